"""Kazakh records told over several sentences: the thing that was measured, and the deed that an earlier one names.

`Бұрынғы рекорд 24 секунд еді` says nothing of what was done: it is what the record before it tells of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.model import Role, Statement, Text, Value
from craftgraph.patterns import patterns

_ATTRIBUTIVE: Final = ("лық", "лік", "дық", "дік", "тық", "тік")
_LONGEST: Final = 3
"""Words of the name of a measured thing, at most."""
_OWNERS: Final = 2
"""Words between a measured thing and its figure, at most: `шапанның ұзындығы – 81 метр`."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns("kk")["record"].items()}


def is_former(doc: Document, anchor: Node) -> bool:
    """Tell whether a sentence speaks of the record that another one broke: `бұрынғы рекорд`, `бұған дейін`."""
    words = [w.lower for w in doc.words[anchor.sentence]]
    lists = _lists()
    return any(
        w in lists["former"] or (w in lists["until"] and i > 0 and words[i - 1] in lists["this"])
        for i, w in enumerate(words)
    )


def says_nothing(doc: Document, feat: Node) -> bool:
    """Tell whether a phrase only says that a record was set (`рекорд орнатқан`, `тиесілі еді`), not what was done."""
    lists = _lists()
    told = [
        {w.lemma, w.lower}.isdisjoint(lists["setting"]) and w.lemma not in lists["empty"]
        for w in doc.words[feat.sentence][feat.first : feat.last + 1]
    ]
    return not any(told) or doc.words[feat.sentence][feat.last].lemma in lists["setting"]


def measured_thing(doc: Document, anchor: Node) -> Node | None:
    """The thing whose size a figure tells: `48 метрлік сырмақ`, `шапанның ұзындығы – 81 метр`; None where none is."""
    return _behind(doc, anchor) or _owner(doc, anchor)


def _behind(doc: Document, anchor: Node) -> Node | None:
    words = doc.words[anchor.sentence]
    if not words[anchor.last].lower.endswith(_ATTRIBUTIVE):
        return None
    first = last = anchor.last + 1
    while last < min(len(words), first + _LONGEST):
        w = words[last]
        bare = w.case in {"nom", ""} and not w.possessive
        if not w.lower.isalpha() or w.verb or w.lemma in _lists()["empty"] or (w.case == "gen" and last > first):
            break
        last += 1
        if not bare:
            break
    closed = any(n.first <= first <= n.last for n in doc.of_sentence(anchor.sentence) if n.entity >= 0)
    return _node(doc, anchor.sentence, first, last - 1) if last > first and not closed else None


def _owner(doc: Document, anchor: Node) -> Node | None:
    words = doc.words[anchor.sentence]
    sizes = _lists()["sizes"]
    for k in range(anchor.first - 1, max(anchor.first - 2 - _OWNERS, 0), -1):
        if words[k].lemma in sizes:
            owner = k - 1
            named = any(n.first <= owner <= n.last for n in doc.of_sentence(anchor.sentence) if n.entity >= 0)
            return _node(doc, anchor.sentence, owner, owner) if words[owner].case == "gen" and not named else None
    return None


def _node(doc: Document, index: int, first: int, last: int) -> Node:
    tokens = doc.sentences[index].tokens
    return Node("feat", tokens[first].begin, tokens[last].end, index, first, last)


def feat_text(doc: Document, feat: Node, text: str) -> str:
    """The words of a feat; the name of a thing behind its size without its endings (`62 метрлік сырмағына`)."""
    words = doc.words[feat.sentence]
    last = words[feat.last]
    if doc.article.language != "kk" or feat.first == 0 or last.verb or not (last.possessive or last.case != "nom"):
        return text
    sized = words[feat.first - 1].lower.endswith(_ATTRIBUTIVE)
    return text[: len(text) - len(last.lower)] + last.lemma if sized else text


def with_feats(told: Sequence[Statement], unsaid: Mapping[Node, Statement]) -> Iterator[tuple[Node, Statement]]:
    """Yield the records that leave open what was done, each with the deed of the record told last, or else next.

    `told` are the statements of an article, `unsaid` those of its records without a deed by their figures. Of records
    that are measured otherwise (a time beside a length) it is taken only where there is no other.
    """
    deeds = sorted((s for s in told if s.cls == "Record"), key=lambda s: s.begin)
    for anchor, statement in unsaid.items():
        alike = [s for s in deeds if _measure(s) == _measure(statement)] or deeds
        before = [s for s in alike if s.begin < statement.begin][-1:]
        deed = next((r.value for s in before or alike[:1] for r in s.roles if r.name == "feat"), None)
        if deed is not None:
            yield anchor, replace(statement, roles=_ordered(statement, deed))


def _ordered(statement: Statement, deed: Value) -> tuple[Role, ...]:
    holders = tuple(r for r in statement.roles if r.name == "holder")
    others = tuple(r for r in statement.roles if r.name != "holder")
    return (*holders, Role("feat", deed, statement.sentence), *others)


def _measure(statement: Statement) -> str:
    """What a record is measured in: its unit, or that it is a time."""
    if any(r.name == "duration" for r in statement.roles):
        return "time"
    unit = next((r.value for r in statement.roles if r.name == "unit"), None)
    return unit.value if isinstance(unit, Text) else ""
