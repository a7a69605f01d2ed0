"""The names of a scenario in the order of the world's arrays: from an id to its place and back, and what a reader is shown.

Why the order of events: the rules that fire the script know where each trigger's events begin, and keep one place in the list of
dated events; so events stand by trigger, the dated by date. Everything else stands in the order of the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sim.scenario.effects import choice_in, messages
from sim.scenario.schema import EventEntry, Scenario
from sim.script import opcodes

SORTS = ("states", "organisations", "events", "disputes", "bases", "units", "hazards", "variables", "pieces")
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
    pieces: tuple[str, ...]
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
            pieces=tuple(scenario.map.pieces),
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
        return self.words(sort, name, language) or name

    def words(self, sort: str, name: str, language: str = "en") -> str:
        """The text that the scenario gives for an id, in the language or another; "" where it gives none.

        Beyond the sorts of `SORTS` there are `choices` by event, `messages` and `options` by `event/number`, from 0.
        """
        texts = self.texts.get((sort, name), {})
        return texts.get(language) or next(iter(texts.values()), "")

    def message(self, event: int, number: int, language: str = "en") -> str:
        """A message of an event by its number in the chronicle; "" where the event has no such message."""
        if not 0 <= event < len(self.events):
            return ""
        return self.words("messages", f"{self.events[event]}/{number}", language)


def in_script_order(events: Mapping[str, EventEntry]) -> list[str]:
    """The ids of events: by trigger, the dated by date, those of one date or trigger as in the file."""
    return sorted(events, key=lambda name: (trigger_of(events[name]), events[name].at or date.min))


def trigger_of(event: EventEntry) -> int:
    """What sets an event off (`sim.script.opcodes.TRIGGERS`)."""
    if event.at is not None:
        return opcodes.BY_DATE
    if event.after is not None:
        return opcodes.BY_EVENT
    if event.on is not None:
        return opcodes.BY_HOOK
    return opcodes.BY_CONDITION if event.hazard is None else opcodes.BY_HAZARD


def _texts(scenario: Scenario) -> Iterable[tuple[tuple[str, str], Mapping[Any, str]]]:
    """Every text that the scenario gives for an id."""
    for sort in ("states", "organisations"):
        for name, entry in getattr(scenario, sort).items():
            yield (sort, name), entry.name
    for name, event in scenario.events.items():
        if event.title:
            yield ("events", name), event.title
        for number, text in enumerate(messages(event.do)):
            yield ("messages", f"{name}/{number}"), text
        yield from _choice_texts(name, event)
    for sort in ("bases", "units"):
        for name, entry in getattr(scenario, sort).items():
            yield (sort, name), entry.name
    for name, dispute in scenario.disputes.items():
        if dispute.over:
            yield ("disputes", name), dispute.over
    for name, piece in scenario.map.pieces.items():
        if piece.name:
            yield ("pieces", name), piece.name


def _choice_texts(name: str, event: EventEntry) -> Iterable[tuple[tuple[str, str], Mapping[Any, str]]]:
    """The title of an event's choice and of its options."""
    choice = choice_in(event.do)
    if choice is not None:
        yield ("choices", name), choice.title
        for number, option in enumerate(choice.options.values()):
            yield ("options", f"{name}/{number}"), option.title
