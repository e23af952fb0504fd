"""Where the graph is kept: `open_store` picks a store by its selector, and every store answers the same calls."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from craftgraph.errors import UsageError
from craftgraph.graph.namespaces import CG, ONTOLOGY, PREFIXES, SCHEMA, THESAURUS
from craftgraph.graph.sorting import Writable

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]
"""SELECT: solutions, ASK: a boolean, CONSTRUCT and DESCRIBE: triples."""

DIGEST: Final = f"{SCHEMA}version"
"""The property of an article that holds `Run.article_digest`: what its quads were made of."""


@dataclass(frozen=True, slots=True)
class Change:
    """What adding articles did: how many were new, were replaced, and were there already, just so."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: "Change") -> "Change":
        return Change(self.added + other.added, self.replaced + other.replaced, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds: quads in all; articles, sentences that state something, and what they state, by class."""

    quads: int
    articles: int
    sentences: int
    classes: dict[str, int]


class Store(ABC):
    """A graph with sources. Use it in a `with` statement, or call `close`.

    `selector` is what it was opened by. The default graph of every query is the union of all graphs, unless the query
    names its own with FROM.
    """

    selector: str
    prefixes: dict[str, str] = PREFIXES

    @abstractmethod
    def query(self, text: str) -> Answer:
        """Answer a SPARQL 1.1 query; our prefixes need no declaration.

        Raises QueryError (a UsageError) when it does not parse, UsageError when it is an update, CraftGraphError when
        the store fails.
        """

    @abstractmethod
    def add_articles(self, articles: Iterable[tuple[str, bytes]]) -> Change:
        """Store articles, each as (IRI, N-Quads of `graph.quads.nquads`), in place of what was there of them.

        An article is stored whole or not at all; what is there already, just so, is not touched. Raises CraftGraphError
        when the store cannot be written, with all articles before that one stored.
        """

    @abstractmethod
    def remove_article(self, iri: str) -> bool:
        """Take an article out, with all that only it states; return whether it was there."""

    @abstractmethod
    def replace_graphs(self, graphs: Iterable[str], nquads: bytes) -> bool:
        """Make the named graphs hold just these quads, in one step; return whether anything changed."""

    @abstractmethod
    def write_nquads(self, output: Writable) -> None:
        """Write all quads as N-Quads, in no certain order."""

    @abstractmethod
    def __len__(self) -> int:
        """The number of quads."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; what was written is safe on the disk or on the far side."""

    def select(self, text: str) -> QuerySolutions:
        """Answer a SELECT query; raises UsageError for any other."""
        answer = self.query(text)
        if not isinstance(answer, QuerySolutions):
            raise UsageError("a SELECT query is wanted here")
        return answer

    def ask(self, text: str) -> bool:
        """Answer an ASK query; raises UsageError for any other."""
        answer = self.query(text)
        if not isinstance(answer, QueryBoolean):
            raise UsageError("an ASK query is wanted here")
        return bool(answer)

    def construct(self, text: str) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query; raises UsageError for any other."""
        answer = self.query(text)
        if isinstance(answer, QueryBoolean | QuerySolutions):
            raise UsageError("a CONSTRUCT or DESCRIBE query is wanted here")
        return iter(answer)

    def add_article(self, iri: str, nquads: bytes) -> Change:
        """Store one article: see `add_articles`."""
        return self.add_articles([(iri, nquads)])

    def has_article(self, iri: str, digest: str) -> bool:
        """Tell whether the article is there, made of the same text, metadata and run (`Run.article_digest`)."""
        return self.ask(f'ASK {{ GRAPH <{iri}> {{ <{iri}> <{DIGEST}> "{digest}" }} }}')

    def dump(self) -> bytes:
        """Return all quads as sorted N-Quads: the same bytes for the same graph, whatever the order of insertion."""
        output = BytesIO()
        self.write_nquads(output)
        return b"".join(sorted(output.getvalue().splitlines(keepends=True)))

    def counts(self) -> Counts:
        """Count what is there; classes of which there is nothing are left out."""
        rows = self.select(
            "SELECT (STR(?class) AS ?name) (STR(COUNT(DISTINCT ?thing)) AS ?n) WHERE { GRAPH ?g { ?thing a ?class } "
            f'FILTER(STRSTARTS(STR(?class), "{CG}")) FILTER(?g NOT IN (<{ONTOLOGY}>, <{THESAURUS}>)) }} '
            "GROUP BY ?class ORDER BY ?class"
        )
        classes = {value_of(row["name"]).removeprefix(CG): int(value_of(row["n"])) for row in rows}
        articles = classes.pop("Article", 0)
        stating = "SELECT (STR(COUNT(?s)) AS ?n) WHERE { ?s a nif:Sentence ; prov:wasGeneratedBy ?run }"
        return Counts(len(self), articles, int(value_of(next(iter(self.select(stating)))["n"])), classes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def value_of(term: object) -> str:
    """Return the IRI or the text of a term that a query bound.

    >>> from pyoxigraph import Literal
    >>> value_of(Literal("Алматы", language="kk"))
    'Алматы'
    """
    return str(getattr(term, "value", term))


def open_store(selector: str, *, read_only: bool = False) -> Store:
    """Open the store that a selector names: `memory:`, `oxigraph:PATH`, or the http(s) address of a SPARQL server.

    A store on disk is made where there is none, unless `read_only`. Raises UsageError for a selector of another form,
    CraftGraphError when there is no store, it is something else, or another program is writing to it.

    >>> with open_store("memory:") as store:
    ...     len(store)
    0
    """
    kind, colon, rest = selector.partition(":")
    if kind == "memory" and colon and not rest:
        from craftgraph.graph.local import LocalStore  # noqa: PLC0415

        return LocalStore(None, read_only=False)
    if kind == "oxigraph" and rest:
        from craftgraph.graph.local import LocalStore  # noqa: PLC0415

        return LocalStore(Path(rest), read_only=read_only)
    if kind in ("http", "https") and rest.startswith("//"):
        from craftgraph.graph.remote import RemoteStore  # noqa: PLC0415

        return RemoteStore(selector)
    hint = f"; did you mean oxigraph:{selector}?" if selector and not colon else ""
    raise UsageError(f"no store is called {selector!r}: write memory:, oxigraph:PATH or https://…/sparql{hint}")
