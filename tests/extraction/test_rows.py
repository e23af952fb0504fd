"""Rows in Russian and English: places that share a preposition, winners who each have their own title."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.models import Filled
from craftgraph.statements.rows import origins, own_winners

Marked = Callable[[str, str], Document]

ROWS = [
    # a row has three places at least, of which a model took some
    (
        "ru",
        "Пришли 90 мастеров из [Country Индии], [Country Китая] и [Country Турции].",
        {"Китая"},
        ["Индии", "Турции"],
    ),
    (
        "en",
        "Some 90 weavers came from [Country India], [Country China] and, for the first time, [Country Mexico].",
        {"India"},
        ["China", "Mexico"],
    ),
    ("ru", "Пришли 90 мастеров из [Country Индии], [Country Китая] и [Country Турции].", set(), []),
    ("ru", "Пришли 90 мастеров из [Country Индии] и [Country Китая].", {"Китая"}, []),
    # what stands elsewhere in the sentence belongs to no row
    (
        "ru",
        "В [City Омск] приехали 90 мастеров из [Country Индии], [Country Китая] и [Country Турции].",
        {"Китая"},
        ["Индии", "Турции"],
    ),
]


@pytest.mark.parametrize(("language", "text", "taken", "expected"), ROWS)
def test_a_row_of_origins_is_taken_as_a_whole(
    marked: Marked, language: str, text: str, taken: set[str], expected: list[str]
) -> None:
    doc = marked(language, text)
    anchor = next(n for n in doc.nodes if n.kind == "quantity")
    filled = [Filled("origin", n, 0.6) for n in doc.nodes if doc.text(n) in taken]
    assert [doc.text(f.node) for f in origins(doc, anchor, filled)] == expected


def _winner(entity: int, chance: float) -> Filled:
    return Filled("recipient", Node("Person", 0, 1, 0, 0, 0, entity), chance)


def test_a_winner_goes_with_the_likelier_of_two_titles() -> None:
    anchor, other = Node("Title", 0, 1, 0, 0, 0, 8), Node("Title", 2, 3, 0, 1, 1, 9)
    vera, oleg = _winner(1, 0.9), _winner(2, 0.6)
    assert own_winners(anchor, [vera, oleg], {other: [_winner(2, 0.8)]}) == [vera]
    assert own_winners(anchor, [vera, oleg], {}) == [vera, oleg]
    # one winner alone keeps both titles
    assert own_winners(anchor, [vera], {other: [_winner(1, 0.95)]}) == [vera]
