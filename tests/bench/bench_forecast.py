"""How long a forecast takes: 500 branches of three years, in two threads, while the screen goes on drawing.

    python tests/bench/bench_forecast.py [WORLD]

The promise is 1.5 s on two free cores, with frames of at most 33 ms. Where others work beside, the processor time over two is the
better measure. First three mornings of a world with nothing else to do; then the real timeline on 6 January 2022 with everything
open at 1920x1080 (`bench_frames.opened`), once at rest and once dragged, frame after frame until the forecast is there: a frame
is timed on the clock, with the forecast's two threads and the map's worker beside it. What a frame takes with no forecast is
printed first.
"""

import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from bench_frames import at_rest, dragged, opened

from sim.game.blind import blinded, key_of
from sim.game.compiling import compile_game
from sim.game.forecast import Forecaster, Ticket
from sim.game.session import Game

FRAME = 1.0 / 60.0
"""Seconds from one frame to the next, as on a screen."""
ALONE = 60
"""Frames that are drawn with no forecast under way."""


def ask(forecaster: Forecaster, game: Game) -> Ticket:
    """500 branches of three years from today."""
    return forecaster.ask(blinded(game.space, game.setting), game.names, key_of(3, 0, game.day))


def mornings(world: str) -> None:
    """Three mornings of a world, with the longest pause of the main thread while the branches are lived."""
    game, forecaster = Game.start(world, seed=3), Forecaster()
    first, last = game.today.year + 1, date.fromordinal(game.last_day).year - 3
    for year in (first, (first + last) // 2, last):
        game.pass_time(date(year, 1, 1))
        wall, processor, longest = time.perf_counter(), time.process_time(), 0.0
        ticket = ask(forecaster, game)
        while not ticket.is_done:
            before = time.perf_counter()
            time.sleep(0.001)
            longest = max(longest, time.perf_counter() - before)
        spent = time.process_time() - processor
        print(
            f"{game.today}: {time.perf_counter() - wall:.2f} s, processor {spent:.2f} s (over two {spent / 2:.2f}), "
            f"{ticket.so_far().branches} branches, longest pause of the main thread {1000.0 * longest:.0f} ms",
            flush=True,
        )
    forecaster.close()


def frames() -> None:
    """A forecast with everything open, at rest and dragged."""
    for name, way in (("at rest", at_rest), ("dragged", dragged)):
        stage = opened((1920, 1080), 1.0)
        game, forecaster, events = stage.app.top.view.game, Forecaster(), way(stage)

        def draw(stage=stage, events=events) -> float:
            """One frame, then the wait for the next; the milliseconds that it took."""
            began = time.perf_counter()
            stage.step(next(events))
            stage.app.hand_over()
            spent = time.perf_counter() - began
            time.sleep(max(0.0, FRAME - spent))
            return 1000.0 * spent

        print(f"{name}: no forecast, {told([draw() for _ in range(ALONE)])}", flush=True)
        wall, processor = time.perf_counter(), time.process_time()
        ticket, taken = ask(forecaster, game), []
        while not ticket.is_done:
            taken.append(draw())
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        print(f"{name}: forecast in {wall:.2f} s, processor of all {processor:.2f} s, {told(taken)}", flush=True)
        forecaster.close()
        stage.app.close()


def told(taken: list[float]) -> str:
    """Milliseconds of frames in words."""
    middle, high, most = np.quantile(taken, (0.5, 0.95, 1.0))
    return f"{len(taken)} frames, median {middle:.1f} ms, 95 % {high:.1f}, longest {most:.1f}"


def main(world: str) -> None:
    """Both parts."""
    compile_game()
    mornings(world)
    frames()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "real-timeline")
