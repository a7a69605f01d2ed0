"""What stands on the map, as plain values: capitals, bases, units, deployments, crises. Places are degrees."""

from dataclasses import dataclass, field
from typing import NamedTuple

Place = tuple[float, float]
"""Longitude and latitude, degrees."""


class Capital(NamedTuple):
    """The capital of a state."""

    state: str
    name: str
    at: Place
    main: bool = True


class Base(NamedTuple):
    """A base on foreign land."""

    id: str
    name: str
    holder: str
    at: Place
    people: float
    icon: str = "shield"


class Force(NamedTuple):
    """What a state has assigned to collective forces: number of units, people, share ready."""

    state: str
    at: Place
    units: int
    people: float
    readiness: float
    away: bool = False
    """Part of it is deployed."""


class Deployment(NamedTuple):
    """A contingent on its way or in place."""

    id: str
    title: str
    detail: str
    origin: Place
    goal: Place
    progress: float
    """0 to 1; below 0 when it is only planned."""
    homeward: bool = False


class Mission(NamedTuple):
    """A collective force that is in place; `at` is where a crisis of its host stands."""

    serial: int
    title: str
    at: Place


class Crisis(NamedTuple):
    """A crisis."""

    id: str
    title: str
    at: Place
    intensity: float
    """0 to 1."""
    icon: str = ""


@dataclass(frozen=True)
class Marks:
    """Everything that is drawn over the ground."""

    capitals: tuple[Capital, ...] = ()
    bases: tuple[Base, ...] = ()
    forces: tuple[Force, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    missions: tuple[Mission, ...] = ()
    crises: tuple[Crisis, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    """A figure under a state's name, by its id: the map mode's quantity."""
    flags: dict[str, str] = field(default_factory=dict)
    """The flag of a state, by its id."""
    chosen: str = ""
    """The state whose outline is drawn in gold."""
