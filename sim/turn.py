"""The day: what happens in it, in which order. Batch, Mesa, forecasts and the game all live through this one function."""

from sim.charter import enact as charter
from sim.dynamics import aftermath, crises, diplomacy, logistics, operations, statistics, trends
from sim.dynamics.monthly import monthly
from sim.dynamics.weekly import weekly
from sim.judgement.answers import answer_due
from sim.judgement.initiatives import take_monthly_initiatives, work_on_motions
from sim.judgement.membership import consider_boycotts
from sim.script import fire as script
from sim.script.readings import open_readings
from sim.words import kinds
from sim.words.calendar import NEVER, is_new_year, is_week_start, month_start_from, next_week_start
from sim.words.jit import entry, rule
from sim.world.chronicle import must_drain
from sim.world.seats import count_awaited, list_fading

AT_THE_DAY, TO_BE_DRAINED, TO_BE_ANSWERED, AT_A_FAULT = range(4)
"""Why `live_until` came back."""
OF_NOBODY, OF_PEOPLE, OF_ANYBODY = range(3)
"""For whose answers the clock halts."""


@entry
def begin(world, setting):
    """Set the quantities of the first day from the scenario's dated values. Called once, before the first day is lived."""
    trends.start(world, setting)
    statistics.start(world)
    count_awaited(world)
    list_fading(world)
    world.now[0].wake = world.now[0].day
    world.now[0].month_due = month_start_from(world.now[0].day)
    open_readings(world, setting)
    world.now[0].script_due = script.next_due(world, setting)


@rule
def live_one_day(world, setting):
    """Live through today and move the clock to tomorrow.

    Answers, the law and forces on the move are looked at only on days on which one of them is due (`now.wake`): on a quiet Monday
    nothing but the weekly processes runs. A day of the script on which no event comes about is as quiet.
    """
    now = world.now[0]
    today = now.day
    is_week, is_month = is_week_start(today), now.month_due == today
    is_due = now.wake <= today or (is_month and is_new_year(today))
    is_scripted = now.script_due <= today
    is_busy = is_due
    if is_due:
        diplomacy.carry_out(world, setting)
        answer_due(world, setting)
        charter.enact(world, setting)
        script.take_answers(world, setting)
    if is_scripted:
        is_busy = script.fire_due(world, setting) or is_busy
    if is_week:
        weekly(world, setting)
        consider_boycotts(world, setting)
    is_troubled = is_week and has_crisis(world)
    is_moving = is_week and has_force(world)
    if is_troubled:
        crises.unfold(world, setting)
    if is_moving:
        operations.act(world, setting)
    if is_month:
        now.month_due = month_start_from(today + 1)
        monthly(world, setting)
        take_monthly_initiatives(world, setting)
    if is_due or is_moving:
        logistics.move(world, setting)
    if is_busy:
        work_on_motions(world, setting)
    if is_busy or is_troubled:
        aftermath.settle(world, setting)
    statistics.note(world)
    script.hear(world, setting)
    now.day = today + 1
    if is_scripted:
        now.script_due = script.next_due(world, setting)
    if is_busy or now.wake <= today or is_moving:
        now.wake = next_wake(world)


@rule
def has_crisis(world):
    """True while a crisis runs or its consequences are still to be drawn."""
    for slot in range(world.now[0].crises_used):
        if world.crises[slot].serial > 0:
            return True
    return False


@rule
def has_force(world):
    """True while a collective force is about: its dates may move with its task."""
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0:
            return True
    return False


@rule
def next_wake(world):
    """The first day, today or later, on which an answer, the law or a force has something due."""
    due = min(charter.next_due(world), logistics.next_due(world))
    due = min(due, min(next_answer_due(world), next_in_force(world)))
    return max(world.now[0].day, due)


@rule
def next_due_day(world):
    """The first day, today or later, on which anything is due."""
    now = world.now[0]
    today = now.day
    due = min(min(now.month_due, next_week_start(today - 1)), now.wake)
    due = min(due, min(now.script_due, now.close_due))
    return max(today, due)


@rule
def next_in_force(world):
    """The day on which the next treaty takes effect: offices are filled from then on."""
    due = NEVER
    for organisation in range(world.organisations.shape[0]):
        group = world.organisations[organisation]
        if group.present == 1 and group.in_force >= world.now[0].day:
            due = min(due, group.in_force)
    return due


@rule
def next_answer_due(world):
    """The earliest deadline of a decision, or the eve of a vote, when motions are worked on."""
    due = NEVER
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0:
            eve = decision.deadline - 1
            if decision.kind == kinds.VOTE and eve >= world.now[0].day:
                due = min(due, eve)
            else:
                due = min(due, decision.deadline)
    return due


@rule
def awaits_answer(world, whose):
    """True when a state that is played has an open answer due today; with `OF_ANYBODY` any state's answer counts."""
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.option < 0 and decision.deadline <= world.now[0].day:
            if whose == OF_ANYBODY or world.states[decision.state].played == 1:
                return True
    return False


@entry
def live_until(world, setting, day, stop_for_answers):
    """Live up to but not into a day. Returns why it came back; the caller drains, answers or goes on.

    `stop_for_answers` is `OF_PEOPLE` when somebody plays: then the clock halts on the morning of each day on which a played state
    has an answer due; `OF_ANYBODY` (for computers that think for a state) halts for an answer of any. Halting changes nothing in
    the world.
    """
    now = world.now[0]
    while now.day < day:
        if now.fault != kinds.NO_FAULT:
            return AT_A_FAULT
        if must_drain(world):
            return TO_BE_DRAINED
        due = next_due_day(world)
        if due >= day:
            now.day = day
            return AT_THE_DAY
        now.day = due
        if stop_for_answers != OF_NOBODY and awaits_answer(world, stop_for_answers):
            return TO_BE_ANSWERED
        live_one_day(world, setting)
    return AT_THE_DAY
