"""The map in its box: camera, picture from the worker, labels and marks on top, and what was pointed at.

A frame blits the last crisp picture shifted, or scaled while the camera zooms; a new one is asked for when the camera rests,
when the window runs out of picture, or when the ground has changed. Below it lies a coarse picture of the whole map.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import pygame

from sim.play.kit import fonts
from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.theme import SMALLEST_TEXT
from sim.play.map import atlas, overlay, render
from sim.play.map.camera import Camera, Extent, extent_of
from sim.play.map.ground import Ground
from sim.play.map.labels import Kept, Label, placed
from sim.play.map.marks import Marks
from sim.play.map.plane import plane_of
from sim.play.map.projections import EARTH, Projection, place_on
from sim.play.map.relief import relief_of
from sim.play.map.render import NOWHERE, Picture, Scene
from sim.play.map.worker import Worker

MARGIN, TIGHT = 0.22, 0.06
"""How much larger than the window a crisp picture is; of a window of more than `LARGE` pixels, whose picture is heavy."""
LARGE = 4_000_000
REST = 0.12
"""Seconds without movement after which a crisp picture is drawn."""
WHEEL = 1.16
"""Factor of a notch of the wheel."""
BACKDROP = 1500
"""Pixels across the coarse picture of everything."""
ID = "map"


class Pointed(NamedTuple):
    """What the pointer is on and what was clicked: ids of states, and a mark as `kind:id`."""

    state: str = ""
    mark: str = ""
    clicked: bool = False
    double: bool = False
    right: bool = False


class Look(NamedTuple):
    """What a picture depends on besides the camera: the ground, device pixels a logical one, the factor of the text size."""

    ground: Ground
    density: float
    factor: float


class Drawn(NamedTuple):
    """What the worker hands over."""

    look: Look
    picture: Picture
    labels: tuple[Label, ...]
    backdrop: Picture | None


class MapView:
    """The map of one game."""

    def __init__(self, kind: Projection, centre: tuple[float, float] = (66.0, 50.0), width: float = 9600.0) -> None:
        """A map in a projection that first shows `width` km around a place; 0 for everything."""
        self.kind = kind
        self.extent: Extent = extent_of(kind)
        self.first = (centre, width)
        self.camera: Camera | None = None
        self.worker = Worker("map")
        self.scene: Scene | None = None
        self.drawn: Drawn | None = None
        self.asked: tuple[Camera, Look] | None = None
        self.moved_at = -1.0
        self.flight: tuple[Camera, Camera, float] | None = None
        self.layer = overlay.Overlay(self)
        self.shown_marks = Marks()

    def close(self) -> None:
        """End the worker."""
        self.worker.close()

    # -- a frame ------------------------------------------------------------------------------------------------------
    def draw(self, ui: Ui, box: Box, ground: Ground, names: Mapping[str, str], main: frozenset[str], marks: Marks) -> Pointed:
        """Draw one frame into a box and act on the pointer and the keys. `names` are what lands are called, by owner's id."""
        area = ui.device(box)
        if area.w < 8 or area.h < 8:
            return Pointed()
        self._fit(area.size, ui.theme.scale)
        hit = ui.hit(ID, box, focusable=False)
        self._steer(ui, box, hit)
        found = self.worker.take()
        if found is not None:
            self._accept(found)
        self._ask(ground, names, main, marks, ui)
        if self.shown_marks != marks:
            self.shown_marks = marks
        key = (self.camera, id(self.drawn), id(self.shown_marks))
        self.layer.clicked = False
        ui.layers.ground(box, key, lambda: self._paint(ui, box, marks))
        self.layer.pulses(ui, box, marks)
        mark = self.layer.mark
        state = self.state_at(ui, box, ui.place) if hit.hovered and not mark else ""
        clicked = (hit.clicked and not self._dragged(ui)) or (bool(mark) and self.layer.clicked)
        return Pointed(state, mark, clicked, hit.double, hit.right)

    def _paint(self, ui: Ui, box: Box, marks: Marks) -> None:
        """The picture with what stands on it."""
        area, before = ui.device(box), ui.surface.get_clip()
        ui.surface.set_clip(area)
        try:
            self._show(ui.surface, area)
            with ui.clip(box):
                self.layer.draw(ui, box, marks)
        finally:
            ui.surface.set_clip(before)

    def settle(self, ui: Ui, box: Box, ground: Ground, names: Mapping[str, str], main: frozenset[str], marks: Marks) -> Pointed:
        """Draw a frame with the crisp picture that belongs to it: waits for the worker. For pictures and tests."""
        self.moved_at = -1e9
        self.draw(ui, box, ground, names, main, marks)
        found = self.worker.finish()
        if found is not None:
            self._accept(found)
        return self.draw(ui, box, ground, names, main, marks)

    @property
    def steered(self) -> Camera:
        """The camera. Raises RuntimeError before the first frame has given it a window."""
        if self.camera is None:
            raise RuntimeError("the map has not been drawn yet")
        return self.camera

    # -- the camera ---------------------------------------------------------------------------------------------------
    def _fit(self, size: tuple[int, int], density: float) -> None:
        """Keep the camera's window the size of the box."""
        if self.camera is None:
            (longitude, latitude), width = self.first
            x, y = place_on(self.kind, (longitude, latitude))
            scale = size[0] / (width / EARTH) if width else 1e-6
            self.camera = Camera(float(x), float(y), scale, *size)
        elif (self.camera.wide, self.camera.high) != size:
            grown = size[0] / self.camera.wide
            self.camera = self.camera._replace(wide=size[0], high=size[1], scale=self.camera.scale * grown)
        self.camera = self.camera.within(self.extent, density)

    def _steer(self, ui: Ui, box: Box, hit: Hit) -> None:
        """Wheel, drags and keys move the camera; a flight goes on until something else does."""
        camera, scale = self.steered, ui.theme.scale
        spot = ((ui.place[0] - box.x) * scale, (ui.place[1] - box.y) * scale)
        if ui.wheel and hit.hovered:
            camera = camera.zoomed(WHEEL**ui.wheel, *spot)
            ui.wheel = 0.0
        drag = ui.dragged.get(ID)
        if drag:
            camera = camera.moved(drag[0] * scale, drag[1] * scale)
        camera = self._by_keys(ui, camera)
        if camera != self.camera:
            self.flight = None
        elif self.flight is not None:
            camera = self._flown(ui)
        camera = camera.within(self.extent, scale)
        if camera != self.camera:
            self.camera, self.moved_at = camera, ui.instant

    def _by_keys(self, ui: Ui, camera: Camera) -> Camera:
        """Keys move by steps; repeated keys make a movement of it."""
        step = 90.0 * ui.theme.scale
        for action, dx, dy in (("pan_left", 1, 0), ("pan_right", -1, 0), ("pan_up", 0, 1), ("pan_down", 0, -1)):
            if ui.action(action):
                camera = camera.moved(dx * step, dy * step)
        for action, factor in (("zoom_in", WHEEL**2), ("zoom_out", WHEEL**-2)):
            if ui.action(action):
                camera = camera.zoomed(factor, camera.wide / 2, camera.high / 2)
        return camera

    def _dragged(self, ui: Ui) -> bool:
        """Whether the button was used to drag, not to click."""
        x, y = ui.held_at
        return abs(ui.place[0] - x) > 4 or abs(ui.place[1] - y) > 4

    def fly_to(self, ui: Ui, place: tuple[float, float], width: float = 0.0) -> None:
        """Move the camera to a place (longitude, latitude), to `width` km across where given; at once with reduced motion."""
        if self.camera is None:
            self.first = (place, width or self.first[1])
            return
        x, y = place_on(self.kind, place)
        scale = self.camera.wide / (width / EARTH) if width else self.camera.scale
        goal = self.camera._replace(x=float(x), y=float(y), scale=scale).within(self.extent, ui.theme.scale)
        if ui.theme.reduced_motion:
            self.camera, self.moved_at = goal, ui.instant
        else:
            self.flight = (self.camera, goal, ui.instant)

    def _flown(self, ui: Ui) -> Camera:
        """Where the camera is on its flight: it starts and ends gently."""
        if self.flight is None:
            return self.steered
        start, goal, since = self.flight
        share = min(1.0, (ui.instant - since) / 0.45)
        eased = share * share * (3 - 2 * share)
        if share >= 1.0:
            self.flight = None
        scale = start.scale * (goal.scale / start.scale) ** eased
        return goal._replace(x=start.x + (goal.x - start.x) * eased, y=start.y + (goal.y - start.y) * eased, scale=scale)

    # -- the picture --------------------------------------------------------------------------------------------------
    def _accept(self, drawn: Drawn) -> None:
        """Take a picture over; the backdrop stays where it is still right."""
        self.drawn = drawn if drawn.backdrop is not None or self.drawn is None else drawn._replace(backdrop=self.drawn.backdrop)

    def _ask(self, ground: Ground, names: Mapping[str, str], main: frozenset[str], marks: Marks, ui: Ui) -> None:
        """Ask the worker for the picture that is missing, if one is."""
        camera = self.steered
        density, factor = ui.theme.scale, ui.theme.text_factor
        look = Look(ground, density, factor)
        if (camera, look) == self.asked:
            return
        have = self.drawn
        if have is not None and have.look == look:
            if have.picture.camera.scale == camera.scale and self._covers(have.picture.camera):
                return
            running_out = self.worker.idle and not self._covers(have.picture.camera)
            if ui.instant - self.moved_at < REST and not running_out:
                return
        self.asked = (camera, look)
        fresh = have is None or have.look.ground != ground

        def job() -> Drawn:
            return self._make(look, camera, dict(names), main, self._kept(marks), fresh)

        self.worker.want(job)

    def _kept(self, marks: Marks) -> tuple[Kept, ...]:
        """Where names of lands would cover a sign."""
        signs: list[tuple[tuple[float, float], tuple[float, float, float, float]]]
        signs = [(one.at, (-6, -6, 6, 6)) for one in marks.capitals]
        signs += [(one.at, (-12, -12, 12, 12)) for one in marks.bases]
        signs += [(one.at, (-36, -46, 36, -12)) for one in marks.forces]
        signs += [(one.at, (-16, -16, 16, 14)) for one in marks.crises]
        return tuple(Kept(*place_on(self.kind, at), *sides) for at, sides in signs)

    def _covers(self, larger: Camera) -> bool:
        """Whether a picture reaches to all sides of the window."""
        camera = self.steered
        left, top = larger.to_screen(*camera.to_plane(0, 0))
        right, low = larger.to_screen(*camera.to_plane(camera.wide, camera.high))
        return left >= 0 and top >= 0 and right <= larger.wide and low <= larger.high

    def _make(
        self, look: "Look", camera: Camera, names: dict[str, str], main: frozenset[str], avoid: tuple[Kept, ...], fresh: bool
    ) -> Drawn:
        """In the worker: the crisp picture with its labels, and the backdrop when the ground is new."""
        if self.scene is None:
            held = atlas.atlas()
            self.scene = Scene(held, plane_of(held, self.kind), relief_of(self.kind.name, self.kind))
        ground, density, factor = look
        margin = MARGIN if camera.wide * camera.high <= LARGE else TIGHT
        picture = render.picture(self.scene, ground, camera.grown(margin), density)

        def measure(text: str, size: float) -> float:
            return fonts.width(text, max(7, round(max(size, SMALLEST_TEXT) * factor * density)), "medium") / density

        labels = placed(picture.pieces, ground.owners, names, main, picture.camera, density, measure, avoid)
        backdrop = render.picture(self.scene, ground, self._whole(), 1.0, finest=1) if fresh else None
        return Drawn(look, picture.thinned(int(density)), labels, backdrop)

    def _whole(self) -> Camera:
        """A camera that sees the whole extent coarsely."""
        e = self.extent
        scale = BACKDROP / (e.right - e.left)
        return Camera((e.left + e.right) / 2, (e.low + e.top) / 2, scale, BACKDROP, round((e.top - e.low) * scale))

    def _show(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Blit what there is: the crisp picture, and around it the backdrop."""
        if self.drawn is None:
            surface.fill(render.SEA, area)
            return
        backdrop = self.drawn.backdrop
        inner = self._place(self.drawn.picture, area)
        for strip in around(area, inner):
            surface.fill(render.SEA, strip)
            if backdrop is not None:
                self._blit(surface, area, backdrop, strip)
        self._blit(surface, area, self.drawn.picture, inner.clip(area))

    def _place(self, picture: Picture, area: pygame.Rect) -> pygame.Rect:
        """Where a picture lies for the present camera."""
        camera, there = self.steered, picture.camera
        ratio = camera.scale / there.scale
        x, y = camera.to_screen(*there.to_plane(0, 0))
        if abs(ratio - 1.0) < 1e-9:
            return picture.surface.get_rect().move(area.x + round(x), area.y + round(y))
        left, top = area.x + round(x) + 1, area.y + round(y) + 1
        wide, high = picture.surface.get_size()
        return pygame.Rect(left, top, max(0, int(wide * ratio) - 3), max(0, int(high * ratio) - 3))

    def _blit(self, surface: pygame.Surface, area: pygame.Rect, picture: Picture, part: pygame.Rect) -> None:
        """As much of a picture as is seen in a part of the window, shifted or scaled."""
        camera, there = self.steered, picture.camera
        ratio = camera.scale / there.scale
        x, y = camera.to_screen(*there.to_plane(0, 0))
        if abs(ratio - 1.0) < 1e-9:
            before = surface.get_clip()
            surface.set_clip(part.clip(before))
            surface.blit(picture.surface, (area.x + round(x), area.y + round(y)))
            surface.set_clip(before)
            return
        corner = (area.x + x, area.y + y)
        inner = stretched_into(surface, picture.surface, part, corner, ratio)
        for strip in around(part, inner):
            stretched_over(surface, picture.surface, strip, corner, ratio)

    # -- asking -------------------------------------------------------------------------------------------------------
    def piece_at(self, ui: Ui, box: Box, point: tuple[float, float]) -> int:
        """The piece under a logical point of the screen, `NOWHERE` for the sea or while nothing is drawn."""
        if self.drawn is None or self.camera is None or not box.contains(point):
            return NOWHERE
        scale = ui.theme.scale
        plane = self.camera.to_plane((point[0] - box.x) * scale, (point[1] - box.y) * scale)
        for picture in (self.drawn.picture, self.drawn.backdrop):
            if picture is None:
                continue
            x, y = picture.camera.to_screen(*plane)
            if 0 <= x < picture.camera.wide and 0 <= y < picture.camera.high:
                return int(picture.pieces[int(x) // picture.step, int(y) // picture.step])
        return NOWHERE

    def state_at(self, ui: Ui, box: Box, point: tuple[float, float]) -> str:
        """Whose land is under a logical point, nothing for the sea."""
        piece = self.piece_at(ui, box, point)
        return self.drawn.picture.ground.owners[piece] if self.drawn is not None and piece != NOWHERE else ""

    def screen_of(self, ui: Ui, box: Box, place: tuple[float, float]) -> tuple[float, float]:
        """The logical point at which a place (longitude, latitude) is seen, inside the box or not."""
        x, y = self.steered.to_screen(*place_on(self.kind, place))
        return box.x + float(x) / ui.theme.scale, box.y + float(y) / ui.theme.scale


def around(area: pygame.Rect, inner: pygame.Rect) -> list[pygame.Rect]:
    """What of an area lies outside a rectangle, as up to four rectangles."""
    hole = inner.clip(area)
    if hole.w <= 0 or hole.h <= 0:
        return [area]
    strips = [
        pygame.Rect(area.x, area.y, area.w, hole.y - area.y),
        pygame.Rect(area.x, hole.bottom, area.w, area.bottom - hole.bottom),
        pygame.Rect(area.x, hole.y, hole.x - area.x, hole.h),
        pygame.Rect(hole.right, hole.y, area.right - hole.right, hole.h),
    ]
    return [strip for strip in strips if strip.w > 0 and strip.h > 0]


def stretched_into(
    surface: pygame.Surface, source: pygame.Surface, part: pygame.Rect, corner: tuple[float, float], ratio: float
) -> pygame.Rect:
    """Stretch into a part as many whole pixels of a picture as lie inside it, without a picture in between; says where."""
    whole = part.clip(surface.get_clip())
    left, top = math.ceil((whole.x - corner[0]) / ratio), math.ceil((whole.y - corner[1]) / ratio)
    right, low = math.floor((whole.right - corner[0]) / ratio), math.floor((whole.bottom - corner[1]) / ratio)
    seen = pygame.Rect(left, top, max(0, right - left), max(0, low - top)).clip(source.get_rect())
    x, y = round(corner[0] + seen.x * ratio), round(corner[1] + seen.y * ratio)
    at = pygame.Rect(x, y, round(corner[0] + seen.right * ratio) - x, round(corner[1] + seen.bottom * ratio) - y)
    if seen.w < 1 or seen.h < 1 or at.w < 1 or at.h < 1 or not whole.contains(at):
        return pygame.Rect(part.x, part.y, 0, 0)
    pygame.transform.scale(source.subsurface(seen), at.size, surface.subsurface(at))
    return at


def stretched_over(
    surface: pygame.Surface, source: pygame.Surface, part: pygame.Rect, corner: tuple[float, float], ratio: float
) -> None:
    """Stretch what a part shows of a picture, cut to the part."""
    left, top = part.x - corner[0], part.y - corner[1]
    seen = pygame.Rect(int(left / ratio) - 1, int(top / ratio) - 1, int(part.w / ratio) + 3, int(part.h / ratio) + 3)
    seen = seen.clip(source.get_rect())
    if seen.w < 1 or seen.h < 1:
        return
    before = surface.get_clip()
    surface.set_clip(part.clip(before))
    scaled = pygame.transform.scale(source.subsurface(seen), (max(1, round(seen.w * ratio)), max(1, round(seen.h * ratio))))
    surface.blit(scaled, (round(corner[0] + seen.x * ratio), round(corner[1] + seen.y * ratio)))
    surface.set_clip(before)
