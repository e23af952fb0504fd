"""Quantities of Russian and English: numbers in digits and words, what is measured, and how exact it is said to be.

Both languages build numbers, units and comparators in the same order, so one reader serves both; what differs is in the
tables of the language's folder (tables.py).
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from craftgraph.language.durations import TIMES, duration, seconds
from craftgraph.language.european.compounds import folded
from craftgraph.language.european.line import Line, Unit
from craftgraph.language.european.numbers import Number, number, scale_behind
from craftgraph.language.european.tables import tables
from craftgraph.language.expressions import Quantity
from craftgraph.model import Comparator, Token

_RANGE: Final = re.compile(r"\d+(?:[.,]\d+)?[-‐‑]\d+(?:[.,]\d+)?")
_NO_FIGURE: Final = re.compile(r"[ap]\.?m\b|o['’]clock|thirds?$|quarters?$|fifths$|tenths$|утра$|вечера$")
_DAYTIMES: Final = frozenset(("утра", "дня", "вечера", "ночи"))
_LITTLE: Final = frozenset(
    "in at on of from to by for with as and or was is will has в во на с со из от к по для о об и или а но".split()
)
"""Words behind a year that are no noun which it could count: `at Craft 2025 in Almaty`."""
_COMPARED: Final = frozenset("the that those what its their his her last as".split())
_PLANS: Final = frozenset("to will would could should can may might must".split())
_MONEY_ALSO_VERB: Final = "KRW"
"""The currency whose name is a verb as well: `12 won prizes` is no sum."""
_FROM: Final = 5
"""So many words before a number `from` is looked for."""
_COUNTED: Final = frozenset(
    "человек штук лет дней часов минут секунд недель месяцев метров километров килограммов тонн литров гектаров раз"
    " тенге рублей долларов".split()
)
"""Genitives that, before their number, make an estimate of it: `лет пять`."""
_SCALED: Final = 1000
"""A number below can take on the scale of the next one."""
_DASHES: Final = frozenset("‐‑–—−-")
_SMALLER: Final = {
    ("метр", "сантиметр"): 100, ("м", "см"): 100, ("километр", "метр"): 1000, ("км", "м"): 1000,
    ("килограмм", "грамм"): 1000, ("кг", "г"): 1000, ("тонна", "килограмм"): 1000, ("metre", "centimetre"): 100,
    ("meter", "centimeter"): 100, ("m", "cm"): 100, ("kilometre", "metre"): 1000, ("kilometer", "meter"): 1000,
    ("kilogram", "gram"): 1000, ("kg", "g"): 1000, ("foot", "inch"): 12,
}  # fmt: skip


def find_quantities(
    language: str, tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities in the tokens of one sentence of `ru` or `en`, in the order of the text.

    `skip` holds spans (begin, end) of dates and names, in which no number is sought. Ranges (`30–40`), fractions
    (`2/3`, `треть`), clock times, bare years and `one` without a unit are none. A span covers number, unit and
    adjoining comparator. A length of time in several units has no `unit`, and its value is in the smallest.
    """
    line = Line(tables(language), tokens)
    found: list[Quantity] = []
    place = 0
    while place < len(tokens):
        if any(begin <= tokens[place].begin < end for begin, end in skip):
            place += 1
            continue
        quantity, place = _at(line, place)
        if quantity:
            found.append(quantity)
    return tuple(found)


def _at(line: Line, place: int) -> tuple[Quantity | None, int]:
    """The quantity that begins at token `place`, if any, and the token to go on with."""
    if _RANGE.fullmatch(line.lower[place]):
        return None, line.past_unit(place + 1)
    single = _single(line, place)
    if single is not None:
        return single
    value = number(line, place)
    if value is None:
        return None, place + 1
    past = _past_compound(line, place, value)
    if past is not None:
        return None, past
    if value.ordinal:
        return Quantity(line.tokens[place].begin, value.end, int(value.value), ordinal=True), value.after
    return _quantity(line, place, value)


def _single(line: Line, place: int) -> tuple[Quantity, int] | None:
    """A word that is number and unit at once (`вдвое`, `twice`, `four-time`), or `за минуту`, `in an hour`."""
    token = line.tokens[place]
    words = line.lower[place : place + 2]
    after = place + 1 + (words[:1] == ["in"])
    if words[:1] == ["за"] or words in (["in", "an"], ["in", "a"]):
        unit = line.unit(after)
        if unit and unit.kind == "time" and unit.code in {"S", "M", "H"} and unit.after == after + 1:
            inner = line.tokens[after]
            length = duration([(Decimal(1), unit.code)])
            return Quantity(inner.begin, inner.end, 1, inner.text.lower(), duration=length), after + 1
    found = folded(line.lower[place], line.tables) or line.tables.numerals.get(line.lower[place])
    if found and found[1] == "factor" and _compares(line, place):
        found = found[0], "multiple"
    if found is None or found[1] not in {"multiple", "hours", "years"}:
        return None
    if found[1] == "multiple":
        name = "раза" if line.tables.language == "ru" else "times"
        comparator, begin = line.before(place) or (Comparator.EXACTLY, token.begin)
        return Quantity(begin, token.end, _exact(found[0]), name, comparator), place + 1
    length = duration([(found[0], "H" if found[1] == "hours" else "Y")])
    return Quantity(token.begin, token.end, _exact(found[0]), token.text.lower(), duration=length), place + 1


def _compares(line: Line, place: int) -> bool:
    """Tell whether `double` compares with another figure (`double that of 2019`) and is no plan (`to double the …`)."""
    return line.word(place + 1) in _COMPARED and line.word(place - 1) not in _PLANS


def _past_compound(line: Line, place: int, first: Number) -> int | None:
    """The token after a range (`30–40`, `от 30 до 50`, `5 or 6`), a fraction or a clock time, else None."""
    tokens, after = line.tokens, first.after
    if after + 1 < len(tokens):
        sign = tokens[after]
        close = sign.begin == first.end and tokens[after + 1].begin == sign.end
        if close and (sign.text in _DASHES or sign.text == "/"):
            second = number(line, after + 1)
            if second and (sign.text != "/" or not second.ordinal):
                return line.past_unit(second.after)
    following, before = line.word(after), line.word(place - 1)
    if (before == "between" and following == "and") or (following == "to" and not _changed(line, place)):
        second = number(line, after + 1)
        if second and not second.ordinal and not second.inner:
            return line.past_unit(second.after)
    if first.alone and following in {"in", "out"}:  # one in five
        second = number(line, after + 1 + (line.word(after + 1) == "of"))
        if second and not second.ordinal and not line.unit(second.after):
            return second.after
    if following in {"до", "или", "or"} and (following != "до" or before == "от"):
        second = number(line, after + 1)
        if second and not second.ordinal:
            return line.past_unit(second.after)
    if _NO_FIGURE.match(following):
        return after + 1
    if following.startswith("час") and line.word(after + 1) in _DAYTIMES:
        return after + 2
    return after if before in line.tables.unmeant else None


def _quantity(line: Line, place: int, value: Number) -> tuple[Quantity | None, int]:
    tokens = line.tokens
    begin, end, after = tokens[place].begin, value.end, value.after
    amount, code, length, unit = value.value, None, None, None
    if value.inner:
        kind, inner = value.inner
        code, length = (tokens[after - 1].text, duration([(amount, inner)])) if kind == "time" else (inner, None)
    else:
        unit = _behind_amount(line, value)
    if unit:
        amount, code, length, unit = _with_unit(line, value, unit)
        after, end = unit.after, tokens[unit.after - 1].end
    elif not value.inner:
        sign = line.sign(place)
        if sign:
            code, place = sign
            begin = tokens[place].begin
        elif (value.alone and not _one_from(line, value)) or _bare_year(line, place, value):
            return None, after
        else:
            inverted = _inverted(line, place, value)
            if inverted:
                return inverted, after
            amount, code = _shared(line, place, value)
    comparator = Comparator.EXACTLY
    before = line.before(place - (code in {"раза", "times"} and line.word(place - 1) in {"в", "by"}))
    if before:
        comparator, begin = before
    behind = line.behind(after)
    if behind and not line.word(behind[1])[:1].isdigit():
        comparator, after = behind
        end = tokens[after - 1].end
    tail = line.lower[value.after - 1].rpartition("-")[2]
    if tail in line.tables.behind:  # 300-odd, $1 million-plus
        comparator = line.tables.behind[tail]
    return Quantity(begin, end, _exact(amount), code, comparator, duration=length), after


def _behind_amount(line: Line, value: Number) -> Unit | None:
    unit = line.unit(value.after)
    return None if unit and unit.code == _MONEY_ALSO_VERB and value.value < 1000 else unit


def _one_from(line: Line, value: Number) -> bool:
    """Tell whether `one` counts somebody by where he comes from: `one from Peru`."""
    if line.word(value.after) != "from" or value.after + 1 >= len(line.tokens):
        return False
    return line.tokens[value.after + 1].text[0].isupper()


def _changed(line: Line, place: int) -> bool:
    """Tell whether `to` behind a number says what it became: `from 1.8 to 2.1`; `10 to 12 million` is a range."""
    return "from" in line.lower[max(0, place - _FROM) : place]


def _shared(line: Line, place: int, value: Number) -> tuple[Decimal, str | None]:
    """A number with the scale, share or currency that is said behind the next one: `на 27 и 11 %`, `с 3 до 4 млн`."""
    grown = line.word(value.after) == "до" and line.word(place - 1) in {"с", "со"}
    if line.word(value.after) not in {"и", "and"} and not grown:
        return value.value, None
    second = number(line, value.after + 1)
    if second is None or second.ordinal or second.inner:
        return value.value, None
    unit = line.unit(second.after)
    factor = scale_behind(line, value.after + 1) if grown and value.value < _SCALED else Decimal(1)
    return value.value * factor, unit.code if unit and unit.kind in {"share", "money"} else None


def _inverted(line: Line, place: int, value: Number) -> Quantity | None:
    """A number behind what it counts, which makes it an estimate: `человек сто пятьдесят`, `километров десять`."""
    noun, following = line.word(place - 1), line.word(value.after)
    if noun not in _COUNTED or (following[:1].isalnum() and following not in _LITTLE):
        return None
    if place > 1 and (line.word(place - 2)[0].isdigit() or line.word(place - 2) in line.tables.numerals):
        return None
    unit = line.unit(place - 1)
    length = duration([(value.value, unit.code)]) if unit and unit.kind == "time" else None
    name = None if unit is None else noun if unit.kind in {"time", "measure"} else unit.code
    begin = line.tokens[place - 1].begin
    return Quantity(begin, value.end, _exact(value.value), name, Comparator.ABOUT, duration=length)


def _bare_year(line: Line, place: int, value: Number) -> bool:
    """Tell of a year that no date took: four digits with nothing counted behind them."""
    if value.after != place + 1 or not re.fullmatch(r"(?:19|20)\d\d", line.lower[place]) or line.before(place):
        return False
    following = line.word(value.after)
    return not following[:1].isalpha() or following.startswith("год") or following in _LITTLE


def _with_unit(line: Line, value: Number, first: Unit) -> tuple[Decimal, str | None, str | None, Unit]:
    """Value, unit code, duration and last unit of a number with `first` behind it, and smaller ones of time."""
    name = " ".join(t.text for t in line.tokens[value.after : first.after])
    if first.kind == "measure":
        more = number(line, first.after)
        smaller = line.unit(more.after) if more and not more.ordinal and not more.inner else None
        share = _SMALLER.get((first.code, smaller.code)) if smaller else None
        if more and smaller and share:
            return value.value + more.value / share, name, None, smaller
        return value.value, name, None, first
    if first.kind != "time":
        return value.value, first.code, None, first
    spans, last = [(value.value, first.code)], first
    while True:
        more = number(line, last.after + (line.word(last.after) in {"и", "and"}))
        smaller = line.unit(more.after) if more and not more.ordinal else None
        if not more or not smaller or smaller.kind != "time" or TIMES.index(smaller.code) <= TIMES.index(last.code):
            break
        spans.append((more.value, smaller.code))
        last = smaller
    if len(spans) == 1:
        return value.value, name, duration(spans), last
    whole, smallest = seconds(spans), seconds([(Decimal(1), last.code)])
    return whole / smallest if whole and smallest else value.value, None, duration(spans), last


def _exact(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value.normalize()
