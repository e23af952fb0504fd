"""Things and articles for programs: their quads, in whatever RDF format is asked for."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from craftgraph.graph.namespaces import PREFIXES
from craftgraph.serve.answering import Answering
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.terms import Row, Term, iris, select
from craftgraph.terms import STATEMENT_ROLES

EXTENSIONS: Final[dict[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
"""Ending of an address under `/data/` → media type. TriG and N-Quads keep the graphs, that is, the sources."""

_LIMIT: Final = 50_000
_METADATA: Final = "rdf:type dcterms:title dcterms:publisher dcterms:identifier schema:datePublished schema:url"
_CLASSES: Final = " ".join(f"cg:{cls}" for cls in STATEMENT_ROLES)


async def about_thing(pool: Answering, iri: str) -> list[ox.Quad]:
    """Return what is said of a thing: its own triples, those that point to it, statements, and their sentences.

    Where the IRI is that of a named graph, what stands in it is told as well.
    """
    rows = await select(
        pool,
        f"""SELECT DISTINCT ?g ?s ?p ?o WHERE {{
            {{ GRAPH ?g {{ <{iri}> ?p ?o }} BIND(<{iri}> AS ?s) }} UNION
            {{ GRAPH ?g {{ ?s ?p <{iri}> }} BIND(<{iri}> AS ?o) }} UNION
            {{ GRAPH <{iri}> {{ ?s ?p ?o }} BIND(<{iri}> AS ?g) }} UNION
            {{ VALUES ?class {{ {_CLASSES} }} ?s ?role <{iri}> ; a ?class GRAPH ?g {{ ?s ?p ?o }} }} }}""",
        rows=_LIMIT,
    )
    graphs = {row["g"].value for row in rows}
    sources = await select(
        pool,
        f"""SELECT DISTINCT ?g ?s ?p ?o WHERE {{
            VALUES ?sentence {{ {iris(sorted(graphs))} }} ?sentence nif:referenceContext ?g
            {{ GRAPH ?g {{ ?sentence ?p ?o }} BIND(?sentence AS ?s) }} UNION
            {{ VALUES ?p {{ {_METADATA} }} GRAPH ?g {{ ?g ?p ?o }} BIND(?g AS ?s) }} }}""",
        rows=_LIMIT,
    )
    return _quads((*rows, *sources))


async def about_article(pool: Answering, iri: str) -> list[ox.Quad]:
    """Return an article's own graph and those of its sentences."""
    rows = await select(
        pool,
        f"""SELECT ?g ?s ?p ?o WHERE {{
            {{ GRAPH <{iri}> {{ ?s ?p ?o }} BIND(<{iri}> AS ?g) }} UNION
            {{ ?g nif:referenceContext <{iri}> GRAPH ?g {{ ?s ?p ?o }} }} }}""",
        rows=_LIMIT,
    )
    return _quads(rows)


def write(quads: Iterable[ox.Quad], media_type: str) -> bytes:
    """Write quads in a format of `EXTENSIONS`, sorted; formats without graphs get the union.

    Raises Refusal (406) where the format has no way to write them.
    """
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    assert rdf_format is not None
    try:
        if rdf_format.supports_datasets:
            written = ox.serialize(sorted(set(quads), key=str), format=rdf_format, prefixes=PREFIXES)
        else:
            written = ox.serialize(sorted({q.triple for q in quads}, key=str), format=rdf_format, prefixes=PREFIXES)
    except (OSError, ValueError) as error:
        raise Refusal(406, f"Not in that format: {error}") from error
    return written or b""


def _quads(rows: Iterable[Row]) -> list[ox.Quad]:
    return [
        ox.Quad(_subject(row["s"]), ox.NamedNode(row["p"].value), _object(row["o"]), ox.NamedNode(row["g"].value))
        for row in rows
    ]


def _subject(term: Term) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(term.value) if term.kind == "bnode" else ox.NamedNode(term.value)


def _object(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if term.kind != "literal":
        return _subject(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
