"""Kazakh places that reach further than the tagger saw, and names that the tagger missed in a row."""

from collections.abc import Callable

import pytest

from craftgraph.language.segment import tokens
from craftgraph.language.words import word
from craftgraph.mentions.document import Document
from craftgraph.mentions.names import forms
from craftgraph.mentions.places import places

Spans = list[tuple[str, int, int]]
TOLD: list[tuple[str, Spans, list[str]]] = [
    ("Габон Республикасына", [("Country", 0, 0)], ["Country Габон Республикасына"]),
    (
        "Габон Республикасы Құлан аймағы",
        [("Country", 0, 0), ("Region", 1, 3)],
        ["Country Габон Республикасы", "Region Құлан аймағы"],
    ),
    ("Лаос Халық Республикасынан", [("Country", 0, 0), ("Region", 1, 2)], ["Country Лаос Халық Республикасынан"]),
    ("Габонның Республика алаңы", [("Country", 0, 0)], ["Country Габонның"]),
    ("Ұлы Құлан жолының бойында", [("Person", 0, 1)], ["Place Ұлы Құлан жолының"]),
    ("Асанның жолы болды", [("Person", 0, 0)], ["Person Асанның"]),
    ("Тараздық шебер келді", [("City", 0, 0)], []),
    ("Тараздықтар көрме ашты", [("City", 0, 0)], []),
    ("Қостанайлық шебер Оралға келді", [("Region", 0, 0), ("City", 2, 2)], ["City Оралға"]),
    ("Арқалық қаласына келді", [("City", 0, 0)], ["City Арқалық"]),
    ("Тарлықта көрме ашты", [("City", 0, 0)], ["City Тарлықта"]),
    ("Онда Ақтас, Көксай, Құлан, Шелек бар", [("Place", 1, 1), ("City", 5, 5)], ["Ақтас", "Көксай", "Құлан"]),
    ("Онда Ақтас, Көксай, Құлан, Шелек бар", [("Place", 1, 1), ("Person", 5, 5)], ["Ақтас", "Құлан"]),
    ("Онда Ақтас, ақын, Құлан, Шелек бар", [("Place", 1, 1), ("City", 5, 5)], ["Ақтас", "Құлан"]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), TOLD)
def test_places_that_their_neighbours_tell(text: str, spans: Spans, expected: list[str]) -> None:
    found = tokens(text)
    named = places(found, [word(t.text, "kk") for t in found], spans)
    names = [f"{label} {text[found[a].begin : found[b].end]}" for label, a, b in named]
    assert names == expected or [n.partition(" ")[2] for n in names] == expected


@pytest.mark.parametrize(
    ("surface", "first"), [("Габон Республикасының", "Габон"), ("Отау Республикасының", "Отау Республикасы")]
)
def test_a_republic_is_called_by_its_name_where_it_is_known(surface: str, first: str) -> None:
    assert forms(surface, "kk", "Country")[0] == first


def test_a_body_in_a_body_has_a_place(marked: Callable[[str, str], Document]) -> None:
    doc = marked("kk", "Бұл туралы [Organization ҚР Білім министрлігі Тіл комитеті] айтты.")
    assert [t.names[0] for t in doc.things] == ["ҚР Білім министрлігі", "Тіл комитеті", "ҚР"]
