"""What the role models say of every anchor of documents, each asked once; and why nothing is asserted of some."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import SPECS, Pool, is_told_of, property_anchors
from craftgraph.statements.clause import Utterance
from craftgraph.statements.kazakh_figures import sources
from craftgraph.statements.models import ASKED, REQUIRED, Filled, Judgement, RoleModels
from craftgraph.statements.questions import Questions

FIGURES: Final = ("Attendance", "Observation", "Record")
"""Statement classes of which a figure states one at most."""
NEEDED: Final = {
    "Position": ("holder",),
    "Observation": ("about", "indicator"),
    "Attendance": ("event",),
    "Distinction": ("holder",),
    "Superlative": ("subject",),
    "Inscription": ("register",),
    "Record": ("feat",),
}
"""Statement class → the roles without which it is not asserted."""

_BESIDE: Final = frozenset({"Position", "Distinction"})
"""Statement classes whose bearer stands beside the anchor: an unlikely one of another sentence is not taken."""
_SURE: Final = 0.45
"""Fillers less likely are left out, but for the role without which a statement says nothing."""
_LIKELY: Final = 0.04
_MASS: Final = frozenset({"Attendance", "Record"})
"""What a mass performance is both: so many took part, and nobody did it with more."""
_BOTH: Final = 0.5
"""How likely a figure must state each of the two."""


class _Asked(NamedTuple):
    """An anchor that may say something: for whom it is asked, its model and its index, how sure that is, candidates."""

    answers: "Answers"
    model: str
    anchor: Node
    place: int
    said: float
    options: list[Node]


class Answers:
    """The answers of the role models to the anchors of one document, and the refusals, for the trace."""

    def __init__(self, doc: Document, models: RoleModels, spoken: Iterable[Utterance] = ()) -> None:
        """Gather the questions about every anchor of `doc`, and about the speeches `spoken`; `ask_all` answers them."""
        self.doc, self.models = doc, models
        self.spoken = {u.anchor: u for u in spoken}
        self.questions = [*(("Quotation", node) for node in self.spoken), *self._anchors()]
        self.found: dict[tuple[str, Node], tuple[float, list[Filled]]] = {}
        self.refusals: dict[tuple[str, Node], str] = {}

    def _anchors(self) -> Iterator[tuple[str, Node]]:
        """The models and what each is asked about."""
        for cls, spec in SPECS.items():
            if not cls[0].isupper() or cls == "Quotation" or not self.models.has(cls):
                continue
            if not is_told_of(cls, self.doc):
                continue
            yield from ((cls, node) for node in self.doc.nodes if node.kind in spec.anchors)
        yield from ((model, node) for model, node in property_anchors(self.doc) if self.models.has(model))

    @cached_property
    def sources(self) -> frozenset[int]:
        """The things that only tell figures of others, and are what none is about."""
        return sources(self.doc) if self.doc.article.language == "kk" else frozenset()

    def ask(self, model: str, anchor: Node) -> tuple[float, list[Filled]]:
        """Return how likely the anchor states something (probability), and the fillers that are likely enough.

        Raises KeyError for an anchor that is none of the model in this document.
        """
        return self.found[model, anchor]

    def refuse(self, cls: str, anchor: Node, reason: str) -> None:
        """Note why an anchor states nothing."""
        self.refusals[cls, anchor] = reason

    def counts_otherwise(self, cls: str, anchor: Node) -> bool:
        """A figure counts who came, measures something or is a record, and no two of these: the likeliest is asked."""
        if cls not in FIGURES or not isinstance(anchor.value, Quantity):
            return False
        others = [c for c in FIGURES if c != cls and self.models.has(c) and (c != "Record" or self.doc.records())]
        other = max(others, key=lambda c: self.ask(c, anchor)[0], default=cls)
        mine, theirs = self.ask(cls, anchor)[0], self.ask(other, anchor)[0]
        if theirs <= mine or ({cls, other} == _MASS and mine >= _BOTH):
            return False
        self.refuse(cls, anchor, f"likelier {other}")
        return True


def ask_all(models: RoleModels, everyone: Sequence[Answers]) -> None:
    """Ask the models about documents of one language: who says something, and who fills the roles of those that may."""
    asking = [(answers, model, anchor) for answers in everyone for model, anchor in answers.questions]
    if not asking:
        return
    anchors = [list(dict.fromkeys(anchor for _, anchor in answers.questions)) for answers in everyone]
    asked = Questions([answers.doc for answers in everyone], anchors)
    place = {anchor: index for index, anchor in enumerate(chain.from_iterable(anchors))}
    at = [place[anchor] for _, _, anchor in asking]
    chances = models.said([model for _, model, _ in asking], asked.anchors()[at])
    pools = {id(answers): Pool(answers.doc) for answers in everyone}
    taken: list[_Asked] = []
    for (answers, model, anchor), index, said in zip(asking, at, chances.tolist(), strict=True):
        answers.found[model, anchor] = said, []
        if said < ASKED or not models.roles(model):
            continue
        options = pools[id(answers)].candidates(anchor, SPECS[model])
        if model == "Observation" and (others := answers.sources):
            options = [node for node in options if node.entity not in others]
        if model == "Quotation" and (speech := answers.spoken[anchor]).direct:
            # nobody whom the words themselves name says them
            options = [node for node in options if not speech.begin <= node.begin < speech.end] or options
        if options:
            taken.append(_Asked(answers, model, anchor, index, said, options))
        elif model[0].islower() or model in NEEDED:
            answers.found[model, anchor] = 0.0, []
    if taken:
        nodes = [item.options for item in taken]
        found = asked.candidates([item.place for item in taken], nodes)
        kinds = [[node.kind for node in row] for row in nodes]
        first = np.array([item.said for item in taken])
        _take(taken, models.judge([item.model for item in taken], first, kinds, found), models)


def _take(taken: Sequence[_Asked], judged: Judgement, models: RoleModels) -> None:
    """Keep of every judgement what is likely enough: each candidate in the role that it fills best."""
    role_of, chance_of = judged.chances.argmax(axis=1).tolist(), judged.chances.max(axis=1).tolist()
    begin = 0
    for (answers, model, anchor, _, _, nodes), said in zip(taken, judged.said.tolist(), strict=True):
        end = begin + len(nodes)
        roles, needed = models.roles(model), REQUIRED.get(model)
        filled = [
            Filled(roles[role], node, chance)
            for node, role, chance in zip(nodes, role_of[begin:end], chance_of[begin:end], strict=True)
            if chance >= _LIKELY
        ]
        if needed in roles:
            mine = judged.chances[begin:end, roles.index(needed)]
            k = int(mine.argmax())
            likely = Filled(needed, nodes[k], float(mine[k]))
            if likely.probability > 0 and not any(
                f.role == needed and f.probability >= likely.probability for f in filled
            ):
                filled = [f for f in filled if f.node is not likely.node] + [likely]
        sure = [
            f for f in filled if f.probability >= _threshold(model, f.role, near=f.node.sentence == anchor.sentence)
        ]
        answers.found[model, anchor] = said, sure
        begin = end


def _threshold(model: str, role: str, *, near: bool) -> float:
    return _LIKELY if REQUIRED.get(model) == role and (near or model not in _BESIDE) else _SURE
