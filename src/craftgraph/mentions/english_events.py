"""English names of events by the class noun beside them: `an exhibition titled Two Rivers`, `a fair, Silk Row, …`.

The tagger takes such a name for a person's, a town's or a title; the noun before or behind it tells what it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.compatible import noun_of
from craftgraph.mentions.features import quoted
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_EVENTS: Final = frozenset(c for c, f in FAMILY.items() if f == "Event")
_NAMING: Final = frozenset(("Festival", "Fair", "Exhibition", "Competition", "Meeting"))
_TITLED: Final = frozenset("titled entitled called named dubbed".split())
_LINKS: Final = frozenset("of the and for in on & : –".split())
"""What may stand inside a name between its capitals."""
_LITTLE: Final = frozenset("of the in for at and by on with from to a an".split())
"""What no name ends with."""
_FORE: Final = frozenset("its their his her our this that same dubbed the a an accompanying".split())
"""What no name begins with."""
_HOUSES: Final = frozenset("market bazaar assembly".split())
"""Nouns of events that name houses and bodies as well."""
_MARKS: Final = frozenset('“«"')
_DAYS: Final = re.compile(r"(?:\d+|two|three|four|five|six|seven|ten)-(?:day|week)|(?:day|week|month)-?long")
_LONGEST: Final = 10
_BEHIND: Final = 5
"""Words between a name and the noun in apposition to it: `, the first national exhibition`."""
_NO_MODIFIER: Final = frozenset("of in at on for by with from to as is was were are who which that and or".split())


def named_events(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one English sentence with the names that a noun of events gives away."""
    spans = [_trimmed(tokens, words, span) for span in found]
    for cls, first, last in [*_quoted(tokens, words), *_titled(tokens, words), *_capital(tokens, words, spans)]:
        touching = [s for s in spans if s[1] <= last and first <= s[2]]
        if any(s[0] in _EVENTS and s[1] <= first and last <= s[2] for s in touching):
            continue
        before = next((s for s in spans if s[0] in _EVENTS and s[2] == first - 1), None)
        if before and tokens[first].text in _MARKS:
            touching, cls, first = [*touching, before], before[0], before[1]
        if any(s[0] in FAMILY and (s[1] < first - 1 or s[2] > last + 1) for s in touching):
            continue
        spans = [s for s in spans if s not in touching]
        spans.append((cls, first, last))
    return sorted(_with_bodies(tokens, spans), key=lambda s: (s[1], -s[2]))


def _trimmed(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> Found:
    """An event's name without the little words at its ends: `closing evening the`, `its exhibition Two Rivers`."""
    label, first, last = span
    if label not in _EVENTS:
        return span
    while last > first and tokens[last].text.lower() in _LITTLE:
        last -= 1
    while first < last and tokens[first].text.lower() in _FORE:
        first += 1
    noun = next((k for k in range(first, last) if _class(words[k]) and tokens[k].text[0].islower()), None)
    if noun is not None and tokens[noun + 1].text[0].isupper() and _name(tokens, noun + 1) >= last:
        common = not any(t.text[0].isupper() for t in tokens[first:noun])
        if common or tokens[first].text in _FORE:
            first = noun + 1
            while last + 1 < len(tokens) and (tokens[last + 1].text[0].isupper() or tokens[last + 1].text.isdigit()):
                last += 1
    return label, first, last


def _capital(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> Iterator[Found]:
    """The names in capitals that end in a noun of events, taken for something else: `Tulip Pottery Symposium`."""
    for label, first, last in found:
        cls = _class(words[last])
        if label not in FAMILY or not cls or not tokens[last].text[0].isupper() or words[last].lower in _HOUSES:
            continue
        if label == "Title" and any(t.text == "of" for t in tokens[first:last]):
            continue
        begin = first
        while begin > 1 and tokens[begin - 1].text[0].isupper() and tokens[begin - 1].text.lower() not in _FORE:
            begin -= 1
        whole = label in _EVENTS and begin == first
        if begin < last and not whole and not any(t.text[0].islower() for t in tokens[begin:first]):
            yield label if label in _EVENTS else cls, begin, last


def _with_bodies(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Found]:
    """Take the body whose meeting it is into an event's name: `session of the` + `Weavers Council`."""
    for label, first, last in found:
        if label in _EVENTS and tokens[last].text[0].islower():
            at = last + 1
            while at < len(tokens) and tokens[at].text in {"of", "the"}:
                at += 1
            of = at > last + 1 and tokens[last + 1].text == "of"
            body = next((s for s in found if of and s[0] == "Organization" and s[1] == at), None)
            last = body[2] if body else last
        yield label, first, last


def _class(word: Word) -> str:
    """The class that a noun tells of the name beside it, or nothing."""
    cls = WordList.load("en", "event").get(noun_of(word), "")
    return cls if cls in _NAMING and not word.plural else ""


def _quoted(tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[Found]:
    """The quotations beside a noun of events: `the exhibition “Needle”`, `“Needle”, an exhibition of carpets`."""
    for opening, closing in quoted(_directed([t.text for t in tokens])):
        inside = [t.text for t in tokens[opening + 1 : closing]]
        while inside and inside[-1] in {",", "."}:
            inside.pop()
        if not inside or len(inside) > _LONGEST or not (inside[0][0].isupper() or inside[0][0].isdigit()):
            continue
        before = opening - 1
        if before >= 0 and tokens[before].text in {",", *_TITLED}:
            before -= 1
        cls = _class(words[before]) if before >= 0 else ""
        cls = cls or _apposed(tokens, words, closing + 1, commas=tokens[closing - 1].text == ",")
        if cls:
            yield cls, opening, closing


def _directed(texts: Sequence[str]) -> list[str]:
    """The tokens with marks that open and close where a sentence has pairs of straight ones."""
    if texts.count('"') % 2:
        return list(texts)
    marks = cycle("“”")
    return [next(marks) if text == '"' else text for text in texts]


def _titled(tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[Found]:
    """The names in capitals behind a noun of events: `a fair named Two Rivers`, `the fair Two Rivers`.

    One word alone may be a town's name, unless the noun calls it a name.
    """
    for i, word in enumerate(words):
        cls = _class(word)
        if not cls or not tokens[i].text[0].islower():
            continue
        first = i + 1
        titled = first < len(tokens) and tokens[first].text in _TITLED
        comma = first < len(tokens) and tokens[first].text == ","
        first += titled or comma
        last = _name(tokens, first)
        if last < first or tokens[last].text.lower() in _LITTLE or (last == first and not titled):
            continue
        closed = last + 1 < len(tokens) and tokens[last + 1].text in {",", ".", "–", "—"}
        if (comma and not closed) or (not titled and _is_somebody(words[i + 1 : last + 1], tokens[first].text)):
            continue
        yield cls, first, last


def _is_somebody(words: Sequence[Word], text: str) -> bool:
    """Tell whether a name is a person's, or begins with an owner (`the fair Kokand's weavers want`)."""
    if words[-1].case == "gen" or text.endswith(("'s", "’s")):
        return True
    return text.lower() in WordList.load("en", "given") or any(w.lower in {"mr", "ms", "mrs", "dr"} for w in words)


def _name(tokens: Sequence[Token], first: int) -> int:
    """The last token of a name in capitals that begins at `first`; before `first` where none does."""
    last = first - 1
    for k in range(first, min(first + _LONGEST, len(tokens))):
        text = tokens[k].text
        if text[0].isupper() or (k > first and text[0].isdigit()):
            last = k
        elif k == first or text not in _LINKS:
            break
    return last


def _apposed(tokens: Sequence[Token], words: Sequence[Word], at: int, *, commas: bool) -> str:
    """The class of the noun behind a name in quotation marks: `, an exhibition`, `, the national contest`."""
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    elif not commas:
        return ""
    if at >= len(tokens) or tokens[at].text not in {"a", "an", "the"}:
        return ""
    for k in range(at + 1, min(at + 1 + _BEHIND, len(tokens))):
        if not tokens[k].text[0].isalpha() or tokens[k].text in _NO_MODIFIER:
            return ""
        if cls := _class(words[k]):
            return cls
    return ""


def lasts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a noun has nothing before it but how long the event lasts: `the two-day meeting`."""
    return last == first + 1 and bool(_DAYS.fullmatch(tokens[first].text)) and tokens[last].text.islower()
