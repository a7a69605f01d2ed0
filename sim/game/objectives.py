"""What a state is after, and how far a game has brought it: the scenario's objectives, else those of any government.

A score lies in 0 to 1. Alone it says little, since a calm century is nobody's merit: the verdict compares it with the same
game on autopilot under the same luck (`sim.game.verdict`).
"""

from collections.abc import Callable
from math import fsum
from typing import NamedTuple

import numpy as np

from sim.game.branch_rules import RESERVE
from sim.game.history import History
from sim.scenario.build import Start
from sim.scenario.evaluate import read_out
from sim.scenario.schema import Scenario
from sim.world.layout import World


class Objective(NamedTuple):
    """Something to be reached. `is_general` for those that any government has."""

    name: str
    title: str
    text: str
    weight: float
    is_general: bool


class Scored(NamedTuple):
    """An objective with what was reached of it, 0 to 1."""

    objective: Objective
    value: float


GENERAL: tuple[Objective, ...] = (
    Objective("hold", "Hold the country together", "mean stability of the state, month by month", 1.0, True),
    Objective("support", "Keep the public behind the alliance", "mean support at home for the organisation in focus", 1.0, True),
    Objective("standing", "Be valued among the members", "reputation, affinity of the members, means to spare", 1.0, True),
    Objective("credible", "Keep the alliance credible", "mean credibility of the organisation in focus", 1.0, True),
    Objective("safe", "Keep the territory safe", "no crisis on its land, or a small one", 1.0, True),
)
"""The objectives of a state for which the scenario names none."""
FREE_HAND = Objective(
    "free_hand", "Keep a free hand", f"influence at hand, full from {RESERVE:g} points on, and money for three months", 2.0, True
)
"""What counts for every state beside the scenario's objectives: who spends all on every vote has nothing left for the next."""


def objectives_of(scenario: Scenario, state: str) -> tuple[Objective, ...]:
    """The objectives of a state: those of the scenario and a free hand, or the general ones where it names none."""
    own = scenario.states[state].objectives
    if not own:
        return GENERAL
    named = (
        Objective(name, spoken(entry.title, name), spoken(entry.text, ""), float(entry.weight), False)
        for name, entry in own.items()
    )
    return *named, FREE_HAND


def spoken(text: object, otherwise: str, language: str = "en") -> str:
    """A text of the scenario in a language, in another where that is missing."""
    if isinstance(text, str):
        return text
    texts = dict(text or {})  # type: ignore[call-overload]
    return texts.get(language) or next(iter(texts.values()), otherwise)


def general(read: Callable[[str], np.ndarray], credibility: np.ndarray) -> dict[str, np.ndarray]:
    """The general objectives from monthly series (months first): `read(column)` gives a state's quantity, 0 to 1 each."""
    return {
        "hold": read("stability").mean(axis=0),
        "support": read("opinion").mean(axis=0),
        "standing": (0.4 * read("reputation") + 0.2 * (read("standing") + 1.0) + 0.2 * read("at_hand")).mean(axis=0),
        "credible": credibility.mean(axis=0),
        "free_hand": read("at_hand").mean(axis=0),
        "safe": (1.0 - read("pressed")).mean(axis=0),
    }


def scored(start: Start, world: World, history: History, state: str) -> tuple[Scored, ...]:
    """How far a state has come with each of its objectives, as if the game ended now."""
    place = start.names.state(state)
    credibility = history.organisation("credibility", int(world.now["focus"][0]))
    return scores_of(start, world, state, general(lambda name: history.state(name, place), credibility))


def scores_of(start: Start, world: World, state: str, common: dict[str, np.ndarray]) -> tuple[Scored, ...]:
    """The objectives of a state with what was reached; `common` has the general ones by name."""
    wanted = objectives_of(start.scenario, state)
    own = {} if wanted[0].is_general else read_out(start, world).objectives.get(state, {})
    reached = [float(common[one.name] if one.is_general else own[one.name]) for one in wanted]
    return tuple(Scored(one, min(1.0, max(0.0, value))) for one, value in zip(wanted, reached, strict=True))


def mean_of_general(common: dict[str, np.ndarray]) -> np.ndarray:
    """The mean of the general objectives."""
    return np.mean([common[one.name] for one in GENERAL], axis=0)


def total(scores: tuple[Scored, ...]) -> float:
    """The weighted mean of scores, 0 to 1. The same to the last bit on every Python: `sum` has added otherwise since 3.12."""
    weight = fsum(one.objective.weight for one in scores)
    return fsum(one.value * one.objective.weight for one in scores) / weight if weight > 0.0 else 0.0
