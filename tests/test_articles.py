"""The sample articles: read without a problem, in every format, and described by their README."""

from pathlib import Path

import pytest

from craftgraph.model import Article
from craftgraph.reading import read
from craftgraph.resources import resource

FOLDER = resource("data", "articles")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = list(read(FOLDER))
    assert all(isinstance(article, Article) for article in found), found
    return [article for article in found if isinstance(article, Article)]


def test_languages(articles: list[Article]) -> None:
    count = {language: sum(a.language == language for a in articles) for language in ("kk", "ru", "en")}
    assert count == {"kk": 6, "ru": 2, "en": 2}


def test_each_has_an_id_and_a_date(articles: list[Article]) -> None:
    assert len({article.id for article in articles}) == len(articles)
    assert all(article.published for article in articles)


def test_one_event_in_three_languages(articles: list[Article]) -> None:
    almaty = {article.language: article.text for article in articles if article.id.startswith("almaty-")}
    assert almaty.keys() == {"kk", "ru", "en"}
    for text in almaty.values():
        assert "ALA CRAFT 2025" in text
        assert "323" in text
        assert "Global Book of Records" in text


def test_every_format_is_used() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".jsonl", ".txt", ".html", ".md"}


@pytest.mark.parametrize("path", sorted(p for p in FOLDER.iterdir() if p.suffix != ".md"), ids=lambda p: p.name)
def test_readme_names_each_file_and_its_sources(path: Path) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in readme.splitlines() if line.startswith(f"| `{path.name}`")]
    assert all(cell.strip() for cell in row.strip("|").split("|"))
    assert "CC BY 4.0" in readme
