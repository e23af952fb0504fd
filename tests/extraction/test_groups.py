"""Groups of guests that a Kazakh sentence tells by where they came from."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.completion import completed, is_anniversary
from craftgraph.statements.models import Filled
from craftgraph.statements.origins import origins, plainly_attended
from craftgraph.statements.phrases import with_phrases

GROUPS = [
    ("Көрмеге [Country Қытай] мен [Country Түркиядан] келген шеберлер қатысты.", ["шеберлер"]),
    ("Жәрмеңкеге [City Семей] мен [City Өскеменнен] қонақтар жиналды.", ["қонақтар"]),
    ("Байқауда [Country Иран] мен [Country Қырғызстан] өнер ұжымдары ән салды.", ["өнер ұжымдары"]),
    ("[Country Моңғолиядан] делегация келді.", ["делегация"]),
    # behind `келген` any noun will do; who came may stand before whence
    ("Көрмеге [City Талғардан] келген еріктілер қатысты.", ["еріктілер"]),
    ("Көрмеге [City Талғардан] арнайы келген шет жұрттық керуеншілер қатысты.", ["керуеншілер"]),
    ("Қонақтар [Country Иран] мен [Country Түркиядан] келеді.", ["Қонақтар"]),
    ("[City Талғардан] келген қымызды еріктілер ішті.", []),
    ("Қонақтар [City Талғарда] тұрады.", []),
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


CAME = [
    ("Көрмеге [Country Иран], [Country Қытай] және [Country Үндістаннан] келген шеберлер қатысты.", "шеберлер", 3),
    ("Олардың арасында [Country Иран], [Country Қытай] сынды көрші елдерден келген шеберлер бар.", "шеберлер", 2),
    ("Көрме қонақтары [Country Иран] және [Country Қытай] елдерінен келеді.", "Көрме қонақтары", 2),
    ("[Country Иранның] түкпір-түкпірінен келген шеберлер қатысты.", "шеберлер", 1),
    ("Көрмеге [City Семеймен] қоса, [City Абай] қаласынан да шеберлер келді.", "шеберлер", 2),
    # only the district is whence they came; the body is no place; they came to it
    ("Көрмеге [Country Қытайдың] [City Құлжа] қаласынан келген шеберлер қатысты.", "шеберлер", 1),
    ("Көрмеге [City Абайдағы] [Organization Өнер орталығынан] келген шеберлер қатысты.", "шеберлер", 0),
    ("[Country Иранға] сырттан келген шеберлер көп.", "шеберлер", 0),
    ("Көрмеге [City Абай] қаласына келген шеберлер қатысты.", "шеберлер", 0),
    ("Көрмеге [City Абай] қаласынан шеберлер келмеді.", "шеберлер", 0),
]


@pytest.mark.parametrize(("text", "group", "places"), CAME)
def test_whence_a_group_came(marked: Callable[[str, str], Document], text: str, group: str, places: int) -> None:
    doc = with_phrases(marked("kk", text))
    node = next(n for n in doc.nodes if n.kind == "group" and doc.text(n).endswith(group))
    assert len(origins(doc, node)) == places


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("[Fair «Алтын» жәрмеңкесіне] [Country Ираннан] келген шеберлер қатысты.", ["Алтын"]),
        ("[Fair «Алтын» жәрмеңкесі] өтті. [Country Ираннан] келген шеберлер кілем сатты.", ["Алтын"]),
        ("[Country Ираннан] келген шеберлер кілем сатты.", []),
        ("[Fair «Алтын» жәрмеңкесі] мен [Fair «Күміс» жәрмеңкесіне] [Country Ираннан] келген шеберлер қатысты.", []),
        ("[Fair «Алтын» жәрмеңкесіне] [Country Ираннан] келген шеберлермен бірге ән салды.", []),
    ],
)
def test_a_group_that_plainly_came_to_an_event(
    marked: Callable[[str, str], Document], text: str, events: list[str]
) -> None:
    doc = with_phrases(marked("kk", text))
    found = [f for n in doc.nodes for f in plainly_attended(doc, n) if f.role == "event"]
    assert [doc.things[f.node.entity].names[0] for f in found] == events


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


JOINED = [
    (
        "[Fair Құлансаз жәрмеңкесіне] [Region Абай облысының] әр ауданынан шеберлер қатысып, ән салды.",
        ["Абай облысының"],
    ),
    ("[Region Абай облысының] шеберлері [Fair Құлансаз жәрмеңкесінде] өнер көрсетеді.", ["Абай облысының"]),
    # they could not, or something else is told of them
    ("[Region Абай облысының] шеберлері [Fair Құлансаз жәрмеңкесіне] қатыса алмады.", []),
    ("[Region Абай облысының] шеберлері [Fair Құлансаз жәрмеңкесінде] ән салды.", []),
    ("[Region Абай облысында] тұратын шеберлер [Fair Құлансаз жәрмеңкесіне] қатысты.", []),
]


@pytest.mark.parametrize(("text", "places"), JOINED)
def test_whence_a_group_is_that_takes_part(
    marked: Callable[[str, str], Document], text: str, places: list[str]
) -> None:
    doc = with_phrases(marked("kk", text))
    found = [f for n in doc.nodes for f in plainly_attended(doc, n) if f.role == "origin"]
    assert [doc.text(f.node) for f in found] == places
