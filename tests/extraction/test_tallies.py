"""Medals that a sentence counts for a country."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef, Text
from craftgraph.statements.tallies import with_tallies

Marked = Callable[[str, str], Document]
ROW = [("Габон", "алтын медаль", 4), ("Габон", "қола медаль", 9)]

TALLIES = [
    ("[Country Габон] құрамасы 4 алтын, 9 қола медаль жеңіп алды.", ROW),
    ("[Country Габон] құрамасы кеше 4 алтын және 9 қола медальға ие болды.", ROW),
    ("[Country Габон] спортшылары 13 медаль жеңіп алды: 4 алтын, 9 қола.", [("Габон", "медаль", 13), *ROW]),
    # the demonym of a country that the article names
    (
        "Қазақстандық спортшылар 4 алтын, 9 қола медаль алды. [Country Қазақстан] қуанды.",
        [("Қазақстан", "алтын медаль", 4), ("Қазақстан", "қола медаль", 9)],
    ),
    # one figure may be anybody's, as is what a person won; nothing was won, or no country is told
    ("[Country Габон] құрамасы 4 алтын медаль жеңіп алды.", []),
    ("[Country Габон] құрамасындағы [Person Асан] 4 алтын, 9 қола медаль жеңіп алды.", []),
    ("[Country Габон] құрамасы 4 алтын, 9 қола медаль алмады.", []),
    ("[Country Габонда] спортшылар 4 алтын, 9 қола медаль алды.", []),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_medals_of_a_country(marked: Marked, text: str, expected: list[tuple[str, str, int]]) -> None:
    doc = marked("kk", text)
    found = []
    for statement in with_tallies(doc, []):
        roles = {r.name: r.value for r in statement.roles}
        about, indicator = roles["about"], roles["indicator"]
        assert isinstance(about, EntityRef)
        assert isinstance(indicator, Text)
        found.append((doc.things[about.index].names[0], indicator.value, roles["value"]))
    assert found == expected
