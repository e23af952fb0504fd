"""The documentation holds what the program does; what is pasted there is up to date."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from craftgraph import __version__

ROOT = Path(__file__).parent.parent
GENERATED = ("ontology-terms.html",)
"""What `scripts/docs_hooks.py` makes when the site is built."""
PAGES = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


def test_help_of_the_commands_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "command_help.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_every_page_is_in_the_navigation() -> None:
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^ +- .*: (\S+\.md)$", configuration, re.MULTILINE)) == PAGES


@pytest.mark.parametrize("page", ["../README.md", "../CONTRIBUTING.md", *PAGES])
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    path = ROOT / "docs" / page
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert target in GENERATED or (path.parent / target).exists(), f"{page} links to {target}"


def test_versions_agree() -> None:
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_constraints_pin_what_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in lines)
    pinned = {line.partition("==")[0] for line in lines}
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    needed = {re.split(r"[\[>=<]", need)[0].lower().replace("_", "-") for group in groups for need in group}
    assert needed - {"craftgraph"} <= pinned


def test_every_dependency_is_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [project["optional-dependencies"][name] for name in ("serve", "notebook", "train", "authority")]
    wanted = {re.split(r"[<>=\[ ]", line)[0] for group in [project["dependencies"], *extras] for line in group}
    table = (ROOT / "docs" / "install.md").read_text(encoding="utf-8").partition("## What it stands on")[2]
    named = {name for row in re.findall(r"^\| ([^|]+) \| \S", table, re.MULTILINE) for name in row.split(", ")}
    assert named - {"package", "---"} == wanted
