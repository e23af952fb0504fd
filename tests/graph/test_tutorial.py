"""docs/tutorial.ipynb runs as it stands."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import craftgraph

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


@pytest.mark.slow
def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(craftgraph.__file__).parents[1]))
    notebook = nbformat.read(TUTORIAL, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = {cell["id"]: cell.get("outputs", []) for cell in notebook.cells if cell["cell_type"] == "code"}
    tables = [
        output["data"].get("text/html", "") for outputs in shown.values() for output in outputs if "data" in output
    ]
    assert any("World Craft City" in table for table in tables)
    assert sum("<table" in table for table in tables) >= 4
    assert any("<iframe" in table for table in tables)
    assert (tmp_path / "almaty.ttl").stat().st_size > 1000


def test_the_tutorial_is_kept_without_its_outputs() -> None:
    cells = [cell for cell in nbformat.read(TUTORIAL, as_version=4).cells if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells)
