"""The questions about the future that a game asks: what may come, what if I do this, what if the motion passes.

All of them look at blind forks (`sim.game.blind`) of today's world and share their luck, so that two answers may be compared
branch by branch. When the day has moved, what is still being asked is stale and is cancelled; a watched forecast is asked
anew each month.
"""

import threading
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.edits import Refusal
from sim.game.blind import Blind, blinded, key_of
from sim.game.council import Reading
from sim.game.forecast import Forecaster, Prepare, Ticket
from sim.game.levers import draw_until
from sim.game.order import Order
from sim.order_log import Desk, Orders
from sim.words import kinds
from sim.world.buffer import Space

if TYPE_CHECKING:
    from sim.game.session import Game

YEARS, BRANCHES = 3.0, 500
"""How far a forecast looks and over how many branches."""
IF_BRANCHES = 250
"""Branches of each side of an "if"."""


class Pair(NamedTuple):
    """Two forecasts with the same luck, to be compared with `sim.game.forecast.difference`."""

    first: Ticket
    second: Ticket


class Foresight:
    """Asks and remembers. Close it when the game is left."""

    def __init__(self, game: "Game", forecaster: Forecaster | None = None) -> None:
        """No thread is begun before the first question."""
        self.game = game
        self.forecaster = forecaster or Forecaster()
        self.asked: list[tuple[tuple[int, int, int], Ticket]] = []
        self._watched: tuple[tuple[int, int], Ticket] | None = None

    def _stamp(self) -> tuple[int, int, int]:
        return self.game.course.number, self.game.day, self.game.given_today

    def _blind(self, space: Space | None = None) -> Blind:
        return blinded(space or self.game.space, self.game.setting)

    def _begin(self, blind: Blind, years: float, branches: int, prepare: Prepare | None = None) -> Ticket:
        """Put a question with today's key: the same luck for every question of a day."""
        game = self.game
        key = key_of(game.setup.seed, game.course.number, game.day)
        ticket = self.forecaster.ask(blind, game.names, key, years, branches, prepare)
        self.asked.append((self._stamp(), ticket))
        return ticket

    def ask(self, years: float = YEARS, branches: int = BRANCHES) -> Ticket:
        """What may come in the next years, as things stand."""
        return self._begin(self._blind(), years, branches)

    def if_ordered(self, order: Order, years: float = YEARS, branches: int = IF_BRANCHES) -> Pair | Refusal:
        """What may come without an order and with it, or why it would be refused."""
        fork = self.game.space.fork()
        desk = Desk(fork, self.game.setting, self.game.names, Orders())
        refusal = desk.order(
            order.state, order.kind, order.subject, order.option, order.value, order.whom, order.organisation
        )
        if refusal is not None:
            return refusal
        return Pair(self._begin(self._blind(), years, branches), self._begin(self._blind(fork), years, branches))

    def if_blocked_or_passed(self, serial: int, years: float = YEARS, branches: int = IF_BRANCHES) -> Pair:
        """What may come if a pending motion is blocked (first) and if it passes (second).

        In each branch members vote as they might, given that end. ValueError when there is no such motion.
        """
        blind = self._blind()
        return Pair(*(self._begin(blind, years, branches, self._voting(blind, serial, passes)) for passes in (False, True)))

    def _voting(self, blind: Blind, serial: int, passes: bool) -> Prepare:
        """Has the members vote on a motion so that it ends in one way."""
        reading, lock = Reading(blind.space, blind.setting, serial), threading.Lock()

        def vote(space: Space, branch: int) -> None:
            with lock:
                choices = draw_until(reading, passes, branch)
            rows = space.world.decisions
            mine = (rows["serial"] > 0) & (rows["kind"] == kinds.VOTE) & (rows["subject"] == serial)
            mine &= np.isin(choices[rows["state"]], (kinds.YES, kinds.NO, kinds.ABSTAIN, kinds.ABSENT))
            rows["option"][mine] = choices[rows["state"][mine]]
            rows["chosen_by"][mine] = kinds.BY_POLICY

        return vote

    def watch(self, years: float = YEARS, branches: int = BRANCHES) -> Ticket:
        """The forecast of this month: asked anew when the month or the branch has changed, else the same ticket."""
        today = self.game.today
        month = (self.game.course.number, today.year * 12 + today.month)
        if self._watched is None or self._watched[0] != month:
            if self._watched is not None:
                self._watched[1].cancel()
            ticket = self._begin(self._blind(), years, branches)
            self.asked.pop()
            self._watched = (month, ticket)
        return self._watched[1]

    def drop_stale(self) -> None:
        """Cancel every question that was asked of another morning, but for the watched one. Called when the game moves."""
        now = self._stamp()
        for stamp, ticket in self.asked:
            if stamp != now:
                ticket.cancel()
        self.asked = [(stamp, ticket) for stamp, ticket in self.asked if stamp == now]

    def close(self) -> None:
        """Cancel everything and leave no thread behind."""
        self.forecaster.close()
