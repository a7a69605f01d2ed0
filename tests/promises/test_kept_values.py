"""What the world keeps so as not to look it up again equals a fresh look, on any morning of a run: see `layout.NOW`."""

import numpy as np
import pytest

from sim.edits import edit
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
from sim.script.fire import earliest_due, first_of
from sim.script.opcodes import BY_CONDITION, BY_HAZARD, BY_HOOK
from sim.script.readings import AT_END
from sim.turn import next_wake
from sim.words import kinds
from sim.words.calendar import month_start_from
from sim.words.jit import call

STEP = 5
"""Days between two looks: all weekdays come up in turn."""


@pytest.fixture(scope="module", params=[("real-timeline", "scripted"), ("real-timeline", "both"), ("siberia", "scripted")])
def start(request):
    scenario, crises = request.param
    return build(load(scenario), crises=crises)


@pytest.fixture(scope="module")
def mornings(start):
    """The worlds of one run, a copy each, as they stand on some mornings."""
    run, found = Run(start, 11), []
    for day in range(run.day, run.last_day, STEP):
        for _ in run.live(day):
            pass
        found.append(run.space.fork())
    return found


def chain(world):
    """The readings that the world keeps as open."""
    places, place = [], int(world.now["next_reading"][0])
    while place > 0:
        places.append(place - 1)
        place = int(world.readings["next"][place - 1])
    return places


def test_the_chain_of_readings_holds_those_that_are_still_to_be_taken(start, mornings):
    asked = start.setting.asked
    for space in mornings[1:]:
        is_open = (asked["first"] > 0) & (asked["way"] != AT_END) & (space.world.readings["taken"] == 0)
        assert chain(space.world) == list(np.flatnonzero(is_open))


def test_nothing_that_wakes_the_clock_is_due_before_the_day_that_is_kept(mornings):
    for space in mornings:
        assert space.world.now["wake"][0] <= max(call(next_wake, space.world), space.world.now["day"][0])


def test_no_event_is_due_before_the_day_that_is_kept(start, mornings):
    hooked = call(first_of, start.setting, BY_HOOK)
    for space in mornings[1:]:
        assert space.world.now["events_due"][0] <= call(earliest_due, space.world, hooked)


def spent(start, world):
    """Which events of the script can happen no more."""
    script, events = start.setting.script, world.events
    return (events["cancelled"] == 1) | ((script["once"] == 1) & (events["fired"] > 0))


def test_no_condition_or_hazard_before_the_place_that_is_kept_can_come_up(start, mornings):
    begin, hooked = (call(first_of, start.setting, trigger) for trigger in (BY_CONDITION, BY_HOOK))
    for space in mornings[1:]:
        kept = int(space.world.now["next_weekly"][0])
        assert begin <= kept <= hooked
        assert spent(start, space.world)[begin:kept].all()


def test_the_hazards_that_are_drawn_are_those_that_may_come_up(start, mornings):
    script, draws = start.setting.script, start.setting.draws
    for space in mornings[1:]:
        world = space.world
        if world.now["draws_stale"][0] == 1:
            continue  # listed anew before the next draw
        is_open = (script["when"] == 0) | (world.events["was_true"] == 1)
        may_come = (script["trigger"] == BY_HAZARD) & is_open & ~spent(start, world)
        count = int(world.now["draws"][0])
        listed = world.drawn["draw"][:count]
        assert sorted(draws["event"][listed]) == list(np.flatnonzero(may_come))
        assert (world.drawn_keys["key"][:count] == draws["key"][listed]).all()
        assert (world.drawn_bounds["bound"][:count] == draws["bound"][listed]).all()


def test_an_event_is_marked_as_followed_when_one_follows_it(start):
    script = start.setting.script
    assert (start.setting.follows["event"] == script["after"]).all()
    assert set(np.flatnonzero(script["followed"])) == set(script["after"][script["after"] >= 0])


def test_the_seats_that_wait_for_a_date_are_counted(mornings):
    for space in mornings[1:]:
        status = space.world.seats["status"]
        assert space.world.now["seats_awaited"][0] == np.count_nonzero(np.isin(status, (kinds.SIGNATORY, kinds.LEAVING)))


def test_the_first_of_the_month_that_is_kept_is_the_next_one(mornings):
    for space in mornings[1:]:
        now = space.world.now[0]
        assert now["month_due"] == call(month_start_from, int(now["day"]))


def test_every_pair_with_something_that_fades_is_listed_once_in_order(mornings):
    for space in mornings[1:]:
        pairs, states = space.world.pairs, space.world.states.shape[0]
        listed = space.world.fading[: int(space.world.now["pairs_fading"][0])]
        places = listed["first"] * states + listed["second"]
        alive = (pairs["grievance"] != 0.0) | (pairs["debt"] != 0.0) | (pairs["pressure"] != 0.0)
        assert (np.diff(places) > 0).all()
        assert set(np.flatnonzero(alive)) <= set(places.tolist())


def test_an_edit_of_a_pair_fades_like_anything_else(start):
    run = Run(start, 12)
    for _ in run.live(run.day + 40):
        pass
    quiet = np.argwhere(run.space.world.pairs["debt"] == 0.0)
    first, second = next((int(a), int(b)) for a, b in quiet if a != b)
    assert edit(run.space, "pairs", (first, second), "debt", 0.5) is None
    for _ in run.live(run.day + 40):
        pass
    assert 0.0 < run.space.world.pairs["debt"][first, second] < 0.5
