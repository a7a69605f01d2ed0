"""Where crises come from when they are drawn: clashes over declared disputes, troubles within a state."""

from sim.dynamics.fading import kept_in_a_month
from sim.dynamics.hazards import WHO_BEGINS, comes_up, decay_of, drawn_intensity, drawn_rate, is_running
from sim.words import kinds
from sim.words.arithmetic import log, logistic, share
from sim.words.calendar import NEVER, week_of
from sim.words.jit import rule
from sim.world.luck import L_DISPUTE, L_HAZARD, luck, occasion_of
from sim.world.pools import open_crisis
from sim.world.questions import appeal_organisation, is_member, strength


@rule
def deterred(world, setting, aggressor, target):
    """The share of an outsider's attacks that credibility, air defence and command of the target's alliance deter."""
    p = setting.parameters[0]
    organisation = appeal_organisation(world, target)
    if organisation < 0 or is_member(world, organisation, aggressor):
        return 0.0
    if world.charters[organisation].collective_defence == 0:
        return 0.0
    group = world.organisations[organisation]
    means = 1.0 + p.deterrence_air_defence * group.air_defence + p.deterrence_command * group.interoperability
    return share(p.deterrence * group.credibility * means)


@rule
def first_shot_by(world, setting, place, u):
    """Which side of a dispute opens fire: the stronger and bolder more often, or the one that alone would."""
    dispute = world.disputes[place]
    first, second = dispute.first, dispute.second
    forces = log((1.0 + strength(world, first)) / (1.0 + strength(world, second)))
    leaning = setting.parameters[0].clash_strength * forces + world.states[first].boldness - world.states[second].boldness
    if dispute.first_initiates == 1 or u < logistic(leaning):
        return first
    return second


@rule
def clash(world, setting, place, hazard, rate):
    """Draw this week's clash over a dispute: severity, tension and boldness raise its rate, the target's alliance deters."""
    dispute = world.disputes[place]
    week = week_of(world.now[0].day)
    seed = world.now[0].seed
    p = setting.parameters[0]
    row = setting.hazards[hazard]
    u = luck(seed, L_DISPUTE, week, dispute.number, row.number)
    heat = max(0.0, 1.0 + p.clash_tension * (2.0 * dispute.tension - 1.0))
    rate *= dispute.severity * heat
    if not comes_up(u, rate * (1.0 + p.clash_boldness)):
        return
    occasion = occasion_of(dispute.number, week, row.number)
    aggressor = first_shot_by(world, setting, place, luck(seed, L_DISPUTE, occasion, dispute.number, WHO_BEGINS))
    target = dispute.second if aggressor == dispute.first else dispute.first
    rate *= max(0.0, 1.0 + p.clash_boldness * world.states[aggressor].boldness)
    rate *= 1.0 - deterred(world, setting, aggressor, target)
    if not comes_up(u, rate) or is_running(world, row.kind, target, place):
        return
    clarity = p.drawn_clarity if dispute.delimited == 1 else p.disputed_clarity
    intensity = drawn_intensity(world, setting, hazard, occasion, dispute.number)
    decay = decay_of(setting, row.kind)
    dispute.last_clash = world.now[0].day
    dispute.tension = share(dispute.tension + p.tension_clash)
    open_crisis(
        world, row.kind, target, aggressor, intensity, row.external, clarity, 1, dispute.delimited,
        NEVER, decay, -1, place, occasion,
    )  # fmt: skip


@rule
def instability(world, setting, hazard, state):
    """The factor on a hazard's rate by the state of a country: 1 at middling stability; disasters do not care."""
    p = setting.parameters[0]
    kind = setting.hazards[hazard].kind
    if kind == kinds.DISASTER:
        return 1.0
    record = world.states[state]
    factor = max(0.0, 1.0 + p.hazard_instability * (1.0 - 2.0 * record.stability))
    if kind == kinds.UNREST:
        factor *= 1.0 + p.hazard_protest * record.protest
    if kind == kinds.TRAFFICKING and is_member(world, world.now[0].focus, state):
        factor *= 1.0 - p.hazard_channel * world.organisations[world.now[0].focus].channel
    return factor


@rule
def trouble(world, setting, hazard, state, rate):
    """Draw this week's trouble of one kind in one state."""
    row = setting.hazards[hazard]
    week = week_of(world.now[0].day)
    number = world.states[state].number
    u = luck(world.now[0].seed, L_HAZARD, week, number, row.number)
    if not comes_up(u, rate * instability(world, setting, hazard, state)) or is_running(world, row.kind, state, -1):
        return
    occasion = occasion_of(number, week, row.number)
    intensity = drawn_intensity(world, setting, hazard, occasion, number)
    clarity = setting.parameters[0].drawn_clarity
    decay = decay_of(setting, row.kind)
    open_crisis(
        world, row.kind, state, row.aggressor, intensity, row.external, clarity, 1, 1, NEVER, decay, -1, -1, occasion
    )


@rule
def draw(world, setting):
    """Draw all outbreaks of a week, unless only the script opens crises."""
    now = world.now[0]
    if now.crises_mode == kinds.SCRIPTED:
        return
    for hazard in range(setting.hazards.shape[0]):
        row = setting.hazards[hazard]
        if row.rate <= 0.0 or now.day < row.since or now.day > row.until:
            continue
        rate = drawn_rate(world, setting, hazard)
        if row.by_dispute == 1:
            for place in range(world.disputes.shape[0]):
                dispute = world.disputes[place]
                if dispute.since <= now.day <= dispute.until:
                    clash(world, setting, place, hazard, rate)
        else:
            for state in range(world.states.shape[0]):
                hit = row.state == state or (row.state < 0 and is_member(world, now.focus, state))
                if hit and world.states[state].present == 1:
                    trouble(world, setting, hazard, state, rate)


@rule
def cool(world, setting):
    """A month in which tension falls towards its floor, and rises where the two sides fight."""
    p = setting.parameters[0]
    kept = kept_in_a_month(p.tension_half_life)
    for place in range(world.disputes.shape[0]):
        dispute = world.disputes[place]
        if dispute.tension > p.tension_floor:
            dispute.tension = p.tension_floor + (dispute.tension - p.tension_floor) * kept
    boldness_kept = kept_in_a_month(p.boldness_half_life)
    for state in range(world.states.shape[0]):
        world.states[state].boldness *= boldness_kept
