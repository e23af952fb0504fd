"""`read`: from a source to its articles and problems, in a fixed order, one article in memory at a time."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from craftgraph.model import Article
from craftgraph.reading import html, jsonl, plain
from craftgraph.reading.problem import ReadingProblem, UnreadableError
from craftgraph.reading.sources import HTML, JSONL, STDIN, TEXT, files, opened

MAX_BYTES = 10_000_000
"""The largest file of one article, or line of JSONL, that is read if the settings say nothing else."""

_JSON_OBJECT = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*("|\}|$)')
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype\s+html\b|<html\b)", re.IGNORECASE)


def read(source: str | Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Article | ReadingProblem]:
    """Yield the articles of a file, a folder (with its subfolders), a glob or the standard input (`-`).

    The format is told by the ending (`.txt`, `.jsonl`, `.html`), else by how the file begins. What cannot be read is
    yielded as a `ReadingProblem`, and reading goes on. Nothing is raised.
    """
    return read_all([source], max_bytes=max_bytes)


def read_all(sources: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Article | ReadingProblem]:
    """Yield the articles of all sources, as `read` does; each id once.

    An article that comes again unchanged is left out; another article under an id that has been used is a problem.
    """
    seen: dict[str, bytes] = {}
    for source in sources:
        for item, place in _read(str(source), max_bytes):
            if isinstance(item, Article):
                digest = sha256(repr(item).encode()).digest()
                earlier = seen.get(item.id)
                if earlier is None:
                    seen[item.id] = digest
                    yield item
                elif earlier != digest:
                    message = f"another article with the id {item.id!r} came before: this one is left out"
                    yield ReadingProblem(place[0], message, "give each article an id of its own", place[1])
            else:
                yield item


_Item = tuple[Article | ReadingProblem, tuple[str, int | None]]
"""An article or a problem, and the file and line that it comes from."""


def _read(source: str, max_bytes: int) -> Iterator[_Item]:
    try:
        names = files(source)
    except UnreadableError as error:
        yield error.problem(source), (source, None)
        return
    for file in names:
        try:
            with opened(file) as stream:
                yield from _read_stream(stream, file, max_bytes)
        except OSError as error:
            yield ReadingProblem(file, f"cannot be read: {error.strerror or error}"), (file, None)


def _read_stream(stream: BinaryIO, file: str, max_bytes: int) -> Iterator[_Item]:
    name = "standard input" if file == STDIN else file
    head = [stream.readline(max_bytes + 1)]
    while head[-1].isspace():
        head.append(stream.readline(max_bytes + 1))
    if _has_format(file, head[-1], JSONL, _JSON_OBJECT):
        yield from _read_lines(head, stream, name, max_bytes)
        return
    is_page = _has_format(file, head[-1], HTML, _PAGE)
    data = b"".join(head)
    data += stream.read(max(max_bytes + 1 - len(data), 0))
    if not data:
        yield ReadingProblem(name, "is empty"), (name, None)
    elif len(data) > max_bytes:
        yield _too_large(max_bytes).problem(name), (name, None)
    else:
        try:
            yield (html.article(data) if is_page else plain.article(data)), (name, None)
        except UnreadableError as error:
            yield error.problem(name), (name, None)


def _has_format(file: str, first_line: bytes, endings: tuple[str, ...], beginning: re.Pattern[bytes]) -> bool:
    """Tell whether a file has a format by its ending, or by how it begins where its ending says nothing."""
    if file.lower().endswith(TEXT + JSONL + HTML):
        return file.lower().endswith(endings)
    return beginning.match(first_line) is not None


def _read_lines(head: list[bytes], stream: BinaryIO, name: str, max_bytes: int) -> Iterator[_Item]:
    """Yield what the lines of JSONL give; `head` has been read from the stream already."""
    found, offset = False, 0
    for number, line in enumerate(chain(head, iter(lambda: stream.readline(max_bytes + 1), b"")), 1):
        size = len(line)
        item: Article | ReadingProblem | None
        if size > max_bytes:
            size += 0 if line.endswith(b"\n") else _skip_line(stream)
            item = _too_large(max_bytes).problem(name, line=number)
        else:
            try:
                item = jsonl.article(line)
            except UnreadableError as error:
                item = error.problem(name, line=number, shift=offset)
                if error.whole and not found:
                    yield item, (name, number)
                    return
        offset += size
        if item is not None:
            found = True
            yield item, (name, number)
    if not found:
        yield ReadingProblem(name, "is empty"), (name, None)


def _skip_line(stream: BinaryIO) -> int:
    """Read on to the end of the line, and return the number of bytes read."""
    size = 0
    while piece := stream.readline(1 << 20):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size


def _too_large(max_bytes: int) -> UnreadableError:
    return UnreadableError(
        f"is larger than {max_bytes / 1_000_000:g} MB", "the setting max_megabytes says how much is read of one article"
    )
