"""Loading, checking and building every shipped world: the promise is half a second warm.

    python tests/bench/bench_worlds.py [--rounds 5]

Median seconds of processor time over the rounds, after one that warms the kept files. Exit code 1 when a world takes longer.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from sim.lint.check import report  # noqa: E402
from sim.scenario.build import build  # noqa: E402
from sim.scenario.find import shipped  # noqa: E402
from sim.scenario.load import load  # noqa: E402

MOST_SECONDS = 0.5


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds, after one that is not counted."""
    work()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def main() -> int:
    """Measure every shipped world and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    table = Table("world", "load", "build", "check (loads too)", "check and build", title="seconds of processor time, warm")
    slowest = 0.0
    for name in shipped():
        loaded = load(name)
        times = [
            seconds(lambda name=name: load(name), rounds),
            seconds(lambda loaded=loaded: build(loaded), rounds),
            seconds(lambda name=name: report(name), rounds),
        ]
        whole = times[1] + times[2]
        slowest = max(slowest, whole)
        table.add_row(name, *(f"{value:.2f}" for value in (*times, whole)))
    Console().print(table)
    return int(slowest > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
