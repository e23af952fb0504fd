"""Kazakh names of places that reach further than the tagger saw: republics, roads and steppes, rows of names.

`Габон Республикасы` is the country with its class noun, `Құлан жолы` a road and nobody's name, and a name that the
tagger missed between the places of a row is a place too.
"""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.authority import Entry, authority, fold
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.demonyms import country_of
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_DERIVED: Final = re.compile(r"(.{3,}?)(?:[лдт](?:ық|ік))(?:[тл][ае]р)?")
_GROUND: Final = frozenset({"жол", "дала", "өзен", "көл", "тау", "шатқал", "тракт"})
"""Nouns of places that are named like persons: `Ұлы Құлан жолы`."""
_CLASSES: Final = frozenset({"City", "Country", "Region", "Place"})


def places(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence with the places that their neighbours tell; no two names overlap."""
    result: list[Found] = []
    for span in found:
        label, first, last = span
        if label in FAMILY and result and result[-1][0] in FAMILY and first <= result[-1][2]:
            first = result[-1][2] + 1  # `Республикасы` went to the country before
            if first > last:
                continue
        if label in _CLASSES and first == last and _is_demonym(words[first]):
            continue
        if label == "Country":
            last = _republic(tokens, words, last)
        elif label == "Person" and _is_ground(tokens, words, last):
            label, last = "Place", last + 1
        result.append((label, first, last))
    return _rows(tokens, words, result)


def _is_demonym(w: Word) -> bool:
    """Tell whether a word that was taken for a place is derived from the name of one: `Тараздық шебер`."""
    match = _DERIVED.fullmatch(w.lemma) or _DERIVED.fullmatch(w.lower)
    if match is None or country_of(w.lower, w.lemma, "kk"):
        return False
    known = authority()
    return _is_place(known.find(fold(match[1]))) and not _is_place(known.find(fold(w.lemma)))


def _is_place(entries: Sequence[Entry]) -> bool:
    return any(FAMILY[entry.cls] == "Place" for entry in entries)


def _republic(tokens: Sequence[Token], words: Sequence[Word], last: int) -> int:
    """Take `Республикасы` along, and what stands between: `Қытай Халық Республикасы`."""
    for at in (last + 1, last + 2, last + 3):
        if at >= len(tokens) or not tokens[at].text[0].isupper() or words[last].case not in {"nom", ""}:
            return last
        if words[at].lemma == "республика":
            return at if words[at].possessive == "3" else last
    return last


def _is_ground(tokens: Sequence[Token], words: Sequence[Word], last: int) -> bool:
    """Tell whether a noun of the ground stands right behind a name, in small letters and possessed by it."""
    at = last + 1
    if at >= len(tokens) or words[last].case != "nom" or not tokens[at].text.islower():
        return False
    return words[at].lemma in _GROUND and words[at].possessive == "3" and not words[at].plural


def _rows(tokens: Sequence[Token], words: Sequence[Word], found: list[Found]) -> list[Found]:
    """Take in the names that the tagger missed between the places of a row: `Ақтас, Құлан, Көксай`."""
    commas = [k for k, t in enumerate(tokens) if t.text == ","]
    if len(commas) < 2 or sum(label in _CLASSES for label, _, _ in found) < 2:
        return found
    label_of = {k: label for label, first, last in found if label in FAMILY for k in range(first, last + 1)}
    added: list[Found] = []
    for comma in commas:
        at = comma + 1
        if comma == 0 or at >= len(tokens) or at in label_of:
            continue
        name, behind = tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
        if not name[0].isupper() or not name.isalpha() or name.isupper() or behind != "," or words[at].case != "nom":
            continue
        before = label_of.get(comma - 1)
        if before in _CLASSES and _places_in_row(tokens, label_of, comma) >= _ENOUGH:
            label_of[at] = "Place"
            added.append(("Place", at, at))
    return sorted([*found, *added], key=lambda s: (s[1], -s[2])) if added else found


_ENOUGH: Final = 2


def _places_in_row(tokens: Sequence[Token], label_of: dict[int, str], comma: int) -> int:
    """How many places stand in the row of single words around a comma."""
    row = 0
    for step in (-1, 1):
        at = comma + step
        while 0 <= at < len(tokens) and (tokens[at].text == "," or tokens[at].text[0].isupper()):
            row += label_of.get(at) in _CLASSES
            at += step
    return row
