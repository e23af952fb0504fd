"""Who is given a title, who hands it over, and who merely has it."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.conferring import conferrer, given_to, hands_over, is_standing

Marked = Callable[[str, str], Document]


def _title(doc: Document) -> Node:
    return next(n for n in doc.nodes if n.kind == "Title" and not n.nominal)


STANDINGS = [
    ("ru", "Пришла лауреат [Title премии «Нить»] [Person Вера Орлова].", True),
    ("ru", "Она носит [Title звание «Ткач века»].", True),
    ("ru", "[Person Вера Орлова] стала лауреатом [Title премии «Нить»].", False),
    ("ru", "Лауреатам вручили [Title премию «Нить»].", False),
    ("ru", "Премию, лауреат рад, [Title орден «Нить»] дали ей.", False),
    ("en", "A potter who holds the title of [Title Honoured Weaver] came.", True),
    ("en", "[Person Vera Long], the holder of the [Title Needle Medal], came.", True),
    ("en", "She became the winner of the [Title Needle Prize].", False),
    ("en", "She won the [Title Needle Prize].", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), STANDINGS)
def test_who_has_a_title_is_not_given_it(marked: Marked, language: str, text: str, expected: bool) -> None:
    doc = marked(language, text)
    assert is_standing(doc, _title(doc)) is expected


HANDED = [
    ("ru", "[Title Орден «Нить»] вручил аким [Person Олег Попов].", ["Олег Попов"]),
    ("ru", "[Title Орден «Нить»] вручили [Person Олегу Попову].", []),
    ("en", "[Person Ann Hill] won the [Title Needle Medal], presented by [Person Vera Long].", ["Vera Long"]),
    ("en", "The [Title Needle Medal] was presented by the mayor to [Person Vera Long].", []),
    ("en", "[Person Vera Long] won the [Title Needle Medal].", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), HANDED)
def test_who_hands_a_title_over(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = marked(language, text)
    persons = [n for n in doc.nodes if n.kind == "Person" and not n.nominal]
    assert [doc.text(n) for n in persons if hands_over(doc, _title(doc), n)] == expected


GIVEN = [
    ("ru", "Совет присвоил [City Омску] [Title статус «Город нити»].", "Омску"),
    ("ru", "[Title Орден «Нить»] вручён [Person Олегу Попову].", "Олегу Попову"),
    ("ru", "[Title Орден «Нить»] достался [Person Олегу Попову].", "Олегу Попову"),
    ("ru", "Совет не присвоил [City Омску] [Title статус «Город нити»].", None),
    ("ru", "Совет объявил [City Омску] об этом, и [Title статус «Город нити»] ждёт.", None),
    ("ru", "Совет присвоит [City Омску] [Title статус «Город нити»].", None),
    ("ru", "Ждут в [City Омске], кому присудили [Title орден «Нить»].", None),
    ("en", "The council gave [City Omsk] the [Title status].", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), GIVEN)
def test_who_is_given_a_title(marked: Marked, language: str, text: str, expected: str | None) -> None:
    doc = marked(language, text)
    node = given_to(doc, _title(doc))
    assert (doc.text(node) if node else None) == expected


WHOSE = [
    ("ru", "Ему вручили [Title почётную грамоту Союза ткачей Омска].", "Союза ткачей Омска"),
    ("ru", "Ждёт [Title приз Союза ткачей].", "Союза ткачей"),
    # a body that is no part of the name, and a name that is a quotation
    ("ru", "[Title Орден «Нить»] ждёт [Organization Союза ткачей].", None),
    ("ru", "Ждёт [Title приз «Дар Союза ткачей»].", None),
    ("en", "She won the [Title Needle Prize of the Weavers Union].", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), WHOSE)
def test_whose_title_it_is(marked: Marked, language: str, text: str, expected: str | None) -> None:
    doc = marked(language, text)
    node = conferrer(doc, _title(doc))
    assert (doc.text(node) if node else None) == expected
