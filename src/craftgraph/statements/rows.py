"""Rows: places that share a preposition (Russian, English), winners who each have their own title."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.prizes import AWARDS
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.models import Filled

_ORIGINS: Final = PLACES - {"Venue"}
_JOINTS: Final = frozenset(", и а также из and as well from the".split())
"""What may stand between two places of one row."""
_TITLES: Final = frozenset(", және мен пен бен".split())
"""What stands between two titles of one row."""
_MARKS: Final = frozenset('«»"')
_ROW: Final = 4
"""Turns between titles and winners in a row, at least."""
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


def allotted(
    doc: Document, anchor: Node, filled: Sequence[Filled], others: Mapping[Node, Sequence[Filled]]
) -> list[Filled]:
    """Return the fillers of a Kazakh title in a row of titles that each have their winners, with its own winners alone.

    `Бас жүлдені Асан, бірінші орынды Сәуле мен Үсен алды`: where the row begins with a title, winners follow theirs;
    where it begins with a winner they stand before. `others` are the titles beside `anchor` with their fillers.
    """
    mine = _own(doc, anchor, filled, others)
    if mine is None:
        return list(filled)
    own, behind = mine
    entities = {n.entity for n in own}
    here = [f for f in filled if f.role == "recipient" and f.node.sentence == anchor.sentence]
    kept = [f for f in filled if f not in here or f.node.entity in entities]
    told = {f.node.entity for f in kept if f.role == "recipient"}
    # before a title stands also who hands it over
    missed = [n for n in own if behind and n.kind == "Person" and n.entity not in told and not _in_brackets(doc, n)]
    return [*kept, *(Filled("recipient", n, 1.0) for n in missed)]


def _own(
    doc: Document, anchor: Node, filled: Sequence[Filled], others: Mapping[Node, Sequence[Filled]]
) -> tuple[list[Node], bool] | None:
    """The winners of a title, and whether they stand behind it; None where titles and winners do not alternate."""
    titles = {anchor, *others}
    won = {f.node for row in (filled, *others.values()) for f in row if f.role == "recipient"}
    row = [
        n
        for n in doc.of_sentence(anchor.sentence)
        if n in titles or n in won or (n.kind == "Person" and not n.nominal and n.entity >= 0)
    ]
    runs = [(is_title, list(run)) for is_title, run in groupby(row, key=lambda n: n in titles)]
    alone = all(len(run) == 1 for is_title, run in runs if is_title)
    if not alone or len(runs) < _ROW or runs[0][0] == runs[-1][0]:
        return None
    at = next(k for k, (_, run) in enumerate(runs) if anchor in run)
    behind = runs[0][0]
    return runs[at + 1 if behind else at - 1][1], behind


def _in_brackets(doc: Document, node: Node) -> bool:
    before = [w.lower for w in doc.words[node.sentence][: node.first]]
    return before.count("(") > before.count(")")


def beside(doc: Document, anchor: Node) -> list[Node]:
    """The titles in a row with a quoted Kazakh one, given as it is: `Асан «Парасат», Үсен «Құрмет» ордендерімен`.

    Between two of them stand a joint, quotation marks, the noun that they share and who gets each.
    """
    nodes, words = doc.of_sentence(anchor.sentence), doc.words[anchor.sentence]
    if _MARKS.isdisjoint(w.lower for w in words[max(0, anchor.first - 1) : anchor.first + 1]):
        return []
    persons = {k for n in nodes if n.kind == "Person" for k in range(n.first, n.last + 1)}
    found = []
    for node in (n for n in nodes if n.kind == "Title" and n.entity not in {-1, anchor.entity}):
        first, last = sorted((anchor, node), key=lambda n: n.first)
        between = [k for k in range(first.last + 1, last.first) if words[k].lower not in _MARKS and k not in persons]
        joined = [k for k in between if words[k].lower in _TITLES]
        if joined and all(k in joined or words[k].lemma in AWARDS for k in between):
            found.append(node)
    return found
