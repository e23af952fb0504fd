"""The graph in a notebook."""

import datetime
import html
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

import craftgraph
from craftgraph.api import Graph, Result, Told, Triples
from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph.store import open_store


@pytest.fixture
def g(articles, tmp_path: Path):
    selector = f"oxigraph:{tmp_path}/graph.db"
    with open_store(selector) as store:
        store.add_articles(articles)
    with craftgraph.open(selector, language="kk") as graph:
        yield graph


def select(g: Graph, query: str) -> Result:
    found = g.query(query)
    assert isinstance(found, Result)
    return found


def test_rows(g: Graph) -> None:
    found = select(g, "SELECT ?role ?who { ?p cg:role ?role ; cg:holder ?who }")
    assert (len(found), found.variables) == (1, ("role", "who"))
    assert found[0]["role"] == "төрағасы"
    assert str(found[0]["who"]).startswith("https://w3id.org/craftgraph/id/person/")
    assert list(found.names()) == [{"role": "төрағасы", "who": "Айсұлу Бекова"}]
    assert found[:1] == list(found)
    assert repr(found) == "<1 rows of role, who>"


def test_values_are_python_values(g: Graph) -> None:
    query = """SELECT * { VALUES (?v) { (1) (1.5) (true) ("2025-01-02"^^xsd:date) ("2025-01"^^xsd:gYearMonth) (UNDEF)
               ("x"@kk) (<urn:x>) (1e0) ("never"^^xsd:integer) } }"""
    assert [row["v"] for row in select(g, query)] == [
        1, Decimal("1.5"), True, datetime.date(2025, 1, 2), "2025-01", None, "x", "urn:x", 1.0, "never",
    ]  # fmt: skip


def test_pandas(g: Graph) -> None:
    frame = select(
        g, "SELECT ?value ?unit { ?o a cg:Observation ; cg:value ?value OPTIONAL { ?o cg:unit ?unit } }"
    ).to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["value", "unit"]
    assert set(frame["value"]) == {1500000, Decimal("12.5")}
    assert list(select(g, "SELECT ?a ?b { FILTER(false) }").to_pandas().columns) == ["a", "b"]


def test_a_result_shows_itself(g: Graph) -> None:
    shown = select(g, 'SELECT ?who ?t { ?p cg:holder ?who ; cg:role ?r BIND("<b>&" AS ?t) }')._repr_html_()
    assert 'title="https://w3id.org/craftgraph/id/person/' in shown
    assert ">Айсұлу Бекова</a>" in shown
    assert "&lt;b&gt;&amp;" in shown
    long = select(g, "SELECT * { ?s ?p ?o }")
    assert f"50 of {len(long)} rows" in long._repr_html_()


def test_other_answers(g: Graph) -> None:
    assert g.query("ASK { ?a a cg:Article }") is True
    triples = g.query("CONSTRUCT { ?p cg:role ?r } WHERE { ?p cg:role ?r }")
    assert isinstance(triples, Triples)
    assert len(triples) == len(triples.rdflib()) == 1
    assert "cg:role" in triples._repr_html_()
    assert len(select(g, "heads")) == 1
    with pytest.raises(UsageError, match="does not parse"):
        g.query("SELECT")
    with pytest.raises(CraftGraphError, match="there is no store"):
        craftgraph.open("oxigraph:absent.db")


def test_rdflib_answers_by_oxigraph(g: Graph) -> None:
    dataset = g.rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    rows = dataset.query("SELECT ?role { ?p a cg:Position ; cg:role ?role }")
    assert [str(row.role) for row in rows] == ["төрағасы"]
    assert len(list(dataset.query("SELECT ?g { GRAPH ?g { ?p a cg:Position } }"))) == 1
    assert len(list(dataset.graphs())) > 5


def test_networkx(g: Graph) -> None:
    graph = g.networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"entity", "statement"}
    assert "Айсұлу Бекова" in {data["label"] for _, data in graph.nodes(data=True)}


def test_explain(g: Graph) -> None:
    told = g.explain("Көкөзек")
    assert isinstance(told, Told)
    assert len(list(told)) == 2
    assert "DALA.TEST, 2024-05-07" in str(told)
    assert 'href="https://dala.example/news/1?' in told._repr_html_()


def test_view_is_a_page_in_a_frame(g: Graph) -> None:
    view = g.view("Көкөзек", hops=1, height=300)
    assert view.html.lower().startswith("<!doctype html>")
    shown = view._repr_html_()
    assert 'sandbox="allow-scripts' in shown
    assert "height: 300px" in shown
    inner = shown.partition('srcdoc="')[2].rpartition('"></iframe>')[0]
    assert html.unescape(inner) == view.html
    assert '"' not in inner


def test_the_graph_shows_itself(g: Graph) -> None:
    assert "3 articles, 7 sentences" in g._repr_html_()
    assert repr(g).startswith("<CraftGraph oxigraph:")


def test_open_is_an_attribute_of_the_package_and_costs_nothing_before() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opened'"):
        craftgraph.opened  # noqa: B018
