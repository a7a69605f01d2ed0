"""Statistics: complete, finite, and in agreement with the tables that they are drawn from."""

import json
import re

import numpy as np
import polars as pl
import pytest
from batch_world import SIX, perform, start_of, table

from sim.batch.findings import STATISTICS
from sim.batch.render import CLASSES, as_markdown, blocks, headline
from sim.batch.tables import YEARLY
from sim.words import kinds
from sim.world.layout_log import YEARS

RUNS = 40


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A batch of six states with documented and drawn crises, and its summary."""
    path = tmp_path_factory.mktemp("six")
    return path, perform(start_of(SIX, crises="both"), path, RUNS, series=True)


def test_every_statistic_is_named_once_and_defined():
    names = [statistic.name for statistic in STATISTICS]
    assert len(set(names)) == len(names)
    for statistic in STATISTICS:
        assert statistic.sort in ("share", "mean")
        assert statistic.meaning
        assert bool(statistic.unit) == (statistic.sort == "mean"), statistic.name


def test_every_statistic_is_a_finite_column_and_a_row_of_the_summary(results):
    path, summary = results
    runs = table(path, "runs")
    told = {row["name"]: row for row in summary["statistics"]}
    assert list(told) == [statistic.name for statistic in STATISTICS]
    for statistic in STATISTICS:
        values = runs[statistic.name].cast(pl.Float64).to_numpy()
        assert np.isfinite(values).all(), statistic.name
        assert told[statistic.name]["n"] == RUNS
        assert told[statistic.name]["value"] == pytest.approx(values.mean())
        assert told[statistic.name]["low"] <= told[statistic.name]["value"] <= told[statistic.name]["high"]


def test_every_yearly_quantity_is_in_the_series():
    assert {field.name for field in YEARS.fields} == {"year", *YEARLY}


def test_every_instrument_has_its_class_in_the_table_of_appeals():
    assert sorted(word for _, words in CLASSES for word in words) == sorted(kinds.INSTRUMENTS)


def test_the_summary_is_plain_data_and_readable(results):
    path, summary = results
    assert json.loads((path / "summary.json").read_text(encoding="utf-8")) == summary
    text = (path / "summary.md").read_text(encoding="utf-8")
    assert text == as_markdown(blocks(summary), headline(summary))
    for title in ("Who is still in", "Appeals and what they brought", "Why motions failed", "A run on average"):
        assert f"## {title}" in text
    assert re.search(r"\bnan\b|-0\.0+\b[^0-9]", text.lower()) is None


def test_counts_of_runs_agree_with_their_series(results):
    path, _ = results
    runs, series = table(path, "runs"), table(path, "series")
    summed = series.group_by("seed", maintain_order=True).agg(
        pl.col("appeals", "refused", "deployments").sum(), pl.col("troops_peak").max(), pl.col("credibility").last()
    )
    for name in ("appeals", "refused", "deployments", "troops_peak"):
        assert runs[name].to_list() == summed[name].to_list(), name
    assert runs["credibility_end"].to_list() == summed["credibility"].to_list()


def test_counts_of_runs_agree_with_their_decisions(results):
    path, _ = results
    runs, decisions = table(path, "runs"), table(path, "decisions")
    per_run = decisions.group_by("seed").agg(
        rulings=pl.len(),
        adopted=pl.col("verdict").is_in(["adopted", "adopted_limited"]).sum(),
        inadmissible=pl.col("reason").is_not_null().sum(),
    )
    joined = runs.select("seed").join(per_run, on="seed", how="left", maintain_order="left").fill_null(0)
    for name in ("rulings", "adopted", "inadmissible"):
        assert runs[name].to_list() == joined[name].to_list(), name


def test_appeals_of_the_summary_agree_with_the_decisions(results):
    path, summary = results
    answers = table(path, "decisions").filter(pl.col("last") & (pl.col("crisis") > 0))
    rank = {word: place for place, word in enumerate(kinds.INSTRUMENTS)}
    assert summary["appeals"]
    for entry in summary["appeals"]:
        rows = answers.filter(
            pl.col("event").eq_missing(pl.lit(entry["event"])),
            pl.col("crisis_kind").eq_missing(pl.lit(entry["crisis_kind"])),
            pl.col("target").eq_missing(pl.lit(entry["target"])),
            pl.col("organisation") == entry["organisation"],
        )
        best: dict[int, str] = {}
        for seed, granted in rows.select("seed", "granted").iter_rows():
            best[seed] = max(best.get(seed, "none"), granted or "none", key=rank.__getitem__)
        assert entry["asked"]["runs"] == len(best)
        found = {word: told["runs"] for word, told in entry["granted"].items()}
        assert found == {word: list(best.values()).count(word) for word in set(best.values())}


def test_members_by_year_agree_with_the_series(results):
    path, summary = results
    series = table(path, "series")
    inside = ["member", "leaving", "frozen"]
    for entry in summary["membership"]:
        for year in entry["years"]:
            statuses = series.filter(pl.col("year") == year["year"])[f"status_{entry['state']}"]
            assert year["value"] == pytest.approx(statuses.is_in(inside).mean())
            assert year["n"] == RUNS
    ends = table(path, "runs")
    last = {entry["state"]: entry["years"][-1]["value"] for entry in summary["membership"]}
    for state, value in last.items():
        assert ends[f"member_{state}"].mean() == pytest.approx(value)


def test_forces_agree_with_what_was_decided(results):
    path, summary = results
    forces = table(path, "deployments").filter(pl.col("troops") > 0)
    assert forces.height > 0
    assert sum(entry["forces"] for entry in summary["deployments"]) == forces.height
    assert (forces["arrived"] >= forces["decided"]).all()
    assert (forces["left"].drop_nulls() >= forces.filter(pl.col("left").is_not_null())["arrived"]).all()
    scripted = table(path, "decisions").filter(pl.col("event").is_not_null())["event"].unique()
    assert set(forces["event"].drop_nulls()) <= set(scripted)
