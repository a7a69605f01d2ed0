"""The author's measures in a batch: a column of `runs.parquet` each, and a row of the summary.

A measure is worked out by the run itself (`sim.script.readings`); here its number only gets its name, its unit and its way of
being drawn together: the share of runs in which a condition holds, else the mean.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from sim.batch.columns import where
from sim.batch.lane import Lived
from sim.scenario.expressions import compile_condition
from sim.scenario.lookup import Lookup
from sim.scenario.names import Names
from sim.scenario.readings import readings_of
from sim.scenario.schema import Scenario
from sim.script.opcodes import A_TRUTH
from sim.script.readings import AT_DAY, AT_END, FIRST, NOT_YET
from sim.words import kinds

COLUMN = "measure_"
"""How the columns of `runs.parquet` begin that hold a measure."""


class Measured(NamedTuple):
    """One measure: its id, its place among the readings, and how it is told."""

    name: str
    place: int
    unit: str
    sort: str  # share or mean
    meaning: str
    may_lack: bool
    """True for `first`: a run in which the condition never held has no such day, and does not count in the mean."""

    @property
    def column(self) -> str:
        """Its column in `runs.parquet`."""
        return COLUMN + self.name


def measured_in(scenario: Scenario, names: Names) -> list[Measured]:
    """The measures of a scenario, in its order."""
    found = []
    for place, reading in enumerate(readings_of(scenario)):
        if not reading.is_measure:
            continue
        name = str(reading.path[1])
        entry = scenario.measures[name]
        is_share = reading.way in (AT_END, AT_DAY) and _is_condition(scenario, names, reading.text)
        title = entry.title.get("en") or next(iter(entry.title.values()))
        found.append(Measured(name, place, entry.unit, "share" if is_share else "mean", title, reading.way == FIRST))
    return found


def _is_condition(scenario: Scenario, names: Names, text: str) -> bool:
    """True for an expression that holds or does not, False for a number."""
    lookup = Lookup(scenario, names)
    compile_condition(text, lookup, ("measures",), (A_TRUTH,))
    return not lookup.missteps


def columns(lived: Lived, measures: Sequence[Measured]) -> list[pl.Series]:
    """The column of each measure; no value in a run that ended in a fault, or that has no such day."""
    sound = lived.runs["fault"] == kinds.NO_FAULT
    found = []
    for measure in measures:
        values = lived.readings[:, measure.place]
        known = sound & ~np.isnan(values) & ~(measure.may_lack & (values == NOT_YET))
        found.append(where(values, known).alias(measure.column))
    return found
