"""The tutorial: a guided game in the world `tutorial` that can be left at any time.

A card says what came of the step before, what the world's lesson is about, and what to do now; the control that does it is
marked on the screen. It waits until the player has done it; nothing else is locked.
"""

import math
from typing import TYPE_CHECKING

from sim.game.session import Game
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import with_alpha
from sim.play.kit.widgets import button
from sim.play.screens.tutorial_acts import Since, lesson_words
from sim.play.screens.tutorial_steps import SCENARIO, SEED, STATE, STEPS, Step
from sim.play.settings import keep
from sim.play.texts import say

if TYPE_CHECKING:
    from sim.play.screens.game import GameScreen

WIDE, NARROW = 430.0, 330.0
GAP = 10.0
IN_THE_WAY = ("decision", "count", "menu", "amount", "cut", "amend", "sure")
"""Dialogs that the card makes room for."""


def begin() -> Game:
    """The tutorial's game: Valden on the first of October 2000."""
    return Game.start(SCENARIO, SEED, {STATE: "person"})


class Tutorial:
    """How far the player has come."""

    def __init__(self) -> None:
        self.step = 0
        self.left = False
        self.since: Since | None = None
        self.came = ""
        self.pointing = ""

    @property
    def now(self) -> Step:
        """The present step."""
        return STEPS[self.step]

    # -- a frame ------------------------------------------------------------------------------------------------------
    def draw(self, ui: Ui, screen: "GameScreen", free: Box) -> None:
        """The card of the present step and the mark on the control that it is about."""
        view = screen.view
        if self.left or view.handing is not None:
            return
        if self.since is None:
            self.since = Since.now(view)
        self.follow(ui, screen)
        if view.dialog is not None or view.count is not None:
            with ui.modal():
                self.show(ui, screen, free)
        else:
            self.show(ui, screen, free)

    def follow(self, ui: Ui, screen: "GameScreen") -> None:
        """Go on to the first step that is neither done nor past."""
        view, told, before = screen.view, "", self.step
        while self.step < len(STEPS) - 1 and self.since is not None:
            step = self.now
            done = step.done(view, self.since)
            if not done and not step.over(view, self.since):
                break
            told = step.came(view, self.since) or told
            if done:
                ui.sounds.append("decision")
            self.go_on(screen)
        if self.step != before:
            self.came = told

    def go_on(self, screen: "GameScreen") -> None:
        """To the next step; after the last one the tutorial is over."""
        if self.step == len(STEPS) - 1:
            self.leave(screen)
            return
        self.step += 1
        self.since = Since.now(screen.view)

    def leave(self, screen: "GameScreen") -> None:
        """The game goes on without a guide."""
        self.left = True
        screen.app.settings.tutorial_done = True
        if not screen.app.headless:
            keep(screen.app.settings)

    # -- what is drawn ------------------------------------------------------------------------------------------------
    def show(self, ui: Ui, screen: "GameScreen", free: Box) -> None:
        """Mark the control, and draw the card where it hides neither it nor a dialog."""
        target = self.target(ui)
        dialogs = [box for name in IN_THE_WAY if (box := ui.place_of(name)) is not None]
        parts = self.words(screen)
        wide = WIDE if ui.screen.w >= 1200 else NARROW
        high = self.height(ui, wide, parts)
        if high > free.h and len(parts) > 1:
            parts = parts[-1:]
            high = self.height(ui, wide, parts)
        box = placed(ui.screen if dialogs else free, ui.screen, wide, high, target, dialogs)
        self.card(ui, screen, box, parts)
        if target is not None:
            ui.later(lambda: mark(ui, target))

    def target(self, ui: Ui) -> Box | None:
        """Where the control to use is, None when it is not on the screen."""
        self.pointing = ""
        for wanted in self.now.points:
            for found in ui.targets:
                same = found.id.startswith(wanted) if wanted.endswith(".") else found.id == wanted
                if same and found.level >= ui.level and found.box.w > 4 and found.box.h > 4 and usable(ui, found.id):
                    self.pointing = found.id
                    return found.box
                if same and found.level >= ui.level:
                    self.bring(ui, found.id, found.whole)
        return None

    def bring(self, ui: Ui, id: str, whole: Box) -> None:
        """Scroll a list so that a control in it comes into sight, a little in each frame."""
        key = "outliner.list.scroll" if id.startswith("outliner.") else ""
        known = ui.memory.get(key, 0.0)
        if key and isinstance(known, (int, float)):
            ui.memory[key] = known + (24.0 if whole.y > ui.screen.h / 2 else -24.0)

    def words(self, screen: "GameScreen") -> list[tuple[str, str]]:
        """The parts of the card: what came of it, what the lesson is about, what to do."""
        view, step = screen.view, self.now
        parts = [("came", self.came)] if self.came else []
        first = self.step == 0 or STEPS[self.step - 1].lesson != step.lesson
        story = lesson_words(view, step.lesson)[1] if first and step.lesson else ""
        if story:
            parts = [*parts, ("story", story)]
        return [*parts, ("do", step.text(view))]

    def height(self, ui: Ui, wide: float, parts: list[tuple[str, str]]) -> float:
        """How high the card is."""
        return 90 + sum(ui.paragraph_height(wide - 64, text, 15 if kind == "do" else 14) + 8 for kind, text in parts)

    def card(self, ui: Ui, screen: "GameScreen", box: Box, parts: list[tuple[str, str]]) -> None:
        """Draw the card."""
        c, step = ui.colours, self.now
        ui.panel(box, 10, 252, c.gold)
        ui.block("tutorial", box)
        ui.icon("graduation-cap", box.x + 18, box.y + 13, 20, c.gold)
        title = lesson_words(screen.view, step.lesson)[0] if any(kind == "story" for kind, _ in parts) else ""
        ui.text(box.x + 46, box.y + 10, title or step.title(), 18, c.text, "bold", most=box.w - 120)
        ui.text(box.right - 18, box.y + 13, f"{self.step + 1} / {len(STEPS)}", 13, c.third, align="right")
        y = box.y + 42
        for kind, text in parts:
            icon = {"came": "check", "story": "scroll-text", "do": "arrow-right"}[kind]
            colour = {"came": c.good, "story": c.second, "do": c.text}[kind]
            ui.icon(icon, box.x + 18, y + 3, 15, c.gold if kind == "do" else colour)
            size = 15 if kind == "do" else 14
            y += (
                ui.paragraph(Box(box.x + 44, y, box.w - 64, 400), text, size, colour, "medium" if kind == "do" else "regular") + 8
            )
        foot = box.bottom - 42
        if button(ui, "tutorial.leave", Box(box.x + 16, foot, 150, 32), say("Leave the tutorial"), size=13, quiet=True):
            self.leave(screen)
        waiting = bool(step.points) and self.step > 0
        words = say("Skip this") if waiting else say("Go on")
        if button(ui, "tutorial.on", Box(box.right - 136, foot, 120, 32), words, "arrow-right", size=14, quiet=waiting):
            self.came = ""
            self.go_on(screen)


def usable(ui: Ui, id: str) -> bool:
    """Whether a control could be used: not one that is disabled, nor a vote that is already given."""
    given = "on" if id.startswith("council.vote.") else "disabled"
    return not any(note.id == id and note.state.startswith(("disabled", given)) for note in ui.notes)


def placed(free: Box, screen: Box, wide: float, high: float, target: Box | None, dialogs: list[Box]) -> Box:
    """The place among a few where the card hides the least: the control above all, then dialogs."""
    wide = min(wide, screen.w - 2 * GAP)
    middle = free.x + (free.w - wide) / 2
    left, right = free.x + GAP, free.right - wide - GAP
    low, top = free.bottom - high - GAP - 40, free.y + GAP
    centre = free.y + (free.h - high) / 2
    places = [(middle, low), (left, low), (right, low), (left, centre), (right, centre), (middle, top), (left, top), (right, top)]
    if dialogs:
        places = [(x, y) for x, y in places if x != middle] + [(middle, top), (middle, low)]

    def hidden(place: tuple[float, float]) -> float:
        box = Box(*place, wide, high)
        over = sum(shared(box, dialog) for dialog in dialogs)
        return over + (20.0 * shared(box, target.inset(-24)) + 1e5 * (shared(box, target) > 0) if target is not None else 0.0)

    x, y = min(places, key=hidden)
    return Box(max(GAP, x), max(GAP, y), wide, high)


def shared(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    common = a.common(b)
    return max(0.0, common.w) * max(0.0, common.h)


def mark(ui: Ui, target: Box) -> None:
    """A gold ring around a control, with an arrow that beckons unless nothing is to move."""
    c = ui.colours
    swing = 0.0 if ui.theme.reduced_motion else 3.0 * math.sin(ui.now * 5.0)
    ring = Box(target.x - 4, target.y - 4, target.w + 8, target.h + 8)
    ui.box(ring, (255, 255, 255, 0), 9, c.gold, 2.6)
    ui.box(Box(ring.x - 3, ring.y - 3, ring.w + 6, ring.h + 6), (255, 255, 255, 0), 11, with_alpha(c.gold, 90), 2.0)
    x = target.x + target.w / 2
    above = target.y > 90
    y = ring.y - 16 + swing if above else ring.bottom + 16 + swing
    ui.circle(x, y, 12, c.panel)
    ui.icon("arrow-down" if above else "arrow-up", x, y, 18, c.gold, centre=True)


__all__ = ["STATE", "Tutorial", "begin"]
