"""The timeline strip: cohesion to now and its forecast fan, lanes of events, the playhead, and the past to scrub through."""

from datetime import date
from functools import partial

import numpy as np

from sim.game.happening import Happening
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Span, fan, line_chart
from sim.play.kit.core import Ui
from sim.play.kit.theme import with_alpha
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button, explain
from sim.play.screens.council import title_of
from sim.play.screens.marks import triangle
from sim.play.screens.missions import draw_missions
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words

LEFT = 108.0
"""Logical pixels of the names of the lanes, at least."""
AHEAD = 5.0
"""Years of the future that are shown, at most."""
BEHIND = 7.0
"""Years of the past that are shown at first."""
LANES = (("council", "Council"), ("forces", "Military"), ("crises", "Crises"))
FUTURE = (26, 40, 56)
PAST_LINE = (96, 164, 232)


class Timeline:
    """The strip at the foot of the map, with the span of time that it shows."""

    def __init__(self) -> None:
        self.years = BEHIND + AHEAD
        self.scrubbed: int | None = None

    def draw(self, ui: Ui, view: View, box: Box) -> None:
        """Draw the strip and act on what is pressed."""
        ui.panel(box)
        ui.block("timeline", box)
        self._zoom(ui, box)
        first, last = self._span(view)
        across = Span(float(first), float(last))
        left = max(LEFT, ui.text_width(say("fan: 50 / 90 %"), 13) + 24)
        strip = Box(box.x + left, box.y + 26, box.w - left - 14, box.h - 34)
        self._years(ui, box, strip, across)
        now = strip.x + across.share(view.game.day) * strip.w
        ui.fill((now, strip.y, max(0.0, strip.right - now), strip.h), (*FUTURE, 110))
        curve = Box(strip.x, strip.y + 4, strip.w, strip.h * 0.44)
        self._cohesion(ui, view, box, curve, across)
        high = (strip.bottom - curve.bottom - 6) / len(LANES)
        for place, (lane, title) in enumerate(LANES):
            row = Box(strip.x, curve.bottom + 4 + place * high, strip.w, high)
            self._lane(ui, view, box, row, lane, title, across)
        self._transport(ui, view, box)
        self._playhead(ui, view, strip, across)
        self._scrub(ui, view, strip, across)

    # -- time ---------------------------------------------------------------------------------------------------------
    def _zoom(self, ui: Ui, box: Box) -> None:
        """The wheel shows more or fewer years."""
        if ui.wheel and box.contains(ui.mouse) and ui.level == ui.top_level:
            self.years = min(60.0, max(2.0, self.years * 0.85**ui.wheel))
            ui.wheel = 0.0

    def _span(self, view: View) -> tuple[int, int]:
        """The first and last day that are shown: now stands where the future fits."""
        days = self.years * 365.25
        ahead = min(AHEAD * 365.25, days * 0.4)
        game = view.game
        last = min(game.day + ahead, game.last_day + 30)
        first = max(game.first_day - 20, last - days)
        return int(first), int(max(last, first + 200))

    def _years(self, ui: Ui, box: Box, strip: Box, across: Span) -> None:
        """Years along the top, with light lines."""
        first, last = date.fromordinal(int(across.low)).year, date.fromordinal(int(across.high)).year
        step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step * 52 < strip.w)
        for year in range(first, last + 1):
            if year % step:
                continue
            x = strip.x + across.share(date(year, 1, 1).toordinal()) * strip.w
            if strip.x - 1 <= x <= strip.right - 10:
                ui.line(x, box.y + 8, x, strip.bottom, with_alpha(ui.colours.line, 160))
                ui.text(x + 5, box.y + 5, str(year), 13, ui.colours.second, "medium")

    # -- what is shown ------------------------------------------------------------------------------------------------
    def _cohesion(self, ui: Ui, view: View, box: Box, curve: Box, across: Span) -> None:
        """Cohesion of the organisation in focus: the past as a line, the future as a fan."""
        c, history = ui.colours, view.game.history
        place = view.snapshot.focus
        days = [*history.days.tolist(), view.game.day]
        values = [*history.organisation("cohesion", place).tolist(), view.snapshot.organisation("cohesion")]
        inside = [(day, value) for day, value in zip(days, values, strict=True) if day >= across.low]
        forecast = self._forecast(view)
        seen = [value for _, value in inside]
        seen += forecast[1][[0, 4]][:, forecast[0] <= across.high].ravel().tolist() if forecast is not None else []
        up = Span(max(0.0, min(seen) - 0.06), min(1.0, max(seen) + 0.06))
        ui.text(box.x + 14, curve.y + 2, say("Cohesion"), 13, c.text, "medium")
        ui.text(box.x + 14, curve.y + 18, say("fan: 50 / 90 %"), 13, c.third)
        if len(inside) > 1:
            line_chart(ui, curve, across, up, [day for day, _ in inside], [value for _, value in inside], PAST_LINE, area=True)
        if forecast is not None:
            ahead, quantiles = forecast
            keep = ahead <= across.high
            xs = ahead[keep]
            bands = [(quantiles[0, keep], quantiles[4, keep]), (quantiles[1, keep], quantiles[3, keep])]
            if len(xs) > 1:
                fan(ui, curve, across, up, xs, bands, quantiles[2, keep], PAST_LINE)
        x, y = curve.x + across.share(view.game.day) * curve.w, curve.bottom - up.share(values[-1]) * curve.h
        ui.text(x - 6, y - 19, f"{100 * values[-1]:.0f}", 13, c.text, "bold", "right")

    def _forecast(self, view: View):
        """Days and quantiles (5, 25, 50, 75, 95 %) of cohesion to come, None before enough branches are lived."""
        if view.game.is_over or view.game.day >= view.game.last_day - 1:
            return None
        ticket = view.foresight.watch()
        if ticket.progress < 0.08:
            return None

        def read():
            found = ticket.so_far().fan("cohesion", view.focus)
            return np.asarray(found.days, float), np.asarray(found.quantiles)

        return view.foreseen("timeline fan", ticket, read)

    def _lane(self, ui: Ui, view: View, box: Box, row: Box, lane: str, title: str, across: Span) -> None:
        """One lane: its events as shapes; those that fall on one place are one."""
        c = ui.colours
        ui.text(box.x + 14, row.y + (row.h - ui.line_height(13)) / 2, say(title), 13, c.second)
        ui.line(row.x, row.y, row.right, row.y, with_alpha(c.line, 120))
        middle, taken = row.y + row.h / 2, -99.0
        for event in reversed(view.read(("lane", lane), lambda: _notable(view, lane))):
            if event.day < across.low:
                break
            x = row.x + across.share(event.day) * row.w
            if taken > -99 and taken - x < 11:
                continue
            taken = x
            self._event(ui, view, event, x, middle)
        if lane == "forces":
            draw_missions(ui, view, row, across, [event.day for event in view.read(("lane", lane), lambda: _notable(view, lane))])
        if lane == "council":
            self._coming(ui, view, row, across)

    def _coming(self, ui: Ui, view: View, row: Box, across: Span) -> None:
        """Votes, the next session, the end of the treaty's term, as rings with a name where there is room for it."""
        c, middle = ui.colours, row.y + row.h / 2
        found = [(x, day, name) for day, name in coming(view) if row.x <= (x := row.x + across.share(day) * row.w) <= row.right]
        for place, (x, day, name) in enumerate(found):
            id, area = f"timeline.coming.{place}", Box(x - 7, middle - 8, 14, 16)
            hit = ui.hit(id, area, focusable=False, text=f"{name}, {day_words(day)}")
            ui.circle(x, middle, 6 if hit.hovered else 5, c.gold, 1.8)
            room = (found[place + 1][0] if place + 1 < len(found) else row.right) - x - 20
            if ui.text_width(name, 13) <= room:
                ui.text(x + 10, middle - ui.line_height(13) / 2, name, 13, c.second)
            explain(ui, id, area, partial(Tip, name, day_words(day)))

    def _event(self, ui: Ui, view: View, event: Happening, x: float, y: float) -> None:
        """A shape by kind, never by colour alone: click shows what it was about."""
        c = ui.colours
        id, area = f"timeline.{event.serial}", Box(x - 7, y - 8, 14, 16)
        hit = ui.hit(id, area, focusable=False, text=event.text)
        bright = 1.0 if not hit.hovered else 1.25
        if event.lane == "council":
            passed = event.kind == "proposal passed"
            if passed:
                ui.polygon([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], c.good)
            else:
                ui.box((x - 5, y - 5, 10, 10), c.bad, 1)
                ui.line(x - 3, y - 3, x + 3, y + 3, (40, 14, 6), 1.4)
                ui.line(x - 3, y + 3, x + 3, y - 3, (40, 14, 6), 1.4)
        elif event.lane == "forces":
            ui.box((x - 5, y - 5, 10, 10), c.blue, 2)
        else:
            triangle(ui, x, y, 6 * bright, c.gold if event.value < 0.6 else c.danger, "")
        explain(ui, id, area, lambda: Tip(day_words(event.day), note=event.text))
        if hit.clicked:
            self._open(view, event)

    def _open(self, view: View, event: Happening) -> None:
        """Show what an event was about, and where."""
        if event.lane == "crises" and view.crisis_place(event.subject) >= 0:
            view.open("crisis", event.subject)
        elif event.who:
            view.open("state", event.who)
        view.wish_centre = event.who

    # -- moving through time ------------------------------------------------------------------------------------------
    def _transport(self, ui: Ui, view: View, box: Box) -> None:
        """To the first day, a month back, on or pause, a month on, to the newest day."""
        game = view.game
        tip = game.course.tip.day
        first = say("this is the first day") if game.day <= game.first_day else ""
        newest = say("this is the newest day") if game.day >= tip else ""
        steps = (
            ("start", "skip-back", say("To the first day"), game.first_day, first),
            ("back", "step-back", say("A month back"), max(game.first_day, game.day - 30), first),
            ("on", "step-forward", say("A month on in what was lived"), min(tip, game.day + 30), newest),
            ("newest", "skip-forward", say("To the newest day"), tip, newest),
        )
        for place, (name, icon, words, day, reason) in enumerate(steps):
            cell = Box(box.x + 10 + place * 23, box.y + 4, 22, 22)
            if button(ui, f"timeline.{name}", cell, icon=icon, reason=reason, tell=partial(Tip, words), quiet=True):
                view.paused = True
                game.rewind(day)

    def _playhead(self, ui: Ui, view: View, strip: Box, across: Span) -> None:
        """The gold line of today, or of the day that is scrubbed to, with its flag."""
        c = ui.colours
        day = self.scrubbed if self.scrubbed is not None else view.game.day
        x = strip.x + across.share(day) * strip.w
        ui.fill((x - 1, strip.y - 4, 2, strip.h + 4), c.gold)
        words = day_words(int(day))
        wide = ui.text_width(words, 14, "bold") + 16
        # at the left it ends where the buttons end, which it would cover in a world's first months
        flag = Box(x - wide / 2, strip.y - 24, wide, 21).within(Box(strip.x - 2, strip.y - 24, strip.w + 14, 21))
        ui.box(flag, c.gold, 4)
        ui.middle_text(flag, words, 14, c.dark, "bold")

    def _scrub(self, ui: Ui, view: View, strip: Box, across: Span) -> None:
        """Dragging on the years or the curve looks at the past; letting go rewinds there."""
        area = Box(strip.x, strip.y - 24, strip.w, strip.h * 0.44 + 28)
        hit = ui.hit("timeline.scrub", area, focusable=False)
        if hit.pressed and strip.w > 0:
            share = min(1.0, max(0.0, (ui.mouse[0] - strip.x) / strip.w))
            day = int(across.low + share * (across.high - across.low))
            self.scrubbed = min(view.game.day, max(view.game.first_day, day))
            view.paused = True
        elif self.scrubbed is not None:
            day, self.scrubbed = self.scrubbed, None
            if day < view.game.day:
                view.game.rewind(day)


def coming(view: View) -> list[tuple[int, str]]:
    """What stands in the calendar of the organisation in focus: day (ordinal) and name, the next first."""
    found = [(view.motion(serial).deadline.toordinal(), title_of(view, view.motion(serial))) for serial in view.motions()]
    for column, name in (("next_session", say("Council session")), ("next_renewal", say("End of the treaty's term"))):
        day = int(view.snapshot.organisation(column, view.focus))
        if view.game.day <= day <= view.game.last_day:
            found.append((day, name))
    return sorted(found)


NOTABLE = {
    "council": ("proposal passed", "proposal failed", "appeal inadmissible"),
    "forces": ("exercise held",),
    "crises": ("crisis opened",),
}
"""Kinds of events that have a place in a lane."""


def _notable(view: View, lane: str) -> list[Happening]:
    """The events of a lane worth a shape: those that concern the organisation in focus or a state of the game."""
    wanted = NOTABLE[lane]
    return [event for event in view.events() if event.kind in wanted and event.organisation in (None, view.focus)]
