"""The agenda of the month: the matters a government has to make up its mind about, each with its choices and prices."""

from functools import partial

from sim.game.agenda import Choice, Matter, agenda
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import explain
from sim.play.screens.dialog_decision import option_words
from sim.play.screens.panel import Flow, body, capital, head
from sim.play.texts import say
from sim.play.view import View

ICONS = {
    "answer": "hourglass", "motion": "gavel", "fight": "swords", "pressure": "zap", "offer": "handshake",
    "session": "calendar-days",
    "opinion": "users", "quarrel": "mail", "readiness": "shield",
}  # fmt: skip


def matters(view: View) -> list[Matter]:
    """The matters of this month that are not settled yet."""
    if view.seat is None or view.game.is_over:
        return []
    game, seat = view.game, view.seat
    month = (game.today.year, game.today.month, game.course.number)
    found: list[Matter] = view.read("agenda", lambda: agenda(game.space, game.setting, game.names, game.snapshot, seat))
    return [matter for matter in found if (month, matter.title) not in view.settled]


def agenda_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the agenda."""
    today = view.game.today
    y = head(ui, view, box, "calendar-days", say("Agenda"), f"{today:%B %Y}")
    with body(ui, "agenda", box, y, box.bottom - 10) as flow:
        found = matters(view)
        if view.seat is None:
            flow.words(say("You are watching: nobody takes your orders."))
        elif not found:
            flow.words(say("Everything on this month's agenda is settled."))
        for place, matter in enumerate(found):
            draw_matter(ui, view, matter, flow, place)


def draw_matter(ui: Ui, view: View, matter: Matter, flow: Flow, place: int) -> None:
    """One matter with its choices."""
    c = ui.colours
    row = flow.take(24)
    ui.icon(ICONS.get(matter.sort, "circle"), row.x, row.y + 2, 17, c.gold)
    ui.text(row.x + 26, row.y, capital(matter.title), 15, c.text, "bold", most=row.w - 30)
    flow.y += (
        ui.paragraph(Box(flow.x + 26, flow.y, flow.w - 30, 80), capital(matter.text).replace(" -", " −") + ".", 13, c.second) + 6
    )
    columns = 2
    for first in range(0, len(matter.choices), columns):
        line = flow.take(40, 4)
        for part, choice in zip(line.columns(columns, 6), matter.choices[first : first + columns], strict=False):
            id = f"agenda.{place}.{choice.label}"
            hit = ui.hit(id, part, text=f"{choice.label} {choice.price.text if choice.price else ''}".strip())
            ui.box(part, c.pressed if hit.hovered else c.raised if choice.order else mixed(c.raised, c.panel, 0.5), 5, c.edge)
            price = choice.price.text if choice.price else ""
            ui.text(
                part.x + 10,
                part.y + (2 if price else 10),
                label_of(choice),
                13,
                c.text,
                "medium",
                most=part.w - 16,
            )
            ui.text(part.x + 10, part.y + 19, price, 13, c.third, most=part.w - 16)
            ui.focus_ring(id, part, 5)
            rows = [TipRow(say("price"), price)] if price else []
            explain(ui, id, part, partial(Tip, choice.label, matter.sort, rows, matter.text))
            if hit.clicked:
                settle(view, matter, choice.order)
    flow.y += 8
    flow.rule()


def label_of(choice: Choice) -> str:
    """A choice as it is read: a vote in the words of the council."""
    if choice.order is not None and choice.order.kind == "vote":
        return option_words("vote", choice.order.option)
    return capital(choice.label)


def settle(view: View, matter: Matter, order) -> None:
    """Carry a choice out; an answer is given in its own dialog, which says more."""
    today = view.game.today
    if matter.sort == "answer":
        motion = next((one.subject for one in view.waiting() if one.serial == matter.subject and one.kind == "vote"), None)
        if motion is not None:
            view.open("council", motion)  # where it stands what is voted on, how the others mean to vote, and why
            return
        view.dialog = ("decision", matter.subject)
        return
    if order is None or view.give(order):
        view.settled.add(((today.year, today.month, view.game.course.number), matter.title))
