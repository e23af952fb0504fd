"""Training the weights of a role model: logistic regression and conditional logit, by L-BFGS with an L2 penalty.

McFadden: Conditional logit analysis of qualitative choice behavior (1974). The objective is convex and the start is
zero, so the same rows give the same weights.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from craftgraph.statements.anchors import SEVERAL, fits
from craftgraph.statements.keys import BIAS, Keys
from craftgraph.statements.models import ASKED, RoleModels
from craftgraph.statements.questions import Candidates
from craftgraph.statements.weights import Numbers, Weights

_PENALTY: Final = 3.0
_MIN_COUNT: Final = 3
"""Attributes seen fewer times are left out."""
_ITERATIONS: Final = 100
_SMALLEST: Final = 0.02
"""Weights nearer to zero are left out of the file."""
_KINDS: Final = 2
Array = NDArray[np.float64]
Learnt = tuple[Keys, Array]
"""Keys of attributes and their weights."""
Goal = Callable[[Array], tuple[float, Array]]


class Row(NamedTuple):
    """An anchor and its candidates as they are learnt from: keys, kinds of the candidates, and labels.

    `anchor` has the keys of the anchor (uint64), `candidates` those of every candidate (candidates × attributes);
    `said` tells whether the anchor states something, `labels` the role of every candidate or `O`.
    """

    anchor: Keys
    candidates: Keys
    kinds: Sequence[str]
    said: bool
    labels: Sequence[str]


class _Items:
    """Attributes of many items as a sparse matrix (items × attributes), the bias first."""

    def __init__(self, keys: Keys) -> None:
        from scipy.sparse import csr_matrix  # noqa: PLC0415

        names, columns, counts = np.unique(keys, return_inverse=True, return_counts=True)
        kept = (counts >= _MIN_COUNT) & (names != 0)
        self.keys = np.concatenate([np.array([BIAS], dtype=np.uint64), names[kept]])
        place = np.zeros(len(names), dtype=np.int64)
        place[kept] = np.arange(1, len(self.keys))
        columns = place[columns.reshape(keys.shape)]
        rows = np.repeat(np.arange(len(keys)), keys.shape[1]).reshape(keys.shape)
        told = columns > 0
        shape = (len(keys), len(self.keys))
        self.matrix = csr_matrix((np.ones(int(told.sum())), (rows[told], columns[told])), shape=shape)
        self.transposed = self.matrix.T.tocsr()

    def weights(self, found: Array) -> Learnt:
        """The weights by key, without those next to zero; the bias stays."""
        kept = np.abs(found) >= _SMALLEST
        kept[0] = True
        return self.keys[kept], found[kept]


def _minimum(goal: Goal, size: int) -> Array:
    from scipy.optimize import minimize  # noqa: PLC0415

    result = minimize(goal, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    return np.asarray(result.x)


def logistic(keys: Keys, positive: Sequence[bool]) -> Learnt:
    """Weights by which the items (their keys: items × attributes) marked `positive` are told from the others."""
    items = _Items(keys)
    target = np.array(positive, dtype=float)

    def goal(w: Array) -> tuple[float, Array]:
        score = items.matrix @ w + w[0]
        loss = float((np.logaddexp(0, score) - target * score).sum() + 0.5 * _PENALTY * (w @ w))
        error = 1 / (1 + np.exp(-score)) - target
        slope = items.transposed @ error + _PENALTY * w
        slope[0] += error.sum()
        return loss, slope

    return items.weights(_minimum(goal, len(items.keys)))


def conditional_logit(groups: Sequence[Keys], chosen: Sequence[Sequence[int]]) -> Learnt:
    """Weights by which the `chosen` items of each group are preferred to its others; the bias speaks for nobody.

    `groups` has the keys of the candidates of each choice, `chosen` the indices of the right ones (none: nobody).
    """
    none = np.zeros((1, groups[0].shape[1]), dtype=np.uint64)
    items = _Items(np.vstack([part for group in groups for part in (none, group)]))
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

    return items.weights(_minimum(goal, len(items.keys)))


def train_role_model(model: str, rows: Sequence[Row], path: Path) -> None:
    """Train the role model named `model` and write it to `path`.

    Roles are learnt where something is said, each among the candidates that may fill it; how much the candidates tell
    of the anchor is learnt on halves that the weights of the other half judge.
    """
    roles = sorted({label for row in rows if row.said for label in row.labels} - {"O"})
    weights = _weights(model, roles, rows)
    weights["joint"] = _joint(model, roles, rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **weights)


def _weights(model: str, roles: Sequence[str], rows: Sequence[Row]) -> dict[str, Any]:
    """The arrays of a file but for the joint evidence (`Weights.of`)."""
    keys, weights = logistic(np.vstack([row.anchor for row in rows]), [row.said for row in rows])
    said = [row for row in rows if row.said and len(row.labels)]
    learnt = [_role(model, role, said) for role in roles]
    every = np.unique(np.concatenate([found for found, _ in learnt])) if learnt else np.zeros(0, dtype=np.uint64)
    table = np.zeros((len(every), len(roles)))
    for column, (found, values) in enumerate(learnt):
        table[np.searchsorted(every, found), column] = values
    return {
        "said_keys": keys,
        "said_weights": weights.astype(np.float32),
        "roles": np.array(roles, dtype=np.str_),
        "keys": every,
        "weights": table.astype(np.float16),
    }


def _role(model: str, role: str, rows: Sequence[Row]) -> Learnt:
    """The weights of one role, learnt among the candidates that may fill it."""
    groups: list[Keys] = []
    right: list[list[bool]] = []
    for row in rows:
        able = [fits(model, role, kind) for kind in row.kinds]
        groups.append(row.candidates[able])
        right.append([label == role for label, may in zip(row.labels, able, strict=True) if may])
    if (model, role) in SEVERAL:
        return logistic(np.vstack(groups), [hit for group in right for hit in group])
    return conditional_logit(groups, [[i for i, hit in enumerate(group) if hit] for group in right])


def _joint(model: str, roles: Sequence[str], rows: Sequence[Row]) -> Array:
    """The weights of the evidence of an anchor and its candidates, where the anchor is asked for candidates at all."""
    found: list[Numbers] = []
    target: list[bool] = []
    if not roles:
        return np.zeros(0)
    for half in (0, 1):
        weights = _weights(model, roles, rows[1 - half :: 2])
        judge = RoleModels([Weights.of(model, weights | {"joint": np.zeros(0)})])
        held = [row for row in rows[half::2] if len(row.labels)]
        if not held:
            continue
        said = judge.said([model] * len(held), np.vstack([row.anchor for row in held]))
        asked = [row for row, chance in zip(held, said, strict=True) if chance >= ASKED]
        if not asked:
            continue
        owners = np.repeat(np.arange(len(asked)), [len(row.labels) for row in asked])
        keys = np.vstack([row.candidates for row in asked])
        candidates = Candidates(owners, np.ones(len(owners), dtype=np.bool_), keys, keys[:0])
        kinds = [row.kinds for row in asked]
        found.append(judge.judge([model] * len(asked), said[said >= ASKED], kinds, candidates).evidence)
        target += [row.said for row in asked]
    if len(set(target)) < _KINDS:  # nothing to tell apart
        return np.zeros(0)
    return _regression(np.vstack(found), np.array(target, dtype=float))


def _regression(values: Numbers, target: Array) -> Array:
    """Logistic regression over numbers: the bias, free of the penalty, and a weight for each."""
    full = np.hstack([np.ones((len(values), 1)), values])

    def goal(w: Array) -> tuple[float, Array]:
        score = full @ w
        kept = np.concatenate([[0.0], w[1:]])
        loss = float((np.logaddexp(0, score) - target * score).sum() + 0.5 * _PENALTY * (kept @ kept))
        return loss, full.T @ (1 / (1 + np.exp(-score)) - target) + _PENALTY * kept

    return _minimum(goal, full.shape[1])
