"""Clear rules beside the Kazakh role models: what they add to the fillers that a model chose, and take away."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.completion import completed
from craftgraph.statements.models import Filled
from craftgraph.statements.phrases import with_phrases

Marked = Callable[[str, str], Document]


@pytest.mark.parametrize(
    ("text", "about", "origin"),
    [
        ("[City Талғарға] [Country Ираннан] келген қонақтар саны 180 мың болды.", ["Талғар"], ["Иран"]),
        ("[City Талғарға] [Country Иран] мен [Country Қытайдан] келген қонақ 90 мың.", ["Талғар"], ["Иран", "Қытай"]),
        # where nothing else is left to be about, and where nobody came from there
        ("[Country Ираннан] келген қонақтар саны 180 мың болды.", ["Иран"], []),
        ("[City Талғар] мен [City Абайда] 180 мың қонақ болды.", ["Талғар", "Абай"], []),
    ],
)
def test_whence_the_counted_came_is_not_what_a_figure_is_about(
    marked: Marked, text: str, about: list[str], origin: list[str]
) -> None:
    doc = with_phrases(marked("kk", text))
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    places = [Filled("about", n, 0.5) for n in doc.nodes if n.kind in {"City", "Country"}]
    found = completed("Observation", doc, figure, places)
    names = [(f.role, doc.things[f.node.entity].names[0]) for f in found]
    assert names == [("about", n) for n in about] + [("origin", n) for n in origin]
