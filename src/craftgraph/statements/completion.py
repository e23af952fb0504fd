"""Clear rules beside the role models: what a sentence says plainly and a model may miss.

Each rule reads the document and the fillers that a model chose, and returns fillers to add. They apply where the model
left a role open, never against it, but for `оның 323 мыңы`, which always speaks of the figure before it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS, FOLDS, PLACES
from craftgraph.statements.kazakh_figures import fillers
from craftgraph.statements.models import Filled
from craftgraph.statements.origins import came_from, is_came, origins
from craftgraph.statements.recipients import conferral
from craftgraph.statements.records import is_former, measured_thing, says_nothing
from craftgraph.statements.rows import origins as row_of_origins

_SURE: Final = 1.0
_AREAS: Final = {"облыс": " облысы", "аудан": " ауданы"}
"""Class noun before an office → how the names of the areas end that it may speak of."""
_NEAR: Final = 2
"""Sentences in which it is told where a group came from, behind the one that counts it."""
_RANK: Final = {"Venue": 0, "City": 1, "Region": 2, "Country": 3}


def completed(cls: str, doc: Document, anchor: Node, filled: Sequence[Filled]) -> list[Filled]:
    """Return the fillers of a statement with those that the rules of its class add, without those that they refuse."""
    if cls == "Distinction":
        return [f for f in filled if f.role != "times" or not _parted(doc, anchor, f.node)]
    if cls == "Observation" and doc.article.language == "kk":
        return fillers(doc, anchor, _observation(doc, anchor, filled))
    if cls == "Attendance" and doc.article.language != "kk":
        return [*filled, *row_of_origins(doc, anchor, filled)]
    rule = {"Position": _position, "Record": _record, "Conferral": conferral, "Attendance": _attendance}.get(cls)
    return [*filled, *(rule(doc, anchor, filled) if rule else ())]


def _parted(doc: Document, anchor: Node, node: Node) -> bool:
    """Tell whether another standing lies between: `төрт дүркін рекордшы және … иегері` counts the first alone."""
    return any(
        n.kind == "label" and node.end <= n.begin and n.end <= anchor.begin for n in doc.of_sentence(anchor.sentence)
    )


def _has(filled: Iterable[Filled], role: str) -> bool:
    return any(f.role == role for f in filled)


def _position(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """Izafet: the body right before the office is the one that it belongs to."""
    if _has(filled, "organization"):
        return
    for node in doc.of_sentence(anchor.sentence):
        if node.last == anchor.first - 1 and node.kind in {"Organization", *PLACES} and node.entity >= 0:
            yield Filled("organization", node, _SURE)
            return
    if doc.article.language == "ru":
        behind = _genitive_behind(doc, anchor)
        if behind is not None:
            yield Filled("organization", behind, _SURE)
            return
    area = _only_area(doc, anchor)
    if area is not None:
        yield Filled("organization", area, _SURE)


def _genitive_behind(doc: Document, anchor: Node) -> Node | None:
    """In Russian the body stands in the genitive behind the office: `ректор университета`, `аким города`."""
    words = doc.words[anchor.sentence]
    for node in doc.of_sentence(anchor.sentence):
        if node.first == anchor.last + 1 and node.kind in {"Organization", *PLACES} and node.entity >= 0:
            return node if words[node.first].case == "gen" else None
    return None


def _only_area(doc: Document, anchor: Node) -> Node | None:
    """`облыс әкімі Асан Үсенов`: the one region of the article that is called so, wherever it is named."""
    if doc.article.language != "kk" or not anchor.first:
        return None
    noun = _AREAS.get(doc.words[anchor.sentence][anchor.first - 1].lower)
    if noun is None:
        return None
    found = {
        n.entity: n
        for n in doc.nodes
        if n.kind == "Region" and not n.nominal and any(name.endswith(noun) for name in doc.things[n.entity].names)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _record(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """What stands beside the figure of a record: deed, holder, time, factor, event, register.

    In Kazakh the deed alone: the models know the others better.
    """
    centre = anchor
    nodes = doc.of_sentence(centre.sentence)
    if not _has(filled, "feat"):
        deed = _deed(doc, anchor)
        if deed is not None:
            yield Filled("feat", deed, _SURE)
    if doc.article.language == "kk":
        return
    if not _has(filled, "holder"):
        persons = [n for n in nodes if n.kind == "Person" and n.last < centre.first]
        if persons:
            yield Filled("holder", persons[-1], _SURE)
    for node in nodes:
        if not isinstance(node.value, Quantity) or node is centre:
            continue
        if node.value.duration and not _has(filled, "duration"):
            yield Filled("duration", node, _SURE)
        if node.value.unit in FOLDS and not _has(filled, "factor"):
            yield Filled("factor", node, _SURE)
    if not _has(filled, "occasion"):
        events = [n for s in {anchor.sentence, centre.sentence} for n in doc.of_sentence(s) if n.kind in EVENTS]
        if len({n.entity for n in events}) == 1:
            yield Filled("occasion", events[0], _SURE)
    if not _has(filled, "register"):
        around = [n for s in (0, 1, 2) for n in doc.of_sentence(centre.sentence + s)]
        labels = [n for n in around if n.kind == "label"]
        registers = [
            n
            for n in around
            if n.kind == "Register" and not n.nominal and not any(x.begin <= n.begin < x.end for x in labels)
        ]
        if registers:
            yield Filled("register", registers[0], _SURE)


def _deed(doc: Document, anchor: Node) -> Node | None:
    """What was done, as the sentence of a record's figure tells it; that of a former record often leaves it open."""
    deeds = [n for n in doc.of_sentence(anchor.sentence) if n.kind == "feat" and n.last >= anchor.first]
    if doc.article.language != "kk":
        return next(iter(deeds), None)
    thing = measured_thing(doc, anchor)
    if thing is not None or is_former(doc, anchor):
        return thing
    return next((n for n in deeds if not says_nothing(doc, n)), None)


def _attendance(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """Whence guests came, where the sentence says it plainly."""
    if doc.article.language == "kk":
        told = {f.node.entity for f in filled if f.role == "origin"}
        found = [n for n in origins(doc, anchor) if n.entity not in told] or (
            [] if told else _listed_later(doc, anchor, filled)
        )
        yield from (Filled("origin", n, _SURE) for n in found)


def _observation(doc: Document, anchor: Node, filled: Sequence[Filled]) -> list[Filled]:
    """`Ираннан келген туристер саны 210 мың`: the counted came from there, the figure is about another place."""
    words = doc.words[anchor.sentence]
    verb = next((i for i in range(anchor.first - 1, -1, -1) if is_came(words[i])), None)
    whence = {n.entity for n in came_from(doc, anchor.sentence, verb)} if verb is not None else set()
    away = [f for f in filled if f.role == "about" and f.node.entity in whence]
    kept = [f for f in filled if f not in away]
    if not away or not _has(kept, "about"):
        return list(filled)
    told = {f.node.entity for f in kept if f.role == "origin"}
    return kept + [Filled("origin", f.node, _SURE) for f in away if f.node.entity not in told]


def _listed_later(doc: Document, anchor: Node, filled: Sequence[Filled]) -> list[Node]:
    """Where a group came from, told in one of the next sentences: `40 оқушы … Олардың арасында A, B-дан келген
    оқушылар бар`."""
    words = doc.words[anchor.sentence]
    groups = [f.node for f in filled if f.role == "group"] or [anchor]
    noun = words[groups[0].last].lemma
    for index in range(anchor.sentence + 1, min(anchor.sentence + _NEAR + 1, len(doc.sentences))):
        nodes, behind = doc.of_sentence(index), doc.words[index]
        group = next((n for n in nodes if n.kind == "group" and behind[n.last].lemma == noun), None)
        if group is None or any(n.kind == "quantity" for n in nodes):
            continue
        places = [n for n in nodes if n.kind in PLACES and not n.nominal and n.last < group.first]
        if places and behind[places[-1].last].case == "abl":
            return places
    return []


def is_part_of_figure_before(doc: Document, anchor: Node) -> bool:
    """`оның 323 мыңы`: a figure that is a part of the one before it."""
    words = doc.words[anchor.sentence]
    before = [w.lower for w in words[max(0, anchor.first - 2) : anchor.first]]
    return any(w in patterns(doc.article.language).get("figures", {}).get("part_of", ()) for w in before)


def is_anniversary(doc: Document, anchor: Node) -> bool:
    """Tell whether a Kazakh figure counts the years of an anniversary: `ауылдың 40 жылдығы` measures nothing."""
    behind = doc.words[anchor.sentence][anchor.last + 1 : anchor.last + 2]
    return isinstance(anchor.value, Quantity) and bool(behind) and behind[0].lemma == "жылдық"


def can_contain(inner: str, outer: str) -> bool:
    """Tell whether a place of class `outer` can contain one of class `inner`: no city contains a region or a city."""
    if inner == outer:
        return inner not in {"City", "Country"}
    if inner not in _RANK or outer not in _RANK:
        return True
    return _RANK[inner] <= _RANK[outer]
