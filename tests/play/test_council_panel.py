"""The council panel in words: votes that are cast, the parts of a low panel, and how one comes to it."""

import pytest
from play.games import stage_on

from sim.play.screens.council import chance_tip
from sim.play.screens.council_members import voter_tip


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


def council(size):
    """A stage at the motion of 6 January 2022, seen by Kazakhstan, and the motion's serial."""
    stage = stage_on("2022-01-06", size=size, reduced_motion=True)
    view = stage.app.top.view
    serial = view.motions()[0]
    view.open("council", serial)
    stage.until(lambda: view.consequences(serial) is not None)
    return stage, serial


def test_a_vote_that_is_cast_is_told_as_cast_and_not_as_a_chance():
    stage, serial = council((1600, 1000))
    view = stage.app.top.view
    assert "cast" not in stage.ui.texts()
    stage.click("council.vote.yes")
    assert "cast" in stage.ui.texts()
    motion = view.motion(serial)
    russia = next(voter for voter in motion.voters if voter.state == "RUS")
    against = russia._replace(chosen="no")
    note = voter_tip(view, against).note
    assert note.startswith("Its vote is cast: nay. By its reasons alone it would be ") and " aye" in note
    rows = chance_tip(view, motion._replace(voters=(against,))).rows
    assert [(row.label, row.value) for row in rows] == [("Russia", "cast: nay")]
    stage.app.close()


@pytest.mark.parametrize("size, scale", [((800, 600), 0.75), ((1920, 1080), 2.0)])
def test_in_a_low_panel_each_part_is_one_press_away_and_needs_no_scrolling(size, scale):
    stage = stage_on("2022-01-06", size=size, scale=scale, reduced_motion=True)
    view = stage.app.top.view
    serial = view.motions()[0]
    view.open("council", serial)
    stage.until(lambda: view.consequences(serial) is not None)
    assert stage.has("Intended vote") and not stage.has("If it passes")
    stage.click("council.part.follows")
    assert stage.has("If it passes") and not stage.has("Intended vote")
    seen = [one.name for one in view.consequences(serial)]
    assert seen and all(stage.ui.place_of(f"council.follows.{serial}.{name}").h > 12 for name in seen)
    stage.click("council.part.moves")
    assert stage.has("chance of passing, %") and stage.has("Russia: nay … aye")
    stage.click("council.part.members")
    assert stage.has("Intended vote")
    stage.app.close()


def test_the_agenda_leads_a_vote_to_the_council_in_the_council_s_words():
    stage = stage_on("2022-01-06", size=(1600, 1000), reduced_motion=True)
    view = stage.app.top.view
    view.open("agenda")
    stage.step(count=3)
    assert stage.has("Aye") and stage.has("Nay")
    stage.click("agenda.0.yes")
    assert view.panel == "council" and view.dialog is None
    view.dialog = ("decision", next(one.serial for one in view.waiting() if one.kind == "vote"))
    stage.step(count=3)
    assert stage.has("CSTO · Peacekeepers for Kazakhstan") and stage.has("Against it; where one objection blocks, that ends it.")
    stage.app.close()
