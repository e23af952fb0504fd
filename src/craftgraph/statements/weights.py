"""The weights of one role model and what follows from them: how likely something is said, and who fills which role.

All of it is log-linear. Whether an anchor states something is a logistic regression over the attributes of the anchor.
A role with one filler is a choice among the candidates and nobody (conditional logit; McFadden 1974); one with several
asks every candidate by itself (logistic regression). Last, the anchor is asked again in the light of its best fillers
(stacking; Wolpert 1992): a record with a holder, a deed and a time is likelier one than its words alone tell.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any, Final

from craftgraph.statements.anchors import SEVERAL, fits

BIAS: Final = ""
"""The attribute that every item has."""
ANCHOR: Final = "said"
"""The evidence of the anchor itself, beside that of the roles."""
_CERTAIN: Final = 4.0
"""Log odds beyond which evidence counts no more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of anchor: by attribute one for the anchor, and (role, weight) pairs for candidates."""

    model: str
    said: Mapping[str, float]
    roles: tuple[str, ...]
    fillers: Mapping[str, Sequence[tuple[int, float]]]
    joint: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Read a file of `training.choice`, named by its model."""
        return cls.of(path.stem, json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, model: str, held: Mapping[str, Any]) -> "Weights":
        """Take `{"said": {attribute: weight}, "roles": {role: {attribute: weight}}, "joint": {evidence: weight}}`."""
        fillers: dict[str, list[tuple[int, float]]] = {}
        for index, weights in enumerate(held["roles"].values()):
            for attribute, weight in weights.items():
                fillers.setdefault(attribute, []).append((index, weight))
        return cls(model, held["said"], tuple(held["roles"]), fillers, held.get("joint", {}))

    def how_likely(self, row: Sequence[str]) -> float:
        """The probability that an anchor with these attributes states something."""
        get = self.said.get
        return _logistic(get(BIAS, 0.0) + sum([get(attribute, 0.0) for attribute in row]))

    def chances(self, kinds: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, dict[int, float]]:
        """How likely each candidate fills each role that it may fill: role → index of the candidate → probability.

        `kinds` and `rows` are the kinds of the candidates and their attributes. Probabilities hold given that something
        is said.
        """
        scores = [self._scores(row) for row in rows]
        found = {}
        for index, (role, bias) in enumerate(zip(self.roles, self._scores((BIAS,)), strict=True)):
            mine = {k: row[index] for k, row in enumerate(scores) if fits(self.model, role, kinds[k])}
            found[role] = _each(mine, bias) if (self.model, role) in SEVERAL else _choice(mine, bias)
        return found

    def _scores(self, row: Sequence[str]) -> list[float]:
        total = [0.0] * len(self.roles)
        get = self.fillers.get
        for attribute in row:
            for role, weight in get(attribute, ()):
                total[role] += weight
        return total

    def evidence(self, said: float, chances: Mapping[str, Mapping[int, float]]) -> dict[str, float]:
        """What the anchor and the best filler of every role tell of it, as log odds."""
        best = {role: max(found.values(), default=0.0) for role, found in chances.items()}
        return {ANCHOR: _log_odds(said), **{role: _log_odds(chance) for role, chance in best.items()}}

    def reconsidered(self, said: float, chances: Mapping[str, Mapping[int, float]]) -> float:
        """The probability that an anchor states something, in the light of its candidates."""
        if not self.joint:
            return said
        evidence = self.evidence(said, chances)
        return _logistic(self.joint.get(BIAS, 0.0) + sum(w * evidence.get(name, 0.0) for name, w in self.joint.items()))


def _log_odds(chance: float) -> float:
    low = 1 / (1 + exp(_CERTAIN))
    chance = min(max(chance, low), 1 - low)
    return log(chance / (1 - chance))


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + exp(-score)) if score > -500 else 0.0


def _each(scores: Mapping[int, float], bias: float) -> dict[int, float]:
    return {k: _logistic(score + bias) for k, score in scores.items()}


def _choice(scores: Mapping[int, float], nobody: float) -> dict[int, float]:
    highest = max(nobody, *scores.values()) if scores else nobody
    odds = {k: exp(score - highest) for k, score in scores.items()}
    total = exp(nobody - highest) + sum(odds.values())
    return {k: chance / total for k, chance in odds.items()}
