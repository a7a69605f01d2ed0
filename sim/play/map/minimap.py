"""The whole world in little, with the outline of what the map shows: a true curve, because the two projections differ."""

import numpy as np
import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.map.atlas import atlas
from sim.play.map.camera import Camera
from sim.play.map.ground import Ground
from sim.play.map.plane import Plane, plane_of
from sim.play.map.projections import NaturalEarth, Projection, unwrapped
from sim.play.map.render import land_colours
from sim.play.map.trace import traced
from sim.play.map.worker import Worker

WORLD = NaturalEarth()
WIDE, HIGH = 5.36, 2.36
"""The part of the plane that is shown, in radii."""
MIDDLE = 0.22
"""Height of its middle over the equator: Antarctica is not shown."""
SEA = (13, 23, 34)
FINER = 3
EDGE = 24
"""Points on each side of the outline."""


class Minimap:
    """The little world of a game."""

    def __init__(self) -> None:
        self.worker = Worker("minimap")
        self.plane: Plane | None = None
        self.image: pygame.Surface | None = None
        self.shown: tuple | None = None
        self.asked: tuple | None = None

    def close(self) -> None:
        """End the worker."""
        self.worker.close()

    def wait(self) -> None:
        """Wait for the picture."""
        self._take(self.worker.finish())

    def prepare(self, ui: Ui, box: Box, ground: Ground) -> None:
        """Take over the worker's picture, and ask for another when the ground is another. Call before `draw`, in every frame."""
        self._take(self.worker.take())
        size = ui.device(box.inset(5)).size
        if self.asked is None or size != self.asked[1] or not (ground is self.asked[0] or ground == self.asked[0]):
            self.asked = key = (ground, size)
            self.worker.want(lambda: (key, self._painted(ground, size)))

    def draw(self, ui: Ui, box: Box, ground: Ground, kind: Projection, camera: Camera | None) -> tuple[float, float] | None:
        """Draw it; returns the place (longitude, latitude) that was clicked or dragged to."""
        ui.panel(box, 6, 245)
        hit = ui.hit("minimap", box, focusable=False, text="minimap")
        inner = box.inset(5)
        area = ui.device(inner)
        if self.image is not None and self.shown is not None and self.shown[1] == area.size:
            ui.blit(self.image, area, 0)
        else:
            ui.fill(inner, SEA)
        little = self._camera(area.w, area.h)
        if camera is not None:
            with ui.clip(inner):
                self._outline(ui, inner, little, kind, camera)
        if (hit.pressed or hit.clicked) and inner.contains(ui.mouse):
            s = ui.theme.scale
            x, y = little.to_plane((ui.mouse[0] - inner.x) * s, (ui.mouse[1] - inner.y) * s)
            longitude, latitude = WORLD.inverse(np.array([x]), np.array([y]))
            if np.isfinite(longitude[0]):
                return float(longitude[0]), float(latitude[0])
        return None

    def _take(self, found) -> None:
        """Take a picture over."""
        if found is not None:
            self.shown, self.image = found

    def _camera(self, wide: int, high: int) -> Camera:
        """The little camera, which shows everything."""
        return Camera(0.0, MIDDLE, min(wide / WIDE, high / HIGH), wide, high)

    def _painted(self, ground: Ground, size: tuple[int, int]) -> pygame.Surface:
        """The world in flat colours, in the worker."""
        if self.plane is None:
            self.plane = plane_of(atlas(), WORLD)
        camera = self._camera(*size)
        surface = pygame.Surface((size[0] * FINER, size[1] * FINER), 0, 32)
        surface.fill(SEA)
        colours = np.clip(land_colours(ground) * 0.92 + 14, 0, 255).astype(int).tolist()
        for piece, points in traced(self.plane.rings, camera, FINER, filled=True):
            if len(points) > 2:
                pygame.draw.polygon(surface, colours[piece], points)
        return pygame.transform.smoothscale(surface, size)

    def _outline(self, ui: Ui, inner: Box, little: Camera, kind: Projection, camera: Camera) -> None:
        """The edge of the map's window on the little world; it breaks where the window looks beyond the Earth."""
        along = np.linspace(0.0, 1.0, EDGE)
        x = np.concatenate([along, np.ones(EDGE), along[::-1], np.zeros(EDGE)]) * camera.wide
        y = np.concatenate([np.zeros(EDGE), along, np.ones(EDGE), along[::-1]]) * camera.high
        longitude, latitude = kind.inverse(*camera.to_plane(x, y))
        known = np.isfinite(longitude) & np.isfinite(latitude)
        px, py = little.to_screen(*WORLD.forward(unwrapped(np.where(known, longitude, 0.0)), np.where(known, latitude, 0.0)))
        s = ui.theme.scale
        points = [(inner.x + a / s, inner.y + b / s) if ok else None for a, b, ok in zip(px, py, known, strict=True)]
        run: list[tuple[float, float]] = []
        for point in [*points, None]:
            if point is not None and (not run or abs(point[0] - run[-1][0]) < inner.w / 3):
                run.append(point)
                continue
            ui.lines(run, (246, 232, 190), 1.4)
            run = [point] if point is not None else []
