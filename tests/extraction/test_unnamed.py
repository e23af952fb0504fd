"""Kazakh events without a name: which class nouns become one, and that one of which nothing is said is left out."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Article
from craftgraph.pipeline import extract
from craftgraph.statements.units import counts_places, counts_rounds, tells_age

Marked = Callable[[str, str], Document]

EVENTS = [
    # who came, who held it, where or when it was
    ("[City Талғарда] өткен сайысқа 340 бала қатысып, қала тұрғындары қуанды.", ["сайыс"]),
    ("Думанға көрші ауылдан 60 үй келді.", ["думан"]),
    ("Байқауды [Organization «Сән» үйінің] шеберлері ұйымдастырды.", ["байқау"]),
    ("Көрмеде киіз бен кесте тұр.", ["көрме"]),
    ("Концерт [City Талғарда] өтті.", ["концерт"]),
    ("Этнофестивальге 20 мыңнан астам адам қатысты.", ["этнофестиваль"]),
    ("Концерт 5 мамырда өтті.", ["концерт"]),
    # `шара` and the same noun again speak of it
    ("Сайысқа 340 бала қатысты. Шараға [City Талғардан] қонақ келді. Сайысқа [City Семейден] де келді.", ["сайыс"]),
    # nothing is told of it, or not which one is meant
    ("Концерт өтті.", []),
    ("Сайысқа бала қатысты.", []),
    ("Сайысқа 340 бала қатыспады.", []),
    ("Келесі сайысқа 340 бала қатысады.", []),
    ("[City Талғарда] 12 сайыс өтті.", []),
    ("Сайыстарға 340 бала қатысты.", []),
    ("Көмір тасу сайысына 340 бала қатысты.", []),
    # the event that the article names
    ("[Competition «Алғыр» сайысы] өтті. Сайысқа 340 бала қатысты.", ["Алғыр"]),
    ("[Festival «Алғыр» фестивалі] [City Талғарда] өтті. Концерт [City Талғарда] өтті.", ["Алғыр"]),
]


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_class_nouns_that_become_events(marked: Marked, text: str, events: list[str]) -> None:
    doc = marked("kk", text)
    kinds = {"Competition", "Festival", "Event", "Exhibition", "Ceremony"}
    assert [t.names[0] for t in doc.things if t.cls in kinds] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Талғарда өткен сайысқа 340 бала қатысты.", ["сайыс"]),
        ("Көрмеде киіз бен кесте тұр.", []),
    ],
)
def test_an_event_of_which_nothing_is_said_is_none(text: str, events: list[str]) -> None:
    found = extract(Article("t", text, "kk"))
    assert [e.names[0] for e in found.entities if e.cls in {"Competition", "Exhibition"}] == events


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Сайысқа 9 ауылдан келді.", True),
        ("Сайысқа 9 ауылдық округтен келді.", True),
        ("Сайысқа 11 елдің шеберлері қатысты.", True),
        ("Сайысқа 9 шебер қатысты.", False),
        ("Астанадан – 9, өңірлерден – көп шебер келді.", False),
        ("Сайысқа 9 шебер ауылдан келді.", False),
    ],
)
def test_a_count_of_places_is_no_group(marked: Marked, text: str, places: bool) -> None:
    doc = marked("kk", text)
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    assert counts_places(doc, figure) is places


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Ойыншылар 4 топқа бөлінді.", True),
        ("Сайыс 9 турда өтті.", True),
        ("Аты алты алашқа мәлім ақын келді.", True),
        ("Сайысқа 4 топ қатысты.", False),
        ("Сайыста 4 балаға сыйлық берді.", False),
    ],
)
def test_parts_of_a_contest_are_no_guests(marked: Marked, text: str, rounds: bool) -> None:
    doc = marked("kk", text)
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    assert counts_rounds(doc, figure) is rounds


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Сайысқа 14 жасқа дейінгі қыздар қатысты.", True),
        ("Сайысқа 9 жастағы ойыншы қатысты.", True),
        ("Сайысқа 14 жас шебер қатысты.", False),
        ("Сайысқа 14 шебер қатысты.", False),
    ],
)
def test_an_age_is_no_count(marked: Marked, text: str, age: bool) -> None:
    doc = marked("kk", text)
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    assert tells_age(doc, figure) is age
