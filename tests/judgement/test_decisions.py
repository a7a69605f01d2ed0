"""Appeal, contribution, consent, escalation, renewal and membership: the sign of each motive and the limits of each option."""

import pytest
from dynamics.dynamics_world import FOE, FRIEND, LEADER, PATRON, VICTIM, small_world
from judgement.test_terms import council

from sim.judgement import appeal, consent, contribution, escalation, membership
from sim.words import kinds
from sim.words.jit import call
from sim.world.pools import open_deployment


def utility_of_appeal(small):
    small.world.crises["organisation"][0] = 0
    return float(call(appeal.appeal_utility, small.world, small.setting, 0))


@pytest.mark.parametrize(
    ("table", "field", "where", "sign"),
    [
        ("crises", "intensity", 0, 1),
        ("organisations", "credibility", 0, 1),
        ("states", "stability", VICTIM, -1),
        ("seats", "grievance", (0, VICTIM), -1),
        ("crises", "self_inflicted", 0, -1),
        ("crises", "treaty_territory", 0, 1),
    ],
)
def test_sign_of_a_motive_to_appeal(table, field, where, sign):
    small = council()
    getattr(small.world, table)[field][where] = 0
    low = utility_of_appeal(small)
    getattr(small.world, table)[field][where] = 1
    assert (utility_of_appeal(small) - low) * sign > 0


def test_a_leading_power_is_too_proud_to_ask():
    small = council()
    victim = utility_of_appeal(small)
    small.world.crises["target"][0] = LEADER
    assert utility_of_appeal(small) < victim - 2


@pytest.mark.parametrize(
    ("kind", "intensity", "rung"),
    [
        (kinds.AGGRESSION, 0.9, kinds.COLLECTIVE_DEFENCE),
        (kinds.AGGRESSION, 0.3, kinds.MATERIAL_AID),
        (kinds.BORDER_CLASH, 0.2, kinds.CONSULTATION),
        (kinds.BORDER_CLASH, 0.6, kinds.MISSION),
        (kinds.UNREST, 0.8, kinds.PEACEKEEPERS),
        (kinds.INSURGENCY, 0.8, kinds.RAPID_REACTION_FORCE),
        (kinds.DISASTER, 0.3, kinds.MATERIAL_AID),
        (kinds.TRAFFICKING, 0.5, kinds.MISSION),
        (kinds.TRAFFICKING, 0.7, kinds.RAPID_REACTION_FORCE),
    ],
)
def test_what_is_asked_for_fits_the_crisis(kind, intensity, rung):
    small = council(kind=kind, intensity=intensity)
    assert call(appeal.wanted_instrument, small.setting, small.world.crises[0]) == rung


def test_what_is_not_there_is_asked_for_one_rung_lower():
    legal = 1 | (1 << kinds.CONSULTATION) | (1 << kinds.MATERIAL_AID)
    assert call(appeal.available_instrument, kinds.PEACEKEEPERS, legal) == kinds.MATERIAL_AID
    assert call(appeal.available_instrument, kinds.PEACEKEEPERS, 1) == kinds.NO_INSTRUMENT


def deployed():
    small = council()
    call(open_deployment, small.world, 0, kinds.PEACEKEEPERS, 1, -1, VICTIM, kinds.GUARD, 2000.0, 30.0, 5)
    return small


@pytest.mark.parametrize(
    ("table", "field", "where", "sign"),
    [
        ("pairs", "affinity", (FRIEND, VICTIM), 1),
        ("pairs", "dependence", (FRIEND, LEADER), 1),
        ("states", "engaged", FRIEND, -1),
        ("seats", "opinion", (0, FRIEND), 1),
        ("seats", "case_by_case", (0, FRIEND), -1),
        ("pairs", "grievance", (FRIEND, VICTIM), -1),
    ],
)
def test_sign_of_a_motive_to_contribute(table, field, where, sign):
    small = deployed()
    getattr(small.world, table)[field][where] = 0
    low = call(contribution.contribution_utility, small.world, small.setting, 0, FRIEND)
    getattr(small.world, table)[field][where] = 1
    assert (call(contribution.contribution_utility, small.world, small.setting, 0, FRIEND) - low) * sign > 0


def test_a_frozen_member_sends_nothing():
    small = deployed()
    small.world.seats["status"][0, FRIEND] = kinds.FROZEN
    assert tuple(call(contribution.judge_contribution, small.world, small.setting, 0, FRIEND)) == (0, 0.0)


def test_a_host_that_needs_help_consents_and_one_that_fears_the_guest_does_not():
    small = small_world()
    calm = call(consent.consent_utility, small.world, small.setting, VICTIM, FOE, 0.0)
    assert call(consent.consent_utility, small.world, small.setting, VICTIM, FOE, 0.9) > calm
    small.world.pairs["threat"][VICTIM, FOE] = 1.0
    assert call(consent.consent_utility, small.world, small.setting, VICTIM, FOE, 0.0) < calm


@pytest.mark.parametrize(
    ("table", "field", "where", "sign"),
    [
        ("states", "boldness", FOE, 1),
        ("pairs", "grievance", (FOE, VICTIM), 1),
        ("organisations", "credibility", 0, -1),
        ("organisations", "air_defence", 0, -1),
        ("pairs", "dependence", (FOE, LEADER), -1),
        ("states", "active_military", VICTIM, -1),
    ],
)
def test_sign_of_a_motive_to_escalate(table, field, where, sign):
    small = council()
    getattr(small.world, table)[field][where] = 0.1 if field != "active_military" else 1000.0
    low = call(escalation.escalation_utility, small.world, small.setting, 0)
    getattr(small.world, table)[field][where] = 0.9 if field != "active_military" else 900000.0
    assert (call(escalation.escalation_utility, small.world, small.setting, 0) - low) * sign > 0


@pytest.mark.parametrize(
    ("table", "field", "where", "sign"),
    [
        ("pairs", "dependence", (FRIEND, LEADER), 1),
        ("pairs", "affinity", (FRIEND, LEADER), 1),
        ("pairs", "threat", (FRIEND, FOE), 1),
        ("seats", "opinion", (0, FRIEND), 1),
        ("organisations", "credibility", 0, 1),
        ("seats", "grievance", (0, FRIEND), -1),
        ("pairs", "grievance", (FRIEND, LEADER), -1),
        ("states", "outside_patron", FRIEND, -1),
    ],
)
def test_what_holds_a_member_in_and_what_drives_it_out(table, field, where, sign):
    small = small_world()
    getattr(small.world, table)[field][where] = 0.1
    low = call(membership.tie, small.world, small.setting, 0, FRIEND)
    leaving = call(membership.exit_rate, small.world, small.setting, 0, FRIEND)
    getattr(small.world, table)[field][where] = 0.9
    assert (call(membership.tie, small.world, small.setting, 0, FRIEND) - low) * sign > 0
    assert (call(membership.exit_rate, small.world, small.setting, 0, FRIEND) - leaving) * sign < 0


def test_the_leading_power_renews_its_own_alliance():
    small = small_world()
    assert tuple(call(membership.judge_renewal, small.world, small.setting, 0, LEADER, 1)) == (1, 1.0)


def test_moves_fit_the_status():
    small = small_world()
    rate = lambda state, move: call(membership.rate_of_move, small.world, small.setting, 0, state, move)  # noqa: E731
    assert rate(FRIEND, kinds.APPLY) == 0.0
    assert rate(FRIEND, kinds.UNFREEZE) == 0.0
    assert rate(LEADER, kinds.ASK_SUSPENSION) == 0.0
    small.world.seats["grievance"][0, FRIEND] = 0.9
    assert rate(FRIEND, kinds.FREEZE) > 0.0
    assert rate(FRIEND, kinds.ASK_SUSPENSION) == 0.0
    small.world.seats["status"][0, FRIEND] = kinds.FROZEN
    small.world.seats["pays"][0, FRIEND] = 1
    assert rate(FRIEND, kinds.STOP_DUES) > 0.0
    assert rate(FRIEND, kinds.FREEZE) == 0.0


def test_a_neutral_or_unfriendly_state_does_not_apply():
    small = small_world()
    small.world.charters["open_to_accession"][0] = 1
    small.world.pairs["affinity"][PATRON, LEADER] = 0.9
    small.world.pairs["dependence"][PATRON, LEADER] = 0.9
    willing = call(membership.apply_rate, small.world, small.setting, 0, PATRON)
    small.setting.traits["neutral"][PATRON] = 1
    assert willing > 0.0
    assert call(membership.apply_rate, small.world, small.setting, 0, PATRON) == 0.0
    small.setting.traits["neutral"][PATRON] = 0
    small.world.pairs["affinity"][PATRON, LEADER] = -0.5
    assert call(membership.apply_rate, small.world, small.setting, 0, PATRON) == 0.0
