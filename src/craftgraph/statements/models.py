"""The role models of a language: for each kind of anchor, is something said, and who fills which role (weights.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.resources import resource
from craftgraph.statements.anchors import PROPERTY_MODELS
from craftgraph.statements.attributes import View, candidate_row
from craftgraph.statements.weights import Weights

REQUIRED: Final[Mapping[str, str]] = {
    "Position": "holder",
    "Attendance": "event",
    "Observation": "about",
    "Distinction": "holder",
    "Superlative": "subject",
    "Quotation": "speaker",
}
"""Statement class → the role without which it says nothing: its likeliest filler is returned, however unlikely."""

_LEAST: Final = 0.02
"""Fillers less likely than this are never looked at."""
ASKED: Final = 0.15
"""An anchor that less likely says something is not asked who fills its roles."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A candidate that the model gave a role, and how sure it is (probability)."""

    role: str
    node: Node
    probability: float


class RoleModels:
    """The role models of one language, read from a folder `roles-<language>/<model>.json`."""

    def __init__(self, folder: Path) -> None:
        self._models = {path.stem: Weights.load(path) for path in sorted(folder.glob("*.json"))}

    def has(self, model: str) -> bool:
        """Tell whether there is a model of that name."""
        return model in self._models

    def said(self, model: str, row: Sequence[str]) -> float:
        """How sure the model is that an anchor with these attributes states something (probability)."""
        return self._models[model].how_likely(row)

    def fillers(
        self, model: str, doc: Document, anchor: Node, options: Sequence[Node], said: float
    ) -> tuple[float, list[Filled]]:
        """Return how sure the model is in the light of the candidates, and those that fill the roles of the anchor.

        Each fills the role that it fills best. The probabilities of fillers hold given that something is said; those of
        a property model hold by themselves.
        """
        weights = self._models[model]
        if not weights.roles:
            return said, []
        view = View(doc, anchor, options)
        rows = [candidate_row(view, k) for k in range(len(options))]
        chances = weights.chances([n.kind for n in options], rows)
        said = weights.reconsidered(said, chances)
        if model in PROPERTY_MODELS:
            chances = {role: {k: p * said for k, p in found.items()} for role, found in chances.items()}
        filled: list[Filled] = []
        needed = REQUIRED.get(model)
        for k, node in enumerate(options):
            best = max(chances, key=lambda role: chances[role].get(k, 0.0))
            chance = chances[best].get(k, 0.0)
            if chance >= _LEAST:
                filled.append(Filled(best, node, chance))
        mine = chances.get(needed or "", {})
        likely = max((Filled(str(needed), options[k], p) for k, p in mine.items()), key=_probability, default=None)
        if likely is not None and not any(f.role == needed and f.probability >= likely.probability for f in filled):
            filled = [f for f in filled if f.node is not likely.node] + [likely]
        return said, filled


def _probability(filled: Filled) -> float:
    return filled.probability


@lru_cache(maxsize=3)
def role_models(language: str) -> RoleModels:
    """The role models that ship for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there are none."""
    return RoleModels(resource("data", "models", f"roles-{language}"))
