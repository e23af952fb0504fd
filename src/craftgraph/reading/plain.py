"""Plain text: a file is an article."""

from craftgraph.model import Article
from craftgraph.reading.assemble import assemble
from craftgraph.reading.encoding import decode


def article(data: bytes) -> Article:
    """Return the article of a file's bytes: its text but for the newline at its end, with line feeds for CR LF and CR.

    Raises UnreadableError.
    """
    return assemble(decode(data).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n"))
