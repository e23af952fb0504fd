"""Places in a contest, the titles that Kazakh news names by the thousand: `ІІ орынды`, `үшінші орынға`, `гран-при`.

And awards in a row that share one noun: `«Парасат», «Құрмет» ордендерімен`.
"""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.kk.numerals import numeral
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.features import quoted
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_RANK: Final = re.compile(r"[IVXІХ]{1,4}|\d{1,2}(?:-(?:ші|шы|інші))?|жүлделі", re.IGNORECASE)
_RANKED: Final = ("орналас", "шық", "сырғы", "көтеріл", "жайғас", "қой", "тұр", "шыға", "түс")
"""Verbs of a ranking: who `екінші орынға шықты` was given nothing."""
_METALS: Final = frozenset({"алтын", "күміс", "қола"})
_FIRST: Final = frozenset({*_METALS, "бас", "арнайы", "ынталандыру"})
"""Adjectives with which a prize is one of a contest: `бас жүлде`."""
_WON: Final = frozenset({"медаль", "жүлде", "кубок", *_METALS})
"""Prizes that a figure before them only counts: `2 қола медаль жеңіп алды`."""
_CROWNED: Final = frozenset({"чемпион", "жүлдегер"})
"""What one is called from then on: `күміс жүлдегер атанды`, `әлем чемпионы атанды`."""
_DESERVED: Final = frozenset({"nom", "acc", "dat"})
_TOLD: Final = frozenset({"past", "present", "converb-p"})
_INSIDE: Final = frozenset({"Place", "Country", "City", "Region"})
AWARDS: Final = frozenset(
    {"орден", "медаль", "төсбелгі", "белгі", "атақ", "номинация", "аталым", "сыйлық", "жүлде", "марапат", "мәртебе"}
)
"""Nouns that awards in a row may share."""
_NAME: Final = 2
"""Tokens from one quotation mark to the other around a name, at least."""
_JOINTS: Final = frozenset({",", "және", "мен", "пен", "бен"})
_BEARERS: Final = frozenset({"Person", "occupation", "role"})
"""What may stand before each award of a row that is of several: `Асан «Парасат», Үсен «Құрмет» ордендерімен`."""
_PRIX: Final = re.compile(r"при(?:[дг][еі]|[ндт][іе]ң|ге|мен|сі\w*|і\w*)?")
"""What follows `гран`, in two words; one word is no rule's business."""


def with_prizes(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of a Kazakh sentence with the places and grand prizes that the tagger missed.

    A span that ends in `орын` and has no rank is no title (`әлемде орын алған`), nor is what is only counted; both are
    left out.
    """
    spans = [s for s in found if not (s[0] == "Title" and (_no_place(tokens, words, s) or _counted(tokens, words, s)))]
    for first, last in _crowns(words):
        spans = [s for s in spans if not (s[0] in _INSIDE and first <= s[1] <= s[2] <= last)]
    named = [s for s in spans if s[0] in FAMILY]
    for first, last in _places(tokens, words):
        if not any(s[1] <= last and first <= s[2] for s in named):
            spans = [s for s in spans if s[2] < first or last < s[1]]
            spans.append(("Title", first, last))
    spans += [("Title", first, last) for first, last in _sharing(tokens, words, spans)]
    return sorted(spans, key=lambda s: (s[1], -s[2]))


def _places(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[int, int]]:
    found = []
    for i, w in enumerate(words):
        if w.lemma == "орын":
            if i and _is_rank(tokens[i - 1].text) and _given(words, i):
                found.append((i - 1, i))
        elif w.lemma == "жүлде" and i and words[i - 1].lower in _FIRST and w.case in _DESERVED and not w.plural:
            found.append((i - 1, i))
        elif w.lower == "гран" and i + 1 < len(words) and _PRIX.fullmatch(words[i + 1].lower):
            found.append((i, i + 1))
    return found + _crowns(words)


def _crowns(words: Sequence[Word]) -> list[tuple[int, int]]:
    """What somebody is called from then on by what he won: `Азия чемпионы атанды`, `қола жүлдегер атанып`."""
    found = []
    for i in range(1, len(words) - 1):
        w, before, verb = words[i], words[i - 1], words[i + 1]
        if w.lemma not in _CROWNED or w.case != "nom" or verb.lemma != "атан":
            continue
        if verb.verb not in _TOLD or verb.negated:
            continue
        metal = before.lower in _METALS
        reach = w.lemma == "чемпион" and w.possessive == "3" and before.case == "nom" and before.lower.isalpha()
        if metal or (reach and not before.possessive and before.lower not in {"дүркін", "мәрте"}):
            found.append((i - 1, i))
    return found


def _counted(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> bool:
    """Tell whether a figure counts the prizes: `9 алтын, 4 күміс, 3 қола медаль`."""
    _, first, last = span
    if not first or words[last].lemma not in _WON or words[last].possessive:
        return False
    before = numeral(tokens[first - 1].text)
    return tokens[first - 1].text.isdigit() or (before is not None and before.kind in {"unit", "ten"})


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


def _sharing(tokens: Sequence[Token], words: Sequence[Word], spans: Sequence[Found]) -> list[tuple[int, int]]:
    """The quoted names before an award in a row with it, which the tagger took for nothing."""
    ends = [(first, last) for label, first, last in spans if label == "Title" and words[last].lemma in AWARDS]
    opened = {closing: opening for opening, closing in quoted([t.text for t in tokens])} if ends else {}
    if not opened:
        return []
    names = {k for label, first, last in spans if label in FAMILY for k in range(first, last + 1)}
    bearers = {k for label, first, last in spans if label in _BEARERS for k in range(first, last + 1)}
    found = []
    for first, last in ends:
        at = first if first in opened.values() else first - 1
        while at in opened.values() and (closing := _before(words, at, bearers if words[last].plural else set())):
            at = opened.get(closing, -1)
            if at < 0 or not names.isdisjoint(range(at, closing + 1)) or closing - at < _NAME:
                break
            noun = closing + 1 if words[closing + 1].lemma in AWARDS else 0
            found.append((at, noun) if noun else (at + 1, closing - 1))
    return found


def _before(words: Sequence[Word], at: int, bearers: set[int]) -> int:
    """The token before the joint in front of one, over who bears the award and over a noun; 0 where no joint is."""
    k = at - 1
    while k > 0 and k in bearers:
        k -= 1
    if k < 1 or words[k].lower not in _JOINTS:
        return 0
    k -= 1
    return k - 1 if words[k].lemma in AWARDS else k
