"""Which thing a Russian or English common noun speaks of, and which it cannot."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.compatible import sex
from craftgraph.mentions.document import Document

Marked = Callable[[str, str], Document]

REFERENCES = [
    # a body is called by its own class noun, or by a noun that fits any
    ("ru", "[Organization Союз ткачей] ждёт. Школа шумит.", {}),
    ("ru", "[Organization Союз ткачей] и [Organization Фонд «Игла»] ждут. Союз рад.", {"Союз": "Союз ткачей"}),
    ("ru", "[Organization Союз ткачей] ждёт. Организация рада.", {"Организация": "Союз ткачей"}),
    ("ru", "Выступило [Organization «Игла»]. Объединение рад.", {"Объединение": "Игла"}),
    ("en", "The [Organization Weavers Guild] waits. The school is loud.", {}),
    ("en", "The [Organization Weavers Guild] and the [Organization Needle Trust] wait. The guild is glad.",
     {"guild": "Weavers Guild"}),
    # an event by a noun of its class
    ("ru", "[Meeting Съезд ткачей] открыт. На базаре шумно.", {}),
    ("ru", "[Competition Турнир ткачей] открыт. Конкурс удался.", {"Конкурс": "Турнир ткачей"}),
    ("en", "The [Meeting Weavers Forum] began. The [Meeting two-day meeting] ended.", {"meeting": "Weavers Forum"}),
    # an office before a name is that person's
    ("ru", "[Person Олег Попов] здесь. Президент [Organization союза ткачей] [Person Вера Орлова] рада.", {}),
    ("ru", "[Person Олег Попов] здесь. Рассказал мастер, член [Organization союза ткачей] [Person Асан Усенов].", {}),
    ("ru", "[Person Олег Попов] здесь. Президент рад.", {"Президент": "Олег Попов"}),
    # pronouns have a sex
    ("ru", "[Person Вера Орлова] ждёт. [Person Олег Попов] спит. Она рада.", {"Она": "Вера Орлова"}),
    ("en", "[Person Vera Long] waits. [Person Peter Hill] sleeps. She is glad.", {"She": "Vera Long"}),
    # our country is one and the same, whichever was named last, also before it is named
    (
        "kk",
        "[Country Қазақстан] мен [Country Ресей] жақын. Ел кең. Еліміз кең.",
        {"Ел": "Ресей", "Еліміз": "Қазақстан"},
    ),
    ("kk", "[Country Ресей] кең. Еліміз де кең.", {}),
    ("kk", "Еліміз кең. [Country Қазақстан] сұлу.", {"Еліміз": "Қазақстан"}),
    # a class noun before its quoted name is no reference
    ("ru", "Дали [Title орден «Нить»]. Звание «[Title Ткач века]» ждёт.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), REFERENCES)
def test_common_nouns_refer_back(marked: Marked, language: str, text: str, expected: dict[str, str]) -> None:
    doc = marked(language, text)
    assert {doc.text(n): doc.things[n.entity].names[0] for n in doc.nodes if n.nominal} == expected


def test_a_surname_in_the_nominative_is_the_womans(marked: Marked) -> None:
    doc = marked("ru", "Ждут [Person Веру Серову] и [Person Олега Серова]. [Person Серова] рада.")
    assert doc.things[doc.nodes[-1].entity].names[0] == "Вера Серова"


@pytest.mark.parametrize(("name", "expected"), [("Орлова", "f"), ("Серик Усенов", "m"), ("Ким Тэ Хо", "")])
def test_sex(name: str, expected: str) -> None:
    assert sex(name, "ru") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An [Exhibition exhibition of lace] opened. Titled [Title “Red Thread”], it is free.", ["Exhibition"]),
        ("ru", "Открыта [Exhibition выставка кружев]. Она называется [Title «Нить»].", ["Exhibition"]),
        ("ru", "Открыта [Exhibition выставка кружев]. Ей дали [Title «Нить»].", ["Exhibition", "Title"]),
        ("en", "The [Festival Red Tulip] opened. Titled [Title “Red Thread”], it is free.", ["Festival", "Title"]),
    ],
)
def test_a_name_that_an_event_is_given_later(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    assert [thing.cls for thing in marked(language, text).things] == expected
