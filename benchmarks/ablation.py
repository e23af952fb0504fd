#!/usr/bin/env python3
"""What each step of the Kazakh reader contributes: slots and entities F1 with one step taken away.

    python benchmarks/ablation.py data/corpus/gold/kk.jsonl

Models are not trained again: a step is switched off at run time, so a loss is an upper bound of what a reader built
without the step would lose.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from craftgraph.corpus import load
from craftgraph.evaluate import built, evaluate
from craftgraph.language.words import word
from craftgraph.mentions import recognise as recognition
from craftgraph.mentions.lexicon import Lexicon, lexicon
from craftgraph.mentions.tagger import Spans, Tagger, tagger
from craftgraph.model import Sentence
from craftgraph.pipeline import extract_all
from craftgraph.statements import reader


def _gazetteer_only(self: Tagger, articles: list[list[Sentence]]) -> list[list[Spans]]:
    return [_names(text, self.language) for text in articles]


def _names(text: list[Sentence], language: str) -> list[Spans]:
    known = lexicon(language)
    found = []
    for sentence in text:
        texts = [t.text for t in sentence.tokens]
        words = [word(t, language) for t in texts]
        spans, i = [], 0
        while i < len(texts):
            length, cls, _ = known.name_at(texts, words, i)
            if length:
                spans.append((cls, i, i + length - 1))
            i += max(length, 1)
        found.append(spans)
    return found


STEPS: dict[str, Callable[[], list[Any]]] = {
    "everything": list,
    "without the tagger (authority names alone)": lambda: [mock.patch.object(Tagger, "spans_of", _gazetteer_only)],
    "without word lists and authority names": lambda: [
        mock.patch.object(Lexicon, "tags", return_value=()),
        mock.patch.object(Lexicon, "name_at", return_value=(0, "", 0)),
    ],
    "without reference (common nouns)": lambda: [mock.patch.object(recognition, "nominals", return_value=[])],
    "without completion rules": lambda: [mock.patch.object(reader, "completed", lambda _c, _d, _a, filled: filled)],
    "without proposals": lambda: [mock.patch.object(reader, "with_phrases", lambda doc: doc)],
    "without mended edges": lambda: [mock.patch.object(recognition, "mended", lambda _t, found: list(found))],
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    golds = [gold for path in parser.parse_args().gold for gold in load(path)]
    sys.stdout.write("| step | slots P | slots R | slots F1 | entities F1 |\n| --- | --: | --: | --: | --: |\n")
    for name, patches in STEPS.items():
        active = patches()
        for patch in active:
            patch.start()
        tagger.cache_clear()  # it remembers what it looked up of every word
        report = evaluate(golds, built([g.article for g in golds], extract_all).said)
        for patch in active:
            patch.stop()
        slots, entities = report.figures["all"]["slots"], report.figures["all"]["entities"]
        row = (slots.precision, slots.recall, slots.f1, entities.f1)
        sys.stdout.write(f"| {name} | {' | '.join(f'{value:.3f}' for value in row)} |\n")


if __name__ == "__main__":
    main()
