"""Whose land each piece of the map is in a scenario, by law and in fact, on any day; and how its map is projected."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

import numpy as np

from sim.play.map.atlas import Atlas, atlas
from sim.play.map.projections import EARTH, Projection, projection
from sim.scenario.map_parts import MapEntry

WIDTH = 9600.0
"""Km across a map that first shows no extent of its own."""
WORLDS = ("natural_earth", "equirectangular")


class Territory:
    """The land of a scenario's states."""

    def __init__(self, entry: MapEntry, states: tuple[str, ...], held: Atlas | None = None) -> None:
        """Read a scenario's map.

        Land that a scenario's events hand over and the atlas does not have is there for the run alone, as `check` tells: nobody
        sees it. Raises ValueError for a piece that is named for the drawing and that the atlas does not have.
        """
        self.atlas = held or atlas()
        self.states = states
        known = set(self.atlas.pieces) | set(self.atlas.owners)
        behind = [code for told in entry.background.values() for codes in told.accessions.values() for code in codes]
        for name in [*(piece for pieces in entry.shown_as.values() for piece in pieces), *behind]:
            if name not in known:
                raise ValueError(f"the map has no piece {name!r}; assets/README.md says what there is")
        self.shown_as = {name: state for state, names in entry.shown_as.items() for name in names}
        self.owner = {piece: _steps(one.owner) for piece, one in entry.pieces.items() if one.owner}
        self.control = {piece: _steps(one.control) for piece, one in entry.pieces.items() if one.control}
        self.changes = sorted({day for steps in (*self.owner.values(), *self.control.values()) for day, _ in steps})
        self.kept: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def on(self, day: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Owner and holder of every piece on a day (ordinal)."""
        key = bisect_right(self.changes, day)
        if key not in self.kept:
            recognised = zip(self.atlas.pieces, self.atlas.owners, strict=True)
            owners = tuple(self._owner(piece, owner, day) for piece, owner in recognised)
            held = zip(self.atlas.pieces, owners, strict=True)
            self.kept[key] = (owners, tuple(_now(self.control.get(piece, []), day, owner) for piece, owner in held))
        return self.kept[key]

    def _owner(self, piece: str, recognised: str, day: int) -> str:
        """The owner of one piece: what names the piece wins over what names its country."""
        usual = self.shown_as.get(piece, self.shown_as.get(recognised, recognised))
        steps = self.owner.get(piece) or self.owner.get(recognised) or []
        return _now(steps, day, usual)

    def landless(self) -> tuple[str, ...]:
        """States of the scenario that own no piece on any day."""
        days = [*self.changes, 1] if self.changes else [1]
        owned = {owner for day in days for owner in self.on(day)[0]}
        return tuple(state for state in self.states if state not in owned)


def _steps(written: Mapping[str, str | None]) -> list[tuple[int, str]]:
    """Dated names in order, with ordinal days; nobody is an empty name."""
    return sorted((_day(moment), name or "") for moment, name in written.items())


def _day(moment: str) -> int:
    """The ordinal of a year or a date."""
    return date(int(moment), 1, 1).toordinal() if len(moment) == 4 else date.fromisoformat(moment).toordinal()


def _now(steps: list[tuple[int, str]], day: int, usual: str) -> str:
    """The last name whose day has come, the usual one before the first."""
    past = [name for since, name in steps if since <= day]
    return past[-1] if past else usual


def projection_of(entry: MapEntry) -> Projection:
    """The projection of a scenario's map; without parallels those of the wall maps, 38 and 66 degrees."""
    if entry.projection in WORLDS:
        return projection(entry.projection, middle=11.0)
    low, high = entry.parallels or (38.0, 66.0)
    return projection("albers", middle=entry.longitude, low=low, high=high)


def first_view(entry: MapEntry) -> tuple[tuple[float, float], float]:
    """The place that is looked at first, and the km across; 0 for everything."""
    if entry.extent is None:
        return (entry.longitude, entry.latitude), 0.0 if entry.projection in WORLDS else WIDTH
    west, south, east, north = entry.extent.west, entry.extent.south, entry.extent.east, entry.extent.north
    east += 360.0 if east < west else 0.0
    kind = projection_of(entry)
    x, y = kind.forward(np.array([west, east, west, east]), np.array([south, south, north, north]))
    across = max(float(x.max() - x.min()), float(y.max() - y.min()) * 16 / 9) * EARTH
    return ((west + east) / 2, (south + north) / 2), across
