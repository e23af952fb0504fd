"""What a Kazakh figure measures and where, as its clause says it: `музейдің кітап қоры 8,4 мыңды құрайды`.

The role models choose among phrases that the tagger marked; here is what the order of the words tells where none is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import ADDRESS, EVENTS, PLACES
from craftgraph.statements.models import Filled
from craftgraph.statements.units import counted_noun

_BOUNDS: Final = frozenset(',;:()—–«»“”".')
_CLOSES: Final = frozenset("),;.")
_DASHES: Final = frozenset("–—-")
_FINITE: Final = frozenset({"past", "present"})
_MODIFIERS: Final = 4
"""Words of a phrase before its head, at most."""
_ABOVE: Final = 2
"""Sentences between a list of places and what it is told of, at most."""
_NO_MEASURE: Final = frozenset({"date", "quantity", "Person", "role"})
_TIMES: Final = frozenset({"жыл", "ай", "күн", "тоқсан", "кез", "кезең"})
_OBLIQUE: Final = frozenset({"loc", "abl", "dat", "acc", "ins"})


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns("kk")["figures"].items()}


def indicator(doc: Document, quantity: Node) -> str | None:
    """The words that say what a figure measures, None where the clause has none.

    The noun behind it, or where an amount is told (`… 8,4 мыңды құрайды`, `80%-ға жетті`, `250 мың адамға көп`) the
    subject of its clause; a figure in brackets behind a place (`Таразда (90)`) what the row of places is told of.
    """
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    ends = quantity.last + 1 == len(tokens) or tokens[quantity.last + 1].text in _CLOSES
    if ends and (place := place_of(doc, quantity)):
        return _subject(doc, quantity.sentence, _row_begins(doc, place)) or _counted_before(doc, quantity)
    behind = _behind(words, [t.text for t in tokens], quantity)
    if behind is None or words[behind].verb or _amounts(words, quantity, behind):
        told = _subject(doc, quantity.sentence, quantity.first) or _compared(doc, quantity)
        return told or (counted_noun(doc, quantity) if behind == quantity.last + 1 else None)
    found = counted_noun(doc, quantity)
    if found and words[behind].case in {"acc", "dat"} and behind + 1 < len(words) and words[behind + 1].verb:
        return f"{found} {tokens[behind + 1].text}"
    return found


def _behind(words: Sequence[Word], texts: Sequence[str], quantity: Node) -> int | None:
    """The first word behind a figure, over the hyphen and the ending of its case (`80%-ға`); None where none is."""
    i = quantity.last + 1
    if texts[i : i + 1] == ["-"] and i + 1 < len(texts) and texts[i + 1].lower() in _lists()["endings"]:
        i += 2
    elif i < len(texts) and texts[i] in _DASHES:
        i += 1
    return i if i < len(words) and texts[i][0].isalpha() else None


def _amounts(words: Sequence[Word], quantity: Node, behind: int) -> bool:
    """Tell whether a word of amounting stands behind a figure, over the noun that it counts: `2,6 млн адамға жетті`."""
    last = behind + (bool(words[behind].case in {"dat", "acc"}) and not words[behind].verb)
    return any(w.lemma in _lists()["amounts"] or w.lower in _lists()["compared"] for w in words[behind : last + 1])


def _subject(doc: Document, sentence: int, end: int) -> str | None:
    """The subject of the clause before a token: its last noun of somebody's in the nominative, with its modifiers."""
    words, tokens = doc.words[sentence], doc.sentences[sentence].tokens
    closed = _closed(doc, sentence)
    head = end - 1 - (end > 0 and tokens[end - 1].text in _DASHES)
    while head >= 0 and (closed.get(head) == "date" or not _is_subject(words[head])):
        verb = words[head].verb and words[head].verb != "infinitive"
        if tokens[head].text in _BOUNDS or closed.get(head, "date") != "date" or verb:
            return None
        head -= 1
    return _phrase(doc, sentence, head, closed) if head >= 0 and head not in closed else None


def _closed(doc: Document, sentence: int) -> dict[int, str]:
    """The tokens of a sentence that measure nothing, each with the kind of its node."""
    return {k: n.kind for n in doc.of_sentence(sentence) if n.kind in _NO_MEASURE for k in range(n.first, n.last + 1)}


def _phrase(doc: Document, sentence: int, head: int, closed: Mapping[int, str]) -> str:
    """A noun with its modifiers."""
    words, tokens = doc.words[sentence], doc.sentences[sentence].tokens
    first = head
    while first > 0 and head - first < _MODIFIERS:
        w = words[first - 1]
        if tokens[first - 1].text in _BOUNDS or first - 1 in closed or w.case in _OBLIQUE or w.verb in _FINITE:
            break
        first -= 1
    return doc.article.text[tokens[first].begin : tokens[head].end]


def heading(doc: Document, quantity: Node) -> str | None:
    """What the figures of a list of places are told of before it: `… жүктемесі түрліше. Таразда – 9 %`."""
    if place_of(doc, quantity) is None:
        return None
    for index in range(quantity.sentence - 1, max(-1, quantity.sentence - 1 - _ABOVE), -1):
        nodes, words = doc.of_sentence(index), doc.words[index]
        named = {k for n in nodes if n.entity >= 0 and not n.nominal for k in range(n.first, n.last + 1)}
        for head in range(len(words) - 1, -1, -1):
            w = words[head]
            if head in named or w.possessive != "3" or not _is_subject(w):
                continue
            if w.lower in _lists()["empty"] or w.lower in _told():
                continue
            closed = _closed(doc, index)
            return _phrase(doc, index, head, closed) if head not in closed else None
    return None


def _is_subject(w: Word) -> bool:
    """A noun of somebody's (`жүктемесі`), a plural or a doing (`өсуі`), in the nominative."""
    if w.verb:
        return w.verb == "infinitive" and w.lower.endswith(("уы", "уі"))
    return w.case == "nom" and (w.possessive == "3" or w.plural) and w.lower.isalpha() and w.lemma not in _TIMES


def _compared(doc: Document, quantity: Node) -> str | None:
    """`бұл өткен жылмен салыстырғанда 400 мыңға көп`, `… 3 еседен артық`: with what a figure is compared, and how."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    shared = isinstance(quantity.value, Quantity) and quantity.value.unit == "есе"  # 3 еседен артық
    begin = quantity.first if shared else quantity.last + 1
    how = next((i for i in range(begin, len(words)) if words[i].lower in _lists()["compared"]), None)
    if how is None or how - quantity.last > 3:
        return None
    first = quantity.first
    while first > 0 and tokens[first - 1].text not in _BOUNDS and quantity.first - first <= _MODIFIERS:
        first -= 1
    if first < quantity.first and words[first].lower == "бұл":
        first += 1
    if first == quantity.first:
        return None
    return f"{doc.article.text[tokens[first].begin : tokens[quantity.first - 1].end]} {tokens[how].text}"


def place_of(doc: Document, quantity: Node) -> Node | None:
    """The place that a figure in a row of places belongs to: `Таразда (90), Семейде (85)`, `Таразда – 90 %`."""
    tokens = doc.sentences[quantity.sentence].tokens
    sign = quantity.first - 1
    if sign > 0 and tokens[sign].text == "+":
        sign -= 1
    if sign < 1 or tokens[sign].text not in "(–—":
        return None
    return next(
        (n for n in doc.of_sentence(quantity.sentence) if n.last == sign - 1 and n.kind in PLACES and n.entity >= 0),
        None,
    )


def _row_begins(doc: Document, place: Node) -> int:
    """The token at which the row of places with figures begins in which `place` stands."""
    figures = [n for n in doc.of_sentence(place.sentence) if isinstance(n.value, Quantity) and n.first > 0]
    return min([place.first, *(p.first for n in figures if (p := place_of(doc, n)))])


def _counted_before(doc: Document, quantity: Node) -> str | None:
    """What the figure before one in a row counts: `Таразға 40 мың турист келді. Одан кейін Семей (22 мың)`."""
    figures = [n for n in doc.nodes if n.kind == "quantity" and n.begin < quantity.begin]
    for node in reversed(figures):
        if node.sentence < quantity.sentence - 1 or not _alike(node, quantity):
            return None
        ends = doc.sentences[node.sentence].tokens[node.last + 1 : node.last + 2]
        if not (ends and ends[0].text in _CLOSES and place_of(doc, node)):
            found = counted_noun(doc, node)
            return None if found is None or doc.words[node.sentence][node.last + 1].verb else found
    return None


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two figures may count the same: both have no unit or the same, and neither tells a rank."""
    return all(isinstance(n.value, Quantity) and not n.value.ordinal for n in (one, other)) and (
        getattr(one.value, "unit", None) == getattr(other.value, "unit", None)
    )


def is_state(doc: Document, node: Node) -> bool:
    """Tell whether a date only says by when something was counted: `2024 жылдың соңына қарай`."""
    words = doc.words[node.sentence]
    behind = [w.lower for w in words[node.last + 1 : node.last + 3]]
    return isinstance(node.value, TimeExpression) and behind == ["соңына", "қарай"]


def _is_of_now(doc: Document, quantity: Node, date: Node) -> bool:
    """Tell whether a figure is of now, so that the date of another sentence tells nothing: `қазір 40 шебер бар`."""
    if date.sentence == quantity.sentence:
        return False
    return any(w.lower in _lists()["now"] for w in doc.words[quantity.sentence][: quantity.first])


def is_planned(doc: Document, quantity: Node) -> bool:
    """Tell whether the clause of a figure tells of a plan or a forecast: `40 мыңға жетеді деп болжанып отыр`."""
    planned = tuple(_lists()["planned"])
    for w in doc.words[quantity.sentence][quantity.last + 1 :]:
        if w.lower in {",", ";", ":", "»"}:
            return False
        if w.verb and w.lower.startswith(planned):
            return True
    return False


def fillers(doc: Document, quantity: Node, filled: Sequence[Filled]) -> list[Filled]:
    """The fillers of an observation, mended by what the order of the words tells beyond doubt.

    A figure of a row of places is about its place; a date that only says by when was counted is no period; a phrase
    that takes in a date, or only compares, is no indicator.
    """
    place = place_of(doc, quantity)
    if place is not None and place.kind == "Country" and doc.words[place.sentence][place.last].case == "abl":
        place = None  # whence the counted came
    dates = [n for n in doc.of_sentence(quantity.sentence) if n.kind == "date"]
    kept = [
        f
        for f in filled
        if not (f.role == "about" and place is not None)
        and not (f.role == "period" and (is_state(doc, f.node) or _is_of_now(doc, quantity, f.node)))
        and not (f.role == "indicator" and _tells_nothing(doc, f.node, dates))
    ]
    if place is None:
        return _hosted(doc, quantity, kept)
    return [*kept, Filled("about", place, 1.0)]


def _hosted(doc: Document, quantity: Node, filled: list[Filled]) -> list[Filled]:
    """What is counted in a house or park that the sentence names before the figure is not told of another sentence's.

    `Былтыр «Көктау» паркінде 85 мың адам болды`.
    """
    about = next((f for f in filled if f.role == "about"), None)
    if about is None or about.node.sentence == quantity.sentence or about.node.kind in EVENTS:
        return filled
    words = doc.words[quantity.sentence]
    houses = [
        n
        for n in doc.of_sentence(quantity.sentence)
        if n.kind == "Venue" and not n.nominal and n.last < quantity.first and words[n.last].case in {"loc", "dat"}
    ]
    return [f for f in filled if f is not about] + [Filled("about", houses[-1], 1.0)] if houses else filled


def _tells_nothing(doc: Document, node: Node, dates: Sequence[Node]) -> bool:
    if any(d.sentence == node.sentence and d.first <= node.last and node.first <= d.last for d in dates):
        return True
    return node.first == node.last and doc.words[node.sentence][node.first].lower in _lists()["compared"]


def sources(doc: Document) -> frozenset[int]:
    """The offices and outlets (things) from which an article has figures of others: `… бюросының мәліметі бойынша`.

    A museum may count its own visitors; an office and an outlet tell of others.
    """
    found: set[int] = set()
    for index in sorted({n.sentence for n in doc.nodes if n.kind == "Organization"}):
        words = doc.words[index]
        begins: set[int] = set()
        for node in reversed([n for n in doc.of_sentence(index) if n.kind == "Organization"]):
            behind = words[node.last + 1].lower if node.last + 1 < len(words) else ""
            if (behind in _told() or node.last + 1 in begins) and _tells_of_others(doc, node):
                begins.add(node.first)
                found.add(node.entity)
    return frozenset(found)


def _tells_of_others(doc: Document, node: Node) -> bool:
    name = doc.words[node.sentence][node.last]
    outlets = tuple(patterns("kk")["speech"]["outlets"])
    return bool(name.lemma in _lists()["offices"] or name.lower.startswith(outlets) or ADDRESS.match(doc.text(node)))


@lru_cache(maxsize=1)
def _told() -> frozenset[str]:
    speech = patterns("kk")["speech"]
    return frozenset((*speech["according"], *speech["according_data"]))
