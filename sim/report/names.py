"""Display names for the numbers of a world."""

from datetime import date
from typing import Protocol


class Named(Protocol):
    """The ids and display names of a scenario (`sim.scenario.build.Names`)."""

    states: tuple[str, ...]
    organisations: tuple[str, ...]
    events: tuple[str, ...]
    bases: tuple[str, ...]

    def state(self, index: int) -> str:
        """Display name of a state."""
        ...

    def organisation(self, index: int) -> str:
        """Display name of an organisation."""
        ...


def date_text(day: int) -> str:
    """An ordinal day as YYYY-MM-DD."""
    return date.fromordinal(int(day)).isoformat()


def spoken(word: str) -> str:
    """A word of the vocabulary as it is read: underscores become blanks."""
    return word.replace("_", " ")
