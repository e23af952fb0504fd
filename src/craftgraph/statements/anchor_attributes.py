"""What the role models look at in an anchor, to tell whether it states something."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import FOLDS
from craftgraph.statements.keys import Keys, Templates, code
from craftgraph.statements.scene import FAMILIES, TOLD, Ints, Scene, bucket, stacked

_WORDS, _AFTER, _GAPS, _SIGNS = 6, 4, 4, 7
"""Slots for the words of an anchor, those behind it, sentences that tell of records, and signs of a record."""
_FAMILIES: Final = range(len(FAMILIES))
COLUMNS: Final = (
    *("kind", "lemma", "form", "left", "left2", "right", "right2", "near_left", "near_right", "next", "next_form"),
    *("final", "final_form", "end0", "end1", "end2", "class", "many", "nominal", "new", "titled", "sentence"),
    *("figures", "quoted", "unit", "comparator", "ordinal", "timed", "size"),
    *(f"after{i}" for i in range(_AFTER)),
    *(f"word{i}" for i in range(_WORDS)),
    *(f"verb{i}" for i in range(TOLD)),
    *(f"cover{i}" for i in _FAMILIES),
    *(f"before{i}" for i in _FAMILIES),
    *(f"behind{i}" for i in _FAMILIES),
    *("recorded", *(f"record{i}" for i in range(_GAPS)), *(f"sign{i}" for i in range(_SIGNS))),
)
NAMES: Final = (
    *("kind", "lemma", "form", "word*", "left", "right", "left2", "right2", "right right2", "near_left"),
    *("near_right", "next", "next_form", "lemma next", "final", "final_form", "lemma final", "end*", "verb*"),
    *("class", "many", "nominal", "new", "titled", "sentence", "figures", "quoted", "unit", "comparator"),
    *("ordinal", "timed", "size", "after0", "after1", "after2", "after3", "after*", "cover*", "before*"),
    *("behind*", "record*", "recorded", "sign* recorded"),
)
TEMPLATES: Final = Templates(COLUMNS, NAMES)


def subjects(scene: Scene, anchors: Ints) -> Keys:
    """Codes of the words that tell what anchors are about: their last ones; of figures the unit or what they count."""
    found: Keys = scene.lemma[scene.last[anchors]]
    for place, doc, node, value in _figures(scene, anchors):
        found[place] = code(_counted(doc, node, value))
    return found


def _figures(scene: Scene, anchors: Ints) -> Iterator[tuple[int, Document, Node, Quantity]]:
    """The anchors that are figures, with their indices and documents."""
    for place in np.flatnonzero(scene.values[anchors, 0]).tolist():
        at = int(anchors[place])
        node = scene.nodes[at]
        if isinstance(node.value, Quantity):
            yield place, scene.docs[int(scene.of[at])], node, node.value


def _counted(doc: Document, node: Node, value: Quantity) -> str:
    if value.unit and not value.duration:
        return value.unit
    words = doc.words[node.sentence]
    behind = words[node.last + 1 : node.last + 4]
    return next((w.lemma for w in behind if w.lower.isalpha() and not w.verb), words[node.last].lemma)


def anchor_codes(scene: Scene, anchors: Ints, about: Keys) -> Keys:
    """The codes (anchors × `COLUMNS`) of anchors, given by their places in the scene; `about` are their subjects."""
    first, last, sentence = scene.first[anchors], scene.last[anchors], scene.sentence[anchors]
    start, end = scene.begin_of[sentence], scene.end_of[sentence]
    lemma = scene.lemma
    following, final = scene.next_verb(last, sentence), scene.final_verb[sentence]
    thing = scene.entity[anchors] >= 0
    behind = last[:, None] + 1 + np.arange(_AFTER)
    inner = first[:, None] + np.arange(_WORDS)
    is_figure = scene.values[anchors, 0] > 0
    left, right = scene.neighbours(anchors)
    figures = np.bincount(
        scene.sentence[: scene.told_count][scene.family[: scene.told_count] == FAMILIES.index("quantity")],
        minlength=len(scene.begin_of),
    )
    after = np.where((behind < end[:, None]) & is_figure[:, None], lemma[np.minimum(behind, len(lemma) - 1)], 0)
    columns = [
        scene.kind_code[anchors],
        about,
        scene.form[last],
        np.where(first > start, lemma[first - 1], 1),
        np.where(first > start + 1, lemma[first - 2], 0),
        np.where(last + 1 < end, lemma[last + 1], 1),
        np.where(last + 2 < end, lemma[np.minimum(last + 2, len(lemma) - 1)], 0),
        left,
        right,
        lemma[following],
        scene.verb_form[following],
        lemma[final],
        scene.verb_form[final],
        scene.end[sentence],
        np.where(thing, scene.kind_code[anchors], 0),
        np.where(thing, bucket(scene.many[anchors]), 0),
        np.where(thing, 1 + scene.nominal[anchors], 0),
        np.where(thing, 1 + (scene.named_at[anchors] >= scene.begin[anchors]), 0),
        scene.titled[anchors],
        bucket(scene.sentence_of[anchors]),
        figures[sentence],
        scene.in_quotation(first, sentence),
        scene.values[anchors, :4],
        _sizes(scene, anchors),
        after,
        np.where(inner <= last[:, None], lemma[np.minimum(inner, len(lemma) - 1)], 0),
        scene.told[sentence],
        *_around(scene, anchors),
        _records(scene, anchors),
    ]
    return stacked(columns)


def _sizes(scene: Scene, anchors: Ints) -> Ints:
    """The orders of size of figures."""
    found = np.zeros(len(anchors), dtype=np.int64)
    for place, _, _, value in _figures(scene, anchors):
        number = value.value
        found[place] = 1 if 1900 <= number <= 2100 else 2 if number < 10 else 3 if number < 1000 else 4
    return found


def _around(scene: Scene, anchors: Ints) -> tuple[Keys, Keys, Keys]:
    """The families of the nodes around anchors, before them and behind them in their sentences."""
    asking, others = scene.beside(anchors)
    mine = anchors[asking]
    other = others != mine
    before = other & (scene.last[others] < scene.first[mine])
    behind = other & (scene.first[others] > scene.last[mine])
    around = scene.begin[others] <= scene.begin[mine]
    around &= (scene.end_at[mine] <= scene.end_at[others]) & other & ~before & ~behind

    around_them, before_them, behind_them = (
        scene.families(len(anchors), asking[chosen], others[chosen]) for chosen in (around, before, behind)
    )
    return around_them, before_them, behind_them


def _records(scene: Scene, anchors: Ints) -> Ints:
    """What makes figures look like records: the word near them, a deed, a time or a factor beside them."""
    found = np.zeros((len(anchors), 1 + _GAPS + _SIGNS), dtype=np.int64)
    if not any(doc.records() for doc in scene.docs):
        return found
    for place, doc, node, value in _figures(scene, anchors):
        gaps = sorted(gap for s in doc.records() if abs(gap := s - node.sentence) <= 2)[:_GAPS]
        if not gaps:
            continue
        nodes = doc.of_sentence(node.sentence)
        others = [n.value for n in nodes if n is not node and isinstance(n.value, Quantity)]
        signs = {n.kind for n in nodes if n.kind in {"feat", "Person", "Register"}}
        signs |= {"time" for other in others if other.duration} | {"factor" for other in others if other.unit in FOLDS}
        signs |= {"timed"} if value.duration else {"fold"} if value.unit in FOLDS else set()
        row = [1 + (0 in gaps), *(gap + 3 for gap in gaps), *[0] * (_GAPS - len(gaps)), *sorted(map(code, signs))]
        found[place, : len(row)] = row[: found.shape[1]]
    return found
