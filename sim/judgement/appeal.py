"""Whether a state in trouble asks for help, and for what."""

from sim.judgement.terms import is_internal, is_nonstate, weight_of
from sim.words import kinds
from sim.words.arithmetic import logistic, ratio
from sim.words.jit import rule
from sim.world.luck import L_APPEAL, luck, occasion_of
from sim.world.questions import is_member, strength


@rule
def share_of_strength(world, organisation, state):
    """A state's share of the military strength of all members, 0 to 1."""
    whole = 0.0
    for member in range(world.states.shape[0]):
        if is_member(world, organisation, member):
            whole += strength(world, member)
    return ratio(strength(world, state), whole)


@rule
def appeal_utility(world, setting, slot):
    """Net utility of appealing, in logits: need beyond what the state carries itself, against pride, doubt and a weak case."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    state = world.states[crisis.target]
    organisation = crisis.organisation
    utility = p.appeal_habit + p.appeal_need * (crisis.intensity - 0.5 * state.stability)
    asked = weight_of(setting, kinds.USE_OF_FORCE, wanted_instrument(setting, crisis))
    utility += p.appeal_modesty * max(0.0, 1.0 - asked)
    utility += p.appeal_credibility * world.organisations[organisation].credibility
    utility -= p.appeal_pride * share_of_strength(world, organisation, crisis.target)
    utility -= p.appeal_grievance * world.seats[organisation, crisis.target].grievance
    if crisis.self_inflicted == 1:
        utility -= p.appeal_self_inflicted
    if crisis.treaty_territory == 0:
        utility -= p.appeal_off_territory
    if crisis.aggressor >= 0 and is_member(world, organisation, crisis.aggressor):
        utility -= p.appeal_between_members
    if is_internal(crisis.kind):
        utility -= p.appeal_closedness * (1.0 - state.democracy)
    if is_nonstate(crisis.kind):
        utility += p.appeal_nonstate
    return utility


@rule
def wanted_instrument(setting, crisis):
    """The rung that fits the crisis, whether or not the organisation has it."""
    p = setting.parameters[0]
    if crisis.kind == kinds.AGGRESSION:
        return kinds.COLLECTIVE_DEFENCE if crisis.intensity >= p.sought_defence_intensity else kinds.MATERIAL_AID
    if crisis.kind == kinds.BORDER_CLASH:
        return kinds.MISSION if crisis.intensity >= p.sought_mission_intensity else kinds.CONSULTATION
    if crisis.kind == kinds.UNREST:
        return kinds.PEACEKEEPERS if crisis.intensity >= p.sought_force_intensity else kinds.MATERIAL_AID
    if crisis.kind == kinds.INSURGENCY or crisis.kind == kinds.TERROR or crisis.kind == kinds.DISASTER:
        return kinds.RAPID_REACTION_FORCE if crisis.intensity >= p.sought_force_intensity else kinds.MATERIAL_AID
    if crisis.kind == kinds.TRAFFICKING:
        return kinds.RAPID_REACTION_FORCE if crisis.intensity >= p.sought_force_intensity else kinds.MISSION
    return kinds.STATEMENT


@rule
def available_instrument(wanted, legal):
    """The highest rung at or below the wanted one that the mask of lawful options holds; 0 for none."""
    for instrument in range(wanted, 0, -1):
        if (legal >> instrument) & 1 == 1:
            return instrument
    return kinds.NO_INSTRUMENT


@rule
def judge_appeal(world, setting, slot, legal):
    """(option, probability): the instrument asked for, 0 for no appeal."""
    crisis = world.crises[slot]
    probability = logistic(appeal_utility(world, setting, slot))
    occasion = occasion_of(crisis.occasion, 0, crisis.appeals)
    u = luck(world.now[0].seed, L_APPEAL, occasion, world.states[crisis.target].number, 0)
    if u < probability:
        return available_instrument(wanted_instrument(setting, crisis), legal), probability
    return kinds.NO_INSTRUMENT, probability
