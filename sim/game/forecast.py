"""What may come: many blind forks of the present world, lived on side by side, and what they have in common.

The branches run in threads beside the screen: compiled rules release the interpreter lock. A question that has grown stale
is cancelled and costs nothing more. Every number is given with its interval.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

import numpy as np

from sim.batch.intervals import Difference, Estimate, mean, paired_difference, share
from sim.game.blind import Blind, seeds_of
from sim.game.branch_rules import note
from sim.game.measures import Measure, places_of
from sim.scenario.names import Names
from sim.script.readings import readings_now
from sim.turn import AT_A_FAULT, TO_BE_DRAINED, live_until
from sim.words import kinds
from sim.words.jit import direct
from sim.world.buffer import Space

LANES = 2
"""Threads that live branches."""
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles of a fan."""
Prepare = Callable[[Space, int], None]
"""What is done to a branch (its world and its number) before it is lived: the question's own "if"."""


class Fan(NamedTuple):
    """A quantity over the coming months: `quantiles[level, month]` for the levels of `LEVELS`, over `n` branches."""

    days: np.ndarray
    quantiles: np.ndarray
    n: int


class Forecast(NamedTuple):
    """What the branches that have been lived so far say."""

    day: int
    days: np.ndarray
    values: np.ndarray
    """`values[branch, month, measure]`."""
    told: np.ndarray
    """`told[branch, kind of event, state]`: how often each kind of event was told of each state; the last place is nobody's."""
    wanted: int
    places: dict[Measure, int]
    states: tuple[str, ...]

    @property
    def branches(self) -> int:
        """How many branches have been lived."""
        return len(self.values)

    def fan(self, column: str, of: str | None = None) -> Fan:
        """A quantity over time (`sim.game.measures`): of a state, an organisation, or of the world."""
        values = self.values[:, :, self.places[Measure(column, of)]]
        return Fan(self.days, np.quantile(values, LEVELS, axis=0), len(values))

    def at_the_end(self, column: str, of: str | None = None) -> Estimate:
        """The mean of a quantity on the last day, with its 95 % interval."""
        return mean(self.values[:, -1, self.places[Measure(column, of)]].astype(np.float64))

    def chance(self, kind: str, state: str | None = None) -> Estimate:
        """The share of branches in which an event of a kind is told, of a state when one is named; Wilson's interval."""
        rows = self.told[:, kinds.EVENT_KINDS.index(kind)]
        hits = rows.any(axis=1) if state is None else rows[:, self.states.index(state)] > 0
        return share(int(hits.sum()), self.branches)

    def drivers(self, column: str, of: str | None = None, most: int = 8) -> list["Driver"]:
        """What moves a quantity on the last day: events whose coming parts the branches most, by size."""
        return drivers(self, self.values[:, -1, self.places[Measure(column, of)]].astype(np.float64), most)


class Driver(NamedTuple):
    """An event that parts the branches: the mean of the quantity where it came less the mean where it did not."""

    kind: str
    state: str | None
    difference: float
    low: float
    high: float
    share: float


LEAST = 12
"""Branches that must lie on both sides of a driver."""
SEEN = (
    kinds.E_CRISIS_OPENED, kinds.E_APPEAL, kinds.E_PASSED, kinds.E_FAILED, kinds.E_MOBILISED, kinds.E_LEFT, kinds.E_NOTICE,
    kinds.E_FROZE, kinds.E_JOINED, kinds.E_SUSPENDED, kinds.E_PRESSURE, kinds.E_ESCALATED, kinds.E_PROTEST, kinds.E_NOT_RENEWED,
)  # fmt: skip
"""Kinds of events that may move a forecast."""


def drivers(forecast: Forecast, values: np.ndarray, most: int) -> list[Driver]:
    """The events that part the branches most, each with a 95 % interval (Welch) of the difference; 0 inside it is left out."""
    found = []
    for kind in SEEN:
        for place in np.flatnonzero((forecast.told[:, kind] > 0).any(axis=0)):
            came = forecast.told[:, kind, place] > 0
            with_it, without = values[came], values[~came]
            if min(len(with_it), len(without)) < LEAST:
                continue
            gap = float(with_it.mean() - without.mean())
            error = float(np.sqrt(with_it.var(ddof=1) / len(with_it) + without.var(ddof=1) / len(without)))
            if abs(gap) > 1.96 * error:
                state = forecast.states[place] if place < len(forecast.states) else None
                found.append(
                    Driver(kinds.EVENT_KINDS[kind], state, gap, gap - 1.96 * error, gap + 1.96 * error, float(came.mean()))
                )
    return sorted(found, key=lambda driver: -abs(driver.difference))[:most]


def difference(first: Forecast, second: Forecast, column: str, of: str | None = None) -> Difference:
    """How much more a quantity is on the last day in the second of two forecasts with the same luck; 95 % interval."""
    n = min(first.branches, second.branches)
    place = first.places[Measure(column, of)]
    return paired_difference(
        first.values[:n, -1, place].astype(np.float64), second.values[:n, -1, place].astype(np.float64)
    )


class Ticket:
    """A forecast in the making. `progress` grows from 0 to 1; `so_far` may be asked at any time, `result` waits."""

    def __init__(
        self, blind: Blind, names: Names, key: int, years: float, branches: int, prepare: Prepare | None, every: int = 1
    ) -> None:
        """Make room for the branches of a question; each is looked at on the first of a month, of every so many."""
        self.blind, self.names, self.prepare = blind, names, prepare
        world = blind.space.world
        self.day, last = int(world.now["day"][0]), int(world.now["last_day"][0])
        self.days = month_starts(self.day, min(last + 1, self.day + round(years * 365.2425)), every)
        self.seeds = seeds_of(key, branches)
        self.places = places_of(names.states, names.organisations)
        self.values = np.zeros((branches, len(self.days), len(self.places)), np.float32)
        self.told = np.zeros((branches, len(kinds.EVENT_KINDS), len(names.states) + 1), np.int16)
        self.ends = np.zeros((branches, len(blind.setting.asked)))
        self.done = np.zeros(branches, np.bool_)
        self.next = 0
        self.lock = threading.Lock()
        self.cancelled = threading.Event()
        self.lanes: list[Future] = []

    @property
    def progress(self) -> float:
        """The share of branches that have been lived."""
        return float(self.done.mean())

    @property
    def is_done(self) -> bool:
        """True when every branch has been lived, or the question was cancelled."""
        return self.cancelled.is_set() or bool(self.done.all())

    def cancel(self) -> None:
        """Nobody wants to know any more: no further branch is lived."""
        self.cancelled.set()

    def so_far(self) -> Forecast:
        """What the branches that have been lived say.

        Those lived without a gap are looked at where they lie, and the few that a slower thread has left behind are not
        waited for; a copy of all would hold as much again as the forecast itself.
        """
        done = self.done.copy()
        unbroken = len(done) if done.all() else int(np.argmin(done))
        lived = slice(unbroken) if unbroken >= int(done.sum()) - LANES else np.flatnonzero(done)
        return Forecast(
            self.day, self.days, self.values[lived], self.told[lived], len(self.done), self.places, self.names.states
        )

    def result(self, timeout: float | None = None) -> Forecast:
        """Wait for all branches. Raises what a branch raised."""
        for lane in self.lanes:
            lane.result(timeout)
        return self.so_far()

    def live(self, space: Space | None = None) -> None:
        """Live branches until none is left, in a space of its own or in one that is lent: what one thread does."""
        space = space or self.blind.space.fork()
        live = direct(live_until, space.world, self.blind.setting, 0, 0)
        take = direct(note, space.world, self.values[0, 0], self.told[0])
        while not self.cancelled.is_set():
            with self.lock:
                branch = self.next
                self.next += 1
            if branch >= len(self.seeds):
                return
            np.copyto(space.buffer, self.blind.space.buffer)
            space.world.now["seed"] = self.seeds[branch]
            if self.prepare is not None:
                self.prepare(space, branch)
            self._live_branch(space, branch, live, take)
            self.done[branch] = True

    def _live_branch(self, space: Space, branch: int, live: Callable, take: Callable) -> None:
        """One branch from today to the last day, month by month."""
        world, setting, rows, told = space.world, self.blind.setting, self.values[branch], self.told[branch]
        for month, day in enumerate(self.days.tolist()):
            why = TO_BE_DRAINED
            while why == TO_BE_DRAINED:
                why = live(world, setting, day, 0)
                take(world, rows[month], told)
            if why == AT_A_FAULT:
                rows[month:] = rows[month]
                break
        readings_now(world, setting, self.ends[branch])


def month_starts(day: int, end: int, every: int = 1) -> np.ndarray:
    """Today, the first of each month after it (of every so many months), and the end."""
    today = date.fromordinal(day)
    found, count = [day], today.year * 12 + today.month - 1 + every
    while (start := date(count // 12, count % 12 + 1, 1).toordinal()) < end:
        found.append(start)
        count += every
    return np.array([*found, end] if end > found[-1] else found, np.int64)


class Forecaster:
    """The threads that live branches. Questions are answered in the order in which they are put; the stale ones fall out."""

    def __init__(self, lanes: int = LANES) -> None:
        """Threads are begun when the first question comes."""
        self.lanes = lanes
        self.pool = ThreadPoolExecutor(lanes, thread_name_prefix="forecast")
        self.tickets: list[Ticket] = []

    def ask(
        self, blind: Blind, names: Names, key: int, years: float = 3.0, branches: int = 500, prepare: Prepare | None = None
    ) -> Ticket:
        """Begin to answer a question; comes back at once."""
        ticket = Ticket(blind, names, key, years, branches, prepare)
        ticket.lanes = [self.pool.submit(ticket.live) for _ in range(self.lanes)]
        self.tickets = [old for old in self.tickets if not old.is_done] + [ticket]
        return ticket

    def cancel_all(self) -> None:
        """Everything that was asked is stale."""
        for ticket in self.tickets:
            ticket.cancel()
        self.tickets = []

    def close(self) -> None:
        """Stop; no thread is left behind."""
        self.cancel_all()
        self.pool.shutdown(wait=True, cancel_futures=True)


def answer_now(
    blind: Blind, names: Names, key: int, years: float, branches: int, prepare: Prepare | None = None
) -> Forecast:
    """The same, in this thread."""
    ticket = Ticket(blind, names, key, years, branches, prepare)
    ticket.live()
    return ticket.so_far()
