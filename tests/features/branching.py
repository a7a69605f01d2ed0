"""Lives of any shipped world for the tests of rows: many seeds, and branches in which one thing is changed.

As `rows.py` for the real timeline: a branch begins in the same bytes as its siblings, with the same luck.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from sim.run import Ruling, Run
from sim.scenario.build import Start, build
from sim.scenario.evaluate import Expression
from sim.scenario.load import load
from sim.words import kinds
from sim.world.layout import Setting, World

Edit = Callable[[Start, World, Setting], None]
"""One change of a life on a day: of its world from then on, or of its setting."""


@cache
def start(scenario: str) -> Start:
    """The first day of a shipped world."""
    return build(load(scenario))


@cache
def expression(scenario: str, text: str) -> Expression:
    """An expression of a world's language."""
    return Expression(start(scenario).scenario, start(scenario).names, text)


class Life(NamedTuple):
    """What one run of a world left: its events, its rulings, its last world, its seed."""

    scenario: str
    seed: int
    events: np.ndarray
    rulings: tuple[Ruling, ...]
    world: World

    def value(self, text: str) -> float:
        """An expression on the last day."""
        return expression(self.scenario, text).value(self.world)

    def holds(self, text: str) -> bool:
        """A condition on the last day."""
        return self.value(text) != 0.0

    def told(self, kind: int, who: str | None = None) -> np.ndarray:
        """The chronicle's entries of a kind, of a state."""
        chosen = self.events["kind"] == kind
        if who is not None:
            chosen &= self.events["who"] == start(self.scenario).names.state(who)
        return self.events[chosen]


def day(text: str) -> int:
    """YYYY-MM-DD as an ordinal."""
    return date.fromisoformat(text).toordinal()


def finished(scenario: str, run: Run, until: str | None = None) -> Life:
    """Live a run on to its end, or up to a day. Raises AssertionError for a run with a fault."""
    events, rulings = [], []
    for part in run.live(None if until is None else day(until)):
        events.append(part.events)
        rulings.extend(part.rulings)
    assert run.fault is None, f"{scenario}, seed {run.seed}: {run.fault}"
    return Life(scenario, run.seed, np.concatenate(events), tuple(rulings), run.space.world)


@cache
def lives(scenario: str, seeds: int) -> tuple[Life, ...]:
    """Whole lives of a world, seeds 1 to `seeds`."""
    return tuple(finished(scenario, Run(start(scenario), seed)) for seed in range(1, seeds + 1))


def branches(
    scenario: str, on: str, edits: Sequence[Edit], until: str | None = None, seeds: int = 12
) -> Iterator[tuple[Life, ...]]:
    """For each seed: live to the morning of a day, then once with each edit, up to a day or to the end."""
    for seed in range(1, seeds + 1):
        stem = Run(start(scenario), seed)
        for _ in stem.live(day(on)):
            pass
        yield tuple(finished(scenario, branched(stem, edit), until) for edit in edits)


def branched(stem: Run, edit: Edit) -> Run:
    """A run that goes on from where another stands, with one change: neither touches the other."""
    other = Run(stem.start, stem.seed)
    other.space.take(stem.space.content())
    other.setting = Setting(*(table.copy() for table in stem.setting))
    edit(stem.start, other.space.world, other.setting)
    other.space.world.now["wake"] = other.space.world.now["day"]
    return other


def as_it_was(begun: Start, world: World, setting: Setting) -> None:
    """Change nothing: the sibling that others are held against."""


def without(*events: str) -> Edit:
    """Events that do nothing when their time comes."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        for name in events:
            setting.script["effects"][begun.names.event(name)] = 0

    return edit


def variable(name: str, value: float) -> Edit:
    """A variable of the author's with another value."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        world.variables["value"][begun.names.variable(name)] = value

    return edit


def raised(name: str, up: bool = True) -> Edit:
    """A flag of the author's, raised or lowered."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        world.variables["value"][begun.names.variable(name)] = float(up)

    return edit


def law(organisation: str, **clauses: float) -> Edit:
    """An organisation's charter with other clauses from the day of branching on."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        for clause, value in clauses.items():
            world.charters[clause][begun.names.organisation(organisation)] = value

    return edit


def grievance(of: str, against: str, value: float) -> Edit:
    """What one state holds against another."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        world.pairs["grievance"][begun.names.state(of), begun.names.state(against)] = value

    return edit


def parameters(**values: float) -> Edit:
    """Other numbers of the rules."""

    def edit(begun: Start, world: World, setting: Setting) -> None:
        for name, value in values.items():
            setting.parameters[name][0] = value

    return edit


def share(outcomes) -> float:
    """The share of outcomes that are true."""
    found = [bool(one) for one in outcomes]
    return sum(found) / len(found)


def mean(values) -> float:
    """The mean of numbers."""
    return float(np.mean(list(values)))


FORCE = kinds.RAPID_REACTION_FORCE
