"""English names that begin with what the bearer is (`brand Chapan Studio`), and sums and days taken for names."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.european.tables import tables
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token

_NOUNS: Final = {"Organization": ("org",), "Venue": ("venue", "org"), "Person": ("role", "profession")}
"""The lists of nouns that may stand in apposition before a name of a class."""
_BODIES: Final = frozenset("band charity label manufacturer maker ngo nonprofit publisher shop startup store".split())
_RANKS: Final = frozenset("first deputy vice olympian champion medalist medallist laureate senior chief".split())
_PLACES: Final = frozenset(("City", "Country", "Region"))
_MONTHS: Final = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
_SCALES: Final = frozenset("hundred thousand million billion trillion mn bn mln m lakh crore".split())
_WIDEST: Final = 4  # so many words have the longest name of a currency


def headless(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) without the nouns before the name proper.

    `brand Chapan Studio` leaves `Chapan Studio`, `First Deputy Akim Asan Usenov` leaves `Asan Usenov`; a row of two
    bodies, each with its noun in small letters, is parted.
    """
    result: list[Found] = []
    for label, first, last in found:
        if label not in _NOUNS:
            result.append((label, first, last))
            continue
        begin = _begin(tokens, words, label, first, last)
        for cut in range(begin + 1, last - 1):
            if tokens[cut].text == "and" and label != "Person":
                start = cut + 1 + (tokens[cut + 1].text == "the")
                inner = _begin(tokens, words, label, start, last)
                if inner > start and tokens[start].text[0].islower():
                    result.append((label, begin, cut - 1))
                    begin = inner
        result.append((label, begin, last))
    return result


def _begin(tokens: Sequence[Token], words: Sequence[Word], label: str, first: int, last: int) -> int:
    """The token at which the name proper begins: behind its nouns, before a capital."""
    start = first
    while start < last and _is_noun(tokens[start].text, words[start], label):
        start += 1
    if start == first or not tokens[start].text[0].isupper():
        return first
    # in capitals a noun may be a part of the name: `Akim` needs given name and surname behind it, a body keeps its noun
    if tokens[first].text[0].isupper() and (label != "Person" or start == last):
        return first
    return start


def _is_noun(text: str, word: Word, label: str) -> bool:
    if label == "Person":
        if text[0].isupper() and word.lower in WordList.load("en", "given"):
            return False
        return word.lower in _RANKS or any(word.lemma in WordList.load("en", name) for name in _NOUNS[label])
    listed = word.lemma in _BODIES or any(word.lemma in WordList.load("en", name) for name in _NOUNS[label])
    return text[0].islower() and listed


def is_no_name(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> bool:
    """Tell whether a span is no name: a piece of a sum (`US` in `US$2m`), of a day (`Dec` in `Dec. 4`), a common noun.

    A class noun (`the Union`) or a demonym (`Chinese`) alone is no place.
    """
    label, first, last = span
    if label in _PLACES and first == last:
        lists = (WordList.load("en", name) for name in ("org", "demonym"))
        if any(words[first].lower in listed for listed in lists):
            return True
    texts = [t.text for t in tokens[first : last + 1 + _WIDEST]]
    return _is_day(texts, last - first + 1) or _is_money(tokens, first, last, texts)


def _is_day(texts: Sequence[str], width: int) -> bool:
    if (
        texts[0].lower() not in _MONTHS
        or not texts[0][0].isupper()
        or any(t != "." and not t.isdigit() for t in texts[1:width])
    ):
        return False
    behind = [t for t in texts[1:] if t != "."][:1]
    return bool(behind) and behind[0].isdigit() and len(behind[0]) <= 2


def _is_money(tokens: Sequence[Token], first: int, last: int, texts: Sequence[str]) -> bool:
    known = tables("en")
    for width in range(last - first + 1, len(texts)):
        sign = known.signs.get("".join(texts[:width]))
        if sign and texts[width][0].isdigit():
            return True
    before = tokens[first - 1].text.lower() if first else ""
    if before not in _SCALES and not before[:1].isdigit():
        return False
    return any(
        known.units.get(" ".join(texts[:width]), ("", ""))[0] == "money"
        for width in range(last - first + 1, len(texts) + 1)
    )
