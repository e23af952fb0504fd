"""Quads: every triple in the graph of its sentence, and any text comes back as it was."""

import dataclasses
import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from craftgraph.entities.identity import Identified
from craftgraph.graph.literals import decimal, duration, literal
from craftgraph.graph.namespaces import CG, DCTERMS, NIF, PROV, RDF, SCHEMA, SKOS, web_iri
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.model import (
    Article,
    Entity,
    EntityRef,
    Extraction,
    Mention,
    Property,
    Role,
    Sentence,
    Statement,
    Text,
)

RUN = Run("1.0")
BASE = "https://w3id.org/craftgraph/id/"
THING = Identified("https://example.org/x", (("en", "Thing"), ("kk", "Зат")), (("kk", "Нәрсе"),), ())
# Lone surrogates are no Unicode text; reading refuses them.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def read(text: str = "Зат.", **article: object) -> Extraction:
    mention = Mention("Title", 0, 3, 0, "Зат")
    return Extraction(
        Article(**{"id": "a", "text": text, "language": "kk", **article}),  # type: ignore[arg-type]
        (Sentence(0, 0, len(text), text, ()),),
        (Entity("Title", ("Зат",), (mention,)),),
        (),
        (),
    )


def quads(extraction: Extraction, *identified: Identified) -> set[Quad]:
    return set(parse(nquads(extraction, identified, run=RUN), format=RdfFormat.N_QUADS))


def said(found: set[Quad], graph: str) -> set[tuple[str, str, str]]:
    """(subject, local name of the predicate, object) of the triples in a graph."""
    return {
        (q.subject.value, re.split("[#/]", q.predicate.value)[-1], q.object.value)
        for q in found
        if q.graph_name == NamedNode(graph)
    }


def test_what_a_sentence_states_stands_in_its_graph(extractions, to_quads) -> None:
    iri, data = to_quads(extractions["title-kk"])
    found = set(parse(data, format=RdfFormat.N_QUADS))
    conferral = {p: o for s, p, o in said(found, f"{iri}#char=0,64") if "/statement/Conferral-" in s}
    assert conferral["type"] == f"{CG}Conferral"
    assert conferral["date"] == "2024-05-05"
    names = {(p, o) for s, p, o in said(found, f"{iri}#char=0,64") if s == conferral["recipient"]}
    assert names == {("type", f"{CG}City"), ("prefLabel", "Көкөзек")}
    graphs = {q.graph_name.value for q in found if q.predicate.value.startswith(CG)}
    assert graphs == {f"{iri}#char={span}" for span in ("0,64", "104,171", "172,209")}


def test_the_article_graph_describes_article_sentences_and_run(extractions, to_quads, run) -> None:
    iri, data = to_quads(extractions["title-kk"])
    about = said(set(parse(data, format=RdfFormat.N_QUADS)), iri)
    own = {(p, o) for s, p, o in about if s == iri}
    text = extractions["title-kk"].article.text
    assert {("identifier", "title-kk"), ("language", "kk"), ("publisher", "DALA.TEST")} < own
    assert {("datePublished", "2024-05-07"), ("isString", text), ("title", "Көкөзек – киіз қаласы")} < own
    assert {o for p, o in own if p == "type"} == {
        f"{CG}Article",
        f"{SCHEMA}NewsArticle",
        f"{PROV}Entity",
        f"{NIF}Context",
    }
    sentence = {(p, o) for s, p, o in about if s == f"{iri}#char=0,64"}
    assert {("beginIndex", "0"), ("endIndex", "64"), ("anchorOf", text[0:64]), ("referenceContext", iri)} < sentence
    assert ("wasGeneratedBy", run.iri()) in sentence
    assert (run.iri(), "softwareVersion", "0.0.test") in about
    derived = {o for s, p, o in about if p == "wasDerivedFrom" and "/Position-" in s}
    assert derived == {f"{iri}#char=104,171"}


@pytest.mark.parametrize(
    ("known", "nominal", "expected"),
    [
        ((), False, {"a#char=0,4": {"prefLabel Зат"}, "a": {"prefLabel Thing", "altLabel Нәрсе"}}),
        ((), True, {"a": {"prefLabel Зат", "prefLabel Thing", "altLabel Нәрсе"}}),
        (
            (("en", "Thing"), ("kk", "Нәрсе")),
            False,
            {"a#char=0,4": {"prefLabel Зат"}, "../graph/authority": {"prefLabel Thing", "altLabel Нәрсе"}},
        ),
        (
            (("kk", "Зат"), ("en", "Thing"), ("kk", "Нәрсе")),
            False,
            {
                "a#char=0,4": {"prefLabel Зат"},
                "../graph/authority": {"prefLabel Зат", "prefLabel Thing", "altLabel Нәрсе"},
            },
        ),
    ],
)
def test_where_names_stand(known, nominal: bool, expected: dict[str, set[str]]) -> None:
    extraction = read()
    mention = dataclasses.replace(extraction.entities[0].mentions[0], nominal=nominal)
    extraction = dataclasses.replace(extraction, entities=(Entity("Title", ("Зат",), (mention,)),))
    found = quads(extraction, dataclasses.replace(THING, authority=known))
    labels: dict[str, set[str]] = {}
    for quad in found:
        if quad.subject.value == THING.iri and quad.predicate.value.startswith(SKOS):
            graph = quad.graph_name.value.removeprefix(f"{BASE}article/").replace(BASE, "../")
            labels.setdefault(graph, set()).add(f"{quad.predicate.value.removeprefix(SKOS)} {quad.object.value}")
    assert labels == expected
    types = {q.graph_name.value for q in found if q.subject.value == THING.iri and q.predicate.value == f"{RDF}type"}
    assert types == {f"{BASE}article/a#char=0,4"}


def test_links_stand_in_the_authority_graph_which_says_where_it_comes_from() -> None:
    links = {"same_as": ("https://sws.geonames.org/1/",), "close_match": ("http://www.wikidata.org/entity/Q1",)}
    found = said(quads(read(), dataclasses.replace(THING, **links)), f"{BASE}graph/authority")
    assert {(p, o) for s, p, o in found if s == THING.iri} == {
        ("sameAs", "https://sws.geonames.org/1/"),
        ("closeMatch", "http://www.wikidata.org/entity/Q1"),
    }
    assert {p for s, p, _ in found if s == f"{BASE}graph/authority"} == {"type", "title", "wasAttributedTo"}


@given(text=TEXTS, name=TEXTS.filter(bool), title=TEXTS, publisher=TEXTS, id_=TEXTS)
def test_any_text_comes_back(text: str, name: str, title: str, publisher: str, id_: str) -> None:
    extraction = dataclasses.replace(
        read(text, id=id_, title=title, publisher=publisher, published=datetime.date(2025, 1, 2)),
        properties=(Property(0, "occupation", Text(name, "kk"), 0),),
        statements=(Statement("Position", (Role("role", Text(name, "kk"), 0),), 0, 0, 1),),
    )
    data = nquads(extraction, (THING,), run=RUN)
    store = Store()
    store.load(data, format=RdfFormat.N_QUADS)
    objects = {(q.predicate.value, q.object.value) for q in store}
    assert {(f"{NIF}isString", text), (f"{DCTERMS}identifier", id_), (f"{CG}role", name)} <= objects
    assert ((f"{DCTERMS}title", title) in objects) == bool(title)
    assert len(store) == data.count(b"\n") == len(data.splitlines())
    assert set(store) == set(parse(data, format=RdfFormat.N_QUADS))


@given(st.one_of(TEXTS, TEXTS.map(lambda t: f"https://{t}"), TEXTS.map(lambda t: f"http://a.example:80/{t}#{t}")))
def test_any_address_gives_valid_rdf(address: str) -> None:
    found = quads(read(url=address), THING)
    (url,) = [q.object for q in found if q.predicate.value == f"{SCHEMA}url"] or [None]
    assert (url is None) == (address == "")
    if isinstance(url, NamedNode):
        assert url.value.isascii()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://dala.example/a?b=c&d=e#f", "https://dala.example/a?b=c&d=e#f"),
        (" https://dala.example/ ", "https://dala.example/"),
        ("https://dala.example/100%", "https://dala.example/100%25"),
        ("https://dala.example/%D2%9B", "https://dala.example/%D2%9B"),
        ("https://dala.example/a#b#c", "https://dala.example/a#b%23c"),
        ('https://dala.example/[a]|{b}^`\\"<>', "https://dala.example/%5Ba%5D%7C%7Bb%7D%5E%60%5C%22%3C%3E"),
        ("https://қолөнер.example/", "https://%D2%9B%D0%BE%D0%BB%D3%A9%D0%BD%D0%B5%D1%80.example/"),
        ("dala.example/a", None),
        ("https://dala.example:port/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_web_iri(address: str, expected: str | None) -> None:
    assert web_iri(address) == expected


def test_an_iri_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        nquads(read(), (dataclasses.replace(THING, iri="https://example.org/a b"),), run=RUN)


def test_the_same_bytes_every_time_and_sorted(extractions, to_quads) -> None:
    _, first = to_quads(extractions["tourism-en"])
    _, second = to_quads(extractions["tourism-en"])
    lines = first.splitlines()
    assert first == second
    assert lines == sorted(set(lines))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.integers().map(Decimal))
def test_decimals_are_those_that_the_store_keeps(value: Decimal) -> None:
    assert Decimal(decimal(value)) == value
    assert kept(decimal(value), "decimal") == decimal(value)


@given(st.tuples(*[st.integers(0, 400)] * 5), st.decimals(0, 4000, places=3))
def test_durations_are_those_that_the_store_keeps(parts: tuple[int, ...], seconds: Decimal) -> None:
    years, months, days, hours, minutes = parts
    text = duration(f"P{years}Y{months}M{days}DT{hours}H{minutes}M{seconds}S")
    assert kept(text, "duration") == text


@pytest.mark.parametrize("text", ["", "P", "PT", "1M", "P1S", "P1DT", "-PT1M"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        duration(text)


def kept(text: str, datatype: str) -> str:
    """What the store makes of a literal."""
    store = Store()
    line = f"<a:a> <a:b> {literal(text)}^^<http://www.w3.org/2001/XMLSchema#{datatype}> ."
    store.load(line, format=RdfFormat.N_QUADS)
    return str(next(iter(store)).object.value)


def unnamed(*, told: bool) -> Extraction:
    """An article with a country that no word of it names, and that a property speaks of, or nothing does."""
    extraction = read("Француз шебері. Зат.")
    sentences = (Sentence(0, 0, 15, "Француз шебері.", ()), Sentence(1, 16, 20, "Зат.", ()))
    person = Mention("Person", 8, 14, 0, "Шебер")
    return dataclasses.replace(
        extraction,
        sentences=sentences,
        entities=(Entity("Person", ("Шебер",), (person,)), Entity("Country", ("Франция",), ())),
        properties=(Property(0, "nationality", EntityRef(1), 0),) if told else (),
    )


@pytest.mark.parametrize(("told", "graph"), [(True, "a#char=0,15"), (False, "a")])
def test_a_thing_that_no_word_names_has_its_type_where_it_is_spoken_of(told: bool, graph: str) -> None:
    france = Identified("https://example.org/france", (("kk", "Франция"), ("en", "France")), (), ())
    found = quads(unnamed(told=told), THING, france)
    about = {(q.predicate.value.rpartition("#")[2], q.graph_name.value) for q in found if q.subject.value == france.iri}
    assert ("type", f"{BASE}article/{graph}") in about
    assert {graph for name, graph in about if name == "prefLabel"} == {f"{BASE}article/a"}
    assert sum(name == "type" for name, _ in about) == 1
