import datetime

import pytest

from craftgraph.reading.html import article
from craftgraph.reading.problem import UnreadableError

BODY = """
<nav><ul><li><a href="/">Басты бет</a></li><li><a href="/sport">Спорт</a></li></ul></nav>
<article><h1>Ауылдағы көрме</h1>
<p>Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді. Көрме бір апта бойы ашық болады.</p>
<p>Көрмеге келгендер «өрнек &lt;script&gt; &amp; түс» туралы дәріс тыңдады.</p></article>
<footer>Барлық құқық қорғалған</footer>"""
HEAD = """
<title>Ауылдағы көрме | Газет</title><meta property="og:site_name" content="Ауыл газеті">
<meta property="article:published_time" content="2024-05-06T10:00:00+05:00">
<link rel="canonical" href="https://example.org/news/7">"""


def page(body: str = BODY, head: str = HEAD, charset: str = "utf-8") -> str:
    return f'<!doctype html><html lang="kk"><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'


def test_article_without_what_surrounds_it() -> None:
    found = article(page().encode())
    assert found.text.splitlines()[-2:] == [
        "Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді. Көрме бір апта бойы ашық болады.",
        "Көрмеге келгендер «өрнек <script> & түс» туралы дәріс тыңдады.",
    ]
    for outside in ("Спорт", "Барлық құқық"):
        assert outside not in found.text
    assert found.title == "Ауылдағы көрме"
    assert found.publisher == "Ауыл газеті"
    assert found.published == datetime.date(2024, 5, 6)
    assert found.url == "https://example.org/news/7"
    assert found.id == "example.org/news/7"
    assert found.language == "kk"


def test_page_without_metadata() -> None:
    found = article(page(head="").encode())
    assert found.published is None
    assert found.url is None
    assert found.id.startswith("text-")


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16"])
def test_declared_encoding_is_used(charset: str) -> None:
    text = "Осенью в городе пройдёт ярмарка ковров, и мастера уже готовят к ней свои станки."
    data = page(f"<article><p>{text}</p></article>", "", charset)
    if charset == "utf-16":  # then the bytes of the declaration itself cannot be seen, and the mark says it
        with pytest.raises(UnreadableError, match="UTF-16"):
            article(data.encode(charset))
    else:
        assert article(data.encode(charset)).text.strip() == text


def test_declared_encoding_that_is_wrong() -> None:
    with pytest.raises(UnreadableError, match="is not in ascii, as the page says"):
        article(page(charset="ascii").encode())
    with pytest.raises(UnreadableError, match="is not in no-such, as the page says"):
        article(page(charset="no-such").encode())


def test_undeclared_encoding_that_is_not_utf8() -> None:
    with pytest.raises(UnreadableError, match="is not UTF-8"):
        article(("<html><body><p>" + "Мастер привёз седло на ярмарку. " * 9).encode("cp1251"))
