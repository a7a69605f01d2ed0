"""One fault for one wrong name: a state that is missing, or an id misspelt throughout, is told once with all its places."""

import re
from collections.abc import Iterable
from dataclasses import replace

from sim.scenario.faults import Fault, Place

_NO_SUCH = re.compile(r'there is no [a-z ]+ (".*")')
MAX_PLACES = 4
"""Further places that are named; the rest is counted."""


def grouped(faults: Iterable[Fault]) -> list[Fault]:
    """The faults in their order; those that say of one name that there is no such thing become one, at the first place."""
    groups: dict[object, list[Fault]] = {}
    for fault in faults:
        phrase = _NO_SUCH.search(fault.message)
        groups.setdefault((fault.severity, phrase.group(1)) if phrase and fault.place else fault, []).append(fault)
    return [_as_one(group) for group in groups.values()]


def _as_one(group: list[Fault]) -> Fault:
    """The first fault, with the places of the others."""
    first, *others = group
    places = list(dict.fromkeys(fault.place for fault in others if fault.place and fault.place != first.place))
    if not places:
        return first
    lines = list(dict.fromkeys(_short(place, first.place) for place in places))
    words = lines[:MAX_PLACES] if len(lines) <= MAX_PLACES else [*lines[:MAX_PLACES], f"{len(lines) - MAX_PLACES} more"]
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    return replace(first, message=f"{first.message} (also in {listed})")


def _short(place: Place, first: Place | None) -> str:
    """A further place, without the file where it is the same."""
    where = f"line {place.line}"
    return where if first is not None and place.file == first.file else f"{place.file} {where}"
