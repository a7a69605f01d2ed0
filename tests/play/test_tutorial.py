"""The tutorial is played through by real events: whatever the card points at is pressed, until the last step."""

import pytest
from play.stage import Stage

from sim.play.policies import GROUPS, kinds_told
from sim.play.screens.game import GameScreen
from sim.play.screens.tutorial import Tutorial, begin
from sim.play.screens.tutorial_acts import lesson
from sim.play.screens.tutorial_steps import STEPS
from sim.words import kinds

TURNS = 600
"""More presses than the tutorial needs; a control that does nothing would use them up."""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


def tutorial_stage(**settings):
    return Stage(lambda app: GameScreen(app, begin(), Tutorial()), size=(1600, 900), **settings)


def press_what_is_marked(stage, tutorial):
    """Press the marked control; where it lets time pass, give it a second. True when there was one."""
    if not tutorial.pointing or tutorial.step == 0:
        stage.click("tutorial.on")
        return
    stage.click(tutorial.pointing)
    if not stage.app.top.view.paused:
        stage.step(count=10, seconds=0.1)


def test_every_lesson_is_played_by_pressing_what_is_marked():
    stage = tutorial_stage(reduced_motion=True)
    screen = stage.app.top
    tutorial, view, seen = screen.tutorial, screen.view, [0]
    for _ in range(TURNS):
        if tutorial.left:
            break
        marked = tutorial.pointing
        assert marked or tutorial.step in (0, len(STEPS) - 1), f"nothing is marked in {STEPS[tutorial.step].title()}"
        assert stage.has(f"{tutorial.step + 1} / {len(STEPS)}")
        press_what_is_marked(stage, tutorial)
        if tutorial.step != seen[-1]:
            seen.append(tutorial.step)
    assert tutorial.left and seen[-1] == len(STEPS) - 1, f"stuck in {STEPS[tutorial.step].title()}:\n{stage.ui.dump()}"
    assert stage.app.settings.tutorial_done
    game = view.game
    given = {entry["kind"] for course in game.courses for entry in course.entries}
    assert {"appeal", "vote", "contribute"} <= given and given & {"lobby", "pay", "press", "amend"}
    told = {game.names.events[e.subject] for e in game.events if e.kind == "message"}
    assert len(game.courses) == 2, "a changed past is a branch"
    assert len({name[:9] for name in told if name.startswith("lesson-")}) >= 9
    stage.app.close()


def test_it_says_what_happened_and_by_which_article():
    stage = tutorial_stage(reduced_motion=True)
    tutorial = stage.app.top.tutorial
    told = set()
    for _ in range(TURNS):
        told.add(tutorial.came)
        if lesson(stage.app.top.view) >= 3:
            break
        press_what_is_marked(stage, tutorial)
    assert "Consultation: granted by Treaty 2, without a vote." in told
    stage.app.close()


def test_it_can_be_left_in_any_step_and_above_a_dialog():
    stage = tutorial_stage()
    tutorial, view = stage.app.top.tutorial, stage.app.top.view
    stage.click("tutorial.on")
    while view.dialog is None:
        press_what_is_marked(stage, tutorial)
    assert tutorial.pointing == "decision.consultation"
    stage.click("tutorial.leave")
    assert tutorial.left and view.dialog is not None and not stage.has("Leave the tutorial")
    stage.click("decision.mission")
    assert view.game.course.entries[-1]["option"] == "mission"
    stage.app.close()


def test_a_step_can_be_skipped_and_the_world_goes_past_others():
    stage = tutorial_stage()
    tutorial, view = stage.app.top.tutorial, stage.app.top.view
    view.game.advance(view.game.day + 60, answers=False)
    stage.click("tutorial.on")
    stage.step(count=2)
    assert STEPS[tutorial.step].lesson >= 4, "the lessons that have passed are passed over"
    before = tutorial.step
    stage.click("tutorial.on")
    assert tutorial.step > before
    stage.app.close()


def test_every_kind_of_event_that_messages_name_exists_once():
    named = [kind for group in GROUPS for kind in group.kinds]
    assert len(named) == len(set(named)) and set(named) <= set(kinds.EVENT_KINDS)
    assert "crisis opened" in kinds_told({}, "pause") and "crisis opened" not in kinds_told({"crisis": "log"}, "pause")
    assert "joined" in kinds_told({}, "note")


def test_messages_follow_the_policy_of_their_kind():
    for policy in ("log", "note", "pause"):
        stage = Stage(lambda app: GameScreen(app, begin()), size=(1600, 900), policies={"message": policy, "crisis": "log"})
        view = stage.app.top.view
        why = view.go(view.game.day + 9)
        stage.step(count=2)
        told = [message.text for message in view.messages if "river islands" in message.text]
        assert bool(told) == (policy != "log")
        assert (why == "event") == (policy == "pause")
        stage.app.close()


def test_the_policy_is_chosen_in_the_settings():
    stage = Stage(lambda app: GameScreen(app, begin()), size=(1600, 900))
    stage.app.top.view.dialog = ("settings", None)
    stage.step(count=2)
    stage.click("settings.tab.2")
    stage.click("settings.policy.base")
    stage.click("settings.policy.base.2")
    assert stage.app.settings.policies == {"base": "pause"}
    stage.app.close()
