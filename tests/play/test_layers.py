"""Parts that stay: drawn when something about them changes, else repeated; put together, the screen is as if drawn anew."""

import pygame
import pytest
from play.stage import Stage

from sim.play.kit.boxes import Box
from sim.play.kit.lists import virtual_list
from sim.play.kit.memory import Memory
from sim.play.kit.widgets import Tip, button, tips_of

LEFT, RIGHT = Box(10, 10, 200, 200), Box(230, 10, 200, 200)


class Parts:
    """Two parts that stay over a plain ground; counts how often each is drawn."""

    staying = True

    def __init__(self):
        self.key = 0
        self.tick = 0
        self.patient = False
        self.drawn = {"ground": 0, "left": 0, "right": 0}
        self.pressed = 0
        self.says = "word"
        self.beating = False

    def close(self):
        pass

    def draw(self, ui):
        ui.layers.ground(ui.screen, self.key, lambda: self.ground(ui))
        ui.layers.retain("left", LEFT, self.key, lambda: self.left(ui), self.tick, self.patient)
        ui.layers.retain("right", RIGHT, self.key, lambda: self.right(ui), self.tick, self.patient)
        ui.layers.compose()

    def ground(self, ui):
        self.drawn["ground"] += 1
        ui.surface.fill((30, 60, 90))

    def left(self, ui):
        self.drawn["left"] += 1
        ui.panel(LEFT)
        ui.block("left", LEFT)
        if button(ui, "press", Box(30, 30, 120, 40), "Press", tell=lambda: Tip("A tip")):
            self.pressed += 1
        ui.text(30, 90, f"{self.says} {self.pressed}")
        if self.beating:
            ui.beat(0.5)

    def right(self, ui):
        self.drawn["right"] += 1
        ui.panel(RIGHT)
        ui.block("right", RIGHT)
        virtual_list(ui, "list", RIGHT.inset(10), 40, 20.0, lambda p, b, h: ui.text(b.x, b.y, f"row {p}"))
        if ui.action("council"):
            self.says = "council"


@pytest.fixture
def stage(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    stage = Stage(lambda app: Parts(), size=(1100, 660), scale=1.0)
    stage.step(count=3)
    yield stage
    stage.app.close()


def counted(stage, act):
    before = dict(stage.app.top.drawn)
    act()
    return {name: times - before[name] for name, times in stage.app.top.drawn.items()}


def test_what_does_not_change_is_not_drawn_and_still_says_everything(stage):
    words = stage.ui.dump()
    assert counted(stage, lambda: stage.step(count=20)) == {"ground": 0, "left": 0, "right": 0}
    assert stage.ui.dump() == words and "word 0" in words and "row 3" in words
    assert stage.ui.layers.finished() == []


def test_a_new_key_draws_and_a_part_grows_old(stage):
    stage.app.top.key = 1
    assert counted(stage, lambda: stage.step(count=5)) == {"ground": 1, "left": 1, "right": 1}
    drawn = counted(stage, lambda: stage.step(seconds=5.0))
    assert drawn == {"ground": 1, "left": 1, "right": 1}, "the ground once more, for the copy that restores it"
    assert counted(stage, lambda: stage.step(seconds=5.0)) == {"ground": 0, "left": 1, "right": 1}


def test_the_pointer_draws_only_the_part_that_it_is_on(stage):
    stage.point(60, 50, seconds=0.1)
    drawn = counted(stage, lambda: stage.point(60, 120, seconds=0.1))
    assert drawn["left"] and not drawn["right"] and not drawn["ground"]
    stage.step([pygame.event.Event(pygame.MOUSEMOTION, pos=(60, 50), rel=(0, 0), buttons=(0, 0, 0))])
    assert stage.ui.layers.finished(), "the window is told"
    assert not any(area.collidepoint(400, 100) for area in stage.ui.layers.finished()), "and nothing else"


def test_a_press_is_seen_in_the_frames_after_it(stage):
    stage.click("press")
    assert stage.app.top.pressed == 1 and stage.has("word 1")
    stage.step(count=10)
    assert stage.app.top.pressed == 1, "a press is not repeated with the part"


def test_the_tooltip_of_a_part_that_is_only_repeated_opens(stage):
    stage.point(60, 50, seconds=0.9)
    stage.step(count=3)
    assert stage.has("A tip") and tips_of(stage.ui).stack
    stage.point(460, 280)
    assert not stage.has("A tip")
    assert stage.app.surface.get_at((100, 250))[:3] == (30, 60, 90), "the tooltip's place is restored"


def test_a_list_scrolls_and_a_key_reaches_its_part(stage):
    stage.point(300, 100, seconds=0.02)
    stage.step([pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-3, precise_y=-3.0, flipped=False)])
    stage.step(count=2)
    assert stage.has("row 10") and not stage.has("row 0")
    stage.key("c")
    stage.app.top.key = 2
    stage.step()
    assert stage.has("council 0")


def test_patient_parts_follow_the_days_in_turn(stage):
    screen = stage.app.top
    screen.patient = True
    stage.step(count=2)

    def days():
        for _ in range(12):
            screen.tick += 1
            stage.step()

    drawn = counted(stage, days)
    assert (drawn["left"], drawn["right"]) == (2, 2)
    screen.patient = False
    screen.tick += 1
    assert counted(stage, stage.step) == {"ground": 0, "left": 1, "right": 1}


def test_a_beat_draws_at_its_steps(stage):
    screen = stage.app.top
    screen.beating, screen.key = True, 5
    stage.step(seconds=0.01)
    assert counted(stage, lambda: stage.step(count=10, seconds=0.1))["left"] == 2


def test_memory_counts_changes_alone():
    memory = Memory()
    memory["a"] = 1.0
    first = memory.version
    memory["a"] = 1.0
    assert memory.version == first
    memory["a"] = 2.0
    memory.setdefault("b", ())
    memory.setdefault("b", (1,))
    assert memory.version == first + 2 and memory["b"] == ()
    assert memory.pop("b") == () and memory.version == first + 3
    memory.pop("b", None)
    del memory["a"]
    assert memory.version == first + 4
    memory.clear()
    assert memory.version == first + 5


def pixels(stage):
    return pygame.image.tobytes(stage.app.surface, "RGB")


def test_the_game_put_together_is_as_the_game_drawn_anew(tmp_path, monkeypatch):
    from play.games import stage_on

    from sim.play import shot

    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    monkeypatch.setattr("sim.play.view.WATCHED_BRANCHES", 8)
    monkeypatch.setattr("sim.play.view.IF_BRANCHES", 8)
    stage = stage_on("2022-01-06", "KAZ", size=(1600, 900), reduced_motion=True)
    screen, ui = stage.app.top, stage.ui
    screen.ground.wait()
    steps = [
        lambda: stage.key("c"),
        lambda: stage.point(*ui.place_of("outliner.members.KGZ").centre),
        lambda: stage.click("outliner.members"),
        lambda: stage.click("log.filter.2"),
        lambda: stage.point(*ui.place_of("top.cohesion").centre),
        lambda: stage.key("left shift"),
        lambda: stage.step([pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, precise_y=1.0, flipped=False)]),
        lambda: stage.key("f3"),
        lambda: stage.key("l"),
        lambda: stage.key("tab"),
        lambda: stage.key("."),
        lambda: stage.key("u"),
        lambda: stage.key("h"),
        lambda: setattr(screen.view, "dialog", ("menu", None)),
        lambda: setattr(screen.view, "dialog", None),
        lambda: stage.key("o"),
    ]
    for number, step in enumerate(steps):
        step()
        stage.step(count=2)
        shot.settle_forecasts(stage.app, screen.view)
        stage.step(count=3)
        words, picture = ui.dump(), pixels(stage)
        ui.layers.forget()
        stage.step(seconds=0)
        assert ui.dump() == words, f"step {number}"
        assert pixels(stage) == picture, f"step {number}"
    stage.app.close()
