"""A worker: answers one question after the other over a pipe, until the pipe is closed or it is killed."""

import csv
import io
import re
import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from craftgraph.serve.wire import LENGTH, Answer, Question, decode_question

_LEAST_BYTES: Final = {"application/sparql-results+json": 3, "application/sparql-results+xml": 8}  # `{},`, `<result>`

_XML_NAME: Final = re.compile(r"[^\W\d][\w.-]*$")

if TYPE_CHECKING:
    from typing_extensions import Buffer


class _RowLimitError(Exception):
    """The answer has more rows than it may."""


class _NoXmlNameError(Exception):
    """A predicate that does not end in an XML name."""


class _Bounded(io.BytesIO):
    """Bytes in memory that refuse to become more than a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.left = limit

    def write(self, data: "Buffer") -> int:
        self.left -= memoryview(data).nbytes
        if self.left < 0:
            raise OSError("the answer is larger than allowed")
        return super().write(data)


def work(store: ox.Store, pipe: socket.socket, prefixes: dict[str, str]) -> None:
    """Answer the questions that come over `pipe`, until it is closed."""
    while head := _received(pipe, LENGTH.size):
        question = decode_question(_received(pipe, LENGTH.unpack(head)[0]))
        pipe.sendall(answer(store, question, prefixes).frame())


def answer(store: ox.Store, question: Question, prefixes: dict[str, str]) -> Answer:
    """Run a query against the store and write its result, within the question's limits; nothing is raised."""
    protocol_dataset = question.default_graphs is not None or question.named_graphs is not None
    try:
        results = store.query(
            question.query,
            base_iri=question.base,
            prefixes=prefixes,
            use_default_graph_as_union=not protocol_dataset and not question.own_dataset,
            default_graph=[ox.NamedNode(iri) for iri in question.default_graphs or ()] if protocol_dataset else None,
            named_graphs=[ox.NamedNode(iri) for iri in question.named_graphs or ()] if protocol_dataset else None,
        )
    except SyntaxError as error:
        return Answer("syntax", message=str(error))
    except (OSError, ValueError, RuntimeError) as error:
        return Answer("failed", message=str(error))
    media_type = question.graph if isinstance(results, ox.QueryTriples) else question.results
    if media_type is None:
        form = "triples" if isinstance(results, ox.QueryTriples) else "solutions or a boolean"
        return Answer("unacceptable", message=f"this query gives {form}")
    return written(results, media_type, question, prefixes)


def written(
    results: ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple],
    media_type: str,
    question: Question,
    prefixes: dict[str, str],
) -> Answer:
    """Return the answer that the results of a query make, within the question's limits."""
    return _written(_writer(results, media_type, question.rows, prefixes), media_type, question)


def _writer(
    results: ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple],
    media_type: str,
    rows: int,
    prefixes: dict[str, str],
) -> Callable[[_Bounded], object]:
    if not isinstance(results, ox.QuerySolutions | ox.QueryBoolean):
        graph_format = ox.RdfFormat.from_media_type(media_type)
        triples = _counted(results, rows)
        if graph_format == ox.RdfFormat.RDF_XML:
            triples = _as_xml_names(triples)
        return lambda out: ox.serialize(triples, out, format=graph_format, prefixes=prefixes)
    results_format = ox.QueryResultsFormat.from_media_type(media_type)
    return lambda out: results.serialize(out, format=results_format)


def _written(write: Callable[[_Bounded], object], media_type: str, question: Question) -> Answer:
    out = _Bounded(question.size)
    try:
        write(out)
    except _RowLimitError:
        return Answer("rows")
    except _NoXmlNameError as error:
        return Answer("unacceptable", message=f"RDF/XML cannot write the predicate <{error}>")
    except (OSError, ValueError, RuntimeError) as error:
        return Answer("size") if out.left < 0 else Answer("failed", message=str(error))
    body = out.getvalue()
    if len(body) > question.rows * _LEAST_BYTES.get(media_type, 1) and _rows(body, media_type) > question.rows:
        return Answer("rows")
    return Answer("done", media_type, body=body)


def _counted(triples: Iterator[ox.Triple], limit: int) -> Iterator[ox.Triple]:
    for count, triple in enumerate(triples):
        if count == limit:
            raise _RowLimitError
        yield triple


def _as_xml_names(triples: Iterator[ox.Triple]) -> Iterator[ox.Triple]:
    """Stop at a predicate that RDF/XML has no way to write; Oxigraph would write what is no XML."""
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            raise _NoXmlNameError(triple.predicate.value)
        yield triple


def _rows(body: bytes, media_type: str) -> int:
    """Count the solutions in a written result; 0 for what has none. Only long results are worth it."""
    if media_type == "text/csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode()))) - 1
    results_format = ox.QueryResultsFormat.from_media_type(media_type)
    if results_format is None:
        return 0
    parsed = ox.parse_query_results(body, format=results_format)
    return sum(1 for _ in parsed) if isinstance(parsed, ox.QuerySolutions) else 0


def _received(pipe: socket.socket, length: int) -> bytes:
    """Return exactly that many bytes, or none where the pipe is closed."""
    parts: list[bytes] = []
    while length:
        part = pipe.recv(min(length, 1 << 20))
        if not part:
            return b""
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
