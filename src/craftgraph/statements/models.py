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

    def decide(
        self, model: str, doc: Document, anchor: Node, options: Sequence[Node]
    ) -> tuple[float, list[Filled]]:
        """Return how sure the model is that the anchor states something, and the candidates that it gives a role."""
        crf = self._taggers[model]
        crf.set(rows(doc, anchor, options))
        labels = crf.tag()
        said = crf.marginal("T", 0) if "T" in crf.labels() else 0.0
        filled = [
            Filled(label, node, crf.marginal(label, i + 1))
            for i, (label, node) in enumerate(zip(labels[1:], options, strict=True))
            if label not in {"O", "T", "F"}
        ]
        needed = REQUIRED.get(model)
        if needed in crf.labels() and not any(f.role == needed for f in filled):
            best = max(
                (
                    Filled(needed, node, crf.marginal(needed, i + 1))
                    for i, node in enumerate(options)
                    if labels[i + 1] == "O" and node.entity >= 0
                ),
                key=lambda f: f.probability,
                default=None,
            )
            if best is not None:
                filled.append(best)
        return said, filled


@lru_cache(maxsize=3)
def role_models(language: str) -> RoleModels:
    """The role models that ship for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there are none."""
    return RoleModels(resource("data", "models", f"roles-{language}"))
