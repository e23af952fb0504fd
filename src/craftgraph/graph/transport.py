"""Talking to a SPARQL server: the protocols, authentication from the environment, time limits, retries."""

import ast
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, Final

from SPARQLWrapper import BASIC, DIGEST, JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed, SPARQLWrapperException

from craftgraph import __version__
from craftgraph.errors import CraftGraphError, UsageError

PAUSES: Final = (0.5, 1.0, 2.0, 4.0)
"""Seconds between the tries of a request that did not come through."""

_PASSING: Final = frozenset({429, 502, 503, 504})
_AUTHENTICATIONS: Final = {"basic": BASIC, "digest": DIGEST}


class RefusedError(CraftGraphError):
    """The server understood a request and refused it; trying again is no use."""


class MissingError(RefusedError):
    """The server has nothing of that name."""


class UnreachableError(CraftGraphError):
    """The server did not answer, however often it was tried."""


@dataclass(frozen=True, slots=True)
class Access:
    """How a server is reached: addresses, who asks, and how long is waited for an answer.

    The environment gives what a selector does not hold, and passwords never stand in commands:

    | variable | what | else |
    | --- | --- | --- |
    | `CRAFTGRAPH_UPDATE` | address for updates | the address of the store |
    | `CRAFTGRAPH_GRAPHS` | address of the Graph Store Protocol | whole graphs go by queries and updates |
    | `CRAFTGRAPH_USER`, `CRAFTGRAPH_PASSWORD` | who asks | nobody in particular |
    | `CRAFTGRAPH_AUTH` | `basic` or `digest` | `basic` |
    | `CRAFTGRAPH_TIMEOUT` | seconds for one request | 60 |
    """

    address: str
    update: str
    graphs: str = ""
    user: str = ""
    password: str = ""
    authentication: str = "basic"
    timeout: int = 60

    @classmethod
    def from_environment(cls, address: str, environment: Mapping[str, str] = os.environ) -> "Access":
        """Return how the server at `address` is reached. Raises UsageError for a variable with a value that is none."""
        authentication = environment.get("CRAFTGRAPH_AUTH", "basic").lower()
        if authentication not in _AUTHENTICATIONS:
            raise UsageError(f"CRAFTGRAPH_AUTH is basic or digest, not {authentication!r}")
        timeout = environment.get("CRAFTGRAPH_TIMEOUT", "60")
        if not timeout.isdigit() or timeout == "0":
            raise UsageError(f"CRAFTGRAPH_TIMEOUT is a number of seconds, not {timeout!r}")
        return cls(
            address,
            environment.get("CRAFTGRAPH_UPDATE", address),
            environment.get("CRAFTGRAPH_GRAPHS", ""),
            environment.get("CRAFTGRAPH_USER", ""),
            environment.get("CRAFTGRAPH_PASSWORD", ""),
            authentication,
            int(timeout),
        )


class Transport:
    """Sends queries and updates to a server and brings its answers, with retries."""

    def __init__(self, access: Access, pauses: tuple[float, ...] = PAUSES) -> None:
        self.access, self._pauses = access, pauses
        self.server = ""
        """What the server says of itself in its answers, once it has given one."""

    def rows(self, query: str) -> bytes:
        """Return the answer of a SELECT or ASK query, in JSON. Raises RefusedError and UnreachableError."""
        return self._send(query, JSON)

    def graph(self, query: str) -> bytes:
        """Return the answer of a CONSTRUCT or DESCRIBE query, in Turtle. Raises RefusedError and UnreachableError."""
        return self._send(query, TURTLE)

    def update(self, update: str) -> None:
        """Carry out an update; carried out twice it must do the same. Raises RefusedError and UnreachableError."""
        self._send(update, JSON)

    def get_graph(self, graph: str) -> bytes:
        """Return a whole graph as N-Triples, by the Graph Store Protocol; empty when there is none of that name."""
        try:
            return self._tried(lambda: self._graph_store("GET", graph))
        except MissingError:
            return b""

    def put_graph(self, graph: str, ntriples: bytes) -> None:
        """Put these triples in the place of a graph, by the Graph Store Protocol."""
        self._tried(lambda: self._graph_store("PUT", graph, ntriples))

    def _send(self, text: str, form: str) -> bytes:
        return self._tried(lambda: self._once(text, form))

    def _tried(self, request: Callable[[], bytes]) -> bytes:
        """Make a request, again after a pause when it does not come through."""
        for pause in (*self._pauses, None):
            try:
                return request()
            except (OSError, HTTPException) as error:
                if isinstance(error, urllib.error.HTTPError) and error.code == HTTPStatus.NOT_FOUND:
                    raise MissingError(f"{self.access.address}: there is nothing of that name") from error
                if isinstance(error, urllib.error.HTTPError) and error.code not in _PASSING:
                    forbidden = error.code in (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)
                    hint = "; it may be for reading only, or CRAFTGRAPH_UPDATE must name another address" * forbidden
                    raise RefusedError(f"{self.access.address} answers {error.code} {error.reason}{hint}") from error
                if pause is None:
                    reason = getattr(error, "reason", None) or error
                    raise UnreachableError(f"{self.access.address} does not answer: {reason}") from error
                time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _graph_store(self, method: str, graph: str, data: bytes | None = None) -> bytes:
        address = f"{self.access.graphs}?{urllib.parse.urlencode({'graph': graph})}"
        headers = {"Accept": "application/n-triples", "User-Agent": f"craftgraph/{__version__}"}
        if data is not None:
            headers["Content-Type"] = "application/n-triples"
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - the user's own address
        opener = urllib.request.build_opener(*_handlers(self.access, self.access.graphs))
        with opener.open(request, timeout=self.access.timeout) as response:
            answer: bytes = response.read()
        return answer

    def _once(self, text: str, form: str) -> bytes:
        access = self.access
        wrapper = SPARQLWrapper(access.address, access.update, form, agent=f"craftgraph/{__version__}")
        wrapper.setMethod(POST)
        wrapper.setTimeout(access.timeout)
        if access.user:
            wrapper.setHTTPAuth(_AUTHENTICATIONS[access.authentication])
            wrapper.setCredentials(access.user, access.password)
        wrapper.setQuery(text)
        try:
            response: Any = wrapper.query().response
            data: bytes = response.read()
            self.server = response.headers.get("Server", "")
        except SPARQLWrapperException as error:
            raise _refused(access, error) from error
        limit = response.headers.get("X-SPARQL-MaxRows")
        if limit:  # Virtuoso says so, and cuts the answer there
            raise RefusedError(
                f"{access.address} cuts every answer after {limit} rows: raise ResultSetMaxRows in its settings"
            )
        return data


def _handlers(access: Access, address: str) -> list[urllib.request.BaseHandler]:
    """What answers a server that asks who we are."""
    if not access.user:
        return []
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, address, access.user, access.password)
    if access.authentication == "digest":
        return [urllib.request.HTTPDigestAuthHandler(known)]
    return [urllib.request.HTTPBasicAuthHandler(known)]


def _refused(access: Access, error: SPARQLWrapperException) -> RefusedError:
    # SPARQLWrapper gives the server's words as the representation of bytes at the end of its own
    words = str(error).partition("Response:\n")[2]
    body = ast.literal_eval(words).decode(errors="replace") if words else ""
    said = next((line.strip() for line in body.splitlines() if line.strip()), type(error).__name__)
    match error:
        case QueryBadFormed():
            return RefusedError(f"{access.address} cannot read the query: {said[:200]}")
        case EndPointInternalError():
            return RefusedError(f"{access.address} failed: {said[:200]}")
        case _:
            kind = type(error).__name__
            hint = {
                "Unauthorized": "it asks who you are: set CRAFTGRAPH_USER and CRAFTGRAPH_PASSWORD",
                "EndPointNotFound": "there is no SPARQL endpoint; for updates, CRAFTGRAPH_UPDATE names another address",
            }
            return RefusedError(f"{access.address}: {hint.get(kind, said[:200])}")
