"""One thread's place to live runs in: a world of its own, and room for what the runs leave.

Why one world a lane: a run begins by copying the start's bytes into it, so nothing of one run can reach the next, and
threads share nothing but what none of them writes.
"""

from typing import NamedTuple

import numpy as np

from sim.many import Harvest, harvest, live_many
from sim.scenario.build import Start

MEMORY = 96_000_000
"""Bytes that the harvests of all lanes may take together, before they become columns."""
FIRST_GUESS = 32
"""Rulings per run for which there is room at first."""
SPARE = 64
"""Rulings for which there is room beyond those expected."""


class Lived(NamedTuple):
    """What some runs have left, without spare room: see `sim.many.Harvest`; `kept` marks the deployments that are filled."""

    runs: np.ndarray
    years: np.ndarray
    seats: np.ndarray
    deployments: np.ndarray
    kept: np.ndarray
    rulings: np.ndarray
    ruling_runs: np.ndarray
    votes: np.ndarray
    readings: np.ndarray
    """A row a run: measures and objectives in the order of `sim.scenario.readings.readings_of`."""


class Lane:
    """A world in which runs are lived one after another."""

    def __init__(self, start: Start) -> None:
        """Set up a world of its own from the start of all runs."""
        self._start = start.space.buffer
        self._space = start.space.fork()
        self._setting = start.setting
        self._years = self._space.world.years.shape[0]
        self._states = self._space.world.states.shape[0]
        self._rulings_a_run = float(FIRST_GUESS)

    def most_runs(self, lanes: int) -> int:
        """How many runs may be lived at once so that all lanes together stay within `MEMORY`."""
        one = harvest(1, self._years, self._states, max(1, int(self._rulings_a_run)))
        return max(1, MEMORY // lanes // sum(array.nbytes for array in (*one, self._room_for_readings(1))))

    def live(self, seeds: np.ndarray) -> Lived:
        """Live a run for each seed (`uint64`)."""
        room = int(len(seeds) * self._rulings_a_run * 1.25) + SPARE
        found = harvest(max(1, len(seeds)), self._years, self._states, room)
        readings = self._room_for_readings(len(seeds))
        done, filled = self._go_on(seeds, 0, 0, found, readings)
        while done < len(seeds):
            found = _with_room(found, 2 * found.rulings.shape[0])
            done, filled = self._go_on(seeds, done, filled, found, readings)
        if len(seeds) > 0:
            self._rulings_a_run = max(1.0, filled / len(seeds))
        return _lived(found, len(seeds), filled, readings)

    def _go_on(self, seeds: np.ndarray, done: int, filled: int, found: Harvest, readings: np.ndarray) -> tuple[int, int]:
        return live_many(self._space, self._start, self._setting, seeds, done, filled, found, readings)

    def _room_for_readings(self, runs: int) -> np.ndarray:
        """A row a run, at least one."""
        return np.zeros((max(1, runs), self._setting.asked.shape[0]))


def _with_room(found: Harvest, rulings: int) -> Harvest:
    """The same harvest with room for more rulings."""
    more = harvest(1, found.years.shape[1], found.seats.shape[2], rulings)
    filled = found.rulings.shape[0]
    more.rulings[:filled] = found.rulings
    more.ruling_runs[:filled] = found.ruling_runs
    more.votes[:filled] = found.votes
    return found._replace(rulings=more.rulings, ruling_runs=more.ruling_runs, votes=more.votes)


def _lived(found: Harvest, runs: int, filled: int, readings: np.ndarray) -> Lived:
    """The filled part of a harvest."""
    numbers = np.arange(found.deployments.shape[1])
    kept = numbers[np.newaxis, :] < found.runs["deployments"][:runs, np.newaxis]
    return Lived(
        found.runs[:runs],
        found.years[:runs],
        found.seats[:runs],
        found.deployments[:runs],
        kept,
        found.rulings[:filled],
        found.ruling_runs[:filled],
        found.votes[:filled],
        readings[:runs],
    )


def load_rules(start: Start) -> None:
    """Have every compiled rule loaded, so that threads find them, by living a run that ends before its first day."""
    space = start.space.fork()
    space.world.now["last_day"] = space.world.now["day"] - 1
    room = harvest(1, space.world.years.shape[0], space.world.states.shape[0], 1)
    readings = np.zeros((1, start.setting.asked.shape[0]))
    live_many(space, space.buffer.copy(), start.setting, np.zeros(1, np.uint64), 0, 0, room, readings)
