"""What the tutorial watches for: how far the lessons are, what the player has done since the step began, where to point."""

from typing import NamedTuple

from sim.game.decided import Decided
from sim.play.texts import say
from sim.play.view import View
from sim.words import kinds

TROOPS = ("peacekeepers", "rapid_reaction_force", "collective_defence")
LEVERS = ("lobby", "pay", "press", "amend")
"""Kinds of orders that are levers on a motion."""


class Since(NamedTuple):
    """How much there was of everything when a step began."""

    orders: int = 0
    rulings: int = 0
    courses: int = 1
    day: int = 0

    @classmethod
    def now(cls, view: View) -> "Since":
        """As of now."""
        game = view.game
        return cls(len(game.course.entries), game.seen_rulings, len(game.courses), game.day)


def lesson(view: View) -> int:
    """The number of the last lesson that the world has begun, 0 before the first."""
    return int(view.snapshot.world.variables["value"][view.game.names.variable("lesson")])


def lesson_words(view: View, number: int) -> tuple[str, str]:
    """Title and message of a lesson as the world tells them; nothing before it is told."""
    for event in reversed(view.events()):
        if event.kind == "message":
            name = view.game.names.events[event.subject]
            if name.startswith(f"lesson-{number:02d}-"):
                return view.game.names.text("events", event.subject), event.text
    return "", ""


def has_ordered(view: View, since: Since, *sorts: str) -> bool:
    """Whether an order of one of these kinds was given since."""
    return any(entry["kind"] in sorts for entry in view.game.course.entries[since.orders :])


def waits(view: View, kind: str) -> bool:
    """Whether a decision of a kind waits for the player."""
    return any(one.kind == kind for one in view.waiting())


def motion_on(view: View, target: str | None, matter: str | None = None) -> int | None:
    """The serial of the pending motion that concerns a state, or a matter; None when there is none."""
    for serial in view.motions():
        motion = view.motion(serial)
        if (target is None or motion.target == target) and (matter is None or motion.matter == matter):
            return serial
    return None


def ruled(view: View, since: Since) -> Decided | None:
    """The last thing that a council has decided since."""
    return view.game.rulings[-1] if view.game.seen_rulings > since.rulings else None


def has_voted(view: View, serial: int | None) -> bool:
    """Whether the player's vote on a motion is given, or the motion is no longer open."""
    if serial is None or serial not in view.motions():
        return True
    voter = next((voter for voter in view.motion(serial).voters if voter.state == view.seat), None)
    return voter is None or voter.chosen is not None or voter.barred is not None


def expanded(view: View, state: str | None = None) -> bool:
    """Whether a member's row in the council panel is open, or that of one member."""
    known = view.app.ui.memory.get(f"council.open.{view.shown}")
    return known is not None and state in (None, known)


def force_in(view: View, state: str) -> int | None:
    """The serial of a collective force that is in a state or on its way there."""
    rows = view.snapshot.world.deployments
    for place in view.snapshot.open_rows("deployments"):
        live = int(rows["stage"][place]) not in (kinds.DEPLOYMENT_FREE, kinds.GONE)
        if live and view.code(int(rows["host"][place])) == state:
            return int(rows["serial"][place])
    return None


# -- what came of it ----------------------------------------------------------------------------------------------------
def told_ruling(ruling: Decided | None) -> str:
    """How a motion ended, by which article and by whose votes."""
    if ruling is None:
        return ""
    what = (ruling.instrument if ruling.instrument != "none" else ruling.matter).replace("_", " ")
    nays = ", ".join(vote.state for vote in ruling.votes if vote.choice == "no")
    votes = say("{yes} aye, {no} nay, {abstain} abstained", yes=ruling.yes, no=ruling.no, abstain=ruling.abstain)
    if ruling.passed and not ruling.votes:
        return say("{what}: granted by {article}, without a vote.", what=what.capitalize(), article=ruling.article)
    if ruling.passed:
        return say("{what}: adopted by {article} ({votes}).", what=what.capitalize(), article=ruling.article, votes=votes)
    if nays:
        return say(
            "{what}: blocked under {article}, because {who} said no ({votes}).",
            what=what.capitalize(), article=ruling.article, who=nays, votes=votes,
        )  # fmt: skip
    return say("{what}: not adopted, {article} ({votes}).", what=what.capitalize(), article=ruling.article, votes=votes)


def told_order(view: View, since: Since) -> str:
    """The last order that was given since, in words."""
    orders = view.game.course.entries[since.orders :]
    if not orders:
        return ""
    entry = orders[-1]
    what = str(entry["option"]).replace("_", " ")
    if entry["kind"] == "appeal":
        return say("Your government asks for: {what}. It is carried out when the day ends.", what=what)
    if entry["kind"] == "contribute":
        return say("Your answer is on record: {what}.", what=say("troops go") if what == "yes" else say("no troops"))
    if entry["kind"] == "vote":
        return say("Your vote is given: {what}. Until the deadline you may change it.", what=what)
    return say(
        "Ordered: {what}. Look at the row again: the chance has moved.", what=f"{entry['kind']} {entry['whom'] or ''}".strip()
    )
