"""Map modes: what the land's colour tells, read from a snapshot. Each gives a look for every state, a legend, and figures."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.game.snapshot import Snapshot
from sim.play.map.looks import Look, membership, ramp
from sim.words import kinds
from sim.words.figures import percent

SEAT_LOOKS = {
    kinds.SIGNATORY: "accession", kinds.MEMBER: "member", kinds.SUSPENDED: "suspended", kinds.FROZEN: "suspended",
    kinds.LEAVING: "leaving", kinds.LEFT: "former", kinds.APPLICANT: "accession", kinds.OBSERVER: "observer",
    kinds.PARTNER: "observer", kinds.EXPELLED: "former", kinds.OUTSIDE: "outside",
}  # fmt: skip
"""How a status of a seat looks."""


class Reading(NamedTuple):
    """A map mode on one day."""

    looks: dict[str, Look]
    """By state; those left out look like the rest of the world."""
    legend: tuple[Look, ...]
    values: dict[str, str]
    """A figure for each state, where the mode has one."""


class Mode(NamedTuple):
    """A way to colour the map."""

    key: str
    title: str
    icon: str
    action: str
    explains: str
    read: Callable[[Snapshot, str, str | None], Reading]
    """From a snapshot, the palette, and the state whose eyes it is seen with."""


def _membership(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """Status in the organisation in focus; members of another alliance apart."""
    looks = membership(palette)
    world, states = snapshot.world, snapshot.names.states
    status = world.seats["status"]
    alliances = (world.organisations["kind"] == kinds.ALLIANCE) & (np.arange(len(status)) != snapshot.focus)
    elsewhere = (np.isin(status, (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN)) & alliances[:, None]).any(axis=0)
    found = {}
    for place, state in enumerate(states):
        key = SEAT_LOOKS[int(status[snapshot.focus, place])]
        found[state] = looks["rival" if elsewhere[place] and key == "outside" else key]
    return Reading(found, tuple(looks.values()), {})


def _stepped(
    snapshot: Snapshot, palette: str, values: np.ndarray, bounds: tuple[float, ...], titles: tuple[str, ...],
    shown: Callable[[float], str], known: np.ndarray | None = None,
) -> Reading:  # fmt: skip
    """Looks by steps of a quantity; states where it is not known look like the rest of the world."""
    legend = ramp(palette, titles)
    looks, figures = {}, {}
    for place, state in enumerate(snapshot.names.states):
        if known is None or known[place]:
            looks[state] = legend[bisect_right(bounds, float(values[place]))]
            figures[state] = shown(float(values[place]))
    return Reading(looks, legend, figures)


def _threat(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """The hottest open crisis that hits a state, or the hottest of its disputes."""
    world = snapshot.world
    worst = np.zeros(len(snapshot.names.states))
    for row in world.crises[world.crises["stage"] == kinds.CRISIS_OPEN]:
        worst[row["target"]] = max(worst[row["target"]], row["intensity"])
    for row in world.disputes[(world.disputes["since"] <= snapshot.day) & (world.disputes["until"] >= snapshot.day)]:
        for side in (row["first"], row["second"]):
            worst[side] = max(worst[side], row["tension"])
    titles = ("Calm", "Uneasy", "Tense", "Hot", "Grave", "Extreme")
    return _stepped(snapshot, palette, worst, (0.1, 0.25, 0.4, 0.6, 0.8), titles, lambda value: f"{100 * value:.0f}")


def _forces(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """Active armed forces."""
    titles = ("Under 10,000", "10,000 to 50,000", "50,000 to 150,000", "150,000 to 500,000", "to 1 million", "Over 1 million")
    bounds = (1e4, 5e4, 1.5e5, 5e5, 1e6)
    return _stepped(snapshot, palette, snapshot.world.states["active_military"], bounds, titles, people)


def _influence(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """How close a government is to the one whose eyes it is seen with, or to the leading power."""
    world = snapshot.world
    centre = snapshot.names.state(eyes) if eyes else int(world.organisations["leading"][snapshot.focus])
    titles = ("Hostile", "Cool", "Distant", "Open", "Friendly", "Close")
    towards = world.pairs["affinity"][centre] if centre >= 0 else np.zeros(len(snapshot.names.states))
    reading = _stepped(snapshot, palette, towards, (-0.4, -0.1, 0.1, 0.35, 0.6), titles, lambda value: f"{100 * value:+.0f}")
    if centre >= 0:
        reading.values[snapshot.names.states[centre]] = "centre"
        reading.looks[snapshot.names.states[centre]] = membership(palette)["member"]
    return reading


def _opinion(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """Support at home for the organisation in focus, where a state has a seat in it."""
    seats = snapshot.world.seats[snapshot.focus]
    known = ~np.isin(seats["status"], (kinds.OUTSIDE, kinds.LEFT, kinds.EXPELLED))
    titles = ("Under 20 %", "20 to 35 %", "35 to 50 %", "50 to 65 %", "65 to 80 %", "Over 80 %")
    bounds = (0.2, 0.35, 0.5, 0.65, 0.8)
    return _stepped(snapshot, palette, seats["opinion"], bounds, titles, percent, known)


def _economy(snapshot: Snapshot, palette: str, eyes: str | None) -> Reading:
    """Gross domestic product at current prices."""
    titles = ("Under 5 bn $", "5 to 20 bn $", "20 to 100 bn $", "100 to 500 bn $", "to 2 tn $", "Over 2 tn $")
    bounds = (5e9, 2e10, 1e11, 5e11, 2e12)
    return _stepped(snapshot, palette, snapshot.world.states["gdp"], bounds, titles, money)


def people(count: float) -> str:
    """People, short."""
    return f"{count / 1e6:.1f} m" if count >= 1e6 else f"{count / 1e3:.0f} k" if count >= 1e4 else f"{count:,.0f}"


def money(dollars: float) -> str:
    """Dollars, short."""
    return f"{dollars / 1e12:.1f} tn $" if dollars >= 1e12 else f"{dollars / 1e9:.0f} bn $"


MODES: tuple[Mode, ...] = (
    Mode("membership", "Membership", "map", "mode_1", "Status in the organisation", _membership),
    Mode("threat", "Threat", "triangle-alert", "mode_2", "Worst open crisis or dispute, 0 to 100", _threat),
    Mode("forces", "Forces", "shield", "mode_3", "Active armed forces", _forces),
    Mode("influence", "Influence", "handshake", "mode_4", "How close each government is to yours, -100 to 100", _influence),
    Mode("opinion", "Opinion", "users", "mode_5", "Support at home for the organisation", _opinion),
    Mode("economy", "Economy", "coins", "mode_6", "Gross domestic product", _economy),
)
"""The modes in the order of their keys."""
