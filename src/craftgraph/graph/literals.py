"""Literals in N-Triples syntax, in the canonical form that the store keeps: what is written is what is read."""

import re
from decimal import Decimal
from typing import Final

from craftgraph.graph.namespaces import XSD

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?",
    re.ASCII,
)

DATE_TYPES: Final[dict[int, str]] = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""Length of an ISO 8601 date → the XML Schema type of its precision."""


def literal(text: str, language: str | None = None) -> str:
    """Return a plain or language-tagged literal. Tags go lower case, as the store has them.

    >>> print(literal('a "b"', "KK"))
    "a \\"b\\""@kk
    """
    quoted = '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + '"'
    return f"{quoted}@{language.lower()}" if language else quoted


def typed(text: str, datatype: str) -> str:
    """Return a literal of the XML Schema type of that name.

    >>> typed("2025-10", "gYearMonth")
    '"2025-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return f"{literal(text)}^^<{XSD}{datatype}>"


def decimal(value: int | Decimal) -> str:
    """Return a number in the canonical form of `xsd:decimal`.

    >>> decimal(Decimal("1.50")), decimal(Decimal("2E+3")), decimal(Decimal("-0.0"))
    ('1.5', '2000', '0')
    """
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def duration(text: str) -> str:
    """Return an ISO 8601 duration in the canonical form of `xsd:duration`, which has no weeks: they become days.

    Raises ValueError when it is no duration.

    >>> duration("PT60S"), duration("P14M"), duration("P2W"), duration("PT90.50S")
    ('PT1M', 'P1Y2M', 'P14D', 'PT1M30.5S')
    """
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(f"not a duration: {text!r}")
    years, months, weeks, days, hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
    total = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
    whole_years, rest_months = divmod(years * 12 + months, 12)
    whole_minutes, rest_seconds = divmod(total, 60)
    whole_hours, rest_minutes = divmod(whole_minutes, 60)
    whole_days, rest_hours = divmod(whole_hours, 24)
    date = _parts((whole_years, "Y"), (rest_months, "M"), (whole_days, "D"))
    time = _parts((rest_hours, "H"), (rest_minutes, "M"), (rest_seconds, "S"))
    return f"P{date}T{time}" if time else f"P{date}" if date else "PT0S"


def _parts(*parts: tuple[Decimal, str]) -> str:
    return "".join(f"{decimal(value)}{letter}" for value, letter in parts if value)
