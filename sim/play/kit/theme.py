"""Colours, sizes and the settings that bear on how things look.

The palette's contrasts were measured on the panel colour: text 15:1, secondary text 8.1, tertiary 4.5, accents 5.6 to 10.5.
Nothing is told by colour alone: marks have shapes, areas have patterns, numbers have signs.
"""

from dataclasses import dataclass, field

Colour = tuple[int, int, int]
Tint = tuple[int, ...]
"""Three numbers, or four with alpha."""

SCALES = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
TEXT_SIZES = (1.0, 1.15, 1.3)
SMALLEST_TEXT = 13.0
"""Logical pixels; no text is drawn smaller."""


@dataclass(frozen=True)
class Palette:
    """The named colours of the screens."""

    panel: Colour = (13, 21, 31)
    bar: Colour = (18, 28, 40)
    raised: Colour = (25, 37, 51)
    pressed: Colour = (36, 50, 66)
    line: Colour = (43, 59, 77)
    edge: Colour = (62, 82, 104)
    text: Colour = (226, 233, 240)
    second: Colour = (158, 174, 190)
    third: Colour = (125, 142, 160)
    gold: Colour = (236, 190, 84)
    good: Colour = (72, 186, 172)
    bad: Colour = (240, 132, 72)
    danger: Colour = (238, 96, 84)
    blue: Colour = (96, 164, 232)
    violet: Colour = (190, 150, 214)
    dark: Colour = (28, 20, 4)
    """Text on gold."""


PALETTES: dict[str, Palette] = {
    "standard": Palette(),
    "red-green": Palette(
        good=(86, 180, 233), bad=(230, 159, 0), danger=(240, 110, 60), gold=(240, 228, 110), blue=(140, 160, 250),
    ),
    "blue-yellow": Palette(
        good=(60, 200, 190), bad=(240, 100, 110), danger=(255, 80, 90), gold=(250, 180, 180), blue=(120, 190, 230),
    ),
    "high contrast": Palette(
        panel=(4, 7, 11), bar=(8, 12, 18), raised=(20, 28, 38), line=(90, 110, 132), edge=(140, 164, 190),
        text=(255, 255, 255), second=(214, 224, 234), third=(178, 192, 206), gold=(255, 212, 96), good=(94, 226, 208),
        bad=(255, 164, 104), danger=(255, 130, 118), blue=(140, 196, 255),
    ),
}  # fmt: skip
"""Palettes by name; `red-green` serves deuteranopia and protanopia, `blue-yellow` tritanopia."""


@dataclass
class Theme:
    """How everything is drawn: the factor from logical to device pixels, text size, palette, motion."""

    scale: float = 1.0
    text_factor: float = 1.0
    palette_name: str = "standard"
    reduced_motion: bool = False
    colours: Palette = field(init=False)

    def __post_init__(self) -> None:
        """Look the palette up; an unknown one is the standard."""
        self.colours = PALETTES.get(self.palette_name, PALETTES["standard"])

    def px(self, length: float) -> int:
        """A logical length in device pixels."""
        return round(length * self.scale)

    def text_px(self, size: float) -> int:
        """A logical text size in device pixels, never below the smallest readable one."""
        return max(7, round(max(size, SMALLEST_TEXT) * self.text_factor * self.scale))

    def usual_px(self, size: float) -> int:
        """Pixels of the same text at 100 % of text size."""
        return max(7, round(max(size, SMALLEST_TEXT) * self.scale))


def mixed(a: Tint, b: Tint, share: float) -> Colour:
    """A colour between two: `share` 0 is the first, 1 the second."""
    return tuple(round(p + (q - p) * share) for p, q in zip(a[:3], b[:3], strict=True))  # type: ignore[return-value]


def with_alpha(colour: Tint, alpha: int) -> Tint:
    """A colour with an alpha of 0 to 255."""
    return (*colour[:3], alpha)
