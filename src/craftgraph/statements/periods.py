"""Periods of observations: a time expression as its first and last day."""

import calendar

from craftgraph.language.expressions import TimeExpression


def period(time: TimeExpression) -> tuple[str, str]:
    """The first and the last day (ISO dates) of what a time expression covers; no last day where it is open.

    >>> period(TimeExpression(0, 1, "2025-02")), period(TimeExpression(0, 1, "2025-02", bound="from"))
    (('2025-02-01', '2025-02-28'), ('2025-02-01', ''))
    """
    if time.bound == "from" and not time.finish:
        return _first(time.start), ""
    return _first(time.start), _last(time.finish or time.start)


def _first(date: str) -> str:
    return date + "-01" * (2 - date.count("-"))


def _last(date: str) -> str:
    if date.count("-") == 0:
        return f"{date}-12-31"
    if date.count("-") == 1:
        year, month = (int(p) for p in date.split("-"))
        return f"{date}-{calendar.monthrange(year, month)[1]:02}"
    return date
