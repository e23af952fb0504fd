"""Where statements begin and who could fill their roles: the anchors, and the candidates near each, in order.

A statement begins at an anchor: an office, a title, a counted group, a figure, a quotation. What stands around it in
its sentence, and what was named before or is named soon after, may fill its roles; the role models choose (models.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, MANY, STATEMENT_ROLES

PLACES: Final = frozenset({"Place", "City", "Country", "Region", "Venue"})
EVENTS: Final = frozenset(c for c, f in FAMILY.items() if f == "Event")
AGENTS: Final = frozenset({"Person", "Organization"})
FOLDS: Final = frozenset({"есе", "раза", "times"})
"""Units that say how many times as much."""
ADDRESS: Final = re.compile(r"[\w.-]+\.(?:kz|com|ru|kg|uz|org|net|info|tv|media|news)\b", re.IGNORECASE)
"""The address of an outlet, which most outlets go by."""
SPEECH: Final = frozenset({"speech-after", "speech-before", "speech-alone", "speech-reported", "speech-according"})


@dataclass(frozen=True, slots=True)
class Spec:
    """A kind of anchor: what begins it, what may fill its roles in its sentence, before it and after it."""

    anchors: frozenset[str]
    near: frozenset[str]
    back: frozenset[str] = frozenset()
    back_sentences: int = 3
    forward: frozenset[str] = frozenset()
    forward_sentences: int = 2


SPECS: Final[Mapping[str, Spec]] = {
    "Position": Spec(frozenset({"role"}), AGENTS | PLACES, AGENTS | PLACES, 99),
    "Conferral": Spec(
        frozenset({"Title"}),
        AGENTS | PLACES | EVENTS | {"date", "quantity"},
        AGENTS | EVENTS | {"date", "City", "Country"},
        99,
        EVENTS | {"Organization"},
    ),
    "Attendance": Spec(frozenset({"quantity", "group"}), EVENTS | PLACES | {"group"}, EVENTS, 99, EVENTS | PLACES),
    "Observation": Spec(
        frozenset({"quantity"}),
        EVENTS | PLACES | {"Organization", "Register", "indicator", "group", "date"},
        EVENTS | PLACES | {"Organization", "date", "indicator"},
        99,
    ),
    "Record": Spec(
        frozenset({"quantity"}),
        AGENTS | EVENTS | {"Register", "quantity", "date", "feat"},
        AGENTS | EVENTS | {"date", "quantity", "feat", "Register"},
        2,
        AGENTS | EVENTS | {"Register", "quantity", "date", "feat"},
        1,
    ),
    "Inscription": Spec(
        frozenset({"Craft", "element"}), PLACES | {"Register", "date"}, PLACES | {"Register", "date"}, 3,
        PLACES | {"Register"}, 1,
    ),
    "Distinction": Spec(
        frozenset({"label"}), AGENTS | PLACES | {"Register", "quantity"}, AGENTS | PLACES, 4
    ),
    "Quotation": Spec(SPEECH, AGENTS, AGENTS, 99),
    "Superlative": Spec(
        frozenset({"quality"}), AGENTS | PLACES | EVENTS | {"Title", "Register", "Craft"},
        AGENTS | PLACES | EVENTS | {"Title", "Craft"}, 99,
    ),
    "event": Spec(EVENTS, PLACES | EVENTS | {"date"}, PLACES | EVENTS | {"date"}, 2, PLACES | {"date"}),
    "guests": Spec(EVENTS, AGENTS, AGENTS, 99, AGENTS, 99),
    "person": Spec(
        frozenset({"Person"}),
        frozenset({"occupation", "Craft", "Country"}),
        frozenset({"Craft"}),
        1,
        frozenset({"Craft"}),
    ),
    "place": Spec(PLACES, PLACES | {"Craft"}),
    "body": Spec(frozenset({"Organization"}), PLACES | {"Organization"}, frozenset({"Organization"}), 99),
}  # fmt: skip
"""Anchor models by name: the statement classes, and four for the properties of events, persons, places and bodies."""


PROPERTY_MODELS: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("place", "startDate", "partOf"),
    "guests": ("participant", "organizer"),
    "person": ("occupation", "practises", "nationality"),
    "place": ("within", "knownFor"),
    "body": ("jurisdiction", "partOf"),
}
"""Property model → the properties that it reads (`startDate` brings `endDate` along)."""


SEVERAL: Final = frozenset(
    {
        *MANY,
        ("Conferral", "recipient"),
        ("guests", "participant"),
        ("guests", "organizer"),
        ("person", "occupation"),
        ("person", "practises"),
        ("place", "knownFor"),
        ("body", "partOf"),
    }
)
"""(model, role) with several fillers; every other role chooses one."""


_VALUES: Final[Mapping[str, frozenset[str]]] = {
    "quantity": frozenset({"number", "integer", "duration"}),
    "date": frozenset({"date"}),
}
_RANGES: Final[Mapping[str, str]] = {"period": "date", "date": "date"}
"""Roles of the models that are not of the vocabulary: a period brings its first and last day, a date its last."""


@lru_cache(maxsize=4096)
def fits(model: str, role: str, kind: str) -> bool:
    """Tell whether a node of a kind may fill a role, by the ranges of the vocabulary.

    >>> fits("Position", "holder", "Person"), fits("Position", "holder", "City"), fits("event", "date", "date")
    (True, False, True)
    """
    wanted = STATEMENT_ROLES.get(model, ENTITY_PROPERTIES).get(role) or _RANGES[role]
    return not _VALUES.get(kind, frozenset({FAMILY.get(kind, "text")})).isdisjoint(wanted.split("|"))


def is_told_of(cls: str, doc: Document) -> bool:
    """Tell whether an article can state something of a class at all: a record, or an entry in a register."""
    if cls == "Record":
        return bool(doc.records())
    return cls != "Inscription" or any(node.kind == "Register" for node in doc.nodes)


def property_anchors(doc: Document) -> Iterator[tuple[str, Node]]:
    """The mentions at which the property models begin: guests once for an event, the others at every mention."""
    seen: set[tuple[str, int]] = set()
    for node in doc.nodes:
        if node.entity < 0:
            continue
        first = ("guests", node.entity) not in seen
        seen.add(("guests", node.entity))
        if node.kind in EVENTS:
            yield "event", node
            if first:
                yield "guests", node
        elif node.nominal:
            continue
        elif node.kind == "Person":
            yield "person", node
        elif node.kind in PLACES:
            yield "place", node
        elif node.kind == "Organization":
            yield "body", node


_Around = tuple[list[Node], list[Node], list[Node]]


class Pool:
    """The nodes of a document that may fill roles, sorted out once for all anchors that ask."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        # an outlet speaks, and seldom does anything else
        self._outlets = {n for n in doc.nodes if n.kind == "Organization" and ADDRESS.match(doc.text(n))}
        self._found: dict[tuple[frozenset[str], frozenset[str], frozenset[str], int], _Around] = {}

    def candidates(self, anchor: Node, spec: Spec) -> list[Node]:
        """The nodes that may fill roles of `anchor`, in the order of the text; in other sentences each thing once.

        A thing that the anchor's own sentence names is not taken from elsewhere.
        """
        before, here, behind = self._around(spec, anchor.sentence)
        near = [n for n in here if n is not anchor]
        seen = {n.entity for n in near if n.entity >= 0} | ({anchor.entity} if anchor.entity >= 0 else set())
        back = [n for n in before if n.entity not in seen]
        if behind:
            seen.update(n.entity for n in back if n.entity >= 0)
        ahead = [n for n in behind if n.entity not in seen]
        return _telling(self.doc, anchor, back, spec)[::-1] + near + ahead

    def _around(self, spec: Spec, sentence: int) -> _Around:
        """The nodes before a sentence that may fill roles, latest first, those in it, and those behind it."""
        key = spec.near, spec.back, spec.anchors, sentence
        found = self._found.get(key)
        if found is None:
            speaking = spec.anchors is SPEECH
            nodes = self.doc.of_sentence(sentence)
            near = [n for n in nodes if n.kind in spec.near and (speaking or n not in self._outlets)]
            found = self._found[key] = list(self._before(spec, sentence)), near, list(self._behind(spec, sentence))
        return found

    def _before(self, spec: Spec, sentence: int) -> Iterator[Node]:
        seen: set[int] = set()
        dates = 0
        speaking = spec.anchors is SPEECH
        far = 1 if "feat" in spec.forward else 2
        for index in range(sentence - 1, max(0, sentence - spec.back_sentences) - 1, -1):
            for node in reversed(self.doc.of_sentence(index)):
                if node.kind not in spec.back or (not speaking and node in self._outlets):
                    continue
                if node.entity >= 0:
                    if node.entity in seen:
                        continue
                    seen.add(node.entity)
                elif node.kind == "date":
                    if dates >= 3:
                        continue
                    dates += 1
                elif sentence - index > far:
                    continue
                yield node

    def _behind(self, spec: Spec, sentence: int) -> Iterator[Node]:
        if not spec.forward:
            return
        seen: set[int] = set()
        for index in range(sentence + 1, min(len(self.doc.sentences), sentence + spec.forward_sentences + 1)):
            for node in self.doc.of_sentence(index):
                if node.kind not in spec.forward or (node.entity >= 0 and node.entity in seen):
                    continue
                seen.add(node.entity)
                yield node


def _telling(doc: Document, anchor: Node, back: list[Node], spec: Spec) -> list[Node]:
    """Of the things named more than one sentence before, those that news goes back to: the last two of a family,
    the first and the one spoken of most. Guests of an event can be anybody."""
    if "Person" in spec.forward or not back or anchor.sentence - back[-1].sentence <= 1:
        return back
    kept: list[Node] = []
    count: dict[str, int] = {}
    leading: dict[str, tuple[int, Node]] = {}
    families: dict[str, list[Node]] = {}
    for node in back:
        families.setdefault(family(node), []).append(node)
    for node in back:
        kind = family(node)
        count[kind] = count.get(kind, 0) + 1
        if anchor.sentence - node.sentence <= 1 or count[kind] <= 2 or node.entity < 0:
            kept.append(node)
            continue
        if kind not in leading:
            peers = families[kind]
            most = max(peers, key=lambda p: len(doc.things[p.entity].mentions) if p.entity >= 0 else 0)
            leading[kind] = min(p.entity for p in peers), most
        if node.entity == leading[kind][0] or node is leading[kind][1]:
            kept.append(node)
    return kept


def family(node: Node) -> str:
    """The family of a thing's class (`Event`, `Place`, …), or the kind of any other node."""
    return FAMILY.get(node.kind, node.kind)
