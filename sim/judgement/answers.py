"""Fills every answer that is due today and that nobody has given."""

from sim.judgement.appeal import judge_appeal
from sim.judgement.consent import judge_consent
from sim.judgement.contribution import judge_contribution
from sim.judgement.escalation import judge_escalation
from sim.judgement.membership import judge_invitation, judge_renewal
from sim.judgement.vote import judge_vote
from sim.words import kinds
from sim.words.jit import rule
from sim.world.luck import occasion_of
from sim.world.pools import crisis_slot, deployment_slot, proposal_slot


@rule
def answer_due(world, setting):
    """Answer all decisions whose deadline has come, in the order of their slots."""
    today = world.now[0].day
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.deadline <= today:
            if decision.kind == kinds.VOTE:
                answer_vote(world, setting, place)
            elif decision.option < 0:
                answer(world, setting, place)


@rule
def answer_vote(world, setting, place):
    """Judge a vote: its reasons are kept even when a person has chosen."""
    decision = world.decisions[place]
    slot = proposal_slot(world, decision.subject)
    if slot < 0:
        return
    choice = judge_vote(world, setting, slot, decision.state)
    decision.probability = world.votes[slot, decision.state].probability
    if decision.option < 0:
        decision.option = choice
        decision.chosen_by = kinds.BY_JUDGEMENT


@rule
def answer(world, setting, place):
    """Judge any other answer."""
    decision = world.decisions[place]
    option, probability = 0, 0.0
    if decision.kind == kinds.APPEAL:
        slot = crisis_slot(world, decision.subject)
        if slot >= 0:
            option, probability = judge_appeal(world, setting, slot, decision.legal)
    elif decision.kind == kinds.CONTRIBUTE:
        slot = deployment_slot(world, decision.subject)
        if slot >= 0:
            option, probability = judge_contribution(world, setting, slot, decision.state)
    elif decision.kind == kinds.CONSENT:
        option, probability = answer_consent(world, setting, place)
    elif decision.kind == kinds.ESCALATE:
        slot = crisis_slot(world, decision.subject)
        option = kinds.HOLD
        if slot >= 0:
            step = (world.now[0].day - world.crises[slot].opened) // 7
            option, probability = judge_escalation(world, setting, slot, step)
    elif decision.kind == kinds.RENEW:
        cause = occasion_of(world.organisations[decision.organisation].number, decision.subject, 0)
        option, probability = judge_renewal(world, setting, decision.organisation, decision.state, cause)
    elif decision.kind == kinds.CHANGE_MEMBERSHIP:
        cause = occasion_of(world.organisations[decision.organisation].number, decision.opened, 1)
        option, probability = judge_invitation(world, setting, decision.organisation, decision.state, cause, decision.legal)
    elif decision.kind == kinds.SIGN_TREATY:
        cause = occasion_of(world.organisations[decision.organisation].number, 0, 2)
        legal = 1 << kinds.APPLY
        move, probability = judge_invitation(world, setting, decision.organisation, decision.state, cause, legal)
        option = 1 if move == kinds.APPLY else 0
    elif decision.kind == kinds.CHOOSE:
        return  # the scenario's own weights decide (`sim.script.choices`)
    if (decision.legal >> option) & 1 == 0:
        option = lowest_lawful(decision.legal)
    decision.option = option
    decision.probability = probability
    decision.chosen_by = kinds.BY_JUDGEMENT


@rule
def lowest_lawful(legal):
    """The lowest option that a mask holds: what a government is left with when the law bars what it would choose."""
    option = 0
    while legal >> option > 0:
        if (legal >> option) & 1 == 1:
            return option
        option += 1
    return 0


@rule
def answer_consent(world, setting, place):
    """Consent to a force on a crisis (`organisation` >= 0, subject a crisis) or to a base (`organisation` -1, subject a base)."""
    decision = world.decisions[place]
    host = decision.state
    if decision.organisation >= 0:
        slot = crisis_slot(world, decision.subject)
        if slot < 0:
            return 0, 0.0
        crisis = world.crises[slot]
        guest = world.organisations[decision.organisation].leading
        return judge_consent(world, setting, host, guest, crisis.intensity, crisis.occasion, crisis.appeals)
    base = world.bases[decision.subject]
    return judge_consent(world, setting, host, base.holder, 0.0, base.number, 0)
