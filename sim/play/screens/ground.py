"""What lies below the panels: the map with its own panels."""

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.view import View


class Ground:
    """The map of a game, and what belongs to it."""

    def __init__(self, view: View) -> None:
        self.view = view

    def close(self) -> None:
        """Stop the map's worker."""

    def wait(self) -> None:
        """Wait until the picture is as crisp as it gets."""

    def draw(self, ui: Ui, places: dict[str, Box]) -> None:
        """Draw the map into its place and hear what is pointed at."""
        ui.fill(places["map"], (20, 34, 48))
