"""The data of a file with the place of every value, so that whoever finds a fault in it can say where."""

from dataclasses import dataclass
from typing import Any, Literal

from sim.scenario.faults import Fault, Place

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """The data of a file (dicts, lists, str, int, float, bool, None) and where everything stands.

    `places` maps the path of every value, such as `("states", "KGZ", "stability")`, to its place; what an alias brought in
    stands where it was written, the alias itself where it is used. `lines` are the lines of the file without their ends.
    """

    data: Any
    places: dict[KeyPath, Place]
    lines: tuple[str, ...]
    key_places: dict[KeyPath, Place]

    def place(self, path: KeyPath) -> Place:
        """The place of the value at the path, or of its nearest ancestor that exists."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key that leads to the value; of the value itself where there is no key (in a list)."""
        found = self.key_places.get(path)
        return self.place(path) if found is None else found

    def fault(
        self,
        key: str,
        path: KeyPath,
        message: str,
        suggestion: str | None = None,
        *,
        at_key: bool = False,
        severity: Literal["error", "warning"] = "error",
    ) -> Fault:
        """A fault at the value of a path (or at its key), with its source line."""
        place = self.key_place(path) if at_key else self.place(path)
        return Fault(severity, key, place, message, suggestion, self.lines[place.line - 1])
