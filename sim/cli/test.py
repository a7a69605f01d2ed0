"""`article4 test`: a scenario's story, told in its `expect:` block, lived over many seeds."""

import json
import math
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.common import DONE, FAULT, say
from sim.cli.options import JsonOption, QuietOption, SetOption, compile_first
from sim.words.figures import percent

if TYPE_CHECKING:
    from sim.lint.story import Outcome


def command(
    files: Annotated[list[str], typer.Argument(help="Scenario ids, files or folders.")],
    runs: Annotated[
        int | None, typer.Option("--runs", min=1, max=100_000, help="Runs for each, instead of those it asks for.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**63, help="The first seed.")] = 1,
    overrides: SetOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Test whether a scenario tells its story: each expectation over its seeds. Exit code 1 if one fails."""
    from sim.lint.story import Asked, lived_outcomes

    compile_first(quiet)
    asked = Asked(tuple(overrides or ()), runs, seed, shown if not quiet and sys.stderr.isatty() else lambda _done, _of: None)
    failed = 0
    for name in files:
        outcomes = list(lived_outcomes(name, asked))
        failed += sum(not outcome.holds for outcome in outcomes)
        if as_json:
            for outcome in outcomes:
                typer.echo(json.dumps(as_values(name, outcome), ensure_ascii=False))
        elif outcomes:
            show(name, outcomes)
        else:
            say(f"{name}: it has no `expect:` block, so there is nothing to test")
    return FAULT if failed else DONE


def shown(done: int, of: int) -> None:
    """How far it is."""
    print(f"\r  {done} of {of} runs", end="\r" if done == of else "", file=sys.stderr, flush=True)


def show(name: str, outcomes: "list[Outcome]") -> None:
    """A table with a line for each expectation, and the sum of it."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=name, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("expectation", "result", "95 % interval", "wanted", "runs", "outcome"):
        table.add_column(heading, justify="right" if heading in ("result", "runs") else "left")
    for outcome in outcomes:
        table.add_row(title_of(outcome), *figures(outcome), wanted(outcome), str(outcome.result.n), outcome.verdict())
    Console(width=160, highlight=False).print(table)
    held = sum(outcome.holds for outcome in outcomes)
    typer.echo(f"{held} of {len(outcomes)} hold")


def title_of(outcome: "Outcome") -> str:
    """What an expectation is called."""
    title = outcome.expectation.title
    return title.get("en", outcome.name) if title else outcome.name


def figures(outcome: "Outcome") -> tuple[str, str]:
    """The result and its interval; shares in percent."""
    result = outcome.result
    if result.n == 0:
        return "-", "-"
    return number(outcome, result.value), f"{number(outcome, result.low)} to {number(outcome, result.high)}"


def number(outcome: "Outcome", value: float) -> str:
    """A result as a reader writes it."""
    if math.isinf(value):
        return "any"
    return percent(value, 1) if outcome.expectation.share is not None else f"{value:.4g}"


def wanted(outcome: "Outcome") -> str:
    """The bounds in words, with the margin that is granted."""
    one = outcome.expectation
    parts = []
    if one.at_least is not None:
        parts.append(f"at least {number(outcome, one.at_least)}")
    if one.at_most is not None:
        parts.append(f"at most {number(outcome, one.at_most)}")
    margin = f" (margin {number(outcome, one.margin)})" if one.margin else ""
    return ", ".join(parts) + margin


def as_values(name: str, outcome: "Outcome") -> dict[str, object]:
    """An outcome as plain values; no interval where there is none."""
    result = outcome.result
    finite = [value if math.isfinite(value) else None for value in (result.value, result.low, result.high)]
    one = outcome.expectation
    return {
        "scenario": name,
        "expectation": outcome.name,
        "holds": outcome.holds,
        "close": outcome.is_close,
        "result": finite[0],
        "low": finite[1],
        "high": finite[2],
        "at_least": one.at_least,
        "at_most": one.at_most,
        "margin": one.margin,
        "counted": result.n,
        "runs": outcome.runs,
        "failed_runs": outcome.faults,
    }
