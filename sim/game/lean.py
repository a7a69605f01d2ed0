"""A game without its keeping: the same days, the same one door for orders and the same objectives, for thousands of games.

What a `Game` keeps for screens (bytes to go back to, sentences, samples) is left out, so that a game of 33 years takes some
tens of milliseconds. Strategies and the computer see the same names as in a `Game`. With it a verdict asks what each single
order has changed.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from sim.edits import Refusal
from sim.game.branch_rules import note
from sim.game.computer import Computer
from sim.game.lived import next_month
from sim.game.measures import Measure, places_of
from sim.game.objectives import general, mean_of_general, scores_of, total
from sim.game.order import Order
from sim.game.seats import LEVELS
from sim.game.setup import Beginning
from sim.order_log import Desk, Orders
from sim.orders import OpenDecision, open_decisions
from sim.run import Run
from sim.scenario.readings import readings_of
from sim.turn import OF_ANYBODY, OF_NOBODY, OF_PEOPLE, TO_BE_ANSWERED, TO_BE_DRAINED, live_until
from sim.words import kinds


class Branch(NamedTuple):
    """There is only one."""

    number: int = 0


Act = Callable[["LeanGame", str], None]


class LeanGame:
    """One game being played to its end."""

    def __init__(self, beginning: Beginning) -> None:
        """The first morning."""
        self.beginning, self.setup, self.course = beginning, beginning.setup, Branch()
        self.names, self.setting, self.scenario = beginning.names, beginning.setting, beginning.scenario
        self.run = Run(beginning, beginning.setup.seed)
        self.space = self.run.space
        self.desk = Desk(self.space, self.setting, self.names, Orders())
        self.places = places_of(self.names.states, self.names.organisations)
        months = (self.run.last_day - self.run.day) // 28 + 3
        self.rows = np.zeros((months, len(self.places)))
        self.told = np.zeros((len(kinds.EVENT_KINDS), len(self.names.states) + 1), np.int64)
        self.month = self.noted = 0
        levels = {state: level for state, level in beginning.setup.governors.items() if level in LEVELS[1:]}
        self.computer = Computer(levels) if levels else None

    @property
    def day(self) -> int:
        """Today as an ordinal."""
        return self.run.day

    @property
    def today(self) -> date:
        """Today."""
        return date.fromordinal(self.day)

    def waiting(self, state: str) -> list[OpenDecision]:
        """The open decisions of a state."""
        return open_decisions(self.space, self.names, self.names.state(state))

    def motions(self) -> list[int]:
        """The serials of pending motions."""
        rows = self.space.world.proposals
        return [int(serial) for serial in rows["serial"][(rows["serial"] > 0) & (rows["stage"] == kinds.PROPOSAL_OPEN)]]

    def give(self, order: Order) -> Refusal | None:
        """An order through the one door."""
        return self.desk.order(
            order.state, order.kind, order.subject, order.option, order.value, order.whom, order.organisation, order.by
        )

    def reading_place(self, state: str, objective: str) -> int:
        """As `Game.reading_place`."""
        for place, reading in enumerate(readings_of(self.scenario)):
            if not reading.is_measure and (reading.path[1], reading.path[3]) == (state, objective):
                return place
        raise ValueError(objective)

    def play(self, daily: Act | None, monthly: Act | None, state: str) -> None:
        """Play to the end; `daily` is called on the morning of each deadline, `monthly` on the first of each month."""
        while self.day <= self.run.last_day and self.run.fault is None:
            self._note_month()
            if monthly is not None:
                monthly(self, state)
            self._live(min(next_month(self.day), self.run.last_day + 1), daily, state)
        self._note_month()

    def replay(self, entries: list[dict[str, Any]], until: int) -> int:
        """Live up to a day with the orders of a log; returns how many were refused, since without another they may be."""
        refused = 0
        for entry in entries:
            self._pass(date.fromisoformat(entry["day"]).toordinal())
            refused += self.desk.give(entry) is not None
        self._pass(until)
        self._note_month()
        return refused

    def _pass(self, end: int) -> None:
        """Live up to a day, with a look at each first of a month."""
        while self.day < end and self.run.fault is None:
            self._note_month()
            self._on(min(next_month(self.day), end), OF_NOBODY)

    def _note_month(self) -> None:
        """On the first of a month, and on the first day: what objectives look at, once."""
        if (self.month == 0 or self.today.day == 1) and self.noted != self.day:
            note(self.space.world, self.rows[self.month], self.told)
            self.month += 1
            self.noted = self.day

    def _live(self, end: int, daily: Act | None, state: str) -> None:
        """Up to a day, stopping for answers where somebody gives them."""
        if self.computer is not None:
            self.computer.think(self)
            self._on(min(self.day + 1, end), OF_NOBODY)
        halting = OF_ANYBODY if self.computer is not None else OF_PEOPLE if daily is not None else OF_NOBODY
        while self.day < end:
            if self._on(end, halting) == TO_BE_ANSWERED:
                if self.computer is not None:
                    self.computer.think(self)
                elif daily is not None:
                    daily(self, state)
                self._on(self.day + 1, OF_NOBODY)

    def _on(self, end: int, halting: int) -> int:
        """Live on; the rings are emptied as they fill."""
        why = TO_BE_DRAINED
        while why == TO_BE_DRAINED:
            why = int(live_until(self.space.world, self.setting, end, halting))
            if why == TO_BE_DRAINED:
                note(self.space.world, np.zeros(len(self.places)), self.told)
        return why

    def common(self, state: str) -> dict[str, np.ndarray]:
        """The general objectives of a state so far."""
        group = self.names.organisations[int(self.space.world.now["focus"][0])]
        rows = self.rows[: self.month]
        credibility = rows[:, self.places[Measure("credibility", group)]]
        return general(lambda name: rows[:, self.places[Measure(name, state)]], credibility)

    def general_score(self, state: str) -> float:
        """The mean of the general objectives, 0 to 1."""
        return float(mean_of_general(self.common(state)))

    def own_score(self, state: str) -> float:
        """The weighted mean of a state's objectives, as the verdict has it, 0 to 1."""
        return total(scores_of(self.beginning.start, self.space.world, state, self.common(state)))
