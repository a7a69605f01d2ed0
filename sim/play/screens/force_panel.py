"""The panel of a collective force: task, mandate, way, contingents with what was asked and sent, cost."""

from datetime import date

import numpy as np

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.widgets import bar, button, chip
from sim.play.screens.marks import men, money
from sim.play.screens.panel import Flow, body, head, headline, nothing
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds

ANSWERS = ("not asked", "contributes", "refuses")


def force_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the deployment that is shown."""
    rows = view.snapshot.world.deployments
    shown = view.shown if isinstance(view.shown, int) else -1
    found = np.flatnonzero((rows["serial"] == shown) & (rows["serial"] > 0))
    if len(found) == 0:
        nothing(ui, view, box, "plane", say("Force"), say("This force has gone home."))
        return
    place = int(found[0])
    row = rows[place]
    host = view.code(int(row["host"]))
    y = head(ui, view, box, "plane", say("Collective force"), spoken(kinds.DEPLOYMENT_STAGES[int(row["stage"])]))
    title = say(
        "{what} in {state}", what=spoken(kinds.INSTRUMENTS[int(row["instrument"])]).capitalize(), state=view.state_name(host)
    )
    headline(ui, Box(box.x + 16, y, box.w - 32, 30), title, (20, 18, 16, 14))
    x = box.x + 16
    for text, icon in (
        (view.game.names.organisations[int(row["organisation"])], "shield"),
        (spoken(kinds.TASKS[int(row["task"])]), "target"),
    ):
        x += chip(ui, x, y + 34, text, icon) + 6
    with body(ui, f"force.{view.shown}", box, y + 66, box.bottom - 10) as flow:
        course(ui, view, row, flow)
        contingents(ui, view, place, flow)
        crisis = int(row["crisis"])
        if view.crisis_place(crisis) >= 0 and button(ui, "force.crisis", flow.take(36), say("Show the crisis"), "flame", size=14):
            view.open("crisis", crisis)


def day_text(day: int) -> str:
    """A day as it is read; a day far away is open."""
    if not 1 <= day < 3_000_000:
        return say("open")
    when = date.fromordinal(day)
    return f"{when.day} {when:%b %Y}"


def course(ui: Ui, view: View, row, flow: Flow) -> None:
    """Troops against the plan, and the dates."""
    c = ui.colours
    share = float(row["troops"]) / max(1.0, float(row["planned"]))
    flow.fact(say("troops, of those planned"), f"{men(float(row['troops']))} / {men(float(row['planned']))}")
    bar(ui, flow.take(6, 10), share, c.good if share >= 0.8 else c.gold)
    for name, column in (
        (say("decided"), "decided"), (say("first troops in place"), "arrives"),
        (say("mandate until"), "mandate_until"), (say("leaves"), "leaves"),
    ):  # fmt: skip
        flow.fact(name, day_text(int(row[column])))
    flow.fact(say("cost so far"), money(float(row["cost"])))


def contingents(ui: Ui, view: View, place: int, flow: Flow) -> None:
    """Who was asked for how many, and what each sends."""
    c, rows = ui.colours, view.snapshot.world.contingents[place]
    flow.rule()
    flow.title(say("Contingents"), say("sent / asked"))
    for state in np.flatnonzero((rows["asked"] > 0) | (rows["troops"] > 0)):
        row, code = flow.take(24), view.code(int(state))
        ui.flag(view.flag(code), row.x, row.y + 5, 11)
        ui.text(row.x + 24, row.y + 1, view.state_name(code), 13, c.text, most=130)
        answer = int(rows["answer"][state])
        ui.icon(("circle", "circle-check", "circle-x")[answer], row.x + 160, row.y + 4, 14, (c.third, c.good, c.bad)[answer])
        ui.text(row.x + 180, row.y + 1, say(ANSWERS[answer]), 13, c.second)
        ui.text(
            row.right,
            row.y + 1,
            f"{men(float(rows['troops'][state]))} / {men(float(rows['asked'][state]))}",
            13,
            c.text,
            "bold",
            "right",
        )
    flow.y += 8
    mine = [one for one in view.waiting() if one.kind == "contribute" and one.subject == int(view.shown)]
    for one in mine:
        if button(
            ui, f"force.contribute.{one.serial}", flow.take(36, 4), say("Decide on troops"), "users", primary=True, size=14
        ):
            view.dialog = ("decision", one.serial)


__all__ = ["Box", "force_panel"]
