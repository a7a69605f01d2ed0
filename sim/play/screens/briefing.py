"""The briefing before the first day: who one is, what one is after, who the others are, and what the organisation is."""

from typing import TYPE_CHECKING

from sim.game.objectives import objectives_of
from sim.game.session import Game
from sim.play.kit.boxes import Box, centred
from sim.play.kit.core import Ui
from sim.play.kit.lists import scroll
from sim.play.kit.widgets import bar, button, heading
from sim.play.screens.aims import told
from sim.play.screens.emblem import emblem
from sim.play.screens.start import backdrop
from sim.play.screens.worlds import first_text
from sim.play.texts import say
from sim.play.view import View

if TYPE_CHECKING:
    from sim.play.app import App


class Briefing:
    """What is told before a game begins."""

    def __init__(self, app: "App", game: Game) -> None:
        self.app, self.game = app, game
        self.view = View(app, game)

    def close(self) -> None:
        """Give up the threads."""
        self.view.quit()

    def draw(self, ui: Ui) -> None:
        """One frame."""
        c, view = ui.colours, self.view
        backdrop(ui)
        box = centred(ui.screen.inset(20), 1120, 760)
        ui.panel(box, 12)
        inner = box.inset(30, 24)
        emblem(ui, inner.x + 20, inner.y + 28, 1.3)
        first = self.game.today
        ui.text(
            inner.x + 60,
            inner.y,
            say("{day} · {name}", day=f"{first.day} {first:%B %Y}", name=view.organisation_name(view.focus)),
            14,
            c.gold,
            "medium",
            most=inner.w - 80,
        )
        names = [view.state_name(code) for code in self.game.seats.people]
        title = say("You govern {state}", state=listed(names)) if names else say("You watch")
        ui.text(inner.x + 60, inner.y + 18, title, 28, c.text, "bold", most=inner.w - 60)
        y = inner.y + 72
        y += ui.paragraph(Box(inner.x, y, inner.w, 100), self.story(), 15, c.second) + 16
        left = Box(inner.x, y, inner.w * 0.54, inner.bottom - y - 62)
        self.aims(ui, left)
        self.standing(ui, Box(left.right + 32, y, inner.right - left.right - 32, left.h))
        if button(ui, "briefing.back", Box(inner.x, inner.bottom - 46, 160, 46), say("Back"), "arrow-left") or ui.take("escape"):
            self.app.pop()
            return
        if button(
            ui,
            "briefing.go",
            Box(inner.right - 240, inner.bottom - 46, 240, 46),
            say("To work"),
            "play",
            primary=True,
            default=True,
            size=17,
        ):
            self.begin()

    def story(self) -> str:
        """What the scenario tells its player: the world and its question, and what the governed state is about."""
        scenario = self.game.scenario
        parts = [first_text(scenario.briefing, "") or first_text(scenario.summary, "")]
        for code in self.game.seats.people[:2]:
            parts.append(first_text(scenario.states[code].briefing, ""))
        return "\n".join(part for part in parts if part)

    def aims(self, ui: Ui, box: Box) -> None:
        """The objectives of the states that are played."""
        c, people = ui.colours, self.game.seats.people
        y = heading(ui, box, say("What you are after"), icon="target")
        known = ui.memory.get("briefing.aims.high", 0.0)
        high = float(known) if isinstance(known, (int, float)) else 0.0
        with scroll(ui, "briefing.aims", Box(box.x, y, box.w, box.bottom - y), high) as top:
            y = top
            for code in people:
                if len(people) > 1:
                    ui.flag(self.view.flag(code), box.x + 2, y + 5, 13)
                    ui.text(box.x + 32, y, self.view.state_name(code), 16, c.gold, "bold", most=box.w - 40)
                    y += 30
                for aim in objectives_of(self.game.scenario, code):
                    ui.icon("target", box.x + 2, y + 3, 18, c.gold)
                    ui.text(box.x + 32, y, aim.title, 16, c.text, "bold", most=box.w - 40)
                    words = told(self.game.scenario, code, aim)
                    y += 33 + ui.paragraph(Box(box.x + 32, y + 23, box.w - 50, 60), words, 13, c.second)
            if people:
                words = say("Each is scored against the same game with your state on autopilot, under the same luck.")
                y += ui.paragraph(Box(box.x, y + 6, box.w - 20, 80), words, 13, c.third) + 6
            else:
                ui.paragraph(
                    Box(box.x, y, box.w - 20, 80),
                    say("Nobody takes your orders. Watch how the alliance fares, look into every vote, rewind."),
                    15,
                    c.second,
                )
            ui.memory["briefing.aims.high"] = y - top

    def standing(self, ui: Ui, box: Box) -> None:
        """How members stand on the first day."""
        c, view = ui.colours, self.view
        snapshot = view.snapshot
        y = heading(ui, box, say("How things stand"), icon="shield")
        for name, value in (
            (say("Credibility"), snapshot.organisation("credibility")),
            (say("Cohesion"), snapshot.organisation("cohesion")),
        ):
            ui.text(box.x, y, name, 14, c.second)
            bar(ui, Box(box.x + 120, y + 8, box.w - 180, 6), value, c.blue)
            ui.text(box.right, y, f"{100 * value:.0f}", 14, c.text, "bold", "right")
            y += 26
        y = heading(ui, Box(box.x, y + 10, box.w, 20), say("Who is concerned"), say("stability"), "users")
        shown = [code for code in self.game.names.states if snapshot.seat("status", code) in (1, 2, 4, 5)]
        shown = shown or [code for code, entry in self.game.scenario.states.items() if entry.playable]
        for code in shown[: int((box.bottom - y) // 25)]:
            mine = code == view.seat
            ui.flag(view.flag(code), box.x, y + 5, 12)
            ui.text(
                box.x + 26,
                y,
                view.state_name(code),
                14,
                c.gold if mine else c.text,
                "medium" if mine else "regular",
                most=box.w - 140,
            )
            bar(ui, Box(box.right - 100, y + 9, 60, 5), snapshot.state("stability", code), c.good)
            ui.text(box.right, y, f"{100 * snapshot.state('stability', code):.0f}", 14, c.text, "bold", "right")
            y += 25

    def begin(self) -> None:
        """Into the game, where the first thing told is how time passes."""
        from sim.play.screens.game import GameScreen

        screen = GameScreen(self.app, self.game)
        self.app.replace(screen)
        screen.view.tell(say("Time stands still. {key} lets it pass, and stops it.", key=self.app.ui.hint("pause")))


def listed(names: list[str]) -> str:
    """Names as they are read: Russia, Armenia and Belarus."""
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)
