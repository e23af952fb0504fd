"""The patterns of each language: TOML files that a linguist reads and extends without Python (docs/patterns.md)."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=3)
def patterns(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the pattern file of `kk`, `ru` or `en`: section → key → words.

    Raises FileNotFoundError for another language, `tomllib.TOMLDecodeError` (with line and column) for a broken file.
    """
    with (Path(__file__).parent / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
