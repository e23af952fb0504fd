"""Where the data that comes with CraftGraph lies: inside the wheel, or beside `src/` in a checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, as `resource("ontology", "craft.ttl")`.

    Raises FileNotFoundError when the installation lacks it.
    """
    for root in (_HERE / "_resources", _HERE.parent.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"CraftGraph's own file {'/'.join(parts)} is missing: install the package again")


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table, split at tabs; empty lines, and comments (`# …`), are none.

    Raises FileNotFoundError when there is no such file.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]
