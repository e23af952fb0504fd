"""The best labelling of the sentences of an article by a linear chain (Viterbi 1967), many sentences side by side."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.int32]

_BATCH: Final = 16
"""Sentences that are labelled side by side: few enough for their scores to stay in the processor's cache."""
_STEADY: Final = 256
"""After so many tokens the scores of a sentence are brought back to where they began, lest they overflow."""


def best(scores: Scores, lengths: Sequence[int], transitions: Scores) -> NDArray[np.intp]:
    """Return the label of every token in the labelling of its sentence that scores highest.

    `scores` (token × label) are those of the tokens by themselves, sentence after sentence; `lengths` the number of
    tokens of each sentence; `transitions` (label × next label) is added for every two neighbours. Of labellings that
    score alike, that with the smaller label at the last place where they differ is taken.
    """
    found = np.zeros(len(scores), np.intp)
    sizes = np.asarray(lengths, np.intp)
    firsts = np.cumsum(sizes) - sizes
    order = np.argsort(-sizes, kind="stable")
    for begin in range(0, len(order), _BATCH):
        batch = order[begin : begin + _BATCH]
        # by their places in the sentence; the sentences that still go on stand first
        alive = np.searchsorted(-sizes[batch], -np.arange(sizes[batch[0]]), side="left").tolist()
        places = np.concatenate([firsts[batch[:count]] + k for k, count in enumerate(alive)]) if alive else order[:0]
        found[places] = _side_by_side(scores[places], alive, transitions)
    return found


def _side_by_side(scores: Scores, alive: Sequence[int], transitions: Scores) -> NDArray[np.intp]:
    """Label sentences of falling length: `alive[k]` of them have a token `k`; rows are in order of `k`, then sentence.

    Forwards only the best score by which a label can be reached is kept; backwards the label that led there is found
    anew, for the one label that matters.
    """
    starts = np.cumsum([0, *alive]).tolist()
    into = np.ascontiguousarray(transitions.T)
    # label before × sentence × label: the maximum over the first axis is one of long rows, which is fast
    reached = np.empty((len(transitions), alive[0] if alive else 0, len(transitions)), np.int32)
    for k in range(1, len(alive)):
        count, before, now = alive[k], starts[k - 1], starts[k]
        if k % _STEADY == 0:
            scores[before:now] -= scores[before:now].max(axis=1, keepdims=True)
        each = np.add(scores[before : before + count].T[:, :, None], transitions[:, None, :], out=reached[:, :count])
        scores[now : now + count] += np.maximum.reduce(each, axis=0)
    found = np.empty(len(scores), np.intp)
    behind = found[:0]
    for k in range(len(alive) - 1, -1, -1):
        here = scores[starts[k] : starts[k + 1]]
        here[: len(behind)] += into[behind]
        behind = here.argmax(axis=1)
        found[starts[k] : starts[k + 1]] = behind
    return found
