"""Where each node is drawn: the same graph gives the same picture, and a few more nodes move little.

Every component starts from places that depend on the names of its nodes alone, smoothed over the neighbours (a power
iteration, which nears the low eigenvectors of the graph: they change little when the graph does). From there
Fruchterman and Reingold's forces (igraph) take over, with heavier edges inside a community (Louvain). Boxes of nodes
with their labels are then pushed apart until none overlaps, and components are set side by side.
"""

import hashlib
import math
import random
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from craftgraph.view.boxes import Box, pack, push_apart

if TYPE_CHECKING:
    from craftgraph.view.network import Graph

_SEED: Final = 20251005
_SMOOTHING: Final = 60
_EXACT: Final = 400  # nodes of a component up to which no two labels overlap, whatever it takes
_LONGEST: Final = 130.0  # mean length of edges, at most
_WIDER: Final = 1.5  # screens are wider than high
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where nodes stand (x to the right, y down, in pixels at zoom 1) and the community of each, numbered from 0."""

    positions: Mapping[str, Point]
    communities: Mapping[str, int]


def layout(graph: "Graph", box: Callable[[str], Box]) -> Layout:
    """Place the nodes of `graph`; `box(node)` is the room that a node with its label takes, around its own point.

    Nodes without edges are set in rows under the rest. No two boxes overlap, but in components of more than 400 nodes,
    where few do.
    """
    import networkx as nx  # noqa: PLC0415 - costs a quarter of a second

    positions: dict[str, Point] = {}
    communities: dict[str, int] = {}
    blocks: list[tuple[str, dict[str, Point]]] = []
    linked = sorted((sorted(c) for c in nx.connected_components(graph) if len(c) > 1), key=lambda c: (-len(c), c[0]))
    for members in linked:
        edges = sorted(tuple(sorted(edge)) for edge in graph.subgraph(members).edges)
        index = {node: i for i, node in enumerate(members)}
        pairs = [(index[a], index[b]) for a, b in edges]
        membership = _communities(len(members), pairs)
        offset = max(communities.values(), default=-1) + 1
        communities.update((node, offset + membership[i]) for i, node in enumerate(members))
        points = _forces(members, pairs, membership)
        boxes = [box(node) for node in members]
        placed = push_apart(_spread(points, boxes, pairs), boxes, sweeps=0 if len(members) <= _EXACT else 8)
        blocks.append((members[0], dict(zip(members, placed, strict=True))))
    alone = sorted(node for node in graph.nodes if graph.degree[node] == 0)
    for node in alone:
        communities[node] = max(communities.values(), default=-1) + 1
    shapes = [_extent(block, box) for _, block in blocks]
    for (_, block), (dx, dy) in zip(blocks, pack(shapes), strict=True):
        positions.update((node, (x + dx, y + dy)) for node, (x, y) in block.items())
    positions.update(_rows(alone, box, positions))
    return Layout({node: (round(x, 1), round(y, 1)) for node, (x, y) in positions.items()}, communities)


def _communities(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    import igraph  # noqa: PLC0415 - costs a tenth of a second

    with _Seeded():
        return list(igraph.Graph(n=count, edges=pairs).community_multilevel().membership)


def _forces(members: Sequence[str], pairs: Sequence[tuple[int, int]], membership: Sequence[int]) -> list[Point]:
    import igraph  # noqa: PLC0415

    count = len(members)
    weights = [2.0 if membership[a] == membership[b] else 0.6 for a, b in pairs]
    start = _smoothed(members, pairs)
    with _Seeded():
        result = igraph.Graph(n=count, edges=pairs).layout_fruchterman_reingold(
            weights=weights,
            seed=[list(point) for point in start],
            niter=500 if count < 2000 else 300,
            start_temp=math.sqrt(count) / 20,
            grid="grid" if count > 1000 else "nogrid",
        )
    return [(_WIDER * x, y) for x, y in result.coords]


class _Seeded:
    """Give igraph a random generator with a fixed seed for a while: it has one for the whole process."""

    def __enter__(self) -> None:
        import igraph  # noqa: PLC0415

        igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a picture, no secret

    def __exit__(self, *_: object) -> None:
        import igraph  # noqa: PLC0415

        igraph.set_random_number_generator(random)


def _hashed(node: Hashable) -> Point:
    digest = hashlib.sha256(str(node).encode()).digest()
    return (int.from_bytes(digest[:6]) / 2**47 - 1, int.from_bytes(digest[6:12]) / 2**47 - 1)


def _smoothed(members: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[Point]:
    """Places from the names of the nodes, each drawn towards its neighbours."""
    neighbours: list[list[int]] = [[] for _ in members]
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    axes = [list(axis) for axis in zip(*(_hashed(node) for node in members), strict=True)]
    degrees = [len(n) for n in neighbours]
    for axis in axes:
        for _ in range(_SMOOTHING):
            axis[:] = [(axis[i] + sum(axis[j] for j in near) / len(near)) / 2 for i, near in enumerate(neighbours)]
            middle = sum(d * v for d, v in zip(degrees, axis, strict=True)) / sum(degrees)
            size = math.sqrt(sum((v - middle) ** 2 for v in axis) / len(axis)) or 1.0
            axis[:] = [(v - middle) / size for v in axis]
    first, second = axes
    shared = sum(a * b for a, b in zip(first, second, strict=True)) / len(first)
    second = [b - shared * a for a, b in zip(first, second, strict=True)]
    size = math.sqrt(sum(v * v for v in second) / len(second)) or 1.0
    spread = math.sqrt(len(members)) / 2
    # A little of each node's own place keeps nodes apart that have the same neighbours.
    own = [_hashed(node) for node in members]
    return [
        (spread * a + 0.3 * x, spread * b / size + 0.3 * y) for a, b, (x, y) in zip(first, second, own, strict=True)
    ]


def _spread(points: Sequence[Point], boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> list[Point]:
    """Scale places so that the boxes take more than half of the room, with no edges of needless length."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = max((max(xs) - min(xs)) * (max(ys) - min(ys)), 1e-6)
    wanted = 1.6 * sum((b.left + b.right) * (b.above + b.below) for b in boxes)
    length = sum(math.dist(points[a], points[b]) for a, b in pairs) / len(pairs)
    scale = min(math.sqrt(wanted / area), _LONGEST / max(length, 1e-6))
    return [(x * scale, y * scale) for x, y in points]


def _extent(block: Mapping[str, Point], box: Callable[[str], Box]) -> tuple[float, float, float, float]:
    boxes = [(x, y, box(node)) for node, (x, y) in block.items()]
    return (
        min(x - b.left for x, _, b in boxes),
        min(y - b.above for _, y, b in boxes),
        max(x + b.right for x, _, b in boxes),
        max(y + b.below for _, y, b in boxes),
    )


def _rows(alone: Sequence[str], box: Callable[[str], Box], placed: Mapping[str, Point]) -> Iterator[tuple[str, Point]]:
    """Nodes without edges, in rows under everything else."""
    if not alone:
        return
    left = min((x for x, _ in placed.values()), default=0.0)
    right = max((x for x, _ in placed.values()), default=0.0)
    y = max((y + box(node).below for node, (_, y) in placed.items()), default=0.0) + 60
    area: float = sum((box(n).left + box(n).right) * (box(n).above + box(n).below) for n in alone)
    right = max(right, left + math.sqrt(area * 3))
    x, height = left, 0.0
    for node in alone:
        b: Any = box(node)
        if x > left and x + b.left + b.right > right:
            x, y, height = left, y + height + 12, 0.0
        yield node, (x + b.left, y + b.above)
        x, height = x + b.left + b.right + 12, max(height, b.above + b.below)
