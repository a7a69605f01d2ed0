"""Conditions sleep until what they wait for has changed: what is looked at each Monday is numbers, not conditions.

A condition is a chain of clauses that all have to hold (`a and b and c`). While one clause bars it, the others do not matter, so
it waits for the readings of that clause alone; while it holds, for those of all. Of a reading it waits for the levels that the
clause compares it with. Each Monday every reading that somebody waits for is compared with the band in which no level is passed;
parts of the date are not even compared before the day on which they pass one.

Why the readings are compared with what they were, and no change is announced by whoever makes it: stability, opinion and
affinity move a little nearly every week, and hardly ever over a level that a condition asks about; and a change from outside,
by hand or by a plug-in, wakes a condition like any other.
"""

import numpy as np

from sim.script import opcodes
from sim.script.machine import reading, value
from sim.script.stored import COUNTED, REAL, WHOLE, WORKED_OUT
from sim.words import kinds
from sim.words.calendar import NEVER, civil, ordinal
from sim.words.jit import rule
from sim.world.luck import GOLDEN, mixed

NOTHING_BARS, NOT_WATCHED = -1, -2
"""In place of the clause that bars an event: its condition holds; nothing is watched for it."""
LAST_YEAR = 9999.0


# ---------------------------------------------------------------------------------------------------- what has changed


@rule
def wake_conditions(world, setting):
    """Wake each condition for which something that it waits for has passed a level since the last look."""
    now = world.now[0]
    if setting.clauses[0].first == 0:
        return
    look_at_reals(world, setting)
    look_at_wholes(world, setting)
    if now.others_watched > 0:
        look_at_others(world, setting)
    if now.day >= now.clock_due:
        look_at_the_clock(world, setting)


@rule
def list_watched(world, setting):
    """List the readings that somebody waits for, by the way in which they are looked at; all have been looked at just now."""
    now = world.now[0]
    now.watching_stale = 0
    now.reals_watched = 0
    now.wholes_watched = 0
    now.others_watched = 0
    for place in range(setting.watched.shape[0]):
        entry, kept = setting.watched[place], world.watches[place]
        if kept.users == 0:
            kept.row = -1
        elif entry.way == REAL:
            row = world.watching_reals[now.reals_watched]
            row.reading, row.word, row.low, row.high = place, entry.word, kept.low, kept.high
            kept.row = now.reals_watched
            now.reals_watched += 1
        elif entry.way == WHOLE or entry.way == COUNTED:
            whole = world.watching_wholes[now.wholes_watched]
            whole.reading, whole.word, whole.seen = place, entry.word, world.wholes[entry.word]
            now.wholes_watched += 1
        elif entry.way == WORKED_OUT:
            world.watching_others[now.others_watched].reading = place
            now.others_watched += 1


@rule
def look_at_reals(world, setting):
    """The stored numbers. The tables are taken out of the loop: three hundred conditions may wait for as many readings."""
    watching, reals = world.watching_reals, world.reals
    for row in range(world.now[0].reals_watched):
        found = reals[watching[row].word]
        if found < watching[row].low or found > watching[row].high:
            look_closely(world, setting, watching[row].reading, found)


@rule
def look_at_wholes(world, setting):
    """The stored whole numbers, and what follows from them: a status, and whether that is one of a member."""
    watching, wholes = world.watching_wholes, world.wholes
    for row in range(world.now[0].wholes_watched):
        found = wholes[watching[row].word]
        if found != watching[row].seen:
            watching[row].seen = found
            look(world, setting, watching[row].reading)


@rule
def look_at_others(world, setting):
    """What is worked out: from the crises only when one has come, gone or changed; members only when anything has been told."""
    now = world.now[0]
    crises = mark_of_crises(world)
    other_crises, is_news = crises != now.crises_mark, now.chronicle_written != now.told_before
    now.crises_mark = crises
    now.told_before = now.chronicle_written
    for row in range(now.others_watched):
        place = world.watching_others[row].reading
        op = setting.watched[place].op
        if is_of_crises(op):
            may_differ = other_crises
        else:
            may_differ = op != opcodes.MEMBERS or is_news
        if may_differ:
            look(world, setting, place)


@rule
def look_at_the_clock(world, setting):
    """What moves with the clock, which stands last; then the day of the next look."""
    now = world.now[0]
    now.clock_due = NEVER
    for place in range(setting.watched.shape[0] - 1, -1, -1):
        if setting.watched[place].way < COUNTED:
            return
        if world.watches[place].users > 0:
            look(world, setting, place)


@rule
def look(world, setting, place):
    """Work out a reading, and look closely if a level has been passed."""
    entry, kept = setting.watched[place], world.watches[place]
    found = reading(world, entry.op, entry.a, entry.b)
    if found < kept.low or found > kept.high:
        look_closely(world, setting, place, found)
    if entry.way >= COUNTED:
        expect(world, setting, place, found)


@rule
def expect(world, setting, place, found):
    """See to it that the clock is looked at on the day on which what moves with it passes a level."""
    kept = world.watches[place]
    due = next_passing(world.now[0].day, setting.watched[place].op, found, kept.low, kept.high)
    world.now[0].clock_due = min(world.now[0].clock_due, due)


@rule
def next_passing(day, op, found, low, high):
    """The first day after a day on which what moves with the clock leaves the band in which it lies; `found` is what it is."""
    if op == opcodes.YEAR:
        return ordinal(int(high) + 1, 1, 1) if high < LAST_YEAR else NEVER
    if op != opcodes.MONTH:
        return day + int(high) + 1 - int(found) if high < NEVER else NEVER
    year, month, _ = civil(day)
    for ahead in range(month, month + 12):
        following = ahead % 12 + 1
        if following < low or following > high:
            return ordinal(year + ahead // 12, following, 1)
    return NEVER


@rule
def is_of_crises(op):
    """True for what is worked out from the open crises alone."""
    return op == opcodes.AT_WAR or op == opcodes.CRISES or op == opcodes.CRISIS_OPEN


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
        bar = world.events[entry.event].barred
        if bar != entry.clause and bar != NOTHING_BARS:
            continue
        if entry.every == 1:
            low, high = found, found
        elif found < entry.level:
            high = min(high, entry.below)
        elif found > entry.level:
            low = max(low, entry.above)
        else:
            low, high = found, found
        if (entry.every == 1 and found != before) or side(found, entry.level) != side(before, entry.level):
            wake(world, entry.event)
    kept.seen, kept.low, kept.high = found, low, high
    if watched.way == REAL and kept.row >= 0:
        world.watching_reals[kept.row].low = low
        world.watching_reals[kept.row].high = high


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


# ------------------------------------------------------------------------------------------------- what is waited for


@rule
def bar_of(world, setting, number):
    """The clause that keeps the condition of an event from holding; `NOTHING_BARS` when it holds.

    Of several it is the calmest, which stand first: another may wake its event each week.
    """
    clauses, place = setting.clauses, setting.script[number].when - 1
    while place < clauses.shape[0] and clauses[place].event == number:
        if value(world, setting, clauses[place].first) == 0.0:
            return place
        place += 1
    return NOTHING_BARS


@rule
def wait_for(world, setting, number, bar):
    """From now on an event waits for the clause that bars it, for all of them when none does, or for nothing."""
    before = world.events[number].barred
    if before == bar:
        return
    world.events[number].barred = bar
    clauses, first = setting.clauses, setting.script[number].when - 1
    place = first
    while place < clauses.shape[0] and clauses[place].event == number:
        if bar in (place, NOTHING_BARS):
            begin_to_watch(world, setting, place)
        place += 1
    place = first
    while place < clauses.shape[0] and clauses[place].event == number:
        if before in (place, NOTHING_BARS):
            cease_to_watch(world, setting, place)
        place += 1


@rule
def begin_to_watch(world, setting, clause):
    """The readings of a clause are waited for: their bands are taken anew from what they are now."""
    for row in range(setting.clauses[clause].reads_first, setting.clauses[clause].reads_last):
        place = setting.reads[row].reading
        entry, kept = setting.watched[place], world.watches[place]
        if kept.users == 0:
            world.now[0].watching_stale = 1
        kept.users += 1
        kept.seen = reading(world, entry.op, entry.a, entry.b)
        look_closely(world, setting, place, kept.seen)
        if entry.way >= COUNTED:
            expect(world, setting, place, kept.seen)
        if entry.way == WORKED_OUT:  # the marks may be of another day
            world.now[0].crises_mark = 0
            world.now[0].told_before = -1


@rule
def cease_to_watch(world, setting, clause):
    """The readings of a clause are no longer waited for by its event; a band may stay too narrow until it is passed."""
    for row in range(setting.clauses[clause].reads_first, setting.clauses[clause].reads_last):
        kept = world.watches[setting.reads[row].reading]
        kept.users -= 1
        if kept.users == 0:
            world.now[0].watching_stale = 1
