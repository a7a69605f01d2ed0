"""The ledger: everyone side by side, in tables that sort by any column: states, and organisations."""

from collections.abc import Callable

import numpy as np

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.lists import Column, table
from sim.play.kit.theme import Colour
from sim.play.kit.widgets import tabs
from sim.play.map.modes import money as dollars
from sim.play.map.modes import people
from sim.play.screens.marks import money
from sim.play.screens.panel import head
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words, spoken
from sim.words import kinds

WIDEST = 1240.0
"""Logical pixels of the wide panels, at most."""


Tinting = Callable[[int], Colour | None]
"""The colour of a row's figure, None for the usual one."""


def widened(ui: Ui, box: Box) -> Box:
    """The place of a wide panel: the right edge and height of the ordinary one, over the map to the left."""
    wide = max(box.w, min(WIDEST, ui.screen.w - 20))
    return Box(box.right - wide, box.y, wide, box.h)


def wide_head(ui: Ui, view: View, box: Box, icon: str, title: str) -> float:
    """The head of a wide panel, through which the map does not show. Returns the y below it."""
    ui.fill(box.inset(3), ui.colours.panel)
    return head(ui, view, box, icon, title, day_words(view.game.today))


def ledger_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the ledger; a click on a row opens the state or organisation."""
    box = widened(ui, box)
    y = wide_head(ui, view, box, "table-2", say("Ledger"))
    kept = ui.memory.get("ledger.tab", 0)
    tab = tabs(ui, "ledger.tab", Box(box.x + 16, y, 280, 30), [say("States"), say("Organisations")],
               kept if isinstance(kept, int) else 0)  # fmt: skip
    ui.memory["ledger.tab"] = tab
    area = Box(box.x + 12, y + 40, box.w - 24, box.bottom - y - 50)
    (states, organisations)[tab](ui, view, area)


# -- states -----------------------------------------------------------------------------------------------------------
def states(ui: Ui, view: View, area: Box) -> None:
    """All states that exist today."""
    world, names = view.snapshot.world, view.game.names
    rows = np.flatnonzero(world.states["present"])
    seats = world.seats[view.snapshot.focus]
    own = view.seat
    outside = np.isin(seats["status"][rows], (kinds.OUTSIDE, kinds.LEFT, kinds.EXPELLED))
    support = np.where(outside, -1.0, seats["opinion"][rows])

    def name(row: int) -> str:
        return names.text("states", int(rows[row]))

    def status(row: int) -> str:
        return spoken(kinds.SEAT_STATUSES[int(seats["status"][rows[row]])])

    def tint(row: int) -> Colour | None:
        return ui.colours.gold if names.states[rows[row]] == own else None

    columns = [
        Column(say("State"), 150, name, name, colour=tint, flag=lambda row: view.flag(names.states[rows[row]])),
        Column(say("Seat"), 84, status, status),
        _column(say("People"), world.states["population"][rows], people),
        _column(say("Product"), world.states["gdp"][rows], dollars, 92),
        _column(say("Soldiers"), world.states["active_military"][rows], people),
        _column(say("Stability"), world.states["stability"][rows], hundredths, colour=grade(ui, world.states["stability"][rows])),
        _column(say("Readiness"), world.states["readiness"][rows], hundredths, 88),
        _column(say("Support"), support, lambda value: hundredths(value) if value >= 0 else "–", colour=grade(ui, support)),
        _column(say("Grievance"), seats["grievance"][rows], hundredths, 88),
        _column(say("Reputation"), world.states["reputation"][rows], hundredths, 94),
        _column(say("Influence"), world.states["influence"][rows], lambda value: f"{value:.0f}", 84),
        _column(say("Treasury"), world.states["treasury"][rows], money, 92),
        _column(say("Abroad"), world.states["troops_abroad"][rows], lambda value: f"{value:,.0f}" if value else "–", 80),
    ]
    chosen = next((row for row in range(len(rows)) if names.states[rows[row]] == own), -1)
    clicked = table(ui, "ledger.states", area, columns, len(rows), chosen=chosen)
    if clicked >= 0:
        code = names.states[rows[clicked]]
        view.open("state", code)
        view.wish_centre = code


def _column(
    title: str, values: np.ndarray, shown: Callable[[float], str], width: float = 78, colour: Tinting | None = None
) -> Column:
    """A column of figures, written by `shown` and sorted by value."""
    return Column(title, width, lambda row: shown(float(values[row])), lambda row: float(values[row]), "right", colour)


def grade(ui: Ui, values: np.ndarray) -> Callable[[int], Colour | None]:
    """Danger below three tenths, caution below a half, nothing above; the figures stand beside the colour."""

    def colour(row: int) -> Colour | None:
        value = float(values[row])
        if value < 0:
            return None
        return ui.colours.danger if value < 0.3 else ui.colours.bad if value < 0.5 else None

    return colour


def hundredths(value: float) -> str:
    """An index or share of 0 to 1."""
    return f"{100 * value:.0f}"


# -- organisations ----------------------------------------------------------------------------------------------------
def organisations(ui: Ui, view: View, area: Box) -> None:
    """All organisations that exist today."""
    world, names = view.snapshot.world, view.game.names
    rows = np.flatnonzero(world.organisations["present"])
    table_of = world.organisations[rows]
    status = world.seats["status"][rows]
    members = np.isin(status, (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN)).sum(axis=1)
    watching = np.isin(status, (kinds.OBSERVER, kinds.PARTNER)).sum(axis=1)

    def name(row: int) -> str:
        return names.text("organisations", int(rows[row]))

    def kind(row: int) -> str:
        return kinds.ORGANISATION_KINDS[int(table_of["kind"][row])]

    def leading(row: int) -> str:
        return names.text("states", int(table_of["leading"][row])) or "–"

    columns = [
        Column(say("Organisation"), 320, name, name),
        Column(say("Kind"), 90, kind, kind),
        Column(say("Leading power"), 150, leading, leading),
        _column(say("Members"), members, lambda value: f"{value:.0f}"),
        _column(say("Observers"), watching, lambda value: f"{value:.0f}", 92),
        _column(say("Credibility"), table_of["credibility"], hundredths, 96, grade(ui, table_of["credibility"])),
        _column(say("Cohesion"), table_of["cohesion"], hundredths, 88, grade(ui, table_of["cohesion"])),
        _column(say("Interoperability"), table_of["interoperability"], hundredths, 124),
        _column(say("Dues paid"), table_of["budget_paid"], hundredths, 90),
    ]
    clicked = table(ui, "ledger.organisations", area, columns, len(rows))
    if clicked >= 0:
        view.open("organisation", names.organisations[rows[clicked]])
