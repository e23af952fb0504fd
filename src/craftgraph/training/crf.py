"""Training one CRFsuite model."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

Row = tuple[Sequence[Sequence[str]], Sequence[str]]


def train_crf(
    rows: Iterable[Row], path: Path, *, c1: float = 0.05, c2: float = 0.01, iterations: int = 100, min_count: int = 2
) -> None:
    """Train a linear-chain CRF by L-BFGS with elastic net (`c1`, `c2`) and write it to `path`.

    `rows` are (attributes, labels) of one sequence each. Attributes seen fewer than `min_count` times are left out.
    The order of the rows and the parameters decide the result: the same input gives the same file.
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
    trainer.train(str(path))
