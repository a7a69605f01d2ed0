"""What all effects have in common: an effect turns itself into rows by way of an encoder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from sim.scenario.document import KeyPath
from sim.scenario.lookup import Lookup, Misstep, Row
from sim.scenario.parts import Strict


@dataclass
class Encoder:
    """Gathers the rows of one event."""

    lookup: Lookup
    rows: list[Row] = field(default_factory=list)
    path: KeyPath = ()
    crises: int = 0
    messages: int = 0
    later: list[tuple[int, Row]] = field(default_factory=list)
    """Rows to be carried out so many days after the event."""
    choices: int = 0
    put: Callable[[list[Row]], int] = field(default=lambda _: 0)
    """Adds rows to the script and says where they begin."""
    compiled: Callable[[str, KeyPath, tuple[str, ...]], list[Row]] = field(default=lambda *_: [])
    """The rows of an expression at a path that gives one of some sorts of value."""

    def expression(self, text: str | None, path: KeyPath, sorts: tuple[str, ...]) -> int:
        """The place of an expression in the script; 0 for none."""
        return 0 if text is None else self.put(self.compiled(text, path, sorts))

    def misstep(self, key: str, message: str) -> None:
        """Note what is wrong with the effect as a whole."""
        self.lookup.missteps.append(Misstep(key, self.path, message))

    def add(self, op: int, a: int = 0, b: int = 0, c: int = 0, x: float = 0.0, y: float = 0.0) -> None:
        """One more row."""
        self.rows.append(Row(op, a, b, c, float(x), float(y)))

    def state(self, name: str | None, *inside: str | int) -> int:
        """The place of a state named at a path inside the effect; -1 for None, an unknown one is told."""
        return self.lookup.place("state", name, (*self.path, *inside))

    def organisation(self, name: str | None, *inside: str | int) -> int:
        """The place of an organisation named at a path inside the effect."""
        return self.lookup.place("organisation", name, (*self.path, *inside))

    def event(self, name: str, *inside: str | int) -> int:
        """The place of an event named at a path inside the effect."""
        return self.lookup.place("event", name, (*self.path, *inside))


class EffectBody(Strict):
    """What stands under the key of an effect."""

    key: ClassVar[str]
    example: ClassVar[str]

    def encode(self, encoder: Encoder) -> None:
        """Add the rows of the effect."""
        raise NotImplementedError
