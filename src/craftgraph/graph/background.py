"""What the store knows before any article: the ontology and the thesaurus of crafts, each in a graph of its own."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from craftgraph.graph.namespaces import ONTOLOGY, PROV, RDF, SCHEMA, THESAURUS
from craftgraph.graph.store import Store
from craftgraph.resources import resource

FILES: Final[dict[str, str]] = {ONTOLOGY: "craft.ttl", THESAURUS: "crafts.ttl"}
"""Named graph → the file of `ontology/` that stands in it."""

_GENID: Final = f"{ONTOLOGY}/.well-known/genid/"


def add_background(store: Store) -> bool:
    """Bring the ontology and the thesaurus of this version into a store; return whether that changed anything."""
    graphs = {graph: resource("ontology", name) for graph, name in FILES.items()}
    if all(store.ask(f'ASK {{ GRAPH <{g}> {{ <{g}> <{SCHEMA}sha256> "{_digest(p)}" }} }}') for g, p in graphs.items()):
        return False
    return store.replace_graphs(graphs, b"".join(background(graph) for graph in graphs))


@lru_cache(maxsize=len(FILES))
def background(graph: str) -> bytes:
    """Return a graph of `FILES` as sorted N-Quads; blank nodes have become IRIs (RDF 1.1, 3.5), the same every time."""
    path = resource("ontology", FILES[graph])
    data = Dataset(quad for quad in parse(path=path, format=RdfFormat.TURTLE))
    data.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    name = NamedNode(graph)
    quads = [Quad(_named(q.subject), q.predicate, _named(q.object), name) for q in data]
    quads += [
        Quad(name, NamedNode(f"{RDF}type"), NamedNode(f"{PROV}Entity"), name),
        Quad(name, NamedNode(f"{SCHEMA}sha256"), Literal(_digest(path)), name),
    ]
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(set(lines)))


def _named(term: Any) -> Any:
    return NamedNode(_GENID + term.value) if isinstance(term, BlankNode) else term


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
