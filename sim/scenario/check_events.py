"""Checks of events and hazards: dates, what follows what, and crises that cannot be."""

from sim.scenario.check_lands import check_period
from sim.scenario.document import KeyPath
from sim.scenario.parts import CrisisEffect
from sim.scenario.review import Review
from sim.scenario.schema import EventEntry

NAMES_SHOWN = 6


def check_dates(review: Review) -> None:
    """Events happen within the span; so do the beginnings of states and organisations that appear later."""
    span = review.scenario.span
    events = review.scenario.events
    outside = [name for name, event in events.items() if event.at and not span.first <= event.at <= span.last]
    if outside:
        name, *others = outside
        message = f"{events[name].at} lies outside the span, {span.first} to {span.last}"
        if others:
            more = f" and {len(others) - NAMES_SHOWN} more events" if len(others) > NAMES_SHOWN else ""
            message += f" (so do {', '.join(others[:NAMES_SHOWN])}{more})"
        review.error("outside-span", ("events", name, "at"), message)
    for section in ("states", "organisations"):
        for name, entry in getattr(review.scenario, section).items():
            if entry.appears is not None and entry.appears > span.last:
                message = f"{entry.appears} lies after the span, which ends on {span.last}"
                review.warn("outside-span", (section, name, "appears"), message)


def check_triggers(review: Review) -> None:
    """Keys that only go with another key stand beside it."""
    for name, event in review.scenario.events.items():
        path: KeyPath = ("events", name)
        if event.delay and event.after is None and event.on is None:
            message = "a delay counts from what `after` or `on` names, and there is none"
            review.error("stray-key", (*path, "delay"), message)
        if event.cooldown and event.once:
            review.warn("stray-key", (*path, "cooldown"), "the event happens once only; write once: false to let it return")
        if not event.once and event.at is not None:
            review.warn("stray-key", (*path, "once"), "a dated event happens once: its date does not return")
        if event.occurs == "decided" and event.decider is None:
            review.error("no-decider", (*path, "occurs"), "somebody decides: name the state under `decider`")
        if event.decider is not None and event.occurs != "decided":
            review.warn("stray-key", (*path, "decider"), "nobody decides unless the event says occurs: decided")


def check_chains(review: Review) -> None:
    """No event comes after itself, directly or through others."""
    events = review.scenario.events
    told: set[str] = set()
    for name in events:
        chain = [name]
        while (after := events[chain[-1]].after) is not None and after in events and after not in chain:
            chain.append(after)
        if after == name and name not in told:
            told.update(chain)
            words = "itself" if len(chain) == 1 else f"itself, by way of {', '.join(chain[1:])}"
            review.error("endless-chain", ("events", name, "after"), f"{name} comes after {words}: it would never happen")


def check_crises(review: Review) -> None:
    """A crisis has two different sides that exist when it begins, and ends after it begins."""
    for name, event in review.scenario.events.items():
        if event.crisis is not None:
            _check_crisis(review, ("events", name, "crisis"), event, event.crisis)


def _check_crisis(review: Review, path: KeyPath, event: EventEntry, crisis: CrisisEffect) -> None:
    if crisis.aggressor == crisis.target:
        review.error("self-aggression", (*path, "aggressor"), f"{crisis.target} is no aggressor against itself")
    if crisis.until is not None and event.at is not None and crisis.until <= event.at:
        review.error("backward-period", (*path, "until"), f"{crisis.until} is not after the beginning, {event.at}")
    if crisis.kind in ("aggression", "border_clash") and crisis.aggressor is None:
        review.warn("no-aggressor", path, f"a crisis of kind {crisis.kind} names no aggressor", at_key=True)
    for side in ("target", "aggressor"):
        state = review.scenario.states.get(getattr(crisis, side) or "")
        if state is not None and state.appears is not None and event.at is not None and event.at < state.appears:
            message = f"{getattr(crisis, side)} exists only from {state.appears} on"
            review.error("early-crisis", (*path, side), message)


def check_hazards(review: Review) -> None:
    """A hazard hits a state or breaks out of disputes, and its rate lies in its interval."""
    for name, hazard in review.scenario.hazards.items():
        path: KeyPath = ("hazards", name)
        check_period(review, path, hazard.since, hazard.until)
        if hazard.by_dispute and (hazard.state is not None or hazard.aggressor is not None):
            message = "a hazard by dispute takes both sides from the dispute: leave out state and aggressor"
            review.error("stray-key", (*path, "by_dispute"), message)
        if hazard.state is not None and hazard.state == hazard.aggressor:
            review.error("self-aggression", (*path, "aggressor"), f"{hazard.state} is no aggressor against itself")
        if hazard.by_dispute and not review.scenario.disputes:
            review.warn("no-disputes", (*path, "by_dispute"), "the scenario declares no disputes")
        if hazard.range is not None and not hazard.range[0] <= hazard.rate <= hazard.range[1]:
            low, high = hazard.range
            review.error("out-of-range", (*path, "rate"), f"{hazard.rate:g} lies outside its range {low:g} to {high:g}")
