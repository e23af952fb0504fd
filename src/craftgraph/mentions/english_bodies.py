"""English names of bodies: two that were taken for one, the country that owns one, the noun before a name."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token

_OWNERS: Final = frozenset({"Country", "Region", "City"})
_GOVERNING: Final = frozenset("ministry department government parliament committee cabinet".split())
"""Bodies whose names are the same everywhere, so that the country belongs to them."""
_OWNER: Final = ("'s", "’s")
_ABBREVIATED: Final = frozenset({"NGO", "NPO", "LLC", "LLP"})
"""What a body is, in capitals of its own: no part of the name behind it."""


def bodies(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one sentence with the names of bodies parted, joined and cut.

    `Ministry of Culture and Omsk's craft museum` are two, `India's` + `Ministry of Culture` is one.
    """
    result: list[Found] = []
    for label, first, last in found:
        if label != "Organization":
            result.append((label, first, last))
            continue
        if tokens[first].text in _ABBREVIATED and first < last:
            first += 1
        before = result[-1] if result else None
        owned = tokens[first - 1].text.endswith(_OWNER) if first else False
        if before and owned and before[0] in _OWNERS and before[2] == first - 1 and words[first].lemma in _GOVERNING:
            result.pop()
            first = before[1]
        cut = next((k for k in range(first + 1, last - 1) if _parts(tokens, words, first, k, last)), None)
        if cut is not None:
            result.append((label, first, cut - 1))
            first = cut + 1 + (tokens[cut + 1].text == "the")
        result.append((label, first, last))
    return result


def _parts(tokens: Sequence[Token], words: Sequence[Word], first: int, k: int, last: int) -> bool:
    """Tell whether `and` stands between two bodies: each has its noun, and the second an owner or an article."""
    if tokens[k].text != "and":
        return False
    own = tokens[k + 1].text.endswith(_OWNER) or tokens[k + 1].text == "the"
    return own and _has_noun(words, first, k - 1) and _has_noun(words, k + 1, last)


def _has_noun(words: Sequence[Word], first: int, last: int) -> bool:
    nouns = WordList.load("en", "org")
    return any(w.lemma in nouns for w in words[first : last + 1])
