"""One dialog for every answer that a government owes: appeal, contribution, consent, escalation, renewal, membership, vote.

Each option shows what it means and, where the rules can tell, what may come of it. Who does not answer leaves it to the
judgement of the model on the day of the deadline.
"""

from typing import TYPE_CHECKING

from sim.game.order import Order
from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.modal import dialog
from sim.play.kit.theme import mixed
from sim.play.kit.widgets import button, slider
from sim.play.screens.alerts import motion_title
from sim.play.screens.marks import CHOICE_WORDS, men
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import spoken
from sim.words import kinds
from sim.words.figures import percent

if TYPE_CHECKING:
    from sim.orders import OpenDecision

TITLES = {
    "appeal": ("Do we ask for help?", "megaphone"), "vote": ("How do we vote?", "gavel"),
    "contribute": ("Do we send troops?", "users"), "consent": ("Do we consent?", "door-open"),
    "escalate": ("How do we answer the fighting?", "swords"), "renew": ("Do we sign for another term?", "pen"),
    "membership": ("An invitation", "handshake"),
}  # fmt: skip

MEANINGS = {
    ("appeal", "none"): "Ask nobody. No refusal can hurt, no help can come.",
    ("appeal", "consultation"): "Members talk. It costs little and brings little.",
    ("appeal", "statement"): "Words of support in public.",
    ("appeal", "mission"): "Observers who establish the facts: evidence grows.",
    ("appeal", "material_aid"): "Arms, money and supplies without troops.",
    ("appeal", "peacekeepers"): "Troops between the sides; off member land the arbiter has to agree.",
    ("appeal", "rapid_reaction_force"): "The joint force for its own tasks.",
    ("appeal", "collective_defence"): "The casus foederis: an attack on one is an attack on all.",
    ("contribute", "no"): "Keep the troops at home. Others remember.",
    ("contribute", "yes"): "Send troops; they cost money and readiness while they are away.",
    ("consent", "no"): "Refuse. Without consent it does not happen on our land.",
    ("consent", "yes"): "Agree to it on our land.",
    ("escalate", "stand_down"): "Withdraw and let it cool.",
    ("escalate", "hold"): "Stay as we are.",
    ("escalate", "escalate"): "Hit back harder. It may win or spread.",
    ("renew", "no"): "Do not sign: membership ends with the term.",
    ("renew", "yes"): "Sign for another term.",
    ("vote", "yes"): "For it.",
    ("vote", "no"): "Against it; where one objection blocks, that ends it.",
    ("vote", "abstain"): "In the room, neither for nor against.",
    ("vote", "absent"): "Stay away: neither for nor against, and missing from the quorum.",
}


def decision_dialog(ui: Ui, view: View, serial: int) -> None:
    """Draw the dialog of an open decision."""
    one = next((decision for decision in view.waiting() if decision.serial == serial), None)
    if one is None or view.seat is None:
        view.dialog = None
        return
    title, icon = TITLES.get(one.kind, (spoken(one.kind).capitalize(), "circle-help"))
    options = [option for option in one.options if option != "none" or one.kind == "appeal"]
    with dialog(
        ui, "decision", say(title), 720, 224 + 62 * len(options) + (50 if one.kind == "contribute" else 0), icon
    ) as opened:
        inner = opened.inner
        y = inner.y + about(ui, view, one, inner)
        value = troops(ui, one, Box(inner.x, y, inner.w, 40)) if one.kind == "contribute" else 0.0
        y += 50 if one.kind == "contribute" else 0
        for option in options:
            if choice(ui, view, one, option, value, Box(inner.x, y, inner.w, 54)):
                view.dialog = None
                return
            y += 62
        later = Box(inner.right - 250, inner.bottom - 34, 250, 34)
        if button(ui, "decision.later", later, say("Decide later"), "clock", size=14):
            opened.closed = True
        due = say("Unanswered, the model's judgement decides on {day}.", day=f"{one.deadline.day} {one.deadline:%b %Y}")
        ui.text(inner.x, inner.bottom - 28, due, 13, ui.colours.third, most=inner.w - 260)
    if opened.closed:
        view.dialog = None


def about(ui: Ui, view: View, one: "OpenDecision", box: Box) -> float:
    """What the decision is about. Returns the height used."""
    c = ui.colours
    x = box.x + ui.flag(view.flag(str(one.state)), box.x, box.y + 5, 15) + 8
    ui.text(x, box.y, subject_of(view, one), 16, c.text, "medium", most=box.right - x)
    lines = story(view, one)
    return 30 + ui.paragraph(Box(box.x, box.y + 28, box.w, 90), lines, 14, c.second) + 8


def subject_of(view: View, one: "OpenDecision") -> str:
    """What it is about, in a line."""
    whose = f"{one.organisation} · " if one.organisation else ""
    if one.kind in ("appeal", "escalate"):
        place = view.crisis_place(one.subject)
        return whose + (view.crisis_title(place) if place >= 0 else say("a crisis"))
    if one.kind == "contribute":
        rows = view.snapshot.world.deployments
        found = [place for place in range(len(rows)) if int(rows["serial"][place]) == one.subject]
        host = view.code(int(rows["host"][found[0]])) if found else None
        return whose + say("{n} troops for {state}", n=men(one.value), state=view.state_name(host) or say("a force"))
    if one.kind == "vote" and one.subject in view.motions():
        rows = view.snapshot.world.proposals
        place = next(place for place in view.snapshot.open_rows("proposals") if int(rows["serial"][place]) == one.subject)
        return whose + motion_title(view, int(place))
    if one.kind == "membership":
        return whose + say("join, or stay outside")
    return whose + spoken(one.kind)


def story(view: View, one: "OpenDecision") -> str:
    """What is known about it."""
    if one.kind in ("appeal", "escalate"):
        place = view.crisis_place(one.subject)
        if place >= 0:
            row = view.snapshot.world.crises[place]
            aggressor = view.state_name(view.code(int(row["aggressor"])))
            return say(
                "Intensity {i}, evidence of an outside hand {e}, clarity of the facts {c}. {who}",
                i=f"{100 * float(row['intensity']):.0f}", e=f"{100 * float(row['external']):.0f}",
                c=f"{100 * float(row['clarity']):.0f}",
                who=say("Named as aggressor: {state}.", state=aggressor) if aggressor else say("No aggressor is named."),
            )  # fmt: skip
    if one.kind == "contribute":
        forces = view.snapshot.state("active_military", str(one.state)) * view.snapshot.state("readiness", str(one.state))
        return say("Of our forces {n} are fit to move at once.", n=men(forces))
    return say("The choice is ours until the deadline.")


def troops(ui: Ui, one: "OpenDecision", box: Box) -> float:
    """How many troops, between none and all that is asked."""
    key = f"decision.troops.{one.serial}"
    known = ui.memory.get(key, one.value)
    value = float(known) if isinstance(known, (int, float)) else one.value
    step = max(1.0, round(one.value / 20))
    value = slider(ui, "decision.troops", Box(box.x, box.y, box.w, 34), value, 0.0, max(1.0, one.value), step, men(value))
    ui.memory[key] = value
    return value


def choice(ui: Ui, view: View, one: "OpenDecision", option: str, value: float, box: Box) -> bool:
    """One option with what it means. True when it was taken."""
    c = ui.colours
    id = f"decision.{option}"
    order = Order(
        str(one.state), one.kind, option, one.subject, value if option == "yes" and one.kind == "contribute" else 0.0,
        None, str(one.organisation) if one.organisation else None,
    )  # fmt: skip
    reason = view.refusal(order)
    hit = ui.hit(id, box, text=spoken(option), state=f"disabled: {reason}" if reason else "")
    ui.box(
        box, mixed(c.raised, c.panel, 0.4) if reason else c.pressed if hit.hovered else c.raised, 6, c.line if reason else c.edge
    )
    ui.circle(box.x + 22, box.y + box.h / 2, 8, c.gold if not reason else c.third, 1.6)
    if hit.hovered and not reason:
        ui.circle(box.x + 22, box.y + box.h / 2, 4, c.gold)
    ui.text(box.x + 44, box.y + 5, option_words(one.kind, option), 15, c.third if reason else c.text, "bold")
    ui.text(
        box.x + 44,
        box.y + 27,
        reason or say(MEANINGS.get((one.kind, option), "")),
        13,
        c.bad if reason else c.second,
        most=box.w - 60,
    )
    found = view.appeal_chance(one, option)
    if found is not None:
        colour = c.good if found.chance >= 0.5 else c.gold
        ui.text(box.right - 14, box.y + 3, say("{chance} granted", chance=percent(found.chance)), 14, colour, "bold", "right")
        spread = say("90 % interval {low}–{high} %", low=f"{100 * found.low:.0f}", high=f"{100 * found.high:.0f}")
        ui.text(box.right - 14, box.y + 23, spread, 13, c.third, align="right")
    ui.focus_ring(id, box)
    return hit.clicked and not reason and view.give(order)


def option_words(kind: str, option: str) -> str:
    """An option as it is read."""
    words = {
        ("appeal", "none"): say("Ask nobody"),
        ("contribute", "no"): say("Send nobody"), ("contribute", "yes"): say("Send troops"),
        ("consent", "no"): say("Refuse"), ("consent", "yes"): say("Consent"), ("renew", "no"): say("Do not sign"),
        ("renew", "yes"): say("Sign"), ("membership", "stay"): say("Stay as we are"), ("membership", "apply"): say("Apply"),
    }  # fmt: skip
    if kind == "vote" and option in CHOICE_WORDS:
        return say(CHOICE_WORDS[option]).capitalize()
    return words.get((kind, option), spoken(option).capitalize())


__all__ = ["decision_dialog", "kinds"]
