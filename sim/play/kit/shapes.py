"""Antialiased shapes on surfaces of their own: drawn four times as large, scaled down, kept by the caller.

pygame's `draw` writes alpha instead of blending it and has no antialiased filled polygon; supersampling a small surface and
blitting it premultiplied is the recipe that looks right. Large rounded boxes are put together from supersampled corners.
"""

from collections.abc import Callable, Sequence

import pygame

from sim.play.kit.files import asset
from sim.play.kit.theme import Tint

FINER = 4
"""How much larger shapes are drawn before they are scaled down."""
LARGE = 16_000
"""Pixels from which on a polygon is drawn only twice as large."""


def full(colour: Tint) -> tuple[int, int, int, int]:
    """A colour with its alpha."""
    return (colour[0], colour[1], colour[2], colour[3] if len(colour) > 3 else 255)


def smooth(size: tuple[int, int], draw: Callable[[pygame.Surface, float], None], finer: int = FINER) -> pygame.Surface:
    """What `draw(surface, factor)` draws, antialiased and premultiplied, at a size in device pixels."""
    wide, high = max(1, size[0]), max(1, size[1])
    large = pygame.Surface((wide * finer, high * finer), pygame.SRCALPHA)
    draw(large, finer)
    return pygame.transform.smoothscale(large.premul_alpha(), (wide, high))


def ellipse_free_box(large: pygame.Surface, radius: float, fill: Tint, edge: Tint | None, thick: float) -> None:
    """A rounded box over a whole surface."""
    area = large.get_rect()
    if edge is not None:
        pygame.draw.rect(large, full(edge), area, border_radius=round(radius))
        area = area.inflate(-2 * round(thick), -2 * round(thick))
        pygame.draw.rect(large, (0, 0, 0, 0), area, border_radius=max(0, round(radius - thick)))
        radius = max(0.0, radius - thick)
    pygame.draw.rect(large, full(fill), area, border_radius=round(radius))


def rounded(size: tuple[int, int], radius: float, fill: Tint, edge: Tint | None = None, thick: float = 1.0) -> pygame.Surface:
    """A rounded box; all lengths in device pixels."""
    wide, high = max(1, size[0]), max(1, size[1])
    radius = min(radius, wide / 2, high / 2)
    corner = int(radius + thick) + 2
    if wide <= 2 * corner + 2 or high <= 2 * corner + 2 or wide * high < 2500:
        return smooth((wide, high), lambda large, k: ellipse_free_box(large, radius * k, fill, edge, thick * k))
    tile = rounded_tile(corner, radius, fill, edge, thick)
    return stretched(tile, corner, (wide, high))


def rounded_tile(corner: int, radius: float, fill: Tint, edge: Tint | None, thick: float) -> pygame.Surface:
    """The smallest rounded box that has all corners and one pixel of each side."""
    side = 2 * corner + 1
    return smooth((side, side), lambda large, k: ellipse_free_box(large, radius * k, fill, edge, thick * k))


def stretched(tile: pygame.Surface, corner: int, size: tuple[int, int]) -> pygame.Surface:
    """A tile with its corners kept and its middle stretched to a size."""
    wide, high = size
    surface = pygame.Surface(size, pygame.SRCALPHA)
    inner_w, inner_h, far = wide - 2 * corner, high - 2 * corner, corner + 1
    cuts_x = ((0, 0, corner, corner), (corner, corner, 1, inner_w), (far, wide - corner, corner, corner))
    cuts_y = ((0, 0, corner, corner), (corner, corner, 1, inner_h), (far, high - corner, corner, corner))
    for sx, dx, sw, dw in cuts_x:
        for sy, dy, sh, dh in cuts_y:
            part = tile.subsurface((sx, sy, sw, sh))
            surface.blit(part if (sw, sh) == (dw, dh) else pygame.transform.scale(part, (dw, dh)), (dx, dy))
    return surface


def panel(size: tuple[int, int], radius: float, fill: Tint, edge: Tint, shine: Tint, spread: int) -> pygame.Surface:
    """A rounded box with a soft shadow around it, `spread` device pixels wide on every side."""
    wide, high = size
    surface = pygame.Surface((wide + 2 * spread, high + 2 * spread), pygame.SRCALPHA)
    if spread > 1:
        surface = shadow(size, radius, spread)
    box = rounded(size, radius, fill, edge)
    surface.fill((0, 0, 0, 0), (spread + radius, spread + 1, wide - 2 * radius, high - 2))
    surface.blit(box, (spread, spread), special_flags=pygame.BLEND_PREMULTIPLIED)
    pygame.draw.line(surface, full(shine), (spread + radius, spread), (spread + wide - radius, spread))
    return surface


def spread_tile(surface: pygame.Surface, tile: pygame.Surface, corner: int, area: pygame.Rect) -> None:
    """Lay a premultiplied tile over an area: its corners as they are, its sides stretched, its middle pixel filled in between.

    A large panel is laid so in every drawing, because a picture of it would hold megabytes.
    """
    far, wide, high = corner + 1, area.w - 2 * corner, area.h - 2 * corner
    for sx, x, sw, w in ((0, 0, corner, corner), (corner, corner, 1, wide), (far, corner + wide, corner, corner)):
        for sy, y, sh, h in ((0, 0, corner, corner), (corner, corner, 1, high), (far, corner + high, corner, corner)):
            place = pygame.Rect(area.x + x, area.y + y, w, h)
            if sw == 1 and sh == 1:
                lay_premultiplied(surface, place, tuple(tile.get_at((corner, corner))))
                continue
            part = tile.subsurface((sx, sy, sw, sh))
            image = part if (sw, sh) == (w, h) else pygame.transform.scale(part, (w, h))
            surface.blit(image, place, special_flags=pygame.BLEND_PREMULTIPLIED)


def lay(surface: pygame.Surface, area: pygame.Rect, colour: Tint) -> None:
    """Lay a see-through colour over an area. A picture of it, to be blended, would hold as many bytes as the area."""
    red, green, blue, alpha = full(colour)
    lay_premultiplied(surface, area, (red * alpha // 255, green * alpha // 255, blue * alpha // 255, alpha))


def lay_premultiplied(surface: pygame.Surface, area: pygame.Rect, colour: Sequence[int]) -> None:
    """The same with a colour that is multiplied by its alpha already."""
    rest = 255 - colour[3]
    surface.fill((rest, rest, rest, rest), area, special_flags=pygame.BLEND_RGBA_MULT)
    surface.fill(tuple(colour), area, special_flags=pygame.BLEND_RGBA_ADD)


def shadow(size: tuple[int, int], radius: float, spread: int) -> pygame.Surface:
    """A soft dark box, as premultiplied black; small ones are blurred whole, large ones stretched from a small one."""
    corner = int(radius) + 2 * spread + 2
    side = 2 * corner + 1
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(tile, (0, 0, 0, 120), tile.get_rect().inflate(-2 * spread, -2 * spread), border_radius=int(radius))
    tile = pygame.transform.gaussian_blur(tile, max(1, spread // 2))
    whole = (size[0] + 2 * spread, size[1] + 2 * spread)
    if whole[0] <= side or whole[1] <= side:
        return pygame.transform.smoothscale(tile, whole)
    return stretched(tile, corner, whole)


def polygon(points: Sequence[tuple[float, float]], size: tuple[int, int], colour: Tint) -> pygame.Surface:
    """A filled polygon; points in device pixels from the surface's corner."""

    def draw(large: pygame.Surface, k: float) -> None:
        pygame.draw.polygon(large, full(colour), [(x * k, y * k) for x, y in points])

    return smooth(size, draw, FINER if size[0] * size[1] < LARGE else 2)


def circle(radius: float, colour: Tint, thick: float = 0.0) -> pygame.Surface:
    """A disc, or a ring of a thickness, in a surface two pixels wider than it."""
    side = int(2 * radius + 3)

    def draw(large: pygame.Surface, k: float) -> None:
        middle = (side * k / 2, side * k / 2)
        pygame.draw.circle(large, full(colour), middle, radius * k, int(thick * k))

    return smooth((side, side), draw)


def icon(name: str, side: int, colour: Tint) -> pygame.Surface:
    """A line icon in one colour, sharp at any size. Raises FileNotFoundError for an unknown name."""
    image = pygame.image.load_sized_svg(str(asset("icons", f"{name}.svg")), (max(1, side), max(1, side))).convert_alpha()
    image.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
    image.fill(full(colour), special_flags=pygame.BLEND_RGBA_MULT)
    return image


def flag(code: str, high: int) -> pygame.Surface:
    """The flag of a state by its two letters, or a plain one with the letters' colours where none is shipped."""
    size = (max(1, round(high * 4 / 3)), max(1, high))
    path = asset("flags", f"{code}.svg")
    if code and path.is_file():
        large = pygame.image.load_sized_svg(str(path), (size[0] * 4, size[1] * 4)).convert_alpha()
        image = pygame.transform.smoothscale(large, size)
    else:
        image = own_flag(code, size)
    pygame.draw.rect(image, (8, 12, 18), image.get_rect(), 1)
    return image


def own_flag(code: str, size: tuple[int, int]) -> pygame.Surface:
    """Three bands whose colours follow from the letters, for states that no flag is shipped of."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    number = sum((place + 3) * ord(letter) for place, letter in enumerate(code or "?"))
    bands = ((176, 58, 62), (58, 110, 176), (206, 170, 76), (66, 140, 100), (210, 214, 220), (130, 92, 150))
    third = size[1] / 3
    for place in range(3):
        colour = bands[(number // 6**place + place) % len(bands)]
        image.fill(colour, (0, round(place * third), size[0], round(third + 1)))
    return image
