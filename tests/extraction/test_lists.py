"""Lists under a heading, with names given instead of tagged."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.lists import ends_heading, listed, named_behind

LISTS = [
    (
        "[Title Алтын медаль] алғандар:\n- [Person Асан Үсенов] – 200 метр;\n- [Person Дана Сейіт] – биіктік.",
        ["Асан Үсенов", "Дана Сейіт"],
    ),
    (
        "[Title «Еңбек» орденімен]:\n1) зергер [Person Асан Үсенов];\n2) [Person Дана Сейіт] мен [Person Ерік Оспан].\n"
        "Кеште [Person Болат Әлі] ән салды.",
        ["Асан Үсенов", "Дана Сейіт", "Ерік Оспан"],
    ),
    ("[Title Бас жүлде]:\n• [Organization «Ұшқын» ансамблі] ([City Тараз]).", ["«Ұшқын» ансамблі"]),
    # a line with a title of its own is read by itself
    ("[Title Жүлделер] алғандар:\n– [Title бірінші орын] – [Person Асан Үсенов].", []),
    # no list: no colon, no line of its own, no mark
    ("[Title Алтын медаль] берілді.\n- [Person Асан Үсенов] – 200 метр.", []),
    ("[Title Алтын медаль] алғандар: [Person Асан Үсенов].", []),
    ("[Title Алтын медаль] алғандар:\n[Person Асан Үсенов] ән салды.", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_who_is_listed_under_a_title(marked: Callable[[str, str], Document], text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    title = next(node for node in doc.nodes if node.kind == "Title")
    assert [doc.text(node) for node in listed(doc, title)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Title «Еңбек» орденімен]:\n- [Person Асан Үсенов].", True),
        ("[Title «Еңбек» орденімен] марапатталғандар:\n- [Person Асан Үсенов].", False),
        ("[Title «Еңбек» ордені].", False),
    ],
)
def test_a_title_that_ends_its_heading(marked: Callable[[str, str], Document], text: str, expected: bool) -> None:
    doc = marked("kk", text)
    assert ends_heading(doc, doc.nodes[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Екі шеберге [Title «Алтын қол» белгісі] берілді. Олардың бірі – [Person Асан Үсенов].", ["Асан Үсенов"]),
        (
            "Үшеуі [Title «Алтын қол» белгісін] алды. Олар – [Person Асан Үсенов] пен [Person Дана Сейіт].",
            ["Асан Үсенов", "Дана Сейіт"],
        ),
        ("[Title «Алтын қол» сыйлығы] берілді. Сыйлық иегерлері қатарында [Person Дана Сейіт] бар.", ["Дана Сейіт"]),
        # another title comes between, somebody else is told of, and nothing follows
        (
            "[Title «Алтын қол»] мен [Title «Күміс қол»] берілді. Олар – [Person Асан Үсенов] пен [Person Дана Сейіт].",
            [],
        ),
        ("Екі шеберге [Title «Алтын қол» белгісі] берілді. Олар [Person Асан Үсеновпен] кездесті.", []),
        ("Екі шеберге [Title «Алтын қол» белгісі] берілді.", []),
    ],
)
def test_who_is_named_in_the_next_sentence(
    marked: Callable[[str, str], Document], text: str, expected: list[str]
) -> None:
    doc = marked("kk", text)
    title = next(node for node in doc.nodes if node.kind == "Title")
    assert [doc.text(node) for node in named_behind(doc, title)] == expected
