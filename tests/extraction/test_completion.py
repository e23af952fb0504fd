"""Clear rules beside the Kazakh role models: what they add to the fillers that a model chose, and take away."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.completion import can_contain, completed
from craftgraph.statements.models import Filled
from craftgraph.statements.phrases import with_phrases

Marked = Callable[[str, str], Document]


@pytest.mark.parametrize(
    ("text", "about", "origin"),
    [
        ("[City Талғарға] [Country Ираннан] келген қонақтар саны 210 мың болды.", ["Талғар"], ["Иран"]),
        ("[City Талғарға] [Country Иран] мен [Country Қытайдан] келген қонақ 90 мың.", ["Талғар"], ["Иран", "Қытай"]),
        # where nothing else is left to be about, and where nobody came from there
        ("[Country Ираннан] келген қонақтар саны 210 мың болды.", ["Иран"], []),
        ("[City Талғар] мен [City Абайда] 210 мың қонақ болды.", ["Талғар", "Абай"], []),
    ],
)
def test_whence_the_counted_came_is_not_what_a_figure_is_about(
    marked: Marked, text: str, about: list[str], origin: list[str]
) -> None:
    doc = with_phrases(marked("kk", text))
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    places = [Filled("about", n, 0.5) for n in doc.nodes if n.kind in {"City", "Country"}]
    found = completed("Observation", doc, figure, places)
    names = [(f.role, doc.things[f.node.entity].names[0]) for f in found]
    assert names == [("about", n) for n in about] + [("origin", n) for n in origin]


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("[Person Асан] (Тараз), [Person Үсен] мен семейлік [Person Сәуле] [Title бас жүлде] алды.", ["Асан"], 3),
        ("[Person Асан] ән салып, [Person Үсен] [Title бас жүлде] алды.", ["Үсен"], 1),
        # each with what he is, in one case; not whose he is, nor who trained him
        ("Ұста [Person Асан] және Таласта тұратын шебер [Person Үсен] [Title бас жүлде] алды.", ["Асан"], 2),
        ("Ұста [Person Асанның], оның ұлы шебер [Person Үсен] [Title бас жүлде] алды.", ["Үсен"], 1),
        ("[Title Бас жүлде] – [Person Асан], жетекшісі: [Person Үсен].", ["Асан"], 1),
        # each may have a title of his own
        ("«[Title Таң]» мен «[Title Күн]» [Person Асан] мен [Person Сәулеге] бұйырды.", ["Асан"], 1),
        # each has a reason of his own
        (
            "Еңбегі үшін [Person Асанға], өнері үшін [Person Үсенге] және жыры үшін [Person Сәулеге] "
            "[Title «Дала азаматы» атағы] берілді.",
            [],
            3,
        ),
        ("[Person Асанға] [Person Сәулеге] арналған [Title «Дала азаматы» атағы] берілді.", [], 0),
    ],
)
def test_recipients_in_a_row(marked: Marked, text: str, told: list[str], expected: int) -> None:
    doc = marked("kk", text)
    title = next(n for n in doc.nodes if n.kind == "Title")
    chosen = [Filled("recipient", n, 0.5) for n in doc.nodes if n.kind == "Person" and doc.text(n) in told]
    found = {f.node.entity for f in completed("Conferral", doc, title, chosen) if f.role == "recipient"}
    assert len(found) == expected


@pytest.mark.parametrize(
    ("inner", "outer", "can"),
    [("City", "Region", True), ("Region", "City", False), ("City", "City", False), ("Country", "Country", False)],
)
def test_no_city_contains_another(inner: str, outer: str, *, can: bool) -> None:
    assert can_contain(inner, outer) is can


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Organization Союз ткачей] вырос. Ждёт [role ректор] [Organization университета ковра].",
            "университета ковра",
        ),
        ("Ждёт [role аким] [City Омска] гость.", "Омска"),
        ("Ждёт [role ректор] и [Organization университет ковра].", None),
    ],
)
def test_the_body_behind_a_russian_office(marked: Marked, text: str, expected: str | None) -> None:
    doc = marked("ru", text)
    office = next(n for n in doc.nodes if n.kind == "role")
    found = completed("Position", doc, office, [])
    assert [doc.text(f.node) for f in found] == ([expected] if expected else [])
