"""Several people at one screen: between two of them nothing else is drawn until the next one is there."""

from sim.play.kit.boxes import Box, centred
from sim.play.kit.core import Ui
from sim.play.kit.widgets import button
from sim.play.screens.emblem import emblem
from sim.play.screens.start import backdrop
from sim.play.texts import say
from sim.play.view import View


def handover(ui: Ui, view: View, state: str) -> None:
    """Cover everything until the person who governs the state takes over."""
    c = ui.colours
    with ui.modal():
        backdrop(ui)
        ui.block("handover.veil", ui.screen)
        box = centred(ui.screen, 520, 330)
        ui.panel(box, 12, 255)
        emblem(ui, box.x + box.w / 2, box.y + 60, 1.7)
        ui.text(box.x + box.w / 2, box.y + 116, say("Hand over to"), 15, c.second, align="middle")
        name = view.state_name(state)
        wide = ui.text_width(name, 28, "bold") + 48
        left = box.x + (box.w - wide) / 2
        ui.flag(view.flag(state), left, box.y + 152, 24)
        ui.text(left + 44, box.y + 140, name, 28, c.text, "bold")
        waiting = len(view.game.waiting(state))
        words = say("One decision waits") if waiting == 1 else say("{n} decisions wait", n=waiting)
        words = words if waiting else say("Nothing waits for a decision")
        ui.text(box.x + box.w / 2, box.y + 192, words, 14, c.second, align="middle")
        place = Box(box.x + box.w / 2 - 120, box.bottom - 74, 240, 48)
        if button(ui, "handover.go", place, say("I am here"), "user-round", primary=True, default=True, size=17):
            view.take_seat(state)
