"""Any screen without a window: the game is brought to a day, the screen is drawn a few times, and read or written."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pygame

from sim.game.saves import load
from sim.game.session import Game
from sim.play.app import App
from sim.play.screens.briefing import Briefing
from sim.play.screens.game import GameScreen
from sim.play.screens.tutorial_acts import lesson
from sim.play.settings import Settings
from sim.play.view import View

PANELS = (
    "council",
    "state",
    "crisis",
    "force",
    "organisation",
    "actions",
    "votes",
    "vote",
    "handbook",
    "agenda",
    "verdict",
    "comparison",
    "tree",
    "ledger",
    "charts",
)
DIALOGS = ("menu", "settings", "save", "load", "decision", "amend", "count", "handover")
SCREENS = ("start", "briefing", "tutorial")
"""Whole screens: the start screen with the world chosen, the briefing before its first day, a step of the tutorial."""
PATIENCE = 900.0
"""Seconds that a busy machine may take for the branches of a forecast."""
PLACES = ("none", *SCREENS, *PANELS, *DIALOGS)
"""What `--panel` may name; after a colon what it is about, such as `state:KGZ`."""


class Wanted(NamedTuple):
    """Which screen of which game."""

    scenario: str
    seed: int = 1
    day: str | None = None
    seat: str | None = None
    panel: str = ""
    size: tuple[int, int] = (1920, 1080)
    scale: float = 1.0
    palette: str = "standard"
    save: Path | None = None
    """A saved game that is shown instead of one in which nobody has given an order."""


def shown(wanted: Wanted) -> App:
    """An app that shows it. Raises ScenarioError, and ValueError for a day, state or panel that does not exist."""
    name, _, about = wanted.panel.partition(":")
    if name and name not in PLACES:
        raise ValueError(f"there is no panel {name!r}; there are {', '.join(PLACES)}")
    palette = Settings(palette=wanted.palette, scale=wanted.scale, reduced_motion=True, tooltip_delay=0.0)  # type: ignore[arg-type]
    app = App(wanted.size, headless=True, settings=palette)
    app.now = 10.0
    if name == "start":
        return start_screen(app, wanted)
    if name == "tutorial":
        return tutorial_step(app, int(about or 1))
    game = game_of(wanted)
    if name == "briefing":
        app.push(Briefing(app, game))
        app.settle(4)
        return app
    screen = GameScreen(app, game)
    app.push(screen)
    open_place(screen, name, about)
    app.settle(4)
    settle_forecasts(app, screen.view)
    settle_verdict(app, screen.view)
    screen.ground.wait()
    app.settle(4)
    return app


def game_of(wanted: Wanted) -> Game:
    """The game on its day. Raises ValueError for a save of another world, and SaveError for one that cannot be played on."""
    if wanted.save is None:
        game = Game.start(wanted.scenario, wanted.seed, {wanted.seat: "person"} if wanted.seat else {})
        go_to_day(game, wanted.day)
        return game
    game = load(wanted.save)
    if game.scenario.id != wanted.scenario:
        raise ValueError(f"{wanted.save.name} is a game of {game.scenario.id}, not of {wanted.scenario}")
    if wanted.day is not None:
        day = date_in(game, wanted.day).toordinal()
        game.rewind(day) if day <= game.course.tip.day else go_to_day(game, wanted.day)
    return game


def start_screen(app: App, wanted: Wanted) -> App:
    """The start screen with a world chosen, and the state that is to be governed."""
    from sim.play.screens.start import StartScreen
    from sim.scenario.find import find, shipped

    find(wanted.scenario)
    screen = StartScreen(app, () if wanted.scenario in shipped() else (wanted.scenario,))
    screen.world, screen.seed = wanted.scenario, str(wanted.seed)
    screen.seats = [wanted.seat] if wanted.seat else []
    app.push(screen)
    screen.worlds.wait()
    app.settle(3)
    screen.previews.wait()
    app.settle(3)
    return app


def tutorial_step(app: App, number: int) -> App:
    """A step of the tutorial (from 1) at its world's present lesson, as the player finds it."""
    from sim.play.screens.tutorial import Tutorial, begin
    from sim.play.screens.tutorial_steps import STEPS

    if not 1 <= number <= len(STEPS):
        raise ValueError(f"the tutorial has steps 1 to {len(STEPS)}")
    tutorial, game = Tutorial(), begin()
    screen = GameScreen(app, game, tutorial)
    app.push(screen)
    app.settle(2)
    while tutorial.now.lesson < STEPS[number - 1].lesson and lesson(screen.view) < STEPS[number - 1].lesson:
        game.advance(game.day + 1, answers=False)
    while tutorial.step < number - 1:
        tutorial.go_on(screen)
    app.settle(2)
    screen.ground.wait()
    app.settle(3)
    return app


def go_to_day(game: Game, day: str | None) -> None:
    """Live to the morning of a day; whoever has to decide on the way leaves it to the judgement."""
    if day is not None:
        game.advance(date_in(game, day), answers=False)


def date_in(game: Game, day: str) -> date:
    """A day of a game's span, read. Raises ValueError for what is none."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"{day!r} is not a date such as 2010-06-11") from None
    if not game.first_day <= found.toordinal() <= game.last_day:
        raise ValueError(f"{day} lies outside the span, {date.fromordinal(game.first_day)} to {date.fromordinal(game.last_day)}")
    return found


def settle_forecasts(app: App, view: View) -> None:
    """Wait until the branches that the screen asked for have been lived."""
    for ticket in list(view.foresight.forecaster.tickets):
        ticket.result(PATIENCE)
    app.settle(2)
    for ticket in list(view.foresight.forecaster.tickets):
        ticket.result(PATIENCE)


def settle_verdict(app: App, view: View) -> None:
    """Wait until a verdict that the screen asked for has been reached."""
    if view.judging is not None:
        view.judging.thread.join(PATIENCE)
        app.now += 1.0
        app.settle(2)


def open_place(screen: GameScreen, name: str, about: str) -> None:
    """Open a panel, a dialog or a screen."""
    view = screen.view
    if name in ("", "none"):
        return
    if name == "council":
        focus = [s for s in view.motions() if view.motion(s).organisation == view.focus] or view.motions()
        view.open("council", int(about) if about else focus[0] if focus else None)
        if focus and not about:
            open_doubtful(screen, focus[0])
    elif name == "crisis":
        rows = view.snapshot.world.crises
        places = sorted(view.snapshot.open_rows("crises"), key=lambda place: -float(rows["intensity"][place]))
        view.open("crisis", int(about) if about else int(rows["serial"][places[0]]) if places else None)
    elif name == "force":
        rows = view.snapshot.world.deployments
        places = [place for place in view.snapshot.open_rows("deployments") if int(rows["stage"][place]) in (1, 2, 3, 4)]
        view.open("force", int(about) if about else int(rows["serial"][places[-1]]) if places else None)
    elif name == "state":
        view.open("state", about or view.seat or view.game.names.states[0])
    elif name == "vote":
        view.open("vote", int(about) if about else view.game.rulings[-1].serial if view.game.rulings else None)
    elif name == "handover":
        view.handing = about or view.seat or view.game.names.states[0]
    elif name == "count":
        view.count = view.game.rulings[-1] if view.game.rulings else None
    elif name == "decision":
        waiting = view.waiting()
        view.dialog = ("decision", int(about) if about else waiting[0].serial) if waiting else None
    elif name in DIALOGS:
        view.dialog = (name, about or (view.focus if name == "amend" else None))
    else:
        view.open(name, about or None)


def open_doubtful(screen: GameScreen, serial: int) -> None:
    """Expand the member whose vote is the least certain."""
    voters = [voter for voter in screen.view.motion(serial).voters if voter.barred is None and voter.state != screen.view.seat]
    if voters:
        doubtful = min(voters, key=lambda voter: abs(voter.yes - 0.5))
        screen.app.ui.memory[f"council.open.{serial}"] = doubtful.state


def write(app: App, path: Path) -> None:
    """Write the picture. Raises OSError when the disk refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(app.surface, str(path))
