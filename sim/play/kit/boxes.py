"""Rectangles in logical pixels, with the few cuts that layouts need."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, width, height, in logical pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def contains(self, point: tuple[float, float]) -> bool:
        """True when a point lies inside; left and top edges belong to the box."""
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h

    def inset(self, by: float, vertically: float | None = None) -> "Box":
        """The box without a margin on all sides."""
        high = by if vertically is None else vertically
        return Box(self.x + by, self.y + high, max(0.0, self.w - 2 * by), max(0.0, self.h - 2 * high))

    def common(self, other: "Box") -> "Box":
        """What two boxes share; without width or height where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))

    def columns(self, count: int, gap: float = 0.0) -> list["Box"]:
        """The box cut into equal columns."""
        wide = (self.w - gap * (count - 1)) / max(1, count)
        return [Box(self.x + place * (wide + gap), self.y, wide, self.h) for place in range(count)]

    def rows(self, height: float, gap: float = 0.0) -> list["Box"]:
        """As many rows of a height as fit."""
        count = int((self.h + gap) // (height + gap)) if height + gap > 0 else 0
        return [Box(self.x, self.y + place * (height + gap), self.w, height) for place in range(max(0, count))]

    def within(self, outer: "Box") -> "Box":
        """The box moved, not cut, so that it lies inside another as far as it fits."""
        x = max(outer.x, min(self.x, outer.right - self.w))
        y = max(outer.y, min(self.y, outer.bottom - self.h))
        return Box(x, y, self.w, self.h)


def centred(outer: Box, width: float, height: float) -> Box:
    """A box of a size in the middle of another, never larger than it."""
    w, h = min(width, outer.w), min(height, outer.h)
    return Box(outer.x + (outer.w - w) / 2, outer.y + (outer.h - h) / 2, w, h)
