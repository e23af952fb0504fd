"""Precision, recall and F1 of taggers by class on articles that they have not seen; the size and speed of one."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from craftgraph.mentions.tagger import Tagger, spans
from craftgraph.terms import FAMILY
from craftgraph.training.mentions import Prepared

Spans = Sequence[Sequence[tuple[str, int, int]]]


def figures(true: int, said: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 from counts.

    >>> figures(1, 2, 4)
    {'precision': 0.5, 'recall': 0.25, 'f1': 0.3333, 'gold': 4}
    """
    precision, recall = (true / said if said else 0.0), (true / gold if gold else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold}


def tagger_report(articles: Sequence[Prepared], tagged: Mapping[str, Spans], path: Path) -> dict[str, Any]:
    """Score cross-fitted taggers by exact spans: every article was tagged by a tagger that has not seen it.

    `tagged` has the spans of each article's sentences by its id; `path` is the shipped model, trained on all of them,
    whose size (bytes) and speed (tokens a second on one core in this run, features included) are reported.
    """
    true: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for item in articles:
        for found, (_, labels) in zip(tagged[item.gold.article.id], item.rows, strict=True):
            wanted = set(spans(list(labels)))
            true.update(label for label, _, _ in wanted & set(found))
            said.update(label for label, _, _ in found)
            gold.update(label for label, _, _ in wanted)
    classes = sorted(gold | said)
    groups = {"names": [c for c in classes if c in FAMILY], "phrases": [c for c in classes if c not in FAMILY]}
    result: dict[str, Any] = {
        name: figures(sum(true[c] for c in group), sum(said[c] for c in group), sum(gold[c] for c in group))
        for name, group in groups.items()
    }
    result["classes"] = {c: figures(true[c], said[c], gold[c]) for c in classes}
    result["articles"] = len(articles)
    result["bytes"] = path.stat().st_size
    result["tokens_per_second"] = _speed(articles[:100], path)
    return result


def _speed(articles: Sequence[Prepared], path: Path) -> int:
    model = Tagger(path, articles[0].gold.article.language)
    start = time.perf_counter()
    for item in articles:
        model.spans(item.sentences)
    tokens = sum(len(sentence.tokens) for item in articles for sentence in item.sentences)
    return round(tokens / (time.perf_counter() - start))
