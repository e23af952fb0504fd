#!/usr/bin/env python3
"""Count which words stand in names of which class in KazNERD, and keep the telling ones as a word list of the tagger.

    python scripts/freeze_lexicon.py kaznerd-valid.iob2 data/authority/words/kk/kaznerd.txt

KazNERD (Yeshpanov, Khassanov and Varol 2022, arXiv 2111.13419) is licensed CC BY 4.0. Its sentences stand there in
several rewritten copies with one number; each number counts once.
"""

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

from craftgraph.language.words import word

CLASSES = {
    "PERSON": "person", "GPE": "gpe", "LOCATION": "location", "ORGANISATION": "organisation",
    "FACILITY": "facility",
    "EVENT": "event", "ART": "art", "NORP": "people",
    "PROJECT": "project", "PRODUCT": "product", "POSITION": "position",
}  # fmt: skip


def count(path: Path) -> dict[str, Counter[str]]:
    """Lemma of a capitalised word → how often it stands in names of each class, or in none."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str, str]] = set()
    number = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            number = ""
            continue
        parts = line.split()
        if not number:
            number = re.sub(r"\D", "", parts[0])
        if len(parts) < 2:
            continue
        text, label = (parts[-2], parts[-1]) if len(parts) >= 2 else (parts[0], "O")
        if not text[0].isupper():
            continue
        cls = CLASSES.get(label[2:], "none") if label != "O" else "none"
        lemma = word(text, "kk").lemma
        if (number, lemma, cls) not in seen:
            seen.add((number, lemma, cls))
            found[lemma][cls] += 1
    return found


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    lines = [
        "# Words that stand in names of one class in KazNERD's validation split (CC BY 4.0); scripts/freeze_lexicon.py"
    ]
    for lemma, counts in sorted(count(args.corpus).items()):
        cls, times = counts.most_common(1)[0]
        if cls != "none" and times >= 0.7 * counts.total() and len(lemma) > 2 and lemma.isalpha():
            lines.append(f"{lemma}\t{cls}")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
