"""Documents as arrays: their tokens and nodes in columns, for the attributes that the role models look at.

A token is known by its place in the row of all documents, so that a span is a pair of places and what lies in it is a
difference of running counts. Sentences, offsets and things are counted on from one document to the next as well: what
is compared within a document compares alike, and many documents cost little more than one.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.words import word
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import family as family_of
from craftgraph.statements.keys import Keys, code

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FAMILIES: Final = (
    *("Person", "Organization", "Place", "Event", "Title", "Register", "Craft", "quantity", "date", "role"),
    *("occupation", "group", "indicator", "feat", "label", "quality", "element", "record"),
)
"""The families of nodes that attributes tell apart."""
FAMILY_CODES: Final = np.array([code(name) for name in FAMILIES], dtype=np.uint64)
_FAMILY_PLACE: Final = {name: place for place, name in enumerate(FAMILIES)}
_MARKS: Final = {mark: place for place, mark in enumerate(",–—:;«»()", 1)}
_OPENING: Final = {"«": 1, "“": 1, "»": -1, "”": -1}
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және", "и", "and"})
_DENIALS: Final = frozenset({"жоқ", "емес", "не", "not", "болады"})
_BUCKETS: Final = np.array([0, 1, 2, 3, 5, 5, 8, 8, 8, *(14,) * 6, 99], dtype=np.int64)
_NEXT: Final = 3
"""Tokens up to which two nodes are neighbours."""
_FORMS: Final = 65536
"""Written forms that are kept in columns (5 MB)."""
TOLD: Final = 8
"""Verbs and denials of a sentence that are looked at."""


def bucket(numbers: Ints) -> Ints:
    """Numbers as attributes tell them: exact while they are small.

    >>> bucket(np.array([2, 7, 40])).tolist()
    [2, 8, 99]
    """
    return _BUCKETS[np.minimum(numbers, len(_BUCKETS) - 1)]


class Scene:
    """Documents of one language in columns.

    `spoken` are nodes of each that can only be asked: they stand behind those of all documents.
    """

    def __init__(self, docs: Sequence[Document], spoken: Sequence[Sequence[Node]]) -> None:
        self.docs = docs
        told = [doc.nodes for doc in docs]
        self.nodes = [node for mine in (*told, *spoken) for node in mine]
        self.told_count = sum(map(len, told))
        """Nodes of the documents; those behind are only asked."""
        self.place = {node: index for index, node in enumerate(self.nodes)}
        which = np.tile(np.arange(len(docs)), 2)
        self.of: Ints = np.repeat(which, [len(mine) for mine in (*told, *spoken)])
        """The document of every node."""
        self._read_tokens()
        self._read_nodes()

    def _read_tokens(self) -> None:
        tokens = [t.text for doc in self.docs for sentence in doc.sentences for t in sentence.tokens]
        columns = _forms(self.docs[0].article.language).columns(tokens)
        lengths = np.array([len(line) for doc in self.docs for line in doc.words], dtype=np.int64)
        self.begin_of = np.cumsum(lengths) - lengths
        self.end_of = self.begin_of + lengths
        # one more place at the end, for what lies behind the last token
        self.lemma, self.case, self.form, self.verb_form, lowers = columns[:5].astype(np.uint64)
        self.joint, told, marks, opened = columns[5:]
        size = len(tokens)
        verbs = self.verb_form[:size] > 0
        self.verbs = _running(verbs)
        self._verb_places = np.append(np.flatnonzero(verbs), size)
        self._marks = _running(marks[:size, None] == 1 + np.arange(len(_MARKS)))
        self._opened = _running(opened[:size])
        sentences = np.repeat(np.arange(len(lengths)), lengths)
        self.told: Keys = np.zeros((len(lengths), TOLD), dtype=np.uint64)
        places = np.flatnonzero(told[:size])
        of = sentences[places]
        rank = np.arange(len(places)) - np.searchsorted(of, of)
        places, of, rank = places[rank < TOLD], of[rank < TOLD], rank[rank < TOLD]
        self.told[of, rank] = self.lemma[places]
        ends = np.maximum(self.end_of - 3, self.begin_of)[:, None] + np.arange(3)
        self.end: Keys = np.where(ends < self.end_of[:, None], lowers[np.minimum(ends, size)], np.uint64(0))

    def _read_nodes(self) -> None:
        nodes, docs, of = self.nodes, self.docs, self.of
        self._offsets = _starts([len(doc.article.text) + 1 for doc in docs])
        sentences, things = _starts([len(doc.words) for doc in docs]), _starts([len(doc.things) for doc in docs])
        rows = [(n.sentence, n.first, n.last, n.begin, n.end, n.entity, n.nominal) for n in nodes]
        columns = np.array(rows, dtype=np.int64).reshape(len(nodes), 7).T
        self.sentence_of, first, last, begin, end, entity, self.nominal = columns
        """The sentence of every node, counted in its document; `sentence` counts over all."""
        self.sentence = self.sentence_of + sentences[of]
        self.begin, self.end_at = begin + self._offsets[of], end + self._offsets[of]
        self.entity: Ints = np.where(entity >= 0, entity + things[of], -1)
        self.first, self.last = self.begin_of[self.sentence] + first, self.begin_of[self.sentence] + last
        families = [family_of(n) for n in nodes]
        self.family: Ints = np.array([_FAMILY_PLACE.get(name, len(FAMILIES)) for name in families], dtype=np.int64)
        self.family_code: Keys = np.array([code(name) for name in families], dtype=np.uint64)
        self.kind_code: Keys = np.array([code(n.kind) for n in nodes], dtype=np.uint64)
        mentions = [thing.mentions for doc in docs for thing in doc.things]
        self.things = len(mentions)
        # the last of each is of nodes that are no things
        many, named_at = [len(m) for m in mentions], [m[0].begin if m else 0 for m in mentions]
        self.many: Ints = np.array([*many, 0], dtype=np.int64)[self.entity]
        self.named_at: Ints = np.array([*named_at, 0], dtype=np.int64)[self.entity] + self._offsets[of]
        named = np.zeros(self.things + 1, dtype=np.bool_)
        named[[at + thing for doc, at in zip(docs, things.tolist(), strict=True) for thing in doc.titled()]] = True
        self.titled: Flags = named[self.entity]
        self.values: Keys = np.array([_value(n) for n in nodes], dtype=np.uint64).reshape(len(nodes), 7)
        counts = np.bincount(self.sentence[: self.told_count], minlength=len(self.begin_of))
        self._nodes_end = np.cumsum(counts)
        self._nodes_begin = self._nodes_end - counts

    def next_verb(self, tokens: Ints, sentences: Ints) -> Ints:
        """The places of the first verbs behind tokens in their sentences; the place behind all tokens for none."""
        found = self._verb_places[np.searchsorted(self._verb_places[:-1], tokens, side="right")]
        return np.where(found < self.end_of[sentences], found, len(self.lemma) - 1)

    @cached_property
    def final_verb(self) -> Ints:
        """The place of the last verb of every sentence; the place behind all tokens for none."""
        nothing = len(self.lemma) - 1
        before = np.searchsorted(self._verb_places[:-1], self.end_of) - 1
        found = self._verb_places[before]
        return np.where((before >= 0) & (found >= self.begin_of), found, nothing)

    def marks(self, begin: Ints, end: Ints) -> Ints:
        """The marks among tokens from `begin` to before `end`, as sets of bits."""
        seen = self._marks[np.maximum(begin, end)] > self._marks[begin]
        return seen @ (1 << np.arange(len(_MARKS)))

    def in_quotation(self, tokens: Ints, sentences: Ints) -> Flags:
        """Tell whether tokens stand between quotation marks."""
        inside: Flags = self._opened[tokens] > self._opened[self.begin_of[sentences]]
        return inside

    def beside(self, nodes: Ints) -> tuple[Ints, Ints]:
        """All nodes in the sentences of `nodes`: pairs of the index into `nodes` and a node of the document."""
        sentences = self.sentence[nodes]
        counts = self._nodes_end[sentences] - self._nodes_begin[sentences]
        asking = np.repeat(np.arange(len(nodes)), counts)
        ends = np.cumsum(counts)
        others = np.arange(len(asking)) - np.repeat(ends - counts, counts) + self._nodes_begin[sentences][asking]
        return asking, others

    def families(self, count: int, asking: Ints, others: Ints) -> Keys:
        """The families of nodes as codes (`count` × FAMILIES, 0 where none), each node told of one that asks."""
        seen = np.zeros((count, len(FAMILIES) + 1), dtype=np.bool_)
        seen[asking, self.family[others]] = True
        return np.where(seen[:, :-1], FAMILY_CODES, np.uint64(0))

    @cached_property
    def _by_first(self) -> Ints:
        return np.argsort(self.first[: self.told_count], kind="stable")

    @cached_property
    def _by_last(self) -> Ints:
        """Of nodes that end alike the first in the text comes last."""
        return np.lexsort((-np.arange(self.told_count), self.last[: self.told_count]))

    def before(self, nodes: Ints) -> Ints:
        """The nodes that end last before `nodes` in their sentences, -1 for none."""
        place = np.searchsorted(self.last[self._by_last], self.first[nodes], side="left") - 1
        found = np.append(self._by_last, -1)[place]
        return np.where(self.sentence[found] == self.sentence[nodes], found, -1)

    def behind(self, nodes: Ints) -> Ints:
        """The nodes that begin first behind `nodes` in their sentences, -1 for none."""
        place = np.searchsorted(self.first[self._by_first], self.last[nodes], side="right")
        found = np.append(self._by_first, -1)[place]
        return np.where(self.sentence[found] == self.sentence[nodes], found, -1)

    def neighbours(self, nodes: Ints) -> tuple[Keys, Keys]:
        """Codes of what stands right before and behind nodes: a family and how near; 1 if farther off, 0 for none."""
        before, behind = self.before(nodes), self.behind(nodes)
        left = self._near(before, self.first[nodes] - self.last[before])
        right = self._near(behind, self.first[behind] - self.last[nodes])
        return left, right

    def _near(self, nodes: Ints, gap: Ints) -> Keys:
        near = np.where(gap <= _NEXT, self.family_code[nodes] + gap.astype(np.uint64), np.uint64(1))
        return np.where(nodes >= 0, near, np.uint64(0))

    @cached_property
    def events(self) -> tuple[Ints, Ints]:
        """The mentions of events in the order of the text: where they begin, and their things."""
        found = np.flatnonzero(self.family[: self.told_count] == FAMILIES.index("Event"))
        return self.begin[found], self.entity[found]

    @cached_property
    def event_counts(self) -> Ints:
        """How many events each document tells of."""
        _, entities = self.events
        one = np.unique(entities, return_index=True)[1]
        at = self.of[: self.told_count][self.family[: self.told_count] == FAMILIES.index("Event")]
        return np.bincount(at[one], minlength=len(self.docs))

    @cached_property
    def lines(self) -> Ints:
        """The offsets of the line ends."""
        joined = "\0".join([doc.article.text for doc in self.docs])
        return np.array([match.start() for match in re.finditer("\n", joined)], dtype=np.int64)


def stacked(columns: Sequence[NDArray[Any]]) -> Keys:
    """Columns of codes side by side; some are several."""
    widths = [1 if column.ndim == 1 else column.shape[1] for column in columns]
    found = np.empty((len(columns[0]), sum(widths)), dtype=np.uint64)
    place = 0
    for column, width in zip(columns, widths, strict=True):
        found[:, place : place + width] = column if column.ndim > 1 else column[:, None]
        place += width
    return found


def _starts(counts: Sequence[int]) -> Ints:
    """Where each document begins, by how much each counts."""
    found = np.array(counts, dtype=np.int64)
    return np.cumsum(found) - found


def _running(values: NDArray[Any]) -> Ints:
    """Sums of the values before each place, and of all."""
    found = np.zeros((len(values) + 1, *values.shape[1:]), dtype=np.int64)
    np.cumsum(values, axis=0, out=found[1:])
    return found


class Forms:
    """The written forms of a language in columns, each looked at when it is first met."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place: dict[str, int] = {}
        self._table = np.zeros((1024, 9), dtype=np.int64)

    def columns(self, texts: Sequence[str]) -> Ints:
        """The columns (9 × tokens and one of zeros behind them) of the tokens of a document.

        Codes of lemma, case, form, form of the verb and spelling; whether joint, and verb or denial; mark; whether it
        opens (1) or closes (-1) a quotation.
        """
        new = set(texts).difference(self._place)
        if len(self._place) + len(new) >= _FORMS:
            self._place, new = {}, set(texts)
        if new:
            begin = len(self._place) + 1
            self._place |= {text: place for place, text in enumerate(new, begin)}
            while begin + len(new) > len(self._table):
                self._table = np.vstack([self._table, np.zeros_like(self._table)])
            self._table[begin : begin + len(new)] = [_token(text, self.language) for text in new]
        places = [self._place[text] for text in texts]
        return self._table.take([*places, 0], axis=0).T


@lru_cache(maxsize=3)
def _forms(language: str) -> Forms:
    return Forms(language)


def _token(text: str, language: str) -> tuple[int, ...]:
    w = word(text, language)
    return (
        code(w.lemma),
        code(w.case),
        code(w.case + w.possessive),
        code(w.verb) + w.negated if w.verb else 0,
        code(w.lower),
        w.lower in _JOINTS,
        bool(w.verb) or w.lower in _DENIALS,
        _MARKS.get(text, 0),
        _OPENING.get(text, 0),
    )


def _value(node: Node) -> tuple[int, ...]:
    """The codes of a figure or a date: unit, comparator, whether ordinal and a time; precision, range, relative."""
    value = node.value
    if isinstance(value, Quantity):
        unit, comparator = code(value.unit or "-"), code(value.comparator)
        return unit, comparator, 1 + value.ordinal, 1 + (value.duration is not None), 0, 0, 0
    if isinstance(value, TimeExpression):
        return 0, 0, 0, 0, len(value.start), 1 + (value.finish is not None), 1 + value.relative
    return 0, 0, 0, 0, 0, 0, 0
