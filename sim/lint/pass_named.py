"""Passes over what is named and there, but not what it is taken for: an event without a crisis, a file that nobody includes."""

import re
from copy import deepcopy
from pathlib import Path

from sim.lint.finding import CERTAIN, LIKELY
from sim.lint.view import View
from sim.scenario.document import KeyPath
from sim.scenario.faults import ScenarioError, quote
from sim.scenario.find import MAIN_FILE
from sim.scenario.kept import read
from sim.scenario.lookup import Lookup
from sim.scenario.override import overridden
from sim.scenario.schema import Scenario
from sim.scenario.shape import fields_of
from sim.scenario.written import Written

OF_A_CRISIS = {
    "end_crisis": "of",
    "intensify": "of",
    "mandate": "crisis",
    "ask_mandate": "crisis",
    "offer_peacekeepers": "crisis",
    "propose": "crisis",
}
"""Effects on the crisis of an event, and the key that names the event."""
BY_AN_ARBITER = {"mandate": "by", "ask_mandate": "of"}
"""Effects of an arbiter, and the key that names it."""
_ASKED = re.compile(r"\b(crisis_open|granted|chosen)\s*\(\s*([A-Za-z][A-Za-z0-9_-]*)\s*\)")


def events_for_what_they_are_not(view: View) -> None:
    """Effects, hooks and conditions that take an event for one that opens a crisis, or that puts a choice."""
    lookup = Lookup(view.scenario, view.names)
    gone = view.written.never  # left out of what the scenario extends: no oversight
    open_crises = gone | {name for name in view.scenario.events if _opens_a_crisis(view, name)}
    put_choices = gone | {name for name in view.scenario.events if lookup.options(name)}
    for path, mapping in view.of_events:
        key = OF_A_CRISIS.get(str(path[-1]))
        name = mapping.get(key) if key else None
        if name in view.scenario.events and name not in open_crises:
            _tell(view, "no-crisis", (*path, str(key)), name)
        if path[-1] == "on" and (name := mapping.get("crisis")) in view.scenario.events:
            of_choice = mapping.get("what") == "option_chosen"
            if name not in (put_choices if of_choice else open_crises):
                _tell(view, "no-choice" if of_choice else "no-crisis", (*path, "crisis"), name)
    for path, text in view.texts:
        for found in _ASKED.finditer(text):
            function, name = found.groups()
            key, fit = ("no-choice", put_choices) if function == "chosen" else ("no-crisis", open_crises)
            if name in view.scenario.events and name not in fit:
                _tell(view, key, path, name, (text, found.start(2)))


def _tell(view: View, key: str, path: KeyPath, name: str, inside: tuple[str, int] | None = None) -> None:
    what = "puts no choice" if key == "no-choice" else "opens no crisis"
    view.tell(key, path, f"{name} {what}, so nothing can come of this", confidence=CERTAIN, inside=inside)


def _opens_a_crisis(view: View, name: str) -> bool:
    """True for an event that opens a crisis: under `crisis`, or by an effect, be it that of an option."""
    event = view.scenario.events[name]
    return event.crisis is not None or any(
        path[1] == name and path[-1] in ("crisis", "war") and path[-2] != "on"
        for path, _ in view.of_events
        if len(path) > 3 and path[2] == "do"
    )


def mandates_of_arbiters(view: View) -> None:
    """A mandate is given by an arbiter."""
    for path, mapping in view.of_events:
        key = BY_AN_ARBITER.get(str(path[-1]), "")
        name = str(mapping.get(key))
        organisation = view.scenario.organisations.get(name)
        if organisation is not None and organisation.kind != "arbiter":
            message = f"{name} is of kind {organisation.kind}, and only an arbiter gives a mandate"
            view.tell("no-arbiter", (*path, key), message, confidence=CERTAIN)


def verdicts_of_players(view: View) -> None:
    """A game ends for a state that somebody can play."""
    for path, mapping in view.of_events:
        state = view.scenario.states.get(str(mapping.get("state"))) if path[-1] == "end_game" else None
        if state is not None and not state.playable:
            view.tell("not-playable", (*path, "state"), "nobody plays it, so the game ends for nobody", confidence=LIKELY)


def overrides_of_expectations(view: View) -> None:
    """What an expectation sets for its runs is there to be set."""
    for name, expect in view.scenario.expect.items():
        for place, text in enumerate(expect.set):
            for fault in overridden(Written(deepcopy(view.written.data), dict(view.written.origins)), [text]):
                path = ("expect", name, "set", place)
                view.tell(fault.key, path, fault.message, fault.suggestion, confidence=CERTAIN, severity="error")


def files_not_included(view: View) -> None:
    """Files of a scenario's folder that hold parts of a scenario and that its main file does not include."""
    main, _ = view.written.origin(())
    path = Path(main.place(()).file)
    if path.name != MAIN_FILE:
        return
    included = main.data.get("include") or []
    for file in sorted(path.parent.glob("*.yaml")):
        if file.name != MAIN_FILE and file.name not in included and _is_a_part(file):
            message = f"{quote(file.name)} lies in the folder and is not included, so nothing in it counts"
            view.tell("not-included", ("include",), message, f"add it: include: [{', '.join([*included, file.name])}]")


def _is_a_part(file: Path) -> bool:
    """True for a file whose keys are sections of a scenario, and that is no scenario of its own."""
    try:
        data = read(file).data
    except ScenarioError:
        return False
    return isinstance(data, dict) and "format" not in data and set(data) <= set(fields_of(Scenario))
