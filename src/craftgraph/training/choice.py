"""Training the weights of a role model: logistic regression and conditional logit, by L-BFGS with an L2 penalty.

McFadden: Conditional logit analysis of qualitative choice behavior (1974). The objective is convex and the start is
zero, so the same rows give the same weights.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from craftgraph.statements.anchors import SEVERAL, fits
from craftgraph.statements.models import ASKED
from craftgraph.statements.weights import BIAS, Weights
from craftgraph.training.crf import Row

_PENALTY: Final = 3.0
_MIN_COUNT: Final = 3
"""Attributes seen fewer times are left out."""
_ITERATIONS: Final = 100
_SMALLEST: Final = 0.02
"""Weights nearer to zero are left out of the file."""
_KINDS: Final = 2
Array = NDArray[np.float64]
Goal = Callable[[Array], tuple[float, Array]]


class _Items:
    """Attributes of many items as a sparse matrix (items × attributes), every item with its bias unless told."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        from scipy.sparse import csr_matrix  # noqa: PLC0415

        counts = Counter(attribute for row in rows for attribute in row)
        self.names = [BIAS, *(name for name, n in counts.items() if n >= _MIN_COUNT)]
        place = {name: index for index, name in enumerate(self.names)}
        columns: list[int] = []
        ends = [0]
        for row in rows:
            columns += sorted({place[name] for name in row if name in place})
            ends.append(len(columns))
        self.matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(self.names)))
        self.transposed = self.matrix.T.tocsr()

    def weights(self, found: Array) -> dict[str, float]:
        """The weights by attribute, rounded, without those next to zero."""
        pairs = zip(self.names, found, strict=True)
        return {name: round(float(w), 3) for name, w in pairs if abs(w) >= _SMALLEST}


def _minimum(goal: Goal, size: int) -> Array:
    from scipy.optimize import minimize  # noqa: PLC0415

    result = minimize(goal, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    return np.asarray(result.x)


def logistic(rows: Sequence[Sequence[str]], positive: Sequence[bool]) -> dict[str, float]:
    """Weights (attribute → weight, bias included) by which the rows marked `positive` are told from the others."""
    items = _Items(rows)
    target = np.array(positive, dtype=float)

    def goal(w: Array) -> tuple[float, Array]:
        score = items.matrix @ w + w[0]
        loss = float((np.logaddexp(0, score) - target * score).sum() + 0.5 * _PENALTY * (w @ w))
        error = 1 / (1 + np.exp(-score)) - target
        slope = items.transposed @ error + _PENALTY * w
        slope[0] += error.sum()
        return loss, slope

    return items.weights(_minimum(goal, len(items.names)))


def conditional_logit(groups: Sequence[Sequence[Sequence[str]]], chosen: Sequence[Sequence[int]]) -> dict[str, float]:
    """Weights by which the `chosen` items of each group are preferred to its others; the bias speaks for nobody.

    `groups` has the attributes of the candidates of each choice, `chosen` the indices of the right ones (none: nobody).
    """
    items = _Items([row for group in groups for row in [(), *group]])
    starts = np.cumsum([0, *(len(group) + 1 for group in groups)])
    owner = np.repeat(np.arange(len(groups)), np.diff(starts))
    nobody = starts[:-1]
    target = np.zeros(starts[-1])
    for start, right in zip(nobody, chosen, strict=True):
        for index in right:
            target[start + 1 + index] = 1 / len(right)
        if not right:
            target[start] = 1

    def goal(w: Array) -> tuple[float, Array]:
        score = items.matrix @ w
        score[nobody] = w[0]
        score -= np.maximum.reduceat(score, nobody)[owner]
        odds = np.exp(score)
        total = np.add.reduceat(odds, nobody)[owner]
        loss = float(-(target * (score - np.log(total))).sum() + 0.5 * _PENALTY * (w @ w))
        error = odds / total - target
        slope = items.transposed @ error + _PENALTY * w
        slope[0] += error[nobody].sum()
        return loss, slope

    return items.weights(_minimum(goal, len(items.names)))


def train_role_model(model: str, rows: Sequence[Row], path: Path) -> None:
    """Train the role model named `model` and write it to `path`.

    `rows` are (attributes, labels) of an anchor and its candidates each; the anchor's label is `T` or `F`, that of a
    candidate its role or `O`. Roles are learnt where something is said, each among the candidates that may fill it; how
    much the candidates tell of the anchor is learnt on halves that the weights of the other half judge.
    """
    weights = _weights(model, rows)
    weights["joint"] = _joint(model, rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _weights(model: str, rows: Sequence[Row]) -> dict[str, Any]:
    weights: dict[str, Any] = {
        "said": logistic([attributes[0] for attributes, _ in rows], [labels[0] == "T" for _, labels in rows]),
        "roles": {},
    }
    said = [list(zip(attributes[1:], labels[1:], strict=True)) for attributes, labels in rows if labels[0] == "T"]
    for role in sorted({label for group in said for _, label in group} - {"O"}):
        groups = [[(row, label == role) for row, label in group if fits(model, role, _kind(row))] for group in said]
        if (model, role) in SEVERAL:
            items = [item for group in groups for item in group]
            weights["roles"][role] = logistic([row for row, _ in items], [right for _, right in items])
        else:
            weights["roles"][role] = conditional_logit(
                [[row for row, _ in group] for group in groups],
                [[i for i, (_, right) in enumerate(group) if right] for group in groups],
            )
    return weights


def _joint(model: str, rows: Sequence[Row]) -> dict[str, float]:
    """The weights of the evidence of an anchor and its candidates, where the anchor is asked for candidates at all."""
    found: list[tuple[dict[str, float], bool]] = []
    for half in (0, 1):
        judge = Weights.of(model, _weights(model, rows[1 - half :: 2]))
        for attributes, labels in rows[half::2]:
            said = judge.how_likely(attributes[0])
            if said >= ASKED and len(attributes) > 1:
                chances = judge.chances([_kind(row) for row in attributes[1:]], attributes[1:])
                found.append((judge.evidence(said, chances), labels[0] == "T"))
    names = sorted({name for evidence, _ in found for name in evidence})
    if len({right for _, right in found}) < _KINDS:
        return {}
    values = np.array([[evidence.get(name, 0.0) for name in names] for evidence, _ in found])
    return _regression(values, np.array([right for _, right in found], dtype=float), [BIAS, *names])


def _regression(values: Array, target: Array, names: Sequence[str]) -> dict[str, float]:
    """Logistic regression over numbers, the bias first and free of the penalty."""
    full = np.hstack([np.ones((len(values), 1)), values])

    def goal(w: Array) -> tuple[float, Array]:
        score = full @ w
        kept = np.concatenate([[0.0], w[1:]])
        loss = float((np.logaddexp(0, score) - target * score).sum() + 0.5 * _PENALTY * (kept @ kept))
        return loss, full.T @ (1 / (1 + np.exp(-score)) - target) + _PENALTY * kept

    found = _minimum(goal, full.shape[1])
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True)}


def _kind(row: Sequence[str]) -> str:
    return next(attribute[2:] for attribute in row if attribute.startswith("k="))
