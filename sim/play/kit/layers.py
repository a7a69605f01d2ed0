"""What stays on the screen: parts that are drawn once, kept with what they said, and shown again until something changes.

The screens are written as if everything were drawn anew in every frame. A part that is handed to `Layers.retain` with a key (all
that it shows) is drawn on a surface of its own. As long as neither the key, nor the input, nor the memory of the widgets changes
anything about it, its targets, notes and offers of tooltips are repeated and its picture stays where it is. What has changed is
put together anew inside the rectangles in which it changed: `changed` names them, and nothing else need reach the window.

What is drawn outside of any part, after `compose`, is loose: it lies on top, and its place is restored in the next frame.
"""

import math
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.painter import Note

if TYPE_CHECKING:
    from sim.play.kit.core import Target, Ui

AFTER = 2
"""Frames for which a part is drawn on after it was used: what a press has changed is seen one frame later."""
OLDEST = 1.0
"""Seconds after which a part is drawn anew in any case."""
TURNS = 6
"""While time passes, a part that only follows the days is drawn in every so manieth frame."""
SPREAD = 18.0
"""Logical pixels of shadow around a part."""
EMPTY = (9, 15, 23)
"""Where there is no ground."""
MOST_AREAS = 8
ENOUGH = 0.7
"""Share of the screen from which on all of it is put together anew."""


class Block:
    """One part as it was last drawn."""

    def __init__(self, id: str, turn: int) -> None:
        self.id = id
        self.turn = turn
        self.key: Hashable = None
        self.tick: Hashable = None
        self.look: Hashable = None
        self.box = Box(0.0, 0.0, 0.0, 0.0)
        self.area = pygame.Rect(0, 0, 0, 0)
        self.surface: pygame.Surface | None = None
        self.targets: list[Target] = []
        self.notes: list[Note] = []
        self.offers: dict[str, Callable[[], None]] = {}
        self.ids: frozenset[str] = frozenset()
        self.asked: set[str] = set()
        self.memory = -1
        self.mouse: tuple[float, float] | None = None
        self.until = -math.inf
        self.since = -math.inf
        self.again = 0
        self.focus: tuple[str | None, bool, int] = (None, False, 0)

    def opened(self, ui: "Ui") -> None:
        """Forget what was seen, before it is drawn."""
        self.offers, self.asked = {}, set()
        self.memory, self.mouse = ui.memory.version, None
        self.until, self.since = math.inf, ui.instant
        self.focus = (ui.focus, ui.focus_shown, ui.top_level)


class Layers:
    """The parts of one `Ui`, in the order in which they lie on one another."""

    def __init__(self, ui: "Ui") -> None:
        self.ui = ui
        self.active = False
        self.number = 0
        self.blocks: dict[str, Block] = {}
        self.shown: list[Block] = []
        self.order: tuple[str, ...] = ()
        self.dirty: list[pygame.Rect] = []
        self.loose: list[pygame.Rect] = []
        self.changed: list[pygame.Rect] = []
        self.whole = True
        self.drawn = 0
        """Parts that were drawn in this frame."""
        self.bottom = Block("", 0)
        self.paint: Callable[[], None] | None = None
        self.fresh = False
        self.copied = False
        self.copy: pygame.Surface | None = None

    # -- a frame ------------------------------------------------------------------------------------------------------
    def begin(self, active: bool) -> None:
        """Start a frame; a screen that keeps nothing (`active` false) is drawn as a whole."""
        self.number += 1
        self.drawn = 0
        if not active:
            self.forget()
        self.active = active
        self.blocks = {block.id: block for block in self.shown}
        self.shown = []
        self.dirty, self.loose = self.loose, []
        self.paint, self.fresh = None, False
        self.ui.loose = None
        if not active:
            self.changed = [self.ui.surface.get_rect()]
            self.ui.surface.fill(EMPTY)

    def forget(self) -> None:
        """Draw everything anew in the next frame."""
        self.shown, self.order, self.whole = [], (), True
        self.blocks, self.bottom = {}, Block("", 0)
        self.copy, self.copied = None, False

    def compose(self) -> None:
        """Bring the screen up to date with its parts; what is drawn from now on lies loose on top."""
        if not self.active:
            return
        frame = self.ui.surface
        order = tuple(block.id for block in self.shown)
        everything = self.whole or self.fresh or order != self.order
        self.order, self.whole = order, False
        areas = [frame.get_rect()] if everything else joined(self.dirty, frame.get_rect())
        for area in areas:
            frame.set_clip(area)
            if not self.fresh:
                self._restore(area)
            for block in self.shown:
                if block.surface is not None and block.area.colliderect(area):
                    frame.blit(block.surface, block.area, special_flags=pygame.BLEND_PREMULTIPLIED)
        frame.set_clip(None)
        self.changed = areas
        self.ui.loose = self.loose

    def finished(self) -> list[pygame.Rect]:
        """The rectangles of the screen that this frame has changed; none where all is as it was."""
        return joined(self.changed + self.loose, self.ui.surface.get_rect())

    # -- the ground ---------------------------------------------------------------------------------------------------
    def ground(self, box: Box, key: Hashable, draw: Callable[[], None]) -> bool:
        """The lowest part, without any see-through: drawn on the screen itself. False when it was not drawn, only repeated."""
        if not self.active:
            draw()
            return True
        ui, block = self.ui, self.bottom
        self.paint = draw
        area = ui.device(box)
        if not self.fresh and not self.whole and not self._stale(block, box, key, None, False):
            self._repeat(block)
            return False
        block.key, block.box, block.area, block.look = key, box, area, self._look()
        before = ui.surface.get_clip()
        self._record(block, draw)
        ui.surface.set_clip(before)
        self.fresh, self.copied = True, False
        for edge in ((0, 0, ui.surface.get_width(), area.y), (0, area.bottom, ui.surface.get_width(), ui.surface.get_height())):
            ui.surface.fill(EMPTY, edge)
        return True

    def _restore(self, area: pygame.Rect) -> None:
        """Put the ground back inside an area, from a copy that is drawn when it is first needed."""
        frame = self.ui.surface
        if self.paint is None:
            frame.fill(EMPTY, area)
            return
        if self.copy is None or self.copy.get_size() != frame.get_size():
            self.copy, self.copied = pygame.Surface(frame.get_size(), 0, frame), False
        if not self.copied:
            self._draw_copy(self.copy)
        frame.blit(self.copy, area, area)

    def _draw_copy(self, copy: pygame.Surface) -> None:
        """Draw the ground once more, beside the screen; nothing that it says is counted twice."""
        ui = self.ui
        frame, targets, notes, clips = ui.surface, len(ui.targets), len(ui.notes), ui.clips
        copy.fill(EMPTY)
        ui.surface, ui.clips = copy, []
        try:
            if self.paint is not None:
                self.paint()
        finally:
            ui.surface, ui.clips = frame, clips
            del ui.targets[targets:], ui.notes[notes:]
        self.copied = True

    # -- the parts ----------------------------------------------------------------------------------------------------
    def retain(
        self, id: str, box: Box, key: Hashable, draw: Callable[[], None], tick: Hashable = None, patient: bool = False,
        spread: float = SPREAD,
    ) -> None:  # fmt: skip
        """Show a part: drawn by `draw` when something about it has changed, else as it was.

        `box` is its place without shadow, `key` all that it shows, `tick` the moment of the world that it shows; with
        `patient`, it may be a few frames late when nothing but the moment has changed.
        """
        ui = self.ui
        if not self.active or ui.recording is not None:
            draw()
            return
        block = self.blocks.get(id) or Block(id, len(self.shown))
        if self._stale(block, box, key, tick, patient):
            wide = 2 * ui.px(spread)
            area = ui.device(box).inflate(wide, wide)
            if area != block.area:
                self.dirty.append(block.area)
            if block.surface is None or block.surface.get_size() != area.size:
                block.surface = pygame.Surface((max(1, area.w), max(1, area.h)), pygame.SRCALPHA)
            block.key, block.tick, block.box, block.area, block.look = key, tick, box, area, self._look()
            self.dirty.append(area)
            self._on_its_own(block, block.surface, draw)
        else:
            self._repeat(block)
        self.shown.append(block)

    def _look(self) -> Hashable:
        """What everything depends on: size of the screen, scale, palette, motion."""
        theme, keymap = self.ui.theme, self.ui.keymap
        return (
            self.ui.surface.get_size(), theme.scale, theme.text_factor, theme.palette_name, theme.reduced_motion, id(keymap)
        )  # fmt: skip

    def _stale(self, block: Block, box: Box, key: Hashable, tick: Hashable, patient: bool) -> bool:
        """Whether a part has to be drawn anew."""
        ui = self.ui
        if block.box != box or block.key != key or block.look != self._look() or ui.instant >= block.until:
            return True
        if self._touched(block):
            block.again = AFTER
            return True
        if block.again > 0:
            block.again -= 1
            return True
        if block.memory != ui.memory.version or block.focus != (ui.focus, ui.focus_shown, ui.top_level):
            return True
        if block.mouse is not None and block.mouse != ui.place:
            return True
        if block.tick != tick:
            pointed = ui.hot in block.ids or ui.focus in block.ids
            return pointed or not patient or (self.number + block.turn) % TURNS == 0
        return block is not self.bottom and ui.instant - block.since > OLDEST + 0.11 * block.turn

    def _touched(self, block: Block) -> bool:
        """Whether the input of this frame concerns a part."""
        ui, ids = self.ui, block.ids
        if ui.hot != ui.hot_before and (ui.hot in ids or ui.hot_before in ids):
            return True
        if ui.held in ids or (ui.held != ui.held_before and (ui.held_before in ids or ui.hot in ids)):
            return True
        if ui.wheel and (ui.hot in ids or block.box.contains(ui.place)) and block is not self.bottom:
            return True
        return any(id in ids for id in ui.clicks) or any(key.name in block.asked for key in ui.keys)

    def _repeat(self, block: Block) -> None:
        """Say again what a part said when it was drawn."""
        ui = self.ui
        ui.targets += block.targets
        ui.notes += block.notes
        for id in (ui.hot, ui.focus):
            offer = block.offers.get(id) if id is not None else None
            if offer is not None:
                offer()

    def _on_its_own(self, block: Block, surface: pygame.Surface, draw: Callable[[], None]) -> None:
        """Draw a part on its own surface."""
        ui = self.ui
        frame, surface_clips = ui.surface, ui.clips
        surface.fill((0, 0, 0, 0))
        ui.surface, ui.origin, ui.clips = surface, block.area.topleft, []
        try:
            self._record(block, draw)
        finally:
            ui.surface, ui.origin, ui.clips = frame, (0, 0), surface_clips

    def _record(self, block: Block, draw: Callable[[], None]) -> None:
        """Draw a part and keep what it said."""
        ui = self.ui
        targets, notes, laters = len(ui.targets), len(ui.notes), len(ui.laters)
        self.drawn += 1
        block.opened(ui)
        ui.recording = block
        try:
            draw()
        finally:
            ui.recording = None
        block.targets, block.notes = ui.targets[targets:], ui.notes[notes:]
        block.ids = frozenset([target.id for target in block.targets])
        if len(ui.laters) > laters:
            block.until = -math.inf


def joined(areas: list[pygame.Rect], screen: pygame.Rect) -> list[pygame.Rect]:
    """A few rectangles that cover all of many, and all of the screen when that is most of it."""
    found: list[pygame.Rect] = []
    for area in areas:
        area = area.clip(screen)
        if area.w <= 0 or area.h <= 0:
            continue
        meeting = area.collidelist(found)
        while meeting >= 0:
            area = area.union(found.pop(meeting))
            meeting = area.collidelist(found)
        found.append(area)
    if len(found) > MOST_AREAS:
        found = [found[0].unionall(found[1:])]
    if sum(area.w * area.h for area in found) > ENOUGH * screen.w * screen.h:
        return [screen]
    return found
