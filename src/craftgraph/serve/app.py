"""The whole server as one ASGI application."""

import asyncio
import contextlib
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from craftgraph.graph.namespaces import ONTOLOGY, THESAURUS, authority_graph
from craftgraph.serve.answering import Answering
from craftgraph.serve.description import Dataset, service
from craftgraph.serve.labels import Labels
from craftgraph.serve.linked import Linked
from craftgraph.serve.negotiate import HTML, choose
from craftgraph.serve.pages import Pages
from craftgraph.serve.protocol import Endpoint
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.site import Settings, Site
from craftgraph.serve.terms import select
from craftgraph.serve.wholegraph import WholeGraph

REFRESH = 600.0
"""Seconds after which the names and counts of data that may change are asked for again."""

_OURS = f"""{{ GRAPH ?g {{ ?g a cg:Article }} }} UNION {{ GRAPH ?a {{ ?a a cg:Article . ?g nif:referenceContext ?a }} }}
  UNION {{ VALUES ?g {{ <{ONTOLOGY}> <{THESAURUS}> <%s> }} }}"""
_COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ {{ SELECT DISTINCT ?g {{ {_OURS} }} }} GRAPH ?g {{ ?s ?p ?o }} }}"


def application(answering: Answering, settings: Settings) -> Starlette:
    """Return the server over what answers queries. Its start raises CraftGraphError where the data cannot be had."""
    site = Site(answering, settings)
    pages, linked, drawn = Pages(site), Linked(site), WholeGraph(site, settings.store)

    async def describe(media_type: str) -> bytes:
        return service(site.dataset, media_type)

    endpoint = Endpoint(answering, settings.base, describe)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with answering:
            await _load(site)
            tasks: list[asyncio.Task[None]] = [asyncio.create_task(_drawing_ready())]
            if answering.live:
                tasks.append(asyncio.create_task(_kept_fresh(site)))
            yield
            for task in tasks:
                task.cancel()

    async def refused(request: Request, error: Exception) -> Response:
        """A refusal of ours or of Starlette's: a page for a person, a line for a program."""
        status, message = 500, "Something went wrong here; the server's log tells more."
        headers: dict[str, str] = {}
        if isinstance(error, Refusal):
            status, message = error.status, str(error)
            headers = {name.decode(): value.decode() for name, value in error.headers}
        elif isinstance(error, HTTPException):
            status, message, headers = error.status_code, error.detail, dict(error.headers or {})
        if choose(request.headers.get("accept", ""), {"text/plain": "", HTML: ""}) == HTML:
            response: Response = site.error(request, status, message)
        else:
            response = PlainTextResponse(f"{message}\n", status)
        response.headers.update(headers)
        return response

    return Starlette(
        routes=[
            Route("/sparql", endpoint),
            Route("/sparql/", endpoint),
            Route("/", pages.home),
            Route("/search", pages.search),
            Route("/suggest", pages.suggest),
            Route("/query", pages.query),
            Route("/terms", pages.terms),
            Route("/graph", drawn.graph),
            Route("/id/{path:path}", linked.identified),
            Route("/page/{path:path}", pages.page),
            Route("/data/{path:path}", linked.data),
            Route("/.well-known/void", linked.void),
            Route("/static/{name}", linked.static),
        ],
        exception_handlers={Refusal: refused, HTTPException: refused, Exception: refused},
        lifespan=lifespan,
    )


async def _drawing_ready() -> None:
    """Load, beside the first requests, what takes seconds on a busy machine, and that drawings need."""
    await asyncio.to_thread(importlib.import_module, "igraph")


async def _kept_fresh(site: Site) -> None:
    """Ask again, from time to time, for what `_load` asks; where there is no answer, what is known stays."""
    while True:
        await asyncio.sleep(REFRESH)
        with contextlib.suppress(Refusal):
            await _load(site)


async def _load(site: Site) -> None:
    """Ask for what all pages need: names, and how much there is."""
    site.labels = await Labels.load(site.pool)
    counted = await select(site.pool, _COUNT % authority_graph(site.settings.base))
    classes = site.labels.classes()
    told = site.labels.most_told(limit=1)
    articles = classes.pop("Article", 0)
    site.dataset = Dataset(
        site.settings.address,
        site.settings.base,
        int(counted[0]["n"].value),
        articles,
        {cls: count for cls, count in classes.items() if cls},
        told[0].iri if told else None,
    )
