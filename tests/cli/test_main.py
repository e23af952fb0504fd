"""The command line as a whole, in processes of its own where exit codes, streams and imports matter."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from craftgraph import __version__
from craftgraph.cli import main
from craftgraph.cli.overview import COMMANDS, overview
from craftgraph.errors import CraftGraphError, UsageError


def craftgraph(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "craftgraph", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload]


def test_help_is_the_same_with_and_without_click() -> None:
    by_click = CliRunner().invoke(main, ["--help"])
    assert by_click.exit_code == 0
    for option in ("--help", "-h"):
        result = craftgraph(option)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout == by_click.output == overview() + "\n"


def test_version() -> None:
    assert craftgraph("--version").stdout == f"craftgraph {__version__}\n"
    assert CliRunner().invoke(main, ["--version"]).output == f"craftgraph {__version__}\n"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_next_to_nothing(option: str) -> None:
    code = (
        "import sys; before = set(sys.modules); from craftgraph.cli import run; sys.argv = ['craftgraph', sys.argv[1]];"
        "run(); print('\\n'.join(set(sys.modules) - before), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in result.stderr.split()} == {"craftgraph"}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(name: str) -> None:
    """The line of the overview is the command's own, and reading its help imports nothing heavy."""
    heavy = "rdflib pyoxigraph networkx pyvis trafilatura pymorphy3 pyshacl igraph starlette pandas numpy pycrfsuite"
    code = (
        f"import sys; from craftgraph.cli import main; sys.argv = ['craftgraph', '{name}', '--help']\n"
        "try: main()\n"
        f"finally: print([m for m in '{heavy}'.split() if m in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert result.stderr == "[]\n"
    assert result.stdout.startswith(f"Usage: craftgraph {name} ")
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name]


def test_every_file_of_a_command_is_in_the_overview() -> None:
    folder = Path(__file__).parent.parent.parent / "src" / "craftgraph" / "cli"
    commands = {path.stem for path in folder.glob("*.py") if "@click.command" in path.read_text(encoding="utf-8")}
    assert commands == set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Usage: craftgraph [OPTIONS] COMMAND"),
        (["bild"], "No such command 'bild'"),
        (["build"], "Missing argument 'INPUT...'"),
        (["build", "--wrong"], "No such option"),
        (["--config", "missing.toml", "build", "-"], "Error: missing.toml: the settings cannot be read"),
        (["build", "-", "--store", "craftgraph.db"], "did you mean oxigraph:craftgraph.db?"),
    ],
)
def test_wrong_calls_end_with_2(arguments: list[str], message: str, tmp_path: Path) -> None:
    result = craftgraph(*arguments, cwd=tmp_path, stdin=subprocess.DEVNULL)
    assert result.returncode == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (CraftGraphError("the text is at fault"), 1, "Error: the text is at fault\n"),
        (UsageError("the call is at fault"), 2, "Error: the call is at fault\n"),
        (PermissionError(13, "Permission denied", "a.txt"), 1, "Error: a.txt: Permission denied\n"),
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
    ],
)
def test_errors_become_a_line_and_an_exit_code(
    raised: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def failing() -> None:
        raise raised

    monkeypatch.setattr(type(main), "get_command", lambda *_: failing)
    result = CliRunner().invoke(main, ["failing"])
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", told)


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = (
        "import click, craftgraph.cli.group as g\n"
        "@click.command()\n"
        "def endless():\n"
        "    while True: click.echo('line')\n"
        "type(g.main).get_command = lambda *_: endless\n"
        "g.main(['endless'])"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "line\n"
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=20) == 1
    process.stderr.close()


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = craftgraph("build", "қолөнер.txt", "--store", "memory:", cwd=tmp_path, env=environment)
    assert "қолөнер.txt: there is no such file or folder" in result.stderr
