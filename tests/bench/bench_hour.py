"""A synthetic player plays the real timeline to its end: `python tests/bench/bench_hour.py [WIDTHxHEIGHT SCALE [LAST [SPEED]]]`.

Without arguments it plays twice, at 1920x1080 and at 3840x2160 with scale 2, each in a process of its own. It prints the resident
memory as the years go by, at the end and at its peak (the menu, the loading and the verdict are part of it), frames on the clock
(median, 95 %), the same of the frame's own thread, and the time it took.

The player does what a hand does, by key and mouse events alone. In the menu it looks at every world, takes Kazakhstan and begins.
Then it lets time run, goes on after every stop, answers each decision that opens (one of the options, in turn), votes in the
council, and every two seconds of the game screen looks at something else: a panel by its key, a row of the outliner or the log, a
map mode, a drag, some notches of the wheel, a tooltip that it pins. At the end it reads the verdict. A frame stands for a
thirtieth of a second and every frame is drawn; only the waiting between frames is left out. At speed 2, the usual one, the 33
years are an hour and more of play. `LAST` ends the game on a day (YYYY-MM-DD), `SPEED` is 1 to 5.
"""

import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("ARTICLE4_HOME", tempfile.mkdtemp())
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import pygame
from play.stage import Stage

from sim.play.screens.game import GameScreen
from sim.play.screens.start import StartScreen

SIZES = (("1920x1080", "1"), ("3840x2160", "2"))
SECONDS = 1 / 30
PERIOD = 60
"""Frames after which the player looks at something else."""
LOOKS = (
    "key c", "row outliner", "key v", "f2", "key u", "drag", "key j", "row log", "key i", "wheel", "key l", "f3", "key g", "tip",
    "key k", "f1", "key h", "row outliner", "key b", "drag",
)  # fmt: skip


class Player:
    """What the hand does next."""

    def __init__(self, stage: Stage, speed: int = 2) -> None:
        self.stage = stage
        self.screen: GameScreen | None = None
        self.pace = str(speed)
        self.told = 0
        self.looks = itertools.cycle(LOOKS)
        self.turn = 0
        self.answered = 0
        self.wall: list[float] = []
        self.own: list[float] = []

    def frame(self, *events: pygame.event.Event) -> None:
        """One frame with some events, timed."""
        start, began = time.perf_counter(), time.thread_time()
        self.stage.step(events, seconds=SECONDS)
        self.stage.app.hand_over()
        self.wall.append(1000 * (time.perf_counter() - start))
        self.own.append(1000 * (time.thread_time() - began))

    def key(self, name: str) -> None:
        """A key is pressed."""
        self.frame(pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=0, unicode=""))
        self.frame()

    def point(self, x: float, y: float) -> tuple[int, int]:
        """The pointer goes to a logical point."""
        s = self.stage.ui.theme.scale
        at = (int(x * s), int(y * s))
        self.frame(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        return at

    def click(self, id: str) -> bool:
        """A widget is clicked, if it is to be seen."""
        box = self.stage.ui.place_of(id)
        if box is None or box.w <= 0 or box.h <= 0:
            return False
        at = self.point(*box.centre)
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))
        self.frame()
        return True

    def ids(self, start: str) -> list[str]:
        """What there is to click on whose ids begin so, and can be clicked."""
        return [note.id for note in self.stage.ui.notes if note.id.startswith(start) and not note.state.startswith("disabled")]

    def wait(self, reached: Callable[[], bool]) -> None:
        """Frames until something beside the screen is done; they are as quick as those of play, and counted with them."""
        while not reached():
            self.frame()
            time.sleep(0.01)

    def begin(self) -> None:
        """From the menu into the game."""
        start = self.stage.app.top
        self.wait(lambda: len(start.worlds.loaded) == len(start.worlds.ids))
        for id in (*start.worlds.ids[1:], start.worlds.ids[0]):
            while not self.click(f"start.world.{id}"):  # the list is scrolled to it
                at = self.stage.ui.place_of("start.worlds") or self.stage.ui.place_of(f"start.world.{start.worlds.ids[0]}")
                self.point(*at.centre)
                self.frame(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0, flipped=False))
            self.wait(lambda: self.stage.note("start.map").state == "drawn")
        self.click("start.seat.KAZ")
        self.click("start.begin")
        self.wait(lambda: self.stage.ui.place_of("briefing.go") is not None)
        self.click("briefing.go")
        self.screen = self.stage.app.top

    def play(self, last: date | None = None) -> None:
        """Until the game is over, and a look at the verdict."""
        self.begin()
        view = self.screen.view
        if last is not None:
            view.game.last_day = last.toordinal()
        print(f"the first day: {resident():.0f} MB, peak {resident('VmHWM'):.0f} MB", flush=True)
        self.key(self.pace)
        for number in itertools.count():
            if view.game.is_over:
                break
            self.tell(view.game.today)
            if view.dialog is not None or view.count is not None or view.paused:
                self.go_on()
            if number % PERIOD == 0:
                self.look(next(self.looks))
            self.frame()

        self.wait(lambda: view.panel == "verdict" and view.judging is not None and view.judging.result is not None)
        for _ in range(PERIOD):
            self.frame()

    def tell(self, today: date) -> None:
        """A line every fourth year."""
        if today.year >= self.told + 4:
            self.told = today.year
            print(f"{today}: {len(self.wall)} frames, {resident():.0f} MB", flush=True)

    def go_on(self) -> None:
        """Answer what waits, close what is open, and let time run again."""
        view = self.screen.view
        if view.count is not None:
            self.key("return")
            self.key("escape")
        elif view.dialog is not None:
            self.decide()
        elif view.panel == "council":
            votes = self.ids("council.vote.")
            if votes:
                self.click(votes[self.turn % len(votes)])
                self.answered += 1
        if view.dialog is None and view.count is None and view.paused:
            self.key(self.pace)

    def decide(self) -> None:
        """Take one of the options of the decision that is open; a dialog of another sort is closed."""
        view, self.turn = self.screen.view, self.turn + 1
        before = view.dialog
        if before[0] == "decision":
            options = [id for id in self.ids("decision.") if not id.endswith((".later", ".close", ".veil", ".troops"))]
            if options and self.click(options[self.turn % len(options)]):
                self.answered += 1
        if view.dialog == before and not self.click("decision.later"):
            self.key("escape")

    def look(self, what: str) -> None:
        """Look at something else."""
        word, _, about = what.partition(" ")
        if word == "key":
            self.key(about)
        elif word.startswith("f"):
            self.key(word)
        elif word == "row":
            rows = self.ids("outliner.members." if about == "outliner" else "log.list.")
            if rows:
                self.click(rows[self.turn % len(rows)])
        elif word == "tip" and self.stage.ui.place_of("top.cohesion") is not None:
            self.point(*self.stage.ui.place_of("top.cohesion").centre)
            for _ in range(15):
                self.frame()
            self.key("left shift")
        elif word == "wheel":
            self.point(800, 450)
            for notch in (1.0, 1.0, 1.0, -1.0, -1.0, -1.0):
                self.frame(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=int(notch), precise_y=notch, flipped=False))
        elif word == "drag":
            self.drag()
        self.turn += 1

    def drag(self) -> None:
        """The map is dragged to the left and back."""
        at = self.point(800, 450)
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
        for step in itertools.chain(range(20), range(20, 0, -1)):
            self.point(800 - 8 * step, 450)
        self.frame(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))


def resident(kind: str = "VmRSS") -> float:
    """Resident memory of this process, MB; Linux tells it, elsewhere its peak stands for it."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(next(line for line in lines if line.startswith(kind)).split()[1]) / 1024


def main() -> None:
    """Play and print."""
    if len(sys.argv) < 2:
        for size, scale in SIZES:
            subprocess.run([sys.executable, __file__, size, scale], check=True)
        return
    wide, high = sys.argv[1].split("x")
    began = time.perf_counter()
    stage = Stage(StartScreen, size=(int(wide), int(high)), scale=float(sys.argv[2]))
    player = Player(stage, int(sys.argv[4]) if len(sys.argv) > 4 else 2)
    player.play(date.fromisoformat(sys.argv[3]) if len(sys.argv) > 3 else None)
    game = player.screen.view.game
    wall, own = sorted(player.wall), sorted(player.own)
    far = int(0.95 * len(wall))
    print(
        f"{sys.argv[1]} scale {sys.argv[2]}: played to {game.today}, {player.answered} answers, {len(wall)} frames in "
        f"{time.perf_counter() - began:.0f} s; frame {statistics.median(wall):.1f} ms median, {wall[far]:.1f} ms 95 %; of "
        f"its own thread {statistics.median(own):.1f} and {own[far]:.1f} ms; memory {resident():.0f} MB at the end, "
        f"peak {resident('VmHWM'):.0f} MB",
        flush=True,
    )
    stage.app.close()


if __name__ == "__main__":
    main()
