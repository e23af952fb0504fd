"""Queries over a remote store: checked here, answered by its server, and given on in the formats and limits of ours.

Every query begins in the quick lane. One that is not answered within `Limits.patience` moves to the slow lane, where
few may wait at once. Where that is full, and others want its place in the quick lane, it is given up, waits for a place
and is asked anew; when it comes again it goes to the slow lane at once. So heavy queries keep light ones waiting no
longer than the patience.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
from collections import OrderedDict
from types import TracebackType
from typing import Final, Self

import httpx

from craftgraph import __version__
from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph.namespaces import PREFIXES
from craftgraph.graph.remote import APART, NOT_THE_UNION
from craftgraph.graph.results import boolean, solutions, triples
from craftgraph.graph.transport import Access
from craftgraph.serve.answering import Departure, GoneError, Limits, TimeLimitError
from craftgraph.serve.forwarding import Sendable, sendable
from craftgraph.serve.lane import Lane
from craftgraph.serve.negotiate import JSON, TURTLE
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.wire import Answer, Question
from craftgraph.serve.worker import written

_LOG: Final = logging.getLogger(__name__)
_CONNECT: Final = 5.0
_REMEMBERED: Final = 1000
_ERROR_BYTES: Final = 16 << 10
_GRAPHS: Final = f"{TURTLE}, application/n-triples;q=0.9"
_BEHIND: Final = "The store behind this server"


class _TooLargeError(Exception):
    """The server's answer is larger than allowed."""


class Remote:
    """A SPARQL server that answers for us (`answering.Answering`).

    Entering asks it whether its default graph is the union of its named graphs. Raises CraftGraphError where it is not,
    or where the server does not answer.
    """

    live = True

    def __init__(self, access: Access, limits: Limits) -> None:
        self.limits = limits
        self._access, self._met = access, False
        self._quick = Lane(limits.quick, limits.queue, limits.time)
        self._slow = Lane(limits.slow, limits.queue, limits.time)
        self._heavy: OrderedDict[bytes, None] = OrderedDict()

    async def __aenter__(self) -> Self:
        access = self._access
        kind = {"basic": httpx.BasicAuth, "digest": httpx.DigestAuth}[access.authentication]
        self._client = httpx.AsyncClient(
            auth=kind(access.user, access.password) if access.user else None,
            headers={"User-Agent": f"craftgraph/{__version__}"},
            timeout=httpx.Timeout(self.limits.time, connect=_CONNECT),
            limits=httpx.Limits(max_connections=self.limits.quick + self.limits.slow),
            follow_redirects=False,  # what is said to one server is not for another
        )
        try:
            apart = await self.ask(Question(APART, PREFIXES["cgr"], JSON, None, 1, 1 << 20))
        except BaseException as error:
            await self._client.aclose()
            if isinstance(error, TimeLimitError):
                raise CraftGraphError(f"{access.address} does not answer within {self.limits.time:g} s") from error
            if isinstance(error, Refusal):
                said = f" does not answer: {error.__cause__}" if error.__cause__ else f": {error}"
                raise CraftGraphError(access.address + said) from error
            raise
        if json.loads(apart.body)["boolean"]:
            await self._client.aclose()
            raise CraftGraphError(f"{access.address}: {NOT_THE_UNION}")
        self._met = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def ask(self, question: Question, departure: Departure | None = None) -> Answer:
        """Answer a question (see `answering.Answering.ask`).

        Raises Refusal with 400 or 403 for a query that is not sent on, 502 where the server cannot be reached or its
        answer is none, 503 and 504 where it has too much to do.
        """
        asked = sendable(question.query, question.base)
        media_type = question.graph if asked.gives_triples else question.results
        if media_type is None:
            form = "triples" if asked.gives_triples else "solutions or a boolean"
            return Answer("unacceptable", message=f"this query gives {form}")
        try:
            body, came_as = await self._in_lanes(asked, question, departure)
        except _TooLargeError:
            return Answer("size")
        return await asyncio.to_thread(_converted, body, came_as, asked.form, media_type, question)

    async def _in_lanes(self, asked: Sendable, question: Question, departure: Departure | None) -> tuple[bytes, str]:
        key = hashlib.blake2b(question.frame(), digest_size=16).digest()
        sending: asyncio.Task[tuple[bytes, str]] | None = None
        leaving = asyncio.create_task(departure()) if departure else None
        try:
            if key not in self._heavy:
                async with self._quick:
                    sending = asyncio.create_task(self._sent(asked, question))
                    while not await _done(sending, leaving, self.limits.patience):
                        if self._quick.waiting or not self._slow.full:
                            break
                    else:
                        return sending.result()
                self._heavy[key] = None
                if len(self._heavy) > _REMEMBERED:
                    self._heavy.popitem(last=False)
                if self._slow.full:
                    await _ended(sending)
                    sending = None
            async with self._slow:
                began = asyncio.get_running_loop().time()
                sending = sending or asyncio.create_task(self._sent(asked, question))
                await _done(sending, leaving, None)
                if asyncio.get_running_loop().time() - began < self.limits.patience / 2:
                    self._heavy.pop(key, None)
                return sending.result()
        finally:
            for task in (sending, leaving):
                if task is not None:
                    await _ended(task)

    async def _sent(self, asked: Sendable, question: Question) -> tuple[bytes, str]:
        """Send a query; return the body of the answer and its media type."""
        try:
            async with asyncio.timeout(self.limits.time):
                try:
                    return await self._once(asked, question)
                except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                    return await self._once(asked, question)  # a kept connection that the server had closed
        except TimeoutError:
            raise TimeLimitError from None
        except httpx.ConnectTimeout as error:
            raise Refusal(504, f"{_BEHIND} does not answer.") from error
        except httpx.TimeoutException:
            raise TimeLimitError from None
        except httpx.HTTPError as error:
            self._log(f"does not answer: {error}")
            raise Refusal(502, f"{_BEHIND} does not answer.") from error
        except httpx.InvalidURL as error:
            raise UsageError(f"{self._access.address} is no address: {error}") from error

    async def _once(self, asked: Sendable, question: Question) -> tuple[bytes, str]:
        form = {
            "query": asked.text,
            "default-graph-uri": question.default_graphs or [],
            "named-graph-uri": question.named_graphs or [],
        }
        headers = {"Accept": _GRAPHS if asked.gives_triples else JSON}
        async with self._client.stream("POST", self._access.address, data=form, headers=headers) as response:
            body = bytearray()
            async for part in response.aiter_bytes():
                body += part
                if response.status_code != 200 and len(body) > _ERROR_BYTES:
                    break
                if len(body) > question.size:
                    raise _TooLargeError
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if response.status_code != 200:
                raise self._refusal(response.status_code, kind, bytes(body))
            if cut := response.headers.get("x-sparql-maxrows"):  # Virtuoso says so, and cuts the answer there
                raise Refusal(422, f"{_BEHIND} gives {cut} rows at most (ResultSetMaxRows): add LIMIT and OFFSET.")
            return bytes(body), kind

    def _refusal(self, status: int, kind: str, body: bytes) -> Refusal:
        """Return what a client is told where the server gives no answer."""
        lines = body.decode(errors="replace").splitlines() if kind in ("text/plain", "") else []
        words = next((line.strip()[:200] for line in lines if line.strip()), f"status {status}")
        match status:
            case 400 | 406 | 413 | 422:  # about the query, and so for the client
                return Refusal(status, f"{_BEHIND} refuses the query: {words}")
            case 401 | 403 | 407:
                why = "it asks who we are: CRAFTGRAPH_USER, CRAFTGRAPH_PASSWORD and CRAFTGRAPH_AUTH must be set"
            case 404 | 405 | 410:
                why = "there is no SPARQL endpoint at its address"
            case 408 | 504:
                return Refusal(504, f"{_BEHIND} ended the query at a time limit of its own.")
            case 429 | 503:
                return Refusal(503, f"{_BEHIND} is busy: ask again in a while.", [(b"retry-after", b"5")])
            case _ if 300 <= status < 400:
                why = "it sends us elsewhere: its final address must be named"
            case _:
                why = words
        self._log(f"answers {status}: {words}")
        return Refusal(502, f"{_BEHIND} gives no answer: {why}.")

    def _log(self, what: str) -> None:
        """Tell whoever runs this server what the client is not told; at the start the error itself says it."""
        if self._met:
            _LOG.warning("%s %s", self._access.address, what)


def _converted(body: bytes, came_as: str, form: str, media_type: str, question: Question) -> Answer:
    """Return a server's answer as ours, in the media type that is wanted."""
    try:
        if form == "ASK":
            return written(boolean(body), media_type, question, PREFIXES)
        if form == "SELECT":
            return written(solutions(body), media_type, question, PREFIXES)
        return written(triples(body, came_as), media_type, question, PREFIXES)
    except CraftGraphError as error:
        raise Refusal(502, f"{_BEHIND} gives no answer that can be read.") from error


async def _done(
    task: "asyncio.Task[tuple[bytes, str]]", leaving: "asyncio.Task[None] | None", seconds: float | None
) -> bool:
    """Wait for a task so long; return whether it is done. Raises GoneError where nobody waits for it any more."""
    await asyncio.wait({task, leaving} if leaving else {task}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    if not task.done() and leaving is not None and leaving.done():
        raise GoneError
    return task.done()


async def _ended(task: "asyncio.Task[object]") -> None:
    """End a task, and see it ended."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await task
