"""Countries that the tagger missed where a Kazakh sentence says that something is there, comes from or goes there."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.authority import authority, fold
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_CASES: Final = frozenset({"loc", "abl", "dat"})
_OPENING: Final = frozenset("«“„")
_CLOSING: Final = frozenset("»”")


def with_countries(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of a sentence with the countries that it names in a case of place: `Габонда өткен байқау`.

    The case is the proof: a person or a thing of the same name is seldom where something happens. A word behind another
    capitalised one may be the end of a name (`Жаңа Гвинеяда`), and so may be one between quotation marks.
    """
    spans = list(found)
    for i, w in enumerate(words):
        if w.case not in _CASES or w.verb or w.possessive or not tokens[i].text[0].isupper() or _quoted(tokens, i):
            continue
        if (i and tokens[i - 1].text[0].isupper()) or any(s[0] in FAMILY and s[1] <= i <= s[2] for s in spans):
            continue
        known = authority().find(fold(w.lemma))
        if known and known[0].cls == "Country" and w.lower.startswith(w.lemma):
            spans.append(("Country", i, i))
    return sorted(spans, key=lambda s: (s[1], -s[2]))


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether more quotation marks were opened than closed before a token."""
    depth = 0
    for token in tokens[:at]:
        first = token.text[0]
        depth += (first in _OPENING) - (first in _CLOSING and depth > 0)
    return depth > 0
