"""From the fields of an article, as a format's reader found them, to an `Article`: checked, normalised, identified.

The text is stored as it came, except that it is in NFC and that characters which no RDF or HTML document can carry are
replaced one by one, so that offsets hold: lone surrogates, NUL and the other control characters become U+FFFD (form
feed and vertical tab, which part pages and lines, become a line feed).
"""

import datetime
import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

from craftgraph.config import LANGUAGES
from craftgraph.errors import CraftGraphError
from craftgraph.language.detect import detect
from craftgraph.model import Article
from craftgraph.reading.problem import UnreadableError

_LINE_LIKE = re.compile("[\x0b\x0c]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_HEADER_DATE = re.compile(r"\s*date:?\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_TITLE = re.compile(r"\s*(\S[^\n]{2,149}[^\s.,:;…!?])[ \t\r]*\n[ \t\r]*\n\s*\S")
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|yclid)=[^&]*&?")
_HOST = re.compile(r"[^\s<>\"{}|\\^`\ufffd]+")


def clean(text: str) -> str:
    r"""Return `text` in NFC, without characters that RDF and HTML cannot carry; see the top of this file.

    >>> clean("e\u0301\x00")
    'é�'
    """
    return unicodedata.normalize("NFC", _UNFIT.sub("\ufffd", _LINE_LIKE.sub("\n", text)))


def assemble(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field in the input
    language: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article; what is not given is found in the text where it states it plainly.

    Without `id`, the article is called by its address, else by the SHA-256 of its text: never by the place of a file,
    so that it keeps its name when the file moves. Without `published`, a text that begins with `date 2025-10-07` is of
    that day. Without `title`, a first line that stands alone, has at most 150 characters and no punctuation at its end
    is one. Raises UnreadableError for a text that is empty or in a language that is not read, and for wrong metadata.
    """
    text = clean(text)
    if not text.strip():
        raise UnreadableError("has no text")
    address = _address(url)
    return Article(
        id=_line(id) or identifier(text, address),
        text=text,
        language=_language(language, text),
        title=_line(title) or _own_title(text),
        published=_date(published) or _own_date(text),
        publisher=_line(publisher),
        url=address,
    )


def identifier(text: str, url: str | None) -> str:
    """Return the id of an article that was given none.

    >>> identifier("…", "https://www.example.org/news/1/?utm_source=x#top")
    'example.org/news/1'
    >>> identifier("Алматы", None)
    'text-061e110e7fda'
    """
    if url is None:
        return "text-" + hashlib.sha256(text.encode()).hexdigest()[:12]
    parts = urlsplit(url)
    query = _TRACKING.sub("", parts.query).rstrip("&")
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _line(value: str | None) -> str | None:
    """Return metadata in one line, or `None` where it is empty."""
    return " ".join(clean(value).split()) or None if value else None


def _language(given: str | None, text: str) -> str:
    if given is None or not given.strip():
        try:
            return detect(text)
        except CraftGraphError as error:
            raise UnreadableError(str(error)) from error
    code = given.strip().lower().replace("_", "-").split("-")[0]
    if code not in LANGUAGES:
        raise UnreadableError(
            f"is in a language that is not read: {given!r}", f"the languages read are {', '.join(LANGUAGES)}"
        )
    return code


def _date(given: str | None) -> datetime.date | None:
    if given is None or not given.strip():
        return None
    try:
        return datetime.datetime.fromisoformat(given.strip()).date()
    except ValueError:
        raise UnreadableError(f"has a wrong date: {given!r}", "write published as 2025-10-07") from None


def _address(given: str | None) -> str | None:
    if given is None or not given.strip():
        return None
    address = clean(given.strip())
    try:
        parts = urlsplit(address)
    except ValueError:  # as for https://[
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.netloc):
        raise UnreadableError(f"has a wrong address: {given!r}", "url begins with http:// or https://")
    return address


def _own_date(text: str) -> datetime.date | None:
    header = _HEADER_DATE.match(text)
    try:
        return datetime.date.fromisoformat(header[1]) if header else None
    except ValueError:  # no such day: then it is text like any other
        return None


def _own_title(text: str) -> str | None:
    header = _HEADER_DATE.match(text)
    line = _TITLE.match(text, header.end() if header else 0)
    return _line(line[1]) if line else None
