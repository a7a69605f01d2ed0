"""The one door from outside: how a person, a policy or a tool makes a government act, and how it is refused.

An *answer* fills a decision that is open. An *initiative* is held against the law and its price and entered as a decision
taken, which is carried out on the same morning (`sim.initiatives`). A refused order changes nothing: every check comes
before the first write. Changes by hand are not acts of government; they go through `sim.edits`.
"""

import math
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np

from sim.edits import Refusal
from sim.initiatives import OPTIONS, Ask, take_initiative
from sim.purse import today
from sim.words import kinds
from sim.world.buffer import Space
from sim.world.layout import Setting

ANSWERS = (
    kinds.APPEAL, kinds.VOTE, kinds.CONTRIBUTE, kinds.CONSENT, kinds.ESCALATE, kinds.RENEW, kinds.SIGN_TREATY, kinds.CHOOSE,
)  # fmt: skip
"""Decisions that come up with a deadline. An invitation, which is a move in membership, is answered in the same way."""

LARGEST_SERIAL = 2**63 - 1
"""What a whole number of the world can hold."""


class Named(Protocol):
    """The ids of a scenario by place (`sim.scenario.names.Names`)."""

    @property
    def states(self) -> tuple[str, ...]:
        """The states."""
        ...

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations."""
        ...


class OpenDecision(NamedTuple):
    """A decision that waits for an answer. States and organisations are ids where names were given, else places."""

    serial: int
    state: int | str
    kind: str
    subject: int
    organisation: int | str | None
    options: tuple[str, ...]
    deadline: date
    value: float


def option_names(kind: int, legal: int) -> tuple[str, ...]:
    """The names of the lawful options of a decision; bit i of `legal` is set for option i."""
    return tuple(name for place, name in enumerate(OPTIONS[kind]) if (legal >> place) & 1)


def open_decisions(space: Space, names: Named | None = None, state: int | None = None) -> list[OpenDecision]:
    """The decisions that nobody has taken, of one state or of all, in the order of their rows."""
    rows = space.world.decisions
    waiting = (rows["serial"] > 0) & (rows["option"] < 0) & (rows["deadline"] >= today(space))
    if state is not None:
        waiting &= rows["state"] == state
    return [seen_decision(space, int(place), names) for place in np.flatnonzero(waiting)]


def seen_decision(space: Space, place: int, names: Named | None) -> OpenDecision:
    """A row of the decisions as a value."""
    row = space.world.decisions[place]
    kind, state, organisation = int(row.kind), int(row.state), int(row.organisation)
    if names is None:
        who: int | str = state
        whose: int | str | None = organisation if organisation >= 0 else None
    else:
        who = names.states[state]
        whose = names.organisations[organisation] if organisation >= 0 else None
    options = option_names(kind, int(row.legal))
    deadline = date.fromordinal(int(row.deadline))
    return OpenDecision(
        int(row.serial), who, kinds.DECISION_KINDS[kind], int(row.subject), whose, options, deadline, float(row.value)
    )


def order(
    space: Space,
    setting: Setting,
    state: int,
    kind: int,
    subject: int,
    option: int,
    value: float = 0.0,
    whom: int = -1,
    organisation: int = -1,
    by: int = kinds.BY_PERSON,
) -> Refusal | None:
    """Have a government answer an open decision or take an initiative today. None when taken, else why not.

    `subject` is the serial of the crisis, motion or deployment, or the clause to be amended; `option` a place in
    `OPTIONS[kind]`; `value` an amount (troops, points of influence, million USD, strength, burden, new text); `whom` the
    other state.
    """
    ask = Ask(int(state), int(kind), int(subject), int(option), float(value), int(whom), int(organisation))
    refusal = malformed(space, ask)
    if refusal is not None:
        return refusal
    place = decision_place(space, ask)
    if place >= 0:
        return answer(space, place, ask, by)
    if ask.kind in ANSWERS:
        return Refusal(None, f"no {kinds.DECISION_KINDS[ask.kind]} on {ask.subject} is open to this state")
    return take_initiative(space, setting, ask, by)


def malformed(space: Space, ask: Ask) -> Refusal | None:
    """Why an order makes no sense in any world of this scenario, or None."""
    world = space.world
    if ask.kind not in OPTIONS:
        return Refusal(None, f"there is no order of kind {ask.kind}")
    if not 0 <= ask.state < world.states.shape[0]:
        return Refusal(None, f"there is no state {ask.state}")
    if not -1 <= ask.whom < world.states.shape[0]:
        return Refusal(None, f"there is no state {ask.whom}")
    if not -1 <= ask.organisation < world.organisations.shape[0]:
        return Refusal(None, f"there is no organisation {ask.organisation}")
    if not 0 <= ask.option < len(OPTIONS[ask.kind]):
        return Refusal(None, f"{kinds.DECISION_KINDS[ask.kind]} has no option {ask.option}")
    if not 0 <= ask.subject <= LARGEST_SERIAL:
        return Refusal(None, f"there is nothing of the number {ask.subject}")
    if not math.isfinite(ask.value):
        return Refusal(None, f"an amount is a finite number, not {ask.value}")
    if world.now["fault"][0] != kinds.NO_FAULT:
        return Refusal(None, "the run has failed")
    if today(space) > int(world.now["last_day"][0]):
        return Refusal(None, "the run is over")
    if world.states["present"][ask.state] == 0:
        return Refusal(None, "this state does not exist yet")
    return None


def decision_place(space: Space, ask: Ask) -> int:
    """The row of the decision that an order answers, -1 when there is none that may still be answered.

    An answer that a person or a policy gave may be changed until its deadline.
    """
    rows = space.world.decisions
    outside = (rows["chosen_by"] == kinds.BY_PERSON) | (rows["chosen_by"] == kinds.BY_POLICY)
    mine = (rows["serial"] > 0) & (rows["state"] == ask.state) & (rows["kind"] == ask.kind)
    mine &= (rows["deadline"] >= today(space)) & ((rows["option"] < 0) | outside)
    if ask.kind == kinds.CHANGE_MEMBERSHIP:
        mine &= (rows["organisation"] == ask.organisation) & (rows["option"] < 0)
    else:
        mine &= rows["subject"] == ask.subject
        if ask.kind not in ANSWERS:
            return -1
        if ask.organisation >= 0:
            mine &= rows["organisation"] == ask.organisation
    found = np.flatnonzero(mine)
    return int(found[0]) if len(found) else -1


def answer(space: Space, place: int, ask: Ask, by: int) -> Refusal | None:
    """Fill an open decision."""
    rows = space.world.decisions
    legal, asked = int(rows["legal"][place]), float(rows["value"][place])
    if (legal >> ask.option) & 1 == 0:
        name, lawful = OPTIONS[ask.kind][ask.option], ", ".join(option_names(ask.kind, legal))
        return Refusal(None, f"{name} is not open to this state here; {lawful} are")
    if ask.kind == kinds.CONTRIBUTE and not 0.0 <= ask.value <= asked:
        return Refusal(None, f"between 0 (all that is asked) and {asked:g} troops can be sent, not {ask.value:g}")
    rows["option"][place] = ask.option
    rows["chosen_by"][place] = by
    if ask.kind == kinds.CONTRIBUTE and ask.value > 0.0:
        rows["value"][place] = ask.value
    space.world.now["orders"][0] += 1
    return None
