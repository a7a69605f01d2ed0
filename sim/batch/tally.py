"""What the runs of a batch say year by year, added up exactly.

Why whole numbers: sums of floating point depend on the order of adding, and so on how runs were shared out among threads and
on where a batch was interrupted. Here every quantity is counted in whole grains, so that any order gives the same bytes.
"""

from typing import NamedTuple

import numpy as np

from sim.batch.intervals import Estimate, mean_of_sums, share
from sim.batch.lane import Lived
from sim.batch.statistics import members_at_year_ends
from sim.words import kinds

QUANTITIES = ("members", "credibility", "cohesion", "interoperability")
"""The quantities of `sim.world.layout_log.YEARS` that are told by year."""
GRAINS = np.array([1, 1_000_000, 1_000_000, 1_000_000], np.int64)
"""Into how many grains one of each is divided. An index is at most a million grains, so the squares of
`limits.MOST_RUNS` runs fit 63 bits."""


class Tally(NamedTuple):
    """Sums over sound runs. Row y is the y-th year of the span; `seats` counts the runs in which a state is a member."""

    years: np.ndarray  # (Y,) the year, 0 for a row that no run has reached
    runs: np.ndarray  # (Y,) runs that have reached its end
    totals: np.ndarray  # (Y, quantities) in grains
    squares: np.ndarray  # (Y, quantities) in grains squared
    seats: np.ndarray  # (Y, S)

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        sums = (mine + theirs for mine, theirs in zip(self[1:], other[1:], strict=True))
        return Tally(np.maximum(self.years, other.years), *sums)


def tally(lived: Lived) -> Tally:
    """The sums of some runs; those that ended in a fault are left out."""
    sound = lived.runs["fault"] == kinds.NO_FAULT
    years = lived.years[sound]
    reached = years["year"] > 0
    values = np.stack([years[name].astype(np.float64) for name in QUANTITIES], axis=2)
    whole = np.where(reached[:, :, np.newaxis], np.rint(values * GRAINS).astype(np.int64), 0)
    inside = members_at_year_ends(lived)[sound]
    last = lived.years["year"].max(axis=0, initial=0)
    return Tally(last, reached.sum(axis=0), whole.sum(axis=0), (whole * whole).sum(axis=0), inside.sum(axis=0))


def nothing(years: int, states: int) -> Tally:
    """The sums of no runs."""
    counts = np.zeros((years, len(QUANTITIES)), np.int64)
    return Tally(np.zeros(years, np.int64), np.zeros(years, np.int64), counts, counts, np.zeros((years, states), np.int64))


def membership(sums: Tally, year: int, state: int) -> Estimate:
    """The share of runs in which a state is a member at the end of a year (by places)."""
    return share(int(sums.seats[year, state]), int(sums.runs[year]))


def quantity(sums: Tally, year: int, name: str) -> Estimate:
    """The mean of a quantity (`QUANTITIES`) at the end of a year."""
    place = QUANTITIES.index(name)
    grains = int(GRAINS[place])
    total, squares = int(sums.totals[year, place]), int(sums.squares[year, place])
    return mean_of_sums(int(sums.runs[year]), total / grains, squares / grains**2)
