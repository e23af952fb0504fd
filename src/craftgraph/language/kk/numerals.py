"""Kazakh numerals as single words: cardinal, ordinal, Roman, with or without suffixes."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from craftgraph.language.kk.paradigm import endings, rows

# Cyrillic letters that stand for Roman digits, in either case.
_LOOKALIKES = str.maketrans("ІХСМіхсмӀ", "IXCMixcmI")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ORDINAL = re.compile(r"(?P<base>.+?)(?:сыншы|сінші|ыншы|інші|ншы|нші)")


_SPELT = {"қырқ": "қырық"}
# Pronouns, adverbs and nouns that would read as a numeral with a suffix.
_OTHER_WORDS = frozenset(
    "оның оны онда ондағы ондай онымен онысы бірге бірден бірде бірдей бірі біреу біреудің алтын үшін жетім".split()
)


class Numeral(NamedTuple):
    """A numeral word: its value, `kind` (unit, ten, scale, half, collective, ordinal), and the suffixes behind it."""

    value: float
    kind: str
    tail: str = ""


@cache
def words() -> dict[str, tuple[float, str]]:
    """Return number_words.tsv: word → (value, kind)."""
    return {word: (float(value), kind) for word, value, kind in rows("number_words.tsv")}


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral up to 39, Latin or in Cyrillic look-alikes, or None.

    >>> roman("ІІІ"), roman("XII"), roman("ХІХ"), roman("Мир")
    (3, 12, 19, None)
    """
    latin = word.translate(_LOOKALIKES)
    if not _ROMAN.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=1 << 14)
def numeral(word: str) -> Numeral | None:
    """Read one word as a numeral: `мыңнан` → 1000 with tail `нан`; None where it is none.

    >>> numeral("жүзден"), numeral("үшінші"), numeral("екеуі"), numeral("жүзік")
    (Numeral(value=100.0, kind='scale', tail='ден'), Numeral(value=3.0, kind='ordinal', tail=''),
     Numeral(value=2.0, kind='collective', tail='і'), None)
    """
    lower = word.lower()
    if lower in _OTHER_WORDS:
        return None
    table = words()
    for length in range(len(lower), 1, -1):
        stem, tail = lower[:length], lower[length:]
        if tail and tail not in endings():
            continue
        found = table.get(stem)
        if found:
            return Numeral(*found, tail)
        match = _ORDINAL.fullmatch(stem)
        if match:
            base = _SPELT.get(match["base"], match["base"])
            found = table.get(base) or table.get(base + "ы") or table.get(base + "і")
            if found and found[1] in ("unit", "ten", "scale"):
                return Numeral(found[0], "ordinal", tail)
    return None
