"""The SPARQL 1.1 Protocol over HTTP: the W3C test descriptions, and the corners that they leave out."""

import importlib.util
import json
import re
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

_HERE = Path(__file__).parent
_SPEC = importlib.util.spec_from_file_location("protocol_cases", _HERE / "protocol_cases.py")
cases = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(cases)

JSON = "application/sparql-results+json"
ALL = "SELECT * { ?s ?p ?o }"


def send(client: httpx.Client, request) -> httpx.Response:
    method, path, headers, body = request
    return client.request(method, path, headers=headers, content=body or None)


@pytest.mark.parametrize(
    ("name", "request_", "expected"), cases.QUERIES + cases.UPDATES, ids=lambda v: v if isinstance(v, str) else ""
)
@pytest.mark.parametrize("over", ["client", "over_ours"])
def test_w3c(request, over, name, request_, expected):
    response = send(request.getfixturevalue(over), request_)
    kind = response.headers.get("content-type", "").partition(";")[0]
    match expected:
        case "true":
            assert response.status_code == 200
            assert response.json()["boolean"] is True
        case "rows":
            assert (response.status_code, kind) == (200, JSON)
            assert response.json()["head"]["vars"] == ["value"]
        case "graph":
            assert (response.status_code, kind) == (200, "text/turtle")
            list(ox.parse(response.content, format=ox.RdfFormat.TURTLE))
        case "4xx":
            assert 400 <= response.status_code < 500
        case status:
            assert response.status_code == status


def test_the_page_in_docs_lists_every_w3c_test():
    page = _HERE.parents[1].joinpath("docs/sparql-protocol.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \| (passed|refused)", page, re.MULTILINE))
    assert listed == {n: "passed" for n, *_ in cases.QUERIES} | {n: "refused" for n, *_ in cases.UPDATES}


@pytest.mark.parametrize("media_type", [JSON, "application/sparql-results+xml", "text/tab-separated-values"])
def test_results_in_each_format(client, media_type):
    response = client.get("/sparql", params={"query": ALL + " LIMIT 3"}, headers={"Accept": media_type})
    assert response.headers["content-type"].startswith(media_type)
    parsed = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.from_media_type(media_type))
    assert len(list(parsed)) == 3


def test_results_as_csv(client):
    response = client.get("/sparql", params={"query": "SELECT (1 AS ?n) ('ә,' AS ?t) {}", "format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.text == 'n,t\r\n1,"ә,"\r\n'


@pytest.mark.parametrize(
    "media_type",
    ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig"]
    + ["application/n-quads"],
)
def test_graphs_in_each_format(client, media_type):
    query = "CONSTRUCT WHERE { ?s cg:holder ?o }"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert response.headers["content-type"].startswith(media_type)
    parsed = ox.parse(response.content, format=ox.RdfFormat.from_media_type(media_type))
    assert len({q.triple for q in parsed}) == 5


def test_rdf_xml_refuses_what_it_cannot_say(client):
    query = "CONSTRUCT { <http://e/s> <http://e/1> 1 } WHERE {}"
    assert client.get("/sparql", params={"query": query, "format": "rdf"}).status_code == 406
    assert client.get("/sparql", params={"query": query, "format": "ttl"}).status_code == 200


STATUSES = [
    (("GET", "/sparql?query=SELECT+*+%7B%7D", {"Accept": "text/turtle"}, ""), 406),
    (("GET", "/sparql?query=SELECT+*+%7B%7D", {"Accept": "image/png"}, ""), 406),
    (("GET", "/sparql?query=CONSTRUCT+WHERE+%7B%3Fs+%3Fp+%3Fo%7D", {"Accept": JSON}, ""), 406),
    (("GET", "/sparql", {"Accept": "image/png"}, ""), 406),
    (("GET", "/sparql?nonsense=1", {}, ""), 400),
    (("GET", "/sparql?query=ASK%7B%7D%ff", {}, ""), 400),
    (("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", {}, ""), 400),
    (("GET", "/sparql?query=ASK%7B%7D&" + "a=1&" * 1001, {}, ""), 400),
    (("GET", "/sparql?query=", {}, ""), 400),
    (("POST", "/sparql", cases.DIRECT, b"ASK {}\xff"), 400),
    (("POST", "/sparql", cases.DIRECT, "# " + "x" * (1 << 20)), 413),
    (("POST", "/sparql", cases.FORM, "a=b"), 400),
    (("POST", "/sparql?query=ASK%7B%7D", cases.DIRECT, "ASK {}"), 400),
    (("POST", "/sparql", {"Content-Type": "multipart/form-data; boundary=x"}, "--x--"), 415),
    (("DELETE", "/sparql", {}, ""), 405),
    (("GET", "/sparql?query=INSERT+DATA+%7B+%3Ca:a%3E+%3Ca:b%3E+1+%7D", {}, ""), 403),
    (("GET", "/sparql?query=LOAD+%3Chttp://example.org/%3E", {}, ""), 403),
    (("GET", "/sparql?query=ASK+%7B+SERVICE+%3Chttp://example.org/%3E+%7B%7D+%7D", {}, ""), 403),
]


@pytest.mark.parametrize(("request_", "status"), STATUSES)
@pytest.mark.parametrize("over", ["client", "over_ours"])
def test_status(request, over, request_, status):
    response = send(request.getfixturevalue(over), request_)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(response.text.strip()) > 10
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_syntax_error_tells_where(client):
    response = client.get("/sparql", params={"query": "SELECT * {\n  ?s ?p\n}"})
    assert "line 3" in response.text


def test_head_options_and_cors(client):
    full = client.get("/sparql", params={"query": ALL + " LIMIT 1"})
    head = client.head("/sparql", params={"query": ALL + " LIMIT 1"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(full.content))
    preflight = client.options("/sparql", headers={"Origin": "http://e", "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]


@pytest.mark.parametrize("media_type", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_service_description(client, media_type):
    response = client.get("/sparql", headers={"Accept": media_type})
    assert response.headers["content-type"].startswith(media_type)
    store = ox.Store()
    store.load(response.content, format=ox.RdfFormat.from_media_type(media_type))
    found = store.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { ?s a sd:Service ; sd:endpoint ?e ; "
        "sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph }"
    )
    assert bool(found)


def test_a_person_is_sent_to_the_query_page(client):
    response = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/query")


def count(client, query, **parameters) -> int:
    response = client.get("/sparql", params={"query": query, **parameters})
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_datasets(client):
    every = "SELECT (COUNT(*) AS ?n) %s { ?s a cg:City }"
    union = count(client, every % "")
    assert union > count(client, every % f"FROM <{cases.NAMED}>") == 1
    assert count(client, every % "", **{"default-graph-uri": cases.NAMED}) == 1
    assert count(client, every % f"FROM <{cases.OTHER}>", **{"default-graph-uri": cases.THIRD}) == 1
    assert count(client, every % f"FROM NAMED <{cases.NAMED}>") == 0
    assert count(client, every % "", **{"named-graph-uri": cases.NAMED}) == 0


def test_a_result_with_too_many_rows_is_refused_and_says_so(client):
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT %d"
    for accept in (JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"):
        allowed = client.get("/sparql", params={"query": query % 1000}, headers={"Accept": accept})
        assert allowed.status_code == 200
        response = client.get("/sparql", params={"query": query % 1001}, headers={"Accept": accept})
        assert response.status_code == 422
        assert "1,000 rows" in response.text
    construct = client.get("/sparql", params={"query": "CONSTRUCT { ?a ?e ?d } WHERE { ?a ?b ?c . ?d ?e ?f }"})
    assert construct.status_code == 422


def test_a_query_is_ended_at_its_time_limit_and_says_so(client):
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    for _ in range(2):  # the second time it is known to be heavy
        response = client.get("/sparql", params={"query": query})
        assert response.status_code == 504
        assert "time limit, 2 seconds" in response.text
    assert client.get("/sparql", params={"query": "ASK {}"}).json() == json.loads('{"head":{},"boolean":true}')
