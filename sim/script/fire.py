"""When an event of the script happens: at its date, when its condition turns true, by hazard, on a hook, after another.

The script is sorted by trigger, the dated events by date, so that a day without events costs next to nothing. Hazards are drawn
on Mondays, those whose condition holds; and conditions are looked at then, but only those for which something that they wait for
has changed (`sim.script.watch`); hooks at the end of each day, for the next. An event whose `requires` does not hold falls away.
"""

import numpy as np

from sim.script.choices import offer_choice, settle_choice
from sim.script.effects import carry_out
from sim.script.effects_seats import take_signature
from sim.script.hooks import is_meant
from sim.script.machine import truth, value
from sim.script.opcodes import BY_CONDITION, BY_DATE, BY_EVENT, BY_HAZARD, BY_HOOK, CRISIS, TRIGGERS
from sim.script.readings import next_reading, take_readings
from sim.script.waiting import NOT_WATCHED, bar_of, wait_for
from sim.script.watch import NOTHING_BARS, wake, wake_conditions
from sim.words import kinds
from sim.words.arithmetic import hazard_probability, log, logistic
from sim.words.calendar import DAYS_IN_YEAR, NEVER, WEEK, is_week_start, next_week_start, week_of
from sim.words.jit import rule
from sim.world.chronicle import fail, wake_by
from sim.world.layout import Setting
from sim.world.luck import L_ESCALATION, L_SCRIPT, key_of, luck, luck_of, mixed, occasion_of
from sim.world.questions import appeal_organisation

YEARS_IN_WEEK = WEEK / DAYS_IN_YEAR
HIGHEST_RATE = 365.0
"""A year: once a day; what a multiplier makes of a rate goes no higher."""


@rule
def fire_due(world, setting):
    """Everything that the script has for today; True when an event's time has come.

    A follower may set off the next on the same day, but not without end.
    """
    keep_answers(world)
    take_readings(world, setting)
    begin, today = world.now[0].next_dated, world.now[0].day
    mark_dated(world, setting)
    come = world.now[0].next_dated
    if is_week_start(today):
        mark_weekly(world, setting)
    if begin == come and world.now[0].events_due > today:
        return False
    waiting = first_of(setting, BY_CONDITION)
    found = False
    for _ in range(setting.script.shape[0] + 1):
        dated = bring_about(world, setting, begin, come)
        others = world.now[0].events_due <= today and bring_about_others(world, setting, waiting)
        if not dated and not others:
            return found
        found = True
    fail(world, kinds.SCRIPT_OVERRUN)
    return True


@rule
def bring_about(world, setting, begin, end):
    """Consider the events of a stretch of the script that are due; True when there was one."""
    today, found = world.now[0].day, False
    for number in range(begin, end):
        if world.due_days[number].day <= today:
            world.due_days[number].day = NEVER
            found = True
            consider(world, setting, number)
    return found


@rule
def bring_about_others(world, setting, begin):
    """Consider the events without a date that are due, and note when the next one is; True when there was one."""
    today, found, following = world.now[0].day, False, NEVER
    world.now[0].events_due = NEVER
    for number in range(begin, setting.script.shape[0]):
        due = world.due_days[number].day
        if due > today:
            following = min(following, due)
        else:
            world.due_days[number].day = NEVER
            found = True
            consider(world, setting, number)
    world.now[0].events_due = min(world.now[0].events_due, following)
    return found


@rule
def next_due(world, setting):
    """The earliest day, not before today, on which the script has something to look at, taking today as not yet lived."""
    today = world.now[0].day
    earliest = NEVER
    coming = world.now[0].next_dated
    if coming < setting.script.shape[0] and setting.script[coming].trigger == BY_DATE:
        earliest = setting.script[coming].at
    begin, hooked = first_of(setting, BY_CONDITION), first_of(setting, BY_HOOK)
    weekly = max(begin, world.now[0].next_weekly)
    while weekly < hooked and is_spent(world, setting, weekly):
        weekly += 1
    world.now[0].next_weekly = weekly
    if weekly < hooked:
        earliest = min(earliest, next_week_start(today - 1))
    if world.now[0].events_due < today:
        world.now[0].events_due = earliest_due(world, begin)
    earliest = min(earliest, world.now[0].events_due)
    return max(today, min(earliest, next_reading(world, setting)))


@rule
def earliest_due(world, begin):
    """The earliest day on which an event of the script, from a place on, is due."""
    earliest = NEVER
    for number in range(begin, world.events.shape[0]):
        earliest = min(earliest, world.due_days[number].day)
    return earliest


@rule
def first_of(setting, trigger):
    """The place of the first event of a trigger, or of a later one where there is none: the script is sorted by trigger."""
    return setting.script_parts[trigger].first


def cut(setting: Setting) -> None:
    """Note where the events of each trigger begin, and which follow which: to be called whenever the script has been written."""
    setting.script_parts["first"] = np.searchsorted(setting.script["trigger"], range(len(TRIGGERS)))
    setting.follows["event"] = setting.script["after"]
    setting.script["followed"] = np.isin(np.arange(len(setting.script)), setting.script["after"])


@rule
def take_answers(world, setting):
    """What governments have answered to the scenario's own questions: choices, and treaties to be signed."""
    today = world.now[0].day
    for slot in range(world.now[0].decisions_used):
        decision = world.decisions[slot]
        if decision.kind >= kinds.SIGN_TREATY and decision.serial > 0 and decision.deadline <= today:
            if decision.kind == kinds.CHOOSE:
                settle_choice(world, setting, slot)
            elif decision.option >= 0:
                take_signature(world, slot)


@rule
def hear(world, setting):
    """Hooks: what the chronicle has told since the last look makes events due tomorrow, or after their delay."""
    now = world.now[0]
    if now.heard == now.chronicle_written:
        return
    for told in range(now.heard, now.chronicle_written):
        kind = world.chronicle[told % world.chronicle.shape[0]].kind
        for place in range(first_listener(setting, kind), setting.listeners.shape[0]):
            if setting.listeners[place].kind != kind:
                break
            number = setting.listeners[place].event
            if is_meant(world, setting, number, told) and not is_spent(world, setting, number):
                if has_rested(world, setting, number):
                    make_due(world, number, now.day + 1 + setting.script[number].delay)
    now.heard = now.chronicle_written


@rule
def first_listener(setting, kind):
    """The first of those who listen for a kind of the chronicle, or for a later one where there is none."""
    low, high = 0, setting.listeners.shape[0]
    while low < high:
        middle = (low + high) // 2
        if setting.listeners[middle].kind < kind:
            low = middle + 1
        else:
            high = middle
    return low


@rule
def make_due(world, number, day):
    """An event becomes due on a day; one that is already due before keeps its day."""
    if day < world.due_days[number].day:
        world.due_days[number].day = day
        world.now[0].events_due = min(world.now[0].events_due, day)
        world.now[0].script_due = min(world.now[0].script_due, day)
        wake_by(world, day)


@rule
def keep_answers(world):
    """Keep what was granted to each event's crises, so that conditions can ask when the crisis has left its pool."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.serial > 0 and crisis.event >= 0 and crisis.granted > world.events[crisis.event].granted:
            world.events[crisis.event].granted = crisis.granted


@rule
def mark_dated(world, setting):
    """The events whose date has come are due; each date comes up once."""
    now = world.now[0]
    while now.next_dated < setting.script.shape[0]:
        entry = setting.script[now.next_dated]
        if entry.trigger != BY_DATE or entry.at > now.day:
            return
        world.due_days[now.next_dated].day = now.day
        now.next_dated += 1


@rule
def mark_weekly(world, setting):
    """Due are the events whose condition holds and did not when last looked at, and those whose hazard comes up."""
    wake_conditions(world, setting)
    consider_awake(world, setting)
    draw_hazards(world, setting)


@rule
def draw_hazards(world, setting):
    """Due are the events whose hazard comes up this week.

    Most draws are too high for the rate whatever multiplies it; as each week has one for each event, that is asked first.
    """
    if world.now[0].draws_stale == 1:
        list_draws(world, setting)
    week = key_of(world.now[0].seed, L_SCRIPT, week_of(world.now[0].day))
    if not may_any_come_up(world, week):
        return
    for row in range(world.now[0].draws):
        draw = setting.draws[world.drawn[row].draw]
        if mixed(week + draw.key) <= draw.bound:
            number = draw.event
            if comes_up(world, setting, number, week) and has_rested(world, setting, number):
                make_due(world, number, world.now[0].day)


@rule
def may_any_come_up(world, week):
    """Whether any draw is low enough for its rate. Without a branch, so that the processor draws several at a time."""
    keys, bounds = world.drawn_keys, world.drawn_bounds
    comes = False
    for row in range(world.now[0].draws):
        comes |= mixed(week + keys[row].key) <= bounds[row].bound
    return comes


@rule
def list_draws(world, setting):
    """List the hazards that may come up: those that are not spent and whose condition holds, if they have one."""
    now = world.now[0]
    now.draws_stale = 0
    now.draws = 0
    for place in range(setting.draws.shape[0]):
        number = setting.draws[place].event
        is_open = setting.script[number].when == 0 or world.events[number].was_true == 1
        if setting.script[number].trigger == BY_HAZARD and is_open and not is_spent(world, setting, number):
            world.drawn[now.draws].draw = place
            world.drawn_keys[now.draws].key = setting.draws[place].key
            world.drawn_bounds[now.draws].bound = setting.draws[place].bound
            now.draws += 1


@rule
def consider_awake(world, setting):
    """Work out the conditions that are awake. One that may turn true while its event rests stays awake until it has rested."""
    now, begin = world.now[0], world.now[0].awake
    if begin == 0:
        return
    now.awake = 0
    for place in range(begin):
        number = world.wakeful[place].event
        event, is_hazard = world.events[number], setting.script[number].trigger == BY_HAZARD
        event.awake = 0
        if is_spent(world, setting, number):
            wait_for(world, setting, number, NOT_WATCHED)
        elif not is_hazard and event.was_true == 0 and not has_rested(world, setting, number):
            wake(world, number)
        else:
            bar = bar_of(world, setting, number)
            wait_for(world, setting, number, bar)
            is_true = 1 if bar == NOTHING_BARS else 0
            if event.was_true != is_true:
                event.was_true = is_true
                if is_hazard:
                    now.draws_stale = 1
                elif is_true == 1:
                    make_due(world, number, now.day)


@rule
def comes_up(world, setting, number, week):
    """Whether a hazard comes up this week: by this week's draw, or because it has gathered to the waiting time drawn for it.

    `week` is the key of this week's luck. The condition of the hazard holds.
    """
    entry, event = setting.script[number], world.events[number]
    rate = entry.rate
    if entry.times > 0:
        rate = rate * max(0.0, value(world, setting, entry.times))
    if entry.waits == 1:
        event.waited += min(rate, HIGHEST_RATE) * YEARS_IN_WEEK
        occasion = occasion_of(entry.number, 1, event.fired)
        if event.waited < -log(luck(world.now[0].seed, L_SCRIPT, occasion, entry.number, 0)):
            return False
        event.waited = 0.0
        return True
    return luck_of(week, entry.number, 0) < hazard_probability(min(rate, HIGHEST_RATE), YEARS_IN_WEEK)


@rule
def is_spent(world, setting, number):
    """True for an event that may happen once only and has, or that was cancelled."""
    event = world.events[number]
    return event.cancelled == 1 or (setting.script[number].once == 1 and event.fired > 0)


@rule
def has_rested(world, setting, number):
    """False while an event that may happen again waits for its cooldown to pass."""
    event = world.events[number]
    return event.fired == 0 or world.now[0].day >= event.last_day + setting.script[number].cooldown


@rule
def consider(world, setting, number):
    """An event whose time has come happens, or falls away when its requirement or its decider says no."""
    entry, event = setting.script[number], world.events[number]
    if event.cancelled == 1 or (entry.is_crisis == 1 and world.now[0].crises_mode == kinds.DRAWN):
        return
    if truth(world, setting, entry.requires) and (entry.decided == 0 or is_decided_upon(world, setting, number)):
        event.last_day = world.now[0].day
        carry_out(world, setting, entry.effects, number)
        offer_choice(world, setting, number)
        event.fired += 1
        if entry.trigger == BY_HAZARD and entry.once == 1:
            world.now[0].draws_stale = 1
        if entry.followed == 1:
            mark_followers(world, setting, number)
    else:
        event.fell_away = 1


@rule
def mark_followers(world, setting, number):
    """The events that follow one become due after their delay; one that is already due keeps its day."""
    for other in range(first_of(setting, BY_EVENT), setting.script.shape[0]):
        if setting.follows[other].event == number and not is_spent(world, setting, other):
            make_due(world, other, world.now[0].day + setting.script[other].delay)


@rule
def is_decided_upon(world, setting, number):
    """Whether the decider of an event goes through with it: boldness drives, credibility of the target's alliance deters.

    The same dice are thrown until the event has happened, so a government that shrank back does so until its will changes.
    """
    p = setting.parameters[0]
    entry = setting.script[number]
    utility = p.script_decided_habit + p.script_decided_boldness * world.states[entry.decider].boldness
    opening = setting.instructions[entry.effects]
    if opening.op == CRISIS:
        alliance = appeal_organisation(world, opening.b)
        credibility = world.organisations[alliance].credibility if alliance >= 0 else 0.0
        utility += p.script_decided_deterrence * (0.5 - credibility)
    occasion = occasion_of(entry.number, 0, world.events[number].fired)
    u = luck(world.now[0].seed, L_ESCALATION, occasion, world.states[entry.decider].number, 0)
    return u < logistic(utility)
