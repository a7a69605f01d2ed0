"""The checks of a scenario, each a function that looks at one question.

A check reports on sound structure only: what a file may say at all is the schema's business (`schema`), whom it may name
that of `references`. A warning does not keep a scenario from running.
"""

from collections.abc import Callable

from sim.scenario.check_events import check_chains, check_crises, check_dates, check_hazards, check_triggers
from sim.scenario.check_lands import check_bases, check_disputes, check_neighbours, check_series, check_units
from sim.scenario.check_organisations import (
    check_beginnings,
    check_exclusivity,
    check_focus,
    check_instruments,
    check_offices,
    check_procedures,
    check_seats,
    check_terms,
)
from sim.scenario.check_story import check_story
from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault
from sim.scenario.review import Review
from sim.scenario.sizes import MAX_BYTES, bytes_needed
from sim.world.luck import number_of

NUMBERED = (("states", "organisations"), ("events",), ("disputes",), ("units",), ("bases",), ("hazards",))
"""Sections whose ids become keys of luck; ids of one group must not share a number."""


def check_numbers(review: Review) -> None:
    """No two ids have the same stable number: they would share their luck."""
    for group in NUMBERED:
        seen: dict[int, tuple[str, str]] = {}
        for section in group:
            for name in getattr(review.scenario, section):
                other = seen.setdefault(number_of(name), (section, name))
                if other[1] != name:
                    message = f"has the same stable number as {other[1]}, so the two would share their luck: rename one"
                    review.error("number-collision", (section, name), message, at_key=True)


def check_variables(review: Review) -> None:
    """Flags and variables share one list of names."""
    for name in review.scenario.variables:
        if name in review.scenario.flags:
            review.error("duplicate-key", ("variables", name), "is the name of a flag too", at_key=True)


def check_capacity(review: Review) -> None:
    """The pools are large enough to be of use, and the whole is small enough for a computer."""
    capacity = review.scenario.capacity
    path: KeyPath = ("capacity",)
    if capacity.rulings <= capacity.proposals:
        message = f"must be more than proposals ({capacity.proposals}): a day may rule on all of them"
        review.error("capacity", (*path, "rulings"), message)
    council = max((len(review.members(one)) for one in review.scenario.organisations.values()), default=0)
    if capacity.decisions < 2 * council:
        message = f"{capacity.decisions} decisions are few for a council of {council}: one motion asks every member"
        review.warn("capacity", (*path, "decisions"), message)
    needed = bytes_needed(review.scenario)
    if needed > MAX_BYTES:
        message = f"the world would take {needed // 1_000_000} MB, more than {MAX_BYTES // 1_000_000} MB"
        review.error("too-large", (), message, "fewer states, fewer dates in a series or smaller pools")


CHECKS: tuple[Callable[[Review], None], ...] = (
    check_focus,
    check_numbers,
    check_variables,
    check_capacity,
    check_series,
    check_neighbours,
    check_disputes,
    check_bases,
    check_units,
    check_beginnings,
    check_seats,
    check_offices,
    check_exclusivity,
    check_terms,
    check_instruments,
    check_procedures,
    check_dates,
    check_triggers,
    check_chains,
    check_crises,
    check_hazards,
    check_story,
)
"""Every check, in the order in which faults are listed."""


def consistency_faults(review: Review) -> list[Fault]:
    """What all checks find."""
    for check_one in CHECKS:
        check_one(review)
    return review.faults
