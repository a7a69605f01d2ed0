"""The council panel: what is asked, the rule in force, how each member means to vote and why, what can be done, what follows."""

from sim.game.council import MotionReading
from sim.game.levers import POSTPONED_BY, interval
from sim.game.order import Order
from sim.play.kit.boxes import Box
from sim.play.kit.charts import density
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import button, chip, choice_chip, explain
from sim.play.screens.council_members import DENSE, ROW, columns, member, members_height, vote_words
from sim.play.screens.council_outlook import outlook, outlook_height, outlook_part
from sim.play.screens.panel import body, head, nothing
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words, spoken
from sim.words.figures import percent
from sim.world.law import clause_name

FOOT = 56.0
ROOMY = 640.0
"""Height of the panel from which the outlook stays in sight; in a lower one it takes turns with the members."""
CHIPS = 28.0
"""Height of the words that choose between them."""
FEW = 6
"""Up to so many members have high rows."""
RULE_WORDS = {
    "consensus": "one nay blocks", "unanimity": "all have to say aye",
    "simple_majority": "more than half", "qualified_majority": "a large majority",
    "weighted_majority": "votes are weighted",
}  # fmt: skip


def council_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the motion that is shown."""
    serial = view.shown if isinstance(view.shown, int) else None
    pending = view.motions()
    if serial not in pending:
        old = next((ruling for ruling in reversed(view.game.rulings) if ruling.serial == serial), None)
        if old is not None and view.count is not None:
            counted = say("The votes are being counted.")  # the ruling behind the count would tell its end
            nothing(ui, view, box, "gavel", say("{name} council", name=old.organisation), counted)
            return
        if old is not None:
            view.panel, view.shown = "vote", serial
            return
        nothing(
            ui, view, box, "gavel", say("Council"), say("No motion is before the council. When one is tabled, it is shown here.")
        )
        return
    motion = view.motion(serial)
    place = pending.index(serial) + 1
    y = head(
        ui,
        view,
        box,
        "gavel",
        say("{name} council", name=motion.organisation),
        say("motion {n} of {of}", n=place, of=len(pending)),
    )
    switch(ui, view, pending, place - 1)
    y = opening(ui, view, motion, Box(box.x + 16, y, box.w - 32, 200))
    own = own_vote(ui, view, motion, Box(box.x + 16, box.bottom - FOOT, box.w - 32, FOOT))
    foot = box.bottom - FOOT - own
    fixed = box.h >= ROOMY
    row = ROW if len(motion.voters) <= FEW and fixed else DENSE
    part, y = ("members", y) if fixed else parts(ui, Box(box.x + 16, y, box.w - 32, CHIPS))
    if part == "members":
        y = columns(ui, Box(box.x + 16, y, box.w - 32, 24))
    if fixed:
        high = outlook_height(view, motion, foot - 12 - y - members_height(ui, view, motion, row))
        foot -= high
        outlook(ui, view, motion, Box(box.x + 16, foot + 6, box.w - 32, high))
    with body(ui, f"council.{serial}" if part == "members" else f"council.{serial}.{part}", box, y, foot - 4) as flow:
        if part == "members":
            for voter in motion.voters:
                member(ui, view, motion, voter, flow, row)
        else:
            outlook_part(ui, view, motion, flow, part)
    ui.line(box.x + 16, foot, box.right - 16, foot)
    buttons(ui, view, motion, Box(box.x + 16, box.bottom - FOOT + 8, box.w - 32, 38))


def parts(ui: Ui, box: Box) -> tuple[str, float]:
    """In a low panel: which part is in sight, the members or one of the outlook's. Returns it and the y below the words."""
    known = ui.memory.get("council.part")
    chosen = known if known in ("follows", "moves") else "members"
    ui.line(box.x, box.y, box.right, box.y)
    x = box.x
    for id, words in (("members", say("Members")), ("follows", say("In a year")), ("moves", say("What moves it"))):
        pressed, wide = choice_chip(ui, f"council.part.{id}", x, box.y + 4, words, id == chosen)
        x += wide + 6
        if pressed:
            chosen = ui.memory["council.part"] = id
    return chosen, box.y + box.h


def switch(ui: Ui, view: View, pending: list[int], place: int) -> None:
    """Go to the next motion by keyboard."""
    if len(pending) > 1 and ui.take("ctrl+right", "ctrl+left"):
        view.shown = pending[(place + 1) % len(pending)]


def title_of(view: View, motion: MotionReading) -> str:
    """What is asked, in a line."""
    if motion.clause is not None:
        return say("Amend {clause} to {value}", clause=clause_name(motion.clause).replace("_", " "), value=f"{motion.value:g}")
    what = motion.instrument if motion.instrument != "none" else motion.matter
    words = spoken(what).capitalize()
    return words + (say(" for {state}", state=view.state_name(motion.target)) if motion.target else "")


def opening(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """Title, chips, rule in force and forecast. Returns the y below."""
    c, y = ui.colours, box.y
    ui.text(box.x, y, title_of(view, motion), 20, c.text, "bold", most=box.w)
    y += 28
    x = box.x
    for text, icon in chips(view, motion):
        wide = ui.text_width(text, 13, "medium") + 36
        if x + wide > box.right:
            break
        x += chip(ui, x, y, text, icon) + 6
    y += 28
    y = rule_line(ui, view, motion, Box(box.x, y, box.w, 30)) + 8
    if motion.refusal is not None:
        ui.text(box.x, y, say("Inadmissible: {why}", why=motion.refusal.text), 14, c.danger, "bold", most=box.w)
        y += 26
    return forecast(ui, view, motion, Box(box.x, y, box.w, 50))


def chips(view: View, motion: MotionReading) -> list[tuple[str, str]]:
    """What is asked in a few words."""
    found = []
    if motion.sought != motion.instrument and motion.sought != "none":
        found.append((say("asked: {what}", what=spoken(motion.sought)), "arrow-down"))
    found.append((say("matter: {what}", what=spoken(motion.matter)), "scroll-text"))
    if motion.burden < 0.995:
        found.append((say("cut to {share}", share=percent(motion.burden)), "file-pen-line"))
    if motion.proposer:
        found.append((view.state_name(motion.proposer), "user-round"))
    found.append((day_words(motion.deadline), "calendar"))
    return found


def rule_line(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """The rule in force in gold, with its article one click away, and the days that are left."""
    c = ui.colours
    days = motion.deadline.toordinal() - view.game.day
    left = say("{n} d", n=days) if days > 0 else say("today")
    hit = ui.hit("council.rule", box, text=f"{spoken(motion.rule.rule)}: {motion.rule.text}", state=motion.rule.article)
    ui.box(box, mixed(c.panel, c.gold, 0.16 if hit.hovered else 0.09), 5, mixed(c.panel, c.gold, 0.4))
    ui.icon("scale", box.x + 9, box.y + 7, 15, c.gold)
    name = say("{rule} · {article}", rule=spoken(motion.rule.rule).capitalize(), article=motion.rule.article)
    wide = ui.text(box.x + 31, box.y + 4, name, 14, c.gold, "bold")
    ui.dotted(box.x + 31, box.y + 22 + ui.growth(14), wide, c.gold)
    days_wide = ui.text(box.right - 10, box.y + 4, left, 14, c.text, "bold", "right")
    room = box.w - 31 - wide - days_wide - 26
    words = say(RULE_WORDS[motion.rule.rule])
    if motion.rule.text.startswith("consent of all"):
        words = say("one nay blocks a foreign base")
    ui.text(box.x + 39 + wide, box.y + 5, words, 13, c.second, most=room)
    ui.focus_ring("council.rule", box, 5)
    explain(
        ui,
        "council.rule",
        box,
        lambda: Tip(
            motion.rule.article, spoken(motion.rule.rule), note=motion.rule.text + "\n" + say("Click to read the article.")
        ),
    )
    if hit.clicked:
        view.open("handbook", motion.rule.article)
    return box.bottom


def forecast(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """The chance that it passes, as a number with its interval and as a density. Returns the y below."""
    c = ui.colours
    low, high = interval(motion.chance, view.movers(motion.serial))
    beside = max(54.0, 8 + ui.text(box.x, box.y, say("Forecast"), 13, c.second, "medium"))
    ui.text(box.x, box.y + 15 + ui.growth(13), say("passes"), 13, c.third)
    wide = ui.text(box.x + beside, box.y - 4, percent(motion.chance), 28, c.text, "bold")
    spread = say("90 % interval {low}–{high} %", low=f"{100 * low:.0f}", high=f"{100 * high:.0f}")
    under = ui.text(box.x, box.y + 33 + ui.growth(13), spread, 13, c.third)
    left = box.x + max(142.0, beside + wide + 16, under + 12)
    density(ui, Box(left, box.y, box.right - left, 27), motion.chance, low, high)
    box_hit = Box(box.x, box.y, box.w, 48)
    ui.hit(
        "council.forecast",
        box_hit,
        text=say(
            "passes {chance}, 90 % interval {low} to {high}", chance=percent(motion.chance), low=percent(low), high=percent(high)
        ),
    )
    explain(ui, "council.forecast", box_hit, lambda: chance_tip(view, motion))
    return box.y + 52


def chance_tip(view: View, motion: MotionReading) -> Tip:
    """How the chance comes about: what each member is likely to say, or has said."""
    rows = []
    for voter in [one for one in motion.voters if one.barred is None][:10]:
        likely = say("{yes} aye", yes=percent(voter.yes))
        cast = say("cast: {vote}", vote=vote_words(voter))
        rows.append(TipRow(view.state_name(voter.state), likely if voter.chosen is None else cast))
    note = say(
        "Votes dealt 2,000 times under the rule in force with dice of their own, never the game's. The interval is what the "
        "chance may be if each motive is misjudged by half."
    )
    return Tip(say("Chance of passing"), percent(motion.chance), rows, note)


def my_vote(view: View, motion: MotionReading) -> tuple[bool, str | None]:
    """Whether the player's state has a vote here that may still be cast or changed, and what it has cast."""
    voter = next((voter for voter in motion.voters if voter.state == view.seat), None)
    return (voter is not None and voter.barred is None), voter.chosen if voter else None


def own_vote(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """The player's own vote, above the buttons. Returns the height it takes."""
    can, cast = my_vote(view, motion)
    if not can or view.seat is None:
        return 0.0
    c, high = ui.colours, 44.0
    y = box.y - high + 6
    ui.text(box.x, y + 6, say("Your vote"), 14, c.second, "medium")
    for part, (choice, icon) in zip(
        Box(box.x + 86, y, box.w - 86, 32).columns(3, 6), (("yes", "check"), ("abstain", "minus"), ("no", "x")), strict=True
    ):
        words = {"yes": say("Aye"), "abstain": say("Abstain"), "no": say("Nay")}[choice]
        order = Order(view.seat, "vote", choice, motion.serial, organisation=motion.organisation)
        reason = "" if cast == choice else view.refusal(order)
        if button(ui, f"council.vote.{choice}", part, words, icon, on=cast == choice, reason=reason, size=14):
            view.give(order)
    return high


def buttons(ui: Ui, view: View, motion: MotionReading, box: Box) -> None:
    """Amend, put off, and the vote itself."""
    wide = (box.w - 16) * 0.29
    own = motion.proposer == view.seat and view.seat is not None
    why = "" if own else say("only the proposer amends its motion")
    if button(ui, "council.amend", Box(box.x, box.y, wide, 38), say("Amend"), "file-pen-line", reason=why):
        view.dialog = ("cut", motion.serial)
    later = Order(view.seat or "", "amend", "postpone", motion.serial, POSTPONED_BY, organisation=motion.organisation)
    late = view.refusal(later) if view.seat is not None else say("nobody is governed here")
    if button(
        ui,
        "council.later",
        Box(box.x + wide + 8, box.y, wide, 38),
        say("Postpone"),
        "clock",
        reason=late,
        tell=lambda: Tip(
            say("Have the vote put off"),
            note=say("By {days} days, at a price in influence; until then members can be won.", days=f"{POSTPONED_BY:g}"),
        ),
    ):
        view.give(later)
    x = box.x + 2 * (wide + 8)
    ready = say("the game is over") if view.game.is_over else ""
    if button(
        ui,
        "council.call",
        Box(x, box.y, box.right - x, 38),
        say("Call the vote"),
        "gavel",
        primary=True,
        default=True,
        reason=ready,
        tell=lambda: Tip(
            say("Go on to the vote"),
            note=say("Time passes to {day}, and the votes are counted.", day=day_words(motion.deadline)),
        ),
    ):
        view.call_vote(motion.serial)
