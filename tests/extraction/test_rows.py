"""Rows: places that share a preposition (Russian, English), winners who each have their own title."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.models import Filled
from craftgraph.statements.rows import allotted, beside, origins, own_winners

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # winners behind their titles, also one whom no model saw; before them, where who hands a title over stands too
        (
            "[Title Бас жүлдені] [Person Асан], [Title бірінші орынды] [Person Сәуле] мен [Person Үсен] алды.",
            [["Асан"], ["Сәуле", "Үсен"]],
        ),
        (
            "[Title Бас жүлдені] [Person Асан] ([Person Үсен] баптаған), [Title бірінші орынды] [Person Сәуле] алды.",
            [["Асан"], ["Сәуле"]],
        ),
        (
            "[Person Асан] [Title бас жүлдені], [Person Сәуле] [Title бірінші орынды] алды.",
            [[], ["Сәуле"]],
        ),
        # who has both titles, and a row that does not alternate: all as the models say
        ("[Title Бас жүлдені] [Person Асан], [Person Сәуле] [Title бірінші орынды] алды.", [["Сәуле"], ["Сәуле"]]),
        (
            "[Title Бас жүлде] мен [Title бірінші орынды] [Person Асан], [Title екінші орынды] [Person Сәуле] алды.",
            [["Сәуле"], ["Сәуле"], ["Сәуле"]],
        ),
    ],
)
def test_winners_of_titles_in_a_row(marked: Marked, text: str, expected: list[list[str]]) -> None:
    doc = marked("kk", text)
    titles = [n for n in doc.nodes if n.kind == "Title"]
    guessed = [Filled("recipient", n, 0.5) for n in doc.nodes if doc.text(n) == "Сәуле"]
    found = [allotted(doc, title, guessed, {t: guessed for t in titles if t is not title}) for title in titles]
    assert [[doc.text(f.node) for f in row] for row in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Person Асан] «[Title Таң]», [Person Сәуле] «[Title Күн]» медальдарымен марапатталды.", ["Күн"]),
        ("«[Title Таң]» ордені мен [Title «Күн» медалі] берілді.", ["«Күн» медалі"]),
        # another clause between them, and titles that are no quoted names
        ("«[Title Таң]» ордені тағылып, «[Title Күн]» медалі берілді.", []),
        ("[Title Бас жүлде] мен [Title бірінші орын] берілді.", []),
    ],
)
def test_awards_in_a_row(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    assert [doc.text(n) for n in beside(doc, next(n for n in doc.nodes if n.kind == "Title"))] == expected
