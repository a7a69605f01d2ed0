"""The signs of the map: capitals, bases, counters of forces, crises. Every sign has a shape of its own, not only a colour."""

import math
import re
from typing import TYPE_CHECKING

import pygame

from sim.play.kit import fonts
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.map.lettering import HALO, haloed
from sim.play.map.marks import Base, Capital, Crisis, Force, Mission
from sim.words.figures import percent

if TYPE_CHECKING:
    from sim.play.map.overlay import Overlay

SEVERE = (238, 84, 72)
LONGEST = 170.0
"""Logical pixels of the longest short name of a base that is written; all of it is told when it is pointed at."""
GOLD = (244, 206, 112)
GRAVE = 0.6
"""Intensity from which a crisis is drawn in red, as everywhere on the screens; below, in gold."""
BEAT = 1 / 15
"""Seconds between two pictures of what breathes."""


def capital(ui: Ui, overlay: "Overlay", box: Box, one: Capital) -> None:
    """A dot, and the name beside it where nothing else is written."""
    point = overlay.point(ui, box, one.at)
    if point is None:
        return
    x, y = point
    dot = Box(x - 4, y - 4, 8, 8)
    if not overlay.clear(dot) or (not one.main and not overlay.free(dot)):
        return
    ui.circle(x, y, 3.6, (10, 16, 24))
    ui.circle(x, y, 2.4, (240, 246, 250))
    overlay.take(dot)
    wide = ui.text_width(one.name, 14, "medium")
    for left in (x + 7, x - 7 - wide):
        area = Box(left, y - 10, wide, 18)
        if overlay.free(area) and area.x > box.x and area.right < box.right:
            image = ui.cache.get(("map city", one.name, one.main, ui.theme.scale, ui.theme.text_factor), lambda: _city(ui, one))
            s = ui.theme.scale
            edge = (image.get_width() - wide * s) / 2
            ui.surface.blit(image, (round(left * s - edge), round((y - 1) * s - image.get_height() / 2)))
            overlay.take(area)
            return


def _city(ui: Ui, one: Capital) -> pygame.Surface:
    """The name of a city with its halo."""
    pixels, colour = ui.theme.text_px(14), (236, 241, 246) if one.main else (176, 188, 200)
    return haloed(fonts.drawn(one.name, pixels, "medium", colour), fonts.drawn(one.name, pixels, "medium", HALO),
                  max(1, round(1.4 * ui.theme.scale)))  # fmt: skip


def base(ui: Ui, overlay: "Overlay", box: Box, one: Base, flags: dict[str, str]) -> None:
    """A diamond with the arm of service, its name beside it when there is room or it is pointed at."""
    point = overlay.point(ui, box, one.at)
    if point is None:
        return
    x, y = point
    area = Box(x - 11, y - 11, 22, 22)
    over = overlay.hit(ui, "base", one.id, area, one.name, tab=False)
    ui.polygon([(x, y - 11), (x + 11, y), (x, y + 11), (x - 11, y)], (16, 26, 38, 236))
    edge = [(x, y - 11), (x + 11, y), (x, y + 11), (x - 11, y), (x, y - 11)]
    ui.lines(edge, (150, 176, 202) if not over else (244, 206, 112))
    ui.icon(one.icon, x, y, 11, (196, 214, 232), centre=True)
    overlay.take(area)
    if over:
        name_chip(ui, one.name, Box(x + 14, y - 10, ui.text_width(one.name, 13, "medium") + 14, 20).within(box))


def base_name(ui: Ui, overlay: "Overlay", box: Box, one: Base) -> None:
    """The name of a base beside its diamond where nothing else is written; drawn after everything that matters more."""
    point = overlay.point(ui, box, one.at)
    if point is None or overlay.mark == f"base:{one.id}":
        return
    name = re.split(r",| \(| and ", one.name)[0]
    wide = ui.text_width(name, 13, "medium") + 12
    if wide > LONGEST:
        return
    for left in (point[0] + 13, point[0] - 13 - wide):
        chip = Box(left, point[1] - 10, wide, 20)
        if chip.x > box.x and chip.right < box.right and overlay.free(chip, 2.0):
            name_chip(ui, name, chip)
            overlay.take(chip)
            return


def name_chip(ui: Ui, name: str, chip: Box) -> None:
    """A name on a dark chip."""
    ui.box(chip, (12, 20, 30, 236), 5, (62, 82, 104))
    ui.middle_text(chip, name, 13, ui.colours.text, "medium")


def mission(ui: Ui, overlay: "Overlay", box: Box, one: Mission) -> None:
    """A collective force in place: a shield in a gold ring beside the crisis, with whose it is and how many."""
    point = overlay.point(ui, box, one.at)
    if point is None:
        return
    x, y = point[0] + 34, point[1] + 26
    wide = ui.text_width(one.title, 13, "medium") + 30
    chip = Box(x - 12, y - 11, wide, 22)
    over = overlay.hit(ui, "deployment", str(one.serial), chip, one.title)
    ui.box(chip, (14, 22, 32, 236), 11, GOLD if over else (176, 150, 84))
    ui.icon("shield-check", x, y, 14, GOLD, centre=True)
    ui.text(x + 12, y - ui.line_height(13) / 2, one.title, 13, ui.colours.text, "medium")
    overlay.take(chip)


def force(ui: Ui, overlay: "Overlay", box: Box, one: Force, flags: dict[str, str]) -> None:
    """A counter as on a staff map: flag, infantry cross, number of units, bar of readiness."""
    point = overlay.point(ui, box, one.at)
    if point is None:
        return
    high = 30.0
    count = str(one.units)
    wide = 58 + ui.text_width(count, 14, "bold")
    area = Box(point[0] - wide / 2, point[1] - 45, wide, high)
    words = f"{one.state} {one.units} units, {one.people:.0f}, ready {percent(one.readiness)}"
    over = overlay.hit(ui, "force", one.state, area, words, tab=False)
    ui.box(area, (16, 26, 38, 244), 5, (244, 206, 112) if over or one.away else (150, 176, 202), 1.4)
    ui.flag(flags.get(one.state, ""), area.x + 6, area.y + 6, 11)
    x, y = area.x + 26, area.y + 6
    ui.box((x, y, 20, 12), (16, 26, 38), 1, (196, 214, 232))
    ui.line(x + 1, y + 1, x + 19, y + 11, (196, 214, 232))
    ui.line(x + 1, y + 11, x + 19, y + 1, (196, 214, 232))
    ui.text(area.right - 7, area.y + 2, count, 14, ui.colours.text, "bold", align="right")
    track = Box(area.x + 6, area.bottom - 7, area.w - 12, 3)
    ui.fill(track, (54, 70, 88))
    colour = ui.colours.good if one.readiness >= 0.6 else ui.colours.gold if one.readiness >= 0.35 else ui.colours.bad
    ui.fill((track.x, track.y, track.w * min(1.0, max(0.0, one.readiness)), 3), colour)
    overlay.take(area)


def crisis(ui: Ui, overlay: "Overlay", box: Box, one: Crisis) -> None:
    """Where a crisis is pointed at; it is drawn by `pulse`."""
    point = overlay.point(ui, box, one.at)
    if point is None:
        return
    x, y = point
    area = Box(x - 13, y - 13, 26, 26)
    overlay.hit(ui, "crisis", one.id, area, f"{one.title} {100 * one.intensity:.0f}")
    overlay.take(area)


def _reach(one: Crisis) -> float:
    """How far the rings of a crisis go, logical pixels."""
    return 22 + 26 * min(1.0, max(0.0, one.intensity))


def _told(ui: Ui, box: Box, one: Crisis, at: tuple[float, float]) -> tuple[Box, str]:
    """The chip that names a crisis."""
    words = f"{one.title} · {100 * one.intensity:.0f}"
    wide = ui.text_width(words, 13, "medium") + 14
    return Box(at[0] + 18, at[1] - 10, wide, 20).within(box), words


def reach_of(ui: Ui, box: Box, one: Crisis, at: tuple[float, float], over: bool) -> Box:
    """What the drawing of a crisis covers, with its name when it is pointed at."""
    far = _reach(one) + 6
    area = Box(at[0] - far, at[1] - far, 2 * far, 2 * far)
    if over:
        chip, _ = _told(ui, box, one, at)
        left, top = min(area.x, chip.x - 2), min(area.y, chip.y - 2)
        area = Box(left, top, max(area.right, chip.right + 2) - left, max(area.bottom, chip.bottom + 2) - top)
    return area.common(box)


def pulse(ui: Ui, box: Box, one: Crisis, at: tuple[float, float], over: bool) -> None:
    """A warning triangle in rings; they widen with its intensity, and breathe unless motion is reduced."""
    x, y = at
    reach, s = _reach(one), ui.theme.scale
    glow = ui.cache.get(("map crisis", round(reach), s), lambda: _glow(reach * s))
    ui.stamp(glow, x - glow.get_width() / 2 / s, y - glow.get_height() / 2 / s, pygame.BLEND_PREMULTIPLIED)
    if not ui.theme.reduced_motion:
        breath = 0.5 + 0.5 * math.sin(ui.beat(BEAT) * 2.2)
        ui.circle(x, y, round(reach * (0.55 + 0.45 * breath)), (*SEVERE, 90), 1.2)
    ui.polygon([(x, y - 14), (x + 15, y + 11), (x - 15, y + 11)], (30, 10, 8))
    ui.polygon([(x, y - 11), (x + 12, y + 9), (x - 12, y + 9)], SEVERE if one.intensity >= GRAVE else GOLD)
    ui.text(x, y - 8, "!", 15, (34, 8, 6), "bold", "middle")
    if over:
        chip, words = _told(ui, box, one, at)
        ui.box(chip, (30, 14, 14, 240), 5, SEVERE)
        ui.middle_text(chip, words, 13, ui.colours.text, "medium")


def _glow(reach: float) -> pygame.Surface:
    """Soft red light that fades outwards, with three rings, premultiplied."""
    side = int(2 * reach) + 6
    surface = pygame.Surface((side, side), pygame.SRCALPHA)
    middle = (side / 2, side / 2)
    for ring in range(24, 0, -1):
        share = ring / 24
        alpha = int(96 * (1 - share) ** 1.4)
        tint = tuple(part * alpha // 255 for part in SEVERE)
        pygame.draw.circle(surface, (*tint, alpha), middle, reach * share)
    for share, alpha in ((1.0, 130), (0.72, 110), (0.46, 120)):
        tint = tuple(part * alpha // 255 for part in SEVERE)
        pygame.draw.aacircle(surface, (*tint, alpha), middle, reach * share, 1)
    return surface
