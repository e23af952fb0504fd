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
