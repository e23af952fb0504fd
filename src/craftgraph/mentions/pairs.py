"""The numbers of attributes that two neighbouring words have, found by the left word and then by the right one.

An attribute is named `group=left|right`: `ll` tells the two lemmas, `cl` case and lemma, `ss` the two shapes. Looked up
so, no name has to be put together for every two words of a text, most of which no model has ever seen.
"""

from collections.abc import Callable, Mapping
from typing import Final

_GROUPS: Final = ("ll", "cl", "ss")
_BETWEEN: Final = "|"


class PairTable(dict[str, dict[str, int]]):
    """The numbers of one group; 0 or None stands for a pair that has none."""

    def __missing__(self, left: str) -> dict[str, int]:
        return _NOTHING


_NOTHING: Final[dict[str, int]] = {}
Pairs = tuple[PairTable, PairTable, PairTable]
"""The tables of the three groups."""


class _GrowingTable(PairTable):
    """A table in training, where every pair that is asked for is numbered."""

    def __init__(self, number: Callable[[str], int], group: str) -> None:
        super().__init__()
        self._number, self._group = number, group

    def __missing__(self, left: str) -> dict[str, int]:
        return _GrowingRow(self._number, f"{self._group}={left}{_BETWEEN}")


class _GrowingRow(dict[str, int]):
    def __init__(self, number: Callable[[str], int], left: str) -> None:
        super().__init__()
        self._number, self._left = number, left

    def get(self, right: str, default: int = 0) -> int:  # type: ignore[override]
        return self._number(self._left + right)


def pair_table(numbers: Mapping[str, int]) -> PairTable:
    """Arrange the numbers of the pairs of a group by left and right word.

    >>> pair_table({"қала|әкім": 7})["қала"].get("әкім")
    7
    """
    table = PairTable()
    for pair, number in numbers.items():
        # the mark between the two may itself be the left word
        left = _BETWEEN if pair.startswith(_BETWEEN * 2) else pair.partition(_BETWEEN)[0]
        table.setdefault(left, {})[pair[len(left) + 1 :]] = number
    return table


def pairs_of(numbers: Mapping[str, Mapping[str, int]]) -> Pairs:
    """The tables of a model, from its numbers by group and by pair."""
    lemmas, cases, looks = (pair_table(numbers[group]) for group in _GROUPS)
    return lemmas, cases, looks


def growing(number: Callable[[str], int]) -> Pairs:
    """The tables of a training, which number each pair by its name (`ll=қала|әкім`)."""
    lemmas, cases, looks = (_GrowingTable(number, group) for group in _GROUPS)
    return lemmas, cases, looks
