"""What could not be read, where, and what to do about it."""

from dataclasses import dataclass

from craftgraph.errors import CraftGraphError


@dataclass(frozen=True, slots=True)
class ReadingProblem:
    """An input that gave no article. `line` counts from 1, `offset` is in bytes from the beginning of the file, from 0.

    >>> print(ReadingProblem("news.jsonl", "has no text", "add the field text", line=3))
    news.jsonl, line 3: has no text; add the field text
    """

    source: str
    message: str
    hint: str = ""
    line: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        place = self.source
        if self.line is not None:
            place += f", line {self.line}"
        if self.offset is not None:
            place += f", byte {self.offset}"
        return f"{place}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class UnreadableError(CraftGraphError):
    """Raised within the reading room where an input cannot be read; `read` turns it into a `ReadingProblem`.

    `offset` is relative to what was handed to the function that raises. `whole` is true where the fault, if it stands
    at the beginning of a file, is one of the whole file, so that there is no use in reading its other lines.
    """

    def __init__(self, message: str, hint: str = "", *, offset: int | None = None, whole: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.offset, self.whole = message, hint, offset, whole

    def problem(self, source: str, *, line: int | None = None, shift: int = 0) -> ReadingProblem:
        """Return the problem as one of `source`; `line` is where it stands there, `shift` is added to its offset."""
        return ReadingProblem(
            source, self.message, self.hint, line, None if self.offset is None else self.offset + shift
        )
