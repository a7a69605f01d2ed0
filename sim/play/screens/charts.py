"""Charts: a quantity over time with its forecast as a fan, and all states side by side."""

from datetime import date
from typing import NamedTuple

import numpy as np

from sim.game.foresight import BRANCHES
from sim.game.history import STATE_COLUMNS
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Span, axis, fan, line_chart, span_of
from sim.play.kit.core import Ui
from sim.play.kit.theme import Colour
from sim.play.kit.widgets import choice_chip, drop_down, tabs
from sim.play.screens.ledger import wide_head, widened
from sim.play.screens.marks import empty
from sim.play.texts import say
from sim.play.view import View

LINES: tuple[Colour, ...] = (
    (96, 164, 232), (236, 190, 84), (72, 186, 172), (240, 132, 72), (190, 150, 214), (226, 233, 240), (150, 200, 110),
    (238, 110, 130),
)  # fmt: skip
"""Colours of lines; each line also carries its name at its end."""
MOST = len(LINES)


class Quantity(NamedTuple):
    """Something that is drawn over time."""

    column: str
    title: str
    of: str
    """`world`, `organisation` or `state`."""
    factor: float = 100.0


QUANTITIES: tuple[Quantity, ...] = (
    Quantity("cohesion", "Cohesion", "organisation"),
    Quantity("credibility", "Credibility", "organisation"),
    Quantity("interoperability", "Interoperability", "organisation"),
    Quantity("tension", "Tension", "world"),
    Quantity("members", "Members", "world", 1.0),
    Quantity("crises", "Open crises", "world", 1.0),
    Quantity("stability", "Stability", "state"),
    Quantity("readiness", "Readiness", "state"),
    Quantity("opinion", "Support at home", "state"),
    Quantity("grievance", "Grievance", "state"),
    Quantity("reputation", "Reputation", "state"),
    Quantity("legitimacy", "Legitimacy", "state"),
    Quantity("influence", "Influence", "state", 1.0),
    Quantity("treasury", "Treasury, m $", "state", 1.0),
    Quantity("troops_abroad", "Troops abroad", "state", 1.0),
)


def charts_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the charts."""
    box = widened(ui, box)
    y = wide_head(ui, view, box, "chart-line", say("Charts"))
    tab = tabs(ui, "charts.tab", Box(box.x + 16, y, 300, 30), [say("Over time"), say("Side by side")], kept(ui, "charts.tab"))
    ui.memory["charts.tab"] = tab
    choice = min(kept(ui, "charts.what"), len(QUANTITIES) - 1)
    area = Box(box.x + 16, y + 44, box.w - 32, box.bottom - y - 56)
    (over_time, side_by_side)[tab](ui, view, area, QUANTITIES[choice])
    titles = [say(quantity.title) for quantity in QUANTITIES]
    ui.memory["charts.what"] = drop_down(ui, "charts.what", Box(box.right - 276, y, 260, 30), titles, choice)


def kept(ui: Ui, key: str) -> int:
    """A choice from the frames before."""
    found = ui.memory.get(key, 0)
    return found if isinstance(found, int) else 0


# -- over time --------------------------------------------------------------------------------------------------------
def over_time(ui: Ui, view: View, area: Box, what: Quantity) -> None:
    """Lines from the first day to now, and the fan of what may come."""
    shown = subjects(ui, view, area, what)
    top = 32.0 if what.of == "state" else 6.0
    chart = Box(area.x + 52, area.y + top, area.w - 52 - 150, area.h - top - 28)
    lines = [(name, colour, series(view, what, of)) for of, name, colour in shown]
    ahead = [forecast(view, what, of) for of, _, _ in shown]
    values = [value for _, _, (_, found) in lines for value in found]
    values += [float(value) for found in ahead if found is not None for value in found[1][[0, 4]].ravel()]
    if not values or not any(len(found) > 1 for _, _, (_, found) in lines):
        empty(ui, chart, say("There is a line from the second month on."))
        return
    up = span_of(values)
    up = Span(max(0.0, up.low), up.high)
    last = max([view.game.day + 30, *(int(found[0][-1]) for found in ahead if found is not None)])
    across = Span(float(view.game.first_day), float(last))
    axis(ui, chart, up)
    years(ui, chart, across)
    now = chart.x + across.share(view.game.day) * chart.w
    ui.fill((now, chart.y, chart.right - now, chart.h), (26, 40, 56, 100))
    ends: list[float] = []
    high = 34.0 if any(found is not None for found in ahead) else 17.0
    if high > 17.0:
        words = say("fan: 50 and 90 % of {n} futures", n=BRANCHES)
        ui.text(chart.right, chart.y + 2, words, 13, ui.colours.third, align="right")
    for (name, colour, (days, found)), coming in zip(lines, ahead, strict=True):
        if coming is not None and len(coming[0]) > 1:
            quantiles = coming[1].tolist()
            bands = [(quantiles[0], quantiles[4]), (quantiles[1], quantiles[3])]
            fan(ui, chart, across, up, coming[0].tolist(), bands, quantiles[2], colour)
        line_chart(ui, chart, across, up, days, found, colour)
        end = found[-1] if coming is None else float(coming[1][2][-1])
        y = chart.bottom - min(1.0, max(0.0, up.share(end))) * chart.h - 9
        while any(abs(y - other) < high for other in ends):
            y += high if y < chart.y + chart.h / 2 else -high
        ends.append(y)
        ui.fill((chart.right + 8, y + 8, 10, 2), colour)
        figure = f"{found[-1]:,.0f}"
        ui.text(chart.right + 22, y, f"{name}  {figure}", 13, colour, "medium", most=126)
        if coming is not None:
            low, middle, upper = (f"{float(coming[1][place][-1]):,.0f}" for place in (0, 2, 4))
            words = say("then {middle} ({low}–{high})", middle=middle, low=low, high=upper)
            ui.text(chart.right + 22, y + 16, words, 13, ui.colours.second, most=126)
    ui.fill((now - 1, chart.y, 2, chart.h), ui.colours.gold)


def subjects(ui: Ui, view: View, area: Box, what: Quantity) -> list[tuple[str | None, str, Colour]]:
    """Whose lines are drawn: the organisation, the world, or the states that are switched on by their chips."""
    if what.of == "organisation":
        return [(view.focus, say(what.title), LINES[0])]
    if what.of == "world":
        return [(None, say(what.title), LINES[0])]
    members = list(view.snapshot.members())
    first = ([view.seat] if view.seat else []) + [code for code in members if code != view.seat]
    memory = ui.memory.setdefault("charts.states", tuple(first[:4]))
    on = list(memory) if isinstance(memory, tuple) else []
    x = area.x
    for code in [*first, *(code for code in view.game.names.states if code not in first)]:
        if x > area.right - 80:
            break
        pressed, wide = choice_chip(ui, f"charts.{code}", x, area.y, view.state_name(code), code in on)
        if pressed:
            on = [other for other in on if other != code] if code in on else [*on, code][-MOST:]
        x += wide + 6
    ui.memory["charts.states"] = tuple(on)
    return [(code, view.state_name(code), LINES[place % MOST]) for place, code in enumerate(on)]


def series(view: View, what: Quantity, of: str | None) -> tuple[list[float], list[float]]:
    """Days and values up to today."""
    history, names, snapshot = view.game.history, view.game.names, view.snapshot
    days = [float(day) for day in history.days]
    if what.of == "world" or of is None:
        return days, (history.world(what.column) * what.factor).tolist()
    if what.of == "organisation":
        past = history.organisation(what.column, names.organisation(of)) * what.factor
        return [*days, float(view.game.day)], [*past.tolist(), snapshot.organisation(what.column, of) * what.factor]
    past = history.state(what.column, names.state(of)) * what.factor
    today = snapshot.state(what.column, of) if what.column in STATE_COLUMNS else snapshot.seat(what.column, of)
    return [*days, float(view.game.day)], [*past.tolist(), today * what.factor]


def forecast(view: View, what: Quantity, of: str | None) -> tuple[np.ndarray, np.ndarray] | None:
    """Days and quantiles to come, None before enough branches are lived."""
    if view.game.is_over or view.game.day >= view.game.last_day - 1:
        return None
    ticket = view.foresight.watch()
    if ticket.progress < 0.08:
        return None

    def read() -> tuple[np.ndarray, np.ndarray]:
        found = ticket.so_far().fan(what.column, of)
        return np.asarray(found.days, float), np.asarray(found.quantiles) * what.factor

    return view.read(("chart", what.column, of, round(ticket.progress, 1)), read)


def years(ui: Ui, chart: Box, across: Span) -> None:
    """Years along the foot."""
    first, last = date.fromordinal(int(across.low)).year, date.fromordinal(int(across.high)).year
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step * 50 < chart.w)
    for year in range(first - first % step + step, last + 1, step):
        x = chart.x + across.share(date(year, 1, 1).toordinal()) * chart.w
        ui.line(x, chart.y, x, chart.bottom, (30, 43, 57))
        ui.text(x, chart.bottom + 5, str(year), 13, ui.colours.third, align="middle")


# -- side by side -----------------------------------------------------------------------------------------------------
def side_by_side(ui: Ui, view: View, area: Box, what: Quantity) -> None:
    """A bar for every state, the largest first; for what is no quantity of states, a word."""
    if what.of != "state":
        empty(ui, area, say("This is one figure for all: choose a quantity of states."))
        return
    world, names = view.snapshot.world, view.game.names
    source = world.states if what.column in STATE_COLUMNS else world.seats[view.snapshot.focus]
    rows = [place for place in np.flatnonzero(world.states["present"])]
    values = {int(place): float(source[what.column][place]) * what.factor for place in rows}
    most = max([abs(value) for value in values.values()] + [1e-9])
    high = min(30.0, area.h / max(1, len(values)))
    for line, (place, value) in enumerate(sorted(values.items(), key=lambda item: -item[1])):
        y, code = area.y + line * high, names.states[place]
        row = Box(area.x, y, area.w, high)
        hit = ui.hit(f"charts.bar.{code}", row, text=f"{names.text('states', place)} {value:,.0f}")
        if hit.hovered:
            ui.fill(row, ui.colours.bar)
        ink = ui.colours.gold if code == view.seat else ui.colours.text
        left = area.x + 8 + ui.flag(view.flag(code), area.x + 4, y + (high - 12) / 2, 12)
        ui.text(left + 6, y + (high - ui.line_height(13)) / 2, names.text("states", place), 13, ink, most=150)
        bar = Box(area.x + 200, y + high * 0.25, (area.w - 290) * abs(value) / most, high * 0.5)
        ui.box(bar, LINES[0] if code != view.seat else ui.colours.gold, 2)
        ui.text(bar.right + 8, y + (high - ui.line_height(13)) / 2, f"{value:,.0f}", 13, ink, "medium")
        ui.focus_ring(f"charts.bar.{code}", row, 3)
        if hit.clicked:
            view.open("state", code)
