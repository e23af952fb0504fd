"""Quantities of Russian and English: numbers in digits and words, what is measured, and how exact it is said to be.

Both languages build numbers, units and comparators in the same order, so one reader serves both; what differs is in the
tables of the language's folder: `numerals.tsv`, `units.tsv`, `comparators.tsv`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.language.kk.units import duration, seconds
from craftgraph.model import Comparator, Token

_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WITH_TAIL: Final = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)(?P<hyphen>[-‐‑]?)(?P<tail>[^\W\d_].*)")
_RANGE: Final = re.compile(r"\d+(?:[.,]\d+)?[-‐‑]\d+(?:[.,]\d+)?")
_GROUPS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_ONE_OF: Final = frozenset(("тысячи", "миллиона", "миллиарда", "сотни", "десятка", "дюжины"))
_DASHES: Final = frozenset("‐‑–—−-")
_SMALLER: Final = {
    ("метр", "сантиметр"): 100, ("м", "см"): 100, ("километр", "метр"): 1000, ("км", "м"): 1000,
    ("килограмм", "грамм"): 1000, ("кг", "г"): 1000, ("тонна", "килограмм"): 1000, ("metre", "centimetre"): 100,
    ("meter", "centimeter"): 100, ("m", "cm"): 100, ("kilometre", "metre"): 1000, ("kilometer", "meter"): 1000,
    ("kilogram", "gram"): 1000, ("kg", "g"): 1000, ("foot", "inch"): 12,
}  # fmt: skip
_ADJECTIVE_RU: Final = re.compile(
    r"(?P<stem>[а-я]{2,}?)(?:ов|ев|н)?(?:ый|ий|ого|его|ому|ему|ым|им|ом|ем|ая|ую|ой|ые|ых|ыми|ое)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit after a number: kind (`share`, `money`, `times`, `measure`, `time`) and code; tokens [place, after)."""

    kind: str
    code: str
    after: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number of tokens [place, after); `end` is where its text ends (code points).

    `alone` marks what is no figure by itself (`один`, `a half`); `inner` is a unit written in the same word
    (`217-метровый`, `72-year-old`), empty where there is none.
    """

    value: Decimal
    after: int
    end: int
    ordinal: bool = False
    alone: bool = False
    inner: tuple[str, str] | None = None


@dataclass(frozen=True)
class Counting:
    """The tables of one language.

    `numerals` give a word its value and kind; `units` its kind and code, `signs` the currencies that stand before an
    amount; `before` and `behind` hold comparators; `joins` the words inside a number (`and`, `с половиной`).
    """

    language: str
    numerals: dict[str, tuple[Decimal, str]] = field(default_factory=dict)
    units: dict[str, tuple[str, str]] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    before: dict[str, Comparator] = field(default_factory=dict)
    behind: dict[str, Comparator] = field(default_factory=dict)
    reaching: frozenset[str] = frozenset()
    """Beginnings of the words after which `до` and `to` tell the figure that was reached."""
    unmeant: frozenset[str] = frozenset()
    """Words before a number that is none of anything: `№`, `ул`."""

    @staticmethod
    def load(language: str) -> "Counting":
        """Read the tables of a language's folder."""
        folder = Path(__file__).parent / language
        numerals = {word: (Decimal(value), kind) for word, value, kind in _rows(folder / "numerals.tsv")}
        units: dict[str, tuple[str, str]] = {}
        signs: dict[str, str] = {}
        for words, kind, code in _rows(folder / "units.tsv"):
            for word in words.split("|"):
                (signs if kind == "sign" else units)[word] = code if kind == "sign" else (kind, code)  # type: ignore[assignment]
        stands: dict[str, dict[str, str]] = {"before": {}, "behind": {}, "reaching": {}, "unmeant": {}}
        for words, stand, comparator in _rows(folder / "comparators.tsv"):
            for word in words.split("|"):
                stands[stand][word] = comparator
        return Counting(
            language,
            numerals,
            units,
            signs,
            {word: Comparator(value) for word, value in stands["before"].items()},
            {word: Comparator(value) for word, value in stands["behind"].items()},
            frozenset(stands["reaching"]),
            frozenset(stands["unmeant"]),
        )

    def find(self, tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
        """Return the quantities in the tokens of one sentence, in the order of the text.

        `skip` holds spans (begin, end) of dates and names, in which no number is sought. Ranges (`30–40`), fractions
        (`2/3`, `треть`), clock times, bare years and `one` without a unit are none. A span covers number, unit and
        adjoining comparator. A length of time in several units has no `unit`, and its value is in the smallest.
        """
        reader = _Reader(self, tokens)
        found: list[Quantity] = []
        place = 0
        while place < len(tokens):
            if any(begin <= tokens[place].begin < end for begin, end in skip):
                place += 1
                continue
            quantity, place = reader.at(place)
            if quantity:
                found.append(quantity)
        return tuple(found)


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table: columns parted by tabs; lines that begin with `# ` are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


@lru_cache(maxsize=2)
def counting(language: str) -> Counting:
    """The tables of `ru` or `en`, read once."""
    return Counting.load(language)


class _Reader:
    """Reads the tokens of one sentence."""

    def __init__(self, tables: Counting, tokens: Sequence[Token]) -> None:
        self.tables, self.tokens = tables, tokens
        self.lower = [t.text.lower() for t in tokens]

    def at(self, place: int) -> tuple[Quantity | None, int]:
        """The quantity that begins at token `place`, if any, and the token to go on with."""
        if _RANGE.fullmatch(self.lower[place]):
            return None, self._past_unit(place + 1)
        single = self._single(place)
        if single is not None:
            return single
        number = self.number(place)
        if number is None:
            return None, place + 1
        past = self._past_compound(place, number)
        if past is not None:
            return None, past
        if number.ordinal:
            return Quantity(self.tokens[place].begin, number.end, int(number.value), ordinal=True), number.after
        return self._quantity(place, number)

    def _single(self, place: int) -> tuple[Quantity, int] | None:
        """A word that is number and unit at once (`вдвое`, `twice`, `four-time`), or `за минуту`, `in an hour`."""
        token = self.tokens[place]
        words = self.lower[place : place + 3]
        after = place + 1 + (words[:1] == ["in"])
        if words[:1] == ["за"] or words[:2] in (["in", "an"], ["in", "a"]):
            unit = self.unit(after)
            if unit and unit.kind == "time" and unit.code in {"S", "M", "H"} and unit.after == after + 1:
                inner = self.tokens[after]
                length = duration([(Decimal(1), unit.code)])
                return Quantity(inner.begin, inner.end, 1, inner.text.lower(), duration=length), after + 1
        found = self.tables.numerals.get(self.lower[place])
        if found is None or found[1] not in {"multiple", "hours", "years"}:
            return None
        if found[1] == "multiple":
            name = "раза" if self.tables.language == "ru" else "times"
            comparator, begin = self._before(place) or (Comparator.EXACTLY, token.begin)
            return Quantity(begin, token.end, _exact(found[0]), name, comparator), place + 1
        length = duration([(found[0], "H" if found[1] == "hours" else "Y")])
        return Quantity(token.begin, token.end, _exact(found[0]), token.text.lower(), duration=length), place + 1

    def _past_unit(self, place: int) -> int:
        found = self.unit(place)
        return found.after if found else place

    def _past_compound(self, place: int, number: Number) -> int | None:
        """The token after a range (`30–40`, `от 30 до 50`, `5 or 6`), a fraction or a clock time, else None."""
        tokens, after = self.tokens, number.after
        if after < len(tokens) and after + 1 < len(tokens):
            sign, close = (
                tokens[after],
                tokens[after].begin == number.end and tokens[after + 1].begin == tokens[after].end,
            )
            if close and (sign.text in _DASHES or sign.text == "/"):
                second = self.number(after + 1)
                if second and (sign.text != "/" or not second.ordinal):
                    return self._past_unit(second.after)
        following = self.lower[after] if after < len(tokens) else ""
        before = self.lower[place - 1] if place else ""
        if following in {"до", "или", "or"} and (following != "до" or before == "от"):
            second = self.number(after + 1) if after + 1 < len(tokens) else None
            if second and not second.ordinal:
                return self._past_unit(second.after)
        if re.match(r"[ap]\.?m\b|o['’]clock|thirds?$|quarters?$|fifths$|tenths$|утра$|вечера$", following):
            return after + 1
        if (
            following.startswith("час")
            and after + 1 < len(tokens)
            and self.lower[after + 1] in {"утра", "дня", "вечера", "ночи"}
        ):
            return after + 2
        return after if before in self.tables.unmeant else None

    def _quantity(self, place: int, number: Number) -> tuple[Quantity | None, int]:
        tokens = self.tokens
        begin, end, after = tokens[place].begin, number.end, number.after
        amount, code, length, unit = number.value, None, None, None
        if number.inner:
            kind, inner = number.inner
            code, length = (tokens[after - 1].text, duration([(amount, inner)])) if kind == "time" else (inner, None)
        else:
            unit = self.unit(after)
        if unit:
            amount, code, length, unit = self._with_unit(number, unit)
            after, end = unit.after, tokens[unit.after - 1].end
        elif not number.inner:
            sign = self._sign(place)
            if sign:
                code, begin = sign[0], tokens[sign[1]].begin
                place = sign[1]
            elif number.alone or self._bare_year(place, number):
                return None, after
            else:
                code = self._shared_unit(after)
        comparator = Comparator.EXACTLY
        before = self._before(
            place - (code in {"раза", "times"} and place > 0 and self.lower[place - 1] in {"в", "by"})
        )
        if before:
            comparator, begin = before
        behind = self._behind(after)
        if behind:
            comparator, after = behind
            end = tokens[after - 1].end
        return Quantity(begin, end, _exact(amount), code, comparator, duration=length), after

    def _shared_unit(self, place: int) -> str | None:
        """The share or currency of a number that is said behind the next one: `на 27 и 11 процентов`."""
        if place + 1 >= len(self.tokens) or self.lower[place] not in {"и", "and"}:
            return None
        second = self.number(place + 1)
        unit = self.unit(second.after) if second and not second.ordinal and not second.inner else None
        return unit.code if unit and unit.kind in {"share", "money"} else None

    def _bare_year(self, place: int, number: Number) -> bool:
        """A year that no date took: four digits with nothing counted behind them."""
        if number.after != place + 1 or not re.fullmatch(r"(?:19|20)\d\d", self.lower[place]) or self._before(place):
            return False
        following = self.lower[number.after] if number.after < len(self.lower) else "."
        return not following[0].isalpha() or following.startswith("год")

    def _sign(self, place: int) -> tuple[str, int] | None:
        """The currency before an amount (`$`, `Rs`, `USD`) and its token."""
        if place and (code := self.tables.signs.get(self.tokens[place - 1].text)):
            return code, place - 1
        return None

    def _with_unit(self, number: Number, first: Unit) -> tuple[Decimal, str | None, str | None, Unit]:
        """Value, unit code, duration and last unit of a number with `first` behind it, and smaller ones of time."""
        name = " ".join(t.text for t in self.tokens[number.after : first.after])
        if first.kind == "measure":
            more = self.number(first.after)
            smaller = self.unit(more.after) if more and not more.ordinal and not more.inner else None
            share = _SMALLER.get((first.code, smaller.code)) if smaller else None
            if more and smaller and share:
                return number.value + more.value / share, name, None, smaller
            return number.value, name, None, first
        if first.kind != "time":
            return number.value, first.code, None, first
        spans, last, value = [(number.value, first.code)], first, number.value
        while True:
            at = last.after + (last.after < len(self.lower) and self.lower[last.after] in {"и", "and"})
            more = self.number(at) if at < len(self.tokens) else None
            smaller = self.unit(more.after) if more and not more.ordinal else None
            order = ["Y", "Mo", "W", "D", "H", "M", "S"]
            if not more or not smaller or smaller.kind != "time" or order.index(smaller.code) <= order.index(last.code):
                break
            spans.append((more.value, smaller.code))
            last = smaller
        if len(spans) == 1:
            return value, name, duration(spans), last
        whole, smallest = seconds(spans), seconds([(Decimal(1), last.code)])
        return whole / smallest if whole and smallest else value, None, duration(spans), last

    def unit(self, place: int) -> Unit | None:
        """The unit that begins at token `place`, of up to three words, the longest first."""
        for width in (3, 2, 1):
            if place + width <= len(self.tokens):
                phrase = [t.text for t in self.tokens[place : place + width]]
                found = self.tables.units.get(" ".join(phrase)) or self.tables.units.get(" ".join(phrase).lower())
                if found:
                    return Unit(*found, place + width)
        return None

    def _before(self, place: int) -> tuple[Comparator, int] | None:
        """The comparator that ends before token `place`, and where its text begins."""
        for width in (4, 3, 2, 1):
            if place < width:
                continue
            found = self.tables.before.get(" ".join(self.lower[place - width : place]))
            if found is None:
                continue
            if width == 1 and found is Comparator.AT_MOST and self._reached(place - 1):
                return None
            return found, self.tokens[place - width].begin
        return None

    def _reached(self, place: int) -> bool:
        """Tell whether the `до` at `place` says what a growth or a fall came to."""
        return any(word.startswith(tuple(self.tables.reaching)) for word in self.lower[max(0, place - 14) : place])

    def _behind(self, place: int) -> tuple[Comparator, int] | None:
        for width in (3, 2, 1):
            if place + width <= len(self.lower):
                found = self.tables.behind.get(" ".join(self.lower[place : place + width]))
                if found:
                    return found, place + width
        return None

    def number(self, place: int) -> Number | None:
        """The number that begins at token `place`: `1 140 000`, `twenty-five thousand`, `3-й`, `XII`."""
        if place >= len(self.tokens):
            return None
        if self.lower[place][0].isdigit():
            first = self._figure(place)
            if first is None or first.ordinal or first.inner:
                return first
            return self._goes_on(first.value, "figure", first.after, first.end)
        roman = self._roman(place)
        if roman is not None:
            return roman
        start = place
        if self.lower[place] in {"a", "an"}:  # a hundred, half a million
            scale = self.tables.numerals.get(self.lower[place + 1]) if place + 1 < len(self.tokens) else None
            if scale is None or scale[1] != "scale":
                return None
            place += 1
        found = self.tables.numerals.get(self.lower[place])
        inner = self._inner(place)
        if inner:
            return inner
        compound = _hyphened(self.lower[place], self.tables)
        if compound:
            value, kind = compound
        elif found and found[1] not in {"multiple", "hours", "years"}:
            value, kind = found
        else:
            return None
        after, end = place + 1, self.tokens[place].end
        if kind == "ordinal":
            return Number(value, after, end, ordinal=True)
        if kind == "many" and self.lower[place] in _ONE_OF and self._before(place):  # свыше миллиона
            kind = "scale"
        if kind == "many" or (kind == "scale" and self.tables.language == "en" and start == place):
            return None
        if kind == "half" and after < len(self.tokens) and self.lower[after] in {"a", "an"}:
            after += 1
        number = self._goes_on(value, kind, after, end)
        single = number.after == place + 1
        if kind == "half" and number.value < 1:
            unit = self.unit(after)
            return Number(number.value, after, end, alone=True) if unit and unit.kind in {"time", "measure"} else None
        if single and kind in {"one", "half"}:
            return Number(number.value, number.after, number.end, alone=True)
        return number

    def _goes_on(self, value: Decimal, kind: str, after: int, end: int) -> Number:
        """Add the words that go on with a number begun by `value`."""
        numerals = self.tables.numerals
        total, current, scale = Decimal(0), value, Decimal("Infinity")
        last = "hundred" if kind in {"hundreds", "scale"} else kind
        if kind == "scale" and value >= 1000:
            total, current, scale, last = value, Decimal(0), value, "thousand"
        while after < len(self.tokens):
            word, place = self.lower[after], after
            if word in {"and", "с"} and after + 1 < len(self.tokens):
                half = self.lower[after + 1] in {"половиной"} or self.lower[after + 1 : after + 3] == ["a", "half"]
                if half and last in {"unit", "one", "ten", "figure"}:
                    current += Decimal("0.5")
                    after += 2 if word == "с" else 3
                    end, last = self.tokens[after - 1].end, "half"
                    continue
                if word == "с" or last not in {"scale", "hundred", "thousand"}:
                    break
                place = after + 1
                word = self.lower[place]
            found = _hyphened(word, self.tables) or numerals.get(word)
            if found is None and word[0].isdigit() and last == "thousand":
                figure = self._figure(place)
                bigger = (
                    figure is not None
                    and figure.after < len(self.lower)
                    and numerals.get(self.lower[figure.after], (0, ""))[1] in {"scale", "many"}
                )
                if figure is None or figure.ordinal or figure.inner or not bigger:
                    break
                current, after, end, last = figure.value, figure.after, figure.end, "figure"
                continue
            if found is None:
                break
            step, kind = found
            if kind in {"scale", "many"} and step >= 1000:
                if step >= scale or (last == "thousand"):
                    break
                total, current, scale, last = total + (current or Decimal(1)) * step, Decimal(0), step, "thousand"
            elif kind in {"scale", "many"} and last in {"unit", "one", "figure", "half"}:
                current, last = current * step, "hundred"
            elif _adds(last, kind):
                current, last = current + step, "hundred" if step >= 100 else kind
                if kind == "ordinal":
                    return Number(total + current, place + 1, self.tokens[place].end, ordinal=True)
            else:
                break
            after, end = place + 1, self.tokens[place].end
            if (
                after < len(self.tokens)
                and self.lower[after] == "."
                and word in {"тыс", "млн", "млрд", "трлн"}
                and self._inside(after)
            ):
                after += 1
        return Number(total + current, after, end)

    def _inside(self, place: int) -> bool:
        """Tell whether the full stop at `place` belongs to an abbreviation: something in small letters follows it."""
        return place + 1 < len(self.tokens) and not self.tokens[place + 1].text[0].isupper()

    def _figure(self, place: int) -> Number | None:
        token = self.tokens[place]
        text = token.text
        tail = _WITH_TAIL.fullmatch(text)
        if tail:
            return self._tailed(place, tail)
        if not _FIGURE.fullmatch(text):
            return None
        after, end, digits = place + 1, token.end, text
        if re.fullmatch(r"[1-9]\d{0,2}", text):  # 1 140 000
            while (
                after < len(self.tokens)
                and re.fullmatch(r"\d{3}(?:,\d{1,2})?", self.tokens[after].text)
                and self.tokens[after].begin == end + 1
            ):
                digits += self.tokens[after].text
                end = self.tokens[after].end
                after += 1
                if "," in digits:
                    break
        value = _decimal(digits, self.tables.language)
        return None if value is None else Number(value, after, end)

    def _tailed(self, place: int, match: re.Match[str]) -> Number | None:
        """`3-й`, `25th`, `2.5m`, `217-метровый`, `72-year-old`, `100-тысячный`."""
        token, low = self.tokens[place], match["tail"].lower()
        value = _decimal(match["figure"], self.tables.language)
        if value is None:
            return None
        after, end = place + 1, token.end
        if re.fullmatch(r"st|nd|rd|th|[йя]|ый|ий|ой|ая|ое|е|го|му|м|ю|ую|ых|х|ми", low):
            decade = low in {"е", "х", "ых", "м", "ми"} and value >= 10 and value % 10 == 0
            return None if decade else Number(value, after, end, ordinal=True)
        found = self.tables.numerals.get(low)
        if found and found[1] in {"scale", "many"}:
            return Number(value * found[0], after, end)
        if not match["hyphen"]:
            unit = self.tables.units.get(match["tail"]) or self.tables.units.get(low)
            return (
                Number(value, after, end, inner=(unit[0], unit[1] if unit[0] != "measure" else low)) if unit else None
            )
        for part in (low, low.partition("-")[0]):
            unit = self.tables.units.get(part)
            if unit:
                return Number(value, after, end, inner=(unit[0], unit[1] if unit[0] != "measure" else part))
        stem = _ADJECTIVE_RU.fullmatch(low)
        unit = self.tables.units.get(f"{stem['stem']}-") if stem else None
        if unit:
            return Number(value, after, end, inner=unit)
        return (
            Number(value, after, token.begin + len(match["figure"]))
            if low in {"strong", "member", "odd", "plus"}
            else None
        )

    def _inner(self, place: int) -> Number | None:
        """A numeral and its unit in one word: `пятиметровый`, `five-metre-long`, `five-strong`."""
        word, tables = self.lower[place], self.tables
        after, end = place + 1, self.tokens[place].end
        if tables.language == "en":
            first, _, rest = word.partition("-")
            value = tables.numerals.get(first)
            part = rest.partition("-")[0]
            if value is None or not rest or value[1] not in {"one", "unit", "ten"}:
                return None
            if part in {"strong", "member"}:
                return Number(value[0], after, end)
            unit = tables.units.get(part)
            return (
                Number(value[0], after, end, inner=(unit[0], unit[1] if unit[0] == "time" else part)) if unit else None
            )
        stem = _ADJECTIVE_RU.fullmatch(word)
        if stem is None:
            return None
        whole = stem["stem"]
        for cut in range(len(whole) - 3, 2, -1):
            value, unit = tables.numerals.get(whole[:cut]), tables.units.get(f"{whole[cut:]}-")
            if value and unit and value[1] in {"unit", "ten", "hundreds"}:
                return Number(value[0], after, end, inner=unit)
        return None

    def _roman(self, place: int) -> Number | None:
        text = self.tokens[place].text.replace("І", "I").replace("Х", "X")
        if not text or not _ROMAN.fullmatch(text) or (len(text) == 1 and self.tables.language == "en"):
            return None
        follows = self.tokens[place + 1].text[0].isalpha() if place + 1 < len(self.tokens) else False
        if len(text) == 1 and not follows:
            return None
        values = [_ROMAN_VALUES[letter] for letter in text]
        total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
        return Number(Decimal(total), place + 1, self.tokens[place].end, ordinal=True)


def _adds(last: str, kind: str) -> bool:
    """Tell whether a numeral of `kind` can follow one of kind `last` in the same number: `сто пять`, `twenty third`."""
    return last in {
        "unit": {"ten", "hundred", "thousand"},
        "one": {"ten", "hundred", "thousand"},
        "ten": {"hundred", "thousand"},
        "hundreds": {"thousand"},
        "ordinal": {"ten", "hundred", "thousand"},
    }.get(kind, set())


def _hyphened(word: str, tables: Counting) -> tuple[Decimal, str] | None:
    """`twenty-five`, `forty-third`: the sum of its parts."""
    tens, hyphen, rest = word.partition("-")
    first, second = tables.numerals.get(tens), tables.numerals.get(rest)
    if hyphen and first and second and first[1] == "ten" and second[1] in {"unit", "one", "ordinal"}:
        return first[0] + second[0], "ordinal" if second[1] == "ordinal" else "unit"
    return None


def _decimal(digits: str, language: str) -> Decimal | None:
    """The value of figures as the language writes them; None for dates and versions (`1.2.3`)."""
    if _GROUPS.fullmatch(digits) and (language == "en" or digits.count(".") > 1):
        return Decimal(digits.replace(",", "") if language == "en" else digits.replace(".", ""))
    plain = digits.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _exact(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value.normalize()
