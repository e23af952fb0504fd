"""Units behind Kazakh numbers: money, percent, measures, lengths of time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from craftgraph.language.durations import TIMES
from craftgraph.language.kk.heads import Heads
from craftgraph.language.kk.paradigm import rows
from craftgraph.model import Token

_ADJECTIVE = re.compile(r"(?P<stem>.+?)[лдт](?:ық|ік)(?:тың|тің|ты|ті|қа|ке|та|те|тан|тен|пен)?")
_LENGTHS = {"шақырым": 1_000_000, "километр": 1_000_000, "км": 1_000_000} | {
    "метр": 1000,
    "м": 1000,
    "сантиметр": 10,
    "см": 10,
    "миллиметр": 1,
    "мм": 1,
}
_WEIGHTS = {"тонна": 1_000_000, "центнер": 100_000} | {
    "келі": 1000,
    "кило": 1000,
    "килограмм": 1000,
    "кг": 1000,
    "грамм": 1,
    "гр": 1,
}
"""Lengths in millimetres, weights in grams."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: kind and code as in units.tsv, its dictionary form, the token after it, and its suffixes."""

    kind: str
    code: str
    word: str
    after: int
    tail: str


@cache
def _units() -> dict[str, tuple[str, str, str]]:
    return {word: (kind, code, word) for word, kind, code in rows("units.tsv")}


@cache
def _heads() -> Heads[tuple[str, str, str]]:
    return Heads(_units())


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of the units that have two."""
    return frozenset(word.split()[0] for word in _units() if " " in word)


@lru_cache(maxsize=1 << 13)
def _known(word: str) -> tuple[tuple[str, str, str], str] | None:
    """Return the unit that `word` is a form of and its suffixes; `метрлік` counts as a form of `метр`."""
    found = _heads().take(word)
    if found:
        return found
    match = _ADJECTIVE.fullmatch(word)
    adjective = _units().get(match["stem"]) if match else None
    return (adjective, "") if adjective else None


def unit(tokens: Sequence[Token], place: int) -> Unit | None:
    """Return the unit that begins at token `place`, of two words (`шаршы метр`) or one."""
    if place >= len(tokens):
        return None
    first = tokens[place].text
    if place + 1 < len(tokens) and (first in _first_words() or first.lower() in _first_words()):
        for whole in (f"{first} {tokens[place + 1].text}", f"{first} {tokens[place + 1].text}".lower()):
            found = _known(whole)
            if found:
                return Unit(*found[0], place + 2, found[1])
    found = _known(first.lower())
    return Unit(*found[0], place + 1, found[1]) if found else None


def money_before(word: str) -> str | None:
    """Return the currency of a sign that stands before its amount: `$` → USD."""
    found = _units().get(word)
    return found[1] if found and found[0] == "money" and not word.isalpha() else None


def joined(larger: Unit, smaller: Unit) -> int | None:
    """Return how many of `smaller` make one of `larger` where the two are said together (`3 метр 20 сантиметр`)."""
    for scale in (_LENGTHS, _WEIGHTS):
        if larger.code in scale and smaller.code in scale:
            share, rest = divmod(scale[larger.code], scale[smaller.code])
            return share if share > 1 and not rest else None
    return None


def follows(larger: Unit, smaller: Unit) -> bool:
    """Tell whether `smaller` can follow `larger` in a length of time: `1 минут 42 секунд`."""
    return larger.kind == smaller.kind == "time" and TIMES.index(larger.code) < TIMES.index(smaller.code)
