"""The role models of a language: one small CRF for each kind of anchor, in one file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pycrfsuite

from craftgraph.mentions.document import Document, Node
from craftgraph.resources import resource
from craftgraph.statements.sequences import rows

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


@dataclass(frozen=True, slots=True)
class Filled:
    """A candidate that the model gave a role, and how sure it is (marginal probability)."""

    role: str
    node: Node
    probability: float


class RoleModels:
    """The role models of one language, read from a folder `roles-<language>/<model>.crfsuite`."""

    def __init__(self, folder: Path) -> None:
        self._taggers: dict[str, pycrfsuite.Tagger] = {}
        for path in sorted(folder.glob("*.crfsuite")):
            model = pycrfsuite.Tagger()
            model.open(str(path))
            self._taggers[path.stem] = model
        thresholds = folder / "thresholds.json"
        self.thresholds: Mapping[str, float] = (
            json.loads(thresholds.read_text(encoding="utf-8")) if thresholds.exists() else {}
        )

    def has(self, model: str) -> bool:
        """Tell whether there is a model of that name."""
        return model in self._taggers

    def decide(self, model: str, doc: Document, anchor: Node, options: Sequence[Node]) -> tuple[float, list[Filled]]:
        """Return how sure the model is that the anchor states something, and the candidates that it gives a role."""
        crf = self._taggers[model]
        crf.set(rows(doc, anchor, options))
        crf.tag()
        labels = [label for label in crf.labels() if label not in {"O", "T", "F"}]
        said = crf.marginal("T", 0) if "T" in crf.labels() else 0.0
        filled: list[Filled] = []
        if not labels:
            return said, filled
        likely: Filled | None = None
        needed = REQUIRED.get(model)
        for i, node in enumerate(options, 1):
            open_mass = 1.0 - crf.marginal("O", i)
            if open_mass < _LEAST:
                continue
            best = max((Filled(label, node, crf.marginal(label, i)) for label in labels), key=lambda f: f.probability)
            if best.probability >= _LEAST:
                filled.append(best)
            if needed in labels and node.entity >= 0:
                chance = crf.marginal(needed, i)
                if likely is None or chance > likely.probability:
                    likely = Filled(str(needed), node, chance)
        if likely is not None and not any(f.role == needed and f.probability >= likely.probability for f in filled):
            filled = [f for f in filled if f.node is not likely.node] + [likely]
        return said, filled


@lru_cache(maxsize=3)
def role_models(language: str) -> RoleModels:
    """The role models that ship for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there are none."""
    return RoleModels(resource("data", "models", f"roles-{language}"))
