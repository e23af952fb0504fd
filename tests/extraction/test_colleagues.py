"""Kazakh offices and occupations that stand beside the body, the area or the row of persons they belong to."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.completion import completed
from craftgraph.statements.occupations import colleagues
from craftgraph.statements.phrases import with_phrases

Marked = Callable[[str, str], Document]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Айгүл – [Organization «Дән» ансамблінің] [occupation бишісі].", ["бишісі"]),
        ("Айгүл – [Organization «Дән» ансамблі] [occupation бишісі].", []),
        ("Айгүл – елдің [occupation бишісі].", []),
    ],
)
def test_a_profession_behind_its_body_is_an_office(marked: Marked, text: str, offices: list[str]) -> None:
    doc = with_phrases(marked("kk", text))
    assert [doc.text(n) for n in doc.nodes if n.kind == "role"] == offices


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Көрмені облыс [role әкімі] ашты, деп хабарлайды [Region Абай облысы] музейі.", ["Абай облысы"]),
        ("Көрмені аудан [role әкімі] ашты, деп хабарлайды [Region Абай облысы] музейі.", []),
        ("Көрмені облыс [role әкімі] ашты. [Region Абай облысы] мен [Region Жетісу облысы] қуанды.", []),
        ("Көрмені [role әкімі] ашты, деп хабарлайды [Region Абай облысы] музейі.", []),
    ],
)
def test_the_area_of_an_office_that_one_name_alone_can_mean(marked: Marked, text: str, areas: list[str]) -> None:
    doc = with_phrases(marked("kk", text))
    office = next(n for n in doc.nodes if n.kind == "role")
    assert [doc.things[f.node.entity].names[0] for f in completed("Position", doc, office, [])] == areas


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Жүлдені [occupation күйшілер] [Person Асан Үсенов] пен [Person Айгүл Серікова] алды.",
            ["Асан Үсенов", "Айгүл Серікова"],
        ),
        (
            "Жүлдені [occupation күйшілер] [Person Асан Үсенов], қызы [Person Айгүл Серікова] алды.",
            ["Асан Үсенов"],
        ),
        ("Жүлдені [occupation күйші] [Person Асан Үсенов] пен [Person Айгүл Серікова] алды.", []),
    ],
)
def test_an_occupation_before_a_row_of_persons(marked: Marked, text: str, persons: list[str]) -> None:
    doc = marked("kk", text)
    assert [doc.things[person].names[0] for person, _ in colleagues(doc)] == persons
