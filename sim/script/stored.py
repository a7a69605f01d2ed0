"""Where in the world a reading of the expression language is stored, for those that are one number in one table.

Why beside the machine, which reads the same fields: a condition that sleeps is woken by a look at the number itself, at a place
that is worked out once, when the world is built (`sim.script.watch`). A test compares the two for every op-code.
"""

from typing import NamedTuple

from sim.script import opcodes
from sim.world.buffer import Plan
from sim.world.layout import WORLD

TABLES = {table.name: table for table in WORLD}

REAL, WHOLE, OF_CRISES, OF_MEMBERS, WORKED_OUT, COUNTED, CLOCK = range(7)
"""How a reading is looked at (`setting.watched.way`): a stored number, a stored whole number; worked out from the open crises,
from who is a member, or from something else; days counted from something that is marked by a stored whole number, a part of the
date. The latter two pass a level on a day that is known."""


class Stored(NamedTuple):
    """A field of a table; `axes` says which of the reading's subjects, `a` or `b`, is the place along each dimension."""

    table: str
    field: str
    axes: str


def _of_pair(field: str) -> Stored:
    return Stored("pairs", field, "ab")


def _of_state(field: str) -> Stored:
    return Stored("states", field, "a")


def _of_seat(field: str) -> Stored:
    return Stored("seats", field, "ba")


def _of_organisation(field: str, axis: str = "a") -> Stored:
    return Stored("organisations", field, axis)


STORED: dict[int, Stored] = {
    opcodes.AFFINITY: _of_pair("affinity"),
    opcodes.DEPENDENCE: _of_pair("dependence"),
    opcodes.GRIEVANCE: _of_pair("grievance"),
    opcodes.DEBT: _of_pair("debt"),
    opcodes.PRESSED: _of_pair("pressure"),
    opcodes.THREAT: _of_pair("threat"),
    opcodes.RECOGNISED: _of_pair("recognition"),
    opcodes.STABILITY: _of_state("stability"),
    opcodes.READINESS: _of_state("readiness"),
    opcodes.LEGITIMACY: _of_state("legitimacy"),
    opcodes.ENGAGED: _of_state("engaged"),
    opcodes.BOLDNESS: _of_state("boldness"),
    opcodes.TREASURY: _of_state("treasury"),
    opcodes.DEMOCRACY: _of_state("democracy"),
    opcodes.POPULATION: _of_state("population"),
    opcodes.GDP: _of_state("gdp"),
    opcodes.ACTIVE_MILITARY: _of_state("active_military"),
    opcodes.REPUTATION: _of_state("reputation"),
    opcodes.PROTEST: _of_state("protest"),
    opcodes.TROOPS_ABROAD: _of_state("troops_abroad"),
    opcodes.OUTSIDE_PATRON: _of_state("outside_patron"),
    opcodes.STATE_PRESENT: _of_state("present"),
    opcodes.OPINION: _of_seat("opinion"),
    opcodes.GRIEVANCE_WITH: _of_seat("grievance"),
    opcodes.ARREARS: _of_seat("arrears"),
    opcodes.ASKED: _of_seat("asked"),
    opcodes.HELPED: _of_seat("helped"),
    opcodes.STATUS: _of_seat("status"),
    opcodes.IS_MEMBER: _of_seat("status"),
    opcodes.CREDIBILITY: _of_organisation("credibility"),
    opcodes.COHESION: _of_organisation("cohesion"),
    opcodes.INTEROPERABILITY: _of_organisation("interoperability"),
    opcodes.CHANNEL: _of_organisation("channel"),
    opcodes.AIR_DEFENCE: _of_organisation("air_defence"),
    opcodes.ARMS_DISCOUNT: _of_organisation("arms_discount"),
    opcodes.ORGANISATION_PRESENT: _of_organisation("present"),
    opcodes.CHAIRS: _of_organisation("chair", "b"),
    opcodes.HEADS: _of_organisation("secretary", "b"),
    opcodes.LEADS: _of_organisation("leading", "b"),
    opcodes.A_VARIABLE: Stored("variables", "value", "a"),
    opcodes.A_FLAG: Stored("variables", "value", "a"),
    opcodes.FIRED: Stored("events", "fired", "a"),
    opcodes.DAYS_SINCE: Stored("events", "fired", "a"),
    opcodes.LEADER_DAYS: _of_state("leader_since"),
    opcodes.GRANTED: Stored("events", "granted", "a"),
    opcodes.CHOSEN: Stored("events", "chosen", "a"),
    opcodes.BASE_OPEN: Stored("bases", "status", "a"),
    opcodes.OWNS: Stored("pieces", "owner", "b"),
    opcodes.HOLDS: Stored("pieces", "control", "b"),
}
"""A reading that is yes or no (member, fired, chairs) follows from a whole number: worked out anew when that has changed."""

FROM_CRISES = (opcodes.AT_WAR, opcodes.CRISES, opcodes.CRISIS_OPEN)
"""What is worked out from the open crises alone."""
OF_THE_CLOCK = (opcodes.YEAR, opcodes.MONTH, opcodes.TODAY)
"""Parts of the date: the day on which one passes a level is known."""
OF_DAYS = (opcodes.DAYS_SINCE, opcodes.LEADER_DAYS)
"""Days counted since something happened."""


def way_of(op: int) -> int:
    """How a reading is looked at."""
    if op in OF_THE_CLOCK:
        return CLOCK
    if op in OF_DAYS:
        return COUNTED
    if op in FROM_CRISES:
        return OF_CRISES
    if op not in STORED:
        return OF_MEMBERS if op == opcodes.MEMBERS else WORKED_OUT
    stored = STORED[op]
    (kind,) = (field.kind for field in TABLES[stored.table].fields if field.name == stored.field)
    return REAL if kind == "f8" else WHOLE


def word_of(drawn: Plan, op: int, a: int, b: int) -> int:
    """The place of a stored reading among all the 8-byte words of a world; -1 for one that is not stored."""
    if op not in STORED:
        return -1
    stored = STORED[op]
    subject = {"a": a, "b": b}
    return drawn.word(stored.table, tuple(subject[axis] for axis in stored.axes), stored.field)
