"""The weekly course of each open crisis: how it fades or grows by itself, by the forces of both sides and by outside help.

Why short rules by kind: an attack is an exchange between two forces (Lanchester's square law, losses taken from readiness),
unrest and insurgency are a matter of the state's own hold and force, trafficking and disasters only fade. What allied troops
do for their task is in `operations`. A crisis that the script opened as a fixed fact is widened by nobody's decision.
"""

from sim.dynamics.escalation import ask_attacker, carry_out_escalations, is_attack, is_fixed
from sim.words import kinds
from sim.words.arithmetic import ratio, share
from sim.words.jit import rule
from sim.world.pools import ask_for_appeal, end_crisis
from sim.world.questions import strength
from sim.world.seats import let_fade, move_affinity


@rule
def troops_in_place(world, slot):
    """Allied troops of a deployment that have arrived and not left (persons)."""
    deployment = world.deployments[slot]
    total = 0.0
    if deployment.stage == kinds.MOVING or deployment.stage == kinds.IN_PLACE:
        for state in range(world.states.shape[0]):
            contingent = world.contingents[slot, state]
            if contingent.answer == 1 and contingent.arrives <= world.now[0].day:
                total += contingent.troops
    return total


@rule
def reinforcement(world, setting, crisis):
    """The worth of allied troops in place against an attack (persons).

    They are worth one and a half times as much when the alliance's forces work fully together, half when not at all.
    """
    total = 0.0
    for slot in range(world.now[0].deployments_used):
        deployment = world.deployments[slot]
        if deployment.serial > 0 and deployment.crisis == crisis.serial and deployment.task == kinds.REPEL_AGGRESSION:
            drill = 0.5 + world.organisations[deployment.organisation].interoperability
            total += troops_in_place(world, slot) * setting.parameters[0].ally_weight * drill
    return total


@rule
def ready_forces(world, state):
    """The forces of a party to a war (persons): those that the war binds are the ones that fight it."""
    return world.states[state].active_military * world.states[state].readiness


@rule
def wear_down(world, setting, state, own, enemy, intensity):
    """A week's losses of one side, in the ratio of the enemy's force to its own: part of its readiness is gone."""
    p = setting.parameters[0]
    lost = min(p.war_attrition_most, p.war_attrition * intensity * ratio(enemy, own))
    world.states[state].readiness *= 1.0 - lost


@rule
def exchange(world, setting, slot):
    """A week of an attack: both sides lose. Returns the share of it that is repelled, negative where it gains ground.

    An even fight stands still. In a documented fact of the script only the reinforcement counts: how far it lifts the
    defenders' part of all forces above their own.
    """
    crisis = world.crises[slot]
    if crisis.aggressor < 0:
        return 0.0
    attackers = ready_forces(world, crisis.aggressor)
    own = ready_forces(world, crisis.target)
    defenders = own + reinforcement(world, setting, crisis)
    wear_down(world, setting, crisis.aggressor, attackers, defenders, crisis.intensity)
    wear_down(world, setting, crisis.target, defenders, attackers, crisis.intensity)
    pair = world.pairs[crisis.target, crisis.aggressor]
    pair.grievance = share(pair.grievance + setting.parameters[0].wound_grievance * crisis.intensity)
    let_fade(world, crisis.target, crisis.aggressor)
    move_affinity(world, crisis.target, crisis.aggressor, -setting.parameters[0].wound_affinity * crisis.intensity)
    even = ratio(own, attackers + own) if is_fixed(setting, crisis) else 0.5
    return setting.parameters[0].war_repulse * (ratio(defenders, attackers + defenders) - even)


@rule
def growth(world, setting, slot):
    """What feeds a crisis within a state in a week, as a share of its intensity (negative where the state wears it down)."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    record = world.states[crisis.target]
    if is_fixed(setting, crisis):
        return 0.0
    if crisis.kind == kinds.UNREST:
        return p.unrest_growth * (0.5 - record.stability)
    if crisis.kind == kinds.INSURGENCY:
        fighters = p.insurgency_men * crisis.intensity * p.insurgency_force_ratio
        hold = ratio(strength(world, crisis.target), strength(world, crisis.target) + fighters)
        return p.insurgency_growth * (1.0 - 2.0 * hold)
    return 0.0


@rule
def help_given(world, setting, slot):
    """The share of a crisis that material aid or observers take away in a week. Aid comes with troops too: see `operations`."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    if crisis.granted >= kinds.MATERIAL_AID:
        return p.aid_insurgency if crisis.kind == kinds.INSURGENCY else p.aid_relief
    if crisis.granted == kinds.MISSION and is_attack(crisis.kind):
        return p.mission_calm
    return 0.0


@rule
def take_course(world, setting, slot):
    """A week of one crisis: its intensity changes, the target's stability suffers, unrest fills the streets."""
    crisis = world.crises[slot]
    change = growth(world, setting, slot) - crisis.decay - help_given(world, setting, slot)
    if is_attack(crisis.kind):
        change -= exchange(world, setting, slot)
    crisis.intensity = share(crisis.intensity * max(0.0, 1.0 + change))
    crisis.peak = max(crisis.peak, crisis.intensity)
    target = world.states[crisis.target]
    target.stability = share(target.stability - setting.parameters[0].stability_crisis * crisis.intensity)
    if crisis.kind == kinds.UNREST:
        target.protest = max(target.protest, crisis.intensity)
    if crisis.intensity < setting.parameters[0].crisis_over:
        end_crisis(world, slot)


@rule
def ask_target(world, setting, slot):
    """A target appeals again when hard pressed, near the worst so far, without troops, an interval after each appeal."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    if crisis.settled == 0 or crisis.granted >= kinds.PEACEKEEPERS or crisis.appeals >= int(p.appeals_most):
        return
    if crisis.intensity < p.appeal_again_intensity or crisis.intensity < p.appeal_again_rising * crisis.peak:
        return
    if world.now[0].day - crisis.opened >= crisis.appeals * int(p.appeal_again_days):
        ask_for_appeal(world, slot)


@rule
def unfold(world, setting):
    """A week of all open crises that began before today. Called on Mondays."""
    today = world.now[0].day
    reviewed = False
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        reviewed = reviewed or (crisis.serial > 0 and crisis.reviewed > crisis.opened)
    if reviewed:
        carry_out_escalations(world, setting)
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and crisis.opened < today:
            take_course(world, setting, slot)
            if crisis.stage == kinds.CRISIS_OPEN:
                ask_attacker(world, setting, slot)
                ask_target(world, setting, slot)
