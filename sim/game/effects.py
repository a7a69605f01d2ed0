"""What each single order of a player has changed: the game lived again under the same luck with that order left out."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sim.game.lean import LeanGame
from sim.game.timeline import order_in_words

if TYPE_CHECKING:
    from sim.game.session import Game

MOST = 60
"""Orders that are looked at, the latest when there are more: each costs a life of some tens of milliseconds."""


class Effect(NamedTuple):
    """An order with what it won or lost of the state's score (-1 to 1), and how many later orders fell with it."""

    day: date
    text: str
    gain: float
    fell: int


def effects(game: "Game", state: str, most: int = MOST) -> list[Effect]:
    """The orders that a person gave for a state, those that changed most first. The game is not touched."""
    entries = game.course.entries[: game.course.orders_before(game.day) + game.given_today]
    own = [place for place, entry in enumerate(entries) if entry["by"] == "person" and entry.get("state") == state][-most:]
    whole, refused = score(game, entries, state)
    found = []
    for place in own:
        left, fell = score(game, entries[:place] + entries[place + 1 :], state)
        day = date.fromisoformat(entries[place]["day"])
        found.append(Effect(day, order_in_words(entries[place]), whole - left, fell - refused))
    return sorted(found, key=lambda effect: (-abs(effect.gain), effect.day))


def score(game: "Game", entries: list[dict], state: str) -> tuple[float, int]:
    """The score of a state on the game's day after a life with these orders, and how many of them were refused."""
    life = LeanGame(game.beginning)
    refused = life.replay(entries, game.day)
    return life.own_score(state), refused
