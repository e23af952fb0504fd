"""How fast the text side reads on one core: tokens a second from sentences to statements, stage by stage, and start-up.

    python benchmarks/reading.py [--language kk] [--rounds 3] [--against OTHER/src]

Reads the gold articles, which nothing was trained on or tabulated from, each once and some together as `craftgraph
build` does, after other articles have warmed the caches; each round is a new process. `--against` measures another
checkout in the same run, by its own copy of this file if it has one, turn by turn, so that a busy machine slows both
alike; the ratio is that of the best rounds. Seconds are those of the processor (`process_time`).
"""

import argparse
import gc
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WARM, GOLD_WARM = 150, 3
Stages = dict[str, float]


def read(language: str) -> dict[str, float]:
    """Read the articles in this process; return microseconds a token by stage, and the seconds of the start."""
    start = time.process_time()
    from craftgraph.corpus import load  # noqa: PLC0415
    from craftgraph.language.segment import sentences  # noqa: PLC0415
    from craftgraph.language.words import word  # noqa: PLC0415
    from craftgraph.mentions.recognise import document  # noqa: PLC0415
    from craftgraph.mentions.tagger import tagger  # noqa: PLC0415
    from craftgraph.pipeline import BATCH, extract_all  # noqa: PLC0415
    from craftgraph.statements.models import role_models  # noqa: PLC0415
    from craftgraph.statements.reader import read_all  # noqa: PLC0415

    imported = time.process_time()
    model = tagger(language)
    role_models(language)
    started = time.process_time()
    corpus = ROOT / "data" / "corpus"
    others = [item.article for path in sorted((corpus / "train").glob(f"{language}*.jsonl")) for item in load(path)]
    random.Random(1).shuffle(others)
    gold = [item.article for item in load(corpus / "gold" / f"{language}.jsonl")]
    # some gold articles warm too: only words that no table knows have all the tables of the morphology loaded
    for _ in extract_all([*others[:WARM], *gold[:GOLD_WARM]]):
        pass
    gc.freeze()  # as a process of `craftgraph build` does once it has read something
    gc.set_threshold(20_000)
    spent: Stages = dict.fromkeys(("sentences", "words", "tagger", "mentions", "statements"), 0.0)
    tokens = 0
    for begin in range(GOLD_WARM, len(gold), BATCH):
        articles = gold[begin : begin + BATCH]
        marks = [time.process_time()]
        texts = [sentences(article.text, language) for article in articles]
        marks.append(time.process_time())
        seen = [[word(token.text, language) for s in text for token in s.tokens] for text in texts]
        marks.append(time.process_time())
        found = model.spans_of(texts)
        marks.append(time.process_time())
        docs = [document(*each) for each in zip(articles, texts, found, strict=True)]
        marks.append(time.process_time())
        read_all(docs)
        marks.append(time.process_time())
        tokens += sum(map(len, seen))
        for stage, before, after in zip(spent, marks, marks[1:], strict=False):
            spent[stage] += after - before
    figures = {stage: seconds / tokens * 1e6 for stage, seconds in spent.items()}
    return {**figures, "all": sum(figures.values()), "imports": imported - start, "models": started - imported}


def round_of(source: Path, arguments: argparse.Namespace) -> dict[str, float]:
    """Read in a new process with the package of `source`."""
    own = source.parent / "benchmarks" / Path(__file__).name
    command = [sys.executable, str(own if own.exists() else __file__), "--child", "--language", arguments.language]
    environment = {**os.environ, "PYTHONPATH": str(source), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=["kk", "ru", "en"], default="kk")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", type=Path, help="the src folder of another checkout")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(read(arguments.language)))
        return
    sources = [ROOT / "src", *([arguments.against.resolve()] if arguments.against else [])]
    rounds: list[list[dict[str, float]]] = [[] for _ in sources]
    for _ in range(arguments.rounds):
        for found, source in zip(rounds, sources, strict=True):
            found.append(round_of(source, arguments))
    best = [min(found, key=lambda figures: figures["all"]) for found in rounds]
    for figures, name in zip(best, ("here", "there"), strict=False):
        stages = ", ".join(f"{stage} {figures[stage]:.1f}" for stage in list(figures)[:5])
        start = f"imports {figures['imports']:.2f} s, models {figures['models']:.2f} s"
        print(f"{name}: {1e6 / figures['all']:,.0f} tokens a second; µs a token: {stages}; {start}")
    if len(best) > 1:
        print(f"{best[1]['all'] / best[0]['all']:.2f} times as fast as {arguments.against}")


if __name__ == "__main__":
    main()
