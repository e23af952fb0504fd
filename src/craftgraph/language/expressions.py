"""Dates and quantities as every language's reader returns them."""

from dataclasses import dataclass
from decimal import Decimal

from craftgraph.model import Comparator


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or a span of time in the text, resolved by the publication date.

    `start` and `finish` are ISO 8601 with the precision of the text (`2025-10-05`, `2025-10`, `2025`); `finish` is
    set for a range (`5-7 қазан`) and for a period that is not one calendar unit (a half year, a quarter, three years).
    `relative` marks what was resolved by the publication date alone (`бүгін`, `былтыр`). `bound` is `from` where the
    text names only the beginning of a span (`5 қазаннан бері`, `жыл басынан бері`) and `until` where only its end
    (`8 қазанға дейін`). `later` is (start, finish) as read for an event to come, where that differs: a day or month
    without a year.
    """

    begin: int
    end: int
    start: str
    finish: str | None = None
    relative: bool = False
    bound: str = ""
    later: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with what was said of it.

    `begin`/`end` cover number, multiplier and comparator (`100-ден астам`). `unit` is `%`, an ISO 4217 code, `есе` /
    `раза` / `times`, a measure as written (`метр`), or None for a count of things. `ordinal` marks `бірінші`, `ІІІ`;
    `duration` is ISO 8601 where the quantity is a length of time (`бір минут` → `PT1M`).
    """

    begin: int
    end: int
    value: int | Decimal
    unit: str | None = None
    comparator: Comparator = Comparator.EXACTLY
    ordinal: bool = False
    duration: str | None = None
