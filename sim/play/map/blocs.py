"""Countries that do not play, but belong to an alliance that does: drawn as members of it from the day of their accession.

Which they are is told by the scenario (`map: background:`); who plays is read from the world itself.
"""

from datetime import date

import numpy as np

from sim.game.snapshot import Snapshot
from sim.play.map.looks import membership
from sim.play.map.modes import Reading
from sim.scenario.map_parts import MapEntry
from sim.words import kinds


def members(entry: MapEntry, organisation: str, day: int) -> frozenset[str]:
    """The countries of an alliance on a day (ordinal), by their codes on the map; none where the scenario tells of none."""
    told = entry.background.get(organisation)
    steps = told.accessions if told is not None else {}
    return frozenset(code for since, codes in steps.items() if first_day(since) <= day for code in codes)


def first_day(moment: str) -> int:
    """The first day (ordinal) of a year or date of a scenario."""
    return date.fromisoformat(moment if len(moment) > 4 else f"{moment}-01-01").toordinal()


def with_background(reading: Reading, snapshot: Snapshot, entry: MapEntry, palette: str) -> Reading:
    """The reading of the membership mode, and beside it the background members of alliances other than that in focus."""
    found, rival = dict(reading.looks), membership(palette)["rival"]
    alliance = snapshot.world.organisations["kind"] == kinds.ALLIANCE
    for place in np.flatnonzero(alliance & (np.arange(len(alliance)) != snapshot.focus)).tolist():
        for code in members(entry, snapshot.names.organisations[place], snapshot.day):
            found.setdefault(code, rival)
    return reading._replace(looks=found)
