"""What Russian and English news leaves to the reader: which event a ceremony is part of, who leads it, who holds it.

A workshop, a ceremony or a round table without a name of its own belongs to the one event of the article; who leads
one (`мастер-класс провела Вера Орлова`, `Vera Long ran a workshop`) takes part in it; and whom a verb of organising has
beside it organises the event.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.mentions.compatible import class_nouns
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Property
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import ADDRESS, EVENTS
from craftgraph.statements.settings import event_nodes

_MAIN: Final = frozenset(("Festival", "Fair", "Exhibition", "Competition", "Meeting"))
_PARTS: Final = frozenset(("Ceremony", "Workshop", "Meeting", "Event"))
_FAR: Final = 12
"""Tokens between an event and the one who leads or holds it, at most."""


@lru_cache(maxsize=2)
def _verbs(language: str, key: str) -> frozenset[str]:
    return frozenset(patterns(language)["event"].get(key, ()))


def parts(doc: Document) -> Iterator[Property]:
    """Yield the events that are part of the one main event of an article."""
    nodes = event_nodes(doc)
    main = [e for e in nodes if doc.things[e].cls in _MAIN and _is_named(doc.things[e].names, doc.article.language)]
    if len(main) != 1:
        return
    for entity, mentions in nodes.items():
        thing = doc.things[entity]
        if entity != main[0] and thing.cls in _PARTS and not _is_named(thing.names, doc.article.language):
            yield Property(entity, "partOf", EntityRef(main[0]), mentions[0].sentence, "part")


def leaders(doc: Document) -> Iterator[Property]:
    """Yield the persons who lead a workshop, a lecture or a round table, as its participants."""
    yield from _beside(doc, "leading", frozenset({"Workshop", "Meeting", "Event"}), "Person", "participant")


def organisers(doc: Document) -> Iterator[Property]:
    """Yield the bodies that a verb of organising has beside it."""
    yield from _beside(doc, "organising", EVENTS, "Organization", "organizer")


def _beside(doc: Document, key: str, kinds: frozenset[str], agent: str, role: str) -> Iterator[Property]:
    verbs = _verbs(doc.article.language, key)
    for index in range(len(doc.sentences)):
        words = doc.words[index]
        at = [i for i, w in enumerate(words) if w.lemma in verbs and w.verb != "infinitive"]
        nodes = doc.of_sentence(index)
        events = [n for n in nodes if n.kind in kinds and n.kind in EVENTS and n.entity >= 0]
        agents = [n for n in nodes if n.kind == agent and n.entity >= 0 and not ADDRESS.match(doc.text(n))]
        agents = [n for n in agents if not any(o.begin <= n.begin and n.end < o.end for o in agents)]
        if len(at) != 1 or len({n.entity for n in events}) != 1:
            continue
        for node in _doing(doc, at[0], agents, key):
            yield Property(events[0].entity, role, EntityRef(node.entity), index, key)


def _doing(doc: Document, verb: int, agents: Sequence[Node], key: str) -> list[Node]:
    """Who does it: in English before an active verb or behind `by`; in Russian the one who is in no oblique case."""
    if not agents:
        return []
    words = doc.words[agents[0].sentence]
    if doc.article.language == "en":
        by = verb + 1 < len(words) and words[verb + 1].lower == "by"
        if by:
            return [n for n in agents if verb < n.first <= verb + _FAR]
        before = [n for n in agents if 0 < verb - n.last <= _FAR // 2]
        return before[-1:] if key == "leading" else []
    found = [n for n in agents if abs(n.first - verb) <= _FAR and words[n.first].case in {"nom", "acc"}]
    found = [n for n in found if n.first == 0 or words[n.first - 1].lower not in {"в", "на", "из", "для", "о"}]
    return found if key == "organising" else found[:1] if len(found) == 1 else []


def _is_named(names: Sequence[str], language: str) -> bool:
    """Tell whether an event has a name of its own: a quotation, a capital inside, or no class noun at all."""
    if any("«" in n or "“" in n or any(w[0].isupper() for w in n.split()[1:]) for n in names):
        return True
    return not class_nouns(names[0], language)
