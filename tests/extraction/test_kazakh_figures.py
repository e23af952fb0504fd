"""What a Kazakh figure measures and what it is about, as its clause says it."""

from collections.abc import Callable

import pytest

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.mentions.document import Document
from craftgraph.model import Article, EntityRef
from craftgraph.pipeline import extract
from craftgraph.statements.kazakh_figures import fillers, indicator, is_planned, is_state, place_of, sources
from craftgraph.statements.models import Filled

Marked = Callable[[str, str], Document]

MEASURED = [
    # the noun behind it
    ("Ауылда 40 диірмен бар.", ["диірмен"]),
    # an amount is told of the subject of its clause
    ("Шеберхананың жылдық табысы 8,4 мыңды құрайды.", ["Шеберхананың жылдық табысы"]),
    ("Қонақүйлердің толуы былтыр 80%-ға жетті.", ["Қонақүйлердің толуы"]),
    ("Көрме залының ауданы — 190 мыңнан асады.", ["Көрме залының ауданы"]),
    ("Бұл өткен жылмен салыстырғанда 300 мыңға көп.", ["өткен жылмен салыстырғанда көп"]),
    ("Бұл былтырғымен салыстырғанда 3 еседен артық.", ["былтырғымен салыстырғанда артық"]),
    # whom a verb acts on
    ("Үй бір мезетте 22 адамды қабылдайды.", ["адамды қабылдайды"]),
    # a row of places shares what it is told of
    (
        "Көне диірмендердің саны [City Таразда] (90), [City Семейде] (85) көп.",
        ["Көне диірмендердің саны", "Көне диірмендердің саны"],
    ),
    ("Диірмендер көп: [City Таразда] (90 диірмен).", ["диірмен"]),
    # … or what the figure before the row counts, where that can be the same
    ("[City Таразға] 40 мың турист келді. Одан кейін [City Семей] (22 мың), [City Абай] (9).", ["турист"] * 3),
    ("[City Таразға] 40 пайыз турист келді. Одан кейін [City Семей] (22 мың).", ["турист", None]),
    ("[City Таразға] 40 мың турист келді. Жыл жақсы болды. Одан кейін [City Семей] (22 мың).", ["турист", None]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_what_a_figure_measures(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    assert [indicator(doc, n) for n in doc.nodes if isinstance(n.value, Quantity)] == expected


ROWS = [
    ("Табыс [City Таразда] (90), [City Семейде] (+85%) өсті.", ["Таразда", "Семейде"]),
    ("[City Таразда] – 90 %, [City Семейде] – 85 %.", ["Таразда", "Семейде"]),
    ("[City Таразда] 90 диірмен бар.", [None]),
    ("Диірмен (90) ескі.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_figure_of_a_row_belongs_to_its_place(marked: Marked, text: str, expected: list[str | None]) -> None:
    doc = marked("kk", text)
    places = [place_of(doc, n) for n in doc.nodes if isinstance(n.value, Quantity)]
    assert [p and doc.text(p) for p in places] == expected


HOUSES = [
    ("[Region Абай ауданы] кең. Былтыр [Venue «Көктау» паркінде] 85 мың адам болды.", "Көктау"),
    ("[Festival «Көктем» фестивалі] өтті. [Venue «Көктау» паркінде] 85 мың адам болды.", "Көктем"),
    ("[Region Абай ауданы] кең. [Venue «Көктау» паркі] 85 мың адамды күтті.", "Абай ауданы"),
]


@pytest.mark.parametrize(("text", "expected"), HOUSES)
def test_what_is_counted_in_a_house(marked: Marked, text: str, expected: str) -> None:
    doc = marked("kk", text)
    (figure,) = (n for n in doc.nodes if isinstance(n.value, Quantity))
    first = next(n for n in doc.nodes if n.entity >= 0)
    about = [f.node.entity for f in fillers(doc, figure, [Filled("about", first, 0.5)]) if f.role == "about"]
    assert [doc.things[i].names[0] for i in about] == [expected]


PLANS = [
    ("Ауылға 40 адам келеді деп жоспарланған.", True),
    ("Қонақтар саны 40-қа жетуі көзделіп отыр.", True),
    ("Ауылға 40 адам келді, тағы біреуі күтіледі.", False),
    ("Ауылға 40 адам келді.", False),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_plans_and_forecasts(marked: Marked, text: str, expected: bool) -> None:
    doc = marked("kk", text)
    assert [is_planned(doc, n) for n in doc.nodes if isinstance(n.value, Quantity)][:1] == [expected]


NOW = [("2024 жылы жаңбыр көп болды. Қазір 40 диірмен бар.", []), ("2024 жылы жаңбыр көп. 40 диірмен бар.", ["2024"])]


@pytest.mark.parametrize(("text", "expected"), NOW)
def test_a_figure_of_now_has_no_period_of_before(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    (figure,) = (n for n in doc.nodes if isinstance(n.value, Quantity))
    (date, *_) = (n for n in doc.nodes if n.kind == "date")
    periods = [f.node.value for f in fillers(doc, figure, [Filled("period", date, 0.9)]) if f.role == "period"]
    assert [p.start for p in periods if isinstance(p, TimeExpression)] == expected


def test_by_when_something_was_counted_is_no_period(marked: Marked) -> None:
    doc = marked("kk", "2024 жылдың соңына қарай 40 диірмен болды. 2024 жылы 40 диірмен салынды.")
    assert [is_state(doc, n) for n in doc.nodes if n.kind == "date"] == [True, False]


SOURCES = [
    ("[Organization Облыстық туризм басқармасының] мәліметінше, 40 диірмен бар.", ["Облыстық туризм басқармасы"]),
    ("[Organization Dala.kz] хабарлауынша, 40 диірмен бар.", ["Dala.kz"]),
    # a museum counts its own visitors; a museum's office is told of
    ("[Organization Облыстық музейдің] мәліметінше, 40 диірмен бар.", []),
    ("[Organization Облыстық туризм басқармасы] 40 диірмен салды.", []),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_offices_that_tell_figures_of_others(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    assert [doc.things[i].names[0] for i in sources(doc)] == expected


def test_no_figure_is_about_the_office_that_told_it() -> None:
    text = "Ұлттық статистика бюросының мәліметі бойынша, былтыр 3 миллион турист келген."
    found = extract(Article("t", text, "kk"))
    about = [r.value for s in found.statements if s.cls == "Observation" for r in s.roles if r.name == "about"]
    assert not [v for v in about if isinstance(v, EntityRef) and "бюро" in found.entities[v.index].names[0]]
