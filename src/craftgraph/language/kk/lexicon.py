"""How likely a stem and a chain of suffixes are: counts made by scripts/kk_lexicon.py, and letters for the unknown."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from craftgraph.language.kk.paradigm import Inflection, rows

ORDER = 4
_END = "$"
_START = "^"
_KEPT = 1 << 16
_KNOWN = 1.0  # seen so often, the letters of a stem add next to nothing


class Letters:
    """A letter model of stems (Witten-Bell, up to three letters of context): how likely an unknown stem is."""

    def __init__(self, weighted: Iterable[tuple[str, float]]) -> None:
        self._counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for stem, weight in weighted:
            padded = _START * (ORDER - 1) + stem + _END
            for place in range(ORDER - 1, len(padded)):
                for length in range(ORDER):
                    self._counts[padded[place - length : place]][padded[place]] += weight
        self._totals = {context: (sum(nexts.values()), len(nexts)) for context, nexts in self._counts.items()}
        self._probabilities: dict[str, float] = {}
        self._logs: dict[str, float] = {}
        self._prefixes: dict[str, float] = {}

    def _probability(self, context: str, letter: str) -> float:
        key = context + letter
        known = self._probabilities.get(key)
        if known is not None:
            return known
        lower = self._probability(context[1:], letter) if context else 1 / 64
        total, kinds = self._totals.get(context, (0.0, 0))
        result = (self._counts[context].get(letter, 0.0) + kinds * lower) / (total + kinds) if total else lower
        self._probabilities[key] = result
        return result

    def _log(self, gram: str) -> float:
        known = self._logs.get(gram)
        if known is None:
            known = self._logs[gram] = math.log(self._probability(gram[:-1], gram[-1]))
        return known

    def _prefix(self, padded: str) -> float:
        """Return the log probability of the letters so far. The readings of one word share most of them."""
        known = self._prefixes.get(padded)
        if known is None:
            known = self._prefix(padded[:-1]) + self._log(padded[-ORDER:]) if len(padded) >= ORDER else 0.0
            if len(self._prefixes) > _KEPT:
                self._prefixes.clear()
            self._prefixes[padded] = known
        return known

    def log(self, stem: str) -> float:
        """Return the log probability of `stem` as a whole word (lower case)."""
        padded = _START * (ORDER - 1) + stem
        return self._prefix(padded) + self._log(padded[-ORDER + 1 :] + _END)


class Stems:
    """Counts of one class of stems (`common` or `proper`), smoothed by `Letters`, and of the chains after them."""

    def __init__(self, counts: Mapping[str, float], chains: Mapping[Inflection, float], alpha: float) -> None:
        self._counts = counts
        self._letters = Letters((stem, min(count, 1.0)) for stem, count in counts.items())
        self._alpha = alpha
        self._total = sum(counts.values()) + alpha
        total = sum(chains.values())
        self._floor = math.log(0.01 / total)
        self._chains = {chain: math.log(count / total) for chain, count in chains.items() if count > 0}

    def log(self, stem: str, chain: Inflection, own: float = 0.0) -> float:
        """Return the log probability of lower-case `stem` with `chain`; `own` is a part of its count to leave out."""
        count = max(self._counts.get(stem, 0.0) - own, 0.0)
        unknown = self._alpha * math.exp(self._letters.log(stem)) if count < _KNOWN else 0.0
        return math.log((count + unknown) / self._total) + self._chains.get(chain, self._floor)

    def count(self, stem: str) -> float:
        """Return how often `stem` was seen (expected count)."""
        return self._counts.get(stem, 0.0)


@cache
def listed(cls: str) -> frozenset[str]:
    """Return the words of lexemes.tsv that are `common` or `proper`."""
    return frozenset(word for word, named in rows("lexemes.tsv") if named == cls)


@cache
def stems(cls: str) -> Stems:
    """Return the counts of `common` or `proper` stems as shipped."""
    column = {"common": 1, "proper": 2}[cls]
    counts = {row[0]: float(row[column]) for row in rows("stems.tsv") if row[column] != "0"}
    for word in listed(cls):
        counts[word] = counts.get(word, 0.0) + LISTED
    chains = {Inflection(row[0] == "pl", row[1], row[2], row[3]): float(row[column + 3]) for row in rows("chains.tsv")}
    return Stems(counts, chains, alpha=ALPHA[cls])


LISTED = 3.0  # what a listed word counts, beside the forms seen
ALPHA = {"common": 2000.0, "proper": 5000.0}
