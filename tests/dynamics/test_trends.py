"""The documented course: interpolation, ranges, the way back."""

import pytest
from dynamics.dynamics_world import FRIEND, LEADER, MONDAY, VICTIM, document, small_world
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.dynamics import trends
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.layout_setting import T_GDP, T_STABILITY


def write(rows, *knots):
    rows["day"] = NEVER
    for place, (day, value, spread) in enumerate(knots):
        rows["day"][place], rows["value"][place], rows["spread"][place] = day, value, spread


def level_at(day, push=0.0, knots=((100, 1.0, 0.2), (200, 3.0, 0.4))):
    small = small_world()
    write(small.setting.trends[0, 0], *knots)
    stretch = small.world.stretches[0, 0]
    call(trends.find_stretch, stretch, small.setting.trends[0, 0], day, push)
    assert stretch.until > day
    return call(trends.level, stretch, day)


@pytest.mark.parametrize(("day", "value"), [(50, 1.0), (100, 1.0), (150, 2.0), (175, 2.5), (200, 3.0), (900, 3.0)])
def test_a_series_is_linear_between_its_dates_and_flat_outside(day, value):
    assert level_at(day) == pytest.approx(value)


def test_a_course_that_is_followed_day_by_day_is_the_course_looked_up_on_each_day():
    small = small_world()
    write(small.setting.trends[VICTIM, T_GDP], (MONDAY + 20, 1.0, 0.0), (MONDAY + 50, 4.0, 0.0), (MONDAY + 51, 2.0, 0.0))
    for day in range(MONDAY, MONDAY + 80):
        small.world.now["day"] = day
        followed = call(trends.documented, small.world, small.setting, VICTIM, T_GDP, -1.0)
        small.world.stretches["until"] = 0
        assert call(trends.documented, small.world, small.setting, VICTIM, T_GDP, -1.0) == followed
    assert followed == 2.0


def test_the_range_is_interpolated_too():
    assert level_at(150, 1.0) == pytest.approx(2.3)
    assert level_at(150, -1.0) == pytest.approx(1.7)


@settings(deadline=None)
@given(st.integers(1, 300), st.floats(-1, 1))
def test_a_series_stays_between_its_values_and_their_ranges(day, push):
    assert 0.8 - 1e-12 <= level_at(day, push) <= 3.4 + 1e-12


def test_what_is_not_documented_is_left_alone():
    small = small_world()
    before = small.world.states["gdp"].copy()
    call(trends.start, small.world, small.setting)
    assert (small.world.states["gdp"] == before).all()
    assert small.world.pairs["affinity"][LEADER, FRIEND] == 0.5


def test_day_one_is_at_the_documented_level():
    small = small_world()
    write(small.setting.trends[VICTIM, T_GDP], (MONDAY - 100, 7e9, 0.0))
    write(small.setting.trends[VICTIM, T_STABILITY], (MONDAY - 100, 0.31, 0.0))
    document(small.setting, LEADER, FRIEND, trends.AFFINITY, (MONDAY, 0.2, 0.0))
    document(small.setting, FRIEND, LEADER, trends.DEPENDENCE, (MONDAY, 0.6, 0.0))
    call(trends.start, small.world, small.setting)
    assert small.world.states["gdp"][VICTIM] == 7e9
    assert small.world.states["stability"][VICTIM] == 0.31
    assert small.world.pairs["affinity"][LEADER, FRIEND] == small.world.pairs["affinity"][FRIEND, LEADER] == 0.2
    assert small.world.pairs["dependence"][FRIEND, LEADER] == 0.6
    assert small.world.pairs["dependence"][LEADER, FRIEND] == 0.0


def test_a_shock_to_affinity_comes_back_part_of_the_way():
    small = small_world()
    document(small.setting, LEADER, FRIEND, trends.AFFINITY, (MONDAY, 0.8, 0.0))
    call(trends.pull_pairs, small.world, small.setting, 0.25)
    assert small.world.pairs["affinity"][FRIEND, LEADER] == pytest.approx(0.5 + 0.25 * 0.3)


def coded(seed, uncertain):
    small = small_world(seed)
    small.world.now["uncertain"] = uncertain
    for first, second in ((LEADER, FRIEND), (FRIEND, LEADER)):
        document(small.setting, first, second, trends.AFFINITY, (MONDAY, 0.3, 0.2))
    return small


def test_an_uncertain_quantity_keeps_one_place_in_its_range_all_run_and_both_ways():
    small = coded(5, 1)
    ask = (LEADER, FRIEND, trends.AFFINITY, 0.0)
    first = call(trends.documented_pair, small.world, small.setting, *ask)
    small.world.now["day"] += 2_000
    later = call(trends.documented_pair, small.world, small.setting, *ask)
    back = call(trends.documented_pair, small.world, small.setting, FRIEND, LEADER, trends.AFFINITY, 0.0)
    assert first == later == back
    assert first != 0.3
    assert 0.1 <= first <= 0.5


def test_ranges_are_drawn_only_when_quantities_are_uncertain():
    values = {call(trends.documented_pair, *coded(seed, 0)[1:], LEADER, FRIEND, trends.AFFINITY, 0.0) for seed in range(5)}
    drawn = {call(trends.documented_pair, *coded(seed, 1)[1:], LEADER, FRIEND, trends.AFFINITY, 0.0) for seed in range(5)}
    assert values == {0.3}
    assert len(drawn) == 5
