"""A scenario's story as a test: each expectation lived over its seeds and compared with its bounds.

How a result is judged: it fails when it lies outside the bounds by more than the margin that the author granted. Whether other
seeds might have judged otherwise is told beside it: `close` means that a bound lies within the 95 % interval of the result.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from sim.batch.intervals import NOTHING, Estimate, mean, share
from sim.run import Run
from sim.scenario.build import Start, build
from sim.scenario.evaluate import Expression, read_out
from sim.scenario.load import load
from sim.scenario.schema import Scenario
from sim.scenario.story import ExpectEntry
from sim.words import kinds


class Asked(NamedTuple):
    """What is asked of the command line: overrides, another number of runs or first seed, and who is told how far it is."""

    overrides: tuple[str, ...] = ()
    runs: int | None = None
    seed: int = 1
    progress: Callable[[int, int], None] = lambda _done, _of: None


class Outcome(NamedTuple):
    """How one expectation came out."""

    name: str
    expectation: ExpectEntry
    result: Estimate
    runs: int
    faults: int

    @property
    def holds(self) -> bool:
        """False when the result lies outside the bounds by more than the margin, when no run counts, or when a run failed."""
        if self.faults or self.result.n == 0:
            return False
        low, high = bounds_of(self.expectation)
        return low - self.expectation.margin <= self.result.value <= high + self.expectation.margin

    @property
    def is_close(self) -> bool:
        """True when other seeds might have judged otherwise: an edge (bound and margin) lies within the interval."""
        low, high = bounds_of(self.expectation)
        edges = (low - self.expectation.margin, high + self.expectation.margin)
        return any(self.result.low < edge < self.result.high for edge in edges)

    def verdict(self) -> str:
        """In a word or two."""
        if self.faults:
            return f"fails: {self.faults} runs failed"
        if self.result.n == 0:
            return "fails: no run counts"
        return ("holds" if self.holds else "fails") + (", close" if self.is_close else "")


def bounds_of(expectation: ExpectEntry) -> tuple[float, float]:
    """The least and greatest result that is as told."""
    low = -math.inf if expectation.at_least is None else expectation.at_least
    high = math.inf if expectation.at_most is None else expectation.at_most
    return low, high


def lived_outcomes(name_or_path: str, asked: Asked) -> Iterator[Outcome]:
    """Every expectation of a scenario, each as soon as it is known. Those about the same runs share them.

    Raises ScenarioError for a scenario that cannot be loaded, with the overrides of an expectation too.
    """
    scenario = load(name_or_path, asked.overrides).scenario
    for (crises, overrides), names in _groups(scenario).items():
        loaded = load(name_or_path, (*asked.overrides, *overrides))
        start = build(loaded, crises=crises)
        yield from _outcomes(start, {name: loaded.scenario.expect[name] for name in names}, asked)


def _groups(scenario: Scenario) -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """The expectations by the runs that they are about: crises and overrides."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for name, one in scenario.expect.items():
        found.setdefault((one.crises or kinds.CRISES_MODES[0], tuple(one.set)), []).append(name)
    return found


class _Question:
    """One expectation, asked of each finished run."""

    def __init__(self, start: Start, expectation: ExpectEntry, runs: int) -> None:
        self.start = start
        self.runs = runs
        self.measure = expectation.measure
        text = expectation.share or expectation.mean
        self.expression = Expression(start.scenario, start.names, text) if text else None
        self.given = Expression(start.scenario, start.names, expectation.given) if expectation.given else None
        self.is_share = expectation.share is not None
        self.values: list[float] = []

    def ask(self, run: Run) -> None:
        """Take the answer of a run, if the run counts."""
        world = run.space.world
        if self.given is not None and not self.given.holds(world):
            return
        if self.expression is not None:
            self.values.append(self.expression.value(world))
            return
        value = read_out(self.start, world).measures[str(self.measure)]
        if not math.isnan(value):
            self.values.append(value)

    def estimate(self) -> Estimate:
        """The result with its interval."""
        if not self.values:
            return NOTHING
        if self.is_share:
            return share(sum(value != 0.0 for value in self.values), len(self.values))
        return mean(np.array(self.values))


def _outcomes(start: Start, expectations: dict[str, ExpectEntry], asked: Asked) -> Iterable[Outcome]:
    """Live the runs of some expectations and ask them."""
    questions = {name: _Question(start, one, asked.runs or one.runs) for name, one in expectations.items()}
    most, faults = max(question.runs for question in questions.values()), 0
    for number in range(most):
        run = Run(start, asked.seed + number)
        for _ in run.live():
            pass
        faults += run.fault is not None
        for question in questions.values():
            if number < question.runs and run.fault is None:
                question.ask(run)
        asked.progress(number + 1, most)
    return [Outcome(name, expectations[name], one.estimate(), one.runs, faults) for name, one in questions.items()]
