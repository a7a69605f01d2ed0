"""`article4 scenarios`: what there is to run."""

import json
from shutil import get_terminal_size
from textwrap import wrap
from typing import Annotated

import typer

INDENT = " " * 4
WIDE = 160
"""Letters of a line where there is no terminal to ask."""
NARROWEST = 40


def command(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False) -> None:
    """List the shipped scenarios with their span and story."""
    from sim.scenario.find import shipped
    from sim.scenario.load import load

    found = [load(name).scenario for name in shipped()]
    if as_json:
        rows = [
            {"id": s.id, "title": s.title["en"], "from": str(s.span.first), "to": str(s.span.last), "states": list(s.states)}
            for s in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    width = max(NARROWEST, get_terminal_size((WIDE, 0)).columns)
    for scenario in found:
        typer.echo(f"{scenario.id}  {scenario.span.first} to {scenario.span.last}, {len(scenario.states)} states")
        for text in (scenario.title["en"], scenario.summary["en"] if scenario.summary else ""):
            for line in wrap(" ".join(text.split()), width - len(INDENT)):
                typer.echo(INDENT + line)
