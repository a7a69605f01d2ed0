"""The worlds that can be played, loaded one after another beside the screen, so that the menu answers at once."""

import threading
from datetime import date
from typing import NamedTuple

from sim.game.objectives import Objective, objectives_of
from sim.game.setup import start_of
from sim.play.screens.preview import Land, land_of
from sim.scenario.faults import ScenarioError
from sim.scenario.find import shipped
from sim.scenario.schema import Scenario

FIRST = "real-timeline"
"""The world that the list begins with."""


class World(NamedTuple):
    """A world as the start screen shows it."""

    id: str
    title: str
    story: str
    first: date
    last: date
    focus: str
    states: tuple[tuple[str, str], ...]
    """Ids and names of the states that can be governed, those meant to be played first."""
    meant: tuple[str, ...]
    objectives: dict[str, tuple[Objective, ...]]
    land: Land

    @property
    def years(self) -> float:
        """How long it lasts."""
        return (self.last - self.first).days / 365.25


class Worlds:
    """The shipped worlds, and others given by path; each is there once it is loaded."""

    def __init__(self, others: tuple[str, ...] = ()) -> None:
        self.ids: tuple[str, ...] = (*sorted(shipped(), key=lambda id: id != FIRST), *others)
        self.loaded: dict[str, World] = {}
        self.faults: dict[str, str] = {}
        self.thread = threading.Thread(target=self._load, name="worlds", daemon=True)
        self.thread.start()

    def _load(self) -> None:
        for id in self.ids:
            try:
                self.loaded[id] = world_of(id, start_of(id, (), "scripted", False).scenario)
            except ScenarioError as error:
                self.faults[id] = str(error).splitlines()[0]

    def wait(self) -> None:
        """Wait until all are loaded."""
        self.thread.join()


def world_of(id: str, scenario: Scenario) -> World:
    """What is shown of a scenario."""
    present = [code for code, entry in scenario.states.items()]
    focus = scenario.organisations[scenario.focus]
    meant = tuple(code for code in present if scenario.states[code].playable)
    members = tuple(code for code in present if code in focus.members)
    order = list(dict.fromkeys((*meant, *members, *present)))
    names = tuple((code, first_text(scenario.states[code].name, code)) for code in order)
    objectives = {code: objectives_of(scenario, code) for code in order}
    return World(
        id, first_text(scenario.title, id), first_text(scenario.summary, ""), scenario.span.first, scenario.span.last,
        first_text(focus.name, scenario.focus), names, meant or members or tuple(present), objectives,
        land_of(scenario, tuple(present)),
    )  # fmt: skip


def first_text(text: object, otherwise: str) -> str:
    """A text in English, in another language where that is missing."""
    if isinstance(text, str):
        return text
    if isinstance(text, dict) and text:
        return str(text.get("en") or next(iter(text.values())))
    return otherwise
