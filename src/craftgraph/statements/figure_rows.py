"""What the figures of a Kazakh row share: `Шетелден 90 мың турист келді: Қытайдан – 40 мың, Түркия (12 мың)`.

The role models ask of every figure by itself. A figure of a row leaves out what the others say: what is counted, in
which currency and when, and that the places of the row are where the counted came from.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Role, Text
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.answers import Answers
from craftgraph.statements.kazakh_figures import indicator
from craftgraph.statements.roles import value_of

_CLOSES: Final = frozenset("),;.")
_SIGNS: Final = frozenset("–—-(:+")
_DEPTH: Final = 8
"""Figures of a row from the one that says it to the one that leaves it out, at most."""
_BACK: Final = 3
"""Sentences back to the place that the counted came to, at most."""
_LARGE: Final = 100_000
"""A sum of money whose currency is left out is at least so large."""
_ORIGINS: Final = frozenset({"Country", "Region", "City"})
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
        lead = None
        if told is None or self._says_nothing(told):
            lead = self._lead(anchor)
            text = in_brackets(self.doc, anchor) or most(self.doc, anchor)
            if not text and lead is not None:
                text = self._measures(lead, _DEPTH)
            if text:
                kept = [r for r in roles if r is not told]
                roles = [*kept, Role("indicator", Text(text, "kk"), anchor.sentence)]
        if lead is not None:
            roles = [*roles, *self._lent(anchor, lead, roles)]
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
        filled = self.answers.found.get(("Observation", node), (0.0, []))[1]
        for f in filled:
            if f.role == "indicator" and isinstance(value := value_of(self.doc, f), Text):
                return value.value
        found = indicator(self.doc, node)
        if found and not all(w in _lists()["empty"] for w in found.lower().split()):
            return found
        lead = self._lead(node) if depth else None
        return self._measures(lead, depth - 1) if lead is not None else None

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
        earlier = [n for n in self.doc.of_sentence(anchor.sentence - 1) if _alike(n, anchor)] if anchor.sentence else []
        return earlier[-1] if earlier else None

    def _lent(self, anchor: Node, lead: Node, roles: Sequence[Role]) -> Iterable[Role]:
        """The currency and the period of the figure that leads a row, where this one has none."""
        have = {r.name for r in roles}
        value = anchor.value
        for role in self._said.get(lead, ()):
            if role.name == "unit" and "unit" not in have and isinstance(value, Quantity) and value.value >= _LARGE:
                money = isinstance(role.value, Text) and role.value.value.isascii() and role.value.value.isupper()
                if money:
                    yield Role("unit", role.value, anchor.sentence)
            dated = any(n.kind == "date" for n in self.doc.of_sentence(anchor.sentence))
            if role.name in {"periodStart", "periodEnd"} and "periodStart" not in have and not dated:
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
        near = [w for i in (anchor.sentence - 1, anchor.sentence) if i >= 0 for w in doc.words[i]]
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


def in_brackets(doc: Document, quantity: Node) -> str | None:
    """The nouns right before a lone figure in brackets that are no name: `жез құмандар (34)`."""
    tokens, words = doc.sentences[quantity.sentence].tokens, doc.words[quantity.sentence]
    last = quantity.first - 2
    if last < 0 or tokens[last + 1].text != "(" or [t.text for t in tokens[quantity.last + 1 :][:1]] != [")"]:
        return None
    taken = {k for n in doc.of_sentence(quantity.sentence) if n.entity >= 0 for k in range(n.first, n.last + 1)}
    first = last + 1
    while first > 0 and last - first < 2:
        w = words[first - 1]
        if first - 1 in taken or not w.lower.isalpha() or w.verb or w.case not in {"nom", ""}:
            break
        first -= 1
    return None if first > last else doc.article.text[tokens[first].begin : tokens[last].end]


def most(doc: Document, quantity: Node) -> str | None:
    """What a lone figure has most of: `Ең көп шебер Таразда – 94`."""
    words = doc.words[quantity.sentence]
    for i in range(quantity.first - 2, 0, -1):
        if words[i].lower in _lists()["degrees"] and words[i - 1].lower == "ең":
            break
    else:
        return None
    tokens = doc.sentences[quantity.sentence].tokens
    for k in range(i + 1, min(i + 4, quantity.first)):
        w = words[k]
        named = any(n.first <= k <= n.last for n in doc.of_sentence(quantity.sentence) if n.entity >= 0)
        if named or not w.lower[0].isalpha():
            return None
        if not w.verb and k + 1 <= quantity.first:
            return doc.article.text[tokens[i + 1].begin : tokens[k].end]
    return None


def came_from_place(doc: Document, quantity: Node) -> Node | None:
    """The place from which a figure's people came: `Қытайдан – 40 мың`, `Қытай (40 мың)`, `40 мың Қытай азаматы`."""
    if not isinstance(quantity.value, Quantity) or quantity.value.ordinal:
        return None
    nodes = [n for n in doc.of_sentence(quantity.sentence) if n.kind in _ORIGINS and not n.nominal and n.entity >= 0]
    row = len({n.entity for n in nodes if n.kind == "Country"}) > 1
    for node in nodes:
        if node.first == quantity.last + 1:
            if node.kind == "Country" and _whose(doc, node, node.last + 1):
                return node
        elif node.last < quantity.first and _right_before(doc, node, quantity, row=row):
            return node
    return None


def _right_before(doc: Document, node: Node, quantity: Node, *, row: bool) -> bool:
    """Tell whether a place stands before a figure as where its people came from; without a sign only in a row."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    case, country = words[node.last].case, node.kind == "Country"
    between = [t.text for t in tokens[node.last + 1 : quantity.first]]
    if country and between[1:] and _whose(doc, node, node.last + 1):  # Ресей азаматтары – 19 мың
        return all(t in _SIGNS for t in between[1:])
    if any(t not in _SIGNS for t in between):
        return False
    if case == "nom":
        return country and bool(between or row)
    return case == "abl" or (case == "gen" and country and _whose(doc, node, quantity.last + 1))


def _whose(doc: Document, country: Node, place: int) -> bool:
    """Tell whether people of a country stand at a token: `Қытай азаматы`, `Қытайдың 40 туристі`."""
    words = doc.words[country.sentence]
    if place >= len(words) or words[country.last].case not in {"nom", "gen"}:
        return False
    return words[place].possessive == "3" and words[place].lemma in _lists()["guests"]


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two figures may count the same: none is a rank, and their units agree, or one is left out."""
    if one is other or not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    if one.value.ordinal or other.value.ordinal or one.value.duration:
        return False
    bare, unit = other.value.unit is None, one.value.unit
    return unit == other.value.unit or (bare and unit is not None and unit.isupper() and other.value.value >= _LARGE)
