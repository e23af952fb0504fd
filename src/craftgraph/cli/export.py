"""`craftgraph export`: the graph as a file."""

import datetime
from pathlib import Path

import click

from craftgraph.cli.options import settings, store_option


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@store_option
@click.option("--about", multiple=True, metavar="ENTITY", help="Only what is said of this thing (a name or an IRI).")
@click.option("--class", "classes", multiple=True, metavar="CLASS", help="Only things or statements of this class.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only articles published from this day on.")
@click.option("--language", type=click.Choice(["kk", "ru", "en"]), help="Only articles in this language.")
@click.option("--query", metavar="QUERY", help="Only what a CONSTRUCT query gives: its text or a .rq file.")
def command(
    out: Path,
    *,
    store: str,
    about: tuple[str, ...],
    classes: tuple[str, ...],
    since: datetime.datetime | None,
    language: str | None,
    query: str | None,
) -> None:
    """Write the graph to a file, in the format of its ending.

    OUT ends with .ttl, .nt or .rdf (the union of all graphs), .trig, .nq or .jsonld (every graph by itself), .graphml
    or .gexf (networks), .csv (a folder of tables) or .zip (the tables in one file). Of several conditions all must
    hold.
    """
    from craftgraph.graph.export import export  # noqa: PLC0415
    from craftgraph.graph.find import the_one  # noqa: PLC0415
    from craftgraph.graph.selection import Selection  # noqa: PLC0415
    from craftgraph.graph.store import open_store  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        selection = Selection(
            about=tuple(the_one(opened, name).iri for name in about),
            classes=classes,
            since=since.date() if since else None,
            language=language,
            query=_sparql(query) if query is not None else None,
        )
        export(opened, out, selection, language=settings().language)
    click.echo(f"Wrote {out}", err=True)


def _sparql(query: str) -> str:
    return Path(query).read_text(encoding="utf-8") if query.endswith((".rq", ".sparql")) else query
