"""Readings: numbers that a scenario asks of each run (its measures, and the objectives of those who play).

A reading is taken at a date, over all weeks, or when the run is over. What runs gather on the way lies in the world, so that
a save keeps it; taking stock at the end changes nothing.
"""

from sim.script.machine import value
from sim.words.calendar import NEVER, is_week_start, next_week_start
from sim.words.jit import entry, rule

AT_END, AT_DAY, MEAN, LOWEST, HIGHEST, FIRST, BY_DAY, ALWAYS = range(8)
"""How a reading is taken (`setting.asked.way`)."""
WAYS = ("at the end", "at a date", "mean", "lowest", "highest", "days until it first holds", "by a date", "always")
NOT_YET = -1.0
"""What `FIRST` gives where the condition never held."""


@rule
def open_readings(world, setting):
    """Chain the readings that are taken on the way, once, when a run begins. A reading leaves the chain when it is taken."""
    following = 0
    for place in range(setting.asked.shape[0] - 1, -1, -1):
        asked = setting.asked[place]
        if asked.first > 0 and asked.way != AT_END and world.readings[place].taken == 0:
            world.readings[place].next = following
            following = place + 1
    world.now[0].next_reading = following


@rule
def take_readings(world, setting):
    """Take the readings that today is for: those of a date on it, the others on Mondays."""
    today = world.now[0].day
    is_monday = is_week_start(today)
    before, place = 0, world.now[0].next_reading
    while place > 0:
        asked, reading = setting.asked[place - 1], world.readings[place - 1]
        if asked.way != AT_DAY:
            if is_monday:
                take_weekly(world, setting, place - 1)
        elif asked.day <= today:
            reading.value = value(world, setting, asked.first)
            reading.taken = 1
        if reading.taken == 0:
            before = place
        elif before > 0:
            world.readings[before - 1].next = reading.next
        else:
            world.now[0].next_reading = reading.next
        place = reading.next


@rule
def take_weekly(world, setting, place):
    """One look at a reading that is taken every week."""
    asked, reading = setting.asked[place], world.readings[place]
    today = world.now[0].day
    if asked.way == BY_DAY and today > asked.day:
        reading.taken = 1
        return
    found = value(world, setting, asked.first)
    if asked.way == MEAN:
        reading.value += found
    elif asked.way == LOWEST and reading.weeks > 0:
        reading.value = min(found, reading.value)
    elif asked.way == HIGHEST and reading.weeks > 0:
        reading.value = max(found, reading.value)
    else:
        reading.value = found
    reading.weeks += 1
    if asked.way == FIRST:
        reading.taken = 1 if found != 0.0 else 0
        reading.value = float(today - world.now[0].first_day) if found != 0.0 else NOT_YET
    elif asked.way == BY_DAY or asked.way == ALWAYS:
        reading.value = 1.0 if found != 0.0 else 0.0
        reading.taken = 1 if (found != 0.0) == (asked.way == BY_DAY) else 0


@rule
def next_reading(world, setting):
    """The next day, today or later, on which a reading is taken."""
    today = world.now[0].day
    earliest, place = NEVER, world.now[0].next_reading
    while place > 0:
        asked = setting.asked[place - 1]
        earliest = min(earliest, asked.day if asked.way == AT_DAY else next_week_start(today - 1))
        place = world.readings[place - 1].next
    return max(today, earliest)


@rule
def reading_now(world, setting, place):
    """What a reading would be if the run ended now. Leaves the world as it is."""
    asked, reading = setting.asked[place], world.readings[place]
    if asked.first == 0 or (reading.taken == 1 and asked.way != ALWAYS):
        return reading.value
    found = value(world, setting, asked.first)
    if asked.way == MEAN:
        return (reading.value + found) / (reading.weeks + 1)
    if asked.way == LOWEST:
        return min(found, reading.value) if reading.weeks > 0 else found
    if asked.way == HIGHEST:
        return max(found, reading.value) if reading.weeks > 0 else found
    if asked.way == FIRST:
        return float(world.now[0].day - world.now[0].first_day) if found != 0.0 else NOT_YET
    if asked.way == BY_DAY and world.now[0].day > asked.day:
        return 0.0
    if asked.way == ALWAYS and reading.taken == 1:
        return 0.0
    return found


@entry
def value_now(world, setting, first):
    """The value of the expression that begins at an instruction (a truth is 1 or 0). Leaves the world as it is."""
    return value(world, setting, first)


@entry
def readings_now(world, setting, into):
    """Write what every reading would be if the run ended now into an array of `f8`, in the order of `setting.asked`."""
    for place in range(setting.asked.shape[0]):
        into[place] = reading_now(world, setting, place)
