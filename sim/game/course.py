"""One course of a game from its first day: orders, what happened, samples, and bytes of the world to go back to.

Why keyframes are thinned: a month is lived in a fraction of a millisecond, so going back costs little from any of them; the
last two years are kept month by month, older ones by the year. They are packed, because a world is a dozen times smaller so.
"""

import zlib
from bisect import bisect_left, bisect_right
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from sim.game.history import Sample
from sim.run import Ruling

RECENT = 24 * 31
"""Days for which every month's bytes are kept."""


PACKING = 1
"""How hard keyframes are packed: the quickest; harder saves a tenth and takes twice as long."""


class Keyframe(NamedTuple):
    """The bytes of a world on a morning before any order of that day, and how much had happened until then."""

    day: int
    content: bytes
    events: int
    rulings: int
    samples: int
    is_packed: bool = False

    def packed(self) -> "Keyframe":
        """The same with its bytes packed, to be kept for long."""
        return self if self.is_packed else self._replace(content=zlib.compress(self.content, PACKING), is_packed=True)

    def unpacked(self) -> bytes:
        """The bytes of the world."""
        return zlib.decompress(self.content) if self.is_packed else self.content


class Course:
    """A branch of a game: complete from the first day on, shared with its parent up to where it left it."""

    def __init__(self, number: int, name: str, parent: int | None, forked_on: int) -> None:
        """An empty course. `forked_on` is the day on which it left its parent, or the first day."""
        self.number = number
        self.name = name
        self.parent = parent
        self.forked_on = forked_on
        self.entries: list[dict[str, Any]] = []
        self.order_days: list[int] = []
        self.events: list[np.record] = []
        self.rulings: list[Ruling] = []
        self.samples: list[Sample] = []
        self.keyframes: list[Keyframe] = []
        self.tip = Keyframe(forked_on, b"", 0, 0, 0)

    def keep(self, frame: Keyframe) -> None:
        """Keep the bytes of a month's first morning, once; older months give way to years."""
        if self.keyframes and self.keyframes[-1].day >= frame.day:
            return
        self.keyframes.append(frame.packed())
        first = self.keyframes[0].day
        self.keyframes = [
            kept
            for kept in self.keyframes
            if kept.day >= frame.day - RECENT or kept.day == first or date.fromordinal(kept.day).month == 1
        ]

    def before(self, day: int) -> Keyframe:
        """The last keyframe that is not after a day."""
        days = [frame.day for frame in self.keyframes]
        return self.keyframes[max(0, bisect_right(days, day) - 1)]

    def orders_before(self, day: int) -> int:
        """How many orders were given before a day."""
        return bisect_left(self.order_days, day)

    def orders_on(self, day: int) -> list[dict[str, Any]]:
        """The orders of a day, oldest first."""
        return self.entries[bisect_left(self.order_days, day) : bisect_right(self.order_days, day)]

    def next_order_day(self, day: int) -> int | None:
        """The first day after this one on which an order was given, None when there is none."""
        place = bisect_right(self.order_days, day)
        return self.order_days[place] if place < len(self.order_days) else None

    def note(self, entry: dict[str, Any], day: int) -> None:
        """Keep an order that was taken today."""
        self.entries.append(entry)
        self.order_days.append(day)

    def branch(self, number: int, name: str, day: int, events: int, rulings: int, samples: int, today: int) -> "Course":
        """A new course that shares everything up to a morning, with as many orders of that day as were given (`today`)."""
        new = Course(number, name, self.number, day)
        orders = self.orders_before(day) + today
        new.entries, new.order_days = self.entries[:orders], self.order_days[:orders]
        new.events, new.rulings, new.samples = self.events[:events], self.rulings[:rulings], self.samples[:samples]
        new.keyframes = [frame for frame in self.keyframes if frame.day <= day]
        return new
