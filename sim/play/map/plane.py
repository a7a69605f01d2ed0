"""The atlas on the plane of one projection: rings to fill and lines to draw, cut to what the projection shows.

Why cut: a cone cannot show what lies behind its apex; rings that leave its domain are clipped once, when the game begins.
"""

from typing import NamedTuple

import numpy as np

from sim.play.map.atlas import Atlas, Courses
from sim.play.map.projections import Domain, Projection


class Figures(NamedTuple):
    """Many rings or lines on the plane, with the box around each: left, low, right, top.

    Of single precision, which is half a metre on the ground: a thousandth of a pixel at the nearest.
    """

    points: np.ndarray
    start: np.ndarray
    boxes: np.ndarray
    label: np.ndarray
    """What each belongs to: the piece of a ring, the number of a line in the atlas."""

    def line(self, number: int) -> np.ndarray:
        """The points of one figure."""
        return self.points[self.start[number] : self.start[number + 1]]

    def __len__(self) -> int:
        """How many figures."""
        return len(self.start) - 1


class Plane(NamedTuple):
    """Everything of the atlas that a projection shows."""

    kind: Projection
    rings: Figures
    """Largest first, so that an enclave is filled after what surrounds it."""
    borders: Figures
    lakes: Figures
    rivers: Figures
    grid: Figures
    """Meridians and parallels, ten degrees apart."""


def plane_of(held: Atlas, kind: Projection) -> Plane:
    """The atlas on the plane of a projection."""
    outlines = [held.lines.points[held.rings.line(ring)] for ring in range(len(held.rings))]
    rings = _figures([(piece, part) for piece, ring in zip(held.ring_piece, outlines, strict=True)
                      for part in _clipped(ring, kind.domain)], kind)  # fmt: skip
    return Plane(
        kind,
        _largest_first(rings),
        _figures([(line, part) for line in range(len(held.lines)) for part in _runs(held.lines.line(line), kind.domain)], kind),
        _figures(_of(held.lakes, kind, _clipped), kind),
        _figures(_of(held.rivers, kind, _runs), kind),
        _figures([(place, line) for place, line in enumerate(_graticule(kind.domain))], kind),
    )


def _of(courses: Courses, kind: Projection, cut) -> list:
    """All parts of all lines that lie in the domain."""
    return [(place, part) for place in range(len(courses)) for part in cut(courses.line(place), kind.domain)]


def _figures(parts: list[tuple[int, np.ndarray]], kind: Projection) -> Figures:
    """Parts in degrees, on the plane."""
    length = np.array([len(part) for _, part in parts], int)
    start = np.concatenate([[0], np.cumsum(length)])
    degrees = np.concatenate([part for _, part in parts]) if parts else np.zeros((0, 2))
    points = np.column_stack(kind.forward(degrees[:, 0], degrees[:, 1])).astype(np.float32)
    if parts:
        low = np.minimum.reduceat(points, start[:-1])
        high = np.maximum.reduceat(points, start[:-1])
    else:
        low = high = np.zeros((0, 2), np.float32)
    return Figures(points, start, np.column_stack([low, high]), np.array([label for label, _ in parts], int))


def _largest_first(rings: Figures) -> Figures:
    """The rings in the order of the boxes around them."""
    size = (rings.boxes[:, 2] - rings.boxes[:, 0]) * (rings.boxes[:, 3] - rings.boxes[:, 1])
    order = np.argsort(-size, kind="stable")
    parts = [rings.line(place) for place in order]
    start = np.concatenate([[0], np.cumsum([len(part) for part in parts])])
    return Figures(np.concatenate(parts), start, rings.boxes[order], rings.label[order])


def _runs(points: np.ndarray, domain: Domain) -> list[np.ndarray]:
    """The stretches of a line that lie in a domain."""
    inside = (points[:, 0] >= domain.west) & (points[:, 0] <= domain.east) & (points[:, 1] >= domain.south)
    if inside.all():
        return [points]
    cuts = np.flatnonzero(np.diff(inside)) + 1
    parts = np.split(np.arange(len(points)), cuts)
    return [points[part] for part in parts if inside[part[0]] and len(part) > 1]


def _clipped(ring: np.ndarray, domain: Domain) -> list[np.ndarray]:
    """A ring cut off at the domain's edges; nothing when it lies outside."""
    for axis, bound, sign in ((0, domain.west, 1.0), (0, domain.east, -1.0), (1, domain.south, 1.0)):
        ring = cut_off(ring, axis, bound, sign)
        if len(ring) < 4:
            return []
    return [ring]


def cut_off(ring: np.ndarray, axis: int, bound: float, sign: float) -> np.ndarray:
    """The part of a closed ring on one side of a line (Sutherland and Hodgman): `sign` 1 keeps what is above the bound."""
    height = (ring[:, axis] - bound) * sign
    inside = height >= 0
    if inside.all():
        return ring
    if not inside.any():
        return ring[:0]
    crossing = np.flatnonzero(inside[:-1] != inside[1:])
    share = height[crossing] / (height[crossing] - height[crossing + 1])
    crossed = ring[crossing] + (ring[crossing + 1] - ring[crossing]) * share[:, None]
    kept = np.flatnonzero(inside)
    order = np.argsort(np.concatenate([kept.astype(float), crossing + 0.5]), kind="stable")
    joined = np.concatenate([ring[kept], crossed])[order]
    return joined if (joined[0] == joined[-1]).all() else np.concatenate([joined, joined[:1]])


def _graticule(domain: Domain) -> list[np.ndarray]:
    """Meridians and parallels in degrees."""
    west, south, east, north = domain
    along, up = np.arange(west, east + 0.5, 1.0), np.arange(max(south, -80.0), min(north, 85.0) + 0.5, 1.0)
    parallels = [np.column_stack([along, np.full(len(along), latitude)]) for latitude in range(-80, 90, 10) if latitude >= south]
    shown = [longitude for longitude in range(-160, 191, 10) if west < longitude < east]
    meridians = [np.column_stack([np.full(len(up), longitude), up]) for longitude in shown]
    return parallels + meridians
