"""Checks of what a scenario asks of its runs: dates of objectives and measures, and who may be played."""

from datetime import date

from sim.scenario.document import KeyPath
from sim.scenario.review import Review


def check_story(review: Review) -> None:
    """Readings are taken within the span; a state with objectives can be played."""
    for name, measure in review.scenario.measures.items():
        _check_day(review, ("measures", name, "when"), measure.when)
    for state, entry in review.scenario.states.items():
        for name, objective in entry.objectives.items():
            path: KeyPath = ("states", state, "objectives", name)
            _check_day(review, (*path, "by"), objective.by)
            _check_day(review, (*path, "at"), objective.at)
        if entry.objectives and not entry.playable:
            review.warn("not-playable", ("states", state, "objectives"), "nobody plays it: write playable: true", at_key=True)


def _check_day(review: Review, path: KeyPath, day: date | str | None) -> None:
    """A date on which something is read lies within the span."""
    span = review.scenario.span
    if isinstance(day, date) and not span.first <= day <= span.last:
        review.error("outside-span", path, f"{day} lies outside the span, {span.first} to {span.last}")
