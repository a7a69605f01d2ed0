"""What follows from a kept or broken word: credibility, disappointment, support, boldness, favours, reputation (R18).

Drawn once per final answer to an appeal. A refusal weighs by how hard and clear the case was, and less on the alliance's
name where the treaty did not bind. For those who asked in vain the law is no comfort: their disappointment does not ask
about it.
"""

from sim.dynamics import statistics
from sim.dynamics.escalation import is_attack
from sim.dynamics.memory import remember_voters
from sim.words import kinds
from sim.words.arithmetic import clamp, ratio, share
from sim.words.jit import rule
from sim.world.pools import end_crisis, free_ended_crises, is_referred_to
from sim.world.questions import is_member
from sim.world.seats import move_affinity, move_credibility, move_opinion, raise_grievance


@rule
def binds(world, crisis):
    """True when the treaty binds: a member, an outside hand or scope within, on agreed treaty land, not its own war."""
    charter = world.charters[crisis.organisation]
    within = charter.scope_internal == 1 or crisis.external >= charter.external_evidence
    on_land = crisis.treaty_territory == 1 or charter.treaty_territory_only == 0
    agreed = crisis.delimited == 1 or charter.border_incidents_excluded == 0
    owed = is_member(world, crisis.organisation, crisis.target)  # observers and partners are helped, not owed help
    return within and on_land and agreed and owed and crisis.self_inflicted == 0


@rule
def stake(setting, crisis):
    """How much hangs on an answer, 0 to 1: the crisis at its hardest; floods and smugglers prove little of an alliance."""
    soft = crisis.kind == kinds.DISASTER or crisis.kind == kinds.TRAFFICKING or crisis.kind == kinds.PRESSURE
    return crisis.peak * setting.parameters[0].soft_stake if soft else crisis.peak


@rule
def judge_alliance(world, setting, slot, lost, worth):
    """Others' belief in the alliance, and the publics that watched.

    Belief moves as far as the answer surprises: up from what was not believed, down from what was; a refusal hurts it less
    where the treaty did not bind.
    """
    p = setting.parameters[0]
    crisis = world.crises[slot]
    weight = stake(setting, crisis)
    duty = crisis.clarity if binds(world, crisis) else crisis.clarity * p.domestic_duty
    believed = world.organisations[crisis.organisation].credibility
    won = p.credibility_kept * worth * (1.0 - believed)
    move_credibility(world, crisis.organisation, weight * (won - p.credibility_refused * lost * duty * believed))
    change = weight * (p.helped_opinion * worth - p.refused_opinion * lost)
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
    weight = stake(setting, crisis)
    grievance = weight * (p.refused_grievance * lost - p.helped_relief * worth)
    raise_grievance(world, crisis.organisation, crisis.target, grievance)
    leading = world.organisations[crisis.organisation].leading
    if leading >= 0 and leading != crisis.target:
        move_affinity(world, crisis.target, leading, weight * (p.helped_affinity * worth - p.refused_affinity * lost))
    if crisis.aggressor >= 0:
        attacker = world.states[crisis.aggressor]
        change = weight * (p.refused_boldness * lost - p.helped_boldness * worth)
        attacker.boldness = clamp(attacker.boldness + change, -1.0, 1.0)


@rule
def pay_for_appeal(world, setting, slot):
    """Asking costs attention and favours, heard or not: the more is asked for, the more."""
    crisis = world.crises[slot]
    target = world.states[crisis.target]
    target.influence = max(0.0, target.influence - setting.parameters[0].appeal_price * float(crisis.sought))


@rule
def settle_answer(world, setting, slot):
    """All consequences of the final answer to an appeal.

    `lost` is how far the answer fell short, 0 (in full) to 1 (nothing): of what was asked or, under attack, of what so hard
    an attack needs, for who expects little asks for little. `worth` is what the rung granted is worth, 0 to 1, as far as it
    met that. A rung is worth the square of its height on the ladder: words are worth little.
    """
    crisis = world.crises[slot]
    needed = float(crisis.sought)
    if is_attack(crisis.kind):
        needed = max(needed, crisis.peak * float(kinds.COLLECTIVE_DEFENCE))
    granted = float(crisis.granted)
    lost = share(ratio(needed * needed - granted * granted, needed * needed))
    worth = granted * granted / float(kinds.COLLECTIVE_DEFENCE * kinds.COLLECTIVE_DEFENCE) * (1.0 - lost)
    pay_for_appeal(world, setting, slot)
    judge_alliance(world, setting, slot, lost, worth)
    judge_by_parties(world, setting, slot, lost, worth)
    remember_voters(world, setting, slot, worth, binds(world, crisis))
    if crisis.organisation == world.now[0].focus:
        statistics.count_answer(world, crisis.granted)


@rule
def settle_silence(world, setting, slot):
    """A member is attacked from outside and asks nobody: the alliance's name suffers, and who fights alone remembers."""
    crisis = world.crises[slot]
    if not is_attack(crisis.kind) or crisis.organisation < 0 or crisis.aggressor < 0:
        return
    if not is_member(world, crisis.organisation, crisis.aggressor):
        p = setting.parameters[0]
        move_credibility(world, crisis.organisation, -p.credibility_silent * crisis.peak * crisis.clarity)
        if crisis.target != world.organisations[crisis.organisation].leading:
            raise_grievance(world, crisis.organisation, crisis.target, p.silent_grievance * crisis.peak)


@rule
def awaits_troops(world, serial):
    """True while members still decide what they send to a crisis: promised troops may come to nothing."""
    for slot in range(world.now[0].deployments_used):
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
    """End what outside circumstances end today, draw the consequences of every answer given, free what is over."""
    today = world.now[0].day
    over = False
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.serial > 0:
            if crisis.stage == kinds.CRISIS_OPEN and crisis.until <= today:
                end_crisis(world, slot)
            if crisis.settled == 0 and settle_crisis(world, setting, slot):
                crisis.settled = 1
            over = over or crisis.stage == kinds.CRISIS_ENDED
    if over:
        free_ended_crises(world)
