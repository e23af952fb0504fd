"""What Kazakh persons are by profession, told by the constructions of a sentence."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Text
from craftgraph.statements.occupations import occupations

Marked = Callable[[str, str], Document]
TOLD = [
    (
        "Көрмені белгілі зергерлер: [Person Дана Серік], [Person Болат Ерлан] ашты.",
        [("Дана Серік", "зергерлер"), ("Болат Ерлан", "зергерлер")],
    ),
    ("Көрмеде [Person Дана Серік] мен [Person Болат Ерлан] болды.", []),
    (
        "[Person Д.Серік], [Person Б.Ерлан] және тағы басқа көптеген ою шеберлерінің бұйымдары бар.",
        [("Д.Серік", "ою шеберлері"), ("Б.Ерлан", "ою шеберлері")],
    ),
    ("[Person Д.Серік], [Person Б.Ерлан] және басқа да қонақтар келді, зергерлер болды.", []),
    ("- [Person Дана Серік] – ақын, күй зерттеушісі;", [("Дана Серік", "ақын"), ("Дана Серік", "күй зерттеушісі")]),
    (
        "- [Person Дана Серік] – [Country Габон] Республикасының бұрынғы елшісі, ақын;",
        [],
    ),
    ("- [Person Дана Серік] – [Country Габонның] суретшісі;", [("Дана Серік", "суретшісі")]),
    ("[Person Дана Серік] – ауылда тұратын зергер.", [("Дана Серік", "зергер")]),
    ("Кеше тарихшы, ғалым [Person Дана Серік] келді.", [("Дана Серік", "тарихшы"), ("Дана Серік", "ғалым")]),
    ("Кеше поляк суретшісі [Person Дана Серік] келді.", [("Дана Серік", "поляк суретшісі")]),
    ("Оны мектептің мұғалімдері [Person Дана Серік] пен [Person Болат Ерлан] тоқыды.", []),
    ("Оны мектептің мұғалімі, ақын [Person Дана Серік] тоқыды.", [("Дана Серік", "ақын")]),
    ("Клуб бапкері [Person Дана Серік] келді.", []),
    ("[Person Дана Серік], кәсіпкер: Біз алты ай тоқыдық.", [("Дана Серік", "кәсіпкер")]),
    ("[Person Дана Серік], кәсіпкер ретінде алты ай тоқыды.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_occupations_that_a_construction_tells(marked: Marked, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.value) for p in occupations(doc)]
    assert [(doc.things[who].names[0], what.value) for who, what in found if isinstance(what, Text)] == expected
