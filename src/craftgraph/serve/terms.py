"""RDF terms as results in JSON give them, and questions of our own pages to the workers."""

import json
from typing import Any, Final, NamedTuple

from craftgraph.graph.namespaces import PREFIXES
from craftgraph.serve.answering import Answering
from craftgraph.serve.negotiate import JSON
from craftgraph.serve.protocol import ask
from craftgraph.serve.wire import Question

MANY: Final = 5_000_000
"""The row limit of questions that are ours and whose results grow with the store."""


class Term(NamedTuple):
    """An RDF term: `kind` is `uri`, `literal` or `bnode`; `language` and `datatype` are empty where there is none."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""


Row = dict[str, Term]


def rows_of(body: bytes) -> tuple[list[str], list[Row]]:
    """Return the variables and the solutions of a result in JSON."""
    result: dict[str, Any] = json.loads(body)
    rows = [
        {
            name: Term(term["type"], term["value"], term.get("xml:lang", ""), term.get("datatype", ""))
            for name, term in binding.items()
            if isinstance(term["value"], str)
        }
        for binding in result["results"]["bindings"]
    ]
    return result["head"].get("vars", []), rows


async def select(pool: Answering, query: str, *, rows: int = 20_000) -> list[Row]:
    """Ask one of our own SELECT queries. Raises Refusal as `protocol.ask` does."""
    question = Question(query, PREFIXES["cgr"], JSON, None, rows, 1 << 30)
    return rows_of((await ask(pool, question)).body)[1]


def iris(values: list[str]) -> str:
    """Return IRIs as they stand in a VALUES clause; what is no IRI is left out."""
    return " ".join(f"<{value}>" for value in values if not set(value) & set('<>"{}|^`\\ \n\r\t'))
