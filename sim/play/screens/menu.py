"""The menu over a game: go on, save, load, settings, handbook, leave."""

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.modal import dialog
from sim.play.kit.widgets import button
from sim.play.texts import say
from sim.play.view import View


def menu_dialog(ui: Ui, view: View, _about: object) -> None:
    """Draw the menu."""
    view.paused = True
    entries = (
        ("go", say("Go on"), "play"), ("save", say("Save"), "save"), ("load", say("Load"), "folder-open"),
        ("settings", say("Settings"), "settings"), ("handbook", say("Handbook"), "book-open"),
        ("verdict", say("Verdict so far"), "trophy"), ("leave", say("To the start screen"), "home"),
        ("quit", say("Leave the game"), "log-out"),
    )  # fmt: skip
    with dialog(ui, "menu", say("Menu"), 380, 84 + 50 * len(entries), "shield") as opened:
        inner = opened.inner
        for place, (id, text, icon) in enumerate(entries):
            if button(ui, f"menu.{id}", Box(inner.x, inner.y + 50 * place, inner.w, 42), text, icon, default=id == "go"):
                choose(view, id)
                return
    if opened.closed:
        view.dialog = None


def choose(view: View, id: str) -> None:
    """Carry an entry of the menu out."""
    view.dialog = None
    if id in ("save", "load", "settings"):
        view.dialog = (id, "menu")
    elif id in ("handbook", "verdict"):
        view.open(id)
    elif id == "leave":
        view.autosave()
        view.app.start()
    elif id == "quit":
        view.app.leave()
