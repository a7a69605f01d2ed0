"""Between states: what is forgotten, who fears whom, who looks to whom, and what holds an alliance together."""

from sim.dynamics.economy import carry_pressure
from sim.dynamics.fading import MONTH, kept_in_a_month
from sim.words import kinds
from sim.words.arithmetic import clamp, ratio, share
from sim.words.jit import rule
from sim.world.questions import is_member, strength
from sim.world.seats import move_affinity


@rule
def fade(world, setting):
    """Grievances, favours and pressure between states fade; pressure is felt for as long as it lasts."""
    p = setting.parameters[0]
    grievance_kept = kept_in_a_month(p.pair_grievance_half_life)
    debt_kept = kept_in_a_month(p.debt_half_life)
    pressure_kept = kept_in_a_month(p.pressure_half_life)
    for place in range(world.now[0].pairs_fading):
        first, second = world.fading[place].first, world.fading[place].second
        pair = world.pairs[first, second]
        pair.grievance *= grievance_kept
        pair.debt *= debt_kept
        if pair.pressure != 0.0:
            carry_pressure(world, setting, first, second)
            pair.pressure *= pressure_kept
            if abs(pair.pressure) < p.pressure_floor:
                pair.pressure = 0.0


@rule
def fear_each_other(world, setting, first, second):
    """How much two states fear each other by hostility, nearness and the other's share of their strength, 0 to 1.

    Friends do not. There is no way between neighbours.
    """
    p = setting.parameters[0]
    there, back = world.pairs[first, second], world.pairs[second, first]
    if there.affinity >= p.hostile_below:
        there.threat, back.threat = 0.0, 0.0
        return
    hostility = (p.hostile_below - there.affinity) / (1.0 + p.hostile_below)
    road = setting.roads[first, second]
    way = road.distance if road.neighbours == 0 else 0.0
    reach = ratio(p.fear_distance, p.fear_distance + way)
    own, other = strength(world, first), strength(world, second)
    there.threat = share(hostility * reach * ratio(other, own + other))
    back.threat = share(hostility * reach * ratio(own, own + other))


@rule
def fear(world, setting):
    """Every state's fear of every other: from what they are, from open disputes, from running attacks."""
    p = setting.parameters[0]
    for first in range(world.states.shape[0]):
        for second in range(first):
            fear_each_other(world, setting, first, second)
    today = world.now[0].day
    for place in range(world.disputes.shape[0]):
        dispute = world.disputes[place]
        if dispute.since <= today <= dispute.until:
            add_threat(world, dispute.first, dispute.second, p.fear_of_dispute * dispute.tension)
            add_threat(world, dispute.second, dispute.first, p.fear_of_dispute * dispute.tension)
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and crisis.aggressor >= 0:
            add_threat(world, crisis.target, crisis.aggressor, p.fear_of_attack * crisis.intensity)


@rule
def add_threat(world, first, second, amount):
    """Raise the first's fear of the second, held in 0..1."""
    pair = world.pairs[first, second]
    pair.threat = share(pair.threat + amount)


@rule
def patron_of(world, organisation, state):
    """(patron, pull): the outsider to which a state is drawn most, -1 for none; pull is affinity times weight, 0 to 1.

    A patron's weight is its product against the leading power's: 0.5 for an equal.
    """
    leading = world.organisations[organisation].leading
    yardstick = world.states[leading].gdp if leading >= 0 else world.states[state].gdp
    patron, pull = -1, 0.0
    for other in range(world.states.shape[0]):
        affinity = world.pairs[state, other].affinity
        if affinity <= pull or other == state:
            continue
        if world.states[other].present == 1 and not is_member(world, organisation, other):
            weight = ratio(world.states[other].gdp, world.states[other].gdp + yardstick)
            if affinity * weight > pull:
                patron, pull = other, affinity * weight
    return patron, pull


@rule
def look_outside(world, setting, years):
    """Each state's pull by an outside patron; members under strain with the leading power lean to theirs (R20)."""
    focus = world.now[0].focus
    leading = world.organisations[focus].leading
    part = setting.parameters[0].balancing_rate * years
    for state in range(world.states.shape[0]):
        if world.states[state].present == 0:
            continue
        patron, pull = patron_of(world, focus, state)
        world.states[state].outside_patron = pull
        if patron >= 0 and leading >= 0 and state != leading and is_member(world, focus, state):
            pair = world.pairs[state, leading]
            strain = share(pair.grievance + max(0.0, -pair.pressure) + world.states[leading].engaged)
            move_affinity(world, state, patron, part * strain * (1.0 - world.pairs[state, patron].affinity))


@rule
def cohesion_of_members(world, setting, organisation):
    """What cohesion the members' ties, absences and grievances add up to today, 0 to 1; 0 without two members."""
    p = setting.parameters[0]
    ties, pairs, absence, grievance, members = 0.0, 0.0, 0.0, 0.0, 0.0
    for first in range(world.states.shape[0]):
        if is_member(world, organisation, first):
            seat = world.seats[organisation, first]
            members += 1.0
            absence += seat.boycott
            grievance += seat.grievance
            for second in range(first):
                if is_member(world, organisation, second):
                    ties += 0.5 * (1.0 + world.pairs[first, second].affinity)
                    pairs += 1.0
    lost = p.cohesion_boycott * ratio(absence, members) + p.cohesion_grievance * ratio(grievance, members)
    return share(ratio(ties, pairs) - lost)


@rule
def hold_together(world, setting):
    """Cohesion follows the members, unpractised skill fades, and credibility comes to rest at what the means are worth.

    Its means are cohesion, forces that work together and joint air defence, as far as the leading power's hands are free.
    """
    p = setting.parameters[0]
    group = world.organisations[world.now[0].focus]
    if group.present == 0:
        return
    group.interoperability *= kept_in_a_month(p.skill_half_life)
    group.cohesion += p.cohesion_pull * MONTH * (cohesion_of_members(world, setting, world.now[0].focus) - group.cohesion)
    worth = p.credibility_base + p.credibility_of_cohesion * group.cohesion
    worth += p.credibility_of_command * group.interoperability + p.credibility_of_air_defence * group.air_defence
    if group.leading >= 0:
        worth *= 1.0 - p.credibility_overstretch * world.states[group.leading].engaged
    group.credibility = clamp(group.credibility + p.credibility_pull * MONTH * (worth - group.credibility), 0.0, 1.0)
