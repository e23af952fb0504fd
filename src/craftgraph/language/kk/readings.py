"""Readings: every stem and chain of suffixes that the paradigm allows a word form, and how well the two fit."""

import math
import re
from functools import cache
from typing import NamedTuple

from craftgraph.language.kk.paradigm import Ending, Inflection, irregular, rows, suffixes, tails
from craftgraph.language.kk.sounds import ANY_KIND, DEVOICED, EITHER, VOWELS, harmony, is_loan, takes


class Reading(NamedTuple):
    """A stem (lower case), the ending after it, and the log of how well they fit (0 for a regular join)."""

    stem: str
    ending: Ending
    fit: float


NO_ENDING = Ending(Inflection(), ANY_KIND, EITHER, "", 0)
_MISFIT = math.log(0.02)
_LOAN_MISFIT = math.log(0.2)
_RARE_STEM = math.log(0.3)
_LIKE_PLURAL = math.log(0.03)
_LIKE_POSSESSED = math.log(0.1)
_LIKE_CASE = math.log(0.03)
_SURNAME_IN_CASE = re.compile(
    r"..(?:[ое]в(?:[тд][ыі]ң|[қк][ае]|[тд][ыі]|[тд][ае]н?|пен)|[ое]ва(?:ның|ға|ны|да|дан|мен))$"
)
"""A surname in ‑ов, ‑ев, ‑ова, ‑ева with a case behind it."""
_OURS = ("ымыз", "іміз", "амыз", "еміз")
_BEFORE_FINAL = frozenset("шлғг")  # ‑шы, ‑лы, ‑ғы end dictionary forms
_PLURALS = tuple(s for s in suffixes() if s.slot == "number")
_PLURAL_FORMS = frozenset(s.form for s in _PLURALS)


def readings(word: str) -> list[Reading]:
    """Return every way in which the paradigm allows lower-case `word` to be read, the bare word first.

    >>> [reading.stem for reading in readings("адамда")]
    ['адамда', 'адам', 'ада']
    """
    found: list[Reading] = [Reading(word, NO_ENDING, _stem_fit(word, NO_ENDING.inflection))]
    for cut, possible in tails().of(word, 2):
        rest = word[:cut]
        for ending in possible:
            said = ending.inflection
            owned = said.possessive == "3" and not said.plural
            for stem, sound, fit in _stems(rest, ending):
                if takes(sound, ending.kinds):
                    fit += _harmony_fit(sound, ending) + _stem_fit(stem, said)
                    named = owned and len(stem) > 5 and stem.endswith(("ұл", "қыз"))
                    found.append(_patronymic(stem, ending, fit) if named else Reading(stem, ending, fit))
    return found


def _patronymic(stem: str, ending: Ending, fit: float) -> Reading:
    """Return `Шоқан|ұл|ы` as the name that it is: son of, daughter of, are no possessed nouns in it."""
    said = ending.inflection
    bare = ending._replace(inflection=said._replace(possessive=""), form=ending.form[1:])
    return Reading(stem + "ы", bare, fit)


def _stem_fit(stem: str, said: Inflection) -> float:
    """Return the log of how well a stem that looks inflected itself does without that inflection."""
    if said.plural:
        return 0.0
    if said.case == "nom" and "в" in stem and _SURNAME_IN_CASE.search(stem):
        return _LIKE_CASE
    if stem[-3:] in _PLURAL_FORMS and _like_plural(stem):
        return _LIKE_PLURAL
    if said.possessive or len(stem) < 4:
        return 0.0
    if len(stem) > 5 and stem.endswith(_OURS):
        return _LIKE_PLURAL
    if stem[-1] in "ыі" and stem[-2] not in _BEFORE_FINAL and stem[-2] not in VOWELS:
        return _LIKE_POSSESSED
    return 0.0


def _like_plural(stem: str) -> bool:
    """Tell whether `stem` would be read as a plural by the rules alone (`елдер`; not `доллар`, `дәптер`)."""
    if len(stem) < 5 or stem in not_plural():
        return False
    rest = stem[:-3]
    return any(
        stem.endswith(s.form) and takes(rest, s.kinds) and harmony(rest) in (s.harmony, EITHER) for s in _PLURALS
    )


def _harmony_fit(stem: str, ending: Ending) -> float:
    if ending.harmony == EITHER:
        return 0.0
    vowels = harmony(stem)
    if vowels in (EITHER, ending.harmony):
        return 0.0
    return _LOAN_MISFIT if is_loan(stem) else _MISFIT


def _stems(rest: str, ending: Ending) -> list[tuple[str, str, float]]:
    """Return the stems that can stand as `rest` before `ending`, each with what the ending hears, and its log fit."""
    if rest in irregular():
        regular = irregular()[rest]
        return [(regular, regular, 0.0)]
    first = ending.form[0]
    last = rest[-1]
    if first in "ыі":
        if last in DEVOICED:  # кітап+ы → кітабы
            plain = rest[:-1] + DEVOICED[last]
            return [(plain, plain, 0.0), (rest, rest, _RARE_STEM if last != "ғ" else _MISFIT)]
        if last in "пкқ":
            return [(rest, rest, _LOAN_MISFIT)]
        if last in "лнр" and first == "і":  # фестиваль+і → фестивалі
            return [(rest, rest, 0.0), (rest + "ь", rest + "ь", _RARE_STEM)]
    elif first == "т" and last in "сш":  # турист+тер → туристер
        return [(rest, rest, 0.0), (rest + "т", rest, _RARE_STEM)]
    elif rest.endswith(("скі", "скы")) and not ending.inflection.possessive:  # Минск+де → Минскіде
        return [(rest, rest, _MISFIT), (rest[:-1], rest, 0.0)]
    return [(rest, rest, 0.0)]


@cache
def not_plural() -> frozenset[str]:
    """Return the stems that only look like plurals (like_plural.tsv)."""
    return frozenset(row[0] for row in rows("like_plural.tsv"))
