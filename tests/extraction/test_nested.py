"""Names inside names: the area that a Kazakh body is called after."""

import pytest

from craftgraph.language.segment import sentences
from craftgraph.language.words import word
from craftgraph.mentions.document import Node
from craftgraph.mentions.nested import nested

AREAS = [
    ("Түпқараған ауданының сауда бөлімі", [("Region", "Түпқараған ауданы")]),
    ("Мұнайлы аудандық сауда бөлімі", [("Region", "Мұнайлы ауданы")]),
    ("Байзақ аудандық сауда бөлімі", [("Region", "Байзақ ауданы")]),  # called after a person
    ("Қосбұлақ облыстық сауда бөлімі", [("Region", "Қосбұлақ облысы")]),
    ("Орталық облыстық кітапхана", []),  # a class noun begins the name
    ("Қосбұлақтың аудандық сауда бөлімі", []),
]


@pytest.mark.parametrize(("name", "expected"), AREAS)
def test_the_area_in_the_name_of_a_body(name: str, expected: list[tuple[str, str]]) -> None:
    sentence = sentences(f"{name} ашылды.", "kk")[0]
    words = [word(t.text, "kk") for t in sentence.tokens]
    body = Node("Organization", 0, len(name), 0, 0, len(name.split()) - 1, 0)
    assert [(cls, text) for cls, _, _, text in nested(sentence, words, body, "kk")] == expected


OWNERS = [
    ("Қосбұлақ ауданы мәслихатының сауда комиссиясы", ["Қосбұлақ ауданы мәслихатының"]),
    ("Сауда, шеберлік және тоқыма қауымдастығының филиалы", ["Сауда, шеберлік және тоқыма қауымдастығының"]),
    ("Аудан әкімдігінің сауда бөлімі", []),  # a noun alone names it
    ("«Тұлпар» орталығының бөлімі", []),
    ("Қосбұлақ сауда палатасы", []),
]


@pytest.mark.parametrize(("name", "expected"), OWNERS)
def test_the_body_that_a_body_is_part_of(name: str, expected: list[str]) -> None:
    sentence = sentences(f"{name} ашылды.", "kk")[0]
    words = [word(t.text, "kk") for t in sentence.tokens]
    body = Node("Organization", 0, len(name), 0, 0, len(words) - 3, 0)
    found = [text for cls, _, _, text in nested(sentence, words, body, "kk") if cls == "Organization"]
    assert found == expected
