"""Fewer corners, the same neighbours: simplification of all pieces at once, on an equal-area plane, back to a grid of degrees."""

import math

import numpy as np
import shapely

from assets.recipe import topology

RADIUS = 6371.0
"""Radius of the Earth, km."""
STEP = 0.0025
"""Grid of the asset, degrees: at most 280 m."""
MIDDLE = 11.0
"""Central meridian, degrees: the cut lies opposite, in the Bering Strait."""
TOLERANCE = 2.0
"""Simplification, km: the side of a triangle that is small enough to go (Visvalingam and Whyatt)."""
ISLET = 20.0
"""Parts of a piece smaller than this, square km, go, unless it is the largest."""
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Coefficients of the Equal Earth projection (Savric, Patterson and Jenny 2018)."""
ROOT3 = math.sqrt(3)


def to_plane(points: np.ndarray) -> np.ndarray:
    """Equal Earth: (longitude, latitude) in degrees to km."""
    theta = np.arcsin(ROOT3 / 2 * np.sin(np.radians(points[:, 1])))
    square = theta * theta
    sixth = square**3
    slope = 9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1
    x = 2 * ROOT3 * np.radians(points[:, 0] - MIDDLE) * np.cos(theta) / (3 * slope)
    return RADIUS * np.column_stack([x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))])


def to_degrees(points: np.ndarray) -> np.ndarray:
    """The inverse of `to_plane`, by Newton's method."""
    x, y = points[:, 0] / RADIUS, points[:, 1] / RADIUS
    theta = y.copy()
    for _ in range(12):
        square = theta * theta
        sixth = square**3
        error = theta * (A1 + A2 * square + sixth * (A3 + A4 * square)) - y
        theta -= error / (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
    square = theta * theta
    sixth = square**3
    slope = 9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1
    longitude = np.degrees(3 * x * slope / (2 * ROOT3 * np.cos(theta))) + MIDDLE
    return np.column_stack([longitude, np.degrees(np.arcsin(np.clip(2 * np.sin(theta) / ROOT3, -1, 1)))])


def rings(shapes: list) -> list[list[list[tuple[int, int]]]]:
    """The closed rings of every piece on the grid, the piece on their left: input of `topology.lines`."""
    plane = [shapely.transform(shape, to_plane) for shape in shapes]
    return [_rings(shape) for shape in shapely.coverage_simplify(plane, tolerance=TOLERANCE)]


def _rings(shape) -> list[list[tuple[int, int]]]:
    """The rings of one piece; islets go, never its largest part."""
    parts = sorted((part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"), key=lambda part: -part.area)
    found = []
    for place, part in enumerate(parts):
        if place and part.area < ISLET:
            continue
        for ring, ahead in [(part.exterior, True)] + [(hole, False) for hole in part.interiors]:
            grid = topology.on_grid(to_degrees(np.asarray(ring.coords)), STEP, ahead)
            if grid:
                found.append(grid)
    return found
