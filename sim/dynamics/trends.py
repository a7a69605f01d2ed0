"""The documented course of each quantity: where it starts, where it is pulled to.

Why: what happened in the run (a refused appeal, a gas cut) moves affinity, opinion and stability away from the documented
course; they come back at a named yearly rate, so that shocks last but do not last for ever. Population, product, forces,
democracy and dependence follow the record exactly. With `now.uncertain` every series is shifted, all run long, by one keyed
offset inside its range.

Why stretches: most looks at a course fall between the same two dates as the look before. The world keeps where it is, and the
dates are searched again only when the stretch is over.
"""

from sim.dynamics import economy, relations
from sim.words.arithmetic import clamp, share
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world import layout_setting
from sim.world.luck import L_CODING, luck
from sim.world.questions import is_member

AFFINITY, DEPENDENCE = 0, 1
"""The places of the two pair quantities in `setting.pair_courses`."""
PAIR_OCCASION = len(layout_setting.TREND_NAMES)
"""Affinity and dependence are numbered after the quantities of a state."""


@rule
def last_knot(knots, day):
    """The place of the last knot that is not after a day, 0 where there is none; knots that are not used lie far away."""
    low, high = 0, knots.shape[0] - 1
    while low < high:
        middle = (low + high + 1) // 2
        if knots[middle].day <= day:
            low = middle
        else:
            high = middle - 1
    return low


@rule
def find_stretch(stretch, knots, day, push):
    """Look up the stretch of a series on which a day lies: linear between dates, flat outside.

    `push` (-1..1) shifts it inside its coding range.
    """
    place = last_knot(knots, day)
    before = knots[place]
    stretch.documented = 1 if before.day < NEVER else 0
    stretch.since = before.day
    stretch.value = before.value + push * before.spread
    stretch.slope = 0.0
    stretch.until = NEVER
    if before.day > day:
        stretch.until = before.day
    elif place + 1 < knots.shape[0] and knots[place + 1].day < NEVER:
        after = knots[place + 1]
        stretch.until = after.day
        stretch.slope = (after.value + push * after.spread - stretch.value) / float(after.day - before.day)


@rule
def level(stretch, day):
    """The level of a documented course on a day of its present stretch."""
    return stretch.value + float(day - stretch.since) * stretch.slope


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
    today = world.now[0].day
    stretch = world.stretches[state, quantity]
    if stretch.until <= today:
        push = coding_push(world, quantity, world.states[state].number, 0)
        find_stretch(stretch, setting.trends[state, quantity], today, push)
    return level(stretch, today) if stretch.documented == 1 else otherwise


@rule
def documented_pair(world, setting, first, second, which, otherwise):
    """The documented affinity (alike both ways, -1..1) or dependence (0..1) today, or another value where there is none."""
    course = setting.pair_courses[first, second, which].course
    return otherwise if course == 0 else level_of_course(world, setting, course - 1)


@rule
def level_of_course(world, setting, course):
    """The level of a documented course of a pair today: affinity in -1..1, dependence in 0..1."""
    today = world.now[0].day
    place, stretch = setting.pair_places[course], world.pair_stretches[course]
    if stretch.until <= today:
        push = pair_push(world, place.first, place.second, place.quantity)
        find_stretch(stretch, setting.pair_trends[course], today, push)
    return clamp(level(stretch, today), -1.0 if place.quantity == AFFINITY else 0.0, 1.0)


@rule
def pair_push(world, first, second, which):
    """Where in its coding range a quantity of a pair lies. Affinity has one for both directions: the smaller number first."""
    who, whom = world.states[first].number, world.states[second].number
    if which == AFFINITY:
        return coding_push(world, PAIR_OCCASION, min(who, whom), max(who, whom))
    return coding_push(world, PAIR_OCCASION + which, who, whom)


@rule
def yearly(world, setting):
    """Each 1 January dependence, population, product, forces and democracy are read anew, and what publics outside think."""
    read_dependence(world, setting)
    focus = world.now[0].focus
    for state in range(world.states.shape[0]):
        record = world.states[state]
        record.population = max(0.0, documented(world, setting, state, layout_setting.T_POPULATION, record.population))
        record.gdp = max(0.0, documented(world, setting, state, layout_setting.T_GDP, record.gdp))
        forces = documented(world, setting, state, layout_setting.T_ACTIVE_MILITARY, record.active_military)
        record.active_military = max(0.0, forces)
        record.democracy = share(documented(world, setting, state, layout_setting.T_DEMOCRACY, record.democracy))
        if not is_member(world, focus, state):
            seat = world.seats[focus, state]
            seat.opinion = share(documented(world, setting, state, layout_setting.T_SUPPORT, seat.opinion))


@rule
def read_dependence(world, setting):
    """Dependence follows the record exactly."""
    for course in range(setting.pair_places.shape[0]):
        place = setting.pair_places[course]
        if place.quantity == DEPENDENCE:
            world.pairs[place.first, place.second].dependence = level_of_course(world, setting, course)


@rule
def pull_pairs(world, setting, part):
    """Affinity goes a `part` (0..1) of the way back to the record, both ways alike."""
    for course in range(setting.pair_places.shape[0]):
        place = setting.pair_places[course]
        if place.quantity == AFFINITY and place.first != place.second:
            pair = world.pairs[place.first, place.second]
            pair.affinity += part * (level_of_course(world, setting, course) - pair.affinity)
            world.pairs[place.second, place.first].affinity = pair.affinity


@rule
def start(world, setting):
    """Day one: every documented quantity is at its documented level; purses are half full, fears and ties outside follow."""
    yearly(world, setting)
    for state in range(world.states.shape[0]):
        record = world.states[state]
        record.stability = share(documented(world, setting, state, layout_setting.T_STABILITY, record.stability))
        record.readiness = share(documented(world, setting, state, layout_setting.T_READINESS, record.readiness))
        seat = world.seats[world.now[0].focus, state]
        seat.opinion = share(documented(world, setting, state, layout_setting.T_SUPPORT, seat.opinion))
    pull_pairs(world, setting, 1.0)
    economy.open_purses(world, setting)
    relations.fear(world, setting)
    relations.look_outside(world, setting, 0.0)
