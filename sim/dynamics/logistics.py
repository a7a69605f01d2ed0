"""Forces on the move: when each contingent arrives, when it is home again, what it costs (R9, S2).

Why by contingent: distance, size and readiness decide who is there first; one late contributor does not hold up the rest.
"""

from sim.dynamics import statistics
from sim.dynamics.economy import MILLION
from sim.dynamics.memory import remember_senders
from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.calendar import NEVER, WEEK
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.pools import free_deployment

BASE_OPEN = 1
"""`bases.status` of an open base."""


@rule
def way_to(world, setting, slot, state, troops):
    """The way of a contingent in km, from where it stands.

    None where the contributor is the host or has an open base there with so many troops; else from the nearest home of the
    units that it has assigned to the force, or from its own capital.
    """
    deployment = world.deployments[slot]
    host = deployment.host
    if state == host or is_there_already(world, host, state, troops):
        return 0.0
    way = setting.roads[state, host].distance
    for place in range(world.units.shape[0]):
        unit = world.units[place]
        if unit.owner == state and unit.organisation == deployment.organisation and unit.force == deployment.instrument:
            if unit.home >= 0 and unit.since <= world.now[0].day < unit.until:
                way = min(way, setting.roads[unit.home, host].distance)
    return way


@rule
def is_there_already(world, host, state, troops):
    """True when an open base of the contributor on the host's land holds so many troops; a handful of advisers does not."""
    for place in range(world.bases.shape[0]):
        base = world.bases[place]
        if base.host == host and base.holder == state and base.status == BASE_OPEN and base.personnel >= troops:
            return True
    return False


@rule
def travel_days(world, setting, slot, state, troops):
    """Days from a contributor's yes to arrival: mobilisation by readiness, the way, the lift for so many troops."""
    p = setting.parameters[0]
    record = world.states[state]
    days = p.mobilisation_days + p.mobilisation_unready * (1.0 - record.readiness)
    way = way_to(world, setting, slot, state, troops)
    if way > 0.0:
        lift = p.lift_capacity * record.active_military / p.lift_army
        days += way / p.lift_speed + ratio(troops, lift)
    return max(1, int(days))


@rule
def set_out(world, setting, slot):
    """A force that was promised sets out: each contingent's day of arrival, and who kept its word."""
    deployment = world.deployments[slot]
    today = world.now[0].day
    deployment.troops = 0.0
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if contingent.answer == 1 and contingent.troops > 0.0:
            contingent.arrives = today + travel_days(world, setting, slot, state, contingent.troops)
            deployment.arrives = min(deployment.arrives, contingent.arrives)
            deployment.troops += contingent.troops
            world.states[state].troops_abroad += contingent.troops
    deployment.peak = max(deployment.peak, deployment.troops)
    wake_by(world, deployment.arrives)
    remember_senders(world, setting, slot)
    statistics.count_deployment(world)


@rule
def receive(world, slot):
    """Tell the contingents that arrive today; the first makes the force one that is in place."""
    deployment = world.deployments[slot]
    today = world.now[0].day
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if contingent.answer == 1 and contingent.arrives == today:
            organisation, serial, instrument = deployment.organisation, deployment.serial, deployment.instrument
            tell(world, kinds.E_ARRIVED, state, deployment.host, organisation, serial, instrument, contingent.troops)
    if deployment.stage == kinds.MOVING and deployment.arrives <= today:
        deployment.stage = kinds.IN_PLACE


@rule
def begin_withdrawal(world, setting, slot):
    """The order to leave has been given (and told by whoever gave it): how long until the last soldier is home."""
    p = setting.parameters[0]
    deployment = world.deployments[slot]
    today = world.now[0].day
    longest = 0.0
    for state in range(world.states.shape[0]):
        if world.contingents[slot, state].answer == 1:
            longest = max(longest, way_to(world, setting, slot, state, world.contingents[slot, state].troops) / p.lift_speed)
    deployment.leaves = today
    deployment.gone = today + int(p.withdrawal_days + longest)
    wake_by(world, deployment.gone)


@rule
def free(world, slot):
    """Release a force's soldiers and its place in the pool."""
    deployment = world.deployments[slot]
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if contingent.arrives < NEVER:
            world.states[state].troops_abroad = max(0.0, world.states[state].troops_abroad - contingent.troops)
        contingent.troops = 0.0
        contingent.arrives = NEVER
    for place in range(world.units.shape[0]):
        if world.units[place].deployment == deployment.serial:
            world.units[place].deployment = 0
    free_deployment(world, slot)


@rule
def move_force(world, setting, slot):
    """Move one force: set out, arrive, begin to leave, be gone."""
    force = world.deployments[slot]
    today = world.now[0].day
    if force.stage == kinds.MOVING and force.arrives == NEVER:
        set_out(world, setting, slot)
    if force.stage == kinds.MOVING or force.stage == kinds.IN_PLACE:
        receive(world, slot)
    if force.stage == kinds.IN_PLACE and force.leaves <= today:
        force.stage = kinds.WITHDRAWING
        tell(world, kinds.E_LEAVING, force.host, -1, force.organisation, force.serial, force.instrument, force.troops)
    if force.stage == kinds.WITHDRAWING and force.gone == NEVER:
        begin_withdrawal(world, setting, slot)
    elif force.stage == kinds.WITHDRAWING and force.gone <= today:
        tell(world, kinds.E_GONE, force.host, -1, force.organisation, force.serial, force.instrument, force.peak)
        statistics.count_days(world, slot)
        free(world, slot)
    elif force.stage == kinds.GONE:
        free(world, slot)


@rule
def move(world, setting):
    """Move every force as far as it is due today; one to which nobody sent troops (GONE at once) only frees its place."""
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0:
            move_force(world, setting, slot)


@rule
def keep_up(world, setting, slot):
    """A week's upkeep of the contingents in place: the leading power bears its share by the charter, senders the rest."""
    deployment = world.deployments[slot]
    leading = world.organisations[deployment.organisation].leading
    for state in range(world.states.shape[0]):
        contingent = world.contingents[slot, state]
        if contingent.answer == 1 and contingent.arrives <= world.now[0].day:
            millions = setting.parameters[0].upkeep_cost * WEEK * contingent.troops / MILLION
            borne = 0.0
            if leading >= 0 and leading != state:
                borne = world.charters[deployment.organisation].leading_cost_share * millions
                world.states[leading].treasury = max(0.0, world.states[leading].treasury - borne)
            world.states[state].treasury = max(0.0, world.states[state].treasury - (millions - borne))
            deployment.cost += millions


@rule
def next_due(world):
    """The next day after today on which a force arrives or leaves, a crisis ends, or a year of statistics closes."""
    today = world.now[0].day
    due = statistics.next_close(world, today)
    for slot in range(world.now[0].deployments_used):
        deployment = world.deployments[slot]
        if deployment.serial > 0:
            if deployment.stage == kinds.MOVING or deployment.stage == kinds.IN_PLACE:
                for state in range(world.states.shape[0]):
                    arrives = world.contingents[slot, state].arrives
                    if today <= arrives < due:
                        due = arrives
            if today <= deployment.leaves < due:
                due = deployment.leaves
            if today <= deployment.gone < due:
                due = deployment.gone
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and crisis.until < due:
            due = max(crisis.until, today)
    return due
