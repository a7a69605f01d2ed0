"""The verdict: the game against the same game on autopilot under the same luck, objective by objective, event by event.

On the autopilot every state that people govern is left to the judgement; states that a computer governs at a higher level
think anew. What differs is what the orders of the players changed.
"""

from typing import NamedTuple

from sim.game.ending import Ending
from sim.game.happening import Happening
from sim.game.objectives import Scored, scored, total
from sim.game.seats import PERSON
from sim.game.session import Game
from sim.game.setup import Beginning, Setup

NEAR = 45
"""Days within which two events of the same kind and the same states count as one and the same."""
WEIGHTY = frozenset(
    {
        "crisis opened", "appeal made", "no appeal made", "appeal inadmissible", "proposal passed", "proposal failed",
        "force mobilised", "joined", "left", "did not renew", "notice of withdrawal", "froze participation",
        "returned to participation", "suspended", "charter amended", "base opened", "base refused", "clash escalated",
        "expelled", "applied to join", "mandate granted", "mandate refused", "vote lost", "aid given", "protest",
    }
)  # fmt: skip
"""Kinds of events that are compared one by one."""


class Change(NamedTuple):
    """An event that happened only in the game (`is_yours`), or only on autopilot."""

    event: Happening
    is_yours: bool


class Against(NamedTuple):
    """An objective of a state in the game and on autopilot."""

    yours: Scored
    autopilot: Scored

    @property
    def difference(self) -> float:
        """What the orders won (or lost) of it."""
        return self.yours.value - self.autopilot.value


class Verdict(NamedTuple):
    """What came of a game for one state. `score` and `autopilot` are weighted means of its objectives, 0 to 1."""

    state: str
    score: float
    autopilot: float
    objectives: tuple[Against, ...]
    changes: tuple[Change, ...]
    ending: Ending | None = None
    """The end that the scenario itself has set, in its words."""

    @property
    def won(self) -> float:
        """What the orders won over the autopilot."""
        return self.score - self.autopilot

    @property
    def word(self) -> str:
        """The verdict in a word: the scenario's own where it has ended the game, else what the orders won."""
        if self.ending is not None:
            return OUTCOME_WORDS[self.ending.outcome_for(self.state)]
        return self.word_of_gain

    @property
    def word_of_gain(self) -> str:
        """What the orders won over the autopilot, in a word."""
        return next(word for least, word in WORDS if self.won >= least)


WORDS = (
    (0.05, "a triumph"), (0.02, "a clear gain"), (0.005, "a gain"), (-0.005, "as the autopilot would have done"),
    (-0.02, "a loss"), (-0.05, "a clear loss"), (-1.0, "a disaster"),
)  # fmt: skip
"""From how much of the score on, which word."""
OUTCOME_WORDS = {"won": "the game is won", "lost": "the game is lost", "drawn": "a draw"}
"""What a screen calls the outcomes of a scenario (`kinds.OUTCOMES`)."""


def autopilot_of(game: Game) -> Game:
    """The same game up to the same day with the people's states left to the judgement, under the same luck."""
    setup = game.setup
    governors = {state: governor for state, governor in setup.governors.items() if governor != PERSON}
    left = Setup(setup.scenario, setup.seed, governors, setup.crises, setup.uncertain, setup.overrides)
    other = Game(Beginning(left, game.beginning.start))
    other.govern_by_computer()
    other.pass_time(game.day, answers=False)
    return other


def verdict(game: Game, state: str, autopilot: Game | None = None) -> Verdict:
    """What a game has come to for a state; `autopilot` saves living it again when there are several states to judge."""
    other = autopilot or autopilot_of(game)
    start = game.beginning.start
    yours = scored(start, game.space.world, game.history, state)
    theirs = scored(start, other.space.world, other.history, state)
    against = tuple(Against(mine, its) for mine, its in zip(yours, theirs, strict=True))
    return Verdict(state, total(yours), total(theirs), against, tuple(changes(game.events, other.events)), game.ending)


def changes(yours: list[Happening], autopilot: list[Happening]) -> list[Change]:
    """The weighty events that have no counterpart in the other game, by day."""
    mine = [event for event in yours if event.kind in WEIGHTY]
    its = [event for event in autopilot if event.kind in WEIGHTY]
    waiting: dict[tuple, list[Happening]] = {}
    for event in its:
        waiting.setdefault(likeness(event), []).append(event)
    found = []
    for event in mine:
        alike = waiting.get(likeness(event), [])
        near = min(alike, key=lambda other: abs(other.day - event.day), default=None)
        if near is not None and abs(near.day - event.day) <= NEAR:
            alike.remove(near)
        else:
            found.append(Change(event, True))
    found += [Change(event, False) for left in waiting.values() for event in left]
    return sorted(found, key=lambda change: (change.event.day, not change.is_yours))


def likeness(event: Happening) -> tuple:
    """What two events have in common that count as one and the same."""
    return event.kind, event.who, event.whom, event.organisation, event.detail
