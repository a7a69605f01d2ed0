"""The agenda of a month: what a government has to make up its mind about, each matter with real choices and their prices.

Everything on it is built from what the world holds: decisions that fall due, motions, fights, pressure, offers from outside,
the coming session, the state of forces and of opinion. In a quiet month too there is a choice that has consequences, since
influence and money that lie idle fade.
"""

from collections.abc import Iterator
from typing import NamedTuple, SupportsInt

import numpy as np

from sim.game.actions import Price, refusal_of
from sim.game.order import Order
from sim.game.snapshot import MEMBERS, Snapshot
from sim.orders import open_decisions
from sim.purse import affordable_reward, free_influence, free_money, price_of_reward
from sim.report.names import day_words, spoken
from sim.scenario.names import Names
from sim.words import kinds
from sim.words.figures import percent
from sim.world.buffer import Space
from sim.world.law import procedure_clause
from sim.world.layout import Setting

LONGEST = 6
"""Matters that a month's agenda holds at most."""
SESSION_IN_VIEW = 150
"""Days before a session from which it is on the agenda."""
WEIGHTS = {
    "answer": 100, "motion": 80, "fight": 70, "pressure": 60, "offer": 45, "session": 40, "opinion": 35, "quarrel": 30,
    "readiness": 25,
}  # fmt: skip
"""The sorts of matters, with how much each weighs."""


class Choice(NamedTuple):
    """One way to settle a matter. `order` is None for letting it be; an answer is given in its own dialog."""

    label: str
    order: Order | None
    price: Price | None


class Matter(NamedTuple):
    """A matter of the month. `subject` is the serial of its decision, motion or crisis, 0 where it has none."""

    sort: str
    title: str
    text: str
    choices: tuple[Choice, ...]
    subject: int
    whom: str | None


class View(NamedTuple):
    """What an agenda is built from."""

    space: Space
    setting: Setting
    names: Names
    snapshot: Snapshot
    state: str

    @property
    def place(self) -> int:
        """The place of the state."""
        return self.names.state(self.state)

    def title(self, place: SupportsInt) -> str:
        """The name of a state."""
        return self.names.text("states", int(place))

    def open(self, label: str, order: Order, influence: float = 0.0, money: float = 0.0, text: str = "") -> list[Choice]:
        """A choice, where law and purse allow it; nothing otherwise."""
        if refusal_of(self.space, self.setting, self.names, order) is not None:
            return []
        words = text or (f"{influence:g} points of influence" if influence else f"{money:,.0f} million USD")
        return [Choice(label, order, Price(influence, money, words))]


LET_BE = Choice("let it be", None, None)


def agenda(space: Space, setting: Setting, names: Names, snapshot: Snapshot, state: str) -> list[Matter]:
    """The matters of this month for a state, the weightiest first: at least one with a choice to make."""
    view = View(space, setting, names, snapshot, state)
    found = [matter for look in LOOKS for matter in look(view)]
    return sorted(found, key=lambda matter: -WEIGHTS[matter.sort])[:LONGEST]


def answers(view: View) -> Iterator[Matter]:
    """Decisions that wait for an answer."""
    for decision in open_decisions(view.space, view.names, view.place):
        choices = tuple(
            Choice(
                spoken(option),
                Order(
                    view.state, decision.kind, option, decision.subject,
                    decision.value if decision.kind == "contribute" and option == "yes" else 0.0, None,
                    str(decision.organisation) if decision.organisation is not None else None,
                ),
                None,
            )
            for option in decision.options
        )  # fmt: skip
        title = f"{spoken(decision.kind)} by {day_words(decision.deadline.toordinal())}{about(view, decision)}"
        text = "left open, your government's own judgement answers"
        yield Matter("answer", title, text, choices, decision.serial, None)


def about(view: View, decision) -> str:
    """What a decision is about, where it is about a motion or a crisis; begins with a colon."""
    if decision.kind != "vote":
        return ""
    rows = view.space.world.proposals
    place = next((int(p) for p in view.snapshot.open_rows("proposals") if int(rows["serial"][p]) == decision.subject), None)
    if place is None:
        return ""
    row = rows[place]
    what = spoken(kinds.INSTRUMENTS[int(row.instrument)] if row.instrument > 0 else kinds.MATTERS[int(row.matter)])
    return f": {what}" + (f" for {view.title(int(row.target))}" if int(row.target) >= 0 else "")


def motions(view: View) -> Iterator[Matter]:
    """Motions before a council, on which votes may be lobbied."""
    cost = float(view.setting.parameters["lobby_cost"][0])
    rows = view.space.world.proposals
    for place in view.snapshot.open_rows("proposals"):
        row = rows[place]
        choices: list[Choice] = []
        for member in np.flatnonzero(np.isin(view.space.world.seats["status"][int(row.organisation)], MEMBERS)):
            if int(member) != view.place:
                lobby = Order(view.state, "lobby", "do", int(row.serial), cost, view.names.states[int(member)])
                choices += view.open(f"lobby {view.title(member)}", lobby, cost)
        if choices:
            what = spoken(kinds.INSTRUMENTS[int(row.instrument)] if row.instrument > 0 else kinds.MATTERS[int(row.matter)])
            text = f"the vote is on {day_words(int(row.deadline))}"
            yield Matter("motion", f"{what} before the council", text, (*choices, LET_BE), int(row.serial), None)


def fights(view: View) -> Iterator[Matter]:
    """Fights between two others, in which one may mediate."""
    cost = float(view.setting.parameters["mediation_cost"][0])
    for place in view.snapshot.open_rows("crises"):
        row = view.space.world.crises[place]
        if int(row.aggressor) < 0:
            continue
        sides = f"{view.title(row.aggressor)} and {view.title(row.target)}"
        choices = view.open("mediate", Order(view.state, "mediate", "do", int(row.serial)), cost)
        if choices:
            text = f"intensity {100 * float(row.intensity):.0f}; an attempt succeeds one time in three and is remembered"
            yield Matter("fight", f"{sides} fight", text, (*choices, LET_BE), int(row.serial), None)


def pressures(view: View) -> Iterator[Matter]:
    """Who presses the state, and what it may do about it."""
    pressure = view.space.world.pairs["pressure"][view.place]
    focus = view.snapshot.focus
    for place in np.flatnonzero(pressure < -0.05):
        whom = view.names.states[int(place)]
        wear = "affinity, their grievance"
        choices = view.open("answer in kind", Order(view.state, "press", "trade_ban", 0, 0.3, whom), text=wear)
        choices += buy(view, whom, "buy them off")
        if int(place) == int(view.space.world.organisations["leading"][focus]):
            whose = view.names.organisations[focus]
            boycott = Order(view.state, "membership", "boycott", 0, 0.5, None, whose)
            choices += view.open(f"stay away from {whose}", boycott, text="your voice there, for months")
        if choices:
            text = f"strength {-100 * float(pressure[place]):.0f}; it costs money and stability each month"
            yield Matter("pressure", f"{view.title(place)} presses you", text, (*choices, LET_BE), 0, whom)


def buy(view: View, whom: str, label: str) -> list[Choice]:
    """Aid for a state, as much as the treasury allows, up to a third of a full reward."""
    strength = affordable_reward(view.space, view.setting, view.place, view.names.state(whom), 0.33)
    if strength <= 0.0:
        return []
    money = price_of_reward(view.space, view.setting, view.names.state(whom), strength)
    return view.open(label, Order(view.state, "pay", "aid", 0, strength, whom), money=money)


def offers(view: View) -> Iterator[Matter]:
    """A power outside that draws the state: its organisations stand open, or it may be kept at a distance."""
    world, focus = view.space.world, view.snapshot.focus
    outside = ~np.isin(world.seats["status"][focus], MEMBERS) & (world.states["present"] == 1)
    outside[view.place] = False
    draw = np.where(outside, world.pairs["affinity"][view.place] * np.sqrt(world.states["gdp"]), -np.inf)
    patron = int(np.argmax(draw))
    if not outside.any() or draw[patron] <= 0.0:
        return
    choices: list[Choice] = []
    for place, whose in enumerate(view.names.organisations):
        if world.seats["status"][place, patron] == kinds.MEMBER and place != focus:
            move = Order(view.state, "membership", "apply", 0, 0.0, None, whose)
            choices += view.open(f"apply to {whose}", move, text="what your allies make of it")
    choices += buy(view, view.names.states[patron], "return the favour")
    if choices:
        text = f"ties {100 * float(world.pairs['affinity'][view.place, patron]):+.0f} of a hundred"
        yield Matter("offer", f"{view.title(patron)} draws closer", text, (*choices, LET_BE), 0, view.names.states[patron])


def sessions(view: View) -> Iterator[Matter]:
    """The coming session of the organisation in focus: what one would have changed there."""
    world, focus = view.space.world, view.snapshot.focus
    days = int(world.organisations["next_session"][focus]) - view.snapshot.day
    if not 0 <= days <= SESSION_IN_VIEW:
        return
    cost = float(view.setting.parameters["lobby_cost"][0])
    whose = view.names.organisations[focus]
    choices: list[Choice] = []
    for label, clause, value in reforms(world, focus):
        order = Order(view.state, "amend", "table_amendment", clause, value, None, whose)
        choices += view.open(label, order, cost)
    if choices:
        title = f"the session of {whose} in {days} days"
        yield Matter("session", title, "a member may table a reform", (*choices, LET_BE), 0, None)


def reforms(world, focus: int) -> Iterator[tuple[str, int, float]]:
    """Changes of the law that are worth a quarrel: (what it is, clause, new value)."""
    rule = int(world.procedures["rule"][focus, kinds.USE_OF_FORCE])
    clause = procedure_clause(kinds.USE_OF_FORCE, "rule")
    if rule <= kinds.UNANIMITY:
        yield "decide on force by qualified majority", clause, float(kinds.QUALIFIED_MAJORITY)
    else:
        yield "decide on force by consensus", clause, float(kinds.CONSENSUS)
    limited = int(world.procedures["limited_format"][focus, kinds.USE_OF_FORCE])
    clause = procedure_clause(kinds.USE_OF_FORCE, "limited_format")
    yield ("end" if limited else "allow") + " the limited format", clause, float(1 - limited)


def opinion(view: View) -> Iterator[Matter]:
    """A public that turns away from the alliance."""
    focus = view.snapshot.focus
    seat = view.space.world.seats[focus, view.place]
    whose = view.names.organisations[focus]
    if int(seat.status) not in MEMBERS or float(seat.opinion) >= 0.5:
        return
    choices: list[Choice] = []
    for move, label in (("boycott", "stay away for a while"), ("freeze", "freeze your part"), ("give_notice", "give notice")):
        order = Order(view.state, "membership", move, 0, 0.5 if move == "boycott" else 0.0, None, whose)
        choices += view.open(label, order, text="what the others make of it")
    if choices:
        text = f"{percent(float(seat.opinion))} support membership"
        yield Matter("opinion", f"the public doubts {whose}", text, (*choices, LET_BE), 0, None)


def quarrels(view: View) -> Iterator[Matter]:
    """The member that holds most against the state."""
    world, focus = view.space.world, view.snapshot.focus
    members = np.isin(world.seats["status"][focus], MEMBERS)
    members[view.place] = False
    if not members.any():
        return
    held = np.where(members, world.pairs["grievance"][:, view.place] - world.pairs["affinity"][:, view.place], -np.inf)
    place = int(np.argmax(held))
    whom = view.names.states[place]
    choices = buy(view, whom, "make it up to them")
    press = Order(view.state, "press", "trade_ban", 0, 0.3, whom)
    choices += view.open("let them feel it", press, text="affinity, their grievance")
    if choices:
        text = f"its ties to you are {100 * float(world.pairs['affinity'][place, view.place]):+.0f} of a hundred"
        yield Matter("quarrel", f"{view.title(place)} is the coolest of your allies", text, (*choices, LET_BE), 0, whom)


def readiness(view: View) -> Iterator[Matter]:
    """Money and attention that lie idle: forces, or a reserve for what may come."""
    money = free_money(view.space, view.setting, view.place)
    points = free_influence(view.space, view.setting, view.place)
    choices: list[Choice] = []
    for part in (0.25, 0.75):
        if money * part > 0.0:
            order = Order(view.state, "budget", "do", value=money * part)
            choices += view.open(f"{percent(part)} of it on readiness", order, money=money * part)
    if choices:
        ready = float(view.space.world.states["readiness"][view.place])
        text = f"readiness {100 * ready:.0f}, treasury {money:,.0f} million USD, influence {points:.0f}; what lies idle fades"
        yield Matter("readiness", "readiness or a reserve", text, (*choices, LET_BE), 0, None)


LOOKS = (answers, motions, fights, pressures, offers, sessions, opinion, quarrels, readiness)
"""Where matters come from."""
