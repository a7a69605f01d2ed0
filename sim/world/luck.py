"""Luck: a keyed hash in place of a generator.

Why: luck belongs to the event's identity (what kind, on which occasion, who and whom), never to the order of drawing. Two
runs with the same seed and one article changed share the luck of everything that they have in common.

The scheme is the SplitMix64 finaliser (Steele, Lea and Flood, 2014) with every part of the key hashed in turn; one finaliser
over packed counters fails PractRand within 1 GiB, this one passed 16 GiB. Its name and version go into every result.
"""

import math

import numpy as np

from sim.words.arithmetic import log
from sim.words.jit import rule

SCHEME = "splitmix64-keyed-1"

LUCK_KINDS = (
    "none",
    "appeal",
    "vote",
    "contribution",
    "consent",
    "escalation",
    "renewal",
    "membership",
    "amendment",
    "lobby",
    "pressure",
    "mediation",
    "dispute",
    "hazard",
    "crisis course",
    "ratification",
    "attendance",
    "leader",
    "coding",
    "rate",
    "script",
    "mandate",
    "drift",
    "dues",
    "recognition",
    "seizure",
    "arrival",
    "instrument",
)
(
    L_NONE,
    L_APPEAL,
    L_VOTE,
    L_CONTRIBUTION,
    L_CONSENT,
    L_ESCALATION,
    L_RENEWAL,
    L_MEMBERSHIP,
    L_AMENDMENT,
    L_LOBBY,
    L_PRESSURE,
    L_MEDIATION,
    L_DISPUTE,
    L_HAZARD,
    L_COURSE,
    L_RATIFICATION,
    L_ATTENDANCE,
    L_LEADER,
    L_CODING,
    L_RATE,
    L_SCRIPT,
    L_MANDATE,
    L_DRIFT,
    L_DUES,
    L_RECOGNITION,
    L_SEIZURE,
    L_ARRIVAL,
    L_INSTRUMENT,
) = range(28)

FIRST_MIX = np.uint64(0xBF58476D1CE4E5B9)
SECOND_MIX = np.uint64(0x94D049BB133111EB)
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
SHIFT_30, SHIFT_27, SHIFT_31, SHIFT_32, SHIFT_11 = (np.uint64(n) for n in (30, 27, 31, 32, 11))


@rule
def mixed(z):
    """SplitMix64's finaliser: a bijection of 64 bits."""
    z = (z ^ (z >> SHIFT_30)) * FIRST_MIX
    z = (z ^ (z >> SHIFT_27)) * SECOND_MIX
    return z ^ (z >> SHIFT_31)


@rule
def key_of(seed, kind, occasion):
    """The part of the key that all events of a kind on one occasion have in common (`luck_of`)."""
    key = mixed(np.uint64(seed) + GOLDEN)
    key = mixed(key + GOLDEN * np.uint64(kind))
    return mixed(key + GOLDEN * np.uint64(occasion))


@rule
def word_of(key, who, whom):
    """The 64 bits that belong to an event. `who` and `whom` are 32-bit numbers from ids, never places in an array."""
    return mixed(key + GOLDEN * ((np.uint64(who) << SHIFT_32) | np.uint64(whom)))


@rule
def word(seed, kind, occasion, who, whom):
    """The same from the whole key."""
    return word_of(key_of(seed, kind, occasion), who, whom)


@rule
def luck_of(key, who, whom):
    """The uniform number in (0, 1) of two states, or of one and something else, for a common `key_of`."""
    return (np.float64(word_of(key, who, whom) >> SHIFT_11) + 0.5) / 9007199254740992.0


@rule
def luck(seed, kind, occasion, who, whom):
    """The uniform number in (0, 1) that belongs to an event."""
    return luck_of(key_of(seed, kind, occasion), who, whom)


@rule
def occasion_of(cause, step, attempt):
    """The occasion of a step in an affair: hashed from the affair's own key, the step and the attempt."""
    return mixed(mixed(np.uint64(cause) + GOLDEN * np.uint64(step)) + GOLDEN * np.uint64(attempt))


@rule
def normal(u):
    """The standard normal quantile of u in (0, 1): Acklam's rational approximation, relative error below 1.2e-9."""
    if u < 0.02425:
        q = math.sqrt(-2.0 * log(u))
        return _tail(q)
    if u > 0.97575:
        q = math.sqrt(-2.0 * log(1.0 - u))
        return -_tail(q)
    q = u - 0.5
    r = q * q
    top = -3.969683028665376e01
    top = top * r + 2.209460984245205e02
    top = top * r - 2.759285104469687e02
    top = top * r + 1.383577518672690e02
    top = top * r - 3.066479806614716e01
    top = top * r + 2.506628277459239e00
    bottom = -5.447609879822406e01
    bottom = bottom * r + 1.615858368580409e02
    bottom = bottom * r - 1.556989798598866e02
    bottom = bottom * r + 6.680131188771972e01
    bottom = bottom * r - 1.328068155288572e01
    bottom = bottom * r + 1.0
    return q * top / bottom


@rule
def _tail(q):
    top = -7.784894002430293e-03
    top = top * q - 3.223964580411365e-01
    top = top * q - 2.400758277161838e00
    top = top * q - 2.549732539343734e00
    top = top * q + 4.374664141464968e00
    top = top * q + 2.938163982698783e00
    bottom = 7.784695709041462e-03
    bottom = bottom * q + 3.224671290700398e-01
    bottom = bottom * q + 2.445134137142996e00
    bottom = bottom * q + 3.754408661907416e00
    bottom = bottom * q + 1.0
    return top / bottom


def part_of_key(who: int) -> int:
    """What `word_of` adds to a common key for one who draws alone."""
    return (int(GOLDEN) * (who << 32)) % 2**64


def highest_word(probability: float) -> int:
    """A word above which no luck lies below a probability (0 or more); a few words under it may lie no lower either."""
    return min(((math.ceil(probability * 2.0**53) + 1) << 11) | 0x7FF, 2**64 - 1)


def number_of(identifier: str) -> int:
    """The stable 32-bit number of an id (FNV-1a, finished by SplitMix). Collisions are refused when a scenario is built."""
    value = 0xCBF29CE484222325
    for byte in identifier.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return (value ^ (value >> 31)) & 0xFFFFFFFF
