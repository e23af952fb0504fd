"""The whole training of a language: tagger, cross-fitted documents, role models; a report on articles kept apart."""

import json
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from craftgraph.corpus.loader import Gold
from craftgraph.training.mentions import Prepared, cross_tagged, fold_of, prepare, train_tagger
from craftgraph.training.report import tagger_report
from craftgraph.training.roles import train_roles

DEVELOPMENT_FOLD, DEVELOPMENT_FOLDS = 0, 10
"""Articles whose id falls into this fold are the development split; the final models are trained with them again."""


def prepared(articles: Iterable[Gold], workers: int = 2) -> list[Prepared]:
    """Prepare annotated articles, in the order of their ids."""
    golds = sorted(articles, key=lambda g: g.article.id)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(prepare, golds, chunksize=16))


def train_language(
    articles: Sequence[Prepared],
    out: Path,
    *,
    workers: int = 2,
    report: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Train all models of one language into `out` (`mentions-kk.crfsuite`, `roles-kk/…`).

    With `report`, a tagger is first trained without the development split and its precision, recall and F1 by class
    are written to `mentions-<language>.json`. The same articles give the same models.
    """
    language = articles[0].gold.article.language
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if report:
            unseen = [a for a in articles if fold_of(a.gold.article.id, DEVELOPMENT_FOLDS) == DEVELOPMENT_FOLD]
            seen = [a for a in articles if fold_of(a.gold.article.id, DEVELOPMENT_FOLDS) != DEVELOPMENT_FOLD]
            path = folder / "development.crfsuite"
            train_tagger(seen, path)
            figures = tagger_report(path, unseen)
            (out / f"mentions-{language}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
            score = figures["names"]["f1"]
            say(f"{language}: development split F1 {score:.3f} on names ({time.monotonic() - start:.0f} s)")
        train_tagger(articles, out / f"mentions-{language}.crfsuite")
        say(f"{language}: tagger trained ({time.monotonic() - start:.0f} s)")
        tagged = cross_tagged(articles, folder, workers=workers)
        say(f"{language}: articles tagged by taggers that have not seen them ({time.monotonic() - start:.0f} s)")
        train_roles(articles, tagged, out / f"roles-{language}")
        say(f"{language}: role models trained ({time.monotonic() - start:.0f} s)")
