"""Figures that signs give away: telephone numbers, and the times of a race as a clock shows them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from craftgraph.language.durations import duration, seconds
from craftgraph.language.expressions import Quantity
from craftgraph.model import Token

_SIGNS = frozenset("()-–")
_DIGITS = range(10, 13)
_TRUNK = frozenset("78")
"""What a telephone number in full begins with."""
_CLOCK = re.compile(r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2}(?:[.,]\d+)?)")


def exact(amount: Decimal) -> int | Decimal:
    """Return a whole amount as an integer, another one without zeros at its end."""
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()


def past_phone(tokens: Sequence[Token], place: int) -> int:
    """Return the token after the telephone number (`8 (7172) 55-12-30`, `+7 701 234 56 78`) at `place`, 0 for none."""
    sign = tokens[place - 1].text if place else ""
    first = tokens[place].text
    if first[0] not in _TRUNK and sign != "(":
        return 0
    after, digits, marks = place, "", sign == "+" and tokens[place - 1].end == tokens[place].begin
    while after < len(tokens):
        text = tokens[after].text
        if text[0].isdigit() and text.replace("-", "").isdigit():
            digits += text.replace("-", "")
            marks = marks or "-" in text
        elif text in _SIGNS:
            marks = True
        else:
            break
        after += 1
    return after if marks and len(digits) in _DIGITS and (sign == "(" or digits[0] in _TRUNK) else 0


def race_time(token: Token) -> Quantity | None:
    """Return the time of a race as a clock shows it: `2:14:35`, `3:41,5`; `10:30` is a time of day."""
    match = _CLOCK.fullmatch(token.text)
    if not match or (not match["hours"] and match["seconds"].isdigit()):
        return None
    parts = [(Decimal(match[name].replace(",", ".")), name[0].upper()) for name in match.groupdict() if match[name]]
    whole = seconds(parts)
    if whole is None:
        return None
    return Quantity(token.begin, token.end, exact(whole), duration=duration(parts))
