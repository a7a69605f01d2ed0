"""The atlas: the pieces of the world with the borders that they share, lakes, rivers and hill-shade, as shipped.

How it is made stands in `assets/README.md`. Coordinates are degrees; longitudes run from -169 to 191, because the map is cut in
the Bering Strait and nowhere else.
"""

import zipfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.play.kit.files import asset

SEA = -1
"""The other side of a coast."""


class AtlasError(RuntimeError):
    """The map's file is missing or damaged."""


class Courses(NamedTuple):
    """Many lines in one array of points: line n is `points[start[n]:start[n + 1]]`."""

    points: np.ndarray
    """Longitude and latitude, degrees."""
    start: np.ndarray

    def line(self, number: int) -> np.ndarray:
        """The points of one line."""
        return self.points[self.start[number] : self.start[number + 1]]

    def __len__(self) -> int:
        """How many lines."""
        return len(self.start) - 1


class Atlas(NamedTuple):
    """The world as pieces and lines."""

    pieces: tuple[str, ...]
    """Ids: a country's A3 code, or the ISO 3166-2 code of a region or a name after it (`UA-CRIMEA`)."""
    owners: tuple[str, ...]
    """Internationally recognised owner of each piece, an A3 code."""
    names: tuple[str, ...]
    """English name of each piece."""
    lines: Courses
    """Every stretch of border and coast, once."""
    sides: np.ndarray
    """Per line the piece on its left and on its right, `SEA` for none."""
    rings: Courses
    """The closed rings of all pieces as places in `lines.points`: one column instead of two."""
    ring_piece: np.ndarray
    """The piece of each ring."""
    lakes: Courses
    rivers: Courses

    def place(self, piece: str) -> int:
        """The number of a piece. Raises KeyError for an unknown id."""
        try:
            return self.pieces.index(piece)
        except ValueError:
            raise KeyError(piece) from None


@cache
def atlas() -> Atlas:
    """The shipped atlas. Raises AtlasError when its file is missing or damaged."""
    return load(asset("map", "world.npz"))


def load(path: Path) -> Atlas:
    """Read an atlas. Raises AtlasError with the remedy when the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return _built({name: held[name] for name in held.files})
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise AtlasError(f"the map {path.name} cannot be read ({error}): install article4 again") from None


def _built(held: dict[str, np.ndarray]) -> Atlas:
    """The atlas from the arrays of its file."""
    step = float(held["step"])
    lines = _courses(held, "line", step)
    return Atlas(
        pieces=tuple(held["piece"].tolist()),
        owners=tuple(held["owner"].tolist()),
        names=tuple(held["name"].tolist()),
        lines=lines,
        sides=held["side"].astype(int),
        rings=_rings(lines, held["ring_length"], held["ring_line"]),
        ring_piece=held["ring_piece"].astype(int),
        lakes=_courses(held, "lake", step),
        rivers=_courses(held, "river", step),
    )


def _courses(held: dict[str, np.ndarray], name: str, step: float) -> Courses:
    """Lines from their lengths, first points and small steps, all on a grid of `step` degrees."""
    length = held[f"{name}_length"].astype(int)
    start = np.concatenate([[0], np.cumsum(length)])
    change = np.zeros((start[-1], 2), int)
    inner = np.ones(start[-1], bool)
    inner[start[:-1]] = False
    change[inner] = held[f"{name}_step"]
    running = np.cumsum(change, axis=0)
    shift = held[f"{name}_first"] - running[start[:-1]]
    return Courses((running + np.repeat(shift, length, axis=0)) * step, start)


def _rings(lines: Courses, lengths: np.ndarray, parts: np.ndarray) -> Courses:
    """Rings as places of points; a negative part is a line walked backwards. The last point repeats the first."""
    places, start, at = [], [0], 0
    for length in lengths:
        total = start[-1]
        for part in parts[at : at + length]:
            line = int(part) if part >= 0 else ~int(part)
            walk = np.arange(lines.start[line], lines.start[line + 1])
            if part < 0:
                walk = walk[::-1]
            skip = 1 if total > start[-1] else 0
            places.append(walk[skip:])
            total += len(walk) - skip
        at += length
        start.append(total)
    return Courses(np.concatenate(places), np.array(start))


def shade() -> Path:
    """The picture of the hill-shade: grey, the whole Earth from 180 W and 90 N, level ground at `LEVEL`."""
    return asset("map", "relief.jpg")


LEVEL = 200
"""Value of level ground in the hill-shade."""
