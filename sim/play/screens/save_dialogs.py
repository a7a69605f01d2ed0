"""Save and load: the saves that there are with scenario, day and state; a damaged or foreign one says so and harms nothing."""

from sim.play.kit.core import Ui
from sim.play.view import View


def save_dialog(ui: Ui, view: View, _about: object) -> None:
    """Name a save and write it."""
    view.dialog = None


def load_dialog(ui: Ui, view: View, _about: object) -> None:
    """Choose a save."""
    view.dialog = None
