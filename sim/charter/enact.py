"""What the law brings about on a day: the visible list of phases, carried out in their order by `enact`.

Everything here is due on a day that was fixed before: an answer's deadline, a motion's day, a mandate's end, a ratification,
a notice, a term. `next_due` finds the next such day, so that the clock can skip the days between.
"""

from sim.charter.agreement_peacekeeping import note_host_answer
from sim.charter.appeals import hear_appeal, offer
from sim.charter.carrying_out import decide
from sim.charter.charter_07_joint_measures_and_bases import answer_base
from sim.charter.charter_13_council import keep_chair, keep_session, keeps_council
from sim.charter.charter_17_secretariat import keep_secretary
from sim.charter.charter_19_membership import leave_when_due, move_status, take_move
from sim.charter.charter_20_suspension import sanction_due
from sim.charter.charter_24_budget import collect_dues
from sim.charter.contributions import awaits_contributions, end_mandate, muster, take_contribution
from sim.charter.treaty_11_term_and_renewal import keep_ratification, keep_term, renewal_opens_on, take_renewal
from sim.words import kinds
from sim.words.calendar import NEVER, is_new_year
from sim.words.jit import rule
from sim.world.pools import close_decision, crisis_slot, deployment_slot

PHASES = (
    ("take_answers", "the answers of governments: appeals, consents, contributions, renewals, moves in membership"),
    ("hold_council", "motions whose day has come are counted, logged and carried out"),
    ("end_mandates", "forces whose mandate has run out begin to leave"),
    ("keep_seats", "ratifications, notices that run out, breaches"),
    ("keep_offices", "terms and renewals, chair, secretary general, yearly session"),
    ("keep_books", "dues and arrears, on 1 January"),
)
"""Each phase is a rule of this module; the screen shows the sentences."""


@rule
def enact(world, setting):
    """Carry out everything that the law has due today. Clauses 2.2, 4.4, 12.1."""
    take_answers(world, setting)
    hold_council(world, setting)
    end_mandates(world)
    keep_seats(world, setting)
    keep_offices(world, setting)
    keep_books(world, setting)


@rule
def take_answers(world, setting):
    """Carry out every answer whose deadline has come; an appeal, or a host's consent, sets off the ladder.

    Clauses 4.4, 13.6, PK.3. Votes wait for the count; initiatives belong to the dynamics.
    """
    today = world.now[0].day
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.deadline <= today and decision.option >= 0:
            slot = -1
            if decision.kind == kinds.APPEAL or decision.kind == kinds.CONSENT:
                slot = take_call(world, place)
            elif decision.kind == kinds.CONTRIBUTE:
                take_troops(world, setting, place)
            elif decision.kind == kinds.RENEW or decision.kind == kinds.CHANGE_MEMBERSHIP:
                take_seat_answer(world, setting, place)
            if slot >= 0:
                crisis = world.crises[slot]
                offer(world, setting, slot, crisis.sought, max(1, int(world.charters[crisis.organisation].consideration_days)))


@rule
def take_call(world, place):
    """An appeal, or a host's answer on peacekeepers or a base. Returns the crisis whose ladder is to be climbed, or -1.

    Clauses 4.4, 7.2, PK.3.
    """
    decision = world.decisions[place]
    kind, organisation, option = decision.kind, decision.organisation, decision.option
    close_decision(world, place)
    if organisation < 0:
        answer_base(world, decision.subject, option)
        return -1
    slot = crisis_slot(world, decision.subject)
    if slot < 0:
        return -1
    if kind == kinds.APPEAL:
        return slot if hear_appeal(world, slot, organisation, option) else -1
    note_host_answer(world, organisation, slot, option)
    return slot


@rule
def take_troops(world, setting, place):
    """Take a member's answer on troops; when it is the last one, the force musters. Clause PK.4."""
    decision = world.decisions[place]
    deployment, serial = deployment_slot(world, decision.subject), decision.subject
    close_decision(world, place)
    if deployment >= 0:
        take_contribution(world, deployment, decision.state, decision.option == 1, decision.value, decision.probability)
        if not awaits_contributions(world, serial):
            muster(world, setting, deployment)


@rule
def take_seat_answer(world, setting, place):
    """Take a member's answer on the renewal, or a state's move in membership. Clauses 11.2, 19.1, 19.3."""
    decision = world.decisions[place]
    kind, organisation, state = decision.kind, decision.organisation, decision.state
    close_decision(world, place)
    if kind == kinds.RENEW:
        take_renewal(world, organisation, state, decision.deadline, decision.option == 1)
    else:
        take_move(world, setting, organisation, state, decision.option, decision.value)


@rule
def hold_council(world, setting):
    """Decide every motion whose day has come; what fails is offered one rung lower tomorrow. Clauses 13.1, 13.6."""
    today = world.now[0].day
    for slot in range(world.now[0].proposals_used):
        proposal = world.proposals[slot]
        if proposal.serial > 0 and proposal.stage == kinds.PROPOSAL_OPEN and proposal.deadline <= today:
            place = crisis_slot(world, proposal.crisis)
            rung = decide(world, setting, slot, place)
            if rung >= kinds.NO_INSTRUMENT:
                offer(world, setting, place, rung, 1)


@rule
def end_mandates(world):
    """Begin the withdrawal of forces whose mandate has run out. Clause PK.1."""
    for slot in range(world.now[0].deployments_used):
        if is_under_mandate(world, slot) and world.deployments[slot].mandate_until <= world.now[0].day:
            end_mandate(world, slot)


@rule
def is_under_mandate(world, slot):
    """True for a force that is on its way or in place."""
    force = world.deployments[slot]
    return force.serial > 0 and (force.stage == kinds.MOVING or force.stage == kinds.IN_PLACE)


@rule
def keep_seats(world, setting):
    """Ratifications, notices that run out, and breaches that call for a motion. Clauses 11.5, 19.3, 20.3."""
    for organisation in range(world.organisations.shape[0]):
        watched = world.now[0].seats_awaited > 0 or world.charters[organisation].breaches_to_expel > 0
        if watched and world.organisations[organisation].present == 1:
            for state in range(world.states.shape[0]):
                seat = world.seats[organisation, state]
                if seat.status == kinds.SIGNATORY:
                    keep_ratification(world, setting, organisation, state)
                elif seat.status == kinds.LEAVING:
                    leave_when_due(world, setting, organisation, state)
                elif seat.breaches > 0:
                    sanction = sanction_due(world, organisation, state)
                    if sanction != kinds.OUTSIDE:
                        chair = world.organisations[organisation].chair
                        move_status(world, organisation, state, chair if chair != state else -1, sanction)


@rule
def keep_offices(world, setting):
    """Terms and renewals; chair, secretary general and session where there is a council. Clauses 11.1, 13.2, 13.3, 17.1."""
    for organisation in range(world.organisations.shape[0]):
        keep_term(world, organisation)
        if keeps_council(world, organisation):
            keep_chair(world, organisation)
            keep_secretary(world, organisation)
            keep_session(world, setting, organisation)


@rule
def keep_books(world, setting):
    """Settle the dues of the past year on 1 January. Clause 24.2."""
    if is_new_year(world.now[0].day):
        for organisation in range(world.organisations.shape[0]):
            collect_dues(world, setting, organisation)


@rule
def next_due(world):
    """The earliest day on which the law has something due, NEVER when there is none; a day already past stands for today.

    Deadlines of decisions and the first days of months are kept by the clock itself, and so is 1 January among them.
    """
    due = NEVER
    for slot in range(world.now[0].proposals_used):
        proposal = world.proposals[slot]
        if proposal.serial > 0 and proposal.deadline < due:
            due = proposal.deadline
    for slot in range(world.now[0].deployments_used):
        if is_under_mandate(world, slot) and world.deployments[slot].mandate_until < due:
            due = world.deployments[slot].mandate_until
    for organisation in range(world.organisations.shape[0]):
        due = min(due, next_office(world, organisation))
        if world.now[0].seats_awaited > 0:
            due = min(due, next_seat(world, organisation))
    return due


@rule
def next_office(world, organisation):
    """The next day on which renewal, chair, secretary general or session come up. Clauses 11.1, 13.2, 13.3, 17.1.

    Once the members have been asked to renew, it is the last day of the term that counts.
    """
    group = world.organisations[organisation]
    due = renewal_opens_on(world, organisation)
    if due < world.now[0].day:
        due = group.next_renewal
    if keeps_council(world, organisation):
        due = min(due, min(group.chair_until, group.next_session))
        if group.secretary >= 0:
            due = min(due, group.secretary_until)
    return due


@rule
def next_seat(world, organisation):
    """The next ratification or end of a notice in an organisation. Clauses 11.5, 19.3."""
    due = NEVER
    for state in range(world.states.shape[0]):
        seat = world.seats[organisation, state]
        if seat.status == kinds.SIGNATORY and seat.ratify_on < due:
            due = seat.ratify_on
        elif seat.status == kinds.LEAVING and seat.leaves_on < due:
            due = seat.leaves_on
    return due
