"""A motion read before the vote: the same judgement and the same count as on the day, levers that do what they promise."""

import numpy as np
import pytest

from sim.edits import Refusal
from sim.game.council import Reading
from sim.game.order import Order
from sim.game.session import AN_ANSWER, Game
from sim.words import kinds


@pytest.fixture(scope="module")
def game() -> Game:
    """A game on the morning before a vote of Kazakhstan."""
    one = Game.start("real-timeline", seed=3, governors={"KAZ": "person"})
    while not any(decision.kind == "vote" for decision in one.waiting()):
        assert one.advance(one.last_day).why == AN_ANSWER
    return one


@pytest.fixture
def motion(game: Game) -> int:
    """The serial of that motion."""
    return game.motions()[0]


def test_reading_a_motion_changes_nothing(game, motion):
    before = game.digest()
    game.motion(motion)
    game.levers(motion, "KAZ")
    game.movers(motion)
    assert game.digest() == before


def test_the_chances_of_a_voter_are_shares_and_its_terms_make_its_utility(game, motion):
    for voter in game.motion(motion).voters:
        assert voter.yes + voter.abstain + voter.no == pytest.approx(1.0)
        assert sum(value for _, value in voter.terms) == pytest.approx(voter.utility)
        assert len(voter.terms) == len(kinds.VOTE_TERMS)


def test_the_probability_read_is_the_one_that_the_judgement_votes_with(game, motion):
    read = {voter.state: voter.yes for voter in game.motion(motion).voters}
    fork = Game.start("real-timeline", seed=3, governors={"KAZ": "person"})
    fork.advance(game.day, answers=False)
    assert fork.digest() == game.digest()
    fork.advance(answers=False)
    voted = {reason.state: reason.probability for reason in fork.rulings[-1].votes}
    assert fork.rulings[-1].serial == motion
    assert voted == {state: pytest.approx(read[state]) for state in voted}


def test_chance_is_the_share_of_passing_over_other_luck(game, motion):
    """The dealt chance against the game's own rules under many seeds."""
    from sim.turn import live_until

    passed = 0
    for seed in range(400):
        world = game.space.fork().world
        world.now["seed"] = np.uint64(seed + 10**6)
        written = int(world.now["rulings_written"][0])
        live_until(world, game.setting, game.day + 1, 0)
        verdict = int(world.rulings["verdict"][written % len(world.rulings)])
        passed += verdict in (kinds.ADOPTED, kinds.ADOPTED_LIMITED)
    assert passed / 400 == pytest.approx(game.motion(motion).chance, abs=0.08)


def test_one_objection_blocks_under_consensus(game, motion):
    reading = Reading(game.space, game.setting, motion)
    assert game.motion(motion).rule.rule == "consensus"
    assert reading.chance({reading.votes()[0]: kinds.NO}) == 0.0
    assert reading.chance(dict.fromkeys(reading.votes(), kinds.YES)) == 1.0


def test_levers_have_prices_and_lobbying_helps(game, motion):
    found = game.levers(motion, "KAZ")
    lobbying = [lever for lever in found if lever.order.kind == "lobby" and lever.gain is not None]
    assert lobbying and all(lever.gain >= 0.0 and lever.price for lever in lobbying)
    assert {lever.order.kind for lever in found} >= {"lobby", "pay", "press", "amend"}


def test_a_lever_that_is_refused_says_why(game, motion):
    cut = next(lever for lever in game.levers(motion, "KAZ") if lever.order.kind == "amend")
    assert isinstance(cut.refusal, Refusal) and "proposer" in cut.refusal.text
    assert cut.gain is None


def test_a_lever_taken_in_the_game_gains_what_it_promised(game, motion):
    fork = Game.start("real-timeline", seed=3, governors={"KAZ": "person"})
    fork.advance(game.day, answers=False)
    lever = next(lever for lever in fork.levers(motion, "KAZ") if lever.order.kind == "lobby" and lever.gain is not None)
    before = next(voter.yes for voter in fork.motion(motion).voters if voter.state == lever.order.whom)
    assert fork.give(lever.order) is None
    fork.advance(answers=False)
    after = next(reason.probability for reason in fork.rulings[-1].votes if reason.state == lever.order.whom)
    assert after > before


def test_a_motion_that_is_not_pending_is_no_motion(game):
    with pytest.raises(ValueError, match="no pending motion"):
        game.motion(999_999)


def test_a_vote_that_was_given_stands_in_the_reading():
    one = Game.start("real-timeline", seed=3, governors={"KAZ": "person"})
    while not any(decision.kind == "vote" for decision in one.waiting()):
        one.advance(one.last_day)
    serial = one.motions()[0]
    assert one.give(Order("KAZ", "vote", "no", serial)) is None
    read = one.motion(serial)
    assert next(voter for voter in read.voters if voter.state == "KAZ").chosen == "no"
    assert read.chance == 0.0
