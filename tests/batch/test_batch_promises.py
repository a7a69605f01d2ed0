"""What a batch promises of its bytes: the same for the same request, whatever the threads, pieces and order."""

import subprocess
import sys

import numpy as np
import polars as pl
import pytest
from batch_world import MINIMAL, ROOT, SIX, digests, perform, request_for, start_of, surroundings, table

from sim.batch.limits import LARGEST_SEED
from sim.run import Run
from sim.words import kinds

RUNS = 24


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """A batch in one thread and one piece after another."""
    path = tmp_path_factory.mktemp("reference")
    perform(start_of(MINIMAL), path, RUNS, series=True, jobs=1, chunk=5)
    return path


@pytest.mark.parametrize(("jobs", "chunk"), [(2, None), (3, 1), (1, RUNS), (2, 7)])
def test_threads_and_pieces_change_no_byte(reference, tmp_path, jobs, chunk):
    perform(start_of(MINIMAL), tmp_path, RUNS, series=True, jobs=jobs, chunk=chunk)
    assert digests(tmp_path) == digests(reference)


def test_the_folder_holds_what_is_promised(reference):
    assert set(digests(reference)) == {
        "runs.parquet",
        "decisions.parquet",
        "deployments.parquet",
        "series.parquet",
        "years.parquet",
        "summary.json",
        "summary.md",
        "card.json",
    }
    assert (reference / "timing.json").is_file()
    assert {"seed", "date", "organisation", "event", "target", "asked", "granted", "matter", "instrument", "verdict"} < set(
        table(reference, "decisions").columns
    )
    votes = {"yes", "no", "abstain", "absent", "barred", "vote_ALF", "p_ALF", "vote_GAM", "p_GAM"}
    assert {"reason", "article", "attempt", "last", *votes} < set(table(reference, "decisions").columns)


def test_without_series_there_is_none_and_the_rest_is_the_same(reference, tmp_path):
    perform(start_of(MINIMAL), tmp_path, RUNS)
    expected = digests(reference)
    found = digests(tmp_path)
    assert set(expected) - set(found) == {"series.parquet"}
    assert [name for name in found if found[name] != expected[name]] == ["card.json"]


def test_a_seed_is_a_run_wherever_it_stands(reference, tmp_path):
    perform(start_of(MINIMAL), tmp_path, 3, seed=5, series=True)
    for name in ("runs", "decisions", "deployments", "series"):
        whole = table(reference, name).filter(pl.col("seed").is_between(5, 7))
        assert table(tmp_path, name).equals(whole), name


def test_the_largest_seeds_work(tmp_path):
    perform(start_of(MINIMAL), tmp_path, 2, seed=LARGEST_SEED - 1)
    assert table(tmp_path, "runs")["seed"].to_list() == [LARGEST_SEED - 1, LARGEST_SEED]
    with pytest.raises(ValueError, match="seeds"):
        request_for(start_of(MINIMAL), 2, seed=LARGEST_SEED)


def test_a_batch_tells_what_single_runs_tell(tmp_path):
    """Ruling by ruling and vote by vote: the batch's tables against runs driven from Python."""
    start = start_of(SIX, crises="both")
    perform(start, tmp_path, 4, seed=11)
    decisions = table(tmp_path, "decisions")
    for seed in range(11, 15):
        run = Run(start, seed)
        _, rulings = run.finish()
        rows = decisions.filter(pl.col("seed") == seed)
        assert rows.height == len(rulings)
        for row, told in zip(rows.iter_rows(named=True), rulings, strict=True):
            ruling = told.ruling
            assert row["date"].toordinal() == ruling["day"]
            assert row["organisation"] == start.names.organisations[ruling["organisation"]]
            assert (row["yes"], row["no"], row["abstain"]) == (ruling["yes"], ruling["no"], ruling["abstain"])
            assert (row["verdict"] or "none") == kinds.VERDICTS[ruling["verdict"]]
            for place, state in enumerate(start.names.states):
                vote = told.votes[place]
                assert (row[f"vote_{state}"] or "none") == kinds.CHOICES[vote["choice"]]
                if row[f"p_{state}"] is not None:
                    assert row[f"p_{state}"] == vote["probability"]


def test_more_rulings_than_there_was_room_for_are_not_lost(tmp_path, monkeypatch):
    start = start_of(SIX, crises="both")
    perform(start, tmp_path / "roomy", 6)
    monkeypatch.setattr("sim.batch.lane.FIRST_GUESS", 0)
    monkeypatch.setattr("sim.batch.lane.SPARE", 1)
    perform(start, tmp_path / "tight", 6, chunk=6)
    assert digests(tmp_path / "tight") == digests(tmp_path / "roomy")


PLAINLY = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from batch_world import MINIMAL, perform, start_of
perform(start_of(MINIMAL), Path(sys.argv[2]), 3, series=True, jobs=2)
"""


@pytest.mark.slow
def test_compiled_and_plain_rules_give_the_same_bytes(tmp_path):
    """Both in processes of their own: whether rules are compiled is settled when they are imported."""
    for name, plain in (("compiled", "0"), ("plain", "1")):
        whole = surroundings(NUMBA_DISABLE_JIT=plain)
        arguments = [sys.executable, "-c", PLAINLY, str(ROOT / "tests" / "batch"), str(tmp_path / name)]
        told = subprocess.run(arguments, check=True, timeout=900, stderr=subprocess.PIPE, text=True, **whole)
        assert told.stderr == ""
    assert digests(tmp_path / "compiled") == digests(tmp_path / "plain")


def test_uncertain_quantities_differ_between_runs_and_not_between_batches(tmp_path):
    for name in ("one", "two"):
        perform(start_of(MINIMAL, uncertain=True), tmp_path / name, 6, series=True)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    first_year = table(tmp_path / "one", "series").filter(pl.col("year") == 2000)
    assert np.ptp(first_year["stability_GAM"].to_numpy()) > 0.0
