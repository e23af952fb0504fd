"""What the dates of all languages mean: the year that a text leaves out, parts of years, months and days near by."""

import datetime
from typing import NamedTuple, Protocol

from craftgraph.language import spans
from craftgraph.language.spans import Day, Span


class Found(NamedTuple):
    """What a form means: a span, whether the day of publication was needed, the reading for what is to come."""

    span: Span
    relative: bool = False
    later: Span | None = None


class Dated(Protocol):
    """A matched form of a date, as this module asks it."""

    @property
    def published(self) -> datetime.date | None:
        """The day of publication, or None."""

    def today(self) -> datetime.date:
        """Return the day of publication. Raises LookupError where it is not known."""

    def year(self) -> tuple[int | None, bool]:
        """Return the year of the form and whether it is relative; (None, False) without one."""


def days(match: Dated, first: Day, last: Day | None, relative: bool) -> list[Found]:
    """A day, or the days from one to another; `relative` where the year that it has is."""
    found = spans.days(first, last, match.published)
    if not found:
        return []
    bare = first[0] is None and (last is None or last[0] is None)
    return [Found(found[0], relative or bare, found[1])]


def month(match: Dated, number: int) -> list[Found]:
    """A month of the year given, else the latest or the next of its name."""
    year, relative = match.year()
    if year is not None:
        return [Found((f"{year}-{number:02}", None), relative)]
    span, later = spans.month(number, match.today())
    return [Found(span, True, later)]


def part_of_year(match: Dated, first: int, last: int) -> list[Found]:
    """Months `first` to `last` of the year given, else of the latest year in which they have begun."""
    year, relative = match.year()
    if year is not None:
        return [Found(spans.months(year, first, last), relative)]
    today = match.today()
    past = today.year - (first > today.month)
    coming = today.year + (last < today.month)
    later = spans.months(coming, first, last) if coming != past else None
    return [Found(spans.months(past, first, last), True, later)]


def year_start(match: Dated) -> list[Found]:
    """From the first of January on: of the year given, or of this one."""
    year, relative = match.year()
    if year is None:
        year, relative = match.today().year, True
    return [Found((f"{year}-01-01", None), relative)]


def month_from_now(match: Dated, count: int) -> tuple[int, int]:
    """Return year and month of the month so many after that of publication (0 is this one)."""
    year, zero_based = divmod(match.today().year * 12 + match.today().month - 1 + count, 12)
    return year, zero_based + 1


def weekdays(match: Dated, first: int, last: int) -> list[Found]:
    """From one day of the week (Monday is 0) to another, the latest and the next."""
    length = datetime.timedelta(days=(last - first) % 7)
    past, later = (
        (span[0], (datetime.date.fromisoformat(span[0]) + length).isoformat()) if span else None
        for span in spans.weekday(first, match.today())
    )
    return [Found(past, True, later)] if length and past else []


def years_to_now(match: Dated, count: int) -> list[Found]:
    """So many calendar years, the year of publication the last of them."""
    this = match.today().year
    return [Found((str(this - count + 1), str(this)), True)]
