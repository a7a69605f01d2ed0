"""How long a forecast takes: 500 branches of three years, in two threads, with the processor time that they need.

    python tests/bench/bench_forecast.py [WORLD]

The promise is 1.5 s on two free cores. Where others work beside, the processor time over two is the better measure.
"""

import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sim.game.blind import blinded, key_of
from sim.game.compiling import compile_game
from sim.game.forecast import Forecaster
from sim.game.session import Game


def main(world: str) -> None:
    """Three mornings of a world, with the longest pause of the main thread while the branches are lived."""
    compile_game()
    game = Game.start(world, seed=3)
    forecaster = Forecaster()
    first, last = game.today.year + 1, date.fromordinal(game.last_day).year - 3
    for year in (first, (first + last) // 2, last):
        game.pass_time(date(year, 1, 1))
        blind = blinded(game.space, game.setting)
        wall, processor, longest = time.perf_counter(), time.process_time(), 0.0
        ticket = forecaster.ask(blind, game.names, key_of(3, 0, game.day))
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


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "real-timeline")
