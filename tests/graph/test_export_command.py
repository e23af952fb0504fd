"""`craftgraph export` as a user calls it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from craftgraph.cli import main
from craftgraph.graph.store import open_store


@pytest.fixture
def selector(articles, tmp_path: Path) -> str:
    path = f"oxigraph:{tmp_path}/graph.db"
    with open_store(path) as store:
        store.add_articles(articles)
    return path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


def subjects(path: Path) -> set[str]:
    """The classes of the statements in an N-Quads file."""
    quads = parse(path=path, format=RdfFormat.N_QUADS)
    return {q.subject.value.partition("/statement/")[2].partition("-")[0] for q in quads} - {""}


def test_all_of_it(selector: str, tmp_path: Path) -> None:
    result = call(str(tmp_path / "g.nq"), "--store", selector)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {tmp_path / 'g.nq'}\n")
    with open_store(selector, read_only=True) as store:
        assert (tmp_path / "g.nq").read_bytes() == store.dump()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--about", "көкөзек"], {"Conferral"}),
        (["--about", "Aisulu Bekova", "--about", "Galym Serikov"], {"Position", "Quotation", "Record"}),
        (["--class", "Observation"], {"Observation"}),
        (["--class", "Person", "--language", "en"], {"Record"}),
        (["--since", "2024-06-01"], {"Observation", "Record"}),
        (["--since", "2024-05-08", "--language", "kk"], {"Conferral"}),
    ],
)
def test_parts(selector: str, tmp_path: Path, options: list[str], expected: set[str]) -> None:
    result = call(str(tmp_path / "g.nq"), "--store", selector, *options)
    assert result.exit_code == 0
    assert subjects(tmp_path / "g.nq") == expected


def test_what_a_query_gives(selector: str, tmp_path: Path) -> None:
    (tmp_path / "roles.rq").write_text("CONSTRUCT { ?p cg:role ?r } WHERE { ?p cg:role ?r }", encoding="utf-8")
    for query in (str(tmp_path / "roles.rq"), (tmp_path / "roles.rq").read_text(encoding="utf-8")):
        assert call(str(tmp_path / "g.ttl"), "--store", selector, "--query", query).exit_code == 0
        assert "төрағасы" in (tmp_path / "g.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (["g.xyz"], 2, "no format ends with '.xyz'"),
        (["g.ttl", "--about", "Көкөзекк"], 2, "did you mean Көкөзек"),
        (["g.ttl", "--class", "Festivals"], 2, "did you mean Festival"),
        (["g.ttl", "--since", "yesterday"], 2, "yesterday"),
        (["g.ttl", "--query", "SELECT * {}"], 2, "a CONSTRUCT or DESCRIBE query is wanted here"),
        (["g.ttl", "--query", "CONSTRUCT WHERE { ?s ?p"], 2, "does not parse at line 1"),
        (["g.ttl", "--query", "absent.rq"], 1, "absent.rq: No such file"),
        (["absent/g.ttl"], 1, "absent/g.ttl cannot be written: No such file or directory"),
    ],
)
def test_errors(
    selector: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], exit_code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments, "--store", selector)
    assert result.exit_code == exit_code
    assert message in result.stderr
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.db"]
