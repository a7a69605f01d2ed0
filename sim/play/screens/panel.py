"""The frame of a panel at the right: icon, capitals, a word at the right, a cross that comes back to the panel before."""

from collections.abc import Iterator
from contextlib import contextmanager

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.lists import scroll
from sim.play.kit.widgets import button
from sim.play.texts import say
from sim.play.view import View


def head(ui: Ui, view: View, box: Box, icon: str, title: str, right: str = "") -> float:
    """Draw the frame. Returns the y below the head."""
    c = ui.colours
    ui.panel(box)
    ui.block("panel", box)
    x, far = box.x + 16, box.right - 16
    ui.icon(icon, x, box.y + 13, 16, c.gold)
    ui.text(x + 24, box.y + 10, title.upper(), 13, c.gold, "bold", spacing=0.8, most=None)
    if right:
        # the word stands before the arrow: after it, it would read as what one goes back to
        ui.text(far - (58 if view.back else 30), box.y + 10, right, 13, c.second, align="right")
    if view.back and button(ui, "panel.back", Box(far - 48, box.y + 6, 24, 24), icon="arrow-left", quiet=True):
        view.close()
    if button(ui, "panel.close", Box(far - 20, box.y + 6, 24, 24), icon="x", quiet=True):
        view.leave()
    return box.y + 36


def capital(words: str) -> str:
    """Words as a label: the first letter large."""
    return words[:1].upper() + words[1:]


def headline(
    ui: Ui, box: Box, text: str, sizes: tuple[float, ...] = (20, 18, 16), colour: tuple[int, ...] | None = None
) -> float:
    """A title in the largest size in which one line holds it; in the smallest it may take a second one. Returns its height."""
    colour = colour or ui.colours.text
    size = next((one for one in sizes if ui.text_width(text, one, "bold") <= box.w), None)
    if size is not None:
        ui.text(box.x, box.y, text, size, colour, "bold")
        return ui.line_height(sizes[0])
    return max(ui.line_height(sizes[0]), ui.paragraph(box, text, sizes[-1], colour, "bold"))


@contextmanager
def body(ui: Ui, id: str, box: Box, top: float, bottom: float) -> Iterator["Flow"]:
    """The part of a panel that scrolls; what is put into the flow counts to its height."""
    area = Box(box.x + 8, top, box.w - 20, max(10.0, bottom - top))
    known = ui.memory.get(id + ".high", 0.0)
    high = float(known) if isinstance(known, (int, float)) else 0.0
    with scroll(ui, id, area, high) as y:
        flow = Flow(ui, area.x + 8, y, area.w - 8 - (12 if high > area.h else 4))
        yield flow
        ui.memory[id + ".high"] = flow.y - y + 8


class Flow:
    """A column in which things stand one below the other."""

    def __init__(self, ui: Ui, x: float, y: float, w: float) -> None:
        self.ui, self.x, self.y, self.w = ui, x, y, w

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    def take(self, high: float, gap: float = 0.0) -> Box:
        """Room of a height."""
        box = Box(self.x, self.y, self.w, high)
        self.y += high + gap
        return box

    def rule(self) -> None:
        """A line between parts."""
        self.ui.line(self.x, self.y + 4, self.right, self.y + 4)
        self.y += 12

    def title(self, text: str, right: str = "") -> None:
        """The heading of a part."""
        c = self.ui.colours
        self.ui.text(self.x, self.y, text, 13, c.second, "bold")
        if right:
            self.ui.text(self.right, self.y, right, 13, c.third, align="right")
        self.y += 22

    def words(self, text: str, size: float = 14, colour: tuple[int, ...] | None = None) -> None:
        """A paragraph."""
        self.y += self.ui.paragraph(Box(self.x, self.y, self.w, 9999), text, size, colour or self.ui.colours.second) + 4

    def fact(self, name: str, value: str, colour: tuple[int, ...] | None = None) -> Box:
        """A name with its value at the right. Returns the row."""
        c = self.ui.colours
        row = self.take(20)
        wide = self.ui.text(row.right, row.y, value, 13, colour or c.text, "bold", "right", most=row.w * 0.62)
        self.ui.text(row.x, row.y, capital(name), 13, c.second, most=row.w - wide - 10)
        return row


def nothing(ui: Ui, view: View, box: Box, icon: str, title: str, why: str) -> None:
    """A panel about something that is no longer there."""
    y = head(ui, view, box, icon, title)
    ui.paragraph(Box(box.x + 16, y + 10, box.w - 32, 200), why, 14, ui.colours.second)


__all__ = ["Flow", "body", "capital", "head", "headline", "nothing", "say"]
