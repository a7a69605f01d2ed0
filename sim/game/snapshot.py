"""One copy of all columns of a day: what screens read, so that they may draw while the world lives on."""

from datetime import date

import numpy as np

from sim.scenario.names import Names
from sim.words import kinds
from sim.world.buffer import Space
from sim.world.layout import World

MEMBERS = (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN)
"""Statuses with the duties of a member."""


class Snapshot:
    """The tables of a world on one morning, read-only: `snapshot.world.states["stability"]` is a column."""

    def __init__(self, space: Space, names: Names) -> None:
        """Copy the bytes of a world once."""
        kept = space.fork()
        for table in kept.world:
            table.flags.writeable = False
        self.world: World = kept.world
        self.names = names
        self.day = int(kept.world.now["day"][0])
        self.focus = int(kept.world.now["focus"][0])

    @property
    def date(self) -> date:
        """The morning on which it was taken."""
        return date.fromordinal(self.day)

    def state(self, column: str, code: str) -> float:
        """A quantity of a state by its id; columns as in `sim.world.layout_polity.STATES`."""
        return self.world.states[column][self.names.state(code)].item()

    def seat(self, column: str, code: str, organisation: str | None = None) -> float:
        """A quantity of a state's seat in an organisation, the one in focus when none is named (`layout.SEATS`)."""
        place = self.focus if organisation is None else self.names.organisation(organisation)
        return self.world.seats[column][place, self.names.state(code)].item()

    def organisation(self, column: str, code: str | None = None) -> float:
        """A quantity of an organisation, the one in focus when none is named (`layout.ORGANISATIONS`)."""
        return self.world.organisations[column][self.focus if code is None else self.names.organisation(code)].item()

    def pair(self, column: str, first: str, second: str) -> float:
        """What the first state has with the second (`layout.PAIRS`)."""
        return self.world.pairs[column][self.names.state(first), self.names.state(second)].item()

    def members(self, organisation: str | None = None) -> tuple[str, ...]:
        """The ids of the members of an organisation, the one in focus when none is named."""
        place = self.focus if organisation is None else self.names.organisation(organisation)
        found = np.flatnonzero(np.isin(self.world.seats["status"][place], MEMBERS))
        return tuple(self.names.states[state] for state in found)

    def open_rows(self, table: str) -> np.ndarray:
        """The places of the open crises, proposals or deployments, in the order of their serials."""
        rows = getattr(self.world, table)
        if table == "crises":
            found = np.flatnonzero(rows["stage"] == kinds.CRISIS_OPEN)
        elif table == "proposals":
            found = np.flatnonzero((rows["serial"] > 0) & (rows["stage"] == kinds.PROPOSAL_OPEN))
        else:
            found = np.flatnonzero(rows["serial"] > 0)
        return found[np.argsort(rows["serial"][found], kind="stable")]
