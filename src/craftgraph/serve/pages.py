"""The pages for people."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from craftgraph.query import saved
from craftgraph.query.words import class_name
from craftgraph.serve.article import article
from craftgraph.serve.data import EXTENSIONS
from craftgraph.serve.drawing import Neighbour, neighbourhood
from craftgraph.serve.guard import inspect
from craftgraph.serve.negotiate import JSON
from craftgraph.serve.protocol import ask
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.results import SHOWN, shown
from craftgraph.serve.site import HEADERS, Site, short
from craftgraph.serve.terms import select
from craftgraph.serve.thing import Thing, thing
from craftgraph.serve.wire import Question
from craftgraph.terms import ENTITY_CLASSES

_NEIGHBOURS: Final = 16
_FIRST_QUESTIONS: Final = (
    "titles",
    "tourists",
    "festivals",
    "heads",
    "records",
    "events",
    "quotations",
    "contradictions",
)
_PACKAGE: Final = Path(__file__).resolve().parent.parent
_LATEST: Final = """SELECT ?article ?published ?publisher ?language WHERE {
  ?article a cg:Article ; dcterms:language ?language
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article dcterms:publisher ?publisher } } ORDER BY DESC(?published) ?article LIMIT 10"""


class Pages:
    """The handlers, each a method that takes a request."""

    def __init__(self, site: Site) -> None:
        self._site = site
        # What is written on the lines is the same as in the view.
        words = json.loads((_PACKAGE / "view" / "words.json").read_text(encoding="utf-8"))
        self._edges: dict[str, dict[str, str]] = words["edges"]
        self._roles: dict[str, dict[str, str]] = words["roles"]

    async def home(self, request: Request) -> Response:
        """The start page: what is here, and the ways in."""
        language, labels = self._site.language(request), self._site.labels
        counts = labels.classes()
        latest = []
        for row in await select(self._site.pool, _LATEST):
            page = self._site.paths.page(row["article"].value)
            if page is not None:
                title = labels.name(row["article"].value, language)
                latest.append(
                    {"title": title, "published": "", "publisher": "", "page": page}
                    | {name: term.value for name, term in row.items()}
                )
        return self._site.page(
            request,
            "home.html",
            counts=[(cls, counts[cls]) for cls in ENTITY_CLASSES if counts.get(cls)],
            told=[(named, self._site.paths.page(named.iri)) for named in labels.most_told()],
            latest=latest,
            questions=[(name, saved.load(name, language).question) for name in _FIRST_QUESTIONS],
        )

    async def search(self, request: Request) -> Response:
        """Things by name, all of a class where only the class is given."""
        text, cls = request.query_params.get("q", "")[:200], request.query_params.get("class", "")
        cls = cls if cls in (*ENTITY_CLASSES, "Article") else ""
        labels = self._site.labels
        found = labels.search(text, classes=[cls] if cls else [], limit=200) if text.strip() else []
        if cls and not text.strip():
            found = labels.most_told(cls, 200)
        return self._site.page(
            request,
            "search.html",
            text=text,
            chosen=cls,
            found=[(named, self._site.paths.page(named.iri)) for named in found],
            classes=(*ENTITY_CLASSES, "Article"),
        )

    async def suggest(self, request: Request) -> Response:
        """Ten things whose names begin as what has been typed, as JSON, for the search field."""
        language = self._site.language(request)
        found = self._site.labels.search(request.query_params.get("q", "")[:200], limit=10)
        suggestions = [
            {
                "name": named.name(language),
                "kind": class_name(named.cls, language) if named.cls else "",
                "page": self._site.paths.page(named.iri),
            }
            for named in found
        ]
        return JSONResponse(suggestions, headers=HEADERS)

    async def page(self, request: Request) -> Response:
        """The page of an IRI of ours."""
        iri = self._site.paths.iri(request.path_params["path"])
        if iri is None:
            return self._site.error(request, 404)
        named = self._site.labels.things.get(iri)
        if (named and named.cls == "Article") or iri.startswith(f"{self._site.settings.base}article/"):
            return await self._article(request, iri)
        page = request.query_params.get("page", "")
        told = await thing(self._site.pool, iri, int(page) if re.fullmatch("[0-9]{1,6}", page) else 1)
        if named is None and not told.facts:
            return await self._node(request, iri)
        return self._thing(request, told)

    def _thing(self, request: Request, told: Thing) -> Response:
        language, site = self._site.language(request), self._site
        named, writer = site.labels.things.get(told.iri), site.writer(language)
        cls = next((fact.cls for fact in told.facts if fact.is_statement and fact.iri == told.iri), "")
        name = named.name(language) if named else class_name(cls, language) if cls else short(told.iri)
        sentences = [
            (fact, writer.statement(fact.cls, fact.roles))
            if fact.is_statement
            else (fact, writer.property(fact.cls, fact.iri, fact.roles[fact.cls]))
            for fact in told.facts
        ]
        return site.page(
            request,
            "thing.html",
            thing=told,
            named=named,
            name=name,
            sentences=sentences,
            drawing=neighbourhood(
                name,
                named.cls if named else "",
                self._neighbours(told, language),
                site.words(language)["neighbourhood"],
            ),
            formats=[(extension, site.paths.data(told.iri, extension)) for extension in EXTENSIONS],
        )

    def _neighbours(self, told: Thing, language: str) -> list[Neighbour]:
        """The things that facts join most with this one, each with what joins them."""
        times: Counter[str] = Counter()
        joined: dict[str, str] = {}
        for fact in told.facts:
            own = fact.is_statement and fact.iri == told.iri  # the page of a statement: what each thing is in it
            others = [(fact.iri, fact.cls)] if not fact.is_statement else []
            others += [
                (term.value, role) for role, values in fact.roles.items() for term in values if term.kind == "uri"
            ]
            for other, role in others:
                if other != told.iri and other in self._site.labels.things:
                    times[other] += 1
                    joined.setdefault(other, (self._roles[role] if own else self._edges[fact.cls])[language])
        neighbours = []
        for iri, _ in sorted(times.items(), key=lambda each: (-each[1], each[0]))[:_NEIGHBOURS]:
            named = self._site.labels.things[iri]
            neighbours.append(Neighbour(named.name(language), self._site.paths.page(iri) or "", named.cls, joined[iri]))
        return neighbours

    async def _article(self, request: Request, iri: str) -> Response:
        told = await article(self._site.pool, iri)
        if told is None:
            return self._site.error(request, 404)
        language, site = self._site.language(request), self._site
        writer = site.writer(language)
        passages = [
            (
                passage,
                [
                    writer.statement(fact.cls, fact.roles)
                    if fact.is_statement
                    else writer.property(fact.cls, fact.iri, fact.roles[fact.cls])
                    for fact in passage.facts
                ],
                [site.link(each, language) for each in passage.things],
            )
            for passage in told.passages
        ]
        return site.page(
            request,
            "article.html",
            article=told,
            title=told.title or site.labels.name(iri, language),
            passages=passages,
            formats=[(extension, site.paths.data(iri, extension)) for extension in EXTENSIONS],
        )

    async def _node(self, request: Request, iri: str) -> Response:
        """The page of an IRI that is no thing: the triples that it has, and those in the graph of that name."""
        query = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
            {{ <{iri}> ?p ?o BIND(<{iri}> AS ?s) }} UNION {{ GRAPH <{iri}> {{ ?s ?p ?o }} }} }} LIMIT {SHOWN}"""
        question = Question(query, iri, JSON, "application/n-triples", SHOWN, 1 << 24)
        answer = await ask(self._site.pool, question)
        if not answer.body:
            return self._site.error(request, 404)
        result = shown(self._site, answer.body, answer.media_type, self._site.language(request))
        formats = [(extension, self._site.paths.data(iri, extension)) for extension in EXTENSIONS]
        return self._site.page(request, "node.html", iri=iri, name=short(iri), result=result, formats=formats)

    async def query(self, request: Request) -> Response:
        """The page to ask on; with `query` it has the answer, with `name` a saved question."""
        site, language = self._site, self._site.language(request)
        questions = [(name, saved.load(name, language).question) for name in saved.names()]
        name = request.query_params.get("name", "")
        query = request.query_params.get("query", "")
        if not query and name in saved.names():
            query = saved.load(name, language).sparql
        result, problem = None, ""
        if query.strip():
            try:
                result = shown(site, *await self._answer(query), language)
            except Refusal as refusal:
                problem = str(refusal)
        return site.page(
            request,
            "query.html",
            query=query,
            questions=questions,
            name=name,
            asked=dict(questions).get(name, ""),
            result=result,
            problem=problem,
            limit=SHOWN,
        )

    async def _answer(self, query: str) -> tuple[bytes, str]:
        inspected = inspect(query)
        if inspected.refusal:
            raise Refusal(403, inspected.refusal)
        limits = self._site.pool.limits
        question = Question(
            query, self._site.settings.base, JSON, "application/n-triples", limits.rows, limits.size,
            own_dataset=inspected.dataset,
        )  # fmt: skip
        answer = await ask(self._site.pool, question)
        return answer.body, answer.media_type

    async def terms(self, request: Request) -> Response:
        """The names that the editor completes, as JSON: prefixes, and terms of the vocabulary with words."""
        from craftgraph.serve.completion import completions  # noqa: PLC0415

        return JSONResponse(completions(self._site.language(request)), headers=HEADERS)
