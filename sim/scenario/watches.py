"""What conditions read, so that each is worked out again only when that has changed in a way that may turn it.

A condition is cut into the clauses that all have to hold; the calmest come first, as one clause that does not hold settles the
matter. Every reading that clauses have in common stands once, with the levels that it is compared with: while it stays on the
same side of all of them, no clause can turn. Where a reading is compared with nothing fixed (it is added to another, say),
every change of it counts. This is read off the compiled steps, so it holds for whatever the language can express.
"""

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from sim.scenario.lookup import Row
from sim.script import opcodes
from sim.script.stored import CLOCK, COUNTED, WHOLE, way_of
from sim.world.layout_script import CLAUSES, LEVELS, READS, WATCHED

Subject = tuple[int, int, int]
"""A reading: its op-code and its two operands."""
Asked = tuple[Subject, float | None]
"""A reading, and a level that it is compared with; None where every change counts."""


class WatchedRow(NamedTuple):
    """One reading of the world (`sim.world.layout_script.WATCHED`); where it is stored is known when the world is built."""

    op: int
    a: int
    b: int
    first: int
    last: int
    way: int
    word: int = -1


class ClauseRow(NamedTuple):
    """One clause of a condition (`sim.world.layout_script.CLAUSES`)."""

    event: int
    first: int
    reads_first: int
    reads_last: int


class ReadRow(NamedTuple):
    """Something that a clause reads (`sim.world.layout_script.READS`)."""

    reading: int
    first: int
    last: int


class LevelRow(NamedTuple):
    """A level of a reading in a clause (`sim.world.layout_script.LEVELS`)."""

    event: int
    clause: int
    level: float
    below: float
    above: float
    every: int


for _table, _row in ((WATCHED, WatchedRow), (LEVELS, LevelRow), (CLAUSES, ClauseRow), (READS, ReadRow)):
    if tuple(field.name for field in _table.fields) != _row._fields:
        raise AssertionError(f"the rows of {_table.name} no longer lie as in the layout")


class Source(NamedTuple):
    """What a register may hold: a reading as it is, a number, or (both None) something worked out from others."""

    reading: Subject | None = None
    number: float | None = None


WORKED_OUT = frozenset({Source()})
Held = frozenset[Source]
MOST_PARTS = 6
"""Clauses that one `or` may become: each has its own levels to look at, so that many would cost more than they spare."""


class Watches(NamedTuple):
    """The rows of all four tables."""

    watched: tuple[WatchedRow, ...] = ()
    levels: tuple[LevelRow, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    reads: tuple[ReadRow, ...] = ()


class Clause(NamedTuple):
    """A clause of the condition of an event: its steps, and where they begin among the instructions."""

    event: int
    first: int
    rows: tuple[Row, ...]


def clauses_of(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """The steps of a condition cut into clauses that all have to hold, each with an `end` as the whole has; the calmest first.

    `a or (b and c)` is cut too, into `a or b` and `a or c`: of a season and a level that is seldom reached, the level alone is
    waited for.
    """
    end = rows[-1]
    found = [clause for whole in _parted(rows[:-1], opcodes.SKIP_IF_FALSE) for clause in _distributed(whole, end)]
    meant = [clause for clause in found if not _is_true(clause)]
    return sorted(meant or found[:1], key=lambda clause: (_unrest(clause), _is_of_a_season(clause)))


def _parted(rows: Sequence[Row], jump: int) -> list[tuple[Row, ...]]:
    """Steps cut where `jump` leads to their end, that is into the parts of an `and` (SKIP_IF_FALSE) or an `or` (SKIP_IF_TRUE)."""
    end, begin, reach = len(rows), 0, 0
    found: list[tuple[Row, ...]] = []
    for place, row in enumerate(rows):
        if row.op == jump and row.c == 0 and place + 1 + row.a == end and reach <= place:
            found.append(tuple(rows[begin:place]))
            begin = place + 1
        elif row.op in (opcodes.SKIP_IF_FALSE, opcodes.SKIP_IF_TRUE):
            reach = max(reach, place + 1 + row.a)
    return [*found, tuple(rows[begin:])]


def _distributed(rows: tuple[Row, ...], end: Row) -> list[tuple[Row, ...]]:
    """The clauses of an `or`, some of whose parts are an `and`; the whole as one where that would make more than `MOST_PARTS`."""
    parts = [_parted(part, opcodes.SKIP_IF_FALSE) for part in _parted(rows, opcodes.SKIP_IF_TRUE)]
    if math.prod(map(len, parts)) > MOST_PARTS:
        return [(*rows, end)]
    return [(*_either(chosen), end) for chosen in itertools.product(*parts)]


def _either(parts: Sequence[tuple[Row, ...]]) -> tuple[Row, ...]:
    """The steps of an `or`: each part in turn, out of it as soon as one holds."""
    steps = parts[-1]
    for part in reversed(parts[:-1]):
        steps = (*part, Row(opcodes.SKIP_IF_TRUE, len(steps)), *steps)
    return steps


def _is_true(clause: tuple[Row, ...]) -> bool:
    """True for a clause that is nothing but `true`."""
    return len(clause) == 2 and clause[0].op == opcodes.NUMBER and clause[0].x != 0.0


def _unrest(clause: tuple[Row, ...]) -> int:
    """How often a clause may wake: 0 on known days, 1 when a fact changes, 2 when a level is passed, 3 with every change."""
    unrest = 0
    for (op, _, _), level in _Reader(clause).found:
        way = way_of(op)
        unrest = max(unrest, 0 if way == CLOCK else 1 if way in (WHOLE, COUNTED) else 2 if level is not None else 3)
    return unrest


def _is_of_a_season(clause: tuple[Row, ...]) -> bool:
    """True for a clause that asks for the month, which comes round every year."""
    return any(row.op == opcodes.MONTH for row in clause)


def watches(clauses: Sequence[Clause]) -> Watches:
    """The readings of all clauses with their levels."""
    levels: dict[Subject, list[LevelRow]] = {}
    spans: list[dict[Subject, tuple[int, int]]] = []
    for place, clause in enumerate(clauses):
        asked: dict[Subject, list[float | None]] = {}
        for reading, level in _Reader(clause.rows).found:
            asked.setdefault(reading, []).append(level)
        spans.append({})
        for reading, compared in asked.items():
            of_reading = levels.setdefault(reading, [])
            spans[place][reading] = (len(of_reading), len(of_reading) + len(compared))
            of_reading += (_level(clause.event, place, level) for level in compared)
    ordered = sorted(levels, key=lambda reading: (way_of(reading[0]), reading))  # the week looks at one sort after another
    places = {reading: place for place, reading in enumerate(ordered)}
    watched: list[WatchedRow] = []
    entries: list[LevelRow] = []
    for reading in ordered:
        watched.append(WatchedRow(*reading, len(entries), len(entries) + len(levels[reading]), way_of(reading[0])))
        entries += levels[reading]
    reads: list[ReadRow] = []
    rows: list[ClauseRow] = []
    for clause, span in zip(clauses, spans, strict=True):
        begin = len(reads)
        for reading, (first, last) in span.items():
            begin_of_reading = watched[places[reading]].first
            reads.append(ReadRow(places[reading], begin_of_reading + first, begin_of_reading + last))
        rows.append(ClauseRow(clause.event, clause.first, begin, len(reads)))
    return Watches(tuple(watched), tuple(entries), tuple(rows), tuple(reads))


def _level(event: int, clause: int, level: float | None) -> LevelRow:
    if level is None:
        return LevelRow(event, clause, 0.0, 0.0, 0.0, 1)
    return LevelRow(event, clause, level, math.nextafter(level, -math.inf), math.nextafter(level, math.inf), 0)


class _Reader:
    """Follows what each register may hold through the steps of one condition.

    `found` are the readings with the levels they are compared with; None where every change counts.
    """

    def __init__(self, rows: Sequence[Row]):
        self.found: dict[Asked, None] = {}
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
