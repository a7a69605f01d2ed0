"""How fast batches are: `python tests/bench/bench_batch.py [SCENARIO]`. One call prints every ratio, for this machine.

Cases take turns within a round and the median over rounds counts, so that a busy machine disturbs all alike. CPU time stands
beside wall time: where they part, the machine was busy.

Measured last, on two cores of 2.5 GHz: a quiet year 13 to 14 us; a run of 32.6 years 0.8 ms + 4 us for each of the n*n pairs of
states (exponents 0.6 from 6 to 12 states, 1.1 to 24, 1.8 to 48); two threads of the real timeline 360 to 390 runs a second.
"""

import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from sim.batch.drive import Crew, Work  # noqa: E402
from sim.batch.lane import Lane, load_rules  # noqa: E402
from sim.compiling import compile_rules  # noqa: E402
from sim.scenario.build import Start, build  # noqa: E402
from sim.scenario.load import load, load_text  # noqa: E402

WORLDS = ROOT / "tests" / "worlds"
ROUNDS = 5
SIZES = (6, 12, 24, 48)
MANY = 50_000


def median_seconds(cases: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median wall time of each case; in every round each has its turn."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            began = time.perf_counter()
            case()
            times[name].append(time.perf_counter() - began)
    return {name: statistics.median(found) for name, found in times.items()}


def live_in_threads(start: Start, runs: int, jobs: int) -> None:
    """Live runs in threads, without writing anything."""
    work = Work([(0, runs - 1)], jobs)
    crew = Crew(start, work, jobs, lambda *_: None, lambda first, last: np.arange(first, last + 1, dtype=np.uint64))
    crew.begin()
    crew.wait(3600.0)
    if crew.failure is not None:
        raise crew.failure


def bench_threads(start: Start) -> list[tuple[str, str]]:
    """Runs a second in one and in two threads."""
    began = time.perf_counter()
    live_in_threads(start, 8, 1)
    runs = max(20, int(8 * 2.0 / (time.perf_counter() - began)))
    found = median_seconds({"one": lambda: live_in_threads(start, runs, 1), "two": lambda: live_in_threads(start, runs, 2)})
    return [
        (f"{start.scenario.id}: runs a second, one thread", f"{runs / found['one']:,.0f}"),
        (f"{start.scenario.id}: runs a second, two threads", f"{runs / found['two']:,.0f}"),
        ("two threads against one (at least 1.8 wanted)", f"{found['one'] / found['two']:.2f}"),
    ]


ARITHMETIC = "total = 0\nfor number in range(8_000_000):\n    total += number * number % 7"
"""Work of a second or so that shares nothing with anybody: what it gains by a second core is what the machine has to give."""


def count_in_processes(processes: int) -> None:
    """Do the same arithmetic in so many processes at once."""
    begun = [subprocess.Popen([sys.executable, "-c", ARITHMETIC]) for _ in range(processes)]
    for process in begun:
        process.wait()


def bench_machine() -> list[tuple[str, str]]:
    """What a second core is worth on this machine at this moment, to set the threads' figure against."""
    found = median_seconds({"one": lambda: count_in_processes(1), "two": lambda: count_in_processes(2)}, rounds=3)
    return [("two processes of plain arithmetic against one: what the machine gives", f"{2 * found['one'] / found['two']:.2f}")]


def bench_command(scenario: str, runs: int) -> list[tuple[str, str]]:
    """The whole command with its files: wall time, CPU time, and the most memory it held."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        command = [sys.executable, "-m", "sim.cli", "batch", scenario, "--runs", str(runs), "--out", folder, "--quiet"]
        subprocess.run(command, check=True, cwd=ROOT)
        wall = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    name = Path(scenario).stem
    return [
        (f"{name}: {runs:,} runs with all files", f"{wall:.1f} s ({runs / wall:,.0f} runs/s), CPU {cpu / wall:.2f} cores"),
        (f"{name}: most memory so far (500 MB wanted)", f"{after.ru_maxrss / 1024:,.0f} MB"),
    ]


def bench_quiet() -> list[tuple[str, str]]:
    """What a year costs in which nothing but the calendar is due."""
    start = build(load(WORLDS / "quiet.yaml"))
    years = start.scenario.span.last.year - start.scenario.span.first.year + 1
    lane, seeds = Lane(start), np.arange(20, dtype=np.uint64)
    seconds = median_seconds({"quiet": lambda: lane.live(seeds)})["quiet"] / len(seeds)
    return [("a quiet year, two states (under 20 us wanted)", f"{seconds / years * 1e6:.1f} us")]


def world_of(states: int) -> str:
    """A world of so many states in one alliance, with a dispute between every second pair of neighbours."""
    names = [f"S{place:02d}" for place in range(states)]
    entries = [
        f"  {name}:\n    name: {{en: {name}}}\n"
        f"    capital: {{name: C, latitude: {40 + place % 20}.0, longitude: {30 + place % 40}.0}}\n"
        f"    neighbours: [{names[place - 1]}, {names[(place + 1) % states]}]\n"
        "    population: 10000000\n    gdp: 100000000000\n    active_military: 60000\n    stability: 0.6\n"
        for place, name in enumerate(names)
    ]
    disputes = [
        f"  d{place}: {{between: [{names[place]}, {names[place + 1]}], severity: 0.5, delimited: false}}\n"
        for place in range(0, states - 1, 2)
    ]
    members = "".join(f"      {name}: {{dues_share: {0.999 / states:.6f}}}\n" for name in names)
    return (
        "format: 1\nid: grown\ntitle: {en: Grown}\nspan: {from: 1992-05-15, to: 2024-12-31}\nfocus: PACT\n"
        "capacity: {crises: 256, proposals: 64, rulings: 256, decisions: 4096}\n"
        f"states:\n{''.join(entries)}disputes:\n{''.join(disputes)}"
        "organisations:\n  PACT:\n    name: {en: Pact}\n    leading: S00\n    members:\n"
        f"{members}    charter: {{instruments: [consultation, statement, mission, material_aid]}}\n"
    )


def bench_growth() -> list[tuple[str, str]]:
    """How the time of a run grows with the number of states: the exponent between neighbouring sizes, and time a pair."""
    lanes = {size: Lane(build(load_text(world_of(size)), crises="drawn")) for size in SIZES}
    seeds = np.arange(4, dtype=np.uint64)
    found = median_seconds({str(size): (lambda lane=lane: lane.live(seeds)) for size, lane in lanes.items()}, rounds=3)
    seconds = {size: found[str(size)] / len(seeds) for size in SIZES}
    rows = [
        (f"{size} states, 32.6 years", f"{seconds[size] * 1e3:.2f} ms a run, {seconds[size] / size**2 * 1e6:.2f} us a pair")
        for size in SIZES
    ]
    for small, large in pairwise(SIZES):
        exponent = math.log(seconds[large] / seconds[small]) / math.log(large / small)
        rows.append((f"growth from {small} to {large} states: exponent (2 at most wanted)", f"{exponent:.2f}"))
    return rows


def main() -> None:
    """Measure everything and print it."""
    scenario = sys.argv[1] if len(sys.argv) > 1 else "real-timeline"
    compile_rules()
    start = build(load(scenario))
    load_rules(start)
    rows = [
        *bench_machine(),
        *bench_threads(start),
        *bench_command(scenario, 1000),
        *bench_command(str(WORLDS / "minimal.yaml"), MANY),
        *bench_quiet(),
        *bench_growth(),
    ]
    table = Table(title="Batches on this machine")
    table.add_column("what")
    table.add_column("measured", justify="right")
    for row in rows:
        table.add_row(*row)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
