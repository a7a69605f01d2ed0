"""What happened, for a log that people filter and search: a day, a kind, who was concerned, and a sentence."""

from datetime import date
from typing import NamedTuple

import numpy as np

from sim.report.chronicle import QUIET, sentence
from sim.scenario.names import Names
from sim.words import kinds

LANES = ("crises", "council", "forces", "membership", "offices", "home", "diplomacy", "other")
"""The lanes of a timeline."""

LANE_OF = {
    "crises": (
        kinds.E_CRISIS_OPENED, kinds.E_CRISIS_ENDED, kinds.E_ESCALATED, kinds.E_CEASEFIRE, kinds.E_CASUS_FOEDERIS,
    ),
    "council": (
        kinds.E_APPEAL, kinds.E_NO_APPEAL, kinds.E_INADMISSIBLE, kinds.E_PROPOSAL_OPENED, kinds.E_VOTE, kinds.E_PASSED,
        kinds.E_FAILED, kinds.E_MANDATE_GRANTED, kinds.E_MANDATE_REFUSED, kinds.E_AMENDED, kinds.E_AID,
        kinds.E_MISSION_REPORTED, kinds.E_SESSION, kinds.E_SESSION_BOYCOTTED, kinds.E_POSTPONED,
        kinds.E_ANSWERED,
    ),
    "forces": (
        kinds.E_MOBILISED, kinds.E_ARRIVED, kinds.E_LEAVING, kinds.E_GONE, kinds.E_CONTRIBUTION_REFUSED, kinds.E_EXERCISE,
        kinds.E_EXERCISE_BOYCOTTED, kinds.E_EXERCISE_CANCELLED, kinds.E_BASE_OPENED, kinds.E_BASE_CLOSED,
        kinds.E_BASE_REFUSED, kinds.E_FORCE_CREATED, kinds.E_HOST_CONSENTED, kinds.E_HOST_REFUSED, kinds.E_SEIZED,
        kinds.E_UNIT_FORMED, kinds.E_UNIT_MOVED, kinds.E_UNIT_DISBANDED,
    ),
    "membership": (
        kinds.E_SIGNED, kinds.E_RATIFIED, kinds.E_JOINED, kinds.E_RENEWED, kinds.E_NOT_RENEWED, kinds.E_NOTICE,
        kinds.E_LEFT, kinds.E_FROZE, kinds.E_UNFROZE, kinds.E_SUSPENDED, kinds.E_STOPPED_DUES, kinds.E_VOTE_LOST,
        kinds.E_VOTE_REGAINED, kinds.E_OBSERVER, kinds.E_PARTNER, kinds.E_STATUS_LAPSED, kinds.E_IN_FORCE,
        kinds.E_CREATED, kinds.E_APPLIED, kinds.E_EXPELLED, kinds.E_NOT_SIGNED,
    ),
    "offices": (kinds.E_CHAIR, kinds.E_SECRETARY, kinds.E_LEADER, kinds.E_LEADER_LEFT),
    "home": (kinds.E_POLL, kinds.E_PROTEST, kinds.E_BUDGET),
    "diplomacy": (kinds.E_PRESSURE, kinds.E_MEDIATED, kinds.E_LOBBIED),
    "other": (
        kinds.E_MESSAGE, kinds.E_EDIT, kinds.E_CHOSEN, kinds.E_LAND, kinds.E_APPEARED, kinds.E_GAME_OVER,
    ),
}  # fmt: skip
LANE = {kind: lane for lane, members in LANE_OF.items() for kind in members}


class Happening(NamedTuple):
    """An event of the chronicle. States and organisations are ids; `subject` and `detail` depend on the kind."""

    serial: int
    day: int
    kind: str
    lane: str
    who: str | None
    whom: str | None
    organisation: str | None
    subject: int
    detail: int
    value: float
    text: str
    is_quiet: bool

    @property
    def date(self) -> date:
        """The day as a date."""
        return date.fromordinal(self.day)

    @property
    def states(self) -> tuple[str, ...]:
        """The states concerned."""
        return tuple(state for state in (self.who, self.whom) if state is not None)


def happening(row: np.record, names: Names) -> Happening:
    """A row of the chronicle as a value."""
    serial, day, kind, who, whom, organisation, subject, detail, value = row.item()
    return Happening(
        serial,
        day,
        kinds.EVENT_KINDS[kind],
        LANE[kind],
        names.states[who] if who >= 0 else None,
        names.states[whom] if whom >= 0 else None,
        names.organisations[organisation] if organisation >= 0 else None,
        subject,
        detail,
        value,
        in_hundredths(kind, value, sentence(row, names)),
        kind in QUIET,
    )


def in_hundredths(kind: int, value: float, text: str) -> str:
    """A sentence with the intensity of a crisis as every screen has it, of a hundred; the chronicle writes a share of one."""
    if kind not in (kinds.E_CRISIS_OPENED, kinds.E_CRISIS_ENDED):
        return text
    return text.replace(f"{value:.2f})", f"{100 * value:.0f})")
