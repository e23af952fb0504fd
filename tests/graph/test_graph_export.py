"""Exports: what is read back is what was there, and the same graph is the same bytes."""

import csv
import datetime
import io
import json
import random
import zipfile
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph import jsonld, rdfxml, writers
from craftgraph.graph.export import ENDINGS, export
from craftgraph.graph.find import the_one
from craftgraph.graph.namespaces import CG, PREFIXES
from craftgraph.graph.network import network
from craftgraph.graph.selection import Selection
from craftgraph.graph.sorting import Sorter
from craftgraph.graph.store import Store, open_store
from craftgraph.graph.tables import columns
from craftgraph.resources import resource
from craftgraph.terms import STATEMENT_ROLES

DATASETS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".jsonld": RdfFormat.JSON_LD}
UNIONS = {".nt": RdfFormat.N_TRIPLES, ".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML}
WRITERS = {
    RdfFormat.N_QUADS: writers.nquads,
    RdfFormat.TRIG: writers.trig,
    RdfFormat.JSON_LD: jsonld.jsonld,
    RdfFormat.N_TRIPLES: writers.ntriples,
    RdfFormat.TURTLE: writers.turtle,
    RdfFormat.RDF_XML: rdfxml.rdfxml,
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
IRIS = st.sampled_from(
    [
        *(f"{namespace}{local}" for namespace in PREFIXES.values() for local in ("a", "a-b", "1a", "a.", "a,b", "")),
        "https://w3id.org/craftgraph/id/place/almaty-1",
        "https://w3id.org/craftgraph/id/article/a#char=0,12",
        "https://w3id.org/craftgraph/id/article/..",
        "https://w3id.org/craftgraph/id/article/a%20b?c=d&e='f'",
        "https://w3id.org/craftgraph/id/a:b/c",
        "urn:x:қала",
        "http://example.org/?a=b&c=(d)",
    ]
).map(NamedNode)
XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = st.one_of(
    IRIS,
    TEXTS.map(Literal),
    TEXTS.map(lambda t: Literal(t, language="kk")),
    st.integers(-(10**20), 10**20).map(lambda n: Literal(str(n), datatype=NamedNode(f"{XSD}integer"))),
    st.sampled_from(["12.5", "-0.75", "7", "007", ".5", "1e3", "", "true"]).flatmap(
        lambda t: st.sampled_from(["decimal", "integer", "double", "boolean", "date", "gYear", "anyURI"]).map(
            lambda d: Literal(t, datatype=NamedNode(f"{XSD}{d}"))
        )
    ),
)
PROPERTIES = st.sampled_from(
    ["rdf:type", "cg:holder", "cg:role", "cg:value", "skos:prefLabel", "urn:x:own", "owl:sameAs"]
).map(lambda name: NamedNode(PREFIXES.get(name.partition(":")[0], name[:6]) + name.rpartition(":")[2]))
QUADS = st.lists(st.builds(Quad, IRIS, PROPERTIES, VALUES, IRIS), max_size=12)


def written(quads: list[Quad], form: RdfFormat) -> bytes:
    """What the writer of a format makes of quads."""
    output = io.BytesIO()
    WRITERS[form](lambda target: target.write(serialize(quads, format=RdfFormat.N_QUADS)), output)
    return output.getvalue()


@pytest.mark.parametrize("form", DATASETS.values(), ids=str)
@given(QUADS)
@settings(max_examples=50)
def test_nothing_is_lost_with_graphs(form: RdfFormat, quads: list[Quad]) -> None:
    assert set(parse(written(quads, form), format=form)) == set(quads)


@pytest.mark.parametrize("form", UNIONS.values(), ids=str)
@given(QUADS)
@settings(max_examples=50)
def test_nothing_is_lost_of_the_union(form: RdfFormat, quads: list[Quad]) -> None:
    if form == RdfFormat.RDF_XML:  # XML cannot hold them
        quads = [q for q in quads if not isinstance(q.object, Literal) or rdfxml._NO_XML.search(q.object.value) is None]
    assert {q.triple for q in parse(written(quads, form), format=form)} == {q.triple for q in quads}


@pytest.mark.parametrize("form", WRITERS, ids=str)
@given(QUADS, st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_same_bytes_whatever_the_order(form: RdfFormat, quads: list[Quad], order: random.Random) -> None:
    expected = written(quads, form)
    order.shuffle(quads)
    assert written(quads + quads, form) == expected


def test_xml_has_no_control_characters() -> None:
    quad = Quad(NamedNode("urn:x:a"), NamedNode("urn:x:b"), Literal("a\x00\x1b\r\n\ufffe<&>"), NamedNode("urn:x:g"))
    data = written([quad], RdfFormat.RDF_XML)
    (back,) = parse(data, format=RdfFormat.RDF_XML)
    assert back.object.value == "a\ufffd\ufffd\r\n\ufffd<&>"
    with pytest.raises(CraftGraphError, match="RDF/XML cannot write the property urn:x:1"):
        written([Quad(quad.subject, NamedNode("urn:x:1"), quad.object, quad.graph_name)], RdfFormat.RDF_XML)


def test_turtle_is_readable(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "g.ttl")
    text = (tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert "@prefix cg: <https://w3id.org/craftgraph/ontology#> .\n" in text
    assert (
        "> a cg:Position ;\n    prov:wasDerivedFrom <article/title-kk#char=104,171> ;\n    cg:holder <person/" in text
    )
    assert "cg:value 120 .\n" in text
    subjects = [block.split()[0] for block in text.split("\n\n")[1:]]
    assert subjects == sorted(set(subjects), key=subjects.index)


@pytest.mark.parametrize("ending", [*DATASETS, *UNIONS])
def test_rdflib_reads_the_same(store: Store, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    export(store, tmp_path / f"g{ending}")
    union = rdflib.Dataset(default_union=True)
    formats = {".nq": "nquads", ".nt": "nt", ".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld", ".trig": "trig"}
    union.parse(tmp_path / f"g{ending}", format=formats[ending])
    expected = {
        (q.subject.value, q.predicate.value, q.object.value) for q in parse(store.dump(), format=RdfFormat.N_QUADS)
    }
    assert {(str(s), str(p), str(o)) for s, p, o in union.triples((None, None, None))} == expected
    if ending in DATASETS:
        graphs = {str(q[3]) for q in union.quads()}
        assert graphs == {q.graph_name.value for q in parse(store.dump(), format=RdfFormat.N_QUADS)}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_files_from_another_store(articles, tmp_path: Path, ending: str) -> None:
    for name, selector in (("one", "memory:"), ("two", f"oxigraph:{tmp_path}/graph.db")):
        with open_store(selector) as store:
            store.add_articles(articles if name == "one" else reversed(articles))
            export(store, tmp_path / f"{name}{ending}")
    one, two = (tmp_path / f"{name}{ending}" for name in ("one", "two"))
    names = [path.name for path in sorted(one.iterdir())] if one.is_dir() else [""]
    assert [(one / n).read_bytes() for n in names] == [(two / n).read_bytes() for n in names]


def test_the_context_stands_in_a_file_of_its_own() -> None:
    assert json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8")) == {
        "@context": jsonld.context()
    }


def test_tables(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "g.csv", language="kk")
    rows = {path.stem: read_table(path.read_bytes()) for path in (tmp_path / "g.csv").iterdir()}
    assert rows.keys() == {"Entity", "Property", *STATEMENT_ROLES}
    assert [row["date"] for row in rows["Conferral"]] == ["2024-05-05", "2024-05-06"]  # one statement, two articles
    assert len({row["statement"] for row in rows["Conferral"]}) == 1
    (position,) = rows["Position"]
    assert position["holder"] == "Айсұлу Бекова"
    assert position["evidence"].endswith("деді одақ төрағасы Айсұлу Бекова.")
    assert (position["article"], position["publisher"], position["published"]) == (
        "title-kk",
        "DALA.TEST",
        "2024-05-07",
    )
    assert {(row["value"], row["unit"]) for row in rows["Observation"]} == {("1500000", ""), ("12.5", "%")}
    assert {row["property"] for row in rows["Property"]} == {"place", "startDate", "occupation"}
    assert {row["kk"] for row in rows["Entity"]} >= {"Айсұлу Бекова", "Көкөзек"}
    export(store, tmp_path / "g.zip", language="kk")
    with zipfile.ZipFile(tmp_path / "g.zip") as archive:
        assert {name.removesuffix(".csv"): read_table(archive.read(name)) for name in archive.namelist()} == rows


def read_table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_have_each_role_of_the_vocabulary() -> None:
    for cls, roles in STATEMENT_ROLES.items():
        assert set(roles) <= set(columns(cls))
        assert len(set(columns(cls))) == len(columns(cls))


def test_a_table_holds_no_formula(tmp_path: Path) -> None:
    cls, role = NamedNode(f"{CG}Position"), NamedNode(f"{CG}role")
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    with open_store("memory:") as store:
        for i, text in enumerate(["=1+1", "-5", "@x", "plain"]):
            node = NamedNode(f"urn:x:{i}")
            store.oxigraph.extend([Quad(node, type_, cls, node), Quad(node, role, Literal(text), node)])
        export(store, tmp_path / "g.csv")
    rows = read_table((tmp_path / "g.csv" / "Position.csv").read_bytes())
    assert [row["role"] for row in rows] == ["'=1+1", "-5", "'@x", "plain"]


def test_networks(store: Store, tmp_path: Path) -> None:
    graph = network(store.write_nquads, "kk")
    head = next(n for n, d in graph.nodes(data=True) if d["label"] == "Айсұлу Бекова")
    position = next(n for n, d in graph.nodes(data=True) if d["cls"] == "Position")
    assert graph.nodes[position]["role"] == "төрағасы"
    assert graph.nodes[position]["articles"] == "title-kk"
    assert "одақ төрағасы" in graph.edges[position, head, "holder"]["evidence"]
    for ending, reader in ((".graphml", nx.read_graphml), (".gexf", nx.read_gexf)):
        export(store, tmp_path / f"g{ending}", language="kk")
        back = reader(tmp_path / f"g{ending}")
        assert set(back.nodes) == set(graph.nodes)
        assert back.number_of_edges() == graph.number_of_edges()
        assert back.nodes[head]["label"] == "Айсұлу Бекова"


def triples(store: Store, selection: Selection, tmp_path: Path) -> set[Quad]:
    """The quads of a selection."""
    export(store, tmp_path / "part.nq", selection)
    return set(parse(path=tmp_path / "part.nq", format=RdfFormat.N_QUADS))


def kinds(quads: set[Quad]) -> set[str]:
    """The classes of the vocabulary in them."""
    return {
        q.object.value.removeprefix(CG) for q in quads if q.predicate.value.endswith("#type") and CG in q.object.value
    }


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(classes=("Position",)), {"Position", "Person", "Organization", "Article"}),
        (Selection(classes=("cg:Event",)), {"Fair", "City", "Attendance", "Article"}),
        (Selection(classes=("Record", "Position")), {"Record", "Position", "Person", "Organization", "Article"}),
        (Selection(language="en"), {"Observation", "Record", "Country", "City", "Person", "Article"}),
        (Selection(since=datetime.date(2024, 5, 9), language="kk"), {"Conferral", "City", "Title", "Article"}),
        (Selection(since=datetime.date(2030, 1, 1)), set()),
        (Selection(classes=("City",), language="en"), {"City", "Article"}),
    ],
)
def test_selections(store: Store, tmp_path: Path, selection: Selection, expected: set[str]) -> None:
    quads = triples(store, selection, tmp_path)
    assert kinds(quads) == expected
    assert quads < set(parse(store.dump(), format=RdfFormat.N_QUADS))
    described = {q.subject for q in quads if q.predicate.value.endswith("#anchorOf")}
    assert {q.graph_name for q in quads if "#char=" in q.graph_name.value} <= described
    articles = {q.subject.value for q in quads if q.predicate.value.endswith("/identifier")}
    assert {iri.value.partition("#")[0] for iri in described} <= articles


def test_what_is_said_of_a_thing(store: Store, tmp_path: Path) -> None:
    city = the_one(store, "көкөзек")
    quads = triples(store, Selection(about=(city.iri,)), tmp_path)
    assert kinds(quads) == {"City", "Conferral", "Title", "Organization", "Article"}
    conferrals = {
        (q.predicate.value.removeprefix(CG), q.object.value) for q in quads if "/Conferral-" in q.subject.value
    }
    assert {("date", "2024-05-05"), ("date", "2024-05-06"), ("recipient", city.iri)} < conferrals
    assert not any("/Position-" in q.subject.value for q in quads)
    only_english = triples(store, Selection(about=(city.iri,), language="en"), tmp_path)
    assert only_english == set()


def test_what_a_query_constructs(store: Store, tmp_path: Path) -> None:
    query = "CONSTRUCT { ?p cg:role ?r } WHERE { ?p cg:role ?r }"
    export(store, tmp_path / "g.ttl", Selection(query=query))
    (quad,) = parse(path=tmp_path / "g.ttl", format=RdfFormat.TURTLE)
    assert quad.object == Literal("төрағасы", language="kk")


@pytest.mark.parametrize(
    ("name", "selection", "message"),
    [
        ("g.tl", None, "no format ends with '.tl'; did you mean .ttl?"),
        ("g", None, "no format ends with 'nothing'; there are .ttl, .trig"),
        (
            "g.ttl",
            Selection(classes=("Festivl",)),
            "no class of the vocabulary is called 'Festivl'; did you mean Festival",
        ),
        ("g.ttl", Selection(query="SELECT * {}"), "a CONSTRUCT or DESCRIBE query is wanted here"),
        ("g.ttl", Selection(query="CONSTRUCT WHERE {}", language="kk"), "a query selects by itself"),
    ],
)
def test_wrong_calls(store: Store, tmp_path: Path, name: str, selection: Selection | None, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        export(store, tmp_path / name, selection)
    assert message in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_when_writing_fails(store: Store, tmp_path: Path) -> None:
    (tmp_path / "g.rdf").write_text("mine")
    node = NamedNode("urn:x:1")
    store.oxigraph.add(Quad(node, node, node, node))
    with pytest.raises(CraftGraphError, match="RDF/XML cannot write"):
        export(store, tmp_path / "g.rdf")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("g.rdf", "mine")]
    with pytest.raises(CraftGraphError, match=r"absent.g\.nq cannot be written: No such file"):
        export(store, tmp_path / "absent" / "g.nq")
    (tmp_path / "t.csv").write_text("mine")
    with pytest.raises(UsageError, match="is a file, and tables need a folder"):
        export(store, tmp_path / "t.csv")


@given(st.lists(st.binary(max_size=8).filter(lambda b: b"\n" not in b)), st.integers(1, 300))
def test_sorting_in_little_memory(lines: list[bytes], memory: int) -> None:
    with Sorter(memory=memory) as sorter:
        data = b"".join(line + b"\n" for line in lines)
        for begin in range(0, len(data), 7):
            sorter.write(data[begin : begin + 7])
        assert list(sorter.lines()) == sorted({line + b"\n" for line in lines})
