"""Monthly columns for charts: what states, organisations and the world were like on the first of each month."""

from collections.abc import Callable

import numpy as np

from sim.game.branch_rules import note_states
from sim.words import kinds
from sim.world.layout import World

STATE_COLUMNS = (
    "stability", "readiness", "influence", "treasury", "legitimacy", "reputation", "boldness", "engaged", "protest",
    "troops_abroad", "outside_patron",
)  # fmt: skip
JUDGED_COLUMNS = ("pressed", "standing", "at_hand")
"""Intensity of the worst open crisis of a state; mean affinity of the members of the focus towards it; how far influence and
money cover what may come (`branch_rules`)."""
SEAT_COLUMNS = ("opinion", "grievance", "status", "arrears")
"""Of the seat in the organisation in focus."""
ORGANISATION_COLUMNS = ("credibility", "cohesion", "interoperability", "budget_paid")


def tension(world: World) -> float:
    """How hot the hottest declared dispute is, 0 to 1."""
    return float(world.disputes["tension"].max())


def crises_open(world: World) -> float:
    """Crises that are open."""
    return float((world.crises["stage"] == kinds.CRISIS_OPEN).sum())


def who_is_in(world: World) -> np.ndarray:
    """Which states have the duties of members of the organisation in focus."""
    status = world.seats["status"][int(world.now["focus"][0])]
    return (status == kinds.MEMBER) | (status == kinds.LEAVING) | (status == kinds.FROZEN)


def members(world: World) -> float:
    """Members of the organisation in focus."""
    return float(who_is_in(world).sum())


def member_mean(column: str) -> Callable[[World], float]:
    """The mean of a quantity of states over the members of the organisation in focus; 0 when there are none."""

    def mean(world: World) -> float:
        who = who_is_in(world)
        return float(world.states[column][who].mean()) if who.any() else 0.0

    return mean


def support(world: World) -> float:
    """Mean support at home for the organisation in focus over its members; 0 when there are none."""
    who = who_is_in(world)
    return float(world.seats["opinion"][int(world.now["focus"][0])][who].mean()) if who.any() else 0.0


WORLD_COLUMNS: dict[str, Callable[[World], float]] = {
    "tension": tension,
    "crises": crises_open,
    "members": members,
    "member_stability": member_mean("stability"),
    "member_readiness": member_mean("readiness"),
    "member_opinion": support,
}
"""Quantities of the whole world, with how each is read."""


class Sample:
    """The columns of one day: `states` and `seats` have a value a state, `organisations` one an organisation."""

    def __init__(self, world: World) -> None:
        """Copy the columns of a world."""
        focus = int(world.now["focus"][0])
        self.day = int(world.now["day"][0])
        self.states = {name: world.states[name].copy() for name in STATE_COLUMNS}
        looked_at = np.zeros((len(JUDGED_COLUMNS), len(world.states)))
        note_states(world, looked_at.reshape(-1))
        self.states |= dict(zip(JUDGED_COLUMNS, looked_at, strict=True))
        self.seats = {name: world.seats[name][focus].copy() for name in SEAT_COLUMNS}
        self.organisations = {name: world.organisations[name].copy() for name in ORGANISATION_COLUMNS}
        self.world = {name: read(world) for name, read in WORLD_COLUMNS.items()}


class History:
    """Samples by month, read as series."""

    def __init__(self, samples: list[Sample]) -> None:
        """Look at a list of samples; it may grow."""
        self.samples = samples

    @property
    def days(self) -> np.ndarray:
        """The ordinal day of each sample."""
        return np.array([sample.day for sample in self.samples], np.int64)

    def state(self, column: str, place: int) -> np.ndarray:
        """The series of a quantity of a state (`STATE_COLUMNS`), or of its seat in the focus (`SEAT_COLUMNS`)."""
        part = "states" if column in STATE_COLUMNS + JUDGED_COLUMNS else "seats"
        return np.array([getattr(sample, part)[column][place] for sample in self.samples], np.float64)

    def organisation(self, column: str, place: int) -> np.ndarray:
        """The series of a quantity of an organisation (`ORGANISATION_COLUMNS`)."""
        return np.array([sample.organisations[column][place] for sample in self.samples], np.float64)

    def world(self, column: str) -> np.ndarray:
        """The series of a quantity of the whole world (`WORLD_COLUMNS`)."""
        return np.array([sample.world[column] for sample in self.samples], np.float64)
