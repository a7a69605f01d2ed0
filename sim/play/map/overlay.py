"""What is drawn over the picture each frame: names, the chosen outline, capitals, bases, forces, deployments, crises.

Everything is sharp at any zoom, because only places move. A mark is a widget with a stable id (`map.crisis:4`), so it can be
pointed at, clicked and reached by keyboard, and stands in the frame's dump.
"""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.painter import Note
from sim.play.map import arcs, signs
from sim.play.map.camera import Camera
from sim.play.map.ground import Ground
from sim.play.map.lettering import MAIN, lettered
from sim.play.map.marks import Marks
from sim.play.map.render import Scene
from sim.play.map.trace import traced

if TYPE_CHECKING:
    from sim.play.map.view import MapView

GOLD = (240, 200, 96)


class Overlay:
    """The marks of one map view."""

    def __init__(self, view: "MapView") -> None:
        self.view = view
        self.taken: list[pygame.FRect] = []
        self.chips: list[Box] = []
        self.words = 0
        """How many of the taken areas are names of lands; what follows are marks."""
        self.mark = ""
        self.clicked = False
        self.outline: tuple[tuple, list] = ((), [])

    def draw(self, ui: Ui, box: Box, marks: Marks) -> str:
        """Draw everything; returns the mark under the pointer as `kind:id`."""
        self.taken, self.chips, self.mark = [], [], ""
        if self.view.drawn is None:
            ui.middle_text(box, "drawing the map …", 14, ui.colours.third)
            return ""
        self._outline(ui, box, marks.chosen)
        self._labels(ui, box, marks)
        self.words = len(self.taken)
        for deployment in marks.deployments:
            arcs.draw(ui, self, box, deployment)
        for base in marks.bases:
            signs.base(ui, self, box, base, marks.flags)
        for force in marks.forces:
            signs.force(ui, self, box, force, marks.flags)
        for crisis in marks.crises:
            signs.crisis(ui, self, box, crisis)
        for mission in marks.missions:
            signs.mission(ui, self, box, mission)
        for capital in sorted(marks.capitals, key=lambda capital: not capital.main):
            signs.capital(ui, self, box, capital)
        for base in marks.bases:
            signs.base_name(ui, self, box, base)
        return self.mark

    def pulses(self, ui: Ui, box: Box, marks: Marks) -> None:
        """What breathes: each crisis is a part of its own, so that the map may rest."""
        if self.view.drawn is None:
            return
        for crisis in marks.crises:
            point = self.point(ui, box, crisis.at)
            if point is not None:
                over = self.mark == f"crisis:{crisis.id}"
                area = signs.reach_of(ui, box, crisis, point, over)
                ui.layers.retain(f"map.pulse.{crisis.id}", area, (crisis, point, over),
                                 partial(signs.pulse, ui, box, crisis, point, over), spread=0.0)  # fmt: skip

    # -- helpers of the signs -----------------------------------------------------------------------------------------
    def point(self, ui: Ui, box: Box, place: tuple[float, float]) -> tuple[float, float] | None:
        """Where a place is seen, None when it is well outside the box."""
        x, y = self.view.screen_of(ui, box, place)
        return (x, y) if box.x - 60 < x < box.right + 60 and box.y - 60 < y < box.bottom + 60 else None

    def hit(self, ui: Ui, kind: str, id: str, area: Box, text: str, tab: bool = True) -> bool:
        """Point a mark out; True when the pointer is on it."""
        hit = ui.hit(f"map.{kind}:{id}", area, focusable=tab, text=text)
        ui.focus_ring(f"map.{kind}:{id}", area, 5)
        if hit.hovered or (hit.focused and ui.focus_shown) or hit.clicked:
            self.mark = f"{kind}:{id}"
            self.clicked = hit.clicked
        return hit.hovered or hit.focused

    def free(self, area: Box, room: float = 1.0) -> bool:
        """Whether nothing has been put into an area yet."""
        wider = pygame.FRect(area.x - room, area.y - room, area.w + 2 * room, area.h + 2 * room)
        return wider.collidelist(self.taken) < 0

    def clear(self, area: Box) -> bool:
        """Whether no mark stands in an area; names of lands may."""
        return pygame.FRect(area).collidelist(self.taken[self.words :]) < 0

    def take(self, area: Box) -> None:
        """Keep an area free of words from now on."""
        self.taken.append(pygame.FRect(area))

    # -- names --------------------------------------------------------------------------------------------------------
    def _labels(self, ui: Ui, box: Box, marks: Marks) -> None:
        """Names of lands where the worker placed them, with the map mode's figure below."""
        camera, s = self.view.steered, ui.theme.scale
        for label in self.view.drawn.labels if self.view.drawn is not None else ():
            x, y = camera.to_screen(label.x, label.y)
            left, top = box.x + x / s - label.wide / 2, box.y + y / s - label.high / 2
            area = Box(left, top, label.wide, label.high)
            if area.right < box.x or area.x > box.right or area.bottom < box.y or area.y > box.bottom:
                continue
            image = ui.cache.get(("map name", label.text, label.size, label.space, label.main, s, ui.theme.text_factor),
                                 partial(lettered, ui, label))  # fmt: skip
            ui.surface.blit(image, (round((area.x + area.w / 2) * s - image.get_width() / 2),
                                    round((area.y + area.h / 2) * s - image.get_height() / 2)))  # fmt: skip
            ui.notes.append(Note("", "text", area, label.text))
            self.take(area)
            value = marks.values.get(label.state)
            if value:
                self._value(ui, area, value)

    def _value(self, ui: Ui, above: Box, value: str) -> None:
        """A figure on a dark chip below a name."""
        wide = ui.text_width(value, 13, "medium") + 12
        chip = Box(above.x + above.w / 2 - wide / 2, above.bottom - 1, wide, 18)
        ui.box(chip, (12, 20, 30, 200), 5)
        ui.middle_text(chip, value, 13, MAIN, "medium")
        self.take(chip)

    def _outline(self, ui: Ui, box: Box, chosen: str) -> None:
        """The border of the chosen state in gold."""
        view = self.view
        if not chosen or view.scene is None or view.drawn is None:
            return
        camera, ground = view.steered, view.drawn.picture.ground
        key = (camera, chosen, id(ground))
        if self.outline[0] != key:
            self.outline = (key, self._border(view.scene, chosen, camera, ground))
        area = ui.device(box)
        for points in self.outline[1]:
            moved = [(x + area.x, y + area.y) for x, y in points]
            pygame.draw.lines(ui.surface, GOLD, False, moved, max(1, round(1.3 * ui.theme.scale)))

    def _border(self, scene: Scene, state: str, camera: Camera, ground: Ground) -> list:
        """The lines that have the state on exactly one side."""
        own = np.array([owner == state for owner in ground.owners] + [False])
        edge = own[scene.atlas.sides[:, 0]] != own[scene.atlas.sides[:, 1]]
        return [points for line, points in traced(scene.plane.borders, camera, 1, filled=False) if edge[line] and len(points) > 1]
