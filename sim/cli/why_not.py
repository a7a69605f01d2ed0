"""`article4 why-not`: the clauses of an event over time, and which of them were false."""

import json
import math
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.batch import Crises
from sim.cli.common import DONE, FAULT, say
from sim.cli.options import (
    CrisesOption,
    JsonOption,
    QuietOption,
    ScenarioArgument,
    SeedOption,
    SetOption,
    UncertainOption,
    beginning,
    compile_first,
)
from sim.words.calendar import NEVER
from sim.words.figures import percent

if TYPE_CHECKING:
    from sim.lint.why_not import Clause, Story

PERIODS = 8
"""Periods of a clause that are shown; the rest is counted."""


def command(
    scenario: ScenarioArgument,
    event: Annotated[str, typer.Argument(help="The id of an event of the scenario.")],
    seed: SeedOption = 1,
    overrides: SetOption = None,
    crises: CrisesOption = Crises.scripted,
    uncertain: UncertainOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Say why an event did not happen in a run: when each clause of its conditions held, and how near it came."""
    from sim.lint.why_not import followed
    from sim.scenario.faults import did_you_mean

    start = beginning(scenario, overrides, crises, uncertain, quiet)
    if event not in start.scenario.events:
        hint = did_you_mean(event, start.scenario.events)
        say(f"error: {start.scenario.id} has no event {event!r}" + (f"; {hint}" if hint else ""))
        return FAULT
    compile_first(quiet)
    story = followed(start, event, seed)
    if as_json:
        typer.echo(json.dumps(as_values(story, seed), ensure_ascii=False))
        return DONE
    for line in lines(story, seed):
        typer.echo(line)
    return DONE


def lines(story: "Story", seed: int) -> list[str]:
    """The whole answer."""
    from sim.lint.why_not import day_text

    if story.fired:
        days = ", ".join(map(day_text, story.fired[:PERIODS]))
        begin = f"{story.name} did happen in seed {seed}: on {days}"
    else:
        begin = f"{story.name} did not happen in seed {seed}"
    found = [begin, f"  {trigger(story)}"]
    for clause in story.clauses:
        found += told(clause)
    found += conclusion(story)
    if story.fault is not None:
        found.append(f"  the run ended by a fault: {story.fault}")
    return found


def trigger(story: "Story") -> str:
    """What sets the event off, in words."""
    from sim.lint.reach import rate_of

    entry = story.entry
    if entry.at is not None:
        return f"it is due on {entry.at}"
    if entry.after is not None:
        from sim.lint.why_not import day_text

        days = ", ".join(map(day_text, story.predecessor[:PERIODS])) or "never"
        return f"it comes {entry.delay} days after {entry.after}, which happened: {days}"
    if entry.on is not None:
        when = "on the next day" if not entry.delay else f"{entry.delay + 1} days later"
        words = ", ".join(f"{key} {value}" for key, value in entry.on.model_dump(exclude_none=True).items() if key != "what")
        return f"it follows {entry.on.what}{f' ({words})' if words else ''}, {when}; {heard_of(story)}"
    if entry.hazard is not None:
        return f"it comes up by chance, {rate_of(entry):g} a year, on a Monday; {story.looks} Mondays were looked at"
    return f"it waits for its condition, looked at on Mondays; {story.looks} were looked at"


def heard_of(story: "Story") -> str:
    """On which days what a hook listens for came, and how often its like concerned others."""
    from sim.lint.why_not import day_text

    if story.heard is None:
        raise ValueError(f"{story.name} listens for nothing")
    meant = story.heard.meant
    days = ", ".join(map(day_text, meant[:PERIODS])) + (f" and {len(meant) - PERIODS} more days" if len(meant) > PERIODS else "")
    others = len(story.heard.others)
    of_others = f"; {others} more of its kind {'was' if others == 1 else 'were'} of others" if others else ""
    return (f"this came on {days}" if meant else "this never came") + of_others


def told(clause: "Clause") -> list[str]:
    """A clause with its periods and how near it came."""
    from sim.lint.why_not import day_text

    found = [f"  {clause.key}: {clause.text}"]
    for begin, end, holds in clause.periods[:PERIODS]:
        when = f"on {day_text(begin)}" if begin == end else f"{day_text(begin)} to {day_text(end)}"
        found.append(f"    {'true ' if holds else 'FALSE'}  {when}")
    if len(clause.periods) > PERIODS:
        found.append(f"    and {len(clause.periods) - PERIODS} more periods")
    for reading in clause.readings:
        (least, on), (most, then) = reading.least, reading.most
        if least == most:
            found.append(f"    {reading.number.text} was {amount(reading.number.text, least)}")
        elif math.isfinite(least):
            low, high = (amount(reading.number.text, value) for value in (least, most))
            found.append(f"    {reading.number.text} was {low} ({day_text(on)}) to {high} ({day_text(then)})")
    return found


def amount(text: str, value: float) -> str:
    """A number as it is read; days since an event that has not happened are told as such."""
    if text.startswith("days_since") and value >= NEVER:
        return f"{value:,.0f}, for it had not happened"
    return f"{value:.4g}"


def conclusion(story: "Story") -> list[str]:
    """What it comes to."""
    from sim.lint.reach import rate_of

    entry = story.entry
    if story.fired:
        return []
    if entry.on is not None and story.heard is not None and not story.heard.meant:
        return [f"  so {entry.on.what} never came as it is asked for here"]
    if story.heard is not None and (barred := on_due_days(story)):
        return barred
    if entry.after is not None and not story.predecessor:
        return [f"  so it never came up: ask why {entry.after} did not happen"]
    never = [clause.text for clause in story.clauses if not any(holds for _, _, holds in clause.periods)]
    if never:
        return [f"  so it could not happen: never true {'was' if len(never) == 1 else 'were'} {'; '.join(never)}"]
    if story.clauses and not story.all_held:
        return ["  each clause was true at some time, but never all of them on the same day"]
    if entry.occurs == "decided":
        return [f"  its conditions held; {entry.decider} did not go through with it (boldness drives, credibility deters)"]
    rate = rate_of(entry)
    if rate is not None:
        years = story.looks * 7 / 365.2425
        chance = math.exp(-rate * years)
        return [f"  it was left to luck: at this rate nothing in {years:.1f} years has the probability {percent(chance)}"]
    return ["  its conditions held on the morning and not when the event was due: something on that day changed them"]


def on_due_days(story: "Story") -> list[str]:
    """For each day on which a hooked event was due, the clauses that were false."""
    from sim.lint.why_not import day_text

    found = []
    for day in story.due[:PERIODS]:
        barred = [clause.text for clause in story.clauses if clause.held_on(day) is False]
        if barred:
            found.append(f"  on {day_text(day)} it was due and barred: {'; '.join(barred)}")
    if found and len(story.due) > PERIODS:
        found.append(f"  and {len(story.due) - PERIODS} more days on which it was due")
    return found


def as_values(story: "Story", seed: int) -> dict[str, object]:
    """The answer as plain values."""
    from sim.lint.why_not import day_text

    return {
        "event": story.name,
        "seed": seed,
        "fired": [day_text(day) for day in story.fired],
        "looks": story.looks,
        "all_held": story.all_held,
        "heard": None if story.heard is None else [day_text(day) for day in story.heard.meant],
        "clauses": [
            {
                "key": clause.key,
                "text": clause.text,
                "readings": [
                    {"number": one.number.text, "least": one.least[0], "most": one.most[0]}
                    for one in clause.readings
                    if math.isfinite(one.least[0])
                ],
                "periods": [
                    {"from": day_text(begin), "to": day_text(end), "holds": holds} for begin, end, holds in clause.periods
                ],
            }
            for clause in story.clauses
        ],
    }
