"""Where the map is looked at from: a middle on the plane and a scale. Drawing is a shift and a scale, never a projection."""

from typing import NamedTuple

import numpy as np

from sim.play.map.projections import EARTH, Domain, Projection

NEAREST = 0.30
"""Km a pixel at the nearest."""


WIDEST = 0.62
"""Height of the world map's extent, at least, in shares of its width: a window of 16 to 10 then shows the whole world."""


class Extent(NamedTuple):
    """A rectangle of the plane."""

    left: float
    low: float
    right: float
    top: float


class Camera(NamedTuple):
    """A window on the plane. `x` and `y` are its middle, `scale` pixels a unit, `wide` and `high` its size in pixels."""

    x: float
    y: float
    scale: float
    wide: int
    high: int

    def to_screen(self, x, y):
        """The plane to pixels; works on numbers and arrays."""
        return self.wide / 2 + (x - self.x) * self.scale, self.high / 2 - (y - self.y) * self.scale

    def to_plane(self, px, py):
        """Pixels to the plane."""
        return self.x + (px - self.wide / 2) / self.scale, self.y - (py - self.high / 2) / self.scale

    def moved(self, dx: float, dy: float) -> "Camera":
        """The camera after the map was dragged by some pixels."""
        return self._replace(x=self.x - dx / self.scale, y=self.y + dy / self.scale)

    def zoomed(self, factor: float, px: float, py: float) -> "Camera":
        """The camera nearer or farther, with what lies under a pixel staying there."""
        x, y = self.to_plane(px, py)
        scale = self.scale * factor
        return self._replace(scale=scale, x=x - (px - self.wide / 2) / scale, y=y + (py - self.high / 2) / scale)

    def within(self, extent: Extent, density: float = 1.0) -> "Camera":
        """The camera so that its window stays inside an extent; `density` is device pixels a logical one."""
        least = max(self.wide / (extent.right - extent.left), self.high / (extent.top - extent.low))
        scale = min(max(self.scale, least), max(least, EARTH / NEAREST * density))
        half_x, half_y = self.wide / scale / 2, self.high / scale / 2
        x = min(max(self.x, extent.left + half_x), extent.right - half_x)
        y = min(max(self.y, extent.low + half_y), extent.top - half_y)
        return self._replace(x=x, y=y, scale=scale)

    def grown(self, margin: float) -> "Camera":
        """The camera with a window larger by a share on all sides together."""
        return self._replace(wide=round(self.wide * (1 + margin)), high=round(self.high * (1 + margin)))


def extent_of(kind: Projection) -> Extent:
    """How far the camera may look: the whole world, or of a conic map what lies north of the tropics."""
    west, _, east, north = kind.domain
    world = east - west > 300
    area = kind.domain if world else Domain(max(west, -15.0), 8.0, min(east, 180.0), north)
    longitude, latitude = np.meshgrid(np.linspace(area.west, area.east, 121), np.linspace(area.south, 84.0, 61))
    x, y = kind.forward(longitude.ravel(), latitude.ravel())
    room = 0.04
    around = Extent(float(x.min()) - room, float(y.min()) - room, float(x.max()) + room, float(y.max()) + room)
    return with_sky(around) if world else around


def with_sky(extent: Extent) -> Extent:
    """An extent high enough that a wide window can show all of its width."""
    lacking = max(0.0, (extent.right - extent.left) * WIDEST - (extent.top - extent.low)) / 2
    return extent._replace(low=extent.low - lacking, top=extent.top + lacking)
