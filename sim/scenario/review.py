"""What a check works on: the scenario as validated and as written, and the faults found so far."""

from dataclasses import dataclass, field

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault
from sim.scenario.schema import OrganisationEntry, Scenario
from sim.scenario.validate import dotted
from sim.scenario.written import Written

MEMBERS = ("member", "suspended", "frozen", "leaving")
"""Statuses of a seat that carry the duties of a member."""


@dataclass
class Review:
    """A review of one scenario. Checks look and report; none of them relies on another having passed."""

    scenario: Scenario
    written: Written
    faults: list[Fault] = field(default_factory=list)

    def error(self, key: str, path: KeyPath, message: str, hint: str | None = None, *, at_key: bool = False) -> None:
        """Report what makes the scenario unusable. The message is led by the path."""
        self.faults.append(self.written.fault(key, path, f"{dotted(path)}: {message}", hint, at_key=at_key))

    def warn(self, key: str, path: KeyPath, message: str, hint: str | None = None, *, at_key: bool = False) -> None:
        """Report what is lawful but probably not meant."""
        text = f"{dotted(path)}: {message}"
        self.faults.append(self.written.fault(key, path, text, hint, at_key=at_key, severity="warning"))

    def is_there(self, state: str) -> bool:
        """True for a state that exists on the first day (or that is unknown, which is told elsewhere)."""
        entry = self.scenario.states.get(state)
        return entry is None or entry.appears is None or entry.appears <= self.scenario.span.first

    def members(self, organisation: OrganisationEntry) -> list[str]:
        """The states that are members from the start."""
        return [state for state, seat in organisation.members.items() if seat.status in MEMBERS]
