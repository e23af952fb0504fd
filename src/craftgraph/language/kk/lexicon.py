"""How likely a stem and a chain of suffixes are: counts made by scripts/kk_lexicon.py, and letters for the unknown."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from craftgraph.language.kk.paradigm import Inflection, rows
from craftgraph.language.kk.readings import Reading

ORDER = 4
_END = "$"
_PADDING = "^" * (ORDER - 1)
_KNOWN = 1.0  # seen so often, the letters of a stem add next to nothing


class Letters:
    """A letter model of stems (Witten-Bell, up to three letters of context): how likely an unknown stem is.

    What was seen has its probability ready; what was not backs off to shorter contexts, as in files of n-gram models
    (ARPA format).
    """

    def __init__(self, weighted: Iterable[tuple[str, float]]) -> None:
        grams: dict[str, float] = {}
        for stem, weight in weighted:
            padded = _PADDING + stem + _END
            for place in range(len(padded) - ORDER + 1):
                gram = padded[place : place + ORDER]
                grams[gram] = grams.get(gram, 0.0) + weight
        counts = grams
        for _ in range(ORDER - 1):
            shorter: dict[str, float] = {}
            for gram, count in grams.items():
                shorter[gram[1:]] = shorter.get(gram[1:], 0.0) + count
            counts = shorter | counts  # the shorter ones first: longer ones are smoothed by them
            grams = shorter
        totals: dict[str, tuple[float, int]] = {}
        for gram, count in counts.items():
            total, kinds = totals.get(gram[:-1], (0.0, 0))
            totals[gram[:-1]] = total + count, kinds + 1
        likely = {"": 1 / 64}
        for gram, count in counts.items():
            total, kinds = totals[gram[:-1]]
            likely[gram] = (count + kinds * likely[gram[1:]]) / (total + kinds)
        self._logs = {gram: math.log(chance) for gram, chance in likely.items()}
        self._backing = {context: math.log(kinds / (total + kinds)) for context, (total, kinds) in totals.items()}

    def log_of(self, gram: str) -> float:
        """Return the log probability of the last letter of `gram` behind the others."""
        logs = self._logs
        found = logs.get(gram)
        if found is not None:
            return found
        backed = 0.0
        while found is None:
            backed += self._backing.get(gram[:-1], 0.0)
            gram = gram[1:]
            found = logs.get(gram)
        return backed + found

    def prefixes(self, word: str) -> list[float]:
        """Return the log probability of each beginning of `word` (lower case), the empty one first."""
        total, padded = 0.0, _PADDING + word
        found = [total]
        for place in range(len(word)):
            total += self.log_of(padded[place : place + ORDER])
            found.append(total)
        return found

    def end(self, stem: str) -> float:
        """Return the log probability that a word ends behind `stem`."""
        return self.log_of((_PADDING + stem)[1 - ORDER :] + _END)

    def log(self, stem: str) -> float:
        """Return the log probability of `stem` as a whole word (lower case)."""
        return self.prefixes(stem)[-1] + self.end(stem)


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
        if count < _KNOWN:
            count += self._alpha * math.exp(self._letters.log(stem))
        return math.log(count / self._total) + self._chains.get(chain, self._floor)

    def weigh(self, word: str, readings: Sequence[Reading]) -> list[float]:
        """Return how probable the readings of `word` are: what `log` says of each, and how well its parts fit.

        The letters that their stems have in common are weighed once.
        """
        weights = []
        prefixes: list[float] = []
        for stem, ending, fit in readings:
            count = self._counts.get(stem, 0.0)
            if count < _KNOWN:
                if word.startswith(stem):
                    prefixes = prefixes or self._letters.prefixes(word)
                    letters = prefixes[len(stem)] + self._letters.end(stem)
                else:
                    letters = self._letters.log(stem)
                count += self._alpha * math.exp(letters)
            chain = self._chains.get(ending.inflection, self._floor)
            weights.append(math.exp(math.log(count / self._total) + chain + fit))
        return weights

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
