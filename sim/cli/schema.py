"""`article4 schema`: the JSON Schema of scenario files, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.common import DONE, say


def command(
    out: Annotated[Path | None, typer.Option("--out", help="Write it to this file instead of the screen.")] = None,
) -> int:
    """Print the JSON Schema of scenario files. An editor that reads it completes keys and marks what is wrong.

    A file names it in its first line: # yaml-language-server: $schema=scenario.schema.json
    """
    from sim.lint.json_schema import schema_text

    text = schema_text()
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
        say(f"{out}: {len(text):,} characters")
    return DONE
