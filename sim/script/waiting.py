"""Which clause keeps each condition from holding, and so which readings are waited for.

While one clause bars a condition the others do not matter: it waits for the readings of that clause alone. When the clause has
come to hold, the next one that bars it is waited for, and all of them while none does. What is waited for stands on the lists
that `sim.script.watch` goes through each Monday.
"""

from sim.script import opcodes
from sim.script.machine import reading, value
from sim.script.stored import COUNTED, REAL, WHOLE, WORKED_OUT
from sim.script.watch import NOTHING_BARS, expect, narrow
from sim.words.jit import rule

NOT_WATCHED = -2
"""In place of the clause that bars an event: nothing is watched for it."""
NOT_LISTED = -1
"""The row of a reading that nobody waits for."""


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
    """The readings of a clause are waited for: its levels narrow their bands."""
    for row in range(setting.clauses[clause].reads_first, setting.clauses[clause].reads_last):
        read = setting.reads[row]
        place = read.reading
        entry, kept = setting.watched[place], world.watches[place]
        kept.seen = reading(world, entry.op, entry.a, entry.b)
        kept.users += 1
        if kept.users == 1:
            kept.low, kept.high = -opcodes.ANY, opcodes.ANY
            put_on_list(world, setting, place)
        for level in range(read.first, read.last):
            narrow(kept, setting.levels[level], kept.seen)
        if entry.way == REAL:
            world.real_lows[kept.row].low, world.real_highs[kept.row].high = kept.low, kept.high
        elif entry.way >= COUNTED:
            expect(world, setting, place, kept.seen)
        elif entry.way != WHOLE:  # worked out; the marks may be of another day
            world.now[0].crises_mark = 0
            world.now[0].told_before = -1


@rule
def cease_to_watch(world, setting, clause):
    """The readings of a clause are no longer waited for by its event; a band may stay too narrow until it is passed."""
    for row in range(setting.clauses[clause].reads_first, setting.clauses[clause].reads_last):
        place = setting.reads[row].reading
        world.watches[place].users -= 1
        if world.watches[place].users == 0:
            take_off_list(world, setting, place)


@rule
def put_on_list(world, setting, place):
    """A reading is looked at from now on, in the way of its sort; it has been looked at just now."""
    now, entry, kept = world.now[0], setting.watched[place], world.watches[place]
    if entry.way == REAL:
        kept.row = now.reals_watched
        now.reals_watched += 1
        world.watching_reals[kept.row].reading = place
        world.real_words[kept.row].word = entry.word
    elif entry.way == WHOLE or entry.way == COUNTED:
        kept.row = now.wholes_watched
        now.wholes_watched += 1
        world.watching_wholes[kept.row].reading = place
        world.whole_words[kept.row].word = entry.word
        world.wholes_seen[kept.row].seen = world.wholes[entry.word]
    elif entry.way < COUNTED:
        kept.row = now.others_watched
        now.others_watched += 1
        now.always_watched += 1 if entry.way == WORKED_OUT else 0
        world.watching_others[kept.row].reading = place


@rule
def take_off_list(world, setting, place):
    """A reading is not looked at any more: the last of its list takes its row."""
    now, way, row = world.now[0], setting.watched[place].way, world.watches[place].row
    other = place
    if way == REAL:
        now.reals_watched -= 1
        last = now.reals_watched
        other = world.watching_reals[last].reading
        world.watching_reals[row].reading = other
        world.real_words[row].word = world.real_words[last].word
        world.real_lows[row].low = world.real_lows[last].low
        world.real_highs[row].high = world.real_highs[last].high
    elif way in (WHOLE, COUNTED):
        now.wholes_watched -= 1
        last = now.wholes_watched
        other = world.watching_wholes[last].reading
        world.watching_wholes[row].reading = other
        world.whole_words[row].word = world.whole_words[last].word
        world.wholes_seen[row].seen = world.wholes_seen[last].seen
    elif way < COUNTED:
        now.others_watched -= 1
        now.always_watched -= 1 if way == WORKED_OUT else 0
        other = world.watching_others[now.others_watched].reading
        world.watching_others[row].reading = other
    world.watches[other].row = row
    world.watches[place].row = NOT_LISTED
