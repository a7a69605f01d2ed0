"""How long each dimension of a world is, and how much memory the whole takes."""

from collections.abc import Iterable

from pydantic import BaseModel

from sim.scenario.compile_script import Script
from sim.scenario.schema import Scenario
from sim.words import kinds
from sim.world.buffer import plan
from sim.world.layout import WORLD, setting_tables
from sim.world.layout_setting import TREND_NAMES
from sim.world.parameters import parameter_fields

MAX_BYTES = 400_000_000
"""World and setting together may not take more."""
COURSES = {"affinity", "dependence", "dependence_back"}
"""What a pair may have a documented course of."""


def sizes(scenario: Scenario, script: Script | None = None) -> dict[str, int]:
    """The length of each dimension letter of `sim.world.layout`, at least 1; without a script, it has no room.

    The compiled script may have more events than the scenario: effects that end by themselves have an event for that.
    """
    capacity = scenario.capacity
    lengths = {
        "S": len(scenario.states),
        "O": len(scenario.organisations),
        "X": len(scenario.disputes),
        "C": capacity.crises,
        "P": capacity.proposals,
        "D": capacity.decisions,
        "M": capacity.deployments,
        "R": capacity.chronicle,
        "N": capacity.rulings,
        "U": len(scenario.units),
        "B": len(scenario.bases),
        "V": len(scenario.flags) + len(scenario.variables),
        "E": max(len(script.events) if script else 0, len(scenario.events)),
        "Y": scenario.span.last.year - scenario.span.first.year + 2,
        "K": len(kinds.MATTERS),
        "Q": len(TREND_NAMES),
        "T": longest_series(scenario.states.values()),
        "G": longest_series(scenario.pairs.values()),
        "L": sum(len(COURSES & pair.model_fields_set) for pair in scenario.pairs.values()),
        "H": len(scenario.hazards),
        "I": len(script.instructions) if script else 0,
        "J": len(script.watched) if script else 0,
        "j": len(script.levels) if script else 0,
        "k": len(script.clauses) if script else 0,
        "r": len(script.reads) if script else 0,
        "h": len(script.draws) if script else 0,
        "A": len(script.listeners()) if script else 0,
        "Z": len(scenario.map.pieces),
        "F": len(scenario.states) ** 2,
        "W": len(scenario.measures) + sum(len(state.objectives) for state in scenario.states.values()),
    }
    return {letter: max(1, length) for letter, length in lengths.items()}


def longest_series(entries: Iterable[BaseModel]) -> int:
    """Dates of the longest series, with room for what a seat says of the first day."""
    longest = 1
    for entry in entries:
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if isinstance(value, dict) and name != "name":
                longest = max(longest, len(value) + (name == "opinion"))
    return longest


def bytes_needed(scenario: Scenario) -> int:
    """Bytes of world and setting, the script left out."""
    lengths = sizes(scenario)
    return plan(WORLD, lengths).bytes + plan(setting_tables(parameter_fields()), lengths).bytes
