"""`article4 play`: the game in a window, from the start screen, or at once in a scenario or a saved game."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT, say


def command(
    what: Annotated[
        str | None, typer.Argument(help="A scenario (id, folder, file) or a saved game; else the start screen.")
    ] = None,
    full_screen: Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")] = False,
    size: Annotated[str, typer.Option("--size", help="Size of the window in pixels, WIDTHxHEIGHT.")] = "1600x900",
) -> int:
    """See, play and replay any scenario: govern a state or watch."""
    from sim.play.app import App, NoScreen

    try:
        wide, high = (int(part) for part in size.lower().split("x"))
        app = App((wide, high))
        if full_screen and not app.settings.full_screen:
            app.turn_full_screen()
    except ValueError:
        say(f"error: {size!r} is no size such as 1600x900")
        return 2
    except NoScreen as error:
        say(f"error: {error}")
        return FAULT
    from sim.game.saves import ENDING
    from sim.play.screens.loading import Loading
    from sim.play.screens.start import StartScreen

    if what is not None and what.endswith(ENDING):
        app.push(StartScreen(app))
        app.push(Loading.of_save(app, Path(what)))
    else:
        from sim.scenario.find import find, shipped

        if what is not None:
            find(what)  # a name that leads nowhere is told before a window opens on it
        start = StartScreen(app, () if what is None or what in shipped() else (what,))
        start.world = what or start.world
        app.push(start)
    app.run()
    return DONE
