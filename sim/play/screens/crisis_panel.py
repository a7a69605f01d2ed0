"""The panel of a crisis: who, whom, how hard, what the law says about an appeal, what was asked and granted."""

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.widgets import bar, button, chip
from sim.play.screens.actions_panel import action_rows
from sim.play.screens.alerts import motion_title
from sim.play.screens.marks import CRISIS_ICONS, severity, triangle
from sim.play.screens.panel import Flow, body, capital, head, headline, nothing
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds

APPEAL_WORDS = ("no appeal yet", "an appeal is being decided", "help was asked", "help was not asked", "the appeal was answered")


def crisis_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the crisis that is shown."""
    serial = view.shown if isinstance(view.shown, int) else 0
    place = view.crisis_place(serial)
    if place < 0:
        nothing(ui, view, box, "flame", say("Crisis"), say("This crisis is over. What became of it stands in the log."))
        return
    row = view.snapshot.world.crises[place]
    intensity = float(row["intensity"])
    y = head(ui, view, box, "flame", say("Crisis"), f"{100 * intensity:.0f}")
    triangle(ui, box.x + 30, y + 16, 14, severity(ui, intensity))
    y += max(36.0, 8 + headline(ui, Box(box.x + 54, y, box.w - 70, 60), view.crisis_title(place)))
    x = box.x + 16
    kind = kinds.CRISIS_KINDS[int(row["kind"])]
    chips = [(spoken(kind), CRISIS_ICONS.get(kind, "flame")), (say("day {n}", n=view.game.day - int(row["opened"])), "clock")]
    for text, icon in chips:
        x += chip(ui, x, y, text, icon) + 6
    with body(ui, f"crisis.{serial}", box, y + 34, box.bottom - 10) as flow:
        sides(ui, view, row, flow)
        measures(ui, view, row, flow)
        appeal(ui, view, row, flow)
        forces(ui, view, serial, flow)
        doings(ui, view, row, serial, flow)


def sides(ui: Ui, view: View, row, flow: Flow) -> None:
    """Who is in trouble, and who is behind it."""
    for label, place in ((say("in trouble"), int(row["target"])), (say("named as aggressor"), int(row["aggressor"]))):
        code = view.code(place)
        part = flow.take(30, 4)
        ui.text(part.x, part.y + 5, capital(label), 13, ui.colours.third)
        if code is None:
            ui.text(part.right, part.y + 5, say("nobody"), 13, ui.colours.second, align="right")
        elif button(ui, f"crisis.side.{label}", Box(part.x + 140, part.y, part.w - 140, 28), view.state_name(code), size=14):
            view.open("state", code)


def measures(ui: Ui, view: View, row, flow: Flow) -> None:
    """How hard, how clear, how much from outside."""
    c = ui.colours
    flow.rule()
    for name, column in (
        (say("intensity"), "intensity"), (say("highest so far"), "peak"),
        (say("evidence of an outside hand"), "external"), (say("clarity of the facts"), "clarity"),
    ):  # fmt: skip
        line = flow.take(22)
        value = float(row[column])
        ui.text(line.x, line.y, capital(name), 13, c.second)
        bar(
            ui,
            Box(line.x + 200, line.y + 8, line.w - 250, 5),
            value,
            severity(ui, value) if column in ("intensity", "peak") else c.blue,
        )
        ui.text(line.right, line.y, f"{100 * value:.0f}", 13, c.text, "bold", "right")
    yes, no = say("yes"), say("no")
    flow.fact(say("on the target's own land, as the treaty reads"), yes if int(row["treaty_territory"]) else no)
    flow.fact(say("border agreed"), yes if int(row["delimited"]) else no)
    flow.fact(say("mandate of the arbiter"), yes if int(row["mandated"]) else no)


def appeal(ui: Ui, view: View, row, flow: Flow) -> None:
    """What was asked of whom, and what came of it."""
    flow.rule()
    flow.title(say("Appeal"))
    tried = int(row["organisation"]) >= 0 and int(row["sought"]) > 0
    stage = int(row["appeal"])
    flow.fact(say("so far"), say("an appeal came to nothing") if stage == 0 and tried else say(APPEAL_WORDS[stage]))
    if tried:
        flow.fact(
            say("asked"),
            f"{spoken(kinds.INSTRUMENTS[int(row['sought'])])}, {view.game.names.organisations[int(row['organisation'])]}",
        )
    flow.fact(say("granted"), spoken(kinds.INSTRUMENTS[int(row["granted"])]))
    flow.y += 6
    mine = [one for one in view.waiting() if one.kind == "appeal" and one.subject == int(row["serial"])]
    for one in mine:
        if button(
            ui,
            f"crisis.appeal.{one.serial}",
            flow.take(36, 4),
            say("Decide on an appeal to {name}", name=one.organisation),
            "megaphone",
            primary=True,
            size=14,
        ):
            view.dialog = ("decision", one.serial)
    for place in view.snapshot.open_rows("proposals"):
        motion = view.snapshot.world.proposals[place]
        if int(motion["crisis"]) == int(row["serial"]):
            words = f"{view.game.names.organisations[int(motion['organisation'])]}: {motion_title(view, int(place))}"
            if button(ui, f"crisis.motion.{int(motion['serial'])}", flow.take(34, 4), words, "gavel", size=14):
                view.open("council", int(motion["serial"]))


def forces(ui: Ui, view: View, serial: int, flow: Flow) -> None:
    """Forces sent for this crisis."""
    rows = view.snapshot.world.deployments
    for place in view.snapshot.open_rows("deployments"):
        if int(rows["crisis"][place]) == serial:
            stage = spoken(kinds.DEPLOYMENT_STAGES[int(rows["stage"][place])])
            words = say("{n} troops, {stage}", n=f"{float(rows['troops'][place]):,.0f}", stage=stage)
            if button(ui, f"crisis.force.{int(rows['serial'][place])}", flow.take(34, 4), words, "plane", size=14):
                view.open("force", int(rows["serial"][place]))


def doings(ui: Ui, view: View, row, serial: int, flow: Flow) -> None:
    """What the player's government can do about it."""
    if view.seat is None:
        return
    target = view.code(int(row["target"]))
    found = [
        action for action in view.actions(view.seat)
        if (action.order.kind == "mediate" and action.order.subject == serial)
        or (action.order.kind == "pay" and action.order.whom == target)
    ]  # fmt: skip
    flow.rule()
    flow.title(say("What to do"))
    action_rows(ui, view, found, flow, f"crisis.{serial}")
