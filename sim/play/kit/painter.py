"""Drawing in logical pixels on one surface, everything cached by what it shows, its size and the scale.

What is written is noted: `notes` holds this frame's texts with their boxes, from which the text dump is made.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pygame

from sim.play.kit import fonts, shapes
from sim.play.kit.boxes import Box
from sim.play.kit.cache import SurfaceCache
from sim.play.kit.theme import Palette, Theme, Tint

Point = tuple[float, float]


CUT = "cut"
"""The state of a text that was shortened with an ellipsis."""


class Note(NamedTuple):
    """What was drawn: an id (empty for plain text), its kind, box, words and state."""

    id: str
    kind: str
    box: Box
    text: str
    state: str = ""


class Painter:
    """A surface to draw on, with its theme."""

    def __init__(self, surface: pygame.Surface, theme: Theme) -> None:
        self.surface = surface
        self.theme = theme
        self.cache = SurfaceCache()
        self.notes: list[Note] = []
        self.shortened: set[tuple[str, float, str, float]] = set()
        self.clips: list[Box] = []
        self.origin = (0, 0)
        """Device pixels of the surface's corner: not the screen's where a part is drawn on a surface of its own."""
        self.loose: list[pygame.Rect] | None = None
        """Where something was drawn on top of the parts that stay, while that is asked for."""
        self.whole = Box(0.0, 0.0, 0.0, 0.0)
        self.measure()

    def measure(self) -> None:
        """Take the size of the screen, at the beginning of every frame."""
        self.cache.suit(self.theme.scale)
        wide, high = self.surface.get_size()
        self.whole = Box(0.0, 0.0, wide / self.theme.scale, high / self.theme.scale)

    @property
    def colours(self) -> Palette:
        """The named colours."""
        return self.theme.colours

    @property
    def screen(self) -> Box:
        """The whole screen, in logical pixels."""
        return self.whole

    @property
    def visible(self) -> Box:
        """What is not cut off at the moment."""
        return self.clips[-1] if self.clips else self.whole

    def px(self, length: float) -> int:
        """A logical length in device pixels."""
        return round(length * self.theme.scale)

    def device(self, box: Sequence[float]) -> pygame.Rect:
        """A logical box in pixels of the surface; neighbours share their edges."""
        s, x, y = self.theme.scale, box[0], box[1]
        left, top = round(x * s), round(y * s)
        right, low = round((x + box[2]) * s), round((y + box[3]) * s)
        return pygame.Rect(left - self.origin[0], top - self.origin[1], right - left, low - top)

    def stamp(self, image: pygame.Surface, x: float, y: float, flags: int = 0) -> None:
        """Put a surface with its corner at a logical place."""
        s = self.theme.scale
        self.blit(image, (round(x * s) - self.origin[0], round(y * s) - self.origin[1]), flags)

    def blit(self, image: pygame.Surface, at: pygame.Rect | tuple[int, int], flags: int = pygame.BLEND_PREMULTIPLIED) -> None:
        """Put a surface at pixels of the surface."""
        area = self.surface.blit(image, at, None, flags)
        if self.loose is not None:
            self.loose.append(area)

    def touch(self, area: pygame.Rect) -> None:
        """Note that something was drawn in an area of the surface."""
        if self.loose is not None:
            self.loose.append(area.clip(self.surface.get_clip()))

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw and listen only inside a box."""
        self.clips.append(box.common(self.visible))
        before = self.surface.get_clip()
        self.surface.set_clip(self.device(self.clips[-1]))
        try:
            yield
        finally:
            self.surface.set_clip(before)
            self.clips.pop()

    # -- text ---------------------------------------------------------------------------------------------------------
    def text_width(self, text: str, size: float = 14, weight: str = "regular") -> float:
        """How wide a text is, in logical pixels."""
        return fonts.width(text, self.theme.text_px(size), weight) / self.theme.scale

    def line_height(self, size: float = 14) -> float:
        """The height that a line of text is given, in logical pixels: that at 100 % of text size."""
        return fonts.font(self.theme.usual_px(size), "regular").get_height() / self.theme.scale

    def growth(self, size: float = 14) -> float:
        """How far larger text reaches beyond the line that it is given, above and below, in logical pixels."""
        if self.theme.text_factor == 1.0:
            return 0.0
        return (fonts.font(self.theme.text_px(size), "regular").get_height() / self.theme.scale - self.line_height(size)) / 2

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 14,
        colour: Tint | None = None,
        weight: str = "regular",
        align: str = "left",
        spacing: float = 0.0,
        most: float | None = None,
    ) -> float:
        """Write one line; `y` is its top, `x` its left, middle or right by `align`. Returns its width.

        `most` is the width beyond which it is shortened with an ellipsis. Where the player wants larger text, the line keeps its
        middle: what it stands beside, or in, has not grown.
        """
        if not text:
            return 0.0
        y -= self.growth(size)
        theme = self.theme
        tint = colour or self.colours.text
        key = ("text", text, size, weight, tint, spacing, most, theme.scale, theme.text_factor)
        image = self.cache.get(key, lambda: self.written(text, size, tint, weight, spacing, most))
        s = theme.scale
        wide, high = image.get_width() / s, image.get_height() / s
        left = x if align == "left" else x - wide if align == "right" else x - wide / 2
        area = self.clips[-1] if self.clips else self.whole
        if left >= area.x + area.w or area.x >= left + wide or y >= area.y + area.h or area.y >= y + high:
            return wide
        self.blit(image, (round(left * s) - self.origin[0], round(y * s) - self.origin[1]))
        state = CUT if most is not None and (text, size, weight, most) in self.shortened else ""
        self.notes.append(Note("", "text", Box(left, y, wide, high), text, state))
        return wide

    def written(self, text: str, size: float, tint: Tint, weight: str, spacing: float, most: float | None) -> pygame.Surface:
        """A line of text as a premultiplied surface."""
        pixels = self.theme.text_px(size)
        shown = text if most is None else fonts.shortened(text, pixels, weight, max(1, self.px(most)))
        if shown != text and most is not None:
            self.shortened.add((text, size, weight, most))
        return fonts.drawn(shown, pixels, weight, (tint[0], tint[1], tint[2]), self.px(spacing)).premul_alpha()

    def middle_text(self, box: Box, text: str, size: float = 14, colour: Tint | None = None, weight: str = "regular") -> None:
        """Write one line in the middle of a box, shortened to it."""
        y = box.y + (box.h - self.line_height(size)) / 2
        self.text(box.x + box.w / 2, y, text, size, colour, weight, "middle", most=box.w)

    def paragraph(
        self, box: Box, text: str, size: float = 14, colour: Tint | None = None, weight: str = "regular", lead: float = 3.0
    ) -> float:
        """Write a text in lines within the width of a box. Returns the height used."""
        if not text:
            return 0.0
        pixels, grown = self.theme.text_px(size), self.growth(size)
        y, step = box.y + grown, self.line_height(size) + 2 * grown + lead - 3.0
        for line in fonts.wrapped(text, pixels, weight, max(8, self.px(box.w))):
            self.text(box.x, y, line, size, colour, weight)
            y += step
        return y - grown - box.y

    def paragraph_height(self, width: float, text: str, size: float = 14, weight: str = "regular", lead: float = 3.0) -> float:
        """How high a paragraph would be."""
        if not text:
            return 0.0
        lines = fonts.wrapped(text, self.theme.text_px(size), weight, max(8, self.px(width)))
        return len(lines) * (self.line_height(size) + 2 * self.growth(size) + lead - 3.0)

    def lines_of(self, text: str, width: float, size: float = 14, weight: str = "regular") -> list[str]:
        """A text broken into the lines that a width has room for."""
        return list(fonts.wrapped(text, self.theme.text_px(size), weight, max(8, self.px(width))))

    # -- shapes -------------------------------------------------------------------------------------------------------
    def put(self, image: pygame.Surface, x: float, y: float) -> None:
        """Put a premultiplied surface with its corner at a place."""
        self.stamp(image, x, y, pygame.BLEND_PREMULTIPLIED)

    def fill(self, box: Sequence[float], colour: Tint) -> None:
        """A plain box; with four numbers the colour is blended."""
        area = self.device(box)
        if len(colour) == 3 or colour[3] == 255:
            self.touch(self.surface.fill(colour[:3], area))
            return
        area = area.clip(self.surface.get_clip())
        if area.w <= 0 or area.h <= 0:
            return
        if area.w * area.h > shapes.LARGE:
            shapes.lay(self.surface, area, colour)
            self.touch(area)
            return
        veil = self.cache.get(("veil", area.size, colour), lambda: veiled(area.size, colour))
        self.blit(veil, area)

    def box(self, box: Sequence[float], fill: Tint, radius: float = 6, edge: Tint | None = None, thick: float = 1.0) -> None:
        """A rounded box."""
        area = self.device(box)
        if area.w < 1 or area.h < 1 or not area.colliderect(self.surface.get_clip()):
            return
        r, t = radius * self.theme.scale, max(1.0, thick * self.theme.scale)
        image = self.cache.get(("box", area.size, fill, r, edge, t), lambda: shapes.rounded(area.size, r, fill, edge, t))
        self.blit(image, area)

    def panel(self, box: Sequence[float], radius: float = 8, alpha: int = 250, edge: Tint | None = None) -> None:
        """The ground of a panel, with its shadow."""
        area, spread = self.device(box), self.px(18)
        c = self.colours
        border = edge or c.line
        r = radius * self.theme.scale
        shine = (min(255, border[0] + 13), min(255, border[1] + 13), min(255, border[2] + 13))
        corner = int(r) + 2 * spread + 2
        wide, high = area.w + 2 * spread, area.h + 2 * spread
        small = wide <= 2 * corner + 1 or high <= 2 * corner + 1
        size = area.size if small else (2 * (corner - spread) + 1, 2 * (corner - spread) + 1)
        image = self.cache.get(
            ("panel", size, r, alpha, border, c.panel, spread),
            lambda: shapes.panel(size, r, (*c.panel, alpha), border, shine, spread),
        )
        at = area.inflate(2 * spread, 2 * spread)
        if small:
            self.blit(image, at)
        else:
            shapes.spread_tile(self.surface, image, corner, at)
            self.touch(at)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: Tint | None = None, thick: float = 1.0) -> None:
        """A straight line; upright and level ones are sharp, others antialiased."""
        tint = (colour or self.colours.line)[:3]
        wide = max(1, self.px(thick))
        ox, oy = self.origin
        if x1 == x2 or y1 == y2:
            x, y = self.px(min(x1, x2)) - ox, self.px(min(y1, y2)) - oy
            size = (wide, max(1, self.px(abs(y2 - y1)))) if x1 == x2 else (max(1, self.px(abs(x2 - x1))), wide)
            self.touch(self.surface.fill(tint, (x, y, *size)))
            return
        ends = ((self.px(x1) - ox, self.px(y1) - oy), (self.px(x2) - ox, self.px(y2) - oy))
        draw = pygame.draw.line(self.surface, tint, *ends, wide) if wide > 1 else pygame.draw.aaline(self.surface, tint, *ends)
        self.touch(draw)

    def lines(self, points: Sequence[Point], colour: Tint, thick: float = 1.0) -> None:
        """An antialiased run of lines through points."""
        if len(points) < 2:
            return
        s, (ox, oy) = self.theme.scale, self.origin
        device = [(x * s - ox, y * s - oy) for x, y in points]
        self.touch(pygame.draw.aalines(self.surface, colour[:3], False, device))
        for extra in range(1, max(1, self.px(thick))):
            self.touch(pygame.draw.aalines(self.surface, colour[:3], False, [(x, y + extra) for x, y in device]))

    def polygon(self, points: Sequence[Point], colour: Tint) -> None:
        """A filled antialiased polygon, kept by its shape."""
        s = self.theme.scale
        left, top = math.floor(min(p[0] for p in points) * s) - 1, math.floor(min(p[1] for p in points) * s) - 1
        local = tuple((round(x * s - left, 1), round(y * s - top, 1)) for x, y in points)
        size = (math.ceil(max(p[0] for p in local)) + 1, math.ceil(max(p[1] for p in local)) + 1)
        if size[0] * size[1] > 4_000_000:
            return
        image = self.cache.get(("polygon", local, colour), lambda: shapes.polygon(local, size, colour))
        self.blit(image, (left - self.origin[0], top - self.origin[1]))

    def circle(self, x: float, y: float, radius: float, colour: Tint, thick: float = 0.0) -> None:
        """A disc, or a ring of a thickness, around a point."""
        r, t = radius * self.theme.scale, thick * self.theme.scale
        image = self.cache.get(("circle", r, colour, t), lambda: shapes.circle(r, colour, t))
        half = image.get_width() / 2
        s, (ox, oy) = self.theme.scale, self.origin
        self.blit(image, (round(x * s - half) - ox, round(y * s - half) - oy))

    def icon(self, name: str, x: float, y: float, size: float = 16, colour: Tint | None = None, centre: bool = False) -> None:
        """A line icon with its corner, or its middle, at a point."""
        tint = colour or self.colours.second
        side = self.px(size)
        image = self.cache.get(("icon", name, side, tint), lambda: shapes.icon(name, side, tint).premul_alpha())
        left, top = (x - size / 2, y - size / 2) if centre else (x, y)
        self.put(image, left, top)

    def flag(self, code: str, x: float, y: float, high: float = 13) -> float:
        """A flag by the state's two letters. Returns its width."""
        pixels = self.px(high)
        image = self.cache.get(("flag", code, pixels), lambda: shapes.flag(code, pixels).premul_alpha())
        self.put(image, x, y)
        return image.get_width() / self.theme.scale

    def dotted(self, x: float, y: float, width: float, colour: Tint | None = None) -> None:
        """The dotted line under a word that explains itself."""
        wide, dot = self.px(width), max(1, self.px(1))
        if wide < 1:
            return
        tint = (colour or self.colours.third)[:3]
        image = self.cache.get(("dots", wide, dot, tint), lambda: dots(wide, dot, tint))
        self.put(image, x, y)

    def picture(self, key: object, size: tuple[float, float], draw: Callable[[pygame.Surface], None]) -> pygame.Surface:
        """A surface of a logical size that `draw` has drawn once, kept by its key (which must tell all it shows)."""

        def make() -> pygame.Surface:
            surface = pygame.Surface((max(1, self.px(size[0])), max(1, self.px(size[1]))), pygame.SRCALPHA)
            draw(surface)
            return surface

        return self.cache.get(("picture", key, size, self.theme.scale, self.theme.palette_name, self.theme.text_factor), make)


def overlap(a: Box, b: Box) -> bool:
    """True when two boxes share an area."""
    return a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h


def veiled(size: tuple[int, int], colour: Tint) -> pygame.Surface:
    """A transparent colour."""
    surface = pygame.Surface(size, pygame.SRCALPHA)
    surface.fill(colour)
    return surface.premul_alpha()


def dots(wide: int, dot: int, colour: Tint) -> pygame.Surface:
    """A row of dots, three dots' width apart."""
    surface = pygame.Surface((wide, dot), pygame.SRCALPHA)
    for x in range(0, wide, dot * 3):
        surface.fill((*colour, 255), (x, 0, dot, dot))
    return surface
