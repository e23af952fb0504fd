"""Lengths of time, as amounts of years (`Y`), months (`Mo`), weeks, days, hours, minutes and seconds."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

TIMES: Final = ("Y", "Mo", "W", "D", "H", "M", "S")
_SECONDS: Final = {"W": 604800, "D": 86400, "H": 3600, "M": 60, "S": 1}
_HALVES: Final = {"Y": (6, "Mo"), "D": (12, "H"), "H": (30, "M"), "M": (30, "S")}


def duration(parts: Sequence[tuple[Decimal, str]]) -> str | None:
    """Return amounts of time as an ISO 8601 duration, or None for a part that it cannot say (`жарты апта`).

    >>> duration([(Decimal(1), "M"), (Decimal(42), "S")]), duration([(Decimal("1.5"), "H")])
    ('PT1M42S', 'PT1H30M')
    """
    amounts: dict[str, Decimal] = {}
    for amount, code in parts:
        whole, rest = divmod(amount, 1)
        if rest and code != "S":
            if rest != Decimal("0.5") or code not in _HALVES:
                return None
            half, smaller = _HALVES[code]
            amounts[smaller] = amounts.get(smaller, Decimal(0)) + half
            amount = whole
        if amount:
            amounts[code] = amounts.get(code, Decimal(0)) + amount
    text = "P"
    for code in TIMES:
        if code in "HMS" and "T" not in text and code in amounts:
            text += "T"
        if code in amounts:
            text += f"{amounts[code]:f}{code[0]}"
    return text


def seconds(parts: Sequence[tuple[Decimal, str]]) -> Decimal | None:
    """Return amounts of time in seconds; None where months or years are among them."""
    if any(code not in _SECONDS for _, code in parts):
        return None
    return sum((amount * _SECONDS[code] for amount, code in parts), Decimal(0))
