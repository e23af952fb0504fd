"""`craftgraph query` as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from craftgraph.cli import main
from craftgraph.graph.store import open_store
from craftgraph.query import saved


@pytest.fixture
def selector(articles, tmp_path: Path) -> str:
    path = f"oxigraph:{tmp_path}/graph.db"
    with open_store(path) as store:
        store.add_articles(articles)
    return path


def call(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=given)


WHO = "SELECT ?who ?role { ?p cg:holder ?who ; cg:role ?role }"


def test_a_table_shows_names(selector: str) -> None:
    result = call(WHO, "--store", selector, "--language", "kk")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2].split("  ")[0] == "Айсұлу Бекова төрағасы"
    assert result.stderr == "1 row\n"


@pytest.mark.parametrize(("language", "name"), [("kk", "Көкөзек"), ("ru", "Көкөзек"), ("en", "Kokozek")])
def test_saved_questions_answer_with_names_in_the_language(selector: str, language: str, name: str) -> None:
    for form in ("table", "csv"):
        result = call("conferrals", "--store", selector, "--language", language, "--format", form)
        assert {row.split(",")[0].split(" ")[0] for row in result.stdout.splitlines()[-2:]} == {name}


@pytest.mark.parametrize(("form", "start"), [("csv", "who,role\nhttps://"), ("tsv", "?who\t?role\n<https://")])
def test_programs_get_iris(selector: str, form: str, start: str) -> None:
    assert call(WHO, "--store", selector, "--format", form).stdout.startswith(start)
    assert "Aisulu Bekova" in call(WHO, "--store", selector, "--format", form, "--names").stdout


def test_json(selector: str) -> None:
    found = json.loads(call(WHO, "--store", selector, "--format", "json").stdout)
    assert found["head"]["vars"] == ["who", "role"]
    assert found["results"]["bindings"][0]["role"] == {"type": "literal", "value": "төрағасы", "xml:lang": "kk"}
    assert json.loads(call("ASK {}", "--store", selector, "--format", "json").stdout) == {"head": {}, "boolean": True}


def test_yes_or_no(selector: str) -> None:
    assert call("ASK { ?a a cg:Article }", "--store", selector).stdout == "yes\n"
    assert call("ASK { ?a a cg:Workshop }", "--store", selector).stdout == "no\n"


def test_a_graph_is_turtle(selector: str) -> None:
    construct = "CONSTRUCT { ?p cg:role ?r } WHERE { ?p cg:role ?r }"
    result = call(construct, "--store", selector)
    assert "@prefix cg: <https://w3id.org/craftgraph/ontology#> ." in result.stdout
    assert 'cg:role "төрағасы"@kk' in result.stdout
    assert call(construct, "--store", selector, "--format", "ttl").stdout == result.stdout


def test_from_a_file_from_standard_input_and_saved(selector: str, tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_text(WHO, encoding="utf-8")
    expected = call(WHO, "--store", selector).stdout
    assert call(str(path), "--store", selector).stdout == expected
    assert call("-", "--store", selector, given=WHO).stdout == expected
    assert "Aisulu Bekova" in call("heads", "--store", selector).stdout


def test_list() -> None:
    result = call("--list", "--language", "ru")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(saved.names())
    assert saved.load("heads", "ru").question in result.stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (["SELECT ?s WHERE { ?s ?p }"], 2, "the query does not parse at line 1, column 26"),
        (["INSERT DATA { <urn:a> <urn:b> <urn:c> }"], 2, "INSERT is an update, and queries only read"),
        (["heds"], 2, "did you mean heads"),
        (["CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], 2, "the answer is a graph, which is no csv"),
        (["SELECT * { ?s ?p ?o }", "--format", "ttl"], 2, "the answer is a table, which is no Turtle"),
        ([], 2, "ask something"),
        (["absent.rq"], 1, "absent.rq: No such file or directory"),
        (["--format", "xml", "ASK {}"], 2, "'xml' is not one of"),
    ],
)
def test_errors_are_one_line(selector: str, arguments: list[str], exit_code: int, message: str) -> None:
    result = call(*arguments, "--store", selector)
    assert result.exit_code == exit_code
    assert message in result.stderr
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert result.stdout == ""


def test_a_file_that_is_not_utf8(selector: str, tmp_path: Path) -> None:
    (tmp_path / "old.rq").write_bytes("SELECT * { ?s ?p 'қ' }".encode("utf-16"))
    result = call(str(tmp_path / "old.rq"), "--store", selector)
    assert result.exit_code == 1
    assert "not UTF-8 at byte 0" in result.stderr


def test_no_store(tmp_path: Path) -> None:
    result = call("heads", "--store", f"oxigraph:{tmp_path}/absent")
    assert result.exit_code == 1
    assert "there is no store at" in result.stderr
