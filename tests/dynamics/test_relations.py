"""Between states: forgetting, fear, patrons, cohesion, the resting place of credibility, money and pressure."""

import pytest
from dynamics.dynamics_world import FAR, FOE, FRIEND, LEADER, MONDAY, PATRON, SMALL, VICTIM, small_world
from dynamics.scenes import with_crisis

from sim.dynamics import economy, relations
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.seats import list_fading


def months(small, count):
    call(list_fading, small.world)  # what the test has written by hand
    for _ in range(count):
        call(relations.fade, small.world, small.setting)


def test_a_grievance_halves_in_its_half_life():
    small = small_world()
    small.world.pairs["grievance"][VICTIM, FOE] = 0.8
    small.world.pairs["debt"][VICTIM, FOE] = -0.6
    months(small, 48)
    assert small.world.pairs["grievance"][VICTIM, FOE] == pytest.approx(0.4)
    assert -0.6 < small.world.pairs["debt"][VICTIM, FOE] < 0.0


def test_pressure_ends():
    small = small_world()
    small.world.pairs["pressure"][SMALL, LEADER] = -0.9
    months(small, 36)
    assert small.world.pairs["pressure"][SMALL, LEADER] == 0.0


def pressed(pressure, dependence):
    small = small_world()
    small.world.pairs["pressure"][SMALL, LEADER] = pressure
    small.world.pairs["dependence"][SMALL, LEADER] = dependence
    call(economy.carry_pressure, small.world, small.setting, SMALL, LEADER)
    states, affinity = small.world.states, small.world.pairs["affinity"][SMALL, LEADER]
    return states["treasury"][SMALL], states["stability"][SMALL], states["treasury"][LEADER], affinity


def test_pressure_costs_both_sides_and_bites_by_dependence():
    money, stability, price, affinity = pressed(-1.0, 0.8)
    assert money < 500.0 and stability < 0.5 and price < 500.0 and affinity < 0.5
    assert pressed(-1.0, 0.2)[0] > money
    assert pressed(-1.0, 0.0)[0] == 500.0


def test_a_reward_helps_and_is_paid_for():
    money, stability, price, affinity = pressed(1.0, 0.8)
    assert money > 500.0 and stability > 0.5 and price < 500.0 and affinity > 0.5


def test_purses_fill_by_size_and_what_lies_idle_fades_so_that_no_ceiling_is_reached():
    small = small_world()
    small.world.states["treasury"] = 0.0
    small.world.organisations["chair"][0] = -1
    for _ in range(240):
        call(economy.monthly, small.world, small.setting)
    p = small.setting.parameters[0]
    states = small.world.states
    assert states["treasury"][LEADER] > states["treasury"][SMALL] > 0.0
    ceiling = p.treasury_years * p.treasury_share * 50_000.0
    assert 0.6 * ceiling < states["treasury"][SMALL] < 0.9 * ceiling
    assert states["influence"][SMALL] < states["influence"][LEADER] < p.influence_most
    assert states["influence"][SMALL] < 0.9 * p.influence_small


def test_the_chair_is_listened_to():
    plain, chairing = small_world(), small_world()
    for small, chair in ((plain, -1), (chairing, SMALL)):
        small.world.organisations["chair"][0] = chair
        call(economy.monthly, small.world, small.setting)
    gain = chairing.world.states["influence"][SMALL] - plain.world.states["influence"][SMALL]
    assert gain == pytest.approx(plain.setting.parameters[0].influence_of_chair / 12.0)


def test_idle_money_and_favours_fade_faster_with_a_shorter_half_life():
    slow, fast = small_world(), small_world()
    fast.setting.parameters["treasury_half_life"] = fast.setting.parameters["influence_half_life"] = 0.5
    slow.setting.parameters["treasury_half_life"] = slow.setting.parameters["influence_half_life"] = 50.0
    for small in (slow, fast):
        small.world.states["treasury"], small.world.states["influence"] = 100.0, 40.0
        call(economy.monthly, small.world, small.setting)
    for column in ("treasury", "influence"):
        assert fast.world.states[column][SMALL] < slow.world.states[column][SMALL]


def test_arms_at_home_prices_cost_the_seller():
    plain, cheap = small_world(), small_world()
    cheap.world.organisations["arms_discount"][0] = 1.0
    for small in (plain, cheap):
        call(economy.monthly, small.world, small.setting)
    assert cheap.world.states["treasury"][LEADER] < plain.world.states["treasury"][LEADER]
    assert cheap.world.states["treasury"][SMALL] == plain.world.states["treasury"][SMALL]


def threat(first=VICTIM, second=FOE, **changes):
    small = small_world()
    for name, value in changes.items():
        if name in ("affinity",):
            small.world.pairs["affinity"][first, second] = small.world.pairs["affinity"][second, first] = value
        elif name in ("distance", "neighbours"):
            small.setting.roads[name][first, second] = small.setting.roads[name][second, first] = value
        elif name == "tension":
            small.world.disputes[0].first, small.world.disputes[0].second = second, first
            small.world.disputes[0].until, small.world.disputes[0].tension = NEVER, value
        else:
            small.world.states[name][second] = value
    call(relations.fear, small.world, small.setting)
    return small.world.pairs["threat"][first, second]


def test_fear_grows_with_strength_nearness_and_hostility():
    usual = threat()
    assert 0.0 < usual < 1.0
    assert threat(active_military=500_000.0) > usual
    assert threat(engaged=0.8) < usual
    assert threat(neighbours=0) < usual
    assert threat(neighbours=0, distance=9_000.0) < threat(neighbours=0)
    assert threat(affinity=0.9) == 0.0
    assert threat(tension=0.8) > usual


def test_a_running_attack_frightens():
    small = with_crisis(kinds.AGGRESSION)
    call(relations.fear, small.world, small.setting)
    assert small.world.pairs["threat"][VICTIM, FOE] > threat()


def test_the_patron_is_the_weightiest_friend_outside():
    small = small_world()
    small.world.pairs["affinity"][SMALL, PATRON] = 0.4
    small.world.pairs["affinity"][SMALL, FOE] = 0.9
    patron, pull = call(relations.patron_of, small.world, 0, SMALL)
    assert patron == PATRON
    assert 0.3 < pull < 0.4
    small.world.seats["status"][0, PATRON] = kinds.MEMBER
    assert call(relations.patron_of, small.world, 0, SMALL)[0] == FOE
    small.world.pairs["affinity"][SMALL] = -0.5
    assert call(relations.patron_of, small.world, 0, SMALL) == (-1, 0.0)


def drift_to_patron(**strain):
    small = small_world()
    small.world.pairs["affinity"][SMALL, PATRON] = small.world.pairs["affinity"][PATRON, SMALL] = 0.3
    for name, value in strain.items():
        if name == "engaged":
            small.world.states["engaged"][LEADER] = value
        else:
            small.world.pairs[name][SMALL, LEADER] = value
    call(relations.look_outside, small.world, small.setting, 0.5)
    assert small.world.states["outside_patron"][SMALL] > 0.0
    return small.world.pairs["affinity"][SMALL, PATRON] - 0.3


def test_members_under_strain_balance_between_patrons():
    assert drift_to_patron() == 0.0
    for strain in ({"grievance": 0.5}, {"pressure": -0.5}, {"engaged": 0.7}):
        assert drift_to_patron(**strain) > 0.0


def resting(months=240, **changes):
    small = small_world()
    for name, value in changes.items():
        if name == "engaged":
            small.world.states["engaged"][LEADER] = value
        elif name in ("grievance", "boycott"):
            small.world.seats[name][0, :5] = value
        elif name == "affinity":
            small.world.pairs["affinity"][:5, :5] = value
        else:
            small.world.organisations[name][0] = value
    for _ in range(months):
        call(relations.hold_together, small.world, small.setting)
    return small.world.organisations[0]


def test_overstretch_and_quarrels_wear_credibility_down():
    usual = resting()
    assert 0.2 < usual.credibility < 0.8
    assert resting(engaged=0.9).credibility < usual.credibility
    assert resting(air_defence=1.0).credibility > usual.credibility
    assert resting(affinity=-0.5).cohesion < usual.cohesion
    assert resting(grievance=0.5).cohesion < usual.cohesion
    assert resting(boycott=0.5).cohesion < usual.cohesion


def test_unpractised_skill_fades():
    assert resting(months=84).interoperability == pytest.approx(0.25)
    assert resting(months=1).interoperability < 0.5


def test_states_far_away_are_feared_less_than_neighbours():
    assert threat(FAR, FOE, affinity=-0.8) < threat(FRIEND, FOE, affinity=-0.8, neighbours=1)
    assert MONDAY % 7 == 1
