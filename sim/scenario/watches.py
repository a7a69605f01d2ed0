"""What conditions read, so that each is worked out again only when that has changed in a way that may turn it.

Every reading that conditions have in common stands once, with the levels that it is compared with: while it stays on the same
side of all of them, no condition can turn. Where a reading is compared with nothing fixed (it is added to another, say),
every change of it counts. This is read off the compiled steps, so it holds for whatever the language can express.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sim.scenario.lookup import Row
from sim.script import opcodes
from sim.world.layout import LEVELS, WATCHED

Subject = tuple[int, int, int]
"""A reading: its op-code and its two operands."""


class WatchedRow(NamedTuple):
    """One reading of the world (`sim.world.layout.WATCHED`)."""

    op: int
    a: int
    b: int
    first: int
    last: int


class LevelRow(NamedTuple):
    """A level of a reading in the condition of an event (`sim.world.layout.LEVELS`)."""

    event: int
    level: float
    below: float
    above: float
    every: int


for _table, _row in ((WATCHED, WatchedRow), (LEVELS, LevelRow)):
    if tuple(field.name for field in _table.fields) != _row._fields:
        raise AssertionError(f"the rows of {_table.name} no longer lie as in the layout")


class Source(NamedTuple):
    """What a register may hold: a reading as it is, a number, or (both None) something worked out from others."""

    reading: Subject | None = None
    number: float | None = None


WORKED_OUT = frozenset({Source()})
Held = frozenset[Source]


def watches(conditions: Iterable[tuple[int, Sequence[Row]]]) -> tuple[list[WatchedRow], list[LevelRow]]:
    """The readings of all conditions with their levels; each condition comes with the place of its event."""
    levels: dict[Subject, dict[tuple[int, float | None], LevelRow]] = {}
    for event, rows in conditions:
        for reading, level in _Reader(rows).found:
            entry = LevelRow(event, 0.0, 0.0, 0.0, 1) if level is None else _level(event, level)
            levels.setdefault(reading, {})[event, level] = entry
    watched: list[WatchedRow] = []
    entries: list[LevelRow] = []
    for reading in sorted(levels):  # readings of one kind side by side: the day looks at them one after another
        begin = len(entries)
        entries += levels[reading].values()
        watched.append(WatchedRow(*reading, begin, len(entries)))
    return watched, entries


def _level(event: int, level: float) -> LevelRow:
    return LevelRow(event, level, math.nextafter(level, -math.inf), math.nextafter(level, math.inf), 0)


class _Reader:
    """Follows what each register may hold through the steps of one condition.

    `found` are the readings with the levels they are compared with; None where every change counts.
    """

    def __init__(self, rows: Sequence[Row]):
        self.found: dict[tuple[Subject, float | None], None] = {}
        self.held: dict[int, Held] = {}
        self.jumps: dict[int, list[dict[int, Held]]] = {}
        for place, row in enumerate(rows):
            for before in self.jumps.pop(place, ()):
                self.join(before)
            if row.op == opcodes.END:
                self.as_truth(0)
            else:
                self.step(place, row)

    def join(self, before: dict[int, Held]) -> None:
        """A jump ends here: a register holds what it held before the jump, or what it holds now."""
        for register, held in before.items():
            self.held[register] = self.held.get(register, frozenset()) | held

    def step(self, place: int, row: Row) -> None:
        """One step."""
        if row.op in (opcodes.SKIP_IF_FALSE, opcodes.SKIP_IF_TRUE):
            self.as_truth(row.c)
            self.jumps.setdefault(place + 1 + row.a, []).append(dict(self.held))
        elif row.op == opcodes.NUMBER:
            self.held[row.c] = frozenset({Source(number=row.x)})
        elif row.op == opcodes.NEGATION:
            self.as_truth(row.c)
            self.held[row.c] = WORKED_OUT
        elif row.op in (opcodes.EQUAL, opcodes.UNEQUAL, opcodes.LESS, opcodes.AT_MOST, opcodes.GREATER, opcodes.AT_LEAST):
            self.compare(self.held[row.c], self.held[row.c + 1])
            self.held[row.c] = WORKED_OUT
        elif row.op == opcodes.NEGATE:
            self.held[row.c] = self.negated(self.held[row.c])
        elif row.op < opcodes.AFFINITY:
            self.every(self.held[row.c] | self.held[row.c + 1])
            self.held[row.c] = WORKED_OUT
        else:
            both_ways = row.op in (opcodes.AT_WAR, opcodes.ALLIED)
            a, b = sorted((row.a, row.b)) if both_ways else (row.a, row.b)
            self.held[row.c] = frozenset({Source((row.op, a, b))})

    def as_truth(self, register: int) -> None:
        """A register is asked whether it is 0."""
        self.compare(self.held[register], frozenset({Source(number=0.0)}))

    def compare(self, left: Held, right: Held) -> None:
        """Two registers are compared: with one number on a side, the other side has that level."""
        for held, other in ((left, right), (right, left)):
            numbers = [source.number for source in other]
            fixed = numbers[0] if len(numbers) == 1 else None
            for source in held:
                if source.reading is not None:
                    self.found[source.reading, fixed] = None

    def negated(self, held: Held) -> Held:
        """The sign of a register changes."""
        self.every(held)
        if all(source.number is not None for source in held):
            return frozenset(Source(number=-source.number) for source in held if source.number is not None)
        return WORKED_OUT

    def every(self, held: Held) -> None:
        """Every change of what a register holds counts."""
        for source in held:
            if source.reading is not None:
                self.found[source.reading, None] = None
