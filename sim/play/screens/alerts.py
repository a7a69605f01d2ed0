"""What needs attention now: shape and colour by kind, a count, a reason on hover; a click goes there, a right click snoozes it.

An alert is there as long as what it tells is true; nothing has to be dismissed.
"""

from collections.abc import Callable
from typing import NamedTuple

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import explain
from sim.play.screens.marks import hexagon, severity, triangle
from sim.play.texts import say
from sim.play.view import View
from sim.words import kinds

DISAPPOINTED = 0.45
"""Grievance from which a member counts as disappointed."""


class Alert(NamedTuple):
    """Something true now that asks for attention."""

    id: str
    shape: str
    icon: str
    number: int
    title: str
    rows: tuple[tuple[str, str], ...]
    go: Callable[[], None]


def alerts(view: View) -> list[Alert]:
    """All alerts that are not snoozed, the gravest first."""
    found = [alert for alert in (crises(view), decisions(view), motions(view), snubbed(view), agenda_choice(view)) if alert]
    return [alert for alert in found if alert.id not in view.app.settings.snoozed]


def crises(view: View) -> Alert | None:
    """Crises of members, or of the state that is played."""
    rows = view.snapshot.world.crises
    members = set(view.snapshot.members())
    places = [
        int(place)
        for place in view.snapshot.open_rows("crises")
        if view.code(rows["target"][place]) in members or view.code(rows["target"][place]) == view.seat
    ]
    if not places:
        return None
    places.sort(key=lambda place: -float(rows["intensity"][place]))
    told = tuple((view.crisis_title(place), f"{100 * float(rows['intensity'][place]):.0f}") for place in places[:6])
    serial = int(rows["serial"][places[0]])
    return Alert(
        "crises", "triangle", "swords", len(places), say("Crises among the members"), told, lambda: view.open("crisis", serial)
    )


def decisions(view: View) -> Alert | None:
    """Decisions that wait for the player."""
    waiting = view.waiting()
    if not waiting:
        return None
    told = tuple((one.kind, f"{one.deadline.day} {one.deadline:%b}") for one in waiting[:6])
    return Alert(
        "decisions", "hexagon", "hourglass", len(waiting), say("Waiting for your decision"), told, view.open_next_decision
    )


def motions(view: View) -> Alert | None:
    """Motions before the council of the organisation in focus."""
    rows = view.snapshot.world.proposals
    places = [int(p) for p in view.snapshot.open_rows("proposals") if int(rows["organisation"][p]) == view.snapshot.focus]
    if not places:
        return None
    told = tuple((motion_title(view, place), "") for place in places[:6])
    serial = int(rows["serial"][places[0]])
    return Alert(
        "motions", "hexagon", "gavel", len(places), say("Before the council"), told, lambda: view.open("council", serial)
    )


def motion_title(view: View, place: int) -> str:
    """What a motion asks, in a line."""
    row = view.snapshot.world.proposals[place]
    instrument, matter = int(row["instrument"]), int(row["matter"])
    what = kinds.INSTRUMENTS[instrument] if instrument > 0 else kinds.MATTERS[matter]
    target = view.code(int(row["target"]))
    return what.replace("_", " ").capitalize() + (say(" for {state}", state=view.state_name(target)) if target else "")


def snubbed(view: View) -> Alert | None:
    """Members whose disappointment is high: they may leave."""
    snapshot = view.snapshot
    grievances = [(view.state_name(code), snapshot.seat("grievance", code)) for code in snapshot.members()]
    told = sorted(
        (pair for pair in grievances if pair[1] > DISAPPOINTED),
        key=lambda pair: -pair[1],
    )  # fmt: skip
    if not told:
        return None
    rows = tuple((name, f"{100 * value:.0f}") for name, value in told[:6])
    return Alert(
        "grievances",
        "circle",
        "users",
        len(told),
        say("Disappointed members"),
        rows,
        lambda: view.open("organisation", view.focus),
    )


def agenda_choice(view: View) -> Alert | None:
    """What is on this month's agenda beyond what the other alerts tell."""
    from sim.play.screens.agenda_panel import matters

    found = [matter for matter in matters(view) if matter.sort not in ("answer", "motion")]
    if not found:
        return None
    told = tuple((matter.title, "") for matter in found)
    return Alert("agenda", "circle", "calendar-days", len(found), say("This month's agenda"), told, lambda: view.open("agenda"))


def draw_alert(ui: Ui, view: View, alert: Alert, x: float, y: float) -> None:
    """Draw an alert around a point and carry out a click on it."""
    c = ui.colours
    box = Box(x - 20, y - 20, 40, 40)
    hit = ui.hit(f"alert.{alert.id}", box, text=alert.title, state=str(alert.number))
    ink = (30, 14, 8)
    if alert.shape == "triangle":
        triangle(ui, x, y + 3, 19, severity(ui, 0.9), "")
        ui.icon(alert.icon, x, y + 6, 13, ink, centre=True)
    elif alert.shape == "hexagon":
        hexagon(ui, x, y, 18, c.gold)
        ui.icon(alert.icon, x, y, 17, ink, centre=True)
    else:
        ui.circle(x, y, 16, c.blue)
        ui.icon(alert.icon, x, y, 17, (8, 22, 40), centre=True)
    ui.circle(x + 13, y + 12, 8, c.panel)
    ui.circle(x + 13, y + 12, 7.4, c.text)
    ui.text(x + 13, y + 3.5, str(alert.number), 13, c.panel, "bold", "middle")
    ui.focus_ring(f"alert.{alert.id}", box, 10)
    rows = [TipRow(name, value) for name, value in alert.rows]
    explain(
        ui,
        f"alert.{alert.id}",
        box,
        lambda: Tip(alert.title, str(alert.number), rows, note=say("Click to go there, right click to snooze.")),
    )
    if hit.right:
        view.app.settings.snoozed = [*view.app.settings.snoozed, alert.id]
    elif hit.clicked:
        alert.go()
