"""The start screen: which world, which state or states, how hard, which luck; go on, load, learn, set."""

import secrets
from typing import TYPE_CHECKING

from sim.game.saves import SaveInfo
from sim.game.seats import DIFFICULTIES
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.flags import flag_code
from sim.play.kit.lists import scroll
from sim.play.kit.textfield import text_field
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button, chip, drop_down, explain, heading, toggle
from sim.play.screens.emblem import emblem
from sim.play.screens.loading import Loading
from sim.play.screens.preview import Previews, draw_legend
from sim.play.screens.save_dialogs import draw_load, saves_of
from sim.play.screens.settings_dialog import draw_settings
from sim.play.screens.worlds import World, Worlds
from sim.play.texts import say

if TYPE_CHECKING:
    from sim.play.app import App

CARD = 104.0
TOLD_MOST = 48.0
"""Height of the two lines that a card has for what its world is about."""
DIFFICULTY_WORDS = {
    "calm": "The others follow the model's judgement.",
    "even": "The others follow the judgement with their own objectives in view.",
    "keen": "The others also look ahead, as blind to the future as you are.",
}
CRISES_WORDS = {"scripted": "as documented or written", "drawn": "drawn by hazard", "both": "both"}


class StartScreen:
    """What the game opens with."""

    def __init__(self, app: "App", others: tuple[str, ...] = ()) -> None:
        self.app = app
        self.worlds = Worlds(others)
        self.world = others[0] if others else self.worlds.ids[0]
        self.seats: list[str] = []
        self.shared = False
        """Whether several people take turns; else a state that is pressed is governed instead of the one before."""
        self.watching = False
        self.difficulty = 1
        self.crises = 0
        self.uncertain = False
        self.seed = "1"
        self.dialog = ""
        self.saves: list[SaveInfo] = saves_of()
        self.previews = Previews()

    def close(self) -> None:
        """End the thread that paints maps; the one that loads worlds ends of itself."""
        self.previews.close()

    # -- a frame ------------------------------------------------------------------------------------------------------
    def draw(self, ui: Ui) -> None:
        """One frame."""
        screen = ui.screen
        backdrop(ui)
        margin = max(16.0, min(60.0, screen.w * 0.03))
        left = 250.0 if screen.w < 1300 else 300.0
        self.menu(ui, Box(margin, 40, left, screen.h - 60))
        rest = Box(margin + left + 30, 40, screen.w - left - 2 * margin - 30, screen.h - 70)
        list_wide = rest.w * 0.4
        self.cards(ui, Box(rest.x, rest.y, list_wide, rest.h))
        self.details(ui, Box(rest.x + list_wide + 24, rest.y, rest.w - list_wide - 24, rest.h))
        if (self.dialog == "settings" and draw_settings(ui, self.app)) or (self.dialog == "load" and draw_load(ui, self.app)):
            self.dialog = ""

    def menu(self, ui: Ui, box: Box) -> None:
        """Emblem, title and the standing entries."""
        c = ui.colours
        emblem(ui, box.x + 34, box.y + 44, 1.7)
        ui.text(box.x + 80, box.y + 12, "Article 4", 40, c.text, "bold")
        ui.text(box.x + 82, box.y + 62, say("A wargame of collective security"), 14, c.second)
        story = say("When one member is in trouble, who comes?")
        ui.paragraph(Box(box.x, box.y + 108, box.w, 60), story, 17, c.gold, "medium")
        last = next((one for one in self.saves if one.fault is None), None)
        why = "" if last else say("there is no saved game")
        entries = (
            ("continue", say("Continue"), "play", why), ("load", say("Load"), "folder-open", ""),
            ("tutorial", say("Tutorial"), "graduation-cap", ""), ("settings", say("Settings"), "settings", ""),
            ("quit", say("Leave"), "log-out", ""),
        )  # fmt: skip
        y = box.y + 170
        for id, text, icon, reason in entries:
            told = (lambda: Tip(last.title, str(last.day or ""))) if id == "continue" and last else None
            if button(ui, f"start.{id}", Box(box.x, y, box.w, 46), text, icon, reason=reason, tell=told, align="left"):
                self.chosen(id, last)
            y += 54
        if ui.screen.h >= 700:
            ui.paragraph(
                Box(box.x, box.bottom - 60, box.w, 60),
                say("States are agents, a treaty is the rule book. The same world, seed and orders give the same history."),
                13,
                c.third,
            )

    def chosen(self, id: str, last: SaveInfo | None) -> None:
        """Carry a standing entry out."""
        if id == "continue" and last is not None:
            self.app.push(Loading.of_save(self.app, last.path))
        elif id == "tutorial":
            self.app.push(Loading.of_tutorial(self.app))
        elif id == "quit":
            self.app.running = False
        else:
            self.dialog = id

    def cards(self, ui: Ui, box: Box) -> None:
        """The worlds as cards."""
        y = heading(ui, box, say("Worlds"), str(len(self.worlds.ids)), "globe")
        with scroll(ui, "start.worlds", Box(box.x, y + 4, box.w, box.bottom - y - 4), (CARD + 10) * len(self.worlds.ids)) as top:
            for place, id in enumerate(self.worlds.ids):
                self.card(ui, id, Box(box.x, top + place * (CARD + 10), box.w - 12, CARD))

    def card(self, ui: Ui, id: str, box: Box) -> None:
        """One world."""
        c, world = ui.colours, self.worlds.loaded.get(id)
        on = id == self.world
        hit = ui.hit(f"start.world.{id}", box, text=world.title if world else id, state="on" if on else "", group="start.worlds")
        ui.box(
            box,
            mixed(c.panel, c.gold, 0.12) if on else mixed(c.panel, c.raised, 0.9 if hit.hovered else 0.35),
            8,
            c.gold if on else c.line,
        )
        if world is None:
            fault = self.worlds.faults.get(id)
            ui.text(box.x + 16, box.y + 12, id.replace("-", " ").capitalize(), 17, c.second, "bold")
            ui.text(box.x + 16, box.y + 40, fault or say("is being loaded …"), 13, c.bad if fault else c.third, most=box.w - 30)
        else:
            ui.text(box.x + 16, box.y + 9, world.title, 17, c.text, "bold", most=box.w - 32)
            self.card_words(ui, world, Box(box.x + 16, box.y + 34, box.w - 32, TOLD_MOST))
            x = box.x + 16
            for code, _ in world.states[:14]:
                x += ui.flag(flag_code(code), x, box.y + 80, 13) + 6
                if x > box.right - 40:
                    break
        ui.focus_ring(f"start.world.{id}", box, 8)
        if hit.clicked and id != self.world:
            self.world, self.seats = id, []

    def card_words(self, ui: Ui, world: World, box: Box) -> None:
        """What tells a world from the others: how its story begins; where there is no room for that, when and how long it is."""
        question = world.story.split(". ")[0].rstrip(".") + "."
        if world.story and ui.paragraph_height(box.w, question, 13) <= box.h:
            ui.paragraph(Box(box.x, box.y - ui.growth(13), box.w, box.h), question, 13, ui.colours.second)
            return
        words = say(
            "{first} to {last} · {length} · {focus}",
            first=world.first.year, last=world.last.year, length=lasting(world), focus=world.focus,
        )  # fmt: skip
        ui.text(box.x, box.y, words, 13, ui.colours.second, most=box.w)

    # -- the chosen world ---------------------------------------------------------------------------------------------
    def details(self, ui: Ui, box: Box) -> None:
        """Story, states to govern, options, and the button that begins."""
        c, world = ui.colours, self.worlds.loaded.get(self.world)
        ui.panel(box, 10)
        inner = box.inset(22, 16)
        if world is None:
            ui.text(inner.x, inner.y, self.worlds.faults.get(self.world, say("is being loaded …")), 15, c.second, most=inner.w)
            return
        ui.text(inner.x, inner.y, world.title, 22, c.text, "bold", most=inner.w)
        y = self.told(ui, world, Box(inner.x, inner.y + 36, inner.w, inner.h)) + 12
        options_high = 194.0
        shared_wide = 46.0 + ui.text_width(say("Several people in turn"), 14)
        self.sharing(ui, Box(inner.right - shared_wide, y - 4, shared_wide, 26))
        y = heading(ui, Box(inner.x, y, inner.w, 20), say("Whom do you govern?"), icon="flag") + 4
        self.governed(ui, world, Box(inner.x, y, inner.w, inner.bottom - y - options_high - 12))
        self.options(ui, Box(inner.x, inner.bottom - options_high, inner.w, options_high))
        self.begin(ui, world, Box(inner.x, inner.bottom - 48, inner.w, 48))

    def told(self, ui: Ui, world: World, box: Box) -> float:
        """When, how long, who plays; the map of the first day; the story. Returns the y below."""
        c, y, x = ui.colours, box.y, box.x
        playable = say("{n} states meant to be played", n=len(world.meant))
        span = f"{world.first.day} {world.first:%b %Y} – {world.last.day} {world.last:%b %Y}"
        for words, icon in ((span, "calendar"), (lasting(world), "clock"), (playable, "users")):
            wide = ui.text_width(words, 13, "medium") + 36
            if x > box.x and x + wide > box.right:
                x, y = box.x, y + 27
            x += chip(ui, x, y, words, icon) + 6
        y += 34
        beside = box.w >= 640
        map_wide = round(box.w * 0.56) if beside else box.w
        high = min(300.0, max(150.0, box.h - 690)) if beside else 120.0
        if not beside and box.h < 560:
            return y + ui.paragraph(Box(box.x, y, box.w, 200), world.story, 14, c.second)
        self.previews.draw(ui, Box(box.x, y, map_wide, high), world.id, world.land)
        below = draw_legend(ui, Box(box.x, y + high + 6, box.w, 40), world.land)
        if beside:
            told = ui.paragraph(Box(box.x + map_wide + 18, y - 4, box.w - map_wide - 18, high), world.story, 15, c.second)
            return max(below, y + told)
        return below + 6 + ui.paragraph(Box(box.x, below + 6, box.w, 200), world.story, 14, c.second)

    def sharing(self, ui: Ui, box: Box) -> None:
        """Whether one governs alone, or several people take turns."""
        self.shared = toggle(ui, "start.shared", box, say("Several people in turn"), self.shared or len(self.seats) > 1)
        if not self.shared:
            self.seats = self.seats[:1]

    def governed(self, ui: Ui, world: World, box: Box) -> None:
        """The states, of which one or several are chosen; none means watching."""
        if not self.seats and not self.watching:
            self.seats = [world.meant[0]]
        columns = 2 if box.w < 640 else 3
        wide = (box.w - 12) / columns
        rows = (len(world.states) + columns) // columns
        with scroll(ui, "start.states", box, rows * 40.0) as top:
            if self.seat_box(ui, "watch", say("Watch only"), "eye", self.watching, Box(box.x, top, wide - 8, 34)):
                self.watching, self.seats = not self.watching, []
            for place, (code, name) in enumerate(world.states, 1):
                row, column = divmod(place, columns)
                part = Box(box.x + column * wide, top + row * 40, wide - 8, 34)
                if self.seat_box(ui, code, name, flag_code(code), code in self.seats, part, code in world.meant):
                    self.watching = False
                    self.press_seat(code)

    def press_seat(self, code: str) -> None:
        """Govern a state that was pressed; with several people, one more or one fewer is governed."""
        if not self.shared:
            self.seats = [code]
        elif code in self.seats:
            self.seats.remove(code)
        else:
            self.seats.append(code)

    def seat_box(self, ui: Ui, id: str, name: str, mark: str, on: bool, box: Box, meant: bool = True) -> bool:
        """One state to choose. True when pressed."""
        c = ui.colours
        hit = ui.hit(f"start.seat.{id}", box, text=name, state="on" if on else "", group="start.seats")
        ui.box(box, mixed(c.panel, c.gold, 0.18) if on else c.raised if hit.hovered else c.bar, 6, c.gold if on else c.line)
        if id == "watch":
            ui.icon(mark, box.x + 10, box.y + 9, 16, c.gold if on else c.second)
        else:
            ui.flag(mark, box.x + 10, box.y + 10, 13)
        ui.text(box.x + 36, box.y + 7, name, 14, c.text if meant else c.second, "medium", most=box.w - 62)
        if on:
            ui.icon("check", box.right - 24, box.y + 9, 16, c.gold)
        ui.focus_ring(f"start.seat.{id}", box)
        if id != "watch":
            world = self.worlds.loaded[self.world]
            told = "\n".join(f"· {one.title}" for one in world.objectives.get(id, ())) or say("It has no objectives of its own.")
            explain(ui, f"start.seat.{id}", box, lambda: Tip(name, say("objectives"), note=told, flag=mark))
        return hit.clicked

    def options(self, ui: Ui, box: Box) -> None:
        """Difficulty, crises, seed."""
        c = ui.colours
        parts = box.columns(3, 16)
        names = [say("Difficulty"), say("Crises"), say("Seed of all luck")]
        for part, name in zip(parts, names, strict=True):
            ui.text(part.x, part.y, name, 13, c.second, "medium")
        self.difficulty = drop_down(
            ui,
            "start.difficulty",
            Box(parts[0].x, box.y + 20, parts[0].w, 34),
            [say(one) for one in DIFFICULTIES],
            self.difficulty,
        )
        self.crises = drop_down(
            ui,
            "start.crises",
            Box(parts[1].x, box.y + 20, parts[1].w, 34),
            [say(one) for one in CRISES_WORDS.values()],
            self.crises,
        )
        typed = text_field(ui, "start.seed", Box(parts[2].x, box.y + 20, parts[2].w - 42, 34), self.seed, "1", most=19)
        self.seed = "".join(letter for letter in typed if letter.isdigit())
        if button(
            ui, "start.dice", Box(parts[2].right - 36, box.y + 20, 36, 34), icon="dices", tell=lambda: Tip(say("Another seed"))
        ):
            self.seed = str(secrets.randbelow(10**9))
        ui.paragraph(
            Box(box.x, box.y + 62, box.w, 40),
            say(DIFFICULTY_WORDS[DIFFICULTIES[self.difficulty]]) + " " + say("No level sees more than you do, or pays less."),
            13,
            c.third,
        )
        text = say("Quantities that nobody measured are drawn from their ranges")
        self.uncertain = toggle(ui, "start.uncertain", Box(box.x, box.y + 104, box.w, 26), text, self.uncertain)

    def begin(self, ui: Ui, world: World, box: Box) -> None:
        """The button that begins."""
        c = ui.colours
        if self.watching:
            words = say("You watch; nobody is governed by a person.")
        elif len(self.seats) > 1:
            words = say("{n} people share this screen in turn.", n=len(self.seats))
        else:
            words = ""
        ui.text(box.x, box.y + 14, words, 13, c.second, most=box.w - 230)
        why = "" if self.seats or self.watching else say("choose a state, or to watch")
        if button(
            ui,
            "start.begin",
            Box(box.right - 220, box.y, 220, 46),
            say("Begin"),
            "play",
            primary=True,
            reason=why,
            default=not self.dialog,
            size=17,
        ):
            self.app.push(Loading.of_world(self.app, self, world))


def lasting(world: World) -> str:
    """How long a world lasts."""
    return say("{n} years", n=f"{world.years:.0f}") if world.years >= 1.75 else say("{n} months", n=f"{12 * world.years:.0f}")


def backdrop(ui: Ui) -> None:
    """A dark ground with a faint grid of meridians."""
    screen = ui.screen
    ui.fill(screen, (9, 16, 25))

    def lines(surface) -> None:
        import math

        import pygame

        wide, high = surface.get_size()
        for ring in range(1, 9):
            radius = int(high * 0.2 * ring)
            pygame.draw.circle(surface, (44, 72, 102, 40), (int(wide * 0.72), int(high * 1.12)), radius, 1)
        for ray in range(24):
            angle = math.pi * ray / 24
            end = (wide * 0.72 + 2 * high * math.cos(angle), high * 1.12 - 2 * high * math.sin(angle))
            pygame.draw.aaline(surface, (44, 72, 102, 34), (wide * 0.72, high * 1.12), end)

    image = ui.picture("backdrop", (screen.w, screen.h), lines)
    ui.surface.blit(image, (0, 0))
