"""What a newcomer has to be able to read: names in whole, what bars measure, keys of buttons, nothing before its time."""

from datetime import date

import pytest
from play.games import game_on, stage_on
from play.stage import Stage

from sim.game.session import Game
from sim.play.screens.game import OPENINGS, GameScreen
from sim.play.screens.panel import headline


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def stage():
    made = stage_on("2022-01-06", tooltip_delay=0.0, reduced_motion=True)
    yield made
    made.app.close()


def test_units_are_named_in_whole_and_bars_of_members_say_what_they_measure(stage):
    words = [word for word in stage.ui.texts() if not word.startswith("#")]
    assert "37th air assault brigade, Taldykorgan" in words
    assert any(word.startswith("Marine battalion, with interior") for word in words), "capital letter, and no ellipsis"
    assert not any(word.startswith("Marine battalion") and word.endswith("…") for word in words)
    for section in ("forecasts", "units"):
        stage.ui.memory[f"folded.{section}"] = True
    stage.step(count=3)
    box = stage.ui.place_of("outliner.members.KAZ")
    stage.point(*box.centre)
    assert stage.has("support at home") and stage.has("grievance")
    assert stage.has("to pin") and not stage.has("underlined words"), "nothing is underlined there"


def test_what_opens_from_the_edge_shows_its_key(stage):
    view = stage.app.top.view
    view.leave()
    stage.step(count=3)
    for panel, _, action, _ in OPENINGS:
        place = stage.ui.place_of(f"open.{panel}")
        inside = [note.text for note in stage.ui.notes if note.kind == "text" and place.contains(note.box.centre)]
        assert stage.ui.hint(action) in inside


def test_a_long_headline_is_smaller_or_in_two_lines_but_whole(stage):
    from sim.play.kit.boxes import Box

    stage.ui.notes.clear()
    headline(stage.ui, Box(0, 0, 360, 60), "Fighters of the Islamic Movement of Uzbekistan enter Batken and take hostages")
    said = [note.text for note in stage.ui.notes]
    assert len(said) == 2 and not any(text.endswith("…") for text in said)


def test_on_the_first_day_the_date_covers_no_button():
    game = Game.start("real-timeline", 7, {"KAZ": "person"})
    stage = Stage(lambda app: GameScreen(app, game), size=(1920, 1080), reduced_motion=True)
    flag = next(note.box for note in stage.ui.notes if note.text == "15 May 1992")
    for name in ("start", "back", "on", "newest"):
        assert flag.common(stage.ui.place_of(f"timeline.{name}")).w <= 0, name
    stage.app.close()


def test_while_votes_are_counted_the_panel_behind_does_not_tell_the_end():
    game = game_on("2022-01-06")
    stage = Stage(lambda app: GameScreen(app, game), size=(1600, 1000))
    view = stage.app.top.view
    view.open("council", view.motions()[0])
    stage.step(count=3)
    view.call_vote(view.shown)
    stage.step()
    assert view.count is not None and stage.has("The votes are being counted.") and not stage.has("Adopted")
    stage.key("return")
    stage.key("return")
    assert view.count is None and view.panel == "vote" and stage.has("Adopted")
    assert view.game.today >= date(2022, 1, 6)
    stage.app.close()


def test_larger_text_keeps_its_middle_and_runs_into_nothing():
    stage = stage_on("2022-01-06", text_factor=1.3, reduced_motion=True)
    view = stage.app.top.view
    view.open("council", view.motions()[0])
    stage.until(lambda: view.consequences(view.shown) is not None)

    def box_of(words: str):
        found = [note.box for note in stage.ui.notes if note.kind == "text" and note.text.startswith(words)]
        assert found, words
        return found[-1]

    apart = (
        ("Forecast", "85 %"), ("90 % interval", "25"), ("‹ against", "for ›"), ("In a year", "Passes"), ("Passes", "Blocked"),
        ("MAP MODE", "Membership"),
    )  # fmt: skip
    for left, right in apart:
        assert box_of(left).right < box_of(right).x, (left, right)
    large = box_of("Your vote")
    middle = large.y + large.h / 2
    stage.app.settings.text_factor = 1.0
    stage.app.apply()
    stage.step(count=3)
    usual = box_of("Your vote")
    assert usual.h < large.h and abs(usual.y + usual.h / 2 - middle) < 1.1
    stage.app.close()


def test_the_log_counts_intensity_as_the_outliner_does(stage):
    texts = [event.text for event in stage.app.top.view.events() if event.kind == "crisis opened"]
    assert "Kazakhstan: unrest (intensity 80)" in texts
    assert not any("intensity 0." in text for text in texts)


def test_from_settings_one_comes_back_to_the_menu_they_were_opened_from(stage):
    view = stage.app.top.view
    view.leave()
    view.dialog = ("menu", None)
    stage.step(count=3)
    stage.click("menu.settings")
    assert stage.has("Size of text")
    stage.key("escape")
    assert view.dialog == ("menu", None)
    stage.key("escape")
    assert view.dialog is None
