"""When and where an event was, in Russian and English, where the models left it open: what its sentences say of it.

An event takes the day nearest to one of its mentions, and the place that a preposition binds to its sentence
(`прошёл 5 октября в Доме дружбы`, `opened at the Palace of the Republic on Friday`).
"""

from collections.abc import Iterator
from typing import Final

from craftgraph.language.expressions import TimeExpression
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.sequences import EVENTS

_DAY: Final = 10
"""Characters of a date that names a day."""
_FAR: Final = 22
_IN: Final = frozenset(("в", "во", "на", "in", "at", "on"))
_ENDING: Final = frozenset(
    "завершиться завершить закончиться закрыться закончить продлиться финишировать end close conclude finish "
    "wrap last run".split()
)
_ENDED: Final = frozenset(
    ("завершившийся", "завершившаяся", "завершившегося", "закрывшийся", "закрывшаяся", "open", "end", "close")
)


def event_nodes(doc: Document) -> dict[int, list[Node]]:
    """The mentions of every event, by the index of its entity, in the order of the text."""
    found: dict[int, list[Node]] = {}
    for node in doc.nodes:
        if node.kind in EVENTS and node.entity >= 0:
            found.setdefault(node.entity, []).append(node)
    return {entity: nodes for entity, nodes in found.items() if any(not n.nominal for n in nodes)}


def dates(doc: Document) -> Iterator[tuple[int, str, Node]]:
    """Yield (event, `startDate` or `endDate`, date node) for the events whose day a sentence with a mention tells."""
    for entity, nodes in event_nodes(doc).items():
        best: tuple[int, int, Node] | None = None
        for mention in nodes:
            others = [n for n in doc.of_sentence(mention.sentence) if n.kind in EVENTS and n.entity not in (entity, -1)]
            for node in doc.of_sentence(mention.sentence):
                value = node.value
                if not isinstance(value, TimeExpression) or len(value.start) < _DAY or value.bound == "from":
                    continue
                gap = _gap(mention, node)
                if gap > _FAR or any(_gap(other, node) < gap for other in others):
                    continue
                rank = (mention.nominal, gap)
                if best is None or rank < best[:2]:
                    best = (*rank, node)
        if best is not None:
            yield entity, "endDate" if _ends(doc, best[2]) else "startDate", best[2]


def places(doc: Document) -> Iterator[tuple[int, Node]]:
    """Yield (event, place node) for the events whose place a sentence with one of their mentions tells."""
    for entity, nodes in event_nodes(doc).items():
        best: tuple[bool, bool, int, Node] | None = None
        for mention in nodes:
            others = [n for n in doc.of_sentence(mention.sentence) if n.kind in EVENTS and n.entity not in (entity, -1)]
            for node in doc.of_sentence(mention.sentence):
                if node.kind not in {"City", "Venue"} or node.entity < 0 or node.nominal or node.entity == entity:
                    continue
                gap = _gap(mention, node)
                if gap > _FAR or any(_gap(other, node) < gap for other in others) or not _bound(doc, node):
                    continue
                rank = (node.kind == "City", mention.nominal, gap)
                if best is None or rank < best[:3]:
                    best = (*rank, node)
        if best is not None:
            yield entity, best[3]


def _ends(doc: Document, node: Node) -> bool:
    """Tell whether a day is the last of something: `до 8 октября`, `завершился 17 августа`, `came to an end on "
    "Sunday`."""
    value = node.value
    if not isinstance(value, TimeExpression) or value.finish is not None:
        return False
    if value.bound == "until":
        return True
    words = doc.words[node.sentence]
    around = words[max(0, node.first - 10) : node.first] + words[node.last + 1 : node.last + 4]
    return any(w.lemma in _ENDING or w.lower in _ENDED for w in around)


def _gap(a: Node, b: Node) -> int:
    return b.first - a.last if b.first > a.last else a.first - b.last


def _bound(doc: Document, node: Node) -> bool:
    """Tell whether a preposition of place stands before a name, perhaps with an article or a class noun between."""
    words = doc.words[node.sentence]
    before = [w.lower for w in words[max(0, node.first - 3) : node.first]]
    if before and before[-1] in _IN:
        return True
    return len(before) > 1 and before[-2] in _IN and before[-1].isalpha()
