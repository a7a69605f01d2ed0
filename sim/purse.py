"""The purse: what a state has left of influence and money after what it has ordered today, and what things cost.

Beside it the places of what initiatives speak of: an open motion, an open crisis, the rows of a kind of decision.
"""

import math

import numpy as np

from sim.dynamics.diplomacy import reward_price
from sim.edits import Refusal
from sim.words import kinds
from sim.words.jit import entry
from sim.world.buffer import Space
from sim.world.layout import Setting


def today(space: Space) -> int:
    """The ordinal of the day that is about to be lived."""
    return int(space.world.now["day"][0])


def motion_place(space: Space, serial: int) -> int:
    """The row of an open motion, -1 when there is none of that serial."""
    rows = space.world.proposals
    found = np.flatnonzero((rows["serial"] == serial) & (rows["stage"] == kinds.PROPOSAL_OPEN))
    return int(found[0]) if len(found) and serial > 0 else -1


def crisis_place(space: Space, serial: int) -> int:
    """The row of an open crisis, -1 when there is none of that serial."""
    rows = space.world.crises
    found = np.flatnonzero((rows["serial"] == serial) & (rows["stage"] == kinds.CRISIS_OPEN))
    return int(found[0]) if len(found) and serial > 0 else -1


def rows_of(space: Space, kind: int) -> np.ndarray:
    """Which rows of the decisions hold a decision of a kind."""
    rows = space.world.decisions
    return (rows["serial"] > 0) & (rows["kind"] == kind)


def pending(space: Space, state: int, kind: int) -> np.ndarray:
    """The amounts of a state's initiatives of one kind that were entered and not yet carried out."""
    rows = space.world.decisions
    return rows["value"][rows_of(space, kind) & (rows["state"] == state) & (rows["option"] > 0)]


def free_influence(space: Space, setting: Setting, state: int) -> float:
    """Points of influence that a state has left after what it has already ordered today."""
    bound = float(pending(space, state, kinds.LOBBY).sum())
    bound += len(pending(space, state, kinds.MEDIATE)) * float(setting.parameters["mediation_cost"][0])
    bound += len(pending_postponements(space, state)) * float(setting.parameters["postponement_cost"][0])
    return float(space.world.states["influence"][state]) - bound


def free_money(space: Space, setting: Setting, state: int) -> float:
    """Million USD that a state has left after what it has already ordered today."""
    bound = float(pending(space, state, kinds.BUDGET).sum())
    rows = space.world.decisions
    for row in rows[rows_of(space, kinds.PAY) & (rows["state"] == state) & (rows["option"] > 0)]:
        bound += price_of_reward(space, setting, int(row.whom), float(row.value))
    return float(space.world.states["treasury"][state]) - bound


def price_of_reward(space: Space, setting: Setting, whom: int, strength: float) -> float:
    """What a reward of a strength (above 0, at most 1) for a state costs today, million USD (`diplomacy.reward_price`)."""
    return float(priced_reward(space.world, setting, whom, strength))


REWARD_STEP = 0.05
"""The step between the rewards that are offered."""


def affordable_reward(space: Space, setting: Setting, state: int, whom: int, most: float) -> float:
    """The strongest reward up to `most` for which a state's treasury suffices today, in steps; 0 where there is none."""
    price = price_of_reward(space, setting, whom, 1.0)
    within = free_money(space, setting, state) / price if price > 0.0 else most
    return most if within >= most else math.floor(within / REWARD_STEP) * REWARD_STEP


@entry
def priced_reward(world, setting, whom, strength):
    """What a reward costs, million USD, asked from outside."""
    return reward_price(world, setting, whom, strength)


def too_dear(price: float, free: float, unit: str) -> Refusal | None:
    """Refuse what costs more than is free."""
    return Refusal(None, f"it costs {price:,.1f} {unit} and {free:,.1f} are free") if price > free else None


def pending_postponements(space: Space, state: int) -> np.ndarray:
    """The days by which a state is about to have votes put off."""
    rows = space.world.decisions
    return rows["value"][rows_of(space, kinds.AMEND) & (rows["state"] == state) & (rows["option"] == kinds.POSTPONE)]
