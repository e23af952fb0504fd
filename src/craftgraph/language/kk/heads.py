"""A table of stems that noun suffixes may follow, found by the first letters of a word."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from craftgraph.language.kk.paradigm import endings

T = TypeVar("T")
_HEAD = 2
"""So many letters that a word has in common with its stem tell nearly always that there is none."""


class Heads(Generic[T]):
    """Stems in lower case, each with a value; a stem may have several words."""

    def __init__(self, stems: Mapping[str, T]) -> None:
        self._groups: dict[str, list[tuple[str, T]]] = {}
        self._short: dict[str, list[tuple[str, T]]] = {}
        longest_first = sorted(stems.items(), key=lambda item: -len(item[0]))
        for stem, value in longest_first:
            groups = self._short if len(stem) < _HEAD else self._groups
            groups.setdefault(stem[:_HEAD], []).append((stem, value))
        for head, group in self._groups.items():
            group += self._short.get(head[:1], ())

    def begins(self, word: str) -> bool:
        """Tell whether `word` has the first letters of one of the stems: the cheap question to ask of every word."""
        return word[:_HEAD] in self._groups or word[:1] in self._short

    def of(self, word: str) -> list[tuple[T, str]]:
        """Return what the stems stand for that lower-case `word` begins with, the longest first, and what follows.

        >>> Heads({"жарты": 1, "жартыжыл": 2}).of("жартыжылда")
        [(2, 'да'), (1, 'жылда')]
        """
        group = self._groups.get(word[:_HEAD]) or self._short.get(word[:1])
        if not group:
            return []
        return [(value, word[len(stem) :]) for stem, value in group if word.startswith(stem)]

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
