"""The word lists of data/authority/words: what rooms look up in them."""

import pytest

from craftgraph.language.word_lists import WordList, endings
from craftgraph.terms import ENTITY_CLASSES


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
