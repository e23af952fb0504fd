"""What the role models say of every anchor of a document, each asked once; and why nothing is asserted of some."""

from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import SPECS, candidates
from craftgraph.statements.attributes import Standpoint, anchor_row
from craftgraph.statements.models import ASKED, REQUIRED, Filled, RoleModels

FIGURES: Final = ("Attendance", "Observation", "Record")
"""Statement classes of which a figure states one at most."""
NEEDED: Final = {
    "Position": ("holder",),
    "Observation": ("about", "indicator"),
    "Attendance": ("event",),
    "Distinction": ("holder",),
    "Superlative": ("subject",),
    "Inscription": ("element",),
    "Record": ("feat",),
}
"""Statement class → the roles without which it is not asserted."""

_BESIDE: Final = frozenset({"Position", "Distinction"})
"""Statement classes whose bearer stands beside the anchor: an unlikely one of another sentence is not taken."""
_SURE: Final = 0.45
"""Fillers less likely are left out, but for the role without which a statement says nothing."""
_LIKELY: Final = 0.04


class Answers:
    """The answers of the role models to the anchors of one document, and the refusals, for the trace."""

    def __init__(self, doc: Document, models: RoleModels) -> None:
        self.doc, self.models = doc, models
        self.found: dict[tuple[str, Node], tuple[float, list[Filled]]] = {}
        self.refusals: dict[tuple[str, Node], str] = {}
        self._rows: dict[Node, list[str]] = {}

    def ask(self, model: str, anchor: Node) -> tuple[float, list[Filled]]:
        """Return how likely the anchor states something, and the fillers of its roles that are likely enough."""
        answer = self.found.get((model, anchor))
        if answer is None:
            answer = self.found[model, anchor] = self._answer(model, anchor)
        return answer

    def refuse(self, cls: str, anchor: Node, reason: str) -> None:
        """Note why an anchor states nothing."""
        self.refusals[cls, anchor] = reason

    def counts_otherwise(self, cls: str, anchor: Node) -> bool:
        """A figure counts who came, measures something or is a record, and no two of these: the likeliest is asked."""
        if cls not in FIGURES or not isinstance(anchor.value, Quantity):
            return False
        others = [c for c in FIGURES if c != cls and self.models.has(c) and (c != "Record" or self.doc.records())]
        other = max(others, key=lambda c: self.ask(c, anchor)[0], default=cls)
        if self.ask(other, anchor)[0] <= self.ask(cls, anchor)[0]:
            return False
        self.refuse(cls, anchor, f"likelier {other}")
        return True

    def _answer(self, model: str, anchor: Node) -> tuple[float, list[Filled]]:
        row = self._rows.get(anchor)
        if row is None:
            row = self._rows[anchor] = anchor_row(Standpoint(self.doc, anchor))
        said = self.models.said(model, row)
        if said < ASKED:
            return said, []
        options = candidates(self.doc, anchor, SPECS[model])
        if not options and (model[0].islower() or model in NEEDED):
            return 0.0, []
        said, filled = self.models.fillers(model, self.doc, anchor, options, said)
        sure = [
            f
            for f in filled
            if f.probability >= self._threshold(model, f.role, near=f.node.sentence == anchor.sentence)
        ]
        return said, sure

    def _threshold(self, model: str, role: str, *, near: bool) -> float:
        return _LIKELY if REQUIRED.get(model) == role and (near or model not in _BESIDE) else _SURE
