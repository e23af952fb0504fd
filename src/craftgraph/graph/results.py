"""Answers of SPARQL servers, also of those that have their own ideas of booleans and durations."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from craftgraph.errors import CraftGraphError
from craftgraph.graph.namespaces import CG, XSD

_DURATION: Final = f"{CG}duration"


def solutions(data: bytes) -> QuerySolutions:
    """Return the solutions that SPARQL Results JSON holds. Raises CraftGraphError when it is something else.

    Virtuoso writes the boolean true as `1`, and holds durations only under another type (see `storable`); both come
    back as they were.
    """
    if f"{XSD}boolean".encode() in data or _DURATION.encode() in data:
        data = json.dumps(_mended(_read(data))).encode()
    try:
        found = parse_query_results(data, format=QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise CraftGraphError(f"the server's answer is no SPARQL result: {error}") from error
    if not isinstance(found, QuerySolutions):
        raise CraftGraphError("the server's answer is no table")
    return found


def triples(data: bytes, media_type: str = "text/turtle") -> Iterator[Triple]:
    """Yield the triples that a server's answer holds, mended as `solutions` does.

    Raises CraftGraphError, perhaps only on the way, when it is something else.
    """
    rdf_format = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    try:
        for quad in parse(data, format=rdf_format):
            yield Triple(quad.subject, quad.predicate, _mended_term(quad.object))
    except SyntaxError as error:
        raise CraftGraphError(f"the server's answer is no graph: {error}") from error


def boolean(data: bytes) -> QueryBoolean:
    """Return the answer to an ASK query. Virtuoso answers it with a table of one cell."""
    answer = _read(data)
    if "boolean" not in answer:
        cells = [cell for row in answer.get("results", {}).get("bindings", []) for cell in row.values()]
        answer = {"boolean": any(cell.get("value") in ("1", "true") for cell in cells)}
    known = json.dumps({"head": {}, "boolean": bool(answer["boolean"])}).encode()
    found = parse_query_results(known, format=QueryResultsFormat.JSON)
    assert isinstance(found, QueryBoolean)
    return found


def storable(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads as Virtuoso can hold them.

    It refuses a literal of the type xsd:duration, and what it makes of one by a function comes back as another length
    (7.2.5: `PT1M30S` as `90.3`). Under a type of our own the text stays as it is.
    """
    return [
        Quad(q.subject, q.predicate, Literal(q.object.value, datatype=NamedNode(_DURATION)), q.graph_name)
        if isinstance(q.object, Literal) and q.object.datatype.value == f"{XSD}duration"
        else q
        for q in quads
    ]


def _read(data: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(data)
    except ValueError as error:
        raise CraftGraphError(f"the server's answer is no SPARQL result: {data[:80]!r}") from error
    if not isinstance(answer, dict):
        raise CraftGraphError(f"the server's answer is no SPARQL result: {data[:80]!r}")
    return answer


def _mended_term(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
    if not isinstance(term, Literal):
        return term
    if term.datatype.value == _DURATION:
        return Literal(term.value, datatype=NamedNode(f"{XSD}duration"))
    if term.datatype.value == f"{XSD}boolean" and term.value in ("0", "1"):
        return Literal(term.value == "1")
    return term


def _mended(answer: dict[str, Any]) -> dict[str, Any]:
    for row in answer.get("results", {}).get("bindings", []):
        for cell in row.values():
            value, datatype = cell.get("value", ""), cell.get("datatype")
            if datatype == f"{XSD}boolean" and value in ("0", "1"):
                cell["value"] = "true" if value == "1" else "false"
            elif datatype == _DURATION:
                cell["datatype"] = f"{XSD}duration"
    return answer
