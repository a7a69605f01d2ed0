"""Pools and rings: what is full is a fault of the run and overwrites nothing; serials are never given twice."""

import numpy as np
import pytest
from small_world import make

from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
from sim.words import kinds
from sim.words.jit import call
from sim.world import pools
from sim.world.chronicle import fail, must_drain, new_serial, tell


def crisis(small):
    return call(
        pools.open_crisis, small.world, kinds.UNREST, small.state("KGZ"), -1, 0.5, 0.1, 0.5, 1, 1, 800_000, 0.1, -1, -1, 1
    )  # fmt: skip


def proposal(small):
    return call(
        pools.open_proposal, small.world, small.organisation("CSTO"), kinds.DECLARATION, kinds.STATEMENT, kinds.STATEMENT, 0,
        -1, small.state("RUS"), -1, 0.0, int(small.world.now[0].day) + 3, 1, 0,
    )  # fmt: skip


def deployment(small):
    csto, host = small.organisation("CSTO"), small.state("KGZ")
    return call(pools.open_deployment, small.world, csto, kinds.PEACEKEEPERS, 0, -1, host, kinds.GUARD, 100.0, 30.0, 1)


def decision(small):
    today, csto = int(small.world.now[0].day), small.organisation("CSTO")
    return call(pools.open_decision, small.world, small.state("KGZ"), kinds.RENEW, 0, csto, today + 1, 3)


POOLS = {
    "crises": (crisis, kinds.FULL_CRISES),
    "proposals": (proposal, kinds.FULL_PROPOSALS),
    "deployments": (deployment, kinds.FULL_DEPLOYMENTS),
    "decisions": (decision, kinds.FULL_DECISIONS),
}


def drained(small):
    now = small.world.now[0]
    now.chronicle_drained = now.chronicle_written
    if small.world.decisions["serial"].all():
        return
    small.world.decisions["serial"] = 0  # what the pool under test asks of governments is not what is tested
    now.decisions_used = 0


@pytest.mark.parametrize("name", POOLS)
def test_a_full_pool_is_a_fault_and_overwrites_nothing(name):
    opened, fault = POOLS[name]
    small = make()
    pool = getattr(small.world, name)
    for place in range(len(pool)):
        assert opened(small) == place
        if name != "decisions":
            drained(small)
    assert small.world.now[0].fault == kinds.NO_FAULT
    before = pool.copy()
    assert opened(small) == -1
    assert small.world.now[0].fault == fault
    assert small.world.now[0].fault_day == small.world.now[0].day
    assert pool.tobytes() == before.tobytes()


def test_the_first_fault_is_kept():
    small = make()
    for fault in (kinds.FULL_CRISES, kinds.FULL_DECISIONS):
        call(fail, small.world, fault)
    assert small.world.now[0].fault == kinds.FULL_CRISES


def test_a_place_that_is_used_again_has_another_serial():
    small = make()
    seen = set()
    for _ in range(5):
        slot = deployment(small)
        assert slot == 0
        serial = int(small.world.deployments["serial"][0])
        assert serial not in seen and call(pools.deployment_slot, small.world, serial) == 0
        seen.add(serial)
        call(pools.free_deployment, small.world, slot)
        assert call(pools.deployment_slot, small.world, serial) == -1
    assert call(new_serial, small.world) > max(seen)


def test_a_full_chronicle_asks_to_be_drained_and_then_is_a_fault():
    small = make()
    size = len(small.world.chronicle)
    for number in range(size):
        asked = call(must_drain, small.world)
        assert asked == (size - number < 96)
        call(tell, small.world, kinds.E_VOTE, -1, -1, -1, 0, 0, float(number))
    before = small.world.chronicle.copy()
    call(tell, small.world, kinds.E_VOTE, -1, -1, -1, 0, 0, -1.0)
    assert small.world.now[0].fault == kinds.CHRONICLE_OVERRUN
    assert small.world.chronicle.tobytes() == before.tobytes()


def test_a_whole_run_hands_over_every_event_and_every_ruling_once():
    run = Run(build(load("real-timeline"), crises="both"), 3)
    size = len(run.space.world.chronicle)
    events, rulings = run.finish()
    now = run.space.world.now[0]
    assert len(events) > size, "the ring must have come round"
    assert events["serial"].tolist() == list(range(1, int(now.chronicle_written) + 1))
    assert (np.diff(events["day"]) >= 0).all()
    assert len(rulings) == now.rulings_written
    assert run.fault is None
