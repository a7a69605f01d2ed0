"""What a scenario leaves out of those it extends, and what in them still speaks of it.

Why: who narrows the span of a shipped world, or removes one event, has changed one thing. What was inherited and only asks about
what is gone (a measure, an objective, an expectation) goes with it; what happens and merely mentions it stays, and there the
event counts as one that never happens.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, quote
from sim.scenario.written import Written

NEVER = {"when": "false", "do": [{"message": {"text": "left out"}}], "note": "left out here, and spoken of by what is inherited"}
"""An event that never happens, in the place of one that is left out."""
OF_AN_EVENT = ("of", "crisis", "event", "after")
"""Keys that name an event."""
_ASKED = re.compile(r"\b(?:fired|days_since|crisis_open|granted|chosen)\s*\(\s*([A-Za-z][A-Za-z0-9_-]*)\s*\)")
_UNKNOWN = re.compile(r'there is no [a-z ]+ "([^"]+)"')


def events_outside(base: Written, own: Written) -> set[str]:
    """The parents' dated events outside a span of the file's own."""
    span, events = own.data.get("span"), base.data.get("events")
    if not isinstance(span, dict) or not isinstance(events, dict):
        return set()
    return {name for name, event in events.items() if isinstance(event, dict) and not _within(event.get("at"), span)}


def with_followers(base: Written, gone: Iterable[str]) -> set[str]:
    """Events that are gone with those that come after them, one by one."""
    events = base.data.get("events")
    found = set(gone)
    while isinstance(events, dict):
        more = {name for name, event in events.items() if isinstance(event, dict) and event.get("after") in found} - found
        if not more:
            break
        found |= more
    return found


def settle(base: Written, own: Written, gone: Iterable[str]) -> None:
    """Take out what was inherited and asks about what is gone; let gone events never happen where they are spoken of."""
    lost = {name for name in gone if base.value(("events", name)) is None}
    span = own.data.get("span")
    for path, body in list(_questions(base)):
        dates = [body.get(key) for key in ("when", "at", "by")]
        is_outside = isinstance(span, dict) and not all(_is_day(day) is False or _within(day, span) for day in dates)
        if own.value(path) is None and (is_outside or names_in(body) & lost):
            base.drop(path)
    measures = base.data.get("measures")
    for path, body in list(_questions(base)):
        if path[0] == "expect" and own.value(path) is None and body.get("measure") not in (None, *(measures or ())):
            base.drop(path)
    spoken_of = set().union(*(names_in(body) for _, body in _inherited_events(base, own))) & lost
    for name in spoken_of:
        base.data["events"][name] = dict(NEVER)
        base.origins["events", name] = own.origin(())
    base.never |= spoken_of


def _questions(base: Written) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """Measures, expectations and objectives, with their paths."""
    for section in ("measures", "expect"):
        for name, body in _entries(base.data.get(section)):
            yield (section, name), body
    for state, entry in _entries(base.data.get("states")):
        for name, body in _entries(entry.get("objectives")):
            yield ("states", state, "objectives", name), body


def _inherited_events(base: Written, own: Written) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events that the file itself says nothing about."""
    return ((name, body) for name, body in _entries(base.data.get("events")) if own.value(("events", name)) is None)


def _entries(section: Any) -> list[tuple[str, dict[str, Any]]]:
    """The entries of a section that are mappings."""
    return [(name, body) for name, body in section.items() if isinstance(body, dict)] if isinstance(section, dict) else []


def names_in(node: Any) -> set[str]:
    """The events that data speaks of: in expressions, and under keys that name one."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            found |= {here[key] for key in OF_AN_EVENT if isinstance(here.get(key), str)}
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
        elif isinstance(here, str) and "(" in here:
            found |= set(_ASKED.findall(here))
    return found


def _is_day(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None


def _within(day: object, span: dict[str, Any]) -> bool:
    """True for a day of the span (dates are written so that their texts have their order), and for what is no date."""
    return not isinstance(day, str) or str(span.get("from", "")) <= day <= str(span.get("to", "9999"))


def blamed_on_removals(faults: Iterable[Fault], own: Written, removed: Iterable[tuple[KeyPath, KeyPath]]) -> list[Fault]:
    """The faults, where those of inherited files about a name that `remove` took out are one fault of that removal.

    `removed` holds the path of each thing that was taken out, with the place in `remove` that says so.
    """
    by_name = {str(path[-1]): (path, by) for path, by in removed}
    files = {document.place(()).file for document, _ in own.origins.values()}
    kept: list[Fault] = []
    users: dict[str, list[Fault]] = {}
    for fault in faults:
        named = _UNKNOWN.search(fault.message)
        if named and named.group(1) in by_name and fault.place is not None and fault.place.file not in files:
            users.setdefault(named.group(1), []).append(fault)
        else:
            kept.append(fault)
    for name, found in users.items():
        path, by = by_name[name]
        first = found[0].place
        assert first is not None
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        message = f"{quote('.'.join(map(str, path)))} is removed here and still named in {first.file} line {first.line}{more}"
        hint = "remove what names it too, or put another in its place by `replace`"
        kept.append(own.fault("removed-and-used", by, message, hint))
    return kept
