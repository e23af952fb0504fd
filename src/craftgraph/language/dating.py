"""Dates of Russian and English: forms as regular expressions over a sentence, meanings as spans of the calendar.

A language brings a table of forms (regular expression, meaning) in the order in which they are tried, and the numbers
behind its words (`октябр` → 10). The groups of an expression are named alike in both languages, so the meanings below
serve both: `day`, `month`, `year`, `near` (`прошлого`, `last`) and their numbered kin.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from craftgraph.language.expressions import TimeExpression
from craftgraph.language.kk import spans
from craftgraph.language.kk.spans import Span
from craftgraph.model import Token

_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"[\s‐‑–—-]+")
_SEGMENT = re.compile(r"[,;:()«»“”\"—–]| (?:and|but|while|и|а|но) ")


class Found(NamedTuple):
    """What a form means: a span, whether the day of publication was needed, the reading for what is to come."""

    span: Span
    relative: bool = False
    later: Span | None = None


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
    tells of a word whether it speaks of what was (`past`), of what will be (`future`), or of neither (empty).
    `bounds` are the words
    before a date that make it the beginning or the end of a span; `course` the expressions for a length in days (with
    the group `count`), for ending and for beginning (`трёхдневный`, `завершился`, `начался`).
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


def _days(match: Match, first: spans.Day, last: spans.Day | None, relative: bool) -> list[Found]:
    found = spans.days(first, last, match.published)
    if not found:
        return []
    bare = first[0] is None and (last is None or last[0] is None)
    return [Found(found[0], relative or bare, found[1])]


def day(match: Match) -> list[Found]:
    """`5 октября`, `October 5, 2025`, `пятого октября прошлого года`."""
    year, relative = match.year()
    return _days(match, (year, match.need("month"), match.need("day")), None, relative)


def days(match: Match) -> list[Found]:
    """`с 28 сентября по 5 октября`, `5–7 октября 2025 года`, `October 28 to November 2`."""
    first_year, relative = match.year("1")
    year, relative2 = match.year()
    day1, day2 = match.need("day1"), match.need("day2")
    month1, month2 = match.number("month1"), match.number("month2")
    month1, month2 = month1 or month2, month2 or month1
    if month1 is None or month2 is None or (first_year is None and month1 == month2 and day2 <= day1):
        return []
    wraps = (month2, day2) < (month1, day1)
    if first_year is None and year is not None:
        first_year = year - wraps
    return _days(match, (first_year, month1, day1), (year, month2, day2), relative or relative2)


def day_list(match: Match) -> list[Found]:
    """`5, 6 и 8 октября`, `October 5 and 7`; days in a row (`5 и 6 октября`) are one span."""
    year, relative = match.year()
    month = match.need("month")
    numbers = [int(number) for number in _DIGITS.findall(match.text("days"))]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return _days(match, (year, month, numbers[0]), (year, month, numbers[-1]), relative)
    return [found for number in numbers for found in _days(match, (year, month, number), None, relative)]


def figures(match: Match) -> list[Found]:
    """`05.10.2025`, `2025-10-05`, `05.10–08.10.2025`."""
    year = match.need("year")
    year += 2000 if year < 100 else 0
    last = spans.day(year, match.need("month"), match.need("day"))
    if last is None or not match.text("day1"):
        return [Found((last, None))] if last else []
    first_year = match.number("year1") or year
    first = spans.day(first_year + (2000 if first_year < 100 else 0), match.need("month1"), match.need("day1"))
    return [Found((first, last))] if first and first < last else []


def month(match: Match) -> list[Found]:
    """`в октябре 2025 года`, `last October`; without a year the latest or the next."""
    number = match.need("month")
    year, relative = match.year()
    if year is not None:
        return [Found((f"{year}-{number:02}", None), relative)]
    span, later = spans.month(number, match.today())
    return [Found(span, True, later)]


def recent_month(match: Match) -> list[Found]:
    """`last October`, `прошлой осенью`: of this year where it is over, else of the last."""
    today, number = match.today(), match.need("month")
    return [Found((f"{today.year - (number >= today.month)}-{number:02}", None), True)]


def months(match: Match) -> list[Found]:
    """`в январе–сентябре 2025 года`, `from January to June`."""
    first, last = match.need("month1"), match.need("month2")
    if first < last:
        return part_of_year(match, first, last)
    return []


def part_of_year(match: Match, first: int, last: int) -> list[Found]:
    """Months `first` to `last` of the year given, else of the latest year in which they have begun."""
    year, relative = match.year()
    if year is not None:
        return [Found(spans.months(year, first, last), relative)]
    today = match.today()
    past = today.year - (first > today.month)
    coming = today.year + (last < today.month)
    later = spans.months(coming, first, last) if coming != past else None
    return [Found(spans.months(past, first, last), True, later)]


def quarter(match: Match) -> list[Found]:
    """`в III квартале`, `the third quarter of 2025`, `Q3`; without a year the latest that is over, or this one."""
    number = match.need("count")
    return part_of_year(match, 3 * number - 2, 3 * number) if 1 <= number <= 4 else []


def half(match: Match) -> list[Found]:
    """`в первом полугодии 2025 года`, `the second half of last year`."""
    number = match.need("count")
    return part_of_year(match, 6 * number - 5, 6 * number) if number in (1, 2) else []


def first_months(match: Match) -> list[Found]:
    """`за девять месяцев 2025 года`, `in the first six months of the year`."""
    count = match.need("count")
    year, relative = match.year()
    if not 1 <= count <= 12:
        return []
    today = None if year is not None else match.today()
    if year is None and today is not None:
        year, relative = today.year - (count > today.month), True
    return [Found(spans.months(year or 0, 1, count), relative)]


def months_just_over(match: Match) -> list[Found]:
    """`за девять месяцев`, with nothing else, in October or November: the months of the year that are just over."""
    count, today = match.need("count"), match.today()
    if not 3 <= count <= 11 or today.month - count not in (1, 2):
        return []
    return [Found(spans.months(today.year, 1, count), True)]


def year_start(match: Match) -> list[Found]:
    """`с начала года`, `since the beginning of 2025`: from the first of January on."""
    year, relative = match.year()
    if year is None:
        year, relative = match.today().year, True
    return [Found((f"{year}-01-01", None), relative)]


def years(match: Match) -> list[Found]:
    """`в 2019–2021 годах`, `from 2015 to 2019`."""
    first, last = match.need("year1"), match.need("year2")
    if last < 100:
        last += first - first % 100
    return [Found((str(first), str(last)))] if 0 < last - first < 300 else []


def year_list(match: Match) -> list[Found]:
    """`в 2010 и 2015 годах`."""
    return [Found((number, None)) for number in _DIGITS.findall(match.text("years"))]


def year(match: Match) -> list[Found]:
    """`в 2019 году`, `в прошлом году`, `last year`."""
    number, relative = match.year()
    return [Found((str(number), None), relative)] if number is not None else []


def last_years(match: Match) -> list[Found]:
    """`за последние три года`: so many calendar years, the year of publication the last of them."""
    count, this = match.need("count"), match.today().year
    return [Found((str(this - count + 1), str(this)), True)] if 2 <= count <= 20 else []


def years_ago(match: Match) -> list[Found]:
    """`три года назад`; more than ten years ago is not meant exactly."""
    count = match.number("count")
    count = 1 if count is None else count
    return [Found((str(match.today().year - count), None), True)] if count <= 10 else []


def years_apart(match: Match) -> list[Found]:
    """`тремя годами позже`, `two years later`: counted from the date before it in the sentence."""
    count = match.number("count")
    step = -1 if match.text("back") else 1
    return [Found((str(match.latest() + step * (1 if count is None else count)), None))]


def days_ago(match: Match) -> list[Found]:
    """`два дня назад`, `two days ago`."""
    date = match.today() - datetime.timedelta(days=match.need("count"))
    return [Found((date.isoformat(), None), True)]


def near_day(match: Match) -> list[Found]:
    """`сегодня`, `вчера`, `tomorrow`."""
    date = match.today() + datetime.timedelta(days=match.need("offset"))
    return [Found((date.isoformat(), None), True)]


def near_month(match: Match) -> list[Found]:
    """`в прошлом месяце`, `this month`, `5 числа этого месяца`."""
    index = match.today().year * 12 + match.today().month - 1 + match.need("near")
    year, zero_based = divmod(index, 12)
    return [Found((f"{year}-{zero_based + 1:02}", None), True)]


def weekday(match: Match) -> list[Found]:
    """`в среду`, `on Wednesday`; `last` and `next` are said in `near`."""
    span, later = spans.weekday(match.need("weekday"), match.today())
    near = match.number("near") if match.text("near") else None
    if near is not None and near > 0:
        following = datetime.date.fromisoformat(span[0]) + datetime.timedelta(days=7)
        return [Found((following.isoformat(), None), True)]
    return [Found(span, True, None if near is not None else later)]


def weekdays(match: Match) -> list[Found]:
    """`с четверга по воскресенье`, `from Thursday to Sunday`."""
    first, last = match.need("weekday1"), match.need("weekday2")
    length = datetime.timedelta(days=(last - first) % 7)
    past, later = spans.weekday(first, match.today())
    reading = [
        (span[0], (datetime.date.fromisoformat(span[0]) + length).isoformat()) if span else None
        for span in (past, later)
    ]
    return [Found(reading[0], True, reading[1])] if length and reading[0] else []


def weekend(match: Match) -> list[Found]:
    """`в минувшие выходные`, `at the weekend`, `Saturday and Sunday`: the latest that has begun, or the next."""
    today = match.today()
    saturday = today - datetime.timedelta(days=(today.weekday() - 5) % 7)
    past, coming = (_two_days(saturday + datetime.timedelta(days=shift)) for shift in (0, 7))
    near = match.number("near") if match.text("near") else None
    if near is not None and near > 0:
        return [Found(coming, True)]
    # on a weekend itself `last weekend` is the one before
    if near is not None and near < 0 and today.weekday() >= 5:
        return [Found(_two_days(saturday - datetime.timedelta(days=7)), True)]
    return [Found(past, True, coming)]


def _two_days(first: datetime.date) -> Span:
    return first.isoformat(), (first + datetime.timedelta(days=1)).isoformat()


def season(match: Match) -> list[Found]:
    """`летом 2024 года`, `last autumn`: the three months of spring, summer or autumn."""
    first = match.need("season")
    if match.text("gone"):
        return [Found(spans.months(match.today().year - 1, first, first + 2), True)]
    return part_of_year(match, first, first + 2)
