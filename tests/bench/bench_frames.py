"""How long frames take: `python tests/bench/bench_frames.py` prints medians at 1080p and at twice that, with everything open."""

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("ARTICLE4_HOME", tempfile.mkdtemp())
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from play.stage import Stage

from sim.game.session import Game
from sim.play import shot
from sim.play.screens.game import GameScreen

FRAMES = 120


def measured(stage: Stage, panel: str) -> list[float]:
    """Milliseconds of frames with a panel open, after the first that fill the caches."""
    screen = stage.app.top
    screen.view.leave()
    shot.open_place(screen, panel, "")
    stage.step(count=5)
    shot.settle_forecasts(stage.app, screen.view)
    screen.ground.wait()
    stage.step(count=5)
    found = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        stage.step()
        found.append(1000 * (time.perf_counter() - start))
    return found


def main() -> None:
    """Print the table."""
    print("panel           size         median ms   95 % ms")
    for size, scale in (((1920, 1080), 1.0), ((3840, 2160), 2.0)):
        game = Game.start("real-timeline", 7, {"KAZ": "person"})
        game.advance(date(2022, 1, 6), answers=False)
        stage = Stage(lambda app, played=game: GameScreen(app, played), size=size, scale=scale)
        for panel in ("none", "council", "state", "organisation", "votes"):
            found = sorted(measured(stage, panel))
            print(
                f"{panel:14s}  {size[0]}x{size[1]:<5d}  {statistics.median(found):9.1f} {found[int(0.95 * len(found))]:9.1f}",
                flush=True,
            )
        stage.app.close()


if __name__ == "__main__":
    main()
