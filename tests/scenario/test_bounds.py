"""What a condition can come to: intervals that hold every value that the machine itself gives."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sim.scenario.bounds import Bounds, outcome
from sim.scenario.build import build
from sim.scenario.expressions import compile_condition
from sim.scenario.load import load
from sim.scenario.lookup import Lookup
from sim.script.machine import value
from sim.words.jit import call

LOADED = load("tests/worlds/six.yaml")
CASES = (
    ("stability(CEL) > 1.2", (0, 0)),
    ("stability(CEL) > -0.1", (1, 1)),
    ("stability(CEL) > 0.5", (0, 1)),
    ("not stability(CEL) > 1.2", (1, 1)),
    ("stability(CEL) > 1.2 and affinity(CEL, ARD) > 0", (0, 0)),
    ("affinity(CEL, ARD) > 0 and stability(CEL) > 1.2", (0, 0)),
    ("affinity(CEL, ARD) > 0 or stability(CEL) >= 0", (1, 1)),
    ("stability(CEL) >= 0 or affinity(CEL, ARD) > 0", (1, 1)),
    ("0.2 < stability(CEL) <= 0.1 / 0.5", (0, 1)),
    ("2 < stability(CEL) < 3", (0, 0)),
    ("stability(CEL) + stability(DUN) > 2.5", (0, 0)),
    ("stability(CEL) * affinity(CEL, ARD) < -1.5", (0, 0)),
    ("-stability(CEL) > 0.1", (0, 0)),
    ("members(PACT) >= 0", (1, 1)),
    ('granted(batken) >= "consultation"', (0, 1)),
    ("true", (1, 1)),
    ("false or not true", (0, 0)),
    ("1 / 2 == 0.5", (1, 1)),
    ("stability(CEL) / 0.5 > 2.1", (0, 0)),
)


def rows_of(text: str):
    """The rows of a sound condition."""
    lookup = Lookup(LOADED.scenario, LOADED.names)
    rows = compile_condition(text, lookup, ())
    assert lookup.missteps == []
    return rows


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_condition_can_come_to(text, expected):
    assert outcome(rows_of(text)) == Bounds(*expected)


NUMBERS = st.sampled_from(["0", "0.3", "1", "-0.5", "stability(CEL)", "affinity(CEL, ARD)", "variable(price_of_gas)", "year"])
SUMS = st.recursive(NUMBERS, lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map("({0[0]} {0[1]} {0[2]})".format))
TRUTHS = st.recursive(
    st.tuples(SUMS, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), SUMS).map("({0[0]} {0[1]} {0[2]})".format),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map("({0[0]} {0[1]} {0[2]})".format),
        inner.map("(not {})".format),
    ),
    max_leaves=6,
)  # fmt: skip


START = build(LOADED)
"""Its instructions are written over: they only have to have room."""


@given(TRUTHS, st.floats(0, 1), st.floats(-1, 1))
@settings(deadline=None)
def test_the_bounds_hold_what_the_machine_gives(text, stability, affinity):
    rows = rows_of(text)
    assume(len(rows) < len(START.setting.instructions))
    space = START.world(1)
    cel, ard = LOADED.names.state("CEL"), LOADED.names.state("ARD")
    space.world.states["stability"][cel] = stability
    space.world.pairs["affinity"][cel, ard] = affinity
    for place, row in enumerate(rows):
        START.setting.instructions[place + 1] = row
    found = float(call(value, space.world, START.setting, 1))
    low, high = outcome(rows)
    assert low <= found <= high, (text, found, low, high)
