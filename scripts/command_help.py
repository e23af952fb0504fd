"""Keep `docs/commands.md` in step with the commands: the help of each stands there word for word.

    python scripts/command_help.py            write it
    python scripts/command_help.py --check    only see whether it is up to date; exit code 1 if it is not

A page has a place for it: `<!-- help: build -->`, anything, `<!-- end -->`.
"""

import re
import sys
from pathlib import Path

import click

from craftgraph.cli import main as group
from craftgraph.cli.overview import COMMANDS

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
_PLACE = re.compile(r"(<!-- help: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(name: str) -> str:
    """Return what `craftgraph NAME --help` prints in a terminal of 80 columns."""
    parent = click.Context(group, info_name="craftgraph")
    command = group.get_command(parent, name)
    assert command is not None, f"there is no command {name}"
    settings = dict(group.context_settings)
    return command.get_help(click.Context(command, parent, info_name=name, terminal_width=80, **settings))


def updated(page: str) -> str:
    """Return the page with the help of each command in its place. Raises ValueError where a command has no place."""
    missing = set(COMMANDS) - {name for _, name, _ in _PLACE.findall(page)}
    if missing:
        raise ValueError(f"docs/commands.md has no place for {', '.join(sorted(missing))}")
    return _PLACE.sub(lambda place: f"{place[1]}\n```text\n{help_of(place[2])}\n```\n\n{place[3]}", page)


def main() -> None:
    """Write the page, or check it."""
    page = PAGE.read_text(encoding="utf-8")
    new = updated(page)
    if "--check" in sys.argv[1:]:
        sys.exit(0 if new == page else "docs/commands.md is not up to date: run python scripts/command_help.py")
    PAGE.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
