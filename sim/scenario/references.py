"""What refers to what: every key of a scenario that names a state, an organisation, an event or a parameter must name one.

Why on the written data and not on the validated scenario: a misspelt id is then told in the same breath as a wrong type
elsewhere. Effects and conditions of events are looked at where they are compiled.
"""

import re
from collections.abc import Collection, Container, Iterator
from typing import Any

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, did_you_mean, quote
from sim.scenario.remedies import id_called
from sim.scenario.validate import dotted
from sim.scenario.written import Written
from sim.world.parameters import PARAMETERS

ANY, KEY = "*", "<key>"
"""In a pattern: any entry of a mapping or list, and the key of such an entry itself."""

STATES, ORGANISATIONS = ("states",), ("organisations",)
REFERENCES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("focus",), ORGANISATIONS),
    (("states", ANY, "neighbours", ANY), STATES),
    (("disputes", ANY, "between", ANY), STATES),
    (("organisations", ANY, "leading"), STATES),
    (("organisations", ANY, "chair"), STATES),
    (("organisations", ANY, "secretary"), STATES),
    (("organisations", ANY, "members", KEY), STATES),
    (("organisations", ANY, "charter", "arbiter"), ORGANISATIONS),
    (("organisations", ANY, "charter", "council", ANY, "veto"), STATES),
    (("units", ANY, "organisation"), ORGANISATIONS),
    (("units", ANY, "owner"), STATES),
    (("units", ANY, "home"), STATES),
    (("bases", ANY, "host"), STATES),
    (("bases", ANY, "holder"), (*STATES, *ORGANISATIONS)),
    (("hazards", ANY, "state"), STATES),
    (("hazards", ANY, "aggressor"), STATES),
    (("expect", ANY, "measure"), ("measures",)),
    (("map", "pieces", ANY, "owner", ANY), STATES),
    (("map", "pieces", ANY, "control", ANY), STATES),
    (("map", "shown_as", KEY), STATES),
    (("map", "background", KEY), ORGANISATIONS),
    (("events", ANY, "after"), ("events",)),
    (("events", ANY, "on", "state"), STATES),
    (("events", ANY, "on", "other"), STATES),
    (("events", ANY, "on", "organisation"), ORGANISATIONS),
    (("events", ANY, "on", "crisis"), ("events",)),
    (("events", ANY, "decider"), STATES),
    (("events", ANY, "crisis", "target"), STATES),
    (("events", ANY, "crisis", "aggressor"), STATES),
)
"""Each place that names something, and the sections among whose keys it must be."""

OPTIONAL = ("measures",)
"""Sections that may be missing: then nothing has the name."""
SINGULAR = {"states": "state", "organisations": "organisation", "events": "event", "measures": "measure"}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


def reference_faults(written: Written) -> list[Fault]:
    """Every name in a scenario that names nothing."""
    faults = []
    for pattern, sections in REFERENCES:
        if not all(_is_sound(written, section) for section in sections):
            continue
        known = {name for section in sections for name in _section(written, section)}
        for path, name in _named(written.data, pattern):
            if isinstance(name, str) and _ID.fullmatch(name) and name not in known:
                faults.append(_unknown(written, path, name, sections, pattern[-1] == KEY))
    if _is_sound(written, "states"):
        faults += pair_faults(written)
    faults += parameter_faults(written)
    return faults


def pair_faults(written: Written) -> list[Fault]:
    """Pairs that are not two known, different states, or that stand there twice."""
    states = _section(written, "states")
    faults: list[Fault] = []
    seen: dict[frozenset[str], str] = {}
    for key in _section(written, "pairs"):
        path = ("pairs", key)
        two = split_pair(key, states)
        if two is None:
            faults += _bad_pair(written, path, key, states)
        elif two[0] == two[1]:
            faults.append(written.fault("self-pair", path, f"{quote(key)} pairs a state with itself", at_key=True))
        elif frozenset(two) in seen:
            message = f"{quote(key)} is the pair {quote(seen[frozenset(two)])} in the other order"
            hint = "one entry holds both directions: dependence_back, grievance_back"
            faults.append(written.fault("duplicate-pair", path, message, hint, at_key=True))
        else:
            seen[frozenset(two)] = key
    return faults


def split_pair(key: str, states: Container[str]) -> tuple[str, str] | None:
    """The two states of a pair's key `A-B`, None when they are none. An id may hold a hyphen itself."""
    parts = key.split("-")
    for cut in range(1, len(parts)):
        first, second = "-".join(parts[:cut]), "-".join(parts[cut:])
        if first in states and second in states:
            return first, second
    return None


def _bad_pair(written: Written, path: KeyPath, key: str, states: Collection[str]) -> list[Fault]:
    """The faults of a pair's key that is not two known states."""
    parts = key.split("-")
    if len(parts) != 2 or not all(parts):
        message = f"the key of a pair is two states joined by a hyphen, such as KGZ-RUS, not {quote(key)}"
        return [written.fault("bad-pair", path, message, at_key=True)]
    faults = []
    for part in dict.fromkeys(parts):
        if part not in states:
            message = f"{dotted(path)}: there is no state {quote(part)}"
            faults.append(written.fault("unknown-state", path, message, did_you_mean(part, states), at_key=True))
    return faults


def parameter_faults(written: Written) -> list[Fault]:
    """Parameters that no rule reads, and numbers outside the documented range of a parameter."""
    known = {parameter.name: parameter for parameter in PARAMETERS}
    faults = []
    for name, value in _section(written, "parameters").items():
        path: KeyPath = ("parameters", name)
        if name not in known:
            message = f"there is no parameter {quote(name)}"
            faults.append(written.fault("unknown-parameter", path, message, did_you_mean(name, known), at_key=True))
            continue
        low, high = known[name].low, known[name].high
        for inside, number in _numbers(value):
            if not low <= number <= high:
                message = f"{dotted(path)} is {number:g}, outside its range {low:g} to {high:g} ({known[name].meaning})"
                faults.append(written.fault("out-of-range", path + inside, message))
                break
    return faults


def _numbers(value: Any) -> Iterator[tuple[KeyPath, float]]:
    """The numbers of a quantity with their paths inside it."""
    if isinstance(value, dict):
        yield from _plain_number(value.get("value"), ("value",))
        bounds = value.get("range")
        for place, bound in enumerate(bounds if isinstance(bounds, list) else ()):
            yield from _plain_number(bound, ("range", place))
    yield from _plain_number(value, ())


def _plain_number(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield path, float(value)


def _is_sound(written: Written, section: str) -> bool:
    """False for a section that is at fault as a whole, as the schema tells: then what names its entries is not judged."""
    found = written.data.get(section)
    return (isinstance(found, dict) and bool(found)) or (section in OPTIONAL and section not in written.data)


def _section(written: Written, name: str) -> dict[str, Any]:
    """A section of the data; empty when it is missing or no mapping."""
    section = written.data.get(name)
    return section if isinstance(section, dict) else {}


def _named(node: Any, pattern: tuple[str, ...], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value (or key) of the data that a pattern leads to, with its path."""
    if not pattern:
        yield path, node
        return
    part, rest = pattern[0], pattern[1:]
    if part == KEY and isinstance(node, dict):
        yield from ((((*path, key)), key) for key in node)
    elif part == ANY and isinstance(node, dict | list):
        entries = node.items() if isinstance(node, dict) else enumerate(node)
        for key, child in entries:
            yield from _named(child, rest, (*path, key))
    elif isinstance(node, dict) and part in node:
        yield from _named(node[part], rest, (*path, part))


def _unknown(written: Written, path: KeyPath, name: str, sections: tuple[str, ...], at_key: bool) -> Fault:
    """The fault of a name that names nothing."""
    candidates = [candidate for section in sections for candidate in _section(written, section)]
    words = " or ".join(SINGULAR[section] for section in sections)
    message = f"{dotted(path[:-1] if at_key else path)}: there is no {words} {quote(name)}"
    key = f"unknown-{SINGULAR[sections[0]]}"
    called = id_called(written, name, sections)
    return written.fault(key, path, message, called or did_you_mean(name, candidates), at_key=at_key)
