"""Who gets a title and at which event, where it is said plainly: rows of persons, datives, the one contest."""

from collections.abc import Iterable, Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.models import Filled

_SURE: Final = 1.0
_NEAR: Final = 2
"""Sentences between a conferral and the ceremony that it belongs to, at most."""
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және"})
_APART: Final = 14
"""Words between two persons of a row who are each said to be something, at most."""
_PARTING: Final = frozenset(":;()")
_QUOTES: Final = frozenset("«»")
_DONE: Final = frozenset({"past", "present", "conditional", "converb-p", "hearsay"})
_WHENCE: Final = ("лық", "лік", "дық", "дік", "тық", "тік")
_WON: Final = frozenset({"орын", "жүлде", "при", "гран-при"})
_CONTESTS: Final = frozenset({"Competition", "Festival"})


def _has(filled: Iterable[Filled], role: str) -> bool:
    return any(f.role == role for f in filled)


def conferral(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Filled]:
    """The one ceremony close by is where titles are conferred; whom a verb of giving names in the dative gets them."""
    if doc.article.language == "kk":
        yield from (Filled("recipient", n, _SURE) for n in _row(doc, anchor, filled))
    if not _has(filled, "recipient") or doc.article.language == "kk":
        told = {f.node.entity for f in filled if f.role == "recipient"}
        given = _given_to(doc, anchor)
        if not told or told & {n.entity for n in given}:
            yield from (Filled("recipient", n, _SURE) for n in given if n.entity not in told)
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


def _row(doc: Document, anchor: Node, filled: Sequence[Filled]) -> Iterable[Node]:
    """Who stands in a row with a recipient: `Асан (Тараз), Сәуле мен Үсен арнайы жүлде алды` gives it to all three.

    Where several titles stand in a row, each may be another's.
    """
    told = {f.node.entity for f in filled if f.role == "recipient"}
    nodes = doc.of_sentence(anchor.sentence)
    others = [n for n in nodes if n.kind == "Title" and n.entity != anchor.entity]
    if any(_joined(doc, n, anchor) for n in others):
        return
    joined = _joined if others else _akin
    people = [n for n in nodes if n.kind == "Person" and not n.nominal]
    reached = [n.entity in told for n in people]
    for order in (range(1, len(people)), range(len(people) - 1, 0, -1)):
        for k in order:
            if reached[k - 1] != reached[k] and joined(doc, people[k - 1], people[k]):
                reached[k - 1] = reached[k] = True
    yield from (n for n, is_one in zip(people, reached, strict=True) if is_one and n.entity not in told)


def _between(doc: Document, one: Node, other: Node) -> list[Word]:
    """The words between two mentions, without what stands in brackets behind the first."""
    first, last = sorted((one, other), key=lambda n: n.first)
    words = doc.words[one.sentence][first.last + 1 : last.first]
    lower = [w.lower for w in words]
    if lower[:1] == ["("] and ")" in lower:
        return words[lower.index(")") + 1 :]
    return [w for w in words if w.lower not in _QUOTES] if lower[:1] == ["»"] else words


def _joined(doc: Document, one: Node, other: Node) -> bool:
    """Tell whether nothing but a joint, brackets and whence the second is stand between two mentions."""
    between = _between(doc, one, other)
    return bool(between) and between[0].lower in _JOINTS and all(w.lower.endswith(_WHENCE) for w in between[1:])


def _akin(doc: Document, one: Node, other: Node) -> bool:
    """Tell whether two persons stand in one row and case, each with what he is: `Асан және семейлік ұста Үсен`."""
    between, words = _between(doc, one, other), doc.words[one.sentence]
    if not between or between[0].lower not in _JOINTS or len(between) > _APART:
        return False
    alike = words[one.last].case == words[other.last].case
    apart = any(w.lower in _PARTING or w.verb in _DONE for w in between)
    titled = any(n.kind == "Title" and one.last < n.first < other.first for n in doc.of_sentence(one.sentence))
    return (alike and not apart and not titled) or _joined(doc, one, other)


def _contest(doc: Document, anchor: Node) -> Node | None:
    """The one contest of a Kazakh article, where the title is a place or a prize in one: `3-орынды`, `бас жүлдені`."""
    if doc.article.language != "kk" or doc.words[anchor.sentence][anchor.last].lemma not in _WON:
        return None
    contests = {n.entity: n for n in reversed(doc.nodes) if n.kind in _CONTESTS and n.entity >= 0 and not n.nominal}
    if len(contests) != 1:
        return None
    (node,) = contests.values()
    return node if node.sentence <= anchor.sentence else None


def _given_to(doc: Document, anchor: Node) -> list[Node]:
    """Who stands in the dative before the verb of giving, persons before places: `Таразға «…» атағы берілді`.

    The one thing there, or in Kazakh persons of whom each has his own reason: `… үшін Асанға, … үшін Сәулеге берілді`.
    """
    words = doc.words[anchor.sentence]
    verb = next((i for i in range(anchor.last + 1, len(words)) if words[i].verb), None)
    if verb is None or words[verb].negated or words[verb].lemma not in _giving(doc.article.language):
        return []
    dative = [
        n
        for n in doc.of_sentence(anchor.sentence)
        if n.entity >= 0 and n.last < verb and words[n.last].case == "dat" and n.entity != anchor.entity
    ]
    for kinds in (frozenset({"Person"}), frozenset({"Organization"}), PLACES - {"Venue"}):
        found = {n.entity: n for n in dative if n.kind in kinds}
        if found:
            row = doc.article.language == "kk" and all(_is_of_row(doc, n, anchor) for n in found.values())
            return list(found.values()) if len(found) == 1 or row else []
    return []


def _is_of_row(doc: Document, node: Node, anchor: Node) -> bool:
    """Tell whether a named person closes his part of a row that ends before the title."""
    behind = doc.words[node.sentence][node.last + 1].lower
    return node.kind == "Person" and not node.nominal and (node.last + 1 == anchor.first or behind in _JOINTS)


def _giving(language: str) -> Sequence[str]:
    return tuple(patterns(language).get("conferral", {}).get("given", ()))
