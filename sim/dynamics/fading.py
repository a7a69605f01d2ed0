"""How what was done is forgotten: half-lives and rates by the month."""

from sim.words.arithmetic import exp
from sim.words.jit import rule

MONTH = 1.0 / 12.0
"""A month in years: a pull at a yearly rate (at most 12) goes this part of it."""
HALF_IN_A_MONTH = -0.6931471805599453 * MONTH
"""The exponent of a month for a half-life of a year: the natural logarithm of a half, times the month."""


@rule
def kept_in_a_month(half_life):
    """The share of a quantity that is left after a month, for a half-life in years (> 0)."""
    return exp(HALF_IN_A_MONTH / half_life)
