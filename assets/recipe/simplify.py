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
    parts = [_parts(shape) for shape in shapely.coverage_simplify(plane, tolerance=TOLERANCE)]
    tree = shapely.STRtree([part for of_piece in parts for part in of_piece])
    kept = [[part for place, part in enumerate(of_piece) if _stays(part, place, tree)] for of_piece in parts]
    return [[ring for part in of_piece for ring in _rings(part)] for of_piece in kept]


def _parts(shape) -> list:
    """The polygons of a piece, largest first."""
    return sorted((part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"), key=lambda part: -part.area)


def _stays(part, place: int, tree) -> bool:
    """Whether a part is kept: islets go, but never a piece's largest part, nor an exclave, which would leave a hole."""
    return place == 0 or part.area >= ISLET or len(tree.query(part, predicate="intersects")) > 1


def _rings(part) -> list[list[tuple[int, int]]]:
    """The rings of a part on the grid."""
    rings = [(part.exterior, True)] + [(hole, False) for hole in part.interiors]
    found = [topology.on_grid(to_degrees(np.asarray(ring.coords)), STEP, ahead) for ring, ahead in rings]
    return [ring for ring in found if ring]
