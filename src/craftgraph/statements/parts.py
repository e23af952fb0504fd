"""What news leaves to the reader: which event a ceremony is part of, who leads it, who holds it.

A workshop, a ceremony or a round table without a name of its own belongs to the one event of the article; who leads
one (`мастер-класс провела Вера Орлова`, `Vera Long ran a workshop`) takes part in it; and whom a verb of organising has
beside it organises the event.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from craftgraph.language.words import word
from craftgraph.mentions.compatible import class_nouns
from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import EntityRef, Property
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import ADDRESS, EVENTS
from craftgraph.statements.clauses import FINITE
from craftgraph.statements.settings import event_nodes

_MAIN: Final = frozenset(("Festival", "Fair", "Exhibition", "Competition", "Meeting"))
_WHOLE: Final = _MAIN | {"Event"}
_PARTS: Final = frozenset(("Ceremony", "Workshop", "Meeting", "Event"))
_BY: Final = frozenset({"of", "from", "by"})
_ENDS: Final = frozenset({";", ":", "by"})
_FRAME: Final = 4
"""Tokens between the words of a frame (`в рамках`) and the event, at most."""
_DASHES: Final = frozenset("–—-:")
_FAR: Final = 12
"""Tokens between an event and the one who leads or holds it, at most."""


@lru_cache(maxsize=8)
def _verbs(language: str, key: str) -> frozenset[str]:
    return frozenset(patterns(language)["event"].get(key, ()))


def parts(doc: Document) -> Iterator[Property]:
    """Yield the events that are part of the one main event of an article."""
    nodes = event_nodes(doc)
    if doc.article.language == "ru" and len(nodes) > 1:
        yield from _framed(doc)
        yield from _of_another(doc)
    main = [e for e in nodes if doc.things[e].cls in _MAIN and _is_named(doc.things[e].names, doc.article.language)]
    if len(main) != 1:
        return
    for entity, mentions in nodes.items():
        thing = doc.things[entity]
        if entity == main[0] or thing.cls not in _PARTS or _is_named(thing.names, doc.article.language):
            continue
        if doc.article.language == "en" and not _opens_or_closes(doc, mentions[0], nodes[main[0]]):
            continue
        if doc.article.language == "ru" and not _is_plain(thing.cls, doc.things[main[0]].cls):
            continue
        yield Property(entity, "partOf", EntityRef(main[0]), mentions[0].sentence, "part")


def _opens_or_closes(doc: Document, part: Node, whole: Sequence[Node]) -> bool:
    """Tell whether an English event can be part of the one told of before it: of its ceremonies the first and last are.

    `The symposium heard …`, `a ceremony` and `the talks` are mostly events of their own.
    """
    if whole[0].begin > part.begin:
        return False
    called = doc.text(part).lower().split()
    return part.kind not in {"Ceremony", "Meeting"} or not _verbs("en", "parts").isdisjoint(called)


def _is_plain(part: str, whole: str) -> bool:
    """Tell whether a Russian article leaves no doubt: a festival has ceremonies, lessons go on anywhere."""
    return whole == "Festival" and part in {"Ceremony", "Event"}


def _framed(doc: Document) -> Iterator[Property]:
    """Yield what was held in the frame of another event: `в рамках фестиваля прошла ярмарка «…»`."""
    for index, words in enumerate(doc.words):
        at = next((i for i, w in enumerate(words) if i and w.lower in _verbs("ru", "within")), None)
        if at is None or words[at - 1].lower not in {"в", "во"}:
            continue
        events = [n for n in doc.of_sentence(index) if n.kind in EVENTS and n.entity >= 0]
        whole = next((n for n in events if at < n.first <= at + _FRAME), None)
        if whole is None or any(w.lower in _DASHES for w in words[at : whole.first]):
            continue
        if whole.nominal and not _is_named(doc.things[whole.entity].names, "ru"):
            continue
        for part in events:
            if part.entity != whole.entity and not part.nominal:
                yield Property(part.entity, "partOf", EntityRef(whole.entity), index, "frame")


def _of_another(doc: Document) -> Iterator[Property]:
    """Yield the events right behind which another stands in the genitive: `на гала-концерте фестиваля «…»`."""
    for index in range(len(doc.sentences)):
        events = [n for n in doc.of_sentence(index) if n.kind in EVENTS and n.entity >= 0]
        for part, whole in pairwise(events):
            if part.nominal or doc.things[part.entity].cls not in _PARTS or part.entity == whole.entity:
                continue
            if part.last + 1 == whole.first and doc.words[index][whole.first].case == "gen":
                yield Property(part.entity, "partOf", EntityRef(whole.entity), index, "frame")


def kazakh_parts(doc: Document) -> Iterator[Property]:
    """Yield the ceremonies and concerts of a Kazakh article that are part of an event named before.

    The event stands in the genitive before them (`көрменің ашылу салтанаты`), or is the one that the article names.
    """
    nodes = event_nodes(doc)
    if len(nodes) < 2:
        return
    begins = {entity: mentions[0].begin for entity, mentions in nodes.items()}
    named = [e for e in nodes if doc.things[e].cls in _WHOLE and _is_named(doc.things[e].names, "kk")]
    for entity, mentions in nodes.items():
        called = {word(text, "kk").lemma for text in doc.things[entity].names[0].lower().split()}
        if entity in named or called.isdisjoint(_verbs("kk", "parts")):
            continue
        before = [e for e in nodes if e != entity and begins[e] < begins[entity]]
        whole = _owner(doc, mentions[0], before)
        if whole is None and len(named) == 1 and named[0] in before:
            whole = named[0]
        if whole is not None:
            yield Property(entity, "partOf", EntityRef(whole), mentions[0].sentence, "part")


def _owner(doc: Document, part: Node, before: Sequence[int]) -> int | None:
    """The event of those told before that a class noun in the genitive in or right before a part speaks of."""
    words = doc.words[part.sentence]
    owner = next((w for w in words[max(part.first - 1, 0) : part.last] if w.case == "gen"), None)
    classes = {tag.partition(":")[2] for tag in lexicon("kk").tags(owner.lemma, owner.lemma)} if owner else set()
    return next((e for e in reversed(before) if doc.things[e].cls in classes), None)


def leaders(doc: Document) -> Iterator[Property]:
    """Yield the persons who lead a workshop, a lecture or a round table, as its participants."""
    yield from _beside(doc, "leading", frozenset({"Workshop", "Meeting", "Event"}), "Person", "participant")


def organisers(doc: Document) -> Iterator[Property]:
    """Yield the bodies that a verb of organising has beside it."""
    yield from _beside(doc, "organising", EVENTS, "Organization", "organizer")


def only_helps(doc: Document, agent: Node) -> bool:
    """Tell whether an English body is told to help, not to organise: `with the support of X and Y`, `lent by X`."""
    if doc.article.language != "en":
        return False
    words, helping = doc.words[agent.sentence], _verbs("en", "helping")
    for k in range(agent.first - 1, max(0, agent.first - _FAR), -1):
        if words[k].lower in _BY and words[k - 1].lemma in helping:
            return True
        if words[k].verb in FINITE or words[k].lower in _ENDS:
            return False  # `with help from X by Y` holds Y
    return False


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
            if key == "organising" and only_helps(doc, node):
                continue
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
