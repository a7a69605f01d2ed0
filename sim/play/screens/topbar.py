"""The bar at the top: who plays, five numbers with trend and cause, alerts, the date, the speed, and the buttons to the books."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.play.kit.boxes import Box
from sim.play.kit.charts import spark
from sim.play.kit.core import Ui
from sim.play.kit.theme import Colour
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button, explain, key_cap
from sim.play.screens.alerts import alerts, draw_alert
from sim.play.screens.emblem import emblem
from sim.play.screens.marks import signed
from sim.play.texts import say
from sim.play.view import View

HEIGHT = 54.0
MONTHS = 24


class Stat(NamedTuple):
    """One number of the bar. `rising` is whether more of it is welcome."""

    id: str
    name: str
    icon: str
    colour: Colour
    value: float
    shown: str
    past: list[float]
    digits: int
    rising: bool
    tell: Callable[[], Tip]


def top_bar(ui: Ui, view: View) -> None:
    """Draw the bar and carry out what is pressed on it."""
    c, wide = ui.colours, ui.screen.w
    ground(ui, wide)
    emblem(ui, 30, 28)
    compact = wide < 1500
    left = 58 + (150 if wide < 1250 else 250 if compact else 340)
    title(ui, view, left - 66)
    right = clock(ui, view, wide)
    x = float(left)
    room = right - left
    shown = stats(ui, view)
    warned = alerts(view)
    alert_room = 46.0 * min(4, len(warned)) + 8
    step = max(96.0, min(134.0, (room - alert_room) / max(1, len(shown))))
    for stat in shown:
        if x + step > right - alert_room:
            break
        draw_stat(ui, stat, x, step)
        x += step
    x = right - alert_room + 6
    for place, alert in enumerate(warned[:4]):
        draw_alert(ui, view, alert, x + 18 + 46 * place, 27)
    ui.line(right, 12, right, 44, c.line)


def ground(ui: Ui, wide: float) -> None:
    """The bar's ground."""
    c = ui.colours
    ui.fill((0, 0, wide, HEIGHT), c.panel)
    ui.fill((0, 0, wide, HEIGHT / 2), c.bar)
    ui.fill((0, HEIGHT, wide, 1), c.edge)
    for step in range(8):
        ui.fill((0, HEIGHT + 1 + step, wide, 1), (0, 0, 0, 88 - 11 * step))
    ui.block("top", Box(0, 0, wide, HEIGHT))


def title(ui: Ui, view: View, room: float) -> None:
    """What is played, and as whom."""
    c = ui.colours
    scenario = view.game.scenario
    ui.text(58, 6, view.organisation_name(view.focus), 16, c.text, "bold", most=room)
    who = view.state_name(view.seat) if view.seat else say("watching")
    x = 58.0
    if view.seat:
        x += ui.flag(view.flag(view.seat), x, 32, 11) + 6
    named = scenario.title.get("en") or next(iter(scenario.title.values()), scenario.id)
    ui.text(x, 28, f"{who} · {named}", 13, c.second, most=room - (x - 58))
    box = Box(20, 4, room + 30, 46)
    hit = ui.hit("top.role", box, text=who)
    explain(ui, "top.role", box, lambda: Tip(who, say("you govern") if view.seat else "", note=str(named)))
    ui.focus_ring("top.role", box)
    if hit.clicked and view.seat:
        view.open("state", view.seat)


def stats(ui: Ui, view: View) -> list[Stat]:
    """The five numbers, from the snapshot and the monthly history."""
    c, history, snapshot = ui.colours, view.game.history, view.snapshot
    focus = snapshot.focus

    def series(values: np.ndarray) -> list[float]:
        return [float(value) for value in values[-MONTHS:]]

    cohesion = snapshot.organisation("cohesion")
    readiness = float(np.mean([snapshot.state("readiness", code) for code in snapshot.members()] or [0.0]))
    tension = float(snapshot.world.disputes["tension"].max(initial=0.0))
    found = [
        stat("cohesion", say("Cohesion"), "link", c.blue, cohesion, series(history.organisation("cohesion", focus)), True),
        stat("readiness", say("Readiness"), "shield", c.good, readiness, series(history.world("member_readiness")), True),
    ]
    if view.seat:
        place = view.game.names.state(view.seat)
        influence = snapshot.state("influence", view.seat)
        money = snapshot.state("treasury", view.seat)
        past = series(history.state("influence", place))
        found.append(
            Stat(
                "influence",
                say("Influence"),
                "landmark",
                c.gold,
                influence,
                f"{influence:.0f}",
                past,
                0,
                True,
                lambda: tip_of(view, "influence"),
            )
        )
        past = series(history.state("treasury", place))
        shown = f"{money / 1000:,.1f} bn" if money >= 1000 else f"{money:,.0f} m"
        found.append(
            Stat("treasury", say("Treasury, $"), "coins", c.violet, money, shown, past, 0, True, lambda: tip_of(view, "treasury"))
        )
    else:
        found.append(
            stat(
                "credibility",
                say("Credibility"),
                "shield-check",
                c.gold,
                snapshot.organisation("credibility"),
                series(history.organisation("credibility", focus)),
                True,
            )
        )
        found.append(
            stat(
                "support",
                say("Support"),
                "users",
                c.violet,
                float(history.world("member_opinion")[-1]),
                series(history.world("member_opinion")),
                True,
            )
        )
    found.append(stat("tension", say("Tension"), "flame", c.bad, tension, series(history.world("tension")), False))
    return [one._replace(tell=tell_of(view, one)) for one in found]


def stat(id: str, name: str, icon: str, colour: Colour, share: float, past: list[float], rising: bool) -> Stat:
    """A number that is a share of 0 to 1, shown in hundredths."""
    return Stat(
        id, name, icon, colour, 100 * share, f"{100 * share:.0f}", [100 * value for value in past], 1, rising, lambda: Tip(name)
    )


def tip_of(view: View, id: str) -> Tip:
    """A tooltip without anything yet."""
    return Tip(id)


def tell_of(view: View, stat: Stat) -> Callable[[], Tip]:
    """The tooltip of a number: what it is made of, and how it has moved."""
    from sim.play.screens.causes import causes

    return lambda: causes(view, stat.id, stat.name, stat.value, stat.past)


def draw_stat(ui: Ui, stat: Stat, x: float, step: float) -> None:
    """One number with its change over a month and its course over two years."""
    c = ui.colours
    ui.icon(stat.icon, x, 16, 20, stat.colour)
    ui.text(x + 28, 5, stat.name, 13, c.second, most=step - 36)
    wide = ui.text(x + 28, 20, stat.shown, 20, c.text, "bold")
    change = stat.value - stat.past[-1] if len(stat.past) == 1 else stat.value - stat.past[-2] if len(stat.past) > 1 else 0.0
    digits = 0 if abs(change) >= 9.95 else stat.digits
    if abs(change) >= 0.5 * 10**-digits:
        colour = c.good if (change > 0) == stat.rising else c.bad
        ui.text(x + 32 + wide, 26, signed(change, digits), 13, colour, "medium", most=max(10, step - 34 - wide))
    if step > 124 and len(stat.past) > 1 and wide < 48:
        spark(ui, Box(x + step - 40, 26, 28, 13), [*stat.past, stat.value], stat.colour)
    ui.line(x + step - 6, 12, x + step - 6, 44, c.line)
    box = Box(x - 4, 4, step - 6, 46)
    ui.hit(f"top.{stat.id}", box, text=f"{stat.name} {stat.shown}")
    explain(ui, f"top.{stat.id}", box, stat.tell)
    ui.focus_ring(f"top.{stat.id}", box)


BOOKS = (
    ("ledger", "table-2", "ledger"),
    ("charts", "chart-line", "charts"),
    ("handbook", "book-open", "handbook"),
    ("menu", "settings", "menu"),
)


def clock(ui: Ui, view: View, wide: float) -> float:
    """Date, pause, speed and the books at the right. Returns where they begin."""
    c = ui.colours
    narrow = wide < 1250
    x = wide - 8
    for id, icon, action in reversed(BOOKS if not narrow else (BOOKS[0], BOOKS[3])):
        x -= 36
        if button(ui, f"top.{id}", Box(x, 6, 32, 42), tell=book_tip(ui, id, action)):
            view.wish = id
        ui.icon(icon, x + 16, 19, 18, c.text, centre=True)
        ui.text(x + 16, 29, ui.hint(action), 13, c.third, align="middle")
    x -= 10
    speeds = 5 * 19.0
    keys = f"{ui.hint('speed_1')}–{ui.hint('speed_5')}"
    x -= speeds + (0 if narrow else 62 if wide < 1500 else 100)
    if not narrow:
        ui.text(x + speeds + 6, 6, say("paused") if view.paused else say("speed {n}", n=view.speed), 13, c.second)
        used = key_cap(ui, x + speeds + 6, 27, ui.hint("pause"))
        if wide >= 1500:
            key_cap(ui, x + speeds + 10 + used, 27, keys)
    for number in range(1, 6):
        box = Box(x + (number - 1) * 19, 14, 18, 26)
        hit = ui.hit(f"top.speed.{number}", box, text=say("speed {n}", n=number), state="on" if number == view.speed else "")
        colour = c.good if number <= view.speed and not view.paused else c.gold if number <= view.speed else c.line
        if hit.hovered:
            colour = c.text
        ui.polygon([(box.x + 1, 16), (box.x + 16, 27), (box.x + 1, 38)], colour)
        ui.focus_ring(f"top.speed.{number}", box)
        if hit.clicked:
            view.speed, view.paused = number, False
    x -= 42
    if button(
        ui,
        "top.pause",
        Box(x, 10, 34, 34),
        icon="play" if view.paused else "pause",
        on=view.paused,
        tell=lambda: Tip(say("Time stands still") if view.paused else say("Time passes"), ui.hint("pause")),
    ):
        view.paused = not view.paused
    today = view.game.today
    words = f"{today:%a} {today.day} {today:%B %Y}" if not narrow else f"{today.day} {today:%b %Y}"
    room = ui.text_width(words, 20, "bold") + 14
    x -= max(room, 118 if narrow else 184)
    ui.text(x, 5, words, 20, c.text, "bold")
    left = view.game.last_day - view.game.day
    to_come = say("{days} days to the end", days=f"{left:,}") if left > 0 else say("the end")
    past = say("in the past of {name}", name=view.game.course.name) if view.game.is_past else to_come
    ui.text(x, 29, past, 13, c.gold if view.game.is_past else c.third, most=180)
    return x - 12


def book_tip(ui: Ui, id: str, action: str) -> Callable[[], Tip]:
    """The tooltip of a book's button."""
    names = {"ledger": say("Ledger"), "charts": say("Charts"), "handbook": say("Handbook"), "menu": say("Menu")}
    return lambda: Tip(names[id], ui.hint(action))
