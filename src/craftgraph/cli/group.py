"""The click group `main`: loads a command's file when it is called, and turns errors into a line and an exit code."""

import importlib
from pathlib import Path
from typing import Any

import click

from craftgraph import __version__
from craftgraph.cli.overview import COMMANDS, SUMMARY, overview
from craftgraph.errors import CraftGraphError, UsageError


class Failure(click.ClickException):
    """An error that the user can mend: one line on stderr, and the exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click declares it on the class


class LazyGroup(click.Group):
    """A group whose command `name` is the object `command` of the module `craftgraph.cli.<name>`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, without importing them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or `None` where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"craftgraph.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def get_help(self, ctx: click.Context) -> str:
        """Return the page of `craftgraph --help`: the one that is printed without click."""
        return overview()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that the user can mend becomes one line on stderr and an exit code."""
        try:
            return super().invoke(ctx)
        except CraftGraphError as error:
            raise Failure(str(error), 2 if isinstance(error, UsageError) else 1) from error
        except BrokenPipeError:
            raise  # click ends quietly when the reader of a pipe has gone
        except OSError as error:
            message = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise click.ClickException(message) from error
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(130)


@click.group(cls=LazyGroup, help=SUMMARY, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="craftgraph", message="%(prog)s %(version)s")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="Settings file.")
@click.pass_context
def main(ctx: click.Context, config: Path | None) -> None:
    """Remember which settings file to read; it is read when a command first asks for a setting."""
    ctx.meta["craftgraph.config"] = config
