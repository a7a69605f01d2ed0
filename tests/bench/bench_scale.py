"""How load, build and a run grow with the number of states: `python tests/bench/bench_scale.py [--sizes 25 50 100 200]`.

Processor seconds, the best of three. The exponent is the slope between the smallest and the largest world on logarithmic
scales: 1 for work that grows with the states, 2 for work that grows with their pairs.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from worlds.many_states import many_states  # noqa: E402

from sim.run import Run  # noqa: E402
from sim.scenario.build import Start, build  # noqa: E402
from sim.scenario.load import load_text  # noqa: E402

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of the quickest of a few times."""
    best = math.inf
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def life(start: Start, seed: int = 1) -> None:
    """One whole run with drawn crises too. Raises RuntimeError for one that fails."""
    run = Run(start, seed)
    run.finish()
    if run.fault is not None:
        raise RuntimeError(f"the run of {start.scenario.id} failed: {run.fault}")


def measure(count: int) -> dict[str, float]:
    """What a world of so many states costs."""
    text = many_states(count)
    loaded = load_text(text, "world.yaml")
    start = build(loaded, crises="both")
    life(start)  # the rules are loaded now
    return {
        "load": seconds(lambda: load_text(text, "world.yaml")),
        "build": seconds(lambda: build(loaded, crises="both")),
        "run": seconds(lambda: life(start)),
        "bytes": float(start.space.buffer.nbytes),
    }


def exponent(small: float, large: float, factor: float) -> float:
    """The slope on logarithmic scales."""
    return math.log(large / small) / math.log(factor)


def main() -> None:
    """Measure all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[25, 50, 100, 200])
    sizes = sorted(parser.parse_args().sizes)
    found = {size: measure(size) for size in sizes}
    print(f"{'states':>8} {'load s':>8} {'build s':>8} {'run s':>8} {'world MB':>9}")
    for size, row in found.items():
        print(f"{size:>8} {row['load']:8.3f} {row['build']:8.3f} {row['run']:8.3f} {row['bytes'] / 1e6:9.2f}")
    if len(sizes) > 1:
        first, last = found[sizes[0]], found[sizes[-1]]
        slopes = {name: exponent(first[name], last[name], sizes[-1] / sizes[0]) for name in first}
        print("exponent " + ", ".join(f"{name} {slope:.2f}" for name, slope in slopes.items()))


if __name__ == "__main__":
    main()
