"""`article4 explain`: the decisions of a run with every vote, its terms, the article, and what would flip it."""

import json
import sys
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
    first_day,
)

if TYPE_CHECKING:
    from sim.run import Ruling
    from sim.scenario.build import Start
    from sim.scenario.names import Names

MOTIVES = 4
"""How many of the strongest terms of a vote are shown."""
WIDE = 160
"""Letters of a line where there is no terminal to ask."""


def command(
    scenario: ScenarioArgument,
    decision: Annotated[
        str | None, typer.Argument(help="An event id, a date, or #number of a ruling; all are listed when left out.")
    ] = None,
    seed: SeedOption = 1,
    overrides: SetOption = None,
    crises: CrisesOption = Crises.scripted,
    uncertain: UncertainOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Say why a council decided as it did: votes, chances, motives, the article, and the smallest change that flips a vote."""
    from sim.charter.articles import label_of
    from sim.report.decision import as_values, headline

    start = beginning(scenario, overrides, crises, uncertain, quiet)
    _, rulings = first_day(start, seed, quiet).finish()
    chosen = [ruling for ruling in rulings if decision is None or is_about(ruling, decision, start.names)]
    if not chosen:
        return told_otherwise(start, decision, seed, as_json)
    for ruling in chosen:
        article = label_of(int(ruling.ruling.article))
        if as_json:
            typer.echo(json.dumps(as_values(ruling, start.names, article), ensure_ascii=False))
            continue
        typer.echo(f"#{int(ruling.ruling.serial)}  {headline(ruling, start.names, article)}")
        if decision is not None:
            show_votes(ruling, start.names)
    return DONE


def told_otherwise(start: "Start", decision: str | None, seed: int, as_json: bool) -> int:
    """What governments answered to an event on which no council ruled; else that there is nothing to be explained."""
    from sim.lint.answers import answers
    from sim.scenario.faults import did_you_mean

    if decision is None:
        say(f"no council ruled on anything in seed {seed}")
        return DONE
    event = decision in start.scenario.events
    lines = answers(start, decision, seed) if event else []
    if lines:
        lines = [f"no council of seed {seed} ruled on {decision}", *lines]
        values = {"event": decision, "seed": seed, "told": lines}
        typer.echo(json.dumps(values, ensure_ascii=False) if as_json else "\n".join(lines))
        return DONE
    hint = did_you_mean(decision, start.scenario.events) if not event and decision[:1].isalpha() else None
    what = f"; {hint}" if hint else "; without it, all rulings of the run are listed"
    say(f"error: no ruling of seed {seed} is about {decision!r}{what}")
    return FAULT


def is_about(ruling: "Ruling", decision: str, names: "Names") -> bool:
    """True when a ruling has this serial, this date or this event."""
    from sim.report.names import date_text

    row = ruling.ruling
    event = names.events[int(row.event)] if row.event >= 0 else None
    return decision in (f"#{int(row.serial)}", str(int(row.serial)), date_text(row.day), event)


def show_votes(ruling: "Ruling", names: "Names") -> None:
    """A table of votes: choice, chance of a yes, the strongest motives, what would flip it."""
    from rich.console import Console
    from rich.table import Table

    from sim.report.decision import reasons

    rows = reasons(ruling, names)
    if not rows:
        typer.echo("   refused in law, or granted as of right, without a vote\n")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("state", "vote", "P(yes)", "strongest motives (logits)", "what would flip it"):
        table.add_column(heading)
    for reason in rows:
        motives = ", ".join(f"{name} {value:+.2f}" for name, value in reason.terms[:MOTIVES] if value)
        table.add_row(reason.state, reason.choice, f"{reason.probability:.2f}", motives, reason.flip)
    Console(width=None if sys.stdout.isatty() else WIDE, highlight=False).print(table)
    typer.echo("")
