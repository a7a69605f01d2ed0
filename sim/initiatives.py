"""Initiatives: what the law and the purse say to what a government wants to do today, and how it is entered.

Each kind has one check, which looks and changes nothing. What passes becomes a decision already taken, due today, as the
judgement's own initiatives are; dynamics and charter carry it out. A new text of a clause becomes a motion at once.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.charter.articles import CHARTER_13, CHARTER_27, label_of
from sim.charter.charter_19_membership import move_refusal
from sim.edits import REFERS, Refusal, is_ring_full, unfit
from sim.purse import crisis_place, free_influence, free_money, motion_place, price_of_reward, rows_of, today, too_dear
from sim.words import kinds
from sim.words.calendar import week_of
from sim.words.jit import entry
from sim.world.buffer import Space
from sim.world.fields import Field
from sim.world.law import CHARTER_CLAUSES, CLAUSES, PROCEDURE_CLAUSES, clause_name
from sim.world.layout import Setting
from sim.world.layout_polity import CHARTERS, PROCEDURES, VOTES
from sim.world.luck import occasion_of
from sim.world.pools import open_decision, open_proposal

CUT_MOTION, TABLE_AMENDMENT, POSTPONE = kinds.CUT_MOTION, kinds.TABLE_AMENDMENT, kinds.POSTPONE

NO_OR_YES = ("no", "yes")
NOTHING_OR_DO = ("none", "do")
OPTIONS: dict[int, tuple[str, ...]] = {
    kinds.APPEAL: kinds.INSTRUMENTS,
    kinds.VOTE: kinds.CHOICES,
    kinds.CONTRIBUTE: NO_OR_YES,
    kinds.CONSENT: NO_OR_YES,
    kinds.ESCALATE: kinds.ESCALATIONS,
    kinds.RENEW: NO_OR_YES,
    kinds.AMEND: kinds.AMENDMENTS,
    kinds.LOBBY: NOTHING_OR_DO,
    kinds.PAY: kinds.PRESSURES,
    kinds.PRESS: kinds.PRESSURES,
    kinds.MEDIATE: NOTHING_OR_DO,
    kinds.CHANGE_MEMBERSHIP: kinds.MEMBERSHIP_MOVES,
    kinds.BUDGET: NOTHING_OR_DO,
    kinds.SIGN_TREATY: NO_OR_YES,
    kinds.CHOOSE: tuple(f"option_{number}" for number in range(1, 13)),
}
"""What the options of each kind of decision are called; the number of an option is its place."""


class Ask(NamedTuple):
    """An initiative that somebody wants to take."""

    state: int
    kind: int
    subject: int
    option: int
    value: float
    whom: int
    organisation: int


def check_option(ask: Ask, *lawful: int) -> Refusal | None:
    """Refuse an option that is not among the lawful ones."""
    if ask.option in lawful:
        return None
    names = OPTIONS[ask.kind]
    return Refusal(None, f"{names[ask.option]} is no way to do this; {', '.join(names[option] for option in lawful)}")


def check_whom(space: Space, ask: Ask) -> Refusal | None:
    """Refuse an act on nobody, on oneself or on a state that does not exist yet."""
    if ask.whom < 0:
        return Refusal(None, "it takes another state")
    if ask.whom == ask.state:
        return Refusal(None, "a state cannot do this to itself")
    if space.world.states["present"][ask.whom] == 0:
        return Refusal(None, "the other state does not exist yet")
    return None


def check_lobby(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Lobbying: influence is spent on another's vote on a pending motion."""
    refusal = check_option(ask, 1) or check_whom(space, ask)
    if refusal:
        return refusal
    if motion_place(space, ask.subject) < 0:
        return Refusal(None, f"there is no pending motion {ask.subject}")
    rows = space.world.decisions
    if not (rows_of(space, kinds.VOTE) & (rows["subject"] == ask.subject) & (rows["state"] == ask.whom)).any():
        return Refusal(None, "the other state has no seat in that council")
    if ask.value <= 0.0:
        return Refusal(None, f"lobbying takes influence, not {ask.value:g} points")
    favour = favour_after(space, ask)
    if unfit(LOBBIED, favour):
        return Refusal(None, f"no vote moves beyond {LOBBIED.span} points of favour; this would be {favour:g}")
    return too_dear(ask.value, free_influence(space, setting, ask.state), "points of influence")


LOBBIED = next(field for field in VOTES.fields if field.name == "lobbied")


def favour_after(space: Space, ask: Ask) -> float:
    """The points of favour on a vote once what was ordered and this has been carried out."""
    rows = space.world.decisions
    coming = rows_of(space, kinds.LOBBY) & (rows["subject"] == ask.subject) & (rows["whom"] == ask.whom)
    spent = float(space.world.votes["lobbied"][motion_place(space, ask.subject), ask.whom])
    return spent + float(rows["value"][coming].sum()) + ask.value


def check_amend(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Amending: the proposer cuts its own motion or has the vote put off, or a member tables a new text of a clause."""
    refusal = check_option(ask, CUT_MOTION, TABLE_AMENDMENT, POSTPONE)
    if refusal:
        return refusal
    if ask.option == TABLE_AMENDMENT:
        return check_text(space, setting, ask)
    if ask.option == POSTPONE:
        return check_postponement(space, setting, ask)
    place = motion_place(space, ask.subject)
    if place < 0:
        return Refusal(None, f"there is no pending motion {ask.subject}")
    if int(space.world.proposals["proposer"][place]) != ask.state:
        return Refusal(None, "only the proposer amends its motion")
    lowest = float(setting.parameters["lowest_burden"][0])
    burden = min(float(space.world.proposals["burden"][place]), *map(float, pending_cuts(space, ask.subject)), 1.0)
    if not lowest <= ask.value < burden:
        return Refusal(None, f"it asks {burden:g} now; it can be cut to {lowest:g} or more, not to {ask.value:g}")
    return None


def pending_cuts(space: Space, serial: int) -> np.ndarray:
    """The burdens to which a motion is about to be cut."""
    rows = space.world.decisions
    return rows["value"][rows_of(space, kinds.AMEND) & (rows["subject"] == serial) & (rows["option"] == CUT_MOTION)]


def check_postponement(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Putting off a vote: by the proposer or the chair, by whole days, not for ever, at a price."""
    place = motion_place(space, ask.subject)
    if place < 0:
        return Refusal(None, f"there is no pending motion {ask.subject}")
    row = space.world.proposals[place]
    if ask.state not in (int(row.proposer), int(space.world.organisations["chair"][int(row.organisation)])):
        return Refusal(label_of(CHARTER_13), "only the proposer or the chair has a vote put off")
    longest = int(setting.parameters["postponement_days"][0]) - (int(row.deadline) - int(row.opened))
    if ask.value != int(ask.value) or not 1 <= ask.value <= longest:
        return Refusal(label_of(CHARTER_13), f"it can be put off by 1 to {max(0, longest)} days, not by {ask.value:g}")
    rows = space.world.decisions
    if (rows_of(space, kinds.AMEND) & (rows["subject"] == ask.subject) & (rows["option"] == POSTPONE)).any():
        return Refusal(label_of(CHARTER_13), "this vote is being put off already")
    price = float(setting.parameters["postponement_cost"][0])
    return too_dear(price, free_influence(space, setting, ask.state), "points of influence")


def clause_field(clause: int) -> Field:
    """The field of the layout in which a clause stands."""
    if clause < CHARTER_CLAUSES:
        return CHARTERS.fields[clause]
    return PROCEDURES.fields[(clause - CHARTER_CLAUSES) % PROCEDURE_CLAUSES]


def check_text(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """A new text of a clause: by a member, in force, within the clause's range, once at a time, at a price."""
    if ask.organisation < 0:
        return Refusal(None, "it takes an organisation")
    refusal = check_standing(space, ask) or check_words(space, ask)
    if refusal:
        return refusal
    motions = space.world.proposals
    same = (motions["serial"] > 0) & (motions["stage"] == kinds.PROPOSAL_OPEN) & (motions["matter"] == kinds.AMENDMENT)
    same &= (motions["organisation"] == ask.organisation) & (motions["subject"] == ask.subject)
    if same.any():
        return Refusal(label_of(CHARTER_27), f"an amendment of {clause_name(ask.subject)} is pending")
    if has_no_room(space):
        return Refusal(None, "too many motions are pending")
    price = float(setting.parameters["lobby_cost"][0])
    return too_dear(price, free_influence(space, setting, ask.state), "points of influence")


def check_standing(space: Space, ask: Ask) -> Refusal | None:
    """Refuse an amendment by a state that is no member, or of a charter that is not in force. Clause 27.1."""
    group = space.world.organisations[ask.organisation]
    if int(group.present) == 0 or int(group.in_force) > today(space):
        return Refusal(label_of(CHARTER_27), kinds.REASONS[kinds.NOT_IN_FORCE])
    if int(space.world.seats["status"][ask.organisation, ask.state]) not in (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN):
        return Refusal(label_of(CHARTER_27), kinds.REASONS[kinds.NOT_A_MEMBER])
    return None


def check_words(space: Space, ask: Ask) -> Refusal | None:
    """Refuse a clause that does not exist and a text that it cannot hold."""
    if not 0 <= ask.subject < CLAUSES:
        return Refusal(label_of(CHARTER_27), f"there is no clause {ask.subject}")
    field = clause_field(ask.subject)
    why = unfit(field, ask.value)
    target = REFERS.get(("charters" if ask.subject < CHARTER_CLAUSES else "procedures", field.name))
    if why is None and target is not None and ask.value >= len(getattr(space.world, target)):
        why = f"{field.name} is a place among the {target}, of which there are {len(getattr(space.world, target))}"
    return Refusal(None, why) if why else None


def has_no_room(space: Space) -> bool:
    """True when a motion, the votes on it or its telling would not find room, with some left for what the day brings."""
    world = space.world
    few_motions = int((world.proposals["serial"] == 0).sum()) < 2
    few_decisions = int((world.decisions["serial"] == 0).sum()) < 2 * world.states.shape[0]
    return few_motions or few_decisions or bool(is_ring_full(world))


@entry
def enter_amendment(world, setting, state, organisation, clause, value):
    """Open the motion on a new text, at the price of lobbying one vote.

    Its luck belongs to clause, proposer and week: asking again at once changes nothing.
    """
    now, group = world.now[0], world.organisations[organisation]
    world.states[state].influence -= setting.parameters[0].lobby_cost
    deadline = now.day + max(1, int(world.charters[organisation].consideration_days))
    occasion = occasion_of(occasion_of(group.number, clause, 0), week_of(now.day), world.states[state].number)
    none = kinds.NO_INSTRUMENT
    open_proposal(world, organisation, kinds.AMENDMENT, none, none, 0, -1, state, clause, value, deadline, occasion, 0)
    now.orders += 1


def check_press(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Pressure: a gas cut or trade ban on another state. Its price is the affinity that it costs."""
    refusal = check_option(ask, kinds.GAS_CUT, kinds.TRADE_BAN) or check_whom(space, ask)
    return refusal or check_strength(ask)


def check_pay(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Reward: a price discount or aid for another state, paid from the treasury."""
    refusal = check_option(ask, kinds.PRICE_DISCOUNT, kinds.GIVE_AID) or check_whom(space, ask) or check_strength(ask)
    price = price_of_reward(space, setting, ask.whom, ask.value)
    return refusal or too_dear(price, free_money(space, setting, ask.state), "million USD")


def check_strength(ask: Ask) -> Refusal | None:
    """Refuse a strength outside its range."""
    if 0.0 < ask.value <= 1.0:
        return None
    return Refusal(None, f"its strength lies above 0 and at most at 1, not at {ask.value:g}")


def check_mediate(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Mediation in a fight between two others."""
    place = crisis_place(space, ask.subject)
    if place < 0:
        return Refusal(None, f"there is no open crisis {ask.subject}")
    target, aggressor = (int(space.world.crises[side][place]) for side in ("target", "aggressor"))
    if aggressor < 0:
        return Refusal(None, "there is no other side to talk to")
    if ask.state in (target, aggressor):
        return Refusal(None, "a party to the fight does not mediate in it")
    price = float(setting.parameters["mediation_cost"][0])
    return check_option(ask, 1) or too_dear(price, free_influence(space, setting, ask.state), "points of influence")


def check_budget(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Arming: money of the treasury is turned into readiness."""
    if ask.value <= 0.0:
        return Refusal(None, f"readiness is bought with money, not with {ask.value:g} million USD")
    return check_option(ask, 1) or too_dear(ask.value, free_money(space, setting, ask.state), "million USD")


IDLE_MOVES = (kinds.NO_MOVE, kinds.STAY)
"""Moves that change nothing: they only answer an invitation."""


@entry
def law_on_move(world, setting, organisation, state, move):
    """(reason, article) why the charter keeps a state from a move in membership; zeros when it does not."""
    return move_refusal(world, setting, organisation, state, move)


def check_membership(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """A move in membership: lawful, not idle, one at a time, and arrears are paid out of the treasury."""
    if ask.organisation < 0:
        return Refusal(None, "it takes an organisation")
    if ask.option in IDLE_MOVES:
        return Refusal(None, f"{OPTIONS[ask.kind][ask.option]} answers an invitation, and none is open")
    if space.world.organisations["present"][ask.organisation] == 0:
        return Refusal(None, "this organisation does not exist yet")
    if ask.option == kinds.BOYCOTT and not 0.0 <= ask.value <= 1.0:
        return Refusal(None, f"a boycott is 0 (altogether) to 1 strong, not {ask.value:g}")
    rows = space.world.decisions
    same = rows_of(space, kinds.CHANGE_MEMBERSHIP) & (rows["state"] == ask.state)
    if (same & (rows["organisation"] == ask.organisation)).any():
        return Refusal(None, "a move of this state is pending")
    reason, article = law_on_move(space.world, setting, ask.organisation, ask.state, ask.option)
    if reason != kinds.NO_REASON:
        return Refusal(label_of(int(article)), kinds.REASONS[int(reason)])
    return idle_move(space, setting, ask)


def idle_move(space: Space, setting: Setting, ask: Ask) -> Refusal | None:
    """Refuse a lawful move that would change nothing, and a payment beyond the treasury."""
    row = space.world.seats[ask.organisation, ask.state]
    status, move = int(row.status), ask.option
    idle = (
        (move == kinds.APPLY and status == kinds.APPLICANT)
        or (move == kinds.FREEZE and status == kinds.FROZEN)
        or (move == kinds.UNFREEZE and status == kinds.MEMBER)
        or (move == kinds.STOP_DUES and int(row.pays) == 0)
        or (move == kinds.PAY_DUES and int(row.pays) == 1 and float(row.arrears) == 0.0)
        or (move == kinds.BOYCOTT and int(row.boycott_until) > today(space))
    )
    if idle:
        return Refusal(None, f"{OPTIONS[ask.kind][move]} would change nothing")
    if move == kinds.PAY_DUES:
        debt = float(row.arrears) * float(row.dues_share) * float(setting.parameters["organisation_budget"][0])
        return too_dear(debt, free_money(space, setting, ask.state), "million USD")
    return None


CHECKS: dict[int, Callable[[Space, Setting, Ask], Refusal | None]] = {
    kinds.AMEND: check_amend,
    kinds.LOBBY: check_lobby,
    kinds.PAY: check_pay,
    kinds.PRESS: check_press,
    kinds.MEDIATE: check_mediate,
    kinds.CHANGE_MEMBERSHIP: check_membership,
    kinds.BUDGET: check_budget,
}
"""The law and the price of each initiative."""


def take_initiative(space: Space, setting: Setting, ask: Ask, by: int) -> Refusal | None:
    """Hold an initiative against law and price, and enter it for today."""
    check = CHECKS[ask.kind]
    refusal = check(space, setting, ask)
    if refusal is None and not (space.world.decisions["serial"] == 0).any():
        refusal = Refusal(None, "too many decisions are pending")
    if refusal is not None:
        return refusal
    if ask.kind == kinds.AMEND and ask.option == TABLE_AMENDMENT:
        enter_amendment(space.world, setting, ask.state, ask.organisation, ask.subject, ask.value)
        return None
    if ask.kind in (kinds.LOBBY, kinds.AMEND):
        ask = ask._replace(organisation=int(space.world.proposals["organisation"][motion_place(space, ask.subject)]))
    if ask.kind == kinds.MEDIATE:
        ask = ask._replace(whom=int(space.world.crises["target"][crisis_place(space, ask.subject)]))
    enter_initiative(space.world, *ask[:4], ask.whom, ask.organisation, ask.value, by)
    return None


@entry
def enter_initiative(world, state, kind, subject, option, whom, organisation, value, by):
    """Enter an initiative as a decision already taken, to be carried out this morning."""
    slot = open_decision(world, state, kind, subject, organisation, world.now[0].day, 1 << option)
    decision = world.decisions[slot]
    decision.whom = whom
    decision.option = option
    decision.value = value
    decision.chosen_by = by
    world.now[0].orders += 1
