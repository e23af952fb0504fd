"""A store behind a SPARQL server (Virtuoso, Fuseki, GraphDB, QLever, our own), by the standard protocols."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, parse

from craftgraph.errors import CraftGraphError
from craftgraph.graph.evidence import batches
from craftgraph.graph.names import ALT, LABEL, PREF, misnamed, named
from craftgraph.graph.namespaces import CG, NIF, ONTOLOGY, THESAURUS, authority_graph
from craftgraph.graph.replace import delete_data, insert_data
from craftgraph.graph.results import boolean, solutions, storable, triples
from craftgraph.graph.sorting import Writable
from craftgraph.graph.sparql import form, has_dataset, with_prefixes
from craftgraph.graph.store import DIGEST, Answer, Change, Store, value_of
from craftgraph.graph.transport import Access, Transport

APART: Final = f"ASK {{ GRAPH ?g {{ ?a a <{CG}Article> }} FILTER NOT EXISTS {{ ?a a <{CG}Article> }} }}"
"""Asks a server whether it keeps its default graph apart from its named graphs."""
NOT_THE_UNION: Final = (
    "its default graph is not the union of its named graphs: change that in the server's settings (Fuseki: "
    "tdb2:unionDefaultGraph true)"
)

_BATCH: Final = 20
_QUADS: Final = 4000
# Articles, and about how many quads of them, that go in one request.
_PAGE: Final = 2000
_NAMES: Final = 50


class RemoteStore(Store):
    """A SPARQL 1.1 server. Its default graph must be the union of its named graphs.

    An article is one part of one update request, its digest the last thing in it: where a server breaks off in the
    middle of a request, `has_article` does not find the article, and adding it again makes it whole.
    """

    def __init__(self, selector: str, transport: Transport | None = None) -> None:
        """Use the server at an address; how it is reached is said by the environment (see `transport.Access`)."""
        self.selector = selector
        self._transport = transport or Transport(Access.from_environment(selector))
        self._checked = False

    def query(self, text: str) -> Answer:
        """Answer a query (see `Store.query`). What the server cannot read is a CraftGraphError with its words."""
        kind = form(text)
        if not self._checked and not has_dataset(text):
            self._check_union()
        if kind == "ASK":
            return boolean(self._transport.rows(with_prefixes(text)))
        if kind in ("CONSTRUCT", "DESCRIBE"):
            return triples(self._transport.graph(with_prefixes(text)))
        return self._select(text)

    def add_articles(self, articles: Iterable[tuple[str, bytes]]) -> Change:
        """Store articles (see `Store.add_articles`), some in a request."""
        done, touched = Change(), set[str]()
        batch: dict[str, bytes] = {}
        try:
            for iri, nquads in articles:
                full = len(batch) == _BATCH or sum(data.count(b"\n") for data in batch.values()) > _QUADS
                if full or iri in batch:
                    done += self._add(batch, touched)
                batch[iri] = nquads
            done += self._add(batch, touched)
            self._name(touched)
        except CraftGraphError as error:
            stored = done.added + done.replaced
            raise CraftGraphError(f"{error}. {stored} articles were stored before; run it again to go on") from error
        return done

    def remove_article(self, iri: str) -> bool:
        """Take an article out (see `Store.remove_article`)."""
        digest, sentences = self._known([iri])[iri]
        if not digest and not sentences:
            return False
        touched = self._labelled(iri, sentences)
        self._transport.update(" ;\n".join(self._without(iri, sentences)))
        self._name(touched)
        return True

    def replace_graphs(self, graphs: Iterable[str], nquads: bytes) -> bool:
        """Make the graphs hold just these quads (see `Store.replace_graphs`): one update, or one PUT a graph."""
        graphs, new = list(graphs), set(parse(nquads, format=RdfFormat.N_QUADS))
        if {quad for graph in graphs for quad in self._whole(graph)} == new:
            return False
        if self._transport.access.graphs:
            for graph in graphs:
                own = sorted(f"{q.triple} .\n" for q in self._storable(new) if value_of(q.graph_name) == graph)
                self._transport.put_graph(graph, "".join(own).encode())
            return True
        drops = [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
        self._transport.update(" ;\n".join([*drops, *insert_data(self._storable(sorted(new, key=str)))]))
        return True

    def write_nquads(self, output: Writable) -> None:
        """Write all quads of ours (see `Store.write_nquads`); what else the server holds is left out."""
        authorities: set[str] = set()
        for page in self._articles():
            authorities.update(_authority(iri) for iri in page)
            for values in batches(page, _BATCH // 2):
                _write(self._quads(f"VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}"), output)
                sentences = f"VALUES ?a {{ {values} }} GRAPH ?a {{ ?g <{NIF}referenceContext> ?a }}"
                _write(self._quads(f"{sentences} GRAPH ?g {{ ?s ?p ?o }}"), output)
        for graph in (*sorted(authorities), ONTOLOGY, THESAURUS):
            _write(self._whole(graph), output)

    def __len__(self) -> int:
        authorities = {_authority(iri) for page in self._articles() for iri in page}
        fixed = " ".join(f"<{graph}>" for graph in (*sorted(authorities), ONTOLOGY, THESAURUS))
        article = f"GRAPH ?a {{ ?a a <{CG}Article> }}"
        patterns = (
            f"{article} GRAPH ?a {{ ?s ?p ?o }}",
            f"{article} GRAPH ?a {{ ?g <{NIF}referenceContext> ?a }} GRAPH ?g {{ ?s ?p ?o }}",
            f"VALUES ?g {{ {fixed} }} GRAPH ?g {{ ?s ?p ?o }}",
        )
        rows = (self._select(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}") for pattern in patterns)
        return sum(int(value_of(next(iter(found))["n"])) for found in rows)

    def close(self) -> None:
        """Nothing is held."""

    def _check_union(self) -> None:
        """Queries ask the union of all graphs; a server that keeps its default graph apart would find nothing."""
        if boolean(self._transport.rows(APART)):
            raise CraftGraphError(f"{self.selector}: {NOT_THE_UNION}")
        self._checked = True

    def _select(self, text: str) -> QuerySolutions:
        return solutions(self._transport.rows(with_prefixes(text)))

    def _add(self, batch: dict[str, bytes], touched: set[str]) -> Change:
        """Write the articles of a batch that are not there just so, in one request, and empty the batch."""
        if not batch:
            return Change()
        parts, done = list[str](), Change()
        for iri, (digest, sentences) in self._known(list(batch)).items():
            nquads = batch[iri]
            if digest and f'<{iri}> <{DIGEST}> "{digest}" <{iri}> .\n'.encode() in nquads:
                done += Change(unchanged=1)
                continue
            there = bool(digest or sentences)
            done += Change(replaced=1) if there else Change(added=1)
            if there:
                touched |= self._labelled(iri, sentences)
                parts += self._without(iri, sentences)
            touched |= named(nquads)
            parts += _inserted(iri, self._storable(parse(nquads, format=RdfFormat.N_QUADS)))
        batch.clear()
        if parts:
            self._transport.update(" ;\n".join(parts))
        return done

    def _storable(self, quads: Iterable[Quad]) -> list[Quad]:
        return storable(quads) if "Virtuoso" in self._transport.server else list(quads)

    def _known(self, iris: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
        """What is there of articles: IRI → (digest or empty, IRIs of the sentences)."""
        values = " ".join(f"<{iri}>" for iri in iris)
        digests = {
            value_of(row["a"]): value_of(row["d"])
            for row in self._select(f"SELECT ?a ?d {{ VALUES ?a {{ {values} }} GRAPH ?a {{ ?a <{DIGEST}> ?d }} }}")
        }
        sentences: dict[str, list[str]] = defaultdict(list)
        found = f"VALUES ?a {{ {values} }} GRAPH ?a {{ ?s <{NIF}referenceContext> ?a }}"
        for row in self._select(f"SELECT ?a ?s {{ {found} }}"):
            sentences[value_of(row["a"])].append(value_of(row["s"]))
        return {iri: (digests.get(iri, ""), sentences[iri]) for iri in iris}

    def _labelled(self, iri: str, sentences: Sequence[str]) -> set[str]:
        """The things that an article names."""
        found: set[str] = set()
        for values in batches([iri, *sentences]):
            rows = self._select(
                f"SELECT DISTINCT ?s {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s <{LABEL.value}> ?o }} }}"
            )
            found.update(value_of(row["s"]) for row in rows)
        return found

    def _without(self, iri: str, sentences: Sequence[str]) -> list[str]:
        """The operations that take an article out, and what authority says of things that no other article types."""
        subjects: set[str] = set()
        for values in batches([iri, *sentences]):
            rows = self._select(f"SELECT DISTINCT ?s {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s a ?class }} }}")
            subjects.update(value_of(row["s"]) for row in rows)
        authority = _authority(iri)
        operations = [f"DROP SILENT GRAPH <{graph}>" for graph in (iri, *sentences)]
        for values in batches(sorted(subjects - {authority})):
            operations.append(
                f"DELETE {{ GRAPH <{authority}> {{ ?s ?p ?o }} }} WHERE {{ VALUES ?s {{ {values} }} "
                f"GRAPH <{authority}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s a ?class }} }} }}"
            )
        return operations

    def _name(self, things: set[str]) -> None:
        """Give each of the things one preferred name a language."""
        predicates = " ".join(str(predicate) for predicate in (PREF, ALT, LABEL))
        for values in batches(sorted(things), _NAMES):
            by_thing: dict[str, list[Quad]] = defaultdict(list)
            pattern = f"VALUES ?s {{ {values} }} VALUES ?p {{ {predicates} }} GRAPH ?g {{ ?s ?p ?o }}"
            for quad in self._quads(pattern):
                by_thing[value_of(quad.subject)].append(quad)
            wrong = {quad: right for quads in by_thing.values() for quad, right in misnamed(quads).items()}
            if wrong:
                ordered = sorted(wrong, key=str)
                operations = [*delete_data(ordered), *insert_data([wrong[quad] for quad in ordered])]
                self._transport.update(" ;\n".join(operations))

    def _articles(self) -> Iterator[list[str]]:
        """The IRIs of all articles, in order, a page at a time."""
        last = ""
        while True:
            rows = self._select(
                f'SELECT ?a {{ GRAPH ?a {{ ?a a <{CG}Article> }} FILTER(STR(?a) > "{last}") }} '
                f"ORDER BY STR(?a) LIMIT {_PAGE}"
            )
            page = [value_of(row["a"]) for row in rows]
            if page:
                yield page
            if len(page) < _PAGE:
                return
            last = page[-1]

    def _whole(self, graph: str) -> Iterator[Quad]:
        """The quads of a graph that may be large: whole by the Graph Store Protocol, else a page at a time."""
        if self._transport.access.graphs:
            data, name = self._transport.get_graph(graph), NamedNode(graph)
            yield from (Quad(q.subject, q.predicate, q.object, name) for q in parse(data, format=RdfFormat.N_TRIPLES))
            return
        last = ""
        while True:
            within = f'GRAPH <{graph}> {{ ?s ?p ?o }} FILTER(STR(?s) >= "{last}") BIND(<{graph}> AS ?g)'
            page = list(self._quads(within, f"ORDER BY STR(?s) LIMIT {_PAGE}"))
            full = len(page) == _PAGE
            cut = value_of(page[-1].subject) if full else None
            yield from (quad for quad in page if value_of(quad.subject) != cut)
            if cut is None:
                return
            if cut == last:
                raise CraftGraphError(f"{self.selector}: more than {_PAGE} triples of {cut} in <{graph}>")
            last = cut

    def _quads(self, pattern: str, order: str = "") -> Iterator[Quad]:
        for row in self._select(f"SELECT ?s ?p ?o ?g {{ {pattern} }} {order}"):
            s, p, o, g = (row[name] for name in "spog")
            if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(g, NamedNode):
                yield Quad(s, p, o, g)


def _authority(iri: str) -> str:
    """The authority graph of the base that an article's IRI has."""
    return authority_graph(iri.rpartition("article/")[0])


def _inserted(iri: str, quads: Iterable[Quad]) -> list[str]:
    """The operations that write an article: its own graph first, so that a part of it is found; its digest last."""
    own: dict[bool, list[Quad]] = {True: [], False: []}
    last: list[Quad] = []
    for quad in quads:
        if quad.predicate.value == DIGEST and isinstance(quad.object, Literal):
            last.append(quad)
        else:
            own[value_of(quad.graph_name) == iri].append(quad)
    return [operation for part in (own[True], own[False], last) for operation in insert_data(part)]


def _write(quads: Iterable[Quad], output: Writable) -> None:
    for quad in quads:
        output.write(f"{quad} .\n".encode())
