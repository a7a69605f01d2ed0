"""The verdict: your game against the same game on autopilot under the same luck, objective by objective, event by event."""

import threading

from sim.game.verdict import Against, Verdict, verdict
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button, explain
from sim.play.screens.aims import told
from sim.play.screens.comparison_panel import known_here
from sim.play.screens.marks import LANE_ICONS, lane_colour, signed
from sim.play.screens.panel import Flow, body, head, headline
from sim.play.texts import say
from sim.play.view import View

WAIT = 0.1
"""Seconds after which a panel that waits for the verdict looks again whether it is there."""


class Judging:
    """A verdict in the making: the game is lived again on autopilot beside the screen."""

    def __init__(self, view: View, state: str) -> None:
        self.key = (*view.moment(), state)
        self.result: Verdict | None = None
        self.fault = ""
        self.game, self.state = view.game, state
        self.thread = threading.Thread(target=self._work, name="verdict", daemon=True)
        self.thread.start()

    def _work(self) -> None:
        try:
            self.result = verdict(self.game, self.state)
        except (ValueError, RuntimeError, IndexError) as error:
            self.fault = str(error)


def judged(view: View) -> Judging | None:
    """The verdict on the player's state as of now, begun when first asked for."""
    if view.seat is None:
        return None
    known = view.judging
    if known is None or known.key != (*view.moment(), view.seat):
        view.judging = known = Judging(view, view.seat)
        view.paused = True
    return known


def verdict_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the verdict."""
    c = ui.colours
    y = head(ui, view, box, "trophy", say("Verdict"), say("at the end") if view.game.is_over else say("so far"))
    judging = judged(view)
    if judging is None:
        ui.paragraph(
            Box(box.x + 16, y + 8, box.w - 32, 90), say("You have only watched: there is nothing to judge."), 14, c.second
        )
        return
    found = judging.result
    if found is None:
        ui.beat(WAIT)
        ui.paragraph(
            Box(box.x + 16, y + 8, box.w - 32, 120),
            judging.fault or say("The same game is being lived on autopilot …"),
            14,
            c.second,
        )
        return
    ui.flag(view.flag(found.state), box.x + 16, y + 8, 24)
    colour = c.good if found.won > 0.005 else c.bad if found.won < -0.005 else c.text
    headline(ui, Box(box.x + 58, y, box.w - 74, 34), say(found.word).capitalize(), (26, 22, 19, 16), colour)
    ui.text(
        box.x + 58,
        y + 34,
        say(
            "yours {score}, autopilot {auto}, difference {won}",
            score=f"{100 * found.score:.1f}",
            auto=f"{100 * found.autopilot:.1f}",
            won=signed(100 * found.won),
        ),
        14,
        c.second,
        most=box.w - 74,
    )
    with body(ui, "verdict", box, y + 66, box.bottom - 54) as flow:
        if found.ending is not None:
            flow.words(f"{found.ending.words}." if found.ending.words else say("The scenario has ended the game."))
            flow.words(say("Against the autopilot: {word}.", word=say(found.word_of_gain)))
        flow.title(say("Objectives"), say("autopilot ○  yours ●"))
        for against in found.objectives:
            objective(ui, view, found.state, against, flow)
        flow.rule()
        changed(ui, view, found, flow)
    if known_here(view) and button(
        ui,
        "verdict.record",
        Box(box.x + 16, box.bottom - 46, box.w - 32, 36),
        say("Compare with the documented history"),
        "history",
        size=14,
    ):
        view.open("comparison")


def objective(ui: Ui, view: View, state: str, against: Against, flow: Flow) -> None:
    """One objective: both values on one track, the difference in words."""
    c, row = ui.colours, flow.take(44)
    aim, mine, auto = against.yours.objective, against.yours.value, against.autopilot.value
    won = against.difference
    ui.text(row.x, row.y, aim.title, 14, c.text, "medium", most=row.w - 70)
    colour = c.good if won > 0.0005 else c.bad if won < -0.0005 else c.second
    ui.text(row.right, row.y, signed(100 * won), 14, colour, "bold", "right")
    track = Box(row.x + 6, row.y + 27, row.w - 12, 5)
    ui.box(track, c.pressed, 2)
    left, right = sorted((mine, auto))
    ui.fill((track.x + track.w * left, track.y, max(1.0, track.w * (right - left)), 5), colour)
    ui.circle(track.x + track.w * auto, track.y + 2.5, 6, c.second, 1.6)
    ui.circle(track.x + track.w * mine, track.y + 2.5, 5, c.gold)
    id = f"verdict.aim.{aim.name}"
    ui.hit(id, row, text=f"{aim.title} {100 * mine:.1f} {100 * auto:.1f}", focusable=False)
    explain(
        ui,
        id,
        row,
        lambda: Tip(
            aim.title,
            say("yours {a}, autopilot {b}", a=f"{100 * mine:.1f}", b=f"{100 * auto:.1f}"),
            note=told(view.game.scenario, state, aim),
        ),
    )


def changed(ui: Ui, view: View, found: Verdict, flow: Flow) -> None:
    """What happened only in this game, and what only on autopilot."""
    c = ui.colours
    flow.title(say("What your orders changed"), say("{n} events", n=len(found.changes)))
    if not found.changes:
        flow.words(say("Nothing yet: so far it is the autopilot's history."))
    for change in found.changes[:120]:
        row, event = flow.take(23), change.event
        ui.icon("plus" if change.is_yours else "minus", row.x, row.y + 4, 13, c.good if change.is_yours else c.bad)
        ui.icon(LANE_ICONS[event.lane], row.x + 18, row.y + 4, 13, lane_colour(ui, event.lane))
        ui.text(row.x + 38, row.y + 1, f"{event.date.day} {event.date:%b %y}", 13, c.third)
        ui.text(row.x + 100, row.y + 1, event.text, 13, c.text if change.is_yours else c.second, most=row.w - 102)


__all__ = ["verdict_panel"]
