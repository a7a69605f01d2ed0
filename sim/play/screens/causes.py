"""Numbers explained as sums of named causes: what each is made of today, and how it has moved.

The parts are the terms of the rule that makes the number (`sim.dynamics.relations.cohesion_of_members`, `sim.dynamics.economy`),
read from the same columns.
"""

from collections.abc import Callable, Sequence

import numpy as np

from sim.play.kit.tooltips import Tip, TipRow
from sim.play.screens.marks import money, signed
from sim.play.texts import say
from sim.play.view import View
from sim.words.figures import percent


def causes(view: View, id: str, name: str, value: float, past: Sequence[float]) -> Tip:
    """The tooltip of a number of the top bar."""
    tell: dict[str, Callable[[View], Tip]] = {
        "cohesion": cohesion, "readiness": readiness, "tension": tension, "influence": influence, "treasury": treasury,
        "credibility": credibility, "support": support,
    }  # fmt: skip
    tip = tell[id](view)
    tip.title = name
    if len(past) > 12:
        tip.note = (tip.note + "\n" if tip.note else "") + say("A year ago: {value}", value=f"{past[-13]:,.0f}")
    return tip


def hundredths(value: float) -> str:
    """A part of an index in hundredths, with its sign."""
    return signed(100 * value, 1)


def member_rows(view: View, column: str, seat: bool = False, tone: int = 1) -> list[TipRow]:
    """What each member adds to a mean."""
    snapshot = view.snapshot
    members = snapshot.members()
    read = snapshot.seat if seat else snapshot.state
    parts = sorted(((code, read(column, code)) for code in members), key=lambda part: -part[1])
    rows = [TipRow(view.state_name(code), hundredths(tone * value / max(1, len(members)))) for code, value in parts[:10]]
    if len(parts) > 10:
        rest = sum(value for _, value in parts[10:])
        rows.append(TipRow(say("{n} others", n=len(parts) - 10), hundredths(tone * rest / len(members))))
    return rows


def cohesion(view: View) -> Tip:
    """Ties between members, less absences and disappointment: where cohesion is heading."""
    snapshot, p = view.snapshot, view.game.setting.parameters[0]
    places = np.array([view.game.names.state(code) for code in snapshot.members()], np.int64)
    if len(places) < 2:
        return Tip("", note=say("It takes two members."))
    affinity = snapshot.world.pairs["affinity"][np.ix_(places, places)]
    upper = affinity[np.tril_indices(len(places), -1)]
    ties = float(np.mean(0.5 * (1.0 + upper)))
    seats = snapshot.world.seats[snapshot.focus]
    absence = float(p.cohesion_boycott) * float(np.mean(seats["boycott"][places]))
    hurt = float(p.cohesion_grievance) * float(np.mean(seats["grievance"][places]))
    closest = tie_rows(view, places, affinity)
    rows = [
        TipRow(
            say("ties between members"),
            hundredths(ties),
            tip=lambda: Tip(say("Ties between members"), say("strongest and weakest"), closest),
        ),
        TipRow(
            say("absences"), hundredths(-absence), tip=lambda: Tip(say("Absences"), rows=member_rows(view, "boycott", True, -1))
        ),
        TipRow(
            say("disappointment"),
            hundredths(-hurt),
            tip=lambda: Tip(say("Disappointment"), rows=member_rows(view, "grievance", True, -1)),
        ),
    ]
    target = min(1.0, max(0.0, ties - absence - hurt))
    now = snapshot.organisation("cohesion")
    note = say("Today {now}; each month it moves a part of the way.", now=f"{100 * now:.0f}")
    return Tip("", say("sum of causes"), rows, note, total=(say("where it is heading"), f"{100 * target:.0f}"))


def tie_rows(view: View, places: np.ndarray, affinity: np.ndarray) -> list[TipRow]:
    """The three closest and the three most distant pairs of members."""
    pairs = sorted(
        ((float(affinity[a, b]), int(places[a]), int(places[b])) for a in range(len(places)) for b in range(a)), reverse=True
    )
    chosen = pairs if len(pairs) <= 6 else pairs[:3] + pairs[-3:]
    return [
        TipRow(f"{view.state_name(view.code(a))} – {view.state_name(view.code(b))}", signed(100 * tie, 0)) for tie, a, b in chosen
    ]


def readiness(view: View) -> Tip:
    """The mean over the members of the share of forces that is fit to move."""
    mean = float(np.mean([view.snapshot.state("readiness", code) for code in view.snapshot.members()] or [0.0]))
    return Tip(
        "", say("what each member adds"), member_rows(view, "readiness"), total=(say("mean of the members"), f"{100 * mean:.0f}")
    )


def support(view: View) -> Tip:
    """The mean support at home for the organisation."""
    mean = float(np.mean([view.snapshot.seat("opinion", code) for code in view.snapshot.members()] or [0.0]))
    return Tip(
        "",
        say("what each member adds"),
        member_rows(view, "opinion", True),
        total=(say("mean of the members"), f"{100 * mean:.0f}"),
    )


def sides(view: View, rows: np.ndarray, place: int) -> str:
    """The two sides of a dispute."""
    return " – ".join(view.state_name(view.code(rows[side][place])) for side in ("first", "second"))


def tension(view: View) -> Tip:
    """The hottest of the declared disputes."""
    rows = view.snapshot.world.disputes
    order = np.argsort(-rows["tension"], kind="stable")[:8]
    told = [
        TipRow(f"{sides(view, rows, p)}", f"{100 * float(rows['tension'][p]):.0f}") for p in order if rows["tension"][p] > 0.005
    ]  # fmt: skip
    return Tip("", say("declared disputes"), told, say("The number shown is the hottest of them."))


def size_of(view: View, code: str) -> float:
    """The economy of a state as a share of the leading power's, 0 to 1."""
    leading = view.code(int(view.snapshot.organisation("leading")))
    if leading is None:
        return 0.0
    return min(1.0, view.snapshot.state("gdp", code) / max(1.0, view.snapshot.state("gdp", leading)))


def influence(view: View) -> Tip:
    """Points of attention and favours: what is there, what comes back each month, what a thing costs."""
    p, code = view.game.setting.parameters[0], view.seat or ""
    size = size_of(view, code)
    most = float(p.influence_small) + (float(p.influence_most) - float(p.influence_small)) * size
    rows = [
        TipRow(say("free today"), f"{view.snapshot.state('influence', code):.1f}"),
        TipRow(say("comes back each month"), signed(float(p.influence_regain) / 12)),
        TipRow(say("more for a large economy"), signed(float(p.influence_of_size) * size / 12)),
        TipRow(say("bound, by the size of the economy"), f"{most:.0f}"),
        TipRow(say("one vote lobbied"), signed(-float(p.lobby_cost), 0)),
        TipRow(say("one mediation"), signed(-float(p.mediation_cost), 0)),
    ]
    return Tip("", say("points"), rows)


def treasury(view: View) -> Tip:
    """Money for foreign policy: what is there, what comes in, what a thing costs."""
    p, code = view.game.setting.parameters[0], view.seat or ""
    yearly = float(p.treasury_share) * view.snapshot.state("gdp", code) / 1e6
    rows = [
        TipRow(say("free today"), money(view.snapshot.state("treasury", code))),
        TipRow(say("share of the economy, a month"), "+" + money(yearly / 12)),
        TipRow(say("kept at most"), money(float(p.treasury_years) * yearly)),
        TipRow(say("aid at full strength, of the receiver's product"), f"−{percent(float(p.reward_share), 1)}"),
    ]
    return Tip("", say("million USD"), rows, say("Troops abroad, aid and arming are paid from it."))


def credibility(view: View) -> Tip:
    """What others believe it would do."""
    snapshot = view.snapshot
    rows = [
        TipRow(say("cohesion"), f"{100 * snapshot.organisation('cohesion'):.0f}"),
        TipRow(say("forces that work together"), f"{100 * snapshot.organisation('interoperability'):.0f}"),
        TipRow(say("joint air defence"), f"{100 * snapshot.organisation('air_defence'):.0f}"),
    ]
    return Tip("", say("what it rests on"), rows, say("Help that comes raises it, an appeal refused lowers it."))
