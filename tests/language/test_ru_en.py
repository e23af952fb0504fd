"""Russian and English: dictionary forms of names, dates and quantities, as tables of text and what is read."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.en import dates as en_dates
from craftgraph.language.en import numbers as en_numbers
from craftgraph.language.ru import dates as ru_dates
from craftgraph.language.ru import numbers as ru_numbers
from craftgraph.language.ru.coordination import shared_heads
from craftgraph.language.ru.names import name_form
from craftgraph.language.segment import tokens
from craftgraph.statements.speech import direct_speech

DAY = datetime.date(2025, 10, 7)

NAMES = [
    ("Союза художников Узбекистана", "Organization", "Союз художников Узбекистана"),
    ("Туркестанской области", "Region", "Туркестанская область"),
    ("Марины Орловой", "Person", "Марина Орлова"),
    ("фестиваля «Степной ветер»", "Festival", "фестиваль «Степной ветер»"),
    ("Музея народных ремёсел", "Venue", "Музей народных ремёсел"),
    ("Бишкеке", "City", "Бишкек"),
    ("Алматы", "City", "Алматы"),
    ("Государственной премии", "Title", "Государственная премия"),
]

DATES = [
    ("ru", "Выставка открылась 5 октября.", ("2025-10-05", None)),
    ("ru", "Ярмарка шла с 3 по 6 сентября 2024 года.", ("2024-09-03", "2024-09-06")),
    ("ru", "Итоги за первое полугодие 2025 года", ("2025-01-01", "2025-06-30")),
    ("ru", "в III квартале", ("2025-07-01", "2025-09-30")),
    ("ru", "В 2019 году", ("2019", None)),
    ("ru", "В прошлом году", ("2024", None)),
    ("ru", "Вчера", ("2025-10-06", None)),
    ("ru", "05.03.2024", ("2024-03-05", None)),
    ("en", "The fair opened on 5 October.", ("2025-10-05", None)),
    ("en", "It ran from September 3 to 6, 2024.", ("2024-09-03", "2024-09-06")),
    ("en", "in the first half of 2025", ("2025-01-01", "2025-06-30")),
    ("en", "in the third quarter of 2024", ("2024-07-01", "2024-09-30")),
    ("en", "in 2019", ("2019", None)),
    ("en", "last year", ("2024", None)),
    ("en", "yesterday", ("2025-10-06", None)),
    ("en", "on March 5, 2024", ("2024-03-05", None)),
]

QUANTITIES = [
    ("ru", "более 120 мастеров", ("120", None, "moreThan")),
    ("ru", "двадцать пять тысяч туристов", ("25000", None, "exactly")),
    ("ru", "около 40 %", ("40", "%", "about")),
    ("ru", "1,5 млн тенге", ("1500000", "KZT", "exactly")),
    ("ru", "в три раза", ("3", "раза", "exactly")),
    ("ru", "не менее десяти стран", ("10", None, "atLeast")),
    # hundreds behind thousands, words for halves of round numbers
    ("ru", "2 тысячи 700 зрителей", ("2700", None, "exactly")),
    ("ru", "6 тыс. 450 зрителей", ("6450", None, "exactly")),
    ("ru", "полторы тысячи гостей", ("1500", None, "exactly")),
    ("ru", "свыше полусотни мастеров", ("50", None, "moreThan")),
    ("ru", "около полутысячи гостей", ("500", None, "about")),
    # a number behind what it counts is an estimate
    ("ru", "Пришло человек двести.", ("200", None, "about")),
    ("ru", "До села километров сорок.", ("40", "километров", "about")),
    # limits denied, comparators over a comma or behind the number
    ("ru", "гостей не набралось и сорока", ("40", None, "lessThan")),
    ("ru", "доход не дотягивал до 7 млн тенге", ("7000000", "KZT", "lessThan")),
    ("ru", "не больше, чем 15 столов", ("15", None, "atMost")),
    ("ru", "не выше 3 метров", ("3", "метров", "atMost")),
    ("ru", "чуть ли не сто работ", ("100", None, "about")),
    # how many times over
    ("ru", "14-кратная чемпионка", ("14", "раза", "exactly")),
    ("ru", "двадцатикратный чемпион", ("20", "раза", "exactly")),
    ("ru", "трижды лауреат премии", ("3", "раза", "exactly")),
    ("ru", "выручка удвоилась", ("2", "раза", "exactly")),
    ("en", "more than 120 weavers", ("120", None, "moreThan")),
    ("en", "twenty-five thousand visitors", ("25000", None, "exactly")),
    ("en", "about 40%", ("40", "%", "about")),
    ("en", "$1.5 million", ("1500000", "USD", "exactly")),
    ("en", "three times", ("3", "times", "exactly")),
    ("en", "at least ten countries", ("10", None, "atLeast")),
]

SPEECH = [
    ("ru", "«Мы ждали этого года три», — сказала Марина Орлова.", ["Мы ждали этого года три"]),
    ("ru", "— Ковёр готов, — говорит мастер. — Теперь его моют.", ["Ковёр готов", "Теперь его моют"]),
    ("ru", "Фестиваль «Степной ветер» открылся утром.", []),
    ("en", "“We waited three years,” said Mary Fox.", ["We waited three years"]),
    ("en", 'Mary Fox said: "The loom is ready."', ["The loom is ready"]),
    ("en", "The “Golden Needle” contest opened.", []),
]


def _dates(language: str, text: str, published: datetime.date | None) -> list[tuple[str, str | None]]:
    find = {"ru": ru_dates, "en": en_dates}[language].find_dates
    return [(found.start, found.finish) for found in find(tokens(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "из Уланского , Курчумского и Зайсанского районов",
            ["Уланский район", "Курчумский район", "Зайсанский район"],
        ),
        ("в Омской и Томской областях", ["Омская область", "Томская область"]),
        ("Пермский и Приморский края", ["Пермский край", "Приморский край"]),
        ("для Северо-Казахстанской и Павлодарской областей", ["Северо-Казахстанская область", "Павлодарская область"]),
        ("Музей и Уланский район", []),
        ("из Уланского района и Зайсанского района", []),
    ],
)
def test_areas_that_share_their_noun(text: str, expected: list[str]) -> None:
    assert [name for _, _, name in shared_heads(text.split())] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мастерских стало больше: с 12 до 19.", [("12", None), ("19", None)]),
        ("снизился с 5,5 до 4,2 млн тенге", [("5500000", "KZT"), ("4200000", "KZT")]),
        ("доля выросла с 14 до 22 процентов", [("14", "%"), ("22", "%")]),
    ],
)
def test_two_figures_of_a_growth_share_scale_and_unit(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = ru_numbers.find_quantities(tokens(text))
    assert [(str(q.value), q.unit) for q in found] == expected
    assert {q.comparator.value for q in found} == {"exactly"}


def test_a_number_before_the_next_noun_is_no_estimate() -> None:
    found = ru_numbers.find_quantities(tokens("Из всех человек двести гостей остались, из 90 человек 12 ушли."))
    assert [(int(q.value), q.comparator.value) for q in found] == [(200, "exactly"), (90, "exactly"), (12, "exactly")]


@pytest.mark.parametrize(("surface", "cls", "expected"), NAMES)
def test_russian_names_in_the_nominative(surface: str, cls: str, expected: str) -> None:
    assert name_form(surface, cls) == expected


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates(language: str, text: str, expected: tuple[str, str | None]) -> None:
    assert _dates(language, text, DAY) == [expected]


@pytest.mark.parametrize(("language", "text"), [("ru", "Вчера"), ("ru", "в прошлом году"), ("en", "yesterday")])
def test_relative_dates_need_the_day_of_publication(language: str, text: str) -> None:
    assert _dates(language, text, None) == []


@pytest.mark.parametrize(("language", "text", "expected"), QUANTITIES)
def test_quantities(language: str, text: str, expected: tuple[str, str | None, str]) -> None:
    find = {"ru": ru_numbers, "en": en_numbers}[language].find_quantities
    assert [(str(q.value), q.unit, q.comparator.value) for q in find(tokens(text))] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "duration"), [("ru", "за 42 минуты", "PT42M"), ("en", "in 42 minutes", "PT42M")]
)
def test_lengths_of_time(language: str, text: str, duration: str) -> None:
    find = {"ru": ru_numbers, "en": en_numbers}[language].find_quantities
    assert [q.duration for q in find(tokens(text))] == [duration]


@pytest.mark.parametrize(("language", "text", "expected"), SPEECH)
def test_direct_speech(language: str, text: str, expected: list[str]) -> None:
    assert [text[s.begin : s.end] for s in direct_speech(text, language)] == expected


@given(st.lists(st.sampled_from("5 октября 2024 года с по 12 % млн тенге in May three , ( ) « » half of".split())))
def test_spans_lie_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in (
        *ru_dates.find_dates(tokens(text), DAY),
        *en_dates.find_dates(tokens(text), DAY),
        *ru_numbers.find_quantities(tokens(text)),
        *en_numbers.find_quantities(tokens(text)),
    ):
        assert 0 <= found.begin < found.end <= len(text)
