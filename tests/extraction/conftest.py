"""Documents whose names are given instead of tagged, so that rules are tested without the models."""

import datetime
import re
from collections.abc import Callable

import pytest

from craftgraph.language.segment import sentences
from craftgraph.mentions.document import Document
from craftgraph.mentions.recognise import document
from craftgraph.model import Article

_MARK = re.compile(r"\[(\w+) ([^\]]+)\]")
Marked = Callable[[str, str], Document]


def _document(language: str, marked: str) -> Document:
    text, names = "", []
    end = 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        names.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        end = mark.end()
    text += marked[end:]
    split = sentences(text, language)
    found = []
    for sentence in split:
        tokens = sentence.tokens
        inside = [n for n in names if sentence.begin <= n[1] < sentence.end]
        places = [[i for i, t in enumerate(tokens) if t.begin < e and b < t.end] for _, b, e in inside]
        found.append([(label, at[0], at[-1]) for (label, _, _), at in zip(inside, places, strict=True)])
    article = Article("t", text, language, published=datetime.date(2025, 10, 7))
    return document(article, split, found)


@pytest.fixture(scope="session")
def marked() -> Marked:
    """Build a document from a language and a text with the names in brackets: `[Person Вера Тихомирова] открыла …`."""
    return _document
