"""What is promised, on the real timeline: the same scenario, seed and orders give the same digest, however lived."""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from sim.run import Run, drain
from sim.scenario.build import build
from sim.scenario.load import load
from sim.turn import live_until

ROOT = Path(__file__).resolve().parents[2]
SEEDS = (1, 2**63 + 5)
CHECKED_CACHE = str(Path(tempfile.gettempdir()) / "article4-with-bounds-checks")

WHOLE_RUN = """
import sys
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
run = Run(build(load("real-timeline"), crises=sys.argv[2]), int(sys.argv[1]))
run.finish()
print(run.space.digest())
"""


@pytest.fixture(scope="module")
def start():
    return build(load("real-timeline"))


def digest_at_end(start, seed):
    run = Run(start, seed)
    run.finish()
    assert run.fault is None
    return run.space.digest()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_gives_the_same_bytes_twice(start, seed):
    assert digest_at_end(start, seed) == digest_at_end(start, seed)


def test_another_seed_gives_other_bytes(start):
    assert digest_at_end(start, 1) != digest_at_end(start, 2)


def test_day_by_day_is_one_call(start):
    run = Run(start, 3)
    for day in range(run.day + 1, run.last_day + 2):
        for _ in run.live(day):
            pass
    assert run.space.digest() == digest_at_end(start, 3)


def test_halting_for_answers_changes_nothing(start):
    run = Run(start, 4)
    for _ in run.live(stop_for_answers=True):
        pass
    assert run.space.digest() == digest_at_end(start, 4)


@pytest.mark.parametrize("when", ["1999-04-02", "2010-06-13", "2022-01-06", "2022-09-14"])
def test_saved_and_loaded_in_mid_run_is_a_straight_run(start, when):
    day = date.fromisoformat(when).toordinal()
    run = Run(start, 5)
    for _ in run.live(day):
        pass
    kept = run.space.content()
    other = Run(start, 77)
    other.space.take(kept)
    other.finish()
    assert other.space.digest() == digest_at_end(start, 5)


def test_a_fork_lives_on_alone(start):
    run = Run(start, 6)
    for _ in run.live(date(2005, 1, 1).toordinal()):
        pass
    before = run.space.digest()
    branch = run.space.fork()
    live_until(branch.world, run.setting, date(2006, 1, 1).toordinal(), 0)
    drain(branch)
    assert run.space.digest() == before
    assert branch.digest() != before


def run_in_process(code: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("run", [("1", "scripted"), ("9", "both")], ids=lambda run: run[1])
def test_compiled_and_plain_give_the_same_bytes(run):
    """The whole real timeline, lived compiled and as plain Python."""
    compiled = run_in_process(WHOLE_RUN, *run, NUMBA_DISABLE_JIT="0")
    plain = run_in_process(WHOLE_RUN, *run, NUMBA_DISABLE_JIT="1")
    assert compiled == plain


@pytest.mark.slow
def test_bounds_checks_change_nothing():
    """Compiled with bounds checks, no rule reaches beyond its tables, and the bytes are the same."""
    checked = run_in_process(
        WHOLE_RUN, "2", "scripted", NUMBA_DISABLE_JIT="0", NUMBA_BOUNDSCHECK="1", ARTICLE4_CACHE=CHECKED_CACHE
    )
    assert checked == run_in_process(WHOLE_RUN, "2", "scripted", NUMBA_DISABLE_JIT="0")
