"""The endpoint as its users meet it: SPARQLWrapper, rdflib's SPARQLStore, curl."""

import shutil
import subprocess

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

BASE = "https://w3id.org/craftgraph/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LABEL = f"SELECT DISTINCT ?l {{ <{BASE}place/astana> <{SKOS}prefLabel> ?l }}"


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("how", ["urlencoded", POSTDIRECTLY])
def test_sparqlwrapper(server, method, how):
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setQuery(LABEL)
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["results"]["bindings"][0]["l"]["value"] == "Astana"


def test_sparqlwrapper_formats_and_errors(server):
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(LABEL)
    wrapper.setReturnFormat(XML)
    assert wrapper.queryAndConvert().getElementsByTagName("literal")[0].firstChild.data == "Astana"
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().split() == [b"l", b"Astana"]
    wrapper.setQuery(f"CONSTRUCT WHERE {{ <{BASE}place/astana> ?p ?o }}")
    wrapper.setReturnFormat(TURTLE)
    assert b"Astana" in wrapper.queryAndConvert()
    wrapper.setQuery("SELECT nonsense")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(server, method):
    graph = Graph(SPARQLStore(f"{server}/sparql", method=method))
    astana, label = URIRef(f"{BASE}place/astana"), URIRef(f"{SKOS}prefLabel")
    assert set(graph.objects(astana, label)) == {Literal("Astana", lang="en")}
    assert [str(row.l) for row in graph.query(LABEL)] == ["Astana"]
    assert bool(graph.query(f"ASK {{ <{astana}> ?p ?o }}"))
    described = graph.query(f"CONSTRUCT WHERE {{ <{astana}> ?p ?o }}").graph
    assert (astana, label, Literal("Astana", lang="en")) in described


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl(server):
    def curl(*arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    address = f"{server}/sparql"
    csv = curl("-G", address, "--data-urlencode", f"query={LABEL}", "-H", "Accept: text/csv")
    assert csv.split() == ["l", "Astana"]
    assert "Astana" in curl(address, "--data-urlencode", f"query={LABEL}")
    assert "Astana" in curl(address, "-H", "Content-Type: application/sparql-query", "--data-binary", LABEL)
    page = curl("-L", "-H", "Accept: text/turtle", f"{server}/id/place/astana")
    assert "cgr:place\\/astana" in page or f"<{BASE}place/astana>" in page
