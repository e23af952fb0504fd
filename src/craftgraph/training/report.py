"""Precision, recall and F1 of a tagger by class, and its size and speed."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from craftgraph.mentions.tagger import Tagger, spans
from craftgraph.terms import FAMILY
from craftgraph.training.mentions import Prepared


def figures(true: int, said: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    precision, recall = (true / said if said else 0.0), (true / gold if gold else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold}


def tagger_report(path: Path, articles: Sequence[Prepared]) -> dict[str, Any]:
    """Score a tagger on articles that it has not seen: exact spans, by class; names and phrases also as a whole.

    `tokens_per_second` is of this run on one core, features included.
    """
    model = Tagger(str(path), articles[0].gold.article.language)
    true: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    tokens, seconds = 0, 0.0
    for item in articles:
        start = time.perf_counter()
        tagged = model.spans(item.sentences)
        seconds += time.perf_counter() - start
        tokens += sum(len(sentence.tokens) for sentence in item.sentences)
        for row, (_, labels) in zip(tagged, item.rows, strict=True):
            found, wanted = set(row), set(spans(list(labels)))
            true.update(label for label, _, _ in found & wanted)
            said.update(label for label, _, _ in found)
            gold.update(label for label, _, _ in wanted)
    classes = sorted(gold | said)
    groups = {"names": [c for c in classes if c in FAMILY], "phrases": [c for c in classes if c not in FAMILY]}
    result: dict[str, Any] = {
        name: figures(sum(true[c] for c in group), sum(said[c] for c in group), sum(gold[c] for c in group))
        for name, group in groups.items()
    }
    result["classes"] = {c: figures(true[c], said[c], gold[c]) for c in classes}
    result["articles"], result["tokens"] = len(articles), tokens
    result["tokens_per_second"] = round(tokens / seconds) if seconds else 0
    result["bytes"] = path.stat().st_size
    return result
