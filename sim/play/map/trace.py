"""Figures of the plane as pixels of a camera: what is out of sight is left out, what falls on one pixel is told once.

Why: filling a polygon costs its edges times its rows, seen or not; a ring that reaches far beyond the window is cut to it first.
"""

from collections.abc import Iterator

import numpy as np

from sim.play.map.camera import Camera
from sim.play.map.plane import Figures, cut_off

BEYOND = 16
"""Pixels around the window that are still drawn."""


def traced(figures: Figures, camera: Camera, finer: int, filled: bool) -> Iterator[tuple[int, list]]:
    """The label and the pixels of every figure in sight, in their order; `finer` pixels to one of the camera's.

    `filled` figures keep their area when they are cut to the window; lines are cut into what is in sight.
    """
    seen = in_sight(figures, camera)
    if not len(seen):
        return
    length = figures.start[seen + 1] - figures.start[seen]
    begin = np.concatenate([[0], np.cumsum(length)])
    places = np.repeat(figures.start[seen] - begin[:-1], length) + np.arange(begin[-1])
    x, y = camera.to_screen(figures.points[places, 0], figures.points[places, 1])
    pixels = np.column_stack([x * finer, y * finer])
    wide, high = camera.wide * finer, camera.high * finer
    outside = _outside(pixels, wide, high, finer)
    far = np.logical_or.reduceat(outside, begin[:-1])
    rounded = np.round(pixels).astype(np.int64)
    fresh = np.ones(len(rounded), bool)
    fresh[1:] = (rounded[1:] != rounded[:-1]).any(axis=1)
    fresh[begin[:-1]] = True
    for number, figure in enumerate(seen):
        part = slice(begin[number], begin[number + 1])
        label = int(figures.label[figure])
        if not far[number]:
            yield label, rounded[part][fresh[part]].tolist()
        elif filled:
            yield label, _cut(pixels[part], wide, high, finer)
        else:
            for run in _runs(outside[part]):
                yield label, rounded[part][run][fresh[part][run]].tolist()


def in_sight(figures: Figures, camera: Camera) -> np.ndarray:
    """The places of the figures whose boxes meet the window and are not smaller than half a pixel."""
    left, bottom = camera.to_screen(figures.boxes[:, 0], figures.boxes[:, 1])
    right, top = camera.to_screen(figures.boxes[:, 2], figures.boxes[:, 3])
    meets = (right > -BEYOND) & (left < camera.wide + BEYOND) & (bottom > -BEYOND) & (top < camera.high + BEYOND)
    return np.flatnonzero(meets & ((right - left > 0.5) | (bottom - top > 0.5)))


def _outside(pixels: np.ndarray, wide: int, high: int, finer: int) -> np.ndarray:
    """Which pixels lie well out of the window."""
    room = BEYOND * finer
    x, y = pixels[:, 0], pixels[:, 1]
    return (x < -room) | (x > wide + room) | (y < -room) | (y > high + room)


def _cut(ring: np.ndarray, wide: int, high: int, finer: int) -> list:
    """A ring cut to a little more than the window."""
    room = BEYOND * finer
    for axis, bound, sign in ((0, -room, 1.0), (0, wide + room, -1.0), (1, -room, 1.0), (1, high + room, -1.0)):
        ring = cut_off(ring, axis, bound, sign)
        if len(ring) < 4:
            return []
    whole = np.round(ring).astype(np.int64)
    keep = np.ones(len(whole), bool)
    keep[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    return whole[keep].tolist()


def _runs(outside: np.ndarray) -> Iterator[slice]:
    """The stretches of a line in sight, each with one point beyond at both ends."""
    near = ~outside
    near[1:] |= ~outside[:-1]
    near[:-1] |= ~outside[1:]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], near.astype(np.int8), [0]])))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if end - begin > 1:
            yield slice(begin, end)
