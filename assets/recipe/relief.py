"""Hill-shade from a shaded relief of the whole Earth: what is left when its broad tones are taken away.

Why: the source is painted for its own palette (deserts pale, forests dark); only slopes should tint the game's colours.
"""

from pathlib import Path

import numpy as np
import shapely
from PIL import Image, ImageDraw

from assets.recipe.sources import RELIEF

SIZE = (5400, 2700)
"""Columns and rows of the asset: 4 minutes of arc each, the world from 180 W, 90 N."""
BROAD = 12
"""Radius, pixels, above which a tone is no slope."""
GAIN = 1.6
"""How much steeper than in the source."""
NEUTRAL = 200
"""Value of level ground: the game divides by it."""


def write(folder: Path, target: Path, pieces: list) -> None:
    """Write the hill-shade as a grey JPEG. `pieces` are the lands: the tone of the sea must not bleed into its coasts."""
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(folder / RELIEF) as source:
        grey = source.convert("L").resize(SIZE, Image.Resampling.LANCZOS)
    land = _land(pieces)
    mask = np.asarray(land, float) / 255
    tone = np.asarray(grey, float)
    broad = _blurred(tone * mask) / np.maximum(_blurred(mask), 0.02)
    slopes = np.clip((tone - broad) * GAIN, -75, 55) * mask
    shade = np.clip(NEUTRAL + slopes, 0, 255).astype(np.uint8)
    Image.fromarray(shade).save(target, "JPEG", quality=62, optimize=True)


def _blurred(values: np.ndarray) -> np.ndarray:
    """Values without what is smaller than `BROAD`: running means, twice along each axis."""
    for axis in (0, 1, 0, 1):
        padding = [(BROAD + 1, BROAD) if place == axis else (0, 0) for place in (0, 1)]
        sums = np.cumsum(np.pad(values, padding, mode="edge"), axis=axis)
        upper, lower = np.split(sums, [2 * BROAD + 1], axis=axis)[1], np.split(sums, [values.shape[axis]], axis=axis)[0]
        values = (upper - lower) / (2 * BROAD + 1)
    return values


def _land(pieces: list) -> Image.Image:
    """White where land is."""
    picture = Image.new("L", SIZE)
    pen = ImageDraw.Draw(picture)
    scale = SIZE[0] / 360.0
    for part in shapely.get_parts(pieces):
        points = shapely.get_coordinates(part.exterior)
        for turn in (0.0, 360.0):  # what lies beyond 180 E belongs at the west end
            pen.polygon([((x + 180.0 - turn) * scale, (90.0 - y) * scale) for x, y in points], fill=255)
    return picture
