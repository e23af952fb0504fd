"""Events without a name: `Шеруге 500 бала қатысты`, where the article has no other event that the noun could speak of.

The tagger marks most of them; what it leaves are bare class nouns. One of them becomes an event where its sentence
tells something of it (who came, where or when it was held, who held it). What nothing is said of in the end is left
out again (`statements/reader.py`).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.document import Node
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.reference import Things
from craftgraph.model import Sentence
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_PLACES: Final = frozenset({"City", "Venue", "Region", "Country"})
_OTHERS: Final = {"dat": frozenset({"quantity", "Person", "group"}), "nom": frozenset({"date"})}
"""Case of the noun → what its sentence may tell beside places: who came, when it was held."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in patterns("kk")["unnamed"].items()}


def unnamed(
    text: Sequence[Sentence], words: Sequence[Sequence[Word]], things: Things, nodes: Sequence[Node]
) -> Iterator[Node]:
    """Yield the nodes of unnamed events; `things.unmet` are the class nouns that spoke of nothing named before."""
    if things.language != "kk" or not things.unmet:
        return
    lists = _lists()
    made: dict[str, int] = {}
    of_sentence: dict[int, list[Node]] = {}
    for node in nodes:
        of_sentence.setdefault(node.sentence, []).append(node)
    events = {n.entity for n in nodes if FAMILY.get(n.kind) == "Event"}
    for index, i in things.unmet:
        w = words[index][i]
        if w.lemma not in lists["nouns"] or w.possessive:
            continue
        token = text[index].tokens[i]
        entity = made.get(w.lemma)
        if entity is None and w.lemma in lists["any"] and made:
            entity = max(made.values())
        if entity is not None:
            things.refer(entity, token.begin, token.end, index)
        elif _is_told(words[index], i, of_sentence.get(index, ()), alone=not events):
            entity = things.add(_class(w.lemma), w.lemma, (token.begin, token.end, index))
            things.things[entity].supposed = True
        else:
            continue
        nominal = w.lemma in made or entity in made.values()
        made.setdefault(w.lemma, entity)
        yield Node(things.things[entity].cls, token.begin, token.end, index, i, i, entity, nominal=nominal)


def _class(noun: str) -> str:
    tags = (tag.partition(":") for tag in lexicon("kk").tags(noun, noun))
    return next((cls for kind, _, cls in tags if kind == "event" and cls), "Event")


def _is_told(words: Sequence[Word], at: int, nodes: Sequence[Node], *, alone: bool) -> bool:
    """Tell whether a sentence says of the event at a token who came, who held it, or where or when it was."""
    lists = _lists()
    if at and (words[at - 1].lower in lists["stop"] or any(n.kind == "quantity" and n.last == at - 1 for n in nodes)):
        return False
    case = words[at].case
    if case == "loc":
        return alone or not at
    wanted = {"dat": "joins", "acc": "holds", "nom": "held"}.get(case)
    if wanted is None or not (alone or case == "dat"):
        return False
    if not any(w.verb and not w.negated and w.lemma in lists[wanted] for w in words[at + 1 :]):
        return False
    kinds = {n.kind for n in nodes}
    return case == "acc" or bool(kinds & _PLACES or kinds & _OTHERS[case])
