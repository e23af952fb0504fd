"""When and where an event was, in Russian and English, where the models left it open: what its sentences say of it.

An event takes the days nearest to its mentions, and the place that a preposition binds to its sentence
(`прошёл 5 октября в Доме дружбы`). In English only a verb tells of the first day (`opened on Friday`) or the last, and
only a house is a place: news gives a day and a city to every sentence, and most of them are of something else.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from craftgraph.language.expressions import TimeExpression
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS

_DAY: Final = 10
"""Characters of a date that names a day."""
_FAR: Final = 22
"""Tokens between an event and its day or place, at most."""
_REACH: Final = 4
"""Tokens between a preposition and the name that it binds, at most."""
_BEFORE: Final = 10
"""Tokens before a day in which the verb of ending stands that makes it the last."""
_BEHIND: Final = 3
_IN: Final = frozenset(("в", "во", "на", "in", "at", "on"))
_ARTICLES: Final = frozenset(("the", "a", "of"))
Rank = tuple[bool, int]


def event_nodes(doc: Document) -> dict[int, list[Node]]:
    """The mentions of every event, by the index of its entity, in the order of the text."""
    found: dict[int, list[Node]] = {}
    for node in doc.nodes:
        if node.kind in EVENTS and node.entity >= 0:
            found.setdefault(node.entity, []).append(node)
    return {entity: nodes for entity, nodes in found.items() if any(not n.nominal for n in nodes)}


def dates(doc: Document) -> Iterator[tuple[int, str, Node]]:
    """Yield (event, `startDate` or `endDate`, date node) for the events whose days a sentence with a mention tells."""
    for entity, nodes in event_nodes(doc).items():
        best: dict[str, tuple[bool, Rank, Node]] = {}
        for mention, node, rank in _beside(doc, entity, nodes, _is_day):
            name = "endDate" if _ends(doc, node) else "startDate"
            if name == "startDate" and doc.article.language == "en" and not _begins(doc, node):
                continue
            if doc.article.language == "ru" and name == "startDate" and rank[0]:
                continue  # a day behind a comma is often another's
            if name not in best or (mention.nominal, rank) < best[name][:2]:
                best[name] = mention.nominal, rank, node
        for name, (_, _, node) in sorted(best.items(), reverse=True):
            yield entity, name, node


def places(doc: Document) -> Iterator[tuple[int, Node]]:
    """Yield (event, place node) for the events whose place a sentence with one of their mentions tells."""
    for entity, nodes in event_nodes(doc).items():
        best: tuple[bool, bool, Rank, Node] | None = None
        for mention, node, rank in _beside(doc, entity, nodes, lambda n: _is_place(doc, n)):
            if node.entity != entity and (best is None or (node.kind == "City", mention.nominal, rank) < best[:3]):
                best = node.kind == "City", mention.nominal, rank, node
        if best is not None:
            yield entity, best[3]


def _beside(
    doc: Document, entity: int, mentions: list[Node], wanted: Callable[[Node], bool]
) -> Iterator[tuple[Node, Node, Rank]]:
    """Yield (mention, node, how far) of the wanted nodes that stand nearer to an event than to any other."""
    for mention in mentions:
        nodes = doc.of_sentence(mention.sentence)
        others = [n for n in nodes if n.kind in EVENTS and n.entity not in (entity, -1)]
        for node in nodes:
            if not wanted(node):
                continue
            rank = _apart(doc, mention, node)
            if rank[1] <= _FAR and all(_apart(doc, other, node) >= rank for other in others):
                yield mention, node, rank


def _is_day(node: Node) -> bool:
    value = node.value
    return isinstance(value, TimeExpression) and len(value.start) >= _DAY and value.bound != "from"


def _is_place(doc: Document, node: Node) -> bool:
    kinds = {"Venue"} if doc.article.language == "en" else {"City", "Venue"}
    return node.kind in kinds and node.entity >= 0 and not node.nominal and _bound(doc, node)


def _ends(doc: Document, node: Node) -> bool:
    """Tell whether a day is the last of something: `до 8 октября`, `завершился 17 августа`, `ended on Sunday`.

    The nearest verb (or noun of ending: `came to a close`) before the day tells, else the one right behind it.
    """
    value = node.value
    if not isinstance(value, TimeExpression) or value.finish is not None:
        return False
    if value.bound == "until":
        return True
    lists = patterns(doc.article.language)["event"]
    verb = _verb(doc, node, lists["ending"])
    return verb is not None and (verb.lemma in lists["ending"] or verb.lower.startswith(tuple(lists["ended"])))


def _begins(doc: Document, node: Node) -> bool:
    """Tell whether a day is the first of something by the verb nearest to it: `opened on Friday`."""
    opening = patterns(doc.article.language)["event"]["opening"]
    verb = _verb(doc, node, opening)
    return verb is not None and verb.lemma in opening


def _verb(doc: Document, node: Node, nouns: Sequence[str]) -> Word | None:
    """The nearest verb, or noun of a list, before a day, else the one right behind it."""
    words = doc.words[node.sentence]
    before = words[max(0, node.first - _BEFORE) : node.first][::-1]
    behind = words[node.last + 1 : node.last + 1 + _BEHIND]
    return next((w for w in [*before, *behind] if w.verb or w.lemma in nouns), None)


def _apart(doc: Document, a: Node, b: Node) -> Rank:
    """How far two nodes of a sentence stand apart: whether a comma or the like parts them, then the tokens between."""
    first, last = (a.last, b.first) if b.first > a.last else (b.last, a.first)
    tokens = doc.sentences[a.sentence].tokens
    return any(t.text in {",", ";"} for t in tokens[first + 1 : last]), last - first


def _bound(doc: Document, node: Node) -> bool:
    """Tell whether a preposition of place stands before a name, with its adjectives and class noun between.

    `в старинном городе Тараз`, `at the new Palace of the Republic`.
    """
    words, language = doc.words[node.sentence], doc.article.language
    nouns = WordList.load(language, "place")
    for distance in range(1, min(_REACH, node.first) + 1):
        word = words[node.first - distance]
        if word.lower in _IN:
            return True
        if distance == 1 and word.lower.isalpha():
            continue
        adjective = word.lemma.endswith(("ый", "ий", "ой")) if language == "ru" else False
        if not (adjective or word.lower in _ARTICLES or word.lemma in nouns):
            return False
    return False
