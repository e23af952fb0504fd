"""Where the graph comes from that is measured: quads in memory, a store, or a build made for the purpose."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from craftgraph import __version__
from craftgraph.errors import CraftGraphError
from craftgraph.evaluate.said import SENTENCE, Quad, Said, said_of
from craftgraph.graph.literals import literal
from craftgraph.graph.namespaces import DCTERMS, NIF, RDFS, SKOS
from craftgraph.graph.run import Run
from craftgraph.model import Article, Extraction

IDENTIFIER = f"{DCTERMS}identifier"
LABELS = (f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RDFS}label")
BATCH = 100  # nodes whose names are asked for at once: longer queries burst the address line of some servers

Query = Callable[[str], Any]
"""Runs a SELECT on the union of all graphs; its solutions give terms by variable name (`solution["s"].value`)."""


class Graph:
    """A whole graph in memory: what it says of an article is found by the article's `dcterms:identifier`."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._labels: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, str] = {}
        self._sentences: dict[str, list[Quad]] = defaultdict(list)
        for quad in quads:
            subject, predicate, value, graph = quad
            if predicate in LABELS:
                self._labels[subject].add(value)
            elif predicate == IDENTIFIER:
                self._articles[value] = subject
            if SENTENCE in graph:
                self._sentences[graph.partition(SENTENCE)[0]].append(quad)

    def said(self, identifier: str) -> Said | None:
        """Return what is said of the article with this identifier, or None where the graph has no such article."""
        article = self._articles.get(identifier)
        return None if article is None else said_of(self._sentences.get(article, ()), self._labels)


class StoreGraph:
    """A graph behind SPARQL, in a store or on a server. An article costs a few queries; none scans the graph."""

    def __init__(self, query: Query) -> None:
        self._query = query

    def said(self, identifier: str) -> Said | None:
        """Return what is said of the article with this identifier, or None where the store has no such article."""
        found = self._select(f"SELECT ?a WHERE {{ ?a <{IDENTIFIER}> {literal(identifier)} }}", "a")
        if not found:
            return None
        (article,) = min(found)
        rows = self._select(
            f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH <{article}> {{ ?g <{NIF}referenceContext> <{article}> }} "
            "GRAPH ?g { ?s ?p ?o } }",
            *"spog",
        )
        quads = [(s, p, o, g) for s, p, o, g in rows if g.startswith(article + SENTENCE)]
        return said_of(quads, self._labels(sorted({term for s, _, o, _ in quads for term in (s, o)})))

    def _labels(self, terms: Sequence[str]) -> dict[str, set[str]]:
        nodes = [t for t in terms if t.startswith("http") and not set(t) & set(' <>"{}|\\^`')]
        labels: dict[str, set[str]] = defaultdict(set)
        properties = "|".join(f"<{p}>" for p in LABELS)
        for i in range(0, len(nodes), BATCH):
            values = " ".join(f"<{n}>" for n in nodes[i : i + BATCH])
            query = f"SELECT ?n ?l WHERE {{ VALUES ?n {{ {values} }} ?n {properties} ?l }}"
            for node, label in self._select(query, "n", "l"):
                labels[node].add(label)
        return labels

    def _select(self, query: str, *variables: str) -> list[tuple[str, ...]]:
        return [tuple(_text(solution[v]) for v in variables) for solution in self._query(query)]


def parse(source: bytes | Path) -> Iterator[Quad]:
    """Read N-Quads bytes, or a `.nq` or `.trig` file, as quads of strings. Raises CraftGraphError for a broken file."""
    import pyoxigraph  # noqa: PLC0415

    try:
        if isinstance(source, bytes):
            quads = pyoxigraph.parse(source, pyoxigraph.RdfFormat.N_QUADS)
        else:
            quads = pyoxigraph.parse(path=str(source))
        for quad in quads:
            yield _text(quad.subject), quad.predicate.value, _text(quad.object), _text(quad.graph_name)
    except (SyntaxError, ValueError) as error:
        raise CraftGraphError(
            f"{source if isinstance(source, Path) else 'the quads'}: no readable RDF: {error}"
        ) from error


def built(articles: Iterable[Article], extract: Callable[[Iterable[Article]], Iterable[Extraction]]) -> Graph:
    """Build the graph of articles in memory as `craftgraph build` would; `extract` gives what each of them says."""

    from craftgraph.entities.identity import identify  # noqa: PLC0415
    from craftgraph.graph.quads import nquads  # noqa: PLC0415

    run = Run(__version__)
    return Graph(quad for e in extract(articles) for quad in parse(nquads(e, identify(e), run=run)))


def _text(term: object) -> str:
    """The IRI or the lexical form of a term; nothing for the default graph and for what is unbound."""
    return str(getattr(term, "value", ""))
