"""Which entry of the authority files a thing is, if any."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.mentions.authority import Authority, Entry, fold
from craftgraph.terms import FAMILY

_AREAS: Final = frozenset({"City", "Country", "Region"})
_CITY: Final = ("geonames:", "city:")
_CLEAR: Final = 6
"""By so much must the rank of a place differ from the next one of its name to be taken at all: twice as many people."""
_SURE: Final = 20
"""By so much, to be taken as sure: ten times as many people."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, and whether no other thing of that name and class is known (then a link out is sure)."""

    entry: Entry
    sure: bool


def _agrees(cls: str, other: str) -> bool:
    if cls == other:
        return True
    if FAMILY[cls] != "Place":
        return FAMILY[cls] == FAMILY[other]
    return cls in _AREAS and other in _AREAS


def _elsewhere(entry: Entry, cls: str, near: Set[str]) -> bool:
    """Whether the article puts the thing into another country (or a venue into another city) than the entry's."""
    countries = {place for place in near if len(place) == 2}  # ISO codes; ids are longer
    if countries and entry.country and entry.country not in countries:
        return True
    return cls == "Venue" and entry.within.startswith(_CITY) and near.isdisjoint({entry.within}) and _has_city(near)


def _has_city(near: Set[str]) -> bool:
    return any(place.startswith(_CITY) for place in near)


def _is_name(name: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in name)


def bare(name: str, language: str) -> str:
    """Return a settlement's name without its class noun.

    >>> bare("Ұлытау ауылы", "kk"), bare("город Алматы", "ru"), bare("Almaty city", "en")
    ('Ұлытау', 'Алматы', 'Almaty')
    """
    kinds, parts = WordList.load(language, "place"), name.split()
    if len(parts) < 2:
        return name
    for rest, noun in ((parts[:-1], parts[-1]), (parts[1:], parts[0])):
        if kinds.get(noun.lower().strip(".")) == "City":
            return " ".join(rest)
    return name


def _plain_craft(name: str, language: str) -> str:
    """A craft's name without words of praise and kind at its ends: `ұлттық қуыршақ жасау өнері`."""
    general, parts = WordList.load(language, "general"), name.split()
    while len(parts) > 1 and parts[-1].lower() in general:
        parts.pop()
    while len(parts) > 1 and parts[0].lower() in general:
        parts.pop(0)
    return " ".join(parts)


def resolve(
    known: Authority, names: Sequence[str], cls: str, language: str, near: Set[str] = frozenset()
) -> Match | None:
    """Return the entry that bears the first known name of `names` and agrees with `cls`, or None.

    An entry of exactly that class goes before one of a neighbouring class (a city taken for a region). Among several,
    those in a place of `near` (ids of entries, and country codes) stand; of these the most prominent is taken when it
    is clearly more prominent than the next, else none: a district called Abai is not just any of them.
    """
    shorter = {"City": bare, "Craft": _plain_craft}.get(cls)
    forms = [form for name in names for form in (name, shorter(name, language))] if shorter else names
    for name in dict.fromkeys(forms):
        if cls not in ("Title", "Craft") and not _is_name(name):
            continue
        found = [e for e in known.find(fold(name)) if _agrees(cls, e.cls) and not _elsewhere(e, cls, near)]
        candidates = [entry for entry in found if entry.cls == cls] or found
        candidates = [e for e in candidates if not near.isdisjoint((e.within, e.id))] or candidates
        candidates = [e for e in candidates if e.country in near] or candidates
        if not candidates:
            continue
        lead = candidates[1].rank - candidates[0].rank if len(candidates) > 1 else _SURE
        return Match(candidates[0], lead >= _SURE) if lead >= _CLEAR else None
    return None
