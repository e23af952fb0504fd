"""Kazakh events without a name: told by what was held where, named later, spoken of again."""

from collections.abc import Callable

import pytest

from craftgraph.language.segment import tokens
from craftgraph.language.words import word
from craftgraph.mentions.document import Document
from craftgraph.mentions.events import events
from craftgraph.mentions.names import forms
from craftgraph.model import EntityRef
from craftgraph.statements.held import held

Marked = Callable[[str, str], Document]

TOLD = [
    ("Ақтауда өткен республикалық байқауда", [("City", 0, 0)], ["City Ақтауда", "Competition республикалық байқауда"]),
    ("Ақтауда кеше кездесу өтті", [("City", 0, 0)], ["City Ақтауда", "Meeting кездесу"]),
    ("Ақтауда кездесу туралы айтты", [("City", 0, 0)], ["City Ақтауда"]),
    ("Ақтауда бұл кездесу өтті", [("City", 0, 0)], ["City Ақтауда"]),
    ("Ақтауда өткен шеруге келді", [("City", 0, 0)], ["City Ақтауда", "Event шеруге"]),
    ("Кеше кездесу өтті", [], []),
    ("Ол былтыр әлем чемпионатында жеңді", [], ["Competition әлем чемпионатында"]),
    ("Ол былтыр облыс чемпионатында жеңді", [], []),
    ("Ол жарыстың финалында жеңді", [("Competition", 2, 2)], []),
    ("Ол Отау күнінде келді", [("Event", 1, 2)], []),
    ("Ол Отау күндерінде келді", [("Event", 1, 2)], ["Event Отау күндерінде"]),
    ("Габонда өткен көрмеге қойды", [("Exhibition", 0, 2)], ["Country Габонда", "Exhibition көрмеге"]),
    ("Shalqar Art Show өтті", [("Organization", 0, 2)], ["Event Shalqar Art Show"]),
    ("Shalqar Art Studio өтті", [("Organization", 0, 2)], ["Organization Shalqar Art Studio"]),
    ("Көрме экспозициясында", [("Exhibition", 0, 1)], ["Exhibition Көрме"]),
    ("«Отау» атты салтанатты шарасы", [("Event", 0, 5)], ["Ceremony «Отау» атты салтанатты шарасы"]),
    ("Өткен республикалық байқауда", [("Competition", 2, 2)], ["Competition республикалық байқауда"]),
    ("Осында өткен республикалық байқауда", [], ["Competition республикалық байқауда"]),
    ("Кеше қалалық термешілер байқауының", [("Competition", 3, 3)], ["Competition қалалық термешілер байқауының"]),
    ("Кеше қаланың байқауының", [("Competition", 2, 2)], ["Competition байқауының"]),
    ("Ақтауда өткен, ауыл күніне арналған мерекеде", [("City", 0, 0)], ["City Ақтауда", "Event мерекеде"]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), TOLD)
def test_events_without_a_name(text: str, spans: list[tuple[str, int, int]], expected: list[str]) -> None:
    found = tokens(text)
    named = events(found, [word(t.text, "kk") for t in found], spans)
    assert [f"{label} {text[found[a].begin : found[b].end]}" for label, a, b in named] == expected


THINGS = [
    ("[Competition Сайыс] қызықты болды. [Competition «Алтын тас»] байқауы аяқталды.", ["Алтын тас"]),
    ("[Meeting Кездесу] қызықты болды. [Competition «Алтын тас»] байқауы аяқталды.", ["Кездесу", "Алтын тас"]),
    ("[Competition «Ақ су»] аяқталды. [Competition «Алтын тас»] аяқталды.", ["Ақ су", "Алтын тас"]),
    ("[Festival «Ақ су»] аяқталды. Бұл [Event шара] ұнады.", ["Ақ су"]),
    ("[Festival «Ақ су»] аяқталды. [Ceremony Салтанатты шараны] Асан ашты.", ["Ақ су"]),
    ("[Competition «Ақ су»] аяқталды. [Competition Республикалық байқау] ұнады.", ["Ақ су"]),
    ("[Competition «Ақ су» айтысы] аяқталды. [Competition Айтысқа] Асан келді.", ["Ақ су"]),
    ("[Competition «Ақ су»] аяқталды. [Competition Дүбірлі бәсекеге] Асан келді.", ["Ақ су"]),
    ("[Event «Ақ су» кеші] өтті. [Event Шығармашылық кешке] Асан келді.", ["Ақ су"]),
    ("[Event «Ақ су» кеші] өтті. [Event Қоштасу кешіне] Асан келді.", ["Ақ су", "Қоштасу кеші"]),
]


@pytest.mark.parametrize(("text", "names"), THINGS)
def test_an_event_is_named_after_its_class_noun(marked: Marked, text: str, names: list[str]) -> None:
    assert [t.names[0] for t in marked("kk", text).things] == names


UNOWNED = [
    ("съезінде", "съезд"),
    ("ашылуы", "ашылу"),
    ("12-сессиясының", "сессия"),
    ("одақтың жалпы жиналысы", "жалпы жиналыс"),
    ("VI пленумы", "VI пленум"),
]


@pytest.mark.parametrize(("surface", "name"), UNOWNED)
def test_an_event_is_also_called_without_whose_it_is(surface: str, name: str) -> None:
    assert name in forms(surface, "kk", "Meeting")


@pytest.mark.parametrize("name", ["шеберлік сағаты", "Күй – елдің жады", "ақындар айтысы"])
def test_an_event_called_by_what_it_is_for_keeps_its_noun(name: str) -> None:
    assert forms(name, "kk", "Event") == (name,)


PLACES = [
    ("[Country Габонда] өткен [Competition «Алтын тас»] байқауында жеңді.", [("Алтын тас", "Габон")]),
    ("[City Таразда] тұрғындар [Competition «Алтын тас»] байқауына келді.", []),
    ("[City Таразда] кеше [Competition «Алтын тас»] байқауы өтті.", [("Алтын тас", "Тараз")]),
    ("[Competition «Алтын тас»] байқауы кеше [City Таразда] өтті.", [("Алтын тас", "Тараз")]),
    (
        "[Country Габонда] өткен [Competition «Алтын тас»] байқауында жеңді. Бұл байқау [City Дунда] өтті.",
        [("Алтын тас", "Дун")],
    ),
    ("[City Таразда] өткен ауыл күніне арналған [Event мерекеде] ән айтты.", [("мереке", "Тараз")]),
    ("[City Таразда] [Competition «Алтын тас»] байқауы өз мәресіне жетті.", [("Алтын тас", "Тараз")]),
    ("[City Таразда] [Meeting жиын] өткізген қонақтар кетті.", [("жиын", "Тараз")]),
    ("[City Таразда] [Fair жәрмеңкені] ұйымдастырды.", [("жәрмеңке", "Тараз")]),
    ("[City Таразда] [Fair жәрмеңкені] ұнатты.", []),
    (
        "[City Таразда] [Exhibition «Ақ тас» көрмесінің] [Ceremony ашылу салтанаты] болып өтті.",
        [("ашылу салтанаты", "Тараз")],
    ),
    ("[City Таразда] [Exhibition «Ақ тас» көрмесі] болады.", [("Ақ тас", "Тараз")]),
    ("[City Таразда] [Exhibition «Ақ тас» көрмесі] мақталды.", []),
    (
        "[City Таразда] өткен [Competition «Алтын тас»] байқауында жеңді. Алғашқы байқау [City Шуда] өтті.",
        [("Алтын тас", "Тараз")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_where_an_event_was_held(marked: Marked, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked("kk", text)
    found = [(p.subject, p.value.index) for p in held(doc) if isinstance(p.value, EntityRef)]
    assert [(doc.things[event].names[0], doc.things[place].names[0]) for event, place in found] == expected
