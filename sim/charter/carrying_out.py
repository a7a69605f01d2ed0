"""What follows from a decision of the council: a motion is counted, logged, and carried out or taken one rung down."""

from sim.charter.appeals import conclude, log_answer
from sim.charter.articles import CHARTER_12, NO_ARTICLE, TREATY_6, TREATY_11
from sim.charter.charter_07_joint_measures_and_bases import base_article, settle_base
from sim.charter.charter_12_decisions import collect_votes, tally, verdict_on
from sim.charter.charter_20_suspension import seat_refusal, settle_seat
from sim.charter.charter_21_observers_and_partners import status_refusal
from sim.charter.charter_27_amendment import amendment_refusal, set_charter_field
from sim.charter.contributions import deploy
from sim.charter.ladder import instrument_refusal, next_rung
from sim.charter.rulings import count, give_answer, keep_votes, write_ruling
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.pools import free_proposal
from sim.world.questions import in_force

NOTHING_MORE = -1


@rule
def decide(world, setting, slot, place):
    """Count a motion whose day has come, log the ruling, and carry it out. Clauses 12.1, 13.1.

    `place` is that of its crisis, or -1. Returns the rung to be offered next (0: the foot of the ladder), -1 for none.
    """
    proposal = world.proposals[slot]
    collect_votes(world, slot)
    yes, no, abstain, absent, barred = tally(world, slot)
    proposal.reason, proposal.article = motion_refusal(world, setting, slot, place)
    if proposal.reason == kinds.NO_REASON and not is_moot(world, slot, place):
        proposal.verdict = verdict_on(world, setting, slot, yes, no, abstain, absent)
        proposal.article = base_article(proposal.matter, CHARTER_12)
    adopted = proposal.verdict == kinds.ADOPTED or proposal.verdict == kinds.ADOPTED_LIMITED
    row = log_motion(world, slot, place, adopted)
    if row >= 0:
        count(world, row, yes, no, abstain, absent, barred)
    announce(world, slot, adopted, yes)
    rung = NOTHING_MORE
    if proposal.crisis == 0:
        carry_motion(world, slot, adopted)
    elif place >= 0:
        rung = answer_crisis(world, setting, slot, place, adopted)
    free_proposal(world, slot)
    return rung


@rule
def motion_refusal(world, setting, slot, place):
    """(reason, article) why the law refuses a motion on the day of its vote, (0, 0) if it does not.

    Clauses 11.4, 20.6, 21.1, 27.1.
    """
    proposal = world.proposals[slot]
    if not in_force(world, proposal.organisation):
        return kinds.NOT_IN_FORCE, TREATY_11
    if proposal.matter == kinds.AMENDMENT:
        return amendment_refusal(proposal.subject)
    if proposal.matter == kinds.MEMBERSHIP:
        reason, article = status_refusal(world, proposal.organisation, proposal.subject)
        if reason == kinds.NO_REASON:
            return seat_refusal(world, slot)
        return reason, article
    if place >= 0 and not is_for_mandate(world, slot, place):
        return instrument_refusal(world, setting, proposal.organisation, place, proposal.instrument)
    return kinds.NO_REASON, NO_ARTICLE


@rule
def is_for_mandate(world, slot, place):
    """True for a motion before the arbiter on a mandate for another organisation. Clause 6.3."""
    return world.proposals[slot].organisation != world.crises[place].organisation


@rule
def is_moot(world, slot, place):
    """True for a motion to send troops to a crisis that has ended meanwhile: it is withdrawn."""
    if world.proposals[slot].matter != kinds.USE_OF_FORCE:
        return False
    return place < 0 or world.crises[place].stage != kinds.CRISIS_OPEN


@rule
def log_motion(world, slot, place, adopted):
    """Write the ruling on a motion with its votes; returns its row. It is the last on its matter when nothing can follow."""
    proposal = world.proposals[slot]
    row = write_ruling(
        world, proposal.organisation, proposal.matter, place, proposal.target, proposal.sought, proposal.instrument,
        proposal.serial, proposal.opened,
    )  # fmt: skip
    if row < 0:
        return row
    last = 1
    if place >= 0:
        below = next_rung(world, world.crises[place].organisation, proposal.instrument)
        if is_for_mandate(world, slot, place) or (not adopted and below > kinds.NO_INSTRUMENT):
            last = 0
    give_answer(world, row, proposal.verdict, proposal.reason, proposal.article, proposal.attempt, last)
    keep_votes(world, row, slot)
    return row


@rule
def announce(world, slot, adopted, yes):
    """Tell how a motion ended, and who did not simply say yes."""
    proposal = world.proposals[slot]
    organisation, serial = proposal.organisation, proposal.serial
    event, detail, value = kinds.E_FAILED, proposal.instrument, float(yes)
    if proposal.reason != kinds.NO_REASON:
        event, detail, value = kinds.E_INADMISSIBLE, proposal.reason, float(proposal.article)
    elif adopted:
        event = kinds.E_PASSED
    if proposal.verdict != kinds.NO_VERDICT:
        for state in range(world.states.shape[0]):
            vote = world.votes[slot, state]
            if vote.choice != kinds.NO_CHOICE and vote.choice != kinds.YES:
                tell(world, kinds.E_VOTE, state, proposal.target, organisation, serial, vote.choice, vote.probability)
    tell(world, event, proposal.target, proposal.proposer, organisation, serial, detail, value)


@rule
def answer_crisis(world, setting, slot, place, adopted):
    """Carry out a motion on a crisis. Returns the rung to be offered next, -1 for none. Clauses 4.3, 6.2, 6.3, PK.1."""
    proposal, crisis = world.proposals[slot], world.crises[place]
    rung = proposal.instrument
    if is_for_mandate(world, slot, place):
        event = kinds.E_MANDATE_GRANTED if adopted else kinds.E_MANDATE_REFUSED
        tell(world, event, crisis.target, -1, proposal.organisation, crisis.serial, rung, crisis.intensity)
        if adopted:
            crisis.mandated = 1
            return rung
        log_answer(world, place, rung, kinds.NO_VERDICT, kinds.NO_MANDATE, TREATY_6)
        return next_rung(world, crisis.organisation, rung)
    if not adopted:
        return next_rung(world, crisis.organisation, rung)
    conclude(world, place, rung)
    if rung >= kinds.PEACEKEEPERS:
        deploy(world, setting, slot, place)
    elif rung == kinds.MATERIAL_AID:
        tell(world, kinds.E_AID, crisis.target, -1, proposal.organisation, crisis.serial, rung, proposal.burden)
    return NOTHING_MORE


@rule
def carry_motion(world, slot, adopted):
    """Carry out a motion that answers no crisis. Clauses 7.3, 19.1, 20.1, 20.3, 21.1, 27.2."""
    proposal = world.proposals[slot]
    organisation = proposal.organisation
    if proposal.matter == kinds.MEMBERSHIP:
        settle_seat(world, slot, adopted)
    elif proposal.matter == kinds.FOREIGN_BASE:
        settle_base(world, proposal.subject, organisation, adopted)
    elif proposal.matter == kinds.RECOGNITION:
        follow(world, slot)
    elif proposal.matter == kinds.AMENDMENT and adopted:
        set_charter_field(world, organisation, proposal.subject, proposal.value)


@rule
def follow(world, slot):
    """Each member that said yes recognises what the state asked for; nobody else is bound, whatever the verdict.

    Clause 12.5.
    """
    proposal = world.proposals[slot]
    for state in range(world.states.shape[0]):
        if world.votes[slot, state].choice == kinds.YES and proposal.target >= 0:
            world.pairs[state, proposal.target].recognition = 1
