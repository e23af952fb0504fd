"""Sorting more lines than fit into memory: runs in temporary files, merged."""

import heapq
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, Final, Protocol, Self

MEMORY: Final = 64_000_000
"""Bytes of lines that are held in memory before they go to a file."""


class Writable(Protocol):
    """Anything that bytes can be written to."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""

    def flush(self) -> object:
        """Hold nothing back."""


class Sorter:
    """Lines are written to it as to a file, and come back sorted by their bytes, each once.

    `record` turns a written line (with its newline) into the one that is kept. Use it in a `with` statement: it holds
    temporary files.
    """

    def __init__(self, record: Callable[[bytes], bytes] = lambda line: line, memory: int = MEMORY) -> None:
        self._record, self._memory = record, memory
        self._rest, self._lines, self._size = b"", list[bytes](), 0
        self._runs: list[BinaryIO] = []
        self._files = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def write(self, data: bytes, /) -> int:
        """Take bytes; a line may be cut between two calls."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self.add(line + b"\n")
        return len(data)

    def flush(self) -> None:
        """Hold nothing back: all is where it goes already."""

    def add(self, line: bytes) -> None:
        """Take one line, with its newline."""
        kept = self._record(line)
        self._lines.append(kept)
        self._size += len(kept) + 50  # an object's own weight
        if self._size > self._memory:
            run = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - it is entered here
            run.writelines(self._sorted())
            run.seek(0)
            self._runs.append(run)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines; nothing may be written afterwards."""
        last = b""
        for line in heapq.merge(*self._runs, self._sorted()):
            if line != last:
                yield line
            last = line

    def _sorted(self) -> list[bytes]:
        found = sorted(set(self._lines))
        self._lines, self._size = [], 0
        return found
