"""Slots F1 by language on annotated articles, held to the floors that `benchmarks/floors.json` records.

    python benchmarks/quality.py [--shared ../shared] [--raise]

Builds the articles of `gold/` in memory as a user would, has `score.py` of the same folder compare, prints its table,
and fails when the slots F1 of a language is more than 0.01 below its floor. `--raise` writes down what was reached,
where that is more: floors never sink.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from craftgraph.build import build, current_run
from craftgraph.graph.store import open_store

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.01


def reached(shared: Path) -> dict[str, float]:
    """Build the gold articles, print the scorer's table, and return slots F1 by language."""
    golds = sorted(map(str, (shared / "gold").glob("*.json")))
    scorer = [sys.executable, str(shared / "score.py")]
    with tempfile.TemporaryDirectory() as folder, open_store("memory:") as store:
        articles, graph = Path(folder, "articles.jsonl"), Path(folder, "graph.nq")
        with articles.open("wb") as output:
            subprocess.run([*scorer, "inputs", *golds], check=True, stdout=output)
        outcome = build([articles], store, run=current_run(), workers=0)
        for problem in outcome.problems:
            print(problem)
        graph.write_bytes(store.dump())
        table = subprocess.run([*scorer, "score", str(graph), *golds], capture_output=True, text=True, check=False)
        print(table.stdout, table.stderr)
        score = subprocess.run([*scorer, "score", "--json", str(graph), *golds], capture_output=True, check=False)
    figures = json.loads(score.stdout)
    return {language: figures[language]["slots"]["f1"] for language in sorted(figures) if language != "all"}


def main() -> None:
    """Measure, compare with the floors, and exit with 1 when a language has sunk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with score.py and gold/")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="record what was reached, where more")
    arguments = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = reached(arguments.shared)
    sunk = False
    for language, figure in figures.items():
        floor = floors.get(language, 0.0)
        below = figure < floor - SLACK
        sunk |= below
        print(f"{language}: slots F1 {figure:.3f}, floor {floor:.3f}{' - TOO LOW' if below else ''}")
    if arguments.raise_floors:
        raised = {lang: max(floors.get(lang, 0.0), round(figure, 3)) for lang, figure in figures.items()}
        FLOORS.write_text(json.dumps(floors | raised, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.exit(sunk)


if __name__ == "__main__":
    main()
