"""The names of a scenario in the order of the world's arrays: from an id to its place and back, and what a reader is shown.

Why the order of events: the rule that fires the script keeps one place in the list of dated events, so those come first, by
date; the others follow in the order of the file. Everything else stands in the order of the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sim.scenario.effects import messages
from sim.scenario.schema import EventEntry, Scenario

SORTS = ("states", "organisations", "events", "disputes", "bases", "units", "hazards", "variables")
"""What has names. Flags are variables that are 0 or 1: they stand before the variables in one list."""


@dataclass(frozen=True)
class Names:
    """Ids by place, for each sort of thing, with the texts that are shown for them."""

    states: tuple[str, ...]
    organisations: tuple[str, ...]
    events: tuple[str, ...]
    disputes: tuple[str, ...]
    bases: tuple[str, ...]
    units: tuple[str, ...]
    hazards: tuple[str, ...]
    variables: tuple[str, ...]
    texts: Mapping[tuple[str, str], Mapping[Any, str]]
    """(sort, id) to the text by language, where the scenario gives one."""

    @classmethod
    def of(cls, scenario: Scenario) -> "Names":
        """The names of a scenario."""
        return cls(
            states=tuple(scenario.states),
            organisations=tuple(scenario.organisations),
            events=tuple(in_script_order(scenario.events)),
            disputes=tuple(scenario.disputes),
            bases=tuple(scenario.bases),
            units=tuple(scenario.units),
            hazards=tuple(scenario.hazards),
            variables=(*scenario.flags, *scenario.variables),
            texts=dict(_texts(scenario)),
        )

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        return {(sort, name): place for sort in SORTS for place, name in enumerate(getattr(self, sort))}

    def place(self, sort: str, name: str | None) -> int:
        """The place of an id among its sort (`SORTS`); -1 for None. Raises KeyError for an id that is not there."""
        return -1 if name is None else self._places[sort, name]

    def knows(self, sort: str, name: str) -> bool:
        """True when there is such an id."""
        return (sort, name) in self._places

    def state(self, name: str | None) -> int:
        """The place of a state; -1 for None."""
        return self.place("states", name)

    def organisation(self, name: str | None) -> int:
        """The place of an organisation; -1 for None."""
        return self.place("organisations", name)

    def event(self, name: str | None) -> int:
        """The place of an event of the script; -1 for None."""
        return self.place("events", name)

    def base(self, name: str | None) -> int:
        """The place of a base; -1 for None."""
        return self.place("bases", name)

    def variable(self, name: str | None) -> int:
        """The place of a flag or variable; -1 for None."""
        return self.place("variables", name)

    def text(self, sort: str, place: int, language: str = "en") -> str:
        """What a reader is shown for a place: its text in the language, in another where that is missing, else its id.

        Nobody (-1) is shown as nothing.
        """
        if place < 0:
            return ""
        name = getattr(self, sort)[place]
        texts = self.texts.get((sort, name), {})
        return texts.get(language) or next(iter(texts.values()), name)

    def message(self, event: int, number: int, language: str = "en") -> str:
        """A message of an event by its number in the chronicle; "" where the event has no such message."""
        if not 0 <= event < len(self.events):
            return ""
        texts = self.texts.get(("messages", f"{self.events[event]} {number}"), {})
        return texts.get(language) or next(iter(texts.values()), "")


def in_script_order(events: Mapping[str, EventEntry]) -> list[str]:
    """The ids of events: the dated by date (those of one day as in the file), then the others as in the file."""
    dated = [name for name, event in events.items() if event.at is not None]
    dated.sort(key=lambda name: events[name].at)  # type: ignore[arg-type, return-value]
    return dated + [name for name, event in events.items() if event.at is None]


def _texts(scenario: Scenario) -> Iterable[tuple[tuple[str, str], Mapping[Any, str]]]:
    """Every text that the scenario gives for an id."""
    for sort in ("states", "organisations"):
        for name, entry in getattr(scenario, sort).items():
            yield (sort, name), entry.name
    for name, event in scenario.events.items():
        if event.title:
            yield ("events", name), event.title
        for number, text in enumerate(messages(event.do)):
            yield ("messages", f"{name} {number}"), text
    for sort in ("bases", "units"):
        for name, entry in getattr(scenario, sort).items():
            yield (sort, name), entry.name
    for name, dispute in scenario.disputes.items():
        if dispute.over:
            yield ("disputes", name), dispute.over
