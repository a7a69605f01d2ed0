"""Lives of the real timeline for the tests of rows: many seeds at once, and branches in which one thing is changed.

A branch begins in the same bytes as its siblings, on the same day and with the same luck, so that what differs afterwards
follows from the one change. Seeds count from 1; shares are shares of seeds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from sim.run import Ruling, Run
from sim.scenario.build import Start, build
from sim.scenario.load import load
from sim.scenario.names import Names
from sim.words import kinds
from sim.world.layout import Setting, World
from sim.world.layout_polity import CHARTERS

HEADLINE_SEEDS = 200
PAIRED_SEEDS = 24
"""Seeds of a paired comparison: enough to see an effect, few enough to stay quick."""

Edit = Callable[[World, Setting], None]
"""One change of a life on a day: of its world from then on, or of its setting."""


@cache
def start(crises: str = "scripted") -> Start:
    """The first day of the real timeline with documented, drawn or both sorts of crises."""
    return build(load("real-timeline"), crises=crises)


def names() -> Names:
    """Who stands where in the arrays."""
    return start().names


def state(name: str) -> int:
    """The place of a state."""
    return names().state(name)


def organisation(name: str) -> int:
    """The place of an organisation."""
    return names().organisation(name)


def event(name: str) -> int:
    """The place of an event of the script."""
    return names().event(name)


def day(text: str) -> int:
    """YYYY-MM-DD as an ordinal."""
    return date.fromisoformat(text).toordinal()


CSTO = 0
"""The alliance in focus stands first in the scenario's file; `test_the_focus_stands_first` holds it to that."""


class Life(NamedTuple):
    """What one run left: its events and rulings from the day of branching on, its last world, its seed."""

    seed: int
    events: np.ndarray
    rulings: tuple[Ruling, ...]
    world: World

    def told(
        self, kind: int, who: str | None = None, whom: str | None = None, organisation: int | None = CSTO
    ) -> np.ndarray:
        """The chronicle's entries of a kind, of a state, about another, in an organisation (None: in any or none)."""
        chosen = self.events["kind"] == kind
        if organisation is not None:
            chosen &= self.events["organisation"] == organisation
        if who is not None:
            chosen &= self.events["who"] == state(who)
        if whom is not None:
            chosen &= self.events["whom"] == state(whom)
        return self.events[chosen]

    def ruled(self, on: str | None = None, in_organisation: int | None = CSTO) -> list[Ruling]:
        """The rulings on the crisis of a scripted event (None: on anything), in order."""
        place = -1 if on is None else event(on)
        return [
            one
            for one in self.rulings
            if (on is None or int(one.ruling.event) == place)
            and (in_organisation is None or int(one.ruling.organisation) == in_organisation)
        ]

    def granted(self, on: str) -> int:
        """The highest instrument that was granted in the crisis of a scripted event."""
        return max((int(one.ruling.instrument) for one in self.ruled(on) if adopted(one)), default=kinds.NO_INSTRUMENT)

    def reasons(self, on: str, from_rung: int = kinds.NO_INSTRUMENT) -> set[int]:
        """Why the law refused rungs of the ladder in the crisis of a scripted event, from a rung upwards."""
        return {int(one.ruling.reason) for one in self.ruled(on) if one.ruling.reason and one.ruling.instrument >= from_rung}

    def forces_for(self, on: str) -> np.ndarray:
        """The collective forces that a scripted crisis called up, as the chronicle tells of them."""
        called = self.told(kinds.E_MOBILISED)
        decided = [(int(one.ruling.day), int(one.ruling.target)) for one in self.ruled(on) if adopted(one)]
        chosen = [(int(force["day"]), int(force["who"])) in decided for force in called]
        return called[np.array(chosen, dtype=bool)]

    def status(self, name: str, year: int) -> int:
        """The seat of a state in the alliance at the end of a year."""
        rows = self.world.years["year"]
        return int(self.world.year_seats["status"][int(np.flatnonzero(rows == year)[0]), state(name)])

    def is_in(self, name: str, year: int) -> bool:
        """True for a member (also one under notice, or frozen) at the end of a year."""
        return self.status(name, year) in (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN)

    def of_year(self, field: str, year: int) -> float:
        """A yearly statistic of the alliance."""
        rows = self.world.years["year"]
        return float(self.world.years[field][int(np.flatnonzero(rows == year)[0])])


def adopted(one: Ruling) -> bool:
    """True when a ruling carried, whether or not it binds all."""
    return int(one.ruling.verdict) in (kinds.ADOPTED, kinds.ADOPTED_LIMITED)


def finished(run: Run, until: str | None = None) -> Life:
    """Live a run on to its end, or up to a day, and keep what it leaves. Raises AssertionError for a run with a fault."""
    events, rulings = [], []
    for part in run.live(None if until is None else day(until)):
        events.append(part.events)
        rulings.extend(part.rulings)
    assert run.fault is None, f"seed {run.seed}: {run.fault}"
    return Life(run.seed, np.concatenate(events), tuple(rulings), run.space.world)


@cache
def lives(seeds: int = HEADLINE_SEEDS, crises: str = "scripted") -> tuple[Life, ...]:
    """Whole lives of the real timeline as it is documented, seeds 1 to `seeds`."""
    if crises == "scripted" and seeds < HEADLINE_SEEDS:
        return lives()[:seeds]
    return tuple(finished(Run(start(crises), seed)) for seed in range(1, seeds + 1))


def branched(run: Run, edit: Edit) -> Run:
    """A run that goes on from where another stands, with one change: neither touches the other."""
    other = Run(run.start, run.seed)
    other.space.take(run.space.content())
    other.setting = Setting(*(table.copy() for table in run.setting))
    edit(other.space.world, other.setting)
    other.space.world.now["wake"] = other.space.world.now["day"]
    return other


def branches(
    on: str,
    edits: Sequence[Edit],
    until: str | None = None,
    seeds: int | Iterable[int] = PAIRED_SEEDS,
    crises: str = "scripted",
) -> Iterator[tuple[Life, ...]]:
    """For each seed: live to the morning of a day, then once with each edit, up to a day or to the end."""
    for seed in range(1, seeds + 1) if isinstance(seeds, int) else seeds:
        stem = trunk(seed, on, crises)
        yield tuple(finished(branched(stem, edit), until) for edit in edits)


def answered(run: Run, answers: Mapping[tuple[int, str], int], until: str) -> Life:
    """Live a run up to a day while persons give some answers: (kind of decision, state) to option; the rest is judged."""
    events, rulings = [], []
    while run.day < day(until):
        rows = run.space.world.decisions
        for (kind, who), option in answers.items():
            waiting = (rows["serial"] > 0) & (rows["option"] < 0) & (rows["kind"] == kind) & (rows["state"] == state(who))
            rows["option"][waiting] = option
            rows["chosen_by"][waiting] = kinds.BY_PERSON
        for part in run.live(run.day + 1):
            events.append(part.events)
            rulings.extend(part.rulings)
    assert run.fault is None, f"seed {run.seed}: {run.fault}"
    return Life(run.seed, np.concatenate(events), tuple(rulings), run.space.world)


def trunk(seed: int, until: str, crises: str = "scripted") -> Run:
    """A run that stands on the morning of a day."""
    run = Run(start(crises), seed)
    for _ in run.live(day(until)):
        pass
    return run


def votes_of(choice: int, **others: int) -> dict[tuple[int, str], int]:
    """Every state votes alike, but for some."""
    return {(kinds.VOTE, name): others.get(name, choice) for name in names().states}


def as_it_was(world: World, setting: Setting) -> None:
    """Change nothing: the sibling that others are held against."""


def law(**clauses: float) -> Edit:
    """The alliance's charter with other clauses from the day of branching on."""
    unknown = set(clauses) - {field.name for field in CHARTERS.fields}
    assert not unknown, unknown

    def edit(world: World, setting: Setting) -> None:
        for clause, value in clauses.items():
            world.charters[clause][CSTO] = value

    return edit


def council(matters: Iterable[int] | None = None, **fields: float) -> Edit:
    """The alliance's council with another procedure, on all matters or on some."""

    def edit(world: World, setting: Setting) -> None:
        for matter in range(len(kinds.MATTERS)) if matters is None else matters:
            for field, value in fields.items():
                world.procedures[field][CSTO, matter] = value

    return edit


def parameters(**values: float) -> Edit:
    """Other numbers of the rules."""

    def edit(world: World, setting: Setting) -> None:
        for name, value in values.items():
            setting.parameters[name][0] = value

    return edit


def without(*events: str) -> Edit:
    """Events that do nothing when their day comes."""

    def edit(world: World, setting: Setting) -> None:
        for name in events:
            setting.script["effects"][event(name)] = 0

    return edit


def both(*edits: Edit) -> Edit:
    """Several changes that only together are the one thing that is varied."""

    def edit(world: World, setting: Setting) -> None:
        for one in edits:
            one(world, setting)

    return edit


def share(outcomes: Iterable[bool]) -> float:
    """The share of outcomes that are true."""
    found = [bool(one) for one in outcomes]
    return sum(found) / len(found)


def mean(values: Iterable[float]) -> float:
    """The mean of numbers."""
    return float(np.mean(list(values)))
