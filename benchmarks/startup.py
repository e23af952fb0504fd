"""How long `craftgraph --help` takes, as a multiple of `python -c pass` in the same run; fails above the limit.

    python benchmarks/startup.py [--limit 5] [--rounds 20]

Both run in turn, so that a busy machine slows them alike; the ratio is that of the medians.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path


def seconds(command: list[str]) -> float:
    """Return the wall-clock seconds of one run of a command."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Measure, print one line, and exit with 1 when the limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=5.0, help="greatest ratio that passes")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    script = Path(sys.executable).with_name("craftgraph")
    commands = [[sys.executable, "-c", "pass"], [str(script), "--help"]]
    times: list[list[float]] = [[], []]
    for _ in range(arguments.rounds):
        for command, taken in zip(commands, times, strict=True):
            taken.append(seconds(command))
    empty, overview = map(statistics.median, times)
    ratio = overview / empty
    print(f"python -c pass {empty * 1000:.1f} ms, craftgraph --help {overview * 1000:.1f} ms: {ratio:.2f} times")
    sys.exit(ratio > arguments.limit)


if __name__ == "__main__":
    main()
