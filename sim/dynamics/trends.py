"""The documented course of each quantity: where it starts, where it is pulled to.

Why: what happened in the run (a refused appeal, a gas cut) moves affinity, opinion and stability away from the documented
course; they come back at a named yearly rate, so that shocks last but do not last for ever. Population, product, forces,
democracy and dependence follow the record exactly. With `now.uncertain` every series is shifted, all run long, by one keyed
offset inside its range.
"""

from sim.dynamics import economy, relations
from sim.words.arithmetic import clamp, share
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world import layout
from sim.world.luck import L_CODING, luck
from sim.world.questions import is_member

AFFINITY, DEPENDENCE = 0, 1
"""The places of the two pair quantities in `setting.pair_trends`."""
PAIR_OCCASION = len(layout.TREND_NAMES)
"""Affinity and dependence are numbered after the quantities of a state."""


@rule
def is_documented(knots):
    """True when a series has at least one dated value."""
    return knots[0].day < NEVER


@rule
def level(knots, day, push):
    """The value of a series on a day: linear between its dates, flat outside; `push` (-1..1) shifts it inside its range."""
    before = knots[0]
    for place in range(1, knots.shape[0]):
        after = knots[place]
        if after.day >= NEVER or before.day >= day:
            break
        if after.day > day:
            way = float(day - before.day) / float(after.day - before.day)
            spread = before.spread + way * (after.spread - before.spread)
            return before.value + way * (after.value - before.value) + push * spread
        before = after
    return before.value + push * before.spread


@rule
def coding_push(world, quantity, who, whom):
    """Where in its coding range a quantity lies in this run: -1..1, and 0 unless quantities are uncertain."""
    now = world.now[0]
    if now.uncertain == 0:
        return 0.0
    return 2.0 * luck(now.seed, L_CODING, quantity, who, whom) - 1.0


@rule
def documented(world, setting, state, quantity, otherwise):
    """The documented level of a state's quantity today (`TREND_NAMES`), or another value where none is documented."""
    knots = setting.trends[state, quantity]
    if not is_documented(knots):
        return otherwise
    return level(knots, world.now[0].day, coding_push(world, quantity, world.states[state].number, 0))


@rule
def documented_pair(world, setting, first, second, which, otherwise):
    """The documented affinity (alike both ways, -1..1) or dependence (0..1) today, or another value where there is none."""
    knots = setting.pair_trends[first, second, which]
    if not is_documented(knots):
        return otherwise
    who, whom = world.states[first].number, world.states[second].number
    if which == AFFINITY:
        # One offset for both directions: the smaller number comes first.
        value = level(knots, world.now[0].day, coding_push(world, PAIR_OCCASION, min(who, whom), max(who, whom)))
        return clamp(value, -1.0, 1.0)
    return share(level(knots, world.now[0].day, coding_push(world, PAIR_OCCASION + which, who, whom)))


@rule
def yearly(world, setting):
    """Each 1 January population, product, forces and democracy are read anew, and what publics outside think."""
    focus = world.now[0].focus
    for state in range(world.states.shape[0]):
        record = world.states[state]
        record.population = max(0.0, documented(world, setting, state, layout.T_POPULATION, record.population))
        record.gdp = max(0.0, documented(world, setting, state, layout.T_GDP, record.gdp))
        forces = documented(world, setting, state, layout.T_ACTIVE_MILITARY, record.active_military)
        record.active_military = max(0.0, forces)
        record.democracy = share(documented(world, setting, state, layout.T_DEMOCRACY, record.democracy))
        if not is_member(world, focus, state):
            seat = world.seats[focus, state]
            seat.opinion = share(documented(world, setting, state, layout.T_SUPPORT, seat.opinion))


@rule
def pull_pairs(world, setting, part):
    """Affinity goes a `part` (0..1) of the way back to the record; dependence follows the record exactly."""
    for first in range(world.states.shape[0]):
        for second in range(world.states.shape[0]):
            pair = world.pairs[first, second]
            pair.dependence = documented_pair(world, setting, first, second, DEPENDENCE, pair.dependence)
            if first < second:
                target = documented_pair(world, setting, first, second, AFFINITY, pair.affinity)
                pair.affinity += part * (target - pair.affinity)
                world.pairs[second, first].affinity = pair.affinity


@rule
def start(world, setting):
    """Day one: every documented quantity is at its documented level; purses are half full, fears and ties outside follow."""
    yearly(world, setting)
    for state in range(world.states.shape[0]):
        record = world.states[state]
        record.stability = share(documented(world, setting, state, layout.T_STABILITY, record.stability))
        record.readiness = share(documented(world, setting, state, layout.T_READINESS, record.readiness))
        seat = world.seats[world.now[0].focus, state]
        seat.opinion = share(documented(world, setting, state, layout.T_SUPPORT, seat.opinion))
    pull_pairs(world, setting, 1.0)
    economy.open_purses(world, setting)
    relations.fear(world, setting)
    relations.look_outside(world, setting, 0.0)
