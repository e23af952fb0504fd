"""`craftgraph view`: the graph as one interactive HTML page."""

from pathlib import Path

import click

from craftgraph.cli.options import language_option, store_option


@click.command(short_help="Draw the graph as one interactive HTML page.")
@click.argument("out", metavar="OUT.html", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@click.option("--about", metavar="ENTITY", help="Only what is near this thing: its IRI, or a name in any language.")
@click.option("--hops", type=click.IntRange(1, 5), default=2, show_default=True, help="With --about: how many steps.")
@click.option("--limit", type=click.IntRange(0), default=5000, show_default=True, help="Most nodes; 0 for all.")
@language_option
@click.option("--served", is_flag=True, hidden=True, help="The page may ask the server it comes from for more.")
def command(out: Path, store: str, about: str | None, hops: int, limit: int, language: str, served: bool) -> None:
    """Draw the graph as one interactive HTML page.

    OUT.html is a single file that opens in any browser, without a network: the graph, a map, a timeline and a table,
    with the sentences that say each thing.
    """
    from craftgraph.cli.options import settings  # noqa: PLC0415 - kept with what needs it
    from craftgraph.graph.store import open_store  # noqa: PLC0415 - heavy imports wait until needed
    from craftgraph.view import view_page  # noqa: PLC0415

    with open_store(store, read_only=True) as opened:
        html = view_page(
            opened, about=about, hops=hops, language=language, limit=limit, base=settings().base, served=served
        )
    out.write_text(html, encoding="utf-8", newline="\n")
    click.echo(f"Wrote {out} ({len(html.encode()) // 1024} KiB): open it in a browser.", err=True)
