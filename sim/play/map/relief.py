"""Hill-shade on the plane of a projection, sampled once; a camera takes its part of it."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pygame

from sim.play.map import atlas
from sim.play.map.camera import Camera, Extent, extent_of
from sim.play.map.projections import EARTH, Projection

FINEST = 6.0
"""Km a sample, where the extent is not too large for it."""
MOST = 3600
"""Samples across, at most."""


class Relief:
    """A grey raster over an extent of the plane; `atlas.LEVEL` is level ground."""

    def __init__(self, kind: Projection, picture: Path | None = None) -> None:
        """Sample the shipped hill-shade."""
        self.extent = extent_of(kind)
        across = self.extent.right - self.extent.left
        self.step = max(FINEST / EARTH, across / MOST)
        self.samples = _sampled(kind, self.extent, self.step, picture or atlas.shade())

    def seen(self, camera: Camera) -> pygame.Surface:
        """The raster as the camera sees it, its size that of the window; level where the raster ends."""
        window = pygame.Surface((camera.wide, camera.high), 0, 24)
        window.fill((atlas.LEVEL,) * 3)
        left, top = camera.to_plane(0, 0)
        right, low = camera.to_plane(camera.wide, camera.high)
        columns, rows = self.samples.shape
        first_x, last_x = self._places(left - self.extent.left, right - self.extent.left, columns)
        first_y, last_y = self._places(self.extent.top - top, self.extent.top - low, rows)
        if first_x >= last_x or first_y >= last_y:
            return window
        part = self.samples[first_x:last_x, first_y:last_y]
        raw = pygame.surfarray.make_surface(np.repeat(part[:, :, None], 3, axis=2))
        x, y = camera.to_screen(self.extent.left + first_x * self.step, self.extent.top - first_y * self.step)
        unit = self.step * camera.scale
        size = (max(1, round(part.shape[0] * unit)), max(1, round(part.shape[1] * unit)))
        window.blit(pygame.transform.smoothscale(raw, size), (round(x), round(y)))
        return window

    def _places(self, low: float, high: float, count: int) -> tuple[int, int]:
        """The first and the end of the samples between two distances from the edge."""
        return max(0, int(low / self.step) - 1), min(count, int(high / self.step) + 2)


def _sampled(kind: Projection, extent: Extent, step: float, path: Path) -> np.ndarray:
    """Samples by column and row from the extent's upper left corner."""
    picture = pygame.image.load(str(path))
    source = np.ascontiguousarray(pygame.surfarray.pixels_red(picture))
    columns, rows = source.shape
    x = (extent.left + (np.arange(int((extent.right - extent.left) / step)) + 0.5) * step).astype(np.float32)
    y = (extent.top - (np.arange(int((extent.top - extent.low) / step)) + 0.5) * step).astype(np.float32)
    found = np.full((len(x), len(y)), atlas.LEVEL, np.uint8)
    for start in range(0, len(x), 256):
        part = slice(start, start + 256)
        with np.errstate(invalid="ignore"):
            longitude, latitude = np.broadcast_arrays(*kind.inverse(x[part, None], y[None, :]))
        known = np.isfinite(longitude) & np.isfinite(latitude)
        column = np.mod(np.where(known, longitude, 0.0) + 180.0, 360.0) * (columns / 360.0)
        row = (90.0 - np.where(known, latitude, 0.0)) * (rows / 180.0)
        tone = source[np.minimum(column.astype(np.int32), columns - 1), np.clip(row.astype(np.int32), 0, rows - 1)]
        found[part] = np.where(known, tone, atlas.LEVEL)
    return found


@lru_cache(maxsize=2)
def relief_of(name: str, kind: Projection) -> Relief:
    """The hill-shade of a projection, kept; `name` tells projections apart."""
    return Relief(kind)
