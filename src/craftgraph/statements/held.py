"""Where a Kazakh event was held, told by the participle before it or the verb behind it.

`Габонда өткен жарыста`, `Шелек ауданында … байқау өтті`: the place in the locative is that of
the event.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Property
from craftgraph.statements.anchors import EVENTS, PLACES
from craftgraph.statements.completion import can_contain

_PARTICIPLES: Final = frozenset({"өткен", "өтіп", "ұйымдастырылған", "өткізілген", "өтетін"})
_VERBS: Final = ("өтті", "өтеді", "өткізілді", "өткізіл", "ұйымдастырыл", "басталды", "аяқталды", "ашылды", "өтіп")
_HOLDING: Final = ("өткізді", "өткізген", "өткізіп", "ұйымдастырды", "ұйымдастырған", "ұйымдастырып")
"""What somebody does who holds an event there."""
_DEEDS: Final = frozenset({"бол", "өт", "өткіз", "аш", "аяқта", "аяқтал"})
"""Verbs that tell where an event was only where nothing else does: rule `beside`."""
_NEAR: Final = 9
"""Tokens between the place and the participle before an event."""
_BETWEEN: Final = 3
"""Tokens between the participle and the name of the event."""


def held(doc: Document) -> Iterator[Property]:
    """Yield the places of events that the sentences of a Kazakh document tell plainly, the most exact one of each."""
    exact: dict[int, Node] = {}
    weak: dict[int, Node] = {}
    for index in range(len(doc.sentences)):
        nodes = doc.of_sentence(index)
        events = [n for n in nodes if n.kind in EVENTS and n.entity >= 0]
        words = doc.words[index]
        places = [n for n in nodes if n.kind in PLACES and n.entity >= 0 and words[n.last].case == "loc"]
        places = [n for n in places if not words[n.last].lower.endswith(("ғы", "гі"))]
        if not events or not places:
            continue
        for event in events:
            place = _before_participle(doc, event, places) or _before_verb(doc, event, events, places)
            if place is None:
                found = _before_verb(doc, event, events, [n for n in places if not n.nominal], _does)
                if found is not None and found.entity != event.entity:
                    weak.setdefault(event.entity, found)
                continue
            if place.entity == event.entity:
                continue
            known = exact.get(event.entity)
            if known is None or (can_contain(place.kind, known.kind) and not can_contain(known.kind, place.kind)):
                exact[event.entity] = place
    for entity, node in exact.items():
        yield Property(entity, "place", EntityRef(node.entity), node.sentence, "held")
    for entity in sorted(weak.keys() - exact.keys()):
        node = weak[entity]
        yield Property(entity, "place", EntityRef(node.entity), node.sentence, "beside")


def _before_participle(doc: Document, event: Node, places: list[Node]) -> Node | None:
    words = doc.words[event.sentence]
    at = next((k for k in range(event.first - 1, max(event.first - 1 - _BETWEEN, 0), -1) if words[k].verb), None)
    if at is not None and words[at].lower == "арналған":  # X-да өткен … күніне арналған мереке
        at = next((k for k in range(at - 1, max(at - _NEAR, 0), -1) if words[k].lower in _PARTICIPLES), None)
    if at is None or words[at].lower not in _PARTICIPLES:
        return None
    found = [n for n in places if at - _NEAR <= n.last < at and not any(w.verb for w in words[n.last + 1 : at])]
    return found[-1] if found else None


def _is_over(words: Sequence[Word], verb: int) -> bool:
    """`мәреге жетті`, `өз мәресіне жетті`: an event is over."""
    return words[verb].lemma == "жет" and words[verb - 1].lemma == "мәре"


def _is_held(words: Sequence[Word], verb: int) -> bool:
    return words[verb].lower.startswith(_VERBS) or _is_over(words, verb)


def _does(words: Sequence[Word], verb: int) -> bool:
    return words[verb].lemma in _DEEDS


def _before_verb(
    doc: Document,
    event: Node,
    events: list[Node],
    places: list[Node],
    tells: Callable[[Sequence[Word], int], bool] = _is_held,
) -> Node | None:
    words = doc.words[event.sentence]
    if words[event.last].case not in {"nom", "acc"}:
        return None
    verb = next((k for k in range(event.last + 1, len(words)) if words[k].verb not in {"", "infinitive"}), None)
    if verb is not None and words[verb].lower == "болып" and verb + 1 < len(words):
        verb += 1  # болып өтті
    told = verb is not None and words[event.last].case == "nom" and tells(words, verb)
    if verb is None or not (told or words[verb].lower.startswith(_HOLDING)):
        return None
    # the event that a ceremony belongs to stands in the genitive right before it
    others = [
        n
        for n in events
        if n.entity != event.entity and not (n.last + 1 == event.first and words[n.last].case == "gen")
    ]
    if any(event.last < n.first < verb for n in others):
        return None
    begin = max((n.last for n in others if n.last < event.first), default=-1)
    found = [n for n in places if begin < n.first and n.last < verb]
    found = [n for n in found if not any(w.verb in {"past", "present"} for w in words[n.last + 1 : event.first])]
    return found[-1] if found else None
