"""A game being played: time goes on, orders are given, the past can be visited and left on another way.

Everything that a screen shows is read here: `snapshot` (columns of today), `events`, `rulings`, `history`, `waiting()`. It
changes the world only through orders (`give`) and by letting time pass (`advance`), so the game is fixed by its setup and
its orders.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sim.edits import Refusal
from sim.game import council
from sim.game.actions import Action, Clause, actions, clauses
from sim.game.agenda import Matter, agenda
from sim.game.computer import Computer
from sim.game.council import MotionReading
from sim.game.course import Course, Keyframe
from sim.game.decided import Decided, decided
from sim.game.foresight import Foresight
from sim.game.happening import Happening, happening
from sim.game.history import History, Sample
from sim.game.levers import Lever, Mover, levers, movers
from sim.game.order import Order
from sim.game.seats import LOOK_AHEAD, OBJECTIVES
from sim.game.setup import Beginning, Setup
from sim.game.snapshot import Snapshot
from sim.order_log import Desk, Orders
from sim.orders import OpenDecision, open_decisions
from sim.run import Run, drain
from sim.scenario.readings import readings_of
from sim.turn import AT_A_FAULT, TO_BE_ANSWERED, TO_BE_DRAINED, live_until
from sim.words import kinds

AT_THE_DAY, AN_ANSWER, AN_EVENT, THE_END, A_FAULT = "day", "answer", "event", "end", "fault"
"""Why `advance` came back: the day is reached, a person has to decide, an event of a wanted kind, the end, a failed run."""


class Advanced(NamedTuple):
    """What came of letting time pass: why it stopped, what happened, what was decided."""

    why: str
    events: list[Happening]
    rulings: list[Decided]


class Game:
    """One game. Make one with `Game.start` or `sim.game.saves.load`."""

    def __init__(self, beginning: Beginning) -> None:
        """The first morning of a game."""
        self.beginning = beginning
        self.setup, self.seats = beginning.setup, beginning.seats
        self.names, self.setting, self.scenario = beginning.names, beginning.setting, beginning.scenario
        run = Run(beginning, beginning.setup.seed)
        self.space = run.space
        self.first_day, self.last_day = run.day, run.last_day
        self.courses = [Course(0, "main", None, run.day)]
        self.course = self.courses[0]
        self.desk = Desk(self.space, self.setting, self.names, Orders(beginning.digest))
        self.seen_events = self.seen_rulings = self.seen_samples = 0
        self.given_today = 0
        self.halted_on = 0
        self.thinks: Callable[[Game], None] | None = None
        self._snapshot: Snapshot | None = None
        self._foresight: Foresight | None = None
        self._told: dict[int, list[Happening]] = {}
        self._ruled: dict[int, list[Decided]] = {}
        self._take_rings()
        self._keep_month()
        self._keep_tip()

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

    # --- looking ------------------------------------------------------------------------------------------------------

    def govern_by_computer(self) -> None:
        """Let the computer think for the states that it governs with objectives in view."""
        levels = {state: self.seats.who(state) for state in self.seats.computers(OBJECTIVES, LOOK_AHEAD)}
        self.thinks = Computer(levels).think if levels else None

    def reading_place(self, state: str, objective: str) -> int:
        """The place of an objective of the scenario among the readings. ValueError when there is none."""
        for place, reading in enumerate(readings_of(self.scenario)):
            if not reading.is_measure and (reading.path[1], reading.path[3]) == (state, objective):
                return place
        raise ValueError(f"{state} has no objective {objective!r}")

    @property
    def day(self) -> int:
        """Today as an ordinal: the next day that will be lived."""
        return int(self.space.world.now["day"][0])

    @property
    def today(self) -> date:
        """Today."""
        return date.fromordinal(self.day)

    @property
    def is_over(self) -> bool:
        """True when the last day of the scenario has been lived, or the run has failed."""
        return self.day > self.last_day or self.space.world.now["fault"][0] != 0

    @property
    def is_past(self) -> bool:
        """True while a day is visited that lies before the tip of the branch."""
        return self.day < self.course.tip.day or self.given_today < len(self.course.orders_on(self.day))

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
        told.extend(happening(row, self.names) for row in self.course.events[len(told) : self.seen_events])
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

    def movers(self, serial: int) -> list[Mover]:
        """What moves the chance of a pending motion, most first. ValueError when there is none of that serial."""
        return movers(self.space, self.setting, self.names, serial)

    # --- acting -------------------------------------------------------------------------------------------------------

    def give(self, order: Order) -> Refusal | None:
        """Have a government act today; None when taken, else why not, and then nothing has changed.

        An order on a day that lies in the past begins a branch (`branch_here`). ValueError for names that do not exist.
        """
        day = self.day
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

    def branch_here(self, name: str | None = None) -> Course:
        """Leave the branch at this morning: what was ordered later does not happen. Returns the new branch."""
        number = len(self.courses)
        new = self.course.branch(
            number, name or f"branch {number} of {self.today}", self.day, self.seen_events, self.seen_rulings,
            self.seen_samples, self.given_today,
        )  # fmt: skip
        self.courses.append(new)
        self.course = new
        self._keep_tip()
        return new

    # --- time ---------------------------------------------------------------------------------------------------------

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

    def pass_time(self, until: int | date | None = None, stop_for: Iterable[str] = (), answers: bool = True) -> str:
        """The same as `advance`, without putting into words what happened."""
        end = self.day + 1 if until is None else until.toordinal() if isinstance(until, date) else int(until)
        end = min(end, self.last_day + 1)
        wanted = frozenset(stop_for)
        why = AT_THE_DAY
        while self.day < end and why == AT_THE_DAY:
            before = self.seen_events
            why = self._go_on(end, answers, bool(wanted))
            if wanted and why == AT_THE_DAY and self._has_happened(before, wanted):
                why = AN_EVENT
        self._keep_tip()
        return THE_END if why == AT_THE_DAY and self.day > self.last_day else why

    def _has_happened(self, before: int, wanted: frozenset[str]) -> bool:
        """Whether an event of a wanted kind has been told since."""
        rows = self.course.events[before : self.seen_events]
        return any(kinds.EVENT_KINDS[int(row["kind"])] in wanted for row in rows)

    def _go_on(self, end: int, answers: bool, daily: bool) -> str:
        """Live on for a while: at most to the next month, the next order to be given again, or a deadline."""
        day = self.day
        self._give_again()
        if not self.is_past and self.thinks is not None:
            self.thinks(self)
        halting = answers and self.halted_on != day
        target = min(end, next_month(day))
        again = self.course.next_order_day(day)
        if again is not None:
            target = min(target, again)
        if daily or self.thinks is not None or (answers and not halting):
            target = min(target, day + 1)
        why = self._live(target, halting)
        if self.day != day:
            self.given_today = 0
        self._moved()
        self._take_rings()
        self._keep_month()
        if why == AT_A_FAULT:
            return A_FAULT
        if why == TO_BE_ANSWERED:
            self.halted_on = self.day
            return AN_ANSWER
        return AT_THE_DAY

    def _moved(self) -> None:
        """Today's world is another: copies of it and questions about it are stale."""
        self._snapshot = None
        if self._foresight is not None:
            self._foresight.drop_stale()

    def _live(self, target: int, halting: bool) -> int:
        """Live up to but not into a day, draining the rings as they fill."""
        while True:
            why = int(live_until(self.space.world, self.setting, target, int(halting)))
            if why != TO_BE_DRAINED:
                return why
            self._take_rings()

    def _give_again(self, most: int | None = None) -> None:
        """Give the orders that this branch has for today, up to the first so many, and that were not yet given."""
        for entry in self.course.orders_on(self.day)[self.given_today : most]:
            refusal = self.desk.give(entry)
            if refusal is not None:
                raise ValueError(f"the order of {entry['day']} by {entry['state']} is refused on replay: {refusal.text}")
            self.given_today += 1

    def _take_rings(self) -> None:
        """Move what the rings hold into the branch; what the branch has already is only counted."""
        now = self.space.world.now
        if now["chronicle_written"][0] == now["chronicle_drained"][0] and now["rulings_written"][0] == now["rulings_drained"][0]:
            return
        events, rulings = drain(self.space)
        fresh = events[max(0, len(self.course.events) - self.seen_events) :]
        self.course.events.extend(fresh[place].copy() for place in range(len(fresh)))
        self.seen_events += len(events)
        self.course.rulings.extend(rulings[max(0, len(self.course.rulings) - self.seen_rulings) :])
        self.seen_rulings += len(rulings)

    def _keep_month(self) -> None:
        """On the first of a month, and on the first day: a sample for the charts and bytes to come back to."""
        day = self.day
        if date.fromordinal(day).day != 1 and day != self.first_day:
            return
        samples = self.course.samples
        if self.seen_samples and samples[self.seen_samples - 1].day >= day:
            return
        if len(samples) == self.seen_samples:
            samples.append(Sample(self.space.world))
        self.seen_samples += 1
        self.course.keep(self._frame())

    def _frame(self) -> Keyframe:
        return Keyframe(self.day, self.space.content(), self.seen_events, self.seen_rulings, self.seen_samples)

    def _keep_tip(self) -> None:
        """Note how far the branch has come."""
        if not self.is_past:
            self.course.tip = self._frame()

    # --- the past -----------------------------------------------------------------------------------------------------

    def rewind(self, to: int | date) -> None:
        """Go to the morning of a day that this branch has lived, before the orders of that day. Nothing is lost.

        Raises ValueError for a day outside what the branch has lived.
        """
        day = to.toordinal() if isinstance(to, date) else int(to)
        if not self.first_day <= day <= self.course.tip.day:
            first, tip = date.fromordinal(self.first_day), date.fromordinal(self.course.tip.day)
            raise ValueError(f"{self.course.name} runs from {first} to {tip}; {date.fromordinal(day)} is not in it")
        self._return_to(self.course.before(day))
        while self.day < day:
            self._go_on(day, answers=False, daily=False)

    def switch(self, number: int) -> None:
        """Go to the tip of a branch. Raises ValueError for one that does not exist."""
        if not 0 <= number < len(self.courses):
            raise ValueError(f"there is no branch {number}; there are {len(self.courses)}")
        self.course = self.courses[number]
        tip = self.course.tip
        if tip.content:
            self._return_to(tip)
            self.given_today = len(self.course.orders_on(tip.day))
            return
        self._return_to(self.course.keyframes[-1])
        while self.day < tip.day:
            if self._go_on(tip.day, answers=False, daily=False) == A_FAULT:
                raise ValueError(f"{self.course.name} fails on {self.today}")
        self.give_again()

    def give_again(self, most: int | None = None) -> None:
        """Give the orders that this branch has for today, or the first so many of them, again."""
        self._give_again(most)
        self._moved()
        self._keep_tip()

    def _return_to(self, frame: Keyframe) -> None:
        """Lay the bytes of a keyframe over the world."""
        self.space.take(frame.content)
        self.seen_events, self.seen_rulings, self.seen_samples = frame.events, frame.rulings, frame.samples
        self.given_today = 0
        self.halted_on = 0
        self._moved()


def _by_name(order: Order) -> tuple:
    return order.state, order.kind, order.subject, order.option, order.value, order.whom, order.organisation, order.by


def next_month(day: int) -> int:
    """The first of the month after a day."""
    today = date.fromordinal(day)
    return date(today.year + today.month // 12, today.month % 12 + 1, 1).toordinal()
