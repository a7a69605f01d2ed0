"""`article4 upgrade`: scenario files of an older format written anew, comments kept."""

from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT, say


def command(
    files: Annotated[list[str], typer.Argument(help="Scenario folders or files.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
) -> int:
    """Write scenario files of an older format anew. Comments and layout stay; each file is replaced whole or not at all."""
    from sim.lint.upgrade import upgraded, written
    from sim.scenario.faults import ScenarioError

    failed = 0
    for name in files:
        try:
            changed = upgraded(name)
        except ScenarioError as error:
            say(str(error))
            failed += 1
            continue
        if not changed:
            typer.echo(f"{name}: nothing to do")
        for one in changed:
            if dry_run:
                typer.echo(one.difference(), nl=False)
            else:
                written(one)
                typer.echo(f"{one.path}: {len(one.changes)} change{'s' if len(one.changes) != 1 else ''}")
    return FAULT if failed else DONE
