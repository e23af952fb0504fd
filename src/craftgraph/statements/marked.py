"""Speech in quotation marks: which quotations are somebody's words, and which are names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from craftgraph.language.words import word
from craftgraph.patterns import patterns
from craftgraph.statements.saying import COLON_LINE, DASH, Speech, paragraph, pieces, says, sentence_end

_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(r"[«»“”„\"\n]")
# a Russian attribution never follows a full stop
_ATTRIBUTION: Final = re.compile(rf"[,.!?…]*\s*{DASH}\s+")
# Kazakh verbs of saying are known again behind a dash without blanks: «…»,-деді Х.
_ATTRIBUTION_KK: Final = re.compile(rf"[,.!?…]*\s*{DASH}\s*(?=\s\S|де[дйлпгс])")
_ATTRIBUTION_RU: Final = re.compile(rf"[,!?…]*\s*{DASH}\s+")
_ATTRIBUTIONS: Final = {"kk": _ATTRIBUTION_KK, "ru": _ATTRIBUTION_RU}
_CLAUSE_END: Final = re.compile(rf"[.,!?]\s*{DASH}\s+|\s{DASH}\s+[«“\"]|:\s")
_RESUMED: Final = re.compile(rf"[.,]?\s*{DASH}\s+(?=[^\W\d_]|[«“])")
_ALONE: Final = 8
"""Words of a last paragraph that is speech without a word of whose it is, at least."""
_NAMED: Final = 2
"""Words of an attribution that names somebody, at least."""
_PAIRS: Final = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}


@dataclass(frozen=True, slots=True)
class _Marks:
    """A quotation in marks: offsets of the words between them, and of the whole with the marks."""

    begin: int
    end: int
    before: int
    after: int


def quotations(text: str) -> list[_Marks]:
    """Return the outermost quotations of a text in order; marks that never close end with their paragraph."""
    found: list[_Marks] = []
    begin = 0
    while begin < len(text):
        unclosed = _quotations(text, begin, found)
        if unclosed is None:
            break
        end = paragraph(text, unclosed)[1]
        found[:] = [marks for marks in found if marks.after <= unclosed]
        found.append(_Marks(unclosed + 1, end, unclosed, end))
        begin = end
    return found


def _quotations(text: str, start: int, found: list[_Marks]) -> int | None:
    """Add the outermost quotations from an offset on; return where the first begins that never closes."""
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if stack and stack[-1][0] == '"':
                stack.clear()
            if len(stack) > 1:
                del stack[1:]
            continue
        if stack and mark in _PAIRS[stack[-1][0]]:
            _, begin = stack.pop()
            if not stack:
                found.append(_Marks(begin + 1, at, begin, at + 1))
        elif mark in _PAIRS and not (mark == "“" and stack and stack[-1][0] == "„"):
            stack.append((mark, at))
    return stack[0][1] if stack and stack[0][0] in "«“„" else None


def _attribution(text: str, at: int, language: str) -> int | None:
    """The end of an attribution that begins with a dash at `at` (`, – деді Х.`), or None where there is none."""
    match = _ATTRIBUTIONS.get(language, _ATTRIBUTION).match(text, at)
    if not match:
        return None
    end = sentence_end(text, match.end())
    resumed = _CLAUSE_END.search(text, match.end(), end)
    clause = text[match.end() : resumed.start() if resumed else end]
    return match.end() + len(clause) if says(clause, language, 7) else None


@lru_cache(maxsize=3)
def _naming(language: str) -> tuple[frozenset[str], frozenset[str]]:
    section = patterns(language)["speech"]
    return frozenset(section["naming"]), frozenset(section["naming_after"])


def marked_speech(text: str, language: str) -> Iterator[Speech]:
    """Yield the speech between quotation marks, in the order of the text."""
    section = patterns(language)["speech"]
    naming, after_naming = _naming(language)
    last = (0, 0, 0)
    for marks in quotations(text):
        body = text[marks.begin : marks.end]
        size = len(_WORD.findall(body))
        tail = text[marks.after : paragraph(text, marks.after - 1)[1]]
        head_begin = paragraph(text, marks.before)[0]
        head = text[head_begin : marks.before]
        if head_begin and not head.strip():
            previous = paragraph(text, head_begin - 1)[0]
            if COLON_LINE.search(text[previous : head_begin - 1]):
                head_begin, head = previous, text[previous:head_begin]
        inner = list(pieces(text, marks.begin, marks.end, language))
        end = _attribution(text, marks.after, language)
        words_after = [m.group().lower() for m in islice(_WORD.finditer(tail), 3)]
        lemmas_after = [word(w, language).lemma for w in words_after]
        if end is not None:
            zone = (marks.after, end)
        elif (
            COLON_LINE.search(head)
            and (size >= 3 or body.rstrip()[-1:] in "!?.")
            and not re.match(rf"\s*([;,]|{DASH}\s|\()", tail)
        ):
            zone = (_clause_begin(text, head_begin, marks.before), marks.before)
        elif (
            words_after
            and size >= 3
            and re.match(r"\s*,?\s*\w", tail)
            and words_after[0] in section["quoting"]
            and not naming.intersection(words_after)
            and not after_naming.intersection(lemmas_after[1:])
        ):
            zone = (marks.after, sentence_end(text, marks.after))
        elif len(inner) > 1:
            zone = (inner[0].zone_begin, inner[0].zone_end)
        elif language != "kk" and (found := _in_sentence(text, marks, language, last)):
            zone = found
        elif language == "kk" and size >= _ALONE and not head.strip() and not text[marks.after :].strip(" .\n"):
            zone = (marks.begin, marks.begin)  # the last paragraph: whose words it is, the cut has removed
        else:
            continue
        if language == "kk" and zone[0] == marks.after and COLON_LINE.search(head):
            told = _WORD.findall(text[slice(*zone)])
            if len(told) < _NAMED:  # `Х.: «…», – дейді`: the name stands before
                zone = (_clause_begin(text, head_begin, marks.before), marks.before)
        if len(inner) == 1:
            yield Speech(marks.begin, marks.end, *zone)
        else:
            yield from inner
        last = (marks.after, *zone)
        resumed = _RESUMED.match(text, zone[1]) if end is not None else None
        if resumed and text[resumed.end()] not in '«“"':
            stop = paragraph(text, resumed.end())[1]
            yield Speech(resumed.end(), stop, *zone)


def _in_sentence(text: str, marks: _Marks, language: str, last: tuple[int, int, int]) -> tuple[int, int] | None:
    """Where a quotation in marks is attributed by the sentence around it; None where it is no speech.

    `"…," said X`, `"…", ответил X`; a part of speech told indirectly (`it was, he said, "a bargain"`); and what follows
    an attribution (`"…," she said. "…"`), whose quotation and zone are `last`: its end, and the bounds of the zone.
    """
    body = text[marks.begin : marks.end].strip()
    size = len(re.findall(r"\w+", body))
    floor = paragraph(text, marks.before)[0]
    ends = [
        m.end() for m in re.finditer(r"[.!?…][»”\")]?\s+(?=[^\W\d_a-zа-яё]|[«“\"–—]|$)", text[floor : marks.before])
    ]
    begin = floor + (ends[-1] if ends else 0)
    closed = body[-1:] in ".!?…"
    tail_end = (
        marks.after
        if closed and not re.match(r"\s+[^\W\d_A-ZА-ЯЁ]", text[marks.after :])
        else sentence_end(text, marks.after)
    )
    head, tail = text[begin : marks.before], text[marks.after : tail_end]
    if not re.search(r"\w", head):
        attributed = body[-1:] in ",!?…" or re.match(r"\s*,", tail) is not None
        if attributed and _tells(tail, language):
            return marks.after, tail_end
        between = text[last[2] : marks.before]
        if last[1] >= last[0] > 0 and not re.search(r"\w", between) and "\n" not in between:
            return last[1:]
    if size >= 3 and body[0].islower():
        if _tells(head, language):
            return begin, marks.before
        if _tells(tail, language):
            return marks.after, tail_end
    return None


def _tells(text: str, language: str) -> bool:
    """Tell whether a verb of saying stands anywhere in `text`, outside marks."""
    return says(re.sub(r"[«“\"][^«»“”\"]*[»”\"]", " ", text), language, 60)


def _clause_begin(text: str, floor: int, at: int) -> int:
    """The beginning of the sentence that ends at `at`, not before `floor`."""
    matches = [m.end() for m in re.finditer(r"[.!?…]\s+(?=[^\W\d_a-zа-яәіңғүұқөһё]|[«–—])", text[floor:at])]
    return floor + (matches[-1] if matches else 0)
