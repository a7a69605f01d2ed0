"""Dialogs above everything: the rest is veiled and cannot be reached until they are closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sim.play.kit.boxes import Box, centred
from sim.play.kit.core import Ui
from sim.play.kit.widgets import button


class Opened:
    """A dialog while it is drawn: its room, and whether it wants to close."""

    def __init__(self, box: Box, inner: Box) -> None:
        self.box = box
        self.inner = inner
        self.closed = False


@contextmanager
def dialog(ui: Ui, id: str, title: str, width: float, height: float, icon: str = "", closable: bool = True) -> Iterator[Opened]:
    """A dialog in the middle of the screen; Esc or its cross sets `closed`."""
    c = ui.colours
    with ui.modal():
        ui.fill(ui.screen, (4, 8, 14, 150))
        box = centred(ui.screen.inset(8), width, height)
        ui.block(id + ".veil", ui.screen)
        ui.panel(box, 8, 252, c.edge)
        ui.block(id, box)
        x = box.x + 20
        if icon:
            ui.icon(icon, x, box.y + 19, 20, c.gold)
            x += 30
        ui.text(x, box.y + 14, title, 20, c.text, "bold", most=box.right - 60 - x)
        opened = Opened(box, Box(box.x + 20, box.y + 56, box.w - 40, box.h - 72))
        ui.line(box.x + 20, box.y + 48, box.right - 20, box.y + 48)
        yield opened
        if closable:
            cross = Box(box.right - 44, box.y + 12, 30, 30)
            if button(ui, id + ".close", cross, icon="x", quiet=True) or ui.take("escape"):
                opened.closed = True
