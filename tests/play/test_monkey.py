"""Twenty thousand inputs at random: nothing breaks, and the world can still be played back from its orders.

`MONKEY_INPUTS=20000 python -m pytest tests/play/test_monkey.py` gives each of the five seeds as many.
"""

import os
import random

import pygame
import pytest
from play.stage import Stage

from sim.game import saves
from sim.game.order import Order
from sim.game.session import Game
from sim.play.kit.keys import ACTIONS
from sim.play.screens.game import GameScreen

SEEDS = (11, 12, 13, 14, 15)
INPUTS = int(os.environ.get("MONKEY_INPUTS", "4000"))
"""Per seed: five seeds make twenty thousand."""
A_FRAME = 4
"""Inputs that are heard in one frame."""
SPARED = ("quick_load", "full_screen")
"""Actions that leave the game for another one."""


def random_event(chance: random.Random, stage: Stage) -> pygame.event.Event:
    """A click on something that is there, a movement, a wheel, a key, or a letter."""
    wide, high = stage.app.surface.get_size()
    roll = chance.random()
    spot = (chance.randrange(wide), chance.randrange(high))
    targets = [
        target for target in stage.ui.targets if target.box.w > 0 and target.id not in ("menu.quit", "menu.leave", "load.do")
    ]
    if targets and roll < 0.65:
        box = chance.choice(targets).box
        spot = (
            int((box.x + box.w * chance.random()) * stage.ui.theme.scale),
            int((box.y + box.h * chance.random()) * stage.ui.theme.scale),
        )
    if roll < 0.3:
        return pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))
    if roll < 0.5:
        return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=chance.choice((1, 1, 1, 3)))
    if roll < 0.75:
        return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=spot, button=1)
    if roll < 0.8:
        return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=chance.choice((-3, -1, 1, 3)), precise_y=chance.choice((-1.0, 1.0)))
    if roll < 0.85:
        return pygame.event.Event(pygame.TEXTINPUT, text=chance.choice("aЖ7 %ß"))
    names = [action.key for action in ACTIONS if action.name not in SPARED] + [
        "tab",
        "shift+tab",
        "left",
        "right",
        "up",
        "down",
        "return",
        "escape",
        "backspace",
    ]
    *modifiers, name = chance.choice(names).split("+")
    mod = sum({"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}[word] for word in modifiers)
    return pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=mod, unicode="")


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_inputs_at_random_break_nothing_and_play_back(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    monkeypatch.setattr("sim.play.view.WATCHED_BRANCHES", 8)
    monkeypatch.setattr("sim.play.view.IF_BRANCHES", 8)
    for way_out in ("start", "home", "replace"):  # by keyboard it finds every door: those of the game are locked
        monkeypatch.setattr(f"sim.play.app.App.{way_out}", lambda *ignored: None)
    chance = random.Random(seed)
    game = Game.start("real-timeline", seed, {"KAZ": "person", "ARM": "person"} if seed % 2 else {"KGZ": "person"})
    stage = Stage(lambda app: GameScreen(app, game), size=(1280, 800))
    screen = stage.app.top
    assert game.give(Order(screen.view.seat, "budget", "do", value=1.0)) is None
    for _ in range(INPUTS // A_FRAME):
        stage.step([random_event(chance, stage) for _ in range(A_FRAME)], seconds=0.05)
        assert stage.app.top is screen, "the monkey left the game"
    path = saves.save(screen.view.game, tmp_path / "monkey.article4")
    digest = screen.view.game.digest()
    stage.app.close()
    assert saves.replay(path).digest == digest
