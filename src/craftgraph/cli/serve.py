"""`craftgraph serve`: a SPARQL endpoint, and pages to look at."""

import click

from craftgraph.cli.options import language_option, settings, store_option
from craftgraph.errors import UsageError


@click.command(short_help="Serve a SPARQL endpoint and pages to look at.")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen at.")
@click.option("--url", metavar="ADDRESS", help="Where the server is reached, if by another address (a proxy's).")
@click.option(
    "--full-text/--evidence-only",
    default=None,
    help="Show whole articles, or only sentences that are evidence. Default: whole where only this machine can ask.",
)
@click.option(
    "--time-limit", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds a query."
)
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of a result.")
@language_option
def command(
    store: str,
    host: str,
    port: int,
    url: str | None,
    full_text: bool | None,
    time_limit: float,
    max_rows: int,
    language: str,
) -> None:
    """Serve a SPARQL endpoint and pages to look at.

    The endpoint is at /sparql, the start page at /. A store on disk is only read, and as it was at the start. Over a
    remote store each query goes to its server, once it is seen to be harmless. No query may change anything or reach
    out to another server, and each is ended at its limits.
    """
    try:
        from craftgraph.serve.run import answering, is_local, serve  # noqa: PLC0415 - heavy imports wait until needed
        from craftgraph.serve.site import Settings  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UsageError(f"serving needs {error.name}: pip install 'craftgraph[serve]'") from error

    evidence_only = not (is_local(host) if full_text is None else full_text)
    shown_host = f"[{host}]" if ":" in host else host
    address = (url or f"http://{shown_host}:{port}").rstrip("/") + "/"
    answers = answering(store, evidence_only=evidence_only, time=time_limit, rows=max_rows)
    click.echo("Reading the graph …", err=True)
    serve(
        answers,
        Settings(address, settings().base, language, evidence_only, store),
        host=host,
        port=port,
        ready=lambda: click.echo(
            f"Serving {store} at {address} (SPARQL at {address}sparql); Ctrl+C ends it.", err=True
        ),
    )
