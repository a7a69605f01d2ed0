"""Luck: known answers, the same bits in NumPy and in a rule, no order, and moments of a uniform and a normal."""

import math

import numpy as np
import pytest

from sim.words.jit import call, entry
from sim.world import luck

MASK = 2**64 - 1


def finaliser(z: int) -> int:
    """SplitMix64's finaliser in Python's own whole numbers: an independent second writing for the test."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def expected_word(seed: int, kind: int, occasion: int, who: int, whom: int) -> int:
    golden = 0x9E3779B97F4A7C15
    key = finaliser((seed + golden) & MASK)
    key = finaliser((key + golden * kind) & MASK)
    key = finaliser((key + golden * occasion) & MASK)
    return finaliser((key + golden * ((who << 32) | whom)) & MASK)


def test_the_finaliser_gives_the_published_stream():
    # SplitMix64 with seed 1234567: the first three outputs, as published with the algorithm's reference code.
    state, found = 1234567, []
    for _ in range(3):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        found.append(int(call(luck.mixed, np.uint64(state))))
    assert found == [6457827717110365317, 3203168211198807973, 9817491932198370423]


@pytest.mark.parametrize("key", [(1, 2, 3, 4, 5), (2**63 + 7, 11, 2**40, 2**32 - 1, 1), (0, 0, 0, 0, 0)])
def test_words_equal_a_second_writing(key):
    arguments = [np.uint64(part) for part in key]
    assert int(call(luck.word, *arguments)) == expected_word(*key)


@entry
def many(seed, kind, count):
    out = np.zeros(count)
    for place in range(count):
        out[place] = luck.luck(seed, kind, place, 7, 9)
    return out


def test_uniform_numbers_are_uniform_and_open():
    found = many(np.uint64(3), 2, 20000)
    assert found.min() > 0.0 and found.max() < 1.0
    assert abs(found.mean() - 0.5) < 4 * math.sqrt(1 / 12 / found.size)
    assert abs(found.var() - 1 / 12) < 0.003


def test_luck_does_not_depend_on_the_order_of_drawing():
    forward = many(np.uint64(5), 4, 100)
    assert luck_at(5, 4, 60) == forward[60]


def luck_at(seed, kind, occasion):
    return call(luck.luck, np.uint64(seed), kind, occasion, 7, 9)


def test_each_part_of_the_key_matters():
    base = expected_word(1, 2, 3, 4, 5)
    others = [
        expected_word(9, 2, 3, 4, 5),
        expected_word(1, 9, 3, 4, 5),
        expected_word(1, 2, 9, 4, 5),
        expected_word(1, 2, 3, 5, 4),
    ]
    assert base not in others


@pytest.mark.parametrize(
    ("u", "z"), [(0.5, 0.0), (0.975, 1.959963984540054), (0.001, -3.090232306167813), (0.9999999, 5.199337582192816)]
)
def test_normal_quantiles(u, z):
    assert call(luck.normal, u) == pytest.approx(z, abs=1e-7)


def test_numbers_of_ids_are_32_bit_and_differ():
    ids = ["RUS", "ARM", "BLR", "KAZ", "KGZ", "TJK", "UZB", "AZE", "GEO", "CSTO", "kazakhstan_2022"]
    numbers = [luck.number_of(name) for name in ids]
    assert len(set(numbers)) == len(ids)
    assert all(0 <= number < 2**32 for number in numbers)
    assert luck.number_of("RUS") == numbers[0]


@pytest.mark.parametrize("seed", [0, 1, 2**64 - 1])
@pytest.mark.parametrize(("who", "whom"), [(0, 0), (7, 2**32 - 1)])
def test_luck_from_a_common_key_is_luck_from_the_whole_key(seed, who, whom):
    key = call(luck.key_of, np.uint64(seed), luck.L_VOTE, np.uint64(2**63 + 9))
    assert call(luck.luck_of, key, who, whom) == call(luck.luck, np.uint64(seed), luck.L_VOTE, np.uint64(2**63 + 9), who, whom)
