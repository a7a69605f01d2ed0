"""What a game starts from: everything that, with the orders, fixes every byte of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from sim.game.seats import Seats
from sim.scenario.build import Start, build
from sim.scenario.load import load
from sim.scenario.names import Names
from sim.scenario.schema import Scenario
from sim.world.buffer import Space
from sim.world.layout import Setting


@dataclass(frozen=True)
class Setup:
    """A scenario by name or path with its overrides, how crises come, the seed, and who governs which state."""

    scenario: str
    seed: int = 1
    governors: Mapping[str, str] = field(default_factory=dict)
    crises: str = "scripted"
    uncertain: bool = False
    overrides: tuple[str, ...] = ()

    def without_people(self) -> "Setup":
        """The same game with every state left to the judgement: the autopilot, under the same luck."""
        return Setup(self.scenario, self.seed, {}, self.crises, self.uncertain, self.overrides)


@lru_cache(maxsize=8)
def start_of(scenario: str, overrides: tuple[str, ...], crises: str, uncertain: bool) -> Start:
    """The first day of a scenario, built once for many games. Raises ScenarioError with every fault."""
    return build(load(scenario, overrides), crises=crises, uncertain=uncertain)


class Beginning:
    """The first morning of a game: the scenario's, with the states marked that people govern (`sim.run.Beginning`)."""

    def __init__(self, setup: Setup, start: Start | None = None) -> None:
        """Load and build the scenario, unless a start is given. Raises ScenarioError; ValueError for unknown names."""
        if not 0 <= setup.seed < 2**64:
            raise ValueError(f"a seed lies in 0 to 2**64 - 1, not at {setup.seed}")
        self.setup = setup
        self.start = start or start_of(setup.scenario, tuple(setup.overrides), setup.crises, setup.uncertain)
        self.seats = Seats(self.names.states, setup.governors)

    @property
    def setting(self) -> Setting:
        """What cannot change."""
        return self.start.setting

    @property
    def names(self) -> Names:
        """The ids of the scenario."""
        return self.start.names

    @property
    def digest(self) -> str:
        """The digest of the scenario."""
        return self.start.digest

    @property
    def scenario(self) -> Scenario:
        """The scenario as validated."""
        return self.start.scenario

    def world(self, seed: int) -> Space:
        """A fresh world with this seed, in which the states that people govern wait for their orders."""
        fresh = self.start.world(seed)
        people = [self.names.state(state) for state in self.seats.people]
        fresh.world.states["played"][np.array(people, np.int64)] = 1
        return fresh
