"""Numbers of several tokens: `бір мың екі жүз елу`, `1 млн 930 мың`, `1 140 000`, `жарты миллион`, `жиырма бесінші`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from craftgraph.language.kk.numerals import numeral, roman
from craftgraph.language.kk.paradigm import endings
from craftgraph.model import Token

_FIGURES = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)(?:(?P<hyphen>[-‑–])?(?P<tail>[^\W\d_]+(?:-[^\W\d_]+)*))?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUP = re.compile(r"(?P<digits>\d{3})(?:,(?P<decimals>\d+))?(?:[-‑–](?P<tail>[^\W\d_]+))?")
_RANGE = re.compile(r"\d+(?:[.,]\d+)?[-‑–]\d+(?:[.,]\d+)?(?:[-‑–]?[^\W\d_]+)?")
_ORDINAL_TAILS = frozenset(("ші", "шы", "інші", "ыншы", "нші", "ншы", "сыншы"))
_LATIN = re.compile(r"[A-Za-z][\w.&'’-]*|[^\W\d_a-zа-яёәғқңөұүһі]{2,}")
_YEARS = range(1900, 2100)
_HYPHENS = frozenset("-‑–")
_LOOSE = frozenset("дан ден тан тен нан нен ға ге қа ке".split())
_COMPARING = frozenset("астам аса артық жуық тарта дейін".split())
"""Words that a suffix parted from its figure is known by."""
_ABBREVIATED = frozenset(("млн", "млрд", "трлн", "тыс"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, the tokens after its last one, where its text ends, and the suffixes behind it.

    `alone` marks what is no figure by itself: `бір` (an article as well) and `жарты` (half of something to come).
    """

    value: Decimal
    after: int
    end: int
    tail: str = ""
    ordinal: bool = False
    alone: bool = False


class _Piece(NamedTuple):
    value: Decimal
    kind: str
    after: int
    end: int
    tail: str = ""


@lru_cache(maxsize=1 << 15)
def may_begin(word: str) -> bool:
    """Tell whether one token can begin a number or a range; most words of a text cannot.

    >>> may_begin("жүзден"), may_begin("ІІ"), may_begin("бес-алты"), may_begin("шебер")
    (True, True, True, False)
    """
    if word[0].isdigit() or numeral(word) or roman(word):
        return True
    return "-" in word and is_range(word)


def is_range(word: str) -> bool:
    """Tell whether one token is a range: `30-40`, `бес-алты`.

    >>> is_range("30-40"), is_range("бес-алты"), is_range("30-дан")
    (True, True, False)
    """
    if _RANGE.fullmatch(word):
        return True
    first, hyphen, last = word.partition("-")
    return bool(hyphen and numeral(first) and numeral(last))


def number(tokens: Sequence[Token], place: int) -> Number | None:
    """Return the number that begins at token `place`, or None."""
    piece = _piece(tokens, place)
    if piece is None or _part_of_name(tokens, place, piece):
        return None
    total, current, last, scale = Decimal(0), None, "", Decimal("Infinity")
    ordinal = False
    taken: _Piece | None = None
    while piece is not None:
        if piece.kind == "half" and current is None and last == "scale":  # үш мың жарым
            total += piece.value * scale
            taken = piece
            break
        if piece.kind == "scale" and piece.value >= 1000:
            if piece.value >= scale or last == "ordinal":
                break
            total += (Decimal(1) if current is None else current) * piece.value
            current, scale = None, piece.value
        elif not _goes_on(last, piece, current):
            break
        elif piece.kind == "scale":
            current = (Decimal(1) if current is None else current) * piece.value
        else:
            current = (current or Decimal(0)) + piece.value
        ordinal = piece.kind == "ordinal"
        taken, last = piece, "hundred" if piece.value == 100 and piece.kind == "scale" else piece.kind
        if piece.tail or ordinal or piece.kind == "collective":
            break
        piece = _piece(tokens, _past_dot(tokens, piece), behind=True)
    if taken is None:
        return None
    value = total + (current or Decimal(0))
    alone = total == 0 and not taken.tail and ((last == "unit" and value == 1) or (value < 1 and last == "half"))
    after = _past_dot(tokens, taken)
    goes_on = after == taken.after or tokens[after].text[0].islower() or tokens[after].text == "АҚШ"  # млрд. теңге
    return Number(value, after if goes_on else taken.after, taken.end, taken.tail, ordinal, alone)


def _goes_on(last: str, piece: _Piece, current: Decimal | None) -> bool:
    """Tell whether `piece` can stand behind a piece of kind `last` in the same number."""
    if current is None:
        return piece.kind != "half" or piece.value < 1
    return {
        "unit": last in ("ten", "hundred"),
        "ten": last == "hundred",
        "scale": last in ("unit", "figure") and current < 10,
        "half": last in ("unit", "ten", "figure"),
        "ordinal": last in ("ten", "hundred"),
        "collective": last in ("ten", "hundred"),
    }.get(piece.kind, False)


def _past_dot(tokens: Sequence[Token], piece: _Piece) -> int:
    """Return the token after `piece`, and after the full stop of an abbreviation (`млн.`) where more follows it."""
    place = piece.after
    if place + 1 < len(tokens) and tokens[place].text == "." and tokens[place - 1].text.lower() in _ABBREVIATED:
        return place + 1
    return place


def _piece(tokens: Sequence[Token], place: int, *, behind: bool = False) -> _Piece | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.text[0].isdigit():
        return _figures(tokens, place)
    found = numeral(token.text, behind=behind)
    if found:
        return _Piece(found.value, found.kind, place + 1, token.end, found.tail)
    value = roman(token.text)
    if value and (len(token.text) > 1 or _before_noun(tokens, place)):
        return _Piece(Decimal(value), "ordinal", place + 1, token.end)
    return None


def _before_noun(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].text[0].islower()


def _figures(tokens: Sequence[Token], place: int) -> _Piece | None:
    token = tokens[place]
    match = _FIGURES.fullmatch(token.text)
    if not match:
        return None
    digits, tail = match["number"], match["tail"] or ""
    if tail in _ORDINAL_TAILS or (match["hyphen"] and tail and tail not in endings()):  # 5-ші, 18-сессия
        end = token.end if tail in _ORDINAL_TAILS else token.begin + len(digits)
        return _Piece(Decimal(digits), "ordinal", place + 1, end) if digits.isdigit() else None
    if tail and tail not in endings():
        return None
    if _THOUSANDS.fullmatch(digits) and not digits.startswith("0"):
        digits = digits.replace(".", "")
    elif len(re.findall("[.,]", digits)) > 1:
        return None
    after, end = place + 1, token.end
    while digits.isdigit() and not tail and len(tokens[place].text) <= 3 and after < len(tokens):
        group = _GROUP.fullmatch(tokens[after].text)
        if not group or tokens[after].begin != end + 1:
            break
        digits += group["digits"] + (f".{group['decimals']}" if group["decimals"] else "")
        tail = group["tail"] or ""
        if tail and tail not in endings():
            return None
        after, end = after + 1, tokens[after].end
    if not tail and (loose := _loose_suffix(tokens, after)):
        after, tail = loose + 1, tokens[loose].text
        end = tokens[loose].end
    return _Piece(Decimal(digits.replace(",", ".")), "figure", after, end, tail)


def _loose_suffix(tokens: Sequence[Token], place: int) -> int | None:
    """Return the token of a suffix that a blank parts from its figure (`100 ден астам`, `40 -тан аса`), or None."""
    place += place < len(tokens) and tokens[place].text in _HYPHENS
    if place + 1 < len(tokens) and tokens[place].text in _LOOSE and tokens[place + 1].text.lower() in _COMPARING:
        return place
    return None


def _part_of_name(tokens: Sequence[Token], place: int, piece: _Piece) -> bool:
    """Tell whether a number belongs to a name: `№5`, `ALA CRAFT 2025`, `«Самұрық 2025»`, `Ұлы жүз`."""
    before = tokens[place - 1].text if place else ""
    if before == "№" or (before in ("Ұлы", "Орта", "Кіші") and tokens[place].text.startswith("жүз")):
        return True
    if piece.kind != "figure" or piece.value not in _YEARS or piece.tail or piece.after != place + 1:
        return False
    behind = tokens[piece.after].text if piece.after < len(tokens) else ""
    return behind in ("»", "”") or bool(_LATIN.fullmatch(before))
