"""The author's measures in a batch: columns and rows that agree with the runs themselves, and are compared between worlds."""

import math

import polars as pl
import pytest
from batch_world import ROOT, perform, start_of, table

from sim.batch.compare import compare_folders
from sim.batch.measures import COLUMN, measured_in
from sim.batch.render import blocks
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.evaluate import read_out
from sim.scenario.load import load_text

RUNS = 12
WORLD = (
    (ROOT / "tests" / "worlds" / "minimal.yaml").read_text(encoding="utf-8")
    + """
measures:
  belief: {title: {ru: "\u0436", en: Belief}, unit: index, expression: credibility(PACT), when: mean}
  trust: {title: Is believed at the end, unit: share, expression: credibility(PACT) > 0.45}
  seats: {title: Seats, unit: states, expression: members(PACT), when: end}
  doubt: {title: Days to the first doubt, unit: days, expression: credibility(PACT) < 0.48, when: first}
  never: {title: Days to the end of days, unit: days, expression: year > 2100, when: first}
"""
)


@pytest.fixture(scope="module")
def start():
    """The first day of a small world with measures of every sort."""
    return build(load_text(WORLD, "world.yaml"))


@pytest.fixture(scope="module")
def results(start, tmp_path_factory):
    """A batch of it, and its summary."""
    path = tmp_path_factory.mktemp("measured")
    return path, perform(start, path, RUNS)


def test_a_column_holds_what_each_run_leaves(start, results):
    runs = table(results[0], "runs")
    for seed in range(1, RUNS + 1):
        run = Run(start, seed)
        for _ in run.live():
            pass
        row = runs.filter(pl.col("seed") == seed)
        for name, value in read_out(start, run.space.world).measures.items():
            found = row[COLUMN + name][0]
            assert (math.isnan(value) and found is None) or found == value, (seed, name)


def test_the_summary_draws_them_together(results):
    path, summary = results
    runs, told = table(path, "runs"), {row["name"]: row for row in summary["measures"]}
    assert list(told) == ["belief", "trust", "seats", "doubt", "never"]
    assert {name: row["sort"] for name, row in told.items()} == {
        "belief": "mean", "trust": "share", "seats": "mean", "doubt": "mean", "never": "mean",
    }  # fmt: skip
    assert told["belief"]["meaning"] == "Belief"
    for name, row in told.items():
        values = runs[COLUMN + name].drop_nulls()
        assert row["n"] == len(values)
        assert row["value"] == (None if len(values) == 0 else pytest.approx(values.mean()))
    assert told["never"]["n"] == 0
    shown = next(block for block in blocks(summary) if block.title == "The scenario's measures")
    assert [row[0] for row in shown.rows] == list(told)
    assert f"0 of {RUNS}" in shown.rows[-1]


def test_a_world_without_measures_has_no_table_of_them(tmp_path):
    summary = perform(start_of(ROOT / "tests" / "worlds" / "minimal.yaml"), tmp_path, 2)
    assert summary["measures"] == []
    assert "The scenario's measures" not in [block.title for block in blocks(summary)]


def test_measures_of_both_worlds_are_compared(start, tmp_path):
    other = build(load_text(WORLD.replace("  never: {", "  nowhere: {"), "other.yaml"))
    for name, one in (("first", start), ("second", other)):
        perform(one, tmp_path / name, 4)
    rows = compare_folders(tmp_path, ["first", "second"])["others"][0]["measures"]
    assert [row["name"] for row in rows] == ["belief", "trust", "seats", "doubt"]
    assert rows[0]["first"] == rows[0]["second"]
    assert rows[0]["unit"] == "index"


def test_places_are_those_of_the_readings(start):
    assert [measure.place for measure in measured_in(start.scenario, start.names)] == [0, 1, 2, 3, 4]
