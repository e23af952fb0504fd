"""Data flows one way: a room imports only from rooms before it (CONTRIBUTING.md)."""

import ast
from itertools import chain
from pathlib import Path

import pytest

import craftgraph

ROOT = Path(craftgraph.__file__).parent
ROOMS = """
    errors terms resources model config language patterns reading corpus mentions statements pipeline
    entities graph evaluate training build query view serve api cli
""".split()


def imported(file: Path) -> set[str]:
    """Return the rooms that a file imports, also within functions."""
    nodes = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.ImportFrom) and n.module]
    names = chain.from_iterable([f"{n.module}.{a.name}" for a in n.names] for n in nodes)
    return {name.split(".")[1] for name in names if name.startswith("craftgraph.")} & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_the_rooms_before_it(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py")) or [ROOT / f"{room}.py"]
    behind = set(ROOMS[ROOMS.index(room) + 1 :])
    assert {file.name: found for file in files if (found := imported(file) & behind)} == {}


def test_every_room_has_its_place_in_the_row() -> None:
    rooms = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} == set(ROOMS)
