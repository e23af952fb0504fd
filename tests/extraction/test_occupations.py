"""What Kazakh persons are by profession, told by the constructions of a sentence."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Text
from craftgraph.statements.occupations import occupation_name, occupations

Marked = Callable[[str, str], Document]
TOLD = [
    (
        "Көрмені белгілі зергерлер: [Person Дана Серік], [Person Болат Ерлан] ашты.",
        [("Дана Серік", "зергер"), ("Болат Ерлан", "зергер")],
    ),
    ("Көрмеде [Person Дана Серік] мен [Person Болат Ерлан] болды.", []),
    (
        "[Person Д.Серік], [Person Б.Ерлан] және тағы басқа көптеген ою шеберлерінің бұйымдары бар.",
        [("Д.Серік", "ою шебері"), ("Б.Ерлан", "ою шебері")],
    ),
    ("[Person Д.Серік], [Person Б.Ерлан] және басқа да қонақтар келді, зергерлер болды.", []),
    ("- [Person Дана Серік] – ақын, күй зерттеушісі;", [("Дана Серік", "ақын"), ("Дана Серік", "күй зерттеушісі")]),
    (
        "- [Person Дана Серік] – [Country Габон] Республикасының бұрынғы елшісі, ақын;",
        [],
    ),
    ("- [Person Дана Серік] – [Country Габонның] суретшісі;", [("Дана Серік", "суретші")]),
    ("[Person Дана Серік] – ауылда тұратын зергер.", [("Дана Серік", "зергер")]),
    ("Кеше тарихшы, ғалым [Person Дана Серік] келді.", [("Дана Серік", "тарихшы"), ("Дана Серік", "ғалым")]),
    ("Кеше поляк суретшісі [Person Дана Серік] келді.", [("Дана Серік", "суретші")]),
    ("Оны мектептің мұғалімдері [Person Дана Серік] пен [Person Болат Ерлан] тоқыды.", []),
    ("Оны мектептің мұғалімі, ақын [Person Дана Серік] тоқыды.", [("Дана Серік", "ақын")]),
    ("Флейтист [Person Дана Серік] ән ашты.", [("Дана Серік", "Флейтист")]),
    ("Этно-дизайнер [Person Дана Серік] келді.", [("Дана Серік", "Этно-дизайнер")]),
    ("[Person Дана Серік], оқушы: Біз алты ай тоқыдық.", [("Дана Серік", "оқушы")]),
    (
        "Көрмеге ақын, [Organization Ұсталар одағының] [role мүшесі] [Person Дана Серік] келді.",
        [("Дана Серік", "ақын")],
    ),
    ("Ақын келді, [Organization Ұсталар одағының] [role мүшесі] [Person Дана Серік] те.", []),
    ("Көрмеге ақын, [Organization Ұсталар одағының] мүшесі [Person Дана Серік] келді.", []),
    ("Клуб бапкері [Person Дана Серік] келді.", []),
    ("[Person Дана Серік], кәсіпкер: Біз алты ай тоқыдық.", [("Дана Серік", "кәсіпкер")]),
    ("[Person Дана Серік], кәсіпкер ретінде алты ай тоқыды.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_occupations_that_a_construction_tells(marked: Marked, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.value) for p in occupations(doc)]
    assert [(doc.things[who].names[0], what.value) for who, what in found if isinstance(what, Text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Театрдың [occupation солисі] Дана Серік ән салды.", "солист"),
        ("Театрдың [occupation суретшілері] Дана Серік пен Болат Ерлан келді.", "суретші"),
        ("Екі [occupation зергерге] – Дана Серік пен Болат Ерланға – гүл берілді.", "зергер"),
        ("[occupation Өзбек ұстасы] Дана Серік келді.", "ұста"),
        ("[occupation ағаш ұсталары] Дана Серік пен Болат Ерлан келді.", "ағаш ұстасы"),
        ("[occupation ағаш ұстасы] Дана Серік келді.", "ағаш ұстасы"),
        ("[occupation Ақын] Дана Серік келді.", "Ақын"),
    ],
)
def test_an_occupation_is_said_of_one_person(marked: Marked, text: str, expected: str) -> None:
    doc = marked("kk", text)
    (node,) = (n for n in doc.nodes if n.kind == "occupation")
    assert occupation_name(doc, 0, node.first, node.last) == expected
