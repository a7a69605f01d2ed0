"""A small scenario for tests of the script: states, an alliance, one that appears later, an arbiter; events are given."""

from datetime import date
from typing import Any

import numpy as np

from sim.scenario.build import Start, build
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load_text
from sim.words import kinds
from sim.words.jit import call
from sim.world.buffer import Space
from sim.world.layout import Setting, World

FIRST = date(2000, 1, 1).toordinal()

BASE = """
format: 1
id: script-test
title: {en: "A world for the script"}
span: {from: 2000-01-01, to: 2009-12-31}
focus: PACT
flags: {alarm: true, calm: false}
variables: {price: 100, count: 0}
states:
  ARD: {name: {en: Ardia}, capital: {name: A, latitude: 55, longitude: 37}, population: 100000000, gdp: 500000000000,
        active_military: 900000, democracy: 0.45, stability: 0.7, readiness: 0.35, opinion: 0.6, great_power: true}
  BOR: {name: {en: Borland}, capital: {name: B, latitude: 54, longitude: 27}, population: 10000000, gdp: 20000000000,
        active_military: 70000, democracy: 0.3, stability: 0.6, opinion: 0.55}
  CEL: {name: {en: Celia}, capital: {name: C, latitude: 43, longitude: 74}, population: 5000000, gdp: 2000000000,
        active_military: 9000, democracy: 0.5, stability: 0.35, opinion: 0.4}
  FEN: {name: {en: Fenland}, capital: {name: F, latitude: 52, longitude: 21}, population: 38000000, gdp: 200000000000,
        active_military: 150000, democracy: 0.85, stability: 0.8}
  GAR: {name: {en: Garland}, capital: {name: G, latitude: 50, longitude: 20}, population: 3800000, gdp: 20000000000,
        active_military: 15000, appears: 2005-01-01}
pairs:
  ARD-BOR: {affinity: 0.7, dependence: 0.1, dependence_back: 0.8}
  ARD-CEL: {affinity: 0.4, dependence_back: 0.6}
  ARD-FEN: {affinity: -0.3, grievance: 0.2, grievance_back: 0.1}
organisations:
  PACT:
    name: {en: The Pact}
    leading: ARD
    chair: ARD
    in_force: 1994-04-20
    credibility: 0.6
    members:
      ARD: {dues_share: 0.6, signed_force: true}
      BOR: {dues_share: 0.2}
      CEL: {dues_share: 0.2, grievance: 0.2}
    charter:
      arbiter: UN
      base_consent: true
      instruments: [consultation, statement, mission, material_aid, collective_defence]
      tasks: [repel_aggression]
      council: {use_of_force: {rule: consensus}, aid: {rule: simple_majority}}
  LEAGUE:
    name: {en: The League}
    appears: 2002-01-01
    in_force: 2003-01-01
  UN:
    name: {en: The Arbiter}
    kind: arbiter
    members: {ARD: {}, BOR: {}, CEL: {}, FEN: {}}
    charter: {collective_defence: false, scope: []}
map: {pieces: {hills: {name: The Hills}}}
units:
  ard-brigade: {organisation: PACT, owner: ARD, name: First Brigade, force: peacekeepers, personnel: 3000}
  bor-company: {organisation: PACT, owner: BOR, name: Company, force: rapid_reaction_force, personnel: 200, formed: false}
bases:
  fen-in-cel: {name: Cel Airport, host: CEL, holder: FEN, since: 2001-12-01, personnel: 1500}
  pact-in-cel: {name: Cel Airfield, host: CEL, holder: PACT, since: 1998-10-01, personnel: 500}
events:
"""


class Play:
    """A built world with the ways to look at it that tests need."""

    def __init__(self, events: str, crises: str = "scripted", uncertain: bool = False, seed: int = 1):
        self.start: Start = build(load_text(BASE + events, "test.yaml"), crises=crises, uncertain=uncertain)
        self.space: Space = self.start.world(seed)
        self.world: World = self.space.world
        self.setting: Setting = self.start.setting

    def state(self, name: str) -> Any:
        return self.world.states[self.start.names.state(name)]

    def organisation(self, name: str) -> Any:
        return self.world.organisations[self.start.names.organisation(name)]

    def seat(self, state: str, organisation: str = "PACT") -> Any:
        return self.world.seats[self.start.names.organisation(organisation), self.start.names.state(state)]

    def charter(self, name: str = "PACT") -> Any:
        return self.world.charters[self.start.names.organisation(name)]

    def pair(self, first: str, second: str) -> Any:
        return self.world.pairs[self.start.names.state(first), self.start.names.state(second)]

    def event(self, name: str) -> Any:
        return self.world.events[self.start.names.event(name)]

    def due(self, name: str) -> int:
        """The day on which an event is due."""
        return int(self.world.due_days["day"][self.start.names.event(name)])

    def variable(self, name: str) -> float:
        return float(self.world.variables["value"][self.start.names.variable(name)])

    def fire(self, day: date | int) -> None:
        """Let the script have a day."""
        from sim.script.fire import fire_due

        self.world.now[0].day = day if isinstance(day, int) else day.toordinal()
        call(fire_due, self.world, self.setting)

    def next_due(self) -> int:
        from sim.script.fire import next_due

        return int(call(next_due, self.world, self.setting))

    def told(self) -> list[str]:
        """The kinds of all events in the chronicle, in their order."""
        written = int(self.world.now["chronicle_written"][0])
        return [kinds.EVENT_KINDS[int(kind)] for kind in self.world.chronicle["kind"][:written]]

    def decisions(self) -> list[Any]:
        """The decisions that are open or taken."""
        return [row for row in self.world.decisions if row.serial > 0]

    def motions(self) -> list[Any]:
        """The motions before councils."""
        return [row for row in self.world.proposals if row.serial > 0]

    def crises(self) -> list[Any]:
        """The crises in the pool."""
        return [row for row in self.world.crises if row.serial > 0]


def do(effects: str, before: str = "") -> Play:
    """A world in which one event on the first day has just had its effects, written as a YAML list in flow style."""
    play = Play(f"{before}  act: {{at: 2000-01-02, do: [{effects}]}}\n")
    play.fire(FIRST + 1)
    return play


def faults(events: str) -> list[str]:
    """The messages of a scenario that cannot be loaded, in their order."""
    try:
        load_text(BASE + events, "test.yaml")
    except ScenarioError as error:
        return [fault.render() for fault in error.faults if fault.severity == "error"]
    return []


def set_seed(play: Play, seed: int) -> None:
    """Give a world another key of luck."""
    play.world.now[0].seed = np.uint64(seed)
