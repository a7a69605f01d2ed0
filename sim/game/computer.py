"""States that the computer governs with its objectives in view: it tries each answer in blind forks and takes what serves best.

The forks are those of a player's forecast: other luck, nothing written. Every option is tried under the same luck, so that
the comparison is paired; what is not clearly better than leaving the matter to the judgement is left to it.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.game.blind import Blind, blinded, key_of
from sim.game.forecast import Forecast, Prepare, Ticket
from sim.game.measures import Measure
from sim.game.objectives import general, mean_of_general, objectives_of
from sim.game.order import Order
from sim.game.seats import LOOK_AHEAD, OBJECTIVES
from sim.initiatives import OPTIONS
from sim.orders import OpenDecision
from sim.words import kinds
from sim.world.buffer import Space

if TYPE_CHECKING:
    from sim.game.session import Game


class Depth(NamedTuple):
    """How far and how broadly a level looks: branches an option and years, in two rounds (all options, then the best)."""

    first: int
    second: int
    years: float


DEPTHS = {OBJECTIVES: Depth(16, 0, 0.5), LOOK_AHEAD: Depth(16, 64, 2.0)}
"""Chosen so that a look ahead takes at most half a second a decision in the documented world on one core."""
SURE = 1.0
"""Standard errors by which an option must beat leaving it to the judgement."""
KEPT = 2
"""Options that reach the second round."""
OWN_WEIGHT = 0.75
"""Weight of the scenario's objectives for a state that has some; the general ones make the rest, since they tell sooner."""


class Weighed(NamedTuple):
    """An option with what it wins over leaving the matter to the judgement (score, -1 to 1) and the error of that."""

    option: str | None
    value: float
    gain: float
    error: float


class Computer:
    """Governs the states of a game that are given to it."""

    def __init__(self, levels: dict[str, str]) -> None:
        """`levels` gives the level of each state."""
        self.levels = levels

    def think(self, game: "Game") -> None:
        """Answer what falls due today."""
        rows = game.space.world.decisions
        due = (rows["serial"] > 0) & (rows["option"] < 0) & (rows["deadline"] <= game.day)
        if not due.any():
            return
        waiting = {int(state) for state in rows["state"][due]}
        for state, level in self.levels.items():
            if game.names.state(state) in waiting:
                for decision in game.waiting(state):
                    if decision.deadline.toordinal() <= game.day:
                        self.decide(game, decision, DEPTHS[level])

    def decide(self, game: "Game", decision: OpenDecision, depth: Depth) -> None:
        """Take the best option of a decision, if it is clearly better than leaving it."""
        best = max(weigh(game, decision, depth), key=lambda one: one.value)
        if best.option is not None and best.gain > SURE * best.error:
            game.give(order_of(decision, best.option)._replace(by="policy"))


def order_of(decision: OpenDecision, option: str) -> Order:
    """The order that answers a decision; troops are sent as asked."""
    value = decision.value if decision.kind == "contribute" and option == "yes" else 0.0
    organisation = decision.organisation if decision.organisation is not None else None
    return Order(str(decision.state), decision.kind, option, decision.subject, value, None, organisation)


class Trial(NamedTuple):
    """A decision of a state that is tried in blind forks, always with the same luck."""

    game: "Game"
    blind: Blind
    key: int
    decision: OpenDecision
    years: float

    def scores(self, option: str | None, first: int, count: int) -> np.ndarray:
        """What branches `first` to `first + count` are worth to the state when it takes an option, or leaves it (None)."""
        answer = answering(self.decision, option)
        ticket = Ticket(self.blind, self.game.names, self.key, self.years, first + count, answer)
        ticket.done[:first] = True
        ticket.next = first
        ticket.live()
        found = ticket.so_far()
        return score_of(self.game, found._replace(values=found.values[first:]), ticket.ends[first:], str(self.decision.state))


def weigh(game: "Game", decision: OpenDecision, depth: Depth) -> list[Weighed]:
    """Each option of a decision and leaving it (None), tried in blind forks: the promising ones twice."""
    key = key_of(game.setup.seed, game.course.number, game.day, f"computer {decision.serial}")
    trial = Trial(game, blinded(game.space, game.setting), key, decision, depth.years)
    options: list[str | None] = [None, *options_of(decision)]
    scores = {option: trial.scores(option, 0, depth.first) for option in options}
    if depth.second:
        left = scores[None]
        best = sorted((one for one in options if one is not None), key=lambda one: -float((scores[one] - left).mean()))[:KEPT]
        scores = {
            option: np.concatenate([scores[option], trial.scores(option, depth.first, depth.second)]) for option in (None, *best)
        }
    return [compared(option, scores[option], scores[None]) for option in scores]


def options_of(decision: OpenDecision) -> tuple[str, ...]:
    """The options worth a try: for a vote, those that are said aloud; an appeal's rungs from the highest down."""
    if decision.kind == "vote":
        return tuple(option for option in decision.options if option in ("yes", "no", "abstain"))
    if decision.kind == "appeal":
        return tuple(option for option in decision.options if option in ("none", *kinds.INSTRUMENTS[-4:]))
    return decision.options


def compared(option: str | None, scores: np.ndarray, left: np.ndarray) -> Weighed:
    """An option against leaving the matter, branch by branch."""
    gains = scores - left
    error = float(gains.std(ddof=1) / np.sqrt(len(gains))) if len(gains) > 1 else 0.0
    return Weighed(option, float(scores.mean()), float(gains.mean()), error)


def answering(decision: OpenDecision, option: str | None) -> Prepare | None:
    """Has the state take an option in a branch."""
    if option is None:
        return None
    choice = OPTIONS[kinds.DECISION_KINDS.index(decision.kind)].index(option)

    def take(space: Space, branch: int) -> None:
        rows = space.world.decisions
        mine = rows["serial"] == decision.serial
        rows["option"][mine] = choice
        rows["chosen_by"][mine] = kinds.BY_POLICY

    return take


def score_of(game: "Game", forecast: Forecast, ends: np.ndarray, state: str) -> np.ndarray:
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
    weights = 0.0
    for objective in (one for one in wanted if not one.is_general):
        place = game.reading_place(state, objective.name)
        own += objective.weight * np.clip(ends[:, place], 0.0, 1.0)
        weights += objective.weight
    return OWN_WEIGHT * own / weights + (1.0 - OWN_WEIGHT) * common
