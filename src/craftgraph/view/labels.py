"""Labels of nodes and edges: their words, how they are broken into lines, and how much room is kept for them.

Which labels are drawn, and on which side of their node, the page decides each time it draws (`labels.js`): those that
most is said of first, none over another, always at a size that can be read.
"""

import functools
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from craftgraph.view.boxes import Box
from craftgraph.view.contents import Fact

LINE: Final = 20
"""Characters after which a label is broken, at a space; `text.js` breaks at the same place."""
LINES: Final = 3
_LONGEST_EDGE: Final = 30
_EM: Final = 0.6  # mean width of a letter, a little more than measured, so that boxes are never too small
_HEIGHT: Final = 1.25
_FONT: Final = 8.0  # pixels at zoom 1: less than is drawn, else the picture would be all gaps
_EDGE_WORDS: Final = {"Position": "role", "Distinction": "label", "Observation": "indicator"}
"""Statement class → the role whose words say best what an edge means."""


@functools.cache
def words() -> dict[str, dict[str, dict[str, str]]]:
    """Return the words of the picture: `edges`, `roles` and `properties`, by name and language."""
    data: dict[str, dict[str, dict[str, str]]] = json.loads(
        Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    )
    return data


def lines(label: str) -> list[str]:
    """Break a label at spaces into at most three lines; what does not fit is cut off with `…`.

    >>> lines("Алматы қаласы Туризм басқармасы")
    ['Алматы қаласы Туризм', 'басқармасы']
    """
    broken = [""]
    for word in label.split():
        if broken[-1] and len(broken[-1]) + 1 + len(word) > LINE:
            broken.append(word)
        else:
            broken[-1] = f"{broken[-1]} {word}".strip()
    if len(broken) > LINES:
        broken = [*broken[: LINES - 1], broken[LINES - 1] + " …"]
    return [line if len(line) <= 2 * LINE else line[: 2 * LINE - 1] + "…" for line in broken]


def edge_label(fact: Fact, language: str) -> str:
    """Return what stands on the edge of a fact: its own words where it has some, else a word for its class."""
    role = _EDGE_WORDS.get(fact.cls, "")
    texts = [f for name, f in fact.roles if name == role and f.kind == "text"]
    if texts:
        text = min(texts, key=lambda f: (f.language != language, f.language, f.value)).value
        return text if len(text) <= _LONGEST_EDGE else text[: _LONGEST_EDGE - 1].rstrip() + "…"
    return words()["edges"][fact.cls][language]


def size(weight: int, family: str) -> float:
    """Return the radius of a node by the number of facts that speak of it."""
    return 6.0 if family == "Statement" else round(min(9 + 4 * math.sqrt(weight), 40), 1)


def room(labels: Iterable[str], radius: float) -> Box:
    """Return the room that is kept around a node for the largest of `labels` under it."""
    broken = [lines(label) for label in labels]
    half = max([radius, *(len(line) * _FONT * _EM / 2 for label in broken for line in label)])
    height = max((len(label) for label in broken), default=0) * _FONT * _HEIGHT
    return Box(half, half, radius + 4, radius + 4 + height)
