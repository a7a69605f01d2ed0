"""Suspension and expulsion.

20.1 A member may ask that its part be suspended; the council agrees or not (Uzbekistan 2012), where the charter knows
     suspension.
20.2 A suspended member takes no part: it has no vote, fills no office, sends no troops, pays no dues, and has no claim to help.
20.3 A member that breaks the charter (as many breaches as the charter states) may be suspended, and, if it goes on while
     suspended, be expelled: the council decides without counting its vote. One that has given notice is let go.
20.4 What the council has judged is done with: whether it suspends or lets it pass, breaches count from nothing again.
20.5 Decisions not carried out count as breaches too. Not modelled: whether a decision was carried out at home is not seen.
20.6 A motion on a seat that has changed meanwhile is refused: who has left is not suspended, who has given notice keeps it,
     and who is a member already is not admitted again.

Source: Charter, Article 20 (the number follows from the order of the chapters, the vote rule is background); Russian foreign
ministry on suspension and expulsion; Uzbekistan's request of June 2012. That a suspended member owes and is owed nothing is
read from Uzbekistan after 2012; the number of breaches is a judgement.
"""

from sim.charter.articles import CHARTER_19, CHARTER_20, NO_ARTICLE
from sim.words import kinds
from sim.words.jit import rule
from sim.world.questions import is_member
from sim.world.seats import set_status

TOLD_AS = (
    kinds.E_STATUS_LAPSED,
    kinds.E_SIGNED,
    kinds.E_UNFROZE,
    kinds.E_SUSPENDED,
    kinds.E_FROZE,
    kinds.E_NOTICE,
    kinds.E_LEFT,
    kinds.E_APPLIED,
    kinds.E_OBSERVER,
    kinds.E_PARTNER,
    kinds.E_EXPELLED,
)
"""The event by which a new status is told, in the order of `kinds.SEAT_STATUSES`."""


@rule
def is_suspended(world, organisation, state):
    """True for a state whose part in the organisation is suspended. Clause 20.2."""
    return world.seats[organisation, state].status == kinds.SUSPENDED


@rule
def is_own_case(world, slot, state):
    """True when a motion would suspend or expel the voter against its will. Clause 20.3."""
    proposal = world.proposals[slot]
    against = proposal.subject == kinds.SUSPENDED or proposal.subject == kinds.EXPELLED
    return proposal.matter == kinds.MEMBERSHIP and against and proposal.target == state and proposal.proposer != state


@rule
def sanction_due(world, organisation, state):
    """The status that a member's breaches call for, OUTSIDE for none or while a motion on it is pending. Clause 20.3."""
    limit = world.charters[organisation].breaches_to_expel
    seat = world.seats[organisation, state]
    if limit == 0 or seat.breaches < limit:
        return kinds.OUTSIDE
    for slot in range(world.now[0].proposals_used):
        proposal = world.proposals[slot]
        if proposal.serial > 0 and proposal.matter == kinds.MEMBERSHIP and proposal.organisation == organisation:
            if proposal.target == state:
                return kinds.OUTSIDE
    if seat.status == kinds.SUSPENDED or world.charters[organisation].suspension_known == 0:
        return kinds.EXPELLED
    return kinds.SUSPENDED


@rule
def seat_refusal(world, slot):
    """(reason, article) why a motion on a seat comes too late for what the seat has become; (0, 0) when not.

    Clauses 19.1, 20.3, 20.6.
    """
    proposal = world.proposals[slot]
    organisation, state = proposal.organisation, proposal.target
    status, member = world.seats[organisation, state].status, is_member(world, organisation, state)
    if proposal.subject == kinds.MEMBER and (member or status == kinds.SIGNATORY):
        return kinds.NOT_OPEN_TO_THIS_STATE, CHARTER_19
    if proposal.subject == kinds.SUSPENDED or proposal.subject == kinds.EXPELLED:
        if not member and status != kinds.SUSPENDED:
            return kinds.NOT_A_MEMBER, CHARTER_20
        if status == kinds.LEAVING:
            return kinds.NOTICE_RUNNING, CHARTER_19
    return kinds.NO_REASON, NO_ARTICLE


@rule
def settle_seat(world, slot, adopted):
    """Carry out a motion on a seat, or leave the seat as it is. Clauses 19.2, 19.8, 20.1, 20.2, 20.3, 20.4, 21.1, 21.2.

    A state admitted signs first, unless it was only suspended. An applicant that is refused is outside again. Breaches are
    forgiven when the council has judged them.
    """
    proposal = world.proposals[slot]
    organisation, state, status = proposal.organisation, proposal.target, proposal.subject
    seat = world.seats[organisation, state]
    if proposal.proposer != state and proposal.reason == kinds.NO_REASON:
        seat.breaches = 0
    if not adopted:
        status = kinds.OUTSIDE if seat.status == kinds.APPLICANT else seat.status
    elif status == kinds.MEMBER and seat.status != kinds.SUSPENDED:
        status = kinds.SIGNATORY
        seat.ratify_on = 0
    set_status(world, organisation, state, status, TOLD_AS[status])
