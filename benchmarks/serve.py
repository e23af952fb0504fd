"""Requests a second and latencies of the endpoint, beside a bare handler and beside rdflib-endpoint, in one run.

    python benchmarks/serve.py [--quads 100000] [--seconds 4] [--connections 1 8 32] [--peer PYTHON]

All serve the same Oxigraph store of made-up statements under uvicorn, and get the same queries, each with another
constant, by HTTP/1.1 with kept connections. The bare handler is Starlette over pyoxigraph with its thread pool: no
limits, no checks, no negotiation. PYTHON is an interpreter that has rdflib-endpoint and oxrdflib; without it that
column is left out. Prints a table in Markdown.
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

BASE = "https://w3id.org/craftgraph/id/"
CG = "https://w3id.org/craftgraph/ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PREFIXES = (
    f"PREFIX cg: <{CG}> PREFIX nif: <{NIF}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX schema: <https://schema.org/> "
)
QUERIES = (
    "SELECT ?who ?role ?text WHERE {{ GRAPH ?s {{ ?p cg:holder <{person}> ; cg:role ?role }} ?s nif:anchorOf ?text }}",
    "SELECT ?label WHERE {{ <{person}> skos:prefLabel ?label }}",
    "SELECT ?title ?by ?text WHERE {{ GRAPH ?s {{ ?c cg:recipient <{person}> ; cg:title ?t ; cg:conferredBy ?by }} "
    "?t skos:prefLabel ?title . ?s nif:anchorOf ?text }}",
    "SELECT ?s ?text WHERE {{ ?s nif:referenceContext <{article}> ; nif:anchorOf ?text }} LIMIT 20",
)


def quads(count: int) -> Iterator[ox.Quad]:
    """Statements in the shape of ours: one small graph a sentence, its description in the article's graph."""
    node, text, made = ox.NamedNode, ox.Literal, 0
    rdf_type = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = node("http://www.w3.org/2004/02/skos/core#prefLabel")
    chance = random.Random(7)
    for n in range(count):
        article = node(f"{BASE}article/a{n}")
        for k in range(4):
            sentence = node(f"{article.value}#char={k * 100},{k * 100 + 90}")
            person = node(f"{BASE}person/p{chance.randrange(count // 40)}")
            body = node(f"{BASE}organization/o{n % 900}")
            said = node(f"{BASE}statement/s{n}-{k}")
            title = node(f"{BASE}title/t{chance.randrange(300)}")
            roles = (
                [("holder", person), ("role", text("басшысы", language="kk")), ("organization", body)]
                if k % 2
                else [("recipient", person), ("title", title), ("conferredBy", body)]
            )
            yield from (ox.Quad(said, node(f"{CG}{role}"), value, sentence) for role, value in roles)
            yield ox.Quad(said, rdf_type, node(f"{CG}{'Position' if k % 2 else 'Conferral'}"), sentence)
            yield from (
                ox.Quad(thing, label, text(f"Аты {thing.value[-6:]}", language="kk"), sentence)
                for thing in (person, body, title)
            )
            yield ox.Quad(sentence, rdf_type, node(f"{NIF}Sentence"), article)
            yield ox.Quad(sentence, node(f"{NIF}anchorOf"), text(f"Сөйлем {n} {k}. " * 6, language="kk"), article)
            yield ox.Quad(sentence, node(f"{NIF}referenceContext"), article, article)
            made += 10
        if made >= count:
            return


def query(n: int, chance: random.Random, count: int) -> str:
    """The queries in turns, each about some thing that there is."""
    person = f"{BASE}person/p{chance.randrange(count // 40)}"
    article = f"{BASE}article/a{chance.randrange(count // 40)}"
    return PREFIXES + QUERIES[n % len(QUERIES)].format(person=person, article=article)


BARE = """
import pyoxigraph as ox, sys, uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route
store = ox.Store.read_only(sys.argv[1])
def answer(text):
    return store.query(text, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)
async def sparql(request):
    body = await run_in_threadpool(answer, request.query_params["query"])
    return Response(body, media_type="application/sparql-results+json")
uvicorn.run(Starlette(routes=[Route("/sparql", sparql)]), port=int(sys.argv[2]), log_level="warning", access_log=False)
"""
PEER = """
import sys, uvicorn
from oxrdflib import OxigraphStore
import pyoxigraph as ox
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(store=OxigraphStore(store=ox.Store.read_only(sys.argv[1])), default_union=True)
app = SparqlEndpoint(graph=graph, path="/sparql")
uvicorn.run(app, port=int(sys.argv[2]), log_level="error", access_log=False)
"""
OURS = """
import sys, uvicorn
from craftgraph.serve.app import application
from craftgraph.serve.pool import Limits, Pool
from craftgraph.graph.namespaces import PREFIXES
from craftgraph.serve.site import Settings
from craftgraph.serve.wire import Source
source = Source(sys.argv[1], sys.argv[3] == "memory", False, 1 << 30, PREFIXES)
settings = Settings("http://localhost/", PREFIXES["cgr"], "en", False, f"oxigraph:{sys.argv[1]}")
app = application(Pool(source, Limits()), settings)
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""


class Server:
    """A server in a process of its own."""

    def __init__(self, name: str, python: str, program: str, *arguments: str) -> None:
        self.name = name
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [python, "-c", program, arguments[0], str(self.port), *arguments[1:]]
        self.process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(Path("src").resolve())})
        deadline = time.monotonic() + 120
        while not self.answers():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise SystemExit(f"{name} did not start")
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether somebody listens at its port."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


async def connection(port: int, count: int, until: float, seed: int) -> list[float]:
    """Ask one question after the other over one connection; return how long each took, in seconds."""
    chance, times = random.Random(seed), []
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        path = f"/sparql?query={quote(query(seed + len(times), chance, count))}"
        accept = "application/sparql-results+json"
        begin = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        times.append(time.perf_counter() - begin)
    writer.close()
    return times


async def load(port: int, count: int, connections: int, seconds: float, seed: int) -> tuple[float, list[float]]:
    """Return requests a second and all latencies."""
    begin = time.perf_counter()
    every = await asyncio.gather(
        *(connection(port, count, begin + seconds, seed * 1000 + i) for i in range(connections))
    )
    times = [t for each in every for t in each]
    return len(times) / (time.perf_counter() - begin), times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--peer", help="a Python that has rdflib-endpoint")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/store"
        store = ox.Store(path)
        store.bulk_extend(quads(options.quads))
        store.optimize()
        print(f"{len(store):,} quads, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
        del store
        servers = [
            Server("craftgraph serve", sys.executable, OURS, path, "memory"),
            Server("craftgraph serve, on disk", sys.executable, OURS, path, "disk"),
            Server("bare handler", sys.executable, BARE, path),
        ]
        if options.peer:
            servers.append(Server("rdflib-endpoint", options.peer, PEER, path))
        try:
            measure(servers, options.quads, options.seconds, options.connections)
        finally:
            for server in servers:
                server.process.terminate()
                server.process.wait()


def measure(servers: list[Server], count: int, seconds: float, at: list[int]) -> None:
    """Load the servers in turns, so that what else the machine does meets all alike, and print the table."""
    for server in servers:
        asyncio.run(load(server.port, count, 1, 0.5, 99))
    print("| connections | server | requests/s | p50 ms | p99 ms |\n| --- | --- | --- | --- | --- |")
    for connections in at:
        rates: dict[str, list[float]] = {s.name: [] for s in servers}
        times: dict[str, list[float]] = {s.name: [] for s in servers}
        for turn in range(4):
            for server in servers:
                if server.name == "rdflib-endpoint" and turn:
                    continue
                length = seconds * 2 if server.name == "rdflib-endpoint" else seconds / 4
                rate, each = asyncio.run(load(server.port, count, connections, length, turn))
                rates[server.name].append(rate)
                times[server.name] += each
        for name, found in rates.items():
            found_times = sorted(times[name])
            p50, p99 = statistics.median(found_times), found_times[int(len(found_times) * 0.99)]
            rate = statistics.mean(found)
            print(f"| {connections} | {name} | {rate:,.1f} | {p50 * 1e3:.2f} | {p99 * 1e3:.2f} |", flush=True)


if __name__ == "__main__":
    main()
