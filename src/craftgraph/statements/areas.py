"""Which area a Kazakh body serves that is called by its level alone, and what lies in what.

`облыстық мәдениет басқармасы` serves the one oblast that the article names; `Шелек ауданының орталығы Көкпек` lies in
that district; `Көкпекте жәрмеңке өтті. … «Шеген» орталығында` tells of a house in Көкпек.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from craftgraph.mentions.document import Document, Thing
from craftgraph.model import EntityRef, Property
from craftgraph.statements.anchors import EVENTS, PLACES
from craftgraph.statements.completion import can_contain

_LEVELS: Final[Mapping[str, tuple[str, str]]] = {
    "облыстық": ("Region", "облысы"),
    "аудандық": ("Region", "ауданы"),
    "қалалық": ("City", ""),
    "аудан": ("Region", "ауданы"),
}
_BESIDE: Final = frozenset({"жанындағы", "құрамындағы", "қарамағындағы"})
_CENTRES: Final = frozenset({"орталығы", "астанасы"})
_BINDING: Final = ("ғы", "гі")
"""Ends of a locative that binds a name to the next one: `Көкпектегі`."""


def areas(doc: Document) -> Iterator[Property]:
    """Yield the areas of bodies and the places around places that a Kazakh document tells plainly."""
    if doc.article.language == "kk":
        yield from _served(doc)
        yield from _around(doc)
        yield from _attached(doc)


def cities(doc: Document, places: Iterable[Property]) -> Iterator[Property]:
    """Yield the cities of the houses where events were held, told by the sentence before the one that names the house.

    `places` are the places of events. The city is the only one of that sentence, in the
    locative; the sentence tells of the same event, or opens the article and names none.
    """
    for held in places:
        if not isinstance(held.value, EntityRef):
            continue
        event, house = held.subject, held.value.index
        thing = doc.things[house]
        index = thing.mentions[0].sentence if thing.cls == "Venue" and thing.mentions else 0
        if index == 0 or any(n.kind == "City" for n in doc.of_sentence(index)):
            continue
        before, words = doc.of_sentence(index - 1), doc.words[index - 1]
        here = [n for n in before if n.kind == "City" and n.entity >= 0]
        told = {n.entity for n in before if n.kind in EVENTS}
        if len({n.entity for n in here}) != 1 or not (event in told or (index == 1 and not told)):
            continue
        if any(words[n.last].case == "loc" and not words[n.last].lower.endswith(_BINDING) for n in here):
            yield Property(house, "within", EntityRef(here[0].entity), index, "city")


def _attached(doc: Document) -> Iterator[Property]:
    """`Қор басқармасы жанындағы «Тұлпар» клубы` is part of the body before it."""
    for index, words in enumerate(doc.words):
        if not any(w.lower in _BESIDE for w in words):
            continue
        bodies = [n for n in doc.of_sentence(index) if n.kind == "Organization" and n.entity >= 0 and not n.nominal]
        for whole, part in pairwise(bodies):
            if whole.last + 2 == part.first and words[whole.last + 1].lower in _BESIDE and whole.entity != part.entity:
                yield Property(part.entity, "partOf", EntityRef(whole.entity), index, "attached")


def _served(doc: Document) -> Iterator[Property]:
    for index, thing in enumerate(doc.things):
        if thing.cls != "Organization" or not thing.mentions:
            continue
        level = _LEVELS.get(thing.names[0].partition(" ")[0].lower())
        if level is None:
            continue
        places = [i for i, place in enumerate(doc.things) if _is_area(place, *level)]
        if len(places) == 1:
            yield Property(index, "jurisdiction", EntityRef(places[0]), thing.mentions[0].sentence, "level")


def _is_area(place: Thing, cls: str, noun: str) -> bool:
    return place.cls == cls and (not noun or any(name.endswith(noun) for name in place.names))


def _around(doc: Document) -> Iterator[Property]:
    """`Шелек ауданының орталығы Көкпекте`, `Сарытау қаласы (Габон)`: the first lies in the other."""
    for index in range(len(doc.sentences)):
        places = [n for n in doc.of_sentence(index) if n.kind in PLACES and n.entity >= 0 and not n.nominal]
        words = doc.words[index]
        for before, node in pairwise(places):
            if before.entity == node.entity:
                continue
            between = [w.lower for w in words[before.last + 1 : node.first]]
            centre = len(between) == 1 and between[0] in _CENTRES and words[before.last].case == "gen"
            if centre and can_contain(node.kind, before.kind):
                yield Property(node.entity, "within", EntityRef(before.entity), index, "centre")
            bracket = between[-1:] == ["("] and len(between) <= 2 and words[node.last + 1 : node.last + 2]
            if bracket and bracket[0].lower == ")" and before.kind != node.kind and can_contain(before.kind, node.kind):
                yield Property(before.entity, "within", EntityRef(node.entity), index, "bracket")
