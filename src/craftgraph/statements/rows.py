"""Rows in Russian and English: places that share a preposition, winners who each have their own title."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.models import Filled

_ORIGINS: Final = PLACES - {"Venue"}
_JOINTS: Final = frozenset(", и а также из and as well from the".split())
"""What may stand between two places of one row."""
_ASIDE: Final = 8
"""Words set off by commas inside a row, at most: `India and, for the first time, Mexico`."""


def origins(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """Yield the places of a row of which a model took some for where the counted came from: all of it or nothing."""
    taken = {f.node: f for f in filled if f.role == "origin"}
    if not taken:
        return
    places = [n for n in doc.of_sentence(anchor.sentence) if n.kind in _ORIGINS and n.entity >= 0 and not n.nominal]
    known = {f.node.entity for f in taken.values()}
    row: list[Node] = []
    for node in [*places, None]:
        if node is not None and (not row or _joined(doc, row[-1], node)):
            row.append(node)
            continue
        surest = max((taken[n].probability for n in row if n in taken), default=0.0)
        if surest and len(row) > 2:
            yield from (Filled("origin", n, surest) for n in row if n not in taken and n.entity not in known)
        row = [node] if node is not None else []


def _joined(doc: Document, one: Node, other: Node) -> bool:
    """Tell whether two places stand in one row, but for words set off by commas."""
    words = doc.words[one.sentence][one.last + 1 : other.first]
    if not words or any(w.verb in {"past", "present"} for w in words):
        return False
    if all(w.lower in _JOINTS for w in words):
        return True
    commas = [i for i, w in enumerate(words) if w.lower == ","]
    outside = [*words[: commas[0]], *words[commas[-1] + 1 :]] if len(commas) > 1 else words
    return len(commas) > 1 and len(words) <= _ASIDE and all(w.lower in _JOINTS for w in outside)


def own_winners(anchor: Node, filled: Sequence[Filled], others: Mapping[Node, Sequence[Filled]]) -> list[Filled]:
    """Return the fillers of a title without the winners who are likelier those of another title of the sentence.

    `others` are the titles beside `anchor` with their fillers. One winner stays: who has two titles keeps them.
    """
    mine = [f for f in filled if f.role == "recipient" and f.node.sentence == anchor.sentence]
    if len(mine) < 2:
        return list(filled)
    rivals: dict[int, float] = {}
    for f in (f for row in others.values() for f in row if f.role == "recipient"):
        rivals[f.node.entity] = max(f.probability, rivals.get(f.node.entity, 0.0))
    best = max(mine, key=lambda f: f.probability)
    return [f for f in filled if f not in mine or f is best or f.probability >= rivals.get(f.node.entity, 0.0)]
