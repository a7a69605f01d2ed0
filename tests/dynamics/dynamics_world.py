"""A small invented alliance for tests of `sim.dynamics`: no scenario file, every number plain to see.

States 0 to 4 are members of organisation 0 (0 leads it), 5 and 6 are outsiders (6 a great power). Day one is Monday,
4 January 2021.
"""

from typing import NamedTuple

import numpy as np

from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.buffer import Space, empty_setting, empty_world
from sim.world.layout import WORLD, Setting, World, setting_tables
from sim.world.layout_setting import TREND_NAMES
from sim.world.luck import number_of
from sim.world.parameters import PARAMETERS, parameter_fields

LEADER, VICTIM, FRIEND, FAR, SMALL, FOE, PATRON = range(7)
NAMES = ("LEADER", "VICTIM", "FRIEND", "FAR", "SMALL", "FOE", "PATRON")
MONDAY = 737_794
"""Monday 4 January 2021."""

SIZES = {"S": 7, "O": 2, "K": 8, "X": 2, "C": 6, "P": 4, "D": 64, "M": 3, "U": 2, "B": 2, "Y": 40, "N": 16, "R": 4096,
         "E": 2, "V": 1, "W": 1, "Z": 1, "F": 49, "J": 1, "h": 1}  # fmt: skip
SETTING_SIZES = {"S": 7, "Q": len(TREND_NAMES), "T": 3, "L": 8, "G": 3, "H": 4, "E": 2, "I": 4, "W": 1, "J": 1,
                 "j": 1, "k": 1, "r": 1, "h": 1, "A": 1}


class Small(NamedTuple):
    """The world, its bytes and its setting."""

    space: Space
    world: World
    setting: Setting


def small_world(seed: int = 1) -> Small:
    """A fresh world of seven states."""
    space = empty_world(WORLD, SETTING_SIZES | SIZES)
    _, setting = empty_setting(setting_tables(parameter_fields()), SETTING_SIZES)
    for parameter in PARAMETERS:
        setting.parameters[parameter.name] = parameter.default
    world = space.world
    _clock(world, seed)
    _states(world, setting)
    _alliance(world)
    _pairs(world, setting)
    for table in (setting.trends, setting.pair_trends):
        table["day"] = NEVER
    setting.hazards["until"] = 0
    return Small(space, world, setting)


def _clock(world: World, seed: int) -> None:
    world.now["day"] = MONDAY
    world.now["first_day"] = MONDAY
    world.now["last_day"] = MONDAY + 20 * 365
    world.now["seed"] = np.uint64(seed)
    world.now["next_serial"] = 1
    world.now["wake"] = NEVER
    world.now["crises_mode"] = kinds.BOTH


def _states(world: World, setting: Setting) -> None:
    for place, name in enumerate(NAMES):
        world.states["number"][place] = number_of(name)
        setting.traits["number"][place] = number_of(name)
    states = world.states
    states["present"] = 1
    states["population"] = 10e6
    states["gdp"] = 50e9
    states["active_military"] = 50_000.0
    states["active_military"][LEADER] = 900_000.0
    states["gdp"][LEADER] = 1.5e12
    states["gdp"][PATRON] = 15e12
    states["active_military"][PATRON] = 2_000_000.0
    setting.traits["great_power"][[LEADER, PATRON]] = 1
    for field in ("democracy", "stability", "readiness", "legitimacy", "reputation"):
        states[field] = 0.5
    states["treasury"] = 500.0
    states["influence"] = 50.0


def _alliance(world: World) -> None:
    group = world.organisations
    group["number"] = (number_of("PACT"), number_of("UNION"))
    group["present"] = 1
    group["kind"] = (kinds.ALLIANCE, kinds.UNION)
    group["credibility"] = 0.5
    group["cohesion"] = 0.5
    group["interoperability"] = 0.5
    group["leading"] = LEADER
    group["chair"] = group["secretary"] = LEADER
    world.seats["status"][0, :5] = kinds.MEMBER
    world.seats["opinion"] = 0.5
    world.seats["leaves_on"] = NEVER
    charter = world.charters
    charter["collective_defence"] = 1
    charter["consultation"] = 1
    charter["external_evidence"] = 0.5
    charter["instruments"] = 0b1111_1110
    charter["leading_cost_share"] = 0.5
    charter["mandate_days"] = 60.0
    charter["tasks"] = 0b11_1110
    world.disputes["until"] = 0


def _pairs(world: World, setting: Setting) -> None:
    setting.roads["distance"] = 2_000.0
    setting.roads["distance"][FAR, :] = setting.roads["distance"][:, FAR] = 10_000.0
    for first, second in ((VICTIM, FOE), (VICTIM, FRIEND), (LEADER, FRIEND)):
        setting.roads["neighbours"][first, second] = setting.roads["neighbours"][second, first] = 1
    affinity = world.pairs["affinity"]
    affinity[:5, :5] = 0.5
    affinity[VICTIM, FOE] = affinity[FOE, VICTIM] = -0.8


def document(setting: Setting, first: int, second: int, quantity: int, *knots: tuple[int, float, float]) -> None:
    """Give the affinity or dependence of a pair a documented course of (day, value, spread)."""
    row = int(setting.pair_courses["course"].max())
    setting.pair_trends[row, : len(knots)] = list(knots)
    setting.pair_courses["course"][first, second, quantity] = row + 1
    setting.pair_places[row] = (first, second, quantity)
