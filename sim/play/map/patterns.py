"""Patterns that lie over a colour, as small tiles that repeat: the same tiles on the map and in the legend."""

from functools import lru_cache

import numpy as np

from sim.play.map.looks import Colour

DARK, LIGHT = (14, 22, 32), (226, 240, 246)
CELL = 12
"""Logical pixels after which a pattern repeats."""
INKS: dict[str, tuple[Colour, float]] = {
    "dark stripes": (DARK, 0.62),
    "light stripes": (LIGHT, 0.42),
    "light dots": (LIGHT, 0.62),
    "level lines": (DARK, 0.42),
    "dark dots": (DARK, 0.46),
    "crosses": (LIGHT, 0.40),
    "upright lines": (LIGHT, 0.34),
    "held": (LIGHT, 1.0),
}
"""Ink and its strength; `held` takes the colour of who holds the land."""


@lru_cache(maxsize=64)
def tile(pattern: str, density: float) -> np.ndarray:
    """How strongly a pattern covers each pixel of its cell, 0 to 1, for a number of device pixels a logical one.

    Raises KeyError for an unknown pattern.
    """
    strength = INKS[pattern][1]
    side = max(4, round(CELL * density))
    finer = 4
    axis = (np.arange(side * finer) + 0.5) / (side * finer)
    x, y = axis[:, None], axis[None, :]
    cover = _SHAPES[pattern](x, y).astype(float)
    small = np.broadcast_to(cover, (side * finer, side * finer)).reshape(side, finer, side, finer).mean(axis=(1, 3))
    return (small * strength).astype(np.float32)


def _stripes(share: float, up: bool = False):
    """Diagonal stripes that cover a share of the cell, falling or rising to the right."""
    return lambda x, y: np.mod(x + y if up else x - y, 1.0) < share


def _dots(radius: float):
    """Dots in two rows, each between two of the other."""

    def covered(x, y):
        one = np.hypot(x - 0.25, y - 0.25) < radius
        return one | (np.hypot(x - 0.75, y - 0.75) < radius)

    return covered


_SHAPES = {
    "dark stripes": _stripes(0.36, up=True),
    "light stripes": _stripes(0.30),
    "light dots": _dots(0.115),
    "level lines": lambda x, y: (np.mod(y * 2, 1.0) < 0.24) & (x >= 0),
    "dark dots": _dots(0.12),
    "crosses": lambda x, y: (np.mod(x + y, 1.0) < 0.13) | (np.mod(x - y, 1.0) < 0.13),
    "upright lines": lambda x, y: (np.mod(x * 2, 1.0) < 0.2) & (y >= 0),
    "held": _stripes(0.46, up=True),
}


def spread(pattern: str, density: float, left: int, top: int, wide: int, high: int) -> np.ndarray:
    """The pattern over an area whose corner lies at a place of the endless pattern."""
    cell = tile(pattern, density)
    side = len(cell)
    return cell[np.mod(left + np.arange(wide), side)[:, None], np.mod(top + np.arange(high), side)[None, :]]
