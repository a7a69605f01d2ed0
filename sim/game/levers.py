"""What a government can do about a motion before the vote, each with its price and what it gains in the chance of passing.

Every lever is tried: given as an order through the one door in a fork, carried out there as the morning will, and the motion
read anew with the same dice. What the door refuses is shown with its reason.
"""

from typing import NamedTuple

import numpy as np

from sim.edits import Refusal
from sim.game import council_rules
from sim.game.council import KEY, Reading
from sim.game.order import Order
from sim.order_log import Desk, Orders
from sim.purse import REWARD_STEP, affordable_reward, price_of_reward
from sim.report.names import spoken
from sim.scenario.names import Names
from sim.words import kinds
from sim.words.figures import percent
from sim.world.buffer import Space
from sim.world.layout import Setting

DRAWS = 1000
"""How often the votes are dealt for each lever; the dice are common, so gains are finer than the chances themselves."""
LOBBY_STEPS = (1.0, 3.0)
"""Lobbying is offered at the usual price of one vote and at so many times that."""
REWARD, PRESSURE = 0.4, 0.4
"""The strength of a reward or of pressure that is offered."""


POSTPONED_BY = 14.0
"""Days by which a vote is offered to be put off: time to lobby; the chance today does not move."""


class Lever(NamedTuple):
    """Something to do about a motion. `gain` is the change in the chance of passing, None where the order is refused."""

    order: Order
    label: str
    price: str
    gain: float | None
    refusal: Refusal | None


def levers(space: Space, setting: Setting, names: Names, serial: int, state: str) -> list[Lever]:
    """What a state can do about a pending motion, what moves the chance most first, what is refused last.

    ValueError when there is no such motion.
    """
    reading = Reading(space, setting, serial)
    base = reading.chance(draws=DRAWS)
    found = [tried(space, setting, names, serial, base, *offer) for offer in offers(reading, setting, names, state)]
    return sorted(found, key=lambda lever: (lever.gain is None, -abs(lever.gain or 0.0)))


def tried(
    space: Space, setting: Setting, names: Names, serial: int, base: float, order: Order, label: str, price: str
) -> Lever:
    """A lever, tried in a fork."""
    fork = space.fork()
    refusal = Desk(fork, setting, names, Orders()).order(
        order.state, order.kind, order.subject, order.option, order.value, order.whom, order.organisation
    )
    if refusal is not None:
        return Lever(order, label, price, None, refusal)
    council_rules.carry_out_initiatives(fork.world, setting)
    return Lever(order, label, price, Reading(fork, setting, serial).chance(draws=DRAWS) - base, None)


def offers(reading: Reading, setting: Setting, names: Names, state: str) -> list[tuple[Order, str, str]]:
    """The orders that could move a motion: (order, what it is, what it costs)."""
    serial, p = int(reading.proposal.serial), setting.parameters[0]
    delay = Order(state, "amend", "postpone", serial, POSTPONED_BY)
    cost = float(p.postponement_cost)
    found = [(delay, f"put the vote off by {POSTPONED_BY:g} days", f"{cost:g} points of influence")]
    found += [cut(state, serial, burden) for burden in dict.fromkeys((float(p.amend_burden), float(p.lowest_burden)))]
    for place in reading.votes():
        whom = names.states[place]
        if whom == state:
            continue
        name = names.text("states", place)
        for step in LOBBY_STEPS:
            points = float(p.lobby_cost) * step
            lobby = Order(state, "lobby", "do", serial, points, whom)
            found.append((lobby, f"lobby {name}", f"{points:g} points of influence, a favour owed"))
        reward = affordable_reward(reading.space, setting, names.state(state), place, REWARD) or REWARD_STEP
        cost = price_of_reward(reading.space, setting, place, reward)
        found.append((Order(state, "pay", "aid", 0, reward, whom), f"aid for {name}", f"{cost:,.0f} million USD"))
        for option in ("gas_cut", "trade_ban"):
            press = Order(state, "press", option, 0, PRESSURE, whom)
            wear = float(p.pressure_affinity) * PRESSURE
            found.append((press, f"{spoken(option)} against {name}", f"affinity {-wear:+.2f}, their grievance"))
    return found


def cut(state: str, serial: int, burden: float) -> tuple[Order, str, str]:
    """The proposer asks for less."""
    return Order(state, "amend", "cut_motion", serial, burden), f"ask for {percent(burden)}", "a smaller and shorter mandate"


class Mover(NamedTuple):
    """What moves the chance of a motion: a voter's vote or a motive of all, with the chance at both ends."""

    what: str
    low: float
    high: float

    @property
    def swing(self) -> float:
        """How far it moves the chance."""
        return abs(self.high - self.low)


def movers(space: Space, setting: Setting, names: Names, serial: int) -> list[Mover]:
    """What moves the chance of a motion, most first: each voter saying no or yes, each motive halved or half as strong again."""
    reading = Reading(space, setting, serial)
    found = [
        Mover(names.text("states", place), reading.chance({place: kinds.NO}, DRAWS), reading.chance({place: kinds.YES}, DRAWS))
        for place in reading.votes()
    ]
    votes = reading.space.world.votes[reading.slot]
    utility = votes["utility"].copy()
    for term in kinds.VOTE_TERMS:
        ends = []
        for part in (-0.5, 0.5):
            votes["utility"] = utility + part * votes[f"term_{term}"]
            ends.append(reading.chance(draws=DRAWS))
        votes["utility"] = utility
        if np.any(votes[f"term_{term}"] != 0.0):
            found.append(Mover(spoken(term), *ends))
    return sorted(found, key=lambda mover: -mover.swing)


MOTIVES = frozenset(spoken(term) for term in kinds.VOTE_TERMS)
"""What motives are called among the movers."""


def interval(chance: float, found: list[Mover]) -> tuple[float, float]:
    """The 90 % interval of a chance if each motive of all may be misjudged by half, independently, to first order."""
    below = above = 0.0
    for mover in found:
        if mover.what in MOTIVES:
            ends = sorted((mover.low - chance, mover.high - chance))
            below += min(0.0, ends[0]) ** 2
            above += max(0.0, ends[1]) ** 2
    return max(0.0, chance - below**0.5), min(1.0, chance + above**0.5)


def draw_until(reading: Reading, passes: bool, key: int, tries: int = 400) -> np.ndarray:
    """Choices of all voters under which a motion passes (or not), dealt with dice of a key.

    Where so many deals bring no such end, every vote that is still open is a yes (or a no).
    """
    world, slot = reading.space.world, reading.slot
    for draw in range(tries):
        verdict = int(
            council_rules.deal_votes(
                world, reading.setting, slot, np.uint64(key) ^ KEY, draw, reading.bars, reading.fixed
            )
        )
        if (verdict in (kinds.ADOPTED, kinds.ADOPTED_LIMITED)) == passes:
            return world.votes["choice"][slot].copy()
    forced = reading.fixed.copy()
    forced[(forced == kinds.NO_CHOICE) & (reading.bars[:, 1] >= 0)] = kinds.YES if passes else kinds.NO
    return forced
