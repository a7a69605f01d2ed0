"""What a force in place does for its task, when it may go home, and the standing operation against drugs (R8, R21)."""

from sim.dynamics import statistics
from sim.dynamics.crises import troops_in_place
from sim.dynamics.logistics import keep_up
from sim.dynamics.stability import pay_for_intervention
from sim.words import kinds
from sim.words.arithmetic import ratio, share
from sim.words.calendar import year_of
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.luck import L_SEIZURE, luck
from sim.world.pools import crisis_slot


@rule
def effect_on(setting, kind):
    """(share of a crisis that a large force takes away in a week, troops with half of that effect at full intensity)."""
    p = setting.parameters[0]
    if kind == kinds.UNREST:
        return p.relief_unrest, p.half_force_unrest
    if kind == kinds.INSURGENCY:
        return p.relief_insurgency, p.half_force_insurgency
    if kind == kinds.TERROR:
        return p.relief_terror, p.half_force_terror
    if kind == kinds.TRAFFICKING:
        return p.relief_crime, p.half_force_crime
    if kind == kinds.DISASTER:
        return p.relief_disaster, p.half_force_disaster
    return p.relief_fighting, p.half_force_fighting


@rule
def suits(task, kind):
    """True when a force's task is the one that a crisis asks for; peacekeepers guard in unrest and between parties."""
    if kind == kinds.INSURGENCY or kind == kinds.TERROR:
        return task == kinds.COUNTER_TERROR
    if kind == kinds.TRAFFICKING:
        return task == kinds.CRIME_AND_DRUGS
    if kind == kinds.DISASTER:
        return task == kinds.DISASTER_RELIEF
    return task == kinds.GUARD


@rule
def relief(world, setting, slot, kind, intensity):
    """The share of a crisis that a force takes away this week; what repels aggression counts in the exchange of `crises`."""
    task = world.deployments[slot].task
    if task == kinds.REPEL_AGGRESSION:
        return 0.0
    most, half = effect_on(setting, kind)
    troops = troops_in_place(world, slot)
    effect = most * ratio(troops, troops + half * intensity)
    return effect if suits(task, kind) else effect * setting.parameters[0].off_task


@rule
def wind_down(world, setting, slot):
    """The task is done: give the order to leave in a few days, unless the mandate ends sooner."""
    deployment = world.deployments[slot]
    leaves = world.now[0].day + int(setting.parameters[0].winding_down_days)
    if leaves < deployment.leaves:
        deployment.leaves = leaves
        wake_by(world, leaves)


@rule
def stays_to_the_end(kind):
    """True for fighting: who stands between fighters goes when it is over or the mandate ends, not when it is quieter."""
    return kind == kinds.INSURGENCY or kind == kinds.AGGRESSION or kind == kinds.BORDER_CLASH


@rule
def work(world, setting, slot):
    """A week of one force in place."""
    deployment = world.deployments[slot]
    keep_up(world, setting, slot)
    place = crisis_slot(world, deployment.crisis)
    if place < 0 or world.crises[place].stage != kinds.CRISIS_OPEN:
        wind_down(world, setting, slot)
        return
    crisis = world.crises[place]
    crisis.intensity = share(crisis.intensity * (1.0 - relief(world, setting, slot, crisis.kind, crisis.intensity)))
    if crisis.kind == kinds.UNREST and (deployment.task == kinds.GUARD or deployment.task == kinds.COUNTER_TERROR):
        pay_for_intervention(world, setting, slot)
    if crisis.intensity < setting.parameters[0].under_control and not stays_to_the_end(crisis.kind):
        wind_down(world, setting, slot)


@rule
def act(world, setting):
    """A week of every force in place. Called on Mondays."""
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0 and world.deployments[slot].stage == kinds.IN_PLACE:
            work(world, setting, slot)


@rule
def seize_drugs(world, setting):
    """The year's seizures of the standing operation against drugs: half to one and a half of what is usual."""
    now = world.now[0]
    group = world.organisations[now.focus]
    if group.channel <= 0.0 or group.present == 0:
        return
    u = luck(now.seed, L_SEIZURE, year_of(now.day), group.number, 0)
    tonnes = setting.parameters[0].seizure_tonnes * group.channel * (0.5 + u)
    world.years[statistics.this_year(world)].drugs_seized += tonnes
    tell(world, kinds.E_SEIZED, -1, -1, now.focus, 0, 0, tonnes)
