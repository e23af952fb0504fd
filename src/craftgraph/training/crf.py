"""Training a linear-chain CRF by CRFsuite (Okazaki 2007)."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from craftgraph.mentions.chain import Chain

Row = tuple[Sequence[Sequence[str]], Sequence[str]]


def train_crf(
    rows: Iterable[Row], path: Path, *, c1: float = 0.05, c2: float = 0.01, iterations: int = 100, min_count: int = 2
) -> None:
    """Train a linear-chain CRF by L-BFGS with elastic net (`c1`, `c2`) and write it to `path` (`.npz`, a `Chain`).

    `rows` are (attributes as they are seen, labels) of one sequence each. Attributes seen fewer than `min_count` times
    are left out. The order of the rows and the parameters decide the result: the same input gives the same file.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "max_iterations": iterations,
            "feature.minfreq": min_count,
            "feature.possible_transitions": True,
        }
    )
    for attributes, labels in rows:
        trainer.append(attributes, labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "trained.crfsuite"
        trainer.train(str(trained))
        chain_of(trained).save(path)


def chain_of(path: Path) -> Chain:
    """Read the labels and weights of a CRFsuite model."""
    model = pycrfsuite.Tagger()
    model.open(str(path))
    info = model.info()
    model.close()
    labels = sorted(info.labels, key=lambda label: int(info.labels[label]))
    return Chain.of(labels, info.state_features, info.transitions)
