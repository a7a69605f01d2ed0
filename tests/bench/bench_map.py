"""What the map costs: `python tests/bench/bench_map.py [WIDTH HEIGHT SCALE]`. Prints load, redraw, frames, picking, memory.

CPU time stands beside wall time: where they part, the machine was busy.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "play" / "map")]

import pygame  # noqa: E402
from map_scene import ground, shown  # noqa: E402

from sim.play.map import atlas, plane, relief, render  # noqa: E402
from sim.play.map.projections import Albers  # noqa: E402
from sim.play.map.view import MARGIN, TIGHT  # noqa: E402


def timed(call: Callable[[], object], times: int = 1) -> tuple[float, float, float]:
    """Median and greatest wall time of a call, and median CPU time of its thread, ms."""
    wall, busy = [], []
    for _ in range(times):
        start, began = time.perf_counter(), time.thread_time()
        call()
        wall.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.thread_time() - began))
    return statistics.median(wall), max(wall), statistics.median(busy)


def main() -> None:
    """Measure and print."""
    wide, high, scale = (float(word) for word in (sys.argv[1:] or ("1920", "1080", "1")))
    kind = Albers()
    print(f"load: atlas {timed(atlas.atlas)[0]:.0f} ms", end=", ")
    print(f"plane {timed(lambda: plane.plane_of(atlas.atlas(), kind))[0]:.0f} ms", end=", ")
    print(f"hill-shade {timed(lambda: relief.Relief(kind))[0]:.0f} ms")
    app, screen = shown(kind, 9600.0, (int(wide), int(high)), scale)
    view, clock = screen.map, [100.0]
    land = ground()

    def redraw() -> None:
        render.picture(view.scene, land, view.camera.grown(MARGIN if view.camera.wide < 2600 else TIGHT), scale)

    print("redraw {:.0f} ms, at most {:.0f} ms, CPU {:.0f} ms".format(*timed(redraw, 5)))

    def frame(events=()) -> None:
        clock[0] += 1 / 60
        app.frame(list(events), clock[0])

    print("frame at rest {:.1f} ms, at most {:.1f} ms, CPU {:.1f} ms".format(*timed(frame, 120)))
    middle = (int(wide / 2), int(high / 2))
    frame([pygame.event.Event(pygame.MOUSEMOTION, pos=middle, rel=(0, 0), buttons=(0, 0, 0))])
    frame()
    notch = [1.0, -1.0]

    def zoom() -> None:
        notch.append(notch.pop(0))
        frame([pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=int(notch[0]), precise_y=notch[0], flipped=False)])

    print("frame at the wheel, the worker drawing {:.1f} ms, at most {:.1f} ms, CPU {:.1f} ms".format(*timed(zoom, 120)))
    pick = timed(lambda: [view.state_at(app.ui, app.ui.screen, (x * 1.1, 300.0)) for x in range(1000)], 5)[0]
    print(f"picking {pick:.2f} microseconds")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    app.close()


if __name__ == "__main__":
    main()
