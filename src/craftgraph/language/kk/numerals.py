"""Kazakh numerals as single words: cardinal, ordinal, Roman, with or without suffixes."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from craftgraph.language.kk.heads import Heads
from craftgraph.language.kk.paradigm import endings, rows
from craftgraph.language.kk.sounds import BACK, VOWELS, harmony

# Cyrillic letters that stand for Roman digits, in either case.
_LOOKALIKES = str.maketrans("ІХСМіхсмӀ", "IXCMixcmI")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_BEGINNINGS = frozenset("IVXІХӀ")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


_ABOUT = re.compile("([дт][ае]й)[ыі](?:н|на|не|ның|нің)?$")  # жүздейі: about a hundred of them
_EMPHATIC = frozenset(("ақ",))
# Pronouns, adverbs and nouns that would read as a numeral with a suffix.
_OTHER_WORDS = frozenset(
    "оның оны онда ондағы ондай онымен онысы бірге бірден бірде бірдей бірі біреу біреудің біреуі алтын үшін жетім "
    "біріншіден екіншіден үшіншіден онсыз бірлік екен жүзінде жүзін жүзіне жүзі жүзінен".split()
)
_BEHIND = frozenset("бірі бірін біріне жүзі жүзін жүзіне жүзінен".split())
"""Those of them that are numerals behind another one: `он бірі`, `үш жүзін`."""


class Numeral(NamedTuple):
    """A numeral word: its value, `kind` (unit, ten, scale, half, collective, ordinal), and the suffixes behind it."""

    value: Decimal
    kind: str
    tail: str = ""


@cache
def words() -> dict[str, tuple[Decimal, str]]:
    """Return number_words.tsv: word → (value, kind)."""
    return {word: (Decimal(value), kind) for word, value, kind in rows("number_words.tsv")}


@cache
def ordinals() -> dict[str, Decimal]:
    """Return the ordinals of number_words.tsv: `бірінші` → 1."""
    found = {"қырқыншы": Decimal(40), "жиырмасыншы": Decimal(20)}
    for word, (value, kind) in words().items():
        if kind in ("unit", "ten", "scale"):
            back = harmony(word) == BACK
            ending = ("ншы" if back else "нші") if word[-1] in VOWELS else ("ыншы" if back else "інші")
            found[word + ending] = value
    return found


@cache
def _readers() -> tuple[Heads[tuple[Decimal, str]], Heads[Decimal]]:
    """Return the words of number_words.tsv and their ordinals, as stems."""
    return Heads(words()), Heads(ordinals())


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral up to 39, Latin or in Cyrillic look-alikes, or None.

    >>> roman("ІІІ"), roman("XII"), roman("ХІХ"), roman("Мир")
    (3, 12, 19, None)
    """
    if word[:1] not in _ROMAN_BEGINNINGS:
        return None
    latin = word.translate(_LOOKALIKES)
    if not _ROMAN.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=1 << 14)
def numeral(word: str, *, behind: bool = False) -> Numeral | None:
    """Read one word, `behind` another numeral or not, as a numeral: `мыңнан` → 1000 with tail `нан`; None for others.

    >>> numeral("жүзден"), numeral("үшінші"), numeral("екеуі"), numeral("жүзік")
    (Numeral(value=Decimal('100'), kind='scale', tail='ден'), Numeral(value=Decimal('3'), kind='ordinal', tail=''),
     Numeral(value=Decimal('2'), kind='collective', tail='і'), None)
    """
    lower = word.lower()
    cardinals, ordered = _readers()
    if lower in _OTHER_WORDS and not (behind and lower in _BEHIND):
        return None
    if not (cardinals.begins(lower) or ordered.begins(lower)):
        return None
    if "-" in lower:  # бес-ақ, млн-ға
        stem, _, tail = lower.partition("-")
        plain = words().get(stem)
        if plain and (tail in _EMPHATIC or tail in endings()):
            return Numeral(*plain, "" if tail in _EMPHATIC else tail)
        return None
    found = cardinals.take(_ABOUT.sub(r"\1", lower))
    if found:
        (value, kind), tail = found
        return Numeral(value, kind, tail)
    ordinal = ordered.take(lower)
    return Numeral(ordinal[0], "ordinal", ordinal[1]) if ordinal else None
