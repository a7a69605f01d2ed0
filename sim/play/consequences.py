"""What follows if a motion passes and if it is blocked: forecast branches of both ends, each with the spread of its branches.

Why the spread and not the error of a mean: a player asks how it may come out for him, once. So each end is told as the middle of
its branches with the interval that holds nine in ten of them; whether the two ends differ at all is told by the difference of
branches with the same luck, with its own interval.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.batch.intervals import Difference, paired_difference
from sim.game.forecast import Forecast
from sim.game.measures import Measure
from sim.play.texts import say

if TYPE_CHECKING:
    from sim.game.foresight import Pair

YEARS = 1.0
"""How far the branches of a motion are lived."""
SOON = 25
"""Days after which it is asked what has become of the crisis: on the next first of a month that is at least so far away."""
MOST = 5
"""Quantities that are told; of six the one that the motion moves least is left out."""
WORTH = 0.5
"""Hundredths below which two ends are the same to a reader."""

WHY_WORDS = {
    "pressed": "How hard the crisis still is. Help that comes wears it down; without it, it fades more slowly or grows.",
    "stability": "The government's hold on the country. It goes back to what is documented for the year, whatever the council "
    "does, and suffers from protest, which feeds on legitimacy that is lost.",
    "legitimacy": "The government's standing with its own people. Foreign troops against them cost it some; half of the loss is "
    "mended in about a year and a half.",
    "grievance": "How let down the state feels. An appeal that fails is remembered, and fades over years.",
    "credibility": "What others believe the organisation would do. Help that comes raises it, an appeal refused lowers it.",
    "cohesion": "Ties between the members, less absences and disappointment.",
}
"""What each quantity means, and why a motion moves it."""


class Reach(NamedTuple):
    """The middle of the branches, and between which bounds nine in ten lie; hundredths."""

    low: float
    middle: float
    high: float


class Consequence(NamedTuple):
    """One quantity, in hundredths: today, and on a day (ordinal) if the motion passes and if it is blocked."""

    name: str
    why: str
    day: int
    today: float
    passed: Reach
    blocked: Reach
    difference: Difference
    """Passed less blocked, over pairs of branches with the same luck, with its 95 % interval."""
    rising: bool
    """Whether more of it is welcome."""

    @property
    def differs(self) -> bool:
        """Whether the two ends are told apart: by a figure that is seen, and not by chance."""
        return abs(self.difference.value) >= WORTH and not self.difference.low <= 0.0 <= self.difference.high

    @property
    def moves(self) -> bool:
        """Whether there is anything to tell: the ends differ, or either is away from today's value, or spread out."""
        ends = (value for reach in (self.passed, self.blocked) for value in reach)
        return self.differs or any(abs(value - self.today) >= WORTH for value in ends)

    @property
    def welcome(self) -> bool:
        """Whether passing leaves more of what is welcome, or less of what is not."""
        return (self.difference.value > 0.0) == self.rising


def consequences(pair: "Pair", target: str | None, focus: str) -> list[Consequence]:
    """What moves in the two forecasts of a motion: the crisis of its target, the target's own standing, the organisation's."""
    blocked, passed = pair.first.so_far(), pair.second.so_far()
    last = len(blocked.days) - 1
    soon = next((place for place, day in enumerate(blocked.days) if day >= blocked.day + SOON), last)
    asked: list[tuple[str, str, str, int, bool]] = []
    if target is not None:
        day = date.fromordinal(int(blocked.days[soon]))
        asked = [
            (say("Crisis, on {day}", day=f"{day.day} {day:%b}"), "pressed", target, soon, False),
            (say("Stability, {state}", state=target), "stability", target, last, True),
            (say("Legitimacy, {state}", state=target), "legitimacy", target, last, True),
            (say("Grievance, {state}", state=target), "grievance", target, last, False),
        ]
    asked += [
        (say("Credibility"), "credibility", focus, last, True),
        (say("Cohesion"), "cohesion", focus, last, True),
    ]
    found = [one for one in (one_of(blocked, passed, *question) for question in asked) if one.moves]
    least = min(found, key=lambda one: abs(one.difference.value), default=None)
    return [one for one in found if len(found) <= MOST or one is not least]


def one_of(blocked: Forecast, passed: Forecast, name: str, column: str, of: str, month: int, rising: bool) -> Consequence:
    """A quantity in both forecasts, on the day of a month of them."""
    place = blocked.places[Measure(column, of)]
    sides = [100.0 * forecast.values[:, :, place].astype(np.float64) for forecast in (passed, blocked)]
    n = min(len(side) for side in sides)
    after, without = (Reach(*np.quantile(side[:, month], (0.05, 0.5, 0.95)).tolist()) for side in sides)
    difference = paired_difference(sides[1][:n, month], sides[0][:n, month])
    day, today = int(blocked.days[month]), float(sides[0][0, 0])
    return Consequence(name, say(WHY_WORDS[column]), day, today, after, without, difference, rising)
