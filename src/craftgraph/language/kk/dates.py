"""Kazakh dates and periods in a sentence, resolved by the day of publication.

Tokens become symbols (date_words.py); the forms of dates are patterns over the symbols, the more telling one first,
and each names the function (date_forms.py) that turns the matched words into spans of the calendar.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from craftgraph.language.dates import Found
from craftgraph.language.expressions import TimeExpression
from craftgraph.language.kk import date_forms as forms
from craftgraph.language.kk.date_words import date_items, symbol
from craftgraph.language.kk.tense import is_to_come
from craftgraph.model import Token

_Y = "yj|Y|bj?|[pcx]j"  # 2025 жылғы, 2025-жылы, биылғы, өткен жылдың
_YEAR = f"(?:(?P<year>{_Y}),?)?"
_SOME_YEAR = f"(?P<year>{_Y})"
_COUNT = "(?P<count>[wd])"
_FORMS: tuple[tuple[str, str, Callable[[forms.Match], list[Found]]], ...] = (
    (
        "yYbpcxdD",
        f"{_YEAR}(?P<day1>[dD])(?P<month1>[mM])?(?P<separator>[-&])?(?P<year2>{_Y})?(?P<day2>[dD])(?P<month2>[mM])"
        "k?B?(?P<within>A)?",
        forms.between,
    ),
    (
        "yYbpcxmM",
        f"{_YEAR}(?P<month>[mM])(?P<moon>a)?(?P<first>[dDwr])(?:(?P<separator>[-&,])?(?P<second>[dDw]))?k?B?"
        "(?P<within>A)?",
        forms.days_of_month,
    ),
    ("yYbpcxmM", f"{_YEAR}(?P<month>[mM])(?P<moon>a)?(?P<first>[dDwr])k?", forms.days_of_month),
    ("n", "n(?:-n)?", forms.figures),
    ("yYbpcxdr", f"{_YEAR}(?P<days>(?:[dr][,&])*[dr])(?P<month>[mM])k?,?(?P<after>yj|Y)?A?", forms.day_list),
    ("yYbpcxdr", f"{_YEAR}(?P<days>(?:[dr][,&])*[dr])(?P<month>[mM])k?A?", forms.day_list),
    ("yYbpcxX", f"{_YEAR}(?P<day>X)k?", forms.hyphenated_day),
    ("yYbpcxlmM", f"{_YEAR}(?P<months>l|[mM]-[mM]|[mM]&[mM])a?(?P<within>A)?", forms.month_range),
    ("yYbpcxS", f"{_YEAR}(?P<number>S)(?P<count>w)q", forms.quarter),
    ("yYbpcxoSd", f"{_YEAR}(?P<number>[oSd])q", forms.quarter),
    ("yYbpcxQ", f"{_YEAR}(?P<number>Q)", forms.quarter),
    ("yYbpcxoSdhzu", f"{_YEAR}(?P<number>[oSd])?(?:h|zi|zj|u)", forms.half),
    ("yYbpcxj", f"(?:{_SOME_YEAR}g?|jg)F?S?{_COUNT}a", forms.first_months),
    ("S", f"S(?P<year>b)?{_COUNT}a", forms.first_months),
    ("j", f"(?P<unit>j)S?{_COUNT}a", forms.first_months),
    ("wd", f"{_COUNT}(?P<unit>a)", forms.just_over_months),
    ("wd", f"{_COUNT}(?P<unit>[jk])P", forms.ago),
    ("yYbpcxj", f"(?P<year>{_Y})g|c?jg", forms.year_start),
    ("L", f"L{_COUNT}(?P<unit>j)", forms.last_years),
    ("RyY", "(?P<years>Rj|R(?=k)|(?P<first>yj?|Y)[-&,]?(?:y[-&,])*(?:yj|Y)B?)(?P<within>A)?", forms.years),
    ("yYbpcx", f"{_SOME_YEAR}(?P<season>s)", forms.season),
    ("yYbpcx", f"{_SOME_YEAR}(?P<month>[mM])(?P<moon>[aV]V?)?", forms.month),
    ("mM", "(?P<month>[mM])(?P<moon>[aV]V?)?", forms.month),
    ("pcx", "(?P<which>[pcx])a(?P<first>[dDw])?k?", forms.near_month),
    ("yYbpcx", _SOME_YEAR, forms.year),
    ("t", "(?P<which>t)(?!v)k?", forms.near_day),
    ("pcxeE", "(?P<which>[pcx])?(?P<day>[eE])(?P<unit>k)?", forms.weekday),
    ("W", "(?P<days>W)k?", forms.weekdays),
)
"""The symbols with which a form can begin, its pattern, and what it means."""
_COMPILED = tuple((opens, re.compile(f"(?P<all>{pattern})(?P<bound>[BF])?"), form) for opens, pattern, form in _FORMS)
_BY_OPENING = {
    symbol: tuple((pattern, form) for opens, pattern, form in _COMPILED if symbol in opens)
    for symbol in dict.fromkeys("".join(opens for opens, _, _ in _FORMS))
}
_TELLING = re.compile("[yYRnmMlQhqztbeEWXasg]|[pcxwd][jk]")
_PROMISING = re.compile("[yYRnmMlQhqztbeEWXasgjk]")
"""Without one of these the symbols of a sentence cannot be telling, whichever of them a spelt number takes together."""


def find_dates(
    tokens: Sequence[Token], published: datetime.date | None, *, future: bool = False
) -> tuple[TimeExpression, ...]:
    """Return the dates and periods in the tokens of one sentence, in the order of the text.

    A day or month without a year is read as past (the latest not after `published`), or as coming where the verb
    behind it says so, or with `future`; the other reading of a past one is in `TimeExpression.later`, see
    `resolve_future`. With `published` None, what only the day of
    publication resolves is left out. Vague spans (`өткен аптада`) and lengths of time (`бір ай бойы`) are none.

    >>> from craftgraph.language.segment import tokens
    >>> [d.start for d in find_dates(tokens("Көрме 5 қазан күні ашылды, биыл да."), datetime.date(2025, 10, 7))]
    ['2025-10-05', '2025']
    """
    if not _PROMISING.search("".join(map(symbol, [token.text for token in tokens]))):
        return ()
    items = date_items(tokens)
    words = [item.word for item in items]
    symbols = "".join(word.symbol for word in words)
    if not _TELLING.search(symbols):
        return ()
    found: list[TimeExpression] = []
    place = 0
    while place < len(symbols):
        step = 1
        for pattern, form in _BY_OPENING.get(symbols[place], ()):
            match = pattern.match(symbols, place)
            if not match:
                continue
            try:
                readings = form(forms.Match(words, match, published))
            except LookupError:
                continue
            if readings:
                begin, end = tokens[items[place].begin].begin, tokens[items[match.end() - 1].end - 1].end
                found += [_expression(begin, end, reading, match["bound"]) for reading in readings]
                step = match.end() - place
                break
        place += step
    return tuple(
        resolve_future(item, published)
        if item.later and published and (future or (_nearer(item, published) and is_to_come(tokens, item.end)))
        else item
        for item in found
    )


def _expression(begin: int, end: int, found: Found, bound: str | None) -> TimeExpression:
    start, finish = found.span
    direction = {"B": "until", "F": "from"}.get(bound or "", "") if finish is None else ""
    return TimeExpression(begin, end, start, finish, found.relative, direction, found.later)


def _nearer(item: TimeExpression, published: datetime.date) -> bool:
    """Tell whether the coming reading of a date is nearer to the day of publication than the past one."""
    past, coming = (
        abs((datetime.date.fromisoformat(start if start.count("-") > 1 else f"{start[:7]}-15") - published).days)
        for start in (item.start, item.later[0] if item.later else item.start)
    )
    return coming < past


def resolve_future(expression: TimeExpression, published: datetime.date) -> TimeExpression:
    """Return `expression` as said of an event to come: a day or month without a year is the next one.

    >>> past = TimeExpression(0, 7, "2025-10-05", relative=True, later=("2026-10-05", None))
    >>> resolve_future(past, datetime.date(2025, 10, 7)).start
    '2026-10-05'
    """
    del published
    if expression.later is None:
        return expression
    start, finish = expression.later
    return replace(expression, start=start, finish=finish, later=None)
