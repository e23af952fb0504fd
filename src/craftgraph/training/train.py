"""The whole training of a language: tagger, cross-fitted documents, role models, and a report on the taggers."""

import json
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from craftgraph.corpus.loader import Gold
from craftgraph.training.mentions import Prepared, cross_tagged, prepare, train_tagger
from craftgraph.training.report import tagger_report
from craftgraph.training.roles import train_roles


def prepared(articles: Iterable[Gold], workers: int = 2) -> list[Prepared]:
    """Prepare annotated articles, in the order of their ids."""
    golds = sorted(articles, key=lambda g: g.article.id)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(prepare, golds, chunksize=16))


def train_language(
    articles: Sequence[Prepared], out: Path, *, workers: int = 2, say: Callable[[str], None] = print
) -> None:
    """Train all models of one language into `out`: `mentions-kk.npz`, `roles-kk/…`, and `mentions-kk.json`.

    The report (`mentions-<language>.json`) has precision, recall and F1 of the cross-fitted taggers by class. The same
    articles give the same models.
    """
    language = articles[0].gold.article.language
    start = time.monotonic()
    path = out / f"mentions-{language}.npz"
    with tempfile.TemporaryDirectory() as name:
        tagged = cross_tagged(articles, Path(name), workers=workers)
        say(f"{language}: articles tagged by taggers that have not seen them ({time.monotonic() - start:.0f} s)")
        train_tagger(articles, path)
        say(f"{language}: tagger trained ({time.monotonic() - start:.0f} s)")
        report = tagger_report(articles, tagged, path)
        (out / f"mentions-{language}.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        say(f"{language}: F1 on unseen articles {report['names']['f1']:.3f} for names")
        train_roles(articles, tagged, out / f"roles-{language}", workers=workers)
        say(f"{language}: role models trained ({time.monotonic() - start:.0f} s)")
