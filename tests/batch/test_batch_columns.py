"""Columns: dates, words, and nothing for nobody."""

from datetime import date

import numpy as np

from sim.batch.columns import dates, where, words
from sim.words.calendar import NEVER


def test_days_become_dates_and_unset_days_nothing():
    days = np.array([date(1992, 5, 15).toordinal(), date(1969, 12, 31).toordinal(), 0, -1, NEVER])
    assert dates(days).to_list() == [date(1992, 5, 15), date(1969, 12, 31), None, None, None]


def test_numbers_become_words_and_nobody_nothing():
    assert words(np.array([2, 0, -1, 1, 3]), ("none", "yes", "no"), none=0).to_list() == ["no", None, None, "yes", None]
    assert words(np.array([1, 0, -1]), ("A", "B")).to_list() == ["B", "A", None]


def test_unknown_numbers_are_nothing_and_the_sort_stays():
    for values in (np.array([1.5, 2.5]), np.array([1, 2]), np.array([True, False])):
        full, part = where(values, np.array([True, True])), where(values, np.array([True, False]))
        assert full.to_list() == values.tolist()
        assert part.to_list() == [values[0].item(), None]
        assert full.dtype == part.dtype == where(values[:0], np.zeros(0, bool)).dtype


def test_empty_columns_have_their_sort():
    nothing = np.zeros(0, np.int64)
    assert words(nothing, ("A",)).dtype == words(np.array([0]), ("A",)).dtype
    assert dates(nothing).dtype == dates(np.array([NEVER])).dtype
