"""IRIs: ASCII, valid, the same every time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.entities.iris import BASE, article_iri, digest, entity_iri, slug
from craftgraph.terms import ENTITY_CLASSES

PATH = re.compile(r"[a-z]+/[A-Za-z0-9._-]+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Дүниежүзілік қолөнершілер кеңесі", "duniezhuzilik-qolonershiler-kenesi"),
        ("«Көк дала»", "kok-dala"),
        ("People's Master", "peoples-master"),
        ("  --  ", ""),
        ("北京", ""),
        ("Ұлттық " * 20, "ulttyq-ulttyq-ulttyq-ulttyq-ulttyq-ulttyq-ulttyq-ulttyq"),
        ("а" * 100, "a" * 60),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_any_text_makes_a_slug(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 60
    assert slug(slug(text)) == slug(text)


@given(st.sampled_from(ENTITY_CLASSES), st.text(), st.text())
def test_any_key_and_label_make_an_iri(cls: str, key: str, label: str) -> None:
    iri = entity_iri(cls, key, label)
    assert PATH.fullmatch(iri.removeprefix(BASE))
    assert iri == entity_iri(cls, key, label)


def test_the_key_tells_things_of_one_label_apart() -> None:
    assert entity_iri("City", "a", "Abai") != entity_iri("City", "b", "Abai")
    assert entity_iri("City", "a", "Abai") == entity_iri("Region", "a", "Abai")
    assert entity_iri("City", "a", "Abai") != entity_iri("Person", "a", "Abai")


def test_digests_do_not_change_between_versions() -> None:
    assert digest("geonames:1526384") == "9dc3a1eb"


@pytest.mark.parametrize("name", ["seed", "kk-01", "2025.10.07_news", "A1"])
def test_a_safe_identifier_stays_readable(name: str) -> None:
    assert article_iri(name) == f"{BASE}article/{name}"


@given(st.text(min_size=1), st.text(min_size=1))
def test_identifiers_of_articles_keep_apart(one: str, other: str) -> None:
    assert PATH.fullmatch(article_iri(one).removeprefix(BASE))
    assert (article_iri(one) == article_iri(other)) == (one == other)


@pytest.mark.parametrize("name", [".", "..", "a/b", "a#b", "a b", "мақала", "", "-", "a" * 500])
def test_an_unsafe_identifier_does_not_leave_its_folder(name: str) -> None:
    iri = article_iri(name)
    assert PATH.fullmatch(iri.removeprefix(BASE))
    assert ".." not in iri
    assert len(iri) < len(BASE) + 100
