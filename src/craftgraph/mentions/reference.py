"""Which mentions of one article are one thing: full names and surnames, names with and without their class noun."""

import re
from collections.abc import Iterable

from craftgraph.language.words import word
from craftgraph.mentions.document import Thing
from craftgraph.mentions.names import forms, head, key
from craftgraph.model import Mention
from craftgraph.terms import FAMILY

_INITIAL = re.compile(r"[A-ZА-ЯӘІҢҒҮҰҚӨҺЁ]\.?$")
_AREA_NOUNS = frozenset({"облысы", "ауданы", "өңірі", "аймағы", "область", "край", "район"})
_CITY_NOUNS = frozenset(
    {"қала", "қаласы", "ауыл", "ауылы", "кент", "кенті", "город", "село", "city", "village", "town"}
)


class Things:
    """Gathers the things of an article; mentions are given in the order of the text."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.things: list[Thing] = []

    def add(self, cls: str, surface: str, mention: tuple[int, int, int], *, whole: bool = False) -> int:
        """Add a mention (begin, end, sentence) of a name and return the index of the thing that it names.

        A `whole` name stands in the nominative, whatever it ends with.
        """
        names = forms(surface, self.language, cls, whole=whole)
        index = self._find(cls, names)
        if index is None:
            self.things.append(Thing(cls, list(names)))
            index = len(self.things) - 1
        else:
            thing = self.things[index]
            self._take_names(thing, names)
        begin, end, sentence = mention
        self.things[index].mentions.append(Mention(self.things[index].cls, begin, end, sentence, names[0]))
        return index

    def add_name(self, index: int, surface: str, mention: tuple[int, int, int]) -> int:
        """Add a mention that gives a thing another name (an abbreviation in brackets); return `index`."""
        thing = self.things[index]
        names = forms(surface, self.language, thing.cls)
        self._take_names(thing, names)
        begin, end, sentence = mention
        thing.mentions.append(Mention(thing.cls, begin, end, sentence, names[0]))
        return index

    def refer(self, index: int, begin: int, end: int, sentence: int) -> None:
        """Add a nominal mention that refers back to a thing."""
        thing = self.things[index]
        thing.mentions.append(Mention(thing.cls, begin, end, sentence, thing.names[0], nominal=True))

    def _take_names(self, thing: Thing, names: Iterable[str]) -> None:
        for name in names:
            if name not in thing.names:
                if thing.cls == "Person" and _fuller(name, thing.names[0]):
                    thing.names.insert(0, name)
                else:
                    thing.names.append(name)

    def _find(self, cls: str, names: tuple[str, ...]) -> int | None:
        same = [i for i, t in enumerate(self.things) if FAMILY[t.cls] == FAMILY[cls]]
        wanted = {key(n) for n in names}
        for i in reversed(same):
            thing = self.things[i]
            if wanted & {key(n) for n in thing.names} and not _two_places(cls, thing.cls):
                return i
        if cls == "Person":
            return self._find_person(names[-1], same)
        for i in reversed(same):
            thing = self.things[i]
            if {cls, thing.cls} <= {"Region", "Place"} and self._one_area(names, thing.names):
                thing.cls = "Region"
                return i
            if thing.cls != cls and FAMILY[cls] != "Event":
                continue
            if any(self._short_of(a, b) or self._short_of(b, a) for a in names for b in thing.names):
                return i
        return None

    def _one_area(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Tell whether one is a region's name and the other the same without its class noun: `Маңғыстау облысы`."""
        pairs = [(key(x).split(), key(y).split()) for x in a for y in b]
        return any(
            long[:-1] == short and long[-1] in _AREA_NOUNS for x, y in pairs for short, long in ((x, y), (y, x)) if long
        )

    def _short_of(self, short: str, long: str) -> bool:
        """Tell whether one name is the other without its class noun or its place: `Алматы` of `Алматы қаласы`."""
        a, b = key(short).split(), key(long).split()
        if not a or len(b) <= len(a):
            return False
        if b[: len(a)] == a and len(b) == len(a) + 1:
            return word(b[-1], self.language).lemma in _CITY_NOUNS or b[-1] in _CITY_NOUNS
        # the tail of a long name: «Туризм басқармасы» of «Алматы қаласы Туризм басқармасы»
        return len(a) >= 2 and b[-len(a) :] == a

    def _find_person(self, name: str, same: list[int]) -> int | None:
        parts = [p for p in name.replace(".", ". ").split() if not _INITIAL.match(p)]
        if not parts:
            return None
        for i in reversed(same):
            known = {p for n in self.things[i].names for p in n.split()}
            hits = sum(any(_same_word(p, k) for k in known) for p in parts)
            if hits == len(parts) and (
                len(parts) < len(name.replace(".", ". ").split()) or len(parts) == 1 or hits >= 2
            ):
                return i
        # a full name after its surname alone
        if len(parts) >= 2:
            for i in reversed(same):
                known_name = self.things[i].names[0].split()
                if len(known_name) == 1 and any(_same_word(known_name[0], p) for p in parts):
                    return i
        return None


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    short = min(len(a), len(b))
    return short >= 5 and a[: short - 1] == b[: short - 1] and abs(len(a) - len(b)) <= 1


def _fuller(name: str, than: str) -> bool:
    return len(than.split()) < 2 <= len(name.split()) and not any(_INITIAL.match(p) for p in name.split())


def _two_places(a: str, b: str) -> bool:
    """A region is not the city whose name it bears, nor a country a city; a venue is neither."""
    kinds = {a, b} - {"Place"}
    return len(kinds) > 1 and not kinds <= {"Region", "Country"}


__all__ = ["Things", "head"]
