"""Games for tests of screens: the real timeline on days on which much is going on, and a small world."""

from datetime import date
from pathlib import Path

from play.stage import Stage

from sim.game.session import Game
from sim.play.screens.game import GameScreen

SIX = str(Path(__file__).parents[1] / "worlds" / "six.yaml")


def game_on(day: str = "2022-01-04", seat: str | None = "KAZ", seed: int = 7) -> Game:
    """A game of the real timeline on a morning, fresh for each test."""
    game = Game.start("real-timeline", seed, {seat: "person"} if seat else {})
    game.advance(date.fromisoformat(day), answers=False)
    return game


def stage_on(day: str = "2022-01-04", seat: str | None = "KAZ", size=(1920, 1080), **settings) -> Stage:
    """A stage with the game screen on a morning."""
    game = game_on(day, seat)
    return Stage(lambda app: GameScreen(app, game), size=size, **settings)
