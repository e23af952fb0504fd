"""Speech without quotation marks: a dash, an attribution alone, or the labels of an interview show it."""

import re
from collections.abc import Iterator
from typing import Final

from craftgraph.patterns import patterns
from craftgraph.statements.saying import COLON_LINE, DASH, Speech, pieces, says

_CUT: Final = re.compile(rf"[,!?…]\s*{DASH}\s+")
_DASHED: Final = re.compile(rf"\s*{DASH}\s*")
_ANNOUNCED: Final = re.compile(rf"[^.!?:«]{{3,90}}:\s*(?:{DASH}\s+)?")
_LABELLED: Final = re.compile(rf"([^.!?:«»]{{5,120}}):\s+{DASH}\s+(?=\w)")
_LABEL: Final = re.compile(r"\s*(?P<name>[^\W\d_a-zа-яё][^.!?:«»“”\"]{1,80}):\s+(?=[^\W\d_a-zа-яё])")
_NAMED_LABEL: Final = re.compile(
    r"\s*(?:[^\W\d_a-zа-яәіңғүұқөһё][\w'’.-]*\s+){1,3}[^\W\d_a-zа-яәіңғүұқөһё][\w'’-]*,\s[^\d.!?:;–—]{3,120}:\s+(?=[^\W\d_a-zа-яё])"
)
"""A full name and an office before the words, as television writes them: `Сәуле Ерлан, кестеші: Біз үш ай тоқыдық.`"""


_LAST: Final = 3
"""Words at the end of a sentence among which its verb of saying stands."""


def _announces_list(line: str, language: str) -> bool:
    """Tell whether a line that ends in a colon announces a list: `Байқау қорытындысы:`, `Жеңімпаздар:`."""
    last = re.findall(r"\w+", line.lower())[-1:]
    return bool(last) and last[0].startswith(tuple(patterns(language)["speech"].get("lists", ())) or "\0")


def _speakers(text: str, language: str) -> frozenset[str]:
    """The words of the labels `Name Surname, office:` that begin paragraphs, where an article has several of them."""
    labels = [m["name"] for p in text.split("\n") if (m := _LABEL.match(p))]
    narrators = tuple(patterns(language)["speech"].get("narrators", ()))
    labels = [label for label in labels if not any(w.lower().startswith(narrators) for w in re.findall(r"\w+", label))]
    named = [label for label in labels if len(re.findall(r"\b[^\W\d_a-zа-яё][\w'’-]+", label.partition(",")[0])) >= 2]
    return frozenset(w for label in named for w in re.findall(r"\w+", label)) if len(labels) > 1 else frozenset()


def _turn(paragraph: str, speakers: frozenset[str]) -> int | None:
    """Where the words begin in a paragraph `Name:` and words of an interview; None for another paragraph."""
    match = _LABEL.match(paragraph)
    if (
        match
        and re.match(r"\w+", match["name"])
        and speakers & set(re.findall(r"\w+", match["name"].partition(",")[0]))
    ):
        return match.end()
    return None


def _named(paragraph: str) -> int | None:
    """Where the words begin in a Kazakh paragraph `Name Surname, office:` and words; None for another paragraph."""
    match = _NAMED_LABEL.match(paragraph)
    return match.end() if match else None


def _inside_marks(text: str, begin: int, at: int) -> bool:
    inside = text[begin:at]
    return inside.count("«") > inside.count("»") or inside.count("“") > inside.count("”")


def _is_told_before(text: str, begin: int) -> bool:
    """Tell whether what is before a paragraph ends in a verb of saying: `Спикер мұны да атап өтті.` and a dash."""
    before = text[:begin].rstrip()
    last = re.findall(r"\w+", before[before.rfind("\n") + 1 :].lower())[-_LAST:]
    return says(" ".join(last), "kk", _LAST) or not set(patterns("kk")["speech"]["reports"]).isdisjoint(last)


def unmarked_speech(text: str, language: str, taken: list[Speech]) -> Iterator[Speech]:
    """Yield speech without quotation marks: by its dash, its attribution, or the line `Name, office:` before it."""
    position, colon, open_speech, asked, listed, itemised = 0, None, None, False, False, False
    labels = _speakers(text, language)
    for paragraph in text.split("\n"):
        begin, end = position, position + len(paragraph)
        position = end + 1
        body = paragraph.strip()
        if not body:
            continue
        covered = any(s.begin < end and begin < s.end for s in taken)
        dash = _DASHED.match(paragraph)
        item = itemised or body[-1] == ";"
        itemised = body[-1] == ";"
        answer, asked = asked and dash is not None, dash is not None and body.endswith("?")
        announced = COLON_LINE.search(body) is not None and len(body.split()) <= 25
        listed = _announces_list(body, language) if announced else listed and dash is not None
        if covered or item:
            colon = open_speech = None
            continue
        if turn := _named(paragraph) if language == "kk" else _turn(paragraph, labels):
            yield Speech(begin + turn, end, begin, begin + turn)
            colon = open_speech = None
            continue
        hits = [
            m
            for m in _CUT.finditer(text, begin, end)
            if says(text[m.end() : end], language, 3) and not _inside_marks(text, begin, m.start())
        ]
        start = begin + (dash.end() if dash else 0)
        if hits:
            first, *others = pieces(text, start, end, language)
            label = None if dash else _ANNOUNCED.match(text, start, first.end)
            if label:
                first = Speech(label.end(), first.end, first.zone_begin, first.zone_end)
            elif open_speech is not None and dash is None:
                first = Speech(open_speech, first.end, first.zone_begin, first.zone_end)
            yield first
            yield from others
            open_speech = colon = None
        elif listed:
            colon = open_speech = None
        elif colon is not None or (answer and not asked):
            yield Speech(start, end, *(colon or (begin, begin)))
            open_speech = colon = None
        elif announced:
            colon = (begin, end)
        elif dash:
            open_speech = start
            if language == "kk" and not text[end:].strip() and _is_told_before(text, begin):
                yield Speech(start, end, begin, begin)
        else:
            open_speech = None
        label = _LABELLED.match(paragraph)
        if label and not hits and not dash and not body.endswith((";", ",")):
            yield Speech(begin + label.end(), end, begin, begin + label.end(1))
