"""What a model shows of its world as plain values: events, motions and crises, with ids in place of numbers."""

import datetime
from typing import NamedTuple

import numpy as np

from sim.report.chronicle import sentence
from sim.scenario.names import Names
from sim.words import kinds


class Event(NamedTuple):
    """Something that happened. States and organisations are ids; `subject` and `detail` depend on the kind."""

    serial: int
    date: datetime.date
    kind: str
    who: str | None
    whom: str | None
    organisation: str | None
    subject: int
    detail: int
    value: float
    text: str


class Motion(NamedTuple):
    """A motion before a council: what a vote is about."""

    serial: int
    organisation: str
    matter: str
    instrument: str
    sought: str
    target: str | None
    proposer: str | None
    crisis: int
    burden: float
    deadline: datetime.date


class Crisis(NamedTuple):
    """An open crisis: what an appeal, a contribution or a mediation is about."""

    serial: int
    kind: str
    target: str
    aggressor: str | None
    intensity: float
    external: float
    clarity: float
    opened: datetime.date
    granted: str


def event_seen(row: np.record, names: Names) -> Event:
    """A row of the chronicle as a value."""
    serial, day, kind, who, whom, organisation, subject, detail, value = row.item()
    states, organisations = names.states, names.organisations
    return Event(
        serial,
        datetime.date.fromordinal(day),
        kinds.EVENT_KINDS[kind],
        states[who] if who >= 0 else None,
        states[whom] if whom >= 0 else None,
        organisations[organisation] if organisation >= 0 else None,
        subject,
        detail,
        value,
        sentence(row, names),
    )


def motion_seen(row: np.record, names: Names) -> Motion:
    """A row of the proposals as a value."""
    states = (*names.states, None)
    return Motion(
        int(row.serial),
        names.organisations[row.organisation],
        kinds.MATTERS[row.matter],
        kinds.INSTRUMENTS[row.instrument],
        kinds.INSTRUMENTS[row.sought],
        states[row.target],
        states[row.proposer],
        int(row.crisis),
        float(row.burden),
        datetime.date.fromordinal(int(row.deadline)),
    )


def crisis_seen(row: np.record, names: Names) -> Crisis:
    """A row of the crises as a value."""
    states = (*names.states, None)
    return Crisis(
        int(row.serial),
        kinds.CRISIS_KINDS[row.kind],
        names.states[row.target],
        states[row.aggressor],
        float(row.intensity),
        float(row.external),
        float(row.clarity),
        datetime.date.fromordinal(int(row.opened)),
        kinds.INSTRUMENTS[row.granted],
    )
