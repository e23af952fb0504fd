"""Which area a Kazakh body serves, and what lies in what."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef, Property
from craftgraph.statements.areas import areas, cities

Marked = Callable[[str, str], Document]

TOLD = [
    (
        "[Region Абай облысында] көрме ашылды, деді [Organization облыстық өнер басқармасы].",
        [("облыстық өнер басқармасы", "jurisdiction", "Абай облысы")],
    ),
    (
        "[Region Абай облысы] мен [Region Жетісу облысы] туралы [Organization облыстық өнер басқармасы] айтты.",
        [],
    ),
    ("[Region Абай облысында] [Organization аудандық өнер бөлімі] бар.", []),
    (
        "[Region Шелек ауданында] той болды, деді [Organization аудан әкімдігі].",
        [("аудан әкімдігі", "jurisdiction", "Шелек ауданы")],
    ),
    (
        "Сый [Organization Өнер қоры] жанындағы [Organization «Тұлпар» клубына] берілді.",
        [("Тұлпар", "partOf", "Өнер қоры")],
    ),
    ("Сый [Organization Өнер қоры] мен [Organization «Тұлпар» клубына] берілді.", []),
    ("[Region Шелек ауданының] орталығы [City Көкпекте] той болды.", [("Көкпек", "within", "Шелек ауданы")]),
    ("[Region Шелек ауданының] тұрғыны [City Көкпекте] жүр.", []),
    ("Той [City Көкпек] қаласында ([Country Габон]) болды.", [("Көкпек", "within", "Габон")]),
    ("Той [City Көкпек] ([City Сарытау], Ақбұлақ) бойында болды.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_areas_that_a_sentence_tells(marked: Marked, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.name, p.value.index) for p in areas(doc) if isinstance(p.value, EntityRef)]
    assert [(doc.things[a].names[0], name, doc.things[b].names[0]) for a, name, b in found] == expected


HOUSES = [
    ("[City Көкпекте] [Fair «Тас» жәрмеңкесі] өтті. [Fair Жәрмеңкені] [Venue «Шеген» сарайы] қарсы алды.", "Көкпек"),
    ("Шеберлер [City Көкпекте] бас қосты. [Fair «Тас» жәрмеңкесі] [Venue «Шеген» сарайында] өтті.", "Көкпек"),
    # another city stands beside the house; the city belongs to something else; two cities; not the sentence before
    ("[City Көкпекте] той өтті. [Fair «Тас» жәрмеңкесі] [City Сарытаудағы] [Venue «Шеген» сарайында] болды.", None),
    ("[City Көкпектегі] шеберлер келді. [Fair «Тас» жәрмеңкесі] [Venue «Шеген» сарайында] өтті.", None),
    ("[City Көкпекте], [City Сарытауда] той өтті. [Fair «Тас» жәрмеңкесі] [Venue «Шеген» сарайында] өтті.", None),
    ("[City Көкпекте] той өтті. Ән айтты. [Fair «Тас» жәрмеңкесі] [Venue «Шеген» сарайында] өтті.", None),
]


@pytest.mark.parametrize(("text", "expected"), HOUSES)
def test_the_city_of_the_house_where_an_event_was(marked: Marked, text: str, expected: str | None) -> None:
    doc = marked("kk", text)
    event, house = (next(i for i, t in enumerate(doc.things) if t.cls == cls) for cls in ("Fair", "Venue"))
    found = list(cities(doc, [Property(event, "place", EntityRef(house), 1, "held")]))
    named = [doc.things[p.value.index].names[0] for p in found if isinstance(p.value, EntityRef)]
    assert named == ([] if expected is None else [expected])
