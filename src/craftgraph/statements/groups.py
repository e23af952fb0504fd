"""Groups of guests whom a Kazakh sentence tells by where they came from: `Қытай мен Түркиядан келген шеберлер`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.origins import came

_AWAY: Final = 14
"""Tokens between a place and the group that came from it."""
_CLOSED: Final = frozenset({"Person", "quantity", "date", "group", "role", "occupation", "label"})
_COLLECTIVE: Final = frozenset({"делегация", "ағайын"})
"""Groups in the singular."""
_CAME: Final = "кел"


@lru_cache(maxsize=1)
def _guests() -> frozenset[str]:
    return frozenset(
        (*patterns("kk")["phrases"]["guests"], *(word for word, _ in WordList.load("kk", "profession").items()))
    )


def groups(doc: Document, index: int) -> Iterator[Node]:
    """Propose the plural nouns for people that stand with a place in one sentence, where the tagger saw no group.

    They follow the place; behind `келген` any noun will do (`Семейден келген еріктілер`). Where the sentence says that
    they came from there, they may stand before it: `Қонақтар Семей мен Алматыдан келді`.
    """
    nodes = doc.of_sentence(index)
    places = [n.last for n in nodes if n.kind in PLACES and not n.nominal]
    if not places:
        return
    words = doc.words[index]
    closed = {k for n in nodes if n.kind in _CLOSED or n.entity >= 0 for k in range(n.first, n.last + 1)}
    begin = 0 if _came_from(words, places[-1]) else places[0] + 1
    for i in range(begin, len(words)):
        w = words[i]
        if w.verb or i in closed or not (w.plural or w.lemma in _COLLECTIVE):
            continue
        if w.lemma not in _guests() and not (i > places[0] and w.plural and came(words, i) is not None):
            continue
        if not any(0 < (i - place if i > place else place - i) <= _AWAY for place in places):
            continue
        first = i
        # `өнер ұжымдары`: the noun before belongs to it
        before = words[i - 1] if i else None
        if before and w.possessive == "3" and i - 1 not in closed and before.case == "nom" and before.lower.isalpha():
            first -= not before.plural and not before.possessive and not before.verb
        tokens = doc.sentences[index].tokens
        yield Node("group", tokens[first].begin, tokens[i].end, index, first, i)


def _came_from(words: Sequence[Word], last: int) -> bool:
    """Tell whether a sentence ends in saying that somebody came from its last place: `… Алматыдан келді`."""
    verb = next((i for i in range(last + 1, len(words)) if words[i].verb), None)
    if verb is None or words[verb].lemma != _CAME or words[verb].verb not in {"past", "present"}:
        return False
    return any(w.case == "abl" for w in words[last:verb])
