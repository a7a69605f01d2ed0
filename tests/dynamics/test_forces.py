"""Forces on the move and at work: arrival, control, withdrawal, cost, the standing operation."""

import pytest
from dynamics.dynamics_world import FAR, FRIEND, LEADER, MONDAY, SMALL, VICTIM, small_world
from dynamics.scenes import told, with_crisis, with_force

from sim.dynamics import logistics, operations
from sim.words import kinds
from sim.words.calendar import NEVER, ordinal
from sim.words.jit import call


def days(small, state=FRIEND, troops=700.0):
    force = small.world.deployments[0]
    force.host, force.organisation, force.instrument = VICTIM, 0, kinds.RAPID_REACTION_FORCE
    return call(logistics.travel_days, small.world, small.setting, 0, state, troops)


def test_distance_size_and_unreadiness_delay():
    usual = days(small_world())
    assert days(small_world(), FAR) > usual
    assert days(small_world(), troops=5_000.0) > usual
    unready = small_world()
    unready.world.states["readiness"][FRIEND] = 0.0
    assert days(unready) > usual
    assert days(small_world(), VICTIM) <= usual


def test_a_base_in_the_country_spares_the_way():
    small = small_world()
    before = days(small, FAR, 2_000.0)
    base = small.world.bases[0]
    base.host, base.holder, base.status, base.personnel = VICTIM, FAR, 1, 2_000.0
    assert days(small, FAR, 2_000.0) < before
    base.personnel = 50.0
    assert days(small, FAR, 2_000.0) == before, "advisers are there, the contingent is not"


def test_a_unit_sets_out_from_where_it_stands():
    small = small_world()
    before = days(small, FAR, 2_000.0)
    unit = small.world.units[0]
    unit.owner, unit.organisation, unit.force = FAR, 0, kinds.RAPID_REACTION_FORCE
    unit.since, unit.until, unit.home = 0, NEVER, -1
    assert days(small, FAR, 2_000.0) == before
    unit.home = VICTIM
    assert days(small, FAR, 2_000.0) < before


def test_the_case_of_january_2022_is_within_reach():
    small = small_world()
    small.setting.roads["distance"][LEADER, VICTIM] = 2_270.0
    small.world.states["readiness"][LEADER] = 0.6
    assert 1 <= days(small, LEADER, 1_600.0) <= 3
    assert 1 <= days(small, SMALL, 100.0) <= 3


def live(small, count):
    """Days of a force: it works on Mondays and moves every day."""
    for _ in range(count):
        if (int(small.world.now["day"][0]) - 1) % 7 == 0:
            call(operations.act, small.world, small.setting)
        call(logistics.move, small.world, small.setting)
        small.world.now["day"] += 1


def test_a_force_sets_out_arrives_leaves_and_is_gone():
    small = with_force(with_crisis(kinds.UNREST, aggressor=-1), kinds.GUARD, senders=(LEADER, FAR), in_place=False)
    world = small.world
    call(logistics.move, world, small.setting)
    arrivals = world.contingents["arrives"][0]
    assert MONDAY < arrivals[LEADER] < arrivals[FAR] < NEVER
    assert arrivals[SMALL] == NEVER
    assert world.deployments["arrives"][0] == arrivals[LEADER]
    assert world.states["troops_abroad"][[LEADER, FAR]].tolist() == [1_000.0, 1_000.0]
    live(small, 80)
    assert world.deployments["serial"][0] == 0
    assert (world.states["troops_abroad"] == 0.0).all()
    events = [kind for kind in told(small) if kind in (kinds.E_ARRIVED, kinds.E_LEAVING, kinds.E_GONE)]
    assert events == [kinds.E_ARRIVED, kinds.E_ARRIVED, kinds.E_LEAVING, kinds.E_GONE]
    assert world.years["deployments"][0] == 1
    assert world.years["troops_peak"][0] == 2_000.0
    assert world.years["deployment_days"][0] > 5.0


def test_a_task_done_sends_the_force_home_before_its_mandate_ends():
    small = with_force(with_crisis(kinds.UNREST, 0.6, aggressor=-1), kinds.GUARD, 2_200.0)
    call(operations.act, small.world, small.setting)
    assert small.world.crises["intensity"][0] < small.setting.parameters["under_control"][0]
    assert small.world.deployments["leaves"][0] == MONDAY + 3
    live(small, 4)
    assert small.world.deployments["stage"][0] == kinds.WITHDRAWING
    assert small.world.deployments["gone"][0] == MONDAY + 9


@pytest.mark.parametrize(
    ("kind", "task", "goes"),
    [
        (kinds.UNREST, kinds.GUARD, True),
        (kinds.TERROR, kinds.COUNTER_TERROR, True),
        (kinds.DISASTER, kinds.DISASTER_RELIEF, True),
        (kinds.TRAFFICKING, kinds.CRIME_AND_DRUGS, True),
        (kinds.INSURGENCY, kinds.GUARD, False),
        (kinds.INSURGENCY, kinds.COUNTER_TERROR, False),
        (kinds.BORDER_CLASH, kinds.GUARD, False),
        (kinds.AGGRESSION, kinds.REPEL_AGGRESSION, False),
    ],
)
def test_a_lull_sends_home_who_keeps_order_not_who_stands_in_a_war(kind, task, goes):
    quiet = 0.9 * restored_below()
    small = with_force(with_crisis(kind, quiet), task, 500.0)
    call(operations.act, small.world, small.setting)
    assert 0.0 < small.world.crises["intensity"][0] < small.setting.parameters["under_control"][0]
    assert (small.world.deployments["leaves"][0] < NEVER) == goes


def restored_below():
    """The intensity below which order counts as restored."""
    return float(with_crisis(kinds.UNREST).setting.parameters["under_control"][0])


def test_a_force_too_small_stays():
    small = with_force(with_crisis(kinds.UNREST, 0.9, aggressor=-1), kinds.GUARD, 50.0)
    call(operations.act, small.world, small.setting)
    assert 0.85 < small.world.crises["intensity"][0] < 0.9
    assert small.world.deployments["leaves"][0] == NEVER


def test_a_force_without_a_crisis_goes_home():
    small = with_force(with_crisis(kinds.TERROR), kinds.COUNTER_TERROR)
    small.world.crises["stage"][0] = kinds.CRISIS_ENDED
    call(operations.act, small.world, small.setting)
    assert small.world.deployments["leaves"][0] == MONDAY + 3


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        (kinds.COUNTER_TERROR, kinds.TERROR),
        (kinds.COUNTER_TERROR, kinds.INSURGENCY),
        (kinds.CRIME_AND_DRUGS, kinds.TRAFFICKING),
        (kinds.DISASTER_RELIEF, kinds.DISASTER),
        (kinds.GUARD, kinds.UNREST),
        (kinds.GUARD, kinds.BORDER_CLASH),
    ],
)
def test_each_task_wears_its_crisis_down_and_more_troops_do_more(task, kind):
    left = []
    for troops in (0.0, 500.0, 5_000.0):
        small = with_force(with_crisis(kind, 0.9, aggressor=-1), task, troops)
        call(operations.act, small.world, small.setting)
        left.append(small.world.crises["intensity"][0])
    assert left[0] == 0.9 > left[1] > left[2] > 0.0


def test_guards_alone_do_not_end_a_civil_war():
    small = with_force(with_crisis(kinds.INSURGENCY, 0.9, aggressor=-1), kinds.GUARD, 2_000.0)
    for _ in range(8):
        call(operations.act, small.world, small.setting)
    assert small.world.crises["intensity"][0] > 0.8
    assert small.world.deployments["leaves"][0] == NEVER


def test_a_force_with_another_task_does_less():
    left = []
    for task in (kinds.GUARD, kinds.DISASTER_RELIEF, kinds.REPEL_AGGRESSION):
        small = with_force(with_crisis(kinds.UNREST, 0.9, aggressor=-1), task)
        call(operations.act, small.world, small.setting)
        left.append(small.world.crises["intensity"][0])
    assert left[0] < left[1] < left[2] == 0.9


def test_guarding_a_host_against_its_people_costs_standing_and_helping_after_a_flood_does_not():
    unrest = with_force(with_crisis(kinds.UNREST, aggressor=-1), kinds.GUARD)
    flood = with_force(with_crisis(kinds.DISASTER, aggressor=-1), kinds.DISASTER_RELIEF)
    for small in (unrest, flood):
        call(operations.act, small.world, small.setting)
    assert unrest.world.states["legitimacy"][VICTIM] < 0.5 == flood.world.states["legitimacy"][VICTIM]


def test_the_leading_power_bears_its_share_of_the_upkeep():
    small = with_force(with_crisis(kinds.UNREST), kinds.GUARD, 2_000.0, senders=(FRIEND,))
    call(logistics.keep_up, small.world, small.setting, 0)
    spent = 500.0 - small.world.states["treasury"]
    assert spent[FRIEND] > 0.0
    assert spent[FRIEND] == pytest.approx(spent[LEADER])
    assert small.world.deployments["cost"][0] == pytest.approx(spent.sum())


def test_a_promise_to_which_nobody_sent_troops_frees_its_place():
    small = with_force(with_crisis(kinds.UNREST), kinds.GUARD, in_place=False)
    small.world.deployments["stage"] = kinds.GONE
    call(logistics.move, small.world, small.setting)
    assert small.world.deployments["serial"][0] == 0
    assert told(small).count(kinds.E_GONE) == 0


def test_the_clock_stops_where_a_force_or_a_crisis_is_due():
    small = with_force(with_crisis(kinds.UNREST), kinds.GUARD, in_place=False)
    world = small.world
    year_end = call(ordinal, 2021, 12, 31)
    assert call(logistics.next_due, world) == year_end
    call(logistics.move, world, small.setting)
    assert call(logistics.next_due, world) == world.contingents["arrives"][0, LEADER]
    world.crises["until"] = MONDAY + 1
    assert call(logistics.next_due, world) == MONDAY + 1
    world.crises["stage"] = kinds.CRISIS_ENDED
    world.contingents["arrives"] = MONDAY - 5
    world.deployments["leaves"] = MONDAY + 2
    assert call(logistics.next_due, world) == MONDAY + 2


def test_the_standing_operation_seizes_drugs_every_year():
    small = small_world()
    call(operations.seize_drugs, small.world, small.setting)
    assert told(small) == []
    small.world.organisations["channel"][0] = 0.5
    call(operations.seize_drugs, small.world, small.setting)
    assert told(small) == [kinds.E_SEIZED]
    assert 4.5 <= small.world.years["drugs_seized"][0] <= 13.5
