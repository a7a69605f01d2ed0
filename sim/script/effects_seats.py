"""Effects on the seat of a state in an organisation."""

from sim.script.opcodes import INVITE, JOIN, LAPSE, LEAVE, OBSERVE, PARTNER_WITH, SIGN, SIGN_FORCE
from sim.words import kinds
from sim.words.jit import rule
from sim.world.pools import open_decision
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
    elif step.op == LAPSE or step.op == LEAVE:
        lapse(world, organisation, state)


@rule
def change_membership(world, step):
    """leave, sign_force: what only a member can do; the rest is no news for a member."""
    seat = world.seats[step.b, step.a]
    if step.op == LEAVE:
        set_status(world, step.b, step.a, kinds.LEFT, kinds.E_LEFT)
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
