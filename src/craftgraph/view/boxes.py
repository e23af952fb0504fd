"""Boxes on a plane: push them apart until none overlaps, and pack groups of them side by side."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]
Extent = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_GAP: Final = 6.0
_SWEEPS: Final = 20  # before everything is drawn larger: pushing alone takes many more in a crowd


@dataclass(frozen=True, slots=True)
class Box:
    """The room around a point: how far it reaches to each side."""

    left: float
    right: float
    above: float
    below: float


def overlap(p: Point, a: Box, q: Point, b: Box, gap: float = 0.0) -> Point:
    """Return by how much two boxes overlap along x and y; both are positive where they do."""
    across = min(p[0] + a.right, q[0] + b.right) - max(p[0] - a.left, q[0] - b.left) + gap
    down = min(p[1] + a.below, q[1] + b.below) - max(p[1] - a.above, q[1] - b.above) + gap
    return across, down


def push_apart(points: Sequence[Point], boxes: Sequence[Box], *, sweeps: int = 0) -> list[Point]:
    """Move points as little as a simple way can until no two boxes overlap; deterministic.

    Two that overlap are pushed apart along the shorter way, in sweeps over all pairs that are near; where sweeps do
    not end it, everything is drawn a tenth larger and it goes on. With `sweeps` it ends after so many, and some boxes
    may still overlap: thousands of boxes would take minutes.
    """
    placed = list(points)
    sizes = sorted(max(b.left + b.right, b.above + b.below) for b in boxes)
    cell = sizes[len(sizes) // 2] + _GAP if sizes else 1.0
    while True:
        for _ in range(sweeps or _SWEEPS):
            if not _sweep(placed, boxes, cell):
                return placed
        if sweeps:
            return placed
        placed = [(x * 1.1, y * 1.1) for x, y in placed]


def _sweep(placed: list[Point], boxes: Sequence[Box], cell: float) -> bool:
    """Go once over all pairs that share a cell of the plane; return whether any had to be parted."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, ((x, y), box) in enumerate(zip(placed, boxes, strict=True)):
        rows = range(math.floor((y - box.above) / cell), math.floor((y + box.below + _GAP) / cell) + 1)
        for column in range(math.floor((x - box.left) / cell), math.floor((x + box.right + _GAP) / cell) + 1):
            for row in rows:
                cells[column, row].append(i)
    moved = False
    for members in cells.values():
        for place, i in enumerate(members, start=1):
            (x, y), a = placed[i], boxes[i]
            left, right, top, bottom = x - a.left - _GAP, x + a.right + _GAP, y - a.above - _GAP, y + a.below + _GAP
            for j in members[place:]:
                (u, v), b = placed[j], boxes[j]
                # Most pairs end here: this is where the time goes.
                if u - b.left >= right or u + b.right <= left or v - b.above >= bottom or v + b.below <= top:
                    continue
                _part(placed, boxes, i, j)
                moved = True
                x, y = placed[i]
                left, right, top, bottom = x - a.left - _GAP, x + a.right + _GAP, y - a.above - _GAP, y + a.below + _GAP
    return moved


def _part(placed: list[Point], boxes: Sequence[Box], i: int, j: int) -> None:
    """Push two boxes that overlap apart, along the shorter way."""
    (x, y), (u, v) = placed[i], placed[j]
    across, down = overlap((x, y), boxes[i], (u, v), boxes[j], _GAP)
    if across < down:
        step = across / 2 + 0.01
        step = -step if x < u or (x == u and i < j) else step
        placed[i], placed[j] = (x + step, y), (u - step, v)
    else:
        step = down / 2 + 0.01
        step = -step if y < v or (y == v and i < j) else step
        placed[i], placed[j] = (x, y + step), (u, v - step)


def pack(extents: Sequence[Extent], *, aspect: float = 1.5, gap: float = 40.0) -> list[Point]:
    """Return by how much to move each block (left, top, right, bottom) so that they stand in rows, in their order.

    Of several widths of the rows the one is taken whose outcome is seen largest on a screen of that `aspect`.
    """
    sizes = [(right - left + gap, bottom - top + gap) for left, top, right, bottom in extents]
    widest = max((w for w, _ in sizes), default=0.0)
    tried = [_in_rows(sizes, widest * step / 8) for step in range(8, 41)]
    places, _, _ = min(tried, key=lambda t: max(t[1], t[2] * aspect))
    return [(x - left, y - top) for (x, y), (left, top, _, _) in zip(places, extents, strict=True)]


def _in_rows(sizes: Sequence[tuple[float, float]], room: float) -> tuple[list[Point], float, float]:
    """Places in rows of a width, each block in the middle of the height of its row; and the width and height taken."""
    rows: list[list[int]] = []
    used = math.inf
    for i, (w, _) in enumerate(sizes):
        if used + w > room + 0.5:
            rows.append([])
            used = 0.0
        rows[-1].append(i)
        used += w
    places: list[Point] = [(0.0, 0.0)] * len(sizes)
    top = 0.0
    for row in rows:
        height, left = max(sizes[i][1] for i in row), 0.0
        for i in row:
            places[i] = (left, top + (height - sizes[i][1]) / 2)
            left += sizes[i][0]
        top += height
    return places, max((sum(sizes[i][0] for i in row) for row in rows), default=0.0), top
