"""Which event a ceremony is part of, who leads a workshop, who organises an event: Russian and English."""

from collections.abc import Callable, Iterable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef, Property
from craftgraph.statements.parts import kazakh_parts, leaders, organisers, parts

Marked = Callable[[str, str], Document]


def _told(doc: Document, found: Iterable[Property]) -> list[tuple[str, str]]:
    names = [thing.names[0] for thing in doc.things]
    return [(names[p.subject], names[p.value.index]) for p in found if isinstance(p.value, EntityRef)]


PARTS = [
    ("ru", "Идёт [Festival «Нить»]. Прошла [Ceremony церемония закрытия].", [("церемония закрытия", "Нить")]),
    (
        "en",
        "The [Festival Red Tulip] began. A [Workshop workshop on lace] followed.",
        [("workshop on lace", "Red Tulip")],
    ),
    (
        "en",
        "The [Festival Red Tulip] began. The [Ceremony closing ceremony] came.",
        [("closing ceremony", "Red Tulip")],
    ),
    # an English ceremony or meeting that is not its opening or closing, or comes before it, is another event
    ("en", "The [Festival Red Tulip] began. A [Ceremony ceremony] took place in Oslo.", []),
    ("en", "A [Workshop workshop on lace] came before the [Festival Red Tulip].", []),
    # any exhibition may have its lessons, and a frame is told
    ("ru", "Идёт [Exhibition выставка «Нить»]. Прошёл [Workshop мастер-класс по лепке].", []),
    (
        "ru",
        "Идёт [Exhibition выставка «Нить»]. В рамках выставки прошёл [Workshop мастер-класс по лепке].",
        [("мастер-класс по лепке", "выставка «Нить»")],
    ),
    ("ru", "Идёт [Exhibition выставка «Нить»]. В программе – [Fair ярмарка] и [Workshop мастер-класс по лепке].", []),
    (
        "ru",
        "Ждут на [Event гала-концерте] [Competition конкурса «Нить»].",
        [("гала-концерт", "конкурс «Нить»")],
    ),
    # an event with a name of its own, or an article with two events, tells nothing
    ("ru", "Идёт [Festival «Нить»]. Прошёл [Workshop мастер-класс «Узел»].", []),
    ("ru", "Идут [Festival «Нить»] и [Fair «Игла»]. Прошла [Ceremony церемония закрытия].", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), PARTS)
def test_parts_of_the_one_event(marked: Marked, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked(language, text)
    assert _told(doc, parts(doc)) == expected


KAZAKH_PARTS = [
    ("[Festival «Ақ су»] өтті. [Ceremony Жабылу кешіне] Асан келді.", [("Жабылу кеші", "Ақ су")]),
    (
        "[Festival «Ақ су»] мен [Competition «Тас»] өтті. [Ceremony Фестивальдің ашылуында] ән айтты.",
        [("Фестивальдің ашылуы", "Ақ су")],
    ),
    # another evening is no part of it; nor is it clear of which of two a ceremony is
    ("[Festival «Ақ су»] өтті. [Event Қоштасу кешіне] Асан келді.", []),
    ("[Festival «Ақ су»] мен [Competition «Тас»] өтті. [Ceremony Жабылу кешіне] Асан келді.", []),
    ("[Ceremony Жабылу кешіне] Асан келді. [Festival «Ақ су»] өтті.", []),
]


@pytest.mark.parametrize(("text", "expected"), KAZAKH_PARTS)
def test_kazakh_ceremonies_of_a_larger_event(marked: Marked, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked("kk", text)
    assert _told(doc, kazakh_parts(doc)) == expected


LEADERS = [
    (
        "ru",
        "[Workshop Мастер-класс по лепке] провела [Person Вера Орлова].",
        [("Мастер-класс по лепке", "Вера Орлова")],
    ),
    ("en", "Yesterday [Person Vera Long] ran a [Workshop workshop on lace].", [("workshop on lace", "Vera Long")]),
    ("en", "[Person Vera Long] visited a [Workshop workshop on lace].", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), LEADERS)
def test_who_leads_takes_part(marked: Marked, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked(language, text)
    assert _told(doc, leaders(doc)) == expected


ORGANISERS = [
    ("ru", "[Festival «Нить»] организовал [Organization Союз ткачей].", [("Нить", "Союз ткачей")]),
    ("en", "The [Fair Red Tulip] was organized by the [Organization Weavers Union].", [("Red Tulip", "Weavers Union")]),
    (
        "en",
        "The [Fair Red Tulip] was organized by [Organization Weavers Union] with help from [Organization Oak Bank].",
        [("Red Tulip", "Weavers Union")],
    ),
    ("en", "The [Fair Red Tulip] was visited by the [Organization Weavers Union].", []),
    ("ru", "[Festival «Нить»] организовали для [Organization Союза ткачей].", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ORGANISERS)
def test_who_organises(marked: Marked, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked(language, text)
    assert _told(doc, organisers(doc)) == expected
