"""The disputes of the rule's list, each found again in the record and dated by it."""

from datetime import date
from typing import Any, NamedTuple

from sim.history.coding.dates import first_day, last_day

Pair = tuple[str, str]


class Dispute(NamedTuple):
    """A dispute of the rule's list with its days from the record. `kind`: contested, border or policy."""

    id: str
    between: Pair
    kind: str
    over: str
    since: date
    until: date
    listed: dict[str, Any]


def matched_disputes(rule: dict[str, Any], states: dict[str, Any]) -> list[Dispute]:
    """Every dispute that the rule lists. Raises ValueError for one that the record of neither side knows."""
    listed = [(entry, entry["class"]) for entry in rule["listed"]] + [(entry, "policy") for entry in rule["policy"]]
    return [_matched(states, entry, kind) for entry, kind in listed]


def _matched(states: dict[str, Any], entry: dict[str, Any], kind: str) -> Dispute:
    """The dispute of an entry, its days taken from the side whose record dates it first."""
    first, second = entry["between"]
    found = [line for line in _lines(states, first, second) if entry["over"] in line["over"]]
    if not found:
        raise ValueError(f"states.yaml has no dispute of {first} and {second} over {entry['over']!r}")
    line = min(found, key=lambda line: first_day(line["since"]))
    days = first_day(line["since"]), last_day(line["until"])
    return Dispute(entry.get("id", ""), (first, second), kind, line["over"], *days, entry)


def _lines(states: dict[str, Any], first: str, second: str) -> list[dict[str, Any]]:
    """The disputes with one another in the records of both."""
    mine = [line for line in states[first]["disputes"] if second in line["with"]]
    return mine + [line for line in states[second]["disputes"] if first in line["with"]]
