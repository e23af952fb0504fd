"""Finding things, and telling what is said of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from craftgraph.cli import main
from craftgraph.errors import UsageError
from craftgraph.graph.find import find, labels, nearest, the_one
from craftgraph.graph.store import Store, open_store
from craftgraph.query.explain import explain


@pytest.fixture
def selector(articles, tmp_path: Path) -> str:
    path = f"oxigraph:{tmp_path}/graph.db"
    with open_store(path) as store:
        store.add_articles(articles)
    return path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.mark.parametrize("name", ["Айсұлу Бекова", "айсұлу бекова", "AISULU BEKOVA", " Aisulu Bekova "])
def test_find_by_name(store: Store, name: str) -> None:
    (found,) = find(store, name)
    assert (found.cls, found.name) == ("Person", "Aisulu Bekova")


def test_find_by_iri(store: Store) -> None:
    (found,) = find(store, "Көкөзек")
    assert find(store, found.iri) == [found]
    assert find(store, found.iri.replace("https://w3id.org/craftgraph/id/", "cgr:")) == [found]
    assert find(store, f"{found.iri}x") == []
    assert find(store, "https://example.org/> } DROP ALL") == []
    assert find(store, 'a" } # \\') == []


def test_the_one(store: Store) -> None:
    with pytest.raises(UsageError, match=r"nothing in the graph is called 'Көкөзекк'; did you mean Көкөзек"):
        the_one(store, "Көкөзекк")
    assert nearest(store, "Galym Serikof") == ["Galym Serikov"]
    assert labels(store, ["urn:x:absent"], "kk") == {}


def test_explanation(store: Store) -> None:
    city = the_one(store, "Көкөзек")
    told = explain(store, city.iri, "kk")
    assert (told.classes, dict(told.names)) == (("City",), {"kk": "Көкөзек", "en": "Kokozek"})
    conferral = next(fact for fact in told.facts if fact.cls == "Conferral")
    assert conferral.contradicted
    assert [one.source for one in conferral.evidence] == ["DALA.TEST, 2024-05-07", "ORTALYQ.TEST, 2024-05-09"]
    assert [fact.cls for fact in told.facts] == ["place", "Conferral"]
    assert "Жәрмеңке" in told.facts[0].words  # it is held there


def test_a_thing_with_properties(store: Store) -> None:
    told = explain(store, the_one(store, "Galym Serikov").iri)
    assert [(fact.cls, len(fact.evidence)) for fact in told.facts] == [("occupation", 1), ("Record", 1)]
    assert "knitter" in told.facts[0].words
    assert "12.75" in told.facts[1].words


def test_a_statement(store: Store) -> None:
    (row,) = store.select("SELECT ?p { ?p a cg:Position }")
    told = explain(store, row["p"].value)
    assert [fact.cls for fact in told.facts] == ["Position"]


def test_command(selector: str) -> None:
    result = call("көкөзек", "--store", selector, "--language", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("Kokozek (City or settlement)\n  https://w3id.org/craftgraph/id/place/")
    assert "\n≠ Kokozek received" in result.stdout
    assert "    “Көкөзек қаласына 5 мамырда" in result.stdout
    assert "      DALA.TEST, 2024-05-07\n" in result.stdout


def test_command_for_programs(selector: str) -> None:
    told = json.loads(call("Aisulu Bekova", "--store", selector, "--json").stdout)
    assert {fact["cls"] for fact in told["facts"]} == {"Position", "Quotation"}
    assert told["facts"][0]["evidence"][0]["publisher"] == "DALA.TEST"


def test_command_lists_what_shares_a_name(selector: str, articles) -> None:
    iri, quads = articles[0]
    more = quads.replace(iri.encode(), b"https://w3id.org/craftgraph/id/article/more").replace(
        b"/person/aisulu-bekova-", b"/person/aisulu-bekova-other-"
    )
    with open_store(selector) as store:
        store.add_article("https://w3id.org/craftgraph/id/article/more", more)
    result = call("Айсұлу Бекова", "--store", selector)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert all(line.startswith("Person\tAisulu Bekova\thttps://") for line in result.stdout.splitlines())
    assert "several things are called 'Айсұлу Бекова'" in result.stderr


def test_command_of_what_is_not_there(selector: str) -> None:
    result = call("Galym Serikof", "--store", selector)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing in the graph is called 'Galym Serikof'; did you mean Galym Serikov?" in result.stderr
