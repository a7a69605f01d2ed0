"""What follows from a motion: the spread of its futures, the day they are read on, and the council's foot that shows it."""

import numpy as np
import pytest
from play.games import game_on, stage_on

from sim.game.foresight import Foresight
from sim.game.measures import Measure
from sim.play.consequences import MOST, consequences


@pytest.fixture(scope="module")
def told():
    """The consequences of the motion of 6 January 2022, and the two forecasts that they are read from."""
    game = game_on("2022-01-06")
    foresight = Foresight(game)
    rows = game.snapshot.world.proposals
    serial = int(rows["serial"][game.snapshot.open_rows("proposals")[0]])
    pair = foresight.if_blocked_or_passed(serial, 1.0, 60)
    blocked, passed = pair.first.result(), pair.second.result()
    yield consequences(pair, "KAZ", "CSTO"), blocked, passed
    foresight.close()


def test_an_interval_holds_nine_branches_in_ten(told):
    found, _, passed = told
    one = next(one for one in found if one.name == "Credibility")
    values = 100.0 * passed.values[:, -1, passed.places[Measure("credibility", "CSTO")]]
    inside = np.mean((values >= one.passed.low - 1e-4) & (values <= one.passed.high + 1e-4))
    assert 0.88 <= inside <= 0.97
    assert one.passed.high - one.passed.low > 4 * (one.difference.high - one.difference.low)


def test_the_crisis_is_read_soon_and_the_rest_after_a_year(told):
    found, blocked, _ = told
    crisis, *others = found
    assert crisis.name == "Crisis, on 1 Feb" and 25 <= crisis.day - blocked.day < 60
    assert {one.day for one in others} == {int(blocked.days[-1])} and int(blocked.days[-1]) - blocked.day >= 365
    assert len(found) <= MOST


def test_help_that_comes_wears_the_crisis_down_and_is_told_apart(told):
    crisis = told[0][0]
    assert crisis.passed.high < crisis.blocked.low < crisis.today
    assert crisis.differs and crisis.welcome


def test_a_difference_that_is_seen_is_one_that_is_not_chance(told):
    for one in told[0]:
        if one.differs:
            assert abs(one.difference.value) >= 0.5 and not one.difference.low <= 0.0 <= one.difference.high


@pytest.fixture(scope="module")
def stage():
    made = stage_on("2022-01-06", size=(1920, 1080), reduced_motion=True, tooltip_delay=0.0)
    view = made.app.top.view
    view.open("council", view.motions()[0])
    made.until(lambda: view.consequences(view.shown) is not None)
    yield made
    made.app.close()


def test_the_council_tells_the_day_and_the_intervals(stage):
    assert stage.has("If it passes") and stage.has("If blocked")
    assert stage.has("In a year, 6 Jan 2023") and stage.has("What moves the forecast"), stage.ui.dump()
    said = [note.text for note in stage.ui.notes if note.id.startswith("council.follows.")]
    assert any(text.startswith("Crisis, on 1 Feb: 80, ") for text in said)
    assert all(text.count("(") == 2 for text in said)


def test_a_line_explains_itself_with_the_difference(stage):
    note = next(note for note in stage.ui.notes if note.id.endswith("Legitimacy, KAZ"))
    stage.point(*note.box.centre)
    stage.step(count=2)
    assert stage.has("passing changes it by") and stage.has("if blocked")
    assert any("Foreign troops against them cost it some" in text for text in stage.ui.texts())
    stage.point(960, 300)


def test_with_a_member_open_two_words_choose_what_is_in_sight(stage):
    view = stage.app.top.view
    stage.ui.memory[f"council.open.{view.shown}"] = "IRN"
    stage.step(count=3)
    assert stage.has("In a year") and not stage.has("chance of passing, %")
    stage.click("council.outlook.moves")
    assert stage.has("chance of passing, %") and not stage.has("If it passes")
    stage.click("council.outlook.follows")
    assert stage.has("If it passes")
    stage.ui.memory[f"council.open.{view.shown}"] = None
