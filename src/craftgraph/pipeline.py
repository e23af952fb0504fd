"""The whole text side: an article in, what it says out. A pure function of the article."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter

from craftgraph.mentions.recognise import recognise_all
from craftgraph.model import Article, Extraction
from craftgraph.statements.reader import read_all

BATCH = 10
"""Articles that are read together: the models answer for all of them at once, and what they hold is still small."""


def extract(article: Article) -> Extraction:
    """Read one article: sentences, mentions, statements. Works offline; the same article gives the same extraction.

    Raises FileNotFoundError when the models of `article.language` are missing from the installation.
    """
    return next(extract_all([article]))


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Read articles, each as `extract` reads it, and yield what they say in their order; faster than one by one.

    They are taken from `articles` some at a time. Raises FileNotFoundError as `extract` does.
    """
    waiting = iter(articles)
    while batch := list(islice(waiting, BATCH)):
        for _, alike in groupby(batch, attrgetter("language")):
            yield from read_all(recognise_all(list(alike)))
