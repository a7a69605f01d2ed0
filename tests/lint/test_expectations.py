"""`article4 test`: expectations over seeds, with intervals and margins; and `why-not`: clauses over time."""

import json
from datetime import date
from pathlib import Path

import pytest

from sim.batch.intervals import Estimate
from sim.cli import main
from sim.lint.story import Asked, Outcome, lived_outcomes
from sim.lint.why_not import compared_in, followed, parts_of
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load, load_text
from sim.scenario.story import ExpectEntry

MINIMAL = (Path(__file__).resolve().parents[1] / "worlds/minimal.yaml").read_text(encoding="utf-8")
EXPECT = """
measures:
  raided: {title: Days to the raid, unit: days, expression: fired(raid), when: first}
  never: {title: Never, unit: days, expression: year > 2010, when: first}
expect:
  raid: {title: There is a raid, share: fired(raid), at_least: 1, runs: 12}
  belief: {mean: credibility(PACT), at_most: 0.1, runs: 12}
  soon: {measure: raided, at_least: 120, at_most: 130, runs: 12}
  drawn: {share: fired(invasion), at_most: 1, runs: 6, crises: both, set: [states.GAM.stability=0.2]}
  never: {measure: never, at_least: 0, runs: 4}
"""


@pytest.fixture
def world(tmp_path):
    path = tmp_path / "world.yaml"
    path.write_text(MINIMAL + EXPECT, encoding="utf-8")
    return path


def test_each_expectation_is_lived_over_its_seeds_and_judged(world):
    found = {outcome.name: outcome for outcome in lived_outcomes(str(world), Asked())}
    assert {name: outcome.holds for name, outcome in found.items()} == {
        "raid": True, "belief": False, "soon": True, "drawn": True, "never": False,
    }  # fmt: skip
    assert found["raid"].result == Estimate(12, 1.0, pytest.approx(0.7575, abs=1e-3), 1.0)
    assert found["soon"].result.value == (date(2000, 5, 8) - date(2000, 1, 1)).days
    assert found["never"].verdict() == "fails: no run counts"


def test_the_result_is_the_mean_over_exactly_these_seeds(world):
    found = {outcome.name: outcome for outcome in lived_outcomes(str(world), Asked(runs=3, seed=7))}
    values = []
    for seed in (7, 8, 9):
        run = Run(build(load(world)), seed)
        run.finish()
        values.append(float(run.space.world.organisations["credibility"][0]))
    assert found["belief"].result.value == pytest.approx(sum(values) / 3)
    assert found["belief"].result.n == 3


@pytest.mark.parametrize(
    ("value", "margin", "verdict"),
    [
        (0.6, 0.0, "holds"),
        (0.52, 0.0, "holds, close"),
        (0.48, 0.0, "fails, close"),
        (0.48, 0.05, "holds, close"),
        (0.42, 0.05, "fails, close"),
        (0.3, 0.05, "fails"),
    ],
)
def test_a_margin_moves_the_edge_and_a_near_edge_is_told(value, margin, verdict):
    expectation = ExpectEntry(share="true", at_least=0.5, margin=margin)
    assert Outcome("x", expectation, Estimate(100, value, value - 0.05, value + 0.05), 100, 0).verdict() == verdict


def test_failed_runs_fail_the_expectation():
    outcome = Outcome("x", ExpectEntry(share="true", at_least=0.5), Estimate(9, 1.0, 0.9, 1.0), 10, 1)
    assert not outcome.holds
    assert outcome.verdict() == "fails: 1 runs failed"


def test_the_command_prints_a_table_and_fails_when_one_does(world, capsys):
    assert main(["test", str(world), "--runs", "3", "--quiet"]) == 1
    printed = capsys.readouterr().out
    assert "There is a raid" in printed and "100.0 %" in printed and "at least 100.0 %" in printed
    assert "3 of 5 hold" in printed
    assert main(["test", str(world), "--runs", "3", "--json"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["expectation"]: row["holds"] for row in rows}["raid"] is True
    assert main(["test", "tests/worlds/minimal.yaml"]) == 0
    assert "has no `expect:` block" in capsys.readouterr().err


def test_conditions_fall_into_the_clauses_that_all_have_to_hold():
    assert parts_of("a(X) < 0.3 and b(Y, Z) and not (c(W) or d(W))") == ["a(X) < 0.3", "b(Y, Z)", "not (c(W) or d(W))"]
    assert parts_of("a(X) and b(Y) or c(Z)") == ["a(X) and b(Y) or c(Z)"]
    assert parts_of("member(band-and-or, PACT)") == ["member(band-and-or, PACT)"]


WAITING = """
  waits:
    when: stability(BET) > 0.1 and credibility(PACT) > 2
    do: [{leader: {state: BET}}]
  follows:
    after: waits
    do: [{leader: {state: BET}}]
  rare:
    hazard: 0.001
    do: [{leader: {state: BET}}]
  scarce:
    hazard: {per_year: 0.5, if: stability(BET) > 2}
    do: [{leader: {state: BET}}]
  hooked:
    on: {what: leader_died, state: BET}
    do: [{leader: {state: BET}}]
  barred:
    on: {what: crisis_opened, state: BET}
    requires: credibility(PACT) > 2
    do: [{leader: {state: BET}}]
  elsewhere:
    on: {what: crisis_opened, state: ALF}
    do: [{leader: {state: BET}}]
"""


def test_the_clause_that_was_false_is_named_with_how_near_it_came():
    start = build(load_text(MINIMAL + WAITING, "a.yaml"))
    story = followed(start, "waits", 1)
    first, second = story.clauses
    assert story.fired == ()
    assert [holds for _, _, holds in first.periods] == [True]
    assert [holds for _, _, holds in second.periods] == [False]
    (reading,) = second.readings
    assert 0.0 < reading.most[0] < 1.0
    monday = date(2000, 1, 3).toordinal()
    assert second.periods[0][0] == monday
    assert followed(start, "raid", 1).fired == (date(2000, 5, 4).toordinal(),)


@pytest.mark.parametrize(
    ("clause", "numbers"),
    [
        ("stability(BET) < 0.3", ["stability(BET)"]),
        ("fired(raid)", []),
        ("not (stability(BET) < 0.3 or fired(raid))", ["stability(BET)"]),
        ("stability(BET) < 0.3 or credibility(PACT) > 0.9", ["stability(BET)", "credibility(PACT)"]),
        ("(stability(BET) + 1) / 2 < 0.3", ["(stability(BET) + 1) / 2"]),
        (
            "any(members(PACT), opinion(it, PACT) < 0.3)",
            ["least(members(PACT), opinion(it, PACT))", "most(members(PACT), opinion(it, PACT))"],
        ),
    ],
)
def test_the_numbers_that_a_clause_compares_are_found(clause, numbers):
    assert compared_in(clause) == numbers


def test_the_command_tells_a_timeline(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(MINIMAL + WAITING, encoding="utf-8")
    assert main(["why-not", str(path), "waits"]) == 0
    printed = capsys.readouterr().out
    assert "waits did not happen in seed 1" in printed
    assert "so it could not happen: never true was credibility(PACT) > 2" in printed
    assert main(["why-not", str(path), "follows"]) == 0
    assert "ask why waits did not happen" in capsys.readouterr().out
    assert main(["why-not", str(path), "rare"]) == 0
    assert "it was left to luck" in capsys.readouterr().out
    assert main(["why-not", str(path), "hooked"]) == 0
    assert "it follows leader_died (state BET), on the next day; this never came" in capsys.readouterr().out
    assert main(["why-not", str(path), "barred"]) == 0
    printed = capsys.readouterr().out
    assert "it follows crisis_opened (state BET), on the next day; this came on 2000-05-04" in printed
    assert "on 2000-05-05 it was due and barred: credibility(PACT) > 2" in printed
    assert main(["why-not", str(path), "elsewhere"]) == 0
    printed = capsys.readouterr().out
    assert "this never came; 3 more of its kind were of others" in printed
    assert "so crisis_opened never came as it is asked for here" in printed
    assert main(["why-not", str(path), "scarce"]) == 0
    assert "hazard.if: stability(BET) > 2" in capsys.readouterr().out
    assert main(["why-not", str(path), "raid", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fired"] == ["2000-05-04"]
    assert main(["why-not", str(path), "waist"]) == 1
    assert 'did you mean "waits"' in capsys.readouterr().err
