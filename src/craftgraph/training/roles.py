"""Training the role models on documents made by cross-fitted taggers."""

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from craftgraph.mentions.recognise import document
from craftgraph.statements.phrases import with_phrases
from craftgraph.statements.questions import Questions
from craftgraph.statements.reported import utterances
from craftgraph.training.align import Aligned, property_labels, statement_labels
from craftgraph.training.choice import Row, train_role_model
from craftgraph.training.mentions import Prepared

Tagged = dict[str, list[list[tuple[str, int, int]]]]
_CHUNK = 40


def role_rows(articles: Sequence[Prepared], tagged: Tagged) -> dict[str, list[Row]]:
    """The training sequences of every role model: model → rows, in the order of the articles."""
    found: dict[str, list[Row]] = defaultdict(list)
    for item in articles:
        doc = with_phrases(document(item.gold.article, item.sentences, tagged[item.gold.article.id]))
        aligned = Aligned(item.gold, doc)
        asked = [*statement_labels(aligned, utterances(doc)), *property_labels(aligned)]
        questions = Questions([doc], [[anchor for _, anchor, _, _ in asked]])
        rows = questions.candidates(range(len(asked)), [options for _, _, options, _ in asked]).rows()
        done = 0
        for (model, _, options, labels), keys in zip(asked, questions.anchors(), strict=True):
            kinds = [node.kind for node in options]
            found[model].append(Row(keys, rows[done : done + len(options)], kinds, labels[0] == "T", labels[1:]))
            done += len(options)
    return found


def train_roles(articles: Sequence[Prepared], tagged: Tagged, folder: Path, *, workers: int = 2) -> None:
    """Train every role model of one language into `folder`."""
    chunks = [articles[i : i + _CHUNK] for i in range(0, len(articles), _CHUNK)]
    found: dict[str, list[Row]] = defaultdict(list)
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(role_rows, chunks, repeat(tagged)):
            for model, sequences in part.items():
                found[model] += sequences
    for model, sequences in sorted(found.items()):
        train_role_model(model, sequences, folder / f"{model}.npz")
