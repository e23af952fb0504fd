"""Serving a remote store, over HTTP: our own endpoint and Virtuoso behind us, and servers that fail on purpose."""

import asyncio
import contextlib
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pyoxigraph as ox
import pytest

from craftgraph.graph.namespaces import PREFIXES
from craftgraph.graph.replace import insert_data
from craftgraph.graph.results import storable
from craftgraph.graph.transport import Access, Transport
from craftgraph.query.saved import load, names
from craftgraph.serve.answering import GoneError, Limits
from craftgraph.serve.app import application
from craftgraph.serve.remote import Remote
from craftgraph.serve.site import Settings
from craftgraph.serve.wire import Question

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/craftgraph/id/"
LOGIN = {"CRAFTGRAPH_USER": "dba", "CRAFTGRAPH_PASSWORD": "dba", "CRAFTGRAPH_AUTH": "digest"}
JSON = "application/sparql-results+json"
NAMED = f"{BASE}article/fx-kk#char=0,126"


@pytest.fixture(scope="module")
def over_virtuoso(virtuoso, run_server, tmp_path_factory) -> Iterator[httpx.Client]:
    """A client of a server over a Virtuoso that holds the fixture."""
    quads = storable(ox.parse(path=str(ROOT / "tests/fixtures/sample.trig")))
    transport = Transport(Access(virtuoso, virtuoso, "", "dba", "dba", "digest"))
    for operation in insert_data(sorted(quads, key=str)):
        transport.update(operation)
    folder = tmp_path_factory.mktemp("over-virtuoso")
    with run_server(virtuoso, "--max-rows=1000", folder=folder, environment=LOGIN) as (address, log):
        with httpx.Client(base_url=address, timeout=60) as client:
            yield client
        assert "Traceback" not in log.read_text()


@pytest.fixture(params=["ours", pytest.param("virtuoso", marks=pytest.mark.slow)])
def behind(request) -> httpx.Client:
    """A client of a server over a remote store, by the kind of that."""
    return request.getfixturevalue(f"over_{request.param}")


def answer(client: httpx.Client, query: str, accept: str = JSON, **parameters: object) -> httpx.Response:
    response = client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(accept)
    return response


QUESTIONS = [
    "SELECT DISTINCT ?s ?role { ?s cg:role ?role }",
    "SELECT DISTINCT ?t ?o { <statement/Conferral-almaty> ?t ?o }",
    "SELECT DISTINCT ?d { ?r cg:duration ?d }",
    "SELECT ?direct (COUNT(DISTINCT ?q) AS ?n) { ?q cg:direct ?direct } GROUP BY ?direct",
    "SELECT ?text { GRAPH ?s { ?p cg:role 'басшысы'@kk } ?s nif:anchorOf ?text } # a comment",
]


@pytest.mark.parametrize("query", QUESTIONS)
def test_rows_are_those_of_the_store_itself(behind, client, query):
    rows = [
        {tuple(sorted((k, *sorted(v.items())) for k, v in row.items())) for row in found["results"]["bindings"]}
        for found in (answer(each, query).json() for each in (behind, client))
    ]
    assert rows[0] == rows[1] != set()


def test_results_in_each_format(behind):
    query = "SELECT DISTINCT ?role { ?s cg:role ?role } ORDER BY ?role"
    assert answer(behind, query, "text/csv").text.split("\r\n")[0] == "role"
    for media_type in (JSON, "application/sparql-results+xml", "text/tab-separated-values"):
        body = answer(behind, query, media_type).content
        assert len(list(ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(media_type)))) == 3
    assert b"<boolean>true" in answer(behind, "ASK { ?s a cg:City }", "application/sparql-results+xml").content
    assert answer(behind, "ASK { ?s a cg:Nothing }").json()["boolean"] is False


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/trig"]
)
def test_graphs_in_each_format(behind, client, media_type):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?p { cg:holder cg:direct cg:duration cg:value } ?s ?p ?o }"
    found = [
        {
            q.triple
            for q in ox.parse(answer(each, query, media_type).content, format=ox.RdfFormat.from_media_type(media_type))
        }
        for each in (behind, client)
    ]
    assert found[0] == found[1] != set()


def test_datasets_go_along(behind):
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a cg:City }"
    counts = [
        int(answer(behind, query, **{"default-graph-uri": graph}).json()["results"]["bindings"][0]["n"]["value"])
        for graph in (NAMED, "http://example.org/none")
    ]
    assert counts == [1, 0]
    named = "ASK { GRAPH ?g { ?s a cg:City } }"
    assert answer(behind, named, **{"named-graph-uri": NAMED}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("INSERT DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:b> 1 } }", 403, "read-only"),
        ("CLEAR ALL", 403, "read-only"),
        ("ASK { SERVICE <http://127.0.0.1:9/> {} }", 403, "SERVICE is refused"),
        ("PREFIX bif: <bif:> SELECT (bif:rdf_box_data(1) AS ?x) {}", 403, "SPARQL's own"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1001", 422, "1,000 rows"),
        ("SELECT * { ?s", 400, "refuses the query"),
        ("SELECT * { ?s nothing:at ?all }", 400, "prefix nothing: is not declared"),
    ],
)
def test_what_is_refused(behind, query, status, words):
    response = behind.post("/sparql", data={"query": query})
    assert response.status_code == status, response.text
    assert words in response.text
    assert len(response.text.splitlines()) == 1


def test_the_pages(behind):
    pages = {
        "/?lang=en": "Ala Fest 2025",
        "/page/place/almaty?lang=en": "World Craft City",
        "/page/article/fx-silent": "The sky over the steppe was clear all day.",
        "/page/statement/Conferral-almaty": "World Craft City",
        "/search?q=almat": "Almaty",
        "/query?name=heads&lang=en": "Aisulu Nurlanova",
        "/suggest?q=алмат": "/page/place/almaty",
        "/.well-known/void": "void#documents> 4",
    }
    for path, words in pages.items():
        response = behind.get(path)
        assert response.status_code == 200, path
        assert words in response.text, path
    assert "Sources disagree" in behind.get("/page/place/almaty?lang=en").text


@pytest.mark.parametrize("path", ["place/almaty", "article/fx-ru", "person/erlan-satov"])
def test_linked_data_is_the_same(behind, client, path):
    found = [
        set(ox.parse(each.get(f"/data/{path}.nq").content, format=ox.RdfFormat.N_QUADS)) for each in (behind, client)
    ]
    assert found[0] == found[1] != set()
    assert behind.get(f"/id/{path}", headers={"Accept": "text/turtle"}).status_code == 303


def test_the_picture_of_the_graph(over_ours):
    response = over_ours.get("/graph", timeout=120)
    assert response.status_code == 200
    assert "Almaty" in response.text


class Far(ThreadingHTTPServer):
    """A SPARQL server that does as it is told: `how` is a function from a query to (status, media type, body)."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), FarHandler)
        self.store = ox.Store()
        self.store.load(path=str(ROOT / "tests/fixtures/sample.trig"), format=ox.RdfFormat.TRIG)
        self.how = None
        self.seen: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class FarHandler(BaseHTTPRequestHandler):
    server: Far
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body).get("query", [""])[0]  # whoever asked may have gone in the middle
        self.server.seen.append({"query": query, "authorization": self.headers.get("Authorization", "")})
        if self.server.how is not None:
            status, kind, data = self.server.how(query)
        else:
            found = self.server.store.query(query, use_default_graph_as_union=True)
            status, kind, data = 200, JSON, found.serialize(format=ox.QueryResultsFormat.JSON)
        if status == 0:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status in (301, 302):
            self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever asked may have gone
            self.wfile.write(data)


@pytest.fixture(scope="module")
def far() -> Iterator[Far]:
    running = Far()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="module")
def over_far_(far, run_server, tmp_path_factory) -> Iterator[httpx.Client]:
    environment = {"CRAFTGRAPH_USER": "me", "CRAFTGRAPH_PASSWORD": "сыр"}
    folder = tmp_path_factory.mktemp("over-far")
    with run_server(far.address, "--time-limit=4", folder=folder, environment=environment) as (address, log):
        with httpx.Client(base_url=address, timeout=60) as client:
            yield client
        assert "Traceback" not in log.read_text()


@pytest.fixture
def over_far(far, over_far_) -> Iterator[httpx.Client]:
    """A client of a server over `far`, which does its work again when the test is over."""
    far.seen.clear()
    yield over_far_
    far.how = None


def test_who_asks_is_said_by_the_environment(far, over_far):
    answer(over_far, "ASK {}")
    assert far.seen[-1]["authorization"].startswith("Basic ")
    assert re.fullmatch(r"ASK \{\}", far.seen[-1]["query"])


@pytest.mark.parametrize(
    ("status", "kind", "body", "ours", "words"),
    [
        (0, "", "", 502, "does not answer"),
        (500, "text/plain", "the disk is full\nmore", 502, "the disk is full"),
        (500, "text/html", "<html><body>secret", 502, "status 500"),
        (502, "text/html", "<html>", 502, "status 502"),
        (401, "text/plain", "who?", 502, "CRAFTGRAPH_USER"),
        (404, "text/plain", "no", 502, "no SPARQL endpoint"),
        (301, "text/plain", "", 502, "sends us elsewhere"),
        (400, "text/plain", "syntax: line 1", 400, "refuses the query: syntax: line 1"),
        (422, "text/plain", "too many rows", 422, "too many rows"),
        (429, "text/plain", "", 503, "is busy"),
        (503, "text/plain", "", 503, "is busy"),
        (504, "text/plain", "", 504, "a time limit of its own"),
        (200, "text/html", "<html>", 502, "that can be read"),
        (200, JSON, '{"head": {}}', 502, "that can be read"),
        (200, JSON, "[" * 100_000, 502, "that can be read"),
    ],
)
def test_a_far_side_that_fails(far, over_far, status, kind, body, ours, words):
    far.how = lambda _: (status, kind, body.encode())
    response = over_far.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert (response.status_code, words in response.text) == (ours, True), response.text
    assert len(response.text.splitlines()) == 1
    assert "127.0.0.1" not in response.text
    page = over_far.get("/page/place/almaty?lang=en", headers={"Accept": "text/html"})
    assert page.status_code == ours
    assert "No answer" in page.text


def test_an_answer_that_is_too_large(far, over_far):
    far.how = lambda _: (200, JSON, b" " * (33 << 20))
    response = over_far.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert response.status_code == 422
    assert "32 MiB" in response.text


def test_heavy_queries_are_ended_and_light_ones_go_on(far, over_far):
    def how(query: str) -> tuple[int, str, bytes]:
        if "heavy" in query:
            time.sleep(8)
        return 200, JSON, b'{"head": {}, "boolean": true}'

    far.how = how
    found: list[tuple[int, float]] = []

    def ask(n: int) -> None:
        begin = time.monotonic()
        response = httpx.get(f"{over_far.base_url}/sparql", params={"query": f"ASK {{ ?heavy ?p {n} }}"}, timeout=60)
        found.append((response.status_code, time.monotonic() - begin))

    threads = [threading.Thread(target=ask, args=[n]) for n in range(24)]
    for thread in threads:
        thread.start()
    time.sleep(2.5)  # the heavy ones have lost the patience of the quick lane
    begin = time.monotonic()
    assert answer(over_far, "ASK { ?light ?p ?o }").json()["boolean"] is True
    waited = time.monotonic() - begin
    for thread in threads:
        thread.join()
    assert waited < 3
    assert {status for status, _ in found} <= {504, 503}
    assert sum(status == 504 for status, _ in found) >= 8
    assert max(seconds for _, seconds in found) < 30


def test_a_far_side_that_is_gone_and_comes_back(run_server, tmp_path):
    running = Far()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    with run_server(running.address, folder=tmp_path) as (address, log):
        assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}).status_code == 200
        port, running.how = running.server_port, lambda _: (0, "", b"")  # kept connections end, too
        running.shutdown()
        running.server_close()
        for path in ("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", "/page/place/almaty", "/"):
            response = httpx.get(address + path, timeout=30)
            assert response.status_code == 502
            assert "does not answer" in response.text
        back = ThreadingHTTPServer(("127.0.0.1", port), FarHandler, bind_and_activate=False)
        back.allow_reuse_address = True
        back.server_bind()
        back.server_activate()
        back.store, back.how, back.seen = running.store, None, []  # type: ignore[attr-defined]
        threading.Thread(target=back.serve_forever, daemon=True).start()
        assert httpx.get(f"{address}/page/place/almaty", timeout=30).status_code == 200
        back.shutdown()
        back.server_close()
        assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("name", names())
def test_saved_questions_have_the_same_answers(behind, client, name):
    query = load(name, "kk").sparql
    found = [answer(each, query).json()["results"]["bindings"] for each in (behind, client)]
    # what GROUP_CONCAT joins has no order
    plain = [
        sorted(sorted((k, *sorted(v["value"].split("; "))) for k, v in row.items()) for row in rows) for rows in found
    ]
    assert plain[0] == plain[1]


LIMITS = Limits(time=5, quick=2, slow=1, patience=0.2)


def test_a_query_that_nobody_waits_for_is_given_up(far):
    far.how = lambda query: (time.sleep(4 if "heavy" in query else 0), (200, JSON, b'{"head": {}, "boolean": false}'))[
        1
    ]

    async def leaves() -> None:
        await asyncio.sleep(0.4)

    async def asked() -> float:
        async with Remote(Access(far.address, far.address), LIMITS) as remote:
            begin = time.monotonic()
            question = Question("ASK { ?heavy ?p ?o }", BASE, JSON, None, 10, 1000)
            with pytest.raises(GoneError):
                await remote.ask(question, leaves)
            return time.monotonic() - begin

    try:
        assert asyncio.run(asked()) < 3
    finally:
        far.how = None


def test_new_names_are_found_after_a_while(monkeypatch):
    monkeypatch.setattr("craftgraph.serve.app.REFRESH", 0.2)
    running = Far()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    app = application(
        Remote(Access(running.address, running.address), LIMITS),
        Settings("http://test/", BASE, "en", False, running.address),
    )
    town = [
        f"<{BASE}place/new> a cg:City",
        f'<{BASE}place/new> skos:prefLabel "Novel Town"@en',
    ]

    async def found() -> list[bool]:
        seen = []
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
        ):
            seen.append("Novel Town" in (await client.get("/search?q=novel")).text)
            running.store.update(f"INSERT DATA {{ GRAPH <{NAMED}> {{ {' . '.join(town)} }} }}", prefixes=PREFIXES)
            for _ in range(200):
                await asyncio.sleep(0.1)
                if "Novel Town" in (await client.get("/search?q=novel")).text:
                    break
            seen.append("Novel Town" in (await client.get("/search?q=novel")).text)
        return seen

    assert asyncio.run(found()) == [False, True]
    running.shutdown()
    running.server_close()
