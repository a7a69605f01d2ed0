"""Names of lands: letter-spaced capitals where they fit inside the land that is in sight, and nowhere on one another.

A name takes the largest size at which a rectangle of its width lies inside the land; integral images make that one subtraction
for all places at once.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from sim.play.map.camera import Camera
from sim.play.map.render import NOWHERE

SIZES = (44, 38, 33, 28, 24, 21, 18, 16, 14, 13)
"""Logical pixels of a name's letters, largest first."""
SPACES = (0.75, 0.45, 0.25, 0.10)
"""Space between letters, in shares of the size, widest first."""
INSIDE = 0.94
"""Share of a name's rectangle that must lie in its land."""
CELL = 5
"""Logical pixels a cell of the search."""
LINE = 1.25
"""Height of a line in shares of the size."""


class Label(NamedTuple):
    """A name on the map, with its middle on the plane; lengths in logical pixels."""

    state: str
    text: str
    x: float
    y: float
    size: float
    space: float
    wide: float
    high: float
    main: bool
    """True for states of the scenario."""


class Kept(NamedTuple):
    """A place on the plane around which nothing is written: the sides of a box around it, logical pixels."""

    x: float
    y: float
    left: float
    top: float
    right: float
    low: float


Measure = Callable[[str, float], float]
"""Width of a text at a size, logical pixels, without extra space between letters."""


class _Field(NamedTuple):
    """The search grid: whose land each cell is, and what is taken."""

    owner: np.ndarray
    taken: np.ndarray
    cell: float


def placed(
    pieces: np.ndarray, owners: tuple[str, ...], names: Mapping[str, str], main: frozenset[str], camera: Camera,
    density: float, measure: Measure, avoid: tuple["Kept", ...] = (),
) -> tuple[Label, ...]:  # fmt: skip
    """Names for a picture's pieces. `names` are by owner; `main` ones come first and are placed even where they hardly fit.

    `avoid` is what no name may cover.
    """
    step = max(1, round(CELL * density))
    order = {name: number for number, name in enumerate(sorted(set(owners)))}
    lookup = np.array([order[name] for name in owners] + [NOWHERE], np.int16)
    grid = lookup[pieces[step // 2 :: step, step // 2 :: step]]
    field = _Field(grid, np.zeros(grid.shape, bool), step / density)
    for kept in avoid:
        x, y = camera.to_screen(kept.x, kept.y)
        left, top = (max(0, int((place + low * density) / step)) for place, low in ((x, kept.left), (y, kept.top)))
        right, low = (max(0, int((place + high * density) / step) + 1) for place, high in ((x, kept.right), (y, kept.low)))
        field.taken[left:right, top:low] = True
    counts = np.bincount(grid[grid >= 0].ravel(), minlength=len(order))
    seen = [name for name, number in order.items() if counts[number] and names.get(name)]
    seen.sort(key=lambda name: (name not in main, -counts[order[name]]))
    found = []
    for name in seen:
        label = _place(field, order[name], int(counts[order[name]]), name, names[name].upper(), name in main, measure)
        if label is not None:
            x, y = camera.to_plane((label.x + 0.5) * step, (label.y + 0.5) * step)
            found.append(label._replace(x=float(x), y=float(y)))
    return tuple(found)


def _place(field: _Field, number: int, count: int, state: str, text: str, main: bool, measure: Measure) -> Label | None:
    """The best place of one name, in cells; None when there is none."""
    columns, rows = np.flatnonzero((field.owner == number).any(axis=1)), np.flatnonzero((field.owner == number).any(axis=0))
    corner = (int(columns[0]), int(rows[0]))
    area = (slice(corner[0], columns[-1] + 1), slice(corner[1], rows[-1] + 1))
    mask = field.owner[area] == number
    free = ~field.taken[area]
    sums, taken = _integral(mask & free), _integral(~free)
    most = min(SIZES[0], max(14.0, (count**0.5) * field.cell / 9.0)) * (1.0 if main else 0.8)
    for size in (size for size in SIZES if size <= most):
        bare = measure(text, size)
        for space in SPACES:
            wide = bare + (len(text) - 1) * space * size
            place = _fit(sums, taken, mask, wide / field.cell, size * LINE / field.cell)
            if place is None:
                continue
            label = _take(field, corner, place, Label(state, text, 0, 0, size, space * size, wide, size * LINE, main))
            if label is not None:
                return label
    return _beside(field, corner, mask, Label(state, text, 0, 0, 13, 1.3, measure(text, 13) + 1.3 * (len(text) - 1), 17, main))


def _integral(mask: np.ndarray) -> np.ndarray:
    """Sums over all rectangles from the corner."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int32)
    np.cumsum(np.cumsum(mask, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    return sums


def _window(sums: np.ndarray, wide: int, high: int) -> np.ndarray:
    """Sums over all windows of a size, by their corner."""
    return sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]


def _fit(sums: np.ndarray, taken: np.ndarray, mask: np.ndarray, wide: float, high: float) -> tuple[float, float] | None:
    """The middle of the best rectangle inside a mask: full, free, near the mask's middle. None when there is none."""
    w, h = int(np.ceil(wide)) + 1, int(np.ceil(high))
    if w > mask.shape[0] or h > mask.shape[1]:
        return None
    inside = _window(sums, w, h)
    good = (inside >= INSIDE * w * h) & (_window(taken, w, h) == 0)
    if not good.any():
        return None
    x, y = np.nonzero(good)
    middle = np.argwhere(mask).mean(axis=0)
    away = ((x + w / 2 - middle[0]) / mask.shape[0]) ** 2 + ((y + h / 2 - middle[1]) / mask.shape[1]) ** 2
    best = int(np.argmin(away - 0.3 * inside[x, y] / (w * h)))
    return float(x[best] + w / 2 - 0.5), float(y[best] + h / 2 - 0.5)


def _beside(field: _Field, corner: tuple[int, int], mask: np.ndarray, label: Label) -> Label | None:
    """A small name over the middle of a land too small for it, where that covers no other name; only for main states."""
    if not label.main or mask.sum() < 3:
        return None
    middle = np.argwhere(mask).mean(axis=0)
    for shift in (0.0, 2.0, -2.0, 4.0, -4.0):
        place = (float(middle[0]), float(middle[1] + shift))
        if _is_free(field, corner, place, label):
            return _take(field, corner, place, label)
    return None


def _rectangle(field: _Field, corner: tuple[int, int], place: tuple[float, float], label: Label) -> tuple[slice, slice] | None:
    """The cells that a name covers; None when it would leave the picture."""
    x, y = corner[0] + place[0] + 0.5, corner[1] + place[1] + 0.5
    half_x, half_y = label.wide / field.cell / 2 + 0.5, label.high / field.cell / 2 + 0.3
    left, right, top, low = int(x - half_x), int(np.ceil(x + half_x)), int(y - half_y), int(np.ceil(y + half_y))
    if left < 0 or top < 0 or right > field.taken.shape[0] or low > field.taken.shape[1]:
        return None
    return slice(left, right), slice(top, low)


def _is_free(field: _Field, corner: tuple[int, int], place: tuple[float, float], label: Label) -> bool:
    """Whether nothing is written where a name would be."""
    cells = _rectangle(field, corner, place, label)
    return cells is not None and not field.taken[cells].any()


def _take(field: _Field, corner: tuple[int, int], place: tuple[float, float], label: Label) -> Label | None:
    """The name at a place, which is taken from now on; None when it would leave the picture or cover another."""
    if not _is_free(field, corner, place, label):
        return None
    field.taken[_rectangle(field, corner, place, label)] = True
    return label._replace(x=corner[0] + place[0], y=corner[1] + place[1])
