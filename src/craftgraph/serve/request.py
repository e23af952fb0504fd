"""What a client says by the SPARQL 1.1 Protocol: read out of an HTTP request, or refused with the right status."""

import asyncio
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.types import Receive, Scope

from craftgraph.serve.refusal import Refusal

ALLOW: Final = "GET, HEAD, POST, OPTIONS"
READ_ONLY: Final = "This endpoint is read-only: updates are refused."
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MAX_BODY: Final = 1 << 20
_BODY_SECONDS: Final = 20.0
_MAX_PARAMETERS: Final = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query (None where there is no parameter at all) with the dataset and the format that the protocol gives."""

    query: str | None
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None
    format: str = ""


async def read(scope: Scope, receive: Receive) -> Asked:
    """Read a GET, HEAD or POST request. Raises Refusal for all that is not as the protocol wants it."""
    parameters = _parameters(scope["query_string"], "the address")
    direct = None
    if scope["method"] == "POST":
        if any(name in ("query", "update") for name, _ in parameters):
            raise Refusal(400, "With POST the query belongs into the body, not into the address.")
        kind, _, charset = header(scope, b"content-type").partition(";")
        kind = kind.strip().lower()
        if kind not in (_FORM, _QUERY, _UPDATE):
            raise Refusal(415, f"POST takes {_FORM} or {_QUERY}, not {kind or 'a body without Content-Type'}.")
        if kind == _UPDATE:
            raise Refusal(403, READ_ONLY)
        if "charset" in charset.lower() and "utf-8" not in charset.lower().replace("utf8", "utf-8"):
            raise Refusal(415, "The body must be in UTF-8.")
        body = await _body(scope, receive)
        if kind == _QUERY:
            direct = _text(body, "the body")
        else:
            parameters += _parameters(body, "the body")
            if not any(name in ("query", "update") for name, _ in parameters):
                raise Refusal(400, "The parameter 'query' is missing.")
    return _asked(parameters, direct, post=scope["method"] == "POST")


def header(scope: Scope, name: bytes) -> str:
    """Return the value of a header, several joined by commas; empty where there is none."""
    return ", ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


async def departure(receive: Receive) -> None:
    """Wait until the client has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _asked(parameters: list[tuple[str, str]], direct: str | None, *, post: bool) -> Asked:
    queries = [value for name, value in parameters if name == "query"]
    if any(name == "update" for name, _ in parameters):
        raise Refusal(403, READ_ONLY) if post else Refusal(400, "An update cannot be asked for with GET. " + READ_ONLY)
    if direct is None and not queries and parameters:
        raise Refusal(400, "The parameter 'query' is missing.")
    if len(queries) > 1:
        raise Refusal(400, "There must be one parameter 'query', not several.")
    query = direct if direct is not None else queries[0] if queries else None
    formats = [value for name, value in parameters if name == "format"]
    return Asked(
        query, _graphs(parameters, "default-graph-uri"), _graphs(parameters, "named-graph-uri"), "".join(formats[:1])
    )


def _graphs(parameters: list[tuple[str, str]], name: str) -> list[str] | None:
    """The IRIs of one part of the dataset; none of both parts leaves the dataset to the query."""
    iris = [value for key, value in parameters if key == name]
    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Refusal(400, f"The parameter '{name}' is no absolute IRI: {error}") from error
    return iris or None


def _parameters(encoded: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("ascii", "strict") if encoded.isascii() else _text(encoded, where),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MAX_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The parameters in {where} are not UTF-8.") from error
    except ValueError as error:
        raise Refusal(400, f"There are too many parameters in {where}.") from error


def _text(body: bytes, where: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"What is in {where} is not UTF-8 (byte {error.start}).") from error


async def _body(scope: Scope, receive: Receive) -> bytes:
    """Read the body, as much as a query may have and as long as a client may take to send it."""
    declared = header(scope, b"content-length")
    if declared.isdigit() and int(declared[:20]) > _MAX_BODY:
        raise Refusal(413, f"The body is larger than {_MAX_BODY >> 20} MiB.")
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "The connection was closed before the whole body had come.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > _MAX_BODY:
                    raise Refusal(413, f"The body is larger than {_MAX_BODY >> 20} MiB.")
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        raise Refusal(408, f"The body did not come within {_BODY_SECONDS:g} seconds.") from None
