"""The members in the council panel: intended vote, reasons as a bar, and, expanded, reasons by name and levers."""

from functools import partial

from sim.game.council import MotionReading, Voter
from sim.game.levers import Lever
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Segment, diverging
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import explain, term
from sim.play.screens.marks import CHOICE_WORDS, TERM_ICONS, pill, signed, term_words
from sim.play.screens.panel import Flow
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words.figures import percent

ROW, DENSE = 31.0, 24.0
"""Heights of a member's row: with few members, with many."""
LEVER = 44.0


def columns(ui: Ui, box: Box) -> float:
    """The heads of the table of members. Returns the y below."""
    c = ui.colours
    ui.line(box.x, box.y, box.right, box.y)
    ui.text(box.x, box.y + 4, say("Member"), 13, c.third, "medium")
    middle = middle_of(box.x, box.w)
    against = ui.text(middle - 8, box.y + 4, say("‹ against"), 13, c.bad, "medium", "right")
    room = middle - 8 - against - 6 - box.x - 128
    whole = say("Intended vote")
    ui.text(box.x + 128, box.y + 4, whole if ui.text_width(whole, 13, "medium") <= room else say("Vote"), 13, c.third, "medium")
    ui.text(middle + 8, box.y + 4, say("for ›"), 13, c.good, "medium")
    ui.text(box.right - 6, box.y + 4, say("P(aye)"), 13, c.third, "medium", "right")
    return box.y + 27


def middle_of(x: float, w: float) -> float:
    """Where the reasons part: for to the right, against to the left."""
    return x + 226 + (w - 226 - 50) * 0.48


def member(ui: Ui, view: View, motion: MotionReading, voter: Voter, flow: Flow, high: float = ROW) -> None:
    """One member, in a row of a height: its intended vote, its reasons as a bar, the chance of a yes; expanded when chosen."""
    c = ui.colours
    open_id = f"council.open.{motion.serial}"
    chosen = ui.memory.get(open_id) == voter.state
    row = flow.take(high)
    extra = expanded_height(ui, view, motion, voter) if chosen else 0.0
    if chosen:
        reveal(ui, motion.serial, row.y + high + extra)
        ui.box((row.x - 6, row.y - 2, row.w + 8, high + extra + 1), c.bar, 5, mixed(c.panel, c.gold, 0.5))
    hit = ui.hit(
        f"council.member.{voter.state}",
        row,
        text=view.state_name(voter.state),
        state=voter.chosen or voter.intends,
        group="council.members",
    )
    if hit.hovered and not chosen:
        ui.box((row.x - 6, row.y, row.w + 8, high - 2), c.bar, 5)
    y = row.y + (high - 25) / 2
    ui.flag(view.flag(voter.state), row.x, y + 6, 13)
    ui.text(row.x + 25, y + 2, view.state_name(voter.state), 15, c.text if voter.barred is None else c.third, "medium", most=98)
    pill(ui, row.x + 128, y + 1, voter.chosen or voter.intends, known=voter.chosen is not None)
    if voter.barred is None:
        middle = middle_of(row.x, row.w)
        room = min(middle - row.x - 224, row.right - max(48.0, ui.text_width("100 %", 15, "bold") + 8) - middle)
        ui.line(middle, row.y, middle, row.y + high, c.edge)
        weights = [Segment(value, TERM_ICONS.get(name, "circle"), name) for name, value in voter.terms if abs(value) > 0.04]
        diverging(ui, middle, y + 5, weights, room / reach(motion), most=room)
        if voter.chosen is None:
            ui.text(row.right - 4, y + 2, percent(voter.yes), 15, c.text, "bold", "right")
        else:
            ui.text(row.right - 4, y + 3, say("cast"), 13, c.second, "medium", "right")
    else:
        ui.text(row.x + 228, y + 3, voter.barred.text, 13, c.third, most=row.w - 232)
    explain(ui, f"council.member.{voter.state}", row, lambda: voter_tip(view, voter))
    ui.focus_ring(f"council.member.{voter.state}", row, 5)
    if hit.clicked:
        ui.memory[open_id] = None if chosen else voter.state
        ui.memory[f"council.reveal.{motion.serial}"] = not chosen
    if chosen:
        expanded(ui, view, motion, voter, flow)


def reveal(ui: Ui, serial: int, bottom: float) -> None:
    """Scroll so far that all of a row that was just expanded is seen."""
    if ui.memory.get(f"council.reveal.{serial}") and bottom > ui.visible.bottom:
        known = ui.memory.get(f"council.{serial}.scroll", 0.0)
        ui.memory[f"council.{serial}.scroll"] = (
            (float(known) if isinstance(known, (int, float)) else 0.0) + bottom - ui.visible.bottom + 4
        )
    ui.memory[f"council.reveal.{serial}"] = False


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
    note = voter.barred.text if voter.barred else odds_of(voter)
    if voter.chosen is not None:
        note = say("Its vote is cast: {vote}. By its reasons alone it would be {odds}.", vote=vote_words(voter), odds=note)
    lobbied = [TipRow(say("of which lobbying"), say("{n} points", n=f"{voter.lobbied:.0f}"))] if voter.lobbied else []
    return Tip(
        view.state_name(voter.state),
        say("reasons, logits"),
        rows + lobbied,
        note,
        view.flag(voter.state),
        (say("in all"), signed(voter.utility, 2)),
    )


def odds_of(voter: Voter) -> str:
    """How likely each choice is by the reasons alone."""
    yes, abstain, no = percent(voter.yes), percent(voter.abstain), percent(voter.no)
    return say("{yes} aye, {abstain} abstain, {no} nay", yes=yes, abstain=abstain, no=no)


def vote_words(voter: Voter) -> str:
    """The choice of a government that has answered, as it is read in a sentence."""
    return say(CHOICE_WORDS.get(voter.chosen or "none", "OPEN")).lower()


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


def members_height(ui: Ui, view: View, motion: MotionReading, high: float) -> float:
    """How high all members' rows are, the expanded one with its reasons and levers."""
    chosen = ui.memory.get(f"council.open.{motion.serial}")
    extra = sum(expanded_height(ui, view, motion, voter) for voter in motion.voters if voter.state == chosen)
    return high * len(motion.voters) + extra + 8


def expanded_height(ui: Ui, view: View, motion: MotionReading, voter: Voter) -> float:
    """How high the expanded part of a member is."""
    rows = (len(shown_terms(voter)) + 1) // 2
    levers = (len(levers_on(view, motion, voter)) + 2) // 3
    return 22.0 + 18 * rows + LEVER * levers


def expanded(ui: Ui, view: View, motion: MotionReading, voter: Voter, flow: Flow) -> None:
    """The named reasons of a member with signed weights, and the levers with gain and price."""
    c = ui.colours
    odds = f"{signed(voter.utility)} → {odds_of(voter)}"
    if voter.chosen is not None:
        odds = say("cast; else {odds}", odds=odds_of(voter))
    line = flow.take(20)
    ui.text(line.x, line.y, say("Why {state}", state=view.state_name(voter.state)), 13, c.second, "medium", most=130)
    ui.text(line.right - 4, line.y, odds, 13, c.text, "medium", "right")
    terms = shown_terms(voter)
    for place in range(0, len(terms), 2):
        row = flow.take(18)
        for column, (name, value) in enumerate(terms[place : place + 2]):
            half = Box(row.x + column * row.w / 2, row.y, row.w / 2 - 12, 18)
            colour = c.good if value > 0 else c.bad
            ui.icon(TERM_ICONS.get(name, "circle"), half.x, half.y + 3, 13, colour)
            id = f"council.term.{voter.state}.{name}"
            term(ui, id, half.x + 19, half.y, term_words(name), partial(term_tip, name, value), most=half.w - 60)
            ui.text(half.right, half.y, signed(value, 2), 13, colour, "bold", "right")
    levers = levers_on(view, motion, voter)
    for place in range(0, len(levers), 3):
        row = flow.take(LEVER)
        for box, lever in zip(Box(row.x, row.y + 2, row.w - 2, 40).columns(3, 6), levers[place : place + 3], strict=False):
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


def short_label(lever: Lever) -> str:
    """A lever in a word or two, below the member that it is to move."""
    order = lever.order
    if order.kind == "lobby":
        return say("Lobby, {points} points", points=f"{order.value:g}")
    if order.kind == "amend":
        return say("Put it off") if order.option == "postpone" else say("Ask for {share}", share=percent(order.value))
    if order.kind == "pay":
        return say("Aid")
    return spoken(order.option).capitalize()


def short_price(lever: Lever) -> str:
    """A price that fits on a small button; all of it stands in the tooltip."""
    price = lever.price.split(",")[0] if lever.order.kind != "pay" else lever.price
    price = price.replace(" points of influence", " " + say("infl.")).replace(" million USD", " " + say("m $"))
    return say("smaller") if lever.order.option == "cut_motion" else price.replace("affinity -", say("ties") + " −")


def draw_lever(ui: Ui, view: View, lever: Lever, box: Box, id: str) -> None:
    """A lever: what it is, what it gains, what it costs; pressed, it is ordered."""
    c = ui.colours
    reason = lever.refusal.text if lever.refusal else ""
    gain = "" if lever.gain is None else signed(100 * lever.gain, 0) + " pp"
    hit = ui.hit(id, box, text=f"{lever.label} {gain} {lever.price}", state=f"disabled: {reason}" if reason else "")
    ui.box(
        box, mixed(c.raised, c.panel, 0.5) if reason else c.pressed if hit.hovered else c.raised, 5, c.line if reason else c.edge
    )
    ui.text(box.x + 8, box.y + 2, short_label(lever), 13, c.third if reason else c.text, "medium", most=box.w - 12)
    wide = ui.text(
        box.x + 8,
        box.y + 19,
        gain or say("not now"),
        13,
        c.third if reason else c.good if (lever.gain or 0) > 0 else c.bad,
        "bold",
    )
    ui.text(box.right - 7, box.y + 19, short_price(lever), 13, c.third, align="right", most=box.w - wide - 20)
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
