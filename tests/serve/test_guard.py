"""No query reaches out to another server: what the guard lets through opens no connection."""

import contextlib
import socket
import threading

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from craftgraph.serve.guard import inspect, is_update

S = "SERVICE <http://example.org/> { ?s ?p ?o }"

REFUSED = [
    f"SELECT * {{ {S} }}",
    f"SELECT * {{ {S.lower()} }}",
    "SELECT * { SERVICE SILENT <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <http://example.org/> } SERVICE ?x { ?s ?p ?o } }",
    f"SELECT * {{ {{ SELECT * {{ {S} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {S} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {S} }} }}",
    f"SELECT * {{ ?s ?p ?o BIND(EXISTS {{ {S} }} AS ?x) }}",
    f"SELECT (EXISTS {{ {S} }} AS ?x) {{}}",
    f"SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {S} }})",
    f"SELECT * {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {S} }})",
    f"SELECT * {{ OPTIONAL {{ {S} }} }}",
    f"SELECT * {{ {{ }} UNION {{ {S} }} }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ {S} }} }}",
    f"SELECT * {{ GRAPH ?g {{ {S} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {S} }}",
    f"DESCRIBE ?s WHERE {{ {S} }}",
    f"ASK {{ {S} }}",
    f"# a comment\r ASK {{ {S} }}",
    f"ASK {{ ?s ?p '#' . {S} }}",
    f"ASK {{ ?s ?p '''a'b'' \\' # ''' . {S} }}",
    f"ASK {{ ?s <http://example.org/#> ?o . {S} }}",
    "PREFIX : <http://example.org/> ASK { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://example.org/> ASK { SERVICESILENT:x { ?s ?p ?o } }",
    "ASK { SERVICE?x{ ?s ?p ?o } }",
    "ASK { ?s ?p 1SERVICE<http://example.org/>{ ?s ?p ?o } }",
    "PREFIX : <http://example.org/> ASK { ?s ?p trueSERVICE:x{ ?s ?p ?o } }",
    "PREFIX ex: <http://a:1> ASK { ?s ex:1SERVICE<http://example.org/>{ ?s ?p ?o } }",
    "PREFIX ex: <http://e/> ASK { ?s ex:p?1SERVICE<http://example.org/>{ ?s ?p ?o } }",
    "ASK { ?s ?p ?o FILTER(1<2).SERVICE?x#>\n{ ?s ?p ?o } }",
    'ASK { ?s ?p ?o FILTER(1<2)#>"""\nSERVICE <http://example.org/> { ?s ?p ?o } #"""\n}',
    'ASK { VALUES ?x { """a" } SERVICE <http://example.org/> { ?s ?p ?o } #\\q"""\n}',
    f"ASK {{ ?s ex:a\\#b ?o . {S} }}",
    f"ASK {{ {S.replace('SERVICE', 'SERV' + chr(92) + 'u0049CE')} }}",
    f"ASK {{ {S.replace('SERVICE', chr(92) + 'U00000053ERVICE')} }}",
    f"ASK {{ \u2028 {S} }}",
]

LET_THROUGH = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?service { ?service a ?serviceType }",
    "SELECT * { ?s ?p 'SERVICE <http://example.org/> {}' }",
    'SELECT * { ?s ?p """ "SERVICE" <x> {} """ }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://example.org/> {}",
    "SELECT * { <http://service.example/service#SERVICE> ?p ?o }",
    'SELECT * { ?s ?p \'it\\\'s a service\', "a \\"service\\""@en }',
    "SELECT * { _:service ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "SELECT * { ?s ?p ?o FILTER(?o <= 3 || ?o >= 1) } # service",
    "SELECT * { ?s ?p ?o FILTER(REGEX(?o, 'service', 'i')) } LIMIT 10",
]


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query):
    assert inspect(query).refusal is not None


@pytest.mark.parametrize("query", LET_THROUGH)
def test_let_through(query):
    assert inspect(query).refusal is None
    list(ox.Store().query(query))  # and it is SPARQL


@pytest.mark.parametrize(
    ("query", "dataset"),
    [
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", True),
        ("SELECT * from named <http://example.org/> { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?o } FROM<http://example.org/> WHERE { ?s ?p ?o }", True),
        ("SELECT ?from { ex:from ?from 'FROM' } # FROM <x>", False),
        ("SELECT * { <http://example.org/from> ?p ?o }", False),
    ],
)
def test_its_own_dataset(query, dataset):
    assert inspect(query).dataset is dataset


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("INSERT DATA { <a> <b> <c> }", True),
        ("# note\nPREFIX x: <http://e/> BASE <http://e/> delete where { ?s ?p ?o }", True),
        ("LOAD <http://example.org/>", True),
        ("SELECT * { ?s ?p 'INSERT' }", False),
        ("PREFIX insert: <http://e/> ASK {}", False),
    ],
)
def test_updates_are_known(text, update):
    assert is_update(text) is update


@pytest.fixture(scope="module")
def trap():
    """A server on loopback that counts who calls; yields its address and the list of calls."""
    listener = socket.create_server(("127.0.0.1", 0))
    calls: list[int] = []

    def count():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            calls.append(1)
            connection.close()

    threading.Thread(target=count, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/", calls
    listener.close()


PIECES = [
    "SERVICE", "service ", "SeRvIcE?x", "SERVICE:x", "SILENT", "<TRAP>", "<", ">", "{", "}", "{ ?s ?p ?o }", "(", ")",
    "FILTER", "EXISTS", "NOT", "OPTIONAL", "BIND(", "AS ?z", "VALUES ?x", "SELECT * ", "?s ?p ?o", "?s ex:p?", "ex:",
    "ex:a", "1", "true", "a", ".", ";", ",", "#", "\n", "\r", '"', '"""', "'", "'''", "\\", "\\q", "\\u0053", "\\#",
    " ", "&&", "1<2", "_:b", "@en", "^^", "#>", "ERVICE", "S",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
@example(["FILTER", "(", "1<2", ")", "#>", '"""', "\n", "SERVICE", "<TRAP>", "{ ?s ?p ?o }", "#", '"""', "\n"])
@example(["VALUES ?x", "{", '"""', "a", '"', "}", "SERVICE", "<TRAP>", "{ ?s ?p ?o }", "#", "\\q", '"""', "\n"])
def test_what_is_let_through_calls_nobody(trap, pieces):
    address, calls = trap
    body = "".join(pieces).replace("TRAP", address)
    query = f"PREFIX : <{address}> PREFIX ex: <http://a:1> SELECT * {{ ?s ?p ?o {body} }}"
    if inspect(query).refusal is None:
        store = ox.Store()
        store.add(ox.Quad(ox.NamedNode("http://a/s"), ox.NamedNode("http://a/p"), ox.Literal("o")))
        with contextlib.suppress(SyntaxError, OSError, RuntimeError, ValueError):
            list(store.query(query))
        assert not calls, query


def test_the_trap_works(trap):
    address, calls = trap
    with pytest.raises(OSError, match=r"HTTP|reset"):
        list(ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))
    assert calls.pop() == 1
