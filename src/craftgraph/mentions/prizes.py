"""Places in a contest, the titles that Kazakh news names by the thousand: `ІІ орынды`, `үшінші орынға`, `гран-при`."""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.kk.numerals import numeral
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_RANK: Final = re.compile(r"[IVXІХ]{1,4}|\d{1,2}(?:-(?:ші|шы|інші))?|жүлделі", re.IGNORECASE)
_RANKED: Final = ("орналас", "шық", "сырғы", "көтеріл", "жайғас", "қой", "тұр", "шыға", "түс")
"""Verbs of a ranking: who `екінші орынға шықты` was given nothing."""
_PRIX: Final = re.compile(r"при(?:[дг][еі]|[ндт][іе]ң|ге|мен|сі\w*|і\w*)?")
"""What follows `гран`, in two words; one word is no rule's business."""


def with_prizes(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of a Kazakh sentence with the places and grand prizes that the tagger missed.

    A span that ends in `орын` and has no rank is no title (`әлемде орын алған`), and is left out.
    """
    spans = [s for s in found if not (s[0] == "Title" and _no_place(tokens, words, s))]
    named = [s for s in spans if s[0] in FAMILY]
    for first, last in _places(tokens, words):
        if not any(s[1] <= last and first <= s[2] for s in named):
            spans = [s for s in spans if s[2] < first or last < s[1]]
            spans.append(("Title", first, last))
    return sorted(spans, key=lambda s: (s[1], -s[2]))


def _places(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[int, int]]:
    found = []
    for i, w in enumerate(words):
        if w.lemma == "орын":
            if i and _is_rank(tokens[i - 1].text) and _given(words, i):
                found.append((i - 1, i))
        elif w.lower == "гран" and i + 1 < len(words) and _PRIX.fullmatch(words[i + 1].lower):
            found.append((i, i + 1))
    return found


def _is_rank(text: str) -> bool:
    found = numeral(text)
    return bool(_RANK.fullmatch(text)) or (found is not None and found.kind == "ordinal" and not found.tail)


def _given(words: Sequence[Word], at: int) -> bool:
    """Tell whether a place is given to somebody: as the subject, in the accusative, or in the dative of deserving."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].case == "dat":
        return not following.startswith(_RANKED)
    return words[at].case == "acc" or (words[at].case == "nom" and not words[at].plural)


def _no_place(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> bool:
    _, first, last = span
    ranked = any(_is_rank(t.text) for t in tokens[first:last])
    ranked = ranked or tokens[last - 1].text.lower() in {"бас", "алғашқы"} or bool(words[last].possessive)
    return words[last].lemma == "орын" and not ranked and not any(t.text in "«»" for t in tokens[first:last])
