"""The map of a world on the start screen: its land on the first day, drawn once in a thread and kept.

Whoever is a member of the organisation in focus is shown so, who may still be won as joining, other alliances by their pattern.
"""

from typing import NamedTuple

import numpy as np
import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.map import render
from sim.play.map.atlas import atlas
from sim.play.map.blocs import members
from sim.play.map.camera import Camera
from sim.play.map.ground import Ground
from sim.play.map.looks import Look, membership
from sim.play.map.plane import plane_of
from sim.play.map.projections import EARTH, Projection
from sim.play.map.relief import relief_of
from sim.play.map.territory import Territory, first_view, projection_of
from sim.play.map.worker import Worker
from sim.play.screens.legend import swatch
from sim.play.texts import say
from sim.scenario.schema import Scenario

LOOK_WORDS = {
    "member": "Member", "suspended": "Frozen or suspended", "accession": "May join", "observer": "Observer",
    "rival": "Other alliance", "outside": "In the game", "neutral": "Not playing",
}  # fmt: skip
STATUS_LOOKS = {
    "outside": "accession", "frozen": "suspended", "suspended": "suspended", "observer": "observer", "partner": "observer",
}  # fmt: skip
"""How the statuses of the first day look; any other is a member's."""


class Land(NamedTuple):
    """What a preview shows, without pygame: the projection, where it looks, and how each country looks."""

    kind: Projection
    centre: tuple[float, float]
    width: float
    owners: tuple[str, ...]
    holders: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    allied: frozenset[str]


def land_of(scenario: Scenario, states: tuple[str, ...]) -> Land:
    """The land of a world on its first day."""
    day = scenario.span.first.toordinal()
    owners, holders = Territory(scenario.map, states).on(day)
    focus = scenario.organisations[scenario.focus]
    keys = {code: "outside" for code in states}
    for name, organisation in scenario.organisations.items():
        if organisation.kind == "alliance" and name != scenario.focus:
            inside = {code for code, seat in organisation.members.items() if str(seat.status) == "member"}
            keys |= {code: "rival" for code in inside | members(scenario.map, name, day)}
    keys |= {code: STATUS_LOOKS.get(str(seat.status), "member") for code, seat in focus.members.items()}
    allied = frozenset(code for code, key in keys.items() if key in ("member", "suspended"))
    centre, width = first_view(scenario.map)
    return Land(projection_of(scenario.map), centre, width, owners, holders, tuple(sorted(keys.items())), allied)


class Previews:
    """The pictures of the worlds that were looked at, by world, size and palette."""

    def __init__(self) -> None:
        self.worker = Worker("preview")
        self.kept: dict[tuple[str, tuple[int, int], str], pygame.Surface] = {}
        self.asked: tuple[str, tuple[int, int], str] | None = None

    def close(self) -> None:
        """End the worker."""
        self.worker.close()

    def draw(self, ui: Ui, box: Box, id: str, land: Land) -> None:
        """Draw the preview of a world into a box; until it is painted, its frame with a word."""
        c = ui.colours
        done = self.worker.take()
        if done is not None:
            self.kept[done[0]] = done[1]
        size = ui.device(box).size
        key = (id, size, ui.theme.palette_name)
        picture = self.kept.get(key)
        if picture is None and self.asked != key:
            self.asked = key
            self.worker.want(lambda: (key, painted(land, size, key[2], ui.theme.scale)))
        ui.hit("start.map", box, focusable=False, text=say("map of the first day"), state="drawn" if picture else "being drawn")
        if picture is None:
            ui.box(box, c.bar, 6, c.line)
            ui.middle_text(box, say("The map is being drawn …"), 13, c.third)
        else:
            ui.blit(picture, ui.device(box), 0)
            ui.box(box, (255, 255, 255, 0), 2, c.edge)

    def wait(self) -> None:
        """Wait until the picture that was asked for is painted."""
        done = self.worker.finish()
        if done is not None:
            self.kept[done[0]] = done[1]


def painted(land: Land, size: tuple[int, int], palette: str, density: float) -> pygame.Surface:
    """The picture, with hill-shade, patterns and borders as on the large map."""
    looks = membership(palette)
    ground = Ground(
        land.owners, land.holders, tuple((code, looks[key]) for code, key in land.keys), looks["neutral"], land.allied
    )
    scene = render.Scene(atlas(), plane_of(atlas(), land.kind), relief_of(land.kind.name, land.kind))
    across = land.width / EARTH if land.width else 2 * np.pi * 0.87
    x, y = land.kind.forward(np.array([land.centre[0]]), np.array([land.centre[1]]))
    scale = max(size[0] / across, 1.0)
    camera = Camera(float(x[0]), float(y[0]), scale, *size)
    return render.picture(scene, ground, camera, max(0.6, 0.7 * density)).surface


def draw_legend(ui: Ui, box: Box, land: Land) -> float:
    """The looks that are used, each with its swatch and word, in as many rows as needed. Returns the y below."""
    c, looks = ui.colours, membership(ui.theme.palette_name)
    used = [key for key in LOOK_WORDS if key in {key for _, key in land.keys}] + ["neutral"]
    x, y = box.x, box.y
    for key in used:
        words = say(LOOK_WORDS[key])
        wide = 20 + 7 + ui.text_width(words, 13) + 16
        if x + wide > box.right + 12 and x > box.x:
            x, y = box.x, y + 20
        look: Look = looks[key]
        swatch(ui, x, y + 3, look)
        ui.text(x + 27, y, words, 13, c.second)
        x += wide
    return y + 22
