"""From bytes to text: UTF-8 only; for anything else, the place of the first wrong byte and how to convert."""

import re

from craftgraph.reading.problem import UnreadableError

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file", "extract its text first, as with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive (or a .docx, .odt, .xlsx)", "unpack it, or save it as plain text in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text in UTF-8"),
    (b"\x1f\x8b", "a gzip archive", "unpack it with gunzip"),
    (b"\x89PNG", "a PNG picture", "only text is read"),
    (b"\xff\xd8\xff", "a JPEG picture", "only text is read"),
    (b"GIF8", "a GIF picture", "only text is read"),
    (b"SQLite format 3\x00", "an SQLite database", "only text is read"),
)
# Codecs of Cyrillic text as Python and iconv name them, and what marks a text in each: the letters that it should have.
_CYRILLIC = (("kz1048", "KZ-1048", "әғқңөұүһі"), ("cp1251", "WINDOWS-1251", ""), ("koi8_r", "KOI8-R", ""))
_CYRILLIC_RUN = re.compile("[\u0400-\u04ff]{3,}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes, without a byte order mark at its beginning.

    Raises UnreadableError for bytes that are no UTF-8 (with `offset`, and a hint where the encoding can be guessed) and
    for binary files.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise _other_encoding(name, name, 0, whole=True)
    for magic, name, hint in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"is {name}, not a text", hint, whole=True)
    head = data[:8192]
    if b"\x00" in head or len(_CONTROL.findall(head)) > len(head) / 50:
        if (encoding := _utf16_without_mark(head)) is not None:
            raise _other_encoding(encoding, encoding, 0, whole=True)
        raise UnreadableError("is binary, not a text", "give plain text, JSONL or HTML in UTF-8", whole=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        encoding = _cyrillic(data)
        if encoding is not None:
            raise _other_encoding(encoding, f"probably {encoding}", start) from error
        raise UnreadableError("is not UTF-8", "convert it to UTF-8, as with iconv -t UTF-8", offset=start) from error


def _other_encoding(encoding: str, name: str, offset: int, *, whole: bool = False) -> UnreadableError:
    hint = f"convert it with: iconv -f {encoding} -t UTF-8"
    return UnreadableError(f"is not UTF-8 ({name})", hint, offset=offset, whole=whole)


def _utf16_without_mark(head: bytes) -> str | None:
    """Name the byte order in which `head` reads as text, if any: text is mostly letters and spaces."""
    head = head[: len(head) // 2 * 2]
    for codec, name in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
        text = head.decode(codec, errors="replace")
        good = sum("\t" <= c <= "\r" or " " <= c < "\u0590" or "\u2010" <= c <= "\u203a" for c in text)
        if text and good / len(text) > 0.9:
            return name
    return None


def _cyrillic(data: bytes) -> str | None:
    """Name the eight-bit encoding in which `data` reads as Cyrillic prose: lower case, mostly."""
    for codec, name, letters in _CYRILLIC:
        text = data[:8192].decode(codec, errors="replace")
        runs = "".join(_CYRILLIC_RUN.findall(text))
        others = sum(c > "\x7f" for c in text) - len(runs)
        prose = runs and others < len(runs) / 2 and sum(c.islower() for c in runs) > 0.7 * len(runs)
        if prose and (not letters or any(c in letters for c in runs.lower())):
            return name
    return None
