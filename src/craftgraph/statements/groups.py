"""Groups of guests whom a Kazakh sentence tells by where they came from: `Қытай мен Түркиядан келген шеберлер`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES

_AWAY: Final = 14
"""Tokens between a place and the group that came from it."""
_CLOSED: Final = frozenset({"Person", "quantity", "date", "group", "role", "occupation", "label"})
_COLLECTIVE: Final = frozenset({"делегация", "ағайын"})
"""Groups in the singular."""


@lru_cache(maxsize=1)
def _guests() -> frozenset[str]:
    return frozenset(
        (*patterns("kk")["phrases"]["guests"], *(word for word, _ in WordList.load("kk", "profession").items()))
    )


def groups(doc: Document, index: int) -> Iterator[Node]:
    """Propose the plural nouns for people that follow a place in one sentence, where the tagger saw no group."""
    nodes = doc.of_sentence(index)
    places = [n.last for n in nodes if n.kind in PLACES and not n.nominal]
    if not places:
        return
    words = doc.words[index]
    closed = {k for n in nodes if n.kind in _CLOSED or n.entity >= 0 for k in range(n.first, n.last + 1)}
    for i in range(places[0] + 1, len(words)):
        w = words[i]
        if w.verb or i in closed or not (w.plural or w.lemma in _COLLECTIVE) or w.lemma not in _guests():
            continue
        if not any(0 < i - place <= _AWAY for place in places):
            continue
        first = i
        # `өнер ұжымдары`: the noun before belongs to it
        before = words[i - 1]
        if w.possessive == "3" and i - 1 not in closed and before.case == "nom" and before.lower.isalpha():
            first -= not before.plural and not before.possessive and not before.verb
        tokens = doc.sentences[index].tokens
        yield Node("group", tokens[first].begin, tokens[i].end, index, first, i)
