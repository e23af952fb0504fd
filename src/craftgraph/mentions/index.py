"""The names of an article's things of one family, looked up by their words instead of compared one by one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from craftgraph.language.words import word

_INITIAL: Final = re.compile(r"[A-ZА-ЯӘІҢҒҮҰҚӨҺЁ]\.?$")
_AREA_NOUNS: Final = frozenset({"облысы", "ауданы", "өңірі", "аймағы", "область", "край", "район"})
_CITY_NOUNS: Final = frozenset(
    {"қала", "қаласы", "ауыл", "ауылы", "кент", "кенті", "город", "село", "city", "village", "town"}
)
_STEM: Final = 4
"""Letters in which two forms of one word of a person's name agree at least."""


class Folded(NamedTuple):
    """The parts of a folded name: all but the last word, the last word, and its ends of two words and more."""

    start: str
    last: str
    ends: tuple[str, ...]


@lru_cache(maxsize=4096)
def parted(name: str) -> Folded:
    """Return the parts to which an article may shorten a (folded) name.

    >>> parted("алматы қаласы туризм басқармасы").ends
    ('қаласы туризм басқармасы', 'туризм басқармасы')
    """
    start, _, last = name.rpartition(" ")
    words = name.split(" ")
    # where one word is said again and again, the end is the start
    ends = [" ".join(words[begin:]) for begin in range(1, len(words) - 1)]
    return Folded(start, last, tuple(end for end in ends if end != start))


class NameIndex:
    """The names of the things of one family, all folded by `key`; a thing is its index in the article."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._by_end: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, thing: int, name: str) -> None:
        """Take a name of a thing in."""
        start, last, ends = parted(name)
        self._by_name[name].append(thing)
        self._by_start[start].append((last, thing))
        for end in ends:
            self._by_end[end].append(thing)

    def add_person(self, person: int, name: str, spelt: str) -> None:
        """Take a name of a person in, who is found by each of its words as they are spelt."""
        self._by_name[name].append(person)
        for part in spelt.split():
            self._by_stem[part[:_STEM]].append((part, person))

    def called(self, name: str) -> Sequence[int]:
        """Return the things of that name."""
        return self._by_name.get(name, ())

    def shortly(self, name: str) -> list[int]:
        """Return the things whose name is short for this one, or long for it, by a class noun or a place."""
        found = [thing for noun, thing in self._by_start.get(name, ()) if name and self._is_city(noun)]
        if " " not in name:
            return found
        start, last, ends = parted(name)
        found += self._by_end.get(name, ())
        if start in self._by_name and self._is_city(last):
            found += self._by_name[start]
        for end in ends:
            found += self._by_name.get(end, ())
        return found

    def area(self, name: str) -> list[int]:
        """Return the things of that name with or without the class noun of a region: `Маңғыстау облысы`."""
        found = [thing for noun, thing in self._by_start.get(name, ()) if noun in _AREA_NOUNS]
        start, _, last = name.rpartition(" ")
        if last in _AREA_NOUNS:
            found += self._by_name.get(start, ())
        return found

    def bearing(self, part: str) -> set[int]:
        """Return the persons who have that word in their names, in one form or another."""
        return {person for known, person in self._by_stem.get(part[:_STEM], ()) if same_word(part, known)}

    def _is_city(self, noun: str) -> bool:
        return noun in _CITY_NOUNS or word(noun, self.language).lemma in _CITY_NOUNS


def parts_of(name: str) -> list[str]:
    """The words of a person's name without initials, and without what kin call her by (`Айша ана`)."""
    return [part for part in name.replace(".", ". ").split() if not is_initial(part) and part != "ана"]


def same_word(a: str, b: str) -> bool:
    """Tell whether two words of persons' names are one in two forms: `Үсенов` and `Үсенова`."""
    if a == b:
        return True
    short = min(len(a), len(b))
    return short > _STEM and a[: short - 1] == b[: short - 1] and abs(len(a) - len(b)) <= 1


def is_initial(part: str) -> bool:
    """Tell whether a word of a person's name is an initial."""
    return _INITIAL.match(part) is not None
