"""How long frames take: `python tests/bench/bench_frames.py [WIDTHxHEIGHT SCALE]` prints a table for 1920x1080 and 3840x2160.

Each row is one way of playing, with everything open: the council with the reasons and levers of one member, outliner, event log,
timeline, legend, map modes, minimap and a pinned tooltip. The world is the real timeline on 6 January 2022.

at rest     time stands still and the hand lies still; a crisis on the map breathes
lists       the pointer goes from row to row of outliner and log, one row a frame
drag        the map is dragged, 9 pixels a frame
wheel       the map is zoomed, one notch a frame
dialog      the menu is open over everything, and the pointer goes over its buttons
speed 3     time passes, 8 days a second: in one frame of seven the world has a new day
speed 5     time passes, 90 days a second: every frame has a new day

A frame is the whole of it: events, simulation of the days that pass, widgets, drawing, handing over to the (dummy) window. `ms`
is time on the clock, with the map's worker and the forecast threads at work beside it; `CPU` is what the frame's own thread used,
which a busy machine disturbs less. `anew` is the median when every part is drawn anew in every frame, as it was before parts
stayed; `ratio` is anew / median.
"""

import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("ARTICLE4_HOME", tempfile.mkdtemp())
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import pygame
from play.stage import Stage

from sim.game.session import Game
from sim.play import shot
from sim.play.screens.game import GameScreen

FRAMES, ANEW = 150, 50
SIZES = (((1920, 1080), 1.0), ((3840, 2160), 2.0))
Way = Callable[[Stage], Iterator[list[pygame.event.Event]]]
"""The events of one frame after the other."""


def opened(size: tuple[int, int], scale: float) -> Stage:
    """A game with everything open and every forecast lived."""
    game = Game.start("real-timeline", 7, {"KAZ": "person"})
    game.advance(date(2022, 1, 6), answers=False)
    stage = Stage(lambda app: GameScreen(app, game), size=size, scale=scale, pause_on=())
    shot.open_place(stage.app.top, "council", "")
    settle(stage)
    stage.point(*stage.ui.place_of("top.cohesion").centre)
    stage.key("left shift")
    return stage


def settle(stage: Stage) -> None:
    """Wait for forecasts and map."""
    stage.step(count=5)
    shot.settle_forecasts(stage.app, stage.app.top.view)
    ground = stage.app.top.ground
    ground.wait()
    stage.step(count=3)
    ground.waiting = False
    stage.step(count=5)


def motion(stage: Stage, x: float, y: float) -> pygame.event.Event:
    """The pointer comes to a logical point."""
    s = stage.ui.theme.scale
    return pygame.event.Event(pygame.MOUSEMOTION, pos=(int(x * s), int(y * s)), rel=(0, 0), buttons=(0, 0, 0))


def at_rest(stage: Stage) -> Iterator[list[pygame.event.Event]]:
    """Nothing happens."""
    while True:
        yield []


def over_lists(stage: Stage) -> Iterator[list[pygame.event.Event]]:
    """From row to row."""
    rows = [note.id for note in stage.ui.notes if note.id.startswith(("outliner.members.", "log.list."))]
    for row in itertools.cycle(rows):
        box = stage.ui.place_of(row)
        yield [motion(stage, *box.centre)] if box is not None else []


def dragged(stage: Stage) -> Iterator[list[pygame.event.Event]]:
    """To the left and back, over and over."""
    x, y, s = 900.0, 480.0, stage.ui.theme.scale
    yield [motion(stage, x, y)]
    yield [pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(int(x * s), int(y * s)), button=1)]
    for place in itertools.count():
        x += 9 if place % 80 < 40 else -9
        yield [motion(stage, x, y)]


def zoomed(stage: Stage) -> Iterator[list[pygame.event.Event]]:
    """Eight notches nearer, eight away."""
    yield [motion(stage, 900.0, 480.0)]
    for place in itertools.count():
        notch = 1.0 if place % 16 < 8 else -1.0
        yield [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=int(notch), precise_y=notch, flipped=False)]


def passing(speed: int) -> Way:
    """Time passes at a speed, whatever wants to stop it."""

    def run(stage: Stage) -> Iterator[list[pygame.event.Event]]:
        view = stage.app.top.view
        while True:
            view.paused, view.speed, view.dialog, view.count = False, speed, None, None
            yield []

    return run


def over_menu(stage: Stage) -> Iterator[list[pygame.event.Event]]:
    """The menu is open."""
    stage.app.top.view.dialog = ("menu", None)
    yield []
    for place in itertools.count():
        yield [motion(stage, 960.0, 330.0 + 7 * (place % 60))]


WAYS: dict[str, Way] = {
    "at rest": at_rest, "lists": over_lists, "drag": dragged, "wheel": zoomed, "dialog": over_menu, "speed 3": passing(3),
    "speed 5": passing(5),
}  # fmt: skip


def measured(stage: Stage, way: Way, frames: int) -> tuple[list[float], list[float]]:
    """Milliseconds of frames on the clock and of their thread, both sorted."""
    wall, own = [], []
    events = way(stage)
    for _ in range(10):
        stage.step(next(events))
    for _ in range(frames):
        now = next(events)
        start, began = time.perf_counter(), time.thread_time()
        stage.step(now)
        stage.app.hand_over()
        wall.append(1000 * (time.perf_counter() - start))
        own.append(1000 * (time.thread_time() - began))
    released(stage)
    return sorted(wall), sorted(own)


def released(stage: Stage) -> None:
    """Hand and clock at rest again."""
    view = stage.app.top.view
    stage.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(5, 5), button=1)])
    view.paused, view.dialog, view.count = True, None, None
    stage.step(count=5)


def main() -> None:
    """Print the table."""
    given = sys.argv[1:]
    sizes = SIZES
    if given:
        wide, high = given[0].split("x")
        sizes = (((int(wide), int(high)), float(given[1]) if len(given) > 1 else 1.0),)
    print("size       way         ms median    95 %   CPU    95 %    anew  ratio")
    for size, scale in sizes:
        stage = opened(size, scale)
        for name, way in WAYS.items():
            wall, own = measured(stage, way, FRAMES)
            GameScreen.staying = False
            anew, _ = measured(stage, way, ANEW)
            GameScreen.staying = True
            stage.step(count=3)
            middle, before, far = statistics.median(wall), statistics.median(anew), int(0.95 * len(wall))
            print(
                f"{size[0]}x{size[1]:<5d} {name:10s} {middle:9.1f} {wall[far]:8.1f} {statistics.median(own):6.1f} "
                f"{own[int(0.95 * len(own))]:6.1f} {before:8.1f} {before / max(0.01, middle):6.1f}",
                flush=True,
            )
        stage.app.close()


if __name__ == "__main__":
    main()
