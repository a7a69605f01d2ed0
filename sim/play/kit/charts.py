"""Charts in a box: lines, fans, bars, tornado, density, spark lines. Axes are drawn by the caller where they differ."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import Tint, with_alpha


class Span(NamedTuple):
    """The values that lie at the left and right, or lower and upper, edge of a chart."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the low and 1 at the high edge."""
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5


def span_of(values: Sequence[float], margin: float = 0.06) -> Span:
    """A span that holds all values with a margin."""
    finite = [value for value in values if math.isfinite(value)]
    if not finite:
        return Span(0.0, 1.0)
    low, high = min(finite), max(finite)
    room = (high - low) * margin or max(abs(high), 1.0) * margin
    return Span(low - room, high + room)


def ticks(span: Span, about: int = 5) -> list[float]:
    """Round values within a span, about as many as asked for."""
    raw = (span.high - span.low) / max(1, about)
    if raw <= 0 or not math.isfinite(raw):
        return [span.low]
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw)
    first = math.ceil(span.low / step)
    return [place * step for place in range(first, math.floor(span.high / step) + 1)]


def spark(ui: Ui, box: Box, values: Sequence[float], colour: Tint) -> None:
    """A small line with its area, from the oldest value to the newest."""
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    room = (high - low) or 1.0
    step = box.w / (len(values) - 1)
    points = [(box.x + place * step, box.bottom - (value - low) / room * box.h) for place, value in enumerate(values)]
    ui.polygon([*points, (box.right, box.bottom + 1), (box.x, box.bottom + 1)], with_alpha(colour, 50))
    ui.lines(points, colour)


def line_points(box: Box, across: Span, up: Span, xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
    """The points of a line in a box; values that are not finite are left out."""
    return [
        (box.x + across.share(x) * box.w, box.bottom - min(1.0, max(0.0, up.share(y))) * box.h)
        for x, y in zip(xs, ys, strict=True)
        if math.isfinite(y)
    ]


def line_chart(
    ui: Ui, box: Box, across: Span, up: Span, xs: Sequence[float], ys: Sequence[float], colour: Tint, area: bool = False
) -> None:
    """One line over the box, with the area below where asked."""
    points = line_points(box, across, up, xs, ys)
    if len(points) < 2:
        return
    if area:
        ui.polygon([*points, (points[-1][0], box.bottom), (points[0][0], box.bottom)], with_alpha(colour, 46))
    ui.lines(points, colour, 1.5)


def fan(ui: Ui, box: Box, across: Span, up: Span, xs: Sequence[float], bands: Sequence[tuple[Sequence[float], Sequence[float]]],
        middle: Sequence[float], colour: Tint) -> None:  # fmt: skip
    """A forecast: bands from the widest to the narrowest, and the middle line."""
    for place, (low, high) in enumerate(bands):
        lower, upper = line_points(box, across, up, xs, low), line_points(box, across, up, xs, high)
        if len(lower) > 1:
            ui.polygon([*upper, *reversed(lower)], with_alpha(colour, 60 + 45 * place))
    points = line_points(box, across, up, xs, middle)
    ui.lines(points, (220, 236, 252))


def axis(ui: Ui, box: Box, up: Span, unit: str = "", about: int = 4) -> None:
    """Level lines with their values at the left."""
    c = ui.colours
    for value in ticks(up, about):
        y = box.bottom - up.share(value) * box.h
        ui.line(box.x, y, box.right, y, (30, 43, 57))
        ui.text(box.x - 6, y - ui.line_height(13) / 2, f"{value:g}{unit}", 13, c.third, align="right")


def density(
    ui: Ui, box: Box, chance: float, low: float, high: float, ends: tuple[str, ...] = ("0", "25", "50", "75", "100")
) -> None:
    """How a probability is thought to lie: a curve over 0 to 1, its interval filled, its middle marked."""
    c = ui.colours
    spread = max(0.012, (high - low) / 3.3)
    xs = np.linspace(0.0, 1.0, 80)
    curve = np.exp(-(((xs - chance) / spread) ** 2) / 2)
    points = [(box.x + float(x) * box.w, box.bottom - float(y) * (box.h - 2)) for x, y in zip(xs, curve, strict=True)]
    ui.polygon([(box.x, box.bottom), *points, (box.right, box.bottom)], (58, 78, 100))
    inside = [point for point, x in zip(points, xs, strict=True) if low <= x <= high]
    if len(inside) > 1:
        ui.polygon([(inside[0][0], box.bottom), *inside, (inside[-1][0], box.bottom)], (66, 142, 160))
    ui.line(box.x, box.bottom, box.right, box.bottom, c.edge)
    ui.fill((box.x + chance * box.w - 1, box.y, 2, box.h + 4), c.text)
    for place, name in enumerate(ends):
        x = box.x + place / (len(ends) - 1) * box.w
        ui.line(x, box.bottom, x, box.bottom + 3, c.edge)
        ui.text(
            x, box.bottom + 2, name, 13, c.third, align="left" if place == 0 else "right" if place == len(ends) - 1 else "middle"
        )


class Swing(NamedTuple):
    """What a quantity would be with something low and with it high."""

    label: str
    low: float
    high: float


def tornado(ui: Ui, box: Box, middle: float, swings: Sequence[Swing], unit: str = "", label_width: float = 150.0) -> float:
    """How far each thing moves a quantity, to both sides of its middle. Returns the height used."""
    c = ui.colours
    if not swings:
        return 0.0
    values = [value for swing in swings for value in (swing.low, swing.high)] + [middle]
    across = span_of(values, 0.14)
    room = Box(box.x + label_width, box.y, box.w - label_width, 0)
    y = box.y
    at = room.x + across.share(middle) * room.w
    for swing in swings:
        ui.text(box.x, y - 2, swing.label, 13, c.second, most=label_width - 8)
        low, high = room.x + across.share(swing.low) * room.w, room.x + across.share(swing.high) * room.w
        for end, colour in (
            (low, c.bad if swing.low <= swing.high else c.good),
            (high, c.good if swing.low <= swing.high else c.bad),
        ):
            if abs(end - at) >= 1:
                ui.box((min(end, at), y + 2, abs(end - at), 11), colour, 2)
        left, right = sorted(((low, swing.low), (high, swing.high)))
        ui.text(left[0] - 4, y - 2, f"{left[1]:.0f}{unit}", 13, c.third, align="right")
        ui.text(right[0] + 4, y - 2, f"{right[1]:.0f}{unit}", 13, c.third)
        y += 21
    ui.line(at, box.y - 2, at, y - 4, c.text, 1.4)
    return y - box.y


class Segment(NamedTuple):
    """A part of a diverging bar: its weight (positive to the right), an icon, its name."""

    weight: float
    icon: str
    name: str


def diverging(
    ui: Ui, middle: float, y: float, segments: Sequence[Segment], scale: float, high: float = 16, most: float = 1e9
) -> None:
    """Reasons for and against as segments to both sides of a middle line; the strongest lie innermost."""
    c = ui.colours
    for sign, colour, ink in ((1, c.good, (6, 26, 26)), (-1, c.bad, (40, 16, 4))):
        part = sorted((s for s in segments if s.weight * sign > 0), key=lambda s: -abs(s.weight))
        room, x = most, middle
        for place, segment in enumerate(part):
            wide = min(room, abs(segment.weight) * scale)
            room -= wide
            if wide < 1.5:
                break
            left = x if sign > 0 else x - wide
            shade = max(0.4, 1 - 0.15 * place)
            ui.box((left + 0.5, y, wide - 1, high), tuple(int(v * shade) for v in colour), 2)
            if wide > 14:
                ui.icon(segment.icon, left + wide / 2, y + high / 2, 11, ink, centre=True)
            x += sign * wide
