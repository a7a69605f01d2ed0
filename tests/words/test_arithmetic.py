"""The arithmetic: about one unit in the last place, and never NaN."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.words import arithmetic
from sim.words.jit import call


def units_apart(found: float, exact: float) -> float:
    return abs(found - exact) / np.spacing(abs(exact)) if exact else abs(found)


@given(st.floats(-690, 690))
def test_exp_is_within_two_units_of_the_last_place(x):
    assert units_apart(call(arithmetic.exp, x), math.exp(x)) <= 2.0


@given(st.floats(1e-300, 1e300))
def test_log_is_within_two_units_or_tiny(x):
    found, exact = call(arithmetic.log, x), math.log(x)
    assert abs(found - exact) < 1e-15 or units_apart(found, exact) <= 2.0


@pytest.mark.parametrize("x", [-1e9, 1e9, 0.0, -0.0])
def test_exp_of_extremes_is_finite(x):
    assert math.isfinite(call(arithmetic.exp, x))


def test_log_of_nothing_is_finite():
    assert call(arithmetic.log, 0.0) == pytest.approx(-708.3964185322641)
    assert math.isfinite(call(arithmetic.log, -3.0))


@given(st.floats(-50, 50), st.floats(0.001, 5))
def test_logistic_is_monotone_and_symmetric(u, step):
    low, high = call(arithmetic.logistic, u), call(arithmetic.logistic, u + step)
    assert 0.0 <= low <= high <= 1.0
    assert call(arithmetic.logistic, -u) == pytest.approx(1.0 - low, abs=1e-15)


@given(st.floats(0, 1e6), st.floats(0, 1e3))
def test_hazard_probability_is_a_probability(rate, years):
    assert 0.0 <= call(arithmetic.hazard_probability, rate, years) <= 1.0


def test_hazard_probability_of_a_small_rate_is_about_rate_times_time():
    assert call(arithmetic.hazard_probability, 0.01, 0.5) == pytest.approx(0.005, rel=0.01)


def test_ratio_by_zero_is_zero():
    assert call(arithmetic.ratio, 3.0, 0.0) == 0.0
    assert call(arithmetic.ratio, 3.0, 2.0) == 1.5
