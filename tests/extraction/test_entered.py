"""Lists of elements that one Kazakh sentence enters in a register."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Date, EntityRef, Statement
from craftgraph.statements.entered import entered

Marked = Callable[[str, str], Document]
Row = tuple[str, list[str], str | None]

SAID: list[tuple[str, list[Row]]] = [
    # two subjects of one verb, each with its date
    (
        "2003 жылы [Register Ұлттық мұра тізіміне] [Venue Көктас кесенесі], "
        "2004 жылы [Place Сайрам петроглифтері] енгізілді.",
        [("Көктас кесенесі", [], "2003"), ("Сайрам петроглифтері", [], "2004")],
    ),
    ("[Craft Ши тоқу] (2003), [Craft кілем тоқу] (2004) [Register Ұлттық мұра тізіміне] енді.",
     [("Ши тоқу", [], "2003"), ("кілем тоқу", [], "2004")]),
    # who put it forward
    (
        "[Country Иранның] «[Craft Габбе тоқу]», [Country Қазақстан] мен [Country Түркия] бірлесіп ұсынған "
        "«[Craft Зили тоқу]» [Register Адамзат мұрасының тізіміне] енгізілген болатын.",
        [("Габбе тоқу", ["Иран"], None), ("Зили тоқу", ["Қазақстан", "Түркия"], None)],
    ),
    # the object of an active verb
    ("Комитет «[Craft Зили тоқу]» элементін [Register Адамзат мұрасының тізіміне] енгізді.", [("Зили тоқу", [], None)]),
    # the next sentence names them
    (
        "2014 жылы [Register Ұлттық мұра тізімі] үш ескерткішпен толықтырылды. "
        "Олар – [Place Көктас], Бұлақты және Талдысай қорымдары.",
        [("Көктас", [], "2014"), ("Бұлақты", [], "2014"), ("Талдысай", [], "2014")],
    ),
    # not entered, not yet, or something else of it
    ("[Craft Ши тоқу], [Craft кілем тоқу] [Register Ұлттық мұра тізіміне] енбеді.", []),
    ("[Craft Ши тоқу] мен [Craft кілем тоқу] [Register Ұлттық мұра тізіміне] енгізілуі мүмкін.", []),
    ("[Craft Ши тоқу] мен [Craft кілем тоқу] [Register Ұлттық мұра тізіміне] енгізіледі.", []),
    ("[Craft Ши тоқу] шебері [Register Ұлттық мұра тізіміне] енді.", []),
    # a feat, no element
    ("Шеберлер екі сағат [Craft ши тоқып], [Register Ел рекордтары кітабына] енді.", []),
]  # fmt: skip


def _row(doc: Document, statement: Statement) -> Row:
    def name(value: object) -> str:
        return doc.things[value.index].names[0] if isinstance(value, EntityRef) else getattr(value, "value", "")

    values = {r.name: r.value for r in statement.roles}
    date = values.get("date")
    by = [name(r.value) for r in statement.roles if r.name == "by"]
    return name(values["element"]), by, date.value if isinstance(date, Date) else None


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_every_element_of_a_list_is_entered(marked: Marked, text: str, expected: list[Row]) -> None:
    doc = marked("kk", text)
    assert [_row(doc, s) for s in entered(doc, [])] == expected


def test_what_is_stated_already_is_not_said_again(marked: Marked) -> None:
    doc = marked("kk", "[Craft Ши тоқу] мен [Craft кілем тоқу] [Register Ұлттық мұра тізіміне] енді.")
    first, second = entered(doc, [])
    assert list(entered(doc, [first])) == [second]
    assert list(entered(doc, [first, second])) == []
