"""Whether a member sends troops to a deployment, and how many."""

from sim.words import kinds
from sim.words.arithmetic import logistic
from sim.words.jit import rule
from sim.world.luck import L_CONTRIBUTION, luck


@rule
def contribution_utility(world, setting, slot, state):
    """Net utility of contributing to a deployment, in logits."""
    p = setting.parameters[0]
    deployment = world.deployments[slot]
    organisation = deployment.organisation
    leading = world.organisations[organisation].leading
    seat = world.seats[organisation, state]
    pair = world.pairs[state, deployment.host]
    utility = p.contribute_habit + p.contribute_solidarity * pair.affinity
    utility -= p.contribute_distance * setting.roads[state, deployment.host].distance / p.distance_scale
    utility -= p.contribute_overstretch * world.states[state].engaged
    utility += p.contribute_opinion * (seat.opinion - 0.5)
    utility -= p.contribute_grievance * max(pair.grievance, seat.grievance)
    if state == leading:
        utility += p.contribute_leading
    elif leading >= 0:
        utility += p.contribute_dependence * world.pairs[state, leading].dependence
    if seat.case_by_case == 1:
        utility -= p.contribute_case_by_case
    return utility


@rule
def judge_contribution(world, setting, slot, state):
    """(option, probability): 1 to send what is asked, 0 to refuse. A member that boycotts or is frozen sends nothing."""
    probability = logistic(contribution_utility(world, setting, slot, state))
    deployment = world.deployments[slot]
    seat = world.seats[deployment.organisation, state]
    if seat.status == kinds.FROZEN or seat.boycott_until > world.now[0].day:
        return 0, 0.0
    u = luck(world.now[0].seed, L_CONTRIBUTION, deployment.occasion, world.states[state].number, 0)
    return (1 if u < probability else 0), probability
