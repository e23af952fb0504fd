"""Small graphs as inline SVG, laid out here: readable without a script, with links that work by keyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

_ROW: Final = 46
_WIDTH: Final = 860
_BOX: Final = 250
_BOX_HEIGHT: Final = 32
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
            near, far = x + toward * _BOX / 2, _WIDTH / 2 - toward * 100
            parts.append(_edge(near, y, far, middle))
            parts.append(_label((near + far) / 2, (y * 2 + middle) / 3 - 3, neighbour.joined_by, "edge"))
            parts.append(_box(x, y, Box(neighbour.name, neighbour.address, neighbour.cls), _BOX))
    parts.append(_box(_WIDTH / 2, middle, Box(name, "", cls), 200))
    return _svg(parts, _WIDTH, height, title)


def graph(boxes: Mapping[str, Box], edges: Sequence[tuple[str, str, str]], title: str) -> Markup:
    """Draw any small graph, always alike: `edges` are (from, label, to) between the keys of `boxes`."""
    import igraph  # noqa: PLC0415 - only where something is drawn

    keys = list(boxes)
    place = {key: n for n, key in enumerate(keys)}
    net = igraph.Graph(len(keys), [(place[a], place[b]) for a, _, b in edges])
    layout = net.layout_kamada_kawai() if len(keys) > 1 else [(0.0, 0.0)]
    xs, ys = [float(point[0]) for point in layout], [float(point[1]) for point in layout]
    width = max(_WIDTH, 150 * len(keys) ** 0.5)
    height = max(160, 90 * len(keys) ** 0.5 + 60)
    at = [
        (
            70 + (x - min(xs)) / (max(xs) - min(xs) or 1) * (width - 140),
            24 + (y - min(ys)) / (max(ys) - min(ys) or 1) * (height - 48),
        )
        for x, y in zip(xs, ys, strict=True)
    ]
    parts = []
    for a, label, b in edges:
        (x1, y1), (x2, y2) = at[place[a]], at[place[b]]
        parts += [_edge(x1, y1, x2, y2), _label((x1 + x2) / 2, (y1 + y2) / 2 - 3, label, "edge")]
    parts += [_box(*at[place[key]], box, 130) for key, box in boxes.items()]
    return _svg(parts, width, height, title)


def _svg(parts: Sequence[Markup], width: float, height: float, title: str) -> Markup:
    return Markup(
        '<svg class="drawing" viewBox="0 0 {:.0f} {:.0f}" width="{:.0f}" height="{:.0f}" role="group" '
        'aria-label="{}">{}</svg>'
    ).format(width, height, width, height, title, Markup("").join(parts))


def _edge(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="edge" x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}"/>').format(x1, y1, x2, y2)


def _label(x: float, y: float, text: str, cls: str) -> Markup:
    return Markup('<text class="{}" x="{:.0f}" y="{:.0f}">{}</text>').format(cls, x, y, _short(text))


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
