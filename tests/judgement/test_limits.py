"""Whatever the world is like within its ranges: every judgement is finite, a chance is a chance, a choice is lawful."""

import math

import pytest
from dynamics.dynamics_world import FOE, FRIEND, LEADER, NAMES, VICTIM
from dynamics.test_ranges import shake
from judgement.test_decisions import deployed
from judgement.test_terms import TERM_NAMES, council, weighed

from sim.judgement import appeal, consent, contribution, escalation, membership, vote
from sim.words import kinds
from sim.words.jit import call

LARGEST_UTILITY = 60.0
"""Logits: no sum of motives comes near what `exp` cannot take (some 700)."""
ALL_OPTIONS = (1 << (kinds.COLLECTIVE_DEFENCE + 1)) - 1


def shaken(seed, made):
    small = made()
    shake(small.world, seed)
    small.world.crises["organisation"][0] = 0
    return small


def is_chance(probability):
    return math.isfinite(probability) and 0.0 <= probability <= 1.0


@pytest.mark.parametrize("seed", range(40))
def test_a_vote_stays_within_its_limits(seed):
    kind = (kinds.AGGRESSION, kinds.UNREST, kinds.INSURGENCY, kinds.TRAFFICKING)[seed % 4]
    rung = (kinds.STATEMENT, kinds.PEACEKEEPERS, kinds.COLLECTIVE_DEFENCE)[seed % 3]
    small = shaken(seed, lambda: council(kind, rung, kinds.USE_OF_FORCE))
    for voter in range(len(NAMES)):
        leaning = float(call(vote.leaning_of, small.world, small.setting, 0, voter))
        assert -1.0 <= leaning <= 1.0
        record = weighed(small, voter, leaning)
        terms = [float(record[name]) for name in TERM_NAMES]
        assert all(math.isfinite(term) for term in terms)
        assert record.utility == pytest.approx(sum(terms)) and abs(record.utility) < LARGEST_UTILITY
        assert is_chance(float(record.probability))
        choice = call(vote.judge_vote, small.world, small.setting, 0, voter)
        assert choice in (kinds.YES, kinds.ABSTAIN, kinds.NO, kinds.ABSENT)


@pytest.mark.parametrize("seed", range(40))
def test_appeal_contribution_consent_and_escalation_stay_within_their_limits(seed):
    kind = (kinds.AGGRESSION, kinds.BORDER_CLASH, kinds.TERROR, kinds.DISASTER)[seed % 4]
    small = shaken(seed, lambda: council(kind))
    for legal in (1, ALL_OPTIONS, 1 | 1 << kinds.STATEMENT):
        option, probability = call(appeal.judge_appeal, small.world, small.setting, 0, legal)
        assert (legal >> option) & 1 == 1 and is_chance(probability)
    option, probability = call(escalation.judge_escalation, small.world, small.setting, 0, 3)
    assert option in (kinds.DO_ESCALATE, kinds.HOLD, kinds.STAND_DOWN) and is_chance(probability)
    assert 0.0 <= call(escalation.deterrence, small.world, 0) <= 1.0
    for guest, need in ((FOE, 0.0), (LEADER, 1.0), (-1, 0.5)):
        option, probability = call(consent.judge_consent, small.world, small.setting, VICTIM, guest, need, 5, 0)
        assert option in (0, 1) and is_chance(probability)
    force = shaken(seed, deployed)
    for state in range(len(NAMES)):
        option, probability = call(contribution.judge_contribution, force.world, force.setting, 0, state)
        assert option in (0, 1) and is_chance(probability)


@pytest.mark.parametrize("seed", range(40))
def test_staying_and_leaving_stay_within_their_limits(seed):
    small = shaken(seed, council)
    world, setting = small.world, small.setting
    leaves, applies = call(membership.highest_exit_rate, setting), call(membership.highest_apply_rate, setting)
    for state in range(len(NAMES)):
        assert abs(call(membership.tie, world, setting, 0, state)) < LARGEST_UTILITY
        assert 0.0 <= call(membership.standing, world, state, LEADER) <= 1.0
        assert 0.0 < call(membership.exit_rate, world, setting, 0, state) <= leaves
        assert 0.0 <= call(membership.apply_rate, world, setting, 0, state) <= applies
        option, probability = call(membership.judge_renewal, world, setting, 0, state, 9)
        assert option in (0, 1) and is_chance(probability)
        for status in (kinds.OUTSIDE, kinds.MEMBER, kinds.FROZEN, kinds.LEAVING, kinds.SUSPENDED, kinds.LEFT):
            world.seats["status"][0, state] = status
            for move in range(kinds.STAY, kinds.BOYCOTT + 1):
                rate = call(membership.rate_of_move, world, setting, 0, state, move)
                assert math.isfinite(rate) and rate >= 0.0
                if not call(membership.is_open_to, world, setting, 0, state, move):
                    assert rate == 0.0
        legal = 1 << kinds.STAY | 1 << kinds.APPLY
        option, probability = call(membership.judge_invitation, world, setting, 0, state, 9, legal)
        assert (legal >> option) & 1 == 1 and is_chance(probability)


def test_the_leading_power_never_leaves_its_own_alliance():
    small = council()
    for move in (kinds.FREEZE, kinds.GIVE_NOTICE, kinds.ASK_SUSPENSION, kinds.STOP_DUES, kinds.BOYCOTT):
        small.world.seats["grievance"][0, LEADER] = 1.0
        assert call(membership.rate_of_move, small.world, small.setting, 0, LEADER, move) == 0.0
    small.world.seats["grievance"][0, FRIEND] = 1.0
    assert call(membership.rate_of_move, small.world, small.setting, 0, FRIEND, kinds.GIVE_NOTICE) > 0.0
