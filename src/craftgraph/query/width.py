"""How many columns of a terminal a text takes, and breaking it to fit."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
# Marks that turn the direction of writing, and with it the order of what a terminal shows.


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Return the columns that a text of one line takes: none for combining marks, two for wide characters.

    >>> width("қала"), width("и\u0306"), width("羊毛"), width("👍🏽")
    (4, 1, 4, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text filled up with spaces to a number of columns, at its end or, with `right`, before it."""
    filling = " " * max(0, columns - width(text))
    return filling + text if right else text + filling


def visible(text: str) -> str:
    """Return a text on one line; control characters, which a terminal would obey, and runs of spaces are one space.

    >>> visible("a\\n\\x1b[31mb\\u202ec")
    'a [31mb c'
    """
    plain = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in _TURNING else c for c in text)
    return " ".join("".join(plain).split())


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of a text broken at spaces, and within words that are longer than a line."""
    line = ""
    for word in text.split(" "):
        rest = word
        if line and width(line) + 1 + width(rest) <= columns:
            line += f" {rest}"
            continue
        if line:
            yield line
        while width(rest) > columns:
            cut = _fitting(rest, columns)
            yield rest[:cut]
            rest = rest[cut:]
        line = rest
    yield line


def _fitting(text: str, columns: int) -> int:
    """How many characters fit; at least one, with the marks that belong to it."""
    taken = 0
    for i, char in enumerate(text):
        taken += _columns(char)
        if taken > columns and i > 0:
            return i
    return len(text)
