"""Kazakh names of bodies and houses: parted where two stand in one span, cut where what follows is no name.

Two names are joined by a conjunction behind a class noun (`… залы мен … орталығы`), or one body is a part of the other
(`… министрлігі … комитеті`). A team called by its country alone names the country.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.names import given
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_AREAS: Final = frozenset({"City", "Country", "Region"})
_AREA_NOUNS: Final = frozenset({"облыс", "аудан", "қала", "республика"})
_CLASSES: Final = {"org": "Organization", "venue": "Venue"}
_JOINTS: Final = frozenset({"мен", "пен", "бен", "және"})
_OVER: Final = frozenset({"министрлік", "парламент", "комитет", "департамент"})
"""Bodies that have other bodies as their parts, whose names follow theirs."""
_UNITS: Final = frozenset({"факультет", "кафедра", "бөлімше"})
"""Parts of bodies that have no name of their own."""
_TEAMS: Final = frozenset({"команда", "құрама"})


def bodies(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence with those of bodies and houses parted and cut."""
    result: list[Found] = []
    for span in found:
        if span[0] in {"Organization", "Venue"}:
            label, first, last = _with_area(tokens, words, span, result)
            span = label, _honoured(tokens, first, last), last
            result += _pieces(tokens, words, span)
        else:
            result.append(span)
    return _with_sources(tokens, words, result)


def _with_area(tokens: Sequence[Token], words: Sequence[Word], span: Found, before: list[Found]) -> Found:
    """Take the area along that a body's name begins with: `Шалқар облысы` + `өнер басқармасы`."""
    label, first, last = span
    if label != "Organization" or not before or before[-1][2] != first - 1 or before[-1][0] not in _AREAS:
        return span
    noun = words[first - 1]
    if noun.lemma not in _AREA_NOUNS or noun.possessive != "3" or noun.case != "nom" or not _heads(tokens, words, last):
        return span
    texts = [t.text for t in tokens[first : last + 1]]
    size, cls, _ = lexicon("kk").name_at(texts, words[first : last + 1], 0)
    if size == len(texts) or FAMILY.get(cls) == "Place":
        return span  # it is known by that name, or has a place of its own
    if len(texts) > 1 and words[first + 1].lemma in {*_AREA_NOUNS, "ауыл"}:
        return span
    return label, before.pop()[1], last


def _honoured(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name of him begins in whose honour a house is named: `Т. Қ. Сейтов атындағы мектеп`."""
    if not any(t.text == "атындағы" for t in tokens[first + 1 : min(first + 6, last)]):
        return first
    while (
        first > 1
        and tokens[first - 1].text == "."
        and len(tokens[first - 2].text) == 1
        and tokens[first - 2].text.isupper()
    ):
        first -= 2
    if tokens[first + 1].text == "атындағы" and first and given(tokens[first - 1].text):
        first -= 1
    return first


def _pieces(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> Iterator[Found]:
    label, first, last = span
    if first == last:
        yield span
        return
    if tokens[first].text in "«“„":
        yield span
        return
    if label == "Organization" and (words[last].lemma in _TEAMS or _is_public_figure(words, last)):
        yield from _country(tokens, words, first, last)
        return
    reporter = next((k for k in range(first + 1, last) if words[k].lemma == "тілші"), None)
    if reporter is not None:  # [ҚазАқпарат] тілшісі [облыстық … орталығына] сілтеме жасап
        yield label, first, reporter - 1
        yield label, reporter + 1, last
        return
    at = next((k for k in range(first + 1, last) if words[k].possessive == "3" and _ends_name(tokens, words, k)), None)
    if at is None:
        yield span
    elif tokens[at + 1].text in _JOINTS and at + 2 <= last and _heads(tokens, words, last):
        yield _classed(label, tokens, words, first, at)
        yield _classed(label, tokens, words, at + 2, last)
    elif (
        words[at].lemma in _OVER
        and (words[at].case == "nom" or (words[at].case == "gen" and words[at].lemma == "министрлік"))
        and _heads(tokens, words, last)
    ):
        yield label, first, at
        yield label, at + 1, last
    elif words[at].case == "gen" and words[last].lemma in _UNITS:
        yield label, first, at
    else:
        yield span


def _is_public_figure(words: Sequence[Word], last: int) -> bool:
    """Tell whether a span ends before `қайраткері`: `Габонның қоғам қайраткері` is no body, but of Габон."""
    return words[last].lemma == "қоғам" and [w.lemma for w in words[last + 1 : last + 2]] == ["қайраткер"]


def _ends_name(tokens: Sequence[Token], words: Sequence[Word], at: int) -> bool:
    """Tell whether a class noun of bodies or houses ends a name inside a span."""
    return bool(_heads(tokens, words, at)) and not words[at].plural


def _heads(tokens: Sequence[Token], words: Sequence[Word], at: int) -> set[str]:
    tags = lexicon("kk").tags(tokens[at].text, words[at].lemma)
    return {tag.partition(":")[0] for tag in tags} & _CLASSES.keys()


def _classed(label: str, tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> Found:
    """A part of a span with the class that its class noun tells, where it tells one alone."""
    heads = _heads(tokens, words, last)
    return (_CLASSES[heads.pop()] if len(heads) == 1 else label), first, last


def _country(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> Iterator[Found]:
    """The country or town of a team that is called by it alone: `Қазақстан құрама командасы`."""
    size, cls, _ = lexicon("kk").name_at([t.text for t in tokens[first : last + 1]], words[first : last + 1], 0)
    if size and first + size < last and words[first + size].lemma == "республика":
        size += 1
    capitals = any(t.text[0].isupper() for t in tokens[first + size : last + 1])
    area = first + size <= last and words[first + size].lemma in {"облыс", "аудан"}
    if not size or FAMILY.get(cls) != "Place" or capitals or area:
        yield "Organization", first, last
    else:
        yield cls, first, first + size - 1


def _with_sources(tokens: Sequence[Token], words: Sequence[Word], found: list[Found]) -> list[Found]:
    """Take in the source that news refers to, which the tagger missed: `kazpress-ке сілтеме жасап`."""
    at = next((k for k in range(1, len(words) - 1) if words[k].lower == "сілтеме"), None)
    if at is None or not words[at + 1].lower.startswith("жаса") or any(a <= at - 1 <= b for _, a, b in found):
        return found
    name = tokens[at - 1].text
    if not (name[0].isupper() or name[0].isascii()) or not name.lower().endswith(("ға", "ге", "қа", "ке", "на", "не")):
        return found
    return sorted([*found, ("Organization", at - 1, at - 1)], key=lambda s: (s[1], -s[2]))
