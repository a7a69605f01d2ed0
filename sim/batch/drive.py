"""Runs shared out among threads. The compiled day holds no interpreter lock, so threads on two cores are nearly twice one.

Nothing that a run does depends on its thread, its neighbours or its turn; so the pieces may be of any size. They are made
to last about `PIECE` seconds, which bounds both what an interruption loses and what sharing out costs.
"""

import threading
import time
from collections.abc import Callable, Sequence

from sim.batch.lane import Lane, Lived
from sim.scenario.build import Start

PIECE = 0.4
"""Seconds that a piece of work should last."""
SHORTEST = 0.1
"""Seconds that a piece should last at least: writing one down costs some hundredths, however few its runs."""


class Work:
    """The runs that are still to be lived, handed out in pieces. Safe to use from several threads."""

    def __init__(self, gaps: Sequence[tuple[int, int]], lanes: int, size: int | None = None) -> None:
        """`gaps` are the runs (first, last) to live; `size` fixes the runs of a piece, else it follows their pace."""
        self._left = [list(gap) for gap in reversed(gaps)]
        self._lanes = lanes
        self._fixed = size
        self._pace: float | None = None
        self._lock = threading.Lock()

    def take(self, most: int) -> tuple[int, int] | None:
        """The next piece (first, last), of at most so many runs; None when nothing is left."""
        with self._lock:
            if not self._left:
                return None
            first, last = self._left[-1]
            end = min(last, first + min(most, self._size()) - 1)
            if end == last:
                self._left.pop()
            else:
                self._left[-1][0] = end + 1
            return first, end

    def note(self, runs: int, seconds: float) -> None:
        """Learn how long some runs took in one lane.

        The first pieces are small and tell the time of their writing: a quicker pace is believed at once, a slower one by halves.
        """
        with self._lock:
            now = seconds / runs
            self._pace = now if self._pace is None or now < self._pace else 0.5 * (self._pace + now)

    def _size(self) -> int:
        """How many runs the next piece should have; fewer towards the end, so that no thread waits long for another."""
        if self._fixed is not None:
            return self._fixed
        if self._pace is None:
            return 1
        left = sum(last - first + 1 for first, last in self._left)
        pace = max(self._pace, 1e-9)
        return max(1, int(SHORTEST / pace), min(int(PIECE / pace), -(-left // (2 * self._lanes))))


class Crew:
    """Threads that live runs and hand over what they leave."""

    def __init__(
        self, start: Start, work: Work, jobs: int, keep: Callable[[int, int, Lived], None], seeds: Callable
    ) -> None:
        """`keep(first, last, lived)` is called in the thread that lived the runs; `seeds(first, last)` gives their seeds."""
        self._work = work
        self._keep = keep
        self._seeds = seeds
        self._stop = threading.Event()
        self._counted = threading.Lock()
        self.lived = 0
        """Runs that have been lived and kept."""
        self.failure: BaseException | None = None
        """What went wrong first, if anything did."""
        lanes = [Lane(start) for _ in range(jobs)]
        self._threads = [
            threading.Thread(target=self._live, args=(lane, lane.most_runs(jobs)), daemon=True) for lane in lanes
        ]

    def begin(self) -> None:
        """Set all threads to work."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let every thread finish its piece and end."""
        self._stop.set()

    def is_busy(self) -> bool:
        """Whether a thread is still at work."""
        return any(thread.is_alive() for thread in self._threads)

    def wait(self, seconds: float) -> None:
        """Wait until all are done, but not longer than so many seconds."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _live(self, lane: Lane, most: int) -> None:
        """Take pieces until none is left."""
        try:
            while not self._stop.is_set():
                piece = self._work.take(most)
                if piece is None:
                    return
                began = time.monotonic()
                self._keep(*piece, lane.live(self._seeds(*piece)))
                self._work.note(piece[1] - piece[0] + 1, time.monotonic() - began)
                with self._counted:
                    self.lived += piece[1] - piece[0] + 1
        except BaseException as failure:
            with self._counted:
                self.failure = self.failure or failure
            self._stop.set()
