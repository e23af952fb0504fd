"""Who took part in a Kazakh event, told by what he did there: came, spoke, judged, won, handed prizes over.

Where the sentence names no event, the one event of the article is meant.
"""

from collections.abc import Iterator
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Property
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS

_REACH: Final = 14
"""Tokens between a person and what he did."""
_HONOUR: Final = 3
"""Tokens from a person to the anniversary that is his: `Асанның 90 жылдық мерейтойына`."""
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және"})


def participants(doc: Document) -> Iterator[Property]:
    """Yield the participants of events whose deeds the sentences of a Kazakh document tell."""
    named = {n.entity for n in doc.nodes if n.kind in EVENTS and n.entity >= 0}
    if not named:
        return
    only = next(iter(named)) if len(named) == 1 else None
    for index in range(len(doc.sentences)):
        nodes = doc.of_sentence(index)
        people = [n for n in nodes if n.kind == "Person" and not n.nominal]
        if not people:
            continue
        here = {n.entity for n in nodes if n.kind in EVENTS and n.entity >= 0}
        event = next(iter(here)) if len(here) == 1 else only if not here else None
        if event is None or min(m.sentence for m in doc.things[event].mentions) > index:
            continue
        done: Node | None = None
        for person in reversed(people):
            if _did(doc, person, doc.things[event].cls) or (done is not None and _beside(doc, person, done)):
                done = person
                yield Property(event, "participant", EntityRef(person.entity), index, "deed")
            else:
                done = None


def is_honoured(doc: Document, person: int, sentence: int) -> bool:
    """Tell whether a sentence names a person only as the one whom an event honours, or whose work it shows.

    `Асанның 90 жылдығына арналған байқау`, `Асан мен Үсенді еске алуға арналды`, `Асанның «Таң» драмасы`: he took no
    part in it.
    """
    people = [n for n in doc.of_sentence(sentence) if n.kind == "Person" and not n.nominal]
    mine = [k for k, n in enumerate(people) if n.entity == person]
    return bool(mine) and all(_honours(doc, people, k) for k in mine)


def _honours(doc: Document, people: list[Node], at: int) -> bool:
    words = doc.words[people[at].sentence]
    while at + 1 < len(people) and _beside(doc, people[at], people[at + 1]):
        at += 1  # of a row the last has the case of all
    node = people[at]
    behind = words[node.last + 1 : node.last + 1 + _HONOUR]
    if words[node.last].case == "acc":
        return [w.lower for w in behind[:1]] == ["еске"]
    if words[node.last].case != "gen":
        return False
    if [w.lower for w in behind[:1]] == ["«"]:
        close = next((k for k in range(node.last + 2, len(words)) if words[k].lower == "»"), len(words))
        behind = words[close + 1 : close + 2]
        return any(w.lemma in WordList.load("kk", "work") for w in behind)
    return any(w.lemma in patterns("kk")["participants"]["honours"] and w.possessive == "3" for w in behind)


def _beside(doc: Document, person: Node, behind: Node) -> bool:
    """Tell whether a person stands in a row with one behind him."""
    between = doc.words[person.sentence][person.last + 1 : behind.first]
    return any(w.lower in _JOINTS for w in between[:1]) and not any(w.verb for w in between)


def _did(doc: Document, person: Node, cls: str) -> bool:
    """Tell whether the clause of a person tells of a deed by which one takes part in an event of that class."""
    words = doc.words[person.sentence]
    lists = patterns("kk")["participants"]
    if words[person.last].case == "gen":
        behind = " ".join(w.lower for w in words[person.last + 1 : person.last + 3])
        return behind.startswith(tuple(lists["with"]))
    if words[person.last].case not in {"nom", ""} or _quoted(doc, person):
        return False
    for k in range(person.last + 1, min(person.last + _REACH, len(words))):
        w = words[k]
        if w.lower in {";", ":", "»", "–", "—", "-"}:
            return False
        if w.verb in {"", "infinitive"}:
            continue
        pair = f"{words[k - 1].lower} {w.lemma}"
        if not w.negated and (w.lemma in lists["took_part"] or pair in lists["took_part"]):
            return True
        if cls == "Competition" and not w.negated and (w.lemma in lists["won"] or pair in lists["won"]):
            return True
        if w.verb in {"past", "present", "future"}:
            return False
    return False


def _quoted(doc: Document, person: Node) -> bool:
    text = doc.sentences[person.sentence].text[: person.begin - doc.sentences[person.sentence].begin]
    return text.count("«") > text.count("»")
