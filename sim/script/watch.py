"""Conditions sleep until what they read has changed: what is looked at each Monday is the readings, not the conditions.

Why the readings are compared with what they were, and no change is announced by whoever makes it: stability, opinion and
affinity move a little nearly every week, and hardly ever over a level that a condition asks about; and a change from outside,
by hand or by a plug-in, wakes a condition like any other. A reading wakes those conditions alone whose levels it has passed.
"""

import numpy as np

from sim.script import opcodes
from sim.script.machine import reading
from sim.words import kinds
from sim.words.jit import rule
from sim.world.luck import GOLDEN, mixed


@rule
def wake_conditions(world, setting):
    """Wake each condition for which something it reads has passed a level since the last look."""
    if setting.watched[0].first < setting.watched[0].last:
        begin = look_at_pairs(world, setting)
        begin = look_at_states(world, setting, begin)
        begin = look_at_seats(world, setting, begin)
        look_at_others(world, setting, begin)


@rule
def look_at_pairs(world, setting):
    """The readings of pairs, which come first, as all are sorted by op-code. Returns the place of the first other one.

    The tables are taken out of the loop, here and below: three hundred conditions may have as many readings.
    """
    watched, kept, pairs, place = setting.watched, world.watches, world.pairs, 0
    while place < watched.shape[0] and watched[place].op <= opcodes.DEBT:
        entry = watched[place]
        pair = pairs[entry.a, entry.b]
        found = pair.affinity
        if entry.op == opcodes.DEPENDENCE:
            found = pair.dependence
        elif entry.op == opcodes.GRIEVANCE:
            found = pair.grievance
        elif entry.op == opcodes.DEBT:
            found = pair.debt
        if found < kept[place].low or found > kept[place].high:
            look_closely(world, setting, place, found)
        place += 1
    return place


@rule
def look_at_states(world, setting, begin):
    """The quantities of states, from a place on. Returns the place of the first other reading."""
    watched, kept, states, place = setting.watched, world.watches, world.states, begin
    while place < watched.shape[0] and watched[place].op <= opcodes.TREASURY:
        entry = watched[place]
        state = states[entry.a]
        found = state.stability
        if entry.op == opcodes.READINESS:
            found = state.readiness
        elif entry.op == opcodes.LEGITIMACY:
            found = state.legitimacy
        elif entry.op == opcodes.ENGAGED:
            found = state.engaged
        elif entry.op == opcodes.BOLDNESS:
            found = state.boldness
        elif entry.op == opcodes.TREASURY:
            found = state.treasury
        if found < kept[place].low or found > kept[place].high:
            look_closely(world, setting, place, found)
        place += 1
    return place


@rule
def look_at_seats(world, setting, begin):
    """The quantities of seats, from a place on. Returns the place of the first other reading."""
    watched, kept, seats, place = setting.watched, world.watches, world.seats, begin
    while place < watched.shape[0] and watched[place].op <= opcodes.GRIEVANCE_WITH:
        entry = watched[place]
        found = seats[entry.b, entry.a].opinion
        if entry.op == opcodes.GRIEVANCE_WITH:
            found = seats[entry.b, entry.a].grievance
        if found < kept[place].low or found > kept[place].high:
            look_closely(world, setting, place, found)
        place += 1
    return place


@rule
def look_at_others(world, setting, begin):
    """All other readings, from a place on; those of crises only when crises have come, gone or changed."""
    watched, kept, seats = setting.watched, world.watches, world.seats
    crises = mark_of_crises(world)
    have_changed = crises != world.now[0].crises_mark
    world.now[0].crises_mark = crises
    for place in range(begin, watched.shape[0]):
        entry = watched[place]
        if entry.op == opcodes.STATUS:
            found = float(seats[entry.b, entry.a].status)
        elif have_changed or (entry.op != opcodes.AT_WAR and entry.op != opcodes.CRISES and entry.op != opcodes.CRISIS_OPEN):
            found = reading(world, entry.op, entry.a, entry.b)
        else:
            continue
        if found < kept[place].low or found > kept[place].high:
            look_closely(world, setting, place, found)


@rule
def mark_of_crises(world):
    """A number that tells which crises are open, and whose they are; never 0, which stands for not yet looked at."""
    mark = GOLDEN
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.serial > 0 and crisis.stage == kinds.CRISIS_OPEN:
            mark = mixed(mark ^ np.uint64(crisis.serial))
            mark = mixed(mark ^ np.uint64((crisis.kind << 48) + ((crisis.target + 1) << 24) + crisis.aggressor + 1))
    return mark


@rule
def look_closely(world, setting, place, found):
    """Wake the conditions whose level of a reading has been passed, and keep how far the reading may go without passing one."""
    watched, kept = setting.watched[place], world.watches[place]
    before, low, high = kept.seen, -opcodes.ANY, opcodes.ANY
    for row in range(watched.first, watched.last):
        entry = setting.levels[row]
        if entry.every == 1:
            low, high = found, found
        elif found < entry.level:
            high = min(high, entry.below)
        elif found > entry.level:
            low = max(low, entry.above)
        else:
            low, high = found, found
        if entry.every == 1 or side(found, entry.level) != side(before, entry.level):
            wake(world, entry.event)
    kept.seen, kept.low, kept.high = found, low, high


@rule
def wake(world, number):
    """The condition of an event is worked out at the next look."""
    if world.events[number].awake == 0:
        world.events[number].awake = 1
        world.wakeful[world.now[0].awake].event = number
        world.now[0].awake += 1


@rule
def side(number, level):
    """On which side of a level a number lies: -1, 0 on it, 1."""
    if number < level:
        return -1
    return 1 if number > level else 0
