"""Small graphs as inline SVG, laid out here: readable without a script, with links that work by keyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

_ROW: Final = 46
_WIDTH: Final = 930
_BOX: Final = 220
_CENTRE: Final = 180
_BOX_HEIGHT: Final = 32
_NODE: Final = 150
_LONGEST: Final = 30


class Neighbour(NamedTuple):
    """A thing beside the one in the middle: what joins them, and on which side it is drawn."""

    name: str
    address: str
    cls: str
    joined_by: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node of a drawing: its name, the address of its page (empty for none) and its class (for the colour)."""

    name: str
    address: str = ""
    cls: str = ""


def neighbourhood(name: str, cls: str, neighbours: Sequence[Neighbour], title: str) -> Markup:
    """Draw a thing in the middle and its neighbours in two columns beside it, each with what joins them."""
    left, right = neighbours[1::2], neighbours[::2]
    height = max(len(left), len(right), 1) * _ROW + 10
    middle = height / 2
    parts = []
    for column, x in ((left, _BOX / 2 + 4), (right, _WIDTH - _BOX / 2 - 4)):
        for n, neighbour in enumerate(column):
            y = middle + (n - (len(column) - 1) / 2) * _ROW
            toward = 1 if x < _WIDTH / 2 else -1
            near, far = x + toward * _BOX / 2, (_WIDTH - toward * _CENTRE) / 2
            bend = near + toward * 110  # as wide as a label, which stands on the level part
            parts.append(_line((near, y), (bend, y), (far, middle)))
            parts.append(_label((near + bend) / 2, y - 4, _short(neighbour.joined_by, 18)))
            parts.append(_box(x, y, Box(neighbour.name, neighbour.address, neighbour.cls), _BOX))
    parts.append(_box(_WIDTH / 2, middle, Box(name, "", cls), _CENTRE))
    return _svg(parts, _WIDTH, height, title)


def graph(boxes: Mapping[str, Box], edges: Sequence[tuple[str, str, str]], title: str) -> Markup:
    """Draw any small graph, always alike: `edges` are (from, label, to) between the keys of `boxes`."""
    import igraph  # noqa: PLC0415 - only where something is drawn

    keys = list(boxes)
    place = {key: n for n, key in enumerate(keys)}
    net = igraph.Graph(len(keys), [(place[a], place[b]) for a, _, b in edges])
    layout = net.layout_kamada_kawai() if len(keys) > 1 else [(0.0, 0.0)]
    spread = 120.0 * len(keys) ** 0.5
    at = _apart(_scaled([(float(point[0]), float(point[1])) for point in layout], 1.6 * spread, spread))
    left, top = min(x for x, _ in at) - _NODE / 2 - 6, min(y for _, y in at) - _BOX_HEIGHT / 2 - 12
    at = [(x - left, y - top) for x, y in at]
    width, height = max(x for x, _ in at) + _NODE / 2 + 6, max(y for _, y in at) + _BOX_HEIGHT / 2 + 12
    parts = []
    for a, label, b in edges:
        (x1, y1), (x2, y2) = at[place[a]], at[place[b]]
        parts += [_line((x1, y1), (x2, y2)), _label((x1 + x2) / 2, (y1 + y2) / 2 - 3, label)]
    parts += [_box(*at[place[key]], box, _NODE) for key, box in boxes.items()]
    return _svg(parts, width, height, title)


def _svg(parts: Sequence[Markup], width: float, height: float, title: str) -> Markup:
    return Markup(
        '<svg class="drawing" viewBox="0 0 {:.0f} {:.0f}" width="{:.0f}" height="{:.0f}" role="group" '
        'aria-label="{}">{}</svg>'
    ).format(width, height, width, height, title, Markup("").join(parts))


def _scaled(points: list[tuple[float, float]], width: float, height: float) -> list[tuple[float, float]]:
    (left, right), (top, bottom) = ((min(values), max(values)) for values in zip(*points, strict=True))
    return [((x - left) / (right - left or 1) * width, (y - top) / (bottom - top or 1) * height) for x, y in points]


def _apart(at: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Move boxes that overlap away from each other, up and down or sideways, whichever is the shorter way."""
    points = [list(point) for point in at]
    for _ in range(60):
        moved = False
        for n, one in enumerate(points):
            for other in points[:n]:
                dx, dy = one[0] - other[0], one[1] - other[1]
                over_x, over_y = _NODE + 12 - abs(dx), _BOX_HEIGHT + 36 - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
                shift = (over / 2 + 1) * (1 if sign >= 0 else -1)
                one[axis] += shift
                other[axis] -= shift
                moved = True
        if not moved:
            break
    return [(x, y) for x, y in points]


def _line(*points: tuple[float, float]) -> Markup:
    return Markup('<polyline points="{}"/>').format(" ".join(f"{x:.0f},{y:.0f}" for x, y in points))


def _label(x: float, y: float, text: str) -> Markup:
    return Markup('<text class="edge" x="{:.0f}" y="{:.0f}">{}</text>').format(x, y, _short(text))


def _box(x: float, y: float, box: Box, width: float) -> Markup:
    drawn = Markup(
        '<rect class="box {}" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{}" rx="8"/>'
        '<text class="name" x="{:.0f}" y="{:.0f}">{}<title>{}</title></text>'
    ).format(
        box.cls.lower(),
        x - width / 2,
        y - _BOX_HEIGHT / 2,
        width,
        _BOX_HEIGHT,
        x,
        y + 5,
        _short(box.name, int(width / 8)),
        box.name,
    )
    return Markup('<a href="{}">{}</a>').format(box.address, drawn) if box.address else drawn


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
