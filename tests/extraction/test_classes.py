"""Classes of names that the article tells better than a sentence; class nouns that speak of an event named before."""

import datetime

import pytest

from craftgraph.language.segment import sentences
from craftgraph.mentions.classes import settled
from craftgraph.mentions.recognise import document
from craftgraph.model import Article, Sentence


def _spans(text: str, names: list[tuple[str, str]]) -> tuple[tuple[Sentence, ...], list[list[tuple[str, int, int]]]]:
    """The sentences of a text, and the spans of (label, words) in them, in the order of the text."""
    split = sentences(text, "kk")
    found: list[list[tuple[str, int, int]]] = [[] for _ in split]
    at = 0
    for label, words in names:
        begin = text.index(words, at)
        at = begin + len(words)
        for sentence, spans in zip(split, found, strict=True):
            inside = [i for i, t in enumerate(sentence.tokens) if begin <= t.begin and t.end <= at]
            if inside:
                spans.append((label, inside[0], inside[-1]))
    return split, found


@pytest.mark.parametrize(
    ("text", "names", "classes"),
    [
        (
            "Таразда «Боз үй» фестивалі өтті. Ақын «Боз үй» туралы айтты.",
            [("Festival", "«Боз үй» фестивалі"), ("Title", "«Боз үй»")],
            ["Festival", "Festival"],
        ),
        ("Ұста «Боз үй» сыйлығын алды.", [("Title", "«Боз үй»")], ["Title"]),
        ("Қонақтар Қазақстан мен Жапониядан келді.", [("Organization", "Қазақстан")], ["Country"]),
        ("Оны «Қазақстан» арнасы көрсетті.", [("Organization", "«Қазақстан» арнасы")], ["Organization"]),
        (
            "Шараны ҚР Мәдениет және спорт министрлігі өткізді.",
            [("Venue", "ҚР Мәдениет және спорт министрлігі")],
            ["Organization"],
        ),
        ("Жиын Орталық музейде өтті.", [("Venue", "Орталық музейде")], ["Venue"]),
    ],
)
def test_class_that_the_article_tells(text: str, names: list[tuple[str, str]], classes: list[str]) -> None:
    split, found = _spans(text, names)
    assert [label for spans in settled(split, found, "kk") for label, _, _ in spans] == classes


@pytest.mark.parametrize(
    ("text", "names", "events"),
    [
        (
            "Таразда «Боз үй» фестивалі өтті. Фестиваль екі күнге созылды.",
            [("Festival", "«Боз үй» фестивалі"), ("Festival", "Фестиваль")],
            1,
        ),
        (
            "Таразда «Боз үй» фестивалі өтті. Байқау кешке басталды.",
            [("Festival", "«Боз үй» фестивалі"), ("Competition", "Байқау")],
            2,
        ),
    ],
)
def test_class_noun_alone_speaks_of_the_event_named_before(
    text: str, names: list[tuple[str, str]], events: int
) -> None:
    split, found = _spans(text, names)
    article = Article("a", text, "kk", published=datetime.date(2025, 1, 1))
    doc = document(article, split, found)
    assert len([t for t in doc.things if t.cls in {"Festival", "Competition"}]) == events
