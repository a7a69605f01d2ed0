"""The shield of the game."""

from sim.play.kit.core import Ui


def emblem(ui: Ui, x: float, y: float, size: float = 1.0) -> None:
    """Draw the shield around a point."""
    for margin, colour in ((0.0, ui.colours.gold), (2.0, (22, 50, 92))):
        w, t, b = (17 - margin) * size, (19 - margin) * size, (22 - margin * 1.25) * size
        shoulder = (4 - margin / 2) * size
        ui.polygon([(x - w, y - t), (x + w, y - t), (x + w, y + shoulder), (x, y + b), (x - w, y + shoulder)], colour)
    ui.icon("shield-check", x, y - size, 20 * size, (240, 226, 190), centre=True)
