"""Small pictures of the map that are compared with tolerance: `python tests/play/map/map_golden.py` draws them anew.

Look at every picture before it is kept.
"""

import sys
from pathlib import Path

import pygame

FOLDER = Path(__file__).with_name("golden")
SIZE = (480, 270)


def views():
    """Name to projection, km across, scale and palette."""
    from sim.play.map.projections import Albers, NaturalEarth

    return {
        "wall": (Albers(), 9600.0, 1.0, "standard"),
        "world": (NaturalEarth(), 0.0, 1.0, "standard"),
        "caucasus": (Albers(), 5200.0, 1.0, "standard"),
        "red-green": (Albers(), 9600.0, 1.0, "red-green"),
    }


def drawn(name: str) -> pygame.Surface:
    """One of the pictures."""
    from map_scene import shown

    kind, width, scale, palette = views()[name]
    app, _ = shown(kind, width, (960, 540), scale, palette)
    picture = pygame.transform.smoothscale(app.surface.convert(32), SIZE)
    app.close()
    return picture


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[3])]
    FOLDER.mkdir(exist_ok=True)
    for name in views():
        pygame.image.save(drawn(name).convert(24), str(FOLDER / f"{name}.png"))
