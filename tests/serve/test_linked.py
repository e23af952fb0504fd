"""Linked Data: every IRI of ours answers, for people and for programs; the dataset describes itself."""

import httpx
import pyoxigraph as ox
import pytest

BASE = "https://w3id.org/craftgraph/id/"
CG = "https://w3id.org/craftgraph/ontology#"
PATHS = ["place/almaty", "article/fx-kk", "statement/Conferral-almaty", "graph/authority", "run/fixture"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/html", "/page/{}"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "/page/{}"),
        ("text/turtle", "/data/{}.ttl"),
        ("application/ld+json", "/data/{}.jsonld"),
        ("application/n-triples", "/data/{}.nt"),
        ("application/rdf+xml;q=0.9, text/plain", "/data/{}.rdf"),
        ("application/trig", "/data/{}.trig"),
        ("application/n-quads", "/data/{}.nq"),
    ],
)
def test_identifier_leads_on(client, path, accept, location):
    response = client.get(f"/id/{path}", headers={"Accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, location.format(path))
    assert "Accept" in response.headers["vary"]
    followed = client.get(response.headers["location"], headers={"Accept": accept})
    assert followed.status_code == 200


def test_what_cannot_be_had(client):
    assert client.get("/id/place/almaty", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/data/place/almaty", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/data/place/nowhere.ttl").status_code == 404
    assert client.get("/data/place/%3E.ttl").status_code == 404


def quads(response: httpx.Response) -> set[ox.Quad]:
    media_type = response.headers["content-type"].partition(";")[0]
    return set(ox.parse(response.content, format=ox.RdfFormat.from_media_type(media_type)))


@pytest.mark.parametrize("path", ["place/almaty", "article/fx-ru", "person/erlan-satov"])
def test_every_format_says_the_same(client, path):
    triples = {ext: {q.triple for q in quads(client.get(f"/data/{path}.{ext}"))} for ext in
               ("ttl", "nt", "jsonld", "rdf", "trig", "nq")}  # fmt: skip
    assert all(each == triples["nt"] for each in triples.values())
    assert quads(client.get(f"/data/{path}.trig")) == quads(client.get(f"/data/{path}.nq"))


def test_data_of_a_thing_has_its_statements_in_their_sentences(client):
    found = quads(client.get("/data/place/almaty.nq"))
    sentence = ox.NamedNode(f"{BASE}article/fx-ru#char=0,83")
    conferral, almaty = ox.NamedNode(f"{BASE}statement/Conferral-almaty"), ox.NamedNode(f"{BASE}place/almaty")
    assert ox.Quad(conferral, ox.NamedNode(f"{CG}recipient"), almaty, sentence) in found
    assert any(q.subject == sentence and q.predicate.value.endswith("anchorOf") for q in found)
    assert any(q.predicate.value.endswith("datePublished") for q in found)


def test_data_of_an_article_is_all_of_it(client, store_path):
    article = f"{BASE}article/fx-ru"
    every = {q for q in ox.Store.read_only(str(store_path)) if q.graph_name.value.partition("#")[0] == article}
    assert quads(client.get("/data/article/fx-ru.nq")) == every


def test_data_may_be_read_from_other_pages(client):
    assert client.get("/data/place/almaty.ttl").headers["access-control-allow-origin"] == "*"


def test_dataset_description(client, server):
    store = ox.Store()
    response = client.get("/.well-known/void")
    store.load(response.content, format=ox.RdfFormat.TURTLE)
    [row] = store.query(
        """PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?endpoint ?triples ?documents ?example (COUNT(?class) AS ?classes) WHERE {
            ?d a void:Dataset, dcat:Dataset ; void:sparqlEndpoint ?endpoint ; void:triples ?triples ;
               void:documents ?documents ; void:exampleResource ?example ; void:classPartition [ void:class ?class ] ;
               dcat:distribution [ dcat:accessService ?service ] .
            ?service a dcat:DataService ; dcat:endpointURL ?endpoint ; dcat:servesDataset ?d .
        } GROUP BY ?endpoint ?triples ?documents ?example"""
    )
    assert row["endpoint"].value == f"{server}/sparql"
    assert int(row["documents"].value) == 4
    assert row["example"].value.startswith(BASE)
    assert int(row["classes"].value) >= 8
    count = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}).json()
    assert row["triples"].value == count["results"]["bindings"][0]["n"]["value"]
