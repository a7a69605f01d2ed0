"""Which events can happen at all, as far as their triggers, conditions and predecessors tell: a search for a fixed point.

Everything is dead that needs something dead: an event whose condition cannot hold, the flags that only it would set, the
events that wait for it, and so on, until nothing more dies.
"""

from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from sim.lint.view import View
from sim.scenario.bounds import NO, YES, Bounds, nothing_known, outcome
from sim.scenario.document import KeyPath
from sim.scenario.lookup import Lookup
from sim.scenario.schema import EventEntry
from sim.scenario.triggers import RateEntry
from sim.script import opcodes
from sim.words.calendar import NEVER

OF_EVENTS = {
    opcodes.FIRED: NO,
    opcodes.CRISIS_OPEN: NO,
    opcodes.GRANTED: NO,
    opcodes.DAYS_SINCE: Bounds(NEVER, NEVER),
}
"""What a condition reads of an event that never happens."""


class Death(NamedTuple):
    """Why an event cannot happen: the key at fault, the reason, and the path of the root cause if that lies elsewhere."""

    key: str
    reason: str
    because: KeyPath | None


def rate_of(event: EventEntry) -> float | None:
    """The yearly rate of an event that is left to chance."""
    return event.hazard.per_year if isinstance(event.hazard, RateEntry) else event.hazard


class Reach:
    """What can happen in a scenario."""

    def __init__(self, view: View) -> None:
        """Search until nothing more dies."""
        self.view = view
        self.scenario = view.scenario
        self.dead: dict[str, Death] = {}
        while True:
            before = len(self.dead)
            for name, event in self.scenario.events.items():
                if name not in self.dead and (death := self._death(name, event)) is not None:
                    self.dead[name] = death
            self.__dict__.pop("constants", None)
            if len(self.dead) == before:
                return

    @cached_property
    def constants(self) -> dict[tuple[str, str], float]:
        """The flags and variables that keep their first value, since no event that can happen writes them."""
        values = {("flag", name): float(value) for name, value in self.scenario.flags.items()}
        values |= {("variable", name): float(value) for name, value in self.scenario.variables.items()}
        alive = {subject for subject, uses in self.view.writings.items() if any(use.event not in self.dead for use in uses)}
        return {subject: value for subject, value in values.items() if subject not in alive}

    def known(self, op: int, a: int, _b: int) -> Bounds | None:
        """What is known of a reading, given what cannot happen."""
        names = self.view.names
        if op in (opcodes.A_FLAG, opcodes.A_VARIABLE):
            sort = "flag" if op == opcodes.A_FLAG else "variable"
            value = self.constants.get((sort, names.variables[a]))
            return None if value is None else Bounds(value, value)
        if op == opcodes.YEAR:
            return Bounds(self.scenario.span.first.year, self.scenario.span.last.year)
        if op in OF_EVENTS and a < len(names.events) and names.events[a] in self.dead:
            return OF_EVENTS[op]
        if op == opcodes.TODAY:
            return Bounds(self.scenario.span.first.toordinal(), self.scenario.span.last.toordinal())
        if op == opcodes.CHOSEN and a < len(names.events):
            options = Lookup(self.scenario, names).options(names.events[a])
            return Bounds(0, len(options)) if options else None
        if op == opcodes.MEMBERS:
            return Bounds(0, len(names.states))
        return YES if op == opcodes.STATE_PRESENT and self._is_from_the_start(a) else None

    def _is_from_the_start(self, state: int) -> bool:
        entry = self.scenario.states[self.view.names.states[state]]
        return entry.appears is None or entry.appears <= self.scenario.span.first

    def earliest(self, name: str) -> date:
        """The first day on which an event could happen; the last possible date for one in a circle or after nobody."""
        day = timedelta()
        seen: set[str] = set()
        while name in self.scenario.events and name not in seen:
            seen.add(name)
            event = self.scenario.events[name]
            if event.after is None:
                begin = event.at if event.at is not None else self.scenario.span.first
                return date.max if day > date.max - begin else begin + day
            day += timedelta(days=event.delay)
            name = event.after
        return self.scenario.span.first

    @cached_property
    def left_out(self) -> set[str]:
        """The events that a scenario leaves out of what it extends, and those that cannot happen because of them."""
        found = set(self.view.written.never)
        while more := {name for name, death in self.dead.items() if death.because in {("events", one) for one in found}} - found:
            found |= more
        return found

    def _death(self, name: str, event: EventEntry) -> Death | None:
        """Why an event cannot happen; None while it can."""
        if rate_of(event) == 0.0:
            return Death("hazard", "its rate is 0, so it never comes up", None)
        if event.after in self.dead:
            return Death("after", f"{event.after} cannot happen, so nothing comes after it", ("events", event.after))
        earliest = self.earliest(name)
        if event.after is not None and earliest > self.scenario.span.last:
            reason = f"it could happen on {earliest} at the earliest, after the span, which ends on {self.scenario.span.last}"
            return Death("delay" if event.delay else "after", reason, None)
        for key in ("when", "hazard.if", "requires"):
            rows = self.view.conditions.get((name, key))
            if rows is not None and outcome(rows, self.known).is_never:
                because = None if outcome(rows, nothing_known).is_never else self._blame(name, key)
                return Death(key, "this can never be true" + self._words(because), because)
        return None

    def _blame(self, name: str, key: str) -> KeyPath | None:
        """The flag that is never set, or the event that cannot happen, that a condition waits for."""
        names = self.view.names
        for row in self.view.conditions[name, key]:
            if row.op == opcodes.A_FLAG and ("flag", names.variables[row.a]) in self.constants:
                return ("flags", names.variables[row.a])
            if row.op == opcodes.A_VARIABLE and ("variable", names.variables[row.a]) in self.constants:
                return ("variables", names.variables[row.a])
            if row.op in OF_EVENTS and row.a < len(names.events) and names.events[row.a] in self.dead:
                return ("events", names.events[row.a])
        return None

    def _words(self, because: KeyPath | None) -> str:
        """The root cause in words."""
        if because is None:
            return ""
        section, name = because
        if section == "events":
            return f": {name} cannot happen"
        sort = "flag" if section == "flags" else "variable"
        value = self.constants[sort, str(name)]
        shown = ("true" if value else "false") if sort == "flag" else f"{value:g}"
        return f": the {sort} {name} is {shown} from the first day to the last"
