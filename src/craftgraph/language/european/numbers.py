"""Numbers over one word or several: `1 140 000`, `2,5 млн`, `two and a half million`, `twenty-five thousand`."""

from decimal import Decimal
from typing import Final

from craftgraph.language.european.compounds import Number, figure, hyphened, roman, with_unit
from craftgraph.language.european.line import Line

__all__ = ["Number", "number", "scale_behind"]

_ONE_OF: Final = frozenset(("тысячи", "миллиона", "миллиарда", "сотни", "десятка", "дюжины"))
_ABBREVIATED: Final = frozenset(("тыс", "млн", "млрд", "трлн"))
_NO_NUMERAL: Final = frozenset(("multiple", "factor", "hours", "years"))  # number and unit at once
_FOLLOWS: Final = {
    "unit": {"ten", "hundred", "thousand"},
    "one": {"ten", "hundred", "thousand"},
    "ten": {"hundred", "thousand"},
    "hundreds": {"thousand"},
    "ordinal": {"ten", "hundred", "thousand"},
}
"""The kinds of numeral that a numeral can follow in the same number: `сто пять`, `twenty third`."""


def number(line: Line, place: int) -> Number | None:
    """Return the number that begins at token `place`: `1 140 000`, `twenty-five thousand`, `3-й`, `XII`."""
    if place >= len(line.tokens):
        return None
    if line.lower[place][0].isdigit():
        first = figure(line, place)
        if first is None or first.ordinal or first.inner:
            return first
        return _goes_on(line, first.value, "figure", first.after, first.end)
    return roman(line, place) or _in_words(line, place)


def _in_words(line: Line, place: int) -> Number | None:
    """The number that begins with a numeral, or with the article before one (`a hundred`, `half a million`)."""
    start, numerals = place, line.tables.numerals
    if line.lower[place] == "quarter" and line.lower[place + 1 : place + 3] == ["of", "a"]:
        of = numerals.get(line.word(place + 3))
        if of and of[1] == "scale":
            return Number(of[0] / 4, place + 4, line.tokens[place + 3].end)
    if line.lower[place] in {"a", "an"}:
        scale = numerals.get(line.word(place + 1))
        if scale is None or scale[1] != "scale":
            return None
        place += 1
    inner = with_unit(line, place)
    if inner:
        return inner
    found = hyphened(line.lower[place], line.tables) or numerals.get(line.lower[place])
    if found is None or found[1] in _NO_NUMERAL:
        return None
    value, kind = found
    after, end = place + 1, line.tokens[place].end
    if kind == "ordinal":
        return Number(value, after, end, ordinal=True)
    if kind == "many" and line.lower[place] in _ONE_OF and line.before(place):  # свыше миллиона
        kind = "scale"
    if kind == "many" or (kind == "scale" and line.tables.language == "en" and start == place):
        return None
    if kind == "half" and line.word(after) in {"a", "an"}:
        after += 1
    whole = _goes_on(line, value, kind, after, end)
    if kind == "half" and whole.value < 1:
        unit = line.unit(after)
        return Number(whole.value, after, end, alone=True) if unit and unit.kind in {"time", "measure"} else None
    if whole.after == place + 1 and kind in {"one", "half"}:
        return Number(whole.value, whole.after, whole.end, alone=True)
    return whole


def _goes_on(line: Line, value: Decimal, kind: str, after: int, end: int) -> Number:
    """Add the words that go on with a number begun by `value`.

    `total` is what is closed by a scale (`2 млн`), `current` what is being said below it, `last` the kind of the word
    before: what can follow depends on it.
    """
    total, current, scale = Decimal(0), value, Decimal("Infinity")
    last = "hundred" if kind in {"hundreds", "scale"} else kind
    if kind == "scale" and value >= 1000:
        total, current, scale, last = value, Decimal(0), value, "thousand"
    while after < len(line.tokens):
        word, place = line.lower[after], after
        if word in {"and", "с"} and after + 1 < len(line.tokens):
            half = line.word(after + 1) == "половиной" or line.lower[after + 1 : after + 3] == ["a", "half"]
            if half and last in {"unit", "one", "ten", "figure"}:
                current += Decimal("0.5")
                after += 2 if word == "с" else 3
                end, last = line.tokens[after - 1].end, "half"
                continue
            if word == "с" or last not in {"scale", "hundred", "thousand"}:
                break
            place = after + 1
            word = line.lower[place]
        found = hyphened(word, line.tables) or line.tables.numerals.get(word)
        if found is None and word[0].isdigit() and last == "thousand":
            more = _scaled_figure(line, place) or _hundreds(line, place, scale)
            if more is None:
                break
            current, after, end, last = more.value, more.after, more.end, "figure"
            continue
        if found is None:
            break
        step, kind = found
        if kind in {"scale", "many"} and step >= 1000:
            if last == "thousand" and step > scale and line.tables.language == "en":  # 3.2 lakh crore
                total, scale, after, end = total * step, step, after + 1, line.tokens[place].end
                continue
            if step >= scale or (last == "thousand"):
                break
            total, current, scale, last = total + (current or Decimal(1)) * step, Decimal(0), step, "thousand"
        elif kind in {"scale", "many"} and last in {"unit", "one", "figure", "half"}:
            current, last = current * step, "hundred"
        elif last in _FOLLOWS.get(kind, ()):
            current, last = current + step, "hundred" if step >= 100 else kind
            if kind == "ordinal":
                return Number(total + current, place + 1, line.tokens[place].end, ordinal=True)
        else:
            break
        after, end = place + 1, line.tokens[place].end
        if word in _ABBREVIATED and line.word(after) == "." and _inside(line, after):
            after += 1
    return Number(total + current, after, end)


def _scaled_figure(line: Line, place: int) -> Number | None:
    """The figure at `place` if a scale stands behind it: the second half of `2 млн 300 тыс.`."""
    more = figure(line, place)
    if more is None or more.ordinal or more.inner:
        return None
    scale = line.tables.numerals.get(line.word(more.after))
    return more if scale and scale[1] in {"scale", "many"} else None


def scale_behind(line: Line, place: int) -> Decimal:
    """Return the scale behind the figure at token `place`: a million for `2,2 млн`, one where there is none."""
    first = figure(line, place) if line.word(place)[:1].isdigit() else None
    found = line.tables.numerals.get(line.word(first.after)) if first else None
    return found[0] if found and found[1] in {"scale", "many"} else Decimal(1)


def _hundreds(line: Line, place: int, scale: Decimal) -> Number | None:
    """The figure at `place` if it can be what is over the thousands before it: the 900 of `3 тысячи 900`."""
    more = figure(line, place) if scale == 1000 else None
    return more if more and not more.ordinal and not more.inner and 100 <= more.value < scale else None


def _inside(line: Line, place: int) -> bool:
    """Tell whether the full stop at `place` belongs to an abbreviation: something in small letters follows it."""
    return place + 1 < len(line.tokens) and not line.tokens[place + 1].text[0].isupper()
