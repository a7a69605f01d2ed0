"""Passes over what sets events off: flags that nothing sets, events that nothing can fire, conditions that say nothing."""

import re

from sim.lint.finding import CERTAIN, LIKELY, POSSIBLE
from sim.lint.reach import Reach
from sim.lint.view import View
from sim.scenario.bounds import outcome
from sim.scenario.left_out import names_in
from sim.scenario.validate import dotted

EXPRESSIONS = ("when", "requires", "if", "times", "condition", "weight", "expression", "score", "share", "mean", "given")
"""Keys whose texts are expressions."""
_OPERANDS = re.compile(r"\b(?!(?:and|or|not)\b)[a-z_]+\s*\(\s*[A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*\s*\)")
"""A function with its names: an event or a state there may be called as a flag is."""
PLURAL = {"flag": "flags", "variable": "variables"}
AS_SET = {"flag": "set: {{flag: {name}, to: true}}", "variable": "shift: {{variable: {name}, by: 1}}"}


def unused_own(view: View) -> None:
    """Flags and variables that are read but never set, set but never read, or neither."""
    for sort, section in PLURAL.items():
        for name in getattr(view.scenario, section):
            path = (section, name)
            read, written = view.readings.get((sort, name), []), view.writings.get((sort, name), [])
            if read and not written:
                where = dotted(read[0].path)
                message = f"read by {where}, but no event ever sets it"
                confidence = LIKELY if sort == "flag" else POSSIBLE
                hint = "an effect sets it: " + AS_SET[sort].format(name=name)
                if sort == "flag":
                    view.tell("flag-never-set", path, message, hint, confidence=confidence, about=path, at_key=True)
            elif not read and _is_mentioned(view, name):
                continue  # read without its brackets: the fault of that condition is told already
            elif written and not read:
                message = f"set by {dotted(written[0].path[:2])}, but nothing ever reads it"
                hint = f"a condition reads it: {sort}({name})"
                view.tell("flag-never-read", path, message, hint, about=path, at_key=True)
            elif not written:
                view.tell("flag-unused", path, f"nothing sets or reads this {sort}", about=path, at_key=True)


def _is_mentioned(view: View, name: str) -> bool:
    """True when the name stands as a word in a text that is an expression."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return any(path[-1] in EXPRESSIONS and word.search(_OPERANDS.sub("", text)) for path, text in view.texts if path)


def dead_events(view: View) -> None:
    """Events that nothing can fire."""
    reach = Reach(view)
    for name, death in reach.dead.items():
        if name in reach.left_out:
            continue
        path = ("events", name, *death.key.split("."))
        message = f"{name} can never happen: {death.reason}"
        view.tell("event-cannot-fire", path, message, confidence=CERTAIN, about=("events", name), because=death.because)


def always_true_conditions(view: View) -> None:
    """Conditions that hold whatever happens: a `when` fires on the first Monday, a `requires` requires nothing."""
    reach = Reach(view)
    for (name, key), rows in view.conditions.items():
        if name in reach.dead or not outcome(rows, reach.known).is_always:
            continue
        if names_in(view.written.value(("events", name, *key.split(".")))) & reach.left_out:
            continue  # it asks about what is left out here
        means = "it holds from the first day on" if key == "when" else "it demands nothing"
        view.tell("condition-always-true", ("events", name, *key.split(".")), f"this is always true: {means}", confidence=CERTAIN)
