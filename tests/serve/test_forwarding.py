"""What may be sent on to the server of a remote store: plain queries whole, all else not at all."""

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.query.saved import load, names
from craftgraph.serve.forwarding import sendable
from craftgraph.serve.guard import TOKEN
from craftgraph.serve.refusal import Refusal

BASE = "https://example.org/id/"
RDF = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
XSD = "http://www.w3.org/2001/XMLSchema#"


def sent(query: str) -> str:
    return sendable(query, BASE).text


@pytest.mark.parametrize(
    ("query", "text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }", "SELECT"),
        ("ask{}#x\n", "ask{}\n", "ASK"),
        ("# SELECT\nDESCRIBE <urn:x:a>", "\nDESCRIBE <urn:x:a>", "DESCRIBE"),
        ("SELECT * { <place/a> ?p ?o }", f"BASE <{BASE}> SELECT * {{ <place/a> ?p ?o }}", "SELECT"),
        ("PREFIX x: <urn:x:> ASK { x:a x:b 1.5e3, -2 }", "PREFIX x: <urn:x:> ASK { x:a x:b 1.5e3, -2 }", "ASK"),
        ("ASK { ?s rdf:type ?o }", RDF + "ASK { ?s rdf:type ?o }", "ASK"),
        (f"ASK {{ FILTER(<{XSD}integer>('1') < 2) }}", f"ASK {{ FILTER(<{XSD}integer>('1') < 2) }}", "ASK"),
        ("ASK { ?s ?p '# no', \"INSERT\", 'SERVICE' }", "ASK { ?s ?p '# no', \"INSERT\", 'SERVICE' }", "ASK"),
    ],
)
def test_queries_are_sent(query: str, text: str, form: str) -> None:
    assert (sent(query), sendable(query, BASE).form) == (text, form)


@pytest.mark.parametrize("name", names())
def test_saved_questions_are_sent_but_for_their_comments(name: str) -> None:
    sparql = load(name).sparql
    assert sent(sparql) == re.sub(r"^( *)#.*", r"\1", sparql, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("INSERT DATA { <a:b> <a:b> 1 }", 403, "read-only"),
        ("LOAD <http://example.org/>", 403, "read-only"),
        ("SELECT * {} ; DROP ALL", 403, "read-only"),
        ("SELECT * { SERVICE <http://example.org/> {} }", 403, "SERVICE is refused"),
        ("SELECT * { { SELECT * { FILTER EXISTS { SERVICE ?x {} } } } }", 403, "SERVICE is refused"),
        # what Virtuoso takes besides SPARQL
        ('DEFINE get:soft "replacing" SELECT * { ?s ?p ?o }', 400, "DEFINE is no word"),
        ("SELECT * FROM <http://example.org/> OPTION (get:soft 'soft') {}", 400, "OPTION is no word"),
        ("ASK { FILTER(bif:http_get('http://example.org/')) }", 403, "SPARQL's own"),
        ("ASK { ?s bif:contains 'x' }", 400, "prefix bif: is not declared"),
        ("PREFIX bif: <bif:> ASK { FILTER(bif:http_get('http://example.org/')) }", 403, "SPARQL's own"),
        ("ASK { FILTER(<bif:http_get> ('http://example.org/')) }", 403, "SPARQL's own"),
        ("PREFIX bif: <bif:> ASK { FILTER(bif:http_get # (\n('http://example.org/')) }", 403, "SPARQL's own"),
        ("PREFIX xsd: <bif:> ASK { FILTER(xsd:http_get('http://example.org/')) }", 403, "SPARQL's own"),
        (f"PREFIX x: <{XSD}> PREFIX x: <bif:> ASK {{ FILTER(x:http_get('')) }}", 400, "declared twice"),
        ("SELECT (sql:version() AS ?v) {}", 403, "SPARQL's own"),
        ("SELECT `now()` {}", 400, "line 1, column 8"),
        ("SELECT * {} ;;; sparql clear graph <x:y>", 400, "sparql is no word"),
        # what could be read in two ways
        ("ASK { FILTER(1 <1)#>\n } # '''\n", 400, "IRI or a sign"),
        ("ASK { ?s ?p '\\u0027 }'", 400, "cannot be read"),
        ("ASK { ?s ?p <a'b> }", 400, "IRI or a sign"),
        ("SELEC * {}", 400, "SELEC is no word"),
        ("", 400, "SELECT, ASK"),
        ("SELECT * {\n ?s ?p 'x\n' }", 400, "line 2, column 8"),
    ],
)
def test_what_is_not_sent(query: str, status: int, words: str) -> None:
    with pytest.raises(Refusal, match=re.escape(words)) as refused:
        sent(query)
    assert refused.value.status == status


PIECES = [
    "SELECT", "*", "{", "}", "?s", "cg:role", "<urn:x:y>", "<http://e/#a>", "'a'", '"b"', "'''c\n'''", "#d\n", "INSERT",
    "DEFINE", "SERVICE", "bif:f", "(", ")", "<", ">", "'", '"', "\\", "\\u0053", "#", "\n", " ", "1", ";",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_sent_has_no_comments_and_no_strange_words(text: str) -> None:
    try:
        found = sent(f"SELECT {text}")
    except Refusal:
        return
    bare = re.sub(r"'''.*?'''|'[^']*'|\"[^\"]*\"|<[^>\s]*>", " ", found, flags=re.DOTALL)
    assert not re.search(r"#|(?<![\w?:])(INSERT|DEFINE|SERVICE)|bif:f\s*\(", bare)


def reads(query: str) -> bool:
    """Whether Oxigraph takes the text for a query."""
    try:
        ox.Store().query(query, base_iri=BASE)
    except (SyntaxError, ValueError):
        return False
    return True


@given(st.text("<>#'\"?a1:=&|{}()\n ./\\", max_size=30))
def test_what_is_sent_is_a_query_where_what_was_asked_is_one(text: str) -> None:
    query = f"SELECT * {{ ?s ?p ?o FILTER(?o = 1 {text}) }}"
    try:
        found = sent(query)
    except Refusal:
        return
    assert reads(found) == reads(query)


def test_all_tokens_are_kept_in_their_order() -> None:
    query = (
        'SELECT ?s (COUNT(*) AS ?n) { ?s cg:a/cg:b* "x"@kk ; a [] . FILTER(?n >= 1 && !(?s IN (1, 2))) } GROUP BY ?s'
    )
    assert sent(query).endswith(f"> {query}")
    assert "".join(match[0] for match in TOKEN.finditer(query)) == query
