"""The legend: what each colour and pattern of the map mode means."""

import numpy as np
import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button
from sim.play.map import patterns
from sim.play.map.looks import Look
from sim.play.map.modes import MODES, Mode, Reading
from sim.play.texts import say

ROW = 23.0
SWATCH = (20.0, 13.0)


def legend(ui: Ui, box: Box, mode: Mode, reading: Reading) -> None:
    """Draw the legend of a mode in two columns; looks that no state has are dimmed."""
    c = ui.colours
    ui.panel(box)
    ui.block("legend", box)
    head = ui.text(box.x + 14, box.y + 8, say("MAP MODE"), 13, c.second, "bold", spacing=1.2)
    ui.text(box.x + max(96.0, 24 + head), box.y + 8, say(mode.title), 13, c.text, "bold")
    key = ui.hint(mode.action)
    wide = ui.text_width(key, 13, "bold") + 10
    ui.box((box.right - 12 - wide, box.y + 8, wide, 18), c.raised, 3, c.edge)
    ui.middle_text(Box(box.right - 12 - wide, box.y + 8, wide, 18), key, 13, c.second, "bold")
    used = {look.key for look in reading.looks.values()} | {"neutral"}
    rows = max(1, int((box.h - 40) // ROW))
    columns = 2 if len(reading.legend) > rows else 1
    each = (box.w - 24) / columns
    per_column = -(-len(reading.legend) // columns)
    for place, look in enumerate(reading.legend):
        x, y = box.x + 14 + (place // per_column) * each, box.y + 36 + (place % per_column) * ROW
        if y + ROW > box.bottom:
            break
        swatch(ui, x, y + 2, look)
        ui.text(x + SWATCH[0] + 7, y - 1, say(look.title), 13, c.text if look.key in used else c.third,
                most=each - SWATCH[0] - 12)  # fmt: skip


def swatch(ui: Ui, x: float, y: float, look: Look) -> None:
    """A sample of a look: its colour under its pattern."""
    image = ui.picture(("swatch", look), SWATCH, lambda surface: _painted(surface, look, ui.theme.scale))
    ui.stamp(image, x, y)


def _painted(surface: pygame.Surface, look: Look, density: float) -> None:
    """Colour, pattern and a light edge."""
    surface.fill((*(min(255, round(part * 1.05)) for part in look.colour), 255))
    if look.pattern:
        wide, high = surface.get_size()
        cover = patterns.spread(look.pattern, density * 0.8, 0, 0, wide, high)[:, :, None]
        ink = np.array(patterns.INKS[look.pattern][0], np.float32)
        pixels = pygame.surfarray.pixels3d(surface)
        pixels[:] = (pixels * (1 - cover) + ink * cover).astype(np.uint8)
        del pixels
    pygame.draw.rect(surface, (190, 206, 222, 150), surface.get_rect(), 1)


KEYED, WORDED = 840.0, 700.0
"""Widths of the bar from which a button shows its words and its key, and from which it shows its words; below, icon and key."""


def mode_bar(ui: Ui, box: Box, chosen: int) -> int:
    """The buttons of the map modes, with their keys. Returns the mode that is on afterwards."""
    for place, mode in enumerate(MODES):
        if ui.action(mode.action):
            chosen = place
    ui.panel(box, 6, 235)
    ui.block("modes", box)
    roomy, narrow = box.w >= KEYED, box.w < WORDED
    cells = box.inset(4).columns(len(MODES), 4)
    for place, (mode, cell) in enumerate(zip(MODES, cells, strict=True)):

        def tell(mode: Mode = mode) -> Tip:
            return Tip(say(mode.title), ui.hint(mode.action), note=say(mode.explains))

        words = "" if narrow else say(mode.title)
        inner = cell._replace(w=cell.w - 20) if roomy or narrow else cell
        if place == chosen:
            ui.box(cell, mixed(ui.colours.panel, ui.colours.gold, 0.2), 4, ui.colours.gold)
        if button(ui, f"mode.{mode.key}", inner, words, icon=mode.icon, quiet=True, tell=tell):
            chosen = place
        if roomy or narrow:
            ui.text(cell.right - 5, cell.y + 5, ui.hint(mode.action), 13, ui.colours.third, align="right")
    return chosen
