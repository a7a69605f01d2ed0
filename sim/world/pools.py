"""Pools: records that come and go within a fixed capacity. References carry serials that are never reused.

A full pool marks the run as failed; nothing is dropped in silence.

Why `now.<pool>_used`: pools are held large for the worst year and are nearly empty in most; who looks through one stops behind
the last place that is taken.
"""

from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world.chronicle import fail, new_serial, tell, wake_by
from sim.world.questions import hearing_organisation


@rule
def crisis_slot(world, serial):
    """The place of a crisis in its pool, -1 when it is gone (or the serial is 0)."""
    if serial > 0:
        for slot in range(world.now[0].crises_used):
            if world.crises[slot].serial == serial:
                return slot
    return -1


@rule
def proposal_slot(world, serial):
    """The place of a proposal in its pool, -1 when it is gone."""
    if serial > 0:
        for slot in range(world.now[0].proposals_used):
            if world.proposals[slot].serial == serial:
                return slot
    return -1


@rule
def deployment_slot(world, serial):
    """The place of a deployment in its pool, -1 when it is gone."""
    if serial > 0:
        for slot in range(world.now[0].deployments_used):
            if world.deployments[slot].serial == serial:
                return slot
    return -1


@rule
def open_decision(world, state, kind, subject, organisation, deadline, legal):
    """Ask a government to decide by a day; `legal` has bit i set for each lawful option i. Returns the slot or -1 (fault)."""
    for slot in range(world.decisions.shape[0]):
        decision = world.decisions[slot]
        if decision.serial == 0:
            decision.serial = new_serial(world)
            world.now[0].decisions_used = max(world.now[0].decisions_used, slot + 1)
            decision.state = state
            decision.kind = kind
            decision.subject = subject
            decision.organisation = organisation
            decision.opened = world.now[0].day
            decision.deadline = deadline
            decision.legal = legal
            decision.whom = -1
            decision.option = -1
            decision.value = 0.0
            decision.chosen_by = kinds.BY_NOBODY
            decision.probability = 0.0
            wake_by(world, deadline)
            return slot
    fail(world, kinds.FULL_DECISIONS)
    return -1


@rule
def close_decision(world, slot):
    """Free a decision's slot once it has been carried out."""
    now = world.now[0]
    world.decisions[slot].serial = 0
    world.decisions[slot].kind = kinds.NO_DECISION
    while now.decisions_used > 0 and world.decisions[now.decisions_used - 1].serial == 0:
        now.decisions_used -= 1


@rule
def open_crisis(
    world,
    kind,
    target,
    aggressor,
    intensity,
    external,
    clarity,
    on_territory,
    delimited,
    until,
    decay,
    event,
    dispute,
    occasion,
):
    """Begin a crisis today and ask its target whether to appeal. Returns its slot, or -1 with a fault when the pool is full.

    `intensity`, `external` (evidence of an outside hand) and `clarity` lie in 0..1; `decay` is the share that fades in a
    week; `event` and `dispute` are indices or -1; `occasion` is the key of all luck that follows from it.
    """
    for slot in range(world.crises.shape[0]):
        crisis = world.crises[slot]
        if crisis.serial == 0:
            crisis.serial = new_serial(world)
            world.now[0].crises_used = max(world.now[0].crises_used, slot + 1)
            crisis.stage = kinds.CRISIS_OPEN
            crisis.kind = kind
            crisis.target = target
            crisis.aggressor = aggressor
            crisis.intensity = intensity
            crisis.peak = intensity
            crisis.external = external
            crisis.clarity = clarity
            crisis.treaty_territory = on_territory
            crisis.delimited = delimited
            crisis.self_inflicted = 0
            crisis.event = event
            crisis.dispute = dispute
            crisis.opened = world.now[0].day
            crisis.until = until
            crisis.decay = decay
            crisis.occasion = occasion
            crisis.appeal = kinds.APPEAL_NONE
            crisis.organisation = -1
            crisis.sought = kinds.NO_INSTRUMENT
            crisis.granted = kinds.NO_INSTRUMENT
            crisis.mandated = 0
            crisis.host_consents = 0
            crisis.reviewed = world.now[0].day
            crisis.appeals = 0
            crisis.settled = 0
            tell(world, kinds.E_CRISIS_OPENED, target, aggressor, -1, crisis.serial, kind, intensity)
            ask_for_appeal(world, slot)
            return slot
    fail(world, kinds.FULL_CRISES)
    return -1


@rule
def ask_for_appeal(world, slot):
    """Put the question of an appeal to the target, due tomorrow, when it has an organisation to turn to."""
    crisis = world.crises[slot]
    organisation = hearing_organisation(world, crisis.target)
    if organisation < 0:
        return
    crisis.organisation = organisation
    crisis.appeal = kinds.APPEAL_DECIDING
    crisis.appeals += 1
    crisis.settled = 0
    legal = 1 | world.charters[organisation].instruments
    open_decision(world, crisis.target, kinds.APPEAL, crisis.serial, organisation, world.now[0].day + 1, legal)


@rule
def end_crisis(world, slot):
    """End a crisis today. The slot is freed by `free_ended_crises` once nothing refers to it."""
    crisis = world.crises[slot]
    if crisis.stage == kinds.CRISIS_OPEN:
        crisis.stage = kinds.CRISIS_ENDED
        crisis.until = world.now[0].day
        tell(
            world,
            kinds.E_CRISIS_ENDED,
            crisis.target,
            crisis.aggressor,
            crisis.organisation,
            crisis.serial,
            crisis.kind,
            crisis.peak,
        )


@rule
def is_referred_to(world, serial):
    """True while a decision, an open proposal or a deployment still refers to a crisis."""
    for slot in range(world.now[0].decisions_used):
        decision = world.decisions[slot]
        if decision.serial > 0 and decision.subject == serial and decision.kind != kinds.NO_DECISION:
            return True
    for slot in range(world.now[0].proposals_used):
        if world.proposals[slot].serial > 0 and world.proposals[slot].crisis == serial:
            return True
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0 and world.deployments[slot].crisis == serial:
            return True
    return False


@rule
def free_ended_crises(world):
    """Free the slots of crises that have ended, whose aftermath is drawn and to which nothing refers any more."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_ENDED and crisis.settled == 1 and not is_referred_to(world, crisis.serial):
            crisis.serial = 0
            crisis.stage = kinds.CRISIS_FREE
    now = world.now[0]
    while now.crises_used > 0 and world.crises[now.crises_used - 1].serial == 0:
        now.crises_used -= 1


@rule
def open_proposal(
    world, organisation, matter, instrument, sought, crisis, target, proposer, subject, value, deadline, occasion, attempt
):
    """Table a motion in a council and ask every seat with a share in the council to vote by `deadline`. Returns its slot or -1.

    Who has a vote is decided when votes are counted (Charter 12); here every member, signatories left out, is asked.
    """
    for slot in range(world.proposals.shape[0]):
        proposal = world.proposals[slot]
        if proposal.serial == 0:
            proposal.serial = new_serial(world)
            world.now[0].proposals_used = max(world.now[0].proposals_used, slot + 1)
            proposal.stage = kinds.PROPOSAL_OPEN
            proposal.organisation = organisation
            proposal.matter = matter
            proposal.instrument = instrument
            proposal.sought = sought
            proposal.crisis = crisis
            proposal.target = target
            proposal.proposer = proposer
            proposal.subject = subject
            proposal.value = value
            proposal.burden = 1.0
            proposal.opened = world.now[0].day
            proposal.deadline = deadline
            proposal.attempt = attempt
            proposal.verdict = kinds.NO_VERDICT
            proposal.reason = kinds.NO_REASON
            proposal.article = 0
            proposal.occasion = occasion
            wake_by(world, deadline)
            tell(world, kinds.E_PROPOSAL_OPENED, proposer, target, organisation, proposal.serial, instrument, float(matter))
            ask_for_votes(world, slot)
            return slot
    fail(world, kinds.FULL_PROPOSALS)
    return -1


@rule
def ask_for_votes(world, slot):
    """Clear the votes of a proposal and open a VOTE decision for each seat in the council."""
    proposal = world.proposals[slot]
    for state in range(world.states.shape[0]):
        vote = world.votes[slot, state]
        vote.choice = kinds.NO_CHOICE
        vote.chosen_by = kinds.BY_NOBODY
        vote.probability = 0.0
        vote.utility = 0.0
        status = world.seats[proposal.organisation, state].status
        if status == kinds.MEMBER or status == kinds.LEAVING or status == kinds.FROZEN:
            legal = (1 << kinds.YES) | (1 << kinds.NO) | (1 << kinds.ABSTAIN) | (1 << kinds.ABSENT)
            open_decision(world, state, kinds.VOTE, proposal.serial, proposal.organisation, proposal.deadline, legal)


@rule
def free_proposal(world, slot):
    """Free the slot of a proposal that was counted, with any decision on it that is still about."""
    proposal = world.proposals[slot]
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.VOTE and decision.subject == proposal.serial:
            close_decision(world, place)
    proposal.serial = 0
    proposal.stage = kinds.PROPOSAL_FREE
    now = world.now[0]
    while now.proposals_used > 0 and world.proposals[now.proposals_used - 1].serial == 0:
        now.proposals_used -= 1


@rule
def open_deployment(world, organisation, instrument, crisis, event, host, task, planned, mandate_days, occasion):
    """Begin a deployment: mobilising, with no contingents yet. Returns its slot, or -1 with a fault when the pool is full."""
    now = world.now[0]
    for slot in range(world.deployments.shape[0]):
        deployment = world.deployments[slot]
        if deployment.serial == 0:
            deployment.serial = new_serial(world)
            world.now[0].deployments_used = max(world.now[0].deployments_used, slot + 1)
            deployment.stage = kinds.MOBILISING
            deployment.organisation = organisation
            deployment.instrument = instrument
            deployment.crisis = crisis
            deployment.event = event
            deployment.host = host
            deployment.task = task
            deployment.decided = now.day
            deployment.arrives = NEVER
            deployment.mandate_until = now.day + int(mandate_days)
            deployment.leaves = NEVER
            deployment.gone = NEVER
            deployment.troops = 0.0
            deployment.planned = planned
            deployment.peak = 0.0
            deployment.cost = 0.0
            deployment.occasion = occasion
            for state in range(world.states.shape[0]):
                contingent = world.contingents[slot, state]
                contingent.asked = 0.0
                contingent.troops = 0.0
                contingent.arrives = NEVER
                contingent.probability = 0.0
                contingent.answer = 0
            tell(world, kinds.E_MOBILISED, host, -1, organisation, deployment.serial, instrument, planned)
            return slot
    fail(world, kinds.FULL_DEPLOYMENTS)
    return -1


@rule
def free_deployment(world, slot):
    """Free the slot of a force that is home again."""
    world.deployments[slot].serial = 0
    world.deployments[slot].stage = kinds.DEPLOYMENT_FREE
    now = world.now[0]
    while now.deployments_used > 0 and world.deployments[now.deployments_used - 1].serial == 0:
        now.deployments_used -= 1
