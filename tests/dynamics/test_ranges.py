"""Whatever the world is like, every quantity stays inside the range that the layout states for it."""

import numpy as np
import pytest
from dynamics.dynamics_world import FOE, MONDAY, VICTIM, small_world
from dynamics.scenes import with_crisis, with_force
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.dynamics import aftermath, crises, logistics, monthly, operations, statistics, weekly
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.layout import WORLD

BOUNDS = {"0..1": (0.0, 1.0), "-1..1": (-1.0, 1.0), "0..": (0.0, np.inf), "0..100": (0.0, 100.0)}
WATCHED = ("states", "seats", "organisations", "disputes", "crises", "deployments", "contingents", "pairs", "years")


def out_of_range(world):
    """Names of the real quantities that left their range or are not finite."""
    wrong = []
    for table in WORLD:
        for field in table.fields:
            if table.name in WATCHED and field.kind == "f8" and field.span in BOUNDS:
                low, high = BOUNDS[field.span]
                column = getattr(world, table.name)[field.name]
                if not (np.isfinite(column).all() and (column >= low).all() and (column <= high).all()):
                    wrong.append(f"{table.name}.{field.name}")
    return wrong


def shake(world, seed):
    """Set every real quantity that dynamics read to anything within its range."""
    generator = np.random.default_rng(seed)
    edge = generator.random() < 0.3
    for table in WORLD:
        if table.name not in ("states", "seats", "organisations", "pairs"):
            continue
        for field in table.fields:
            if field.kind == "f8" and field.span in ("0..1", "-1..1"):
                low, high = BOUNDS[field.span]
                column = getattr(world, table.name)[field.name]
                drawn = generator.uniform(low, high, column.shape)
                column[...] = np.where(drawn > 0.5 * (low + high), high, low) if edge else drawn
    world.pairs["affinity"] = (world.pairs["affinity"] + world.pairs["affinity"].T) / 2
    for name, most in (("active_military", 1e6), ("gdp", 1e13), ("population", 1e8)):
        world.states[name] = generator.uniform(0, most, world.states[name].shape) * (generator.random(7) > 0.2)


def live_a_while(small, months=6):
    for _ in range(months):
        for _ in range(4):
            call(weekly.weekly, small.world, small.setting)
            call(crises.unfold, small.world, small.setting)
            call(operations.act, small.world, small.setting)
            call(logistics.move, small.world, small.setting)
            call(aftermath.settle, small.world, small.setting)
            small.world.now["day"] += 7
        call(monthly.monthly, small.world, small.setting)
        small.world.decisions["serial"] = 0
        small.world.now["chronicle_drained"] = small.world.now["chronicle_written"]
    call(statistics.close_year, small.world)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**63),
    kind=st.sampled_from([kinds.AGGRESSION, kinds.BORDER_CLASH, kinds.UNREST, kinds.INSURGENCY, kinds.TRAFFICKING]),
    granted=st.integers(0, 7),
    task=st.integers(1, 5),
    intensity=st.floats(0, 1),
)
def test_quantities_stay_in_their_ranges(seed, kind, granted, task, intensity):
    small = small_world(seed)
    shake(small.world, seed)
    with_crisis(kind, intensity, small=small)
    with_force(small, task, 5_000.0)
    crisis = small.world.crises[0]
    crisis.appeal, crisis.organisation, crisis.settled = kinds.APPEAL_ANSWERED, 0, 0
    crisis.sought, crisis.granted = kinds.COLLECTIVE_DEFENCE, granted
    dispute = small.world.disputes[0]
    dispute.number, dispute.first, dispute.second, dispute.until, dispute.severity = 3, FOE, VICTIM, NEVER, 10.0
    row = small.setting.hazards[0]
    row.kind, row.rate, row.until, row.state, row.intensity = kinds.UNREST, 20.0, NEVER, -1, 0.9
    live_a_while(small)
    assert small.world.now["fault"][0] == kinds.NO_FAULT
    assert out_of_range(small.world) == []


def test_the_watch_sees_what_leaves_its_range():
    small = small_world()
    small.world.states["stability"][0] = 1.01
    small.world.pairs["threat"][0, 1] = np.nan
    assert out_of_range(small.world) == ["states.stability", "pairs.threat"]


def test_affinity_stays_the_same_both_ways():
    small = small_world(3)
    shake(small.world, 3)
    with_crisis(kinds.AGGRESSION, small=small)
    live_a_while(small)
    assert small.world.pairs["affinity"] == pytest.approx(small.world.pairs["affinity"].T)


def test_a_world_at_peace_is_quiet():
    small = small_world()
    live_a_while(small, 12)
    assert small.world.now["chronicle_written"][0] == 5, "the polls of the closing year"
    assert (small.world.crises["serial"] == 0).all()
    assert int(small.world.now["day"][0]) > MONDAY
