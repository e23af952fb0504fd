"""What the role models are asked: anchors and their candidates, of many documents at once, as keys of attributes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from craftgraph.mentions.document import Document, Node
from craftgraph.statements import anchor_attributes
from craftgraph.statements.anchor_attributes import anchor_codes, subjects
from craftgraph.statements.candidate_attributes import (
    FAR_TEMPLATES,
    NEAR_TEMPLATES,
    Pairs,
    far_columns,
    near_columns,
    own_columns,
    peers,
    spans,
)
from craftgraph.statements.keys import Keys
from craftgraph.statements.scene import Flags, Ints, Scene, stacked


class Candidates(NamedTuple):
    """The candidates of many anchors, those of an anchor together: whose they are, and their attributes.

    `owners` number the anchors from 0; `beside` marks the candidates in their anchors' sentences, whose keys
    (candidates × attributes) are `near`; those of the others are `far`.
    """

    owners: Ints
    beside: Flags
    near: Keys
    far: Keys

    def rows(self) -> Keys:
        """The keys of all candidates in their order; rows end in zeros where others are longer."""
        found = np.zeros((len(self.owners), max(self.near.shape[1], self.far.shape[1])), dtype=np.uint64)
        found[self.beside, : self.near.shape[1]] = self.near
        found[~self.beside, : self.far.shape[1]] = self.far
        return found


class Questions:
    """The questions about documents of one language."""

    def __init__(self, docs: Sequence[Document], anchors: Sequence[Sequence[Node]]) -> None:
        """Look at the anchors of each document; they are numbered on from one document to the next."""
        known = {node for doc in docs for node in doc.nodes}
        self.scene = Scene(docs, [[node for node in mine if node not in known] for mine in anchors])
        self._places = np.array([self.scene.place[node] for mine in anchors for node in mine], dtype=np.int64)
        self._subjects = subjects(self.scene, self._places)

    def anchors(self) -> Keys:
        """The keys (anchors × attributes) of the anchors."""
        return anchor_attributes.TEMPLATES.keys(anchor_codes(self.scene, self._places, self._subjects))

    def candidates(self, asked: Sequence[int], options: Sequence[Sequence[Node]]) -> Candidates:
        """The keys of the candidates of some anchors; `asked` are indices of anchors, `options` their candidates."""
        scene = self.scene
        owners = np.repeat(np.arange(len(options)), [len(nodes) for nodes in options])
        nodes = np.array([scene.place[node] for mine in options for node in mine], dtype=np.int64)
        whose = np.array(asked, dtype=np.int64)[owners]
        pairs = Pairs(owners, self._places[whose], nodes)
        beside = scene.sentence[pairs.nodes] == scene.sentence[pairs.anchors]
        side, begin, end = spans(scene, pairs)
        among = peers(scene, pairs, beside, begin, end)
        anchors, at = pairs.anchors, scene.sentence[pairs.anchors]
        following = scene.next_verb(scene.last[anchors], at)
        shared = [
            self._subjects[whose],
            scene.form[scene.last[anchors]],
            scene.lemma[following],
            scene.verb_form[following],
            scene.lemma[scene.final_verb[at]],
        ]
        both = stacked([*shared, *own_columns(scene, pairs.nodes)])
        near, far = pairs.of(beside), pairs.of(~beside)
        near_among = type(among)(*(column[beside] for column in among))
        far_among = type(among)(*(column[~beside] for column in among))
        near_codes = stacked(near_columns(scene, near, near_among, side[beside], begin[beside], end[beside]))
        far_codes = stacked(far_columns(scene, far, far_among))
        return Candidates(
            owners,
            beside,
            NEAR_TEMPLATES.keys(np.hstack([both[beside], near_codes])),
            FAR_TEMPLATES.keys(np.hstack([both[~beside], far_codes])),
        )
