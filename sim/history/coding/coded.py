"""A coded value: a number, how far off it may be, and where it comes from."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Coded(NamedTuple):
    """A number with its range and source."""

    value: float
    low: float
    high: float
    source: str


Series = dict[date, Coded]


class Term(NamedTuple):
    """One reason with its share of a sum."""

    name: str
    amount: float


def added(numbers: Iterable[float]) -> float:
    """Numbers added one after another in plain floats.

    Since Python 3.12 `sum` carries a compensation along, so that a number that lies on the edge of a hundredth would be rounded
    up by one version and down by another: the files that the rule writes must not depend on who runs it.
    """
    total = 0.0
    for number in numbers:
        total += number
    return total


def coded(value: float, half_range: float, source: str, least: float = 0.0, most: float = 1.0) -> Coded:
    """The value held in `least` to `most` and rounded to hundredths, with a range of `half_range` to either side."""
    held = min(most, max(least, value))
    low, high = max(least, held - half_range), min(most, held + half_range)
    return Coded(round(held, 2), round(low, 2), round(high, 2), source)


def summed(terms: Iterable[Term], half_range: float, least: float, most: float) -> Coded:
    """The sum of the terms, whose names and amounts become its source; terms that come to nothing are left out."""
    told = [term for term in terms if abs(term.amount) >= 0.005]
    source = "; ".join(f"{term.name} {term.amount:+.2f}" for term in told) or "nothing known between them"
    return coded(added(term.amount for term in told), half_range, source, least, most)


def without_repeats(series: Series) -> Series:
    """The series without the knots that lie on the level between two equal neighbours or at its flat end."""
    kept: Series = {}
    days = sorted(series)
    for place, day in enumerate(days):
        before = series[days[place - 1]].value if place else None
        after = series[days[place + 1]].value if place + 1 < len(days) else series[day].value
        if before != series[day].value or after != series[day].value:
            kept[day] = series[day]
    return kept
