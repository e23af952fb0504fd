"""Groups of guests that a Kazakh sentence tells by where they came from."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
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
