"""Direct speech: where somebody's own words begin and end, and where the text says whose they are.

Four ways of writing are read, in every mixture: quotation marks, a dash at the beginning of a paragraph, a paragraph
that only its attribution (`…, – деді`) shows to be speech, and the interview (`Name, office:` and the words).
Speech goes across sentences and paragraphs; `– деді Х. –` in the middle cuts it in two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from craftgraph.language.quotes import directed
from craftgraph.language.words import word
from craftgraph.patterns import patterns

_DASH: Final = "[–—−-]"
_PAIRS: Final = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}
_COLON_LINE: Final = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of somebody's words: `begin`/`end` without marks and last full stop; the speaker is sought in the zone.

    `zone_begin`/`zone_end` bound the attribution (`деді … басшысы Ғалия Тоқсейітова`), equal where there is none.
    """

    begin: int
    end: int
    zone_begin: int
    zone_end: int
    direct: bool = True


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
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r"[«»“”„\"\n]", text):
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
    return found


@lru_cache(maxsize=3)
def _said(language: str) -> tuple[frozenset[str], frozenset[str]]:
    section = patterns(language)["speech"]
    return frozenset(section["said"]), frozenset(section["verbs"])


def says(tail: str, language: str, within: int = 4) -> bool:
    """Tell whether one of the first `within` words of `tail` is a verb of saying."""
    forms, lemmas = _said(language)
    for token in re.findall(r"\w+", tail)[:within]:
        low = token.lower()
        if low in forms or word(token, language).lemma in lemmas:
            return True
    return False


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """Leave out the marks, dashes and blanks around speech, and its last full stop or comma."""
    while begin < end and (
        text[begin] in " \n\t\u00a0–—−" or (text[begin] == "-" and text[begin + 1 : begin + 2] == " ")
    ):
        begin += 1
    while end > begin and text[end - 1] in " \n\t\u00a0–—−-,":
        end -= 1
    if (
        begin < end
        and text[begin] in '«“„"'
        and text[end - 1] in '»”“"'
        and not re.search(r"[«»“”„\"]", text[begin + 1 : end - 1])
    ):
        begin, end = begin + 1, end - 1
    if text[end - 1] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    return begin, end


def _paragraph(text: str, at: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return begin, len(text) if end < 0 else end


def _sentence_end(text: str, at: int) -> int:
    """The end of the sentence that goes on at `at`, or of its paragraph."""
    match = re.compile(r"(?<!\b[A-ZА-ЯЁ])[.!?…](?=\s+[«“\"–—]?\s*[^\W\d_a-zа-яәіңғүұқөһё]|\s*\n|\s*$)").search(text, at)
    return min(match.start() if match else len(text), _paragraph(text, at)[1])


def _attribution(text: str, at: int, language: str) -> int | None:
    """The end of an attribution that begins with a dash at `at` (`, – деді Х.`), or None where there is none."""
    # a Russian attribution never follows a full stop
    match = re.compile(rf"[,{'' if language == 'ru' else '.'}!?…]*\s*{_DASH}\s+").match(text, at)
    if not match:
        return None
    end = _sentence_end(text, match.end())
    resumed = re.compile(rf"[.,!?]\s*{_DASH}\s+|\s{_DASH}\s+[«“\"]|:\s").search(text, match.end(), end)
    clause = text[match.end() : resumed.start() if resumed else end]
    return match.end() + len(clause) if says(clause, language, 7) else None


def _pieces(text: str, begin: int, end: int, language: str) -> Iterator[Speech]:
    """Cut speech at its interruptions (`A, – деді Х. – B`); every piece takes its attribution along."""
    cut = re.compile(rf"[,!?…»”\"]\s*{_DASH}\s+")
    start, zone = begin, (end, end)
    while True:
        hit = next(
            (
                m
                for m in cut.finditer(text, start, end)
                if says(text[m.end() : m.end() + 80].split("\n", maxsplit=1)[0], language, 3)
            ),
            None,
        )
        if hit is None:
            break
        stop = min(_sentence_end(text, hit.end()), end)
        resumed = re.compile(rf"[.,!?]?\s*{_DASH}\s+").search(text, hit.end(), min(stop + 4, end))
        close = min(stop, resumed.start()) if resumed else stop
        zone = (hit.end(), close)
        yield Speech(start, hit.start() + (text[hit.start()] in '!?…»”"'), *zone)
        start = resumed.end() if resumed and resumed.start() <= stop + 1 else end
        if not resumed:
            break
    if start < end:
        yield Speech(start, end, *zone)


def _marked(text: str, language: str) -> Iterator[Speech]:
    """Speech between quotation marks."""
    section = patterns(language)["speech"]
    naming, after_naming = frozenset(section["naming"]), frozenset(section["naming_after"])
    last = (0, 0, 0)
    for marks in quotations(text):
        body = text[marks.begin : marks.end]
        size = len(re.findall(r"\w+", body))
        tail = text[marks.after : _paragraph(text, marks.after - 1)[1]]
        head_begin = _paragraph(text, marks.before)[0]
        head = text[head_begin : marks.before]
        if head_begin and not head.strip():
            previous = _paragraph(text, head_begin - 1)[0]
            if _COLON_LINE.search(text[previous : head_begin - 1]):
                head_begin, head = previous, text[previous:head_begin]
        inner = list(_pieces(text, marks.begin, marks.end, language))
        end = _attribution(text, marks.after, language)
        words_after = [w.lower() for w in re.findall(r"\w+", tail)[:3]]
        lemmas_after = [word(w, language).lemma for w in words_after]
        if end is not None:
            zone = (marks.after, end)
        elif (
            _COLON_LINE.search(head)
            and (size >= 3 or body.rstrip()[-1:] in "!?.")
            and not re.match(rf"\s*([;,]|{_DASH}\s|\()", tail)
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
            zone = (marks.after, _sentence_end(text, marks.after))
        elif len(inner) > 1:
            zone = (inner[0].zone_begin, inner[0].zone_end)
        elif language != "kk" and (found := _in_sentence(text, marks, language, last)):
            zone = found
        else:
            continue
        if len(inner) == 1:
            yield Speech(marks.begin, marks.end, *zone)
        else:
            yield from inner
        last = (marks.after, *zone)
        resumed = re.compile(rf"[.,]?\s*{_DASH}\s+(?=[^\W\d_]|[«“])").match(text, zone[1]) if end is not None else None
        if resumed and text[resumed.end()] not in '«“"':
            stop = _paragraph(text, resumed.end())[1]
            yield Speech(resumed.end(), stop, *zone)


def _in_sentence(text: str, marks: _Marks, language: str, last: tuple[int, int, int]) -> tuple[int, int] | None:
    """Where a quotation in marks is attributed by the sentence around it; None where it is no speech.

    `"…," said X`, `"…", ответил X`; a part of speech told indirectly (`it was, he said, "a bargain"`); and what follows
    an attribution (`"…," she said. "…"`), whose quotation and zone are `last`: its end, and the bounds of the zone.
    """
    body = text[marks.begin : marks.end].strip()
    size = len(re.findall(r"\w+", body))
    floor = _paragraph(text, marks.before)[0]
    ends = [
        m.end() for m in re.finditer(r"[.!?…][»”\")]?\s+(?=[^\W\d_a-zа-яё]|[«“\"–—]|$)", text[floor : marks.before])
    ]
    begin = floor + (ends[-1] if ends else 0)
    closed = body[-1:] in ".!?…"
    tail_end = (
        marks.after
        if closed and not re.match(r"\s+[^\W\d_A-ZА-ЯЁ]", text[marks.after :])
        else _sentence_end(text, marks.after)
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


def _unmarked(text: str, language: str, taken: list[Speech]) -> Iterator[Speech]:
    """Speech without quotation marks: by its dash, its attribution, or the line `Name, office:` before it."""
    position, colon, open_speech, asked = 0, None, None, False
    cut = re.compile(rf"[,!?…]\s*{_DASH}\s+")
    labels = _speakers(text, language)
    for paragraph in text.split("\n"):
        begin, end = position, position + len(paragraph)
        position = end + 1
        body = paragraph.strip()
        if not body:
            continue
        covered = any(s.begin < end and begin < s.end for s in taken)
        dash = re.match(rf"\s*{_DASH}\s*", paragraph)
        item = body.endswith(";") or text[:begin].rstrip().endswith(";")
        answer, asked = asked and dash is not None, dash is not None and body.endswith("?")
        if covered or item:
            colon = open_speech = None
            continue
        if language != "kk" and (turn := _turn(paragraph, labels)):
            yield Speech(begin + turn, end, begin, begin + turn)
            colon = open_speech = None
            continue
        hits = [
            m
            for m in cut.finditer(text, begin, end)
            if says(text[m.end() : end], language, 3) and not _inside_marks(text, begin, m.start())
        ]
        start = begin + (dash.end() if dash else 0)
        if hits:
            pieces = list(_pieces(text, start, end, language))
            first = pieces[0]
            label = None if dash else re.compile(rf"[^.!?:«]{{3,90}}:\s*(?:{_DASH}\s+)?").match(text, start, first.end)
            if label:
                first = Speech(label.end(), first.end, first.zone_begin, first.zone_end)
            elif open_speech is not None and dash is None:
                first = Speech(open_speech, first.end, first.zone_begin, first.zone_end)
            yield first
            yield from pieces[1:]
            open_speech = colon = None
        elif colon is not None or (answer and not asked):
            yield Speech(start, end, *(colon or (begin, begin)))
            open_speech = colon = None
        elif _COLON_LINE.search(body) and len(body.split()) <= 25:
            colon = (begin, end)
        elif dash:
            open_speech = start
        else:
            open_speech = None
        label = re.match(rf"([^.!?:«»]{{5,120}}):\s+{_DASH}\s+(?=\w)", paragraph)
        if label and not hits and not dash and not body.endswith((";", ",")):
            yield Speech(begin + label.end(), end, begin, begin + label.end(1))


_LABEL: Final = re.compile(r"\s*(?P<name>[^\W\d_a-zа-яё][^.!?:«»“”\"]{1,80}):\s+(?=[^\W\d_a-zа-яё])")


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


def _inside_marks(text: str, begin: int, at: int) -> bool:
    inside = text[begin:at]
    return inside.count("«") > inside.count("»") or inside.count("“") > inside.count("”")


def direct_speech(text: str, language: str) -> list[Speech]:
    """Return the direct speech of an article in the order of the text.

    >>> text = "Музей ашылды. «Бұл – қуаныш. Рақмет», – деді Айгүл Серікова."
    >>> [(text[s.begin:s.end], text[s.zone_begin:s.zone_end]) for s in direct_speech(text, "kk")]
    [('Бұл – қуаныш. Рақмет', ', – деді Айгүл Серікова')]
    """
    text = directed(text, language)
    marked = list(_marked(text, language))
    found = marked + list(_unmarked(text, language, marked))
    result: list[Speech] = []
    for speech in sorted(found, key=lambda s: (s.begin, s.end)):
        begin, end = _trim(text, speech.begin, speech.end)
        if (
            begin < end
            and re.search(r"\w", text[begin:end])
            and not any(r.begin < end and begin < r.end for r in result)
        ):
            result.append(Speech(begin, end, speech.zone_begin, speech.zone_end))
    return result
