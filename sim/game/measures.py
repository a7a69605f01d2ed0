"""What is read of every branch each month: one row of numbers in a fixed order (`branch_rules.note`), and what each means."""

from typing import NamedTuple

STATE_MEASURES = (
    "stability", "readiness", "influence", "treasury", "legitimacy", "troops_abroad", "reputation", "pressed", "standing",
    "at_hand",
)  # fmt: skip
"""pressed: intensity of its worst open crisis; standing: mean affinity of the members of the focus towards it; at_hand: how far
influence and money cover what may come."""
SEAT_MEASURES = ("opinion", "grievance", "status")
"""Of the seat in the organisation in focus."""
ORGANISATION_MEASURES = ("credibility", "cohesion", "interoperability")
WORLD_MEASURES = ("members", "crises", "tension")


class Measure(NamedTuple):
    """A number of a branch: a quantity of a state, of its seat in the focus, of an organisation, or of the world."""

    column: str
    of: str | None


def places_of(states: tuple[str, ...], organisations: tuple[str, ...]) -> dict[Measure, int]:
    """Where each measure stands in a row."""
    named = [Measure(name, state) for name in STATE_MEASURES + SEAT_MEASURES for state in states]
    named += [Measure(name, group) for name in ORGANISATION_MEASURES for group in organisations]
    named += [Measure(name, None) for name in WORLD_MEASURES]
    return {measure: place for place, measure in enumerate(named)}
