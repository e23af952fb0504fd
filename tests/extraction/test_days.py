"""First and last days of Kazakh events; the articles are of 7 October 2025, a Tuesday."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Date
from craftgraph.statements.days import first_days, last_days

Marked = Callable[[str, str], Document]

LAST = [
    ("[Exhibition «Тас көпір» көрмесі] 5 қарашаға дейін ашық.", ["Тас көпір 2025-11-05"]),
    ("[Fair «Тас көпір» жәрмеңкесі] 3 қазанға дейін жалғасты.", ["Тас көпір 2025-10-03"]),
    ("[Festival «Ақ керуен» фестивалі] кеше аяқталды.", ["Ақ керуен 2025-10-06"]),
    ("5 қазанда жабылған [Fair «Ақ керуен» жәрмеңкесіне] екі шебер келді.", ["Ақ керуен 2025-10-05"]),
    ("[Meeting «Ақ керуен» форумы] кеше мәресіне жетті.", ["Ақ керуен 2025-10-06"]),
    ("[Fair «Ақ керуен» жәрмеңкесі] кеше өз шымылдығын жапты.", ["Ақ керуен 2025-10-06"]),
    # nothing ends
    ("[Festival «Ақ керуен» фестивалі] кеше басталды.", []),
    ("[Festival «Ақ керуен» фестивалі] кеше аяқталмады.", []),
    ("Маусым кеше [Exhibition «Тас көпір» көрмесімен] аяқталды.", []),
    ("Құжаттар 5 қарашаға дейін қабылданады, содан кейін [Exhibition «Тас көпір» көрмесі] ашылады.", []),
]


@pytest.mark.parametrize(("text", "expected"), LAST)
def test_last_days(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.name, p.value) for p in last_days(doc)]
    assert [f"{doc.things[i].names[0]} {v.value}" for i, _, v in found if isinstance(v, Date)] == expected
    assert all(name == "endDate" for _, name, _ in found)


FIRST = [
    # an edition told by its year
    ("[Festival Келесі «Тас көпір»] 2027 жылы болады.", ["Келесі «Тас көпір» startDate 2027"]),
    ("Ол 2019 жылғы [Festival «Тас көпір» фестивалінде] ән айтты.", ["Тас көпір startDate 2019"]),
    ("Ол – [Competition «Тас көпір» байқауының] 2019 жылғы жеңімпазы.", ["Тас көпір startDate 2019"]),
    ("Ол [Competition «Тас көпір-2019» байқауында] жеңді.", ["Тас көпір-2019 startDate 2019"]),
    ("Ол [Competition «Тас көпір-2025» байқауында] жеңді.", []),
    (
        "Ол 2016 жылы [Exhibition «Көпір»], 2019 жылы [Exhibition «Керуен»] көрмелерін ашты.",
        ["Көпір startDate 2016", "Керуен startDate 2019"],
    ),
    ("Музей 2019 жылы салынған, [Festival «Тас көпір» фестивалі] сонда өтеді.", []),
    # the day of an opening sentence
    ("Шеберлер 5 қазанда бас қосты. [Festival «Тас көпір» фестивалі] өтті.", ["Тас көпір startDate 2025-10-05"]),
    (
        "Шеберлер 3-5 қазанда бас қосты. [Festival «Тас көпір» фестивалі] өтті.",
        ["Тас көпір startDate 2025-10-03", "Тас көпір endDate 2025-10-05"],
    ),
    ("Шеберлер 5 қазанда бас қосты. [Festival «Тас көпір» фестивалі] ертең өтеді.", []),
    ("[Fair Жәрмеңке] 5 қазанда болды. [Festival «Тас көпір» фестивалі] өтті.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_first_days(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.name, p.value) for p in first_days(doc, {})]
    assert [f"{doc.things[i].names[0]} {name} {v.value}" for i, name, v in found if isinstance(v, Date)] == expected


LENGTHS = [
    ("[Festival «Тас көпір» фестивалі] үш күнге созылды.", ["2025-10-03"]),
    ("[Festival «Тас көпір» фестивалі] екі күн бойы жүрді.", ["2025-10-04"]),
    ("[Festival «Тас көпір» фестивалін] үш күнде мың адам көрді.", []),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_the_first_day_by_the_last_one(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", text)
    event = next(i for i, thing in enumerate(doc.things) if thing.cls == "Festival")
    found = [p.value for p in first_days(doc, {(event, "endDate"): "2025-10-05"})]
    assert [v.value for v in found if isinstance(v, Date)] == expected
