"""Scenarios compared run by run: run i of each has the same seed, so unrelated luck falls out."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sim.batch.files import unwritable, write_whole
from sim.batch.folder import FINDINGS
from sim.batch.intervals import paired_difference
from sim.batch.measures import COLUMN
from sim.batch.render import as_markdown, comparison_blocks
from sim.batch.request import json_text
from sim.batch.statistics import STATISTICS
from sim.batch.trouble import Trouble

MEMBER = "member_"
"""How the columns of `runs.parquet` begin that say whether a state is a member at the end."""
COMPARISON_DATA, COMPARISON_TABLES = "comparison.json", "comparison.md"


def compare_folders(out: Path, ids: Sequence[str]) -> dict[str, Any]:
    """Compare every scenario below a folder with the first, and write the comparison beside them.

    Raises Trouble when it cannot be written.
    """
    files = [out / name / "runs.parquet" for name in ids]
    others = [_against(files[0], file, name) for file, name in zip(files[1:], ids[1:], strict=True)]
    comparison = {"first": ids[0], "others": others}
    title = f"{', '.join(ids[1:])} against {ids[0]}"
    texts = {
        COMPARISON_DATA: json_text(comparison),
        COMPARISON_TABLES: as_markdown(comparison_blocks(comparison), title),
    }
    for name, text in texts.items():
        try:
            write_whole(out / name, text.encode())
        except OSError as error:
            raise unwritable(out / name, error) from None
    return comparison


def _against(first: Path, second: Path, name: str) -> dict[str, Any]:
    """The differences of one scenario to the first, in the runs that ended in a fault in neither."""
    both = [pl.scan_parquet(file).select("seed", "faulted").collect() for file in (first, second)]
    if not both[0]["seed"].equals(both[1]["seed"]):
        raise Trouble(f"{first} and {second} do not hold the same seeds")
    sound = ~(both[0]["faulted"] | both[1]["faulted"])
    rows = [
        {
            "name": statistic.name,
            "unit": statistic.unit,
            "sort": statistic.sort,
            **_paired(first, second, statistic.name, sound),
        }
        for statistic in STATISTICS
    ]
    columns = [set(pl.read_parquet_schema(file)) for file in (first, second)]
    states = [column for column in pl.read_parquet_schema(first) if column.startswith(MEMBER) and column in columns[1]]
    members = [{"state": column.removeprefix(MEMBER), **_paired(first, second, column, sound)} for column in states]
    measures = [
        {"name": measure, "unit": unit, **_paired(first, second, COLUMN + measure, sound)}
        for measure, unit in _measures(first.parent).items()
        if COLUMN + measure in columns[1]
    ]
    return {"scenario": name, "runs": int(sound.sum()), "statistics": rows, "measures": measures, "members": members}


def _measures(folder: Path) -> dict[str, str]:
    """The measures of a finished batch, with their units."""
    summary = json.loads((folder / FINDINGS).read_text(encoding="utf-8"))
    return {entry["name"]: entry["unit"] for entry in summary["measures"]}


def _paired(first: Path, second: Path, column: str, sound: pl.Series) -> dict[str, Any]:
    """One column of both, and the paired difference; runs in which either has no value are left out."""
    pair = pl.DataFrame({"first": _column(first, column), "second": _column(second, column)}).filter(sound).drop_nulls()
    before, after = (pair[side].to_numpy().astype(np.float64) for side in ("first", "second"))
    difference = paired_difference(before, after)
    sides = {"first": _mean(before), "second": _mean(after)}
    return sides | {name: _finite(value) for name, value in difference._asdict().items()}


def _column(file: Path, name: str) -> pl.Series:
    """A column of a Parquet file."""
    return pl.read_parquet(file, columns=[name])[name]


def _mean(values: np.ndarray) -> float | None:
    """The mean, None of nothing."""
    return math.fsum(values) / len(values) if len(values) else None


def _finite(value: float) -> float | None:
    """The number, None when it is none or has no bound."""
    return value if math.isfinite(value) else None
