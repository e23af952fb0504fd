"""Groups of guests that a Kazakh sentence tells by where they came from."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.completion import completed, is_anniversary
from craftgraph.statements.models import Filled
from craftgraph.statements.phrases import with_phrases

GROUPS = [
    ("Көрмеге [Country Қытай] мен [Country Түркиядан] келген шеберлер қатысты.", ["шеберлер"]),
    ("Жәрмеңкеге [City Семей] мен [City Өскеменнен] қонақтар жиналды.", ["қонақтар"]),
    ("Байқауда [Country Иран] мен [Country Қырғызстан] өнер ұжымдары ән салды.", ["өнер ұжымдары"]),
    ("[Country Моңғолиядан] делегация келді.", ["делегация"]),
    # nobody came from a place, or those who came are named
    ("Шеберлер кілем тоқыды.", []),
    ("[City Семейден] алма әкелінді.", []),
    ("Шеберлер [City Семейге] кетті.", []),
    ("[City Семейден] келген шебер [Person Асан Үсенов] ән салды.", []),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_behind_places_are_proposed(
    marked: Callable[[str, str], Document], text: str, expected: list[str]
) -> None:
    doc = with_phrases(marked("kk", text))
    assert [doc.text(n) for n in doc.nodes if n.kind == "group"] == expected


ORIGINS = [
    (
        "[Fair Жәрмеңкеге] 40 [group шебер] келді. Олардың арасында [Country Иран], [Country Қытайдан] келген "
        "[group шеберлер] бар.",
        ["Иран", "Қытай"],
    ),
    ("[Fair Жәрмеңкеге] 40 [group шебер] келді. Оларды [Country Қытайдан] келген [group қонақтар] көрді.", []),
    ("[Fair Жәрмеңкеге] 40 [group шебер] келді. [Country Қытайдағы] [group шеберлер] тоқиды.", []),
]


@pytest.mark.parametrize(("text", "expected"), ORIGINS)
def test_the_next_sentence_tells_where_a_group_came_from(
    marked: Callable[[str, str], Document], text: str, expected: list[str]
) -> None:
    doc = marked("kk", text)
    anchor, group = (next(n for n in doc.nodes if n.kind == kind) for kind in ("quantity", "group"))
    filled = completed("Attendance", doc, anchor, [Filled("group", group, 1.0)])
    assert [doc.things[f.node.entity].names[0] for f in filled if f.role == "origin"] == expected


@pytest.mark.parametrize(("text", "expected"), [("Ауылдың 40 жылдығында", True), ("Ауылдың 40 тұрғыны", False)])
def test_years_of_an_anniversary_count_nobody(
    marked: Callable[[str, str], Document], text: str, expected: bool
) -> None:
    doc = marked("kk", text)
    assert [is_anniversary(doc, n) for n in doc.nodes if n.kind == "quantity"] == [expected]
