"""The game screen: map below, bar on top, outliner at the left, panel at the right, timeline and log at the foot."""

from collections.abc import Callable

from sim.game.session import Game
from sim.play.app import App
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.widgets import button, tips_of
from sim.play.screens.council import council_panel
from sim.play.screens.count import draw_count
from sim.play.screens.dialogs import draw_dialog
from sim.play.screens.eventlog import Log, event_log
from sim.play.screens.ground import WIDE, Ground
from sim.play.screens.handover import handover
from sim.play.screens.ledger import widened
from sim.play.screens.outliner import outliner
from sim.play.screens.panels import PANELS
from sim.play.screens.topbar import HEIGHT, top_bar
from sim.play.screens.tutorial import Tutorial
from sim.play.texts import say
from sim.play.view import NOTE_SECONDS, View

SPEEDS = 5


class GameScreen:
    """A game that is played."""

    staying = True

    def __init__(self, app: App, game: Game, tutorial: Tutorial | None = None) -> None:
        self.app = app
        self.view = View(app, game)
        self.log = Log()
        self.ground = Ground(self.view)
        self.last = app.now
        self.outliner_open: bool | None = None
        self.tutorial = tutorial
        self.was_over = game.is_over
        self.begun = self.view.moment()
        if tutorial is not None:
            self.view.told_elsewhere = ("message",)

    def close(self) -> None:
        """Give up the threads of map and forecasts."""
        self.view.quit()
        self.ground.close()

    def keep(self) -> None:
        """Autosave what was played or watched since the game was opened; nothing where nothing was."""
        if self.view.moment() != self.begun:
            self.view.autosave()

    # -- a frame ------------------------------------------------------------------------------------------------------
    def draw(self, ui: Ui) -> None:
        """One frame: time, map, panels, dialogs, keys."""
        view = self.view
        seconds, self.last = self.app.now - self.last, self.app.now
        view.pass_time(max(0.0, seconds))
        if view.game.is_over and not self.was_over:
            view.open("verdict" if view.seat else "votes")
        self.was_over = view.game.is_over
        if ui.action("hide"):
            view.hidden = not view.hidden
        if view.handing is not None:
            ui.layers.compose()
            handover(ui, view, view.handing)
            return
        self.keys(ui)
        places = self.layout(ui)
        self.ground.draw(ui, places)
        if not view.hidden:
            self.panels(ui, places)
        ui.layers.compose()
        if view.count is not None:
            draw_count(ui, view)
        elif view.dialog is not None:
            draw_dialog(ui, view)
        if self.tutorial is not None and not view.hidden:
            self.tutorial.draw(ui, self, places["free"])
        self.messages(ui)
        self.wishes()

    def layout(self, ui: Ui) -> dict[str, Box]:
        """Where everything is, for the window as it is; what does not fit is left out."""
        screen = ui.screen
        wide, high = screen.w, screen.h
        roomy = wide >= 1360 and high >= 760
        foot = 166.0 if high >= 760 else 0.0
        panel_wide = 440.0 if wide >= 1360 else min(410.0, wide * 0.42)
        low = high - 8 - foot
        places = {"screen": screen, "map": Box(0, HEIGHT, wide, high - HEIGHT)}
        if self.view.panel:
            places["panel"] = Box(wide - 10 - panel_wide, HEIGHT + 12, panel_wide, low - HEIGHT - 12 - 8)
        shown = self.outliner_open if self.outliner_open is not None else roomy or (wide >= 1000 and not self.view.panel)
        legend = 164.0 if high >= 900 else 0.0
        if shown:
            places["outliner"] = Box(10, HEIGHT + 12, 268 if roomy else 240, low - HEIGHT - 20 - legend)
        if legend and shown:
            places["legend"] = Box(10, low - 8 - 156, 268, 156)
        if foot:
            log_wide = 440.0 if wide >= 1360 else wide * 0.4
            places["timeline"] = Box(10, low, wide - 30 - log_wide, foot - 8)
            places["log"] = Box(wide - 10 - log_wide, low, log_wide, foot - 8)
        left = places["outliner"].right + 10 if shown else 10
        right = places["panel"].x - 10 if "panel" in places else wide - 10
        places["free"] = Box(left, HEIGHT + 12, right - left, low - HEIGHT - 20)
        return places

    def panels(self, ui: Ui, places: dict[str, Box]) -> None:
        """Everything above the map."""
        view = self.view
        if "outliner" in places:
            self.stay(ui, "outliner", places["outliner"], lambda: outliner(ui, view, places["outliner"]))
        if "log" in places:
            self.stay(ui, "log", places["log"], lambda: event_log(ui, view, self.log, places["log"]))
        if "panel" in places and view.panel:
            draw = council_panel if view.panel == "council" else PANELS.get(view.panel)
            if draw is not None:
                box = widened(ui, places["panel"]) if view.panel in WIDE else places["panel"]
                self.stay(ui, f"panel.{view.panel}", box, lambda: draw(ui, view, places["panel"]))
        elif not view.panel:
            edge = Box(places["screen"].w - 54, HEIGHT + 16, 42, 48 * len(OPENINGS))
            self.stay(ui, "openings", edge, lambda: self.shortcuts(ui, places))
        bar = Box(0, 0, places["screen"].w, HEIGHT + 10)
        self.stay(ui, "top", bar, lambda: top_bar(ui, view))

    def stay(self, ui: Ui, id: str, box: Box, draw: Callable[[], None]) -> None:
        """Show a part that is drawn anew only when the game, the view or the player's hand changes something about it."""
        view = self.view
        ui.layers.retain(id, box, view.stamp(), draw, view.tick(), view.running)

    def shortcuts(self, ui: Ui, places: dict[str, Box]) -> None:
        """With no panel open: what can be opened, at the right edge."""
        x = places["screen"].w - 54
        for place, (panel, icon, action, name) in enumerate(OPENINGS):
            if panel in ("actions", "agenda") and self.view.seat is None:
                continue
            box = Box(x, HEIGHT + 16 + place * 48, 42, 42)
            ui.panel(box, 8, 225)
            if button(ui, f"open.{panel}", box, quiet=True, tell=tip(ui, name, action)):
                self.show(panel)
            ui.icon(icon, box.x + 21, box.y + 15, 17, ui.colours.text, centre=True)
            ui.text(box.x + 21, box.y + 24, ui.hint(action), 13, ui.colours.third, align="middle")

    # -- keys ---------------------------------------------------------------------------------------------------------
    def keys(self, ui: Ui) -> None:
        """What the keys do that belong to no widget."""
        view = self.view
        if view.dialog is not None or view.count is not None or view.handing is not None:
            return
        if ui.action("pause"):
            view.paused = not view.paused
        for number in range(1, SPEEDS + 1):
            if ui.action(f"speed_{number}"):
                view.speed, view.paused = number, False
        if ui.action("slower"):
            view.speed = max(1, view.speed - 1)
        if ui.action("faster"):
            view.speed = min(SPEEDS, view.speed + 1)
        if ui.action("step_day"):
            view.paused = True
            view.go(view.game.day + 1)
        if ui.action("step_event"):
            view.paused = True
            self.next_event()
        if ui.action("next_decision"):
            view.open_next_decision()
        if ui.action("outliner"):
            self.outliner_open = "outliner" not in self.layout(ui)
        for panel, _, action, _ in OPENINGS:
            if ui.action(action):
                self.show(panel)
        for panel in ("ledger", "charts", "handbook"):
            if ui.action(panel):
                view.leave() if view.panel == panel else view.open(panel)
        if ui.action("quick_save"):
            view.quick_save()
        if ui.action("quick_load"):
            view.dialog = ("load", None)

    def escape(self, ui: Ui) -> None:
        """Esc closes the panel, then opens the menu. Called after everything else had its chance."""
        pinned = any(tip.pinned for tip in tips_of(ui).stack)
        if not pinned and ui.action("menu"):
            if self.view.panel:
                self.view.leave()
            else:
                self.view.dialog = ("menu", None)

    def next_event(self) -> None:
        """Go on to the next day on which something happens that is no routine."""
        view = self.view
        for _ in range(400):
            before = len(view.game.events)
            why = view.go(view.game.day + 1, stop=False)
            if why != "day" or any(not event.is_quiet for event in view.game.events[before:]):
                return

    def show(self, panel: str) -> None:
        """Open one of the standing panels, or close it."""
        view = self.view
        if view.panel == panel:
            view.leave()
        elif panel == "state":
            view.open("state", view.seat or view.game.names.states[0])
        elif panel == "council":
            pending = view.motions()
            view.open("council", pending[0] if pending else None)
        elif panel == "organisation":
            view.open("organisation", view.focus)
        else:
            view.open(panel)

    def wishes(self) -> None:
        """What the bar's buttons asked for."""
        view = self.view
        wish, view.wish = view.wish, ""
        if wish == "menu":
            view.dialog = ("menu", None)
        elif wish:
            view.leave() if view.panel == wish else view.open(wish)
        if view.dialog is None and view.count is None and view.handing is None:
            self.escape(self.app.ui)

    # -- messages -----------------------------------------------------------------------------------------------------
    def messages(self, ui: Ui) -> None:
        """What the player is told for a moment, below the bar."""
        view = self.view
        view.messages = [message for message in view.messages if self.app.now - message.since < NOTE_SECONDS]
        y = HEIGHT + 14.0
        c = ui.colours
        for message in view.messages:
            wide = min(620.0, ui.screen.w * 0.6, ui.text_width(message.text, 14, "medium") + 52)
            high = ui.paragraph_height(wide - 46, message.text, 14, "medium")
            box = Box((ui.screen.w - wide) / 2, y, wide, high + 14)
            colour = c.danger if message.kind == "refusal" else c.gold
            ui.panel(box, 6, 250, colour)
            ui.icon("ban" if message.kind == "refusal" else "info", box.x + 12, box.y + 9, 16, colour)
            ui.paragraph(Box(box.x + 36, box.y + 7, wide - 46, high), message.text, 14, c.text, "medium")
            y += box.h + 6


OPENINGS = (
    ("council", "gavel", "council", "Council"),
    ("agenda", "calendar-days", "agenda", "Agenda of the month"),
    ("state", "flag", "state", "State"),
    ("actions", "scroll-text", "actions", "What your government can do"),
    ("organisation", "shield", "organisation_panel", "Organisation"),
    ("votes", "vote", "votes", "History of votes"),
    ("tree", "git-branch", "timeline_tree", "Branches of time"),
)


def tip(ui: Ui, name: str, action: str):
    """The tooltip of an opening."""
    from sim.play.kit.tooltips import Tip

    return lambda: Tip(say(name), ui.hint(action))
