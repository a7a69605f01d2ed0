"""Light on the map: land brightens towards its border, coasts glow into the sea, a halo surrounds the alliance.

All of it is computed at half the size in numpy, scaled up and added: soft light needs no sharp pixels. It is scaled up in strips,
because a sheet of light would hold as many bytes as the picture.
"""

import numpy as np
import pygame

from sim.play.map.ground import Ground

COARSER = 2
"""Logical pixels of the picture a pixel of light."""
BAND = 128
"""Columns of light that are computed at a time, and rows that are scaled up at a time."""
NEAR_COAST, OFF_COAST = np.array([15, 30, 42], np.float32), np.array([10, 18, 24], np.float32)
HALO = np.array([96, 160, 226], np.float32)


def add_glow(surface: pygame.Surface, pieces: np.ndarray, ground: Ground, colours: np.ndarray, density: float) -> None:
    """Add to the flat, shaded map the light that falls on it."""
    step = max(COARSER, round(COARSER * density))
    near_by, far_off = 4.5 * density * COARSER / step, 22.0 * density * COARSER / step
    coarse = pieces[::step, ::step]
    allied = np.array([holder in ground.allied for holder in ground.holders] + [False])
    edge = _edges(_numbers(ground.holders)[coarse])
    land = coarse >= 0
    near = blurred(np.stack([edge, allied[coarse], land], axis=2), near_by)
    wide = blurred(np.stack([land, land, land], axis=2), far_off)
    tints = np.vstack([colours * 0.42 + 12, [[0, 0, 0]]]).astype(np.float32)
    strength = np.where(_plain(ground), 0.28, 0.60).astype(np.float32)
    light = pygame.Surface(coarse.shape, 0, 32)
    canvas = pygame.surfarray.pixels3d(light)
    for start in range(0, coarse.shape[0], BAND):
        part = slice(start, start + BAND)
        canvas[part] = _shed(coarse[part], near[part], wide[part], allied, tints, strength)
    del canvas
    add_scaled(surface, light, step)


def add_scaled(surface: pygame.Surface, light: pygame.Surface, step: int) -> None:
    """Add a sheet of light to a surface, scaled up by a whole number, strip by strip without seams.

    Scaled up, n points cover n - 1 steps, one between each two: so a strip begins with the row with which the last one ended.
    What lies beyond the last point is as bright as it.
    """
    wide, high = light.get_size()
    across = (wide - 1) * step
    for top in range(0, max(1, high - 1), BAND):
        rows = min(BAND, high - 1 - top)
        if rows < 1 or across < 1:
            break
        strip = pygame.transform.smoothscale(light.subsurface((0, top, wide, rows + 1)), (across, rows * step))
        surface.blit(strip, (0, top * step), special_flags=pygame.BLEND_RGB_ADD)
        edge = pygame.transform.scale(strip.subsurface((across - 1, 0, 1, rows * step)), (step, rows * step))
        surface.blit(edge, (across, top * step), special_flags=pygame.BLEND_RGB_ADD)
    last = pygame.transform.scale(light.subsurface((0, high - 1, wide, 1)), (wide * step, step))
    surface.blit(last, (0, (high - 1) * step), special_flags=pygame.BLEND_RGB_ADD)


def _shed(
    pieces: np.ndarray, near: np.ndarray, wide: np.ndarray, allied: np.ndarray, tints: np.ndarray, strength: np.ndarray
) -> np.ndarray:
    """The light on some columns: along borders on land, around the alliance, and off the coasts."""
    soft, land = near.astype(np.float32) / 255, pieces >= 0
    rim = np.clip(soft[:, :, 0] * 2.6, 0, 1) * strength[pieces]
    halo = np.clip(soft[:, :, 1] * 1.7, 0, 1) * (np.float32(0.34) * (land & ~allied[pieces]))
    on_land = tints[pieces] * rim[:, :, None] + HALO * halo[:, :, None]
    at_sea = soft[:, :, 2][:, :, None] * NEAR_COAST + wide[:, :, :1].astype(np.float32) / 255 * OFF_COAST
    return np.clip(np.where(land[:, :, None], on_land, at_sea), 0, 255).astype(np.uint8)


def _numbers(names: tuple[str, ...]) -> np.ndarray:
    """A number for each name, and one more for the sea at the end."""
    order = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.array([order[name] for name in names] + [-1], np.int16)


def _plain(ground: Ground) -> np.ndarray:
    """Which pieces have no look of their own; the sea has none."""
    named = dict(ground.looks)
    return np.array([named.get(owner, ground.plain).key == ground.plain.key for owner in ground.owners] + [True])


def _edges(numbers: np.ndarray) -> np.ndarray:
    """True on both sides of every change of number."""
    found = np.zeros(numbers.shape, bool)
    across, along = numbers[1:, :] != numbers[:-1, :], numbers[:, 1:] != numbers[:, :-1]
    found[1:, :] |= across
    found[:-1, :] |= across
    found[:, 1:] |= along
    found[:, :-1] |= along
    return found


def blurred(masks: np.ndarray, radius: float) -> np.ndarray:
    """Three masks blurred by a radius in pixels, 0 to 255: scaled down, blurred a little, scaled up."""
    step = max(2, int(radius / 3))
    wide, high = masks.shape[:2]
    surface = pygame.Surface((wide, high), 0, 32)
    pygame.surfarray.blit_array(surface, masks.astype(np.uint8) * np.uint8(255))
    small = pygame.transform.smoothscale(surface, (max(2, wide // step), max(2, high // step)))
    soft = pygame.transform.gaussian_blur(small, max(1, round(radius / step)))
    return pygame.surfarray.array3d(pygame.transform.smoothscale(soft, (wide, high)))
