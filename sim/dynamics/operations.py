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
def effect_of_task(setting, task):
    """(share of a crisis that a large force takes away in a week, troops with half of that effect at full intensity)."""
    p = setting.parameters[0]
    if task == kinds.GUARD:
        return p.relief_guard, p.half_force_guard
    if task == kinds.COUNTER_TERROR:
        return p.relief_terror, p.half_force_terror
    if task == kinds.CRIME_AND_DRUGS:
        return p.relief_crime, p.half_force_crime
    if task == kinds.DISASTER_RELIEF:
        return p.relief_disaster, p.half_force_disaster
    return 0.0, 1.0


@rule
def relief(world, setting, slot, intensity):
    """The share of a crisis that a force takes away this week; what repels aggression counts in the exchange of `crises`."""
    most, half = effect_of_task(setting, world.deployments[slot].task)
    troops = troops_in_place(world, slot)
    return most * ratio(troops, troops + half * intensity)


@rule
def wind_down(world, setting, slot):
    """The task is done: give the order to leave in a few days, unless the mandate ends sooner."""
    deployment = world.deployments[slot]
    leaves = world.now[0].day + int(setting.parameters[0].winding_down_days)
    if leaves < deployment.leaves:
        deployment.leaves = leaves
        wake_by(world, leaves)


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
    crisis.intensity = share(crisis.intensity * (1.0 - relief(world, setting, slot, crisis.intensity)))
    if crisis.kind == kinds.UNREST and (deployment.task == kinds.GUARD or deployment.task == kinds.COUNTER_TERROR):
        pay_for_intervention(world, setting, slot)
    if crisis.intensity < setting.parameters[0].under_control:
        wind_down(world, setting, slot)


@rule
def act(world, setting):
    """A week of every force in place. Called on Mondays."""
    for slot in range(world.deployments.shape[0]):
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
