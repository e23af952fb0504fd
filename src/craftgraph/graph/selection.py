"""A part of the graph: what is said of some things, of some classes, in some articles, or what a query constructs."""

import datetime
import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from craftgraph.errors import UsageError
from craftgraph.graph.lines import Source
from craftgraph.graph.namespaces import (
    CG,
    DCTERMS,
    NIF,
    ONTOLOGY,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    THESAURUS,
    XSD,
    of_article,
)
from craftgraph.graph.sorting import Writable
from craftgraph.graph.store import Store, value_of
from craftgraph.terms import ENTITY_CLASSES, FAMILY, STATEMENT_ROLES

_BATCH: Final = 200
_NAMING: Final = frozenset({f"{RDF}type", f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RDFS}label"})


class _Quad(NamedTuple):
    """A quad as the store bound it; `line` is N-Quads."""

    s: str
    p: str
    o: object
    g: str
    line: bytes

    @property
    def article(self) -> str:
        """The article that its graph is, or is a sentence of."""
        return self.g.partition("#char=")[0]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a graph; an empty selection is all of it. Conditions hold together.

    `about` are IRIs of entities, `classes` names of classes (`Event` stands for its subclasses, too): wanted are these
    things and the statements that they fill a role of, with the names of all else in these, their sentences and
    articles. `since` and `language` are those of the articles. `query` is a CONSTRUCT query, and stands alone.
    """

    about: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    since: datetime.date | None = None
    language: str | None = None
    query: str | None = None

    def source(self, store: Store) -> Source:
        """Return the function that writes the selected quads.

        Raises UsageError for a class that the vocabulary lacks, or a query beside other conditions.
        """
        if self == Selection():
            return store.write_nquads
        if self.query is not None:
            if self != Selection(query=self.query):
                raise UsageError("a query selects by itself: leave the other conditions out, or write them into it")
            triples = store.construct(self.query)
            return lambda output: _write((f"{triple} .\n".encode() for triple in triples), output)
        known = _members(self.classes)
        articles = self._articles(store)
        if self.about or self.classes:
            return lambda output: _of_things(store, self.about, known, articles, output)
        return lambda output: _of_articles(store, sorted(articles or ()), output)

    def _articles(self, store: Store) -> set[str] | None:
        """The IRIs of the articles that may be used; None for all."""
        if self.since is None and self.language is None:
            return None
        patterns = [f"?a a <{CG}Article>"]
        if self.language is not None:
            patterns.append(f'?a <{DCTERMS}language> "{self.language}"')
        if self.since is not None:
            since = f'"{self.since.isoformat()}"^^<{XSD}date>'
            patterns.append(f"?a <{SCHEMA}datePublished> ?d FILTER(?d >= {since})")
        return {value_of(row["a"]) for row in store.select(f"SELECT ?a {{ GRAPH ?a {{ {' . '.join(patterns)} }} }}")}


def _members(classes: Sequence[str]) -> list[str]:
    """The classes of the vocabulary that some names stand for."""
    found: list[str] = []
    for name in classes:
        bare = name.removeprefix(CG).removeprefix("cg:")
        if bare in STATEMENT_ROLES:
            found.append(bare)
        elif bare in FAMILY:
            found += [cls for cls in ENTITY_CLASSES if bare in (cls, FAMILY[cls])]
        else:
            near = difflib.get_close_matches(bare, [*FAMILY, *STATEMENT_ROLES], n=2, cutoff=0.4)
            hint = (
                f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join([*FAMILY, *STATEMENT_ROLES])}"
            )
            raise UsageError(f"no class of the vocabulary is called {name!r}; {hint}")
    return found


def _of_things(
    store: Store, about: Sequence[str], classes: Sequence[str], articles: set[str] | None, output: Writable
) -> None:
    wanted = _wanted(store, about, classes)
    others: set[str] = set()
    sentences: set[str] = set()
    used: set[str] = set()
    for quad in _quads(store, "s", sorted(wanted), articles):
        output.write(quad.line)
        if "#char=" in quad.g:
            sentences.add(quad.g)
            used.add(quad.article)
        if isinstance(quad.o, NamedNode) and quad.p.startswith(CG) and not quad.o.value.startswith(CG):
            others.add(quad.o.value)
    for quad in _quads(store, "s", sorted(others - wanted), articles):
        if quad.p in _NAMING and (quad.article in used or not of_article(quad.g)):
            output.write(quad.line)
            if "#char=" in quad.g:
                sentences.add(quad.g)
    _describe(store, sorted(used), sentences, output)


def _wanted(store: Store, about: Sequence[str], classes: Sequence[str]) -> set[str]:
    """The things that are asked for, and the statements that speak of them."""
    wanted = set(about)
    for cls in classes:
        stated = f"GRAPH ?g {{ ?s a <{CG}{cls}> }} FILTER(?g NOT IN (<{ONTOLOGY}>, <{THESAURUS}>))"
        wanted.update(value_of(row["s"]) for row in store.select(f"SELECT DISTINCT ?s {{ {stated} }}"))
    statements = " ".join(f"<{CG}{cls}>" for cls in STATEMENT_ROLES)
    for iris in _batches(sorted(wanted)):
        rows = store.select(
            f"SELECT DISTINCT ?s {{ VALUES ?o {{ {iris} }} ?s ?role ?o . VALUES ?c {{ {statements} }} ?s a ?c }}"
        )
        wanted.update(value_of(row["s"]) for row in rows)
    return wanted


def _describe(store: Store, articles: Sequence[str], sentences: set[str], output: Writable) -> None:
    """Write what the articles' own graphs say of them, of these sentences, and of the run that read them."""
    for article in articles:
        quads = list(_quads(store, "g", [article], None))
        runs = {quad.s for quad in quads if quad.p == f"{PROV}used"}
        runs |= {value_of(quad.o) for quad in quads if quad.p == f"{PROV}wasAssociatedWith"}
        _write((q.line for q in quads if q.s == article or q.s in sentences or q.s in runs), output)


def _of_articles(store: Store, articles: Sequence[str], output: Writable) -> None:
    things: set[str] = set()
    for article in articles:
        rows = store.select(f"SELECT ?s {{ GRAPH <{article}> {{ ?s <{NIF}referenceContext> <{article}> }} }}")
        for quad in _quads(store, "g", [article, *(value_of(row["s"]) for row in rows)], None):
            output.write(quad.line)
            things.add(quad.s)
    for quad in _quads(store, "s", sorted(things), None):
        if not of_article(quad.g):
            output.write(quad.line)


def _quads(store: Store, variable: str, iris: Sequence[str], articles: set[str] | None) -> Iterator[_Quad]:
    """The quads of which a variable (`s` or `g`) is one of the IRIs; with `articles`, no quads of other articles."""
    for values in _batches(iris):
        for row in store.select(f"SELECT ?s ?p ?o ?g {{ VALUES ?{variable} {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
            s, p, o, g = (row[name] for name in "spog")
            quad = _Quad(value_of(s), value_of(p), o, value_of(g), f"{s} {p} {o} {g} .\n".encode())
            if articles is None or quad.article in articles or not of_article(quad.g):
                yield quad


def _batches(iris: Sequence[str]) -> Iterator[str]:
    for begin in range(0, len(iris), _BATCH):
        yield " ".join(f"<{iri}>" for iri in iris[begin : begin + _BATCH])


def _write(lines: Iterable[bytes], output: Writable) -> None:
    for line in lines:
        output.write(line)
