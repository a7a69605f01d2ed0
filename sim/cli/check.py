"""`article4 check`: every fault of scenario files at once, with its place."""

import json
from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT


def command(
    files: Annotated[list[str], typer.Argument(help="scenario ids, files or folders")],
    overrides: Annotated[
        list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="a change to check together")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a fault")] = False,
) -> int:
    """Check scenario files: syntax, schema, and what they mean together. Exit code 1 when there is an error."""
    from sim.scenario.check import check

    errors = 0
    for name in files:
        faults = check(name, overrides or ())
        errors += sum(fault.severity == "error" for fault in faults)
        for fault in faults:
            typer.echo(json.dumps(as_values(name, fault), ensure_ascii=False) if as_json else fault.render())
        if not faults and not as_json:
            typer.echo(f"{name}: no faults")
    return FAULT if errors else DONE


def as_values(name: str, fault: object) -> dict[str, object]:
    """A fault as plain values."""
    place = fault.place  # type: ignore[attr-defined]
    return {
        "scenario": name,
        "severity": fault.severity,  # type: ignore[attr-defined]
        "key": fault.key,  # type: ignore[attr-defined]
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": fault.message,  # type: ignore[attr-defined]
        "suggestion": fault.suggestion,  # type: ignore[attr-defined]
    }
