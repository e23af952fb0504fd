"""What the figures of a Kazakh row share: `Шетелден 90 мың турист келді: Қытайдан – 40 мың, Түркия (12 мың)`.

The role models ask of every figure by itself. A figure of a row leaves out what the others say: what is counted, in
which currency and when, and that the places of the row are where the counted came from.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.language.words import word
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Role, Text
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.answers import Answers
from craftgraph.statements.kazakh_figures import heading, indicator
from craftgraph.statements.kazakh_measures import change, in_brackets, most, wording
from craftgraph.statements.origins import came_from_place

_CLOSES: Final = frozenset("),;.")
_DEPTH: Final = 8
"""Figures of a row from the one that says it to the one that leaves it out, at most."""
_BACK: Final = 3
"""Sentences back to the place that the counted came to, at most."""
_LARGE: Final = 100_000
"""A sum of money whose currency is left out is at least so large."""
_HOSTS: Final = PLACES | {"Organization"}


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns("kk")["figures"].items()}


class FigureRows:
    """Completes the figures of one document, in the order of the text."""

    def __init__(self, answers: Answers) -> None:
        self.doc, self.answers = answers.doc, answers
        self._said: dict[Node, list[Role]] = {}

    def completed(self, anchor: Node, roles: list[Role]) -> list[Role]:
        """Return the roles of an observation with those that its row lends it; those of other figures stay."""
        told = next((r for r in roles if r.name == "indicator"), None)
        phrase = self._phrase(anchor)
        if told is not None and phrase is not None:
            words = wording(self.doc, anchor, phrase)
            if isinstance(told.value, Text) and words.endswith(f"жылғы {told.value.value}"):  # 2024 жылғы табысы
                words = told.value.value
            worded = Role("indicator", Text(words, "kk"), told.sentence)
            roles = [worded if r is told else r for r in roles]
            told = worded
        lead = None
        if told is None or self._says_nothing(told):
            lead = self._lead(anchor)
            text = in_brackets(self.doc, anchor) or most(self.doc, anchor) or self._changed(anchor)
            if not text and lead is not None:
                text = self._measures(lead, _DEPTH)
            text = text or heading(self.doc, anchor)
            if text:
                kept = [r for r in roles if r is not told]
                roles = [*kept, Role("indicator", Text(text, "kk"), anchor.sentence)]
        roles = [*roles, *self._currency(anchor, roles)]
        if lead is not None:
            roles = [*roles, *self._period(anchor, lead, roles)]
        if (origin := came_from_place(self.doc, anchor)) is not None:
            roles = self._from(anchor, origin, roles)
        self._said[anchor] = roles
        return roles

    def _says_nothing(self, told: Role) -> bool:
        """Tell of an indicator like `олардың саны` or `көрсеткіш`, which says nothing of what is counted."""
        return isinstance(told.value, Text) and all(w in _lists()["empty"] for w in told.value.value.lower().split())

    def _measures(self, node: Node, depth: int) -> str | None:
        """What a figure measures: as it was said, else as its model or its clause tells, else as its row does."""
        for role in self._said.get(node, ()):
            if role.name == "indicator" and isinstance(role.value, Text):
                return role.value.value
        phrase = self._phrase(node)
        if phrase is not None:
            return wording(self.doc, node, phrase)
        found = indicator(self.doc, node)
        if found and not all(w in _lists()["empty"] for w in found.lower().split()):
            return found
        lead = self._lead(node) if depth else None
        text = self._measures(lead, depth - 1) if lead is not None else None
        return text or heading(self.doc, node)

    def _phrase(self, node: Node) -> Node | None:
        """The phrase that the model gave a figure as what it measures."""
        filled = self.answers.found.get(("Observation", node), (0.0, []))[1]
        phrases = [f for f in filled if f.role == "indicator" and f.node.entity < 0]
        return max(phrases, key=lambda f: f.probability).node if phrases else None

    def _changed(self, anchor: Node) -> str | None:
        """Of what a share tells the change: of the figure before it (`… 40 мың адам келіп, 12%-ға артты`, `(+12%)`)."""
        if not isinstance(anchor.value, Quantity) or anchor.value.unit not in {"%", "есе"}:
            return None
        how = change(self.doc, anchor)
        if how is None:
            return None
        for index in (anchor.sentence, anchor.sentence - 1):
            figures = [n for n in self._nodes(index) if n.begin < anchor.begin and _counts(n)]
            if figures:
                text = self._measures(figures[-1], _DEPTH)
                return text if text is None or text.endswith(how) else f"{text} {how}"
        return None

    def _lead(self, anchor: Node) -> Node | None:
        """The figure that says what this one leaves out: the one before it, behind it, or of the sentence before."""
        if not is_elliptic(self.doc, anchor):
            return None
        here = [n for n in self.doc.of_sentence(anchor.sentence) if _alike(n, anchor)]
        before = [n for n in here if n.last < anchor.first]
        if before:
            return before[-1]
        behind = [n for n in here if n.first > anchor.last]
        if behind and not is_elliptic(self.doc, behind[-1]):
            return behind[-1]
        index = anchor.sentence - 1
        if index > 0 and self.doc.sentences[index].tokens[-1].text == ":" and not any(map(_counts, self._nodes(index))):
            index -= 1  # Одан кейінгі қалалар:
        earlier = [n for n in self._nodes(index) if _alike(n, anchor)]
        return earlier[-1] if earlier else None

    def _nodes(self, index: int) -> Sequence[Node]:
        return self.doc.of_sentence(index) if index >= 0 else ()

    def _currency(self, anchor: Node, roles: Sequence[Role]) -> Iterable[Role]:
        """The currency of a sum that leaves it out, as the figure before says it: `9 млн теңге, былтыр 5 млн`."""
        value = anchor.value
        if not isinstance(value, Quantity) or value.unit or value.value < _LARGE or not is_elliptic(self.doc, anchor):
            return
        if anchor.first and self.doc.words[anchor.sentence][anchor.first - 1].lower == "(":
            return
        told = next((r.value.value for r in roles if r.name == "indicator" and isinstance(r.value, Text)), "")
        before = next(reversed(self._said.items()), None)
        if before is None or before[0].sentence < anchor.sentence - 1 or _counts_people(told):
            return
        unit = next((r.value for r in before[1] if r.name == "unit"), None)
        if isinstance(unit, Text) and unit.value.isascii() and unit.value.isupper():
            yield Role("unit", unit, anchor.sentence)

    def _period(self, anchor: Node, lead: Node, roles: Sequence[Role]) -> Iterable[Role]:
        """The period of the figure that leads a row, where this one has none."""
        if any(r.name == "periodStart" for r in roles):
            return
        if any(n.kind == "date" for n in self.doc.of_sentence(anchor.sentence)):
            return
        for role in self._said.get(lead, ()):
            if role.name in {"periodStart", "periodEnd"}:
                yield Role(role.name, role.value, anchor.sentence)

    def _from(self, anchor: Node, origin: Node, roles: list[Role]) -> list[Role]:
        """The roles of a figure whose counted came from `origin`: it is about the place that they came to."""
        told = next((r.value.value for r in roles if r.name == "indicator" and isinstance(r.value, Text)), "")
        if not self._tells_of_guests(anchor, told):
            return roles
        abroad = {p.entity for n in self.doc.of_sentence(anchor.sentence) if (p := came_from_place(self.doc, n))}
        about = next((r.value.index for r in roles if r.name == "about" and isinstance(r.value, EntityRef)), None)
        if about is None or about in abroad or about == origin.entity:
            host = self._host(anchor, {*abroad, origin.entity})
            if host is None:
                return roles
            about = host
        at = anchor.sentence
        whence = [r for r in roles if r.name == "origin" and r.value == EntityRef(origin.entity)]
        kept = [r for r in roles if r.name not in {"about", "origin"}]
        return [*kept, Role("about", EntityRef(about), at), *(whence or [Role("origin", EntityRef(origin.entity), at)])]

    def _tells_of_guests(self, anchor: Node, told: str) -> bool:
        """Tell whether people who came are counted: the figure says so, or the sentences of its row do."""
        doc = self.doc
        if isinstance(anchor.value, Quantity) and anchor.value.unit not in {None, "%", "есе"}:
            return False
        before = next(reversed(self._said.items()), None)
        if before is not None and before[0].sentence >= anchor.sentence - 1 and came_from_place(doc, before[0]):
            return any(r.name == "origin" for r in before[1])  # the row has begun
        near = [w for i in range(max(0, anchor.sentence - 2), anchor.sentence + 1) for w in doc.words[i]]
        if any(w.lemma in _lists()["received"] for w in near):
            return False
        came = any(w.lemma == "кел" or w.lower.startswith("шетел") for w in near)
        guests = any(w.lemma in _lists()["people"] for w in near)
        return came and (guests or bool(told))

    def _host(self, anchor: Node, abroad: set[int]) -> int | None:
        """The place that the counted came to: what the figure before was about, else the one named last."""
        for node, roles in reversed(self._said.items()):
            if node.sentence < anchor.sentence - 1:
                break
            for r in roles:
                if r.name == "about" and isinstance(r.value, EntityRef) and r.value.index not in abroad:
                    return r.value.index
        for index in range(anchor.sentence, max(-1, anchor.sentence - 1 - _BACK), -1):
            words = self.doc.words[index]
            for node in reversed(self.doc.of_sentence(index)):
                if node.kind not in _HOSTS or node.entity < 0 or node.entity in abroad or node.begin > anchor.begin:
                    continue
                if words[node.last].case in {"dat", "loc"}:
                    return node.entity
        return None


def is_elliptic(doc: Document, quantity: Node) -> bool:
    """Tell whether a figure stands alone: nothing that it could count follows it."""
    tokens = doc.sentences[quantity.sentence].tokens
    i = quantity.last + 1
    if i + 1 < len(tokens) and tokens[i].text == "-" and tokens[i + 1].text.lower() in _lists()["endings"]:
        i += 2
    if i >= len(tokens) or tokens[i].text in _CLOSES:
        return True
    word = doc.words[quantity.sentence][i]
    return word.lower in _lists()["joints"] or word.verb in {"past", "present", "conditional"}


def _counts(node: Node) -> bool:
    return isinstance(node.value, Quantity) and not node.value.ordinal and node.value.duration is None


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two figures may count the same: none is a rank, and their units agree, or one is left out."""
    if one is other or not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    if one.value.ordinal or other.value.ordinal or one.value.duration:
        return False
    bare, unit = other.value.unit is None and other.value.value >= _LARGE, one.value.unit or ""
    return one.value.unit == other.value.unit or (bare and unit.isupper() and one.sentence == other.sentence)


def _counts_people(text: str) -> bool:
    return any(word(w, "kk").lemma in _lists()["people"] for w in text.split())
