"""English names of things that no authority file knows."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftgraph.language.romanise import is_latin, romanise
from craftgraph.resources import rows
from craftgraph.terms import FAMILY

_TABLE: Final = Path(__file__).resolve().parent / "heads.tsv"
_COLUMN: Final = {"kk": 2, "ru": 3}
_QUOTED: Final = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")


@lru_cache(maxsize=8)
def _heads(language: str, family: str) -> dict[str, str]:
    """Class noun in lower case → its English."""
    found: dict[str, str] = {}
    for columns in rows(_TABLE):
        if family in columns[0].split("|"):
            found |= dict.fromkeys(columns[_COLUMN[language]].split("|"), columns[1])
    return found


def _parts(name: str, family: str, language: str) -> tuple[str, str] | None:
    """The proper part of a name and its class noun, if it is made of just these."""
    match = _QUOTED.search(name)
    if match:
        return match[1].strip(), f"{name[: match.start()]} {name[match.end() :]}".strip().lower()
    if family != "Place" or language != "kk":  # a Russian noun puts the name beside it into another case
        return None
    proper, _, noun = name.rpartition(" ")
    return (proper, noun.lower()) if proper and all(word[0].isupper() for word in proper.split()) else None


def english_name(names: Sequence[str], cls: str, language: str) -> str:
    """Return the English name of a thing of class `cls`, whose `names` are in `language`.

    It is a name in Latin letters, where the article has one; else the first name romanised, its class noun translated
    when heads.tsv has it.

    >>> english_name(("Ғалия Тоқсейітова",), "Person", "kk")
    'Galiya Toqseiitova'
    >>> english_name(("«Көк дала» оркестрі", "Көк дала"), "Organization", "kk")
    'Kok dala Orchestra'
    >>> english_name(("ТҚҚ", "Turkic Crafts"), "Organization", "kk")
    'Turkic Crafts'
    """
    if language == "en":
        return names[0]
    latin = next((name for name in names if is_latin(name)), None)
    if latin:
        return latin
    family = FAMILY[cls]
    parts = _parts(names[0], family, language)
    english = _heads(language, family).get(parts[1]) if parts else None
    if parts is None or english is None:
        return romanise(names[0], language)
    proper = romanise(parts[0], language)
    return english.replace("…", proper) if "…" in english else f"{proper} {english}"
