"""States that the computer governs with its objectives in view: it tries each plan in blind forks and takes what serves best.

The forks are those of a player's forecast: other luck, nothing written. Every plan is tried under the same luck, so that
the comparison is paired; what is not clearly better than leaving the matter to the judgement is left to it. Plans that promise
nothing in a few branches are not looked at in many.
"""

from typing import NamedTuple

import numpy as np

from sim.game.blind import Blind, blinded, key_of
from sim.game.forecast import Forecast, Ticket
from sim.game.measures import Measure
from sim.game.objectives import general, mean_of_general, objectives_of
from sim.game.plans import LEAVE, Plan, is_day_of_plans, plans_on, plans_unasked
from sim.game.played import Played
from sim.game.seats import LOOK_AHEAD, OBJECTIVES
from sim.order_log import Desk, Orders


class Depth(NamedTuple):
    """How far and how broadly a level looks: branches a plan and years, in two rounds (all plans, then the promising ones)."""

    first: int
    second: int
    years: float


DEPTHS = {OBJECTIVES: Depth(12, 0, 0.5), LOOK_AHEAD: Depth(8, 24, 2.0)}
"""Chosen so that a look ahead takes at most half a second a decision in the documented world on one core."""
SURE = 1.5
"""Standard errors by which a plan must beat leaving it to the judgement."""
KEPT = 2
"""Plans that reach the second round."""
OWN_WEIGHT = 0.9
"""Weight of the scenario's objectives for a state that has some; the general ones make the rest, since they tell sooner."""
QUARTER = 3
"""Months between two looks at a branch."""


class Weighed(NamedTuple):
    """A plan with what it wins over leaving the matter to the judgement (score, -1 to 1) and the error of that."""

    plan: Plan
    value: float
    gain: float
    error: float


class Computer:
    """Governs the states of a game that are given to it."""

    def __init__(self, levels: dict[str, str]) -> None:
        """`levels` gives the level of each state."""
        self.levels = levels

    def think(self, game: Played) -> None:
        """Answer what falls due today and, on the days for that, do what pays unasked."""
        for state in self._due(game):
            for decision in game.waiting(state):
                if decision.deadline.toordinal() <= game.day:
                    purpose = f"computer {decision.serial}"
                    self.decide(game, state, plans_on(game, decision), purpose)
        if is_day_of_plans(game.day):
            for state in self.levels:
                self.decide(game, state, plans_unasked(game, state), f"computer {state}")

    def _due(self, game: Played) -> list[str]:
        """The states of the computer that have an answer due today."""
        rows = game.space.world.decisions
        due = (rows["serial"] > 0) & (rows["option"] < 0) & (rows["deadline"] <= game.day)
        waiting = {int(state) for state in rows["state"][due]}
        return [state for state in self.levels if game.names.state(state) in waiting]

    def decide(self, game: Played, state: str, plans: list[Plan], purpose: str) -> None:
        """Carry out the best plan, if it is clearly better than leaving the matter."""
        if not plans:
            return
        best = max(weigh(game, state, plans, DEPTHS[self.levels[state]], purpose), key=lambda one: one.value)
        if best.gain > SURE * best.error:
            for order in best.plan.orders:
                game.give(order)


class Trial(NamedTuple):
    """Plans of a state that are tried in blind forks, always with the same luck."""

    game: Played
    blind: Blind
    key: int
    state: str
    years: float

    def scores(self, plan: Plan, first: int, count: int) -> np.ndarray:
        """What branches `first` to `first + count` are worth to the state after a plan. ValueError when an order is refused."""
        fork = Blind(self.blind.space.fork(), self.blind.setting)
        desk = Desk(fork.space, fork.setting, self.game.names, Orders())
        for one in plan.orders:
            refusal = desk.order(one.state, one.kind, one.subject, one.option, one.value, one.whom, one.organisation, one.by)
            if refusal is not None:
                raise ValueError(f"{one} is refused in a fork: {refusal.text}")
        ticket = Ticket(fork, self.game.names, self.key, self.years, first + count, None, QUARTER)
        ticket.done[:first] = True
        ticket.next = first
        ticket.live()
        found = ticket.so_far()
        return score_of(self.game, found._replace(values=found.values[first:]), ticket.ends[first:], self.state)


def weigh(game: Played, state: str, plans: list[Plan], depth: Depth, purpose: str) -> list[Weighed]:
    """Each plan and leaving the matter, tried in blind forks: the promising ones twice."""
    key = key_of(game.setup.seed, game.course.number, game.day, purpose)
    trial = Trial(game, blinded(game.space, game.setting), key, state, depth.years)
    scores = {plan: trial.scores(plan, 0, depth.first) for plan in (LEAVE, *plans)}
    if depth.second:
        gains = {plan: float((found - scores[LEAVE]).mean()) for plan, found in scores.items()}
        best = sorted((plan for plan in plans if gains[plan] > 0.0), key=lambda plan: -gains[plan])[:KEPT]
        if not best:
            return [compared(LEAVE, scores[LEAVE], scores[LEAVE])]
        again = (LEAVE, *best)
        scores = {plan: np.concatenate([scores[plan], trial.scores(plan, depth.first, depth.second)]) for plan in again}
    return [compared(plan, found, scores[LEAVE]) for plan, found in scores.items()]


def compared(plan: Plan, scores: np.ndarray, left: np.ndarray) -> Weighed:
    """A plan against leaving the matter, branch by branch."""
    gains = scores - left
    error = float(gains.std(ddof=1) / np.sqrt(len(gains))) if len(gains) > 1 else 0.0
    return Weighed(plan, float(scores.mean()), float(gains.mean()), error)


def score_of(game: Played, forecast: Forecast, ends: np.ndarray, state: str) -> np.ndarray:
    """What each branch is worth to a state, 0 to 1."""
    group = game.names.organisations[int(game.space.world.now["focus"][0])]
    values, places = forecast.values.transpose(1, 0, 2), forecast.places
    parts = general(
        lambda name: values[:, :, places[Measure(name, state)]], values[:, :, places[Measure("credibility", group)]]
    )
    common = mean_of_general(parts)
    wanted = objectives_of(game.scenario, state)
    if wanted[0].is_general:
        return common
    own = np.zeros(len(ends))
    passing = float(forecast.days[-1] - forecast.days[0]) / span_of(game)
    for objective in wanted:
        if objective.is_general:  # a mean over the whole game: what these years add to it
            own += objective.weight * passing * parts[objective.name]
        else:
            own += objective.weight * np.clip(ends[:, game.reading_place(state, objective.name)], 0.0, 1.0)
    return OWN_WEIGHT * own / sum(objective.weight for objective in wanted) + (1.0 - OWN_WEIGHT) * passing * common


def span_of(game: Played) -> float:
    """Days of the whole game."""
    now = game.space.world.now
    return float(now["last_day"][0] + 1 - now["first_day"][0])
