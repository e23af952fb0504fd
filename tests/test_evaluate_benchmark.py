"""The quality benchmark: its table, and floors that only rise."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARK = Path(__file__).resolve().parent.parent / "benchmarks" / "quality.py"


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


def figures(**f1: float) -> dict[str, dict[str, dict[str, float]]]:
    return {language: {"slots": {"precision": f, "recall": f, "f1": f, "gold": 10}} for language, f in f1.items()}


@pytest.mark.parametrize(
    ("floors", "reached", "rise", "fallen", "after"),
    [
        (None, {"kk": 0.8}, True, 0, {"kk": 0.8}),
        (None, {"kk": 0.8}, False, 0, None),
        ({"kk": 0.8}, {"kk": 0.85, "ru": 0.7}, True, 0, {"kk": 0.85, "ru": 0.7}),
        ({"kk": 0.8}, {"kk": 0.795}, True, 0, {"kk": 0.8}),  # a little worse is let pass, and the floor stays
        ({"kk": 0.8}, {"kk": 0.78}, True, 1, {"kk": 0.8}),
        ({"kk": 0.8, "ru": 0.5}, {"kk": 0.7, "ru": 0.9}, True, 1, {"kk": 0.8, "ru": 0.5}),
    ],
)
def test_floors(
    quality: ModuleType,
    tmp_path: Path,
    floors: dict[str, float] | None,
    reached: dict[str, float],
    rise: bool,
    fallen: int,
    after: dict[str, float] | None,
) -> None:
    path = tmp_path / "floors.json"
    if floors is not None:
        path.write_text(json.dumps(floors))
    assert len(quality.check_floors(figures(**reached), path, rise=rise)) == fallen
    assert (json.loads(path.read_text()) if path.exists() else None) == after


def test_table(quality: ModuleType) -> None:
    assert quality.table(figures(kk=0.8)).splitlines() == [
        "| measure | kk P | R | F1 | annotated |",
        "| --- | --: | --: | --: | --: |",
        "| entities | – | – | – | 0 |",
        "| typed | – | – | – | 0 |",
        "| slots | 0.800 | 0.800 | 0.800 | 10 |",
        "| evidence | – | – | – | 0 |",
        "| identity | – | – | – | 0 |",
    ]
