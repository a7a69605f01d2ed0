"""Expressions, measures and objectives worked out on a world from Python. Nothing here touches a world or its luck."""

import math
from typing import NamedTuple

import numpy as np

from sim.scenario.build import Start
from sim.scenario.compile_script import fault_of
from sim.scenario.expressions import compile_condition
from sim.scenario.faults import ScenarioError
from sim.scenario.lookup import Lookup, Row
from sim.scenario.names import Names
from sim.scenario.readings import readings_of
from sim.scenario.schema import Scenario
from sim.script.opcodes import A_NUMBER, A_TRUTH, END
from sim.script.readings import FIRST, NOT_YET, readings_now, value_now
from sim.world.buffer import empty_setting
from sim.world.layout import Setting, World, setting_tables
from sim.world.parameters import parameter_fields


class Expression:
    """An expression of the scenario language, ready to be worked out on worlds of one scenario."""

    def __init__(self, scenario: Scenario, names: Names, text: str, wanted: tuple[str, ...] = (A_TRUTH, A_NUMBER)):
        """Compile a text. Raises ScenarioError with every fault in it (without a place in a file)."""
        lookup = Lookup(scenario, names)
        rows = [Row(END), *compile_condition(text, lookup, ("expression",), wanted)]
        if lookup.missteps:
            raise ScenarioError(fault_of(misstep, None) for misstep in lookup.missteps)
        self.text = text
        tables = setting_tables(parameter_fields())
        sizes = {letter: 1 for table in tables for letter in table.shape if not letter.isdigit()}
        self._buffer, self._setting = empty_setting(tables, {**sizes, "I": len(rows)})
        for place, row in enumerate(rows):
            self._setting.instructions[place] = row

    def value(self, world: World) -> float:
        """Its value on a world; a truth is 1 or 0."""
        return float(value_now(world, self._setting, 1))

    def holds(self, world: World) -> bool:
        """Whether it is true (or a number other than 0) on a world."""
        return self.value(world) != 0.0


class Readings(NamedTuple):
    """What a run has come to: its measures by id, and the objectives of each state by id (fulfilled 1, else 0, or a score)."""

    measures: dict[str, float]
    objectives: dict[str, dict[str, float]]


def read_out(start: Start, world: World) -> Readings:
    """The measures and objectives of a world, as if its run ended now. `first` is NaN where it never held."""
    found = read_array(start.setting, world)
    taken = Readings({}, {})
    for reading, number in zip(readings_of(start.scenario), found.tolist(), strict=False):
        if reading.is_measure:
            taken.measures[str(reading.path[1])] = math.nan if reading.way == FIRST and number == NOT_YET else number
        else:
            taken.objectives.setdefault(str(reading.path[1]), {})[str(reading.path[3])] = number
    return taken


def read_array(setting: Setting, world: World) -> np.ndarray:
    """All readings in the order of `readings_of`, as plain numbers (one inert number where a scenario has none)."""
    found = np.zeros(setting.asked.shape[0])
    readings_now(world, setting, found)
    return found
