"""Places by forces, grown an article at a time, so that the next article moves little.

The nodes of the oldest articles come first. They start from places that depend on their names alone, smoothed over the
neighbours (a power iteration, which nears the low eigenvectors of the graph), and Fruchterman and Reingold's forces
(igraph) take over from there. Then twice as many articles join in: what is new starts beside its neighbours, what was
there before from where it was, and the forces, weaker now, make room; and so on. A new article is the last to join.
"""

import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

Point = tuple[float, float]
Pairs = Sequence[tuple[int, int]]

_SEED: Final = 20251005
_SMOOTHING: Final = 60
_STEPS: Final = 100
_FIRST: Final = 4  # articles that are placed at once
_HOT: Final = 0.05  # how far a node may move in the first step, in parts of the width of all
_COOL: Final = 0.003


def communities(count: int, pairs: Pairs) -> list[int]:
    """Return the community of each of `count` nodes (Louvain), as numbers from 0."""
    import igraph  # noqa: PLC0415 - costs a tenth of a second

    with _seeded():
        return list(igraph.Graph(n=count, edges=pairs).community_multilevel().membership)


def grown(names: Sequence[str], pairs: Pairs, weights: Sequence[float], ages: Sequence[str]) -> list[Point]:
    """Return a place for each node, in units of about the length of an edge.

    `names` are those of the nodes, `pairs` the edges between them by index with their `weights`, `ages` sort as the
    articles do that the nodes stand in first.
    """
    neighbours: list[list[int]] = [[] for _ in names]
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    places: dict[int, Point] = {}
    for young in _stages(ages):
        members = [i for i, age in enumerate(ages) if age <= young]
        index = {i: k for k, i in enumerate(members)}
        edges = [(index[a], index[b]) for a, b in pairs if a in index and b in index]
        strengths = [w for w, (a, b) in zip(weights, pairs, strict=True) if a in index and b in index]
        first = not places
        if first:
            places = dict(zip(members, _smoothed([names[i] for i in members], edges), strict=True))
        else:
            _join(places, members, names, neighbours, ages)
        start = [places[i] for i in members]
        places = dict(zip(members, _forced(start, edges, strengths, _HOT if first else _COOL), strict=True))
    return [places[i] for i in range(len(names))]


def _stages(ages: Sequence[str]) -> list[str]:
    """The age of the youngest article of each stage: the first few, twice as many, and so on to all."""
    different = sorted(set(ages))
    stages, count = [], _FIRST
    while count < len(different):
        stages.append(different[count - 1])
        count *= 2
    return [*stages, different[-1]]


def _join(
    places: dict[int, Point],
    members: Sequence[int],
    names: Sequence[str],
    neighbours: Sequence[Sequence[int]],
    ages: Sequence[str],
) -> None:
    """Give each new member a place: beside its neighbours that have one, else anywhere, by its name."""
    waiting = sorted((i for i in members if i not in places), key=lambda i: (ages[i], names[i]))
    spread = math.sqrt(len(members))
    while waiting:
        later = []
        for i in waiting:
            near = [places[j] for j in neighbours[i] if j in places]
            if near:
                dx, dy = _hashed(names[i])
                places[i] = (sum(x for x, _ in near) / len(near) + dx, sum(y for _, y in near) / len(near) + dy)
            else:
                later.append(i)
        if len(later) == len(waiting):
            dx, dy = _hashed(names[later[0]])
            places[later.pop(0)] = (spread * dx, spread * dy)
        waiting = later


def _forced(start: Sequence[Point], edges: Pairs, weights: Sequence[float], heat: float) -> list[Point]:
    import igraph  # noqa: PLC0415

    count = len(start)
    with _seeded():
        result = igraph.Graph(n=count, edges=edges).layout_fruchterman_reingold(
            weights=list(weights),
            seed=[list(point) for point in start],
            niter=_STEPS,
            start_temp=heat * math.sqrt(count),
            grid="grid" if count > 1000 else "nogrid",
        )
    return [(x, y) for x, y in result.coords]


@contextmanager
def _seeded() -> Iterator[None]:
    """Give igraph a random generator with a fixed seed for a while: it has one for the whole process."""
    import igraph  # noqa: PLC0415

    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a picture, no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _hashed(name: str) -> Point:
    """A point between -1 and 1 that depends on the name alone."""
    digest = hashlib.sha256(name.encode()).digest()
    return (int.from_bytes(digest[:6]) / 2**47 - 1, int.from_bytes(digest[6:12]) / 2**47 - 1)


def _smoothed(names: Sequence[str], pairs: Pairs) -> list[Point]:
    """Places from the names of the nodes, each drawn towards its neighbours."""
    own = [_hashed(name) for name in names]
    spread = math.sqrt(len(names)) / 2
    neighbours: list[list[int]] = [[] for _ in names]
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    first, second = (_eigenvector([point[axis] for point in own], neighbours) for axis in (0, 1))
    shared = sum(a * b for a, b in zip(first, second, strict=True)) / len(first)
    second = [b - shared * a for a, b in zip(first, second, strict=True)]
    size = math.sqrt(sum(v * v for v in second) / len(second)) or 1.0
    # A little of each node's own place keeps nodes apart that have the same neighbours.
    return [
        (spread * a + 0.3 * x, spread * b / size + 0.3 * y) for a, b, (x, y) in zip(first, second, own, strict=True)
    ]


def _eigenvector(values: list[float], neighbours: Sequence[Sequence[int]]) -> list[float]:
    total = sum(len(near) for near in neighbours) or 1
    for _ in range(_SMOOTHING):
        values = [
            (values[i] + sum(values[j] for j in near) / len(near)) / 2 if near else values[i]
            for i, near in enumerate(neighbours)
        ]
        middle = sum(len(near) * value for near, value in zip(neighbours, values, strict=True)) / total
        size = math.sqrt(sum((v - middle) ** 2 for v in values) / len(values)) or 1.0
        values = [(v - middle) / size for v in values]
    return values
