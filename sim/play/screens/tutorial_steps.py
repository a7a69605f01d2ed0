"""The steps of the tutorial: the ten lessons of the world `tutorial`, each with what to do now and which control does it.

A step is left when the player has done it, or when the world has gone past it; what came of it opens the next card.
"""

from collections.abc import Callable
from typing import NamedTuple

from sim.play.screens import tutorial_acts as acts
from sim.play.screens.tutorial_acts import Since
from sim.play.texts import say
from sim.play.view import View

SCENARIO, SEED, STATE = "tutorial", 1, "VAL"
TROUBLED, SULKING, LEADER = "COS", "DUN", "BRE"
COUNT = ("count.on", "count.all")
PASS_TIME = (*COUNT, "decision.", "top.pause")


def never(view: View, since: Since) -> bool:
    """A step that the world does not go past."""
    return False


def nothing_came(view: View, since: Since) -> str:
    """A step of which nothing is told."""
    return ""


class Step(NamedTuple):
    """A step. `done` and `over` get how much there was of everything when it began; `over` leaves it without its being done.

    `points` are the ids of the controls to use, the likeliest first; one that ends in a dot stands for all that begin so.
    """

    lesson: int
    title: Callable[[], str]
    text: Callable[[View], str]
    points: tuple[str, ...]
    done: Callable[[View, Since], bool]
    came: Callable[[View, Since], str] = nothing_came
    over: Callable[[View, Since], bool] = never


def key(view: View, action: str) -> str:
    """The key of an action as it is shown."""
    hint = view.app.ui.hint(action)
    return hint if len(hint) > 1 or hint.isalpha() else f"“{hint}”"


def reached(number: int) -> Callable[[View, Since], bool]:
    """Whether the world has come to a lesson."""
    return lambda view, since: acts.lesson(view) >= number


def go_on_to(number: int, title: Callable[[], str], text: Callable[[View], str]) -> Step:
    """Let time pass to a lesson."""
    return Step(number - 1, title, text, PASS_TIME, reached(number), nothing_came, reached(number))


def has_ruled(view: View, since: Since) -> bool:
    """A council has decided since, and its count has been looked at."""
    return acts.ruled(view, since) is not None and view.count is None


def ruling_told(view: View, since: Since) -> str:
    """What the council has decided since."""
    return acts.told_ruling(acts.ruled(view, since))


def answered(matter: str | None, target: str | None) -> Callable[[View, Since], bool]:
    """The player's vote on a motion is given since."""
    return lambda view, since: (
        acts.has_ordered(view, since, "vote") and acts.has_voted(view, acts.motion_on(view, target, matter))
    )


FIRST: tuple[Step, ...] = (
    Step(
        0,
        lambda: say("You govern Valden"),
        lambda view: say(
            "A middling member of the Compact. The bar at the top shows how the alliance and your government stand: point at a "
            "number to see what it is made of; Shift pins the tooltip, underlined words open more. Then press Go on."
        ),
        ("top.cohesion", "top.influence"),
        never,
    ),
    go_on_to(
        1,
        lambda: say("Time"),
        lambda view: say(
            "Time stands still until you let it pass: press {key} or the marked button. It stops of itself when something "
            "happens that you should see.",
            key=key(view, "pause"),
        ),
    ),
    Step(
        1,
        lambda: say("The appeal"),
        lambda view: say(
            "Let time pass ({key}) until your government is asked, then choose Consultation. Each rung shows its chance of being "
            "granted.",
            key=key(view, "pause"),
        ),
        ("decision.consultation", "alert.decisions", "top.pause"),
        lambda view, since: acts.has_ordered(view, since, "appeal"),
        acts.told_order,
        lambda view, since: acts.lesson(view) >= 2,
    ),
    Step(
        1,
        lambda: say("The answer"),
        lambda view: say("End the day: {key} lets one day pass.", key=key(view, "step_day")),
        PASS_TIME,
        lambda view, since: acts.ruled(view, since) is not None,
        ruling_told,
        lambda view, since: acts.lesson(view) >= 3,
    ),
    Step(
        2,
        lambda: say("The ruling"),
        lambda view: say(
            "Open the history of votes ({key}) and press the ruling: every decision names its article.", key=key(view, "votes")
        ),
        ("votes.list.", "open.votes", "panel.close"),
        lambda view, since: view.panel in ("vote", "crisis"),
        nothing_came,
        lambda view, since: acts.lesson(view) >= 3,
    ),
    go_on_to(
        3, lambda: say("On with time"), lambda view: say("Let time pass ({key}) to the next lesson.", key=key(view, "pause"))
    ),
)

VOTE: tuple[Step, ...] = (
    Step(
        3,
        lambda: say("A motion"),
        lambda view: say("Let time pass ({key}) until the council asks for your vote.", key=key(view, "pause")),
        PASS_TIME,
        lambda view, since: acts.motion_on(view, TROUBLED) is not None,
        lambda view, since: say("Costerra has asked for material aid, and the motion is before the council."),
        reached(4),
    ),
    Step(
        3,
        lambda: say("The council"),
        lambda view: say("Open the council with {key}, or with the hexagon above.", key=key(view, "council")),
        ("alert.motions", "open.council"),
        lambda view, since: view.panel == "council",
        nothing_came,
        reached(4),
    ),
    Step(
        3,
        lambda: say("Reasons"),
        lambda view: say(
            "Each row is a member: the vote it means to give, its reasons (for to the right, against to the left), and "
            "its chance of an aye. Press the row of Brenna to read the reasons by name."
        ),
        (f"council.member.{LEADER}",),
        lambda view, since: acts.expanded(view),
        lambda view, since: say(
            "These are all its motives; their sum makes the chance of an aye. Point at one to see what it means."
        ),
        lambda view, since: acts.motion_on(view, TROUBLED) is None,
    ),
    Step(
        3,
        lambda: say("Your vote"),
        lambda view: say("Give your own vote at the foot of the panel."),
        ("council.vote.yes",),
        lambda view, since: acts.has_ordered(view, since, "vote"),
        acts.told_order,
        lambda view, since: acts.motion_on(view, TROUBLED) is None,
    ),
    Step(
        3,
        lambda: say("The count"),
        lambda view: say("Call the vote: time passes to the deadline, and the ballots are laid one by one."),
        (*COUNT, "council.call"),
        has_ruled,
        ruling_told,
        reached(4),
    ),
    go_on_to(
        4, lambda: say("On with time"), lambda view: say("Let time pass ({key}) to the next lesson.", key=key(view, "pause"))
    ),
)

LEVER: tuple[Step, ...] = (
    Step(
        4,
        lambda: say("Ask for troops"),
        lambda view: say(
            "Let time pass ({key}) until you are asked, and choose the rapid reaction force.", key=key(view, "pause")
        ),
        ("decision.rapid_reaction_force", "alert.decisions", "top.pause"),
        lambda view, since: acts.has_ordered(view, since, "appeal"),
        acts.told_order,
        reached(6),
    ),
    Step(
        4,
        lambda: say("The motion"),
        lambda view: say(
            "End the day ({day}), then open the council ({key}).", day=key(view, "step_day"), key=key(view, "council")
        ),
        ("alert.motions", "open.council", "top.pause"),
        lambda view, since: view.panel == "council" and acts.motion_on(view, STATE) is not None,
        nothing_came,
        reached(6),
    ),
    Step(
        4,
        lambda: say("Who is in doubt"),
        lambda view: say("One nay blocks the use of force. Press the row of Costerra, which trades with Foyle."),
        (f"council.member.{TROUBLED}",),
        lambda view, since: acts.expanded(view, TROUBLED),
        nothing_came,
        lambda view, since: acts.motion_on(view, STATE) is None,
    ),
    Step(
        4,
        lambda: say("A lever"),
        lambda view: say(
            "Below its reasons are levers, each with what it would gain in the chance and what it costs. They were tried in "
            "a copy of the world. Press one that you can pay."
        ),
        (f"council.lever.{TROUBLED}.",),
        lambda view, since: acts.has_ordered(view, since, *acts.LEVERS),
        acts.told_order,
        lambda view, since: acts.motion_on(view, STATE) is None,
    ),
    Step(
        4,
        lambda: say("Vote, and call the vote"),
        lambda view: say("Give your vote, then call the vote. What fails is offered again one rung lower: vote on that too."),
        (*COUNT, "council.vote.yes", "council.call", "alert.motions"),
        lambda view, since: has_ruled(view, since) and acts.motion_on(view, STATE) is None,
        ruling_told,
        reached(6),
    ),
)

DEPLOYMENT: tuple[Step, ...] = (
    Step(
        5,
        lambda: say("The force"),
        lambda view: say(
            "Troops were granted. They stand under Collective forces at the left: press the row to see task, mandate and "
            "contingents."
        ),
        ("outliner.forces.", "outliner.forces"),
        lambda view, since: view.panel == "force",
        lambda view, since: say(
            "Each contingent moves as fast as distance and readiness allow; in place it wears the crisis down."
        ),
        lambda view, since: acts.force_in(view, STATE) is None or acts.lesson(view) >= 6,
    ),
    go_on_to(
        6,
        lambda: say("Arrival"),
        lambda view: say("Let time pass ({key}) and watch the troops arrive on the map.", key=key(view, "pause")),
    ),
    Step(
        6,
        lambda: say("Their turn to ask"),
        lambda view: say(
            "Costerra asks for the force. Let time pass, vote on it, and then decide whether your own battalion goes."
        ),
        ("decision.yes", *COUNT, "council.vote.yes", "council.call", "alert.decisions", "top.pause"),
        lambda view, since: acts.has_ordered(view, since, "contribute"),
        acts.told_order,
        reached(7),
    ),
    go_on_to(
        7, lambda: say("On with time"), lambda view: say("Let time pass ({key}) to the next lesson.", key=key(view, "pause"))
    ),
    Step(
        7,
        lambda: say("A seat without a vote"),
        lambda view: say("Open Dunmark: its row is under Members at the left. Look at its dues and at its status."),
        (f"outliner.members.{SULKING}", "outliner.members"),
        lambda view, since: view.panel == "state" and view.shown == SULKING,
        nothing_came,
        reached(8),
    ),
    go_on_to(
        8, lambda: say("On with time"), lambda view: say("Let time pass ({key}) to the next lesson.", key=key(view, "pause"))
    ),
    Step(
        8,
        lambda: say("A new member?"),
        lambda view: say("Let time pass until the council asks; then give your vote on Eskaria, and call the vote."),
        (*COUNT, "council.vote.yes", "alert.motions", "top.pause"),
        answered("membership", None),
        acts.told_order,
        reached(9),
    ),
    go_on_to(
        9,
        lambda: say("On with time"),
        lambda view: say("Call the vote, or let time pass ({key}), to the next lesson.", key=key(view, "pause")),
    ),
    Step(
        9,
        lambda: say("A foreign base"),
        lambda view: say("If Costerra agrees, you are asked: a single no is enough. Let time pass, and vote as you like."),
        (*COUNT, "council.vote.no", "alert.motions", "top.pause"),
        answered("foreign_base", None),
        acts.told_order,
        reached(10),
    ),
    go_on_to(
        10, lambda: say("On with time"), lambda view: say("Let time pass ({key}) to the last lesson.", key=key(view, "pause"))
    ),
)

REWIND: tuple[Step, ...] = (
    Step(
        10,
        lambda: say("The tree of time"),
        lambda view: say("Open the branches of time: {key}, or the marked button.", key=key(view, "timeline_tree")),
        ("open.tree", "panel.close"),
        lambda view, since: view.panel == "tree",
    ),
    Step(
        10,
        lambda: say("Back to a decision"),
        lambda view: say("Your decisions are listed there. Press one to stand again on the morning on which it was open."),
        ("tree.order.", "tree.rewind"),
        lambda view, since: view.game.is_past,
        lambda view, since: say("It is that morning again, with the luck that it had. Looking changes nothing."),
    ),
    Step(
        10,
        lambda: say("Decide otherwise"),
        lambda view: say(
            "Open what waits ({key}, or the hourglass above) and answer otherwise than before. Any other order does as well.",
            key=key(view, "next_decision"),
        ),
        ("decision.", "council.vote.", "alert.decisions"),
        lambda view, since: len(view.game.courses) > since.courses,
        lambda view, since: say(
            "You are on a branch of your own: {name}. The life you left stays in the tree.", name=view.game.course.name
        ),
    ),
    Step(
        10,
        lambda: say("That is all"),
        lambda view: say(
            "The handbook ({key}) has the law, the numbers and the words. The verdict in the menu compares you with what your "
            "ministers would have made of the same luck. The rest of the year is yours: from here on nobody announces anything.",
            key=key(view, "handbook"),
        ),
        (),
        never,
    ),
)

STEPS: tuple[Step, ...] = (*FIRST, *VOTE, *LEVER, *DEPLOYMENT, *REWIND)
