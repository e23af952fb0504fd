"""A table of endings, read from the last letter of a word backwards: as many steps as the longest that fits has."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_HERE = ""
"""The key of the value of an ending, among the letters that may stand before it."""


class Tails(Generic[T]):
    """Endings, each with a value.

    >>> Tails({"да": 1, "мда": 2, "ға": 3}).of("адамда", 2)
    [(4, 1), (3, 2)]
    """

    def __init__(self, table: Mapping[str, T]) -> None:
        self._letters: dict[str, Any] = {}
        for ending, value in table.items():
            node = self._letters
            for letter in reversed(ending):
                node = node.setdefault(letter, {})
            node[_HERE] = value

    def of(self, word: str, least: int) -> list[tuple[int, T]]:
        """Return where each ending of `word` begins, and its value, the shortest first.

        `least` letters, one or more, stay before it.
        """
        found = []
        node: Any = self._letters
        place = len(word)
        for letter in word[: least - 1 : -1]:
            node = node.get(letter)
            if node is None:
                break
            place -= 1
            if _HERE in node:
                found.append((place, node[_HERE]))
        return found
