"""`article4 check`: everything that is to be said of scenario files, each fault with its place."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.common import DONE, FAULT, say

if TYPE_CHECKING:
    from sim.lint.check import Report
    from sim.lint.trial import Trial

GLANCE = 0.4
"""Seconds between two looks at the files of `--watch`."""


def command(
    files: Annotated[list[str], typer.Argument(help="Scenario ids, files or folders.")],
    overrides: Annotated[
        list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="A change to check together. Repeatable.")
    ] = None,
    runs: Annotated[
        int, typer.Option("--runs", min=0, max=100_000, help="Live so many runs too: what never or always happens.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**63, help="The first seed of these runs.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 for warnings too.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print findings and nothing else.")] = False,
) -> int:
    """Check scenario files: syntax, schema, meaning, and with --runs how they behave. Exit code 1 when there is an error."""
    trial = trial_of(runs, seed, quiet) if runs else None
    while True:
        reports = [(name, told(name, overrides or [], trial, as_json, quiet)) for name in files]
        if not watch:
            break
        wait_for_change([path for _, report in reports for path in report.files] or files, quiet)
    faulty = sum(report.errors + (report.warnings if strict else 0) for _, report in reports)
    return FAULT if faulty else DONE


def trial_of(runs: int, seed: int, quiet: bool) -> "Trial":
    """The runs of the dynamic layer; the rules are compiled before, where this machine has not yet."""
    from sim.cli.options import compile_first
    from sim.lint.trial import Trial

    compile_first(quiet)

    def progress(done: int, of: int) -> None:
        if not quiet and sys.stderr.isatty():
            print(f"\r  {done} of {of} runs", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return Trial(runs, seed, progress)


def told(name: str, overrides: list[str], trial: "Trial | None", as_json: bool, quiet: bool) -> "Report":
    """Check one scenario and print what is found."""
    from sim.lint.check import report

    found = report(name, overrides, trial)
    for finding in found.findings:
        typer.echo(json.dumps(finding.as_values(name), ensure_ascii=False) if as_json else finding.render())
    if not as_json and not quiet:
        typer.echo(f"{name}: {summary(found)}")
    return found


def summary(found: "Report") -> str:
    """The outcome in a line: how many faults, and which layers could be looked at."""
    counts = [
        f"{count} {word}{'s' if count != 1 else ''}"
        for count, word in ((found.errors, "error"), (found.warnings, "warning"))
        if count
    ]
    looked = f"looked at: {', '.join(found.layers)}"
    return f"{', '.join(counts) or 'no faults'} ({looked})"


def wait_for_change(paths: list[str], quiet: bool) -> None:
    """Wait until one of some files has another time of change."""
    before = stamps(paths)
    if not quiet:
        say(f"watching {len(paths)} file{'s' if len(paths) != 1 else ''}; Ctrl-C ends")
    while stamps(paths) == before:
        time.sleep(GLANCE)


def stamps(paths: list[str]) -> dict[str, int | None]:
    """When each file was changed last; None for one that is not there."""
    found: dict[str, int | None] = {}
    for path in paths:
        try:
            found[path] = Path(path).stat().st_mtime_ns
        except OSError:
            found[path] = None
    return found
