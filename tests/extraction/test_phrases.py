"""Phrases that a word gives away where the tagger saw none."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.phrases import with_phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Асан әлем чемпионы болған.", ["Асан әлем чемпионы"]),
        # a title that was given then is no standing besides
        ("Асан [Title әлем чемпионы] атанды.", []),
        ("Асан [Title әлем чемпионы] атағының иегері.", ["Асан әлем чемпионы атағының иегері", "Асан әлем чемпионы"]),
    ],
)
def test_standings(marked: Callable[[str, str], Document], text: str, expected: list[str]) -> None:
    doc = with_phrases(marked("kk", text))
    assert [doc.text(n) for n in doc.nodes if n.kind == "label"] == expected
