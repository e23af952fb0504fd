"""The measure on two small articles whose figures were counted by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner

from craftgraph.cli import main
from craftgraph.corpus import Gold, extraction_of, load
from craftgraph.corpus.loader import gold_of
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import BASE, article_iri
from craftgraph.evaluate import Graph, Report, StoreGraph, built, evaluate, parse
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.store import open_store

TEXT = "Алматыда «Ою» фестивалі өтті. Оған 100 шебер келді. Бас жүлдені Айша Сәкен алды."
GOLD = {
    "id": "a1",
    "language": "kk",
    "text": TEXT,
    "entities": [
        {"id": "almaty", "class": "City", "names": ["Алматы"]},
        {"id": "oyu", "class": "Festival", "names": ["Ою"], "place": "@almaty", "startDate": "2025-10"},
        {"id": "prize", "class": "Title", "names": ["Бас жүлде"]},
        {"id": "aisha", "class": "Person", "names": ["Айша Сәкен"], "occupation": ["зергер"]},
    ],
    "statements": [
        {"class": "Attendance", "event": "@oyu", "group": "шебер", "value": 100, "comparator": "exactly",
         "evidence": "Оған 100 шебер келді"},
        {"class": "Conferral", "title": "@prize", "recipient": "@aisha", "occasion": "@oyu",
         "evidence": "Бас жүлдені Айша Сәкен алды"},
    ],
}  # fmt: skip
ENGLISH = {
    "id": "a2",
    "language": "en",
    "text": "The Oyu festival is back in Almaty.",
    "entities": [
        {"id": "f", "class": "Festival", "names": ["Oyu", "Ою"], "startDate": "2025"},
        {"id": "c", "class": "City", "names": ["Almaty", "Алматы"]},
    ],
    "statements": [],
}
# Almaty is mistyped; the festival's date is wrong; the jeweller bears an inflected name; the prize was not seen;
# «Шебер» is no organisation; the comparator is wrong; the Conferral stands in the wrong sentence; nobody said that
# Almaty is the largest. The English article gives Almaty an IRI of its own.
TRIG = """
@prefix cg: <https://w3id.org/craftgraph/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/id/> .

<https://example.org/a1> {
  <https://example.org/a1> <http://purl.org/dc/terms/identifier> "a1" .
  <https://example.org/a1#char=0,29> nif:referenceContext <https://example.org/a1> .
  <https://example.org/a1#char=30,51> nif:referenceContext <https://example.org/a1> .
}
<https://example.org/a1#char=0,29> {
  :almaty a cg:Region ; skos:prefLabel "Алматы"@kk .
  :oyu a cg:Festival ; skos:altLabel "Ою"@kk ; cg:place :almaty ; cg:startDate "2025-11"^^xsd:gYearMonth .
  :best a cg:Superlative ; cg:subject :almaty ; cg:quality "ең ірі"@kk .
}
<https://example.org/a1#char=30,51> {
  :aisha a cg:Person ; skos:prefLabel "Айша Сәкеннің"@kk ; cg:occupation "зергері"@kk .
  :sheber a cg:Organization ; skos:prefLabel "Шебер"@kk .
  :att a cg:Attendance ; cg:event :oyu ; cg:group "шебер"@kk ; cg:value 100 ; cg:comparator cg:about .
  :conf a cg:Conferral ; cg:recipient :aisha .
}
<https://example.org/a2> {
  <https://example.org/a2> <http://purl.org/dc/terms/identifier> "a2" .
  <https://example.org/a2#char=0,35> nif:referenceContext <https://example.org/a2> .
}
<https://example.org/a2#char=0,35> {
  :oyu a cg:Festival ; skos:prefLabel "Oyu"@en .
  :almaty2 a cg:City ; skos:prefLabel "Almaty"@en .
}
"""
COUNTS = {  # group, measure → right, said, annotated
    ("kk", "entities"): (2, 4, 4),
    ("kk", "typed"): (1, 4, 4),
    ("kk", "slots:properties"): (2, 3, 3),
    ("kk", "slots:Attendance"): (3, 4, 4),
    ("kk", "slots:Conferral"): (1, 1, 3),
    ("kk", "slots:Superlative"): (0, 2, 0),
    ("kk", "slots"): (6, 10, 10),
    ("kk", "evidence"): (1, 2, 2),
    ("en", "entities"): (2, 2, 2),
    ("en", "slots"): (0, 0, 1),
    ("all", "entities"): (4, 6, 6),
    ("all", "typed"): (3, 6, 6),
    ("all", "slots"): (6, 10, 11),
}


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(g, ensure_ascii=False) + "\n" for g in (GOLD, ENGLISH)), encoding="utf-8")
    return path


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG, encoding="utf-8")
    return path


@pytest.fixture
def golds(gold_file: Path) -> list[Gold]:
    return list(load(gold_file))


@pytest.fixture(params=["memory", "store"])
def report(request: pytest.FixtureRequest, golds: list[Gold], graph_file: Path) -> Iterator[Report]:
    if request.param == "memory":
        yield evaluate(golds, Graph(parse(graph_file)).said)
    else:
        store = pyoxigraph.Store()
        store.load(path=str(graph_file))
        yield evaluate(golds, StoreGraph(lambda q: store.query(q, use_default_graph_as_union=True)).said)


@pytest.mark.parametrize(("group", "measure"), COUNTS)
def test_counts(report: Report, group: str, measure: str) -> None:
    figures = report.figures[group][measure]
    assert (figures.true, figures.predicted, figures.gold) == COUNTS[group, measure]


def test_shares(report: Report) -> None:
    figures = report.figures["kk"]["slots:Conferral"]
    assert (figures.precision, figures.recall, figures.f1) == (1.0, pytest.approx(1 / 3), pytest.approx(0.5))
    assert report.articles == 2
    assert not report.absent


def test_identity(report: Report) -> None:
    # Found: Алматы, Ою (2025), Айша Сәкен in Kazakh, Oyu (2025), Almaty in English. Three things, four IRIs: only
    # Almaty has two, so that its two mentions have a recall of a half each: (0.5 + 1 + 1 + 1 + 0.5) / 5.
    figures = report.figures["all"]["identity"]
    assert (figures.precision, figures.recall) == (1.0, pytest.approx(0.8))
    assert (figures.gold, figures.predicted) == (3, 4)
    assert report.figures["kk"]["identity"].f1 == 1.0


def test_disagreements(report: Report) -> None:
    said = {(d.kind, d.where, d.what) for d in report.disagreements if d.article == "a1"}
    assert said == {
        ("entity mistyped", "City", "Алматы: Region"),
        ("entity missed", "Title", "Бас жүлде"),
        ("entity missed", "Person", "Айша Сәкен"),
        ("entity extra", "Person", "Айша Сәкеннің"),
        ("entity extra", "Organization", "Шебер"),
        ("slot missed", "property", "Ою startDate 2025-10"),
        ("slot extra", "property", "Ою startDate 2025-11"),
        ("slot missed", "Attendance", "comparator exactly"),
        ("slot extra", "Attendance", "comparator https://w3id.org/craftgraph/ontology#about"),
        ("slot missed", "Conferral", "title Бас жүлде"),
        ("slot missed", "Conferral", "occasion Ою"),
        ("evidence elsewhere", "Conferral", "Бас жүлдені Айша Сәкен алды"),
        ("statement extra", "Superlative", "subject Алматы; quality ең ірі"),
    }


def test_absent_articles_count_as_silent(golds: list[Gold]) -> None:
    report = evaluate(golds, Graph(()).said)
    assert report.absent == ("a1", "a2")
    figures = report.figures["all"]["slots"]
    assert (figures.true, figures.predicted, figures.gold) == (0, 0, 11)


def test_statements_pair_by_most_agreeing_slots() -> None:
    """Two attendances of one event: each annotated one gets the node with its own figure, whatever the order."""
    gold = dict(GOLD, statements=[
        {"class": "Attendance", "event": "@oyu", "group": "көрермен", "value": 5000, "comparator": "about"},
        {"class": "Attendance", "event": "@oyu", "group": "шебер", "value": 100, "comparator": "exactly"},
    ])  # fmt: skip
    cg, base = "https://w3id.org/craftgraph/ontology#", "https://example.org/id/"
    graph = "https://example.org/a1#char=0,29"
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    quads = [
        ("https://example.org/a1", "http://purl.org/dc/terms/identifier", "a1", "https://example.org/a1"),
        (base + "oyu", rdf_type, cg + "Festival", graph),
        (base + "oyu", "http://www.w3.org/2004/02/skos/core#prefLabel", "Ою", graph),
    ]
    for node, group, value in (("z", "көрермен", "5000"), ("y", "шебер", "100")):
        quads += [
            (base + node, rdf_type, cg + "Attendance", graph),
            (base + node, cg + "event", base + "oyu", graph),
            (base + node, cg + "group", group, graph),
            (base + node, cg + "value", value, graph),
        ]
    figures = evaluate([gold_of(gold, "here")], Graph(quads).said).figures["kk"]["slots:Attendance"]
    assert (figures.true, figures.predicted, figures.gold) == (6, 6, 8)


def test_annotation_itself_scores_near_one(golds: list[Gold]) -> None:
    """What the annotation says, sent through identities and quads, comes back whole."""
    by_id = {gold.article.id: gold for gold in golds}
    graph = built((gold.article for gold in golds), lambda articles: (extraction_of(by_id[a.id]) for a in articles))
    figures = evaluate(golds, graph.said).figures["all"]
    for measure in ("entities", "typed", "slots", "evidence", "identity"):
        assert figures[measure].f1 == 1.0, measure


def test_command_measures_a_store(golds: list[Gold], gold_file: Path, tmp_path: Path) -> None:
    selector = f"oxigraph:{tmp_path / 'db'}"
    with open_store(selector) as store:
        for gold in golds:
            extraction = extraction_of(gold)
            quads = nquads(extraction, identify(extraction), run=Run("test"))
            store.add_articles([(article_iri(gold.article.id, BASE), quads)])
    result = CliRunner().invoke(main, ["evaluate", str(gold_file), "--store", selector, "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["figures"]["all"]["slots"]["f1"] == 1.0


def test_command_prints_a_table(gold_file: Path, graph_file: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold_file), "--graph", str(graph_file)])
    assert result.exit_code == 0, result.output
    assert "kk     slots                 0.600   0.600  0.600       6      10         10\n" in result.output


def test_command_prints_json_and_errors(gold_file: Path, graph_file: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold_file), "--graph", str(graph_file), "--json", "--errors"])
    data = json.loads(result.stdout)
    assert data["figures"]["all"]["slots"] == {
        "precision": 0.6, "recall": 0.5455, "f1": 0.5714, "true": 6, "predicted": 10, "gold": 11,
    }  # fmt: skip
    assert {"article": "a1", "kind": "entity missed", "where": "Title", "what": "Бас жүлде"} in data["errors"]


def test_command_lists_errors(gold_file: Path, graph_file: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold_file), "--graph", str(graph_file), "--errors"])
    assert "     2  slot missed       Conferral" in result.output
    assert "a1\tentity missed\tTitle\tБас жүлде\n" in result.output


def test_command_fails_when_articles_are_missing(gold_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.nq").write_text("")
    result = CliRunner().invoke(main, ["evaluate", str(gold_file), "--graph", str(tmp_path / "empty.nq")])
    assert result.exit_code == 1
    assert "2 of 2 articles are not in the graph: a1, a2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["{gold}", "--graph", "{graph}", "--store", "memory:"], 2, "exclude each other"),
        (["{folder}"], 1, "no annotated articles"),
        (["{broken}"], 1, "line 1: broken JSON"),
        (["{gold}", "--graph", "{broken}"], 1, "no readable RDF"),
        ([], 2, "Missing argument"),
    ],
)
def test_command_refuses(
    arguments: list[str], code: int, message: str, gold_file: Path, graph_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{nothing\n")
    broken_graph = tmp_path / "broken.nq"
    broken_graph.write_text("<a> <b> .\n")
    where = {"gold": gold_file, "graph": graph_file, "folder": tmp_path / "empty", "broken": broken}
    if arguments[1:2] == ["--graph"] and arguments[2] == "{broken}":
        where["broken"] = broken_graph
    result = CliRunner().invoke(main, ["evaluate", *(a.format(**where) for a in arguments)])
    assert result.exit_code == code
    assert message in result.output
