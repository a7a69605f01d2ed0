"""A scenario may end the game before its span is over: for those who play, on its day, in its words."""

from datetime import date
from pathlib import Path

import pytest

from sim.game.order import Order
from sim.game.session import THE_END, Game
from sim.game.setup import Beginning, Setup
from sim.game.verdict import OUTCOME_WORDS, verdict
from sim.scenario.build import build
from sim.scenario.load import load_text
from sim.words import kinds

SIX = Path(__file__).resolve().parents[1] / "worlds" / "six.yaml"
DAY = date(2001, 3, 14)
WORDS = "The embargo breaks the republic"


def game_of(outcome: str, **governors: str) -> Game:
    """The six states with an end on a day."""
    end = f'events:\n  the-end:\n    title: {{en: "{WORDS}"}}\n    at: {DAY}\n    do: [{{end_game: {outcome}}}]\n'
    text = SIX.read_text(encoding="utf-8").replace("events:\n", end, 1)
    return Game(Beginning(Setup("six", 2, governors), build(load_text(text))))


@pytest.mark.parametrize(("outcome", "word"), [("{outcome: lost, state: CEL}", "lost"), ("{outcome: drawn}", "drawn")])
def test_the_game_ends_on_the_day_with_the_verdict_in_the_scenarios_words(outcome, word):
    game = game_of(outcome, CEL="person")
    assert game.pass_time(game.last_day + 1, answers=False) == THE_END
    assert game.is_over and game.today == date(2001, 3, 15)
    assert (game.ending.day, game.ending.outcome_for("CEL"), game.ending.words) == (DAY, word, WORDS)
    assert game.events[-1].day <= DAY.toordinal() and game.events[-1].kind == kinds.EVENT_KINDS[kinds.E_GAME_OVER]
    found = verdict(game, "CEL")
    assert found.ending == game.ending and found.word == OUTCOME_WORDS[word]
    assert found.won == pytest.approx(0.0, abs=0.01)


def test_when_the_game_is_over_nothing_can_be_done_and_no_time_passes():
    game = game_of("{outcome: lost, state: CEL}", CEL="person")
    game.pass_time(game.last_day + 1, answers=False)
    before = game.digest()
    refusal = game.give(Order("CEL", "budget", "do", value=1.0))
    assert refusal is not None and refusal.text == "the game is over"
    assert game.pass_time(game.last_day + 1, answers=False) == THE_END
    assert game.digest() == before


def test_one_may_go_back_before_the_end_and_play_on():
    game = game_of("{outcome: lost, state: CEL}", CEL="person")
    game.pass_time(game.last_day + 1, answers=False)
    game.rewind(date(2001, 2, 1))
    assert not game.is_over
    assert game.give(Order("CEL", "budget", "do", value=1.0)) is None
    game.pass_time(date(2001, 3, 10), answers=False)
    assert not game.is_over and game.today == date(2001, 3, 10)


def test_who_watches_sees_the_whole_span():
    game = game_of("{outcome: drawn}")
    assert game.pass_time(game.last_day + 1) == THE_END
    assert game.day == game.last_day + 1 and game.ending is None


def test_another_states_defeat_ends_nothing_and_anothers_victory_everything():
    lost = game_of("{outcome: lost, state: DUN}", CEL="person")
    lost.pass_time(date(2001, 6, 1), answers=False)
    assert not lost.is_over and lost.today == date(2001, 6, 1)
    won = game_of("{outcome: won, state: DUN}", CEL="person")
    won.pass_time(date(2001, 6, 1), answers=False)
    assert won.is_over and won.ending.outcome_for("CEL") == "lost" and won.ending.outcome_for("DUN") == "won"


def test_of_several_people_the_others_play_on_when_one_has_lost():
    game = game_of("{outcome: lost, state: CEL}", CEL="person", DUN="person")
    game.pass_time(date(2001, 6, 1), answers=False)
    assert not game.is_over
