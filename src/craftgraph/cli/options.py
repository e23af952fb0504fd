"""Options that several commands share, and the way from a command to the settings."""

from collections.abc import Callable
from typing import Any

import click

from craftgraph.config import DEFAULT_STORE, Settings, load

_LOADED = "craftgraph.settings"


def settings() -> Settings:
    """Return the settings of the running command: those of `--config`, else of `craftgraph.toml` where one stands.

    The file is read once a call. Raises UsageError where it cannot be read or has an unknown key or a wrong value.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return load()
    if _LOADED not in context.meta:
        context.meta[_LOADED] = load(context.meta.get("craftgraph.config"))
    loaded = context.meta[_LOADED]
    assert isinstance(loaded, Settings)
    return loaded


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store`, passed on as the text `store`: a selector for `craftgraph.graph.store.open_store`."""
    return click.option(
        "--store",
        metavar="SELECTOR",
        default=lambda: settings().store,
        show_default=DEFAULT_STORE,
        help="Where the graph is: memory:, oxigraph:PATH or the https address of a SPARQL server.",
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`, passed on as the boolean `as_json`: print for a program, not for a reader."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(function)


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--language`, passed on as `language`: `kk`, `ru` or `en`, for the labels that are shown."""
    return click.option(
        "--language",
        type=click.Choice(["kk", "ru", "en"]),
        default=lambda: settings().language,
        show_default="en",
        help="Language of the names that are shown.",
    )(function)
