"""Checks of states, pairs, disputes, bases and units: ranges, neighbours, dates."""

from datetime import date
from typing import Any

from sim.scenario.document import KeyPath
from sim.scenario.parts import Series, first_day_of
from sim.scenario.review import Review
from sim.scenario.series import MAX_KNOTS, numbers_in

STATE_RANGES: tuple[tuple[str, float, float], ...] = (
    ("population", 0.0, 1e11),
    ("gdp", 0.0, 1e16),
    ("active_military", 0.0, 1e9),
    ("democracy", 0.0, 1.0),
    ("stability", 0.0, 1.0),
    ("readiness", 0.0, 1.0),
    ("opinion", 0.0, 1.0),
)
PAIR_RANGES = (("affinity", -1.0, 1.0), ("dependence", 0.0, 1.0), ("dependence_back", 0.0, 1.0))
SEATS_UNDER = {"found": "signatories", "sign": "states"}
"""Effects that name several states, and under which key."""
SEATED = {"found", "sign", "join", "invite"}
"""Effects by which a state may come to a seat."""


def check_series(review: Review) -> None:
    """Every coded number lies in the range of its quantity; no series names a day twice or has too many dates."""
    for name, state in review.scenario.states.items():
        for quantity, low, high in STATE_RANGES:
            _check_one_series(review, ("states", name, quantity), getattr(state, quantity), low, high)
    for name, pair in review.scenario.pairs.items():
        for quantity, low, high in PAIR_RANGES:
            _check_one_series(review, ("pairs", name, quantity), getattr(pair, quantity), low, high)
    for name, event in review.scenario.events.items():
        if event.crisis is not None:
            _check_one_series(review, ("events", name, "crisis", "intensity"), event.crisis.intensity, 0.0, 1.0)


def _check_one_series(review: Review, path: KeyPath, series: Series, low: float, high: float) -> None:
    """Numbers in range, dates each once. One fault a series: the first."""
    for inside, number in numbers_in(series):
        if not low <= number <= high:
            review.error("out-of-range", path + inside, f"must be a number from {low:g} to {high:g}, not {number:g}")
            return
    if not isinstance(series, dict):
        return
    if len(series) > MAX_KNOTS:
        review.error("too-many-dates", path, f"has {len(series)} dates; at most {MAX_KNOTS} are allowed", at_key=True)
        return
    seen: dict[date, str] = {}
    for moment in series:
        first = seen.setdefault(first_day_of(moment), moment)
        if first != moment:
            review.error("duplicate-date", (*path, moment), f'is the same day as "{first}"', at_key=True)
            return


def check_neighbours(review: Review) -> None:
    """A land border has two sides and lies between two states."""
    states = review.scenario.states
    for name, state in states.items():
        for place, neighbour in enumerate(state.neighbours):
            path: KeyPath = ("states", name, "neighbours", place)
            if neighbour == name:
                review.error("self-neighbour", path, f"{name} is no neighbour of itself")
            elif neighbour in state.neighbours[:place]:
                review.warn("repeated-neighbour", path, f"{neighbour} stands there twice")
            elif neighbour in states and name not in states[neighbour].neighbours:
                message = f"{neighbour} does not name {name} as its neighbour: the border counts all the same"
                review.warn("one-sided-border", path, message)


def check_disputes(review: Review) -> None:
    """A dispute lies between two different states and is declared once for each time."""
    disputes = review.scenario.disputes
    for place, (name, dispute) in enumerate(disputes.items()):
        first, second = dispute.between
        if first == second:
            review.error("self-dispute", ("disputes", name, "between"), f"{first} has no dispute with itself")
            continue
        check_period(review, ("disputes", name), dispute.since, dispute.until)
        for earlier in list(disputes)[:place]:
            other = disputes[earlier]
            if set(other.between) == {first, second} and _overlap(dispute.since, dispute.until, other.since, other.until):
                message = f"is between the same states at the same time as {earlier}: state one dispute with its severity"
                review.error("duplicate-dispute", ("disputes", name), message, at_key=True)
                break


def check_bases(review: Review) -> None:
    """A base lies on foreign land and is opened before it is closed."""
    for name, base in review.scenario.bases.items():
        path: KeyPath = ("bases", name)
        if base.host == base.holder:
            review.error("base-at-home", (*path, "holder"), f"{base.holder} holds no foreign base on its own land")
        if base.holder in review.scenario.states and base.holder in review.scenario.organisations:
            review.error("ambiguous-holder", (*path, "holder"), f"{base.holder} is a state and an organisation")
        check_period(review, path, base.since, base.until)


def check_units(review: Review) -> None:
    """A unit belongs to a force that its organisation may come to have, and to a period.

    A state that an event asks or makes to sign or join may have its unit from the start: the unit waits for the seat.
    """
    coming = _may_come(review)
    for name, unit in review.scenario.units.items():
        check_period(review, ("units", name), unit.since, unit.until)
        organisation = review.scenario.organisations.get(unit.organisation)
        if organisation is None or unit.owner in organisation.members or (unit.organisation, unit.owner) in coming:
            continue
        if unit.owner in review.scenario.states:
            message = f"{unit.owner} has no seat in {unit.organisation} on the first day, and no event asks it to sign or join"
            review.warn("unit-of-outsider", ("units", name, "owner"), message)


def _may_come(review: Review) -> set[tuple[str, str]]:
    """Organisations with the states that some event asks or makes to sign or join."""
    found = set()
    waiting: list[Any] = [review.written.value(("events",))]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            waiting += here.values()
            for key in SEATED & here.keys():
                body = here[key] if isinstance(here[key], dict) else {}
                states = body.get(SEATS_UNDER.get(key, "state"))
                for state in states if isinstance(states, list) else [states]:
                    found.add((str(body.get("organisation")), str(state)))
    return found


def check_period(review: Review, path: KeyPath, since: date | None, until: date | None) -> None:
    """A period ends after it begins, and some of it lies in the span."""
    span = review.scenario.span
    if since is not None and until is not None and until <= since:
        review.error("backward-period", (*path, "until"), f"{until} is not after the beginning, {since}")
    elif since is not None and since > span.last:
        review.warn("outside-span", (*path, "since"), f"{since} lies after the span, which ends on {span.last}")
    elif until is not None and until < span.first:
        review.warn("outside-span", (*path, "until"), f"{until} lies before the span, which begins on {span.first}")


def _overlap(since: date | None, until: date | None, other_since: date | None, other_until: date | None) -> bool:
    """True when two periods, open where a date is missing, share a day."""
    begins = max(since or date.min, other_since or date.min)
    ends = min(until or date.max, other_until or date.max)
    return begins < ends
