"""The calendar agrees with Python's own on every day that a scenario can reach."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sim.words import calendar
from sim.words.jit import call

DAYS = st.integers(date(1800, 1, 1).toordinal(), date(2400, 12, 31).toordinal())


@given(DAYS)
def test_civil_and_back(day):
    expected = date.fromordinal(day)
    assert tuple(call(calendar.civil, day)) == (expected.year, expected.month, expected.day)
    assert call(calendar.ordinal, expected.year, expected.month, expected.day) == day


@given(DAYS)
def test_weeks_begin_on_monday(day):
    assert call(calendar.is_week_start, day) == (date.fromordinal(day).weekday() == 0)
    following = call(calendar.next_week_start, day)
    assert day < following <= day + 7
    assert date.fromordinal(following).weekday() == 0


@given(DAYS, st.integers(0, 240))
def test_add_months_keeps_the_day_or_takes_the_28th(day, months):
    start = date.fromordinal(day)
    found = date.fromordinal(call(calendar.add_months, day, months))
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == months
    assert found.day == min(start.day, 28)


def test_never_is_beyond_every_scenario():
    assert date(9999, 12, 31).toordinal() < calendar.NEVER
    assert date.fromordinal(call(calendar.add_years, date(2010, 6, 11).toordinal(), 5)) == date(2015, 6, 11)
