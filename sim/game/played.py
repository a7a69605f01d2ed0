"""What a computer needs to see of a game: the same of one that is kept for a screen and of one that is only lived."""

from typing import Protocol

from sim.edits import Refusal
from sim.game.order import Order
from sim.game.setup import Setup
from sim.orders import OpenDecision
from sim.scenario.names import Names
from sim.scenario.schema import Scenario
from sim.world.buffer import Space
from sim.world.layout import Setting


class Numbered(Protocol):
    """A branch of a game."""

    @property
    def number(self) -> int:
        """Its place among the branches."""
        ...


class Played(Protocol):
    """A game with its one door."""

    space: Space
    setting: Setting
    names: Names
    scenario: Scenario
    setup: Setup

    @property
    def course(self) -> Numbered:
        """The branch that is being played."""
        ...

    @property
    def day(self) -> int:
        """Today as an ordinal."""
        ...

    def waiting(self, state: str) -> list[OpenDecision]:
        """The open decisions of a state."""
        ...

    def give(self, order: Order) -> Refusal | None:
        """An order through the one door."""
        ...

    def reading_place(self, state: str, objective: str) -> int:
        """The place of an objective of the scenario among the readings."""
        ...
