"""How what was done is forgotten: half-lives and rates by the month."""

from sim.words.arithmetic import exp, log
from sim.words.jit import rule

MONTH = 1.0 / 12.0
"""A month in years: a pull at a yearly rate (at most 12) goes this part of it."""


@rule
def kept_in_a_month(half_life):
    """The share of a quantity that is left after a month, for a half-life in years (> 0)."""
    return exp(log(0.5) * MONTH / half_life)
