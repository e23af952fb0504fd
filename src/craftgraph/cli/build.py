"""`craftgraph build`: articles into the store."""

import json
import signal
import sys
from typing import TYPE_CHECKING

import click

from craftgraph.cli.options import json_option, settings, store_option

if TYPE_CHECKING:
    from craftgraph.build import Outcome


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@store_option
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=lambda: settings().workers,
    show_default="one for each core",
    help="Processes that read articles.",
)
@click.option("--again", is_flag=True, help="Read also what the store has already.")
@json_option
def command(inputs: tuple[str, ...], store: str, workers: int, again: bool, as_json: bool) -> None:
    """Read articles into the store.

    INPUT is a file (.txt, .jsonl, .html), a folder, a pattern in quotes, or - for the standard input. An article that
    the store has already, unchanged, is left as it is. Each input that cannot be read is reported in a line on stderr
    while the rest is built; then the exit code is 1.
    """
    from craftgraph.build import build, current_run  # noqa: PLC0415
    from craftgraph.graph.store import open_store  # noqa: PLC0415

    # A plain kill leaves worker processes behind; this way they end in good order.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen, talk = settings(), Talk()
    with open_store(store) as opened:
        outcome = build(
            inputs,
            opened,
            run=current_run(),
            base=chosen.base,
            workers=workers,
            again=again,
            max_bytes=chosen.max_megabytes * 1_000_000,
            progress=talk,
        )
    talk.clear()
    if as_json:
        click.echo(json.dumps(as_record(outcome), ensure_ascii=False))
    else:
        click.echo(summary(outcome), err=True)
    if outcome.problems:
        sys.exit(1)


class Talk:
    """Tells on stderr each problem as it comes, and on a terminal how far the build is."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._problems = 0

    def __call__(self, outcome: "Outcome") -> None:
        """Tell what is new since the last call."""
        for problem in outcome.problems[self._problems :]:
            self.clear()
            click.echo(str(problem), err=True)
        self._problems = len(outcome.problems)
        if self._terminal:
            self.clear()
            click.echo(f"{outcome.read} articles, {outcome.statements} statements", err=True, nl=False)

    def clear(self) -> None:
        """Take the count away, for something else to be written in its place."""
        if self._terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


def summary(outcome: "Outcome") -> str:
    """Return the outcome in a line, as `3 articles read, 2 new, 1 unchanged, 41 statements`."""
    parts = [f"{outcome.read} article{'' if outcome.read == 1 else 's'} read"]
    parts += [
        f"{count} {word}"
        for count, word in ((outcome.new, "new"), (outcome.changed, "changed"), (outcome.unchanged, "unchanged"))
        if count
    ]
    parts.append(f"{outcome.statements} statement{'' if outcome.statements == 1 else 's'}")
    if outcome.problems:
        parts.append(f"{len(outcome.problems)} problem{'' if len(outcome.problems) == 1 else 's'}")
    return ", ".join(parts)


def as_record(outcome: "Outcome") -> dict[str, object]:
    """Return the outcome as plain data for `--json`."""
    return {
        "read": outcome.read,
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "statements": outcome.statements,
        "problems": [
            {"source": p.source, "line": p.line, "offset": p.offset, "message": p.message, "hint": p.hint}
            for p in outcome.problems
        ],
    }
