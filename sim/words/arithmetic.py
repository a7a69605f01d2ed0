"""Arithmetic that gives the same bits compiled and plain, on every machine.

Why: `math.exp` and `math.log` come from the platform's library and NumPy's own versions differ from it in the last bit, so
a world would drift apart between compiled and plain runs. These use only `+ - * /`, `ldexp` and `frexp`, which
IEEE 754 fixes to the bit. The accuracy is about one unit in the last place.
"""

import math

from sim.words.jit import rule

LN2_HIGH = 6.93147180369123816490e-01
LN2_LOW = 1.90821492927058770002e-10
INVERSE_LN2 = 1.44269504088896338700e00
SQRT_HALF = 0.7071067811865476
LARGEST_EXPONENT = 700.0


@rule
def exp(x):
    """e to the power x, for any finite x; beyond +-700 it is held at the value there."""
    if x > LARGEST_EXPONENT:
        x = LARGEST_EXPONENT
    if x < -LARGEST_EXPONENT:
        x = -LARGEST_EXPONENT
    k = math.floor(x * INVERSE_LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    term = 1.0 / 6227020800.0
    term = term * r + 1.0 / 479001600.0
    term = term * r + 1.0 / 39916800.0
    term = term * r + 1.0 / 3628800.0
    term = term * r + 1.0 / 362880.0
    term = term * r + 1.0 / 40320.0
    term = term * r + 1.0 / 5040.0
    term = term * r + 1.0 / 720.0
    term = term * r + 1.0 / 120.0
    term = term * r + 1.0 / 24.0
    term = term * r + 1.0 / 6.0
    term = term * r + 0.5
    term = term * r + 1.0
    term = term * r + 1.0
    return math.ldexp(term, int(k))


@rule
def log(x):
    """Natural logarithm of x > 0; for x <= 0 the value at the smallest normal number, -708.4, so that nothing is NaN."""
    if x < 2.2250738585072014e-308:
        return -708.3964185322641
    mantissa, exponent = math.frexp(x)
    if mantissa < SQRT_HALF:
        mantissa = mantissa * 2.0
        exponent = exponent - 1
    s = (mantissa - 1.0) / (mantissa + 1.0)
    z = s * s
    series = 1.0 / 23.0
    series = series * z + 1.0 / 21.0
    series = series * z + 1.0 / 19.0
    series = series * z + 1.0 / 17.0
    series = series * z + 1.0 / 15.0
    series = series * z + 1.0 / 13.0
    series = series * z + 1.0 / 11.0
    series = series * z + 1.0 / 9.0
    series = series * z + 1.0 / 7.0
    series = series * z + 1.0 / 5.0
    series = series * z + 1.0 / 3.0
    series = series * z + 1.0
    return exponent * LN2_HIGH + (2.0 * s * series + exponent * LN2_LOW)


@rule
def logistic(u):
    """The probability 1 / (1 + e**-u) of a random-utility logit with net utility u."""
    if u >= 0.0:
        return 1.0 / (1.0 + exp(-u))
    e = exp(u)
    return e / (1.0 + e)


@rule
def clamp(x, low, high):
    """x held between low and high."""
    if x < low:
        return low
    if x > high:
        return high
    return x


@rule
def share(x):
    """x held between 0 and 1."""
    return clamp(x, 0.0, 1.0)


@rule
def ratio(x, y):
    """x / y, and 0 where y is 0: a guarded division."""
    if y == 0.0:
        return 0.0
    return x / y


@rule
def hazard_probability(rate, years):
    """Chance of at least one event in a time at a yearly rate: 1 - exp(-rate * years), bounded before exp."""
    x = clamp(rate * years, 0.0, 50.0)
    return 1.0 - exp(-x)
