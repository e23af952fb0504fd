"""The endpoint at `/sparql`: the SPARQL 1.1 Protocol for queries, as an ASGI application."""

import functools
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.types import Receive, Scope, Send

from craftgraph.graph.sparql import unparsable
from craftgraph.serve.answering import Answering, BusyError, Departure, DiedError, GoneError, TimeLimitError
from craftgraph.serve.guard import inspect, is_update
from craftgraph.serve.negotiate import GRAPHS, HTML, RESULTS, SHORT, choose
from craftgraph.serve.refusal import Headers, Refusal
from craftgraph.serve.request import ALLOW, READ_ONLY, Asked, departure, header, read
from craftgraph.serve.wire import Answer, Question

CORS: Final[Headers] = ((b"access-control-allow-origin", b"*"),)
PREFLIGHT: Final[Headers] = (
    (b"allow", ALLOW.encode()),
    (b"access-control-allow-methods", ALLOW.encode()),
    (b"access-control-allow-headers", b"Accept, Content-Type"),
    (b"access-control-max-age", b"86400"),
)
_ALWAYS: Final[Headers] = (*CORS, (b"x-content-type-options", b"nosniff"), (b"vary", b"Accept"))

Describe = Callable[[str], Awaitable[bytes]]
"""Writes the service description in a media type of `negotiate.GRAPHS`."""


class Endpoint:
    """The ASGI application. `base` resolves relative IRIs in queries."""

    def __init__(self, pool: Answering, base: str, describe: Describe) -> None:
        self._pool = pool
        self._base = base
        self._describe = describe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        try:
            status, body, headers = await self._respond(scope, receive)
        except Refusal as refusal:
            status, body = refusal.status, f"{refusal}\n".encode()
            headers = ((b"content-type", b"text/plain; charset=utf-8"), *refusal.headers)
        length = ((b"content-length", str(len(body)).encode()),) if status != 204 else ()
        await send({"type": "http.response.start", "status": status, "headers": [*headers, *length, *_ALWAYS]})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _respond(self, scope: Scope, receive: Receive) -> tuple[int, bytes, Headers]:
        method, accept = scope["method"], header(scope, b"accept")
        if method == "OPTIONS":
            return 204, b"", PREFLIGHT
        if method not in ("GET", "HEAD", "POST"):
            raise Refusal(405, f"{method[:20]} is not for a SPARQL endpoint.", [(b"allow", ALLOW.encode())])
        asked = await read(scope, receive)
        if asked.query is None:
            return await self._introduce(accept)
        question, names = self._question(asked, asked.query, accept)
        answer = await ask(self._pool, question, functools.partial(departure, receive))
        return 200, answer.body, [(b"content-type", content_type(names[answer.media_type]))]

    async def _introduce(self, accept: str) -> tuple[int, bytes, Headers]:
        """What a request without any parameter gets: the service description, or for a person the page to ask on."""
        media_type = choose(accept, {**GRAPHS, HTML: HTML})
        if media_type is None:
            raise Refusal(406, f"The description of this service is to be had as {', '.join(GRAPHS)}.")
        if media_type == HTML:
            return 303, b"", [(b"location", b"/query")]
        return 200, await self._describe(GRAPHS[media_type]), [(b"content-type", content_type(media_type))]

    def _question(self, asked: Asked, query: str, accept: str) -> tuple[Question, dict[str, str]]:
        """Return what the workers are asked, and by which names the client knows the media types."""
        inspected = inspect(query)
        if inspected.refusal:
            raise Refusal(403, inspected.refusal)
        results, graph = _wanted(asked.format, accept)
        if results is None and graph is None:
            raise Refusal(406, f"Results are to be had as {', '.join(RESULTS)}; graphs as {', '.join(GRAPHS)}.")
        question = Question(
            query,
            self._base,
            RESULTS[results] if results else None,
            GRAPHS[graph] if graph else None,
            self._pool.limits.rows,
            self._pool.limits.size,
            asked.default_graphs,
            asked.named_graphs,
            inspected.dataset,
        )
        return question, {question.results or "": results or "", question.graph or "": graph or ""}


async def ask(pool: Answering, question: Question, departs: Departure | None = None) -> Answer:
    """Have a question answered. Raises Refusal, with the status and the words for a client, where there is none."""
    limits = pool.limits
    try:
        answer = await pool.ask(question, departs)
    except BusyError:
        raise Refusal(503, "Too many queries are waiting: ask again in a while.", [(b"retry-after", b"5")]) from None
    except TimeLimitError:
        raise Refusal(504, f"The query was ended at its time limit, {limits.time:g} seconds.") from None
    except DiedError:
        raise Refusal(422, f"The query was ended: it needs more than {limits.memory >> 20} MiB of memory.") from None
    except GoneError:
        raise Refusal(408, "The client has gone.") from None
    match answer.status:
        case "done":
            return answer
        case "rows":
            raise Refusal(422, f"The result has more than {limits.rows:,} rows, the limit: add LIMIT and OFFSET.")
        case "size":
            raise Refusal(422, f"The result is over {limits.size >> 20} MiB, the limit: add LIMIT and OFFSET.")
        case "unacceptable":
            raise Refusal(406, f"Not in that format: {answer.message}.")
        case "syntax" if is_update(question.query):
            raise Refusal(403, READ_ONLY)
        case "syntax":
            raise Refusal(400, f"{unparsable(question.query, SyntaxError(answer.message))}")
    raise Refusal(400, f"The query could not be run: {answer.message}")


def content_type(media_type: str) -> bytes:
    """Return the value of the header `Content-Type`: text formats tell their encoding."""
    return (f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type).encode()


@functools.lru_cache(maxsize=512)
def _wanted(name: str, accept: str) -> tuple[str | None, str | None]:
    """Return the media types for results and for graphs that are wanted most, by the parameter or by the header."""
    media_type = SHORT.get(name.lower(), name)
    if media_type in RESULTS or media_type in GRAPHS:
        return media_type if media_type in RESULTS else None, media_type if media_type in GRAPHS else None
    return choose(accept, RESULTS), choose(accept, GRAPHS)
