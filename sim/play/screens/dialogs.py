"""The dialogs of a game by their name: each is drawn while `view.dialog` names it."""

from collections.abc import Callable
from typing import Any

from sim.play.kit.core import Ui
from sim.play.screens.dialog_acts import amend_dialog, amount_dialog, cut_dialog, sure_dialog
from sim.play.screens.dialog_decision import decision_dialog
from sim.play.screens.menu import menu_dialog
from sim.play.screens.save_dialogs import load_dialog, save_dialog
from sim.play.screens.settings_dialog import settings_dialog
from sim.play.view import View

DIALOGS: dict[str, Callable[[Ui, View, Any], None]] = {
    "decision": decision_dialog,
    "amount": amount_dialog,
    "sure": sure_dialog,
    "cut": cut_dialog,
    "amend": amend_dialog,
    "menu": menu_dialog,
    "save": save_dialog,
    "load": load_dialog,
    "settings": settings_dialog,
}


def draw_dialog(ui: Ui, view: View) -> None:
    """Draw the dialog that is open."""
    name, about = view.dialog
    DIALOGS[name](ui, view, about)
