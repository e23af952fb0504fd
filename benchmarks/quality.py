"""How good is the extraction: build the articles with the command line, score the export with an outside scorer.

    python benchmarks/quality.py SCORER.py GOLD.json... [--table FILE.md] [--floors benchmarks/floors.json [--raise]]

SCORER.py is a program with two commands: `inputs GOLD...` prints the articles without their answers as JSONL, and
`score GRAPH GOLD... --json` prints figures by language and measure. It stays outside of the project, so that nothing is
measured by its own ruler; `craftgraph evaluate` gives the same figures. `--table` writes the Markdown table of
docs/quality.md. `--floors` fails (exit code 1) when slots F1 of a language falls more than 0.01 under the recorded
floor; with `--raise`, floors that were beaten are raised. Floors never sink.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SLACK = 0.01
LANGUAGES = ("kk", "ru", "en")
HEAD = ("entities", "typed", "slots", "evidence", "identity")
Figures = dict[str, dict[str, dict[str, float]]]


def run(*command: str | Path) -> str:
    """Run a program and return what it prints; end the benchmark with its message when it fails."""
    arguments = [sys.executable, *map(str, command)]
    done = subprocess.run(arguments, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))[:200]} … failed ({done.returncode}):\n{done.stderr[-2000:]}")
    return done.stdout


def measure(scorer: Path, gold: list[Path]) -> tuple[Figures, float]:
    """Build, export and score; return the figures and the seconds that building took."""
    with tempfile.TemporaryDirectory() as folder:
        articles, graph, store = Path(folder, "articles.jsonl"), Path(folder, "graph.nq"), f"oxigraph:{folder}/store"
        articles.write_text(run(scorer, "inputs", *gold), encoding="utf-8")
        begin = time.perf_counter()
        run("-m", "craftgraph", "build", articles, "--store", store)
        seconds = time.perf_counter() - begin
        run("-m", "craftgraph", "export", graph, "--store", store)
        figures: Figures = json.loads(run(scorer, "score", graph, *gold, "--json"))
        return figures, seconds


def table(figures: Figures) -> str:
    """Write precision, recall and F1 by measure and language as a Markdown table."""
    languages = [language for language in LANGUAGES if language in figures]
    lines = [
        "| measure | " + " | ".join(f"{language} P | R | F1 | annotated" for language in languages) + " |",
        "| --- |" + " --: | --: | --: | --: |" * len(languages),
    ]
    measures = {measure for language in languages for measure in figures[language]}
    for name in (*HEAD, *sorted(measures - set(HEAD))):
        cells = []
        for language in languages:
            f = figures[language].get(name)
            cells.append(
                f"{f['precision']:.3f} | {f['recall']:.3f} | {f['f1']:.3f} | {f['gold']:.0f}" if f else "– | – | – | 0"
            )
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def check_floors(figures: Figures, path: Path, *, rise: bool) -> list[str]:
    """Compare slots F1 with the recorded floors; return what fell. With `rise`, record what is better than before."""
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    reached = {language: figures[language]["slots"]["f1"] for language in LANGUAGES if language in figures}
    fallen = [
        f"{language}: slots F1 is {f1:.4f}, the floor {floors[language]:.4f}"
        for language, f1 in reached.items()
        if f1 < floors.get(language, 0.0) - SLACK
    ]
    if rise and not fallen:
        raised = floors | {language: max(f1, floors.get(language, 0.0)) for language, f1 in reached.items()}
        path.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    return fallen


def main() -> None:
    """Measure, print the table, write it, hold it to the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--table", type=Path, help="write the Markdown table to this file, too")
    parser.add_argument("--floors", type=Path, help="the file of the floors, by language")
    parser.add_argument("--raise", dest="rise", action="store_true", help="raise the floors that were beaten")
    args = parser.parse_args()
    figures, seconds = measure(args.scorer, args.gold)
    text = table(figures)
    print(text)
    print(f"\n{len(args.gold)} articles, built in {seconds:.1f} s", file=sys.stderr)
    if args.table:
        args.table.write_text(text + "\n", encoding="utf-8")
    fallen = check_floors(figures, args.floors, rise=args.rise) if args.floors else []
    for line in fallen:
        print(line, file=sys.stderr)
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
