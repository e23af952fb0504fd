"""Professions behind the names of English persons."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Text
from craftgraph.statements.english_occupations import occupations_behind

Marked = Callable[[str, str], Document]

SAID = [
    ("[Person Ann Roy], a Swedish glassblower, came.", ["glassblower"]),
    ("[Person Ann Roy], 81, the oldest weaver, came.", ["weaver"]),
    ("It was made by [Person Ann Roy], a felt maker from Oslo.", ["felt maker"]),
    ("[Person Ann Roy], a weaver and poet from Oslo, came.", ["weaver", "poet"]),
    ("[Person Ann Roy], a weaver and a retired historian, came.", ["weaver", "historian"]),
    # told in full elsewhere, of others, or an office
    ("[Person Ann Roy], a master of lace, came.", []),
    ("According to [Person Ann Roy], a potter in the valley earns little.", []),
    ("[Person Ann Roy], [role the chief designer] of the house, came.", []),
    ("[Person Ann Roy], weaver [Person Vera Long] and two others came.", []),
    ("[Person Ann Roy], a friend of weavers, came.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_professions_behind_a_name(marked: Marked, text: str, expected: list[str]) -> None:
    found = [item.value for item in occupations_behind(marked("en", text))]
    assert [value.value for value in found if isinstance(value, Text)] == expected
