"""What the figures of a row share: what is counted, in which currency and when, and whence the counted came."""

from collections.abc import Callable

import pytest

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Article, EntityRef, Role, Text
from craftgraph.pipeline import extract
from craftgraph.statements.answers import Answers
from craftgraph.statements.figure_rows import FigureRows, is_elliptic
from craftgraph.statements.kazakh_measures import in_brackets, most, wording
from craftgraph.statements.models import role_models
from craftgraph.statements.origins import came_from_place

Marked = Callable[[str, str], Document]


def figures(doc: Document) -> list[Node]:
    return [n for n in doc.nodes if isinstance(n.value, Quantity)]


LONE = [
    ("Таразда 40 диірмен, Семейде 20.", [False, True]),
    ("Таразда – 40 мың, ал Семейде – 20 мың адам.", [True, False]),
    ("Таразға 40 мың келді, Абайға 20 пайызы және 5 есе көп.", [True, True, False]),
    ("Табыс 80%-ға, шығын 20 % болды.", [True, True]),
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_figures_that_count_nothing_by_themselves(marked: Marked, text: str, expected: list[bool]) -> None:
    doc = marked("kk", text)
    assert [is_elliptic(doc, n) for n in figures(doc)] == expected


MOST = [
    ("Ең көп диірмен [City Таразда] – 40.", "диірмен"),
    ("Ең жоғары табыс [City Семейде]: 262 мың.", "табыс"),
    ("Көп диірмен [City Таразда] – 40.", None),
    ("Ең көп [City Таразда] – 40.", None),
]


@pytest.mark.parametrize(("text", "expected"), MOST)
def test_of_what_there_is_most(marked: Marked, text: str, expected: str | None) -> None:
    doc = marked("kk", text)
    assert [most(doc, n) for n in figures(doc)] == [expected]


BRACKETS = [
    ("Залда ескі құмандар (34), жез шамдар (21) тұр.", ["ескі құмандар", "жез шамдар"]),
    ("Келгендер: [City Тараз] (34), [City Семей] (21 адам).", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_what_stands_before_the_bracket_is_counted(marked: Marked, text: str, expected: list[str | None]) -> None:
    doc = marked("kk", text)
    assert [in_brackets(doc, n) for n in figures(doc)] == expected


WORDED = [
    # its own figure, and the clause of the next one, are no part of what it measures
    ("[indicator Ауылдың 40 диірмені] жұмыс істейді.", "Ауылдың диірмені"),
    ("40 [indicator шеберхананың 9-ы жабық].", "шеберхана"),
    ("Бұл [indicator былтырғыдан] 400 мыңға көп.", "былтырғыдан көп"),
    ("Үйде 40 [indicator ескі құман] бар.", "ескі құман"),
]


@pytest.mark.parametrize(("text", "expected"), WORDED)
def test_the_words_of_what_is_measured(marked: Marked, text: str, expected: str) -> None:
    doc = marked("kk", text)
    phrase = next(n for n in doc.nodes if n.kind == "indicator")
    assert wording(doc, figures(doc)[0], phrase) == expected


CAME = [
    ("[Country Қытайдан] – 40 мың, [Country Түркиядан] 12 мың адам.", ["Қытайдан", "Түркиядан"]),
    ("[Country Қытай] (40 мың), [Country Түркия] – 12 мың.", ["Қытай", "Түркия"]),
    # without a sign in a row alone
    ("[Country Қытай] 40 мың, [Country Түркия] 12 мың турист.", ["Қытай", "Түркия"]),
    ("[Country Қытай] 40 мың турист.", [None]),
    ("40 мың [Country Қытай] азаматы, 12 мың [Country Түркия] қаласы.", ["Қытай", None]),
    ("[Country Қытай] азаматтары – 40 мың, [Country Түркияның] 12 мың туристі.", ["Қытай", "Түркияның"]),
    # a city or region in the nominative is where they came to
    ("[City Тараз] (40 мың), [Region Абай облысынан] – 12 мың.", [None, "Абай облысынан"]),
    ("[Country Қытайда] – 40 мың адам.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CAME)
def test_whence_the_counted_came(marked: Marked, text: str, expected: list[str | None]) -> None:
    doc = marked("kk", text)
    places = [came_from_place(doc, n) for n in figures(doc)]
    assert [p and doc.text(p) for p in places] == expected


def completed(doc: Document, given: list[list[Role]]) -> list[dict[str, object]]:
    """The roles of the figures of a document, where their models gave those of `given`."""
    rows = FigureRows(Answers(doc, role_models("kk")))
    found = []
    for node, roles in zip(figures(doc), given, strict=True):
        told = {r.name: r.value for r in rows.completed(node, roles)}
        things = {n: doc.things[v.index].names[0] for n, v in told.items() if isinstance(v, EntityRef)}
        found.append({n: things.get(n) or (v.value if isinstance(v, Text) else v) for n, v in told.items()})
    return found


def test_a_figure_takes_what_is_counted_from_the_one_before(marked: Marked) -> None:
    doc = marked("kk", "[City Таразда] 40 диірмен бар, [City Семейде] 20. Ал [City Абайда] – 5.")
    assert [r.get("indicator") for r in completed(doc, [[], [], []])] == [None, "диірмен", "диірмен"]


def test_a_figure_takes_what_is_counted_from_the_one_behind(marked: Marked) -> None:
    doc = marked("kk", "[City Таразда] 40, [City Семейде] 20 диірмен бар.")
    assert [r.get("indicator") for r in completed(doc, [[], []])] == ["диірмен", None]


def test_a_list_of_places_is_told_of_what_stands_above(marked: Marked) -> None:
    text = "Диірмендердің толуы түрліше.\n[City Таразда] – 40 %;\n[City Семейде] – 20 %."
    doc = marked("kk", text)
    assert [r.get("indicator") for r in completed(doc, [[], []])] == ["Диірмендердің толуы"] * 2


def test_a_heading_between_two_lists_is_passed_over(marked: Marked) -> None:
    doc = marked("kk", "Шебердің табысы 40 %. Одан кейінгі қалалар:\n[City Таразда] – 20 %;\n[City Абайда] – 9 %.")
    given: list[list[Role]] = [[Role("indicator", Text("Шебердің табысы", "kk"), 0)], [], []]
    assert [r.get("indicator") for r in completed(doc, given)] == ["Шебердің табысы"] * 3


def test_a_share_tells_the_change_of_the_figure_before(marked: Marked) -> None:
    doc = marked("kk", "Ауылға 40 турист келіп, өткен жылдан 12%-ға артқан. [City Таразға] 9 адам (+8 %), өсім 5 %.")
    told = completed(doc, [[], [], [], [], []])
    assert [r.get("indicator") for r in told] == [None, "турист артқан", None, "адам өсім", "адам өсім"]


def test_a_sum_takes_its_currency_from_the_one_before(marked: Marked) -> None:
    doc = marked("kk", "Диірмендердің табысы 9 млн теңге болды. Ұсталардың табысы – 2 млн, саны – 40.")
    first = [Role("indicator", Text("табысы", "kk"), 0), Role("unit", Text("KZT", None), 0)]
    given = [first, [], []]
    assert [r.get("unit") for r in completed(doc, given)] == ["KZT", "KZT", None]


def test_guests_are_counted_where_they_came_to(marked: Marked) -> None:
    text = "Былтыр [City Таразға] 90 мың шетелдік турист келді: [Country Қытай] – 40 мың, [Country Түркиядан] 12 мың."
    doc = marked("kk", text)
    tourists = Role("indicator", Text("шетелдік турист", "kk"), 0)
    own = {t.names[0]: EntityRef(i) for i, t in enumerate(doc.things)}
    given = [
        [tourists, Role("about", own["Тараз"], 0)],
        [Role("about", own["Қытай"], 0)],
        [Role("origin", own["Түркия"], 0)],
    ]
    assert [(r.get("about"), r.get("origin")) for r in completed(doc, given)] == [
        ("Тараз", None),
        ("Тараз", "Қытай"),
        ("Тараз", "Түркия"),
    ]


def test_money_and_those_who_receive_guests_have_no_origin(marked: Marked) -> None:
    for text in (
        "Көршілер келді. [Country Қытай] – 40 млн теңге, [Country Түркия] – 12 млн теңге.",
        "[Country Қытай] 40 мың, [Country Түркия] 12 мың шетелдік турист қабылдады.",
    ):
        doc = marked("kk", text)
        given = [[Role("about", EntityRef(n.entity), n.sentence)] for n in doc.nodes if n.kind == "Country"]
        given = [[*roles, Role("indicator", Text("табыс", "kk"), 0)] for roles in given]
        assert [r["about"] for r in completed(doc, given)] == ["Қытай", "Түркия"]


def test_a_row_of_countries_in_an_article() -> None:
    text = "Былтыр Қазақстанға 900 мың шетелдік турист келді. Ресейден – 400 мың, Қытайдан – 90 мың, Түркиядан – 30."
    found = extract(Article("x", text, "kk"))
    told = [{r.name: r.value for r in s.roles} for s in found.statements if s.cls == "Observation"]
    names = [e.names[0] for e in found.entities]
    whence = {int(t["value"]): names[t["origin"].index] for t in told if isinstance(t.get("origin"), EntityRef)}
    assert whence == {400_000: "Ресей", 90_000: "Қытай", 30: "Түркия"}
    assert {names[t["about"].index] for t in told if isinstance(t["about"], EntityRef)} == {"Қазақстан"}
