"""What a pass of `article4 check` looks at: the scenario as validated and as written, its conditions compiled, its readings.

Why readings and writings are found in the data as written: whatever the language comes to know (options, measures, hooks), a
condition is a text and an effect a mapping, wherever they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from sim.lint.finding import LIKELY, Finding
from sim.scenario.document import KeyPath
from sim.scenario.expressions import compile_condition
from sim.scenario.find import MAIN_FILE, scenario_folder
from sim.scenario.load import Examined
from sim.scenario.lookup import Lookup, Misstep, Row
from sim.scenario.names import Names
from sim.scenario.schema import EventEntry, Scenario
from sim.scenario.triggers import RateEntry
from sim.scenario.validate import dotted
from sim.scenario.written import Written

OWN = ("flag", "variable")
"""What is the author's own, and nothing but the scenario reads or writes."""
_READING = re.compile(r"\b(flag|variable)\s*\(\s*([A-Za-z][A-Za-z0-9_-]*)\s*\)")


class Use(NamedTuple):
    """A place where a flag or variable is read or written, and the event that does it, if one does."""

    path: KeyPath
    event: str | None


@dataclass
class View:
    """One scenario under review. Passes look and tell; none relies on another having passed."""

    scenario: Scenario
    written: Written
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, examined: Examined) -> "View | None":
        """The view of a scenario whose structure is sound; None for any other."""
        if examined.scenario is None or examined.written is None:
            return None
        return cls(examined.scenario, examined.written)

    @property
    def named(self) -> str:
        """What a command calls the scenario: its folder or file, its id where it is shipped."""
        file = Path(self.written.where(()).rpartition(" line ")[0])
        path = file.parent if file.name == MAIN_FILE else file
        return path.name if path.resolve().parent == scenario_folder().resolve() else str(path)

    @cached_property
    def names(self) -> Names:
        """The names of the scenario."""
        return Names.of(self.scenario)

    @cached_property
    def conditions(self) -> dict[tuple[str, str], list[Row]]:
        """The rows of every sound condition, by event and key."""
        lookup = Lookup(self.scenario, self.names)
        found = {}
        for name, event in self.scenario.events.items():
            for key, text in conditions_of(event):
                before = len(lookup.missteps)
                if text is not None:
                    rows = compile_condition(text, lookup, ("events", name, *key.split(".")))
                    if len(lookup.missteps) == before:
                        found[name, key] = rows
        return found

    @cached_property
    def texts(self) -> list[tuple[KeyPath, str]]:
        """Every text of the data with its path."""
        return [(path, value) for path, value in self._nodes if isinstance(value, str)]

    @cached_property
    def mappings(self) -> list[tuple[KeyPath, dict[str, Any]]]:
        """Every mapping of the data with its path."""
        return [(path, value) for path, value in self._nodes if isinstance(value, dict)]

    @cached_property
    def of_events(self) -> list[tuple[KeyPath, dict[str, Any]]]:
        """Every mapping within the events."""
        return [(path, value) for path, value in self.mappings if path and path[0] == "events"]

    @cached_property
    def _nodes(self) -> list[tuple[KeyPath, Any]]:
        return list(_walk(self.written.data, ()))

    @cached_property
    def readings(self) -> dict[tuple[str, str], list[Use]]:
        """Where each flag and variable is read, by sort and name."""
        found: dict[tuple[str, str], list[Use]] = {}
        for path, text in self.texts:
            for sort, name in _READING.findall(text) if "(" in text else ():
                found.setdefault((sort, name), []).append(Use(path, _event_of(path)))
        return found

    @cached_property
    def writings(self) -> dict[tuple[str, str], list[Use]]:
        """Where each flag and variable is set or shifted."""
        found: dict[tuple[str, str], list[Use]] = {}
        for path, mapping in self.mappings:
            if path and path[-1] in ("set", "shift"):
                for sort in OWN:
                    if isinstance(mapping.get(sort), str):
                        found.setdefault((sort, mapping[sort]), []).append(Use((*path, sort), _event_of(path)))
        return found

    def tell(
        self,
        key: str,
        path: KeyPath,
        message: str,
        hint: str | None = None,
        *,
        confidence: str = LIKELY,
        severity: Literal["error", "warning"] = "warning",
        about: KeyPath = (),
        because: KeyPath | None = None,
        at_key: bool = False,
        inside: tuple[str, int] | None = None,
    ) -> None:
        """Tell one finding, led by its path; `inside` is the text at the path and the offset into it that it is about."""
        fault = self.written.fault(key, path, f"{dotted(path)}: {message}", hint, at_key=at_key, severity=severity)
        if inside is not None:
            fault = replace(fault, place=Misstep(key, path, message, None, *inside).fault(self.written).place)
        self.findings.append(Finding(fault, confidence, about, because))


def conditions_of(event: EventEntry) -> Iterator[tuple[str, str | None]]:
    """The conditions that have to hold for an event, each with its key below the event."""
    yield "when", event.when
    if isinstance(event.hazard, RateEntry):
        yield "hazard.if", event.hazard.condition
    yield "requires", event.requires


def _walk(node: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Every value of the data with its path, each before what lies in it."""
    waiting = [(path, node)]
    while waiting:
        here, value = waiting.pop()
        yield here, value
        if isinstance(value, dict):
            waiting += [((*here, key), child) for key, child in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((*here, place), child) for place, child in reversed(list(enumerate(value)))]


def _event_of(path: KeyPath) -> str | None:
    """The event to which a path belongs."""
    return str(path[1]) if len(path) > 1 and path[0] == "events" else None
