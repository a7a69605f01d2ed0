"""States that the computer governs with its objectives in view: it tries each plan in blind forks and takes what serves best.

The forks are those of a player's forecast: other luck, nothing written. Every plan is tried under the same luck, so that
the comparison is paired; what is not better than leaving the matter to the judgement is left to it. The plans are tried in
rounds: those that promise least in a few branches are not looked at in many (sequential halving).
"""

from math import fsum
from typing import NamedTuple

import numpy as np

from sim.game.blind import Blind, blinded, key_of
from sim.game.forecast import Forecast, Ticket
from sim.game.measures import Measure
from sim.game.objectives import Objective, general, mean_of_general, objectives_of
from sim.game.plans import LEAVE, Plan, is_day_of_plans, plans_on, plans_unasked
from sim.game.played import Played
from sim.game.seats import LOOK_AHEAD, OBJECTIVES
from sim.order_log import Desk, Orders
from sim.script.readings import AT_DAY, AT_END
from sim.words.calendar import DAYS_IN_YEAR
from sim.world.buffer import Space


class Depth(NamedTuple):
    """How far and how broadly a level looks: years, and the branches that each plan gets in the rounds, one after another."""

    years: float
    rounds: tuple[int, ...]


DEPTHS = {OBJECTIVES: Depth(0.5, (12,)), LOOK_AHEAD: Depth(3.0, (8, 20, 60))}
"""Chosen so that a look ahead takes at most half a second a decision in the documented world on one core."""
SURE = 1.0
"""Standard errors by which a plan must beat leaving it to the judgement."""
WORTH = 0.0005
"""What a plan must promise to be taken: less is not worth an order."""
LEFT = 0.4
"""Share of the plans that reach the next round, and at least one."""
OWN_WEIGHT = 0.9
"""Weight of the scenario's objectives for a state that has some; the general ones make the rest, since they tell sooner."""
LASTING = 4.0
"""Years after the horizon in which half of what was won is lost again: what an objective that is looked at later makes of it."""
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
        if best.gain > max(WORTH, SURE * best.error):
            for order in best.plan.orders:
                game.give(order)


class Trial:
    """Plans of a state that are tried in blind forks, always with the same luck."""

    def __init__(self, game: Played, blind: Blind, key: int, state: str, years: float) -> None:
        """`key` is that of the luck; the forks live for so many years, or to the end of the game."""
        self.game, self.blind, self.key, self.state, self.years = game, blind, key, state, years
        self.ordered, self.lived = blind.space.fork(), blind.space.fork()
        self.aims = [Aim.of(game, state, objective) for objective in objectives_of(game.scenario, state)]

    def scores(self, plan: Plan, first: int, count: int) -> np.ndarray:
        """What branches `first` to `first + count` are worth to the state after a plan. ValueError when an order is refused."""
        np.copyto(self.ordered.buffer, self.blind.space.buffer)
        give_all(self.ordered, self.blind, self.game, plan)
        fork = Blind(self.ordered, self.blind.setting)
        ticket = Ticket(fork, self.game.names, self.key, self.years, first + count, None, QUARTER)
        ticket.done[:first] = True
        ticket.next = first
        ticket.live(self.lived)
        found = ticket.so_far()
        return score_of(self.game, found._replace(values=found.values[first:]), ticket.ends[first:], self.state, self.aims)


def give_all(space: Space, blind: Blind, game: Played, plan: Plan) -> None:
    """Give the orders of a plan in a fork. ValueError when one is refused."""
    desk = Desk(space, blind.setting, game.names, Orders())
    for one in plan.orders:
        refusal = desk.order(one.state, one.kind, one.subject, one.option, one.value, one.whom, one.organisation, one.by)
        if refusal is not None:
            raise ValueError(f"{one} is refused in a fork: {refusal.text}")


def weigh(game: Played, state: str, plans: list[Plan], depth: Depth, purpose: str) -> list[Weighed]:
    """Leaving the matter and the plans that reached the last round, tried in blind forks."""
    key = key_of(game.setup.seed, game.course.number, game.day, purpose)
    trial = Trial(game, blinded(game.space, game.setting), key, state, depth.years)
    scores: dict[Plan, np.ndarray] = {plan: np.zeros(0) for plan in (LEAVE, *plans)}
    lived = 0
    for count in depth.rounds:
        if lived:
            scores = promising(scores)
        if len(scores) == 1:
            break
        scores = {plan: np.append(found, trial.scores(plan, lived, count)) for plan, found in scores.items()}
        lived += count
    return [compared(plan, found, scores[LEAVE]) for plan, found in scores.items()]


def promising(scores: dict[Plan, np.ndarray]) -> dict[Plan, np.ndarray]:
    """Leaving the matter, and the plans that have won most so far, if anything worth an order."""
    gains = {plan: float((found - scores[LEAVE]).mean()) for plan, found in scores.items() if plan != LEAVE}
    most = max(1, round(LEFT * len(gains)))
    best = sorted((plan for plan, gain in gains.items() if gain > WORTH), key=lambda plan: -gains[plan])[:most]
    return {plan: scores[plan] for plan in (LEAVE, *best)}


def compared(plan: Plan, scores: np.ndarray, left: np.ndarray) -> Weighed:
    """A plan against leaving the matter, branch by branch."""
    gains = scores - left
    error = float(gains.std(ddof=1) / np.sqrt(len(gains))) if len(gains) > 1 else 0.0
    return Weighed(plan, float(scores.mean()), float(gains.mean()), error)


class Aim(NamedTuple):
    """An objective with the place of its reading and the day on which it is looked at for good; -1 and 0 for a general one."""

    objective: Objective
    place: int
    day: int

    @classmethod
    def of(cls, game: Played, state: str, objective: Objective) -> "Aim":
        """Where a game keeps an objective of a state."""
        if objective.is_general:
            return cls(objective, -1, 0)
        place = game.reading_place(state, objective.name)
        asked = game.setting.asked[place]
        last = int(game.space.world.now["last_day"][0])
        return cls(objective, place, last if asked.way == AT_END else int(asked.day) if asked.way == AT_DAY else 0)

    def lasting(self, horizon: int) -> float:
        """How much of what is won by the horizon will count on the day, 0 to 1."""
        return float(0.5 ** (max(0, self.day - horizon) / DAYS_IN_YEAR / LASTING))


def score_of(game: Played, forecast: Forecast, ends: np.ndarray, state: str, aims: list[Aim]) -> np.ndarray:
    """What each branch is worth to a state, 0 to 1."""
    group = game.names.organisations[int(game.space.world.now["focus"][0])]
    values, places = forecast.values.transpose(1, 0, 2), forecast.places
    parts = general(
        lambda name: values[:, :, places[Measure(name, state)]], values[:, :, places[Measure("credibility", group)]]
    )
    common = mean_of_general(parts)
    if aims[0].objective.is_general:
        return common
    own = np.zeros(len(ends))
    passing = float(forecast.days[-1] - forecast.days[0]) / span_of(game)
    for aim in aims:
        if aim.objective.is_general:  # a mean over the whole game: what these years add to it
            own += aim.objective.weight * passing * parts[aim.objective.name]
        else:
            own += aim.objective.weight * aim.lasting(int(forecast.days[-1])) * np.clip(ends[:, aim.place], 0.0, 1.0)
    whole = fsum(aim.objective.weight for aim in aims)
    return OWN_WEIGHT * own / whole + (1.0 - OWN_WEIGHT) * passing * common


def span_of(game: Played) -> float:
    """Days of the whole game."""
    now = game.space.world.now
    return float(now["last_day"][0] + 1 - now["first_day"][0])
