"""Forces fit to move: what raises and lowers readiness (R22), and what a state's own wars bind (R19)."""

from sim.dynamics.fading import MONTH, kept_in_a_month
from sim.dynamics.trends import documented
from sim.words import kinds
from sim.words.arithmetic import clamp, ratio, share
from sim.words.jit import rule
from sim.world import layout_setting
from sim.world.questions import is_member


@rule
def readiness_due(world, setting, state):
    """The readiness towards which a state's forces move, 0 to 1."""
    p = setting.parameters[0]
    record = world.states[state]
    due = documented(world, setting, state, layout_setting.T_READINESS, p.readiness_rest)
    focus = world.now[0].focus
    if is_member(world, focus, state):
        group = world.organisations[focus]
        due += p.readiness_discount * group.arms_discount + p.readiness_drill * group.interoperability
    due -= p.readiness_abroad * ratio(record.troops_abroad, record.active_military) + p.readiness_war * record.engaged
    return share(due)


@rule
def bind(world, setting, state, demand):
    """A month of a war that asks for a share of a state's forces: they are bound up to that."""
    record = world.states[state]
    if demand > record.engaged:
        record.engaged += setting.parameters[0].engaged_pull * MONTH * (demand - record.engaged)


@rule
def bind_forces(world, setting):
    """Wars and insurgencies bind the forces of those that fight them, a war the more the larger the enemy is."""
    p = setting.parameters[0]
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage != kinds.CRISIS_OPEN:
            continue
        if crisis.kind == kinds.INSURGENCY:
            bind(world, setting, crisis.target, p.insurgency_binding * crisis.intensity)
        elif crisis.kind == kinds.AGGRESSION and crisis.aggressor >= 0:
            attackers = world.states[crisis.aggressor].active_military
            defenders = world.states[crisis.target].active_military
            bind(world, setting, crisis.target, share(ratio(p.war_binding * attackers, defenders)) * crisis.intensity)
            bind(world, setting, crisis.aggressor, share(ratio(p.war_binding * defenders, attackers)) * crisis.intensity)


@rule
def fights(world, state):
    """True while a state is party to an open war or has an insurgency."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and (crisis.kind == kinds.AGGRESSION or crisis.kind == kinds.INSURGENCY):
            if crisis.target == state or crisis.aggressor == state:
                return True
    return False


@rule
def monthly(world, setting):
    """A month of the forces of every state; where no war is on, what it bound comes free."""
    p = setting.parameters[0]
    pull = p.readiness_pull * MONTH
    engaged_kept = kept_in_a_month(p.engaged_half_life)
    bind_forces(world, setting)
    for state in range(world.states.shape[0]):
        record = world.states[state]
        if record.present == 1:
            if record.engaged > 0.0 and not fights(world, state):
                record.engaged = record.engaged * engaged_kept if record.engaged > p.engaged_floor else 0.0
            due = readiness_due(world, setting, state)
            record.readiness = clamp(record.readiness + pull * (due - record.readiness), 0.0, 1.0)
