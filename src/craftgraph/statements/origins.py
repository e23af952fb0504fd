"""Where guests came from, where a Kazakh sentence says it plainly: `Қытай мен Түркиядан келген шеберлер`."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS
from craftgraph.statements.models import Filled

_CAME: Final = "кел"
_PLACES: Final = frozenset({"City", "Country", "Region"})
_JOINTS: Final = frozenset({",", "және", "мен", "пен", "бен", "сондай-ақ", "тіпті", "әрі"})
_BESIDES: Final = frozenset({"қоса", "қатар", "бірге"})
_WHENCE: Final = frozenset({"abl", "gen", "nom", ""})
_NEAR: Final = 4
"""Words between the last place and `келген`, at most: `Иран сынды көрші елдерден арнайы келген`."""
_BEHIND: Final = 3
"""Words between `келген` and the group, at most."""
_BACK: Final = 2
"""Sentences back to the event that the group came to, at most."""
_AWAY: Final = 20
"""Words between a group and what it did, at most."""
_DONE: Final = frozenset({"past", "present", "converb-p"})
_SURE: Final = 1.0
_SIGNS: Final = frozenset("–—-(:+")
"""Signs between a place and the figure of those who came from there."""


def came(words: Sequence[Word], first: int) -> int | None:
    """The token of the `келген` that tells of the noun phrase which begins at token `first`; None where none does."""
    for i in range(first - 1, max(-1, first - 1 - _BEHIND), -1):
        w = words[i]
        if w.verb:
            return i if is_came(w) else None
        if not w.lower[0].isalpha() or w.plural or w.case not in {"nom", ""}:
            return None
    return None


def is_came(w: Word) -> bool:
    """Tell whether a word is `келген`, as it stands before a noun."""
    return w.lemma == _CAME and w.verb == "past-participle" and not (w.case or w.plural or w.negated)


def origins(doc: Document, anchor: Node) -> list[Node]:
    """The places from which the guests of a group or a figure came, in the order of the text."""
    words = doc.words[anchor.sentence]
    verb = came(words, anchor.first)
    if verb is None and anchor.kind == "group":
        verb = next((i for i in range(anchor.last + 1, len(words)) if words[i].verb), None)
        if verb is None or words[verb].lemma != _CAME or words[verb].negated:
            return []
        if words[verb].verb not in {"past", "present"}:
            return []
    return came_from(doc, anchor.sentence, verb) if verb is not None else []


def came_from(doc: Document, sentence: int, verb: int) -> list[Node]:
    """The places before the verb of coming at a token, in the order of the text: `Ақтау мен Атыраудан келген`."""
    words, nodes = doc.words[sentence], doc.of_sentence(sentence)
    whence = next((i for i in range(verb - 1, max(-1, verb - 1 - _NEAR), -1) if words[i].case == "abl"), None)
    if whence is None or any(n.kind not in _PLACES and n.entity >= 0 and n.first <= whence <= n.last for n in nodes):
        return []
    found: list[Node] = []
    end = whence
    for node in reversed(nodes):
        if node.kind not in _PLACES or node.nominal or node.last > end:
            continue
        between = words[node.last + 1 : end + 1]
        if found and any(w.lower not in _JOINTS and not w.plural for w in between):
            break
        if not found and (len(between) > _NEAR or any(w.verb for w in between)):
            break
        if words[node.last].case not in _WHENCE:  # Қазақстанға сырттан келген
            break
        end = node.first - 1
        if not (found and words[node.last].case == "gen"):  # Ресейдің Омбы облысынан
            found.insert(0, node)
    if found:
        found[:0] = [n for n in nodes if n.kind in _PLACES and n.last < found[0].first and _besides(words, n)]
    return found


def _besides(words: Sequence[Word], place: Node) -> bool:
    """`Семеймен қоса, Абайдан да шеберлер келді`: they came from both."""
    return words[place.last].case == "ins" and words[place.last + 1].lower in _BESIDES


def plainly_attended(doc: Document, anchor: Node) -> list[Filled]:
    """The fillers of an attendance that a group states plainly, none where it does not: whence they came, the event.

    The event is the only one of the sentence, else the one spoken of last, not long before.
    """
    last = doc.words[anchor.sentence][anchor.last]
    if anchor.kind != "group" or not last.plural or last.case != "nom" or not doc.text(anchor)[-1].islower():
        return []
    places = origins(doc, anchor) or _took_part(doc, anchor)
    event = _event(doc, anchor) if places else None
    if event is None:
        return []
    return [Filled("event", event, _SURE), *(Filled("origin", place, _SURE) for place in places)]


def _took_part(doc: Document, anchor: Node) -> list[Node]:
    """The places of a group that takes part: `Семейден шеберлер қатысты`, `Семейдің шеберлері өнер көрсетті`."""
    words = doc.words[anchor.sentence]
    verb = next((i for i in range(anchor.last + 1, len(words)) if words[i].verb not in {"", "infinitive"}), None)
    if verb is None or words[verb].negated or verb - anchor.last > _AWAY or words[verb].verb not in _DONE:
        return []
    deeds = patterns("kk")["participants"]["joined"]
    if words[verb].lemma not in deeds and f"{words[verb - 1].lower} {words[verb].lemma}" not in deeds:
        return []
    if not words[anchor.last].possessive:
        return came_from(doc, anchor.sentence, anchor.first)
    owner = next((n for n in reversed(doc.of_sentence(anchor.sentence)) if n.last < anchor.first), None)
    if owner is None or owner.kind not in _PLACES or owner.nominal or words[owner.last].case != "gen":
        return []
    between = words[owner.last + 1 : anchor.first]
    return [] if any(w.verb or w.case not in {"nom", ""} for w in between) else [owner]


def _event(doc: Document, anchor: Node) -> Node | None:
    here = [n for n in doc.of_sentence(anchor.sentence) if n.kind in EVENTS]
    if here:
        return here[0] if len({n.entity for n in here}) == 1 else None
    for index in range(anchor.sentence - 1, max(-1, anchor.sentence - 1 - _BACK), -1):
        before = [n for n in doc.of_sentence(index) if n.kind in EVENTS]
        if before:
            return before[-1]
    return None


def came_from_place(doc: Document, quantity: Node) -> Node | None:
    """The place from which a figure's people came: `Қытайдан – 40 мың`, `Қытай (40 мың)`, `40 мың Қытай азаматы`."""
    if not isinstance(quantity.value, Quantity) or quantity.value.ordinal:
        return None
    nodes = [n for n in doc.of_sentence(quantity.sentence) if n.kind in _PLACES and not n.nominal and n.entity >= 0]
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
    return words[place].possessive == "3" and words[place].lemma in _guests()


@lru_cache(maxsize=1)
def _guests() -> frozenset[str]:
    return frozenset(patterns("kk")["figures"]["guests"])
