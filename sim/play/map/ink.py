"""Lines of the map: meridians, rivers, shores of lakes, and borders by class.

They are drawn twice as fine on a transparent surface with premultiplied colours, which scales down without dark fringes.
"""

import pygame

from sim.play.map.camera import Camera
from sim.play.map.ground import ALLIED, COAST, FRONT, INNER, INTERNATIONAL, Ground
from sim.play.map.trace import traced

STYLES: dict[int, tuple[tuple[tuple[int, int, int, int], float], ...]] = {
    INNER: (((10, 20, 34, 66), 0.8),),
    COAST: (((170, 204, 228, 104), 1.0),),
    ALLIED: (((198, 224, 248, 132), 1.1),),
    INTERNATIONAL: (((8, 14, 22, 236), 1.6),),
    FRONT: (((20, 6, 4, 255), 4.4), ((244, 96, 60, 255), 2.6)),
}
"""Colour with alpha and width in logical pixels, the lower stroke first; classes in the order of drawing."""
RIVER, SHORE, GRID = (16, 34, 54, 120), (120, 160, 190, 80), (170, 200, 225, 15)


def draw(surface: pygame.Surface, scene, ground: Ground, camera: Camera, finer: int, density: float) -> None:
    """Draw all lines of a picture; `scene` is `render.Scene`."""
    sheet = pygame.Surface((camera.wide * finer, camera.high * finer), pygame.SRCALPHA)
    plane = scene.plane
    for _, points in traced(plane.grid, camera, finer, filled=False):
        _stroke(sheet, points, GRID, 1.0 * finer * density / 2)
    for _, points in traced(plane.rivers, camera, finer, filled=False):
        _stroke(sheet, points, RIVER, 1.0 * finer * density)
    for _, points in traced(plane.lakes, camera, finer, filled=False):
        _stroke(sheet, points, SHORE, 0.7 * finer * density)
    by_class: dict[int, list] = {kind: [] for kind in STYLES}
    for line, points in traced(plane.borders, camera, finer, filled=False):
        by_class[ground.line_class(*scene.atlas.sides[line])].append(points)
    for kind, strokes in STYLES.items():
        for colour, width in strokes:
            for points in by_class[kind]:
                _stroke(sheet, points, colour, width * finer * density)
    if finer > 1:
        sheet = pygame.transform.smoothscale(sheet, (camera.wide, camera.high))
    surface.blit(sheet, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _stroke(sheet: pygame.Surface, points: list, colour: tuple[int, int, int, int], width: float) -> None:
    """One line in a premultiplied colour."""
    if len(points) > 1:
        alpha = colour[3]
        tint = (colour[0] * alpha // 255, colour[1] * alpha // 255, colour[2] * alpha // 255, alpha)
        pygame.draw.lines(sheet, tint, False, points, max(1, round(width)))
