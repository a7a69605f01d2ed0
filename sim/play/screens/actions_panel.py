"""What a government can do today: every initiative with its price; what it may not do says which article or price forbids."""

from sim.game.actions import GROUPS, Action
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import button, explain, tabs
from sim.play.screens.panel import Flow, body, head
from sim.play.texts import say
from sim.play.view import View

ICONS = {
    "lobby": "mail", "amend": "file-pen-line", "pay": "hand-coins", "press": "zap", "mediate": "handshake",
    "membership": "door-open", "budget": "wrench",
}  # fmt: skip


def actions_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the player's initiatives."""
    y = head(ui, view, box, "scroll-text", say("What your government can do"))
    if view.seat is None:
        ui.paragraph(
            Box(box.x + 16, y + 8, box.w - 32, 200), say("You are watching: nobody takes your orders."), 14, ui.colours.second
        )
        return
    found = view.actions(view.seat)
    groups = [group for group in GROUPS if any(action.group == group for action in found)]
    chosen = ui.memory.get("actions.tab", 0)
    place = tabs(
        ui,
        "actions.tab",
        Box(box.x + 16, y, box.w - 32, 30),
        [say(group.capitalize()) for group in groups],
        chosen if isinstance(chosen, int) else 0,
    )
    ui.memory["actions.tab"] = place
    group = groups[min(place, len(groups) - 1)]
    with body(ui, f"actions.{group}", box, y + 38, box.bottom - 10) as flow:
        if group == "council" and button(
            ui, "actions.amend", flow.take(36, 6), say("Table an amendment of the charter"), "file-pen-line", size=14
        ):
            view.dialog = ("amend", view.focus)
        action_rows(ui, view, [action for action in found if action.group == group], flow, f"actions.{group}")


def action_rows(ui: Ui, view: View, found: list[Action], flow: Flow, id: str) -> None:
    """Rows of initiatives; one with an amount opens a dialog, another is ordered at once."""
    if not found:
        flow.words(say("Nothing of this sort is open today."))
    for action in found:
        o = action.order
        key = f"{id}.{o.kind}.{o.option}.{o.whom or ''}.{o.subject}.{o.organisation or ''}"
        action_row(ui, view, action, flow.take(42, 4), key)


def action_row(ui: Ui, view: View, action: Action, row: Box, id: str) -> None:
    """One initiative with its price."""
    c = ui.colours
    reason = action.refusal.text if action.refusal else ""
    hit = ui.hit(
        id,
        row,
        text=f"{action.label} · {action.price.text}",
        state=f"disabled: {reason}" if reason else "",
        group=id.split(".")[0] + ".rows",
    )
    ui.box(row, c.bar if reason else c.pressed if hit.hovered else c.raised, 5, c.line if reason else c.edge)
    ui.icon(ICONS.get(action.order.kind, "circle"), row.x + 10, row.y + 12, 17, c.third if reason else c.gold)
    ui.text(
        row.x + 38,
        row.y + 2,
        action.label[:1].upper() + action.label[1:],
        14,
        c.third if reason else c.text,
        "medium",
        most=row.w - 50,
    )
    ui.text(row.x + 38, row.y + 20, reason or action.price.text, 13, c.bad if reason else c.second, most=row.w - 50)
    ui.focus_ring(id, row, 5)
    rows = [
        TipRow(say("influence"), f"{action.price.influence:g}"),
        TipRow(say("money, million USD"), f"{action.price.money:,.0f}"),
    ]
    explain(
        ui,
        id,
        row,
        lambda: Tip(action.label, say("cannot be done") if reason else action.group, rows, reason or action.price.text),
    )
    if not hit.clicked:
        return
    if reason:
        ui.sounds.append("refuse")
    elif action.value_span is not None:
        view.dialog = ("amount", action)
    else:
        view.dialog = ("sure", action)
