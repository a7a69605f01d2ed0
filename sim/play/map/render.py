"""One crisp picture of the map: sea, land by status, hill-shade, glow along borders, patterns, rivers, lakes, lines.

Takes tenths of a second, so it runs in a worker thread (`worker.py`) and is drawn larger than the window; frames in between
show the last picture shifted and scaled.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pygame

from sim.play.map import ink, light, patterns
from sim.play.map.atlas import LEVEL, Atlas
from sim.play.map.camera import Camera
from sim.play.map.ground import Ground
from sim.play.map.looks import Colour
from sim.play.map.plane import Plane
from sim.play.map.relief import Relief
from sim.play.map.trace import traced

SEA: Colour = (16, 29, 44)
INSIDE = 0.71
"""Share of a status colour's brightness inside a land; the glow along its border brings the rest."""
FINER_UP_TO = 4_600_000
"""Pixels of a picture up to which it is drawn twice as fine and scaled down."""
TINTS = (1.0, 1.10, 0.92, 1.05, 0.96, 1.15, 0.89)
"""Neighbours with one status differ by a shade."""
NOWHERE = -1
BAND = 256
"""Rows or columns of a picture that are worked on at a time."""


class Picture(NamedTuple):
    """A picture with what it shows."""

    camera: Camera
    ground: Ground
    surface: pygame.Surface
    pieces: np.ndarray
    """The piece under each pixel (column, row); `NOWHERE` for the sea."""
    step: int = 1
    """Pixels of the picture a place in `pieces`."""

    def thinned(self, step: int) -> "Picture":
        """The picture with fewer places in `pieces`: enough to point at, in less memory."""
        return self if step <= 1 else self._replace(pieces=self.pieces[::step, ::step].copy(), step=step)


class Scene(NamedTuple):
    """What does not change while a game is on."""

    atlas: Atlas
    plane: Plane
    relief: Relief


def picture(scene: Scene, ground: Ground, camera: Camera, density: float = 1.0, finest: int = 2) -> Picture:
    """Draw a camera's window. `density` is device pixels a logical one: widths of lines and patterns follow it."""
    size = (camera.wide, camera.high)
    finer = min(finest, 2 if size[0] * size[1] <= FINER_UP_TO else 1)
    colours = land_colours(ground)
    surface = _filled(scene, colours, camera, finer)
    pieces = _pieces(scene, camera)
    for band, part in bands(surface, camera):
        band.blit(scene.relief.seen(part), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    light.add_glow(surface, pieces, ground, colours, density)
    _patterned(surface, pieces, ground, colours, camera, density)
    for band, part in bands(surface, camera):
        ink.draw(band, scene, ground, part, finer, density)
    return Picture(camera, ground, surface, pieces)


def land_colours(ground: Ground) -> np.ndarray:
    """The colour of each piece, as a float row of three."""
    tints = {state: TINTS[number % len(TINTS)] for number, state in enumerate(sorted(set(ground.owners)))}
    looks = dict(ground.looks)
    rows = [np.array(looks.get(owner, ground.plain).colour, float) * tints[owner] for owner in ground.owners]
    return np.clip(np.array(rows), 0, 255)


def _filled(scene: Scene, colours: np.ndarray, camera: Camera, finer: int) -> pygame.Surface:
    """Sea, land and lakes in flat colours, brighter by what the hill-shade takes."""
    lift = 255.0 / LEVEL
    sea = tuple(min(255, round(part * lift)) for part in SEA)
    land = np.clip(colours * INSIDE * lift, 0, 255).astype(int).tolist()
    surface = pygame.Surface((camera.wide, camera.high), 0, 32)
    for band, part in bands(surface, camera):
        large = band if finer == 1 else pygame.Surface((part.wide * finer, part.high * finer), 0, 32)
        large.fill(sea)
        for piece, points in traced(scene.plane.rings, part, finer, filled=True):
            if len(points) > 2:
                pygame.draw.polygon(large, land[piece], points)
        for _, points in traced(scene.plane.lakes, part, finer, filled=True):
            if len(points) > 2:
                pygame.draw.polygon(large, [tone + 7 for tone in sea], points)
        if finer > 1:
            pygame.transform.smoothscale(large, band.get_size(), band)
    return surface


def _pieces(scene: Scene, camera: Camera) -> np.ndarray:
    """The piece under each pixel."""
    found = np.empty((camera.wide, camera.high), np.int16)
    sheet = pygame.Surface((camera.wide, min(BAND, camera.high)), 0, 32)
    for place, (band, part) in enumerate(bands(sheet, camera)):
        band.fill(0)
        for piece, points in traced(scene.plane.rings, part, 1, filled=True):
            if len(points) > 2:
                pygame.draw.polygon(band, (0, (piece + 1) >> 8, (piece + 1) & 255), points)
        found[:, place * BAND : place * BAND + part.high] = pygame.surfarray.array2d(band) & 0xFFFF
    found -= 1
    return found


def bands(surface: pygame.Surface, camera: Camera) -> Iterator[tuple[pygame.Surface, Camera]]:
    """A picture in level bands, each with a camera that sees it: what is made for a band only needs its memory.

    A surface as high as one band serves for all of them, one after the other.
    """
    for top in range(0, camera.high, BAND):
        high = min(BAND, camera.high - top)
        _, y = camera.to_plane(0.0, top + high / 2)
        room = top if surface.get_height() == camera.high else 0
        yield surface.subsurface((0, room, camera.wide, high)), camera._replace(y=y, high=high)


def _patterned(
    surface: pygame.Surface, pieces: np.ndarray, ground: Ground, colours: np.ndarray, camera: Camera, density: float
) -> None:
    """Lay patterns over the land of a status, and the holder's colour in stripes over what another holds."""
    looks = dict(ground.looks)
    layers: dict[tuple[str, Colour], list[int]] = {}
    for piece, (owner, holder) in enumerate(zip(ground.owners, ground.holders, strict=True)):
        look = looks.get(owner, ground.plain)
        if look.pattern:
            layers.setdefault((look.pattern, patterns.INKS[look.pattern][0]), []).append(piece)
        if holder != owner:
            red, green, blue = (min(255, round(part * 0.95)) for part in looks.get(holder, ground.plain).colour)
            colour = (red, green, blue)
            layers.setdefault(("held", colour), []).append(piece)
    if not layers:
        return
    order = sorted(layers, key=lambda layer: (layer[0] == "held", layer))
    number_of = np.zeros(len(ground.owners) + 1, np.uint8)
    for number, layer in enumerate(order, 1):
        number_of[layers[layer]] = number
    numbers = number_of[pieces]
    canvas = pygame.surfarray.pixels3d(surface)
    left, top = (round(place) for place in camera.to_screen(0.0, 0.0))
    for number, (pattern, colour) in enumerate(order, 1):
        _lay(canvas, numbers == number, pattern, colour, (-left, -top), density)


def _lay(canvas: np.ndarray, mask: np.ndarray, pattern: str, colour: Colour, corner: tuple[int, int], density: float) -> None:
    """Lay one pattern over the pixels of a mask."""
    columns, rows = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(columns):
        return
    ink_colour = np.array(colour, np.float32)
    for start in range(int(columns[0]), int(columns[-1]) + 1, BAND // 4):
        area = (slice(start, min(start + BAND // 4, int(columns[-1]) + 1)), slice(int(rows[0]), int(rows[-1]) + 1))
        part = canvas[area]
        cover = patterns.spread(pattern, density, corner[0] + start, corner[1] + int(rows[0]), part.shape[0], part.shape[1])
        cover = np.where(mask[area], cover, np.float32(0.0))[:, :, None]
        part[:] = (part * (1 - cover) + ink_colour * cover).astype(np.uint8)
