"""Drawn crises: when they come, from whom, how often; and that luck belongs to the event."""

import math

import pytest
from dynamics.dynamics_world import FOE, LEADER, MONDAY, SMALL, VICTIM, small_world
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dynamics import disputes, hazards, weekly
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.luck import number_of


def disputed(seed=1, rate=0.5, **changes):
    """A dispute of the foe with the victim, and a hazard of clashes in slot 0."""
    small = small_world(seed)
    dispute = small.world.disputes[0]
    dispute.number, dispute.first, dispute.second, dispute.until = number_of("FOE-VICTIM"), FOE, VICTIM, NEVER
    dispute.severity, dispute.tension, dispute.delimited = 1.0, 0.5, 1
    row = small.setting.hazards[0]
    row.number, row.kind, row.by_dispute, row.rate, row.until = number_of("clash"), kinds.BORDER_CLASH, 1, rate, NEVER
    row.low, row.high, row.intensity, row.state, row.aggressor = rate / 2, rate * 2, 0.5, -1, -1
    for name, value in changes.items():
        setattr(dispute, name, value)
    return small


def troubled(kind=kinds.UNREST, rate=0.5, seed=1, state=SMALL):
    """A hazard of troubles within one state (or every member) in slot 0."""
    small = small_world(seed)
    row = small.setting.hazards[0]
    row.number, row.kind, row.rate, row.until, row.state = number_of("trouble"), kind, rate, NEVER, state
    row.low, row.high, row.intensity, row.aggressor = rate / 2, rate * 2, 0.5, -1
    return small


def outbreaks(small, weeks=400):
    """(day, target, aggressor) of every crisis drawn in some weeks; each is cleared away at once, and so is its mark."""
    found = []
    tension = small.world.disputes["tension"].copy()
    for _ in range(weeks):
        call(weekly.weekly, small.world, small.setting)
        for crisis in small.world.crises:
            if crisis.serial > 0:
                found.append((int(small.world.now["day"][0]), int(crisis.target), int(crisis.aggressor)))
                crisis.serial = crisis.stage = 0
        small.world.decisions["serial"] = 0
        small.world.disputes["tension"] = tension
        small.world.now["chronicle_drained"] = small.world.now["chronicle_written"]
        small.world.now["day"] += 7
    return found


def test_nothing_is_drawn_when_only_the_script_opens_crises():
    small = disputed(rate=40.0)
    small.world.now["crises_mode"] = kinds.SCRIPTED
    assert outbreaks(small, 20) == []


def test_clashes_come_about_as_often_as_their_rate():
    small = disputed(rate=2.0)
    small.world.charters["collective_defence"] = 0
    expected = 2.0 * 1_000 * 7 / 365.2425
    count = len(outbreaks(small, 1_000))
    assert abs(count - expected) < 4 * math.sqrt(expected)


def test_severity_tension_and_boldness_bring_more_clashes():
    usual = len(outbreaks(disputed(rate=2.0)))
    assert len(outbreaks(disputed(rate=2.0, severity=3.0))) > usual
    assert len(outbreaks(disputed(rate=2.0, tension=1.0))) > usual > len(outbreaks(disputed(rate=2.0, tension=0.0)))
    bold = disputed(rate=2.0)
    bold.world.states["boldness"][FOE] = 1.0
    assert len(outbreaks(bold)) > usual


def test_a_credible_alliance_is_attacked_less_by_outsiders():
    weak, strong = disputed(rate=4.0), disputed(rate=4.0)
    weak.world.organisations["credibility"] = 0.0
    strong.world.organisations["credibility"] = 1.0
    attacked = [len([1 for _, target, _ in outbreaks(small) if target == VICTIM]) for small in (weak, strong)]
    assert attacked[0] > attacked[1]


@pytest.mark.parametrize("means", ["credibility", "air_defence", "interoperability"])
def test_what_deters(means):
    small = small_world()
    small.world.organisations["credibility"] = 0.3
    before = call(disputes.deterred, small.world, small.setting, FOE, VICTIM)
    small.world.organisations[means] = 0.9
    assert 0.0 < before < call(disputes.deterred, small.world, small.setting, FOE, VICTIM) <= 1.0


def test_a_member_is_not_deterred_by_its_own_alliance_nor_anyone_from_an_outsider():
    small = small_world()
    assert call(disputes.deterred, small.world, small.setting, LEADER, VICTIM) == 0.0
    assert call(disputes.deterred, small.world, small.setting, VICTIM, FOE) == 0.0
    small.world.charters["collective_defence"] = 0
    assert call(disputes.deterred, small.world, small.setting, FOE, VICTIM) == 0.0


def test_the_one_that_alone_would_fires_first():
    assert {aggressor for _, _, aggressor in outbreaks(disputed(rate=4.0, first_initiates=1))} == {FOE}
    both = {aggressor for _, _, aggressor in outbreaks(disputed(rate=8.0))}
    assert both == {FOE, VICTIM}


def test_the_stronger_side_fires_first_more_often():
    small = disputed()
    shares = []
    for forces in (10_000.0, 400_000.0):
        small.world.states["active_military"][FOE] = forces
        shares.append(sum(call(disputes.first_shot_by, small.world, small.setting, 0, u / 100) == FOE for u in range(100)))
    assert shares[0] < 50 < shares[1]


def test_a_dispute_is_not_fought_twice_at_once_and_grows_hotter():
    small = disputed(rate=360.0)
    for _ in range(5):
        call(weekly.weekly, small.world, small.setting)
        small.world.now["day"] += 7
    assert (small.world.crises["serial"] > 0).sum() == 1
    assert small.world.disputes["tension"][0] > 0.5
    assert small.world.disputes["last_clash"][0] > 0


def test_outside_its_dates_a_dispute_and_a_hazard_sleep():
    assert outbreaks(disputed(rate=40.0, until=MONDAY - 1), 20) == []
    small = troubled(rate=40.0)
    small.setting.hazards["until"] = MONDAY - 1
    assert outbreaks(small, 20) == []


def test_a_clash_on_an_open_border_is_less_clear():
    small = disputed(rate=360.0, delimited=0)
    call(weekly.weekly, small.world, small.setting)
    assert small.world.crises["delimited"][0] == 0
    assert small.world.crises["clarity"][0] == small.setting.parameters["disputed_clarity"][0]


def test_the_same_seed_has_the_same_outbreaks_whatever_else_is_in_the_world():
    alone = outbreaks(disputed(seed=7, rate=2.0))
    crowded = disputed(seed=7, rate=2.0)
    other = crowded.world.disputes[1]
    other.number, other.first, other.second, other.until, other.severity = 5, LEADER, SMALL, NEVER, 1.0
    crowded.world.disputes["tension"][1] = 0.5
    together = [found for found in outbreaks(crowded) if found[1] in (FOE, VICTIM)]
    assert alone == together
    assert alone != outbreaks(disputed(seed=8, rate=2.0))


def test_troubles_hit_every_member_or_the_one_named():
    assert {target for _, target, _ in outbreaks(troubled(rate=2.0))} == {SMALL}
    assert {target for _, target, _ in outbreaks(troubled(rate=2.0, state=-1))} == {0, 1, 2, 3, 4}
    absent = troubled(rate=40.0)
    absent.world.states["present"][SMALL] = 0
    assert outbreaks(absent, 20) == []


def factor(kind, **changes):
    small = troubled(kind)
    for name, value in changes.items():
        if name == "channel":
            small.world.organisations[name][0] = value
        else:
            small.world.states[name][SMALL] = value
    return call(disputes.instability, small.world, small.setting, 0, SMALL)


def test_what_troubles_grow_from():
    assert factor(kinds.UNREST) == factor(kinds.INSURGENCY) == factor(kinds.DISASTER) == 1.0
    assert factor(kinds.INSURGENCY, stability=0.1) > 1.0 > factor(kinds.INSURGENCY, stability=0.9) >= 0.0
    assert factor(kinds.UNREST, protest=0.8) > 1.0
    assert factor(kinds.DISASTER, stability=0.0, protest=1.0) == 1.0
    assert factor(kinds.TRAFFICKING, channel=1.0) < 1.0 == factor(kinds.TERROR, channel=1.0)


@settings(deadline=None)
@given(st.integers(0, 2**63))
def test_an_uncertain_rate_is_drawn_once_from_its_range(seed):
    small = troubled(rate=1.0, seed=seed)
    assert call(hazards.drawn_rate, small.world, small.setting, 0) == 1.0
    small.world.now["uncertain"] = 1
    rate = call(hazards.drawn_rate, small.world, small.setting, 0)
    small.world.now["day"] += 700
    assert 0.5 <= rate <= 2.0
    assert rate == call(hazards.drawn_rate, small.world, small.setting, 0)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1e4))
def test_most_weeks_are_told_without_an_exponential(u, rate):
    chance = 1.0 - math.exp(-min(50.0, rate * hazards.WEEK_IN_YEARS))
    if abs(u - chance) > 1e-12:
        assert call(hazards.comes_up, u, rate) == (u < chance)


def test_tension_cools_to_its_floor_and_boldness_fades():
    small = disputed()
    small.world.states["boldness"][FOE] = -0.8
    for _ in range(12 * 80):
        call(disputes.cool, small.world, small.setting)
    assert small.world.disputes["tension"][0] == pytest.approx(small.setting.parameters["tension_floor"][0], abs=1e-4)
    assert abs(small.world.states["boldness"][FOE]) < 1e-6


def test_kinds_fade_each_in_its_own_time():
    setting = small_world().setting
    fading = {kind: call(hazards.decay_of, setting, kind) for kind in range(1, 9)}
    assert all(0.0 < value < 1.0 for value in fading.values())
    assert fading[kinds.INSURGENCY] < fading[kinds.AGGRESSION] < fading[kinds.UNREST] < fading[kinds.TERROR]
