"""One run, driven from Python: begin, live on, and take what the rings hold before they would overrun."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from sim.turn import AT_A_FAULT, TO_BE_ANSWERED, TO_BE_DRAINED, begin, live_until
from sim.words import kinds
from sim.world.buffer import Space
from sim.world.layout import Setting


class Beginning(Protocol):
    """What a run starts from (`sim.scenario.build.Start`)."""

    @property
    def setting(self) -> Setting:
        """What of the scenario a run asks again and again."""
        ...

    def world(self, seed: int) -> Space:
        """A fresh world with this seed."""
        ...


class Ruling(NamedTuple):
    """A council's ruling and the votes behind it, copied out of their rings."""

    ruling: np.record
    votes: np.ndarray


class Drained(NamedTuple):
    """What happened since the last look, in order."""

    events: np.ndarray
    rulings: list[Ruling]
    why: int


def ring_places(written: int, drained: int, size: int) -> np.ndarray:
    """The places of the undrained rows of a ring, oldest first."""
    return np.arange(drained, written) % size


def drain(space: Space) -> tuple[np.ndarray, list[Ruling]]:
    """Take all events and rulings out of a world's rings, as copies."""
    world = space.world
    now = world.now[0]
    events = world.chronicle[ring_places(int(now.chronicle_written), int(now.chronicle_drained), world.chronicle.shape[0])]
    places = ring_places(int(now.rulings_written), int(now.rulings_drained), world.rulings.shape[0])
    rulings = [Ruling(world.rulings[place].copy(), world.ruling_votes[place].copy()) for place in places]
    now.chronicle_drained = now.chronicle_written
    now.rulings_drained = now.rulings_written
    return events, rulings


class Run:
    """A world that is being lived through, with its setting."""

    def __init__(self, start: Beginning, seed: int) -> None:
        """Fork the start's world under a seed (0 to 2**64 - 1) and set the first day's quantities."""
        self.start = start
        self.seed = seed
        self.space = start.world(seed)
        self.setting = start.setting
        begin(self.space.world, self.setting)

    @property
    def day(self) -> int:
        """Today, as an ordinal: the next day that will be lived."""
        return int(self.space.world.now["day"][0])

    @property
    def last_day(self) -> int:
        """The last day of the scenario's span."""
        return int(self.space.world.now["last_day"][0])

    @property
    def fault(self) -> str | None:
        """What made the run fail, if anything did."""
        number = int(self.space.world.now["fault"][0])
        return kinds.FAULTS[number] if number else None

    def live(self, until: int | None = None, stop_for_answers: bool = False) -> Iterator[Drained]:
        """Live up to but not into a day (the end of the span when none is given), handing over what happened on the way."""
        end = self.last_day + 1 if until is None else until
        while True:
            why = int(live_until(self.space.world, self.setting, end, int(stop_for_answers)))
            events, rulings = drain(self.space)
            yield Drained(events, rulings, why)
            if why != TO_BE_DRAINED:
                return

    def finish(self) -> tuple[np.ndarray, list[Ruling]]:
        """Live to the end of the span; all events and rulings at once."""
        events, rulings = [], []
        for part in self.live():
            events.append(part.events)
            rulings.extend(part.rulings)
        return np.concatenate(events), rulings


__all__ = ["AT_A_FAULT", "TO_BE_ANSWERED", "Drained", "Ruling", "Run", "drain"]
