"""Which entry of the authority files a thing is, if any."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from craftgraph.mentions.authority import Authority, Entry, fold
from craftgraph.terms import FAMILY

_AREAS: Final = frozenset({"City", "Country", "Region"})
_NEAR: Final = 100
"""A rank up to which a place may be taken without the article's word for it (rank grows as fame falls)."""


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


def _is_name(name: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in name)


def resolve(known: Authority, names: Sequence[str], cls: str, near: Collection[str] = ()) -> Match | None:
    """Return the entry that bears the first known name of `names` and agrees with `cls`, or None.

    An entry of exactly that class goes before one of a neighbouring class (a city taken for a region). Among several,
    one in a country or region of `near` (ids of entries, and country codes) wins, then the most prominent.
    """
    for name in names:
        if cls not in ("Title", "Craft") and not _is_name(name):
            continue
        found = [entry for entry in known.find(fold(name)) if _agrees(cls, entry.cls)]
        exact = [entry for entry in found if entry.cls == cls]
        candidates = exact or found
        if not candidates:
            continue
        close = [entry for entry in candidates if entry.country in near or entry.within in near or entry.id in near]
        chosen = (close or candidates)[0]
        return Match(chosen, len(close or candidates) == 1)
    return None
