"""Numbers in one word: figures with a tail (`3-й`, `2.5m`, `217-метровый`), numeral and unit in one, Roman numerals."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from craftgraph.language.european.line import Line
from craftgraph.language.european.tables import Tables

_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WITH_TAIL: Final = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)(?P<hyphen>[-‐‑]?)(?P<tail>[^\W\d_].*)")
_GROUPS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_ORDINAL_TAIL: Final = re.compile(r"st|nd|rd|th|[йя]|ый|ий|ой|ая|ое|е|го|му|м|ю|ую|ых|х|ми")
_DECADE_TAILS: Final = frozenset(("е", "х", "ых", "м", "ми"))
_HOW_MANY: Final = frozenset(("strong", "member"))
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_ADJECTIVE_RU: Final = re.compile(
    r"(?P<stem>[а-я]{2,}?)(?:ов|ев|н)?(?:ый|ий|ого|его|ому|ему|ым|им|ом|ем|ая|ую|ой|ые|ых|ыми|ое)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that begins at some token; `after` is the token after it, `end` where its text ends (code points).

    `alone` marks what is no figure by itself (`один`, `a half`); `inner` is a unit written in the same word
    (`217-метровый`, `72-year-old`), empty where there is none.
    """

    value: Decimal
    after: int
    end: int
    ordinal: bool = False
    alone: bool = False
    inner: tuple[str, str] | None = None


def decimal(digits: str, language: str) -> Decimal | None:
    """Return the value of figures as the language writes them; None for dates and versions (`1.2.3`).

    >>> decimal("1,5", "ru"), decimal("1,500", "en"), decimal("1.2.3", "en")
    (Decimal('1.5'), Decimal('1500'), None)
    """
    if _GROUPS.fullmatch(digits) and (language == "en" or digits.count(".") > 1):
        return Decimal(digits.replace(",", "") if language == "en" else digits.replace(".", ""))
    plain = digits.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def figure(line: Line, place: int) -> Number | None:
    """Return the number written in digits that begins at token `place`: `1 140 000`, `2.5m`, `3-й`."""
    token = line.tokens[place]
    text = token.text
    tail = _WITH_TAIL.fullmatch(text)
    if tail:
        return _tailed(line, place, tail)
    if not _FIGURE.fullmatch(text):
        return None
    after, end, digits = place + 1, token.end, text
    if re.fullmatch(r"[1-9]\d{0,2}", text):  # 1 140 000
        while (
            after < len(line.tokens)
            and re.fullmatch(r"\d{3}(?:,\d{1,2})?", line.tokens[after].text)
            and line.tokens[after].begin == end + 1
        ):
            digits += line.tokens[after].text
            end = line.tokens[after].end
            after += 1
            if "," in digits:
                break
    value = decimal(digits, line.tables.language)
    return None if value is None else Number(value, after, end)


def _tailed(line: Line, place: int, match: re.Match[str]) -> Number | None:
    """`3-й`, `25th`, `2.5m`, `217-метровый`, `72-year-old`, `100-тысячный`."""
    tables, token, tail = line.tables, line.tokens[place], match["tail"].lower()
    value = decimal(match["figure"], tables.language)
    if value is None:
        return None
    after, end = place + 1, token.end
    if _ORDINAL_TAIL.fullmatch(tail):
        decade = tail in _DECADE_TAILS and value >= 10 and value % 10 == 0
        return None if decade else Number(value, after, end, ordinal=True)
    found = tables.numerals.get(tail)
    if found and found[1] in {"scale", "many"}:
        return Number(value * found[0], after, end)
    if not match["hyphen"]:
        unit = tables.units.get(match["tail"]) or tables.units.get(tail)
        return Number(value, after, end, inner=(unit[0], unit[1] if unit[0] != "measure" else tail)) if unit else None
    parts = tail.split("-")
    for part in ("-".join(parts[:n]) for n in range(len(parts), 0, -1)):  # 68-square-metre
        unit = tables.units.get(part) or tables.units.get(part.replace("-", " "))
        if unit:
            return Number(value, after, end, inner=(unit[0], unit[1] if unit[0] != "measure" else part))
    stem = _ADJECTIVE_RU.fullmatch(tail)
    unit = tables.units.get(f"{stem['stem']}-") if stem else None
    if unit:
        return Number(value, after, end, inner=unit)
    if tail in _HOW_MANY:
        return Number(value, after, token.begin + len(match["figure"]))
    return Number(value, after, end) if tail in tables.behind else None


def with_unit(line: Line, place: int) -> Number | None:
    """Return the numeral and unit of one word: `пятиметровый`, `five-metre-long`, `five-strong`."""
    word, tables = line.lower[place], line.tables
    after, end = place + 1, line.tokens[place].end
    if tables.language == "en":
        first, _, rest = word.partition("-")
        value = tables.numerals.get(first)
        part = rest.partition("-")[0]
        if value is None or not rest or value[1] not in {"one", "unit", "ten"}:
            return None
        if part in _HOW_MANY:
            return Number(value[0], after, end)
        unit = tables.units.get(part)
        return Number(value[0], after, end, inner=(unit[0], unit[1] if unit[0] == "time" else part)) if unit else None
    stem = _ADJECTIVE_RU.fullmatch(word)
    if stem is None:
        return None
    whole = stem["stem"]
    for cut in range(len(whole) - 3, 2, -1):
        value, unit = tables.numerals.get(whole[:cut]), tables.units.get(f"{whole[cut:]}-")
        if value and unit and value[1] in {"unit", "ten", "hundreds"}:
            return Number(value[0], after, end, inner=unit)
    return None


def roman(line: Line, place: int) -> Number | None:
    """Return a Roman numeral up to 39, an ordinal; one letter is one only in Russian and before a word (`V съезд`)."""
    text = line.tokens[place].text.replace("І", "I").replace("Х", "X")
    if not text or not _ROMAN.fullmatch(text) or (len(text) == 1 and line.tables.language == "en"):
        return None
    if len(text) == 1 and not line.word(place + 1)[:1].isalpha():
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return Number(Decimal(total), place + 1, line.tokens[place].end, ordinal=True)


def folded(word: str, tables: Tables) -> tuple[Decimal, str] | None:
    """Return how many times `sevenfold`, `twelve-fold` is, as a numeral of its kind; None for other words."""
    value = tables.numerals.get(word[:-4].removesuffix("-")) if word.endswith("fold") else None
    return (value[0], "multiple") if value and value[1] in {"unit", "ten", "scale"} else None


def hyphened(word: str, tables: Tables) -> tuple[Decimal, str] | None:
    """Return value and kind of `twenty-five`, `forty-third`: the sum of its parts."""
    tens, hyphen, rest = word.partition("-")
    first, second = tables.numerals.get(tens), tables.numerals.get(rest)
    if hyphen and first and first[1] in {"scale", "many"} and rest in tables.behind:  # $1 million-plus
        return first
    if hyphen and first and second and first[1] == "ten" and second[1] in {"unit", "one", "ordinal"}:
        return first[0] + second[0], "ordinal" if second[1] == "ordinal" else "unit"
    return None
