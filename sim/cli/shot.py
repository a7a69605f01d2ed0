"""`article4 shot`: any screen as a picture or as text, without a window."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT, USAGE, say
from sim.cli.options import ScenarioArgument, SeedOption, compile_first


def command(
    scenario: ScenarioArgument,
    seed: SeedOption = 1,
    day: Annotated[str | None, typer.Option("--day", help="Morning that is shown, YYYY-MM-DD; else the first.")] = None,
    seat: Annotated[str | None, typer.Option("--as", help="The state whose eyes it is seen with; else one watches.")] = None,
    panel: Annotated[str, typer.Option("--panel", help="Panel, dialog or screen; 'help' lists them.")] = "",
    size: Annotated[str, typer.Option("--size", help="Size in pixels, WIDTHxHEIGHT.")] = "1920x1080",
    scale: Annotated[float, typer.Option("--scale", min=0.5, max=3.0, help="Size of everything.")] = 1.0,
    palette: Annotated[str, typer.Option("--palette", help="Palette, such as red-green.")] = "standard",
    save: Annotated[Path | None, typer.Option("--from", help="A saved game of this world, to show what its orders made.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="PNG file to write.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Print the screen's words instead.")] = False,
) -> int:
    """Draw a screen of a game as it is on a day, of a saved game or of one in which nobody has given an order."""
    from sim.play.app import NoScreen
    from sim.play.shot import PLACES, Wanted, shown

    if panel == "help":
        say("panels: " + ", ".join(PLACES))
        return DONE
    try:
        wide, high = (int(part) for part in size.lower().split("x"))
    except ValueError:
        say(f"error: {size!r} is no size such as 1920x1080")
        return USAGE
    if out is None and not text:
        say("error: say where the picture goes (--out FILE.png), or ask for the words (--text)")
        return USAGE
    compile_first(quiet=False)
    try:
        app = shown(Wanted(scenario, seed, day, seat, panel, (wide, high), scale, palette, save))
    except (NoScreen, ValueError) as error:
        say(f"error: {error}")
        return FAULT
    if text:
        typer.echo(app.ui.dump())
    if out is not None:
        from sim.play.shot import write

        write(app, out)
    app.close()
    return DONE
