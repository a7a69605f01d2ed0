"""The panels of the map by their words: legend, modes, minimap, timeline, ledger, charts."""

from datetime import date

import pytest
from play.games import stage_on

from sim.play.map.blocs import members
from sim.play.map.modes import MODES


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARTICLE4_HOME", str(tmp_path_factory.mktemp("home")))
        made = stage_on("2022-01-09", reduced_motion=True)
        made.app.top.ground.wait()
        made.step(count=3)
        yield made
        made.app.close()


def words(stage) -> str:
    return stage.ui.dump()


def test_the_map_shows_names_capitals_and_the_crisis(stage):
    assert "KAZAKHSTAN" in words(stage) and "#map.crisis:" in words(stage) and "#map.force:RUS" in words(stage)


@pytest.mark.parametrize("place", range(len(MODES)))
def test_each_key_has_a_mode_with_its_legend(stage, place):
    stage.key(f"f{place + 1}")
    stage.step(count=3)
    reading = stage.app.top.ground.reading(stage.ui)
    texts = stage.ui.texts()
    assert MODES[place].title in texts
    assert all(look.title in texts for look in reading.legend)
    game = stage.app.top.view.game
    others = set(reading.looks) - set(game.names.states)
    assert others == (members(game.scenario.map, "NATO", game.day) - set(game.names.states) if place == 0 else set())
    if place:
        assert reading.values["KAZ"] in texts
    stage.key("f1")


def test_the_legend_tells_statuses_apart_without_colour(stage):
    legend = stage.app.top.ground.reading(stage.ui).legend
    same = [look for look in legend if look.colour == legend[0].colour]
    assert len({look.pattern for look in same}) == len(same)


def test_m_hides_the_minimap(stage):
    assert "#minimap" in words(stage)
    stage.key("m")
    assert "#minimap" not in words(stage)
    stage.key("m")


def test_the_minimap_moves_the_map(stage):
    before = stage.app.top.ground.map.camera
    box = stage.ui.place_of("minimap")
    stage.click_at(box.x + box.w * 0.75, box.y + box.h * 0.35)
    stage.step(count=3)
    assert stage.app.top.ground.map.camera != before
    stage.key("home")


def test_the_timeline_goes_back_and_forth(stage):
    game = stage.app.top.view.game
    today = game.day
    stage.click("timeline.back")
    assert game.day == today - 30
    stage.click("timeline.newest")
    assert game.day == today
    assert date.fromordinal(today).strftime("%d %b %Y").lstrip("0") in stage.ui.texts()


def test_the_ledger_sorts_and_opens_a_state(stage):
    stage.key("l")
    stage.step(count=2)
    head = next(note.id for note in stage.ui.notes if note.id.startswith("ledger.states.head") and note.text == "Product")
    stage.click(head)
    rows = [note.text for note in stage.ui.notes if note.id.startswith("ledger.states.") and "head" not in note.id]
    assert rows[:3] == ["United States", "China", "Russia"]
    stage.click("ledger.states.0")
    view = stage.app.top.view
    assert (view.panel, view.shown) == ("state", "USA")
    view.leave()


def test_the_ledger_has_organisations(stage):
    view = stage.app.top.view
    view.open("ledger")
    stage.ui.memory["ledger.tab"] = 1
    stage.step(count=3)
    assert "Collective Security Treaty Organization" in stage.ui.texts()
    stage.ui.memory["ledger.tab"] = 0
    view.leave()


def test_charts_show_states_over_time_and_side_by_side(stage):
    view = stage.app.top.view
    view.open("charts")
    stage.ui.memory["charts.what"], stage.ui.memory["charts.tab"] = 6, 0
    stage.step(count=3)
    assert any(text.startswith("Kazakhstan  ") for text in stage.ui.texts())
    stage.click("charts.KAZ")
    stage.step(count=2)
    assert not any(text.startswith("Kazakhstan  ") for text in stage.ui.texts())
    stage.ui.memory["charts.tab"] = 1
    stage.step(count=3)
    assert "#charts.bar.KAZ" in words(stage)
    view.leave()
