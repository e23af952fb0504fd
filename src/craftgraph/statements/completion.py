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
from craftgraph.statements.models import Filled

_SURE: Final = 1.0
_NEAR: Final = 2
"""Sentences between a conferral and the ceremony that it belongs to, at most."""
_WON: Final = frozenset({"орын", "жүлде", "при", "гран-при"})
_CONTESTS: Final = frozenset({"Competition", "Festival"})
_RANK: Final = {"Venue": 0, "City": 1, "Region": 2, "Country": 3}


def completed(cls: str, doc: Document, anchor: Node, filled: Sequence[Filled]) -> list[Filled]:
    """Return the fillers of a statement with those that the rules of its class add, without those that they refuse."""
    if cls == "Distinction":
        return [f for f in filled if f.role != "times" or not _parted(doc, anchor, f.node)]
    rule = {"Position": _position, "Record": _record, "Conferral": _conferral, "Attendance": _attendance}.get(cls)
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


def _record(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """What stands beside the figure of a record: deed, holder, time, factor, event, register."""
    centre = anchor
    nodes = doc.of_sentence(centre.sentence)
    if not _has(filled, "feat"):
        deeds = [n for n in nodes if n.kind == "feat" and n.last >= centre.first]
        if deeds:
            yield Filled("feat", deeds[0], _SURE)
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


def _conferral(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """The one ceremony close by is where titles are conferred; whom a verb of giving names in the dative gets them."""
    if not _has(filled, "recipient"):
        recipient = _given_to(doc, anchor)
        if recipient is not None and not any(f.node.entity == recipient.entity for f in filled):
            yield Filled("recipient", recipient, _SURE)
    if _has(filled, "occasion"):
        return
    contest = _contest(doc, anchor)
    if contest is not None:
        yield Filled("occasion", contest, _SURE)
        return
    ceremonies = {n.entity: n for n in reversed(doc.nodes) if n.kind == "Ceremony" and not n.nominal}
    if len(ceremonies) == 1:
        (node,) = ceremonies.values()
        if abs(node.sentence - anchor.sentence) <= _NEAR:
            yield Filled("occasion", node, _SURE)


def _contest(doc: Document, anchor: Node) -> Node | None:
    """The one contest of a Kazakh article, where the title is a place or a prize in one: `3-орынды`, `бас жүлдені`."""
    if doc.article.language != "kk" or doc.words[anchor.sentence][anchor.last].lemma not in _WON:
        return None
    contests = {n.entity: n for n in reversed(doc.nodes) if n.kind in _CONTESTS and n.entity >= 0 and not n.nominal}
    if len(contests) != 1:
        return None
    (node,) = contests.values()
    return node if node.sentence <= anchor.sentence else None


def _attendance(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """Where a Kazakh group came from, told in one of the next sentences: `40 оқушы … Олардың арасында A, B-дан келген
    оқушылар бар`."""
    if doc.article.language != "kk" or _has(filled, "origin"):
        return
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
            yield from (Filled("origin", n, _SURE) for n in places)
            return


def _given_to(doc: Document, anchor: Node) -> Node | None:
    """`Таразға «…» атағы берілді`: the one thing in the dative before the verb of giving, persons before places."""
    words = doc.words[anchor.sentence]
    verb = next((i for i in range(anchor.last + 1, len(words)) if words[i].verb), None)
    if verb is None or words[verb].negated or words[verb].lemma not in _giving(doc.article.language):
        return None
    dative = [
        n
        for n in doc.of_sentence(anchor.sentence)
        if n.entity >= 0 and n.last < verb and words[n.last].case == "dat" and n.entity != anchor.entity
    ]
    for kinds in (frozenset({"Person"}), frozenset({"Organization"}), PLACES - {"Venue"}):
        found = {n.entity: n for n in dative if n.kind in kinds}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _giving(language: str) -> Sequence[str]:
    return tuple(patterns(language).get("conferral", {}).get("given", ()))


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
    """Tell whether a place of class `outer` can contain one of class `inner`: no city contains a region."""
    if inner not in _RANK or outer not in _RANK:
        return True
    return _RANK[inner] <= _RANK[outer]
