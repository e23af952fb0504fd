"""Mends the edges of tagged names: quotation marks that belong to them, `№`, heads shared by coordinated names."""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.model import Token
from craftgraph.terms import FAMILY

Found = tuple[str, int, int]

_HEADED: Final = frozenset(c for c, f in FAMILY.items() if f == "Event") | {"Organization", "Venue"}
_OPENING: Final = frozenset("«“„")
PARTICLES: Final = frozenset(
    "ван дер ден фон де ди да ду дос ла ле ибн бин аль әл эль уд "
    "van der den von de di da du dos la le ibn bin al el".split()
)
"""Words inside the name of a person that are written small."""
_POSTPOSITIONS: Final = frozenset({"бойынша", "жөніндегі", "мәселелері", "істері"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OF_YEAR: Final = ("жыл", "год", "г.", "гг")
_GENITIVE: Final = ("ның", "нің", "дың", "дің", "тың", "тің")
_OWNED: Final = frozenset({"Register", "Title"})
_NAME_SIGNS: Final = frozenset({".", "-", "‑", "'", "’", "«", "»", "“", "”", '"'})
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және", "әрі"})
_SHARED: Final = {
    "облыстар": ("Region", "облысы"),
    "аудандар": ("Region", "ауданы"),
    "қалалар": ("City", "қаласы"),
    "ауылдар": ("City", "ауылы"),
    "кенттер": ("City", "кенті"),
    "округтер": ("Region", "округі"),
    "қалашықтар": ("Place", "қалашығы"),
    "қорғандар": ("Place", "қорғаны"),
    "көлдер": ("Place", "көлі"),
}
_OBLIQUE: Final = frozenset({"loc", "dat", "abl", "acc"})
_PLURALS: Final = tuple(_SHARED)


def mended(tokens: Sequence[Token], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one sentence with their edges mended; no two names overlap."""
    result: list[Found] = []
    floor = 0
    texts = [t.text for t in tokens] if found else []
    for label, first, last in found:
        if label in FAMILY and first < floor:
            continue
        if label in FAMILY:
            first, last = _quotes(texts, first, last, floor)
            if label == "Person":
                last = _particles(tokens, _unbroken(tokens, first, last))
            if FAMILY[label] == "Event":
                last = _year(tokens, last)
            if label in _HEADED:
                first = _quoted_before(texts, first, last, result)
                while result and result[-1][0] in FAMILY and result[-1][2] >= first:
                    result.pop()
            floor = last + 1
        elif label == "role" and tokens[first].text in _POSTPOSITIONS:
            first = _governed(tokens, first)
        elif label == "label":
            first = _owner(tokens, first, result)
        if first <= last:  # of a lone mark nothing may be left
            result.append((label, first, last))
    return result


def _owner(tokens: Sequence[Token], first: int, found: Sequence[Found]) -> int:
    """Take what a standing is of along: `Гиннестің рекордтар кітабының` + `иегері`."""
    for label, begin, end in found:
        if end == first - 1 and label in _OWNED and tokens[end].text.endswith(_GENITIVE):
            return begin
    return first


def _year(tokens: Sequence[Token], last: int) -> int:
    """Take the year of an event along that is part of its name: `ALA CRAFT 2025`, not `… 2025 жылы`, `… 2025 года`."""
    texts = [t.text for t in tokens[last + 1 : last + 3]]
    if not texts or not _YEAR.fullmatch(texts[0]) or not tokens[last].text[0].isupper():
        return last
    return last if texts[1:] and texts[1].lower().startswith(_OF_YEAR) else last + 1


def _governed(tokens: Sequence[Token], first: int) -> int:
    """What a postposition at the head of an office governs: `Азия-Тынық мұхиты аймағы бойынша президенті`."""
    for k in range(first - 1, max(first - 6, 0) - 1, -1):
        if not tokens[k].text[0].isalnum() or tokens[k].text.endswith(_GENITIVE):
            return min(k + 1, first)
    return first


def _unbroken(tokens: Sequence[Token], first: int, last: int) -> int:
    """A person's name ends at punctuation, but for the point of an initial."""
    for k in range(first + 1, last + 1):
        if not tokens[k].text[0].isalnum() and tokens[k].text not in _NAME_SIGNS:
            return k - 1
    return last


def _particles(tokens: Sequence[Token], last: int) -> int:
    """Take the rest of a name with particles along: `Ян ван дер Меер`."""
    k = last + 1
    while k < len(tokens) and tokens[k].text in PARTICLES:
        k += 1
    open_end = k > last + 1 or tokens[last].text in PARTICLES
    return k if open_end and k < len(tokens) and tokens[k].text[0].isupper() else last


def _quoted_before(texts: Sequence[str], first: int, last: int, found: Sequence[Found]) -> int:
    """Take a quoted name right before its class noun along: `«…» халықаралық байқауы`."""
    if first < 3 or texts[first - 1] != "»" or any(t in "«»" for t in texts[first : last + 1]):
        return first
    opening = next((k for k in range(first - 2, max(first - 12, 0) - 1, -1) if texts[k] in "«»"), None)
    if opening is None or texts[opening] != "«":
        return first
    crossing = any(label in {"Person"} or begin < opening <= end for label, begin, end in found if end >= opening)
    return first if crossing else opening


def _quotes(texts: Sequence[str], first: int, last: int, floor: int) -> tuple[int, int]:
    inside = texts[first : last + 1]
    opened = sum(t in _OPENING for t in inside)
    closed = sum(t in "»”" for t in inside)
    if closed > opened:
        for k in range(first - 1, max(floor, first - 9) - 1, -1):
            if texts[k] in _OPENING:
                return k, last
        # the mark closes what is not there: leave it out
        while first <= last and texts[first] in "»”":
            first += 1
    elif opened > closed:
        for k in range(last + 1, min(last + 9, len(texts))):
            if texts[k] in _OPENING or texts[k] in ".;":
                break
            if texts[k] in "»”":
                return first, k
        if texts[first] in _OPENING and first < last:
            return first + 1, last
    if first > floor and texts[first - 1] == "№":
        first -= 1
    return first, last


def shared_heads(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> dict[int, str]:
    """Names that share one plural head (`Ақмола, Павлодар облыстары`): index in `found` → dictionary form with head.

    Only Kazakh writes the head once behind the last of the names.
    """
    forms: dict[int, str] = {}
    for index, (label, _, last) in enumerate(found):
        at = last if words[last].lower.startswith(_PLURALS) else last + 1
        if at == len(words) or not words[at].lower.startswith(_PLURALS):
            continue
        head = _SHARED[next(stem for stem in _PLURALS if words[at].lower.startswith(stem))]
        if not (FAMILY.get(label) == "Place" or _beside_place(tokens, found, index)):
            continue
        if head[0] == "Place" and not (index and _joined(tokens, found[index - 1][2], found[index][1])):
            continue  # one name in the plural: Қарасай көлдері
        k, right = index, found[index][1]
        while k >= 0:
            name_label, begin, end = found[k]
            if k != index and (FAMILY.get(name_label) != "Place" or not _joined(tokens, end, right)):
                break
            if k != index and words[end].case in _OBLIQUE:
                break  # a name with a case of its own shares no head
            proper = " ".join(t.text for t in tokens[begin : min(end, at - 1) + 1])
            if proper:
                forms[k] = f"{proper} {head[1]}"
            right = begin
            k -= 1
    return forms


def _beside_place(tokens: Sequence[Token], found: Sequence[Found], index: int) -> bool:
    """Tell whether a name taken for a person's stands in a row with a place: `Қоқан және Марғұлан қалалары`."""
    if found[index][0] != "Person" or index == 0:
        return False
    label, _, end = found[index - 1]
    return FAMILY.get(label) == "Place" and _joined(tokens, end, found[index][1])


def shared_class(name: str) -> str | None:
    """The class that the singular head of a name gives it: `ауданы` makes a Region."""
    return next((cls for cls, noun in _SHARED.values() if name.endswith(f" {noun}")), None)


def _joined(tokens: Sequence[Token], end: int, begin: int) -> bool:
    between = [t.text.lower() for t in tokens[end + 1 : begin]]
    return 1 <= len(between) <= 2 and all(t in _JOINTS for t in between)
