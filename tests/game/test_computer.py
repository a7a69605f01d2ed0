"""The computer: its levels, its blindness, what it may not do, and that its games play back."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sim.game import saves
from sim.game.blind import blinded
from sim.game.computer import DEPTHS, LEFT, Aim, Trial, promising, weigh
from sim.game.objectives import objectives_of
from sim.game.plans import (
    LEAVE,
    Plan,
    is_day_of_plans,
    is_in_trouble,
    options_of,
    order_of,
    plans_on,
    plans_unasked,
    worth_lobbying,
)
from sim.game.seats import DIFFICULTIES, GOVERNORS, LEVELS, LOOK_AHEAD, OBJECTIVES, PERSON, Seats, seats_for
from sim.game.session import Game

SIX = str(Path(__file__).resolve().parents[1] / "worlds" / "six.yaml")
END = date(2003, 6, 1)


def governed(level: str, seed: int = 3) -> Game:
    """Celia by the computer."""
    game = Game.start(SIX, seed=seed, governors={"CEL": level})
    game.pass_time(END)
    return game


def test_the_judgement_alone_gives_no_orders():
    game = governed("judgement")
    assert game.course.entries == []


@pytest.mark.parametrize("level", [OBJECTIVES, LOOK_AHEAD])
def test_a_computer_acts_by_orders_through_the_one_door(level):
    game = governed(level)
    assert game.course.entries
    assert {entry["by"] for entry in game.course.entries} == {"policy"}
    assert {entry["state"] for entry in game.course.entries} == {"CEL"}


def test_a_game_with_computers_plays_back_without_thinking_again(tmp_path):
    game = governed(OBJECTIVES)
    loaded = saves.load(saves.save(game, tmp_path / "one.article4"))
    assert loaded.digest() == game.digest() and loaded.course.entries == game.course.entries
    game.rewind(date(2001, 1, 1))
    game.pass_time(END)
    assert game.digest() == loaded.digest()


def test_the_same_game_is_thought_through_alike():
    assert governed(OBJECTIVES).digest() == governed(OBJECTIVES).digest()


def decision_of(seed: int = 3):
    """A morning on which Celia has to decide on something that concerns it."""
    game = Game.start(SIX, seed=seed, governors={"CEL": PERSON})
    while not (game.waiting("CEL") and plans_on(game, game.waiting("CEL")[0])):
        game.pass_time(END)
    return game, game.waiting("CEL")[0]


def weighed_in(game: Game, decision, level: str):
    """What the computer makes of a decision."""
    return weigh(game, "CEL", plans_on(game, decision), DEPTHS[level], "a test")


def test_the_computer_knows_nothing_of_the_games_luck():
    game, decision = decision_of()
    weighed = weighed_in(game, decision, OBJECTIVES)
    game.space.world.now["seed"] = np.uint64(123_456)
    assert weighed_in(game, decision, OBJECTIVES) == weighed


def test_looking_ahead_changes_nothing():
    game, decision = decision_of()
    before = game.digest()
    weighed = weighed_in(game, decision, LOOK_AHEAD)
    assert game.digest() == before
    assert weighed[0].plan == LEAVE and weighed[0].gain == 0.0


def test_an_answer_of_the_computer_is_one_of_those_that_are_open():
    game, decision = decision_of()
    for option in options_of(decision):
        assert option in decision.options
        assert game.try_order(order_of(decision, option)) is None


def test_every_plan_is_one_that_law_and_purse_allow_today():
    game = Game.start(SIX, seed=3, governors={"CEL": PERSON})
    unasked = 0
    while not game.is_over and game.today < date(2005, 1, 1):
        game.pass_time(answers=True)
        plans = [plan for decision in game.waiting("CEL") for plan in plans_on(game, decision)]
        if is_day_of_plans(game.day):
            found = plans_unasked(game, "CEL")
            assert not found or game.today.month == 1 or is_in_trouble(game, game.names.state("CEL"))
            unasked += len(found)
            plans += found
        for plan in plans:
            assert all(game.try_order(order) is None for order in plan.orders)
    assert unasked > 0


def test_a_plan_that_nobody_asked_for_is_taken_once_a_day():
    game = Game.start(SIX, seed=3, governors={"CEL": LOOK_AHEAD})
    game.thinks = None
    while not (is_day_of_plans(game.day) and plans_unasked(game, "CEL")):
        game.pass_time()
    assert game.give(plans_unasked(game, "CEL")[-1].orders[0]) is None
    assert plans_unasked(game, "CEL") == []


def test_what_a_council_has_granted_is_seen_in_a_fork():
    """An objective that asks what was granted would otherwise make every appeal look worthless."""
    game = Game.start("preserved-ussr", seed=2, governors={"KGZ": PERSON})
    while not (game.today.year == 1999 and any(decision.kind == "appeal" for decision in game.waiting("KGZ"))):
        game.pass_time(date(2000, 1, 1))
        assert game.today.year < 2000
    decision = next(decision for decision in game.waiting("KGZ") if decision.kind == "appeal")
    trial = Trial(game, blinded(game.space, game.setting), 5, "KGZ", 1.0)
    scores = {option: trial.scores(Plan((order_of(decision, option),)), 0, 8).mean() for option in ("none", "peacekeepers")}
    assert scores["peacekeepers"] > scores["none"]


def test_what_is_looked_at_long_after_the_horizon_counts_less():
    """A quantity that is moved today has come back by the year in which an objective asks for it."""
    game = Game.start("preserved-ussr", seed=2, governors={"KGZ": PERSON})
    aims = {one.name: Aim.of(game, "KGZ", one) for one in objectives_of(game.scenario, "KGZ")}
    horizon, last = game.day + 3 * 365, game.last_day
    standing = aims["standing"]
    assert 0.0 < standing.lasting(horizon) < 0.1 < standing.lasting(last - 365) < standing.lasting(last) == 1.0
    assert aims["saved"].lasting(horizon) == 1.0  # what has been granted by its day is granted for good
    assert aims["free_hand"].place == -1


def test_what_promises_nothing_is_not_looked_at_again():
    game, decision = decision_of()
    plans = plans_on(game, decision)
    left = np.full(8, 0.5)
    scores = {LEAVE: left, **{plan: left + 0.01 * place for place, plan in enumerate(plans)}}
    kept = promising(scores)
    assert [*kept] == [LEAVE, *plans[: -len(kept) : -1]] and len(kept) == 1 + max(1, round(LEFT * len(plans)))
    assert [*promising({LEAVE: left, plans[0]: left - 0.01, plans[1]: left})] == [LEAVE]


def test_voters_are_lobbied_by_what_their_favour_moves():
    """A member whose yes is certain is not worth a point; the first to be lobbied moves the chance of the motion most."""
    game = Game.start("preserved-ussr", seed=2, governors={"KGZ": PERSON})
    tried = 0
    while tried < 3:
        game.pass_time(game.last_day + 1)
        assert not game.is_over
        for decision in game.waiting("KGZ"):
            if decision.kind == "vote" and (best := worth_lobbying(game, decision.subject, game.names.state("KGZ"))):
                tried += 1
                cost = float(game.setting.parameters["lobby_cost"][0])
                levers = game.levers(decision.subject, "KGZ")
                gains = {lever.order.whom: lever.gain for lever in levers if lever.order.value == cost}
                found = [gains[game.names.states[voter]] for voter in best]
                assert all(gain is None or gain > 0.0 for gain in found)
                known = [gain for gain in found if gain is not None]
                assert all(first >= second - 0.03 for first, second in pairwise(known))


def test_difficulty_changes_who_thinks_and_nothing_else():
    states = ("A", "B", "C")
    assert set(LEVELS) < set(GOVERNORS)
    for difficulty, level in zip(DIFFICULTIES, LEVELS, strict=True):
        seats = seats_for(states, ("A",), difficulty, ("A", "B"))
        assert (seats.who("A"), seats.who("B"), seats.who("C")) == (PERSON, level, "judgement")
    with pytest.raises(ValueError, match="a difficulty is one of"):
        seats_for(states, (), "brutal", ())
    with pytest.raises(ValueError, match="there is no 'D'"):
        Seats(states, {"D": PERSON})


def test_several_people_share_a_game_each_with_his_own_decisions():
    game = Game.start(SIX, seed=3, governors={"CEL": PERSON, "DUN": PERSON, "ARD": PERSON})
    asked = set()
    while not game.is_over:
        game.pass_time(game.last_day + 1)
        for state in game.seats.people:
            asked |= {decision.state for decision in game.waiting(state)}
            assert all(decision.state == state for decision in game.waiting(state))
    assert asked == {"CEL", "DUN", "ARD"}
