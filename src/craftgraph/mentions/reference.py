"""Which mentions of one article are one thing: full names and surnames, names with and without their class noun."""

from collections.abc import Iterable, Sequence
from typing import Final

from craftgraph.mentions.document import Thing
from craftgraph.mentions.index import NameIndex, is_initial, parts_of, same_word
from craftgraph.mentions.names import forms, key
from craftgraph.model import Mention
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_AREAS: Final = frozenset({"Region", "Place"})


class Things:
    """Gathers the things of an article; mentions are given in the order of the text."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.things: list[Thing] = []
        self._names: dict[str, NameIndex] = {}
        """The names by family."""
        self.offices: dict[str, int] = {}
        """Office or profession (lemma) → the person whom the article called so last."""
        self.unmet: list[tuple[int, int]] = []
        """Class nouns of events that spoke of nothing named before: (sentence, token)."""
        self.ours: list[tuple[int, int]] = []
        """Each `еліміз` before the country was named: (sentence, token)."""

    def add(self, cls: str, surface: str, mention: tuple[int, int, int], *, whole: bool = False) -> int:
        """Add a mention (begin, end, sentence) of a name and return the index of the thing that it names.

        A `whole` name stands in the nominative, whatever it ends with.
        """
        names = forms(surface, self.language, cls, whole=whole)
        keys = [key(name) for name in names]
        index = self._find(cls, names, keys)
        if index is None:
            index = len(self.things)
            self.things.append(Thing(cls, list(names)))
            self._index(index, names, keys)
        else:
            self._take_names(index, names)
        begin, end, sentence = mention
        thing = self.things[index]
        thing.mentions.append(Mention(thing.cls, begin, end, sentence, names[0]))
        return index

    def christen(self, cls: str, surface: str, mention: tuple[int, int, int]) -> int | None:
        """Give the one event that the article told of by a class noun alone its name; None where there is none such.

        `Сайыс қорытындысы белгілі болды. … «Алтын тас» байқауы өтті`: class nouns come first in news.
        """
        events = [i for i, thing in enumerate(self.things) if FAMILY[thing.cls] == "Event"]
        if len(events) != 1:
            return None
        thing = self.things[events[0]]
        name = forms(surface, self.language, cls)[0]
        if thing.cls != cls or thing.names[0].lower() not in patterns(self.language)["nominals"]["Event"]:
            return None
        if " " not in name and name.islower():
            return None
        self.add_name(events[0], surface, mention)
        if name in thing.names:
            thing.names.remove(name)
        thing.names.insert(0, name)
        return events[0]

    def add_name(self, index: int, surface: str, mention: tuple[int, int, int]) -> int:
        """Add a mention that gives a thing another name (an abbreviation in brackets); return `index`."""
        thing = self.things[index]
        names = forms(surface, self.language, thing.cls)
        self._take_names(index, names)
        begin, end, sentence = mention
        thing.mentions.append(Mention(thing.cls, begin, end, sentence, names[0]))
        return index

    def refer(self, index: int, begin: int, end: int, sentence: int) -> None:
        """Add a nominal mention that refers back to a thing."""
        thing = self.things[index]
        thing.mentions.append(Mention(thing.cls, begin, end, sentence, thing.names[0], nominal=True))

    def _take_names(self, index: int, names: Iterable[str]) -> None:
        thing = self.things[index]
        for name in names:
            if name not in thing.names:
                if thing.cls == "Person" and _fuller(name, thing.names[0]):
                    thing.names.insert(0, name)
                else:
                    thing.names.append(name)
                self._index(index, (name,), (key(name),))

    def _of_family(self, cls: str) -> NameIndex:
        family = FAMILY[cls]
        index = self._names.get(family)
        if index is None:
            index = self._names[family] = NameIndex(self.language)
        return index

    def _index(self, thing: int, names: Iterable[str], keys: Iterable[str]) -> None:
        cls = self.things[thing].cls
        index = self._of_family(cls)
        for name, folded in zip(names, keys, strict=True):
            if cls == "Person":
                index.add_person(thing, folded, name)
            else:
                index.add(thing, folded)

    def _find(self, cls: str, names: Sequence[str], keys: Sequence[str]) -> int | None:
        """The latest thing that one of these names, also given folded as keys, means."""
        known = self._names.get(FAMILY[cls])
        if known is None:
            return None
        things = self.things
        same = [i for name in keys for i in known.called(name) if not _two_places(cls, things[i].cls)]
        if same:
            return max(same)
        if cls == "Person":
            return self._find_person(names[-1])
        event = FAMILY[cls] == "Event"
        found = -1
        for name in keys:
            for i in known.shortly(name):
                if i > found and (event or things[i].cls == cls):
                    found = i
        if cls in _AREAS:
            area = max((i for name in keys for i in known.area(name) if things[i].cls in _AREAS), default=-1)
            if area >= 0 and area >= found:
                things[area].cls = "Region"
                return area
        return found if found >= 0 else None

    def _find_person(self, name: str) -> int | None:
        parts = parts_of(name)
        if not parts:
            return None
        bearing = [self._of_family("Person").bearing(part) for part in parts]
        if all_of_it := set.intersection(*bearing):
            # `Орлова` is the woman of that name rather than the man, whose genitive it could be
            spelt = {i for i in all_of_it if any(set(parts) <= set(known.split()) for known in self.things[i].names)}
            return max(spelt if self.language == "ru" and spelt else all_of_it)
        if len(parts) < 2:
            return None
        # a full name after its surname alone
        for i in sorted(set().union(*bearing), reverse=True):
            known = self.things[i].names[0].split()
            if len(known) == 1 and any(same_word(known[0], part) for part in parts):
                return i
        return None


def _fuller(name: str, than: str) -> bool:
    return len(than.split()) < 2 <= len(name.split()) and not any(map(is_initial, name.split()))


def _two_places(a: str, b: str) -> bool:
    """A region is not the city whose name it bears, nor a country a city; a venue is neither."""
    kinds = {a, b} - {"Place"}
    return len(kinds) > 1 and not kinds <= {"Region", "Country"}
