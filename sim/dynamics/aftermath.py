"""What follows from a kept or broken word: credibility, disappointment, support, boldness, favours, reputation (R18).

Drawn once per final answer to an appeal. A refusal weighs by how hard and clear the case was, and less on the alliance's
name where the treaty did not bind. For those who asked in vain the law is no comfort: their disappointment does not ask
about it.
"""

from sim.dynamics import statistics
from sim.dynamics.crises import end_those_due
from sim.dynamics.escalation import is_attack
from sim.words import kinds
from sim.words.arithmetic import clamp, ratio, share
from sim.words.jit import rule
from sim.world.pools import free_ended_crises, is_referred_to
from sim.world.questions import is_member
from sim.world.seats import move_affinity, move_credibility, move_opinion, raise_grievance


@rule
def binds(world, crisis):
    """True when the treaty binds: an outside hand or scope within, on agreed treaty land, not the target's own war."""
    charter = world.charters[crisis.organisation]
    within = charter.scope_internal == 1 or crisis.external >= charter.external_evidence
    on_land = crisis.treaty_territory == 1 or charter.treaty_territory_only == 0
    agreed = crisis.delimited == 1 or charter.border_incidents_excluded == 0
    return within and on_land and agreed and crisis.self_inflicted == 0


@rule
def judge_alliance(world, setting, slot, lost, worth):
    """Others' belief in the alliance, hurt less by a refusal where the treaty did not bind, and the publics that watched."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    duty = crisis.clarity if binds(world, crisis) else crisis.clarity * p.domestic_duty
    belief = p.credibility_kept * worth - p.credibility_refused * lost * duty
    move_credibility(world, crisis.organisation, crisis.peak * belief)
    change = crisis.peak * (p.helped_opinion * worth - p.refused_opinion * lost)
    for state in range(world.states.shape[0]):
        if state == crisis.target:
            move_opinion(world, crisis.organisation, state, change)
        elif is_member(world, crisis.organisation, state):
            move_opinion(world, crisis.organisation, state, change * p.watching_opinion)


@rule
def judge_by_parties(world, setting, slot, lost, worth):
    """What the parties make of the answer: the target's disappointment or gratitude, the attacker's boldness."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    grievance = p.refused_grievance * lost * crisis.peak - p.helped_relief * worth
    raise_grievance(world, crisis.organisation, crisis.target, grievance)
    leading = world.organisations[crisis.organisation].leading
    if leading >= 0 and leading != crisis.target:
        change = crisis.peak * (p.helped_affinity * worth - p.refused_affinity * lost)
        move_affinity(world, crisis.target, leading, change)

    if crisis.aggressor >= 0:
        attacker = world.states[crisis.aggressor]
        change = p.refused_boldness * lost * crisis.peak - p.helped_boldness * worth
        attacker.boldness = clamp(attacker.boldness + change, -1.0, 1.0)


@rule
def ruling_on(world, serial):
    """The place in the ring of the last ruling on a crisis, -1 when there is none."""
    now = world.now[0]
    size = world.rulings.shape[0]
    for back in range(min(size, now.rulings_written)):
        place = (now.rulings_written - 1 - back) % size
        if world.rulings[place].crisis == serial:
            return place
    return -1


@rule
def remember(world, target, state, favour, slight, reputation):
    """What a target owes another state and holds against it, and what others now think of that state's promises."""
    pair = world.pairs[target, state]
    pair.debt = clamp(pair.debt + favour, -1.0, 1.0)
    pair.grievance = share(pair.grievance + slight)
    world.states[state].reputation = share(world.states[state].reputation + reputation)


@rule
def remember_voters(world, setting, slot, worth):
    """Who voted for help is owed a favour; who voted no is held to it, and loses reputation where the treaty binds."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    place = ruling_on(world, crisis.serial)
    if place < 0:
        return
    for state in range(world.states.shape[0]):
        choice = world.ruling_votes[place, state].choice
        if state == crisis.target:
            continue
        if choice == kinds.YES:
            remember(world, crisis.target, state, p.favour_of_vote * worth, 0.0, p.reputation_kept * worth)
        elif choice == kinds.NO:
            lost = p.reputation_shirked * crisis.peak if binds(world, crisis) else 0.0
            remember(world, crisis.target, state, 0.0, p.slight_of_vote * crisis.peak, -lost)


@rule
def remember_senders(world, setting, slot):
    """Whose troops set out is owed a favour and believed; who was asked and sent none is held to it."""
    p = setting.parameters[0]
    deployment = world.deployments[slot]
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if state == deployment.host or contingent.answer == 0:
            continue
        if contingent.answer == 1 and contingent.troops > 0.0:
            remember(world, deployment.host, state, p.favour_of_troops, 0.0, p.reputation_kept)
        else:
            remember(world, deployment.host, state, 0.0, p.slight_of_troops, -p.reputation_shirked)


@rule
def settle_answer(world, setting, slot):
    """All consequences of the final answer to an appeal.

    `lost` is how far the answer fell short of what was asked, in rungs of the ladder, 0 (in full) to 1 (nothing); `worth` is
    how high a rung was granted, 0 to 1, as far as it met what was asked.
    """
    crisis = world.crises[slot]
    lost = share(ratio(float(crisis.sought - crisis.granted), float(crisis.sought)))
    worth = float(crisis.granted) / float(kinds.COLLECTIVE_DEFENCE) * (1.0 - lost)
    judge_alliance(world, setting, slot, lost, worth)
    judge_by_parties(world, setting, slot, lost, worth)
    remember_voters(world, setting, slot, worth)
    if crisis.organisation == world.now[0].focus:
        statistics.count_answer(world, crisis.granted)


@rule
def settle_silence(world, setting, slot):
    """A member is attacked from outside and nobody is asked: the alliance's name suffers a little (R19)."""
    crisis = world.crises[slot]
    if not is_attack(crisis.kind) or crisis.organisation < 0 or crisis.aggressor < 0:
        return
    if not is_member(world, crisis.organisation, crisis.aggressor):
        lost = setting.parameters[0].credibility_silent * crisis.peak * crisis.clarity
        move_credibility(world, crisis.organisation, -lost)


@rule
def awaits_troops(world, serial):
    """True while members still decide what they send to a crisis: promised troops may come to nothing."""
    for slot in range(world.deployments.shape[0]):
        deployment = world.deployments[slot]
        if deployment.serial > 0 and deployment.crisis == serial and deployment.stage == kinds.MOBILISING:
            return True
    return False


@rule
def settle_crisis(world, setting, slot):
    """Settle one crisis as far as its appeal stands; True when that is done."""
    crisis = world.crises[slot]
    if crisis.appeal == kinds.APPEAL_ANSWERED:
        if awaits_troops(world, crisis.serial):
            return False
        settle_answer(world, setting, slot)
    elif crisis.appeal == kinds.APPEAL_NOT_ASKED:
        settle_silence(world, setting, slot)
    elif crisis.appeal != kinds.APPEAL_NONE:
        # Asked and not yet answered: wait, unless it has ended and nothing about it is pending.
        return crisis.stage == kinds.CRISIS_ENDED and not is_referred_to(world, crisis.serial)
    if crisis.appeals <= 1 and crisis.organisation == world.now[0].focus:
        world.years[statistics.this_year(world)].crises += 1
    return True


@rule
def settle(world, setting):
    """End what is due to end, draw the consequences of every answer given, free what is over."""
    end_those_due(world)
    over = False
    for slot in range(world.crises.shape[0]):
        crisis = world.crises[slot]
        if crisis.serial > 0 and crisis.settled == 0 and settle_crisis(world, setting, slot):
            crisis.settled = 1
        over = over or crisis.stage == kinds.CRISIS_ENDED
    if over:
        free_ended_crises(world)
