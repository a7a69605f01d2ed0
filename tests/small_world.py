"""A small invented alliance for tests: no scenario file, every number plain to see, and each one can be set by name.

`make()` gives a world in which the treaty of 1992 is law between six members and nothing has happened yet. States,
organisations and their order are the tuples below; a test that needs another size or another state passes its own.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.buffer import Space, empty_setting, empty_world
from sim.world.layout import WORLD, Setting, World, setting_tables
from sim.world.layout_setting import TREND_NAMES
from sim.world.luck import number_of
from sim.world.parameters import PARAMETERS, parameter_fields

STATES = ("ARM", "AZE", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB", "UKR", "USA")
MEMBERS = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
ORGANISATIONS = ("CSTO", "NATO", "UN", "GUAM", "SCO")
KINDS = {"CSTO": kinds.ALLIANCE, "NATO": kinds.ALLIANCE, "UN": kinds.ARBITER, "GUAM": kinds.BLOC, "SCO": kinds.FORUM}
LEADING = {"CSTO": "RUS", "NATO": "USA"}
GREAT_POWERS = ("RUS", "USA")
FIRST_DAY, LAST_DAY = date(1992, 5, 15), date(2030, 12, 31)

SIZES = {
    "S": len(STATES), "O": len(ORGANISATIONS), "K": len(kinds.MATTERS), "X": 4, "C": 6, "P": 8, "D": 64, "M": 3, "U": 8,
    "B": 3, "Y": 40, "N": 64, "R": 512, "E": 2, "V": 1, "W": 1, "Z": 1, "J": 1, "h": 1,
    "F": len(STATES) ** 2,
}  # fmt: skip
SETTING_SIZES = {"Q": len(TREND_NAMES), "T": 2, "L": 1, "G": 1, "H": 1, "E": 2, "I": 4, "W": 1, "J": 1, "j": 1, "k": 1, "r": 1,
                 "h": 1, "A": 1}  # fmt: skip


class Small(NamedTuple):
    """The world, its bytes, its setting, and where each state and organisation stands."""

    space: Space
    world: World
    setting: Setting
    states: tuple[str, ...]
    organisations: tuple[str, ...]

    def state(self, name: str) -> int:
        """The place of a state by its id."""
        return self.states.index(name)

    def organisation(self, name: str) -> int:
        """The place of an organisation by its id."""
        return self.organisations.index(name)


def make(
    today: date = date(2015, 6, 1), seed: int = 1, states: Sequence[str] = STATES, members: Sequence[str] = MEMBERS
) -> Small:
    """A fresh world on a day: `members` are in the first organisation, which is in focus."""
    space = empty_world(WORLD, SETTING_SIZES | SIZES | {"S": len(states), "F": len(states) ** 2})
    _, setting = empty_setting(setting_tables(parameter_fields()), SETTING_SIZES | {"S": len(states)})
    for parameter in PARAMETERS:
        setting.parameters[parameter.name] = parameter.default
    small = Small(space, space.world, setting, tuple(states), ORGANISATIONS)
    _clock(small.world, today, seed)
    _states(small)
    _organisations(small)
    _seats(small, members)
    _law(small.world)
    _nothing_yet(small.world)
    return small


def _clock(world: World, today: date, seed: int) -> None:
    world.now["day"] = today.toordinal()
    world.now["first_day"] = FIRST_DAY.toordinal()
    world.now["last_day"] = LAST_DAY.toordinal()
    world.now["seed"] = np.uint64(seed)
    world.now["next_serial"] = 1
    world.now["wake"] = NEVER
    world.now["focus"] = 0


def _states(small: Small) -> None:
    states, traits = small.world.states, small.setting.traits
    for place, name in enumerate(small.states):
        states["number"][place] = traits["number"][place] = number_of(name)
        traits["great_power"][place] = int(name in GREAT_POWERS)
    states["present"] = 1
    states["population"] = 10e6
    states["gdp"] = 50e9
    states["active_military"] = 50_000.0
    if "RUS" in small.states:
        states["active_military"][small.state("RUS")] = 900_000.0
    for field in ("democracy", "stability", "readiness", "legitimacy", "reputation"):
        states[field] = 0.5
    states["treasury"] = 500.0
    states["influence"] = 50.0
    small.setting.roads["distance"] = 2_000.0


def _organisations(small: Small) -> None:
    groups = small.world.organisations
    for place, name in enumerate(small.organisations):
        groups["number"][place] = number_of(name)
        groups["kind"][place] = KINDS[name]
        leading = LEADING.get(name)
        groups["leading"][place] = small.state(leading) if leading in small.states else -1
    groups["present"] = 1
    groups["in_force"] = date(1994, 4, 20).toordinal()
    for field in ("credibility", "cohesion", "interoperability"):
        groups[field] = 0.5
    groups["chair"] = groups["secretary"] = -1
    for field in ("chair_until", "secretary_until", "next_session"):
        groups[field] = NEVER


def _seats(small: Small, members: Sequence[str]) -> None:
    seats = small.world.seats
    joined = date(1994, 4, 20).toordinal()
    seats["leaves_on"] = seats["ratify_on"] = NEVER
    seats["opinion"] = 0.5
    seats["weight"] = 1.0
    seats["pays"] = 1
    for name in members:
        seat = seats[0, small.state(name)]
        seat.status, seat.since, seat.joined, seat.dues_share = kinds.MEMBER, joined, joined, 0.1
    for place, name in enumerate(small.states):
        seats["status"][2, place] = kinds.MEMBER
        if name == "USA":
            seats["status"][1, place] = kinds.MEMBER


def _law(world: World) -> None:
    charter = world.charters
    charter["consultation"] = charter["collective_defence"] = charter["request_needed"] = 1
    charter["treaty_territory_only"] = charter["mandate_off_territory"] = 1
    charter["no_force_between_members"] = charter["members_attack_excluded"] = charter["border_incidents_excluded"] = 1
    charter["external_evidence"] = 0.5
    charter["exclusivity"][0] = kinds.DIRECTED_AGAINST
    charter["arbiter"] = -1
    charter["arbiter"][0] = 2
    charter["tasks"] = sum(
        1 << task for task in (kinds.REPEL_AGGRESSION, kinds.COUNTER_TERROR, kinds.CRIME_AND_DRUGS, kinds.DISASTER_RELIEF)
    )
    charter["instruments"] = sum(1 << rung for rung in range(kinds.CONSULTATION, kinds.COLLECTIVE_DEFENCE + 1))
    charter["open_to_accession"] = charter["suspension_known"] = charter["observers_known"] = charter["partners_known"] = 1
    charter["notice_months"], charter["ratification_months"], charter["arrears_years"] = 6.0, 12.0, 2.0
    charter["consideration_days"], charter["mandate_days"] = 3.0, 30.0
    charter["chair_months"], charter["secretary_years"], charter["session_month"] = 12.0, 3.0, 12
    charter["leading_cost_share"] = 0.5
    procedure = world.procedures
    procedure["rule"] = kinds.CONSENSUS
    procedure["rule"][:, kinds.PROCEDURE] = kinds.SIMPLE_MAJORITY
    procedure["majority"] = 0.5
    procedure["parties_vote"] = 1
    procedure["veto"] = -1


def _nothing_yet(world: World) -> None:
    world.crises["event"] = world.crises["dispute"] = world.crises["aggressor"] = -1
    world.disputes["first"] = world.disputes["second"] = -1
    world.units["organisation"] = world.units["owner"] = world.units["home"] = -1
    world.bases["host"] = world.bases["holder"] = -1
    world.due_days["day"] = NEVER
