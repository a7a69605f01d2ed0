"""Where a base stands on the map: at the town that its name tells, else in a ring around the capital of its host.

Why by name: the world knows in which state a base lies, not where, and no rule asks. A sign at the wrong end of a land misleads,
so `assets/map/towns.json` has the places of towns by their names, in degrees. What would stand on the capital is moved away from
it, in its own direction, as far as the land goes: both are to be read.
"""

import json
import math
import re
from functools import cache, lru_cache

import numpy as np

from sim.play.kit.files import asset
from sim.play.map.atlas import atlas
from sim.play.map.marks import Place

SLOTS = ((1.4, -1.0), (-1.5, -0.9), (1.7, 0.9), (-1.7, 1.0), (0.2, -1.6), (2.6, -0.2), (-2.7, 0.1), (0.9, -0.5), (-0.9, -0.5))
"""The ring around a capital, degrees."""
APART = 1.1
"""How far from the capital a sign stands, degrees, where its land goes so far."""
SAME = 0.5
"""Nearer to the capital than this, degrees, another town that the name tells is taken."""
SHORE = 1.0
"""How far off the drawn land a town may lie, degrees: the map's coasts are simplified, and small islands are not on it."""


@cache
def towns() -> dict[str, Place]:
    """The places of towns by their names."""
    read: dict[str, list[float]] = json.loads(asset("map", "towns.json").read_text(encoding="utf-8"))
    return {name: (place[0], place[1]) for name, place in read.items()}


def towns_in(name: str) -> list[Place]:
    """The towns that a base's name tells, in its order."""
    found = [(at.start(), place) for town, place in towns().items() if (at := re.search(rf"\b{re.escape(town)}\b", name))]
    return [place for _, place in sorted(found)]


def rings_of(owners: tuple[str, ...], state: str) -> list[np.ndarray]:
    """The rings of all pieces of a state, in degrees."""
    held = atlas()
    return [held.lines.points[held.rings.line(ring)] for ring in range(len(held.rings)) if owners[held.ring_piece[ring]] == state]


def inside(rings: list[np.ndarray], x: float, y: float) -> bool:
    """Whether a place lies in a land: a ray from it crosses the rings an odd number of times."""
    crossings = 0
    for ring in rings:
        low, high = ring[:-1], ring[1:]
        span = (low[:, 1] > y) != (high[:, 1] > y)
        if span.any():
            a, b = low[span], high[span]
            crossings += int((a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]) > x).sum())
    return crossings % 2 == 1


@lru_cache(maxsize=256)
def base_slots(owners: tuple[str, ...], state: str, capital: Place) -> tuple[Place, ...]:
    """Places for bases around a capital, those inside the land first."""
    rings = rings_of(owners, state)
    places = tuple((capital[0] + dx, capital[1] + dy) for dx, dy in SLOTS)
    return tuple(sorted(places, key=lambda place: not inside(rings, *place)))


@lru_cache(maxsize=256)
def base_place(owners: tuple[str, ...], state: str, capital: Place, name: str) -> Place | None:
    """Where a base of a name stands in its host's land; None where its name tells no town there that is clear of the capital."""
    rings = rings_of(owners, state)
    there = [place for place in towns_in(name) if belongs(rings, place) and math.dist(place, capital) > 0.1]
    if not there:
        return None
    place = next((one for one in there if math.dist(one, capital) >= SAME), there[0])
    far = math.dist(place, capital)
    for reach in (APART, (APART + far) / 2):
        moved = (
            capital[0] + (place[0] - capital[0]) / far * reach,
            capital[1] + (place[1] - capital[1]) / far * reach,
        )
        if far < reach and inside(rings, *moved):
            return moved
    return place if far >= SAME else None


def belongs(rings: list[np.ndarray], place: Place) -> bool:
    """Whether a town lies in a land, or so near its drawn border that only the drawing is coarse."""
    if inside(rings, *place):
        return True
    return any(float(np.hypot(ring[:, 0] - place[0], ring[:, 1] - place[1]).min()) < SHORE for ring in rings)
