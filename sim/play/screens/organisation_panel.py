"""The panel of an organisation: how it stands, its members, its law clause by clause, and how each council decides."""

import re
from functools import partial

from sim.game.actions import Clause
from sim.game.council import rule_in_force
from sim.play.kit.boxes import Box
from sim.play.kit.charts import spark
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import bar, button, drop_down, explain, tabs
from sim.play.screens.force_panel import day_text
from sim.play.screens.panel import Flow, body, capital, head
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds
from sim.words.figures import percent
from sim.world.layout_polity import ORGANISATIONS

MEANINGS = {field.name: field.meaning for field in ORGANISATIONS.fields}
SHARES = ("credibility", "cohesion", "interoperability", "budget_paid", "channel", "air_defence", "arms_discount")


def organisation_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the organisation that is shown."""
    names, world = view.game.names, view.snapshot.world
    present = [code for place, code in enumerate(names.organisations) if world.organisations["present"][place]]
    code = view.shown if view.shown in present else view.focus
    y = head(
        ui, view, box, "shield", say("Organisation"), kinds.ORGANISATION_KINDS[int(view.snapshot.organisation("kind", code))]
    )
    titles = [view.organisation_name(one) for one in present]
    chosen = drop_down(ui, "organisation.which", Box(box.x + 16, y, box.w - 32, 32), titles, present.index(code))
    if present[chosen] != code:
        view.shown = present[chosen]
        return
    y += 42
    tab = ui.memory.get("organisation.tab", 0)
    tab = tabs(
        ui,
        "organisation.tab",
        Box(box.x + 16, y, box.w - 32, 30),
        [say("How it stands"), say("Members"), say("Decisions"), say("Law")],
        tab if isinstance(tab, int) else 0,
    )
    ui.memory["organisation.tab"] = tab
    with body(ui, f"organisation.{code}.{tab}", box, y + 38, box.bottom - 10) as flow:
        (standing, members, decisions, law)[tab](ui, view, code, flow)


def standing(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """Credibility and the rest, offices, dates."""
    c, names = ui.colours, view.game.names
    for column in SHARES:
        row, value = flow.take(24), view.snapshot.organisation(column, code)
        ui.text(row.x, row.y, capital(spoken(column)), 13, c.second)
        bar(ui, Box(row.x + 140, row.y + 8, row.w - 140 - 110, 5), value, c.blue)
        ui.text(row.right - 66, row.y, f"{100 * value:.0f}", 13, c.text, "bold", "right")
        try:
            past = [float(v) for v in view.game.history.organisation(column, names.organisation(code))[-24:]]
        except KeyError:
            past = []
        if len(past) > 1:
            spark(ui, Box(row.right - 56, row.y + 3, 52, 13), [*past, value], c.blue)
        id = f"organisation.share.{column}"
        ui.hit(id, row, focusable=False)
        explain(ui, id, row, partial(Tip, spoken(column).capitalize(), note=MEANINGS[column].capitalize() + "."))
    flow.rule()
    for name, column in (
        (say("leading power"), "leading"),
        (say("in the chair"), "chair"),
        (say("secretary general from"), "secretary"),
    ):
        flow.fact(name, view.state_name(view.code(int(view.snapshot.organisation(column, code)))) or "–")
    for name, column in (
        (say("next session"), "next_session"),
        (say("term ends"), "next_renewal"),
        (say("in force since"), "in_force"),
    ):
        flow.fact(name, day_text(int(view.snapshot.organisation(column, code))))


def members(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """Every seat that is not empty."""
    c, names, world = ui.colours, view.game.names, view.snapshot.world
    place = names.organisation(code)
    flow.title(say("Seats"), say("support · grievance"))
    for state, name in enumerate(names.states):
        status = int(world.seats["status"][place, state])
        if status == kinds.OUTSIDE or not world.states["present"][state]:
            continue
        row = flow.take(26)
        id = f"organisation.seat.{name}"
        hit = ui.hit(id, row, text=names.text("states", state), state=kinds.SEAT_STATUSES[status], group="organisation.seats")
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.flag(view.flag(name), row.x, row.y + 7, 11)
        ui.text(row.x + 24, row.y + 3, names.text("states", state), 13, c.text, most=120)
        words = kinds.SEAT_STATUSES[status] + (say(", no vote") if int(world.seats["vote_lost"][place, state]) else "")
        ui.text(row.x + 150, row.y + 3, words, 13, c.second if status == kinds.MEMBER else c.gold, most=110)
        bar(ui, Box(row.right - 120, row.y + 11, 54, 4), float(world.seats["opinion"][place, state]), c.blue)
        bar(ui, Box(row.right - 58, row.y + 11, 54, 4), float(world.seats["grievance"][place, state]), c.bad)
        ui.focus_ring(id, row, 4)
        if hit.clicked:
            view.open("state", name)


def decisions(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """How the council decides on each matter today."""
    place = view.game.names.organisation(code)
    for matter, name in enumerate(kinds.MATTERS):
        rule = rule_in_force(view.game.space, place, matter, view.game.names)
        flow.title(spoken(name).capitalize(), rule.article)
        flow.words(rule.text, 13)
    if button(ui, "organisation.article", flow.take(34), say("Read the article"), "book-open", size=14):
        view.open("handbook", "Charter 12")


def law(ui: Ui, view: View, code: str, flow: Flow) -> None:
    """The charter as it stands, clause by clause."""
    c = ui.colours
    if view.seat and button(ui, "organisation.amend", flow.take(36, 8), say("Table an amendment"), "file-pen-line", size=14):
        view.dialog = ("amend", code)
    for clause in view.clauses(code):
        row = flow.take(22)
        ui.text(row.x, row.y, clause.name.replace("_", " ").replace(".", " · "), 13, c.second, most=row.w - 130)
        ui.text(row.right, row.y, clause_value(clause, short=True), 13, c.text, "bold", "right", most=124)
        id = f"organisation.clause.{clause.clause}"
        ui.hit(id, row, focusable=False)
        explain(
            ui,
            id,
            row,
            partial(Tip, clause.name.replace("_", " "), clause_value(clause), note=meaning_words(clause)),
        )


def meaning_words(clause: Clause) -> str:
    """What a clause means, without what only a reader of the code needs."""
    words = re.sub(r"(: | \()bit\b.*", "", clause.meaning)
    return words[:1].upper() + words[1:] + "."


def clause_value(clause: Clause, short: bool = False) -> str:
    """The text of a clause as it is read; `short` counts the parts of a set instead of naming them."""
    if clause.parts:
        held = [spoken(part) for bit, part in enumerate(clause.parts) if bit and int(clause.value) >> bit & 1]
        return say("{n} of {all}", n=len(held), all=len(clause.parts) - 1) if short else ", ".join(held) or say("none")
    if clause.choices and clause.value < 0:
        return say("none")
    if clause.choices and 0 <= int(clause.value) < len(clause.choices):
        return spoken(clause.choices[int(clause.value)])
    if clause.unit == "share":
        return percent(clause.value)
    return f"{clause.value:g} {clause.unit}".strip()
