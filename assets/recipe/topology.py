"""From polygons to lines: every stretch of border once, with the piece on its left and the piece on its right.

Why: the game classifies each line at run time (coast, inner border, border inside the alliance, front) by the owners of its two
sides, and neighbours that share a line cannot gap or overlap.
"""

import itertools
from collections import defaultdict
from typing import NamedTuple

import numpy as np

SEA = -1
"""The "piece" on the far side of a coast."""


class Lines(NamedTuple):
    """Borders as lines over a grid of whole numbers, and the rings of each piece made of them."""

    lines: list[list[tuple[int, int]]]
    sides: list[tuple[int, int]]
    """The piece to the left and to the right of each line, seen along it."""
    rings: list[list[list[int]]]
    """Per piece its rings, each a list of lines; a negative number n means line ~n backwards."""


def lines(rings: list[list[list[tuple[int, int]]]]) -> Lines:
    """Cut the closed rings of every piece at the places where a third piece, or the sea, begins.

    `rings[piece]` holds rings whose last point repeats the first, with the piece on their left.
    """
    sides = _sides(rings)
    joints = _joints(sides)
    found: dict[tuple, int] = {}
    result = Lines([], [], [])
    for piece_rings in rings:
        result.rings.append([[_number(part, found, result, sides) for part in _split(ring, joints)] for ring in piece_rings])
    return result


def _sides(rings) -> dict:
    """The piece on the left of every directed step. Raises ValueError when two pieces claim the same side of it."""
    left: dict[tuple, int] = {}
    for piece, piece_rings in enumerate(rings):
        for ring in piece_rings:
            for step in itertools.pairwise(ring):
                if left.setdefault(step, piece) != piece:
                    raise ValueError(f"pieces {left[step]} and {piece} overlap at {step}")
    return left


def _joints(left: dict) -> set:
    """The points at which the pair of neighbours changes, or more than two lines meet."""
    around = defaultdict(set)
    for a, b in left:
        around[a].add(b)
        around[b].add(a)
    return {point for point, others in around.items() if len(others) != 2 or _changes(point, *others, left)}


def _changes(point, before, after, left: dict) -> bool:
    """Whether the neighbours on both sides differ before and after a point."""
    def pair(a, b):
        return left.get((a, b), SEA), left.get((b, a), SEA)

    return pair(before, point) != pair(point, after)


def _split(ring, joints: set) -> list:
    """A ring as open lines between joints; without joints, as one closed line that starts at its least point."""
    body = ring[:-1]
    starts = [place for place, point in enumerate(body) if point in joints]
    first = starts[0] if starts else body.index(min(body))
    turned = body[first:] + body[: first + 1]
    cuts = [place for place, point in enumerate(turned) if point in joints] if starts else [0, len(turned) - 1]
    return [turned[a : b + 1] for a, b in itertools.pairwise(cuts)]


def _number(part, found: dict, result: Lines, left: dict) -> int:
    """The number of a line, negative when it is known in the other direction."""
    forward, backward = (part[0], part[1]), (part[-1], part[-2])
    if forward in found:
        return found[forward]
    number = len(result.lines)
    result.lines.append(part)
    result.sides.append((left.get(forward, SEA), left.get(forward[::-1], SEA)))
    found[forward] = number
    found[backward] = ~number
    return number


def on_grid(points: np.ndarray, step: float, ahead: bool) -> list[tuple[int, int]] | None:
    """A closed ring on the grid without repeated points or spikes, anticlockwise when `ahead`; None when nothing is left."""
    grid = [tuple(point) for point in np.round(points / step).astype(int).tolist()][:-1]
    ring: list[tuple[int, int]] = []
    for point in grid:
        _push(ring, point)
    while len(ring) > 2 and (ring[0] == ring[-1] or ring[-2] == ring[0] or ring[1] == ring[-1]):
        if ring[0] != ring[-1] and ring[1] == ring[-1]:
            ring.pop(0)
        ring.pop()
    if len(ring) < 3:
        return None
    closed = ring + ring[:1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(closed))
    if area == 0:
        return None
    return closed if (area > 0) == ahead else closed[::-1]


def _push(ring: list, point: tuple[int, int]) -> None:
    """Add a point; going back to the point before the last removes the spike."""
    if ring and ring[-1] == point:
        return
    if len(ring) > 1 and ring[-2] == point:
        ring.pop()
        return
    ring.append(point)
