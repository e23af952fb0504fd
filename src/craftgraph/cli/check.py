"""`craftgraph check`: every article against the shapes, and what sources contradict."""

import dataclasses
import itertools
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from craftgraph.cli.options import json_option, language_option, settings, store_option

if TYPE_CHECKING:
    from craftgraph.graph.contradictions import Contradiction
    from craftgraph.graph.store import Store
    from craftgraph.graph.validation import Problem


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
    from craftgraph.graph.contradictions import contradictions  # noqa: PLC0415
    from craftgraph.graph.store import open_store  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        checked = list(_watched(violations(opened, settings().base), len(articles(opened))))
        contradicted = contradictions(opened)
        problems = [(article, problem) for article, found in checked for problem in found]
        if as_json:
            click.echo(json.dumps(as_record(len(checked), problems, contradicted), ensure_ascii=False))
        else:
            for article, problem in problems:
                click.echo(f"{article}: {problem}")
            for _, found in itertools.groupby(contradicted, key=lambda one: one.subject):
                click.echo(told(opened, list(found), language))
    broken = sum(problem.severity == "violation" for _, problem in problems)
    click.echo(
        f"{_count(len(checked), 'article')} checked: {_count(broken, 'violation')}, "
        f"{_count(len(contradicted), 'contradiction')}",
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


def told(store: "Store", found: Sequence["Contradiction"], language: str) -> str:
    """Return the contradictions of one statement or event for a reader: what it is, each value with its sentence."""
    from craftgraph.graph.find import labels  # noqa: PLC0415
    from craftgraph.query.explain import explain, quoted  # noqa: PLC0415
    from craftgraph.terms import STATEMENT_ROLES  # noqa: PLC0415

    subject = found[0].subject
    claims = [claim for one in found for claim, _ in one.claims]
    names = labels(store, {subject, *(claim.value for claim in claims if claim.kind == "thing")}, language)
    if found[0].cls in STATEMENT_ROLES:
        words = next(fact.words for fact in explain(store, subject, language).facts if fact.iri == subject)
    else:
        words = names.get(subject, subject)
    lines = [f"≠ {words}"]
    for one in found:
        lines.append(f"  {one.role}")
        for claim, evidence in one.claims:
            how = "" if claim.comparator == "exactly" else re.sub("([A-Z])", r" \1", claim.comparator).lower() + " "
            lines.append(
                f"    {how}{names.get(claim.value, claim.value)}: {quoted(evidence.text)}\n      {evidence.source}"
            )
    return "\n".join(lines)


def as_record(
    checked: int, problems: list[tuple[str, "Problem"]], contradicted: list["Contradiction"]
) -> dict[str, object]:
    """Return what was found as plain data for `--json`."""
    return {
        "articles": checked,
        "problems": [{"article": article} | dataclasses.asdict(problem) for article, problem in problems],
        "contradictions": [
            {
                "subject": found.subject,
                "class": found.cls,
                "role": found.role,
                "claims": [
                    {"value": claim.value, "comparator": claim.comparator} | dataclasses.asdict(evidence)
                    for claim, evidence in found.claims
                ],
            }
            for found in contradicted
        ],
    }


def _watched(checked: Iterator[tuple[str, list["Problem"]]], total: int) -> Iterator[tuple[str, list["Problem"]]]:
    """Show on a terminal how far the check is."""
    with click.progressbar(checked, total, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        yield from shown


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
