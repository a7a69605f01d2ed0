"""The count of a vote as a moment: ballots are laid one by one, then the verdict with its article and what follows from it."""

from sim.game.decided import Decided
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.lists import scroll
from sim.play.kit.modal import dialog
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import button, explain
from sim.play.screens.marks import TERM_ICONS, choice_colour, pill, signed, term_words
from sim.play.texts import say
from sim.play.view import View
from sim.report.decision import VoteReason
from sim.report.names import spoken
from sim.words.figures import percent

BALLOT_SECONDS = 0.4
ROW = 34.0
VERDICT_WORDS = {
    "adopted": "Adopted", "adopted_limited": "Adopted by those willing", "objection": "Blocked by an objection",
    "no_quorum": "No quorum", "not_enough_yes": "Too few votes", "vetoed": "Vetoed", "none": "Not admitted",
}  # fmt: skip


def draw_count(ui: Ui, view: View) -> None:
    """Draw the count; Enter or Esc goes on once it is over, and before it shows all ballots at once."""
    ruling = view.count
    if ruling is None:
        return
    votes = sorted(ruling.votes, key=lambda vote: view.game.names.state(vote.state))
    still = ui.theme.reduced_motion
    laid = len(votes) if still else min(len(votes), int((view.app.now - view.count_since) / BALLOT_SECONDS))
    over = laid >= len(votes)
    known = ui.memory.get("count.laid", 0)
    if isinstance(known, int) and laid > known and not over:
        ui.sounds.append("ballot")
    ui.memory["count.laid"] = laid
    high = min(ui.screen.h - 40, 250 + ROW * ((len(votes) + 1) // 2))
    with dialog(ui, "count", title_of(view, ruling), 760, high, "gavel", closable=over) as opened:
        inner = opened.inner
        tally(ui, ruling, votes[:laid], Box(inner.x, inner.y, inner.w, 60), over)
        area = Box(inner.x, inner.y + 74, inner.w, inner.h - 74 - 96)
        rows = (len(votes) + 1) // 2
        with scroll(ui, "count.ballots", area, rows * ROW) as top:
            for place, vote in enumerate(votes):
                column, row = divmod(place, rows)
                box = Box(area.x + column * (area.w / 2 + 4), top + row * ROW, area.w / 2 - 14, ROW)
                ballot(ui, view, vote, box, place < laid)
        foot = Box(inner.x, inner.bottom - 84, inner.w, 84)
        if over:
            if known != laid:
                ui.sounds.append("passed" if ruling.passed else "failed")
            verdict(ui, view, ruling, foot)
            if button(
                ui,
                "count.on",
                Box(foot.right - 150, foot.bottom - 40, 150, 38),
                say("Go on"),
                "arrow-right",
                primary=True,
                default=True,
            ):
                opened.closed = True
        elif button(
            ui,
            "count.all",
            Box(foot.right - 190, foot.bottom - 40, 190, 38),
            say("Show all ballots"),
            "fast-forward",
            default=True,
        ):
            view.count_since = -1e9
    if opened.closed:
        view.count = None
        if (view.panel, view.shown) == ("council", ruling.serial):
            view.close()  # the motion is no more: from its ruling one goes back to where one was before
        view.open("vote", ruling.serial)


def title_of(view: View, ruling: Decided) -> str:
    """What was voted on."""
    what = spoken(ruling.instrument if ruling.instrument != "none" else ruling.matter).capitalize()
    return say("{what} for {state}", what=what, state=view.state_name(ruling.target)) if ruling.target else what


def tally(ui: Ui, ruling: Decided, votes: list[VoteReason], box: Box, over: bool) -> None:
    """The votes laid so far, as a row of blocks and as numbers."""
    c = ui.colours
    x = box.x
    for choice, words in (("yes", say("aye")), ("abstain", say("abstain")), ("no", say("nay")), ("absent", say("absent"))):
        count = sum(vote.choice == choice for vote in votes)
        ui.text(x, box.y - 4, str(count), 30, choice_colour(ui, choice), "bold")
        ui.text(x + 12 + ui.text_width(str(count), 30, "bold"), box.y + 12, words, 14, c.second)
        x += 150
    wide = (box.w - 4) / max(1, len(ruling.votes))
    for place in range(len(ruling.votes)):
        part = (box.x + place * wide, box.y + 44, wide - 3, 12)
        laid = sorted(votes, key=lambda vote: ("yes", "abstain", "absent", "barred", "no").index(vote.choice))
        colour = choice_colour(ui, laid[place].choice) if place < len(laid) else c.raised
        ui.box(part, colour, 3)


def ballot(ui: Ui, view: View, vote: VoteReason, box: Box, laid: bool) -> None:
    """One member's ballot, face down or laid."""
    c = ui.colours
    ui.flag(view.flag(vote.state), box.x, box.y + 8, 13)
    ui.text(box.x + 26, box.y + 4, view.state_name(vote.state), 15, c.text if laid else c.third, "medium", most=120)
    if not laid:
        ui.box((box.x + 150, box.y + 4, 92, 22), c.raised, 11, c.line)
        return
    pill(ui, box.x + 150, box.y + 4, vote.choice, known=True)
    id = f"count.vote.{vote.state}"
    ui.hit(id, box, text=view.state_name(vote.state), state=vote.choice)
    strongest = [name for name, value in vote.terms if name != "habit" and abs(value) > 0.05][:3]
    for place, name in enumerate(strongest):
        ui.icon(TERM_ICONS.get(name, "circle"), box.x + 252 + place * 20, box.y + 8, 14, c.second)
    ui.focus_ring(id, box)
    explain(ui, id, box, lambda: vote_tip(view, vote))


def vote_tip(view: View, vote: VoteReason) -> Tip:
    """A vote as the sum of its motives."""
    rows = [
        TipRow(term_words(name), signed(value, 2), None, TERM_ICONS.get(name, "circle"))
        for name, value in vote.terms
        if abs(value) >= 0.005
    ]
    note = say("P(aye) {yes}; {flip}. Chosen by: {by}.", yes=percent(vote.probability), flip=vote.flip, by=vote.chosen_by)
    return Tip(
        view.state_name(vote.state), vote.choice, rows, note, view.flag(vote.state), (say("in all"), signed(vote.utility, 2))
    )


def verdict(ui: Ui, view: View, ruling: Decided, box: Box) -> None:
    """How it ended, by which article, and what it means for the one who asked."""
    c = ui.colours
    colour = c.good if ruling.passed else c.bad
    ui.box((box.x, box.y - 2, box.w, 42), mixed(c.panel, colour, 0.18), 6, colour)
    ui.icon("circle-check" if ruling.passed else "circle-x", box.x + 12, box.y + 9, 20, colour)
    words = say(VERDICT_WORDS[ruling.verdict]) if ruling.refused is None else say("Inadmissible: {why}", why=ruling.refused)
    wide = ui.text(box.x + 42, box.y + 5, words, 18, colour, "bold")
    ui.text(box.x + 56 + wide, box.y + 9, ruling.article, 14, c.second)
    ui.paragraph(Box(box.x, box.y + 46, box.w - 170, 40), follows(view, ruling), 13, c.second)


def follows(view: View, ruling: Decided) -> str:
    """What follows from a ruling, in a sentence."""
    state = view.state_name(ruling.target) if ruling.target else ""
    if ruling.passed and ruling.instrument in ("peacekeepers", "rapid_reaction_force", "collective_defence"):
        return say("Members are asked for troops; the first move when they are mobilised.")
    if ruling.passed:
        return say("It takes effect today.")
    if not ruling.is_last:
        return say("What fails is offered again one rung lower on the ladder.")
    if state and ruling.crisis:
        return say("{state} goes without: its grievance grows, the alliance's credibility falls.", state=state)
    return say("Everything stays as it was.")


def ballots(view: View, ruling: Decided) -> list[VoteReason]:
    """The votes of a ruling in the order of the scenario's states."""
    return sorted(ruling.votes, key=lambda vote: view.game.names.state(vote.state))
