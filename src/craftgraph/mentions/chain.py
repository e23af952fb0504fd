"""A trained linear-chain CRF (Lafferty, McCallum and Pereira 2001): its labels, attributes and weights.

Weights are whole numbers of 1/16384, so that sums are exact in whatever order they are made: the same sentence has the
same labels on every machine.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from craftgraph.mentions.features import offset_of

Ints = NDArray[np.int32]

_UNIT: Final = 16384


class Chain:
    """Labels, and the weights of attributes (attribute, place and label) and of transitions (label × next label).

    An attribute of a token counts for that token or for others around it: attribute `numbers[name]` has the entries
    from `first[number]` to before `first[number + 1]`, and each of them adds its entry of `weights` to the label
    `columns[entry]` of the token that stands `shifts[entry]` tokens on the right of the one that has the attribute.
    Number 0 is of no attribute and has no entries. Of all labels an attribute tells but a few apart, so what it says
    of the others, nothing, is not kept.
    """

    def __init__(
        self,
        labels: Sequence[str],
        names: Sequence[str],
        sizes: NDArray[np.integer],
        shifts: NDArray[np.integer],
        columns: NDArray[np.integer],
        weights: Ints,
        transitions: Ints,
    ) -> None:
        """Take the arrays; `sizes` has the number of entries of each attribute of `names`."""
        self.labels = labels
        self.numbers = dict(zip(names, range(1, len(names) + 1), strict=True))
        self.first = np.zeros(len(sizes) + 2, np.intp)
        np.cumsum(sizes, out=self.first[2:])
        self.shifts = shifts
        self.columns = columns
        self.weights = weights
        self.transitions = transitions
        self._steps = shifts.astype(np.intp) * len(labels) + columns

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
        entries = sorted(
            (name, -offset, place[label], value)
            for (attribute, label), value in rounded.items()
            for offset, name in [offset_of(attribute)]
        )
        sizes = Counter(name for name, _, _, _ in entries)
        between = np.zeros((len(labels), len(labels)), np.int32)
        for (left, right), weight in transitions.items():
            between[place[left], place[right]] = round(weight * _UNIT)
        shifts = np.array([shift for _, shift, _, _ in entries], np.int8)
        columns = np.array([column for _, _, column, _ in entries], np.uint16)
        weights = np.array([value for _, _, _, value in entries], np.int32)
        return cls(labels, list(sizes), np.array(list(sizes.values()), np.intp), shifts, columns, weights, between)

    def save(self, path: Path) -> None:
        """Write the chain to `path`: names as UTF-8 lines; the places of each attribute, the entries of each place."""
        owner = np.repeat(np.arange(len(self.numbers)), np.diff(self.first[1:]))
        begins = np.flatnonzero(np.diff(owner, prepend=-1) | np.diff(self.shifts, prepend=np.int8(-128)))
        with path.open("wb") as out:
            np.savez_compressed(
                out,
                labels=_lines(self.labels),
                names=_lines(list(self.numbers)),
                sizes=np.bincount(owner[begins], minlength=len(self.numbers)).astype(np.uint8),
                shifts=self.shifts[begins].astype(np.int8),
                counts=np.diff(begins, append=len(owner)).astype(np.uint16),
                columns=self.columns.astype(np.uint16),
                weights=self.weights,
                transitions=self.transitions,
            )

    @classmethod
    def load(cls, path: Path) -> "Chain":
        """Read a chain that `save` wrote; raises FileNotFoundError where there is none."""
        with np.load(path, allow_pickle=False) as read:
            counts = read["counts"]
            ends = np.concatenate([[0], np.cumsum(counts, dtype=np.intp)])[np.cumsum(read["sizes"], dtype=np.intp)]
            return cls(
                _names(read["labels"]),
                _names(read["names"]),
                np.diff(ends, prepend=0),
                np.repeat(read["shifts"], counts),
                read["columns"],
                read["weights"],
                read["transitions"],
            )

    def add(self, scores: Ints, at: Sequence[int], numbers: Sequence[int]) -> None:
        """Add the weights of attributes to `scores` (place × label): the token at place `at[k]` has `numbers[k]`."""
        which = np.array(numbers, np.intp)
        begins = self.first[which]
        counts = self.first[which + 1] - begins
        ends = np.cumsum(counts)
        if not len(ends):
            return
        entries = np.arange(ends[-1]) + np.repeat(begins - ends + counts, counts)
        where = np.repeat(np.array(at, np.intp) * len(self.labels), counts) + self._steps[entries]
        np.add.at(scores.reshape(-1), where, self.weights[entries])


def _lines(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _names(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode().split("\n")
