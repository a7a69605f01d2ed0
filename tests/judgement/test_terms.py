"""Each term of a vote has the sign that its name says, and stays silent where it has nothing to say."""

import numpy as np
import pytest
from dynamics.dynamics_world import FAR, FOE, FRIEND, LEADER, SMALL, VICTIM, small_world

from sim.judgement import terms, vote
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.luck import occasion_of
from sim.world.pools import open_crisis, open_proposal

TERM_NAMES = tuple(f"term_{name}" for name in kinds.VOTE_TERMS)


def council(kind=kinds.AGGRESSION, instrument=kinds.MATERIAL_AID, matter=kinds.AID, external=0.0, aggressor=FOE, **changes):
    """A small world with one crisis of VICTIM and one motion on it, both in slot 0; `changes` are fields of the crisis."""
    small = small_world()
    occasion = np.uint64(call(occasion_of, 7, 0, 0))
    call(open_crisis, small.world, kind, VICTIM, aggressor, 0.7, external, 0.9, 1, 1, NEVER, 0.1, -1, -1, occasion)
    for name, value in changes.items():
        small.world.crises[name][0] = value
    serial = int(small.world.crises["serial"][0])
    call(
        open_proposal, small.world, 0, matter, instrument, instrument, serial, VICTIM, VICTIM, -1, 0.0,
        small.world.now["day"][0] + 1, occasion, 0,
    )  # fmt: skip
    return small


def weighed(small, voter, leaning=0.0):
    """The vote record of a voter after weighing."""
    call(vote.weigh, small.world, small.setting, 0, voter, leaning)
    return small.world.votes[0, voter]


def change(term, before, after, voter=FRIEND, **first):
    """The term's value before and after a change of the world."""
    small = council(**first)
    before(small.world)
    low = float(weighed(small, voter)[term])
    after(small.world)
    return low, float(weighed(small, voter)[term])


def setter(table, field, where, value):
    def put(world):
        getattr(world, table)[field][where] = value

    return put


@pytest.mark.parametrize(
    ("term", "table", "field", "where", "sign"),
    [
        ("term_solidarity", "pairs", "affinity", (FRIEND, VICTIM), 1),
        ("term_shared_threat", "pairs", "threat", (FRIEND, FOE), 1),
        ("term_ties_to_aggressor", "pairs", "affinity", (FRIEND, FOE), -1),
        ("term_ties_to_aggressor", "pairs", "dependence", (FRIEND, FOE), -1),
        ("term_overstretch", "states", "engaged", FRIEND, -1),
        ("term_opinion", "seats", "opinion", (0, FRIEND), 1),
        ("term_credibility", "organisations", "credibility", 0, 1),
        ("term_reciprocity", "pairs", "debt", (FRIEND, VICTIM), 1),
        ("term_reciprocity", "pairs", "grievance", (FRIEND, VICTIM), -1),
        ("term_reciprocity", "seats", "grievance", (0, FRIEND), -1),
        ("term_reciprocity", "votes", "lobbied", (0, FRIEND), 1),
        ("term_legality", "crises", "clarity", 0, 1),
    ],
)
def test_sign_of_a_motive(term, table, field, where, sign):
    low, high = change(term, setter(table, field, where, 0.1), setter(table, field, where, 0.9))
    assert (high - low) * sign > 0


def test_the_patron_pulls_the_dependent_its_own_way_and_not_itself():
    small = council()
    small.world.pairs["dependence"][FRIEND, LEADER] = 0.6
    assert weighed(small, FRIEND, 1.0).term_patrons_pull > 0
    assert weighed(small, FRIEND, -1.0).term_patrons_pull < 0
    small.world.pairs["dependence"][FRIEND, LEADER] = 0.0
    assert weighed(small, FRIEND, 1.0).term_patrons_pull == 0
    assert weighed(small, LEADER, 1.0).term_patrons_pull == 0


def test_the_state_that_asks_says_yes_to_its_own_case():
    small = council()
    assert weighed(small, VICTIM).probability > 0.99


def test_unrest_without_an_outside_hand_is_a_precedent_against_troops():
    small = council(kind=kinds.UNREST, instrument=kinds.PEACEKEEPERS, matter=kinds.USE_OF_FORCE, aggressor=-1)
    alone = float(weighed(small, FRIEND).term_sovereignty)
    small.world.crises["external"][0] = 0.9
    assert alone < float(weighed(small, FRIEND).term_sovereignty) <= 0


def test_closed_governments_fear_that_unrest_spreads():
    small = council(kind=kinds.UNREST, instrument=kinds.PEACEKEEPERS, matter=kinds.USE_OF_FORCE, aggressor=-1)
    small.world.states["democracy"][FRIEND] = 0.9
    open_minded = float(weighed(small, FRIEND).term_shared_threat)
    small.world.states["democracy"][FRIEND] = 0.1
    assert float(weighed(small, FRIEND).term_shared_threat) > open_minded > 0


def test_distance_costs_and_a_cut_motion_costs_less():
    small = council(instrument=kinds.RAPID_REACTION_FORCE, matter=kinds.USE_OF_FORCE)
    small.setting.roads["distance"][FAR, VICTIM] = 6000.0
    small.setting.roads["distance"][FRIEND, VICTIM] = 600.0
    far, near = float(weighed(small, FAR).term_cost), float(weighed(small, FRIEND).term_cost)
    assert far < near < 0
    small.world.proposals["burden"][0] = 0.5
    assert far < float(weighed(small, FAR).term_cost) < 0


@pytest.mark.parametrize(("field", "worse"), [("treaty_territory", 0), ("delimited", 0), ("self_inflicted", 1)])
def test_a_weak_case_in_law_counts_against(field, worse):
    small = council()
    good = float(weighed(small, FRIEND).term_legality)
    small.world.crises[field][0] = worse
    assert float(weighed(small, FRIEND).term_legality) < good


def test_higher_rungs_ask_more():
    small = small_world()
    weights = [
        call(terms.weight_of, small.setting, kinds.USE_OF_FORCE, rung)
        for rung in range(kinds.CONSULTATION, kinds.COLLECTIVE_DEFENCE + 1)
    ]
    assert weights == sorted(weights)


def test_recognition_is_evaded():
    small = council(matter=kinds.RECOGNITION, instrument=kinds.NO_INSTRUMENT)
    assert weighed(small, FRIEND).term_sovereignty < -3


def test_the_utility_is_the_sum_of_all_terms():
    small = council()
    record = weighed(small, FRIEND, 0.5)
    assert float(record.utility) == pytest.approx(sum(float(record[name]) for name in TERM_NAMES), abs=1e-12)
    assert 0.0 < float(record.probability) < 1.0


def test_every_term_of_the_vocabulary_is_written():
    small = council(kind=kinds.UNREST, instrument=kinds.PEACEKEEPERS, matter=kinds.USE_OF_FORCE, aggressor=-1)
    for name in TERM_NAMES:
        small.world.votes[name][0, SMALL] = 99.0
    record = weighed(small, SMALL)
    assert all(float(record[name]) != 99.0 for name in TERM_NAMES)


@pytest.mark.parametrize(("u", "choice"), [(0.05, kinds.YES), (0.6, kinds.ABSTAIN), (0.99, kinds.NO)])
def test_the_choice_is_ordered_along_one_uniform_number(u, choice):
    small = small_world()
    assert call(vote.choice_at, small.setting, 0.0, u) == choice


def test_a_member_that_boycotts_is_absent():
    small = council()
    small.world.seats["boycott_until"][0, FRIEND] = NEVER
    assert call(vote.judge_vote, small.world, small.setting, 0, FRIEND) == kinds.ABSENT
