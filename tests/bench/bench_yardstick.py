"""How many times faster the engine is than an ordinary Mesa model of objects, and than its own rules as plain Python.

    python tests/bench/bench_yardstick.py [--rounds 5] [--plain-from 2009-07-01 --plain-to 2011-01-01]

All ratios come from one sitting and count processor time; the cases take turns, so that a busy machine slows each alike.
Runs of the engine are counted as the batch lives them, in one thread (`sim.batch.lane`), harvest included.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.yardstick import Agenda, DatedCrisis, DatedMotion, live  # noqa: E402

from sim.batch.lane import Lane  # noqa: E402
from sim.run import Run  # noqa: E402
from sim.scenario.build import Start, build  # noqa: E402
from sim.scenario.load import load  # noqa: E402
from sim.words import kinds  # noqa: E402

SCENARIO = "real-timeline"
ENGINE_RUNS = 200
"""Runs of the engine in a round: enough for the clock to see."""
WEIGHTS = (0.0, 0.0, 0.12, 0.15, 0.35, 0.55, 0.75, 1.0)
"""How much each instrument asks of a member."""

SPAN = """
import pathlib, sys, time
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
kept, end, times = pathlib.Path(sys.argv[2]).read_bytes(), int(sys.argv[3]), int(sys.argv[4])
run = Run(build(load(sys.argv[1])), 1)
seconds = 0.0
for turn in range(times + 1 if times > 1 else 1):
    run.space.take(kept)
    began = time.process_time()
    for _ in run.live(end):
        pass
    seconds += time.process_time() - began if turn > 0 or times == 1 else 0.0
print(seconds / times)
print(run.space.digest())
"""
"""Lives from a kept morning up to a day, so many times; the first time is left out where there are several."""


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
    """Processor seconds that a piece of work takes."""
    began = time.process_time()
    work(*arguments)
    return time.process_time() - began


class Span(NamedTuple):
    """Seconds that some days of a run took, and the world's digest after them."""

    seconds: float
    digest: str


def span(kept: Path, end: date, times: int, plain: bool) -> Span:
    """Live from a kept morning up to a day, compiled or plain, in a process of its own."""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1" if plain else "0"}
    done = subprocess.run(
        [sys.executable, "-c", SPAN, SCENARIO, str(kept), str(end.toordinal()), str(times)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, digest = done.stdout.split()
    return Span(float(seconds), digest)


def spans(start: Start, first: date, last: date) -> tuple[Span, Span]:
    """The same days of the same run, compiled and plain."""
    run = Run(start, 1)
    for _ in run.live(first.toordinal()):
        pass
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "morning"
        kept.write_bytes(run.space.content())
        return span(kept, last, 100, plain=False), span(kept, last, 1, plain=True)


def spread(values: list[float]) -> str:
    """The median with the lowest and highest value."""
    return f"{statistics.median(values):,.4g} ({min(values):,.4g} to {max(values):,.4g})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plain-from", type=date.fromisoformat, default=date(2009, 7, 1))
    parser.add_argument("--plain-to", type=date.fromisoformat, default=date(2011, 1, 1))
    wanted = parser.parse_args()

    start = build(load(SCENARIO))
    agenda = agenda_of(start)
    lane = Lane(start)
    lane.live(np.arange(ENGINE_RUNS, dtype=np.uint64))
    engine, yardstick = [], []
    for round_number in range(wanted.rounds):
        seeds = np.arange(ENGINE_RUNS, dtype=np.uint64) + np.uint64(round_number * ENGINE_RUNS)
        engine.append(timed(lane.live, seeds) / ENGINE_RUNS)
        yardstick.append(timed(live, agenda, round_number))
    tally = live(agenda, 0)
    days = (wanted.plain_to - wanted.plain_from).days
    compiled, plain = spans(start, wanted.plain_from, wanted.plain_to)
    if compiled.digest != plain.digest:
        raise SystemExit("compiled and plain rules have led to different worlds: their times cannot be compared")
    ratio = plain.seconds / compiled.seconds

    print(f"{SCENARIO}: {len(agenda.states)} states, {agenda.weeks} weeks, {len(agenda.crises)} crises, "
          f"{len(agenda.motions)} motions with {sum(len(m.voters) for m in agenda.motions)} votes")  # fmt: skip
    print(f"yardstick lived: {tally.weeks} weeks, {tally.crises} crises, {tally.motions} motions with {tally.votes} votes")
    print(f"engine      ms a run        {spread([1000 * s for s in engine])}")
    print(f"yardstick   ms a run        {spread([1000 * s for s in yardstick])}")
    print(f"engine : yardstick          {spread([slow / fast for slow, fast in zip(yardstick, engine, strict=True)])} : 1")
    print(f"plain Python, {days} days, s   {plain.seconds:.4g}; compiled, the same days, s {compiled.seconds:.4g}")
    print(f"engine : plain rules        {ratio:,.4g} : 1")
    print(f"a full run in plain Python  about {ratio * statistics.median(engine):,.4g} s")


if __name__ == "__main__":
    main()
