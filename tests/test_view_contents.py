"""What the view reads out of a store, what it selects, and the networkx graph it makes."""

import random
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from craftgraph.errors import UsageError
from craftgraph.view.contents import Contents, Filler, _disagree, read
from craftgraph.view.neighbourhood import locate, surroundings
from craftgraph.view.network import network
from craftgraph.view.selection import around, find, most_telling

FIXTURE = Path(__file__).parent / "fixtures" / "sample.trig"
BASE = "https://w3id.org/craftgraph/id/"


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_load(path=str(FIXTURE), format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def contents(store: Store) -> Contents:
    return read(store)


def named(contents: Contents, name: str) -> str:
    return find(contents.things, name)


def facts(contents: Contents, cls: str) -> list:
    return [fact for fact in contents.facts if fact.cls == cls]


def test_each_filler_knows_the_sentences_that_state_it(contents):
    [conferral] = [f for f in facts(contents, "Conferral") if named(contents, "Almaty") in f.things]
    dates = {filler.value: filler.sentences for role, filler in conferral.roles if role == "date"}
    assert set(dates) == {"2025-10-05", "2025-10-06"}
    assert all(len(sentences) == 1 for sentences in dates.values())
    outlets = [contents.articles[contents.sentences[s].article].publisher for [s] in dates.values()]
    assert len(set(outlets)) == 2


def test_what_sources_contradict_is_marked(contents):
    assert [(f.cls, f.contradicted) for f in contents.facts if f.contradicted] == [("Conferral", ("date",))]


@pytest.mark.parametrize(
    ("kind", "values", "excluded"),
    [
        ("date", [("2025-10", ""), ("2025-10-05", "")], False),
        ("date", [("2025-10-05", ""), ("2025-10-06", "")], True),
        ("date", [("2025", ""), ("2025-10", ""), ("2025-10-05", "")], False),
        ("text", [("басшысы", "kk"), ("head", "en")], False),
        ("text", [("head", "en"), ("deputy head", "en")], True),
        ("number", [("100", ""), ("120", "")], True),
        ("thing", [("a", ""), ("b", "")], True),
        ("number", [("100", "")], False),
    ],
)
def test_values_exclude_each_other(kind, values, excluded):
    assert _disagree([Filler(kind, value, language, ()) for value, language in values]) is excluded


def test_labels_fall_back_to_the_nearest_language(contents):
    thing = contents.things[named(contents, "Almaty")]
    assert [thing.label(code) for code in ("kk", "ru", "en")] == ["Алматы", "Алматы", "Almaty"]


def test_ontology_and_authority_graphs_state_no_facts(store):
    before = read(store)
    more = Store()
    more.extend(store)
    more.update(
        f"INSERT DATA {{ GRAPH <{BASE}graph/authority> {{ <{named(before, 'Almaty')}> "
        "<https://w3id.org/craftgraph/ontology#within> "
        f"<{named(before, 'Kazakhstan')}> }} }}"
    )
    assert read(more).facts == before.facts


def test_the_order_of_insertion_changes_nothing(store, contents):
    quads = list(store)
    random.Random(1).shuffle(quads)
    again = Store()
    for quad in quads:
        again.add(quad)
    other = read(again)
    assert other == contents
    assert list(network(other).nodes(data=True)) == list(network(contents).nodes(data=True))
    assert list(network(other).edges(data=True)) == list(network(contents).edges(data=True))


@pytest.mark.parametrize("name", ["Алматы", "almaty", " ALMATY ", "place/almaty", "алматы"])
def test_a_thing_is_found_by_any_of_its_names(contents, name):
    if "/" in name:
        name = next(iri for iri in contents.things if name in iri)
    assert contents.things[find(contents.things, name)].label("en") == "Almaty"


def test_what_is_not_there_is_refused_with_the_nearest_name(contents):
    with pytest.raises(UsageError, match=r"nothing in the graph is called 'Almati'; did you mean Almaty"):
        find(contents.things, "Almati")


def test_around_takes_whole_facts_within_so_many_steps(contents):
    almaty = named(contents, "Almaty")
    near = around(contents, almaty, 1)
    assert almaty in near.things
    joined = {thing for fact in contents.facts if almaty in fact.things for thing in fact.things}
    assert set(near.things) == joined
    assert set(near.things) < set(around(contents, almaty, 2).things)
    assert all(set(fact.things) <= set(near.things) for fact in near.facts)


def test_the_most_telling_part_keeps_to_the_limit(contents):
    whole = most_telling(contents, 0)
    assert whole.contents is contents
    for limit in (1, 5, 10, 20):
        part = most_telling(contents, limit)
        graph = network(part.contents)
        assert 0 < graph.number_of_nodes() <= limit
        assert (part.things_in_all, part.facts_in_all) == (whole.things_in_all, whole.facts_in_all)
    spoken = [sum(iri in fact.things for fact in contents.facts) for iri in contents.things]
    first = next(iter(most_telling(contents, 1).contents.things))
    assert sum(first in fact.things for fact in contents.facts) == max(spoken)


def test_statements_fold_into_edges_where_they_join_two(contents):
    graph = network(contents)
    for index, fact in enumerate(contents.facts):
        things = fact.things
        if len(things) == 1:
            assert index in graph.nodes[things[0]]["facts"]
        elif len(things) == 2:
            assert index in graph.edges[things]["facts"]
        else:
            assert graph.nodes[fact.iri]["kind"] == "statement"
            assert set(graph[fact.iri]) == set(things)
    assert all(graph.nodes[iri]["weight"] == sum(iri in f.things for f in contents.facts) for iri in contents.things)


def test_an_empty_store_is_an_empty_graph():
    contents = read(Store())
    assert (len(contents.things), contents.facts) == (0, ())
    assert network(contents).number_of_nodes() == 0


@pytest.mark.parametrize("hops", [0, 1, 2, 3, 9])
def test_surroundings_are_what_is_around_a_thing_in_all_of_it(store, contents, hops):
    for iri in contents.things:
        assert surroundings(store, iri, hops) == around(contents, iri, hops), iri


class Counting:
    """A store that counts the rows that are read from it."""

    def __init__(self, store: Store) -> None:
        self.store, self.rows = store, 0

    def query(self, query: str) -> list:
        rows = list(self.store.query(query))
        self.rows += len(rows)
        return rows


def test_surroundings_do_not_read_the_rest(store, contents):
    """The same store, and one with forty times as much in it that has nothing to do with the thing."""
    large = Store()
    large.extend(store)
    text = FIXTURE.read_text(encoding="utf-8")
    for copy in range(40):
        other = text.replace("w3id.org/craftgraph/id/", f"w3id.org/craftgraph/id/copy{copy}/")
        large.load(other.encode(), format=RdfFormat.TRIG)
    iri = named(contents, "India")
    small, big = Counting(store), Counting(large)
    assert surroundings(small, iri, 1) == surroundings(big, iri, 1)
    assert big.rows == small.rows


@pytest.mark.parametrize(
    "name", ["Алматы", "almaty", " ALMATY ", "https://w3id.org/craftgraph/id/place/almaty", "Ala Fest 2025"]
)
def test_a_thing_is_located_as_it_is_found(store, contents, name):
    assert locate(store, name) == find(contents.things, name)
    end = find(contents.things, name).rpartition("/")[2]
    assert locate(store, end) == find(contents.things, end)


@pytest.mark.parametrize("name", ["Almati", "https://example.org/no", 'a "quote" \\ and > more', "", "Kazakh"])
def test_what_is_not_there_is_not_located(store, contents, name):
    with pytest.raises(UsageError) as wanted:
        find(contents.things, name)
    with pytest.raises(UsageError) as told:
        locate(store, name)
    assert str(told.value) == str(wanted.value)
