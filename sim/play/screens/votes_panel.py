"""The history of votes: every ruling that can be filtered, and one ruling with each vote and its reasons."""

from functools import partial

from sim.game.decided import Decided
from sim.play.kit.boxes import Box
from sim.play.kit.charts import Segment, diverging
from sim.play.kit.core import Hit, Ui
from sim.play.kit.lists import virtual_list
from sim.play.kit.textfield import text_field
from sim.play.kit.widgets import button, chip, choice_chip, explain
from sim.play.screens.count import VERDICT_WORDS, ballots, title_of, vote_tip
from sim.play.screens.marks import TERM_ICONS, empty, pill
from sim.play.screens.panel import body, head, nothing
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words.figures import percent


def votes_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the list of rulings, newest first."""
    c = ui.colours
    rulings = view.game.rulings
    y = head(ui, view, box, "vote", say("History of votes"), str(len(rulings)))
    words = text_field(
        ui, "votes.search", Box(box.x + 16, y, box.w - 32, 30), str(ui.memory.get("votes.words", "")), say("search"), "search"
    )
    ui.memory["votes.words"] = words
    x, only = box.x + 16, ui.memory.get("votes.only", "")
    for name in ("", "passed", "failed"):
        pressed, wide = choice_chip(
            ui,
            f"votes.only.{name or 'all'}",
            x,
            y + 38,
            say({"": "All", "passed": "Passed", "failed": "Failed"}[name]),
            only == name,
        )
        if pressed:
            ui.memory["votes.only"] = only = name
        x += wide + 6
    shown = [ruling for ruling in reversed(rulings) if fits(view, ruling, words.casefold(), str(only))]
    area = Box(box.x + 12, y + 66, box.w - 20, box.bottom - y - 74)
    if not shown:
        empty(ui, area, say("No ruling of this sort so far."))
        return

    def draw(place: int, row: Box, hit: Hit) -> None:
        ruling = shown[place]
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.icon("circle-check" if ruling.passed else "circle-x", row.x + 6, row.y + 6, 16, c.good if ruling.passed else c.bad)
        ui.text(row.x + 30, row.y + 2, title_of(view, ruling), 14, c.text, "medium", most=row.w - 120)
        ui.text(row.right - 6, row.y + 2, f"{ruling.date.day} {ruling.date:%b %Y}", 13, c.third, align="right")
        counts = f"{ruling.yes}–{ruling.no}–{ruling.abstain}"
        told = f"{ruling.organisation} · {say(VERDICT_WORDS[ruling.verdict])} · {counts} · {ruling.article}"
        ui.text(row.x + 30, row.y + 20, told, 13, c.second, most=row.w - 40)

    clicked = virtual_list(ui, "votes.list", area, len(shown), 42, draw, text=lambda p: shown[p].headline)
    if clicked >= 0:
        view.open("vote", shown[clicked].serial)


def fits(view: View, ruling: Decided, words: str, only: str) -> bool:
    """Whether a ruling is among those asked for."""
    if only and (only == "passed") != ruling.passed:
        return False
    return not words or words in f"{ruling.headline} {title_of(view, ruling)}".casefold()


def vote_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw one ruling: what, how it ended and by which article, each vote with its reasons."""
    ruling = next((one for one in reversed(view.game.rulings) if one.serial == view.shown), None)
    if ruling is None:
        nothing(ui, view, box, "vote", say("Ruling"), say("This ruling belongs to another branch of time."))
        return
    c = ui.colours
    y = head(ui, view, box, "vote", say("{name} ruling", name=ruling.organisation), f"{ruling.date.day} {ruling.date:%b %Y}")
    ui.text(box.x + 16, y, title_of(view, ruling), 20, c.text, "bold", most=box.w - 32)
    colour = c.good if ruling.passed else c.bad
    words = say(VERDICT_WORDS[ruling.verdict]) if ruling.refused is None else say("Inadmissible: {why}", why=ruling.refused)
    ui.icon("circle-check" if ruling.passed else "circle-x", box.x + 16, y + 34, 18, colour)
    ui.text(box.x + 42, y + 31, words, 16, colour, "bold", most=box.w - 60)
    x = box.x + 16
    for text, icon in ((spoken(ruling.matter), "scroll-text"), (say("asked: {what}", what=spoken(ruling.sought)), "megaphone")):
        x += chip(ui, x, y + 60, text, icon) + 6
    if button(
        ui, "vote.article", Box(box.x + 16, y + 92, 220, 32), say("Read {article}", article=ruling.article), "book-open", size=14
    ):
        view.open("handbook", ruling.article)
    with body(ui, f"vote.{ruling.serial}", box, y + 134, box.bottom - 10) as flow:
        flow.title(say("Votes"), say("reasons · P(aye)"))
        reach = max([1.0] + [sum(abs(v) for _, v in vote.terms if v * s > 0) for vote in ruling.votes for s in (1, -1)])
        for vote in ballots(view, ruling):
            row = flow.take(32)
            ui.flag(view.flag(vote.state), row.x, row.y + 8, 13)
            ui.text(row.x + 25, row.y + 5, view.state_name(vote.state), 14, c.text, "medium", most=96)
            pill(ui, row.x + 122, row.y + 4, vote.choice, known=True)
            middle = row.x + 222 + (row.w - 222 - 46) * 0.46
            room = min(middle - row.x - 220, row.right - 46 - middle)
            ui.line(middle, row.y, middle, row.y + 30, c.edge)
            parts = [Segment(value, TERM_ICONS.get(name, "circle"), name) for name, value in vote.terms if abs(value) > 0.04]
            diverging(ui, middle, row.y + 7, parts, room / min(9.0, reach), most=room)
            ui.text(row.right - 2, row.y + 5, percent(vote.probability), 14, c.text, "bold", "right")
            id = f"vote.{vote.state}"
            hit = ui.hit(id, row, text=view.state_name(vote.state), state=vote.choice, group="vote.votes")
            ui.focus_ring(id, row, 4)
            explain(ui, id, row, partial(vote_tip, view, vote))
            if hit.clicked:
                view.open("state", vote.state)
