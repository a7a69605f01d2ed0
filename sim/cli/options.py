"""Options that several commands share, and the first steps that follow from them."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.batch import Crises
from sim.cli.common import say

if TYPE_CHECKING:
    from sim.run import Run
    from sim.scenario.build import Start

ScenarioArgument = Annotated[str, typer.Argument(help="Id of a shipped scenario, a folder or a file.")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**64 - 1, help="Key of all luck of the run.")]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Set a value of the scenario. Repeatable.")
]
CrisesOption = Annotated[Crises, typer.Option("--crises", help="Documented crises, drawn ones, or both.")]
UncertainOption = Annotated[bool, typer.Option("--uncertain", help="Draw coded quantities from their ranges.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print nothing but the result and errors.")]


def beginning(scenario: str, overrides: list[str] | None, crises: Crises, uncertain: bool, quiet: bool) -> "Start":
    """The first day of a scenario; its warnings are told, unless nothing but the result and errors is wanted."""
    from sim.scenario.build import build
    from sim.scenario.load import load

    loaded = load(scenario, tuple(overrides or ()))
    for warning in () if quiet else loaded.warnings:
        say(warning.render())
    return build(loaded, crises=crises.value, uncertain=uncertain)


def first_day(start: "Start", seed: int, quiet: bool) -> "Run":
    """A run on its first day; the rules are compiled before, with a notice, where this machine has not yet."""
    compile_first(quiet)
    from sim.run import Run

    return Run(start, seed)


def compile_first(quiet: bool) -> None:
    """Compile the rules where this machine has not yet, and say how far it is."""
    from sim.compiling import ABOUT_SECONDS, compile_rules
    from sim.words.jit import is_warm

    if is_warm():
        return
    if not quiet:
        say(f"compiling the rules (first run only, about {ABOUT_SECONDS} s)")

    def progress(done: int, of: int) -> None:
        if not quiet and sys.stderr.isatty():
            print(f"\r  {done} of {of} parts", end="\n" if done == of else "", file=sys.stderr, flush=True)

    compile_rules(progress)


def day_within(text: str, option: str, start: "Start") -> int:
    """The ordinal of a date that lies in the scenario's span; a wrong one is a usage error."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2010-06-11", param_hint=f"'{option}'") from None
    span = start.scenario.span
    if not span.first <= day <= span.last:
        raise typer.BadParameter(f"{day} lies outside the span, {span.first} to {span.last}", param_hint=f"'{option}'")
    return day.toordinal()
