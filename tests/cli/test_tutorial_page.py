"""docs/tutorial.md: its commands run as they stand there, and print what stands there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from craftgraph.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_the_commands_print_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (articles,) = re.findall(r'```json title="(\S+)"\n(.*?)```', PAGE, re.DOTALL)
    Path(articles[0]).write_text(articles[1], encoding="utf-8")
    commands = re.findall(r"^\$ craftgraph (.+)\n((?:[^$`].*\n)*)", PAGE, re.MULTILINE)
    assert len(commands) >= 7
    for command, shown in commands:
        result = CliRunner().invoke(main, shlex.split(command))
        assert result.exit_code == 0, result.output
        printed = {line.rstrip() for line in result.output.splitlines()}
        assert [line for line in shown.splitlines() if line.rstrip() not in printed] == []
    assert {path.name for path in tmp_path.iterdir()} >= {"craftgraph.db", "taraz.ttl", "tables.zip", "graph.html"}
