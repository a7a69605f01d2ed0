"""Words on the map: letters with space between them over a soft dark halo, so that they read on any ground."""

import numpy as np
import pygame

from sim.play.kit import fonts
from sim.play.kit.core import Ui
from sim.play.kit.theme import SMALLEST_TEXT
from sim.play.map.labels import Label

MAIN, OTHER = (232, 240, 248), (150, 164, 178)
"""Names of the scenario's states, and of other countries."""
HALO = (8, 14, 22)


def lettered(ui: Ui, label: Label) -> pygame.Surface:
    """A name with space between its letters and a dark halo."""
    s = ui.theme.scale
    pixels = max(7, round(max(label.size, SMALLEST_TEXT) * ui.theme.text_factor * s))
    weight = "medium"
    colour = MAIN if label.main else OTHER
    spacing = round(label.space * s)
    return haloed(fonts.drawn(label.text, pixels, weight, colour, spacing),
                  fonts.drawn(label.text, pixels, weight, HALO, spacing), max(1, round((1.0 + label.size / 26) * s)))  # fmt: skip


def haloed(face: pygame.Surface, shade: pygame.Surface, reach: int) -> pygame.Surface:
    """A text over its own blurred shadow."""
    size = (face.get_width() + 4 * reach, face.get_height() + 4 * reach)
    surface = pygame.Surface(size, pygame.SRCALPHA)
    for dx in range(-reach, reach + 1):
        for dy in range(-reach, reach + 1):
            if dx * dx + dy * dy <= reach * reach + 1:
                surface.blit(shade, (2 * reach + dx, 2 * reach + dy))
    soft = pygame.transform.gaussian_blur(surface.premul_alpha(), max(1, reach))
    soft.blit(face.convert_alpha().premul_alpha(), (2 * reach, 2 * reach), special_flags=pygame.BLEND_PREMULTIPLIED)
    return straight(soft)


def straight(surface: pygame.Surface) -> pygame.Surface:
    """A premultiplied surface with plain alpha, so that an ordinary blit shows it."""
    colours = pygame.surfarray.pixels3d(surface).astype(np.uint16)
    alpha = pygame.surfarray.pixels_alpha(surface).astype(np.uint16)[:, :, None]
    plain = np.minimum(255, colours * 255 // np.maximum(alpha, 1)).astype(np.uint8)
    found = surface.copy()
    pygame.surfarray.pixels3d(found)[:] = plain
    return found
