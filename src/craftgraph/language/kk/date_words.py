"""Tokens as a date reader sees them: one symbol each, so that the forms of dates are patterns over symbols."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from craftgraph.language.kk.figures import Number, number
from craftgraph.language.kk.heads import Heads
from craftgraph.language.kk.numerals import numeral, ordinals, roman
from craftgraph.language.kk.numerals import words as number_words
from craftgraph.language.kk.paradigm import endings, rows
from craftgraph.model import Token

_DAY = re.compile(r"(?P<day>\d{1,2})(?:-(?P<tail>[а-яәғқңөұүһі]+))?")
_DAYS = re.compile(r"(?P<first>\d{1,2})[-–](?P<last>\d{1,2})(?:-(?P<tail>[а-яәғқңөұүһі]+))?")
_YEAR = re.compile(r"(?P<year>1\d{3}|20\d\d)(?:-(?P<tail>[а-яәғқңөұүһі]+))?")
_YEARS = re.compile(r"(?P<first>1\d{3}|20\d\d)[-–](?P<last>1\d{3}|20\d\d)(?:-(?P<tail>[а-яәғқңөұүһі]+))?")
_NUMERIC = (
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
_ORDINAL_TAILS = frozenset(("ші", "шы", "інші", "ыншы", "нші", "ншы"))


class Word(NamedTuple):
    """A token of a date: its symbol, its value (two for a range), and its case.

    Cases are `gen`, `abl` …, `pl` for a bare plural, "" for a bare stem.

    Symbols, besides those of date_words.tsv: d day or count, D day with a suffix (`5-іне`), r days (`5-7`), y year,
    Y year with жыл (`2025-жылы`), R years, n whole date in figures (value is (year, month, day)), l months
    (`қаңтар-наурыз`), X month and day in one (`5-қазанда`), Q H quarter and half with a number (`3-тоқсанда`),
    o ordinal, w count in words, W two weekdays (`сенбі-жексенбіде`), M E month and weekday with a capital (they may
    be names: Наурыз, Қазан, Жұма), - dash, comma, . anything else.
    """

    symbol: str
    value: tuple[int, ...] = ()
    case: str = ""


OTHER = Word(".")
_MARKS = dict.fromkeys("-–—‑", Word("-")) | {",": Word(",")}


@cache
def _fixed() -> dict[str, Word]:
    """Return the words of date_words.tsv that stand as they are."""
    return {word: Word(symbol, (int(value),)) for word, symbol, value in rows("date_words.tsv") if word[-1] != "+"}


@cache
def _inflected() -> dict[str, Word]:
    """Return the stems of date_words.tsv that take suffixes."""
    return {s[:-1]: Word(symbol, (int(value),)) for s, symbol, value in rows("date_words.tsv") if s[-1] == "+"}


@cache
def _stems() -> Heads[Word]:
    return Heads(_inflected())


class Item(NamedTuple):
    """A word of a date with the tokens that it takes (a spelt number takes several)."""

    word: Word
    begin: int
    end: int


@lru_cache(maxsize=1 << 14)
def symbol(text: str) -> str:
    """Return the symbol of one token by itself."""
    return date_word(text).symbol


def date_items(tokens: Sequence[Token]) -> list[Item]:
    """Return the tokens as words of dates; a spelt number is one, and before a month or жыл an ordinal is day or year.

    >>> from craftgraph.language.segment import tokens
    >>> [item.word.symbol for item in date_items(tokens("жиырма төртінші шілде, екінші тоқсан"))]
    ['d', 'm', ',', 'o', 'q']
    """
    items: list[Item] = []
    place = 0
    while place < len(tokens):
        word = date_word(tokens[place].text)
        end = place + 1
        if word.symbol in "wo":
            found = number(tokens, place)
            if found:
                end = found.after
                following = date_word(tokens[end].text).symbol if end < len(tokens) else ""
                word = _number(found, following)
        items.append(Item(word, place, end))
        place = end
    return items


def _number(found: Number, following: str) -> Word:
    value = (int(found.value),)
    if found.ordinal and following in ("m", "M") and value[0] <= 31:
        return Word("d", value)
    if found.ordinal and following == "j" and 1000 <= value[0] <= 2100:
        return Word("y", value)
    if value[0] > 31 or found.value != value[0]:
        return OTHER
    return Word("o" if found.ordinal else "w", value, _case(found.tail) or "")


def _case(tail: str) -> str | None:
    """Return the case that suffixes say, "" for no suffix, `pl` for a bare plural; None where they are none."""
    if not tail:
        return ""
    for ending in endings().get(tail, ()):
        said = ending.inflection
        if said.derivation not in ("", "dagy"):
            continue
        return "pl" if said.plural and said.case == "nom" else said.case
    return None


@lru_cache(maxsize=1 << 14)
def date_word(text: str) -> Word:
    """Return what one token is for a date.

    >>> date_word("қазанның"), date_word("5-7"), date_word("2025"), date_word("шебер")
    (Word(symbol='m', value=(10,), case='gen'), Word(symbol='r', value=(5, 7), case=''),
     Word(symbol='y', value=(2025,), case=''), Word(symbol='.', value=(), case=''))
    """
    if text[0].isdigit():
        return _figures(text)
    if text in _MARKS:
        return _MARKS[text]
    lower = text.lower()
    begins = _beginnings()
    if lower[:3] not in begins and lower[:2] not in begins and lower[:1] not in begins and roman(text) is None:
        return OTHER
    return _spelt(lower, lower != text) or _number_word(text) or OTHER


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of all words of dates and numbers, and the words of one or two.

    Most words of a text begin otherwise, and are no words of a date.
    """
    words_of_dates = (_fixed(), _inflected(), number_words(), ordinals())
    return frozenset(word[:3] for words in words_of_dates for word in words)


def _figures(text: str) -> Word:
    for pattern in _NUMERIC:
        match = pattern.fullmatch(text)
        if match:
            return Word("n", (int(match["year"]), int(match["month"]), int(match["day"])))
    if match := _YEAR.fullmatch(text):
        tail = match["tail"] or ""
        found = _spelt(tail, False) if tail else None
        if found and found.symbol == "j":
            return Word("Y", (int(match["year"]),), found.case)
        return Word("y", (int(match["year"]),)) if not tail or tail in _ORDINAL_TAILS else OTHER
    if match := _YEARS.fullmatch(text):
        return Word("R", (int(match["first"]), int(match["last"])))
    if match := _DAYS.fullmatch(text):
        return Word("r", (int(match["first"]), int(match["last"])), _case(match["tail"] or "") or "")
    if match := _DAY.fullmatch(text):
        tail = match["tail"] or ""
        if not tail:
            return Word("d", (int(match["day"]),))
        found = _spelt(tail, False)
        if found and found.symbol == "m":  # 5-қазан
            return Word("X", (*found.value, int(match["day"])), found.case)
        if found and found.symbol in "qh":
            return Word(found.symbol.upper(), (int(match["day"]),), found.case)
        if tail in _ORDINAL_TAILS:
            return Word("o", (int(match["day"]),))
        case = _case(tail)
        return Word("D", (int(match["day"]),), case) if case else OTHER
    return OTHER


def _spelt(lower: str, capital: bool) -> Word | None:
    fixed = _fixed().get(lower)
    if fixed:
        return fixed
    if "-" in lower:  # қаңтар-наурызда
        first, _, last = lower.partition("-")
        one = _inflected().get(first)
        if one and one.symbol in "me":
            other = _spelt(last, False)
            if other and other.symbol == one.symbol:
                return Word("l" if other.symbol == "m" else "W", (*one.value, *other.value), other.case)
            return None
    for found, tail in reversed(_stems().of(lower)):
        case = _case(tail)
        if case is not None:
            capitals = capital and found.symbol in "me"
            return Word(found.symbol.upper() if capitals else found.symbol, found.value, case)
    return None


def _number_word(text: str) -> Word | None:
    found = numeral(text)
    if found and found.kind == "ordinal" and found.value <= 31:
        return Word("o", (int(found.value),), _case(found.tail) or "")
    if found and found.kind in ("unit", "ten") and found.value <= 31:
        return Word("w", (int(found.value),), _case(found.tail) or "")
    value = roman(text)
    if value:
        return Word("o", (value,))
    return None
