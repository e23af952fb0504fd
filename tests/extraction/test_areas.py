"""Which area a Kazakh body serves, and what lies in what."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef
from craftgraph.statements.areas import areas

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
