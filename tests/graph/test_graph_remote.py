"""Remote stores: a real SPARQL server over HTTP, one that fails on purpose, and Virtuoso where it is installed."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest

import craftgraph
from craftgraph.api import Graph
from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph.export import export
from craftgraph.graph.namespaces import ONTOLOGY
from craftgraph.graph.remote import RemoteStore
from craftgraph.graph.results import boolean, solutions
from craftgraph.graph.store import Change, Store, open_store, value_of
from craftgraph.graph.transport import Access, Transport, UnreachableError

Articles = list[tuple[str, bytes]]
RESULTS = pyoxigraph.QueryResultsFormat.JSON


class Server(ThreadingHTTPServer):
    """A SPARQL 1.1 server over Oxigraph. `plan` holds what it does to the next requests instead of answering them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = pyoxigraph.Store()
        self.plan: list[int | str] = []
        self.seen: list[dict[str, str]] = []
        self.union = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        graph = pyoxigraph.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        self.server.seen.append({"get": graph.value, "authorization": self.headers.get("Authorization", "")})
        if not self.server.store.contains_named_graph(graph):
            return self.answer(404, "text/plain", b"no such graph")
        data = self.server.store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph)
        return self.answer(200, "application/n-triples", data or b"")

    def do_PUT(self) -> None:
        graph = pyoxigraph.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.store.remove_graph(graph)
        self.server.store.load(data, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
        self.answer(204, "text/plain", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        if self.headers["Content-Type"] == "application/sparql-query":
            fields = {"query": body}
        self.server.seen.append({**fields, "authorization": self.headers.get("Authorization", "")})
        step = self.server.plan.pop(0) if self.server.plan else None
        if isinstance(step, int):
            self.answer(step, "text/plain", b"planned")
        elif step == "hang up":
            self.connection.close()
        elif step == "break off":  # carries out a part of the update, as servers without transactions do
            operations = fields["update"].split(" ;\n")
            self.server.store.update(" ;\n".join(operations[: len(operations) // 2]))
            self.connection.close()
        else:
            self.carry_out(fields)

    def carry_out(self, fields: dict[str, str]) -> None:
        try:
            if "update" in fields:
                self.server.store.update(fields["update"])
                return self.answer(200, "text/plain", b"")
            found = self.server.store.query(fields["query"], use_default_graph_as_union=self.server.union)
        except SyntaxError as error:
            return self.answer(400, "text/plain", str(error).encode())
        if isinstance(found, pyoxigraph.QueryTriples):
            return self.answer(200, "text/turtle", pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.TURTLE))
        return self.answer(200, "application/sparql-results+json", found.serialize(format=RESULTS))

    def answer(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def quick(address: str, **how: object) -> RemoteStore:
    """A store that does not wait long between tries."""
    access = Access(address, address, **how)  # type: ignore[arg-type]
    return RemoteStore(address, Transport(access, pauses=(0.01, 0.01)))


@pytest.fixture
def remote(server: Server) -> RemoteStore:
    return quick(server.address)


def test_the_selector_opens_it(server: Server) -> None:
    with open_store(server.address) as store:
        assert store.ask("ASK {}")
        assert store.selector == server.address


def behaves_like_a_local_store(remote: Store, articles: Articles, tmp_path: Path) -> None:
    first, second, third = articles
    with open_store("memory:") as local:
        for store in (local, remote):
            assert store.add_articles(articles) == Change(added=3)
            assert store.add_articles(articles) == Change(unchanged=3)
        assert remote.dump() == local.dump()
        assert len(remote) == len(local)
        assert remote.counts() == local.counts()
        changed = (first[0], second[1].replace(f"<{second[0]}".encode(), f"<{first[0]}".encode()))
        for store in (local, remote):
            assert store.add_articles([changed, third]) == Change(replaced=1, unchanged=1)
        assert remote.dump() == local.dump()
        for store in (local, remote):
            assert store.remove_article(first[0])
            assert not store.remove_article(first[0])
        assert remote.dump() == local.dump()
        for store in (local, remote):
            assert store.add_article(*first) == Change(added=1)
        assert remote.dump() == local.dump()
        background = f'<urn:x:a> <urn:x:b> "1" <{ONTOLOGY}> .\n'.encode()
        assert remote.replace_graphs([ONTOLOGY], background)
        assert not remote.replace_graphs([ONTOLOGY], background)
        assert background in remote.dump()
        assert remote.replace_graphs([ONTOLOGY], b"")
        export(local, tmp_path / "local.ttl")
        export(remote, tmp_path / "remote.ttl")
        assert (tmp_path / "remote.ttl").read_bytes() == (tmp_path / "local.ttl").read_bytes()


def test_it_behaves_like_a_local_store(remote: RemoteStore, articles: Articles, tmp_path: Path) -> None:
    behaves_like_a_local_store(remote, articles, tmp_path)


def test_whole_graphs_go_by_the_graph_store_protocol(server: Server, articles: Articles, tmp_path: Path) -> None:
    remote = quick(server.address, graphs=server.address)
    behaves_like_a_local_store(remote, articles, tmp_path)
    assert {"get": ONTOLOGY, "authorization": ""} in server.seen


def test_queries(remote: RemoteStore, articles: Articles) -> None:
    remote.add_articles(articles)
    assert {value_of(row["r"]) for row in remote.select("SELECT ?r { ?p cg:role ?r }")} == {"төрағасы"}
    assert remote.ask("ASK { ?p a cg:Position }")
    (triple,) = remote.construct("CONSTRUCT { ?p cg:role ?r } WHERE { ?p cg:role ?r }")
    assert value_of(triple.object) == "төрағасы"
    with pytest.raises(CraftGraphError, match=r"cannot read the query: error at 1:\d+"):
        remote.query("SELECT ?s { ?s ?p }")
    with pytest.raises(UsageError, match="is an update"):
        remote.query("CLEAR ALL")


def test_a_notebook_over_a_server(remote: RemoteStore, articles: Articles) -> None:
    remote.add_articles(articles)
    graph = Graph(remote, "kk")
    assert [row["r"] for row in graph.query("SELECT ?r { ?p cg:role ?r }")] == ["төрағасы"]
    assert len(graph.networkx()) > 5
    assert [str(row.r) for row in graph.rdflib().query("SELECT ?r { ?p cg:role ?r }")] == ["төрағасы"]


def test_what_passes_is_tried_again(remote: RemoteStore, server: Server, articles: Articles) -> None:
    server.plan = [503, "hang up"]
    assert remote.add_articles(articles) == Change(added=3)
    server.plan = [429]
    assert remote.ask("ASK { ?a a cg:Article }")


def test_what_does_not_pass_is_not(remote: RemoteStore, server: Server) -> None:
    for status, message in (
        (500, "failed: planned"),
        (401, "set CRAFTGRAPH_USER"),
        (404, "no SPARQL endpoint"),
        (405, "for reading only"),
    ):
        server.plan, server.seen = [status], []
        with pytest.raises(CraftGraphError, match=message):
            remote.select("SELECT * { ?s ?p ?o }")
        assert len(server.seen) == 1


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreachableError, match=r"http://127.0.0.1:9/sparql does not answer: .*refused"):
        quick("http://127.0.0.1:9/sparql").ask("ASK {}")


@pytest.mark.parametrize("step", ["break off", "hang up", 503])
def test_a_server_that_goes_down_half_way(
    server: Server, articles: Articles, run, extractions, step: int | str
) -> None:
    remote = quick(server.address)
    remote.add_article(*articles[0])
    # the article's own queries are answered, its update breaks off, and then nobody is there any more
    server.plan = ["go on", "go on", step, *["hang up"] * 20]
    with pytest.raises(CraftGraphError, match=r"does not answer: .*\. 0 articles were stored before; run it again"):
        remote.add_article(*articles[2])
    server.plan = []
    digest = run.article_digest(extractions["tourism-en"].article)
    assert not remote.has_article(articles[2][0], digest)
    assert remote.has_article(articles[0][0], run.article_digest(extractions["title-kk"].article))
    remote.add_articles(articles)
    with open_store("memory:") as local:
        local.add_articles(articles)
        assert remote.dump() == local.dump()


def test_who_asks(server: Server) -> None:
    environment = {
        "CRAFTGRAPH_USER": "me",
        "CRAFTGRAPH_PASSWORD": "сыр",
        "CRAFTGRAPH_UPDATE": f"{server.address}/update",
    }
    access = Access.from_environment(server.address, environment)
    RemoteStore(server.address, Transport(access)).ask("ASK {}")
    assert server.seen[-1]["authorization"].startswith("Basic ")
    assert access.update == f"{server.address}/update"
    assert Access.from_environment(server.address, {}).update == server.address


@pytest.mark.parametrize(
    ("name", "value"), [("CRAFTGRAPH_AUTH", "magic"), ("CRAFTGRAPH_TIMEOUT", "soon"), ("CRAFTGRAPH_TIMEOUT", "0")]
)
def test_wrong_settings(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        Access.from_environment("http://127.0.0.1/", {name: value})


def test_a_server_whose_default_graph_is_apart_is_told_so(server: Server, articles: Articles) -> None:
    server.union = False
    remote = quick(server.address)
    remote.add_articles(articles)
    with pytest.raises(CraftGraphError, match="its default graph is not the union"):
        remote.query("SELECT * { ?s ?p ?o }")


def test_large_graphs_come_in_pages(remote: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("craftgraph.graph.remote._PAGE", 7)
    data = "".join(f'<urn:x:{i // 5}> <urn:x:p> "{i}" <{ONTOLOGY}> .\n' for i in range(50)).encode()
    remote.replace_graphs([ONTOLOGY], data)
    assert set(remote.dump().splitlines()) == set(data.splitlines())
    remote.replace_graphs([ONTOLOGY], data.replace(b"<urn:x:1>", b"<urn:x:0>"))
    with pytest.raises(CraftGraphError, match="more than 7 triples of urn:x:0"):
        remote.dump()


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b'{"head":{}}'])
def test_answers_that_are_none(data: bytes) -> None:
    with pytest.raises(CraftGraphError, match="the server's answer is no"):
        solutions(data)


def test_answers_of_virtuoso() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    cell = '{"type": "typed-literal", "datatype": "%s%s", "value": "%s"}'
    for kind, value, expected in (("boolean", "1", "true"), ("boolean", "0", "false"), ("integer", "1", "1")):
        row = cell % (xsd, kind, value)
        data = f'{{"head": {{"vars": ["v"]}}, "results": {{"bindings": [{{"v": {row}}}]}}}}'.encode()
        (found,) = solutions(data)
        assert value_of(found["v"]) == expected
        assert bool(boolean(data)) == (value == "1")
    assert bool(boolean(b'{"head": {}, "boolean": true}'))


@pytest.mark.slow
def test_our_own_endpoint(
    articles: Articles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_ports: Callable[[int], list[int]]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(craftgraph.__file__).parents[1]))
    selector, (port,) = f"oxigraph:{tmp_path}/graph.db", free_ports(1)
    with open_store(selector) as local:
        local.add_articles(articles)
    command = [sys.executable, "-m", "craftgraph", "serve", "--store", selector, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}/sparql"
            remote = RemoteStore(address, Transport(Access(address, address), pauses=(0.5,) * 120))
            assert {value_of(row["r"]) for row in remote.select("SELECT ?r { ?p cg:role ?r }")} == {"төрағасы"}
            with open_store(selector, read_only=True) as local:
                assert remote.dump() == local.dump()
                assert remote.counts() == local.counts()
            with pytest.raises(CraftGraphError, match=r"403 Forbidden; it may be for reading only"):
                remote.remove_article(articles[0][0])
        finally:
            process.terminate()


@pytest.mark.slow
def test_virtuoso(virtuoso: str, articles: Articles, tmp_path: Path) -> None:
    with quick(virtuoso, user="dba", password="dba", authentication="digest", timeout=60) as store:
        behaves_like_a_local_store(store, articles, tmp_path)
        store.add_articles(articles)
        assert {value_of(row["d"]) for row in store.select("SELECT ?d { ?r cg:duration ?d }")} == {"PT1M30S"}
        access = Access(
            virtuoso, virtuoso, virtuoso.replace("/sparql-auth", "/sparql-graph-crud-auth"), "dba", "dba", "digest"
        )
        background = f'<urn:x:a> <urn:x:b> "қ"@kk <{ONTOLOGY}> .\n'.encode()
        with RemoteStore(virtuoso, Transport(access)) as by_graph:
            assert by_graph.replace_graphs([ONTOLOGY], background)
            assert not by_graph.replace_graphs([ONTOLOGY], background)
            assert background in by_graph.dump()
        with pytest.raises(CraftGraphError, match="cannot read the query: Virtuoso 37000"):
            store.query("SELECT ?s { ?s ?p }")
