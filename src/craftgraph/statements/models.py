"""The role models of a language: for each kind of anchor, is something said here, and who fills which role.

Both are log-linear. Whether an anchor states something is a logistic regression over the attributes of the anchor. A
role with one filler is a choice among the candidates and nobody (conditional logit; McFadden 1974); a role with several
asks every candidate by itself (logistic regression). So candidates compete where they do, and only there; and an anchor
that says nothing costs nothing more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.resources import resource
from craftgraph.statements.anchors import PROPERTY_MODELS, SEVERAL, fits
from craftgraph.statements.attributes import View, anchor_row, candidate_row

REQUIRED: Final[Mapping[str, str]] = {
    "Position": "holder",
    "Attendance": "event",
    "Observation": "about",
    "Distinction": "holder",
    "Superlative": "subject",
    "Quotation": "speaker",
}
"""Statement class → the role without which it says nothing: its likeliest filler is returned, however unlikely."""

BIAS: Final = ""
"""The attribute that every item has."""
_LEAST: Final = 0.02
"""Fillers less likely than this are never looked at."""
_ASKED: Final = 0.15
"""An anchor that less likely says something is not asked who fills its roles."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A candidate that the model gave a role, and how sure it is (probability)."""

    role: str
    node: Node
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of anchor: by attribute one for the anchor, and (role, weight) pairs for candidates."""

    said: Mapping[str, float]
    roles: tuple[str, ...]
    fillers: Mapping[str, Sequence[tuple[int, float]]]

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Read `{"said": {attribute: weight}, "roles": {role: {attribute: weight}}}`."""
        held = json.loads(path.read_text(encoding="utf-8"))
        fillers: dict[str, list[tuple[int, float]]] = {}
        for index, weights in enumerate(held["roles"].values()):
            for attribute, weight in weights.items():
                fillers.setdefault(attribute, []).append((index, weight))
        return cls(held["said"], tuple(held["roles"]), fillers)

    def how_likely(self, row: Sequence[str]) -> float:
        """The probability that an anchor with these attributes states something."""
        get = self.said.get
        return _logistic(get(BIAS, 0.0) + sum([get(attribute, 0.0) for attribute in row]))

    def scores(self, row: Sequence[str]) -> list[float]:
        """How well a candidate with these attributes fills each role, on the scale of log odds."""
        total = [0.0] * len(self.roles)
        get = self.fillers.get
        for attribute in row:
            for role, weight in get(attribute, ()):
                total[role] += weight
        return total


class RoleModels:
    """The role models of one language, read from a folder `roles-<language>/<model>.json`."""

    def __init__(self, folder: Path) -> None:
        self._models = {path.stem: Weights.load(path) for path in sorted(folder.glob("*.json"))}

    def has(self, model: str) -> bool:
        """Tell whether there is a model of that name."""
        return model in self._models

    def decide(self, model: str, doc: Document, anchor: Node, options: Sequence[Node]) -> tuple[float, list[Filled]]:
        """Return how sure the model is that the anchor states something, and the candidates that fill its roles.

        A candidate fills the role that it fills best. The probabilities of fillers hold given that something is said;
        those of a property model hold by themselves.
        """
        weights = self._models[model]
        view = View(doc, anchor, options)
        said = weights.how_likely(anchor_row(view))
        if said < _ASKED or not weights.roles:
            return said, []
        share = said if model in PROPERTY_MODELS else 1.0
        rows = {k: weights.scores(candidate_row(view, k)) for k in range(len(options))}
        chances: dict[str, dict[int, float]] = {}
        for index, (role, bias) in enumerate(zip(weights.roles, weights.scores((BIAS,)), strict=True)):
            scores = {k: row[index] for k, row in rows.items() if fits(model, role, options[k].kind)}
            found = _each(scores, bias) if (model, role) in SEVERAL else _choice(scores, bias)
            chances[role] = {k: chance * share for k, chance in found.items()}
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


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + exp(-score)) if score > -500 else 0.0


def _each(scores: Mapping[int, float], bias: float) -> dict[int, float]:
    return {k: _logistic(score + bias) for k, score in scores.items()}


def _choice(scores: Mapping[int, float], nobody: float) -> dict[int, float]:
    highest = max(nobody, *scores.values()) if scores else nobody
    odds = {k: exp(score - highest) for k, score in scores.items()}
    total = exp(nobody - highest) + sum(odds.values())
    return {k: chance / total for k, chance in odds.items()}


def _probability(filled: Filled) -> float:
    return filled.probability


@lru_cache(maxsize=3)
def role_models(language: str) -> RoleModels:
    """The role models that ship for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there are none."""
    return RoleModels(resource("data", "models", f"roles-{language}"))
