"""The immediate-mode core: events in, hits out, one focus ring, and a dump of the frame as text.

A screen calls `hit(id, box)` for whatever can be pointed at, every frame, in the order in which it draws. Which of them is
under the pointer is decided from the frame before, whose order is known: the last drawn is on top. So nothing below a panel
is ever hit through it, and a click belongs to the thing that was seen when it was made.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.keys import KeyMap, key_label, key_name
from sim.play.kit.layers import Block, Layers
from sim.play.kit.memory import Memory
from sim.play.kit.painter import Note, Painter
from sim.play.kit.theme import Theme

NEAR = 4.0
"""Logical pixels that the pointer may move between press and release of a click."""
DOUBLE = 0.35
"""Seconds between two clicks that count as a double click."""


class Hit(NamedTuple):
    """What happened to a widget this frame."""

    clicked: bool = False
    hovered: bool = False
    focused: bool = False
    pressed: bool = False
    right: bool = False
    double: bool = False


class Target(NamedTuple):
    """Something that was pointed out last frame."""

    id: str
    box: Box
    focusable: bool
    level: int
    keeps: str
    whole: Box
    group: str = ""


class Key(NamedTuple):
    """A key that was pressed and not yet used."""

    name: str
    event: pygame.event.Event


NO_HIT = Hit()
ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Ui(Painter):
    """The state between frames that immediate-mode calls need, and the drawing surface."""

    def __init__(self, surface: pygame.Surface, theme: Theme, keymap: KeyMap | None = None) -> None:
        super().__init__(surface, theme)
        self.keymap = keymap or KeyMap()
        self.targets: list[Target] = []
        self.seen: list[Target] = []
        self.level = 0
        self.top_level = 0
        self.place = (-1.0, -1.0)
        self.held: str | None = None
        self.held_before: str | None = None
        self.held_at = (0.0, 0.0)
        self.focus: str | None = None
        self.focus_shown = False
        self.coming: str | None = None
        """The focus has moved to a widget that is scrolled to and will be drawn in the next frame."""
        self.clicks: dict[str, str] = {}
        self.keys: list[Key] = []
        self.typed = ""
        self.wheel = 0.0
        self.drag = (0.0, 0.0)
        self.dragged: dict[str, tuple[float, float]] = {}
        self.free_press: list[tuple[int, tuple[float, float]]] = []
        self.memory = Memory()
        self.laters: list[Callable[[], None]] = []
        self.instant = 0.0
        self.recording: Block | None = None
        self.layers = Layers(self)
        self.hot: str | None = None
        self.hot_before: str | None = None
        self.hot_since = 0.0
        self.writing = False
        self.last_click = ("", -1.0)
        self.sounds: list[str] = []

    # -- what a part that stays may look at: looking is noted -----------------------------------------------------------
    @property
    def mouse(self) -> tuple[float, float]:
        """Where the pointer is. A part that looks is drawn anew when it moves."""
        if self.recording is not None:
            self.recording.mouse = self.place
        return self.place

    @property
    def now(self) -> float:
        """The clock of this frame, seconds. A part that looks is drawn in every frame."""
        if self.recording is not None:
            self.recording.until = self.instant
        return self.instant

    def beat(self, seconds: float) -> float:
        """The clock in steps of some seconds. A part that looks is drawn anew at the next step."""
        step = self.instant // seconds * seconds
        if self.recording is not None:
            self.recording.until = min(self.recording.until, step + seconds)
        return step

    # -- a frame ------------------------------------------------------------------------------------------------------
    def begin(self, events: Sequence[pygame.event.Event], now: float | None = None, staying: bool = False) -> None:
        """Start a frame with the events since the last one; `now` is a clock in seconds.

        `staying`: the screen hands its parts to `layers` and calls `layers.compose` when it has done so.
        """
        self.instant = time.monotonic() if now is None else now
        self.measure()
        self.hot_before, self.held_before = self.hot, self.held
        self.seen, self.targets = self.targets, []
        self.top_level = max((target.level for target in self.seen), default=0)
        self.notes, self.laters, self.sounds = [], [], []
        self.clicks, self.keys, self.typed, self.wheel = {}, [], "", 0.0
        self.dragged, self.free_press = {}, []
        self.level = 0
        for event in events:
            self.listen(event)
        hot = self.under(self.place)
        if hot != self.hot:
            self.hot, self.hot_since = hot, self.instant
        self.writing = False
        self.layers.begin(staying)

    def end(self) -> None:
        """Draw what was put off to lie on top, and finish the frame."""
        while self.laters:
            waiting, self.laters = self.laters, []
            for draw in waiting:
                draw()
        if self.focus is not None and not any(target.id == self.focus for target in self.targets):
            self.focus = self.focus if self.focus == self.coming else None
        self.coming = None
        self.level = 0

    def listen(self, event: pygame.event.Event) -> None:
        """Take one event in."""
        kind = event.type
        if kind in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            before = self.place
            self.place = (event.pos[0] / self.theme.scale, event.pos[1] / self.theme.scale)
            if kind == pygame.MOUSEMOTION:
                self.moved(before)
            elif kind == pygame.MOUSEBUTTONDOWN:
                self.pressed(event.button)
            else:
                self.released(event.button)
        elif kind == pygame.MOUSEWHEEL:
            self.wheel += float(getattr(event, "precise_y", event.y))
        elif kind == pygame.TEXTINPUT:
            self.typed += event.text
        elif kind == pygame.KEYDOWN:
            self.key_down(event)

    def moved(self, before: tuple[float, float]) -> None:
        """The pointer moved: whatever is held is dragged."""
        if self.held is not None:
            dx, dy = self.dragged.get(self.held, (0.0, 0.0))
            self.dragged[self.held] = (dx + self.place[0] - before[0], dy + self.place[1] - before[1])

    def pressed(self, button: int) -> None:
        """A button of the mouse went down."""
        found = self.under(self.place)
        if button == 1:
            self.held, self.held_at = found, self.place
            target = self.target(found)
            self.focus = found if target is not None and target.focusable else None
            self.focus_shown = False
        elif button == 3 and found is not None:
            self.clicks[found] = "right"
        if found is None:
            self.free_press.append((button, self.place))

    def released(self, button: int) -> None:
        """A button of the mouse went up: a click where it went down on the same thing."""
        if button != 1:
            return
        if self.held is not None and self.under(self.place) == self.held:
            self.click(self.held)
        self.held = None

    def click(self, id: str) -> None:
        """Count a click, and whether it doubles the one before."""
        name, when = self.last_click
        double = name == id and self.instant - when <= DOUBLE
        self.clicks[id] = "double" if double else "click"
        self.last_click = ("", -1.0) if double else (id, self.instant)

    def key_down(self, event: pygame.event.Event) -> None:
        """A key: the focus ring takes its own, the rest waits for whoever asks."""
        name = key_name(event)
        target = self.target(self.focus)
        keeps = target.keeps if target is not None else ""
        if name in ("tab", "shift+tab"):
            self.step_focus(-1 if name == "shift+tab" else 1)
        elif name in ARROWS and target is not None and self.focus_shown and "arrows" not in keeps:
            self.reach(target, *ARROWS[name])
        elif name in ("return", "enter") and target is not None and "text" not in keeps:
            self.clicks[target.id] = "click"
            self.focus_shown = True
        else:
            self.keys.append(Key(name, event))

    # -- who is where -------------------------------------------------------------------------------------------------
    def under(self, point: tuple[float, float]) -> str | None:
        """The topmost thing of the last frame at a point; None below an open modal's level."""
        for target in reversed(self.seen):
            if target.level == self.top_level and target.box.contains(point):
                return target.id
        return None

    def target(self, id: str | None) -> Target | None:
        """What the last frame had under an id."""
        if id is None:
            return None
        return next((target for target in self.seen if target.id == id and target.level == self.top_level), None)

    def ring(self) -> list[Target]:
        """What TAB goes through, in the order of drawing."""
        return [target for target in self.seen if target.focusable and target.level == self.top_level]

    def stops(self) -> list[Target]:
        """The ring with one widget of each group: the one that has the focus, else its first."""
        here = self.target(self.focus)
        stops, groups, known = [], set(), set()
        for target in self.ring():
            if target.id in known or (target.group and target.group in groups):
                continue
            known.add(target.id)
            if target.group:
                groups.add(target.group)
                target = here if here is not None and here.group == target.group else target
            stops.append(target)
        return stops

    def step_focus(self, by: int) -> None:
        """Move the focus to the next or the last widget of the ring; a list counts once, arrows go through its rows."""
        ring = self.stops()
        if not ring:
            return
        places = [place for place, target in enumerate(ring) if target.id == self.focus]
        place = (places[0] + by) % len(ring) if places else (0 if by > 0 else len(ring) - 1)
        self.focus, self.focus_shown = ring[place].id, True

    def reach(self, start: Target, right: int, down: int) -> None:
        """Move the focus to the nearest widget in a direction."""
        x, y = start.box.centre

        def distance(target: Target) -> float:
            dx, dy = target.box.centre[0] - x, target.box.centre[1] - y
            along, across = dx * right + dy * down, dx * down + dy * right
            return along + 2.5 * abs(across) if along > 1.0 else float("inf")

        best = min(self.ring(), key=distance, default=None)
        if best is not None and distance(best) < float("inf"):
            self.focus, self.focus_shown = best.id, True

    def hit(
        self, id: str, box: Box, focusable: bool = True, keeps: str = "", text: str = "", state: str = "", group: str = ""
    ) -> Hit:
        """Point something out: was it clicked, is the pointer on it, does it have the focus?

        Widgets of a `group` are one stop of TAB. `keeps` names
        keys that it wants for itself when focused (`arrows`, `text`). `text` and `state` go to the dump.
        """
        shown = box.common(self.visible)
        alive = shown.w > 0 and shown.h > 0
        if alive or focusable:
            self.targets.append(Target(id, shown, focusable, self.level, keeps, box, group))
        if alive and (text or state):
            self.notes.append(Note(id, "widget", box, text, state))
        if not alive and id not in self.clicks:
            return NO_HIT if id != self.focus else Hit(focused=True)
        how = self.clicks.get(id, "")
        focused = self.focus == id
        hovered = self.hot == id and self.held in (None, id)
        return Hit(how in ("click", "double"), hovered, focused, self.held == id, how == "right", how == "double")

    def block(self, id: str, box: Box) -> Hit:
        """A ground that nothing below is hit through, or seen: it is noted, for whoever asks which words can be read."""
        self.notes.append(Note(id, "ground", box, ""))
        return self.hit(id, box, focusable=False)

    def focus_ring(self, id: str, box: Box, radius: float = 6.0) -> None:
        """Show the focus around a widget that has it by keyboard."""
        if self.focus == id and self.focus_shown:
            ring = Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4)
            self.box(ring, (255, 255, 255, 0), radius + 2, (255, 255, 255, 230), 1.6)

    # -- keys ---------------------------------------------------------------------------------------------------------
    def take(self, *names: str) -> bool:
        """True when one of these keys was pressed and nobody has used it; it is used now."""
        if self.recording is not None:
            self.recording.asked.update(names)
        for place, key in enumerate(self.keys):
            if key.name in names:
                del self.keys[place]
                return True
        return False

    def action(self, name: str) -> bool:
        """True when the key of an action was pressed, unless something is being written."""
        key = self.keymap.key(name)
        target = self.target(self.focus)
        if target is not None and "text" in target.keeps and key not in ("escape",):
            return False
        return bool(key) and self.take(key)

    def hint(self, action: str) -> str:
        """The key of an action as it is shown."""
        return key_label(self.keymap.key(action)) if self.keymap.key(action) else ""

    # -- layers -------------------------------------------------------------------------------------------------------
    @contextmanager
    def modal(self) -> Iterator[None]:
        """What is drawn inside is above everything; nothing outside is hit or focused while it is open."""
        self.level += 1
        try:
            yield
        finally:
            self.level -= 1

    def later(self, draw: Callable[[], None]) -> None:
        """Draw on top, after everything else of this frame, on the level of now."""
        level = self.level

        def at_level() -> None:
            before, self.level = self.level, level
            clips, self.clips = self.clips, []
            clip = self.surface.get_clip()
            self.surface.set_clip(None)
            try:
                draw()
            finally:
                self.level, self.clips = before, clips
                self.surface.set_clip(clip)

        self.laters.append(at_level)

    # -- the frame as text --------------------------------------------------------------------------------------------
    def dump(self) -> str:
        """Ids, boxes, words, states and the focus of this frame, in the order of drawing."""
        lines = []
        for note in self.notes:
            if note.kind == "ground":
                continue
            box = note.box
            place = f"[{box.x:.0f},{box.y:.0f} {box.w:.0f}x{box.h:.0f}]"
            mark = " *" if note.id and note.id == self.focus else ""
            name = f"#{note.id} " if note.id else ""
            lines.append(f"{name}{place} {note.text}" + (f" ({note.state})" if note.state else "") + mark)
        return "\n".join(lines)

    def texts(self) -> list[str]:
        """All words of this frame, in the order of drawing."""
        return [note.text for note in self.notes if note.text]

    def place_of(self, id: str) -> Box | None:
        """Where a widget of this frame is, as far as it is visible."""
        found = [target for target in self.targets if target.id == id]
        return found[-1].box if found else None
