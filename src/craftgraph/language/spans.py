"""Spans of the calendar with the precision of the text: days, months, quarters, halves, years."""

import calendar
import datetime

Span = tuple[str, str | None]  # start and finish, ISO 8601; finish is None where start is one calendar unit
Day = tuple[int | None, int, int]  # year (None where the text has none), month, day


def day(year: int, month: int, number: int) -> str | None:
    """Return `2025-10-05`, or None for a day that the calendar lacks.

    >>> day(2025, 10, 5), day(2025, 2, 30)
    ('2025-10-05', None)
    """
    if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
        return datetime.date(year, month, number).isoformat()
    return None


def months(year: int, first: int, last: int) -> Span:
    """Return the days from the first of one month to the last of another in the same year.

    >>> months(2025, 1, 6)
    ('2025-01-01', '2025-06-30')
    """
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def days(first: Day, last: Day | None, published: datetime.date | None) -> tuple[Span, Span | None] | None:
    """Resolve (year or None, month, day) to a span as past, and as future where that differs.

    The past reading is the latest that has begun by `published`, the future one the earliest not over by then. None
    where no year is given and `published` is None, or where the calendar lacks the day.

    >>> days((None, 10, 5), None, datetime.date(2025, 10, 7))
    (('2025-10-05', None), ('2026-10-05', None))
    >>> days((2025, 12, 28), (None, 1, 5), None)
    (('2025-12-28', '2026-01-05'), None)
    """
    end = last or first
    year, end_year = first[0], end[0]
    wraps = end[1:] < first[1:]
    if year is None and end_year is not None:
        year = end_year - wraps
    if year is not None:
        return _pair(_span(year, end_year if end_year is not None else year + wraps, first, last), None)
    if published is None:
        return None
    now = published.isoformat()
    around = range(published.year - 4, published.year + 6)  # a leap day comes round within this
    spans = [span for y in around if (span := _span(y, y + wraps, first, last))]
    past = [span for span in spans if span[0] <= now]
    coming = [span for span in spans if (span[1] or span[0]) >= now]
    return _pair(past[-1], coming[0]) if past and coming else None


def _span(year: int, end_year: int, first: Day, last: Day | None) -> Span | None:
    start = day(year, *first[1:])
    finish = day(end_year, *last[1:]) if last else None
    if start is None or (last and finish is None) or (finish and finish < start):
        return None
    return start, finish


def _pair(span: Span | None, later: Span | None) -> tuple[Span, Span | None] | None:
    if span is None:
        return None
    return span, later if later != span else None


def month(number: int, published: datetime.date) -> tuple[Span, Span | None]:
    """Resolve a month without a year, as `days` does.

    >>> month(12, datetime.date(2025, 10, 7))
    (('2024-12', None), ('2025-12', None))
    """
    past = published.year - (number > published.month)
    coming = published.year + (number < published.month)
    span: Span = (f"{past}-{number:02}", None)
    return span, (f"{coming}-{number:02}", None) if coming != past else None


def weekday(number: int, published: datetime.date) -> tuple[Span, Span | None]:
    """Resolve a day of the week (Monday is 0): the latest not after `published`, and the next not before it."""
    back = (published.weekday() - number) % 7
    past = published - datetime.timedelta(days=back)
    coming = past + datetime.timedelta(days=7) if back else past
    return (past.isoformat(), None), (coming.isoformat(), None) if back else None
