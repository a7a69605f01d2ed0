"""How sure a number is: 95 % intervals of shares, means and paired differences.

Every number of a batch comes from finitely many runs; these say how far the same batch with other seeds might have differed.
They speak of luck only, not of whether the rules or the coded quantities are right.
"""

import math
from typing import NamedTuple

import numpy as np

Z95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""


class Estimate(NamedTuple):
    """A number with its 95 % interval, and from how many runs it comes. All three are NaN when there is no run."""

    n: int
    value: float
    low: float
    high: float


class Difference(NamedTuple):
    """A paired difference with its 95 % interval, and how much common luck has narrowed it.

    `reduction` is the variance of the difference of two independent batches of this size over the variance found; 1 means
    that pairing brought nothing, infinity that every pair differed by the same.
    """

    n: int
    value: float
    low: float
    high: float
    reduction: float


NOTHING = Estimate(0, math.nan, math.nan, math.nan)


def share(hits: int, n: int) -> Estimate:
    """A proportion with Wilson's score interval (1927), which stays within 0..1 and is honest at 0 and n hits."""
    if not 0 <= hits <= n:
        raise ValueError(f"{hits} hits of {n} are no proportion")
    if n == 0:
        return NOTHING
    p = hits / n
    spread = Z95 * Z95 / n
    centre = (p + spread / 2) / (1 + spread)
    half = math.sqrt(p * (1 - p) * spread + spread * spread / 4) / (1 + spread)
    return Estimate(n, p, 0.0 if hits == 0 else max(0.0, centre - half), 1.0 if hits == n else min(1.0, centre + half))


def student(degrees: int) -> float:
    """The 97.5 % point of Student's t with so many degrees of freedom: exact for 1 and 2, else
    within 0.1 % (Fisher's expansion).
    """
    if degrees < 1:
        raise ValueError(f"Student's t has at least one degree of freedom, not {degrees}")
    if degrees == 1:
        return math.tan(0.475 * math.pi)
    if degrees == 2:
        return 0.95 * math.sqrt(2.0 / (1.0 - 0.95**2))
    z = Z95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / degrees**power for power, term in enumerate(terms, start=1))


def mean(values: np.ndarray) -> Estimate:
    """A mean with Student's interval, which is the normal one where there are many runs. One value leaves it unbounded."""
    n = len(values)
    if n == 0:
        return NOTHING
    centre = math.fsum(values) / n
    if n == 1:
        return Estimate(1, centre, -math.inf, math.inf)
    half = student(n - 1) * math.sqrt(_variance(values, centre) / n)
    return Estimate(n, centre, centre - half, centre + half)


def mean_of_sums(n: int, total: float, squares: float) -> Estimate:
    """The same from exact sums of the values and of their squares."""
    if n == 0:
        return NOTHING
    centre = total / n
    if n == 1:
        return Estimate(1, centre, -math.inf, math.inf)
    variance = max(0.0, squares - total * centre) / (n - 1)
    half = student(n - 1) * math.sqrt(variance / n)
    return Estimate(n, centre, centre - half, centre + half)


def paired_difference(first: np.ndarray, second: np.ndarray) -> Difference:
    """The mean of second - first, run by run under the same luck. Raises ValueError when they are not of one length."""
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} values are no pairs")
    n = len(first)
    differences = np.asarray(second, np.float64) - np.asarray(first, np.float64)
    if n < 2:
        found = mean(differences)
        return Difference(*found, math.nan)
    found = mean(differences)
    paired = _variance(differences, found.value)
    apart = _variance(first, math.fsum(first) / n) + _variance(second, math.fsum(second) / n)
    if paired == 0.0:
        return Difference(*found, math.inf if apart > 0.0 else math.nan)
    return Difference(*found, apart / paired)


def _variance(values: np.ndarray, centre: float) -> float:
    """The unbiased variance; sums are exact, so that the order of the runs does not matter."""
    away = np.asarray(values, np.float64) - centre
    return math.fsum(away * away) / (len(values) - 1)
