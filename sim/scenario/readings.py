"""The readings of a scenario: its measures and the objectives of its states, in the order of the world's table."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sim.scenario.document import KeyPath
from sim.scenario.schema import Scenario
from sim.scenario.story import END, MeasureEntry, ObjectiveEntry
from sim.script import readings
from sim.script.opcodes import A_NUMBER, A_TRUTH
from sim.words.calendar import NEVER
from sim.world.layout_script import ASKED

WORDS = {
    END: readings.AT_END,
    "mean": readings.MEAN,
    "lowest": readings.LOWEST,
    "highest": readings.HIGHEST,
    "first": readings.FIRST,
}


class AskedRow(NamedTuple):
    """One reading as the compiled day asks for it (`sim.world.layout_script.ASKED`)."""

    way: int
    first: int
    day: int


if tuple(field.name for field in ASKED.fields) != AskedRow._fields:
    raise AssertionError("the rows of asked no longer lie as in the layout")


class Reading(NamedTuple):
    """A reading: where it is written, its expression, the sorts of value that will do, and when it is taken."""

    path: KeyPath
    text: str
    sorts: tuple[str, ...]
    way: int
    day: int

    @property
    def is_measure(self) -> bool:
        """True for a measure, False for an objective."""
        return self.path[0] == "measures"


def readings_of(scenario: Scenario) -> Iterator[Reading]:
    """Measures first, then the objectives of each state."""
    for name, measure in scenario.measures.items():
        yield _measure(("measures", name), measure)
    for state, entry in scenario.states.items():
        for name, objective in entry.objectives.items():
            yield _objective(("states", state, "objectives", name), objective)


def _measure(path: KeyPath, measure: MeasureEntry) -> Reading:
    key = (*path, "expression")
    if isinstance(measure.when, date):
        return Reading(key, measure.expression, (A_NUMBER, A_TRUTH), readings.AT_DAY, measure.when.toordinal())
    sorts = (A_TRUTH,) if measure.when == "first" else (A_NUMBER, A_TRUTH)
    return Reading(key, measure.expression, sorts, WORDS[measure.when], NEVER)


def _objective(path: KeyPath, objective: ObjectiveEntry) -> Reading:
    way, day = readings.AT_END, NEVER
    if objective.always:
        way = readings.ALWAYS
    elif objective.by is not None:
        way, day = readings.BY_DAY, objective.by.toordinal()
    elif isinstance(objective.at, date):
        way, day = readings.AT_DAY, objective.at.toordinal()
    if objective.condition is not None:
        return Reading((*path, "condition"), objective.condition, (A_TRUTH,), way, day)
    return Reading((*path, "score"), str(objective.score), (A_NUMBER, A_TRUTH), way, day)
