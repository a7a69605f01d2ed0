"""Dated numbers: the knots of a coded series, and its value on a day."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sim.scenario.parts import Coded, first_day_of

MAX_KNOTS = 400
"""Dates that one series may have: a value a year for four centuries, or a month for thirty-three years."""


class Knot(NamedTuple):
    """A value at a day, with the half width of the range that it was coded with."""

    day: int
    value: float
    spread: float


def number(quantity: float | Coded) -> float:
    """The number of a quantity."""
    return quantity.value if isinstance(quantity, Coded) else float(quantity)


def spread(quantity: float | Coded) -> float:
    """Half the width of a quantity's range; 0 where none is given."""
    if isinstance(quantity, Coded) and quantity.range:
        low, high = quantity.range
        return (high - low) / 2.0
    return 0.0


def knots(series: float | Coded | Mapping[str, float | Coded], first_day: int) -> tuple[Knot, ...]:
    """The knots of a series in the order of time; a number without a date holds from the first day on."""
    if not isinstance(series, Mapping):
        return (Knot(first_day, number(series), spread(series)),)
    dated = [Knot(first_day_of(moment).toordinal(), number(one), spread(one)) for moment, one in series.items()]
    return tuple(sorted(dated))


def begun_with(course: tuple[Knot, ...], first_day: int, value: float) -> tuple[Knot, ...]:
    """The course with a value of its own on the first day; what was dated before gives way."""
    return (Knot(first_day, value, 0.0), *(knot for knot in course if knot.day > first_day))


def value_on(course: tuple[Knot, ...], day: int) -> float:
    """The value on a day: linear between knots, held flat outside. What the rules of `sim.dynamics.trends` follow."""
    before = course[0]
    for after in course[1:]:
        if before.day >= day:
            break
        if after.day > day:
            return before.value + (day - before.day) / (after.day - before.day) * (after.value - before.value)
        before = after
    return before.value


def numbers_in(series: float | Coded | Mapping[str, float | Coded]) -> list[tuple[tuple[str | int, ...], float]]:
    """Every number of a series, its ranges too, with its path inside the series."""
    if isinstance(series, Mapping):
        return [((moment, *path), one) for moment, quantity in series.items() for path, one in numbers_in(quantity)]
    if not isinstance(series, Coded):
        return [((), float(series))]
    found: list[tuple[tuple[str | int, ...], float]] = [(("value",), series.value)]
    for place, bound in enumerate(series.range or ()):
        found.append((("range", place), bound))
    return found


def ordinal(day: date | None, otherwise: int) -> int:
    """The ordinal of a date, or another day where there is none."""
    return otherwise if day is None else day.toordinal()
