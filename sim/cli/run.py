"""`article4 run`: one run, its chronicle printed as it happens."""

import json
from collections.abc import Iterator
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
    day_within,
    first_day,
)

if TYPE_CHECKING:
    import numpy as np

    from sim.run import Run

STEP = 365
"""Days lived before what happened in them is printed."""


def command(
    scenario: ScenarioArgument,
    seed: SeedOption = 1,
    until: Annotated[
        str | None, typer.Option(help="Last day to live, YYYY-MM-DD; the end of the span when left out.")
    ] = None,
    overrides: SetOption = None,
    crises: CrisesOption = Crises.scripted,
    uncertain: UncertainOption = False,
    as_json: JsonOption = False,
    everything: Annotated[bool, typer.Option("--all", help="Also votes, polls, sessions, lobbying and the like.")] = False,
    quiet: QuietOption = False,
) -> int:
    """Live one run and print its chronicle as it happens. The digest at the end tells whether another run was the same."""
    from sim.report.chronicle import QUIET, as_values, line

    start = beginning(scenario, overrides, crises, uncertain, quiet)
    last = start.scenario.span.last.toordinal() if until is None else day_within(until, "--until", start)
    run = first_day(start, seed, quiet)
    for event in events_until(run, last + 1):
        if everything or int(event.kind) not in QUIET:
            typer.echo(
                json.dumps(as_values(event, start.names), ensure_ascii=False) if as_json else line(event, start.names)
            )
    if run.fault is not None:
        say(f"error: the run failed: {run.fault}; raise the pool under `capacity:` in the scenario, or report it")
        return FAULT
    digest = run.space.digest()
    if as_json:
        typer.echo(json.dumps({"seed": seed, "digest": digest}))
    elif not quiet:
        say(f"seed {seed}, digest {digest[:16]}")
    return DONE


def events_until(run: "Run", end: int) -> "Iterator[np.record]":
    """The events of a run, a year at a time, so that a reader sees them as they happen."""
    while run.day < end and run.fault is None:
        for part in run.live(min(end, run.day + STEP)):
            yield from part.events
