"""The day: what happens in it, in which order. Batch, Mesa, forecasts and the game all live through this one function."""

from sim.charter import enact as charter
from sim.dynamics import aftermath, crises, diplomacy, logistics, operations, statistics, trends
from sim.dynamics.monthly import monthly
from sim.dynamics.weekly import weekly
from sim.judgement.answers import answer_due
from sim.judgement.initiatives import take_monthly_initiatives, work_on_motions
from sim.script import fire as script
from sim.words import kinds
from sim.words.calendar import NEVER, civil, is_week_start, next_week_start, ordinal
from sim.words.jit import entry, rule
from sim.world.chronicle import must_drain

AT_THE_DAY, TO_BE_DRAINED, TO_BE_ANSWERED, AT_A_FAULT = range(4)
"""Why `live_until` came back."""


@entry
def begin(world, setting):
    """Set the quantities of the first day from the scenario's dated values. Called once, before the first day is lived."""
    trends.start(world, setting)
    statistics.start(world)
    world.now[0].wake = world.now[0].day


@rule
def live_one_day(world, setting):
    """Live through today and move the clock to tomorrow."""
    today = world.now[0].day
    _, _, month_day = civil(today)
    diplomacy.carry_out(world, setting)
    answer_due(world, setting)
    charter.enact(world, setting)
    script.fire_due(world, setting)
    if is_week_start(today):
        weekly(world, setting)
        crises.unfold(world, setting)
        operations.act(world, setting)
    if month_day == 1:
        monthly(world, setting)
        take_monthly_initiatives(world, setting)
    logistics.move(world, setting)
    work_on_motions(world, setting)
    aftermath.settle(world, setting)
    statistics.note(world)
    world.now[0].day = today + 1


@rule
def next_due_day(world, setting):
    """The first day, today or later, on which anything is due."""
    today = world.now[0].day
    year, month, month_day = civil(today)
    if month_day == 1 or is_week_start(today):
        return today
    month_start = ordinal(year, month + 1, 1) if month < 12 else ordinal(year + 1, 1, 1)
    due = min(month_start, next_week_start(today))
    due = min(due, min(charter.next_due(world), logistics.next_due(world)))
    due = min(due, script.next_due(world, setting))
    due = min(due, next_answer_due(world))
    return max(today, due)


@rule
def next_answer_due(world):
    """The earliest deadline of a decision, or the eve of a vote, when motions are worked on."""
    due = NEVER
    for place in range(world.decisions.shape[0]):
        decision = world.decisions[place]
        if decision.serial > 0:
            eve = decision.deadline - 1
            if decision.kind == kinds.VOTE and eve >= world.now[0].day:
                due = min(due, eve)
            else:
                due = min(due, decision.deadline)
    return due


@rule
def awaits_answer(world):
    """True when a state that is played has an open answer due today."""
    for place in range(world.decisions.shape[0]):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.option < 0 and decision.deadline <= world.now[0].day:
            if world.states[decision.state].played == 1:
                return True
    return False


@entry
def live_until(world, setting, day, stop_for_answers):
    """Live up to but not into a day. Returns why it came back; the caller drains, answers or goes on.

    `stop_for_answers` is 1 when somebody plays: then the clock halts on the morning of each day on which a played state has an
    answer due. Halting changes nothing in the world.
    """
    now = world.now[0]
    while now.day < day:
        if now.fault != kinds.NO_FAULT:
            return AT_A_FAULT
        if must_drain(world):
            return TO_BE_DRAINED
        due = next_due_day(world, setting)
        if due >= day:
            now.day = day
            return AT_THE_DAY
        now.day = due
        if stop_for_answers == 1 and awaits_answer(world):
            return TO_BE_ANSWERED
        live_one_day(world, setting)
    return AT_THE_DAY
