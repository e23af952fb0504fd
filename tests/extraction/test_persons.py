"""Kazakh names of persons beside one another: one person, two with one surname, or none."""

import pytest

from craftgraph.language.kk.names import person_form
from craftgraph.language.segment import tokens
from craftgraph.language.words import word
from craftgraph.mentions.persons import persons, shared_surnames

TOGETHER = [
    ("Досаева Айгүл Асанқызы келді", [("Person", 1, 2)], [("Person", "Досаева Айгүл Асанқызы")]),
    ("Досаева Айгүл Асанқызына", [("Person", 0, 0), ("Person", 1, 2)], [("Person", "Досаева Айгүл Асанқызына")]),
    ("Шеберхана Айгүл Асанқызына", [("Person", 1, 2)], [("Person", "Айгүл Асанқызына")]),
    ("Оған «Дана Самал» маркалы тігін машинасы берілді", [("Person", 2, 3)], []),
    ("Асан Үсенов «Дана» үшін келді", [("Person", 0, 1)], [("Person", "Асан Үсенов")]),
    ("Көкорданың баспасөз қызметі хабарлады", [("Person", 0, 0)], [("Organization", "Көкорданың")]),
    ("Асанның баспасөз хатшысы", [("Person", 0, 0)], [("Person", "Асанның")]),
    ("АСАН ДОСАЕВ, ЗЕРГЕР:", [("Person", 0, 0)], [("Person", "АСАН ДОСАЕВ")]),
    ("АСАН, ЗЕРГЕР:", [("Person", 0, 0)], [("Person", "АСАН")]),
    ("Габон Республикасының астанасы", [("Person", 0, 1)], [("Country", "Габон Республикасының")]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), TOGETHER)
def test_names_that_belong_together(
    text: str, spans: list[tuple[str, int, int]], expected: list[tuple[str, str]]
) -> None:
    found = tokens(text)
    words = [word(t.text, "kk") for t in found]
    named = persons(found, words, spans)
    assert [(label, text[found[a].begin : found[b].end]) for label, a, b in named] == expected


ROWS = [
    ("Ерлан, Асқар және Болат Досаевтар келді", [0, 2, (4, 5)], ["Ерлан Досаев", "Асқар Досаев", "Болат Досаев"]),
    ("Дана Серік пен Болат Досаевтарға берді", [(0, 1), (3, 4)], [None, "Болат Досаев"]),
    ("9 жастағы Асқар мен 7 жастағы Болат Ермектер келді", [2, (6, 7)], ["Асқар Ермек", "Болат Ермек"]),
    ("Болат Досаевтар келді", [(0, 1)], [None]),
    ("Асқар кетті, Болат Досаевтар келді", [0, (3, 4)], [None, None]),
    ("Асқар Ерлан мен Болат Досаев келді", [(0, 1), (3, 4)], [None, None]),
]


@pytest.mark.parametrize(("text", "places", "expected"), ROWS)
def test_a_surname_in_the_plural_is_that_of_all(
    text: str, places: list[int | tuple[int, int]], expected: list[str | None]
) -> None:
    found = tokens(text)
    words = [word(t.text, "kk") for t in found]
    spans = [("Person", *((p, p) if isinstance(p, int) else p)) for p in places]
    names = shared_surnames(found, words, spans)
    assert [names.get(k) for k in range(len(spans))] == expected


@pytest.mark.parametrize(("name", "form"), [("Сәкен Алдан", "Сәкен Алдан"), ("Сәкен Досаевтан", "Сәкен Досаев")])
def test_an_ending_leaves_enough_of_a_name(name: str, form: str) -> None:
    assert person_form(name) == form
