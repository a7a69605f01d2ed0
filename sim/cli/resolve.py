"""`article4 resolve`: a scenario flat, after all that it extends, includes and sets; or where one value came from."""

import json
from typing import Annotated

import typer

from sim.cli.common import DONE
from sim.cli.options import JsonOption, ScenarioArgument, SetOption

LONG = 100
"""Characters of a value that are shown."""


def command(
    scenario: ScenarioArgument,
    why: Annotated[
        list[str] | None, typer.Option("--why", metavar="PATH", help="Where this value came from. Repeatable.")
    ] = None,
    overrides: SetOption = None,
    as_json: JsonOption = False,
) -> int:
    """Print the flat result of a scenario and its parents as YAML, or with --why each step that led to a value."""
    from sim.scenario.resolve import resolve

    resolved = resolve(scenario, tuple(overrides or ()))
    if not why:
        typer.echo(json.dumps(resolved.data, ensure_ascii=False) if as_json else resolved.text(), nl=as_json)
        return DONE
    for path in why:
        steps = resolved.why(path)
        if as_json:
            typer.echo(json.dumps({"path": path, "steps": [step._asdict() for step in steps]}, ensure_ascii=False))
            continue
        typer.echo(path)
        for step in steps:
            mark = "->" if step.stands else "  "
            typer.echo(f" {mark} {step.where}: {step.what}{shown(step.value)}")
        if not any(step.stands for step in steps):
            typer.echo("    nothing stands there now")
    return DONE


def shown(value: object) -> str:
    """A value in one line; a long one cut."""
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False)
    return f" {text if len(text) <= LONG else text[: LONG - 1] + '…'}"
