"""Light on the map: land brightens towards its border, coasts glow into the sea, a halo surrounds the alliance.

All of it is computed at half the size in numpy, scaled up and added: soft light needs no sharp pixels.
"""

import numpy as np
import pygame

from sim.play.map.ground import Ground

COARSER = 2
"""Pixels of the picture a pixel of light."""
NEAR_COAST, OFF_COAST = np.array([15, 30, 42], np.float32), np.array([10, 18, 24], np.float32)
HALO = np.array([96, 160, 226], np.float32)


def glow(pieces: np.ndarray, ground: Ground, colours: np.ndarray, size: tuple[int, int], density: float) -> pygame.Surface:
    """What is added to the flat, shaded map."""
    coarse = pieces[::COARSER, ::COARSER]
    land = coarse >= 0
    allied = np.array([holder in ground.allied for holder in ground.holders] + [False])[coarse]
    edge = _edges(_numbers(ground.holders)[coarse])
    near = blurred(np.stack([edge, allied, land], axis=2), 4.5 * density)
    wide = blurred(np.stack([land, land, land], axis=2), 22.0 * density)[:, :, 0]
    strength = np.where(_plain(ground)[coarse], 0.28, 0.60).astype(np.float32)
    rim = np.clip(near[:, :, 0] * 2.6, 0, 1) * strength
    tint = np.vstack([colours * 0.42 + 12, [[0, 0, 0]]]).astype(np.float32)[coarse]
    halo = np.clip(near[:, :, 1] * 1.7, 0, 1) * (0.34 * (land & ~allied))
    on_land = tint * rim[:, :, None] + HALO * halo[:, :, None]
    at_sea = near[:, :, 2][:, :, None] * NEAR_COAST + wide[:, :, None] * OFF_COAST
    total = np.where(land[:, :, None], on_land, at_sea)
    return pygame.transform.smoothscale(_surface(total), size)


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
    """Three masks blurred by a radius in pixels, 0 to 1: scaled down, blurred a little, scaled up."""
    step = max(2, int(radius / 3))
    wide, high = masks.shape[:2]
    surface = _surface(masks.astype(np.float32) * 255)
    small = pygame.transform.smoothscale(surface, (max(2, wide // step), max(2, high // step)))
    soft = pygame.transform.gaussian_blur(small, max(1, round(radius / step)))
    return pygame.surfarray.array3d(pygame.transform.smoothscale(soft, (wide, high))).astype(np.float32) / 255


def _surface(values: np.ndarray) -> pygame.Surface:
    """Three floats a pixel as a surface."""
    surface = pygame.Surface(values.shape[:2], 0, 32)
    pygame.surfarray.blit_array(surface, np.clip(values, 0, 255).astype(np.uint8))
    return surface
