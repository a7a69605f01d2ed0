"""A game as it is lived: time goes on by orders, every month is kept, and the past can be visited and left on another way.

What a screen reads of it and how orders are given is `sim.game.session`; this is the clock, the rings and the branches.
"""

from collections.abc import Callable, Iterable
from datetime import date

from sim.game.course import Course, Keyframe
from sim.game.ending import Ending, can_end, ending_of
from sim.game.history import Sample
from sim.game.setup import Beginning
from sim.order_log import Desk, Orders
from sim.run import Run, drain
from sim.turn import AT_A_FAULT, TO_BE_ANSWERED, TO_BE_DRAINED, live_until
from sim.words import kinds

AT_THE_DAY, AN_ANSWER, AN_EVENT, THE_END, A_FAULT = "day", "answer", "event", "end", "fault"
"""Why `advance` came back: the day is reached, a person has to decide, an event of a wanted kind, the end, a failed run."""


class Lived:
    """A world with its orders, its clock, and all that it has been through, branch by branch."""

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
        self.thinks: Callable[[], None] | None = None
        self.can_end = can_end(self.setting)
        self._take_rings()
        self._keep_month()
        self._keep_tip()

    @property
    def day(self) -> int:
        """Today as an ordinal: the next day that will be lived."""
        return int(self.space.world.now["day"][0])

    @property
    def today(self) -> date:
        """Today."""
        return date.fromordinal(self.day)

    @property
    def ending(self) -> Ending | None:
        """The end that the scenario has set to the game of those who play, None while it has set none.

        Who only watches sees the whole span. Of several people each plays on until the end is set for all, or somebody has won.
        """
        found = ending_of(self.space.world, self.names)
        people = self.seats.people
        if found is None or not people:
            return None
        ends_all = found.state is None or found.outcome == "won" or people == (found.state,)
        return found if ends_all else None

    @property
    def is_over(self) -> bool:
        """True when the last day of the scenario has been lived, the scenario has ended the game, or the run has failed."""
        return self.day > self.last_day or self.space.world.now["fault"][0] != 0 or self.ending is not None

    @property
    def is_past(self) -> bool:
        """True while a day is visited that lies before the tip of the branch."""
        return self.day < self.course.tip.day or self.given_today < len(self.course.orders_on(self.day))

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

    def pass_time(self, until: int | date | None = None, stop_for: Iterable[str] = (), answers: bool = True) -> str:
        """The same as `advance`, without putting into words what happened."""
        end = self.day + 1 if until is None else until.toordinal() if isinstance(until, date) else int(until)
        end = min(end, self.last_day + 1)
        wanted = frozenset(stop_for)
        why = AT_THE_DAY
        while self.day < end and why == AT_THE_DAY and (self.is_past or self.ending is None):
            before = self.seen_events
            why = self._go_on(end, answers, bool(wanted))
            if wanted and why == AT_THE_DAY and self._has_happened(before, wanted):
                why = AN_EVENT
        self._keep_tip()
        is_end = self.day > self.last_day or self.ending is not None
        return THE_END if why == AT_THE_DAY and is_end else why

    def _has_happened(self, before: int, wanted: frozenset[str]) -> bool:
        """Whether an event of a wanted kind has been told since."""
        rows = self.course.events[before : self.seen_events]
        return any(kinds.EVENT_KINDS[int(row["kind"])] in wanted for row in rows)

    def _go_on(self, end: int, answers: bool, daily: bool) -> str:
        """Live on for a while: at most to the next month, the next order to be given again, or a deadline."""
        day = self.day
        self._give_again()
        if not self.is_past and self.thinks is not None:
            self.thinks()
        halting = answers and self.halted_on != day
        target = min(end, next_month(day))
        again = self.course.next_order_day(day)
        if again is not None:
            target = min(target, again)
        if daily or self.can_end or self.thinks is not None or (answers and not halting):
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
        """Today's world is another: what was read of it is stale."""

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
        self.space.take(frame.unpacked())
        self.seen_events, self.seen_rulings, self.seen_samples = frame.events, frame.rulings, frame.samples
        self.given_today = 0
        self.halted_on = 0
        self._moved()


def next_month(day: int) -> int:
    """The first of the month after a day."""
    today = date.fromordinal(day)
    return date(today.year + today.month // 12, today.month % 12 + 1, 1).toordinal()
