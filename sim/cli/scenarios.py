"""`article4 scenarios`: what there is to run."""

import json
from typing import Annotated

import typer


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
    for scenario in found:
        typer.echo(f"{scenario.id}  {scenario.span.first} to {scenario.span.last}, {len(scenario.states)} states")
        typer.echo(f"    {scenario.title['en']}")
        if scenario.summary:
            typer.echo(f"    {' '.join(scenario.summary['en'].split())}")
