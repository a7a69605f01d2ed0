"""Intervals: known values, limits, and whether they cover what they say they cover."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.batch.intervals import mean, mean_of_sums, paired_difference, share, student

# Newcombe (1998), Statistics in Medicine 17, table I, method 3: Wilson's score without continuity correction.
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("hits", "n", "low", "high"), NEWCOMBE)
def test_wilson_agrees_with_published_values(hits, n, low, high):
    found = share(hits, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == hits / n


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_share_lies_in_its_interval_within_0_and_1(one, other):
    hits, n = min(one, other), max(one, other, 1)
    found = share(hits, n)
    assert 0.0 <= found.low <= found.value <= found.high <= 1.0
    mirrored = share(n - hits, n)
    assert mirrored.low == pytest.approx(1.0 - found.high, abs=1e-12)


@pytest.mark.parametrize(("hits", "n"), [(-1, 5), (6, 5)])
def test_what_is_no_proportion_is_refused(hits, n):
    with pytest.raises(ValueError, match="no proportion"):
        share(hits, n)


@pytest.mark.parametrize("p", [0.02, 0.3, 0.5])
def test_wilson_covers_about_95_percent(p):
    hits = np.random.default_rng(1).binomial(80, p, 4000)
    covered = [found.low <= p <= found.high for found in (share(int(h), 80) for h in hits)]
    assert 0.93 <= np.mean(covered) <= 0.985


def test_the_mean_covers_about_95_percent():
    draws = np.random.default_rng(2).exponential(3.0, (3000, 200))
    covered = [found.low <= 3.0 <= found.high for found in map(mean, draws)]
    assert 0.93 <= np.mean(covered) <= 0.96


# Percentage points of the t-distribution, 97.5 %, from Biometrika Tables for Statisticians.
STUDENT = [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)]


@pytest.mark.parametrize(("degrees", "point"), STUDENT)
def test_students_points_agree_with_the_tables(degrees, point):
    assert student(degrees) == pytest.approx(point, rel=1.2e-3)


def test_few_runs_cover_as_well_as_many():
    draws = np.random.default_rng(6).normal(1.0, 2.0, (4000, 4))
    covered = [found.low <= 1.0 <= found.high for found in map(mean, draws)]
    assert 0.94 <= np.mean(covered) <= 0.96


def test_nothing_has_no_interval_and_one_value_an_unbounded_one():
    assert share(0, 0).n == 0 and math.isnan(share(0, 0).value)
    assert math.isnan(mean(np.array([])).value)
    assert mean(np.array([2.0])) == (1, 2.0, -math.inf, math.inf)


def test_the_order_of_the_runs_does_not_matter():
    values = np.random.default_rng(3).normal(0.0, 1e6, 5000)
    assert mean(values) == mean(np.sort(values)) == mean(values[::-1])


def test_sums_give_what_the_values_give():
    values = np.random.default_rng(4).integers(0, 1000, 500)
    from_sums = mean_of_sums(500, float(values.sum()), float((values * values).sum()))
    assert from_sums == pytest.approx(mean(values))


def test_a_paired_difference_gains_from_what_both_share():
    rng = np.random.default_rng(5)
    luck = rng.normal(0.0, 10.0, 2000)
    first, second = luck + rng.normal(0.0, 0.5, 2000), luck + 1.0 + rng.normal(0.0, 0.5, 2000)
    found = paired_difference(first, second)
    assert found.low < 1.0 < found.high
    assert found.high - found.low < 0.07
    # Variances: apart 2 x (100 + 0.25), paired 2 x 0.25.
    assert found.reduction == pytest.approx(401, rel=0.15)
    apart = paired_difference(first, rng.permutation(second))
    assert apart.reduction == pytest.approx(1.0, abs=0.15)


def test_pairs_that_always_differ_by_the_same_have_no_spread():
    found = paired_difference(np.array([1.0, 2.0, 5.0]), np.array([3.0, 4.0, 7.0]))
    assert found == (3, 2.0, 2.0, 2.0, math.inf)


def test_unequal_lengths_are_no_pairs():
    with pytest.raises(ValueError, match="no pairs"):
        paired_difference(np.zeros(3), np.zeros(4))
