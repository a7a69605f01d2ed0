"""Three projections, both ways, on a plane whose unit is the radius of the Earth; y grows to the north.

Why these: Albers' equal-area conic gives the Soviet Union the look of its own wall maps; the Natural Earth projection shows the
whole world without squeezing Siberia.
"""

import math
from typing import NamedTuple, Protocol

import numpy as np

EARTH = 6371.0
"""Radius of the Earth, km: one unit of the plane."""
CUT = -169.0
"""Where the atlas begins, degrees of longitude."""


class Domain(NamedTuple):
    """What a projection shows: west, south, east, north, in degrees of unwrapped longitude."""

    west: float
    south: float
    east: float
    north: float


def place_on(kind: "Projection", place: tuple[float, float]) -> tuple[float, float]:
    """One place (longitude, latitude) on the plane of a projection."""
    x, y = kind.forward(np.float64(place[0]), np.float64(place[1]))  # type: ignore[arg-type]
    return float(x), float(y)


class Projection(Protocol):
    """A way from degrees to the plane and back."""

    name: str
    domain: Domain

    def __hash__(self) -> int:
        """Relief and plane of a projection are kept by it."""

    def forward(self, longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Degrees to the plane."""

    def inverse(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The plane to degrees; nan where no place on Earth lies there."""


def unwrapped(longitude: np.ndarray) -> np.ndarray:
    """Longitudes in the atlas' range, from the cut eastwards."""
    return np.mod(np.asarray(longitude, float) - CUT, 360.0) + CUT


class Albers:
    """Albers' equal-area conic projection (Snyder 1987, p. 98).

    `middle` is its central meridian, `low` and `high` its standard parallels, degrees.
    """

    def __init__(self, middle: float = 68.0, low: float = 38.0, high: float = 66.0) -> None:
        self.name = f"Albers {middle:g}/{low:g}/{high:g}"
        self.middle = middle
        a, b = math.radians(low), math.radians(high)
        self.cone = (math.sin(a) + math.sin(b)) / 2
        self.constant = math.cos(a) ** 2 + 2 * self.cone * math.sin(a)
        self.apex = math.sqrt(self.constant - 2 * self.cone * math.sin((a + b) / 2)) / self.cone
        self.domain = Domain(max(CUT, middle - 125.0), -10.0, min(CUT + 360.0, middle + 125.0), 90.0)

    def forward(self, longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Degrees to the plane."""
        inner = self.constant - 2 * self.cone * np.sin(np.radians(latitude))
        radius = np.sqrt(np.maximum(inner, 0.0)) / self.cone
        angle = self.cone * np.radians(np.asarray(longitude) - self.middle)
        return radius * np.sin(angle), self.apex - radius * np.cos(angle)

    def inverse(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The plane to degrees; nan where no place on Earth lies there."""
        down = self.apex - np.asarray(y)
        angle = np.arctan2(x, down)
        sine = (self.constant - (np.asarray(x) ** 2 + down**2) * self.cone**2) / (2 * self.cone)
        latitude = np.degrees(np.arcsin(np.where(np.abs(sine) <= 1.0, sine, np.nan)))
        turn = np.degrees(angle / self.cone)
        return np.where(np.abs(turn) <= 180.0 + 1e-9, turn, np.nan) + self.middle, latitude


class NaturalEarth:
    """The Natural Earth projection by Tom Patterson (Savric and others 2011). `middle` is its central meridian, degrees."""

    WIDE = (0.8707, -0.131979, -0.013791, 0.003971, -0.001529)
    HIGH = (1.007226, 0.015085, -0.044475, 0.028874, -0.005916)

    def __init__(self, middle: float = 11.0) -> None:
        self.name = f"Natural Earth {middle:g}"
        self.middle = middle
        self.domain = Domain(CUT, -60.0, CUT + 360.0, 90.0)

    def _wide(self, phi: np.ndarray) -> np.ndarray:
        """Width of a parallel."""
        a, b, c, d, e = self.WIDE
        square = phi * phi
        fourth = square * square
        return a + b * square + fourth * (c + fourth * (d * square + e * fourth))

    def _high(self, phi: np.ndarray) -> np.ndarray:
        """Height of a parallel."""
        a, b, c, d, e = self.HIGH
        square = phi * phi
        fourth = square * square
        return phi * (a + square * (b + fourth * (c + d * square + e * fourth)))

    def _steep(self, phi: np.ndarray) -> np.ndarray:
        """Change of height with latitude."""
        a, b, c, d, e = self.HIGH
        square = phi * phi
        fourth = square * square
        return a + square * (3 * b + fourth * (7 * c + 9 * d * square + 11 * e * fourth))

    def forward(self, longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Degrees to the plane."""
        phi = np.radians(np.asarray(latitude, float))
        return np.radians(np.asarray(longitude, float) - self.middle) * self._wide(phi), self._high(phi)

    def inverse(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The plane to degrees, by Newton's method; nan where no place on Earth lies there."""
        y = np.asarray(y, float)
        top = float(self._high(np.array(math.pi / 2)))
        phi = np.clip(y, -top, top)
        for _ in range(6):
            phi = phi - (self._high(phi) - np.clip(y, -top, top)) / self._steep(phi)
        turn = np.degrees(np.asarray(x) / self._wide(phi))
        inside = (np.abs(y) <= top) & (np.abs(turn) <= 180.0 + 1e-9)
        return np.where(inside, turn + self.middle, np.nan), np.where(inside, np.degrees(phi), np.nan)


class Equirectangular:
    """Degrees as they are: the simplest map of the world. `middle` is its central meridian, degrees."""

    def __init__(self, middle: float = 11.0) -> None:
        self.name = f"Equirectangular {middle:g}"
        self.middle = middle
        self.domain = Domain(CUT, -60.0, CUT + 360.0, 90.0)

    def forward(self, longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Degrees to the plane."""
        return np.radians(np.asarray(longitude, float) - self.middle), np.radians(np.asarray(latitude, float))

    def inverse(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The plane to degrees; nan where no place on Earth lies there."""
        longitude, latitude = np.broadcast_arrays(np.degrees(x) + self.middle, np.degrees(y))
        inside = (longitude >= CUT - 1e-9) & (longitude <= CUT + 360.0 + 1e-9) & (np.abs(latitude) <= 90.0)
        return np.where(inside, longitude, np.nan), np.where(inside, latitude, np.nan)


def projection(kind: str, **options: float) -> Projection:
    """The projection of a scenario: `albers`, `natural_earth` or `equirectangular`. Raises ValueError for another."""
    kinds = {"albers": Albers, "natural_earth": NaturalEarth, "equirectangular": Equirectangular}
    if kind not in kinds:
        raise ValueError(f"unknown projection {kind!r}: {', '.join(kinds)}")
    return kinds[kind](**options)
