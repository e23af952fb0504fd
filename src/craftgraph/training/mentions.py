"""Training the mention tagger, and tagging articles by taggers that have not seen them (cross-fitting)."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from craftgraph.corpus.loader import Gold
from craftgraph.language.segment import sentences
from craftgraph.mentions import labels
from craftgraph.mentions.features import features
from craftgraph.mentions.tagger import Tagger
from craftgraph.model import Sentence
from craftgraph.training.crf import Row, train_crf

_C2 = 0.1
"""L2 penalty of the tagger: a tenth of it costs 0.015 F1 of names on texts of another hand."""


@dataclass(frozen=True)
class Prepared:
    """An annotated article with its sentences and training rows."""

    gold: Gold
    sentences: tuple[Sentence, ...]
    rows: list[Row]


def prepare(gold: Gold) -> Prepared:
    """Find the labels of an annotated article: outermost names, and role texts where no name stands."""
    language = gold.article.language
    text = sentences(gold.article.text, language)
    rows: list[Row] = []
    marked = zip(features(text, language), labels.outer(gold, text), labels.texts(gold, text), strict=True)
    for attributes, outer, phrases in marked:
        joint = [name if name != "O" else phrase for name, phrase in zip(outer, phrases, strict=True)]
        rows.append((attributes, _repaired(joint)))
    return Prepared(gold, text, rows)


def _repaired(row: list[str]) -> list[str]:
    """Begin anew where a name cut a phrase in two."""
    return [
        f"B{label[1:]}" if label[0] == "I" and (i == 0 or row[i - 1][1:] != label[1:]) else label
        for i, label in enumerate(row)
    ]


def fold_of(identifier: str, folds: int) -> int:
    """The fold of an article: by the hash of its id, so that it never changes with the corpus."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % folds


def train_tagger(articles: Sequence[Prepared], path: Path, iterations: int = 80) -> None:
    """Train the mention tagger of one language."""
    train_crf((row for a in articles for row in a.rows), path, c2=_C2, iterations=iterations)


def _fold(job: tuple[list[Prepared], list[Prepared], Path, int]) -> list[tuple[str, list[list[tuple[str, int, int]]]]]:
    seen, unseen, path, iterations = job
    train_tagger(seen, path, iterations)
    model = Tagger(path, seen[0].gold.article.language)
    return [(a.gold.article.id, model.spans(a.sentences)) for a in unseen]


def cross_tagged(
    articles: Sequence[Prepared], folder: Path, *, folds: int = 4, iterations: int = 60, workers: int = 2
) -> dict[str, list[list[tuple[str, int, int]]]]:
    """Tag every article by a tagger trained on the other folds: article id → spans of each sentence.

    The role models train on these, since at run time they never see a perfect tagger.
    """
    jobs = []
    for k in range(folds):
        seen = [a for a in articles if fold_of(a.gold.article.id, folds) != k]
        unseen = [a for a in articles if fold_of(a.gold.article.id, folds) == k]
        jobs.append((seen, unseen, folder / f"fold-{k}.npz", iterations))
    with ProcessPoolExecutor(workers) as pool:
        return {name: spans for part in pool.map(_fold, jobs) for name, spans in part}
