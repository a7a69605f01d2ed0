"""Runs that end in a fault: rows marked so, counted, told loudly, and in no mean."""

import json

import polars as pl
import pytest
from batch_world import OVERFULL, command, perform, start_of, table

RUNS = 40


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A batch in which some runs fail."""
    path = tmp_path_factory.mktemp("overfull")
    return path, perform(start_of(OVERFULL), path, RUNS, series=True, jobs=2)


def test_faulted_runs_are_rows_marked_so(results):
    path, summary = results
    runs = table(path, "runs")
    faulted = runs.filter(pl.col("faulted"))
    assert runs.height == RUNS
    assert 0 < faulted.height < RUNS
    assert set(faulted["fault"]) == {"too many crises at once"}
    assert faulted["fault_day"].null_count() == 0
    assert runs.filter(~pl.col("faulted"))["fault"].null_count() == RUNS - faulted.height
    assert summary["counts"]["faulted"] == faulted.height
    assert summary["faults"] == {"too many crises at once": faulted.height}
    card = json.loads((path / "card.json").read_text(encoding="utf-8"))
    assert (card["counts"], card["faults"]) == (summary["counts"], summary["faults"])


def test_no_number_counts_them(results):
    path, summary = results
    runs = table(path, "runs")
    sound = RUNS - summary["counts"]["faulted"]
    assert runs.filter(pl.col("faulted"))["crises"].null_count() == summary["counts"]["faulted"]
    assert {row["n"] for row in summary["statistics"]} == {sound}
    assert {year["n"] for entry in summary["membership"] for year in entry["years"]} == {sound}
    assert all(entry["asked"]["n"] == sound for entry in summary["appeals"])
    for name in ("decisions", "deployments", "series"):
        rows = table(path, name).join(runs.select("seed", marked="faulted"), on="seed", how="left")
        assert (rows["faulted"] == rows["marked"]).all(), name


def test_the_user_is_told_aloud_even_when_quiet(tmp_path):
    told = command("batch", OVERFULL, "--runs", 12, "--out", tmp_path, "--quiet")
    assert told.returncode == 0
    assert told.stdout == ""
    assert "WARNING: overfull: " in told.stderr and "too many crises at once" in told.stderr


def test_a_batch_in_which_every_run_fails_has_failed(tmp_path):
    told = command("batch", OVERFULL, "--runs", 6, "--out", tmp_path, "--set", "events.trouble.hazard=300", "--json")
    assert told.returncode == 1
    summary = json.loads(told.stdout)
    assert summary["counts"]["faulted"] == 6
    assert all(row["value"] is None and row["n"] == 0 for row in summary["statistics"])
    assert "Traceback" not in told.stderr
