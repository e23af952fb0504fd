"""The weights of the role models and what follows from them: how likely something is said, and who fills which role.

All of it is log-linear. Whether an anchor states something is a logistic regression over the attributes of the anchor.
A role with one filler is a choice among the candidates and nobody (conditional logit; McFadden 1974); one with several
asks every candidate by itself (logistic regression). Last, the anchor is asked again in the light of its best fillers
(stacking; Wolpert 1992): a record with a holder, a deed and a time is likelier one than its words alone tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from craftgraph.statements.keys import BIAS, Keys, salted

_CERTAIN: Final = 4.0
"""Log odds beyond which evidence counts no more."""
_PLACES: Final = 18
"""Bits of a key that tell its place in a table."""
_ROWS: Final = 22
"""Bits of an entry for the number of a row."""
_ONE: Final = np.uint64(1)
_ROW: Final = np.uint64((1 << _ROWS) - 1)
_UPPER: Final = ~_ROW
Numbers = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


class Table:
    """Weights by salted key: every key has a row of numbers; all others weigh nothing.

    A hash table in one array: an entry has the upper bits of a key, the number of its row, and whether another key
    wanted its place and was put into that of the next probe.

    >>> none = np.zeros(2, dtype=np.uint64)
    >>> table = Table(salted(np.array([7, 5], dtype=np.uint64), none), np.array([[1.0], [2.0]], dtype=np.float32))
    >>> table.sums(np.array([[5, 7, 6], [6, 6, 0]], dtype=np.uint64), none).tolist()
    [[3.0], [0.0]]
    """

    def __init__(self, keys: Keys, weights: Numbers) -> None:
        self.width = weights.shape[1]
        # row 0 weighs nothing
        self._weights = np.vstack([np.zeros((1, self.width), dtype=np.float32), weights]).astype(np.float32)
        self._entries = np.zeros(1 << _PLACES, dtype=np.uint64)
        left = np.arange(len(keys))
        self._probes = 0
        while len(left):
            places = _place(keys[left], self._probes)
            _, first = np.unique(places, return_index=True)
            taken = first[self._entries[places[first]] == 0]
            rows = left[taken]
            self._entries[places[taken]] = (keys[rows] & _UPPER) | (rows + 1).astype(np.uint64) << _ONE
            rest = np.ones(len(left), dtype=np.bool_)
            rest[taken] = False
            self._entries[places[rest]] |= _ONE
            left = left[rest]
            self._probes += 1

    def sums(self, keys: Keys, salts: Keys) -> Numbers:
        """The sums of the weights (items × numbers a row) of items with these keys (items × attributes) and salts."""
        told = keys != 0
        counts = told.sum(axis=1)
        flat = salted(keys[told], np.repeat(salts, counts))
        found = np.zeros(len(flat), dtype=np.intp)
        asked, upper = np.arange(len(flat)), flat & _UPPER
        for probe in range(self._probes):
            entries = self._entries[_place(flat[asked], probe)]
            hit = entries & _UPPER == upper[asked]
            found[asked[hit]] = (entries[hit] & _ROW) >> _ONE
            asked = asked[~hit & (entries & _ONE != 0)]
            if not len(asked):
                break
        known = np.flatnonzero(found)
        total: Numbers = np.zeros((len(keys), self.width), dtype=np.float32)
        if len(known):
            items = np.repeat(np.arange(len(keys)), counts)[known]
            starts = np.flatnonzero(np.diff(items, prepend=-1))
            total[items[starts]] = np.add.reduceat(self._weights.take(found[known], axis=0), starts, axis=0)
        return total


def _place(keys: Keys, probe: int) -> NDArray[np.intp]:
    """Where keys are looked for at a probe: other bits of the key each time."""
    return (keys >> np.uint64(64 - _PLACES - 5 * probe) & np.uint64((1 << _PLACES) - 1)).astype(np.intp)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of anchor.

    `said` and `fillers` give each key (uint64) a weight, and a weight for every one of `roles`; `nobody` is the bias of
    each role, `unsaid` that of the anchor. `joint` weighs the evidence by which the anchor is asked again: a bias, the
    log odds of the anchor, and those of the best filler of each role; none where it is not asked again.
    """

    model: str
    unsaid: float
    said: tuple[Keys, Numbers]
    roles: tuple[str, ...]
    nobody: Numbers
    fillers: tuple[Keys, Numbers]
    joint: Numbers

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Read the arrays of a file, named by its model."""
        with np.load(path) as held:
            return cls.of(path.stem, {name: held[name] for name in held.files})

    @classmethod
    def of(cls, model: str, held: Mapping[str, Any]) -> "Weights":
        """Take keys and weights of the anchor and of the fillers, the names of the roles and the joint weights."""
        keys, weights = held["keys"], held["weights"].astype(np.float32)
        said = held["said_weights"].astype(np.float32)
        return cls(
            model,
            float(said[held["said_keys"] == BIAS].sum()),
            (held["said_keys"], said),
            tuple(held["roles"].tolist()),
            weights[keys == BIAS].sum(axis=0),
            (keys, weights),
            held["joint"].astype(np.float32),
        )


def logistic(scores: Numbers) -> Numbers:
    """The probabilities of log odds."""
    found: Numbers = 1 / (1 + np.exp(-np.clip(scores, -80, 80)))
    return found


def log_odds(chances: Numbers) -> Numbers:
    """The log odds of probabilities, within what counts as certain."""
    low = 1 / (1 + np.exp(_CERTAIN))
    held = np.clip(chances, low, 1 - low)
    found: Numbers = np.log(held / (1 - held))
    return found


def choices(scores: Numbers, nobody: Numbers, starts: Ints, owners: Ints) -> Numbers:
    """The probability of each candidate to be the one that fills a role (candidates × roles); conditional logit.

    `scores` are -inf where a candidate may not fill the role; `nobody` (anchors × roles) speaks against all. The
    candidates of each of the `owners` stand together, from one of the `starts`.
    """
    highest = np.maximum(np.maximum.reduceat(scores, starts, axis=0), nobody)
    odds = np.exp(scores - highest[owners])
    total = np.exp(nobody - highest) + np.add.reduceat(odds, starts, axis=0)
    found: Numbers = odds / total[owners]
    return found
