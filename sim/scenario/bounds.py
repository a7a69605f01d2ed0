"""What a compiled condition can come to: the least and greatest value over all worlds there could be.

The steps are followed as the machine follows them (`sim.script.machine`), with an interval in each register where the machine
has a number; a truth is an interval within 0 to 1. What the interval leaves out cannot happen; what it holds may still be
impossible, so only "never" and "always" are certain.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.scenario.lookup import Row
from sim.script import opcodes
from sim.script.opcodes import A_TRUTH, OPCODES
from sim.words import kinds
from sim.words.calendar import NEVER


class Bounds(NamedTuple):
    """The least and the greatest value."""

    low: float
    high: float

    def joined(self, other: "Bounds") -> "Bounds":
        """The bounds of either."""
        return Bounds(min(self.low, other.low), max(self.high, other.high))

    @property
    def is_never(self) -> bool:
        """True for a truth that cannot be true."""
        return self.low == self.high == 0.0

    @property
    def is_always(self) -> bool:
        """True for a truth that cannot be false."""
        return self.low > 0.0 or self.high < 0.0


ANYTHING = Bounds(-math.inf, math.inf)
EITHER, NO, YES = Bounds(0.0, 1.0), Bounds(0.0, 0.0), Bounds(1.0, 1.0)
Known = Callable[[int, int, int], Bounds | None]
"""What is known of a reading (op-code and its two subjects) beyond the range of its quantity; None for nothing."""


def nothing_known(_op: int, _a: int, _b: int) -> None:
    """No reading is known more closely than by its range."""


def outcome(rows: Sequence[Row], known: Known = nothing_known) -> Bounds:
    """The bounds of the value of a condition, given its rows with the final `end`."""
    waiting: dict[int, list[dict[int, Bounds]]] = {}
    registers: dict[int, Bounds] | None = {}
    for place, row in enumerate(rows):
        registers = _met(registers, waiting.pop(place, []))
        if registers is None:
            continue
        if row.op == opcodes.END:
            return registers.get(0, ANYTHING)
        if row.op in (opcodes.SKIP_IF_FALSE, opcodes.SKIP_IF_TRUE):
            registers = _parted(registers, row, waiting.setdefault(place + 1 + row.a, []))
        else:
            registers = {**registers, row.c: _result(row, registers, known)}
    return ANYTHING


def _met(registers: dict[int, Bounds] | None, others: list[dict[int, Bounds]]) -> dict[int, Bounds] | None:
    """The registers where ways come together; None where no way leads."""
    for other in others:
        if registers is None:
            registers = other
        else:
            both = registers.keys() & other.keys()
            registers = {place: registers[place].joined(other[place]) for place in both}
    return registers


def _parted(registers: dict[int, Bounds], row: Row, jumped: list[dict[int, Bounds]]) -> dict[int, Bounds] | None:
    """The registers of the way that goes on; those of the way that skips are left in `jumped`."""
    truth = registers.get(row.c, EITHER)
    skips_false = row.op == opcodes.SKIP_IF_FALSE
    if not (truth.is_always if skips_false else truth.is_never):
        jumped.append({**registers, row.c: NO if skips_false else YES})
    if truth.is_never if skips_false else truth.is_always:
        return None
    return registers


def _result(row: Row, registers: dict[int, Bounds], known: Known) -> Bounds:
    """What a step leaves in its register."""
    left, right = registers.get(row.c, ANYTHING), registers.get(row.c + 1, ANYTHING)
    if row.op == opcodes.NUMBER:
        return Bounds(row.x, row.x)
    if row.op in ARITHMETIC:
        return ARITHMETIC[row.op](left, right)
    if row.op in COMPARISONS:
        return COMPARISONS[row.op](left, right)
    return known(row.op, row.a, row.b) or range_of(row.op)


def range_of(op: int) -> Bounds:
    """The range of what a function of conditions reads."""
    if op in QUESTIONS:
        return QUESTIONS[op]
    if op >= len(OPCODES):
        return ANYTHING
    operation = OPCODES[op]
    if operation.gives == A_TRUTH:
        return EITHER
    return Bounds(operation.low, operation.high) if operation.group == "quantity" else ANYTHING


QUESTIONS = {
    opcodes.DEMOCRACY: Bounds(0.0, 1.0),
    opcodes.MEMBERS: Bounds(0.0, math.inf),
    opcodes.STATUS: Bounds(0.0, len(kinds.SEAT_STATUSES) - 1.0),
    opcodes.DAYS_SINCE: Bounds(0.0, float(NEVER)),
    opcodes.GRANTED: Bounds(0.0, len(kinds.INSTRUMENTS) - 1.0),
}
"""The ranges of questions that are answered by a number."""


def _multiplied(left: Bounds, right: Bounds) -> Bounds:
    products = [a * b if a and b else 0.0 for a in left for b in right]
    return Bounds(min(products), max(products))


def _divided(left: Bounds, right: Bounds) -> Bounds:
    if right.low <= 0.0 <= right.high:
        return ANYTHING
    return _multiplied(left, Bounds(1.0 / right.high, 1.0 / right.low))


def _negated(left: Bounds, _right: Bounds) -> Bounds:
    return Bounds(-left.high, -left.low)


def _less(left: Bounds, right: Bounds) -> Bounds:
    return Bounds(float(left.high < right.low), float(left.low < right.high))


def _at_most(left: Bounds, right: Bounds) -> Bounds:
    return Bounds(float(left.high <= right.low), float(left.low <= right.high))


def _equal(left: Bounds, right: Bounds) -> Bounds:
    same = left.low == left.high == right.low == right.high
    return Bounds(float(same), float(left.low <= right.high and right.low <= left.high))


def _not(left: Bounds, _right: Bounds | None = None) -> Bounds:
    if left.is_never:
        return YES
    return NO if left.is_always else EITHER


ARITHMETIC: dict[int, Callable[[Bounds, Bounds], Bounds]] = {
    opcodes.ADD: lambda left, right: Bounds(left.low + right.low, left.high + right.high),
    opcodes.SUBTRACT: lambda left, right: Bounds(left.low - right.high, left.high - right.low),
    opcodes.MULTIPLY: _multiplied,
    opcodes.DIVIDE: _divided,
    opcodes.NEGATE: _negated,
    opcodes.GREATER_OF: lambda left, right: Bounds(max(left.low, right.low), max(left.high, right.high)),
    opcodes.LESSER_OF: lambda left, right: Bounds(min(left.low, right.low), min(left.high, right.high)),
}
COMPARISONS: dict[int, Callable[[Bounds, Bounds], Bounds]] = {
    opcodes.EQUAL: _equal,
    opcodes.UNEQUAL: lambda left, right: _not(_equal(left, right)),
    opcodes.LESS: _less,
    opcodes.AT_MOST: _at_most,
    opcodes.GREATER: lambda left, right: _less(right, left),
    opcodes.AT_LEAST: lambda left, right: _at_most(right, left),
    opcodes.NEGATION: _not,
}
