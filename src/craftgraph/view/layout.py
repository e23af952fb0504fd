"""Where each node is drawn: the same graph gives the same picture, and one more article moves little.

Components are placed by forces (`forces.py`), large ones a community at a time. Boxes of nodes with their labels are
then pushed apart until none overlaps, and components are set side by side, those of the oldest articles first.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from craftgraph.view.boxes import Box, Extent, Point, pack, push_apart
from craftgraph.view.forces import Pairs, communities, grown

if TYPE_CHECKING:
    from craftgraph.view.network import Graph

_WHOLE: Final = 400  # nodes up to which a component is placed as a whole, with no two boxes overlapping
_SWEEPS: Final = 8
_MARGIN: Final = 40.0  # around a community
_LONGEST: Final = 130.0  # mean length of edges, at most
_WIDER: Final = 1.5  # screens are wider than high
_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class _Part:
    """Some nodes of the graph, in the order of their names, and the edges between them by index."""

    names: Sequence[str]
    ages: Sequence[str]
    boxes: Sequence[Box]
    pairs: Pairs


def layout(graph: "Graph", box: Callable[[str], Box]) -> dict[str, Point]:
    """Return where the nodes of `graph` stand: x to the right, y down, in pixels at zoom 1.

    `box(node)` is the room that a node with its label takes, around its own point. Nodes may have the attribute
    `since`, a text that sorts as the articles do that they stand in first. Nodes without edges are set in rows under
    the rest. In components of up to 400 nodes no two boxes overlap; of larger ones each community is placed by itself,
    and few boxes do.
    """
    import networkx as nx  # noqa: PLC0415 - costs a quarter of a second

    parts = [_part(graph, sorted(nodes), box) for nodes in nx.connected_components(graph) if len(nodes) > 1]
    parts.sort(key=lambda part: (min(part.ages), part.names[0]))
    blocks = [(_by_community if len(part.names) > _WHOLE else _at_once)(part) for part in parts]
    moves = pack([_extent(points, part.boxes) for points, part in zip(blocks, parts, strict=True)])
    positions = {
        name: (x + dx, y + dy)
        for part, points, (dx, dy) in zip(parts, blocks, moves, strict=True)
        for name, (x, y) in zip(part.names, points, strict=True)
    }
    positions.update(_rows(sorted(n for n in graph.nodes if graph.degree[n] == 0), box, positions))
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in positions.items()}


def _part(graph: "Graph", names: Sequence[str], box: Callable[[str], Box]) -> _Part:
    index = {name: i for i, name in enumerate(names)}
    pairs = sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.subgraph(names).edges)
    return _Part(names, [graph.nodes[n].get("since", "") for n in names], [box(n) for n in names], pairs)


def _at_once(part: _Part) -> list[Point]:
    membership = communities(len(part.names), part.pairs) if part.pairs else [0] * len(part.names)
    weights = [2.0 if membership[a] == membership[b] else 0.6 for a, b in part.pairs]
    points = [(_WIDER * x, y) for x, y in grown(part.names, part.pairs, weights, part.ages)]
    points = _spread(points, part.boxes, part.pairs, longest=_LONGEST)
    return push_apart(points, part.boxes, sweeps=0 if len(part.names) <= _WHOLE else _SWEEPS)


def _by_community(part: _Part) -> list[Point]:
    """Place each community by itself, then the communities as wholes: thousands at once make a ball of wool."""
    groups: dict[int, list[int]] = defaultdict(list)
    membership = communities(len(part.names), part.pairs)
    for i, community in enumerate(membership):
        groups[community].append(i)
    # A community goes by its first member, whose name does not hang on how communities are numbered.
    order = sorted(groups.values(), key=lambda group: part.names[group[0]])
    rank = {membership[group[0]]: k for k, group in enumerate(order)}
    place = {i: k for group in order for k, i in enumerate(group)}
    inside: list[list[tuple[int, int]]] = [[] for _ in order]
    between: Counter[tuple[int, int]] = Counter()
    for a, b in part.pairs:
        first, second = sorted((rank[membership[a]], rank[membership[b]]))
        if first == second:
            inside[first].append((place[a], place[b]))
        else:
            between[first, second] += 1
    local = []
    for group, pairs in zip(order, inside, strict=True):
        own = _Part(
            [part.names[i] for i in group], [part.ages[i] for i in group], [part.boxes[i] for i in group], pairs
        )
        local.append(_centred(_at_once(own), own.boxes))
    discs = [box for _, box in local]
    names, ages = [part.names[group[0]] for group in order], [min(part.ages[i] for i in group) for group in order]
    links = sorted(between)
    centres = grown(names, links, [math.sqrt(between[pair]) for pair in links], ages)
    centres = _spread([(_WIDER**2 * x, y) for x, y in centres], discs, links, longest=math.inf)
    placed: list[Point] = [(0.0, 0.0)] * len(part.names)
    for group, (points, _), (x, y) in zip(order, local, push_apart(centres, discs), strict=True):
        for i, (dx, dy) in zip(group, points, strict=True):
            placed[i] = (x + dx, y + dy)
    return placed


def _centred(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[list[Point], Box]:
    """Points around their middle, and the room that they take with a margin."""
    left, top, right, bottom = _extent(points, boxes)
    across, down = (right - left) / 2 + _MARGIN, (bottom - top) / 2 + _MARGIN
    moved = [(x - (left + right) / 2, y - (top + bottom) / 2) for x, y in points]
    return moved, Box(across, across, down, down)


def _spread(points: Sequence[Point], boxes: Sequence[Box], pairs: Pairs, *, longest: float) -> list[Point]:
    """Scale places so that the boxes take more than half of the room, with edges of at most `longest` in the mean."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = max((max(xs) - min(xs)) * (max(ys) - min(ys)), 1e-6)
    wanted = 1.6 * sum((b.left + b.right) * (b.above + b.below) for b in boxes)
    length = sum(math.dist(points[a], points[b]) for a, b in pairs) / max(len(pairs), 1)
    scale = min(math.sqrt(wanted / area), longest / max(length, 1e-6))
    return [(x * scale, y * scale) for x, y in points]


def _extent(points: Sequence[Point], boxes: Sequence[Box]) -> Extent:
    return (
        min(x - b.left for (x, _), b in zip(points, boxes, strict=True)),
        min(y - b.above for (_, y), b in zip(points, boxes, strict=True)),
        max(x + b.right for (x, _), b in zip(points, boxes, strict=True)),
        max(y + b.below for (_, y), b in zip(points, boxes, strict=True)),
    )


def _rows(alone: Sequence[str], box: Callable[[str], Box], placed: Mapping[str, Point]) -> Iterator[tuple[str, Point]]:
    """Nodes without edges, in rows under everything else."""
    boxes = [box(node) for node in alone]
    left = min((x for x, _ in placed.values()), default=0.0)
    y = max((y + box(node).below for node, (_, y) in placed.items()), default=0.0) + 60
    wide = math.sqrt(3 * sum((b.left + b.right) * (b.above + b.below) for b in boxes))
    right = max([left + wide, *(x for x, _ in placed.values())])
    x, height = left, 0.0
    for node, b in zip(alone, boxes, strict=True):
        if x > left and x + b.left + b.right > right:
            x, y, height = left, y + height + _GAP, 0.0
        yield node, (x + b.left, y + b.above)
        x, height = x + b.left + b.right + _GAP, max(height, b.above + b.below)
