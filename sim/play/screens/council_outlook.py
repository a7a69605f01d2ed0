"""The foot of the council panel: what follows if the motion passes or is blocked, and what moves its chance.

Where there is room for both they stand one below the other; where there is not, two words choose which is in sight.
"""

from sim.game.council import MotionReading
from sim.game.levers import Mover
from sim.play.consequences import Consequence, Reach
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Swing, tornado
from sim.play.kit.core import Ui
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import choice_chip, explain
from sim.play.screens.marks import TERM_ICONS, signed, term_words
from sim.play.screens.panel import Flow
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words

HEAD, LINE, SWING = 22.0, 18.0, 21.0
"""Heights of a part's heading, of a line of consequences, of a bar of the tornado."""
MOST_LINES, MOST_SWINGS = 5, 4


def swings_of(view: View, motion: MotionReading) -> list[Mover]:
    """What moves the chance enough to be drawn."""
    return [mover for mover in view.movers(motion.serial) if mover.swing > 0.004][:MOST_SWINGS]


def heights(view: View, motion: MotionReading) -> tuple[float, float]:
    """How high the consequences and the tornado are; 0 for a tornado of nothing."""
    told = view.consequences(motion.serial)
    lines = MOST_LINES if told is None else max(1, len(told))
    swings = len(swings_of(view, motion))
    return HEAD + LINE * lines, HEAD + SWING * swings + 4 if swings else 0.0


def outlook_height(view: View, motion: MotionReading, room: float) -> float:
    """The room that the foot takes of what is left below the members: all it needs, else that of the higher part."""
    first, second = heights(view, motion)
    return first + second + 12 if second and first + second + 12 <= room else max(first, second) + 6


def outlook(ui: Ui, view: View, motion: MotionReading, box: Box) -> None:
    """Draw the foot in its room."""
    flow = Flow(ui, box.x, box.y, box.w)
    first, second = heights(view, motion)
    if not second or first + second + 12 <= box.h:
        consequences(ui, view, motion, flow)
        flow.y = box.y + first + 6
        moves(ui, view, motion, flow)
        return
    known = ui.memory.get("council.outlook")
    chosen = known if known in ("follows", "moves") else "follows"
    x = box.x
    for id, words in (("follows", say("In a year")), ("moves", say("What moves it"))):
        pressed, wide = choice_chip(ui, f"council.outlook.{id}", x, box.y - 1, words, id == chosen)
        x += wide + 6
        if pressed:
            chosen = ui.memory["council.outlook"] = id
    outlook_part(ui, view, motion, flow, chosen)


def outlook_part(ui: Ui, view: View, motion: MotionReading, flow: Flow, part: str) -> None:
    """One of the foot's two parts below the words that chose it: what `follows`, or what `moves` the chance."""
    consequences(ui, view, motion, flow, titled=False) if part == "follows" else moves(ui, view, motion, flow, titled=False)


def consequences(ui: Ui, view: View, motion: MotionReading, flow: Flow, titled: bool = True) -> None:
    """If it passes, if it is blocked: the middle of the branches and where nine in ten of them lie."""
    c = ui.colours
    told = view.consequences(motion.serial)
    top = flow.take(HEAD)
    passed, blocked = columns_of(flow)
    if titled:
        ui.text(top.x, top.y, when(view), 13, c.second, "bold", most=passed - top.x - 92)
    shorter = ui.theme.text_factor > 1.1  # beside the words that choose the part there is no room for more
    ui.text(passed, top.y, say("Passes") if shorter else say("If it passes"), 13, c.third, "medium", "right")
    ui.text(blocked, top.y, say("Blocked") if shorter else say("If blocked"), 13, c.third, "medium", "right")
    if told is None:
        waiting = flow.take(LINE)
        words = say("Futures are being lived …") if view.forecasting else say("No forecast is at hand.")
        ui.text(waiting.x, waiting.y, words, 13, c.third)
        return
    if not told:
        ui.text(flow.x, flow.take(LINE).y, say("Nothing here moves by half a point within a year."), 13, c.third)
    for one in told:
        consequence(ui, view, motion, one, flow)


def when(view: View) -> str:
    """How far the branches go: a year, or to the end of the world's span."""
    end = view.consequences_day()
    return say("In a year, {day}", day=day_words(end)) if (end - view.game.today).days > 360 else day_words(end)


def columns_of(flow: Flow) -> tuple[float, float]:
    """The right edges of the two columns of ends."""
    return flow.right - 122, flow.right - 4


def consequence(ui: Ui, view: View, motion: MotionReading, one: Consequence, flow: Flow) -> None:
    """One quantity: today, and both ends; the better end is marked where the two are told apart."""
    c, row = ui.colours, flow.take(LINE)
    id = f"council.follows.{motion.serial}.{one.name}"
    passed, blocked = columns_of(flow)
    area = Box(row.x, row.y, row.w, LINE)
    ui.hit(id, area, focusable=False, text=f"{one.name}: {one.today:.0f}, {words_of(one.passed)}, {words_of(one.blocked)}")
    wide = ui.text(row.x, row.y, one.name, 13, c.second, most=passed - row.x - 132)
    ui.dotted(row.x, row.y + 17 + ui.growth(13), wide)
    ui.text(passed - 96, row.y, say("{today} →", today=f"{one.today:.0f}"), 13, c.third, align="right")
    for x, reach, better in ((passed, one.passed, one.welcome), (blocked, one.blocked, not one.welcome)):
        colour = c.text if not one.differs else c.good if better else c.bad
        side = ui.text(x, row.y, f"({reach.low:.0f}–{reach.high:.0f})", 13, c.third, align="right")
        ui.text(x - side - 5, row.y, f"{reach.middle:.0f}", 13, colour, "bold", "right")
        if one.differs and better:
            ui.icon("check", x - side - 43, row.y + 4, 11, c.good)
    explain(ui, id, area, lambda: follows_tip(view, one))


def words_of(reach: Reach) -> str:
    """A middle with its interval."""
    return f"{reach.middle:.0f} ({reach.low:.0f}–{reach.high:.0f})"


def follows_tip(view: View, one: Consequence) -> Tip:
    """What a line of consequences means, and how sure it is."""
    gap = one.difference
    rows = [
        TipRow(say("today"), f"{one.today:.0f}"),
        TipRow(say("if it passes"), words_of(one.passed)),
        TipRow(say("if blocked"), words_of(one.blocked)),
    ]
    total = (say("passing changes it by"), f"{signed(gap.value)} ({signed(gap.low)} … {signed(gap.high)})")
    note = one.why + "\n" + say("The middle of 250 futures of each end, and in brackets where nine in ten of them lie.")
    return Tip(one.name, day_words(one.day), rows, note, total=total)


def moves(ui: Ui, view: View, motion: MotionReading, flow: Flow, titled: bool = True) -> None:
    """What moves the forecast: a tornado of votes and motives."""
    found = swings_of(view, motion)
    if not found:
        if not titled:
            flow.words(say("Nothing moves it by half a point."), 13, ui.colours.third)
        return
    right = say("chance of passing, %")
    if titled:
        flow.title(say("What moves the forecast"), right)
    else:
        ui.text(flow.right - 4, flow.take(HEAD).y, right, 13, ui.colours.third, align="right")
    swings = [Swing(swing_label(mover.what), 100 * mover.low, 100 * mover.high) for mover in found]
    area = Box(flow.x, flow.y + 2, flow.w - 30, 0)
    flow.y += tornado(ui, area, 100 * motion.chance, swings, label_width=160)


def swing_label(what: str) -> str:
    """A mover in a few words: a voter's nay or aye, a motive weaker or stronger."""
    return say("{what}: half … 1½", what=term_words(what)) if what in TERM_ICONS else say("{what}: nay … aye", what=what)
