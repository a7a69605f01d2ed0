"""Every initiative that a government could take today, with its price and, where it may not, the refusal with its article.

The law and the prices are those of `sim.initiatives`: each offer is held against the same checks as the order itself, which
look and change nothing.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from sim.edits import Refusal, span_of
from sim.game.order import Order
from sim.initiatives import CHECKS, OPTIONS, Ask, clause_field
from sim.orders import malformed
from sim.purse import free_money, price_of_reward
from sim.report.names import spoken
from sim.scenario.names import Names
from sim.words import kinds
from sim.world.buffer import Space
from sim.world.law import CHARTER_CLAUSES, CLAUSES, PROCEDURE_CLAUSES, clause_name
from sim.world.layout import Setting

STRENGTH = 0.4
"""The strength of reward or pressure that is offered; a dialog may choose another above 0 and up to 1."""
BUDGET = 0.5
"""Share of the free treasury that is offered for arming; a dialog may choose another amount."""

GROUPS = ("council", "diplomacy", "membership", "forces")
"""Under which heading a screen shows an action."""


class Price(NamedTuple):
    """What an action takes: points of influence, million USD, and the rest in words."""

    influence: float
    money: float
    text: str


class Action(NamedTuple):
    """An initiative with the order that takes it. `value_span` is what its value may be, None where it has none."""

    order: Order
    group: str
    label: str
    price: Price
    refusal: Refusal | None
    value_span: tuple[float, float] | None


class Clause(NamedTuple):
    """A clause of an organisation's law that could be amended, as it stands."""

    clause: int
    name: str
    meaning: str
    unit: str
    value: float
    low: float
    high: float
    is_whole: bool
    choices: tuple[str, ...]
    refusal: Refusal | None
    parts: tuple[str, ...] = ()
    """Of a clause that holds a set: the name of each bit of its value."""


def actions(space: Space, setting: Setting, names: Names, state: str) -> list[Action]:
    """All initiatives of a state today: what is open first, each sort in its own order."""
    found = [
        Action(order, group, label, price, refusal_of(space, setting, names, order), span)
        for order, group, label, price, span in offered(space, setting, names, state)
    ]
    return sorted(found, key=lambda action: action.refusal is not None)


def refusal_of(space: Space, setting: Setting, names: Names, order: Order) -> Refusal | None:
    """Why an initiative would be refused today, None when it would be taken. Nothing changes."""
    kind = kinds.DECISION_KINDS.index(order.kind)
    ask = Ask(
        names.state(order.state), kind, order.subject, OPTIONS[kind].index(order.option), order.value,
        names.state(order.whom), names.organisation(order.organisation),
    )  # fmt: skip
    return malformed(space, ask) or CHECKS[kind](space, setting, ask)


Offer = tuple[Order, str, str, Price, tuple[float, float] | None]


def offered(space: Space, setting: Setting, names: Names, state: str) -> Iterator[Offer]:
    """Every initiative, lawful or not."""
    yield from on_motions(space, setting, names, state)
    yield from on_states(space, setting, names, state)
    yield from on_crises(space, setting, names, state)
    yield from on_membership(space, setting, names, state)
    amount = max(1.0, float(math.floor(BUDGET * free_money(space, setting, names.state(state)))))
    money = Price(0.0, amount, f"{amount:,.0f} million USD")
    yield Order(state, "budget", "do", value=amount), "forces", "spend on readiness", money, (1.0, 1e6)


def on_motions(space: Space, setting: Setting, names: Names, state: str) -> Iterator[Offer]:
    """Lobbying each voter on each motion; cutting one's own."""
    p, rows = setting.parameters[0], space.world.decisions
    for row in space.world.proposals[space.world.proposals["stage"] == kinds.PROPOSAL_OPEN]:
        serial, lowest = int(row.serial), float(p.lowest_burden)
        if int(row.proposer) == names.state(state):
            less = Price(0.0, 0.0, "a smaller and shorter mandate")
            cut = Order(state, "amend", "cut_motion", serial, max(lowest, float(p.amend_burden)))
            yield cut, "council", "ask for less", less, (lowest, 1.0)
        chair = int(space.world.organisations["chair"][int(row.organisation)])
        if names.state(state) in (int(row.proposer), chair):
            points = float(p.postponement_cost)
            delay = Order(state, "amend", "postpone", serial, 14.0)
            price = Price(points, 0.0, f"{points:g} points of influence")
            yield delay, "council", "have the vote put off", price, (1.0, float(p.postponement_days))
        voters = (rows["serial"] > 0) & (rows["kind"] == kinds.VOTE) & (rows["subject"] == serial)
        for place in rows["state"][voters]:
            if int(place) != names.state(state):
                points = float(p.lobby_cost)
                price = Price(points, 0.0, f"{points:g} points of influence, and a favour owed")
                order = Order(state, "lobby", "do", serial, points, names.states[int(place)])
                yield order, "council", f"lobby {names.text('states', int(place))}", price, (1.0, 20.0)


def on_states(space: Space, setting: Setting, names: Names, state: str) -> Iterator[Offer]:
    """Reward and pressure for each other state."""
    p = setting.parameters[0]
    for place, whom in enumerate(names.states):
        if whom == state or space.world.states["present"][place] == 0:
            continue
        name = names.text("states", place)
        money = price_of_reward(space, setting, place, STRENGTH)
        price = Price(0.0, money, f"{money:,.0f} million USD")
        wear = Price(0.0, 0.0, f"affinity {-float(p.pressure_affinity) * STRENGTH:+.2f}, their grievance, lost trade")
        for option in (kinds.GIVE_AID, kinds.PRICE_DISCOUNT):
            order = Order(state, "pay", kinds.PRESSURES[option], 0, STRENGTH, whom)
            yield order, "diplomacy", f"{spoken(kinds.PRESSURES[option])} for {name}", price, (0.01, 1.0)
        for option in (kinds.GAS_CUT, kinds.TRADE_BAN):
            order = Order(state, "press", kinds.PRESSURES[option], 0, STRENGTH, whom)
            yield order, "diplomacy", f"{spoken(kinds.PRESSURES[option])} against {name}", wear, (0.01, 1.0)


def on_crises(space: Space, setting: Setting, names: Names, state: str) -> Iterator[Offer]:
    """Mediation in each open fight."""
    points = float(setting.parameters["mediation_cost"][0])
    for row in space.world.crises[space.world.crises["stage"] == kinds.CRISIS_OPEN]:
        if int(row.aggressor) >= 0:
            sides = f"{names.text('states', int(row.aggressor))} and {names.text('states', int(row.target))}"
            price = Price(points, 0.0, f"{points:g} points of influence")
            yield Order(state, "mediate", "do", int(row.serial)), "diplomacy", f"mediate between {sides}", price, None


def on_membership(space: Space, setting: Setting, names: Names, state: str) -> Iterator[Offer]:
    """Each move in each organisation that exists, the one in focus first."""
    focus = int(space.world.now["focus"][0])
    places = sorted(range(len(names.organisations)), key=lambda place: place != focus)
    for place in places:
        if space.world.organisations["present"][place] == 0:
            continue
        seat, whose = space.world.seats[place, names.state(state)], names.organisations[place]
        debt = float(seat.arrears) * float(seat.dues_share) * float(setting.parameters["organisation_budget"][0])
        for move in range(kinds.APPLY, kinds.BOYCOTT + 1):
            money = debt if move == kinds.PAY_DUES else 0.0
            price = Price(0.0, money, f"{money:,.1f} million USD" if money else "what others make of it")
            order = Order(state, "membership", kinds.MEMBERSHIP_MOVES[move], 0, 0.0, None, whose)
            span = (0.0, 1.0) if move == kinds.BOYCOTT else None
            yield order, "membership", f"{spoken(kinds.MEMBERSHIP_MOVES[move])}: {whose}", price, span


def clauses(space: Space, setting: Setting, names: Names, state: str, organisation: str) -> list[Clause]:
    """Every clause of an organisation's law as it stands, with why a state may not table a new text of it."""
    return [clause_seen(space, setting, names, state, organisation, clause) for clause in range(CLAUSES)]


def clause_seen(space: Space, setting: Setting, names: Names, state: str, organisation: str, clause: int) -> Clause:
    """One clause as it stands."""
    field, place = clause_field(clause), names.organisation(organisation)
    if clause < CHARTER_CLAUSES:
        value = float(space.world.charters[field.name][place])
    else:
        matter = (clause - CHARTER_CLAUSES) // PROCEDURE_CLAUSES
        value = float(space.world.procedures[field.name][place, matter])
    span = span_of(field)
    order = Order(state, "amend", "table_amendment", clause, value, None, organisation)
    refusal = refusal_of(space, setting, names, order)
    choices = CHOICES.get(field.name, ("no", "yes") if span == (0.0, 1.0) and field.kind == "i8" else ())
    choices = names.organisations if field.name == "arbiter" else choices
    parts = PARTS.get(field.name, ())
    return Clause(
        clause, clause_name(clause), field.meaning, field.unit, value, span.low, span.high, field.kind == "i8", choices, refusal,
        parts,
    )


CHOICES = {"exclusivity": kinds.EXCLUSIVITY, "rule": kinds.DECISION_RULES}
"""Clauses that hold a choice by name."""
PARTS = {"tasks": kinds.TASKS, "instruments": kinds.INSTRUMENTS}
"""Clauses that hold a set, a bit for each name."""

