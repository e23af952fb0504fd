"""Small annotated articles of our own invention, as extractions and as stores; nothing in them is news."""

from collections.abc import Callable, Iterator

import pytest

from craftgraph.corpus import extraction_of
from craftgraph.corpus.loader import gold_of
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import article_iri
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.store import Store, open_store
from craftgraph.model import Extraction

RUN = Run("0.0.test", (("tagger", "none"),))

ARTICLES = {
    "title-kk": {
        "language": "kk",
        "title": "Көкөзек – киіз қаласы",
        "published": "2024-05-07",
        "publisher": "DALA.TEST",
        "url": "https://dala.example/news/1?тақырып=киіз басу",
        "text": "Көкөзек қаласына 5 мамырда «Киіз өнерінің қаласы» атағы берілді. "
        "Атақты Дала шеберлері одағы табыстады. "
        '«Бұл – ортақ "жеңіс" \\ қуаныш», – деді одақ төрағасы Айсұлу Бекова. Жәрмеңкеге 120-дан астам шебер келді.',
        "entities": [
            {"id": "city", "class": "City", "names": ["Көкөзек"]},
            {"id": "title", "class": "Title", "names": ["Киіз өнерінің қаласы"]},
            {"id": "union", "class": "Organization", "names": ["Дала шеберлері одағы"]},
            {"id": "head", "class": "Person", "names": ["Айсұлу Бекова"]},
            {"id": "fair", "class": "Fair", "names": ["Жәрмеңке"], "place": "@city", "startDate": "2024-05-05"},
        ],
        "statements": [
            {
                "class": "Conferral",
                "title": "@title",
                "recipient": "@city",
                "conferredBy": "@union",
                "date": "2024-05-05",
                "evidence": "Көкөзек қаласына 5 мамырда «Киіз өнерінің қаласы» атағы берілді",
            },
            {
                "class": "Position",
                "holder": "@head",
                "role": "төрағасы",
                "organization": "@union",
                "evidence": "одақ төрағасы Айсұлу Бекова",
            },
            {
                "class": "Quotation",
                "speaker": "@head",
                "text": 'Бұл – ортақ "жеңіс" \\ қуаныш',
                "direct": True,
                "evidence": "деді одақ төрағасы Айсұлу Бекова",
            },
            {
                "class": "Attendance",
                "event": "@fair",
                "group": "шебер",
                "value": 120,
                "comparator": "moreThan",
                "evidence": "Жәрмеңкеге 120-дан астам шебер келді",
            },
        ],
    },
    "title-kk-2": {
        "language": "kk",
        "published": "2024-05-09",
        "publisher": "ORTALYQ.TEST",
        "text": "«Киіз өнерінің қаласы» атағы Көкөзекке 6 мамырда берілді, деп хабарлайды ORTALYQ.TEST.",
        "entities": [
            {"id": "city", "class": "City", "names": ["Көкөзек"]},
            {"id": "title", "class": "Title", "names": ["Киіз өнерінің қаласы"]},
        ],
        "statements": [
            {
                "class": "Conferral",
                "title": "@title",
                "recipient": "@city",
                "date": "2024-05-06",
                "evidence": "«Киіз өнерінің қаласы» атағы Көкөзекке 6 мамырда берілді",
            }
        ],
    },
    "tourism-en": {
        "language": "en",
        "title": 'Figures <b>of the "year"</b>',
        "published": "2025-01-15",
        "publisher": "Steppe Herald",
        "text": "Kazakhstan welcomed 1.5 million tourists in 2024, up 12.5% on 2023. "
        "Galym Serikov of Taraz knitted the longest scarf, 12.75 metres, in a minute and a half.",
        "entities": [
            {"id": "kz", "class": "Country", "names": ["Kazakhstan"]},
            {"id": "taraz", "class": "City", "names": ["Taraz"]},
            {"id": "gs", "class": "Person", "names": ["Galym Serikov"], "occupation": ["knitter"]},
        ],
        "statements": [
            {
                "class": "Observation",
                "about": "@kz",
                "indicator": "tourists",
                "value": 1500000,
                "comparator": "exactly",
                "periodStart": "2024-01-01",
                "periodEnd": "2024-12-31",
                "evidence": "Kazakhstan welcomed 1.5 million tourists in 2024",
            },
            {
                "class": "Observation",
                "about": "@kz",
                "indicator": "tourists",
                "value": 12.5,
                "unit": "%",
                "comparator": "exactly",
                "periodStart": "2024-01-01",
                "periodEnd": "2024-12-31",
                "evidence": "up 12.5% on 2023",
            },
            {
                "class": "Record",
                "holder": ["@gs"],
                "feat": "longest scarf",
                "value": 12.75,
                "unit": "metres",
                "duration": "PT90S",
                "date": "2025",
                "evidence": "Galym Serikov of Taraz knitted the longest scarf",
            },
        ],
    },
}


def extraction(name: str) -> Extraction:
    """Return the extraction of one of `ARTICLES`."""
    return extraction_of(gold_of({"id": name, **ARTICLES[name]}, name))


def quads_of(read: Extraction) -> tuple[str, bytes]:
    """Return what a store takes: the article's IRI and its N-Quads."""
    return article_iri(read.article.id), nquads(read, identify(read), run=RUN)


@pytest.fixture(scope="session")
def extractions() -> dict[str, Extraction]:
    """The extractions of all articles, by id."""
    return {name: extraction(name) for name in ARTICLES}


@pytest.fixture(scope="session")
def articles(extractions: dict[str, Extraction]) -> list[tuple[str, bytes]]:
    """All articles as a store takes them."""
    return [quads_of(read) for read in extractions.values()]


@pytest.fixture
def store(articles: list[tuple[str, bytes]]) -> Iterator[Store]:
    """A store in memory with all articles."""
    with open_store("memory:") as opened:
        opened.add_articles(articles)
        yield opened


@pytest.fixture(scope="session")
def to_quads() -> Callable[[Extraction], tuple[str, bytes]]:
    """The way from an extraction to what a store takes."""
    return quads_of


@pytest.fixture(scope="session")
def run() -> Run:
    """The run that all of the articles were read by."""
    return RUN
