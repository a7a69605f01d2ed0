"""What a government could do this morning, as plans of one or more orders: what a computer chooses among.

An answer to a decision is a plan; so is a yes with levers on a vote that concerns it: one voter lobbied, or several, or less
asked for. There are plans nobody asked for, each quarter while a state is in trouble, else each year: aid, arming, mediation,
moves in membership. Only what law and purse allow today is offered, at the prices that everybody pays.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from sim.game.actions import refusal_of
from sim.game.council import Reading
from sim.game.order import Order
from sim.game.played import Played
from sim.game.snapshot import MEMBERS
from sim.orders import OpenDecision
from sim.purse import affordable_reward, free_influence, free_money, motion_place
from sim.words import kinds

MONTHS_OF_PLANS = (1, 4, 7, 10)
"""Months on whose first day a government in trouble looks at what it could do unasked; one at peace does in the first."""
LOBBIED = 4
"""Voters that are lobbied at most, those whose favour moves the chance of the motion most first."""
DRAWS = 500
"""How often the votes are dealt to see what a favour moves; the dice are common."""
LEAST_GAIN = 0.005
"""What a favour has to add to the chance of a motion to be considered."""
AID = 0.4
"""The strongest aid that is considered."""
SHARE = 0.6
"""Share of the treasury that is considered for arming."""
UNASKED = (kinds.PAY, kinds.MEDIATE, kinds.BUDGET, kinds.CHANGE_MEMBERSHIP)
"""Kinds of initiatives of which at most one plan is taken on a day."""


class Plan(NamedTuple):
    """Orders that are given together; none is to leave the matter to the judgement."""

    orders: tuple[Order, ...] = ()


LEAVE = Plan()


def plans_on(game: Played, decision: OpenDecision) -> list[Plan]:
    """What could be done about a decision: each answer worth a try, and on a motion that concerns it a yes with levers."""
    found = [Plan((order_of(decision, option),)) for option in options_of(decision)]
    if len(found) == 1:
        return []
    if decision.kind == "vote" and "yes" in decision.options and concerns(game, decision):
        yes = order_of(decision, "yes")
        found += [Plan((yes, *levers)) for levers in levers_on(game, decision)]
    return found


def concerns(game: Played, decision: OpenDecision) -> bool:
    """Whether the motion of a vote is the state's own or about it, or the state leads: then it looks for more than its vote."""
    place, state = motion_place(game.space, decision.subject), game.names.state(str(decision.state))
    row = game.space.world.proposals[place]
    leading = int(game.space.world.organisations["leading"][int(row.organisation)])
    return place >= 0 and state in (int(row.proposer), int(row.target), leading)


def options_of(decision: OpenDecision) -> tuple[str, ...]:
    """The options worth a try: for a vote those said aloud, for an appeal none and what is more than words."""
    if decision.kind == "vote":
        return tuple(option for option in decision.options if option in ("yes", "no", "abstain"))
    if decision.kind == "appeal":
        return tuple(option for option in decision.options if option not in ("consultation", "statement"))
    return decision.options


def order_of(decision: OpenDecision, option: str) -> Order:
    """The order that answers a decision; troops are sent as asked."""
    value = decision.value if decision.kind == "contribute" and option == "yes" else 0.0
    organisation = str(decision.organisation) if decision.organisation is not None else None
    return Order(str(decision.state), decision.kind, option, decision.subject, value, None, organisation, "policy")


def levers_on(game: Played, decision: OpenDecision) -> Iterator[tuple[Order, ...]]:
    """What a state can do for a motion on the morning of the vote: lobby one voter or several, ask for less, or both."""
    name, p = str(decision.state), game.setting.parameters[0]
    state, cost = game.names.state(name), float(p.lobby_cost)
    lobbies = [
        Order(name, "lobby", "do", decision.subject, cost, game.names.states[voter], None, "policy")
        for voter in worth_lobbying(game, decision.subject, state)
    ]
    lobbies = [order for order in lobbies if is_open(game, order)]
    lobbies = lobbies[: int(free_influence(game.space, game.setting, state) // cost)] if cost > 0.0 else lobbies
    less = Order(name, "amend", "cut_motion", decision.subject, float(p.amend_burden), None, None, "policy")
    yield from (tuple(lobbies[:count]) for count in range(1, len(lobbies) + 1))
    if is_open(game, less):
        yield (less,)
        if lobbies:
            yield (less, *lobbies[:2])


def worth_lobbying(game: Played, serial: int, state: int) -> list[int]:
    """The voters whose favour would move the chance of a motion, most first."""
    reading = Reading(game.space, game.setting, serial)
    votes = reading.space.world.votes[reading.slot]
    favour = float(game.setting.parameters["vote_lobbying"][0]) * float(game.setting.parameters["lobby_cost"][0])
    base = reading.chance(draws=DRAWS)
    gains = {}
    for voter in reading.votes():
        if voter != state and reading.fixed[voter] == kinds.NO_CHOICE:
            votes["utility"][voter] += favour
            gains[voter] = reading.chance(draws=DRAWS) - base
            votes["utility"][voter] -= favour
    best = sorted((voter for voter, gain in gains.items() if gain > LEAST_GAIN), key=lambda voter: -gains[voter])
    return best[:LOBBIED]


def is_open(game: Played, order: Order) -> bool:
    """Whether law and purse allow an initiative today."""
    return refusal_of(game.space, game.setting, game.names, order) is None


def is_day_of_plans(day: int) -> bool:
    """Whether governments look today at what they could do unasked."""
    today = date.fromordinal(day)
    return today.day == 1 and today.month in MONTHS_OF_PLANS


def has_planned(game: Played, state: int) -> bool:
    """Whether a plan that nobody asked for has been taken today: it is seen in the world, so that a loaded game knows it too."""
    rows = game.space.world.decisions
    mine = (rows["serial"] > 0) & (rows["state"] == state) & (rows["chosen_by"] == kinds.BY_POLICY)
    return bool((mine & np.isin(rows["kind"], UNASKED)).any())


def is_in_trouble(game: Played, state: int) -> bool:
    """Whether a crisis runs on the land of a state or between it and another: then it pays to look for friends and arms."""
    rows = game.space.world.crises
    running = (rows["serial"] > 0) & (rows["stage"] == kinds.CRISIS_OPEN)
    return bool((running & ((rows["target"] == state) | (rows["aggressor"] == state))).any())


def plans_unasked(game: Played, state: str) -> list[Plan]:
    """What a state could do today of its own accord, each within law and purse: every quarter in trouble, else every year."""
    place = game.names.state(state)
    is_new_year = date.fromordinal(game.day).month == MONTHS_OF_PLANS[0]
    if has_planned(game, place) or not (is_new_year or is_in_trouble(game, place)):
        return []
    offers = [*aid(game, state), *mediation(game, state), *moves(game, state)]
    if is_in_trouble(game, place):
        offers += arming(game, state)
    return [Plan((order,)) for order in offers if is_open(game, order)]


def aid(game: Played, state: str) -> Iterator[Order]:
    """Aid for the coolest fellow member and for the one that leads, as much as the treasury allows."""
    own, world = game.names.state(state), game.space.world
    focus = int(world.now["focus"][0])
    members = np.isin(world.seats["status"][focus], MEMBERS)
    if not members[own]:
        return
    members[own] = False
    leading = int(world.organisations["leading"][focus])
    cool = world.pairs["grievance"][:, own] - world.pairs["affinity"][:, own]
    wanted = [int(np.argmax(np.where(members, cool, -np.inf)))] if members.any() else []
    wanted += [leading] if leading >= 0 and leading != own and leading not in wanted else []
    for whom in wanted:
        strength = affordable_reward(game.space, game.setting, own, whom, AID)
        if strength > 0.0:
            yield Order(state, "pay", "aid", 0, strength, game.names.states[whom], None, "policy")


def mediation(game: Played, state: str) -> Iterator[Order]:
    """An attempt to calm the fiercest fight of others."""
    rows, own = game.space.world.crises, game.names.state(state)
    fights = (rows["serial"] > 0) & (rows["stage"] == kinds.CRISIS_OPEN) & (rows["aggressor"] >= 0)
    fights &= (rows["aggressor"] != own) & (rows["target"] != own)
    if fights.any():
        place = int(np.argmax(np.where(fights, rows["intensity"], -1.0)))
        yield Order(state, "mediate", "do", int(rows["serial"][place]), 0.0, None, None, "policy")


def arming(game: Played, state: str) -> Iterator[Order]:
    """A good part of the treasury for readiness."""
    money = SHARE * free_money(game.space, game.setting, game.names.state(state))
    if money > 0.0:
        yield Order(state, "budget", "do", value=money, by="policy")


MOVES = ("freeze", "unfreeze", "give_notice")
"""Moves in membership that are considered, in the organisation in focus."""


def moves(game: Played, state: str) -> Iterator[Order]:
    """What a member could do about its seat in the organisation in focus."""
    focus = int(game.space.world.now["focus"][0])
    for move in MOVES:
        yield Order(state, "membership", move, 0, 0.0, None, game.names.organisations[focus], "policy")
