"""Yearly sums: the same in any order, and the same as NumPy's."""

import numpy as np
import pytest
from batch_world import SIX, start_of

from sim.batch.intervals import mean
from sim.batch.lane import Lane
from sim.batch.limits import MOST_RUNS
from sim.batch.tally import GRAINS, QUANTITIES, nothing, quantity, tally


@pytest.fixture(scope="module")
def lived():
    """Some runs of six states."""
    return Lane(start_of(SIX)).live(np.arange(1, 31, dtype=np.uint64))


def part(lived, runs):
    """The yearly part of some runs."""
    return lived._replace(runs=lived.runs[runs], years=lived.years[runs], seats=lived.seats[runs])


def test_any_order_and_any_division_give_the_same_sums(lived):
    whole = tally(lived)
    years, states = lived.seats.shape[1:]
    order = np.random.default_rng(1).permutation(30)
    for pieces in ([order], np.array_split(order, 7), np.array_split(order, 30)):
        total = nothing(years, states)
        for piece in pieces:
            total = total.plus(tally(part(lived, piece)))
        for mine, theirs in zip(whole, total, strict=True):
            assert np.array_equal(mine, theirs)


def test_quantities_agree_with_the_runs(lived):
    sums = tally(lived)
    for name in QUANTITIES:
        for year in range(lived.years.shape[1]):
            if sums.runs[year]:
                found, expected = quantity(sums, year, name), mean(lived.years[name][:, year].astype(float))
                assert found == pytest.approx(expected, abs=1e-5)


def test_runs_with_a_fault_count_nothing(lived):
    faulted = part(lived, np.arange(30))
    faulted = faulted._replace(runs=faulted.runs.copy())
    faulted.runs["fault"][10:] = 1
    for mine, theirs in zip(tally(faulted)[1:], tally(part(lived, np.arange(10)))[1:], strict=True):
        assert np.array_equal(mine, theirs)


def test_the_largest_batch_fits():
    largest = np.array([60, 1, 1, 1]) * GRAINS.astype(object)
    assert all(MOST_RUNS * int(value) ** 2 < 2**63 for value in largest)
