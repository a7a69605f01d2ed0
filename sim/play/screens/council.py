"""The council panel: what is asked, the rule in force, how each member means to vote and why, what can be done, what follows."""

from sim.charter.articles import ARTICLES
from sim.game.council import MotionReading, Voter
from sim.game.levers import Lever
from sim.game.order import Order
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Segment, Swing, density, diverging, tornado
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import button, chip, explain, term
from sim.play.screens.marks import TERM_ICONS, men, percent, pill, signed, term_words
from sim.play.screens.panel import Flow, body, head, nothing
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds
from sim.world.law import clause_name

FOOT = 56.0
ROW = 31.0


def council_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the panel of the motion that is shown."""
    serial = view.shown if isinstance(view.shown, int) else None
    pending = view.motions()
    if serial not in pending:
        old = next((ruling for ruling in reversed(view.game.rulings) if ruling.serial == serial), None)
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
    with body(ui, f"council.{serial}", box, y, foot - 4) as flow:
        for voter in motion.voters:
            member(ui, view, motion, voter, flow)
        flow.rule()
        consequences(ui, view, motion, flow)
        moves(ui, view, motion, flow)
    ui.line(box.x + 16, foot, box.right - 16, foot)
    buttons(ui, view, motion, Box(box.x + 16, box.bottom - FOOT + 8, box.w - 32, 38))


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
    y += 31
    x = box.x
    for text, icon in chips(view, motion):
        wide = ui.text_width(text, 13, "medium") + 36
        if x + wide > box.right:
            break
        x += chip(ui, x, y, text, icon) + 6
    y += 31
    y = rule_line(ui, view, motion, Box(box.x, y, box.w, 30)) + 10
    if motion.refusal is not None:
        ui.text(box.x, y, say("Inadmissible: {why}", why=motion.refusal.text), 14, c.danger, "bold", most=box.w)
        y += 26
    y = forecast(ui, view, motion, Box(box.x, y, box.w, 50))
    return columns(ui, Box(box.x, y, box.w, 24))


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
    found.append((f"{motion.deadline.day} {motion.deadline:%b %Y}", "calendar"))
    return found


def article_of(label: str) -> int:
    """The index of an article by its label; 0 for none."""
    return next((article.index for article in ARTICLES if article.label == label), 0)


def rule_line(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """The rule in force in gold, with its article one click away, and the days that are left."""
    c = ui.colours
    days = motion.deadline.toordinal() - view.game.day
    left = say("{n} d", n=days) if days > 0 else say("today")
    lines = ui.paragraph_height(box.w - 100, motion.rule.text, 13)
    box = box._replace(h=max(30.0, 24 + lines))
    hit = ui.hit("council.rule", box, text=f"{spoken(motion.rule.rule)}: {motion.rule.text}", state=motion.rule.article)
    ui.box(box, mixed(c.panel, c.gold, 0.16 if hit.hovered else 0.09), 5, mixed(c.panel, c.gold, 0.4))
    ui.icon("scale", box.x + 9, box.y + 7, 15, c.gold)
    name = say("{rule} · {article}", rule=spoken(motion.rule.rule).capitalize(), article=motion.rule.article)
    wide = ui.text(box.x + 31, box.y + 4, name, 14, c.gold, "bold")
    ui.dotted(box.x + 31, box.y + 22, wide, c.gold)
    ui.text(box.right - 10, box.y + 4, left, 14, c.text, "bold", "right")
    ui.paragraph(Box(box.x + 31, box.y + 23, box.w - 100, 60), motion.rule.text, 13, c.second)
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
    return box.bottom + 0


def interval(view: View, motion: MotionReading) -> tuple[float, float]:
    """The 90 % interval of the chance if each motive of all may be misjudged by half, independently, to first order."""
    below = above = 0.0
    for mover in view.movers(motion.serial):
        if mover.what in TERM_ICONS:
            ends = sorted((mover.low - motion.chance, mover.high - motion.chance))
            below += min(0.0, ends[0]) ** 2
            above += max(0.0, ends[1]) ** 2
    return max(0.0, motion.chance - below**0.5), min(1.0, motion.chance + above**0.5)


def forecast(ui: Ui, view: View, motion: MotionReading, box: Box) -> float:
    """The chance that it passes, as a number with its interval and as a density. Returns the y below."""
    c = ui.colours
    low, high = interval(view, motion)
    ui.text(box.x, box.y, say("Forecast"), 13, c.second, "medium")
    ui.text(box.x, box.y + 15, say("passes"), 13, c.third)
    wide = ui.text(box.x + 54, box.y - 4, percent(motion.chance), 28, c.text, "bold")
    ui.text(box.x, box.y + 33, say("90 % interval {low}–{high}", low=f"{100 * low:.0f}", high=f"{100 * high:.0f}"), 13, c.third)
    left = box.x + max(132.0, 54 + wide + 16)
    density(ui, Box(left, box.y, box.right - left, 27), motion.chance, low, high)
    box_hit = Box(box.x, box.y, box.w, 48)
    ui.hit(
        "council.forecast",
        box_hit,
        text=say(
            "passes {chance}, 90 % interval {low} to {high}", chance=percent(motion.chance), low=percent(low), high=percent(high)
        ),
    )
    explain(ui, "council.forecast", box_hit, lambda: chance_tip(motion))
    return box.y + 56


def chance_tip(motion: MotionReading) -> Tip:
    """How the chance comes about."""
    rows = [TipRow(voter.state, say("{yes} aye", yes=percent(voter.yes))) for voter in motion.voters if voter.barred is None][:10]
    note = say(
        "Votes dealt 2,000 times under the rule in force with dice of their own, never the game's. The interval is what the "
        "chance may be if each motive is misjudged by half."
    )
    return Tip(say("Chance of passing"), percent(motion.chance), rows, note)


def columns(ui: Ui, box: Box) -> float:
    """The heads of the table of members. Returns the y below."""
    c = ui.colours
    ui.line(box.x, box.y, box.right, box.y)
    ui.text(box.x, box.y + 4, say("Member"), 13, c.third, "medium")
    ui.text(box.x + 128, box.y + 4, say("Intended vote"), 13, c.third, "medium")
    middle = middle_of(box.x, box.w)
    ui.text(middle - 8, box.y + 4, say("‹ against"), 13, c.bad, "medium", "right")
    ui.text(middle + 8, box.y + 4, say("for ›"), 13, c.good, "medium")
    ui.text(box.right - 6, box.y + 4, say("P(aye)"), 13, c.third, "medium", "right")
    return box.y + 27


def middle_of(x: float, w: float) -> float:
    """Where the reasons part: for to the right, against to the left."""
    return x + 226 + (w - 226 - 50) * 0.48


def member(ui: Ui, view: View, motion: MotionReading, voter: Voter, flow: Flow) -> None:
    """One member: its intended vote, its reasons as a bar, the chance of a yes; expanded when chosen."""
    c = ui.colours
    open_id = f"council.open.{motion.serial}"
    chosen = ui.memory.get(open_id) == voter.state
    row = flow.take(ROW)
    extra = expanded_height(ui, view, motion, voter) if chosen else 0.0
    if chosen:
        ui.box((row.x - 8, row.y - 3, row.w + 12, ROW + extra + 2), c.bar, 5, mixed(c.panel, c.gold, 0.5))
    hit = ui.hit(
        f"council.member.{voter.state}",
        row,
        text=view.state_name(voter.state),
        state=voter.chosen or voter.intends,
        group="council.members",
    )
    if hit.hovered and not chosen:
        ui.box((row.x - 6, row.y, row.w + 8, ROW - 4), c.bar, 5)
    ui.flag(view.flag(voter.state), row.x, row.y + 8, 13)
    live = voter.barred is None
    ui.text(row.x + 25, row.y + 4, view.state_name(voter.state), 15, c.text if live else c.third, "medium", most=98)
    pill(ui, row.x + 128, row.y + 3, voter.chosen or voter.intends, known=voter.chosen is not None)
    if live:
        middle = middle_of(row.x, row.w)
        room = min(middle - row.x - 224, row.right - 48 - middle)
        ui.line(middle, row.y - 2, middle, row.y + 30, c.edge)
        weights = [Segment(value, TERM_ICONS.get(name, "circle"), name) for name, value in voter.terms if abs(value) > 0.04]
        diverging(ui, middle, row.y + 6, weights, room / reach(motion), most=room)
        ui.text(row.right - 4, row.y + 4, percent(voter.yes), 15, c.text, "bold", "right")
    else:
        ui.text(row.x + 228, row.y + 6, voter.barred.text, 13, c.third, most=row.w - 232)
    explain(ui, f"council.member.{voter.state}", row, lambda: voter_tip(view, voter))
    ui.focus_ring(f"council.member.{voter.state}", row, 5)
    if hit.clicked:
        ui.memory[open_id] = None if chosen else voter.state
    if chosen:
        expanded(ui, view, motion, voter, flow)


def reach(motion: MotionReading) -> float:
    """The scale of the bars: the sum of reasons to one side that three members in four stay below, in logits."""
    sums = []
    for voter in motion.voters:
        if voter.barred is None:
            sums.append(max(sum(abs(v) for _, v in voter.terms if v * side > 0) for side in (1, -1)))
    sums.sort()
    return max(1.0, 1.1 * sums[int(0.75 * (len(sums) - 1))]) if sums else 1.0


def voter_tip(view: View, voter: Voter) -> Tip:
    """The vote as a sum of named motives."""
    rows = [
        TipRow(term_words(name), signed(value, 2), None, TERM_ICONS.get(name, "circle"))
        for name, value in voter.terms
        if abs(value) >= 0.005
    ]
    note = (
        voter.barred.text
        if voter.barred
        else say(
            "{yes} aye, {abstain} abstain, {no} nay", yes=percent(voter.yes), abstain=percent(voter.abstain), no=percent(voter.no)
        )
    )
    lobbied = [TipRow(say("of which lobbying"), say("{n} points", n=f"{voter.lobbied:.0f}"))] if voter.lobbied else []
    return Tip(
        view.state_name(voter.state),
        say("reasons, logits"),
        rows + lobbied,
        note,
        view.flag(voter.state),
        (say("in all"), signed(voter.utility, 2)),
    )


def shown_terms(voter: Voter) -> list[tuple[str, float]]:
    """The motives that are named in the expanded row."""
    return [(name, value) for name, value in voter.terms if abs(value) >= 0.05][:8]


def levers_on(view: View, motion: MotionReading, voter: Voter) -> list[Lever]:
    """What the player's state can do about one member's vote, or about its own motion; the best of each sort."""
    if view.seat is None or voter.barred is not None or voter.state == view.seat:
        return []
    kept: dict[str, Lever] = {}
    for lever in view.levers(motion.serial, view.seat):
        about = lever.order.whom == voter.state or (lever.order.kind == "amend" and lever.order.whom is None)
        key = f"{lever.order.kind} {lever.order.option} {lever.order.value:g}" if lever.order.kind != "amend" else "amend"
        if about and key not in kept:
            kept[key] = lever
    return sorted(kept.values(), key=lambda one: (one.refusal is not None, -(one.gain or -9.0)))[:6]


def expanded_height(ui: Ui, view: View, motion: MotionReading, voter: Voter) -> float:
    """How high the expanded part of a member is."""
    rows = (len(shown_terms(voter)) + 1) // 2
    levers = (len(levers_on(view, motion, voter)) + 2) // 3
    return 24.0 + 20 * rows + 48 * levers


def expanded(ui: Ui, view: View, motion: MotionReading, voter: Voter, flow: Flow) -> None:
    """The named reasons of a member with signed weights, and the levers with gain and price."""
    c = ui.colours
    odds = say(
        "{u} → {yes} aye, {abstain} abstain, {no} nay",
        u=signed(voter.utility),
        yes=percent(voter.yes),
        abstain=percent(voter.abstain),
        no=percent(voter.no),
    )
    line = flow.take(22)
    ui.text(line.x, line.y, say("Why {state}", state=view.state_name(voter.state)), 13, c.second, "medium", most=130)
    ui.text(line.right - 4, line.y, odds, 13, c.text, "medium", "right")
    terms = shown_terms(voter)
    for place in range(0, len(terms), 2):
        row = flow.take(20)
        for column, (name, value) in enumerate(terms[place : place + 2]):
            half = Box(row.x + column * row.w / 2, row.y, row.w / 2 - 8, 20)
            colour = c.good if value > 0 else c.bad
            ui.icon(TERM_ICONS.get(name, "circle"), half.x, half.y + 3, 13, colour)
            id = f"council.term.{voter.state}.{name}"
            term(ui, id, half.x + 19, half.y, term_words(name), lambda n=name, v=value: term_tip(n, v), most=half.w - 60)
            ui.text(half.right, half.y, signed(value, 2), 13, colour, "bold", "right")
    levers = levers_on(view, motion, voter)
    for place in range(0, len(levers), 3):
        row = flow.take(48)
        for box, lever in zip(Box(row.x, row.y + 4, row.w - 2, 40).columns(3, 6), levers[place : place + 3], strict=False):
            draw_lever(ui, view, lever, box, f"council.lever.{voter.state}.{place}.{lever.label}")
    flow.y += 2


TERM_MEANINGS = {
    "habit": "A seat at the table inclines to agree.",
    "solidarity": "How close the government is to the one in trouble.",
    "shared threat": "What threatens the target threatens this state too.",
    "patrons pull": "What the leading power wants of a state that depends on it.",
    "ties to aggressor": "How close the government is to the other side.",
    "sovereignty": "Dislike of a precedent for meddling.",
    "cost": "What troops and distance would cost.",
    "overstretch": "Forces and attention bound elsewhere.",
    "opinion": "What people at home think of the organisation.",
    "legality": "How well the case stands in law.",
    "credibility": "What a refusal would do to the alliance's word.",
    "reciprocity": "Help that was given or refused to this state before.",
}


def term_tip(name: str, value: float) -> Tip:
    """What a motive means."""
    return Tip(term_words(name).capitalize(), signed(value, 2), note=say(TERM_MEANINGS.get(name, name)))


def draw_lever(ui: Ui, view: View, lever: Lever, box: Box, id: str) -> None:
    """A lever: what it is, what it gains, what it costs; pressed, it is ordered."""
    c = ui.colours
    reason = lever.refusal.text if lever.refusal else ""
    gain = "" if lever.gain is None else signed(100 * lever.gain, 0) + " pp"
    hit = ui.hit(id, box, text=f"{lever.label} {gain} {lever.price}", state=f"disabled: {reason}" if reason else "")
    ui.box(
        box, mixed(c.raised, c.panel, 0.5) if reason else c.pressed if hit.hovered else c.raised, 5, c.line if reason else c.edge
    )
    ui.text(box.x + 8, box.y + 2, lever.label, 13, c.third if reason else c.text, "medium", most=box.w - 12)
    wide = ui.text(
        box.x + 8,
        box.y + 19,
        gain or say("not now"),
        13,
        c.third if reason else c.good if (lever.gain or 0) > 0 else c.bad,
        "bold",
    )
    ui.text(box.right - 7, box.y + 19, lever.price.split(",")[0], 13, c.third, align="right", most=box.w - wide - 22)
    ui.focus_ring(id, box, 5)
    rows = [TipRow(say("gain in the chance"), gain or "–"), TipRow(say("price"), lever.price)]
    explain(
        ui,
        id,
        box,
        lambda: Tip(
            lever.label, say("lever"), rows, reason or say("Tried in a copy of the world with the same dice. Press to order it.")
        ),
    )
    if hit.clicked and not reason:
        view.give(lever.order)


def consequences(ui: Ui, view: View, motion: MotionReading, flow: Flow) -> None:
    """If it passes, if it is blocked: forecast branches, each with its spread."""
    c = ui.colours
    told = view.consequences(motion.serial)
    left, right = flow.take(20), None
    half = (left.w - 18) / 2
    ui.text(left.x, left.y, say("If it passes"), 13, c.second, "medium")
    ui.text(left.x + half + 18, left.y, say("If blocked"), 13, c.second, "medium")
    if told is None:
        waiting = flow.take(20)
        ui.text(
            waiting.x,
            waiting.y,
            say("Futures are being lived …") if view.forecasting else say("No forecast is at hand."),
            13,
            c.third,
        )
        return
    for name, passed, blocked, rising in told:
        row = flow.take(19)
        for x, span in ((row.x, passed), (row.x + half + 18, blocked)):
            ui.text(x, row.y, name, 13, c.second, most=half * 0.5)
            good = (span[1] - span[0] >= 0) == rising
            words = f"{span[0]:.0f} → {span[1]:.0f} ± {span[2]:.0f}"
            ui.text(
                x + half,
                row.y,
                words,
                13,
                (c.good if good else c.bad) if abs(span[1] - span[0]) >= 0.5 else c.text,
                "bold",
                "right",
            )
    _ = right


def moves(ui: Ui, view: View, motion: MotionReading, flow: Flow) -> None:
    """What moves the forecast: a tornado of votes and motives."""
    found = [mover for mover in view.movers(motion.serial) if mover.swing > 0.004][:6]
    if not found:
        return
    flow.rule()
    flow.title(say("What moves the forecast"), say("chance of passing, %"))
    swings = [Swing(swing_label(mover.what), 100 * mover.low, 100 * mover.high) for mover in found]
    flow.y += tornado(ui, Box(flow.x, flow.y, flow.w - 30, 0), 100 * motion.chance, swings, label_width=160)


def swing_label(what: str) -> str:
    """A mover in a few words: a voter's nay or aye, a motive weaker or stronger."""
    return say("{what}: half … 1½", what=term_words(what)) if what in TERM_ICONS else say("{what}: nay … aye", what=what)


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
    """Amend, later, and the vote itself."""
    wide = (box.w - 16) * 0.29
    own = motion.proposer == view.seat and view.seat is not None
    why = "" if own else say("only the proposer amends its motion")
    if button(ui, "council.amend", Box(box.x, box.y, wide, 38), say("Amend"), "file-pen-line", reason=why):
        view.dialog = ("cut", motion.serial)
    days = motion.deadline.toordinal() - view.game.day
    late = "" if days > 0 else say("the vote is today")
    if button(
        ui,
        "council.later",
        Box(box.x + wide + 8, box.y, wide, 38),
        say("Postpone"),
        "clock",
        reason=late,
        tell=lambda: Tip(
            say("Decide later"),
            note=say("The vote is on {day}; until then members can be won.", day=f"{motion.deadline:%d %b %Y}"),
        ),
    ):
        view.leave()
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
            note=say("Time passes to {day}, and the votes are counted.", day=f"{motion.deadline:%d %b %Y}"),
        ),
    ):
        view.call_vote(motion.serial)


__all__ = ["council_panel", "kinds", "men"]
