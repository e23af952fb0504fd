"""What the class noun of a Russian name tells: its class, how far it reaches, and whether it is one name or two."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.terms import FAMILY

Marked = Callable[[str, str], Document]

NAMES = [
    # the class noun tells the class
    ("Вчера закрылся [Organization Форум ткачей] степи.", ["Meeting Форум ткачей"]),
    ("Гости собрались на [Organization площади Мира].", ["Venue площади Мира"]),
    ("[Venue Союз кузнецов] ждёт гостей.", ["Organization Союз кузнецов"]),
    ("Ждёт [Meeting Северный регион].", ["Region Северный регион"]),
    # people work in some houses
    ("[Organization Дом ремёсел] ждёт гостей.", ["Organization Дом ремёсел"]),
    # a name in quotation marks is a whole with its class noun and what stands between
    (
        "Открылась [Exhibition выставка войлочного ковра] «[Title Тёплый дом]».",
        ["Exhibition выставка войлочного ковра «Тёплый дом»"],
    ),
    ("Его ждали в театре [City «Игла»].", ["Venue театре «Игла»"]),
    ("Его ждёт на сцене театр [City «Игла»].", ["Organization театр «Игла»"]),
    ("Всё записано в книгу [Title «Рекорды степи»].", ["Register книгу «Рекорды степи»"]),
    # works of art are no things of the graph
    ("Дети исполнили кюй [Organization «Ветер»].", []),
    ("Он написал книгу [Organization «Ветер»].", []),
    # a name ends before a subject, a verb, a person
    ("На [Competition турнире силачей зрители] ждали рекорда.", ["Competition турнире силачей"]),
    ("[Venue Музей ковра побывало] сто гостей.", ["Venue Музей ковра"]),
    (
        "Пришла [Organization комиссия по наследию Вера Орлова].",
        ["Organization комиссия по наследию", "Person Вера Орлова"],
    ),
    ("Открыт [Organization музей имени Веры Орловой].", ["Organization музей имени Веры Орловой"]),
    ("Цитирует [Organization ТАСС господина Попова].", ["Organization ТАСС", "Person Попова"]),
    ("Ждут артиста [Organization Российской Федерации].", ["Country Российской Федерации"]),
    # a book of records in which something is entered
    ("Результат занесён в [Organization Steppe Book of Records].", ["Register Steppe Book of Records"]),
    ("Ждёт [Organization Steppe Book of Records].", ["Organization Steppe Book of Records"]),
    # an adjective before the class noun
    (
        "Открылся [Festival Всероссийский фестиваль узоров] «[Organization Заря]».",
        ["Festival Всероссийский фестиваль узоров «Заря»"],
    ),
    # two bodies
    (
        "Праздник готовят [Organization министерство культуры и союз ткачей].",
        ["Organization министерство культуры", "Organization союз ткачей"],
    ),
    ("Пишет [Organization управление культуры и архивов].", ["Organization управление культуры и архивов"]),
    # the area that a body serves belongs to its name
    (
        "Ждёт [Organization Министерство культуры] [Person Республики Казахстан].",
        ["Organization Министерство культуры Республики Казахстан", "Country Казахстан"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_class_nouns_tell_class_and_reach(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("ru", text)
    names = [f"{n.kind} {doc.text(n)}" for n in doc.nodes if n.kind in FAMILY and not n.nominal]
    assert names == expected


PERSONS = [
    # a man's office or profession in the genitive before the name tells its case
    ("Работы мастера [Person Хашима Сатторова] ждут.", "Хашим Сатторов"),
    ("По словам директора музея ковра [Person Хашима Сатторова], ждут.", "Хашим Сатторов"),
    ("Диплом ждёт у [Person Хашима Сатторова].", "Хашим Сатторов"),
    ("Пришла мастерица [Person Хашима Сатторова].", "Хашима Сатторова"),
    ("Работы мастера [Person Зинаида Сатторова] ждут.", "Зинаида Сатторова"),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_the_case_of_a_person(marked: Marked, text: str, expected: str) -> None:
    assert [thing.names[0] for thing in marked("ru", text).things] == [expected]


def test_an_area_inside_a_name_is_inflected_as_a_whole(marked: Marked) -> None:
    doc = marked("ru", "Сообщило [Organization управление туризма Мангистауской области].")
    assert [thing.names[0] for thing in doc.things if thing.cls == "Region"] == ["Мангистауская область"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сообщило [Organization управление туризма области Абай].", ["область Абай"]),
        ("Сообщило [Organization управление туризма области].", []),
    ],
)
def test_an_area_whose_name_stands_behind_its_class_noun(marked: Marked, text: str, expected: list[str]) -> None:
    assert [thing.names[0] for thing in marked("ru", text).things if thing.cls == "Region"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Его вручила эксперт [Register Книги рекордов Сибири].", ["Organization", "Register"]),
        ("Об этом есть запись [Register Книги рекордов Сибири].", ["Register"]),
    ],
)
def test_a_book_that_has_experts_is_a_body_as_well(marked: Marked, text: str, expected: list[str]) -> None:
    assert sorted(thing.cls for thing in marked("ru", text).things) == expected
