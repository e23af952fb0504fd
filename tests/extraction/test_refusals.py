"""Figures that count no people, and labels that are no standing."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.phrases import is_no_standing
from craftgraph.statements.units import counts_nobody

Marked = Callable[[str, str], Document]

COUNTED = [
    ("Фестивальде 20 маңызды шара өтті.", True),
    ("Мереке ауданның 90 жылдығына орай өтті.", True),
    ("Байқауға 25 өтінім түсіп, 19 іріктелді.", True),
    ("Фестивальге 20 шебер қатысты.", False),
    ("Фестивальге 20 шетелдік қонақ қатысты.", False),
    ("Фестивальді 1 400 адам тамашалады.", False),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_figures_that_count_no_people(marked: Marked, text: str, expected: bool) -> None:
    doc = marked("kk", text)
    last = [n for n in doc.nodes if n.kind == "quantity"][-1]
    assert counts_nobody(doc, last) is expected


STANDINGS = [
    ("ғылым жөніндегі проректоры", True),
    ("университеттің вице-ректоры", True),
    ("2 орын иегері", True),
    ("«Алтын ине» жүлдесінің иегері", False),
    ("әлем чемпионы", False),
]


@pytest.mark.parametrize(("label", "expected"), STANDINGS)
def test_labels_that_are_no_standing(marked: Marked, label: str, expected: bool) -> None:
    doc = marked("kk", f"{label} [Person Асан Үсен] келді.")
    tokens = doc.sentences[0].tokens
    last = next(i for i, t in enumerate(tokens) if t.end == len(label))
    assert is_no_standing(doc, Node("label", 0, len(label), 0, 0, last)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Organization Көктөбе театрының] әртісі Асан келді.", True),
        ("[Country Қазақстанның] халық әртісі Асан келді.", False),
    ],
)
def test_who_works_at_a_body_has_no_standing_by_that(marked: Marked, text: str, expected: bool) -> None:
    doc = marked("kk", text)
    tokens = doc.sentences[0].tokens
    assert is_no_standing(doc, Node("label", 0, tokens[2].end, 0, 0, 2)) is expected
