"""The map looks as it did: small pictures, compared with tolerance."""

import numpy as np
import pygame
import pytest
from map_golden import FOLDER, drawn, views

MEAN = 3.0
"""Mean difference of a channel, 0 to 255, that other font and scaling libraries may make."""
LARGE = 0.02
"""Share of pixels that may differ by more than 40."""


def pixels(surface: pygame.Surface) -> np.ndarray:
    """The colours of a picture."""
    return pygame.surfarray.array3d(surface).astype(int)


@pytest.mark.parametrize("name", list(views()))
def test_the_map_looks_as_it_did(name):
    kept = pixels(pygame.image.load(str(FOLDER / f"{name}.png")))
    difference = np.abs(pixels(drawn(name)) - kept)
    assert difference.mean() <= MEAN
    assert (difference.max(axis=2) > 40).mean() <= LARGE


def test_the_comparison_would_notice():
    wall, other = (pixels(pygame.image.load(str(FOLDER / f"{name}.png"))) for name in ("wall", "red-green"))
    difference = np.abs(wall - other)
    assert difference.mean() > MEAN or (difference.max(axis=2) > 40).mean() > LARGE
