"""The panel of a state: what it is and has, its seat, what it thinks of others, and what can be done towards it."""

import numpy as np

from sim.play.kit.boxes import Box
from sim.play.kit.charts import spark
from sim.play.kit.core import Ui
from sim.play.kit.lists import Column
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import bar, button, chip, explain, tabs
from sim.play.screens.actions_panel import action_rows
from sim.play.screens.marks import men, money, signed
from sim.play.screens.panel import Flow, body, capital, head
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds
from sim.words.figures import percent
from sim.world.layout_polity import SEATS, STATES

MEANINGS = {field.name: field.meaning for field in (*STATES.fields, *SEATS.fields)}
SHARES = ("stability", "readiness", "legitimacy", "reputation", "engaged", "outside_patron", "protest", "democracy")
BAD = ("engaged", "protest", "outside_patron", "grievance", "arrears", "boycott")
"""Shares of which more is no good news for the alliance."""


def state_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the state that is shown."""
    code = view.shown if isinstance(view.shown, str) else view.seat or view.game.names.states[0]
    mine = code == view.seat
    y = head(ui, view, box, "flag", say("State"), say("you govern") if mine else "")
    wide = ui.flag(view.flag(code), box.x + 16, y + 6, 22)
    ui.text(box.x + 26 + wide, y, view.state_name(code), 22, ui.colours.text, "bold", most=box.w - wide - 46)
    y += 36
    x = box.x + 16
    for text, icon in badges(view, code):
        if x + ui.text_width(text, 13) + 36 > box.right:
            break
        x += chip(ui, x, y, text, icon) + 6
    y += 32
    key = "state.tab"
    chosen = ui.memory.get(key, 0)
    names = [say("Facts"), say("Relations"), say("What to do")]
    chosen = tabs(ui, key, Box(box.x + 16, y, box.w - 32, 30), names, chosen if isinstance(chosen, int) else 0)
    ui.memory[key] = chosen
    with body(ui, f"state.{code}.{chosen}", box, y + 38, box.bottom - 10) as flow:
        (facts, relations, doings)[chosen](ui, view, code, flow)


def badges(view: View, code: str) -> list[tuple[str, str]]:
    """Status in the organisation in focus, who governs, how long the leader is in power."""
    status = kinds.SEAT_STATUSES[int(view.snapshot.seat("status", code))]
    years = (view.game.day - view.snapshot.state("leader_since", code)) / 365.25
    return [
        (say("{status} of {name}", status=status, name=view.focus), "shield"),
        (say("leader for {n} y", n=f"{years:.0f}"), "crown"),
        (view.game.seats.who(code), "user-round"),
    ]


def facts(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """Numbers of the state and of its seat, each with its meaning and its course."""
    c, snapshot = ui.colours, view.snapshot
    flow.title(say("Government and forces"), say("two years"))
    for column in SHARES:
        share_row(ui, view, code, column, snapshot.state(column, code), flow)
    flow.rule()
    for column, shown in (
        ("influence", f"{snapshot.state('influence', code):.0f}"), ("treasury", money(snapshot.state("treasury", code))),
        ("gdp", money(snapshot.state("gdp", code) / 1e6)), ("population", men(snapshot.state("population", code))),
        ("active_military", men(snapshot.state("active_military", code))),
        ("troops_abroad", men(snapshot.state("troops_abroad", code))),
    ):  # fmt: skip
        row = flow.fact(say("GDP") if column == "gdp" else spoken(column), shown)
        point(ui, f"state.fact.{column}", row, column, shown)
    flow.rule()
    flow.title(say("Seat in {name}", name=view.focus))
    for column in ("opinion", "grievance", "boycott"):
        share_row(ui, view, code, column, snapshot.seat(column, code), flow, seat=True)
    asked, helped = int(snapshot.seat("asked", code)), int(snapshot.seat("helped", code))
    flow.fact(say("appeals made, answered with more than words"), f"{asked}, {helped}")
    arrears = snapshot.seat("arrears", code)
    flow.fact(
        say("dues"), say("paid") if arrears <= 0 else say("{n} years behind", n=f"{arrears:.1f}"), c.bad if arrears > 0 else None
    )


def point(ui: Ui, id: str, row: Box, column: str, shown: str) -> None:
    """Give a row the tooltip of what its number means."""
    ui.hit(id, row, focusable=False)
    explain(ui, id, row, lambda: Tip(spoken(column).capitalize(), shown, note=MEANINGS.get(column, column).capitalize() + "."))


def share_row(ui: Ui, view: View, code: str, column: str, value: float, flow: Flow, seat: bool = False) -> None:
    """A share as name, bar, number and its course over two years."""
    c = ui.colours
    row = flow.take(22)
    ui.text(row.x, row.y, capital(spoken(column)), 13, c.second)
    colour = c.bad if column in BAD else c.good
    bar(ui, Box(row.x + 130, row.y + 8, row.w - 130 - 110, 5), value, colour)
    ui.text(row.right - 66, row.y, f"{100 * value:.0f}", 13, c.text, "bold", "right")
    place = view.game.names.state(code)
    try:
        past = [float(v) for v in view.game.history.state(column, place)[-24:]]
    except KeyError:
        past = []
    if len(past) > 1:
        spark(ui, Box(row.right - 56, row.y + 3, 52, 13), [*past, value], colour)
    point(ui, f"state.share.{column}", row, column, f"{100 * value:.0f}")


def relations(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """Ties to all others: affinity to both sides of a middle line, dependence, grievance."""
    c, names = ui.colours, view.game.names
    place = names.state(code)
    pairs = view.snapshot.world.pairs
    others = [p for p in range(len(names.states)) if p != place and view.snapshot.world.states["present"][p]]
    others.sort(key=lambda p: -float(pairs["affinity"][place, p]))
    flow.title(say("Closeness of governments"), say("depends on"))
    for other in others:
        row = flow.take(23)
        id = f"state.tie.{names.states[other]}"
        hit = ui.hit(id, row, text=names.text("states", other), group="state.ties")
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.flag(view.flag(names.states[other]), row.x, row.y + 5, 11)
        ui.text(row.x + 24, row.y + 1, names.text("states", other), 13, c.text, most=110)
        affinity, middle = float(pairs["affinity"][place, other]), row.x + 140 + (row.w - 250) / 2
        half = (row.w - 250) / 2
        ui.line(middle, row.y + 2, middle, row.y + 20, c.edge)
        wide = abs(affinity) * half
        ui.box((middle if affinity > 0 else middle - wide, row.y + 6, max(1.0, wide), 10), c.good if affinity > 0 else c.bad, 2)
        ui.text(row.right - 62, row.y + 1, signed(100 * affinity, 0), 13, c.text, "bold", "right")
        ui.text(row.right - 4, row.y + 1, percent(float(pairs["dependence"][place, other])), 13, c.second, align="right")
        ui.focus_ring(id, row, 4)
        if hit.clicked:
            view.open("state", names.states[other])


def doings(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """What the player's government can do towards this state, or for itself."""
    if view.seat is None:
        flow.words(say("You are watching: nobody takes your orders."))
        return
    found = [
        action for action in view.actions(view.seat)
        if (code == view.seat and action.order.whom is None) or action.order.whom == code
    ]  # fmt: skip
    if code != view.seat:
        flow.words(
            say("What {mine} can do towards {other} today:", mine=view.state_name(view.seat), other=view.state_name(code)), 13
        )
    action_rows(ui, view, found, flow, f"state.{code}")
    if code == view.seat and button(
        ui, "state.amend", flow.take(36, 4), say("Table an amendment of the charter"), "file-pen-line", size=14
    ):
        view.dialog = ("amend", view.focus)


def state_columns(view: View) -> list[Column]:
    """The columns of a table of states, for panels that list them."""
    world, names = view.snapshot.world, view.game.names
    shares = np.asarray(world.states["stability"])
    return [
        Column(
            "",
            120,
            lambda p: names.text("states", p),
            lambda p: names.text("states", p),
            flag=lambda p: view.flag(names.states[p]),
        ),
        Column(say("stability"), 70, lambda p: f"{100 * shares[p]:.0f}", lambda p: float(shares[p]), "right"),
    ]
