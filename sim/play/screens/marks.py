"""How things of the world are marked everywhere: an icon for each motive, lane, crisis and choice, never colour alone."""

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import Colour, Tint, mixed
from sim.play.texts import say

TERM_ICONS = {
    "habit": "history",
    "solidarity": "handshake", "shared threat": "triangle-alert", "patrons pull": "landmark",
    "ties to aggressor": "link", "sovereignty": "flag", "cost": "coins", "overstretch": "move", "opinion": "users",
    "legality": "scale", "credibility": "shield", "reciprocity": "undo-2",
}  # fmt: skip
"""An icon for each motive of a vote, by its spoken name."""

LANE_ICONS = {
    "crises": "triangle-alert", "council": "gavel", "forces": "plane", "membership": "handshake", "offices": "crown",
    "home": "users", "diplomacy": "mail", "other": "message-square",
}  # fmt: skip

CRISIS_ICONS = {
    "aggression": "swords", "border_clash": "crosshair", "unrest": "megaphone", "insurgency": "flame", "terror": "bomb",
    "trafficking": "package", "disaster": "waves", "pressure": "zap",
}  # fmt: skip

CHOICE_WORDS = {"yes": "AYE", "no": "NAY", "abstain": "ABSTAIN", "absent": "ABSENT", "barred": "NO VOTE", "none": "OPEN"}


def lane_colour(ui: Ui, lane: str) -> Colour:
    """The colour of a lane of events."""
    c = ui.colours
    return {"crises": c.danger, "council": c.gold, "forces": c.blue, "membership": c.good, "home": c.bad}.get(lane, c.second)


def term_words(name: str) -> str:
    """The name of a motive as it is read."""
    return {"patrons pull": say("patron's pull")}.get(name, name)


def choice_colour(ui: Ui, choice: str) -> Colour:
    """The colour of a choice."""
    c = ui.colours
    return {"yes": c.good, "no": c.bad, "abstain": c.gold}.get(choice, c.third)


def pill(ui: Ui, x: float, y: float, choice: str, wide: float = 92, known: bool = False) -> None:
    """A vote: disc with check, square with cross, diamond with minus, or a ring, and its word. `known`: it is cast."""
    c = ui.colours
    colour = choice_colour(ui, choice)
    ui.box((x, y, wide, 22), mixed(c.panel, colour, 0.42 if known else 0.2), 11, colour)
    if choice == "yes":
        ui.circle(x + 12, y + 11, 7, colour)
        ui.icon("check", x + 12, y + 11, 11, (10, 18, 24), centre=True)
    elif choice == "no":
        ui.box((x + 5, y + 4, 14, 14), colour, 2)
        ui.icon("x", x + 12, y + 11, 11, (10, 18, 24), centre=True)
    elif choice == "abstain":
        ui.polygon([(x + 12, y + 3), (x + 20, y + 11), (x + 12, y + 19), (x + 4, y + 11)], colour)
        ui.icon("minus", x + 12, y + 11, 11, (10, 18, 24), centre=True)
    else:
        ui.circle(x + 12, y + 11, 7, colour, 1.4)
        ui.icon("snowflake" if choice == "barred" else "minus", x + 12, y + 11, 9, c.second, centre=True)
    ui.text(
        x + 25,
        y + 2,
        say(CHOICE_WORDS.get(choice, choice)),
        13,
        colour if choice in ("yes", "no", "abstain") else c.second,
        "bold",
    )


def triangle(ui: Ui, x: float, y: float, radius: float, colour: Tint, mark: str = "!") -> None:
    """A warning triangle around a point."""
    r = radius
    ui.polygon([(x, y - r), (x + r, y + r * 0.72), (x - r, y + r * 0.72)], colour)
    ui.text(x, y - r * 0.72, mark, max(13, r * 1.05), (30, 8, 6), "bold", "middle")


def hexagon(ui: Ui, x: float, y: float, radius: float, colour: Tint) -> None:
    """A hexagon standing on its point."""
    h, w = radius, radius * 0.87
    ui.polygon([(x, y - h), (x + w, y - h / 2), (x + w, y + h / 2), (x, y + h), (x - w, y + h / 2), (x - w, y - h / 2)], colour)


def severity(ui: Ui, share: float) -> Colour:
    """The colour of a danger of 0 to 1."""
    c = ui.colours
    return c.danger if share >= 0.6 else c.gold if share >= 0.3 else c.good


def signed(value: float, digits: int = 1) -> str:
    """A change with its sign, a true minus; what rounds to nothing from below has none."""
    text = f"{value:+.{digits}f}".replace("-", "−")
    return text[1:] if text.startswith("−") and not text.strip("−0.") else text


def money(million: float) -> str:
    """Million USD as it is read: in billions from a thousand on."""
    return f"{million / 1000:,.1f} bn $" if abs(million) >= 1000 else f"{million:,.0f} m $"


def men(count: float) -> str:
    """A number of people."""
    return f"{count:,.0f}"


def empty(ui: Ui, box: Box, text: str) -> None:
    """A quiet word where there is nothing to show."""
    ui.middle_text(box, text, 13, ui.colours.third)
