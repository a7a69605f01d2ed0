"""Branches of time: the tree of courses, going back to any day, going over to another branch, comparing two."""

from datetime import date

from sim.game.course import Course
from sim.game.happening import happening
from sim.game.verdict import changes
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.textfield import text_field
from sim.play.kit.widgets import button, slider
from sim.play.screens.panel import Flow, body, head
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words, spoken

ROW = 46.0
ORDERS = 24
"""Orders that are listed, the latest."""


def tree_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the tree and the ways through time."""
    y = head(ui, view, box, "git-branch", say("Branches of time"), str(len(view.game.courses)))
    with body(ui, "tree", box, y, box.bottom - 10) as flow:
        rewind(ui, view, flow)
        flow.rule()
        flow.title(say("Branches"))
        for course in view.game.courses:
            branch(ui, view, course, flow)
        compared(ui, view, flow)
        decisions(ui, view, flow)


def rewind(ui: Ui, view: View, flow: Flow) -> None:
    """Go back to any day of this branch, or forth again to its tip."""
    game = view.game
    flow.title(say("Go to a day of this branch"))
    first, tip = game.first_day, game.course.tip.day
    known = ui.memory.get("tree.day", game.day)
    chosen = int(known) if isinstance(known, (int, float)) else game.day
    row = flow.take(36)
    value = slider(
        ui, "tree.day", row, min(max(chosen, first), tip), first, max(first + 1, tip), 1, day_words(chosen)
    )
    ui.memory["tree.day"] = int(value)
    typed = text_field(
        ui, "tree.typed", Box(flow.x, flow.y, 130, 34), str(ui.memory.get("tree.words", "")), say("YYYY-MM-DD"), most=10
    )
    ui.memory["tree.words"] = typed
    try:
        asked = date.fromisoformat(typed).toordinal() if typed else int(value)
        why = "" if first <= asked <= tip else say("outside what this branch has lived")
    except ValueError:
        asked, why = game.day, say("that is no date")
    if button(ui, "tree.rewind", Box(flow.x + 138, flow.y, 120, 34), say("Go there"), "history", reason=why, size=14):
        view.visit(asked)
    at_tip = say("this is the latest day") if not game.is_past else ""
    if button(
        ui,
        "tree.tip",
        Box(flow.x + 264, flow.y, max(90.0, flow.w - 264), 34),
        say("Latest day"),
        "skip-forward",
        reason=at_tip,
        size=14,
    ):
        view.visit(tip)
    flow.y += 44
    flow.words(say("Looking at the past changes nothing. An order given there begins a branch of its own."), 13)


def branch(ui: Ui, view: View, course: Course, flow: Flow) -> None:
    """One branch of the tree, indented below the one it left."""
    c, row = ui.colours, flow.take(ROW)
    depth, parent = 0, course.parent
    while parent is not None and depth < 8:
        depth, parent = depth + 1, view.game.courses[parent].parent
    x = row.x + 18 * depth
    here = course is view.game.course
    id = f"tree.branch.{course.number}"
    hit = ui.hit(id, row, text=course.name, state="here" if here else "", group="tree.branches")
    if hit.hovered or here:
        ui.box(row, c.raised if here else c.bar, 5, c.gold if here else None)
    ink = c.gold if here else c.second
    ui.icon("git-branch" if depth else "circle-dot", x + 8, row.y + 8, 16, ink)
    ui.text(x + 34, row.y + 3, course.name, 14, c.text, "medium", most=row.w - 60 - 18 * depth)
    told = say(
        "from {first} to {tip}, orders: {n}",
        first=day_words(course.forked_on),
        tip=day_words(course.tip.day),
        n=len(course.entries),
    )
    ui.text(x + 34, row.y + 22, told, 13, c.second, most=row.w - 60 - 18 * depth)
    ui.focus_ring(id, row, 5)
    if hit.clicked and not here:
        view.go_over(course.number)


def decisions(ui: Ui, view: View, flow: Flow) -> None:
    """What was ordered on this branch, the latest first; a click goes to the morning of that day."""
    c, course = ui.colours, view.game.course
    if not course.entries:
        return
    flow.rule()
    flow.title(say("Orders on this branch"), say("press one to go there"))
    for place in range(len(course.entries) - 1, max(-1, len(course.entries) - 1 - ORDERS), -1):
        entry, day = course.entries[place], date.fromordinal(course.order_days[place])
        row, id = flow.take(26), f"tree.order.{place}"
        kind, option = spoken(entry["kind"]).capitalize(), spoken(entry["option"])
        what = kind if option == "do" else say("{kind}: {option}", kind=kind, option=option)
        hit = ui.hit(id, row, text=what, state=day.isoformat(), group="tree.orders")
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.text(row.x + 4, row.y + 3, f"{day.day} {day:%b %Y}", 13, c.third)
        x = row.x + 92 + ui.flag(view.flag(entry["state"]), row.x + 92, row.y + 7, 11) + 8
        ui.text(x, row.y + 3, what, 13, c.text, most=row.right - x - 4)
        ui.focus_ring(id, row, 4)
        if hit.clicked:
            view.visit(course.order_days[place])


def compared(ui: Ui, view: View, flow: Flow) -> None:
    """What happened here and not on the branch that this one left, and the other way round."""
    c, game = ui.colours, view.game
    others = [course for course in game.courses if course is not game.course]
    if not others:
        return
    flow.rule()
    other = game.courses[game.course.parent] if game.course.parent is not None else others[-1]
    flow.title(say("Compared with {name}", name=other.name))
    until = min(game.day, other.tip.day)
    found = view.read(
        ("branches", other.number), lambda: changes([e for e in view.events() if e.day < until], events_of(view, other, until))
    )
    if not found:
        flow.words(say("No weighty event differs so far."), 13)
    for change in found[:60]:
        row, event = flow.take(22), change.event
        ui.icon("plus" if change.is_yours else "minus", row.x, row.y + 4, 13, c.good if change.is_yours else c.bad)
        ui.text(row.x + 20, row.y + 1, f"{event.date.day} {event.date:%b %y}", 13, c.third)
        ui.text(row.x + 84, row.y + 1, event.text, 13, c.text if change.is_yours else c.second, most=row.w - 86)


def events_of(view: View, course: Course, until: int) -> list:
    """What happened on another branch before a day."""
    return [one for row in course.events if (one := happening(row, view.game.names)).day < until]
