"""Deployments as arcs along the great circle: what is done is solid, what is left is thin, what is only planned is dashed."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.map.marks import Deployment, Place

if TYPE_CHECKING:
    from sim.play.map.overlay import Overlay

STEPS = 48
BOW = 0.10
"""How far an arc stands off its chord on the screen, as a share of its length."""
GOLD, PALE = (244, 206, 112), (206, 190, 150)


@lru_cache(maxsize=256)
def great_circle(origin: Place, goal: Place) -> np.ndarray:
    """Places along the shortest way over the globe, degrees, from the first to the last."""
    start, end = _vector(origin), _vector(goal)
    angle = float(np.arccos(np.clip(np.dot(start, end), -1, 1)))
    share = np.linspace(0.0, 1.0, STEPS + 1)[:, None]
    if angle < 1e-6:
        points = np.repeat(start[None, :], STEPS + 1, axis=0)
    else:
        points = (np.sin((1 - share) * angle) * start + np.sin(share * angle) * end) / np.sin(angle)
    longitude = np.degrees(np.unwrap(np.arctan2(points[:, 1], points[:, 0])))
    return np.column_stack([longitude, np.degrees(np.arcsin(np.clip(points[:, 2], -1, 1)))])


def _vector(place: Place) -> np.ndarray:
    """A place as a unit vector."""
    longitude, latitude = np.radians(place[0]), np.radians(place[1])
    return np.array([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])


def path(overlay: "Overlay", ui: Ui, box: Box, origin: Place, goal: Place) -> np.ndarray:
    """The arc in logical pixels: the great circle, bowed a little so that ways to and fro differ."""
    places = great_circle(origin, goal)
    view, s = overlay.view, ui.theme.scale
    x, y = view.steered.to_screen(*view.kind.forward(places[:, 0], places[:, 1]))
    points = np.column_stack([box.x + x / s, box.y + y / s])
    chord = points[-1] - points[0]
    side = np.array([chord[1], -chord[0]]) * BOW
    rise = 4 * np.linspace(0, 1, len(points)) * (1 - np.linspace(0, 1, len(points)))
    return points + rise[:, None] * side


def draw(ui: Ui, overlay: "Overlay", box: Box, one: Deployment) -> None:
    """One arc with its aircraft and its chip."""
    points = path(overlay, ui, box, one.origin, one.goal)
    low, high = points.min(axis=0), points.max(axis=0)
    if high[0] < box.x or low[0] > box.right or high[1] < box.y or low[1] > box.bottom:
        return
    if one.progress < 0:
        _dashes(ui, points)
        at = points[len(points) // 2]
    else:
        place = round(min(1.0, max(0.0, one.progress)) * STEPS)
        _stroke(ui, points[place:], PALE, 1.2)
        _stroke(ui, points[: place + 1], GOLD, 2.4)
        at = points[min(place, STEPS) if 0 < one.progress < 1 else STEPS * 3 // 5]
    _arrow(ui, points)
    _badge(ui, overlay, box, one, float(at[0]), float(at[1]))


def _stroke(ui: Ui, points: np.ndarray, colour, wide: float) -> None:
    """A smooth line with a dark edge."""
    if len(points) < 2:
        return
    s = ui.theme.scale
    device = (points * s).tolist()
    pygame.draw.lines(ui.surface, (10, 16, 24), False, device, max(1, round((wide + 1.8) * s)))
    for place in range(max(1, round(wide * s))):
        shift = place - (round(wide * s) - 1) / 2
        pygame.draw.aalines(ui.surface, colour, False, [(x, y + shift) for x, y in device])


def _dashes(ui: Ui, points: np.ndarray) -> None:
    """A dashed line."""
    for start in range(0, len(points) - 2, 4):
        _stroke(ui, points[start : start + 3], GOLD, 1.8)


def _arrow(ui: Ui, points: np.ndarray) -> None:
    """The head at the end of an arc."""
    end, back = points[-1], points[-4]
    along = end - back
    length = float(np.hypot(*along)) or 1.0
    along = along / length
    across = np.array([-along[1], along[0]])
    tip, left, right = end, end - along * 10 + across * 5, end - along * 10 - across * 5
    ui.polygon([tuple(tip), tuple(left), tuple(right)], GOLD)


def _badge(ui: Ui, overlay: "Overlay", box: Box, one: Deployment, x: float, y: float) -> None:
    """The aircraft, and what is on its way in words."""
    ui.circle(x, y, 12, (24, 30, 34))
    ui.circle(x, y, 12, GOLD, 1.6)
    ui.icon("plane" if one.progress < 1 else "shield-check", x, y, 14, GOLD, centre=True)
    wide = max(ui.text_width(one.title, 14, "medium"), ui.text_width(one.detail, 13)) + 18
    chip = Box(x - wide - 20, y - 21, wide, 42)
    if chip.x < box.x + 4:
        chip = Box(x + 20, y - 21, wide, 42)
    area = Box(x - 13, y - 13, 26, 26)
    over = overlay.hit(ui, "deployment", one.id, area, f"{one.title} {one.detail}")
    chips = overlay.chips
    if not over and (one.progress < 0 or any(chip.common(other).w and chip.common(other).h for other in chips)):
        return
    chips.append(chip)
    ui.box(chip, (14, 22, 32, 232), 6, (176, 150, 84))
    ui.text(chip.x + 9, chip.y + 2, one.title, 14, ui.colours.text, "medium")
    ui.text(chip.x + 9, chip.y + 21, one.detail, 13, ui.colours.second)
    overlay.take(chip)
