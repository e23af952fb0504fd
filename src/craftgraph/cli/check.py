"""`craftgraph check`: every article against the shapes, and what sources contradict."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from craftgraph.cli.options import json_option, language_option, settings, store_option

if TYPE_CHECKING:
    from craftgraph.graph.store import Store
    from craftgraph.graph.validation import Problem
    from craftgraph.query.table import Table


@click.command()
@store_option
@language_option
@json_option
def command(store: str, language: str, as_json: bool) -> None:
    """Check the store against the shapes, and list contradictions.

    Every article is checked by itself against ontology/shapes.ttl (SHACL); a violation is a fault of the graph, and
    makes the exit code 1. A contradiction, of two sentences that give different values where there can be one only, is
    news: it is listed with both sentences, and does not.
    """
    from craftgraph.graph.store import open_store  # noqa: PLC0415
    from craftgraph.query.table import text  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        checked = list(_watched(violations(opened, settings().base), len(articles(opened))))
        contradicted = contradictions(opened, language)
    problems = [(article, problem) for article, found in checked for problem in found]
    broken = sum(problem.severity == "violation" for _, problem in problems)
    if as_json:
        click.echo(json.dumps(as_record(len(checked), problems, contradicted), ensure_ascii=False))
    else:
        for article, problem in problems:
            click.echo(f"{article}: {problem}")
        if contradicted.rows:
            click.echo(f"\n{text(contradicted, _columns())}" if problems else text(contradicted, _columns()))
        click.echo(
            f"{_count(len(checked), 'article')} checked: {_count(broken, 'violation')}, "
            f"{_count(len(contradicted.rows), 'contradiction')}",
            err=True,
        )
    sys.exit(1 if broken else 0)


def articles(store: "Store") -> list[tuple[str, str]]:
    """Return (IRI, `dcterms:identifier`) of all articles, in the order of their identifiers."""
    from craftgraph.graph.store import value_of  # noqa: PLC0415

    rows = store.select(
        "SELECT ?article ?id WHERE { GRAPH ?article { ?article a cg:Article ; dcterms:identifier ?id } } ORDER BY ?id"
    )
    return [(value_of(row["article"]), value_of(row["id"])) for row in rows]


def violations(store: "Store", base: str) -> Iterator[tuple[str, list["Problem"]]]:
    """Yield for each article its identifier and what is wrong with it."""
    from craftgraph.graph.validation import validate  # noqa: PLC0415

    for article, identifier in articles(store):
        yield identifier, validate(article_quads(store, article, base))


def article_quads(store: "Store", article: str, base: str) -> bytes:
    """Return the quads of one article as N-Quads: its own graph, its sentences', what authority says of its things."""
    from pyoxigraph import NamedNode, Quad, RdfFormat, serialize  # noqa: PLC0415

    from craftgraph.graph.namespaces import authority_graph  # noqa: PLC0415

    own = store.select(
        f"SELECT DISTINCT ?s ?p ?o ?g WHERE {{ {{ VALUES ?g {{ <{article}> }} }} UNION "
        f"{{ GRAPH <{article}> {{ ?g nif:referenceContext <{article}> }} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    )
    quads = [Quad(row["s"], row["p"], row["o"], row["g"]) for row in own]
    authority = authority_graph(base)
    subjects = " ".join(sorted({str(quad.subject) for quad in quads}))
    said = store.select(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {subjects} }} GRAPH <{authority}> {{ ?s ?p ?o }} }}")
    quads += [Quad(row["s"], row["p"], row["o"], NamedNode(authority)) for row in said]
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def contradictions(store: "Store", language: str) -> "Table":
    """Return the answer to the saved question `contradictions`, with names in `language`."""
    from craftgraph.query.saved import load  # noqa: PLC0415
    from craftgraph.query.table import labelled, table  # noqa: PLC0415

    return labelled(table(store.query(load("contradictions").sparql)), store, language)


def as_record(
    checked: int, problems: list[tuple[str, "Problem"]], contradicted: "Table"
) -> dict[str, int | list[dict[str, str | None]]]:
    """Return what was found as plain data for `--json`."""
    from craftgraph.graph.store import value_of  # noqa: PLC0415

    return {
        "articles": checked,
        "problems": [
            {
                "article": article,
                "severity": problem.severity,
                "focus": problem.focus,
                "path": problem.path,
                "value": problem.value,
                "message": problem.message,
            }
            for article, problem in problems
        ],
        "contradictions": [
            {name: value_of(term) for name, term in zip(contradicted.variables, row, strict=True)}
            for row in contradicted.rows
        ],
    }


def _watched(checked: Iterator[tuple[str, list["Problem"]]], total: int) -> Iterator[tuple[str, list["Problem"]]]:
    """Show on a terminal how far the check is."""
    with click.progressbar(checked, total, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        yield from shown


def _columns() -> int | None:
    import shutil  # noqa: PLC0415

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
