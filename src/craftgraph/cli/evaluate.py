"""`craftgraph evaluate`: how well a graph says what annotated articles say."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from craftgraph.cli.options import json_option
from craftgraph.errors import CraftGraphError, UsageError

if TYPE_CHECKING:
    from craftgraph.corpus import Gold
    from craftgraph.evaluate import Report


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--store", metavar="SELECTOR", help="Measure the graph in this store: oxigraph:PATH or an https address.")
@click.option(
    "--graph", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Measure this .nq or .trig file."
)
@click.option("--errors", is_flag=True, help="List every disagreement, one a line, tab-separated, and the commonest.")
@json_option
def command(gold: tuple[Path, ...], store: str | None, graph: Path | None, errors: bool, as_json: bool) -> None:
    """Score the extraction against annotated articles.

    GOLD are annotated articles: .json or .jsonl files, or folders of them. Without --store or --graph their texts are
    read here and now, in memory, with the extractor as it is. Prints precision, recall and F1 of entities, statements
    and evidence, by language and class. The exit code is 1 when the graph lacks some of the articles.
    """
    from craftgraph.corpus import load  # noqa: PLC0415
    from craftgraph.evaluate import as_json as plain  # noqa: PLC0415
    from craftgraph.evaluate import table  # noqa: PLC0415

    if store and graph:
        raise UsageError("--store and --graph exclude each other: name the one graph to measure")
    golds = [one for path in gold for one in load(path)]
    if not golds:
        raise CraftGraphError(f"{', '.join(map(str, gold))}: no annotated articles (.json, .jsonl) here")
    report = _report(golds, store, graph)
    if as_json:
        click.echo(json.dumps(plain(report, with_errors=errors), ensure_ascii=False, indent=1))
    else:
        click.echo(table(report))
        if errors:
            _print_errors(report)
    if report.absent:
        shown = ", ".join(report.absent[:5]) + (" …" if len(report.absent) > 5 else "")
        click.echo(f"{len(report.absent)} of {report.articles} articles are not in the graph: {shown}", err=True)
        raise SystemExit(1)


def _report(golds: "Sequence[Gold]", store: str | None, graph: Path | None) -> "Report":
    from craftgraph.evaluate import Graph, StoreGraph, built, evaluate, parse  # noqa: PLC0415

    if store:
        from craftgraph.graph.store import open_store  # noqa: PLC0415

        with open_store(store, read_only=True) as opened:
            return evaluate(golds, StoreGraph(opened.query).said)
    if graph:
        return evaluate(golds, Graph(parse(graph)).said)
    from craftgraph.pipeline import extract_all  # noqa: PLC0415

    articles = [gold.article for gold in golds]
    with click.progressbar(articles, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        return evaluate(golds, built(shown, extract_all).said)


def _print_errors(report: "Report") -> None:
    click.echo("\nThe commonest disagreements:")
    for kind, where, count in report.commonest():
        click.echo(f"{count:6}  {kind:16}  {where}")
    click.echo()
    for one in report.disagreements:
        click.echo("\t".join((one.article, one.kind, one.where, one.what.replace("\n", " "))))
