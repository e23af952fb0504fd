"""`craftgraph check` over a store with sound articles, a contradiction, and a graph that breaks a shape."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from craftgraph.cli import main
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import BASE, article_iri
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.store import open_store
from craftgraph.language.segment import sentences
from craftgraph.model import (
    Article,
    Comparator,
    Entity,
    EntityRef,
    Extraction,
    Mention,
    Role,
    Statement,
    Text,
)

TEXT = "{count} masters came to the Oak Fair."


def attendance(identifier: str, count: int) -> bytes:
    """Return the quads of an article that counts the masters at a fair."""
    text = TEXT.format(count=count)
    begin = text.index("Oak Fair")
    fair = Entity("Fair", ("Oak Fair",), (Mention("Fair", begin, begin + 8, 0, "Oak Fair"),))
    roles = {"event": EntityRef(0), "group": Text("masters", "en"), "value": count, "comparator": Comparator.EXACTLY}
    statement = Statement("Attendance", tuple(Role(n, v, 0) for n, v in roles.items()), 0, 0, len(text))
    article = Article(identifier, text, "en", publisher=f"Paper {identifier}")
    extraction = Extraction(article, sentences(text, "en"), (fair,), (statement,), ())
    return nquads(extraction, identify(extraction), run=Run("test"))


@pytest.fixture
def store(tmp_path: Path) -> str:
    selector = f"oxigraph:{tmp_path / 'db'}"
    with open_store(selector) as opened:
        opened.add_articles((article_iri(name, BASE), attendance(name, 20)) for name in ("a", "b"))
    return selector


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_sound_store(store: str) -> None:
    result = check("--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 articles checked: 0 violations, 0 contradictions\n"


def test_contradictions_are_news_not_faults(store: str) -> None:
    with open_store(store) as opened:
        opened.add_article(article_iri("c", BASE), attendance("c", 35))
    result = check("--store", store)
    assert result.exit_code == 0
    assert result.stderr == "3 articles checked: 0 violations, 1 contradiction\n"
    first, *claims = result.stdout.splitlines()
    assert first.startswith("≠ Oak Fair: masters")
    assert claims == [
        "  value",
        "    20: «20 masters came to the Oak Fair.»",
        "      Paper a",
        "    20: «20 masters came to the Oak Fair.»",
        "      Paper b",
        "    35: «35 masters came to the Oak Fair.»",
        "      Paper c",
    ]
    told = json.loads(check("--store", store, "--json").stdout)
    assert told["articles"] == 3
    assert told["problems"] == []
    (contradiction,) = told["contradictions"]
    assert (contradiction["class"], contradiction["role"]) == ("Attendance", "value")
    assert [(claim["value"], claim["publisher"]) for claim in contradiction["claims"]] == [
        ("20", "Paper a"),
        ("20", "Paper b"),
        ("35", "Paper c"),
    ]


def test_violations_end_with_1_and_name_the_article(store: str) -> None:
    broken = attendance("d", 7).replace(b'"7"^^<http://www.w3.org/2001/XMLSchema#integer>', b'"seven"')
    with open_store(store) as opened:
        opened.add_article(article_iri("d", BASE), broken)
    result = check("--store", store)
    assert result.exit_code == 1
    assert "3 articles checked: 1 violation, " in result.stderr
    assert result.stdout.startswith("d: violation: cgr:statement/Attendance-")
    assert 'cg:value is "seven": The value of an attendance is an xsd:integer' in result.stdout
    told = json.loads(check("--store", store, "--json").stdout)
    assert [(p["article"], p["severity"], p["path"], p["value"]) for p in told["problems"]] == [
        ("d", "violation", "cg:value", "seven")
    ]


def test_store_that_is_not_there(tmp_path: Path) -> None:
    result = check("--store", f"oxigraph:{tmp_path / 'none'}")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: there is no store at")
