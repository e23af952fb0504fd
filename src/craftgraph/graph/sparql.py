"""The text of a SPARQL query: what kind it is, which prefixes it lacks, and a readable line when it does not parse."""

import re
from collections.abc import Iterator
from typing import Final

from craftgraph.errors import UsageError
from craftgraph.graph.namespaces import PREFIXES

FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})

_TOKEN = re.compile(
    r"""
    (?P<skip>\#[^\n\r]*|\s+
      |<[^<>"{}|^`\\\x00-\x20]*>
      |\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<word>[?$@]?[\w.:%-]+)
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE = re.compile(r"(?:PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>|\#[^\n\r]*|\s+)*", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_DECLARED = re.compile(r"PREFIX\s+([^\s:]*):\s*<", re.IGNORECASE)


class QueryError(UsageError):
    """A query that does not parse: `line` and `column` count from 1, or are None where nobody knows."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def words(query: str) -> Iterator[str]:
    """Yield the bare words of a query, upper case: not those in strings, IRIs and comments, no variables, no names.

    >>> list(words('SELECT ?from { ?s ex:from "FROM" } # FROM'))
    ['SELECT']
    """
    for match in _TOKEN.finditer(query):
        word = match["word"]
        if word and word.isalpha():
            yield word.upper()


def form(query: str) -> str:
    """Return `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`; an empty text where the query begins with none of them.

    Raises UsageError when it is an update, which no command takes.

    >>> form("PREFIX select: <http://example.org/> ASK { ?s ?p ?o }")
    'ASK'
    """
    prologue = _PROLOGUE.match(query)
    first = next(words(query[prologue.end() if prologue else 0 :]), "")
    if first in UPDATES:
        raise UsageError(
            f"{first} is an update, and queries only read: the graph is changed by `craftgraph build`, "
            "or by another program on an export"
        )
    return first if first in FORMS else ""


def has_dataset(query: str) -> bool:
    """Tell whether a query names its own dataset (`FROM`), and so does not ask the union of all graphs.

    >>> has_dataset("SELECT * FROM <http://example.org/> { ?s ?p ?o }"), has_dataset("SELECT * { ?s ?p ?o }")
    (True, False)
    """
    return "FROM" in words(query)


def with_prefixes(query: str) -> str:
    """Return a query with our prefixes declared in front, except those that it declares itself; no line is added.

    >>> with_prefixes("PREFIX cg: <http://example.org/> ASK { }").startswith("PREFIX cgr: <")
    True
    """
    own = set(_DECLARED.findall(query))
    return " ".join([*(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items() if p not in own), query])


def unparsable(query: str, error: SyntaxError) -> QueryError:
    """Return the one clear line for a query that the store could not parse: where, and what stands there."""
    match = _POSITION.match(str(error))
    if not match:
        return QueryError(f"the query does not parse: {str(error).splitlines()[0]}")
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = query.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    before, after = text[: column - 1].strip()[-30:], text[column - 1 :].strip()[:30]
    name = re.search(r"([\w-]*):[\w.-]*$", before)
    if "Prefix not found" in expected and name:
        known = ", ".join(f"{p}:" for p in PREFIXES)
        message = f"the prefix {name[1]}: is not declared (line {line}, column {column}); known without it: {known}"
        return QueryError(message, line, column)
    near = " and ".join(f"{word} «{part}»" for word, part in (("after", before), ("before", after)) if part)
    reason = next((p for p in re.split(r"one of |, ", expected) if re.search(r"[a-z]{3,} [a-z]", p)), "")
    message = f"the query does not parse at line {line}, column {column}"
    return QueryError(message + (f", {near}" if near else "") + (f": {reason.strip()}" if reason else ""), line, column)
