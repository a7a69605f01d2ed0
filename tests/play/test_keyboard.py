"""A newcomer plays a short game from the start screen to the verdict with the keyboard alone."""

import pytest
from play.stage import Stage

from sim.game.session import Game
from sim.play.screens.briefing import Briefing
from sim.play.screens.game import GameScreen
from sim.play.screens.start import StartScreen

PRESSES = 400
"""More presses than any way through a screen takes."""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


def walk_to(stage, id: str) -> None:
    """Go to a widget with TAB, and with the arrows inside of its list."""
    for _ in range(PRESSES):
        if stage.ui.focus == id:
            return
        here, there = stage.ui.target(stage.ui.focus), stage.ui.target(id)
        if here is not None and there is not None and here.group and here.group == there.group:
            along_the_list(stage, id)
            if stage.ui.focus == id:
                return
        stage.key("tab")
    raise AssertionError(f"the keyboard never came to {id}, only to {stage.ui.focus}:\n{stage.ui.dump()}")


def along_the_list(stage, id: str) -> None:
    """Go through a list or a grid with the arrows."""
    for _ in range(PRESSES):
        here, there = stage.ui.target(stage.ui.focus), stage.ui.target(id)
        if here is None or there is None or here.id == id:
            return
        (x, y), (goal_x, goal_y) = here.whole.centre, there.whole.centre
        before = stage.ui.focus
        if abs(goal_y - y) > 4:
            stage.key("down" if goal_y > y else "up")
        else:
            stage.key("right" if goal_x > x else "left")
        if stage.ui.focus == before:
            return


def press(stage, id: str) -> None:
    """Press a widget by keyboard."""
    walk_to(stage, id)
    stage.key("return")


def begin(stage) -> None:
    """Choose the world and the state, begin, and read the briefing."""
    stage.until(lambda: "tutorial" in stage.app.top.worlds.loaded)
    press(stage, "start.world.tutorial")
    assert stage.app.top.world == "tutorial"
    for chosen in list(stage.app.top.seats):
        press(stage, f"start.seat.{chosen}")
    if stage.app.top.seats != ["VAL"]:
        press(stage, "start.seat.VAL")
    for other in [seat for seat in stage.app.top.seats if seat != "VAL"]:
        press(stage, f"start.seat.{other}")
    assert stage.app.top.seats == ["VAL"]
    press(stage, "start.begin")
    stage.until(lambda: isinstance(stage.app.top, Briefing))
    assert stage.has("You govern Valden")
    stage.key("return")
    assert isinstance(stage.app.top, GameScreen)


def play_to_the_end(stage) -> int:
    """Answer what is asked with the keys, let time pass otherwise, until the game is over. Returns how often it answered."""
    view, answered = stage.app.top.view, 0
    for _ in range(3 * PRESSES):
        if view.game.is_over:
            break
        if view.count is not None:
            stage.key("return")
        elif view.dialog is not None:
            options = [note.id for note in stage.ui.notes if note.id.startswith("decision.") and not note.state]
            choices = [id for id in options if id not in ("decision.later", "decision.close", "decision.troops")]
            press(stage, choices[min(1, len(choices) - 1)])
            answered += 1
        elif view.panel == "council" and any(one.kind == "vote" for one in view.waiting()):
            press(stage, "council.vote.yes")
            answered += 1
            stage.key("escape")
        else:
            stage.key("n")
    return answered


def test_from_the_start_screen_to_the_verdict():
    stage = Stage(StartScreen, size=(1600, 900))
    begin(stage)
    assert play_to_the_end(stage) >= 4
    view = stage.app.top.view
    stage.step(count=3)
    assert view.game.is_over and view.panel == "verdict"
    stage.until(lambda: view.judging is not None and (view.judging.result is not None or view.judging.fault))
    stage.step(count=70)
    assert stage.has("Objectives") and stage.has("What your orders changed")
    stage.key("escape")
    stage.key("escape")
    assert view.dialog is not None and view.dialog[0] == "menu"
    press(stage, "menu.leave")
    assert isinstance(stage.app.top, StartScreen)
    stage.app.close()


def test_nothing_of_one_player_is_on_the_screen_that_is_handed_over():
    game = Game.start("tutorial", 1, {"VAL": "person", "COS": "person"})
    stage = Stage(lambda app: GameScreen(app, game), size=(1600, 900))
    view = stage.app.top.view
    view.open("state", "VAL")
    view.tell("Valden has a secret.")
    stage.ui.memory["votes.words"] = "secret"
    stage.step(count=2)
    assert stage.has("Valden has a secret.")
    view.handing = "COS"
    stage.step(count=3)
    allowed = {"Hand over to", "Costerra", "I am here", "Enter", "Nothing waits for a decision", "One decision waits"}
    assert set(stage.ui.texts()) <= allowed
    stage.key("space")
    assert view.paused and view.handing == "COS"
    stage.key("return")
    assert view.handing is None and view.seat == "COS" and view.panel == "" and not stage.has("Valden has a secret.")
    assert "votes.words" not in stage.ui.memory
    stage.app.close()


def test_the_keys_are_found_in_the_settings_by_keyboard():
    game = Game.start("tutorial", 1, {"VAL": "person"})
    stage = Stage(lambda app: GameScreen(app, game), size=(1600, 900))
    stage.key("escape")
    press(stage, "menu.settings")
    press(stage, "settings.tab.3")
    walk_to(stage, "settings.key.pause")
    stage.key("escape")
    assert stage.app.top.view.dialog == ("menu", None)
    stage.app.close()
