"""The log of events: filter by sort, search by word, a click shows what it is about."""

from sim.game.happening import Happening
from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.lists import virtual_list
from sim.play.kit.textfield import text_field
from sim.play.kit.widgets import button, choice_chip
from sim.play.screens.marks import LANE_ICONS, empty, lane_colour
from sim.play.texts import say
from sim.play.view import View

FILTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("All", ()),
    ("Council", ("council",)),
    ("Crises", ("crises",)),
    ("Forces", ("forces",)),
    ("Members", ("membership", "offices")),
)
ROW = 22.0


class Log:
    """What the log shows: kept between frames, because a long list is filtered only when it changes."""

    def __init__(self) -> None:
        self.filter = 0
        self.words = ""
        self.searching = False
        self.everything = False
        self.key: tuple[object, ...] = ()
        self.rows: list[int] = []

    def chosen(self, view: View) -> list[int]:
        """The places of the events that are shown, newest first."""
        events = view.events()
        key = (self.filter, self.words, self.everything, len(events), view.game.course.number, view.game.day)
        if key != self.key:
            lanes, words = FILTERS[self.filter][1], self.words.casefold()
            self.key = key
            self.rows = [
                place
                for place in range(len(events) - 1, -1, -1)
                if (self.everything or not events[place].is_quiet or lanes)
                and (not lanes or events[place].lane in lanes)
                and (not words or words in events[place].text.casefold())
            ]
        return self.rows


def event_log(ui: Ui, view: View, log: Log, box: Box) -> None:
    """Draw the log."""
    c = ui.colours
    ui.panel(box)
    ui.block("log", box)
    if ui.action("search"):
        log.searching = True
        ui.focus = "log.search"
    x = box.x + 14
    chips = sum(ui.text_width(say(name), 13, "medium") + 22 for name, _ in FILTERS)
    head = ui.text_width(say("EVENTS"), 13, "bold") + 22
    if box.w > chips + head + 60:
        ui.text(x, box.y + 8, say("EVENTS"), 13, c.second, "bold", spacing=1.2)
        x += head
    for place, (name, _) in enumerate(FILTERS):
        pressed, wide = choice_chip(ui, f"log.filter.{place}", x, box.y + 6, say(name), place == log.filter)
        if pressed:
            log.filter = place
        x += wide + 4
    if button(ui, "log.find", Box(box.right - 34, box.y + 5, 24, 24), icon="search", on=log.searching, quiet=True):
        log.searching = not log.searching
        log.words = ""
    top = box.y + 34
    if log.searching:
        log.words = text_field(
            ui, "log.search", Box(box.x + 12, top, box.w - 24, 26), log.words, say("search the events"), "search"
        )
        top += 30
        if ui.focus == "log.search" and ui.take("escape"):
            log.searching, log.words = False, ""
    rows = log.chosen(view)
    area = Box(box.x + 8, top, box.w - 14, box.bottom - top - 6)
    if not rows:
        empty(ui, area, say("Nothing of this sort has happened yet.") if not log.words else say("Nothing is found."))
        return
    events = view.events()
    clicked = virtual_list(
        ui, "log.list", area, len(rows), ROW, lambda p, b, h: row(ui, view, rows[p], b, h), text=lambda p: events[rows[p]].text
    )
    if clicked >= 0:
        go_to(view, rows[clicked])


def row(ui: Ui, view: View, place: int, box: Box, hit: Hit) -> None:
    """One event: date, icon, words."""
    c, event = ui.colours, view.events()[place]
    if hit.hovered:
        ui.box(box, c.bar, 4)
    when = event.date
    ui.text(box.x + 6, box.y + 2, f"{when.day} {when:%b %y}", 13, c.third)
    left = max(70.0, ui.text_width("28 Nov 88", 13) + 12)
    ui.icon(LANE_ICONS[event.lane], box.x + left, box.y + 4, 14, lane_colour(ui, event.lane))
    words = Box(box.x + left + 21, box.y + 2, box.w - left - 26, ROW - 4)
    ui.text(words.x, words.y, event.text, 13, c.text if not event.is_quiet else c.second, most=words.w)
    links(ui, view, event, words)


def links(ui: Ui, view: View, event: Happening, box: Box) -> None:
    """Underline the states that an event names, as far as they are in sight; each opens its panel."""
    for state in event.states:
        name = view.state_name(state)
        start = event.text.find(name)
        if start < 0:
            continue
        x, wide = ui.text_width(event.text[:start], 13), ui.text_width(name, 13)
        if x + wide > box.w - 14 and ui.text_width(event.text, 13) > box.w:
            continue
        word = Box(box.x + x, box.y, wide, box.h)
        hit = ui.hit(f"log.state.{event.serial}.{state}", word, focusable=False, text=name)
        ui.dotted(word.x, word.y + 16 + ui.growth(13), wide, ui.colours.text if hit.hovered else ui.colours.third)
        if hit.clicked:
            view.open("state", state)
            view.wish_centre = state


def go_to(view: View, place: int) -> None:
    """Show what an event is about."""
    event = view.events()[place]
    if event.lane == "council" and event.subject in view.motions():
        view.open("council", event.subject)
    elif event.lane == "crises" and view.crisis_place(event.subject) >= 0:
        view.open("crisis", event.subject)
    elif event.kind in ("proposal passed", "proposal failed") and any(r.serial == event.subject for r in view.game.rulings):
        view.open("vote", event.subject)
    elif event.who or event.whom:
        view.open("state", event.who or event.whom)
    view.wish_centre = event.whom or event.who
