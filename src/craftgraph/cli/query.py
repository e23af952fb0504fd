"""`craftgraph query`: ask the store a SPARQL query or a saved question."""

import shutil
import sys
from pathlib import Path

import click

from craftgraph.cli.options import language_option, store_option
from craftgraph.errors import CraftGraphError, UsageError

FORMATS = ("table", "csv", "json", "tsv", "ttl")


@click.command("query")
@click.argument("question", metavar="QUERY", required=False)
@store_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print the answer.  [default: table]")
@click.option("--names/--iris", default=None, help="Names or IRIs of things.  [default: names in a table, else IRIs]")
@language_option
@click.option("--list", "listing", is_flag=True, help="List the saved questions.")
def command(
    question: str | None, *, store: str, form: str | None, names: bool | None, language: str, listing: bool
) -> None:
    """Ask the store a SPARQL query or a saved question.

    QUERY is the text of a query, a .rq file, `-` for standard input, or the name of a saved question. The prefixes cg:,
    cgr:, nif:, schema:, skos:, prov: and other usual ones need no declaration; the default graph is the union of all
    graphs. Queries only read.
    """
    if listing:
        _list(language)
        return
    if not question:
        raise UsageError("ask something: a query, a .rq file or a saved question (`craftgraph query --list`)")
    click.echo(_answer(_sparql(question, language), store, form, names, language), nl=False)


def _list(language: str) -> None:
    from craftgraph.query.saved import load, names  # noqa: PLC0415

    longest = max(map(len, names()))
    for name in names():
        click.echo(f"{name:<{longest}}  {load(name, language).question}")


def _sparql(question: str, language: str) -> str:
    """The text of the query that was asked for."""
    from craftgraph.query.saved import is_name, load  # noqa: PLC0415

    if question == "-":
        return sys.stdin.read()
    if question.endswith((".rq", ".sparql")):
        try:
            return Path(question).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise CraftGraphError(f"{question}: not UTF-8 at byte {error.start}") from error
    return load(question, language).sparql if is_name(question) else question


def _answer(sparql: str, selector: str, form: str | None, names: bool | None, language: str) -> str:
    from pyoxigraph import QueryBoolean, QuerySolutions  # noqa: PLC0415

    from craftgraph.graph.store import open_store  # noqa: PLC0415
    from craftgraph.query import table as tables  # noqa: PLC0415

    with open_store(selector, read_only=True) as store:
        answer = store.query(sparql)
        if not isinstance(answer, QueryBoolean | QuerySolutions):
            if form not in (None, "ttl"):
                raise UsageError(f"the answer is a graph, which is no {form}: leave --format out, or ask with SELECT")
            return tables.turtle(answer)
        if form == "ttl":
            raise UsageError("the answer is a table, which is no Turtle: ask with CONSTRUCT or DESCRIBE")
        if isinstance(answer, QueryBoolean) and form in (None, "table"):
            return "yes\n" if answer else "no\n"
        if isinstance(answer, QueryBoolean) and form == "json":
            return f"{tables.json_text(bool(answer))}\n"
        found = tables.table(answer)
        if names or (names is None and form in (None, "table")):
            found = tables.labelled(found, store, language)
    if form == "csv":
        return tables.csv_text(found)
    if form == "tsv":
        return tables.tsv_text(found)
    if form == "json":
        return f"{tables.json_text(found)}\n"
    rows = len(found.rows)
    click.echo(f"{rows} row{'' if rows == 1 else 's'}", err=True)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return f"{tables.text(found, columns)}\n"
