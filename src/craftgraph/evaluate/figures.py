"""Precision, recall and F1, and the counts that they come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """What a measure came to: shares from 0 to 1, and counts of what was right, said and annotated."""

    precision: float
    recall: float
    true: int
    predicted: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are.

        >>> Figures(0.5, 1.0, 1, 2, 1).f1
        0.6666666666666666
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_json(self) -> dict[str, float | int]:
        """Return the figures with four decimals, for JSON."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "true": self.true,
            "predicted": self.predicted,
            "gold": self.gold,
        }


@dataclass(slots=True)
class Tally:
    """Counts that grow: what was right, what the graph said, what was annotated."""

    true: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, true: int, predicted: int, gold: int) -> None:
        """Add counts."""
        self.true += true
        self.predicted += predicted
        self.gold += gold

    def figures(self) -> Figures:
        """Return precision and recall so far; 0 where nothing was said or annotated."""
        return Figures(
            self.true / self.predicted if self.predicted else 0.0,
            self.true / self.gold if self.gold else 0.0,
            self.true,
            self.predicted,
            self.gold,
        )
