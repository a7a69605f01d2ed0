"""Collective forces on the timeline: a bar from the day they are mobilised to the day they are home, and the mandate to come."""

from typing import NamedTuple

from sim.play.kit.boxes import Box
from sim.play.kit.charts import Span
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed, with_alpha
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import explain
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words

HIGH = 11.0
SHORTEST = 6.0
"""Logical pixels that the shortest mission is drawn with."""


class Mission(NamedTuple):
    """One force: its days (ordinals), where it is or was, until when its mandate runs; `is_open` while it is out."""

    serial: int
    first: int
    last: int
    title: str
    host: str | None
    mandate: int
    is_open: bool


def missions(view: View) -> list[Mission]:
    """All forces of the organisation in focus that were mobilised so far, oldest first."""
    return view.read("missions", lambda: found(view))


def found(view: View) -> list[Mission]:
    """The same, made anew: begun by one event and ended by another; who is out has a mandate in the world."""
    rows = view.snapshot.world.deployments
    mandates = {int(rows["serial"][place]): int(rows["mandate_until"][place]) for place in view.snapshot.open_rows("deployments")}
    ended = {event.subject: event.day for event in view.events() if event.kind == "force gone"}
    begun = [event for event in view.events() if event.kind == "force mobilised" and event.organisation == view.focus]
    made = []
    for event in begun:
        last = ended.get(event.subject)
        title = say("Force in {state}", state=view.state_name(event.who))
        today = view.game.day
        mandate = mandates.get(event.subject, today) if last is None else last
        made.append(Mission(event.subject, event.day, today if last is None else last, title, event.who, mandate, last is None))
    return made


def draw_missions(ui: Ui, view: View, row: Box, across: Span, taken: list[int]) -> None:
    """The bars of a lane; a label stands in the bar, or behind it where no sign (on a day of `taken`) is in the way."""
    shown = [one for one in missions(view) if max(one.last, one.mandate) >= across.low]
    for place, one in enumerate(shown):
        left = row.x + max(0.0, across.share(one.first)) * row.w
        right = max(left + SHORTEST, row.x + min(1.0, across.share(one.last)) * row.w)
        bar = Box(left, row.y + (row.h - HIGH) / 2, right - left, HIGH)
        following = shown[place + 1].first if place + 1 < len(shown) else None
        limit = row.x + across.share(following) * row.w if following is not None else row.right
        signs = (row.x + across.share(day) * row.w - 8 for day in taken)
        limit = min([limit, *(x for x in signs if x > right)])
        draw_mission(ui, view, one, bar, row, across, limit)


def draw_mission(ui: Ui, view: View, one: Mission, bar: Box, row: Box, across: Span, limit: float) -> None:
    """One bar, its mandate to come in outline, its name, its tooltip."""
    c, id = ui.colours, f"timeline.force.{one.serial}"
    far = bar.right
    if one.is_open and one.mandate > one.last:
        far = max(bar.right, row.x + min(1.0, across.share(one.mandate)) * row.w)
        ui.box((bar.x, bar.y, far - bar.x, bar.h), with_alpha(c.gold, 40), 2, c.gold)
    area = Box(bar.x - 2, row.y, max(far - bar.x, SHORTEST) + 4, row.h)
    hit = ui.hit(id, area, focusable=False, text=one.title, state="out" if one.is_open else "home")
    ui.box(bar, mixed(c.blue, (255, 255, 255), 0.2) if hit.hovered else c.blue, 2)
    wide = ui.text_width(one.title, 13, "medium")
    if wide + 8 <= min(bar.right, limit) - bar.x:
        ui.text(bar.x + 5, row.y + (row.h - ui.line_height(13)) / 2, one.title, 13, (8, 20, 36), "medium")
    elif far + 6 + wide <= limit - 8:
        ui.text(far + 6, row.y + (row.h - ui.line_height(13)) / 2, one.title, 13, c.second)
    explain(ui, id, area, lambda: tip(view, one))
    if hit.clicked:
        view.open("force", one.serial) if one.is_open else view.open("state", one.host)
        view.wish_centre = one.host


def tip(view: View, one: Mission) -> Tip:
    """Days and place of a force."""
    rows = [
        TipRow(say("mobilised"), day_words(one.first)),
        TipRow(say("mandate until") if one.is_open else say("home again"), day_words(one.mandate)),
    ]
    return Tip(one.title, say("out") if one.is_open else say("home"), rows, flag=view.flag(one.host))
