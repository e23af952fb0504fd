"""The whole text side: an article in, what it says out. A pure function of the article."""

from craftgraph.mentions.recognise import recognise
from craftgraph.model import Article, Extraction
from craftgraph.statements.reader import read


def extract(article: Article) -> Extraction:
    """Read one article: sentences, mentions, statements. Works offline; the same article gives the same extraction.

    Raises FileNotFoundError when the models of `article.language` are missing from the installation.
    """
    return read(recognise(article))
