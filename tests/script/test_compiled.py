"""Compiled and plain rules give the same bytes for a script in which every effect and kind of trigger has its part."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
from script_world import FIRST, Play
from test_effects import CLASH, GOOD, KEYS

effects = ", ".join(f"{{{key}: {GOOD[key]}}}" for key in KEYS)
play = Play(
    CLASH
    + f"  all: {{at: 2000-01-03, requires: 'stability(CEL) * 3 - 1 / 7 > 0.2 and not fired(late)', do: [{effects}]}}\\n"
    + "  late: {after: all, delay: 40, occurs: decided, decider: FEN, crisis: {kind: terror, target: BOR, aggressor: FEN,"
    + " intensity: {value: 0.5, range: [0.1, 0.9]}}}\\n"
    + "  watch: {when: 'opinion(CEL, PACT) > 0.3 or year > 2000', once: false, cooldown: 30,"
    + " do: [{shift: {stability: CEL, by: -0.07}}, {shift: {opinion: [CEL, PACT], by: -0.1}}]}\\n"
    + "  quake: {hazard: 12, once: false, crisis: {kind: disaster, target: ARD, intensity: 0.3}}\\n",
    uncertain=True,
    seed=7,
)
for day in range(FIRST, FIRST + 800):
    play.fire(day)
    for crisis in play.crises():
        if crisis.opened < day - 20:
            crisis.serial = 0
    for row in play.decisions() + play.motions():
        row.serial = 0
print(play.space.digest(), int(play.world.now["fault"][0]), int(play.world.now["chronicle_written"][0]))
"""


def digest(plain: str) -> str:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "script")])
    environment = {**os.environ, "NUMBA_DISABLE_JIT": plain, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_compiled_and_plain_give_the_same_bytes():
    plain, compiled = digest("1"), digest("0")
    assert plain == compiled
    _, fault, told = plain.split()
    assert fault == "0" and int(told) > 40
