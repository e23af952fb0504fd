"""The words of number of a language, from the tables of its folder: `numerals.tsv`, `units.tsv`, `comparators.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from craftgraph.model import Comparator
from craftgraph.resources import rows

_STANDS = ("before", "behind", "reaching", "unmeant", "negation", "adverb", "negated")


@dataclass(frozen=True)
class Tables:
    """The tables of one language, by words in small letters (units and signs also as written)."""

    language: str
    numerals: Mapping[str, tuple[Decimal, str]]
    """Value and kind of a numeral: `unit`, `ten`, `hundreds`, `scale`, `ordinal`, `half`, `multiple` …"""
    units: Mapping[str, tuple[str, str]]
    """Kind and code of a unit."""
    signs: Mapping[str, str]
    """Currencies that stand before an amount: `$`, `Rs`."""
    before: Mapping[str, Comparator]
    """Comparators before a number: `more than`."""
    behind: Mapping[str, Comparator]
    """Comparators behind a number: `or more`."""
    reaching: tuple[str, ...]
    """Beginnings of the words after which `до` and `to` tell the figure that was reached."""
    unmeant: frozenset[str]
    """Words before a number that is none of anything: `№`, `ул`."""
    negations: frozenset[str]
    """Words before a comparator that turn it round: `not`."""
    adverbs: frozenset[str]
    """Adverbs between a negation and a comparator: `had not yet exceeded`."""
    negated: Mapping[str, Comparator]
    """Words that compare only behind a negation: `not even 500`."""
    widest: int
    """So many words has the longest unit or comparator."""


@lru_cache(maxsize=2)
def tables(language: str) -> Tables:
    """Return the tables of `ru` or `en`, read once."""
    folder = Path(__file__).parent.parent / language
    units, signs = dict[str, tuple[str, str]](), dict[str, str]()
    for words, kind, code in rows(folder / "units.tsv"):
        for word in words.split("|"):
            if kind == "sign":
                signs[word] = code
            else:
                units[word] = kind, code
    stands: dict[str, dict[str, str]] = {stand: {} for stand in _STANDS}
    for words, stand, comparator in rows(folder / "comparators.tsv"):
        stands[stand].update(dict.fromkeys(words.split("|"), comparator))
    phrases = (*units, *signs, *stands["before"], *stands["behind"], *stands["negated"])
    return Tables(
        language,
        numerals={word: (Decimal(value), kind) for word, value, kind in rows(folder / "numerals.tsv")},
        units=units,
        signs=signs,
        before={words: Comparator(value) for words, value in stands["before"].items()},
        behind={words: Comparator(value) for words, value in stands["behind"].items()},
        reaching=tuple(stands["reaching"]),
        unmeant=frozenset(stands["unmeant"]),
        negations=frozenset(stands["negation"]),
        adverbs=frozenset(stands["adverb"]),
        negated={words: Comparator(value) for words, value in stands["negated"].items()},
        widest=max(phrase.count(" ") + 1 for phrase in phrases),
    )
