"""A trained linear-chain CRF (Lafferty, McCallum and Pereira 2001): its labels, attributes and weights.

Weights are whole numbers of 1/16384, so that sums are exact in whatever order they are made: the same sentence has the
same labels on every machine.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from craftgraph.mentions.features import offset_of

Ints = NDArray[np.int32]

_UNIT: Final = 16384


class Chain:
    """Labels, and the weights of attributes (attribute and place × label) and of transitions (label × next label).

    An attribute of a token counts for that token or for others around it: attribute `numbers[name]` has the rows of
    `weights` from `first[number]` to before `first[number + 1]`, and each of them counts for the token that stands
    `shifts[row]` tokens on the right of the one that has the attribute. Number 0 is of no attribute and has no rows.
    """

    def __init__(
        self,
        labels: Sequence[str],
        names: Sequence[str],
        sizes: NDArray[np.integer],
        shifts: NDArray[np.integer],
        weights: Ints,
        transitions: Ints,
    ) -> None:
        """Take the arrays; `sizes` has the number of rows of each attribute of `names`."""
        self.labels = labels
        self.numbers = dict(zip(names, range(1, len(names) + 1), strict=True))
        self.first = np.zeros(len(sizes) + 2, np.intp)
        np.cumsum(sizes, out=self.first[2:])
        self.shifts = shifts.astype(np.intp)
        self.weights = weights
        self.transitions = transitions

    @classmethod
    def of(
        cls,
        labels: Sequence[str],
        states: Mapping[tuple[str, str], float],
        transitions: Mapping[tuple[str, str], float],
    ) -> "Chain":
        """Make a chain of weights by (attribute as it is seen, label) and by (label, next label).

        Attributes without a weight that rounds to more than nothing are left out.
        """
        place = {label: n for n, label in enumerate(labels)}
        rounded = {pair: value for pair, weight in states.items() if (value := round(weight * _UNIT))}
        seen = sorted((name, -offset) for offset, name in map(offset_of, {attribute for attribute, _ in rounded}))
        row_of = {key: row for row, key in enumerate(seen)}
        weights = np.zeros((len(seen), len(labels)), np.int32)
        for (attribute, label), value in rounded.items():
            offset, name = offset_of(attribute)
            weights[row_of[name, -offset], place[label]] = value
        sizes: dict[str, int] = {}
        for name, _ in seen:
            sizes[name] = sizes.get(name, 0) + 1
        between = np.zeros((len(labels), len(labels)), np.int32)
        for (left, right), weight in transitions.items():
            between[place[left], place[right]] = round(weight * _UNIT)
        shifts = np.array([shift for _, shift in seen], np.int8)
        return cls(labels, list(sizes), np.array(list(sizes.values()), np.uint8), shifts, weights, between)

    def save(self, path: Path) -> None:
        """Write the chain to `path`: names as UTF-8 lines, and the weights that are not 0, row by row."""
        rows, columns = np.nonzero(self.weights)
        with path.open("wb") as out:
            np.savez_compressed(
                out,
                labels=_lines(self.labels),
                names=_lines(list(self.numbers)),
                sizes=np.diff(self.first[1:]).astype(np.uint8),
                shifts=self.shifts.astype(np.int8),
                counts=np.bincount(rows, minlength=len(self.weights)).astype(np.uint16),
                columns=columns.astype(np.uint16),
                weights=self.weights[rows, columns],
                transitions=self.transitions,
            )

    @classmethod
    def load(cls, path: Path) -> "Chain":
        """Read a chain that `save` wrote; raises FileNotFoundError where there is none."""
        with np.load(path, allow_pickle=False) as read:
            labels = _names(read["labels"])
            shifts = read["shifts"]
            weights = np.zeros((len(shifts), len(labels)), np.int32)
            weights[np.repeat(np.arange(len(shifts)), read["counts"]), read["columns"]] = read["weights"]
            return cls(labels, _names(read["names"]), read["sizes"], shifts, weights, read["transitions"])

    def add(self, scores: Ints, at: Sequence[int], numbers: Sequence[int]) -> None:
        """Add the weights of attributes to `scores` (place × label): the token at place `at[k]` has `numbers[k]`."""
        which = np.array(numbers, np.intp)
        begins = self.first[which]
        counts = self.first[which + 1] - begins
        ends = np.cumsum(counts)
        if not len(ends):
            return
        rows = np.arange(ends[-1]) + np.repeat(begins - ends + counts, counts)
        places = np.repeat(np.array(at, np.intp), counts) + self.shifts[rows]
        order = np.argsort(places, kind="stable")
        places = places[order]
        groups = np.flatnonzero(np.diff(places, prepend=-1))
        scores[places[groups]] += np.add.reduceat(self.weights.take(rows[order], axis=0), groups, axis=0)


def _lines(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _names(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode().split("\n")
