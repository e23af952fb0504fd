"""From what the user names (a file, a folder, a glob, `-`) to byte streams in a fixed order."""

import glob
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from craftgraph.reading.problem import UnreadableError

STDIN = "-"
TEXT, JSONL, HTML = (".txt", ".text"), (".jsonl", ".ndjson"), (".html", ".htm", ".xhtml")


def files(source: str) -> list[str]:
    """Return the files that `source` means, sorted; a folder means all files in it that have an ending that is read.

    Raises UnreadableError where there is none.
    """
    path = Path(source)
    if source == STDIN:
        return [STDIN]
    if path.is_dir():
        found = list(_inside(path))
        if not found:
            raise UnreadableError("has no file to read", f"files end with {', '.join(TEXT + JSONL + HTML)}")
        return found
    if path.exists():
        return [source]
    if glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
        found = [name for match in matches for name in _files_at(Path(match))]
        if not found:
            raise UnreadableError("matches no file", "put the pattern in quotes, and see where you stand")
        return found
    raise UnreadableError("there is no such file or folder")


def _files_at(path: Path) -> list[str]:
    return list(_inside(path)) if path.is_dir() else [str(path)]


def _inside(folder: Path) -> Iterator[str]:
    """Yield the files in a folder and its subfolders, but not hidden ones, in the order of their names."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(TEXT + JSONL + HTML) and not name.startswith("."):
                yield str(Path(root) / name)


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """Open a file, or the standard input for `-`, which is left open. Raises OSError."""
    if file == STDIN:
        yield sys.stdin.buffer
    else:
        with Path(file).open("rb") as stream:
            yield stream
