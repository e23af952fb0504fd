"""A table of stems that noun suffixes may follow, found by the first letters of a word."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from craftgraph.language.kk.paradigm import endings

T = TypeVar("T")
_HEAD = 3
"""So many letters, or all of a shorter stem, tell nearly always that a word has none of the stems."""


class Heads(Generic[T]):
    """Stems in lower case, each with a value; a stem may have several words."""

    def __init__(self, stems: Mapping[str, T]) -> None:
        self._groups: dict[str, list[tuple[str, T]]] = {}
        for stem, value in sorted(stems.items(), key=lambda item: -len(item[0])):
            self._groups.setdefault(stem[:_HEAD], []).append((stem, value))
        for head in sorted(self._groups, key=len):  # what begins a shorter stem may begin with it as well
            for size in range(len(head) - 1, 0, -1):
                if shorter := self._groups.get(head[:size]):
                    self._groups[head] += shorter
                    break

    def _group(self, word: str) -> Sequence[tuple[str, T]]:
        groups = self._groups
        return groups.get(word[:_HEAD]) or groups.get(word[:2]) or groups.get(word[:1]) or ()

    def begins(self, word: str) -> bool:
        """Tell whether `word` has the first letters of one of the stems: the cheap question to ask of every word."""
        groups = self._groups
        return word[:_HEAD] in groups or word[:2] in groups or word[:1] in groups

    def of(self, word: str) -> list[tuple[T, str]]:
        """Return what the stems stand for that lower-case `word` begins with, the longest first, and what follows.

        >>> Heads({"жарты": 1, "жартыжыл": 2}).of("жартыжылда")
        [(2, 'да'), (1, 'жылда')]
        """
        return [(value, word[len(stem) :]) for stem, value in self._group(word) if word.startswith(stem)]

    def take(self, word: str) -> tuple[T, str] | None:
        """Return what the longest stem stands for that `word` has with noun suffixes behind it, and these.

        >>> money = Heads({"теңге": "KZT"})
        >>> money.take("теңгеден"), money.take("теңгелік")
        (('KZT', 'ден'), None)
        """
        for value, tail in self.of(word):
            if not tail or tail in endings():
                return value, tail
        return None
