"""Who held an event and who took part, where a Kazakh sentence says it: `… орталығының ұйымдастыруымен өтті`."""

from collections.abc import Iterator
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import ADDRESS, AGENTS, EVENTS

_JOINTS: Final = frozenset({",", "және", "мен", "пен", "бен"})
_HOLDING: Final = "ұйымдастыруымен"
_JOINED: Final = "қатыс"
_DONE: Final = frozenset({"past", "past-participle", "converb-p", "present"})
Told = tuple[int, str, Node]
"""An event (its entity), `organizer` or `participant`, and who that was."""


def hosts(doc: Document) -> Iterator[Told]:
    """Yield who held the events of a Kazakh document, and who took part in them."""
    if doc.article.language != "kk":
        return
    for index, words in enumerate(doc.words):
        verbs = [i for i, w in enumerate(words) if w.lower == _HOLDING or w.lemma == _JOINED]
        if not verbs:
            continue
        nodes = doc.of_sentence(index)
        events = [n for n in nodes if n.kind in EVENTS]
        for i in verbs:
            if words[i].lower == _HOLDING:
                if len({n.entity for n in events}) == 1:
                    yield from ((events[0].entity, "organizer", n) for n in _owners(doc, index, i))
            elif words[i].verb in _DONE and not words[i].negated:
                yield from _guests(doc, index, i)


def _owners(doc: Document, index: int, at: int) -> list[Node]:
    """The bodies and persons in the genitive right before a token, and those joined to them."""
    words, found = doc.words[index], list[Node]()
    end = at - 1
    for node in reversed(doc.of_sentence(index)):
        if node.kind not in AGENTS or node.nominal or node.last > end or ADDRESS.match(doc.text(node)):
            continue
        between = words[node.last + 1 : end + 1]
        if any(w.lower not in _JOINTS for w in between) or bool(between) != bool(found):
            break
        found.insert(0, node)
        end = node.first - 1
    return found if found and words[found[-1].last].case == "gen" else []


def _guests(doc: Document, index: int, verb: int) -> Iterator[Told]:
    """Who stands in the nominative between an event in the dative and the verb of taking part."""
    words, nodes = doc.words[index], doc.of_sentence(index)
    events = [n for n in nodes if n.kind in EVENTS and n.last < verb and words[n.last].case == "dat"]
    if not events:
        return
    event = events[-1]
    if any(w.verb and w.verb != "infinitive" and w.lemma == _JOINED for w in words[event.last + 1 : verb]):
        return
    for node in nodes:
        named = node.kind in AGENTS and not node.nominal and not ADDRESS.match(doc.text(node))
        if named and event.last < node.first and node.last < verb:
            behind = words[node.last + 1]
            if words[node.last].case in {"nom", ""} and (node.last + 1 == verb or behind.lower in _JOINTS):
                yield event.entity, "participant", node
