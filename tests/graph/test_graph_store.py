"""The store: articles stand whole or not at all, and the same graph is the same bytes."""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from craftgraph.entities.identity import identify
from craftgraph.entities.iris import article_iri
from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph.local import LocalStore
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.sparql import QueryError, form, has_dataset, with_prefixes
from craftgraph.graph.store import Change, open_store, value_of

AUTHORITY = "https://w3id.org/craftgraph/id/graph/authority"
Articles = list[tuple[str, bytes]]


def moved(article: tuple[str, bytes], iri: str) -> tuple[str, bytes]:
    """The same content as another article."""
    old, quads = article
    return iri, quads.replace(f"<{old}#".encode(), f"<{iri}#".encode()).replace(
        f"<{old}>".encode(), f"<{iri}>".encode()
    )


@pytest.fixture(params=["memory:", "oxigraph:{}/graph.db"])
def selector(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(tmp_path)


def test_again_changes_nothing(selector: str, articles: Articles) -> None:
    with open_store(selector) as store:
        assert store.add_articles(articles) == Change(added=3)
        before = store.dump()
        assert store.add_articles(articles) == Change(unchanged=3)
        assert store.dump() == before
        assert set(before.splitlines()) == {line for _, quads in articles for line in quads.splitlines()}


def test_the_same_bytes_whatever_the_order(articles: Articles, tmp_path: Path) -> None:
    dumps = set()
    for seed in range(4):
        shuffled = list(articles)
        random.Random(seed).shuffle(shuffled)
        with open_store("memory:" if seed % 2 else f"oxigraph:{tmp_path}/{seed}") as store:
            for article in shuffled:
                store.add_article(*article)
            dumps.add(store.dump())
    assert len(dumps) == 1


def test_a_changed_article_is_replaced_whole(selector: str, articles: Articles) -> None:
    first, second, third = articles
    with open_store(selector) as store:
        store.add_articles(articles)
        before = store.dump()
        assert store.add_articles([moved(third, first[0])]) == Change(replaced=1)
        lines = set(store.dump().splitlines())
        assert lines == {line for _, quads in (second, third, moved(third, first[0])) for line in quads.splitlines()}
        assert store.add_articles([first, second]) == Change(replaced=1, unchanged=1)
        assert store.dump() == before


def test_removing_leaves_nothing_behind(selector: str, articles: Articles) -> None:
    with open_store(selector) as store:
        store.add_articles(articles)
        assert [store.remove_article(iri) for iri, _ in articles] == [True, True, True]
        assert not store.remove_article(articles[0][0])
        assert all(line.startswith(f"<{AUTHORITY}> ".encode()) for line in store.dump().splitlines())
        assert {value_of(row["g"]) for row in store.select("SELECT ?g { GRAPH ?g { } }")} <= {AUTHORITY}


def test_what_authority_says_stays_while_an_article_names_the_thing(selector: str, extractions) -> None:
    extraction = extractions["title-kk-2"]
    known = [
        replace(one, same_as=(f"http://www.wikidata.org/entity/Q{i}",)) for i, one in enumerate(identify(extraction))
    ]
    one = (article_iri("title-kk-2"), nquads(extraction, known, run=Run("1")))
    other = moved(one, "https://example.org/other")
    unknown = (one[0], nquads(extraction, [replace(k, same_as=()) for k in known], run=Run("2")))
    with open_store(selector) as store:
        store.add_articles([one, other])
        store.remove_article(one[0])
        assert b"entity/Q0" in store.dump()
        store.remove_article(other[0])
        assert len(store) == 3  # what the authority graph says of itself
        store.add_articles([one])
        store.add_articles([unknown])  # a later version of the authority file no longer has the link
        assert b"entity/Q0" not in store.dump()


def test_one_article_twice_in_one_call(articles: Articles) -> None:
    first, second, _ = articles
    with open_store("memory:") as store:
        assert store.add_articles([first, moved(second, first[0]), first, first]) == Change(1, 2, 1)
        assert store.dump() == first[1]


def test_has_article_by_digest(selector: str, articles: Articles, extractions, run) -> None:
    digest = run.article_digest(extractions["title-kk"].article)
    with open_store(selector) as store:
        assert not store.has_article(articles[0][0], digest)
        store.add_articles(articles)
        assert store.has_article(articles[0][0], digest)
        assert not store.has_article(articles[0][0], "0" * 64)
        assert not store.has_article(articles[1][0], digest)


def test_what_was_read_before_an_input_failed_is_kept(selector: str, articles: Articles) -> None:
    def failing():
        yield articles[0]
        raise CraftGraphError("broken input")

    with open_store(selector) as store:
        with pytest.raises(CraftGraphError, match="broken input"):
            store.add_articles(failing())
        assert store.dump() == articles[0][1]
        assert store.add_articles(articles) == Change(added=2, unchanged=1)


def test_an_article_that_is_no_rdf_changes_nothing(selector: str, articles: Articles) -> None:
    with open_store(selector) as store:
        store.add_articles(articles)
        before = store.dump()
        with pytest.raises(SyntaxError):
            store.add_article(articles[0][0], articles[1][1] + b"<broken\n")
        with pytest.raises(SyntaxError):
            store.add_article("https://example.org/new", b"<broken\n")
        assert store.dump() == before


def test_a_filling_that_was_cut_off_is_made_whole(articles: Articles, tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    # bulk loads are no transactions: a process killed inside one leaves part of an article, its digest perhaps included
    code = """
import os, sys
from pathlib import Path
from craftgraph.graph.local import LocalStore
store = LocalStore(Path(sys.argv[1]), read_only=False)
def cut():
    yield "https://w3id.org/craftgraph/id/article/title-kk", Path(sys.argv[2]).read_bytes()
    store._insert({"x": Path(sys.argv[2]).read_bytes()}, bulk=True)
    os._exit(9)
store.add_articles(cut())
"""
    part = tmp_path / "part.nq"
    kept = [line for line in articles[0][1].splitlines(keepends=True) if b"nif-core" not in line]
    part.write_bytes(b"".join(kept))
    assert subprocess.run([sys.executable, "-c", code, str(path), str(part)], check=False).returncode == 9
    with open_store(f"oxigraph:{path}") as store:
        assert b"software#filling" not in store.dump()
        assert b"schema.org/version" not in store.dump()
        store.add_articles(articles)
        assert store.dump() == b"".join(sorted({line for _, q in articles for line in q.splitlines(keepends=True)}))


def test_queries_ask_the_union_and_know_the_prefixes(store) -> None:
    rows = list(store.select("SELECT ?name { ?p a cg:Position ; cg:holder/skos:prefLabel ?name } ORDER BY ?name"))
    assert [value_of(row["name"]) for row in rows] == ["Aisulu Bekova", "Айсұлу Бекова"]
    (row,) = store.select("SELECT ?text { GRAPH ?s { ?p a cg:Position } ?s nif:anchorOf ?text }")
    assert value_of(row["text"]).endswith("деді одақ төрағасы Айсұлу Бекова.")


def test_a_query_may_name_its_own_dataset(store, articles: Articles) -> None:
    graph = articles[0][0]
    assert store.ask(f"ASK FROM <{graph}> {{ ?a a cg:Article }}")
    assert not store.ask(f"ASK FROM <{graph}> {{ ?p a cg:Position }}")
    assert isinstance(store.query("SELECT ?from { ?from a cg:Article } LIMIT 1"), QuerySolutions)


def test_counts(store) -> None:
    counts = store.counts()
    assert (counts.articles, counts.sentences) == (3, 7)
    assert counts.quads == len(store)
    expected = {"City": 2, "Conferral": 1, "Observation": 2, "Person": 2, "Record": 1, "Title": 1}
    assert expected.items() <= counts.classes.items()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "line 1, column 26, after «SELECT ?s WHERE { ?s ?p }»"),
        ("SELECT ?s\nWHERE {\n  ?s ?p ?o ", "line 3, column 12, after «?s ?p ?o»"),
        ("SELECT (COUNT(?s)) { ?s ?p ?o }", "line 1, column 23, after «SELECT (COUNT(?s)) { ?» and before «s ?p ?o }»"),
        ("SELECT ?s { ?s foo:p ?o }", "the prefix foo: is not declared (line 1, column 21); known without it: cg:"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "variable that is unbound"),
        ("", "line 1, column 1"),
        ("nonsense", "line 1, column 9, after «nonsense»"),
    ],
)
def test_a_query_that_does_not_parse_gives_one_line(store, query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "# a comment\nPREFIX select: <urn:x:>\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "with <urn:g> delete { ?s ?p ?o } where { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused(store, update: str) -> None:
    before = store.dump()
    with pytest.raises(UsageError, match=r"is an update, and queries only read"):
        store.query(update)
    assert store.dump() == before


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("select * {}", "SELECT"),
        ("BASE <http://x/> PREFIX a: <insert> # DELETE\n ASK {}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p 'INSERT' }", "CONSTRUCT"),
        ("", ""),
        ("hello", ""),
    ],
)
def test_form(query: str, expected: str) -> None:
    assert form(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <x> {}", True),
        ("SELECT * FROM NAMED <x> {}", True),
        ("SELECT ?from { ?s ex:from 'FROM' ; ?p <FROM> } # FROM", False),
        ('SELECT * { ?s ?p """a " FROM""" }', False),
    ],
)
def test_has_dataset(query: str, expected: bool) -> None:
    assert has_dataset(query) == expected


def test_with_prefixes_keeps_line_numbers_and_own_declarations() -> None:
    query = with_prefixes("PREFIX cg: <http://example.org/>\nASK {\n}")
    assert query.count("PREFIX cg:") == 1
    assert query.count("\n") == 2


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("graph.db", "did you mean oxigraph:graph.db?"),
        ("memory", "did you mean"),
        ("oxigraph:", "no store is called 'oxigraph:'"),
        ("sqlite:x", "no store is called 'sqlite:x'"),
        ("", "no store is called ''"),
    ],
)
def test_selectors_of_another_form(selector: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(selector)
    assert message in str(caught.value)


def test_no_store_there(tmp_path: Path) -> None:
    with pytest.raises(CraftGraphError, match=r"there is no store at .*: fill it with `craftgraph build"):
        open_store(f"oxigraph:{tmp_path}/absent", read_only=True)
    assert not (tmp_path / "absent").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for read_only in (True, False):
        with pytest.raises(CraftGraphError, match="folder with other things in it"):
            open_store(f"oxigraph:{tmp_path}", read_only=read_only)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(CraftGraphError, match="is a file, not a store"):
        open_store(f"oxigraph:{tmp_path}/notes.txt")


def test_a_second_writer_is_told_so_and_readers_go_on(tmp_path: Path, articles: Articles) -> None:
    selector = f"oxigraph:{tmp_path}/deep/graph.db"
    with open_store(selector) as writer:
        writer.add_articles(articles)
        with pytest.raises(CraftGraphError, match="is being written by another program"):
            open_store(selector)
        with open_store(selector, read_only=True) as reader:
            assert reader.dump() == writer.dump()
            with pytest.raises(CraftGraphError, match="open for reading only"):
                reader.add_articles(articles)
    with open_store(selector) as again:
        assert isinstance(again, LocalStore)
        assert again.counts().articles == 3


def test_replace_graphs(selector: str, articles: Articles) -> None:
    graph, data = "https://example.org/g", b'<urn:a> <urn:b> "1" <https://example.org/g> .\n'
    with open_store(selector) as store:
        store.add_articles(articles)
        before = store.dump()
        assert store.replace_graphs([graph], data)
        assert not store.replace_graphs([graph], data)
        assert store.replace_graphs([graph], data.replace(b'"1"', b'"2"'))
        assert data.replace(b'"1"', b'"2"') in store.dump()
        assert store.replace_graphs([graph], b"")
        assert store.dump() == before
