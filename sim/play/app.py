"""The window, the loop, and the stack of screens; under the dummy driver the same without a window.

Why no acceleration of the frame buffer: on machines whose OpenGL is done in software, handing a frame over takes ten times as
long with it.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sim.batch.trouble import Trouble

REMEDY = (
    "article4 needs pygame-ce, and the older pygame has taken its place: pip uninstall pygame pygame-ce; pip install pygame-ce"
)
SMALLEST = (800, 600)
FRAMES = 60
"""Most frames a second."""
TURN = 0.001
"""Seconds after which a thread that paints or forecasts lets the screen go on. The interpreter's own five milliseconds, waited
for at each step into compiled code and back, are a third of a frame."""


class NoScreen(Trouble):
    """The game cannot be shown here; the message says why and what helps."""


def checked_pygame() -> None:
    """Import pygame. Raises NoScreen when it is missing or is not pygame-ce."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")  # SDL would turn SIGTERM into an event, which no loop may hear
    try:
        import pygame
    except ModuleNotFoundError:
        raise NoScreen("the screens need pygame-ce, the extra `play` of article4: pip install pygame-ce") from None
    except ImportError as error:
        raise NoScreen(f"pygame-ce is here but does not load: {error}") from None
    if not getattr(pygame, "IS_CE", False):
        raise NoScreen(REMEDY)


checked_pygame()

import pygame  # noqa: E402

from sim.play.heap import bound_heap  # noqa: E402
from sim.play.kit.core import Ui  # noqa: E402
from sim.play.kit.keys import KeyMap  # noqa: E402
from sim.play.kit.presses import Presses  # noqa: E402
from sim.play.kit.theme import Theme  # noqa: E402
from sim.play.kit.widgets import tips_of  # noqa: E402
from sim.play.settings import Settings, keep, kept  # noqa: E402
from sim.play.sound import Sounds  # noqa: E402


class Screen(Protocol):
    """One screen of the stack; only the topmost is drawn and hears anything."""

    def draw(self, ui: Ui) -> None:
        """Draw one frame and act on what was hit."""
        ...

    def close(self) -> None:
        """Give up what it holds (threads, games) when it leaves the stack."""
        ...


class App:
    """The window with its `Ui`, settings, sounds and stack of screens."""

    def __init__(self, size: tuple[int, int] = (1600, 900), headless: bool = False, settings: Settings | None = None) -> None:
        """Open a window, or a surface under the dummy driver. Raises NoScreen when there is no display."""
        bound_heap()
        sys.setswitchinterval(TURN)
        self.headless = headless
        self.settings = settings if settings is not None else kept()
        if headless:
            os.environ["SDL_VIDEODRIVER"] = "dummy"
            os.environ["SDL_AUDIODRIVER"] = "dummy"
        self.surface = opened(size, headless, self.settings.full_screen)
        self.ui = Ui(self.surface, self.theme(), KeyMap(self.settings.keys))
        self.sounds = Sounds(self.settings.sound and not headless)
        self.stack: list[Screen] = []
        self.running = True
        self.told_to_end = False
        self.presses = Presses()
        self.ticker = pygame.time.Clock()
        self.now = 0.0
        self.told = -1.0

    def theme(self) -> Theme:
        """The theme of the settings for the present window: on a small one everything is scaled down to fit."""
        s = self.settings
        wide, high = self.surface.get_size()
        usual = s.scale if s.scale > 0 else max(0.75, min(2.0, round(high / 1080 * 4) / 4))
        fits = min(wide / 1060, high / 640)
        return Theme(min(usual, max(0.5, fits)), s.text_factor, s.palette, s.reduced_motion)

    def apply(self) -> None:
        """Carry changed settings out, and keep them."""
        self.ui.theme = self.theme()
        self.ui.keymap = KeyMap(self.settings.keys)
        self.ui.cache.clear()
        self.ui.layers.forget()
        self.sounds.on = self.settings.sound and not self.headless
        tips_of(self.ui).delay = self.settings.tooltip_delay
        if not self.headless:
            keep(self.settings)

    # -- the stack ----------------------------------------------------------------------------------------------------
    @property
    def top(self) -> Screen | None:
        """The screen that is seen."""
        return self.stack[-1] if self.stack else None

    def push(self, screen: Screen) -> None:
        """Put a screen on top."""
        self.stack.append(screen)
        self.fresh()

    def pop(self) -> None:
        """Take the topmost screen away; without any, the game ends."""
        if self.stack:
            self.stack.pop().close()
        if not self.stack:
            self.running = False
        self.fresh()

    def start(self) -> None:
        """To the start screen."""
        from sim.play.screens.start import StartScreen

        self.home(StartScreen(self))

    def replace(self, screen: Screen) -> None:
        """Put a screen in the place of the topmost."""
        if self.stack:
            self.stack.pop().close()
        self.push(screen)

    def home(self, screen: Screen) -> None:
        """Leave everything for one screen."""
        while self.stack:
            self.stack.pop().close()
        self.push(screen)

    def fresh(self) -> None:
        """Forget what belonged to another screen: focus, tooltips, open lists."""
        self.ui.focus, self.ui.held = None, None
        self.ui.layers.forget()
        self.ui.memory.pop("open list", None)
        tips_of(self.ui).close()

    # -- the loop -----------------------------------------------------------------------------------------------------
    def frame(self, events: Sequence[pygame.event.Event], now: float) -> None:
        """One frame: hear, draw, sound."""
        self.now = now
        passed = [event for event in events if not self.own(event)]
        ui = self.ui
        ui.begin(passed, now, getattr(self.top, "staying", False))
        if ui.action("full_screen") and not self.headless:
            self.turn_full_screen()
        if self.top is not None:
            self.top.draw(ui)
        tips_of(ui).finish(ui)
        ui.end()
        self.sounds.play(ui.sounds)

    def own(self, event: pygame.event.Event) -> bool:
        """Events of the window itself."""
        if event.type == pygame.QUIT:
            self.leave()
            return True
        if event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED) and not self.headless:
            self.resized()
            return True
        return False

    def resized(self) -> None:
        """The window has another size; below the smallest the picture is cut, not squeezed."""
        surface = pygame.display.get_surface()
        if surface is None:
            raise RuntimeError("the window is gone")
        self.surface = surface
        self.ui.surface = self.surface
        self.ui.layers.forget()
        theme = self.theme()
        if theme.scale != self.ui.theme.scale:
            self.ui.cache.clear()
        self.ui.theme = theme

    def turn_full_screen(self) -> None:
        """Switch between window and full screen."""
        self.settings.full_screen = not self.settings.full_screen
        self.surface = opened((1600, 900), False, self.settings.full_screen)
        self.ui.surface = self.surface
        self.apply()

    def leave(self) -> None:
        """End after this frame; a game that is being played is kept first."""
        for screen in self.stack:
            keep_game = getattr(screen, "keep", None)
            if keep_game is not None:
                keep_game()
        self.running = False

    @contextmanager
    def hearing_the_end(self) -> Iterator[None]:
        """Within it, being told to end by SIGTERM is as closing the window. Only the main thread hears signals."""

        def heard(_signal: int, _frame: object) -> None:
            self.told_to_end = True

        try:
            before = signal.signal(signal.SIGTERM, heard)
        except ValueError:
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, before)

    def run(self) -> None:
        """Show frames until the player leaves."""
        with self.hearing_the_end():
            self.show_frames()

    def show_frames(self) -> None:
        """The loop of `run`."""
        try:
            while self.running and self.stack:
                if self.told_to_end:
                    self.leave()
                    break
                self.presses.hear(pygame.event.get())
                self.frame(self.presses.next_frame(self.ui.writing), pygame.time.get_ticks() / 1000.0)
                self.hand_over()
                self.tell_screen()
                self.ticker.tick(FRAMES)
        finally:
            self.close()

    def hand_over(self) -> None:
        """Give the window what has changed, and nothing else."""
        areas = self.ui.layers.finished()
        if areas:
            pygame.display.update(areas)

    def tell_screen(self) -> None:
        """Write what the screen says into the file that `ARTICLE4_DUMP` names, a few times a second: for tests of the window."""
        path = os.environ.get("ARTICLE4_DUMP")
        if path and self.now - self.told > 0.1:
            self.told = self.now
            part = f"{path}.part"
            with open(part, "w", encoding="utf-8") as file:
                file.write(f"scale {self.ui.theme.scale}\n{self.ui.dump()}\n")
            os.replace(part, path)

    def close(self) -> None:
        """Leave all screens and close the window."""
        while self.stack:
            self.stack.pop().close()
        self.sounds.close()
        if not self.headless:
            pygame.display.quit()

    def settle(self, frames: int = 3, now: float | None = None) -> None:
        """Draw a few frames without events, so that what is placed by the frame before has its place. For pictures and tests."""
        for _ in range(frames):
            self.frame([], (self.now if now is None else now) + 1 / FRAMES)


def opened(size: tuple[int, int], headless: bool, full: bool) -> pygame.Surface:
    """The window's surface. Raises NoScreen where there is no display."""
    try:
        pygame.display.init()
        pygame.font.init()
        if headless:
            return pygame.display.set_mode(size)
        if pygame.display.get_driver() in ("dummy", "offscreen"):
            raise pygame.error("only a video driver that shows nothing is there")
        pygame.display.set_caption("Article 4")
        if full:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        wide, high = pygame.display.get_desktop_sizes()[0]
        fitting = (max(SMALLEST[0], min(size[0], wide)), max(SMALLEST[1], min(size[1], high - 40)))
        surface = pygame.display.set_mode(fitting, pygame.RESIZABLE)
        pygame.key.set_repeat(350, 40)
        pygame.key.start_text_input()
        return surface
    except pygame.error as error:
        raise NoScreen(
            f"there is no screen to play on ({error}); `article4 run` plays without one, `article4 shot` draws pictures of it"
        ) from None


def picture_bytes(surface: pygame.Surface) -> bytes:
    """The pixels of a surface, row by row, three bytes each."""
    return pygame.image.tobytes(surface, "RGB")
