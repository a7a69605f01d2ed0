"""What aid and arming cost: by the economy of the receiver and the size of the army, so that a small purse buys something too."""

import pytest
from dynamics.dynamics_world import LEADER, SMALL, VICTIM, small_world

from sim.dynamics import diplomacy
from sim.initiatives import Ask, take_initiative
from sim.purse import affordable_reward, price_of_reward
from sim.words import kinds
from sim.words.jit import call


def ordered(small, kind, option, value, whom=-1):
    """The small state takes an initiative, which is carried out."""
    ask = Ask(SMALL, kind, 0, option, value, whom, -1)
    refusal = take_initiative(small.space, small.setting, ask, kinds.BY_PERSON)
    if refusal is None:
        call(diplomacy.carry_out, small.world, small.setting)
    return refusal


def test_a_reward_costs_a_share_of_the_receivers_product():
    small = small_world()
    states, share = small.world.states, float(small.setting.parameters[0].reward_share)
    for whom in (VICTIM, LEADER):
        expected = share * float(states["gdp"][whom]) / 1e6 * 0.4
        assert price_of_reward(small.space, small.setting, whom, 0.4) == pytest.approx(expected)
    before, price = float(states["treasury"][SMALL]), price_of_reward(small.space, small.setting, VICTIM, 0.4)
    states["treasury"][SMALL] = before = max(before, 2.0 * price)
    assert ordered(small, kinds.PAY, kinds.GIVE_AID, 0.4, VICTIM) is None
    assert states["treasury"][SMALL] == pytest.approx(before - price)


def test_what_a_neighbour_feels_is_beyond_a_small_purse_for_a_great_power():
    small = small_world()
    states = small.world.states
    states["gdp"][VICTIM], states["gdp"][LEADER], states["treasury"][SMALL] = 9e9, 2e12, 20.0
    assert affordable_reward(small.space, small.setting, SMALL, VICTIM, 0.4) == pytest.approx(0.35)
    assert affordable_reward(small.space, small.setting, SMALL, LEADER, 0.4) == 0.0
    refusal = ordered(small, kinds.PAY, kinds.GIVE_AID, 0.4, LEADER)
    assert refusal is not None and "million USD" in refusal.text and states["treasury"][SMALL] == 20.0


def test_the_same_money_makes_a_small_army_readier():
    gains = []
    for army in (10_000.0, 100_000.0):
        small = small_world()
        states = small.world.states
        states["active_military"][SMALL], states["readiness"][SMALL], states["treasury"][SMALL] = army, 0.3, 30.0
        assert ordered(small, kinds.BUDGET, 1, 30.0) is None
        gains.append(float(states["readiness"][SMALL]) - 0.3)
    assert gains[0] == pytest.approx(10.0 * gains[1]) and gains[0] > 0.01


def test_a_state_without_an_army_does_not_become_ready_for_nothing():
    small = small_world()
    states = small.world.states
    states["active_military"][SMALL], states["readiness"][SMALL], states["treasury"][SMALL] = 0.0, 0.0, 10.0
    assert ordered(small, kinds.BUDGET, 1, 10.0) is None
    assert 0.0 < states["readiness"][SMALL] < 0.2
