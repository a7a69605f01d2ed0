"""What compiling a script needs: instructions, missteps whose place in a file is not yet known, names of a scenario."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, did_you_mean, quote
from sim.scenario.written import Written
from sim.script import opcodes

if TYPE_CHECKING:  # the schema is made of effects, and effects are compiled with what stands here
    from sim.scenario.names import Names
    from sim.scenario.schema import Scenario


SORTS = ("state", "organisation", "event", opcodes.FLAG, opcodes.VARIABLE, "base", "unit", "piece")
"""Sorts of name that a condition or an effect can speak of."""


class Row(NamedTuple):
    """One instruction (`sim.world.layout_script.INSTRUCTIONS`)."""

    op: int
    a: int = 0
    b: int = 0
    c: int = 0
    x: float = 0.0
    y: float = 0.0


class Misstep(NamedTuple):
    """A fault of the script before its place in a file is known: what is wrong at which path, and where in a text."""

    key: str
    path: KeyPath
    message: str
    suggestion: str | None = None
    text: str | None = None
    offset: int = 0

    def fault(self, written: Written) -> Fault:
        """The fault at its place; the column is that inside the text where the text stands in one line of the file."""
        found = written.fault(self.key, self.path, self.message, self.suggestion)
        if self.text is None or found.place is None or found.source_line is None:
            return found
        begin = found.source_line.find(self.text, found.place.column - 1)
        if begin < 0:
            return found
        place = found.place._replace(column=begin + 1 + min(self.offset, len(self.text)))
        return Fault(found.severity, found.key, place, found.message, found.suggestion, found.source_line)


@dataclass
class Lookup:
    """The names of a scenario, and the missteps found so far."""

    scenario: "Scenario"
    names: "Names"
    missteps: list[Misstep] = field(default_factory=list)

    def known(self, sort: str) -> tuple[str, ...]:
        """Every name of a sort (`state`, `organisation`, `event`, `base`, `unit`, `piece`, `variable`, `flag`)."""
        if sort == opcodes.FLAG:
            return tuple(self.scenario.flags)
        if sort == opcodes.VARIABLE:
            return tuple(self.scenario.variables)
        return tuple(getattr(self.names, f"{sort}s"))

    def neighbours(self, state: str) -> tuple[str, ...]:
        """The states with a common land border, by either side's word, in the order of the file."""
        states = self.scenario.states
        return tuple(other for other, entry in states.items() if other in states[state].neighbours or state in entry.neighbours)

    def number(self, sort: str, name: str) -> int:
        """The place of a name; -1 when there is no such name."""
        if name not in self.known(sort):
            return -1
        return self.names.place("variables" if sort == opcodes.FLAG else f"{sort}s", name)

    def place(self, sort: str, name: str | None, path: KeyPath) -> int:
        """The place of a name given at a path; an unknown one is a misstep. -1 for None."""
        if name is None:
            return -1
        place = self.number(sort, name)
        if place < 0:
            self.missteps.append(self.unknown((sort,), name, path))
        return place

    def unknown(self, sorts: Iterable[str], name: str, path: KeyPath, text: str | None = None, offset: int = 0) -> Misstep:
        """The misstep of a name that names nothing of some sorts."""
        sorts = tuple(sorts)
        candidates = [candidate for sort in sorts for candidate in self.known(sort)]
        message = f"there is no {' or '.join(sorts)} {quote(name)}"
        other = next((sort for sort in SORTS if sort not in sorts and self.number(sort, name) >= 0), None)
        article = "an" if other and other[0] in "aeiou" else "a"
        hint = f"{name} is {article} {other}" if other else self._called(sorts, name) or did_you_mean(name, candidates)
        return Misstep(f"unknown-{sorts[0]}", path, message, hint, text, offset)

    def _called(self, sorts: Iterable[str], name: str) -> str | None:
        """The id of what readers know by this name: `write FER` for Ferrara; None when nothing is called so."""
        called = {
            "state": {one: entry.name for one, entry in self.scenario.states.items()},
            "organisation": {one: entry.name for one, entry in self.scenario.organisations.items()},
        }
        for sort in sorts:
            for one, texts in called.get(sort, {}).items():
                if name.casefold() in (text.casefold() for text in texts.values()):
                    return f"write {one}"
        return None

    def options(self, event: str) -> tuple[str, ...]:
        """The options of the choice that an event puts, in their order; none where it puts no choice."""
        entry = self.scenario.events.get(event)
        for effect in entry.do if entry is not None else ():
            found = getattr(effect.body(), "options", None)
            if effect.key() == "choice" and found is not None:
                return tuple(found)
        return ()
