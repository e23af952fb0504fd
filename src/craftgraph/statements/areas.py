"""Which area a Kazakh body serves that is called by its level alone, and what lies in what.

`облыстық мәдениет басқармасы` serves the one oblast that the article names; `Шелек ауданының орталығы Көкпек` lies in
that district.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from craftgraph.mentions.document import Document, Thing
from craftgraph.model import EntityRef, Property
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.completion import can_contain

_LEVELS: Final[Mapping[str, tuple[str, str]]] = {
    "облыстық": ("Region", "облысы"),
    "аудандық": ("Region", "ауданы"),
    "қалалық": ("City", ""),
}
_CENTRES: Final = frozenset({"орталығы", "астанасы"})


def areas(doc: Document) -> Iterator[Property]:
    """Yield the areas of bodies and the places around places that a Kazakh document tells plainly."""
    if doc.article.language == "kk":
        yield from _served(doc)
        yield from _around(doc)


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
