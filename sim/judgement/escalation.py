"""Whether the party that began a fight widens it, holds, or stands down."""

from sim.words import kinds
from sim.words.arithmetic import clamp, log, logistic
from sim.words.jit import rule
from sim.world.luck import L_ESCALATION, luck, occasion_of
from sim.world.questions import appeal_organisation, strength


@rule
def deterrence(world, organisation):
    """How far an alliance that covers the target deters: its credibility, raised by joint air defence and common practice."""
    group = world.organisations[organisation]
    return clamp(group.credibility * (1.0 + 0.25 * group.air_defence + 0.25 * group.interoperability), 0.0, 1.0)


@rule
def escalation_utility(world, setting, slot):
    """Net utility of escalating for the aggressor, in logits."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    aggressor, target = crisis.aggressor, crisis.target
    forces = log((1.0 + strength(world, aggressor)) / (1.0 + strength(world, target)))
    utility = p.escalate_habit + p.escalate_boldness * world.states[aggressor].boldness
    utility += p.escalate_strength * clamp(forces, -2.0, 2.0)
    utility += p.escalate_grievance * world.pairs[aggressor, target].grievance
    utility -= p.escalate_dependence * world.pairs[aggressor, target].dependence
    organisation = appeal_organisation(world, target)
    if organisation >= 0:
        utility -= p.escalate_deterrence * deterrence(world, organisation)
        leading = world.organisations[organisation].leading
        if leading >= 0 and leading != aggressor:
            utility -= p.escalate_dependence * world.pairs[aggressor, leading].dependence
    return utility


@rule
def judge_escalation(world, setting, slot, step):
    """(option, probability of escalating): an ordered logit over escalate, hold and stand down."""
    utility = escalation_utility(world, setting, slot)
    probability = logistic(utility)
    crisis = world.crises[slot]
    u = luck(
        world.now[0].seed, L_ESCALATION, occasion_of(crisis.occasion, 1, step), world.states[crisis.aggressor].number, 0
    )
    if u < probability:
        return kinds.DO_ESCALATE, probability
    if u < logistic(utility + setting.parameters[0].escalate_hold_band):
        return kinds.HOLD, probability
    return kinds.STAND_DOWN, probability
