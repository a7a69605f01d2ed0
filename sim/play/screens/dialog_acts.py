"""The dialogs of initiatives: an amount to choose, a last look before an act, a smaller motion, a new text of a clause."""

from sim.game.actions import Action, Clause
from sim.game.order import Order
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.lists import virtual_list
from sim.play.kit.modal import dialog
from sim.play.kit.textfield import text_field
from sim.play.kit.widgets import button, drop_down, slider, toggle
from sim.play.screens.marks import money
from sim.play.screens.organisation_panel import clause_value, meaning_words
from sim.play.texts import say
from sim.play.view import View
from sim.purse import price_of_reward
from sim.report.names import spoken
from sim.words.figures import percent


def amount_dialog(ui: Ui, view: View, action: Action) -> None:
    """Choose how much: points of influence, strength, money. What it costs follows the slider."""
    low, high, step, unit = limits(view, action)
    key = f"amount.{action.order.kind}.{action.order.option}"
    known = ui.memory.get(key, action.order.value)
    value = min(high, max(low, float(known) if isinstance(known, (int, float)) else action.order.value))
    with dialog(ui, "amount", action.label[:1].upper() + action.label[1:], 560, 270, "sliders-horizontal") as opened:
        inner = opened.inner
        ui.text(inner.x, inner.y, say("How much?"), 14, ui.colours.second)
        value = slider(ui, "amount.value", Box(inner.x, inner.y + 26, inner.w, 36), value, low, high, step, shown(value, unit))
        ui.memory[key] = value
        order = action.order._replace(value=round(value, 4))
        reason = view.refusal(order)
        ui.text(inner.x, inner.y + 74, say("Price: {price}", price=price(view, action, value)), 14, ui.colours.text)
        if reason:
            ui.text(inner.x, inner.y + 98, reason, 14, ui.colours.bad, most=inner.w)
        if confirm(ui, inner, "amount", say("Order it"), reason) and view.give(order):
            opened.closed = True
    if opened.closed:
        view.dialog = None


def limits(view: View, action: Action) -> tuple[float, float, float, str]:
    """Lowest, highest, step and unit of an amount."""
    low, high = action.value_span or (0.0, 1.0)
    if action.order.kind == "budget":
        free = max(1.0, view.snapshot.state("treasury", view.seat or ""))
        return 1.0, max(2.0, free), max(1.0, round(free / 100)), "money"
    if action.order.kind == "lobby":
        return 1.0, max(2.0, min(high, view.snapshot.state("influence", view.seat or ""))), 1.0, "points"
    return max(low, 0.05), high, 0.05, "strength"


def shown(value: float, unit: str) -> str:
    """An amount as it is read."""
    return {"money": money(value), "points": say("{n} points", n=f"{value:.0f}")}.get(unit, percent(value))


def price(view: View, action: Action, value: float) -> str:
    """What an amount costs."""
    if action.order.kind == "pay":
        game = view.game
        return money(price_of_reward(game.space, game.setting, game.names.state(action.order.whom), value))
    if action.order.kind == "lobby":
        return say("{n} points of influence, and a favour owed", n=f"{value:.0f}")
    if action.order.kind == "press":
        wear = float(view.game.setting.parameters["pressure_affinity"][0]) * value
        return say("affinity −{n}, their grievance, lost trade", n=f"{wear:.2f}")
    return money(value) if action.order.kind == "budget" else action.price.text


def confirm(ui: Ui, inner: Box, id: str, text: str, reason: str = "") -> bool:
    """The button that carries a dialog out, at its foot."""
    return button(
        ui,
        f"{id}.do",
        Box(inner.right - 200, inner.bottom - 42, 200, 40),
        text,
        "check",
        primary=True,
        reason=reason,
        default=True,
    )


def sure_dialog(ui: Ui, view: View, action: Action) -> None:
    """A last look before an act that cannot be taken back."""
    with dialog(ui, "sure", action.label[:1].upper() + action.label[1:], 520, 230, "signature") as opened:
        inner = opened.inner
        ui.paragraph(Box(inner.x, inner.y, inner.w, 60), say("Price: {price}", price=action.price.text), 14, ui.colours.text)
        ui.paragraph(
            Box(inner.x, inner.y + 28, inner.w, 60),
            say("An order given today takes effect this morning. You can rewind, but that is another branch of time."),
            13,
            ui.colours.second,
        )
        if confirm(ui, inner, "sure", say("Order it")) and view.give(action.order):
            opened.closed = True
    if opened.closed:
        view.dialog = None


def cut_dialog(ui: Ui, view: View, serial: int) -> None:
    """Ask for less: a smaller and shorter mandate. The gain in the chance follows the slider's step."""
    if serial not in view.motions() or view.seat is None:
        view.dialog = None
        return
    motion = view.motion(serial)
    lowest = float(view.game.setting.parameters["lowest_burden"][0])
    key = f"cut.{serial}"
    known = ui.memory.get(key, max(lowest, round(motion.burden - 0.2, 2)))
    value = float(known) if isinstance(known, (int, float)) else motion.burden
    with dialog(ui, "cut", say("Ask for less"), 560, 280, "file-pen-line") as opened:
        inner = opened.inner
        ui.text(
            inner.x,
            inner.y,
            say("The motion asks {share} of what was tabled. A lighter one is easier to agree to.", share=percent(motion.burden)),
            14,
            ui.colours.second,
        )
        value = slider(
            ui,
            "cut.value",
            Box(inner.x, inner.y + 30, inner.w, 36),
            value,
            lowest,
            max(lowest + 0.05, motion.burden),
            0.05,
            percent(value),
        )
        ui.memory[key] = value
        order = Order(view.seat, "amend", "cut_motion", serial, round(value, 4))
        reason = view.refusal(order)
        tried = [lever for lever in view.levers(serial, view.seat) if lever.order.kind == "amend" and lever.gain is not None]
        if tried:
            nearest = min(tried, key=lambda lever: abs(lever.order.value - value))
            words = say(
                "At {share}: {gain} points in the chance of passing",
                share=percent(nearest.order.value),
                gain=f"{100 * (nearest.gain or 0):+.0f}",
            )
            ui.text(inner.x, inner.y + 76, words, 14, ui.colours.good)
        if reason:
            ui.text(inner.x, inner.y + 100, reason, 13, ui.colours.bad, most=inner.w)
        if confirm(ui, inner, "cut", say("Amend the motion"), reason) and view.give(order):
            opened.closed = True
    if opened.closed:
        view.dialog = None


def amend_dialog(ui: Ui, view: View, organisation: str) -> None:
    """Table a new text of a clause of the charter."""
    if view.seat is None:
        view.dialog = None
        return
    with dialog(ui, "amend", say("Amend the charter of {name}", name=organisation), 860, 640, "file-pen-line") as opened:
        inner = opened.inner
        words = text_field(
            ui,
            "amend.search",
            Box(inner.x, inner.y, 330, 32),
            str(ui.memory.get("amend.words", "")),
            say("search the clauses"),
            "search",
        )
        ui.memory["amend.words"] = words
        found = [
            clause
            for clause in view.clauses(organisation)
            if words.casefold() in (clause.name + clause.meaning).replace("_", " ").casefold()
        ]
        area = Box(inner.x, inner.y + 40, 330, inner.h - 40)

        def draw(place: int, row: Box, hit) -> None:
            clause = found[place]
            on = ui.memory.get("amend.clause") == clause.clause
            if hit.hovered or on:
                ui.box(row, ui.colours.pressed if on else ui.colours.bar, 4)
            ui.text(
                row.x + 8,
                row.y + 2,
                clause.name.replace("_", " ").replace(".", " · "),
                13,
                ui.colours.gold if on else ui.colours.text,
                most=row.w - 110,
            )
            ui.text(row.right - 6, row.y + 2, clause_value(clause, short=True), 13, ui.colours.third, align="right", most=100)

        def clause_words(place: int) -> str:
            return f"{found[place].name}: {clause_value(found[place])}"

        chosen = virtual_list(ui, "amend.list", area, len(found), 25, draw, text=clause_words)
        if chosen >= 0:
            ui.memory["amend.clause"] = found[chosen].clause
            ui.memory.pop("amend.value", None)
        clause = next((one for one in view.clauses(organisation) if one.clause == ui.memory.get("amend.clause")), None)
        right = Box(inner.x + 354, inner.y, inner.w - 354, inner.h)
        if clause is None:
            ui.paragraph(
                right,
                say("Choose a clause. A member may table a new text of it; the council decides on it as on any amendment."),
                14,
                ui.colours.second,
            )
        elif new_text(ui, view, organisation, clause, right):
            opened.closed = True
    if opened.closed:
        view.dialog = None


def chosen_parts(ui: Ui, clause: Clause, value: int, row: Box) -> int:
    """The parts of a set, each to be switched on or off. Returns the new value."""
    for bit, part in enumerate(clause.parts):
        if bit:
            on = toggle(ui, f"amend.part.{bit}", row._replace(y=row.y + 26 * (bit - 1)), spoken(part), bool(value >> bit & 1))
            value = value | 1 << bit if on else value & ~(1 << bit)
    return value


def new_text(ui: Ui, view: View, organisation: str, clause: Clause, box: Box) -> bool:
    """The new text of one clause. True when it was tabled."""
    c = ui.colours
    ui.text(box.x, box.y, clause.name.replace("_", " ").replace(".", " · ").capitalize(), 18, c.text, "bold", most=box.w)
    y = box.y + 32 + ui.paragraph(Box(box.x, box.y + 32, box.w, 120), meaning_words(clause), 14, c.second)
    y += ui.paragraph(Box(box.x, y + 8, box.w, 90), say("In force: {value}", value=clause_value(clause)), 14, c.text) - 18
    known = ui.memory.get("amend.value", clause.value)
    value = float(known) if isinstance(known, (int, float)) else clause.value
    y += 42
    if clause.parts:
        value, y = float(chosen_parts(ui, clause, int(value), Box(box.x, y, box.w, 24))), y + 26 * len(clause.parts) - 60
    elif clause.choices:
        value = float(
            drop_down(ui, "amend.choice", Box(box.x, y, box.w, 34), [spoken(choice) for choice in clause.choices], int(value))
        )
    else:
        high = min(clause.high, max(10.0, clause.value * 3)) if clause.unit != "share" else min(1.0, clause.high)
        step = 1.0 if clause.is_whole or high > 3 else 0.01
        value = slider(
            ui, "amend.slider", Box(box.x, y, box.w, 36), value, clause.low, high, step, f"{value:g} {clause.unit}".strip()
        )
    ui.memory["amend.value"] = value
    order = Order(view.seat or "", "amend", "table_amendment", clause.clause, value, None, organisation)
    same = say("this is the text in force") if value == clause.value else ""
    reason = same or view.refusal(order)
    if reason:
        ui.paragraph(Box(box.x, y + 48, box.w, 60), reason, 13, c.bad)
    else:
        cost = float(view.game.setting.parameters["lobby_cost"][0])
        ui.text(box.x, y + 48, say("Price: {price}", price=say("{n} points of influence", n=f"{cost:g}")), 14, c.text)
    if confirm(ui, box, "amend", say("Table it"), reason) and view.give(order):
        pending = view.motions()
        if pending:
            view.open("council", pending[-1])
        return True
    return False
