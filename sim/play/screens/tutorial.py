"""The tutorial: a guided game that teaches appeal, vote, lever, deployment and rewind, and can be left at any time.

Each step says what to do and waits until it has been done; nothing else is locked.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sim.game.session import Game
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.widgets import button
from sim.play.texts import say
from sim.play.view import View

if TYPE_CHECKING:
    from sim.play.screens.game import GameScreen

SCENARIO, SEED, STATE, FIRST = "real-timeline", 7, "KAZ", "2022-01-04"


class Step(NamedTuple):
    """A step: what is said, and when it is done."""

    title: str
    text: str
    done: Callable[[View, "Tutorial"], bool]


def begin() -> Game:
    """The tutorial's game: Kazakhstan on the eve of the unrest of January 2022."""
    from datetime import date

    game = Game.start(SCENARIO, SEED, {STATE: "person"})
    game.advance(date.fromisoformat(FIRST), answers=False)
    return game


def has_appealed(view: View, tutorial: "Tutorial") -> bool:
    """Whether the state has decided on an appeal since the tutorial began."""
    kinds = ("appeal made", "no appeal made")
    return any(event.kind in kinds and event.who == STATE and event.day >= tutorial.first for event in view.events())


def has_ruled(view: View, tutorial: "Tutorial") -> bool:
    """Whether a council has decided since."""
    return any(ruling.day >= tutorial.first for ruling in view.game.rulings[-4:])


STEPS: tuple[Step, ...] = (
    Step(
        "You govern Kazakhstan",
        "It is January 2022, and there is unrest at home. The bar above shows how the alliance stands: point at a number to "
        "see what it is made of; Shift pins the tooltip. Press Go on.",
        lambda view, tutorial: tutorial.went_on,
    ),
    Step(
        "Appeal",
        "Time stands still until you let it pass. Press the dot key (.) for one day at a time, until you are asked whether to "
        "appeal; choose an instrument. If you do nothing, the judgement decides for you.",
        has_appealed,
    ),
    Step(
        "The council",
        "The motion is before the council. Press C, or the hexagon above. Each row is a member: its intended vote and its "
        "reasons, for to the right, against to the left. Click on one to see the reasons by name.",
        lambda view, tutorial: view.panel == "council" or has_ruled(view, tutorial),
    ),
    Step(
        "Levers",
        "Below a member's reasons are levers: each was tried in a copy of the world and shows its gain and price. Order one, "
        "or cast your own vote.",
        lambda view, tutorial: len(view.game.course.entries) > tutorial.orders + 1 or has_ruled(view, tutorial),
    ),
    Step(
        "Call the vote",
        "Press Call the vote. Time passes to the deadline, and the ballots are laid one by one.",
        lambda view, tutorial: has_ruled(view, tutorial) and view.count is None,
    ),
    Step(
        "Deployment",
        "If troops were granted, they stand under Collective forces at the left: click on the row to see task, mandate and "
        "contingents. Let a few days pass.",
        lambda view, tutorial: view.panel == "force" or view.game.day >= tutorial.first + 14,
    ),
    Step(
        "Rewind",
        "Press B for the branches of time. Go back to 5 January and decide otherwise: your first game stays as a branch of "
        "its own.",
        lambda view, tutorial: view.game.is_past or len(view.game.courses) > 1,
    ),
    Step(
        "That is all",
        "The handbook (H) has the law, the numbers and the words. The verdict in the menu compares you with the autopilot "
        "under the same luck. Good luck.",
        lambda view, tutorial: False,
    ),
)


class Tutorial:
    """How far the player has come."""

    def __init__(self) -> None:
        self.step = 0
        self.went_on = False
        self.left = False
        self.first = 0
        self.orders = 0

    def draw(self, ui: Ui, screen: "GameScreen", free: Box) -> None:
        """The card of the present step, in the middle of what the panels leave free."""
        view = screen.view
        if self.left:
            return
        if not self.first:
            self.first, self.orders = view.game.day, len(view.game.course.entries)
        if STEPS[self.step].done(view, self) and self.step < len(STEPS) - 1:
            self.step += 1
            self.went_on = False
            ui.sounds.append("decision")
        self.card(ui, free)

    def card(self, ui: Ui, free: Box) -> None:
        """Draw the step."""
        c, step = ui.colours, STEPS[self.step]
        wide = min(460.0, max(300.0, free.w - 20))
        text = say(step.text)
        high = 96 + ui.paragraph_height(wide - 40, text, 15)
        box = Box(free.x + max(0.0, (free.w - wide) / 2), free.bottom - high - 46, wide, high)
        ui.panel(box, 10, 250, c.gold)
        ui.block("tutorial", box)
        ui.icon("graduation-cap", box.x + 20, box.y + 14, 20, c.gold)
        ui.text(box.x + 50, box.y + 11, say(step.title), 18, c.text, "bold", most=wide - 130)
        ui.text(box.right - 20, box.y + 14, f"{self.step + 1} / {len(STEPS)}", 13, c.third, align="right")
        ui.paragraph(Box(box.x + 20, box.y + 42, wide - 40, 400), text, 15, c.second)
        if button(
            ui, "tutorial.leave", Box(box.x + 20, box.bottom - 44, 150, 34), say("Leave the tutorial"), size=13, quiet=True
        ):
            self.left = True
        if button(ui, "tutorial.on", Box(box.right - 140, box.bottom - 44, 120, 34), say("Go on"), "arrow-right", size=14):
            if self.step == len(STEPS) - 1:
                self.left = True
            else:
                self.step, self.went_on = self.step + 1, False
