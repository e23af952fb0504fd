"""Dates of Russian and English: forms as regular expressions over a sentence, meanings as spans of the calendar.

A language brings a table of forms (regular expression, meaning) in the order in which they are tried, and the numbers
behind its words (`октябр` → 10). The groups of an expression are named alike in both languages, so that the same
meanings (meanings.py) serve both: `day`, `month`, `year`, `near` (`прошлого`, `last`) and their numbered kin.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from craftgraph.language.dates import Found
from craftgraph.language.expressions import TimeExpression
from craftgraph.model import Token

_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"[\s‐‑–—-]+")
_SEGMENT = re.compile(r"[,;:()«»“”\"—–]| (?:and|but|while|и|а|но) ")


class Match:
    """A matched form: its groups as text and as numbers, and the day of publication."""

    def __init__(
        self,
        match: re.Match[str],
        numbers: Mapping[str, Mapping[str, int]],
        published: datetime.date | None,
        latest: str = "",
    ) -> None:
        self._match, self._numbers, self._published, self._latest = match, numbers, published, latest

    def text(self, group: str) -> str:
        """Return a group in lower case, empty where the form lacks it or it matched nothing."""
        if group not in self._match.re.groupindex:
            return ""
        return (self._match[group] or "").lower()

    def number(self, group: str) -> int | None:
        """Return the number of a group, in digits or words, or None; `day2` is looked up among the words of `day`."""
        text = self.text(group)
        digits = _DIGITS.match(text)
        if not text or digits:
            return int(digits[0]) if digits else None
        words = self._numbers[group.rstrip("0123456789")]
        known = [_longest(part, words) for part in _PARTS.split(text)]
        values = [value for value in known if value is not None]
        return sum(values) if values else None

    def need(self, group: str) -> int:
        """Return the number of a group; raises LookupError where there is none."""
        value = self.number(group)
        if value is None:
            raise LookupError(f"no number in {group}")
        return value

    def today(self) -> datetime.date:
        """Return the day of publication; raises LookupError where it is not known."""
        if self._published is None:
            raise LookupError("no day of publication")
        return self._published

    @property
    def published(self) -> datetime.date | None:
        """The day of publication, or None."""
        return self._published

    def latest(self) -> int:
        """Return the year of the date read before this one in the sentence; raises LookupError for the first one."""
        if not self._latest:
            raise LookupError("no date before")
        return int(self._latest[:4])

    def year(self, number: str = "") -> tuple[int | None, bool]:
        """Return the year of a form (`2025`, `прошлого года`) and whether it is relative; (None, False) without one."""
        absolute = self.number(f"year{number}")
        if absolute is not None:
            return absolute, False
        if self.text(f"near{number}"):
            return self.today().year + self.need(f"near{number}"), True
        return None, False


def _longest(word: str, words: Mapping[str, int]) -> int | None:
    """The value of the longest key that `word` begins with."""
    best = max((key for key in words if word.startswith(key)), key=len, default=None)
    return None if best is None else words[best]


Form = Callable[[Match], Sequence[Found]]


class Dating:
    """Finds the dates of one language.

    `forms` are tried in their order; where two match at one place, the first that means something is taken. `tense`
    tells of a word whether it speaks of what was (`past`), of what will be (`future`), or of neither (empty). `bounds`
    are the words before a date that make it the beginning or the end of a span; `course` the expressions for a length
    in days (with the group `count`), for ending and for beginning (`трёхдневный`, `завершился`, `начался`).
    """

    def __init__(
        self,
        forms: Iterable[tuple[str, Form]],
        numbers: Mapping[str, Mapping[str, int]],
        telling: str,
        tense: Callable[[str], str],
        bounds: tuple[str, str],
        course: tuple[str, str, str],
    ) -> None:
        self._forms = [(re.compile(pattern), form) for pattern, form in forms]
        self._numbers = numbers
        self._telling = re.compile(telling)
        self._tense = tense
        self._from, self._until = (re.compile(f"(?:{words})\\s*$") for words in bounds)
        self._length, self._ended, self._began = map(re.compile, course)

    def find(self, tokens: Sequence[Token], published: datetime.date | None) -> tuple[TimeExpression, ...]:
        """Return the dates and periods in the tokens of one sentence, in the order of the text.

        A day, month or weekday without a year is the latest not after `published`, or the next where the verbs around
        it speak of what is to come. What only the day of publication resolves is left out where that is None.
        """
        if not tokens:
            return ()
        text = plain(tokens)
        if not self._telling.search(text):
            return ()
        hits = [
            (*match.span("all" if "all" in pattern.groupindex else 0), rank, match)
            for rank, (pattern, _) in enumerate(self._forms)
            for match in pattern.finditer(text)
        ]
        found: list[TimeExpression] = []
        place, offset = 0, tokens[0].begin
        for begin, end, rank, match in sorted(hits, key=lambda hit: (hit[0], hit[2])):
            if begin < place:
                continue
            latest = found[-1].start if found else ""
            try:
                readings = self._forms[rank][1](Match(match, self._numbers, published, latest))
            except LookupError:
                continue
            if readings:
                place = end
                bound = self._bound(text, begin)
                for reading in readings:
                    item = _expression(begin + offset, end + offset, reading, bound)
                    found.append(self._in_time(item, text, begin, end, bound))
        return self._with_course(found, text, published)

    def _with_course(
        self, found: list[TimeExpression], text: str, published: datetime.date | None
    ) -> tuple[TimeExpression, ...]:
        """Compute both ends where a sentence with one day tells how long something took that then began or ended."""
        length = self._length.search(text)
        single = [i for i, item in enumerate(found) if len(item.start) == 10]
        if length and len(single) == 1 and found[single[0]].finish is None:
            count = (Match(length, self._numbers, published).number("count") or 1) - 1
            item = found[single[0]]
            day = datetime.date.fromisoformat(item.start)
            shift = datetime.timedelta(days=count)
            if count and self._ended.search(text):
                found[single[0]] = replace(item, start=(day - shift).isoformat(), finish=item.start, later=None)
            elif count and self._began.search(text):
                found[single[0]] = replace(item, finish=(day + shift).isoformat(), later=None)
        return tuple(found)

    def _bound(self, text: str, begin: int) -> str:
        before = text[max(0, begin - 20) : begin].lower()
        return "from" if self._from.search(before) else "until" if self._until.search(before) else ""

    def _in_time(self, item: TimeExpression, text: str, begin: int, end: int, bound: str) -> TimeExpression:
        """Choose the later reading where the words around the expression speak of the future."""
        if item.later is None or self._tense_around(text, begin, end, bound) != "future":
            return item
        start, finish = item.later
        return replace(item, start=start, finish=finish, later=None)

    def _tense_around(self, text: str, begin: int, end: int, bound: str) -> str:
        """The tense of the nearest words that have one: between the same commas, else before, else behind."""
        before, behind = _SEGMENT.split(text[:begin]), _SEGMENT.split(text[end:])
        for segment in (f"{before[-1]} {behind[0]}", *reversed(before[:-1]), *behind[1:]):
            tenses = {tense for word in re.findall(r"[\w'’]+", segment) if (tense := self._tense(word))}
            if tenses:
                return "future" if "future" in tenses else "past"
            if bound == "until":
                break
        return "future" if bound == "until" else ""


def plain(tokens: Sequence[Token]) -> str:
    """Return the text of a sentence's tokens, every gap between them as blanks, so that offsets stay.

    >>> plain((Token("5", 10, 11), Token("мая", 13, 16)))
    '5  мая'
    """
    first = tokens[0].begin
    parts, at = [], first
    for token in tokens:
        parts += [" " * (token.begin - at), token.text]
        at = token.end
    return "".join(parts)


def _expression(begin: int, end: int, found: Found, bound: str) -> TimeExpression:
    start, finish = found.span
    return TimeExpression(begin, end, start, finish, found.relative, bound if finish is None else "", found.later)
