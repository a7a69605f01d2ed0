"""What a player met and could not read: each of these was wrong or missing once."""

import threading

import pytest
from play.games import game_on, stage_on
from play.stage import Stage

from sim.game.order import Order
from sim.game.saves import save
from sim.game.session import Game
from sim.play import shot
from sim.play.screens.game import GameScreen
from sim.play.screens.organisation_panel import clause_value, meaning_words
from sim.play.screens.timeline import coming


@pytest.fixture(scope="module")
def stage():
    made = stage_on("2022-01-10", reduced_motion=True, tooltip_delay=0.3)
    made.app.top.ground.wait()
    made.step(count=3)
    yield made
    made.app.close()


def test_the_land_under_a_resting_pointer_is_told(stage):
    stage.point(900, 300, seconds=0.0)
    assert not stage.has("click for more")
    stage.step(seconds=0.4)
    stage.step()
    assert stage.has("click for more") and stage.has("Support at home")
    stage.point(910, 300, seconds=0.0)
    stage.step()
    assert not stage.has("click for more"), "it goes when the pointer moves on"


def test_a_force_in_place_stands_on_the_map(stage):
    marks = [note for note in stage.ui.notes if note.id.startswith("map.deployment:")]
    assert {note.text for note in marks} == {"CSTO · 2,640"}
    stage.click(marks[0].id)
    assert stage.app.top.view.panel == "force"
    stage.app.top.view.leave()
    stage.step(count=2)


def test_bases_are_named_where_there_is_room(stage):
    assert stage.has("Kant air base") and stage.has("Incirlik")


def test_a_state_named_in_the_log_is_a_link(stage):
    link = next(note.id for note in stage.ui.notes if note.id.startswith("log.state.") and note.text == "Kazakhstan")
    stage.click(link)
    view = stage.app.top.view
    assert (view.panel, view.shown) == ("state", "KAZ")
    view.leave()
    stage.step(count=2)


def test_keys_stand_beside_what_they_do(stage):
    texts = stage.ui.texts()
    assert all(f"F{place}" in texts for place in range(1, 7)) and "1–5" in texts
    assert {"L", "G", "H", "Esc"} <= set(texts)


def test_the_timeline_names_what_is_planned(stage):
    names = [name for _, name in coming(stage.app.top.view)]
    assert names == ["Council session", "End of the treaty's term"] and stage.has("Council session")


def test_a_force_whose_day_of_arrival_is_open_counts_no_days():
    made = stage_on("2022-01-07")
    assert made.has("mobilising · 0") and not any("D−" in text for text in made.ui.texts())
    made.app.close()


def test_a_set_of_the_charter_is_named_and_changed_part_by_part(stage):
    view = stage.app.top.view
    clause = next(one for one in view.clauses("CSTO") if one.name == "instruments")
    assert clause_value(clause, short=True) == "7 of 7" and "rapid reaction force" in clause_value(clause)
    assert "bit" not in meaning_words(clause)
    view.dialog = ("amend", "CSTO")
    stage.ui.memory["amend.clause"] = clause.clause
    stage.step(count=3)
    stage.click("amend.part.7")
    assert stage.ui.memory["amend.value"] == clause.value - 2**7
    assert "disabled" not in stage.note("amend.do").state
    view.dialog = None
    stage.step(count=2)


def test_the_alternate_histories_are_compared_with_the_record():
    made = Stage(lambda app: GameScreen(app, Game.start("ballot-2010", 1, {"KAZ": "person"})), size=(1600, 900))
    view = made.app.top.view
    view.game.advance(view.game.first_day + 400, answers=False)
    view.open("comparison")
    made.step(count=3)
    assert made.has("occasions ended as on record") and made.has("First Karabakh war")
    made.app.close()


def test_a_world_without_rates_says_what_its_forecasts_leave_out():
    made = Stage(lambda app: GameScreen(app, Game.start("tutorial", 1, {"VAL": "person"})), size=(1920, 1080))
    made.until(lambda: made.app.top.view.watched() != [])
    assert made.has("as if no new crisis came: no rates known") and not made.has("A new crisis at home")
    made.app.close()


def test_a_verdict_that_comes_late_is_drawn(monkeypatch):
    from sim.play.screens import verdict_panel

    gate, right = threading.Event(), verdict_panel.verdict
    monkeypatch.setattr(verdict_panel, "verdict", lambda *given: gate.wait(60) and right(*given))
    made = Stage(lambda app: GameScreen(app, Game.start("tutorial", 1, {"VAL": "person"})), size=(1600, 900))
    made.app.top.view.open("verdict")
    made.step(count=30)
    assert made.has("The same game is being lived on autopilot …")
    gate.set()
    made.app.top.view.judging.thread.join(60)
    made.step(count=20)
    assert made.has("Objectives")
    made.app.close()


def test_a_saved_game_is_shown_with_what_its_orders_changed(tmp_path):
    game = game_on("2010-06-12", "KGZ", 11)
    waiting = next(one for one in game.waiting("KGZ") if one.kind == "appeal")
    assert game.give(Order("KGZ", "appeal", "material_aid", waiting.subject, 0.0, None, str(waiting.organisation))) is None
    game.advance(game.day + 20, answers=False)
    file = save(game, tmp_path / "kgz.article4")
    app = shot.shown(shot.Wanted("real-timeline", seat="KGZ", panel="verdict", save=file))
    said = app.ui.texts()
    app.close()
    assert "What your orders changed" in said and "Nothing yet: so far it is the autopilot's history." not in said
    assert any("Kyrgyzstan asks CSTO for material aid" in text for text in said)
    with pytest.raises(ValueError, match="not of siberia"):
        shot.shown(shot.Wanted("siberia", panel="verdict", save=file))


def test_an_appeal_tells_the_interval_of_its_chance():
    made = stage_on("2022-01-05")
    view = made.app.top.view
    one = next(one for one in view.waiting() if one.kind == "appeal")
    view.dialog = ("decision", one.serial)
    made.step(count=3)
    found = view.appeal_chance(one, "peacekeepers")
    assert found.low < found.chance < found.high
    assert made.has(f"90 % interval {100 * found.low:.0f}–{100 * found.high:.0f} %")
    made.app.close()


def test_the_ring_of_tab_goes_round_even_where_the_map_is_drawn_twice(stage):
    stage.key("c")
    stage.step(count=2)
    seen = set()
    for _ in range(40):
        stage.key("tab")
        seen.add(stage.ui.focus)
    assert len(seen) > 20 and any(id.startswith("log.") for id in seen)
    stage.app.top.view.leave()
    stage.step(count=2)
