"""Tooltips that explain: a title, rows that add up, a note; they nest, and can be pinned and entered.

A tooltip opens when the pointer rests on something (or the focus is on it by keyboard). Shift pins it, so that its own
underlined words can be pointed at; Shift again, or Esc, lets the topmost go. Nothing has to be held down.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import Tint

WIDTH = 300.0
DELAY = 0.35
ROW = 19.0
FRESH = 0.2
"""Seconds for which what a tooltip said is still right."""
MOST_HEARD = 16


class TipRow(NamedTuple):
    """A named part of a sum, or a fact: words, value, colour, an icon, and its own tooltip."""

    label: str
    value: str = ""
    colour: Tint | None = None
    icon: str = ""
    tip: "Callable[[], Tip] | None" = None


@dataclass
class Tip:
    """What a tooltip says."""

    title: str
    badge: str = ""
    rows: list[TipRow] = field(default_factory=list)
    note: str = ""
    flag: str = ""
    total: tuple[str, str] | None = None
    """A last row under a line: what the rows add up to."""


Tell = Callable[[], Tip]


class Open(NamedTuple):
    """A tooltip that is on the screen."""

    owner: str
    tell: Tell
    x: float
    y: float
    pinned: bool


class TooltipStack:
    """The tooltips that are open, the innermost last."""

    def __init__(self) -> None:
        self.stack: list[Open] = []
        self.wanted: tuple[str, Tell, Box] | None = None
        self.delay = DELAY
        self.heard: dict[str, tuple[Tell, float, Tip]] = {}

    def offer(self, ui: Ui, id: str, box: Box, tell: Tell) -> None:
        """Say what a thing would tell if it were pointed at. Call right after its `hit`."""
        if ui.recording is not None:
            ui.recording.offers[id] = lambda: self.offer(ui, id, box, tell)
        pointed = ui.hot == id and ui.held is None and ui.instant - ui.hot_since >= self.delay
        focused = ui.focus == id and ui.focus_shown and ui.hot is None
        if pointed or focused:
            self.wanted = (id, tell, box)

    def want(self, id: str, box: Box, tell: Tell) -> None:
        """Open the tooltip of something that is no widget of its own; its caller knows that it is pointed at."""
        self.wanted = (id, tell, box)

    def finish(self, ui: Ui) -> None:
        """Draw the stack; call once, at the end of every frame."""
        self.follow(ui)
        if ui.action("pin"):
            self.pin()
        elif any(tip.pinned for tip in self.stack) and ui.take("escape"):
            self.drop_pinned()
        self.wanted = None
        for depth, tip in enumerate(list(self.stack)):
            draw_tip(ui, self, tip, depth)

    def follow(self, ui: Ui) -> None:
        """Open what is wanted, close what is no longer pointed at."""
        loose = self.stack[-1] if self.stack and not self.stack[-1].pinned else None
        if self.wanted is None:
            if loose is not None:
                self.stack.pop()
            return
        id, tell, box = self.wanted
        if any(tip.owner == id and tip.pinned for tip in self.stack):
            return
        if loose is not None and loose.owner == id:
            self.stack[-1] = loose._replace(tell=tell)
            return
        if loose is not None:
            self.stack.pop()
        x, y = (ui.place[0] + 16, ui.place[1] + 14) if ui.hot == id else (box.x + 12, box.bottom + 6)
        self.stack.append(Open(id, tell, x, y, False))

    def pin(self) -> None:
        """Pin the open tooltip; with none open, let the topmost pinned one go."""
        if self.stack and not self.stack[-1].pinned:
            self.stack[-1] = self.stack[-1]._replace(pinned=True)
        elif self.stack:
            self.stack.pop()

    def drop_pinned(self) -> None:
        """Let the topmost pinned tooltip go."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].pinned:
                del self.stack[place:]
                return

    def said(self, ui: Ui, tip: Open) -> Tip:
        """What a tooltip says: asked again a few times a second, since sums of causes cost time."""
        known = self.heard.get(tip.owner)
        if known is None or known[0] is not tip.tell or not 0 <= ui.instant - known[1] < FRESH:
            if len(self.heard) > MOST_HEARD:
                self.heard.clear()
            known = self.heard[tip.owner] = (tip.tell, ui.instant, tip.tell())
        return known[2]

    def close(self) -> None:
        """Let all go."""
        self.stack.clear()
        self.heard.clear()
        self.wanted = None


def tip_height(ui: Ui, tip: Tip, width: float) -> float:
    """How high a tooltip is."""
    high = 40.0 + ROW * len(tip.rows)
    if tip.total:
        high += ROW + 6
    if tip.note:
        high += ui.paragraph_height(width - 24, tip.note, 13) + 6
    return high + 22


def tip_width(ui: Ui, tip: Tip) -> float:
    """How wide a tooltip is: wide enough for its longest row, within limits."""
    widest = max((ui.text_width(r.label, 13) + ui.text_width(r.value, 13, "bold") + 62 for r in tip.rows), default=0.0)
    title = ui.text_width(tip.title, 16, "bold") + ui.text_width(tip.badge, 13) + 60
    return max(WIDTH, min(460.0, max(widest, title)))


def draw_tip(ui: Ui, tips: TooltipStack, tip: Open, depth: int) -> None:
    """Draw one tooltip; a pinned one can be pointed into."""
    said = tips.said(ui, tip)
    width = tip_width(ui, said)
    screen = ui.screen.inset(4)
    box = Box(tip.x, tip.y, width, tip_height(ui, said, width))
    if box.bottom > screen.bottom:
        box = box._replace(y=tip.y - box.h - 24)
    box = box.within(screen)
    c = ui.colours
    ui.level = ui.top_level if ui.top_level > ui.level else ui.level
    ui.panel(box, 6, 250, c.gold if tip.pinned else c.line)
    if tip.pinned:
        ui.block(f"tip.{depth}", box)
    x, right, y = box.x + 12, box.right - 12, box.y + 9
    left = x + ui.flag(said.flag, x, y + 4, 13) + 7 if said.flag else x
    badge = ui.text(right, y + 3, said.badge, 13, c.third, align="right") if said.badge else 0.0
    ui.text(left, y, said.title, 16, c.text, "bold", most=right - left - badge - 8)
    y += 29
    for place, row in enumerate(said.rows):
        tip_row(ui, tips, row, Box(x, y, right - x, ROW), f"tip.{depth}.{place}", tip.pinned)
        y += ROW
    if said.total:
        ui.line(x, y + 2, right, y + 2)
        ui.text(x, y + 5, said.total[0], 13, c.text, "medium")
        ui.text(right, y + 5, said.total[1], 13, c.text, "bold", "right")
        y += ROW + 6
    if said.note:
        y += ui.paragraph(Box(x, y + 3, right - x, 400), said.note, 13, c.second) + 6
    ui.line(x, box.bottom - 25, right, box.bottom - 25)
    if any(row.tip for row in said.rows):
        pinned = "to close; underlined words open more" if tip.pinned else "to pin; underlined words open more"
    else:
        pinned = "to close" if tip.pinned else "to pin"
    wide = key_cap(ui, x, box.bottom - 21, ui.hint("pin"))
    ui.text(x + wide + 6, box.bottom - 22, pinned, 13, c.third, most=right - x - wide - 6)


def tip_row(ui: Ui, tips: TooltipStack, row: TipRow, box: Box, id: str, live: bool) -> None:
    """One row of a tooltip; one with a tooltip of its own is underlined."""
    c = ui.colours
    x = box.x
    if row.icon:
        ui.icon(row.icon, x, box.y + 3, 13, c.third)
        x += 19
    value = ui.text(box.right, box.y, row.value, 13, row.colour or c.text, "bold", "right")
    wide = ui.text(x, box.y, row.label, 13, c.second, most=box.right - x - value - 10)
    if row.tip is not None:
        ui.dotted(x, box.y + 17 + ui.growth(13), wide)
        if live:
            ui.hit(id, box, focusable=False, text=row.label)
            tips.offer(ui, id, box, row.tip)


def key_cap(ui: Ui, x: float, y: float, text: str, on: bool = False, right: bool = False) -> float:
    """A key as a small box. Returns its width; with `right`, `x` is its right edge."""
    if not text:
        return 0.0
    c = ui.colours
    wide = max(17.0, ui.text_width(text, 11, "bold") + 8)
    left = x - wide if right else x
    ui.box((left, y, wide, 17), c.gold if on else c.pressed, 3, None if on else c.edge)
    ui.middle_text(Box(left, y, wide, 16), text, 11, c.dark if on else c.second, "bold")
    return wide
