"""While a world is built, rules are compiled or a save is lived again: a bar, a word on what is done, a way back."""

import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.compiling import ABOUT_SECONDS
from sim.game import saves
from sim.game.compiling import compile_game
from sim.game.save_file import SaveError
from sim.game.seats import DIFFICULTIES, seats_for
from sim.game.session import Game
from sim.play.heap import give_back
from sim.play.kit.boxes import Box, centred
from sim.play.kit.core import Ui
from sim.play.kit.widgets import button
from sim.play.screens.emblem import emblem
from sim.play.texts import say
from sim.scenario.faults import ScenarioError
from sim.scenario.kept import forget
from sim.words.jit import is_warm

if TYPE_CHECKING:
    from sim.play.app import App


class Loading:
    """Makes a game beside the screen, then shows what comes next."""

    def __init__(self, app: "App", make: Callable[[], Game], show: Callable[[Game], Any]) -> None:
        self.app, self.make, self.show = app, make, show
        self.game: Game | None = None
        self.fault = ""
        self.told = say("The world is being built …")
        self.share = 0.0
        self.since = app.now
        self.thread = threading.Thread(target=self._work, name="loading", daemon=True)
        self.thread.start()

    @classmethod
    def of_world(cls, app: "App", start: Any, world: Any) -> "Loading":
        """A new game of a world with what the start screen has chosen."""
        from sim.play.screens.briefing import Briefing

        crises = ("scripted", "drawn", "both")[start.crises]
        codes = tuple(code for code, _ in world.states)
        governors = seats_for(codes, start.seats, DIFFICULTIES[start.difficulty], codes).governors
        seed = int(start.seed or 1)
        return cls(
            app,
            lambda: Game.start(world.id, seed, governors, crises, start.uncertain),
            lambda game: Briefing(app, game),
        )

    @classmethod
    def of_save(cls, app: "App", path: Path) -> "Loading":
        """A saved game."""
        from sim.play.screens.game import GameScreen

        return cls(app, lambda: saves.load(path), lambda game: GameScreen(app, game))

    @classmethod
    def of_tutorial(cls, app: "App") -> "Loading":
        """The tutorial's game."""
        from sim.play.screens.game import GameScreen
        from sim.play.screens.tutorial import Tutorial, begin

        return cls(app, begin, lambda game: GameScreen(app, game, Tutorial()))

    def _work(self) -> None:
        """Compile where this machine has not yet, then make the game. What fails is told on the screen."""
        try:
            if not is_warm():
                self.told = say("The rules are being compiled, once on this machine, about {n} s …", n=ABOUT_SECONDS)
                compile_game(self._progress)
            compile_game()
            self.told = say("The world is being built …")
            self.game = self.make()
        except (ScenarioError, SaveError, ValueError, OSError) as error:
            self.fault = str(error)
        except Exception as error:
            traceback.print_exc()
            self.fault = say("This should not have happened: {error}", error=repr(error))

    def _progress(self, done: int, of: int) -> None:
        self.share = done / max(1, of)

    def close(self) -> None:
        """The thread ends of itself; its game is not shown."""
        self.show = lambda game: None

    def draw(self, ui: Ui) -> None:
        """One frame."""
        c = ui.colours
        if self.game is not None:
            forget()
            give_back()
            shown = self.show(self.game)
            self.app.replace(shown)
            return
        box = centred(ui.screen, 560, 240)
        ui.panel(box, 10)
        emblem(ui, box.x + box.w / 2, box.y + 54, 1.6)
        if self.fault:
            ui.paragraph(Box(box.x + 24, box.y + 104, box.w - 48, 90), self.fault, 14, c.bad)
        else:
            ui.text(box.x + box.w / 2, box.y + 108, self.told, 15, c.second, align="middle", most=box.w - 40)
            track = Box(box.x + 40, box.y + 144, box.w - 80, 6)
            ui.fill(track, c.pressed)
            share = self.share or (0.5 if ui.theme.reduced_motion else (ui.now * 0.4) % 1.0)
            ui.fill((track.x, track.y, track.w * share, 6), c.gold)
        if button(
            ui, "loading.back", Box(box.x + box.w / 2 - 80, box.bottom - 56, 160, 38), say("Back"), "arrow-left"
        ) or ui.take("escape"):
            self.app.pop()
