"""`craftgraph explain`: what is said of a thing, by whom, in which words."""

import dataclasses
import json

import click

from craftgraph.cli.options import json_option, language_option, store_option
from craftgraph.errors import UsageError


@click.command("explain")
@click.argument("thing")
@store_option
@language_option
@json_option
@click.option("--trace", is_flag=True, help="THING is an article file: show how it is read, and what is refused.")
def command(thing: str, store: str, language: str, as_json: bool, trace: bool) -> None:
    """Tell what is said of a thing, by whom, in which words.

    THING is a name in any script and language, or an IRI (cgr:place/… for short), also that of a statement. Facts that
    sources contradict begin with ≠. Of a name that several things have, all are listed.
    """
    if trace:
        _trace(thing)
        return
    from craftgraph.graph.find import find, nearest  # noqa: PLC0415
    from craftgraph.graph.store import open_store  # noqa: PLC0415
    from craftgraph.query.explain import explain, text  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        found = find(opened, thing)
        if not found:
            near = nearest(opened, thing)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise UsageError(f"nothing in the graph is called {thing!r}{hint}")
        if len(found) > 1:
            click.echo("\n".join(f"{one.cls}\t{one.name}\t{one.iri}" for one in found))
            raise UsageError(f"several things are called {thing!r}: explain one by its IRI")
        told = explain(opened, found[0].iri, language)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(told), ensure_ascii=False, indent=1))
    else:
        click.echo(text(told, language), nl=False)


def _trace(source: str) -> None:
    """Print how the articles of a file are read: tokens, mentions, which model said what, and what was refused."""
    from craftgraph.errors import CraftGraphError  # noqa: PLC0415
    from craftgraph.model import Article  # noqa: PLC0415
    from craftgraph.reading.reader import read  # noqa: PLC0415
    from craftgraph.statements.trace import trace  # noqa: PLC0415

    for item in read(source):
        if not isinstance(item, Article):
            raise CraftGraphError(str(item))
        for line in trace(item):
            click.echo(line)
