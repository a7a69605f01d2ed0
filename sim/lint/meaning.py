"""The passes of the layer of meaning, each a function that looks at one question, and how they are carried out.

A pass that breaks down is a fault of the program, told as such; the others are carried out all the same.
"""

from collections.abc import Callable, Iterable

from sim.lint.finding import CERTAIN, Finding
from sim.lint.pass_effects import clauses_without_use, effects_of_nothing
from sim.lint.pass_events import always_true_conditions, dead_events, unused_own
from sim.lint.pass_lands import land_of_another_country, land_that_nobody_gets, lands_of_the_map, states_without_land
from sim.lint.pass_named import (
    events_for_what_they_are_not,
    files_not_included,
    mandates_of_arbiters,
    overrides_of_expectations,
    verdicts_of_players,
)
from sim.lint.pass_seats import neutral_states_asked, seats_by_date
from sim.lint.pass_texts import missing_translations
from sim.lint.view import View
from sim.scenario.faults import Fault

PASSES: tuple[Callable[[View], None], ...] = (
    files_not_included,
    unused_own,
    dead_events,
    always_true_conditions,
    effects_of_nothing,
    clauses_without_use,
    seats_by_date,
    neutral_states_asked,
    events_for_what_they_are_not,
    mandates_of_arbiters,
    verdicts_of_players,
    overrides_of_expectations,
    lands_of_the_map,
    states_without_land,
    land_of_another_country,
    land_that_nobody_gets,
    missing_translations,
)
"""Every pass, in the order in which findings are listed."""


def carried_out(view: View, passes: Iterable[Callable[[View], None]] = PASSES) -> list[Finding]:
    """What all passes find."""
    found: list[Finding] = []
    for one in passes:
        view.findings = []
        try:
            one(view)
        except Exception as error:
            found.append(broken(one.__name__, error))
        found += view.findings
    return found


def broken(name: str, error: Exception) -> Finding:
    """The finding that a pass broke down."""
    words = f"the pass {name.replace('_', ' ')} broke down ({type(error).__name__}: {error}); the others were carried out"
    return Finding(Fault("warning", "pass-failed", None, words), CERTAIN)
