"""`article4 replay`: a saved game lived again from its orders, with its digest, or watched in the window."""

import json
from pathlib import Path
from typing import Annotated

import typer

from sim.cli.common import DONE, FAULT, say
from sim.cli.options import JsonOption, compile_first


def command(
    save: Annotated[Path, typer.Argument(help="A saved game.")],
    watch: Annotated[bool, typer.Option("--watch", help="Show it in the window from its first day.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Live a saved game again from its scenario, seed and orders. The digest tells that it is the same world."""
    from sim.game.save_file import SaveError
    from sim.game.saves import replay

    compile_first(quiet=False)
    try:
        lived = replay(save)
    except SaveError as error:
        say(f"error: {error}")
        return FAULT
    told = {"save": str(save), "day": str(lived.game.today), "orders": lived.orders, "digest": lived.digest}
    if as_json:
        typer.echo(json.dumps(told))
    else:
        typer.echo(f"{save}: {lived.orders} orders up to {lived.game.today}, digest {lived.digest[:16]}")
    if watch:
        from sim.play.app import App, NoScreen

        try:
            app = App()
        except NoScreen as error:
            say(f"error: {error}")
            return FAULT
        from sim.play.screens.game import GameScreen

        lived.game.rewind(lived.game.first_day)
        app.push(GameScreen(app, lived.game))
        app.run()
    return DONE
