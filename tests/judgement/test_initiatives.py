"""Initiatives: the sign of each factor of a government's will to act unasked, and what keeps it from acting at all.

The will is read off as the lives, of many that differ in their luck alone, in which the government acts. Luck is keyed, so a
factor that raises the will adds lives and takes none away: that is asserted, not only that there are more.
"""

from collections.abc import Callable

import numpy as np
import pytest
from dynamics.dynamics_world import FAR, FOE, FRIEND, LEADER, SMALL, VICTIM, Small, small_world
from judgement.test_terms import council

from sim.judgement import initiatives
from sim.judgement.vote import leaning_of, weigh
from sim.words import kinds
from sim.words.arithmetic import logistic
from sim.words.jit import call
from sim.world.pools import end_crisis

LIVES = range(1, 301)
OFTEN = 4.0
"""A yearly rate at which a month is not too short to see anything: the highest that the parameters allow."""


def entered(small: Small, kind: int) -> list[np.record]:
    """The decisions of a kind that stand in the world."""
    used = int(small.world.now["decisions_used"][0])
    return [row for row in small.world.decisions[:used] if row["serial"] > 0 and row["kind"] == kind]


def lives(small: Small, kind: int, consider: Callable[[Small], None]) -> set[int]:
    """The seeds under which a government takes an initiative of a kind."""
    found = set()
    for seed in LIVES:
        small.world.now["seed"] = np.uint64(seed)
        small.world.decisions["serial"] = 0
        small.world.now["decisions_used"] = 0
        consider(small)
        if entered(small, kind):
            found.add(seed)
    return found


def put(small: Small, table: str, field: str, where: object, value: float) -> None:
    """Set a quantity of the world, or a parameter of the setting."""
    if table == "parameters":
        small.setting.parameters[field] = value
    else:
        getattr(small.world, table)[field][where] = value


def press_or_pay(small: Small) -> None:
    call(initiatives.consider_pressure, small.world, small.setting, 0, LEADER, FRIEND)


def mediate(small: Small) -> None:
    call(initiatives.consider_mediation, small.world, small.setting, 0, LEADER)


def arm(small: Small) -> None:
    key = call(initiatives.luck_this_week, small.world, initiatives.L_PRESSURE, initiatives.BUDGET_STEP)
    call(initiatives.consider_budget, small.world, small.setting, FRIEND, np.uint64(key))


def work(small: Small) -> None:
    call(initiatives.work_on_motions, small.world, small.setting)


def drifting() -> Small:
    """A member that drifts away and depends on the leading power."""
    small = small_world()
    small.world.seats["grievance"][0, FRIEND] = 0.6
    small.world.pairs["dependence"][FRIEND, LEADER] = 0.5
    small.setting.parameters["press_rate"] = small.setting.parameters["pay_rate"] = OFTEN
    return small


def loyal() -> Small:
    """The same member, content."""
    small = drifting()
    small.world.seats["grievance"][0, FRIEND] = 0.0
    return small


def quarrel() -> Small:
    """Two members fight each other, and the leading power is neither of them."""
    small = council(kind=kinds.BORDER_CLASH, aggressor=FRIEND)
    small.setting.parameters["mediate_rate"] = OFTEN
    return small


def afraid() -> Small:
    """A government that fears an outsider."""
    small = small_world()
    small.world.pairs["threat"][FRIEND, FOE] = 0.5
    small.setting.parameters["budget_rate"] = OFTEN
    small.world.states["treasury"][FRIEND] = 1_000.0
    return small


def doubted(chance_at_most: float = 0.6) -> Small:
    """A motion that comes to the vote tomorrow, and one voter that is less sure than all the others."""
    small = council()
    small.world.states["influence"][VICTIM] = 100.0
    for bitterness in np.arange(0.0, 1.01, 0.02):
        small.world.pairs["affinity"][FAR, VICTIM] = 0.5 - 1.5 * bitterness
        small.world.pairs["grievance"][FAR, VICTIM] = small.world.seats["grievance"][0, FAR] = bitterness
        if chance_of(small, FAR) <= chance_at_most:
            return small
    raise AssertionError("nothing makes this voter so doubtful")


def chance_of(small: Small, voter: int) -> float:
    """A voter's chance of a yes on the motion."""
    leaning = call(leaning_of, small.world, small.setting, 0, voter)
    return float(call(logistic, call(weigh, small.world, small.setting, 0, voter, leaning)))


@pytest.mark.parametrize(
    ("made", "consider", "kind", "table", "field", "where", "low", "high", "sign"),
    [
        (drifting, press_or_pay, kinds.PRESS, "pairs", "dependence", (FRIEND, LEADER), 0.2, 0.9, 1),
        (drifting, press_or_pay, kinds.PRESS, "seats", "grievance", (0, FRIEND), 0.1, 0.9, 1),
        (drifting, press_or_pay, kinds.PRESS, "parameters", "press_rate", None, 1.0, 4.0, 1),
        (drifting, press_or_pay, kinds.PRESS, "parameters", "press_grievance", None, 0.1, 0.9, -1),
        (loyal, press_or_pay, kinds.PAY, "pairs", "affinity", (FRIEND, LEADER), 0.1, 0.9, 1),
        (loyal, press_or_pay, kinds.PAY, "seats", "grievance", (0, FRIEND), 0.1, 0.9, -1),
        (loyal, press_or_pay, kinds.PAY, "states", "treasury", LEADER, 0.0, 1e6, 1),
        (loyal, press_or_pay, kinds.PAY, "parameters", "pay_rate", None, 1.0, 4.0, 1),
        (loyal, press_or_pay, kinds.PAY, "parameters", "pay_cost", None, 1.0, 501.0, -1),
        (quarrel, mediate, kinds.MEDIATE, "states", "influence", LEADER, 0.0, 50.0, 1),
        (quarrel, mediate, kinds.MEDIATE, "parameters", "mediate_rate", None, 1.0, 4.0, 1),
        (quarrel, mediate, kinds.MEDIATE, "parameters", "mediate_cost", None, 4.0, 50.5, -1),
        (afraid, arm, kinds.BUDGET, "pairs", "threat", (FRIEND, FOE), 0.2, 0.9, 1),
        (afraid, arm, kinds.BUDGET, "states", "treasury", FRIEND, 0.0, 1_000.0, 1),
        (afraid, arm, kinds.BUDGET, "parameters", "budget_rate", None, 1.0, 4.0, 1),
        (afraid, arm, kinds.BUDGET, "parameters", "budget_cost", None, 200.0, 1_001.0, -1),
        (doubted, work, kinds.LOBBY, "states", "influence", VICTIM, 0.0, 100.0, 1),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_will", None, 0.2, 0.9, 1),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_cost", None, 6.0, 50.0, 0),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_cost", None, 6.0, 90.0, -1),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_reserve", None, 25.0, 99.0, -1),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_doubt_low", None, 0.1, 0.95, -1),
        (doubted, work, kinds.LOBBY, "parameters", "lobby_doubt_high", None, 0.1, 0.95, 1),
        (doubted, work, kinds.AMEND, "parameters", "amend_doubt", None, 0.1, 0.95, 1),
        (doubted, work, kinds.AMEND, "parameters", "lobby_doubt_high", None, 0.1, 0.95, 1),
    ],
)  # fmt: skip
def test_sign_of_a_factor_of_the_will(made, consider, kind, table, field, where, low, high, sign):
    small = made()
    if kind == kinds.AMEND:
        small.setting.parameters["amend_doubt"] = 0.95
    put(small, table, field, where, low)
    before = lives(small, kind, consider)
    put(small, table, field, where, high)
    after = lives(small, kind, consider)
    assert {1: before < after, 0: before == after != set(), -1: after < before}[sign]


@pytest.mark.parametrize("rate", [0.1, 0.5, 1.0, 4.0])
def test_a_month_at_a_yearly_rate_comes_up_as_often_as_it_should(rate):
    draws = (np.arange(20_000) + 0.5) / 20_000
    share = np.mean([call(initiatives.strikes, float(u), rate) for u in draws])
    assert share == pytest.approx(1.0 - np.exp(-rate / 12.0), abs=1e-4)


def test_what_is_pressed_is_the_drifting_member_by_the_power_that_leads():
    small = drifting()
    small.world.pairs["dependence"][FRIEND, LEADER] = 1.0
    assert lives(small, kinds.PRESS, press_or_pay)
    (seed, *_) = sorted(lives(small, kinds.PRESS, press_or_pay))
    small.world.now["seed"] = np.uint64(seed)
    small.world.decisions["serial"], small.world.now["decisions_used"] = 0, 0
    press_or_pay(small)
    (row,) = entered(small, kinds.PRESS)
    assert (row["state"], row["whom"], row["option"]) == (LEADER, FRIEND, kinds.GAS_CUT)
    assert row["value"] == small.setting.parameters["press_strength"][0]
    assert row["chosen_by"] == kinds.BY_JUDGEMENT
    assert row["deadline"] == small.world.now["day"][0]


@pytest.mark.parametrize("made", [drifting, loyal])
@pytest.mark.parametrize("standing", [-0.4, 0.3])
def test_who_is_pressed_or_rewarded_already_is_left_alone(made, standing):
    small = made()
    small.world.pairs["pressure"][FRIEND, LEADER] = standing
    assert lives(small, kinds.PRESS, press_or_pay) == lives(small, kinds.PAY, press_or_pay) == set()


def test_a_member_is_pressed_or_rewarded_never_both():
    for made, never in ((drifting, kinds.PAY), (loyal, kinds.PRESS)):
        small = made()
        small.world.pairs["affinity"][FRIEND, LEADER] = small.world.pairs["dependence"][FRIEND, LEADER] = 1.0
        assert lives(small, never, press_or_pay) == set()


def test_who_is_disliked_is_not_rewarded():
    small = loyal()
    small.world.pairs["affinity"][FRIEND, LEADER] = -0.5
    assert lives(small, kinds.PAY, press_or_pay) == set()


def test_the_leading_power_mediates_between_members_only_and_not_in_its_own_fight():
    assert lives(quarrel(), kinds.MEDIATE, mediate)
    for changed in ("aggressor is the leading power", "aggressor is an outsider", "nobody attacks", "it is over"):
        small = quarrel()
        if changed == "it is over":
            call(end_crisis, small.world, 0)
        else:
            aggressor = {"aggressor is the leading power": LEADER, "aggressor is an outsider": FOE, "nobody attacks": -1}
            small.world.crises["aggressor"][0] = aggressor[changed]
        assert lives(small, kinds.MEDIATE, mediate) == set(), changed


def test_one_mediation_a_month():
    small = quarrel()
    small.setting.parameters["mediate_rate"] = 1e9
    call(initiatives.consider_mediation, small.world, small.setting, 0, LEADER)
    assert len(entered(small, kinds.MEDIATE)) == 1


def test_it_is_the_worst_fear_that_arms_and_not_the_number_of_fears():
    one = lives(afraid(), kinds.BUDGET, arm)
    small = afraid()
    small.world.pairs["threat"][FRIEND, FAR] = small.world.pairs["threat"][FRIEND, SMALL] = 0.5
    assert lives(small, kinds.BUDGET, arm) == one != set()


def test_who_fears_nobody_does_not_arm():
    small = afraid()
    small.world.pairs["threat"][FRIEND, FOE] = 0.0
    assert lives(small, kinds.BUDGET, arm) == set()


def test_the_most_doubtful_voter_is_lobbied_and_never_the_sponsor():
    small = doubted()
    small.setting.parameters["lobby_will"] = 1.0
    work(small)
    (row,) = entered(small, kinds.LOBBY)
    chances = {voter: chance_of(small, voter) for voter in (LEADER, FRIEND, FAR, SMALL)}
    assert (row["state"], row["whom"]) == (VICTIM, min(chances, key=lambda voter: chances[voter]))
    assert row["whom"] == FAR
    assert row["value"] == small.setting.parameters["lobby_cost"][0]


def test_a_voter_that_is_lost_is_not_lobbied_and_the_motion_is_cut_instead():
    small = doubted(0.2)
    assert chance_of(small, FAR) < small.setting.parameters["lobby_doubt_low"][0]
    assert lives(small, kinds.LOBBY, work) == set()
    assert lives(small, kinds.AMEND, work) == set(LIVES)


def test_a_motion_is_cut_once():
    small = doubted(0.2)
    small.world.proposals["burden"][0] = 0.7
    assert lives(small, kinds.AMEND, work) == set()


def test_who_is_sure_of_all_does_nothing():
    small = doubted()
    small.setting.parameters["lobby_doubt_high"] = 0.0
    assert lives(small, kinds.LOBBY, work) == lives(small, kinds.AMEND, work) == set()


@pytest.mark.parametrize("why", ["another day", "other matters", "somebody plays", "nobody moved it", "decided"])
def test_no_work_on_motions_that_are_not_due_or_not_for_the_judgement(why):
    small = doubted()
    assert lives(small, kinds.LOBBY, work)
    proposal = small.world.proposals[0]
    if why == "another day":
        proposal["deadline"] += 1
    elif why == "other matters":
        proposal["matter"] = kinds.MEMBERSHIP
    elif why == "somebody plays":
        small.world.states["played"][VICTIM] = 1
    elif why == "nobody moved it":
        proposal["proposer"] = -1
    else:
        proposal["stage"] = kinds.PROPOSAL_PASSED
    assert lives(small, kinds.LOBBY, work) == lives(small, kinds.AMEND, work) == set()


def monthly(small: Small) -> None:
    call(initiatives.take_monthly_initiatives, small.world, small.setting)


def restless() -> Small:
    """An alliance in which every initiative of the month may be taken."""
    small = quarrel()
    parameters = small.setting.parameters
    parameters["press_rate"] = parameters["pay_rate"] = parameters["budget_rate"] = OFTEN
    small.world.seats["grievance"][0, SMALL] = 0.6
    small.world.pairs["dependence"][SMALL, LEADER] = 1.0
    small.world.pairs["threat"][:, FOE] = 0.9
    small.world.states["treasury"] = 1e6
    return small


@pytest.mark.parametrize("kind", [kinds.PRESS, kinds.PAY, kinds.MEDIATE, kinds.BUDGET, kinds.CHANGE_MEMBERSHIP])
def test_a_month_holds_every_initiative(kind):
    small = restless()
    small.setting.parameters["exit_rate"] = 2.0
    assert lives(small, kind, monthly)


@pytest.mark.parametrize("kind", [kinds.PRESS, kinds.PAY, kinds.MEDIATE])
@pytest.mark.parametrize("why", ["somebody plays it", "nobody leads"])
def test_a_leading_power_that_somebody_plays_or_that_is_not_there_takes_none(kind, why):
    small = restless()
    if why == "nobody leads":
        small.world.organisations["leading"] = -1
    else:
        small.world.states["played"][LEADER] = 1
    assert lives(small, kind, monthly) == set()


def test_states_that_somebody_plays_or_that_are_not_there_do_not_arm():
    for field, value in (("played", 1), ("present", 0)):
        small = restless()
        small.world.states[field] = value
        assert lives(small, kinds.BUDGET, monthly) == set()


def test_outsiders_are_neither_pressed_nor_rewarded():
    small = restless()
    small.world.seats["status"][0] = kinds.OUTSIDE
    small.world.seats["status"][0, LEADER] = kinds.MEMBER
    assert lives(small, kinds.PRESS, monthly) == lives(small, kinds.PAY, monthly) == set()
