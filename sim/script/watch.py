"""Conditions sleep until what they wait for has changed: what is looked at each Monday is numbers, not conditions.

A condition is a chain of clauses that all have to hold (`a and b and c`); which of them it waits for is settled in
`sim.script.waiting`. Of a reading it waits for the levels that the clause compares it with. Each Monday every reading that
somebody waits for is compared with the band in which no level is passed; parts of the date are not even compared before the day
on which they pass one.

Why the readings are compared with what they were, and no change is announced by whoever makes it: stability, opinion and
affinity move a little nearly every week, and hardly ever over a level that a condition asks about; and a change from outside,
by hand or by a plug-in, wakes a condition like any other.
"""

import numpy as np

from sim.script import opcodes
from sim.script.machine import reading
from sim.script.stored import COUNTED, OF_CRISES, OF_MEMBERS, REAL, WORKED_OUT
from sim.words import kinds
from sim.words.calendar import NEVER, civil, ordinal
from sim.words.jit import rule
from sim.world.luck import GOLDEN, mixed

NOTHING_BARS = -1
"""In place of the clause that bars an event: its condition holds."""
LAST_YEAR = 9999.0


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
def look_at_reals(world, setting):
    """The stored numbers: in most weeks none has left its band."""
    if not has_a_real_passed(world):
        return
    words, lows, highs = world.real_words, world.real_lows, world.real_highs
    for row in range(world.now[0].reals_watched):
        found = world.reals[words[row].word]
        if found < lows[row].low or found > highs[row].high:
            look_closely(world, setting, world.watching_reals[row].reading, found)


@rule
def has_a_real_passed(world):
    """Whether any stored number has left its band. Without a branch, so that the processor compares several at a time."""
    words, lows, highs, reals = world.real_words, world.real_lows, world.real_highs, world.reals
    passed = False
    for row in range(world.now[0].reals_watched):
        found = reals[words[row].word]
        passed |= (found < lows[row].low) | (found > highs[row].high)
    return passed


@rule
def look_at_wholes(world, setting):
    """The stored whole numbers, and what follows from them: a status, and whether that is one of a member."""
    if not has_a_whole_changed(world):
        return
    words, seen = world.whole_words, world.wholes_seen
    for row in range(world.now[0].wholes_watched):
        found = world.wholes[words[row].word]
        if found != seen[row].seen:
            seen[row].seen = found
            look(world, setting, world.watching_wholes[row].reading)


@rule
def has_a_whole_changed(world):
    """Whether any stored whole number is another than at the last look."""
    words, seen, wholes = world.whole_words, world.wholes_seen, world.wholes
    changed = False
    for row in range(world.now[0].wholes_watched):
        changed |= wholes[words[row].word] != seen[row].seen
    return changed


@rule
def look_at_others(world, setting):
    """What is worked out: from the crises only when one has come, gone or changed; members only when anything has been told."""
    now = world.now[0]
    crises = mark_of_crises(world)
    other_crises, is_news = crises != now.crises_mark, now.chronicle_written != now.told_before
    if now.always_watched == 0 and not (other_crises or is_news):
        return
    now.crises_mark = crises
    now.told_before = now.chronicle_written
    for row in range(now.others_watched):
        place = world.watching_others[row].reading
        way = setting.watched[place].way
        if way == WORKED_OUT or (way == OF_CRISES and other_crises) or (way == OF_MEMBERS and is_news):
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
    before = kept.seen
    kept.seen, kept.low, kept.high = found, -opcodes.ANY, opcodes.ANY
    for row in range(watched.first, watched.last):
        entry = setting.levels[row]
        bar = world.events[entry.event].barred
        if bar != entry.clause and bar != NOTHING_BARS:
            continue
        narrow(kept, entry, found)
        if (entry.every == 1 and found != before) or side(found, entry.level) != side(before, entry.level):
            wake(world, entry.event)
    if watched.way == REAL and kept.row >= 0:
        world.real_lows[kept.row].low, world.real_highs[kept.row].high = kept.low, kept.high


@rule
def narrow(kept, entry, found):
    """The band of a reading ends before a level; there is none around a number on it, or where every change counts."""
    if entry.every == 1 or found == entry.level:
        kept.low, kept.high = found, found
    elif found < entry.level:
        kept.high = min(kept.high, entry.below)
    else:
        kept.low = max(kept.low, entry.above)


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
