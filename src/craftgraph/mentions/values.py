"""The dates and quantities of a sentence, each read by the rules of its language."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from operator import attrgetter

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.mentions.document import Node
from craftgraph.model import Sentence, Token

Dates = Callable[[Sequence[Token], datetime.date | None], tuple[TimeExpression, ...]]
Quantities = Callable[[Sequence[Token], Sequence[tuple[int, int]]], tuple[Quantity, ...]]
_ANY_DAY = datetime.date(2000, 1, 1)
_BEGIN, _END = attrgetter("begin"), attrgetter("end")


@lru_cache(maxsize=3)
def _readers(language: str) -> tuple[Dates, Quantities]:
    """What finds the dates and the quantities of a sentence in a language; read when an article asks for it."""
    room = f"craftgraph.language.{language}"
    return import_module(f"{room}.dates").find_dates, import_module(f"{room}.numbers").find_quantities


def values(sentence: Sentence, language: str, published: datetime.date | None, names: Sequence[Node]) -> list[Node]:
    """Return the dates of a sentence, resolved by the day of publication, and its quantities outside of names."""
    find_dates, find_quantities = _readers(language)
    dates = find_dates(sentence.tokens, published)
    skip = [(d.begin, d.end) for d in dates] + [(n.begin, n.end) for n in names]
    if published is None and language == "kk":
        # `26 маусым` cannot be resolved, but it counts nothing either
        skip += [(d.begin, d.end) for d in find_dates(sentence.tokens, _ANY_DAY) if d.later]
    nodes = []
    for kind, found in (("date", dates), ("quantity", find_quantities(sentence.tokens, skip))):
        for value in found:
            first, last = token_range(sentence.tokens, value.begin, value.end)
            nodes.append(Node(kind, value.begin, value.end, sentence.index, first, last, value=value))
    return nodes


def token_range(tokens: Sequence[Token], begin: int, end: int) -> tuple[int, int]:
    """Indices of the first and the last token that overlap [begin, end)."""
    return bisect_right(tokens, begin, key=_END), bisect_left(tokens, end, key=_BEGIN) - 1
