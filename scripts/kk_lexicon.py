"""Count Kazakh stems and chains of suffixes in a corpus without lemmas, by expectation maximisation.

    python scripts/kk_lexicon.py KAZNERD.iob2

Writes stems.tsv and chains.tsv beside craftgraph.language.kk.lexicon: counts of single words, no text.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from craftgraph.language.kk import lexicon
from craftgraph.language.kk.analysis import indeclinable
from craftgraph.language.kk.paradigm import Inflection
from craftgraph.language.kk.readings import Reading, readings
from craftgraph.language.kk.verbs import verb

WORD = re.compile(r"(?:[а-яёәғқңөұүһі]+-)*([а-яёәғқңөұүһі]{2,})")
ROUNDS = 8


def tokens(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each lower-case word stands as a common and as a proper one (a capital inside a sentence)."""
    common: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    seen = set()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words = [line.split()[0] for line in block.splitlines() if len(line.split()) == 2]
        if tuple(words) in seen:
            continue
        seen.add(tuple(words))
        for place, word in enumerate(words):
            match = WORD.fullmatch(word.lower())
            if not match or (word.isupper() and len(word) > 1) or word.lower() in indeclinable():
                continue
            if word == word.lower():
                if not _finite(word):
                    common[match[1]] += 1
            elif place and words[place - 1] not in "«».–—-:":
                proper[match[1]] += 1
    return common, proper


def _finite(word: str) -> bool:
    """Tell whether `word` is a verb form that no noun has, of a listed root."""
    found = verb(word)
    return found is not None and found.form not in ("infinitive", "converb-a", "aorist") and found.case == "nom"


def estimate(
    words: Counter[str], listed: frozenset[str], alpha: float
) -> tuple[dict[str, float], dict[Inflection, float]]:
    """Return the expected counts of stems and of chains, a word form counting once however frequent it is.

    What a form itself adds to a stem's count is left out when its readings are weighed (as a Chinese restaurant
    process does): else every form would be its own best stem.
    """
    candidates = {word: readings(word) for word in words}
    shares = {word: [1 / len(options)] * len(options) for word, options in candidates.items()}
    for _ in range(ROUNDS):
        stems, chains = _counts(candidates, shares)
        for word in listed:
            stems[word] = stems.get(word, 0.0) + lexicon.LISTED
        model = lexicon.Stems(stems, chains, alpha)
        for word, options in candidates.items():
            own: dict[str, float] = defaultdict(float)
            for (stem, _, _), share in zip(options, shares[word], strict=True):
                own[stem] += share
            scores = [model.log(stem, ending.inflection, own[stem]) + fit for stem, ending, fit in options]
            best = max(scores)
            parts = [math.exp(score - best) for score in scores]
            total = sum(parts)
            shares[word] = [part / total for part in parts]
    return _counts(candidates, shares)


def _counts(
    candidates: Mapping[str, list[Reading]], shares: Mapping[str, list[float]]
) -> tuple[dict[str, float], dict[Inflection, float]]:
    stems: dict[str, float] = defaultdict(float)
    chains: dict[Inflection, float] = defaultdict(float)
    for word, options in candidates.items():
        for (stem, ending, _), share in zip(options, shares[word], strict=True):
            stems[stem] += share
            chains[ending.inflection] += share
    return dict(stems), dict(chains)


def main() -> None:
    """Read the corpus named on the command line and write both tables."""
    common, proper = (
        estimate(words, lexicon.listed(cls), lexicon.ALPHA[cls])
        for cls, words in zip(("common", "proper"), tokens(Path(sys.argv[1])), strict=True)
    )
    folder = Path(lexicon.__file__).parent
    kept = sorted(s for s in common[0].keys() | proper[0].keys() if max(common[0].get(s, 0), proper[0].get(s, 0)) > 0.3)
    lines = [f"{s}\t{common[0].get(s, 0):.1f}\t{proper[0].get(s, 0):.1f}".replace("\t0.0", "\t0") for s in kept]
    (folder / "stems.tsv").write_text(
        "# Stems with their expected counts as common and as proper words; made by scripts/kk_lexicon.py.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    chains = sorted(common[1].keys() | proper[1].keys(), key=lambda c: (c.plural, c.possessive, c.case, c.derivation))
    lines = [
        f"{'pl' if c.plural else ''}\t{c.possessive}\t{c.case}\t{c.derivation}"
        f"\t{common[1].get(c, 0):.2f}\t{proper[1].get(c, 0):.2f}"
        for c in chains
        if max(common[1].get(c, 0), proper[1].get(c, 0)) >= 0.01
    ]
    (folder / "chains.tsv").write_text(
        "# number, possessive, case, derivation; expected counts after common and after proper stems.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
