"""Forecasts: blind to what is written, with intervals, alike in one thread or two, cancelled when stale."""

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from sim.edits import Refusal
from sim.game.blind import blinded, key_of, seeds_of
from sim.game.forecast import Forecaster, answer_now, difference, month_starts
from sim.game.order import Order
from sim.game.session import Game
from sim.game.setup import Beginning, Setup
from sim.scenario.build import build
from sim.scenario.load import load, load_text
from sim.words import kinds
from sim.words.calendar import NEVER

SIX = Path(__file__).resolve().parents[1] / "worlds" / "six.yaml"
DAY = date(2003, 1, 1)


def game_of(text: str | None = None, seed: int = 5, **governors: str) -> Game:
    """A game of the six states, or of another text of them, on a morning of 2003."""
    start = build(load(SIX) if text is None else load_text(text))
    one = Game(Beginning(Setup("six", seed, governors), start))
    one.advance(DAY, answers=False)
    return one


def foreseen(one: Game, branches: int = 24) -> np.ndarray:
    """Every number of a forecast."""
    blind = blinded(one.space, one.setting)
    return answer_now(blind, one.names, key_of(one.setup.seed, 0, one.day), 6.0, branches).values


def without(*ids: str) -> str:
    """The six states without some events of the script."""
    text = SIX.read_text(encoding="utf-8")
    for name in ids:
        text, found = re.subn(rf"(?m)^  {name}:\n(    .*\n)+", "", text)
        assert found == 1
    return text


@pytest.mark.parametrize(
    "gone", [("invasion",), ("tulips", "new-leader"), ("gas",), ("drift",), ("strait",), ("embargo", "valley-shots")]
)
def test_a_forecast_does_not_change_when_what_is_to_come_is_removed(gone):
    assert np.array_equal(foreseen(game_of(without(*gone))), foreseen(game_of(without())))


def test_the_game_itself_does_change_when_what_is_to_come_is_removed():
    ends = []
    for text in (without(), without("invasion", "tulips", "new-leader")):
        one = game_of(text)
        one.advance(date(2009, 1, 1))
        ends.append(one.snapshot.world.states["stability"].copy())
    assert not np.array_equal(*ends)


def test_a_forecast_does_not_change_with_what_series_say_of_later_years():
    said, texts = "stability: {2000: 0.5, 2005-03-01: 0.3, 2006: 0.4}", []
    for later in (0.9, 0.1):
        assert said in without()
        texts.append(without().replace(said, f"stability: {{2000: 0.5, 2003: 0.5, 2004: {later}}}"))
    assert np.array_equal(foreseen(game_of(texts[0])), foreseen(game_of(texts[1])))


def test_a_forecast_knows_nothing_of_the_games_own_luck():
    one = game_of()
    other = game_of()
    other.space.world.now["seed"] = np.uint64(77)
    assert np.array_equal(foreseen(one), foreseen(other))
    assert int(one.space.world.now["seed"][0]) not in seeds_of(key_of(5, 0, one.day), 500).tolist()


def test_branches_differ_and_have_no_written_end_of_crises():
    values = foreseen(game_of())
    assert len(np.unique(values[:, -1], axis=0)) > len(values) // 2
    one = game_of()
    world = blinded(one.space, one.setting).space.world
    assert int(world.now["crises_mode"][0]) == kinds.DRAWN
    assert (world.crises["until"][world.crises["stage"] == kinds.CRISIS_OPEN] == NEVER).all()
    assert (blinded(one.space, one.setting).setting.script["decided"] == 1).all()


def test_looking_ahead_changes_nothing():
    one = game_of()
    before = (one.digest(), one.setting.trends.tobytes(), one.setting.script.tobytes())
    foreseen(one)
    assert (one.digest(), one.setting.trends.tobytes(), one.setting.script.tobytes()) == before


def test_one_thread_and_two_foresee_the_same():
    one = game_of()
    blind, key = blinded(one.space, one.setting), key_of(5, 0, one.day)
    found = []
    for lanes in (1, 2):
        forecaster = Forecaster(lanes)
        found.append(forecaster.ask(blind, one.names, key, 2.0, 40).result(60))
        forecaster.close()
    assert np.array_equal(found[0].values, found[1].values) and np.array_equal(found[0].told, found[1].told)


def test_every_number_has_its_interval():
    one = game_of()
    forecast = answer_now(blinded(one.space, one.setting), one.names, 1, 3.0, 60)
    fan = forecast.fan("stability", "CEL")
    assert fan.quantiles.shape == (5, len(fan.days)) and (np.diff(fan.quantiles, axis=0) >= 0.0).all()
    chance = forecast.chance("crisis opened")
    assert chance.low < chance.value <= chance.high or chance.value in (0.0, 1.0)
    mean = forecast.at_the_end("credibility", "PACT")
    assert mean.low <= mean.value <= mean.high
    for driver in forecast.drivers("stability", "CEL"):
        assert driver.low <= driver.difference <= driver.high and not driver.low <= 0.0 <= driver.high


def test_a_stale_question_is_cancelled_and_a_watched_one_asked_anew_each_month():
    one = game_of()
    try:
        asked = one.foresight.ask(branches=20_000)
        watched = one.foresight.watch(branches=50)
        one.advance(one.day + 3)
        assert asked.is_done and asked.progress < 1.0
        assert one.foresight.watch(branches=50) is watched
        one.advance(date(2003, 2, 2))
        assert one.foresight.watch(branches=50) is not watched
        assert one.foresight.watch(branches=50).result(600).branches == 50
    finally:
        one.close()


def test_an_order_can_be_weighed_before_it_is_given():
    one = game_of(ARD="person")
    try:
        assert isinstance(one.foresight.if_ordered(Order("ARD", "budget", "do", value=1e12)), Refusal)
        pair = one.foresight.if_ordered(Order("ARD", "budget", "do", value=500.0), 1.0, 40)
        found = difference(pair.first.result(60), pair.second.result(60), "readiness", "ARD")
        assert found.value > 0.0 and found.low > 0.0
    finally:
        one.close()


def test_if_a_motion_passes_and_if_it_is_blocked_part_the_branches():
    one = Game(Beginning(Setup("six", 5, {"CEL": "person"}), build(load(SIX))))
    while not one.motions():
        one.advance()
    serial = one.motions()[0]
    try:
        pair = one.foresight.if_blocked_or_passed(serial, 0.5, 30)
        blocked, passed = pair.first.result(60), pair.second.result(60)
        assert passed.chance("proposal passed").value == 1.0
        kind = kinds.EVENT_KINDS.index("proposal failed")
        assert (blocked.told[:, kind].sum(axis=1) > 0).all()
    finally:
        one.close()


def test_months_begin_on_the_first_and_end_at_the_end():
    days = [date.fromordinal(int(day)) for day in month_starts(date(2003, 11, 15).toordinal(), date(2004, 2, 10).toordinal())]
    assert days == [date(2003, 11, 15), date(2003, 12, 1), date(2004, 1, 1), date(2004, 2, 1), date(2004, 2, 10)]
