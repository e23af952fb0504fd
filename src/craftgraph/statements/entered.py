"""Elements that one Kazakh sentence enters in a register, each with who put it forward and when.

`Тізімге Иранның «Габбе тоқу өнері», Қазақстан ұсынған «Зили тоқу» енгізілді`: the role models take one element of a
register; a list says an Inscription of each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from craftgraph.language.expressions import TimeExpression
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Date, EntityRef, Role, Statement, Text, Value
from craftgraph.patterns import patterns

_ELEMENTS: Final = frozenset({"Craft", "element", "Venue", "Place"})
_LISTED: Final = _ELEMENTS | {"City"}
"""What may stand in a list under `Олар – `: a city's name may be that of a monument."""
_STATES: Final = frozenset({"Country", "Region", "City"})
_DONE: Final = frozenset({"past", "past-participle"})
_OPEN: Final = frozenset('«“"')
_CLOSE: Final = frozenset('»”"')
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_JOINTS: Final = frozenset({",", "және", "мен", "пен", "бен", "да", "де", "–", "—"})
_DASHES: Final = frozenset("–—:")


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in patterns("kk")["inscription"].items()}


def entered(doc: Document, stated: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the inscriptions that Kazakh sentences tell beside those already `stated`."""
    registers = sorted(
        (n for n in doc.nodes if n.kind == "Register" and not _keeps_records(doc, n)), key=lambda n: n.nominal
    )
    for index in sorted({n.sentence for n in registers}):
        here = [n for n in registers if n.sentence == index]
        verb = _verb(doc, index, min(n.last for n in here))
        if verb is None:
            continue
        register = next((n for n in here if n.last < verb), None)
        if register is None:
            continue
        found = [n for n in doc.of_sentence(index) if n.kind in _ELEMENTS and _is_entered(doc, n, register, verb)]
        yield from _statements(doc, found, register, verb, stated)
        if _starts_list(doc, index + 1):
            date = _date(doc, register, verb)
            for node in _listed(doc, index + 1):
                yield _statement(doc, node, register, date)


def _keeps_records(doc: Document, register: Node) -> bool:
    """Tell whether a register is a book of records: what enters it is a feat, even where a craft is named."""
    return any("рекорд" in name.lower() for name in doc.things[register.entity].names)


def _verb(doc: Document, index: int, behind: int) -> int | None:
    """The finite verb of a sentence, behind its register, that tells of something entered."""
    words = doc.words[index]
    for i in range(behind + 1, len(words)):
        w = words[i]
        if not w.lower.startswith(_lists()["verbs"]) or w.negated or not (w.verb in _DONE or w.lower == "енді"):
            continue
        if (
            i + 1 == len(words)
            or not words[i + 1].lower[0].isalpha()
            or words[i + 1].verb
            or words[i + 1].lower == "деп"
        ):
            return i
    return None


def _is_entered(doc: Document, node: Node, register: Node, verb: int) -> bool:
    """Tell whether a mention is what is entered: the subject, or the object of `енгізді`, by its own name."""
    words = doc.words[node.sentence]
    if node.last >= verb or (register.first <= node.last and node.first <= register.last):
        return False
    behind = node.last + 1
    while behind < verb and words[behind].lower in _CLOSE:
        behind += 1
    last = words[node.last]
    if words[behind].lemma in _lists()["kinds"]:
        last, behind = words[behind], behind + 1
    if last.case not in ({"nom", "acc", ""} if words[verb].lower.startswith("енгізді") else {"nom", ""}):
        return False
    dated = any(n.kind == "date" and n.first == behind for n in doc.of_sentence(node.sentence))
    return behind in {verb, register.first} or dated or words[behind].lower in _JOINTS or words[behind].lower == "("


def _statements(
    doc: Document, found: Sequence[Node], register: Node, verb: int, stated: Sequence[Statement]
) -> Iterator[Statement]:
    """An inscription of each element, but of those that a statement has: in its words, or as the only one."""
    have = [s for s in stated if s.cls == "Inscription" and s.sentence == register.sentence]
    if have and len(found) < 2:
        return
    known = [r.value for s in have for r in s.roles if r.name == "element"]
    for node in found:
        value = _value(doc, node)
        if not any(_same(value, other) for other in known):
            yield _statement(doc, node, register, _date(doc, node, verb))


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, Text) and isinstance(b, Text):
        return a.value in b.value or b.value in a.value
    return a == b


def _value(doc: Document, node: Node) -> Value:
    """A craft as a thing, whatever else is entered by its name."""
    if node.kind == "Craft" and node.entity >= 0:
        return EntityRef(node.entity)
    name = doc.things[node.entity].names[0] if node.entity >= 0 else doc.text(node)
    return Text(name, "kk")


def _statement(doc: Document, node: Node, register: Node, date: str | None) -> Statement:
    at = node.sentence
    roles = [Role("element", _value(doc, node), at), Role("register", EntityRef(register.entity), register.sentence)]
    roles += [Role("by", EntityRef(n.entity), at) for n in _by(doc, node)]
    if date:
        roles.append(Role("date", Date(date), at))
    near = [node, register] if register.sentence == at else [node]
    return Statement("Inscription", tuple(roles), at, min(n.begin for n in near), max(n.end for n in near), "entered")


def _date(doc: Document, node: Node, before: int) -> str | None:
    """When an element was entered: the year in brackets behind it, the last date before it, or one before a token."""
    words = doc.words[node.sentence]
    behind = [w.lower for w in words[node.last + 1 : node.last + 6] if w.lower not in _CLOSE]
    if behind[:1] == ["("] and behind[2:3] == [")"] and _YEAR.fullmatch(behind[1]):
        return behind[1]
    dates = [n for n in doc.of_sentence(node.sentence) if isinstance(n.value, TimeExpression) and n.last < before]
    found = ([n for n in dates if n.last < node.first] or dates)[-1:]
    return found[0].value.start if found and isinstance(found[0].value, TimeExpression) else None


def _by(doc: Document, node: Node) -> list[Node]:
    """Who put an element forward: `Иранның «…»`, `Қазақстан мен Түркия (бірлесіп) ұсынған «…»`."""
    words = doc.words[node.sentence]
    places = {n.last: n for n in doc.of_sentence(node.sentence) if n.kind in _STATES and n.entity >= 0}
    i = node.first - 1
    while i >= 0 and words[i].lower in _OPEN:
        i -= 1
    if i >= 0 and words[i].lower.startswith(_lists()["proposed"]) and words[i].verb == "past-participle":
        i -= 1
        while i >= 0 and i not in places and words[i].lower in _lists()["together"]:
            i -= 1
    elif i not in places or words[i].case != "gen":
        return []
    found: list[Node] = []
    while i in places:
        found.append(places[i])
        i = places[i].first - 1
        if i < 0 or words[i].lower not in _JOINTS:
            break
        i -= 1
    return found[::-1]


def _starts_list(doc: Document, index: int) -> bool:
    """`Олар – A, B, C …`: the sentence names what the one before it counts."""
    if index >= len(doc.sentences):
        return False
    tokens = doc.sentences[index].tokens
    return len(tokens) > 3 and tokens[0].text.lower() in _lists()["they"] and tokens[1].text in _DASHES


def _listed(doc: Document, index: int) -> Iterator[Node]:
    """The elements of such a list: mentions, and the capitalised words between its joints."""
    tokens, words = doc.sentences[index].tokens, doc.words[index]
    known = [n for n in doc.of_sentence(index) if n.kind in _LISTED]
    stops = [1, *(i for i, t in enumerate(tokens) if i > 1 and t.text.lower() in _JOINTS), len(tokens)]
    for begin, end in pairwise(stops):
        mention = next((n for n in known if begin < n.first and n.last < end and words[n.last].case == "nom"), None)
        if mention is not None:
            yield mention
            continue
        first = last = begin + 1
        while last < end and tokens[last].text[0].isupper():
            last += 1
        if first < last:
            yield Node("element", tokens[first].begin, tokens[last - 1].end, index, first, last - 1)
