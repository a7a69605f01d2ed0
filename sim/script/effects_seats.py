"""Effects on the seat of a state in an organisation."""

from sim.script.opcodes import (
    ASK_SIGNATURE,
    FREEZE,
    INVITE,
    JOIN,
    LAPSE,
    LEAVE,
    OBSERVE,
    PARTNER_WITH,
    RESUME,
    SIGN,
    SIGN_FORCE,
    SUSPEND,
    YES_OR_NO,
)
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.pools import close_decision, open_decision
from sim.world.questions import is_member
from sim.world.seats import set_status

TO_BE_DRAWN = 0
"""The day of a ratification that the law has yet to fix."""


@rule
def change_seat(world, step):
    """What a state does with its seat; nothing where it or the organisation does not exist yet."""
    state, organisation = step.a, step.b
    if world.states[state].present == 0 or world.organisations[organisation].present == 0:
        return
    if is_member(world, organisation, state):
        change_membership(world, step)
    elif step.op == SIGN:
        set_status(world, organisation, state, kinds.SIGNATORY, kinds.E_SIGNED)
        world.seats[organisation, state].ratify_on = TO_BE_DRAWN
    elif step.op == INVITE:
        legal = (1 << kinds.STAY) | (1 << kinds.APPLY)
        open_decision(world, state, kinds.CHANGE_MEMBERSHIP, state, organisation, world.now[0].day + 1, legal)
    elif step.op == JOIN:
        set_status(world, organisation, state, kinds.MEMBER, kinds.E_JOINED)
        world.seats[organisation, state].moved_on = world.now[0].day
    elif step.op == OBSERVE:
        set_status(world, organisation, state, kinds.OBSERVER, kinds.E_OBSERVER)
    elif step.op == PARTNER_WITH:
        set_status(world, organisation, state, kinds.PARTNER, kinds.E_PARTNER)
    elif step.op == ASK_SIGNATURE:
        if world.seats[organisation, state].status != kinds.SIGNATORY:
            deadline = world.now[0].day + max(1, step.c)
            open_decision(world, state, kinds.SIGN_TREATY, state, organisation, deadline, YES_OR_NO)
    elif step.op == RESUME:
        if world.seats[organisation, state].status == kinds.SUSPENDED:
            set_status(world, organisation, state, kinds.MEMBER, kinds.E_UNFROZE)
    elif step.op == LAPSE or step.op == LEAVE:
        lapse(world, organisation, state)


@rule
def change_membership(world, step):
    """leave, suspend, freeze, resume, sign_force: what only a member can do; the rest is no news for a member."""
    seat = world.seats[step.b, step.a]
    if step.op == LEAVE:
        set_status(world, step.b, step.a, kinds.LEFT, kinds.E_LEFT)
        seat.moved_on = world.now[0].day
    elif step.op == SUSPEND:
        set_status(world, step.b, step.a, kinds.SUSPENDED, kinds.E_SUSPENDED)
    elif step.op == FREEZE:
        set_status(world, step.b, step.a, kinds.FROZEN, kinds.E_FROZE)
        seat.moved_on = world.now[0].day
    elif step.op == RESUME:
        set_status(world, step.b, step.a, kinds.MEMBER, kinds.E_UNFROZE)
        seat.moved_on = world.now[0].day
    elif step.op == SIGN_FORCE:
        seat.signed_force = 1
        seat.case_by_case = step.c


@rule
def lapse(world, organisation, state):
    """lapse: an applicant, observer, partner, signatory or suspended member has no seat any more."""
    status = world.seats[organisation, state].status
    if status == kinds.SUSPENDED:
        set_status(world, organisation, state, kinds.LEFT, kinds.E_LEFT)
    elif status == kinds.APPLICANT or status == kinds.OBSERVER or status == kinds.PARTNER or status == kinds.SIGNATORY:
        set_status(world, organisation, state, kinds.OUTSIDE, kinds.E_STATUS_LAPSED)


@rule
def take_signature(world, place):
    """A government's answer to the question whether it signs a treaty; the question is closed."""
    decision = world.decisions[place]
    state, organisation = decision.state, decision.organisation
    if decision.option == 1 and not is_member(world, organisation, state):
        set_status(world, organisation, state, kinds.SIGNATORY, kinds.E_SIGNED)
        world.seats[organisation, state].ratify_on = TO_BE_DRAWN
    else:
        tell(world, kinds.E_NOT_SIGNED, state, -1, organisation, 0, 0, decision.probability)
    close_decision(world, place)
