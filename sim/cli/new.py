"""`article4 new`: a small world that runs, to be changed."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.common import DONE


def command(
    name: Annotated[str, typer.Argument(help="The id of the new world; its folder gets this name.")],
    parent: Annotated[
        str | None, typer.Option("--from", metavar="WORLD", help="Change this world (an id or a path) instead.")
    ] = None,
    into: Annotated[Path, typer.Option("--into", help="The folder in which its folder is made.")] = Path(),
) -> int:
    """Write a small world that runs, with comments: a start of your own, or with --from one that changes another world."""
    from sim.lint.begin import begin

    begun = begin(name, parent, into)
    for file in begun.files:
        typer.echo(f"written: {file}")
    typer.echo(f"next: article4 check {begun.folder}   then: article4 run {begun.folder}   the guide: scenarios/README.md")
    return DONE
