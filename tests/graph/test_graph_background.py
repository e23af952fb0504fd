"""What comes from elsewhere: the ontology and the thesaurus, each in a graph of its own."""

from pathlib import Path

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from craftgraph.graph.background import FILES, add_background, background
from craftgraph.graph.export import export
from craftgraph.graph.network import network
from craftgraph.graph.selection import Selection
from craftgraph.graph.store import Change, open_store
from craftgraph.resources import resource


def test_each_file_in_its_graph_once(articles) -> None:
    with open_store("memory:") as store:
        assert add_background(store)
        assert not add_background(store)
        assert {row["g"].value for row in store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")} == set(FILES)
        before = store.dump()
        assert store.add_articles(articles) == Change(added=3)
        assert [store.remove_article(iri) for iri, _ in articles] == [True] * 3
        assert set(before.splitlines()) <= set(store.dump().splitlines())


def test_nothing_is_lost_and_blank_nodes_have_names() -> None:
    for graph, name in FILES.items():
        data = background(graph)
        assert b"_:" not in data
        added = {"https://schema.org/sha256", "http://www.w3.org/ns/prov#Entity"}
        quads = [
            Quad(blank(q.subject), q.predicate, blank(q.object))
            for q in parse(data, format=RdfFormat.N_QUADS)
            if q.subject != NamedNode(graph) or not added & {q.predicate.value, q.object.value}
        ]
        assert canonical(quads) == canonical(parse(path=resource("ontology", name), format=RdfFormat.TURTLE))


def blank(term):
    """A name that stands for a blank node, as a blank node."""
    if isinstance(term, NamedNode) and "/.well-known/genid/" in term.value:
        return BlankNode(term.value.rpartition("/")[2])
    return term


def canonical(quads) -> set[Quad]:
    """Quads whose blank nodes have the labels of RDFC-1.0: equal for graphs that are isomorphic."""
    found = Dataset(quads)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(found)


def test_subclasses_can_be_asked_for(articles) -> None:
    with open_store("memory:") as store:
        store.add_articles(articles)
        add_background(store)
        assert store.ask("ASK { ?fair a/rdfs:subClassOf* cg:Event ; cg:place ?city }")


def test_counts_selections_tables_and_networks_are_of_what_articles_state(articles, tmp_path: Path) -> None:
    with open_store("memory:") as store:
        store.add_articles(articles)
        counts, graph = store.counts(), network(store.write_nquads)
        export(store, tmp_path / "without.zip")
        add_background(store)
        assert store.counts().classes == counts.classes
        assert set(network(store.write_nquads).nodes) == set(graph.nodes)
        export(store, tmp_path / "with.zip")
        assert (tmp_path / "with.zip").read_bytes() == (tmp_path / "without.zip").read_bytes()
        export(store, tmp_path / "crafts.nq", Selection(classes=("Craft",)))
        assert (tmp_path / "crafts.nq").read_bytes() == b""
        export(store, tmp_path / "figures.ttl", Selection(classes=("Observation",)))
        assert "owl:" not in (tmp_path / "figures.ttl").read_text(encoding="utf-8").partition("\n\n")[2]
