"""Known names in running words, and the word lists."""

import pytest

from craftgraph.language.words import word
from craftgraph.mentions.gazetteer import Gazetteer, WordList, endings
from craftgraph.terms import ENTITY_CLASSES

KAZAKH = [
    ("алматыда өткен фестиваль", 1, "City", "Almaty"),
    ("алматының", 1, "City", "Almaty"),
    ("дүниежүзілік қолөнершілер кеңесінің мәлімдемесі", 3, "Organization", "World Crafts Council"),
    ("қазақстан республикасының заңы", 2, "Country", "Kazakhstan"),
    ("біріккен араб әмірліктерінен келді", 3, "Country", "United Arab Emirates"),
    ("түркістан облысының әкімі", 2, "Region", "Turkistan Region"),
    ("түркістанда", 1, "City", "Turkistan"),
    ("нью-йоркте", 1, "City", "New York"),
    ("орталық азиядағы ең ірі", 2, "Region", "Central Asia"),
    ("мәдениет және ақпарат министрлігінің", 4, "Organization", "Ministry of Culture and Information of Kazakhstan"),
    ("baq.kz хабарлайды", 1, "Organization", "BAQ.KZ"),
    ("аққұм - дала", None, None, None),
    ("шебер", None, None, None),
]
RUSSIAN = [
    ("восточно-казахстанской области", 2, "Region", "East Kazakhstan Region"),
    ("нижнем новгороде прошла", 2, "City", "Nizhny Novgorod"),
    ("дворце республики", 2, "Venue", "Republic Palace"),
    ("организации объединённых наций", 3, "Organization", "United Nations"),
    ("республике казахстан", 2, "Country", "Kazakhstan"),
    ("москве", 1, "City", "Moscow"),
    ("ремесленник", None, None, None),
]


@pytest.mark.parametrize(("text", "size", "cls", "english"), KAZAKH)
def test_kazakh_names_in_any_case(text: str, size: int | None, cls: str | None, english: str | None) -> None:
    found = Gazetteer.load("kk").match(text.split(), 0)
    assert (found and (found[0], found[1].cls, found[1].label("en"))) == (size and (size, cls, english))


@pytest.mark.parametrize(("text", "size", "cls", "english"), RUSSIAN)
def test_russian_names_by_dictionary_forms(text: str, size: int | None, cls: str | None, english: str | None) -> None:
    tokens = text.split()
    found = Gazetteer.load("ru").match(tokens, 0, [[word(t, "ru").lemma] for t in tokens])
    assert (found and (found[0], found[1].cls, found[1].label("en"))) == (size and (size, cls, english))


def test_the_longest_name_wins_and_the_stretch_stays_in_the_sentence() -> None:
    gazetteer = Gazetteer.load("en")
    tokens = "the world crafts council asia pacific region".split()
    assert gazetteer.match(tokens, 0) is None
    found = gazetteer.match(tokens, 1)
    assert found is not None
    assert found[0] == 6
    shorter = gazetteer.match(tokens[:4], 1)
    assert shorter is not None
    assert (shorter[0], shorter[1].label("en")) == (3, "World Crafts Council")


def test_all_things_of_a_name() -> None:
    found = Gazetteer.load("kk").entries(["гиннестің", "рекордтар", "кітабы"], 0)
    assert found is not None
    assert {entry.cls for entry in found[1]} == {"Register", "Organization"}


@pytest.mark.parametrize(
    ("language", "name", "word_", "cls"),
    [
        ("kk", "event", "жәрмеңке", "Fair"),
        ("kk", "event", "жәрмеңкесі", "Fair"),
        ("kk", "event", "шеберлік сабағы", "Workshop"),
        ("kk", "event", "форумы", "Meeting"),
        ("kk", "event", "байқауы", "Competition"),
        ("kk", "org", "министрлігі", ""),
        ("kk", "org", "ансамблі", ""),
        ("kk", "title", "сыйлығы", ""),
        ("kk", "role", "төрағасы", ""),
        ("kk", "profession", "зергер", ""),
        ("kk", "place", "облысы", "Region"),
        ("kk", "given", "айгерім", "f"),
        ("ru", "event", "выставка", "Exhibition"),
        ("ru", "role", "директор", ""),
        ("ru", "given", "сергей", "m"),
        ("en", "event", "ceremony", "Ceremony"),
        ("en", "place", "oblast", "Region"),
    ],
)
def test_word_lists(language: str, name: str, word_: str, cls: str) -> None:
    assert WordList.load(language, name)[word_] == cls


def test_an_unknown_list_is_empty() -> None:
    assert not WordList.load("kk", "nothing")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_classes_of_the_lists_are_those_of_the_vocabulary(language: str) -> None:
    for name in ("event", "place"):
        assert set(WordList.load(language, name).values()) <= set(ENTITY_CLASSES)
    assert set(WordList.load(language, "given").values()) <= {"m", "f", "mf"}


def test_there_are_given_names_enough() -> None:
    assert len({*WordList.load("kk", "given"), *WordList.load("ru", "given")}) > 1500


def test_endings_of_names() -> None:
    assert {"ұлы", "қызы", "овна"} <= set(endings("kk", "patronymic"))
    assert "енко" in endings("ru", "surname")
    assert endings("kk", "nothing") == ()
