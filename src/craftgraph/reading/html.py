"""HTML: the article of a page without what surrounds it, found by trafilatura, with the page's metadata."""

import logging
import re
from typing import Any

from craftgraph.model import Article
from craftgraph.reading.assemble import assemble
from craftgraph.reading.encoding import decode
from craftgraph.reading.problem import UnreadableError

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)""", re.I)
_MENU_WORDS = 5
"""Navigation is made of lines of a few words; an article has at least one line with more."""


def article(data: bytes) -> Article:
    """Return the article of a page's bytes. Raises UnreadableError, also where the page has no article."""
    import trafilatura  # noqa: PLC0415 - takes a third of a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say, we say
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page: Any = trafilatura.bare_extraction(
        _page(data),
        with_metadata=True,
        include_comments=False,
        # Only dates that the page states as its own: the extensive search guesses from the text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (page.text or "").strip() if page is not None else ""
    if not any(len(line.split()) > _MENU_WORDS for line in text.splitlines()):
        raise UnreadableError("has no article in its HTML", "save the page of one article, or its text")
    return assemble(
        text,
        title=page.title,
        published=page.date,
        publisher=page.sitename,
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else None,
    )


def _page(data: bytes) -> str:
    """Decode a page as it says itself to be encoded, else as UTF-8."""
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = (declared[1] or declared[2]).decode()
        if name.lower() not in {"utf-8", "utf8"}:
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError) as error:
                raise UnreadableError(f"is not in {name}, as the page says", "convert it to UTF-8") from error
    return decode(data)
