import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.segment import sentences
from craftgraph.reading.assemble import assemble, clean, identifier
from craftgraph.reading.problem import UnreadableError

TEXT = "Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f" date 2024-02-29 {TEXT}", datetime.date(2024, 2, 29)),
        (f"\n\tDate: 2019-12-01\n{TEXT}", datetime.date(2019, 12, 1)),
        (f"date 2023-02-29 {TEXT}", None),  # no such day
        (f"date 2024-02-291 {TEXT}", None),
        (f"{TEXT} date 2024-02-29", None),  # not at the beginning
        (f"update 2024-02-29 {TEXT}", None),
    ],
)
def test_publication_date_in_the_text_itself(text: str, published: datetime.date | None) -> None:
    article = assemble(text)
    assert article.published == published
    assert article.text == text


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2025-10-07", datetime.date(2025, 10, 7)),
        ("2025-10-07T23:59:00+05:00", datetime.date(2025, 10, 7)),
        (" 2025-10-07 ", datetime.date(2025, 10, 7)),
        ("", None),
    ],
)
def test_publication_date_given(given: str, published: datetime.date | None) -> None:
    assert assemble(TEXT, published=given).published == published


def test_given_date_is_stronger_than_the_header() -> None:
    assert assemble(f"date 2020-01-01 {TEXT}", published="2021-01-01").published == datetime.date(2021, 1, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ауылдағы көрме\n\n{TEXT}", "Ауылдағы көрме"),
        (f"Ауылдағы көрме\r\n \r\n{TEXT}", "Ауылдағы көрме"),
        (f"date 2025-01-01\n\nАуылдағы көрме\n\n{TEXT}", "Ауылдағы көрме"),
        (f"Ауылдағы көрме\n{TEXT}", None),  # no blank line
        (f"Көрме ашылды.\n\n{TEXT}", None),  # a sentence
        (f"{'көрме ' * 40}\n\n{TEXT}", None),  # too long
        ("Ауылдағы көрме", None),  # nothing follows
    ],
)
def test_title_only_where_the_first_line_is_clearly_one(text: str, title: str | None) -> None:
    article = assemble(text)
    assert article.title == title
    assert article.text == text


@pytest.mark.parametrize(
    ("given", "language"), [("kk", "kk"), ("KK-kz", "kk"), ("ru_RU", "ru"), (None, "kk"), ("", "kk")]
)
def test_language(given: str | None, language: str) -> None:
    assert assemble(TEXT, language=given).language == language


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "has no text"),
        ({"text": " \n\u00a0\t"}, "has no text"),
        ({"text": TEXT, "language": "de"}, "language that is not read: 'de'"),
        ({"text": "Der Meister hat einen Teppich für die Stadt gewebt."}, "is in German"),
        ({"text": "12345"}, "has no words"),
        ({"text": TEXT, "published": "7 қазан"}, "wrong date: '7 қазан'"),
        ({"text": TEXT, "published": "2025-13-01"}, "wrong date"),
        ({"text": TEXT, "url": "example.org/news"}, "wrong address"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "wrong address"),
        ({"text": TEXT, "url": "https://["}, "wrong address"),
        ({"text": TEXT, "url": 'https://exa"mple.org/'}, "wrong address"),
    ],
)
def test_what_is_refused(fields: dict[str, str], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        assemble(**fields)


def test_ids_come_from_the_address_or_the_text() -> None:
    by_text = assemble(TEXT)
    assert by_text.id.startswith("text-")
    assert assemble(TEXT, title="a title changes nothing").id == by_text.id
    assert assemble(TEXT + " ").id != by_text.id
    assert assemble(unicodedata.normalize("NFD", TEXT)).id == by_text.id
    assert assemble(TEXT, url="https://example.org/1").id == "example.org/1"
    assert assemble(TEXT, id=" given \n id ", url="https://example.org/1").id == "given id"


@pytest.mark.parametrize(
    ("url", "id_"),
    [
        ("https://Example.org/a/?id=7", "example.org/a?id=7"),
        ("http://www.example.org/a?utm_source=mail&id=7&utm_medium=x#part", "example.org/a?id=7"),
        ("https://example.org/", "example.org"),
    ],
)
def test_one_address_in_several_forms_is_one_id(url: str, id_: str) -> None:
    assert identifier(TEXT, url) == id_


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\x1b[0mb", "a\ufffd[0mb"),
        ("a\x0cb\x0bc", "a\nb\nc"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("a\ufffeb\uffff", "a\ufffdb\ufffd"),
        ("a\tb\r\nc\u00a0d\u0085e\u2028f\u200bg", "a\tb\r\nc\u00a0d\u0085e\u2028f\u200bg"),  # kept as they are
        ("и\u0306 e\u0301 қ", "й é қ"),
        ("👩\u200d🎨", "👩\u200d🎨"),
    ],
)
def test_characters_that_rdf_and_html_cannot_carry(text: str, stored: str) -> None:
    assert clean(text) == stored


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    stored = clean(text)
    stored.encode("utf-8")
    assert clean(stored) == stored
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n\r\x85" for c in stored)


def test_offsets_are_code_points_of_the_stored_text() -> None:
    given_text = (
        "Шебер\u00a0«Көк\u00a0ту» үйірмесін ашты\u00a0🧵🧶. "  # non-breaking spaces, emoji
        "Фестивальге Ка\u0301смет те келді 👩\u200d🎨. "  # a combining mark that has no composed form
        "Би\u0306лер би биледі.\x00 Соңы."  # one that has
    )
    article = assemble(given_text, language="kk")
    assert "й" in article.text
    assert "а\u0301" in article.text
    found = sentences(article.text, "kk")
    assert len(found) >= 3
    for sentence in found:
        assert article.text[sentence.begin : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert article.text[token.begin : token.end] == token.text
