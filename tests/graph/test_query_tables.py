"""Answers for people and programs."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from craftgraph.errors import UsageError
from craftgraph.query import saved
from craftgraph.query.table import Table, csv_text, json_text, labelled, labels, short, table, text, tsv_text, turtle
from craftgraph.query.width import padded, visible, width, wrapped

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TERMS = st.one_of(
    st.none(),
    TEXTS.map(Literal),
    TEXTS.map(lambda t: Literal(t, language="kk")),
    st.integers(-(10**12), 10**12).map(Literal),
    st.sampled_from(["https://example.org/a", "urn:x:қала"]).map(NamedNode),
)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Table(("a",), []), "a\n-"),
        (
            Table(("name", "n"), [[Literal("Алматы"), Literal(5)], [Literal("Й" + "и\u0306"), Literal(12)]]),
            "name    n\n------ --\nАлматы  5\nЙи\u0306     12",
        ),
        (Table(("x", "y"), [[Literal("羊毛"), Literal("a")], [None, Literal("b")]]), "x    y\n---- -\n羊毛 a\n     b"),
        (Table(("i",), [[NamedNode("https://w3id.org/craftgraph/ontology#City")]]), "i\n-------\ncg:City"),
        (Table(("t",), [[Literal("a\nb\x1b[2J\u202e!")]]), "t\n---------\na b [2J !"),
    ],
)
def test_text(found: Table, expected: str) -> None:
    assert text(found) == expected


def test_text_fits_into_the_terminal() -> None:
    found = Table(
        ("who", "said"), [[Literal("Айсұлу Бекова"), Literal("бір екі үш төрт бес алты жеті сегіз тоғыз он")]]
    )
    shown = text(found, 40)
    assert max(map(width, shown.splitlines())) <= 40
    assert " ".join(line[14:].strip() for line in shown.splitlines()[2:]) == found.rows[0][1].value


@given(TEXTS, st.integers(1, 30))
def test_wrapping_loses_nothing(words: str, columns: int) -> None:
    lines = list(wrapped(words, columns))
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line) <= max(columns, 2) for line in lines)


@given(TEXTS)
def test_visible_has_no_control_characters(words: str) -> None:
    shown = visible(words)
    assert all(c.isprintable() or ord(c) > 0x9F for c in shown)
    assert width(padded(shown, 50)) >= 50


@given(st.lists(st.tuples(TERMS, TERMS), max_size=6))
def test_csv_json_and_tsv_come_back(rows) -> None:
    found = Table(("a", "b"), rows)
    assert list(csv.reader(io.StringIO(csv_text(found), newline=""))) == [
        ["a", "b"],
        *([("" if t is None else t.value) for t in row] for row in rows),
    ]
    for written, form in ((json_text(found), QueryResultsFormat.JSON), (tsv_text(found), QueryResultsFormat.TSV)):
        solutions = parse_query_results(written, format=form)
        assert [(s["a"], s["b"]) for s in solutions] == [tuple(row) for row in rows]


def test_json_of_a_yes_or_no() -> None:
    assert json.loads(json_text(True)) == {"head": {}, "boolean": True}


def test_turtle_is_sorted_has_prefixes_and_comes_back() -> None:
    city = NamedNode("https://w3id.org/craftgraph/ontology#City")
    triples = [Triple(NamedNode(f"urn:x:{c}"), NamedNode("urn:x:p"), o) for c in "ba" for o in (city, Literal("x\n"))]
    written = turtle([*triples, *triples])
    assert written == turtle(reversed(triples))
    assert "cg:City" in written
    assert written.index("urn:x:a") < written.index("urn:x:b")
    assert {q.triple for q in parse(written, format=RdfFormat.TURTLE)} == set(triples)


def test_names_in_the_place_of_iris(store) -> None:
    found = table(store.query("SELECT ?who ?class { ?p cg:holder ?who . ?who a ?class } ORDER BY ?who"))
    assert [row[0].value for row in labelled(found, store, "kk").rows] == ["Айсұлу Бекова", "Galym Serikov"]
    assert [row[0].value for row in labelled(found, store, "ru").rows] == ["Айсұлу Бекова", "Galym Serikov"]
    assert {row[1].value for row in labelled(found, store, "kk").rows} == {
        "https://w3id.org/craftgraph/ontology#Person"
    }
    assert labels(store, [], "en") == {}


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://w3id.org/craftgraph/ontology#City", "cg:City"),
        ("https://w3id.org/craftgraph/id/place/almaty-1", "cgr:place/almaty-1"),
        ("https://w3id.org/craftgraph/ontology", "https://w3id.org/craftgraph/ontology"),
    ],
)
def test_short(iri: str, expected: str) -> None:
    assert short(iri) == expected


@pytest.mark.parametrize("name", saved.names())
def test_saved_questions_ask_in_three_languages_and_parse(name: str, store) -> None:
    assert set(saved.questions(saved.load(name).sparql)) == {"kk", "ru", "en"}
    assert saved.load(name).question.endswith("?")
    assert saved.load(name, "kk").question != saved.load(name).question
    table(store.query(saved.load(name).sparql))


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no saved question is called 'recrods'; did you mean records"):
        saved.load("recrods")
    with pytest.raises(UsageError, match=r"there are .*heads"):
        saved.load("xyzzyx")
