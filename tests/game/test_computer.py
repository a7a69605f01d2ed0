"""The computer: its levels, its blindness, what it may not do, and that its games play back."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from sim.game import saves
from sim.game.computer import DEPTHS, options_of, order_of, weigh
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
    """A morning on which Celia has to decide."""
    game = Game.start(SIX, seed=seed, governors={"CEL": PERSON})
    while not game.waiting("CEL"):
        game.pass_time(END)
    return game, game.waiting("CEL")[0]


def test_the_computer_knows_nothing_of_the_games_luck():
    game, decision = decision_of()
    weighed = weigh(game, decision, DEPTHS[OBJECTIVES])
    game.space.world.now["seed"] = np.uint64(123_456)
    assert weigh(game, decision, DEPTHS[OBJECTIVES]) == weighed


def test_looking_ahead_changes_nothing():
    game, decision = decision_of()
    before = game.digest()
    weighed = weigh(game, decision, DEPTHS[LOOK_AHEAD])
    assert game.digest() == before
    assert weighed[0].option is None and weighed[0].gain == 0.0


def test_an_answer_of_the_computer_is_one_of_those_that_are_open():
    game, decision = decision_of()
    for option in options_of(decision):
        assert option in decision.options
        assert game.try_order(order_of(decision, option)) is None


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
