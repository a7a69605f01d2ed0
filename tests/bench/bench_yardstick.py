"""How many times faster the engine is than an ordinary Mesa model of objects, and than its own rules as plain Python.

    python tests/bench/bench_yardstick.py [--rounds 5] [--plain-from 2009-07-01 --plain-to 2010-12-31]

All ratios come from one sitting: the cases take turns, so that a busy machine slows each alike. Runs of the engine are
counted as the batch lives them, in one thread (`sim.batch.lane`), harvest included.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.yardstick import Agenda, DatedCrisis, DatedMotion, live  # noqa: E402

from sim.batch.lane import Lane, compile_rules  # noqa: E402
from sim.run import Run  # noqa: E402
from sim.scenario.build import Start, build  # noqa: E402
from sim.scenario.load import load  # noqa: E402
from sim.words import kinds  # noqa: E402

SCENARIO = "real-timeline"
ENGINE_RUNS = 200
"""Runs of the engine in a round: enough for the clock to see."""
WEIGHTS = (0.0, 0.0, 0.12, 0.15, 0.35, 0.55, 0.75, 1.0)
"""How much each instrument asks of a member."""

PLAIN = """
import sys, time
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
start = build(load(sys.argv[1], [f"span.from={sys.argv[2]}", f"span.to={sys.argv[3]}"]))
runs = int(sys.argv[4])
Run(start, 0).finish()
began = time.perf_counter()
for seed in range(1, runs + 1):
    Run(start, seed).finish()
print((time.perf_counter() - began) / runs)
"""


def agenda_of(start: Start, seed: int = 1) -> Agenda:
    """The crises and council votes of one run of the engine, for the yardstick to live through."""
    run = Run(start, seed)
    first = run.day
    crises, motions = [], []
    for part in run.live():
        for event in part.events:
            if event["kind"] == kinds.E_CRISIS_OPENED:
                week = (int(event["day"]) - first) // 7
                crises.append(DatedCrisis(week, int(event["who"]), int(event["whom"]), float(event["value"]), 0.0))
        for ruling, votes in part.rulings:
            voting = (votes["choice"] != kinds.NO_CHOICE) & (votes["choice"] != kinds.BARRED)
            voters = tuple(int(place) for place in np.flatnonzero(voting))
            if voters:
                week, weight = (int(ruling["day"]) - first) // 7, WEIGHTS[int(ruling["instrument"])]
                motions.append(DatedMotion(week, int(ruling["target"]), int(ruling["aggressor"]), weight, voters))
    world = start.space.world
    focus = int(world.now["focus"][0])
    members = members_of(run, focus)
    sides = zip(world.disputes["first"], world.disputes["second"], strict=True)
    disputes = tuple((int(first_side), int(second_side)) for first_side, second_side in sides if first_side >= 0)
    weeks = math.ceil((run.last_day + 1 - first) / 7)
    leading = int(run.space.world.organisations["leading"][focus])
    return Agenda(start.names.states, members, leading, disputes, weeks, tuple(crises), tuple(motions))


def members_of(run: Run, focus: int) -> tuple[int, ...]:
    """Who is a member at the end of a run."""
    statuses = run.space.world.seats["status"][focus]
    return tuple(int(place) for place in np.flatnonzero(np.isin(statuses, (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN))))


def timed(work, *arguments) -> float:
    """Seconds that a piece of work takes."""
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


def seconds_a_run(first: str, last: str, runs: int, plain: bool) -> float:
    """Seconds for a run of a shorter span, compiled or plain, in a process of its own."""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1" if plain else "0"}
    done = subprocess.run(
        [sys.executable, "-c", PLAIN, SCENARIO, first, last, str(runs)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout)


def spread(values: list[float]) -> str:
    """The median with the lowest and highest value."""
    return f"{statistics.median(values):,.4g} ({min(values):,.4g} to {max(values):,.4g})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plain-from", default="2009-07-01")
    parser.add_argument("--plain-to", default="2010-12-31")
    wanted = parser.parse_args()

    start = build(load(SCENARIO))
    compile_rules(start)
    agenda = agenda_of(start)
    lane = Lane(start)
    lane.live(np.arange(ENGINE_RUNS, dtype=np.uint64))
    engine, yardstick = [], []
    for round_number in range(wanted.rounds):
        seeds = np.arange(ENGINE_RUNS, dtype=np.uint64) + np.uint64(round_number * ENGINE_RUNS)
        engine.append(timed(lane.live, seeds) / ENGINE_RUNS)
        yardstick.append(timed(live, agenda, round_number))
    tally = live(agenda, 0)
    days = (date.fromisoformat(wanted.plain_to) - date.fromisoformat(wanted.plain_from)).days + 1
    compiled = seconds_a_run(wanted.plain_from, wanted.plain_to, 200, plain=False)
    plain = seconds_a_run(wanted.plain_from, wanted.plain_to, 1, plain=True)

    print(f"{SCENARIO}: {len(agenda.states)} states, {agenda.weeks} weeks, {len(agenda.crises)} crises, "
          f"{len(agenda.motions)} motions with {sum(len(m.voters) for m in agenda.motions)} votes")  # fmt: skip
    print(f"yardstick lived: {tally.weeks} weeks, {tally.crises} crises, {tally.motions} motions with {tally.votes} votes")
    print(f"engine      ms a run        {spread([1000 * s for s in engine])}")
    print(f"yardstick   ms a run        {spread([1000 * s for s in yardstick])}")
    print(f"engine : yardstick          {spread([slow / fast for slow, fast in zip(yardstick, engine, strict=True)])} : 1")
    print(f"plain Python, {days} days, s   {plain:.4g}; compiled, the same days, s {compiled:.4g}")
    print(f"engine : plain rules        {plain / compiled:,.4g} : 1")
    print(f"a full run in plain Python  about {plain / compiled * statistics.median(engine):,.4g} s")


if __name__ == "__main__":
    main()
