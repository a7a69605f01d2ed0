"""A game being played: what a screen reads of it, and the one door through which orders change it.

Everything that a screen shows is read here: `snapshot` (columns of today), `events`, `rulings`, `history`, `waiting()`. It
changes the world only through orders (`give`) and by letting time pass (`advance`), so the game is fixed by its setup and
its orders. The clock and the branches are `sim.game.lived`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sim.edits import Refusal
from sim.game import council, rungs
from sim.game.actions import Action, Clause, actions, clauses
from sim.game.agenda import Matter, agenda
from sim.game.computer import Computer
from sim.game.council import MotionReading
from sim.game.decided import Decided, decided
from sim.game.foresight import Foresight
from sim.game.happening import Happening, happening
from sim.game.history import History
from sim.game.levers import Lever, Mover, levers, movers
from sim.game.lived import A_FAULT, AN_ANSWER, AN_EVENT, AT_THE_DAY, THE_END, Lived, next_month
from sim.game.order import Order
from sim.game.seats import LOOK_AHEAD, OBJECTIVES
from sim.game.setup import Beginning, Setup
from sim.game.snapshot import Snapshot
from sim.order_log import Desk, Orders
from sim.orders import OpenDecision, open_decisions
from sim.scenario.readings import readings_of


class Advanced(NamedTuple):
    """What came of letting time pass: why it stopped, what happened, what was decided."""

    why: str
    events: list[Happening]
    rulings: list[Decided]


class Game(Lived):
    """One game. Make one with `Game.start` or `sim.game.saves.load`."""

    def __init__(self, beginning: Beginning) -> None:
        """The first morning of a game."""
        self._snapshot: Snapshot | None = None
        self._foresight: Foresight | None = None
        self._told: dict[int, list[Happening]] = {}
        self._ruled: dict[int, list[Decided]] = {}
        super().__init__(beginning)

    @classmethod
    def start(
        cls,
        scenario: str,
        seed: int = 1,
        governors: Mapping[str, str] | None = None,
        crises: str = "scripted",
        uncertain: bool = False,
        overrides: Iterable[str] = (),
    ) -> "Game":
        """Begin a game of a scenario (id, folder or file). `governors` says who governs which state (`sim.game.seats`).

        Raises ScenarioError for a faulty scenario, ValueError for a state, a governor or a seed that does not exist.
        """
        setup = Setup(str(scenario), int(seed), dict(governors or {}), crises, uncertain, tuple(overrides))
        game = cls(Beginning(setup))
        game.govern_by_computer()
        return game

    def govern_by_computer(self) -> None:
        """Let the computer think for the states that it governs with objectives in view."""
        levels = {state: self.seats.who(state) for state in self.seats.computers(OBJECTIVES, LOOK_AHEAD)}
        computer = Computer(levels)
        self.thinks = (lambda: computer.think(self)) if levels else None

    def reading_place(self, state: str, objective: str) -> int:
        """The place of an objective of the scenario among the readings. ValueError when there is none."""
        for place, reading in enumerate(readings_of(self.scenario)):
            if not reading.is_measure and (reading.path[1], reading.path[3]) == (state, objective):
                return place
        raise ValueError(f"{state} has no objective {objective!r}")

    @property
    def snapshot(self) -> Snapshot:
        """The columns of today, copied once; the same object until something changes."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self.space, self.names)
        return self._snapshot

    @property
    def events(self) -> list[Happening]:
        """What has happened so far on this branch, oldest first."""
        told = self._told.setdefault(self.course.number, [])
        del told[self.seen_events :]
        new = [happening(row, self.names) for row in self.course.events[len(told) : self.seen_events]]
        told.extend(rungs.named(new, self.rulings) if any(one.kind == rungs.REFUSED for one in new) else new)
        return told

    @property
    def rulings(self) -> list[Decided]:
        """What councils have decided so far on this branch, oldest first."""
        ruled = self._ruled.setdefault(self.course.number, [])
        del ruled[self.seen_rulings :]
        ruled.extend(decided(row, self.names) for row in self.course.rulings[len(ruled) : self.seen_rulings])
        return ruled

    @property
    def history(self) -> History:
        """The samples of each month so far on this branch."""
        return History(self.course.samples[: self.seen_samples])

    def waiting(self, state: str | None = None) -> list[OpenDecision]:
        """The decisions that wait for an answer of a state, or of all states that people govern, by deadline."""
        states = self.seats.people if state is None else (state,)
        found = [one for who in states for one in open_decisions(self.space, self.names, self.names.state(who))]
        return sorted(found, key=lambda decision: (decision.deadline, decision.serial))

    def digest(self) -> str:
        """SHA-256 of the world today."""
        return self.space.digest()

    def motions(self) -> list[int]:
        """The serials of the motions before councils."""
        rows = self.space.world.proposals
        return [int(rows["serial"][place]) for place in self.snapshot.open_rows("proposals")]

    def motion(self, serial: int) -> MotionReading:
        """A pending motion read: rule, members, motives, chance. ValueError when there is none of that serial."""
        return council.read(self.space, self.setting, self.names, serial)

    def levers(self, serial: int, state: str) -> list[Lever]:
        """What a state can do about a pending motion, with price and gain. ValueError when there is none of that serial."""
        return levers(self.space, self.setting, self.names, serial, state)

    def movers(self, serial: int) -> list[Mover]:
        """What moves the chance of a pending motion, most first. ValueError when there is none of that serial."""
        return movers(self.space, self.setting, self.names, serial)

    def actions(self, state: str) -> list[Action]:
        """Every initiative of a state today with its price, and why not where it may not."""
        return actions(self.space, self.setting, self.names, state)

    def agenda(self, state: str) -> list[Matter]:
        """The matters of this month for a state, the weightiest first, each with choices."""
        return agenda(self.space, self.setting, self.names, self.snapshot, state)

    def clauses(self, state: str, organisation: str | None = None) -> list[Clause]:
        """Every clause of an organisation's law (the one in focus when none is named) that a state might amend."""
        whose = organisation or self.names.organisations[self.snapshot.focus]
        return clauses(self.space, self.setting, self.names, state, whose)

    @property
    def foresight(self) -> Foresight:
        """The questions about the future."""
        if self._foresight is None:
            self._foresight = Foresight(self)
        return self._foresight

    def close(self) -> None:
        """Leave the game: no thread is left behind."""
        if self._foresight is not None:
            self._foresight.close()
            self._foresight = None

    def give(self, order: Order) -> Refusal | None:
        """Have a government act today; None when taken, else why not, and then nothing has changed.

        An order on a day that lies in the past begins a branch (`branch_here`). ValueError for names that do not exist.
        """
        day = self.day
        if self.ending is not None and not self.is_past:
            return Refusal(None, "the game is over")
        if self.is_past:
            trial = Desk(self.space.fork(), self.setting, self.names, Orders())
            refusal = trial.order(*_by_name(order))
            if refusal is not None:
                return refusal
            self.branch_here()
        refusal = self.desk.order(*_by_name(order))
        if refusal is None:
            self.course.note(self.desk.log.entries[-1], day)
            self.given_today += 1
            self._moved()
            self._keep_tip()
        return refusal

    def try_order(self, order: Order) -> Refusal | None:
        """Whether an order would be taken today; nothing changes."""
        return Desk(self.space.fork(), self.setting, self.names, Orders()).order(*_by_name(order))

    def advance(
        self, until: int | date | None = None, stop_for: Iterable[str] = (), answers: bool = True
    ) -> Advanced:
        """Let time pass up to the morning of a day (tomorrow when none is given; never beyond the last day).

        With `answers` it stops on the morning of each deadline of a person; asked to go on from there, it leaves the
        answer to the judgement. `stop_for` names kinds of events (`kinds.EVENT_KINDS`) after whose day it stops. In the
        past of a branch, the orders of the branch are given again on their days.
        """
        events, rulings = self.seen_events, self.seen_rulings
        why = self.pass_time(until, stop_for, answers)
        return Advanced(why, self.events[events:], self.rulings[rulings:])

    def _moved(self) -> None:
        """Today's world is another: copies of it and questions about it are stale."""
        self._snapshot = None
        if self._foresight is not None:
            self._foresight.drop_stale()


def _by_name(order: Order) -> tuple:
    return order.state, order.kind, order.subject, order.option, order.value, order.whom, order.organisation, order.by


__all__ = ["AN_ANSWER", "AN_EVENT", "AT_THE_DAY", "A_FAULT", "THE_END", "Advanced", "Game", "next_month"]
