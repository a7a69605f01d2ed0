"""Yearly statistics of the organisation in focus: rows of `world.years`, counted as things happen, closed on 31 December."""

from sim.dynamics import opinion
from sim.words import kinds
from sim.words.calendar import ordinal, year_of
from sim.words.jit import rule
from sim.world.questions import member_count


@rule
def this_year(world):
    """The row of the current year, opened when the first thing of the year is counted."""
    now = world.now[0]
    year = year_of(now.day)
    if now.year_count > 0 and (world.years[now.year_count - 1].year == year or now.year_count == world.years.shape[0]):
        return now.year_count - 1
    world.years[now.year_count].year = year
    now.year_count += 1
    return now.year_count - 1


@rule
def start(world):
    """Open the first year."""
    this_year(world)
    world.now[0].close_due = next_close(world, world.now[0].day)


@rule
def next_close(world, day):
    """The first day from a day on, on which a year's row is closed: 31 December, or the last day of the scenario."""
    close = ordinal(year_of(day), 12, 31)
    if day <= world.now[0].last_day < close:
        return world.now[0].last_day
    return close


@rule
def count_answer(world, granted):
    """One more appeal has its final answer: the highest instrument granted (`kinds.INSTRUMENTS`)."""
    row = world.years[this_year(world)]
    row.appeals += 1
    if granted >= kinds.PEACEKEEPERS:
        row.granted_force += 1
    elif granted == kinds.MATERIAL_AID:
        row.granted_aid += 1
    elif granted == kinds.MISSION:
        row.granted_mission += 1
    elif granted > kinds.NO_INSTRUMENT:
        row.granted_words += 1
    else:
        row.refused += 1


@rule
def count_deployment(world):
    """One more force has set out; the year's peak counts all that are out at once."""
    row = world.years[this_year(world)]
    row.deployments += 1
    out = 0.0
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0:
            out += world.deployments[slot].troops
    row.troops_peak = max(row.troops_peak, out)


@rule
def count_days(world, slot):
    """Add the days of this year, up to today, that a force has been in place."""
    deployment = world.deployments[slot]
    today = world.now[0].day
    first = max(deployment.arrives, ordinal(year_of(today), 1, 1))
    if first <= today:
        world.years[this_year(world)].deployment_days += float(today - first + 1)


@rule
def close_year(world):
    """Write what stands on the last day of a year: the organisation, its seats, forces still out; tell the polls."""
    place = this_year(world)
    row = world.years[place]
    focus = world.now[0].focus
    group = world.organisations[focus]
    row.credibility = group.credibility
    row.cohesion = group.cohesion
    row.interoperability = group.interoperability
    row.members = member_count(world, focus)
    for slot in range(world.now[0].deployments_used):
        if world.deployments[slot].serial > 0 and world.deployments[slot].organisation == focus:
            count_days(world, slot)
            row.troops_peak = max(row.troops_peak, world.deployments[slot].troops)
    for state in range(world.states.shape[0]):
        seat, kept = world.seats[focus, state], world.year_seats[place, state]
        kept.status = seat.status
        kept.opinion = seat.opinion
        kept.grievance = seat.grievance
        kept.stability = world.states[state].stability
    opinion.poll(world)


@rule
def note(world):
    """On the last day of a year, or of the scenario, close the year's row."""
    now = world.now[0]
    if now.close_due == now.day:
        close_year(world)
        now.close_due = next_close(world, now.day + 1)
