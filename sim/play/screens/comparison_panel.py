"""The game beside the documented history of the real timeline: each occasion, what is on record, what came of it here."""

from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from sim.game.decided import Decided
from sim.history.coding.record import SCENARIO, read
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import explain
from sim.play.screens.panel import body, head
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words, spoken


class Occasion(NamedTuple):
    """A documented crisis: what the organisation did, and how well that is known."""

    id: str
    title: str
    date: str
    outcome: str
    text: str
    confidence: str
    sources: int


@cache
def occasions() -> tuple[Occasion, ...]:
    """The crises on record, by date."""
    found = [
        occasion(entry) for entry in read(SCENARIO / "record" / "decisions.yaml")["records"] if entry.get("type") == "crisis"
    ]
    return tuple(sorted(found, key=lambda one: one.date))


def occasion(entry: dict[str, Any]) -> Occasion:
    """One record."""
    decision = entry.get("decision") or {}
    return Occasion(
        str(entry["id"]), str(entry["title"]), str(entry["date"]), str(decision.get("outcome") or "none"),
        str(decision.get("text") or ""), str(entry.get("confidence") or ""), len(entry.get("sources") or ()),
    )  # fmt: skip


RUNGS = {
    "peacekeepers": "deployment", "rapid_reaction_force": "deployment", "collective_defence": "deployment",
    "material_aid": "material aid", "mission": "mission", "statement": "statement", "consultation": "statement",
}  # fmt: skip
"""What the record calls an instrument."""


def outcome_here(rulings: list[Decided]) -> str:
    """The highest thing that councils granted, in the record's words."""
    order = ("none", "statement", "mission", "material aid", "deployment")
    reached = [RUNGS.get(ruling.instrument, "none") for ruling in rulings if ruling.passed]
    return max(reached, key=order.index, default="none")


def known_here(view: View) -> list[Occasion]:
    """The documented crises that are part of the world that is played."""
    return [one for one in occasions() if one.id in view.game.names.events]


def said(day: str) -> str:
    """A date of the record, which may be a year or a month, as it is read."""
    if len(day) >= 10:
        return day_words(date.fromisoformat(day[:10]))
    return f"{date.fromisoformat(day + '-01'):%b %Y}" if len(day) == 7 else day


def comparison_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the comparison."""
    c = ui.colours
    y = head(ui, view, box, "history", say("Documented history"))
    known = known_here(view)
    if not known:
        ui.paragraph(
            Box(box.x + 16, y + 8, box.w - 32, 90),
            say("None of the documented crises is part of this world: there is no record to compare it with."),
            14,
            c.second,
        )
        return
    by_event: dict[str, list[Decided]] = {}
    for ruling in view.game.rulings:
        if ruling.event:
            by_event.setdefault(ruling.event, []).append(ruling)
    known = [one for one in known if one.date <= view.game.today.isoformat()]
    same = sum(outcome_here(by_event.get(one.id, [])) == one.outcome for one in known)
    ui.text(box.x + 16, y, say("{same} of {all} occasions ended as on record", same=same, all=len(known)), 15, c.text, "medium")
    with body(ui, "comparison", box, y + 30, box.bottom - 10) as flow:
        for one in known:
            here = outcome_here(by_event.get(one.id, []))
            row = flow.take(46)
            alike = here == one.outcome
            ui.icon("equal" if alike else "split", row.x, row.y + 5, 16, c.good if alike else c.gold)
            ui.text(row.x + 26, row.y, one.title, 14, c.text, "medium", most=row.w - 112)
            ui.text(row.right, row.y, said(one.date), 13, c.third, align="right")
            words = say("record: {record} · here: {here}", record=spoken(one.outcome), here=spoken(here))
            ui.text(row.x + 26, row.y + 20, words, 13, c.second if alike else c.gold, most=row.w - 30)
            id = f"comparison.{one.id}"
            hit = ui.hit(id, row, text=f"{one.title}: {words}", group="comparison.rows")
            ui.focus_ring(id, row, 4)
            note = one.text + ("\n" if one.text else "") + say("Confidence: {c}; sources: {n}.", c=one.confidence, n=one.sources)
            explain(ui, id, row, partial(Tip, one.title, said(one.date), note=note))
            if hit.clicked and one.id in by_event:
                view.open("vote", by_event[one.id][-1].serial)
