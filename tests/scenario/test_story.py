"""Objectives, measures and the sentences of a story: what a scenario asks of its runs."""

import math
from datetime import date
from pathlib import Path

import pytest

from sim.run import Run
from sim.scenario.build import build
from sim.scenario.evaluate import Expression, read_out
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load_text

MINIMAL = (Path(__file__).resolve().parents[1] / "worlds" / "minimal.yaml").read_text(encoding="utf-8")

MEASURES = """
measures:
  now: {title: Stability, unit: share, expression: stability(BET)}
  then: {title: Stability then, unit: share, expression: stability(BET), when: 2000-06-01}
  middle: {title: Mean, unit: share, expression: stability(BET), when: mean}
  low: {title: Lowest, unit: share, expression: stability(BET), when: lowest}
  high: {title: Highest, unit: share, expression: stability(BET), when: highest}
  raided: {title: Days to the raid, unit: days, expression: fired(raid), when: first}
  never: {title: Never, unit: days, expression: year > 2010, when: first}
"""

OBJECTIVES = """    playable: true
    difficulty: hard
    briefing: {en: Hold on., ru: Держитесь.}
    objectives:
      seat: {title: Stay in, condition: "member(BET, PACT)", always: true}
      calm: {title: Stay calm, condition: not fired(raid), always: true, weight: 2}
      raid: {title: Be raided, condition: fired(raid), by: 2000-12-31}
      soon: {title: Be raided soon, condition: fired(raid), by: 2000-02-01}
      late: {title: Be raided in the end, condition: fired(raid)}
      early: {title: Not raided yet, condition: fired(raid), at: 2000-03-01}
      firm: {title: Be firm, score: stability(BET)}
"""


def started(text=MINIMAL):
    return build(load_text(text, "a.yaml"))


@pytest.fixture(scope="module")
def lived():
    """A run of the minimal world with measures and objectives, and Beta's stability by week."""
    text = MINIMAL.replace("    stability: 0.5\n", "    stability: 0.5\n" + OBJECTIVES, 1) + MEASURES
    run = Run(started(text), 1)
    course, on_the_day = [], math.nan
    while run.day <= run.last_day:
        if run.day == date(2000, 6, 1).toordinal():
            on_the_day = float(run.space.world.states["stability"][1])
        if date.fromordinal(run.day).weekday() == 0:
            course.append(float(run.space.world.states["stability"][1]))
        for _ in run.live(run.day + 1):
            pass
    assert run.fault is None
    return run, course, on_the_day


def test_measures_are_what_an_observer_sees(lived):
    run, course, on_the_day = lived
    last = float(run.space.world.states["stability"][1])
    found = read_out(run.start, run.space.world).measures
    assert list(found) == ["now", "then", "middle", "low", "high", "raided", "never"]
    assert found["now"] == last
    assert found["then"] == on_the_day
    assert found["middle"] == pytest.approx((sum(course) + last) / (len(course) + 1), abs=1e-12)
    assert found["low"] == min([*course, last])
    assert found["high"] == max([*course, last])
    assert 120 < found["raided"] <= 132
    assert math.isnan(found["never"])


def test_objectives_are_fulfilled_in_their_time(lived):
    run, _, _ = lived
    found = read_out(run.start, run.space.world).objectives["BET"]
    assert found["calm"] == 0.0 and found["raid"] == 1.0 and found["soon"] == 0.0
    assert found["late"] == 1.0 and found["early"] == 0.0
    assert found["firm"] == float(run.space.world.states["stability"][1])
    assert found["seat"] == Expression(run.start.scenario, run.start.names, "member(BET, PACT)").value(run.space.world)


def test_looking_changes_nothing(lived):
    run, _, _ = lived
    before = run.space.digest()
    read_out(run.start, run.space.world)
    Expression(run.start.scenario, run.start.names, "1 + stability(BET) * 2 > 1 and year == 2002").holds(run.space.world)
    assert run.space.digest() == before


def test_asking_moves_nobody(lived):
    """The states of a run are the same whether or not anything was measured."""
    plain = Run(started(), 1)
    plain.finish()
    assert plain.space.world.states.tobytes() == lived[0].space.world.states.tobytes()
    assert plain.space.world.pairs.tobytes() == lived[0].space.world.pairs.tobytes()


def test_a_faulty_expression_is_told():
    start = started()
    with pytest.raises(ScenarioError, match="there is no state"):
        Expression(start.scenario, start.names, "stability(XXX)")


def test_texts_may_be_plain_or_by_language():
    start = started(MINIMAL.replace('title: {en: "Three', 'title: "Three', 1).replace('alliance"}', 'alliance"', 1))
    assert start.scenario.title == {"en": "Three states and an alliance"}
    assert start.names.text("bases", 0) == "Beta Airfield"
