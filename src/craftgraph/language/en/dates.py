"""English dates and periods in a sentence, resolved by the day of publication."""

import datetime
from collections.abc import Sequence
from functools import lru_cache

from craftgraph.language.european import meanings
from craftgraph.language.european.dating import Dating, Form
from craftgraph.language.expressions import TimeExpression
from craftgraph.language.words import word
from craftgraph.model import Token

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NUMBERS = {
    "month": {stem: i + 1 for i, stem in enumerate(_MONTHS)},
    "weekday": {stem: i for i, stem in enumerate(_WEEKDAYS)},
    "day": {stem: i + 1 for i, stem in enumerate(_ORDINALS)} | {"twenty": 20, "thirt": 30, "thirteenth": 13},
    "count": {stem: i + 1 for row in (_ORDINALS, _CARDINALS) for i, stem in enumerate(row)} | {"a": 1, "last": 4},
    "near": {
        "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
        "upcoming": 1, "following": 1,
    },
    "offset": {
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    },
    "season": {"spring": 3, "summer": 6, "autumn": 9, "fall": 9},
}  # fmt: skip

_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_M = rf"(?:{'|'.join(_LONG)}|{'|'.join(m.upper() for m in _LONG)}|(?i:{'|'.join(m for m in _LONG if len(m) > 5)})|{_SHORT})"
_SMALL = rf"(?:{_M}|(?i:april|june|july|march)\b|may\b)"  # next to a day, also without a capital
_MONTH, _MONTH1, _MONTH2 = (rf"(?P<month{n}>\b{_M})" for n in ("", "1", "2"))
_MONTH_D, _MONTH1_D, _MONTH2_D = (rf"(?P<month{n}>\b{_SMALL})" for n in ("", "1", "2"))
_ORDINAL = rf"(?:(?:twenty|thirty)[\s-])?(?:{'|'.join(_ORDINALS)}|thirtieth)\b"
_DIGIT_DAY = r"(?<![\d.,:$£€])\b\d{1,2}(?:st|nd|rd|th)?\b(?![.,:]\d|\s*(?:%|per\b))"
_DAY, _DAY1, _DAY2 = (rf"(?P<day{n}>{_DIGIT_DAY}|(?i:{_ORDINAL}))" for n in ("", "1", "2"))
_DASH = r"\s*[‐‑–—−-]\s*"
_TO = rf"(?:{_DASH}|\s+(?i:to|through|until|till|and)\s+)"
_FOUR = r"(?:1[0-9]|20)\d\d"
_YEAR = rf"(?P<year>\b{_FOUR})\b(?![,.]\d|%|\s*-)"
_NEAR = r"(?i:last|past|previous|preceding|this|current|next|coming|upcoming|following)"
_NEAR_YEAR = rf"(?:(?i:the|of)\s+)*(?P<near>\b{_NEAR})\s+(?i:year)\b(?:['’]s)?"
_IN_YEAR = rf"(?:,?\s+(?:(?i:of|in)\s+)?(?:{_YEAR}|{_NEAR_YEAR}))?"
_OF_YEAR = (
    rf"(?:,?\s+(?:(?i:of|in)\s+)?(?:the\s+)?(?:{_YEAR}|{_NEAR_YEAR}|(?i:of\s+the\s+year)|(?i:the\s+year)|(?i:year)\b))"
)
_YEAR1 = rf"(?:,?\s+(?P<year1>{_FOUR}),?)?"
_THE = r"(?:(?i:the)\s+)?"
_OF = r"(?:\s+(?i:of))?"
_COUNT = rf"(?P<count>\b\d{{1,2}}\b|\b(?i:{'|'.join(_CARDINALS)}|a)\b)"
_NTH = r"(?P<count>\b[1-4](?:st|nd|rd|th)\b|\b(?i:first|second|third|fourth|last)\b)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WD = rf"(?P<weekday>\b{_WEEKDAY})\b"
_DATE_AHEAD = rf"(?!,?\s+(?:{_SMALL}\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+{_SMALL}))"
_SEASON = r"(?P<season>\b(?i:spring|summer|autumn|fall)\b)"

_FORMS: tuple[tuple[str, Form], ...] = (
    (rf"{_MONTH1_D}\s+{_THE}{_DAY1}{_YEAR1}{_TO}{_MONTH2_D}\s+{_THE}{_DAY2}{_IN_YEAR}", meanings.days),
    (rf"{_THE}{_DAY1}{_OF}\s+{_MONTH1_D}{_YEAR1}{_TO}{_THE}{_DAY2}{_OF}\s+{_MONTH2_D}{_IN_YEAR}", meanings.days),
    (rf"(?<=(?i:between )){_MONTH1_D}\s+{_DAY1}\s+and\s+{_DAY2}{_IN_YEAR}", meanings.days),
    (rf"{_MONTH1_D}\s+{_THE}{_DAY1}(?:{_DASH}|\s+(?:to|through|until|till)\s+){_THE}{_DAY2}{_IN_YEAR}", meanings.days),
    (rf"{_THE}{_DAY1}(?:{_DASH}|\s+(?:to|through|until|till)\s+){_THE}{_DAY2}{_OF}\s+{_MONTH2_D}{_IN_YEAR}", meanings.days),
    (rf"{_MONTH_D}\s+(?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*\d{{1,2}}(?:st|nd|rd|th)?)*,?\s+(?:and|&)\s+\d{{1,2}}\b(?:st|nd|rd|th)?){_IN_YEAR}", meanings.day_list),
    (rf"\b(?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*\d{{1,2}}(?:st|nd|rd|th)?)*,?\s+(?:and|&)\s+\d{{1,2}}(?:st|nd|rd|th)?){_OF}\s+{_MONTH_D}{_IN_YEAR}", meanings.day_list),
    (rf"{_MONTH_D}\s+{_THE}{_DAY}{_IN_YEAR}", meanings.day),
    (rf"{_THE}{_DAY}{_OF}\s+{_MONTH_D}{_IN_YEAR}", meanings.day),
    (rf"(?<![\d./-])(?P<year>{_FOUR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", meanings.figures),
    (rf"(?<![\d./])(?P<day>\d{{1,2}})\.(?P<month>\d\d)\.(?P<year>{_FOUR})(?!\d)", meanings.figures),
    (rf"(?<![\d./])(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/(?P<year>{_FOUR})(?!\d)", meanings.figures),
    (rf"(?<![\d./])(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_FOUR})(?!\d)", meanings.figures),
    (rf"{_MONTH1}(?:{_DASH}|\s+(?:to|through|until|till)\s+){_MONTH2}{_IN_YEAR}", meanings.months),
    (rf"(?<=(?i:between )){_MONTH1}\s+and\s+{_MONTH2}{_IN_YEAR}", meanings.months),
    (rf"\b(?i:last)\s+{_MONTH}", meanings.recent_month),
    (
        rf"(?:(?i:in|since|by|until|till|during|from|for|of|this|next|to|through|before|after|early|late|mid)[\s-])(?P<all>{_MONTH}{_IN_YEAR})(?!\s*\d)",
        meanings.month,
    ),
    (rf"{_MONTH}(?:\s+(?i:of|in))?,?\s+(?:{_YEAR}|{_NEAR_YEAR})", meanings.month),
    (rf"{_NTH}\s+(?i:quarter)\b{_OF_YEAR}?", meanings.quarter),
    (rf"\bQ(?P<count>[1-4])\b{_OF_YEAR}?", meanings.quarter),
    (rf"{_NTH}\s+half\b(?!\s+(?:of\s+)?(?:the\s+)?(?:a|an|century|month|match))(?:{_OF_YEAR})?", meanings.half),
    (rf"\bH(?P<count>[12])\b{_OF_YEAR}?", meanings.half),
    (rf"\b(?i:first)\s+{_COUNT}\s+months\b{_OF_YEAR}?", meanings.first_months),
    (rf"{_COUNT}\s+months\s+(?:of|in|to)\s+(?:{_YEAR}|{_NEAR_YEAR}|the\s+year)", meanings.first_months),
    (rf"\b(?i:start|beginning|turn)\s+of\s+(?:the\s+year\b|{_YEAR}|{_NEAR_YEAR})", meanings.year_start),
    (r"(?i:so\s+far|earlier)\s+(?P<near>this)\s+year\b", meanings.year),
    (rf"(?<![\d,.$£€-])\b(?P<year1>{_FOUR}){_DASH}(?P<year2>{_FOUR}|\d\d)\b(?!\s*%|[-.,]\d)", meanings.years),
    (rf"\b(?i:from|between)\s+(?P<all>(?P<year1>{_FOUR})\s+(?:to|through|until|till|and)\s+(?P<year2>{_FOUR}))\b", meanings.years),
    (rf"(?<=\bin )(?P<years>{_FOUR}(?:,\s*{_FOUR})*,?\s+and\s+(?:in\s+)?{_FOUR})\b", meanings.year_list),
    (rf"{_SEASON}\s+(?:of\s+)?(?:{_YEAR}|{_NEAR_YEAR})", meanings.season),
    (rf"\b(?P<gone>(?i:last|past))\s+{_SEASON}", meanings.season),
    (rf"\b(?i:this)\s+{_SEASON}", meanings.season),
    (rf"\b(?i:last|past)\s+{_COUNT}\s+years\b", meanings.last_years),
    (rf"{_COUNT}\s+(?i:years?)\s+(?i:ago)\b", meanings.years_ago),
    (rf"{_COUNT}\s+(?i:years?)\s+(?:(?P<back>(?i:earlier|before))|(?i:later|after\b|on))", meanings.years_apart),
    (rf"{_COUNT}\s+(?i:years?)\s+(?i:earlier|before)\b", meanings.years_ago),
    (rf"{_COUNT}\s+(?i:days?)\s+(?i:ago)\b", meanings.days_ago),
    (r"\b(?P<offset>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|tomorrow|today|tonight|last\s+night|this\s+(?:morning|afternoon|evening)))\b(?:['’]s)?", meanings.near_day),
    (rf"\b(?:the\s+)?(?P<near>{_NEAR})\s+(?i:year)\b(?:['’]s)?", meanings.year),
    (r"\b(?P<near>(?i:last|this|next|past|previous|current))\s+month\b(?:['’]s)?", meanings.near_month),
    (rf"(?:\b(?P<near>{_NEAR})\s+|(?i:at|over|on|during)\s+the\s+)(?i:weekend)\b", meanings.weekend),
    (r"(?:(?i:on|over)\s+)?Saturday\s+and\s+Sunday\b", meanings.weekend),
    (rf"{_WD.replace('<weekday>', '<weekday1>')}(?:{_DASH}|\s+(?:to|through)\s+){_WD.replace('<weekday>', '<weekday2>')}{_DATE_AHEAD}", meanings.weekdays),
    (rf"(?:\b(?P<near>{_NEAR})\s+)?{_WD}{_DATE_AHEAD}(?!\s+(?:Times|Post|Review|Market))", meanings.weekday),
    (
        rf"\b(?i:in|since|of|by|until|till|from|during|before|after|for|through|late|early|mid|to|year|back\s+in|the|its|their|his|her|our)[\s-]+(?P<all>{_YEAR}(?:['’]s)?)(?!\s+(?:people|visitors|guests|tourists|participants|square|metres|meters|kilometres|kilometers|kg|tonnes|works|years|items|masters|artisans|and\s+\d)\b)",
        meanings.year,
    ),
    (rf"\((?P<all>(?P<year>{_FOUR}))\)", meanings.year),
    (rf"^(?P<all>{_YEAR})(?=\s*[:.–—-])", meanings.year),
)  # fmt: skip
_TELLING = (
    rf"\d\d\d\d|\d[./]\d|\bQ[1-4]|\bH[12]\b|(?i:year|month|quarter|half|weekend|yesterday|tomorrow|today|tonight|night|morning"
    rf"|afternoon|evening|ago\b|spring|summer|autumn|fall)|{_SMALL}|{_WEEKDAY}"
)
_FUTURE = frozenset(
    "will 'll shall would scheduled due planned upcoming expected slated opens closes runs lasts starts begins ends takes".split()
)
_COURSE = (
    rf"{_COUNT[:-1]})[\s-]day\b",
    r"\b(?:ended|closed|concluded|finished|wrapped\s+up|came\s+to\s+(?:an\s+end|a\s+close)|was\s+closed)\b",
    r"\b(?:opened|began|started|kicked\s+off|got\s+under\s+way|opens|begins|starts)\b",
)


@lru_cache(maxsize=1 << 14)
def _tense(text: str) -> str:
    low = text.lower()
    if low in _FUTURE or low.endswith(("'ll", "’ll")):
        return "future"
    if low in ("was", "were", "had", "did"):
        return "past"
    return "past" if word(low, "en").verb == "past" else ""


@lru_cache(maxsize=1)
def _dating() -> Dating:
    bounds = (
        r"\b[Ss]ince|\b[Ff]rom|\b[Ss]ince\s+the|\b[Ff]rom\s+the",
        r"\b[Uu]ntil|\b[Tt]ill|\b[Bb]y|\b[Tt]hrough|\b[Tt]o|\b[Uu]ntil\s+the",
    )
    return Dating(_FORMS, _NUMBERS, _TELLING, _tense, bounds, _COURSE)


def find_dates(tokens: Sequence[Token], published: datetime.date | None) -> tuple[TimeExpression, ...]:
    """Return the dates and periods in the tokens of one English sentence, in the order of the text (see `Dating.find`).

    >>> from craftgraph.language.segment import tokens
    >>> text = "On October 5-8, in the first half of last year, on Wednesday"
    >>> [(d.start, d.finish) for d in find_dates(tokens(text), datetime.date(2025, 10, 10))]
    [('2025-10-05', '2025-10-08'), ('2024-01-01', '2024-06-30'), ('2025-10-08', None)]
    """
    return _dating().find(tokens, published)
