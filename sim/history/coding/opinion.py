"""Support at home for the organisation in focus: polls up to the cut-off, read as the rule says, else a judgement."""

from typing import Any

from sim.history.coding.coded import Coded, Series, added, coded
from sim.history.coding.dates import first_day
from sim.history.coding.record import Record

PERCENT = 100.0


def opinion(record: Record, state: str) -> Series:
    """Support at home at each of the state's knots, 0 to 1."""
    rule = record.rule["opinion"]
    knots = rule["knots"].get(state)
    if knots is None:
        return {record.beginning: _judged(rule, rule["elsewhere"])}
    return {first_day(day): _knot(record, entry) for day, entry in knots.items()}


def _knot(record: Record, entry: dict[str, Any] | list[dict[str, Any]]) -> Coded:
    """The value of a knot: a judgement, or the mean of its readings."""
    rule = record.rule["opinion"]
    if isinstance(entry, dict):
        return _judged(rule, entry)
    readings = [_reading(record, reading) for reading in entry]
    told = [f"{_name(reading)} {value:.2f}" for reading, value in zip(entry, readings, strict=True)]
    return coded(added(readings) / len(readings), rule["half_range"], f"polls: {'; '.join(told)}")


def _name(reading: dict[str, Any]) -> str:
    """What a reading is called in a source: the question and the way to its number."""
    return f"{reading['question']} ({' '.join(str(step) for step in reading['for'])})"


def _judged(rule: dict[str, Any], entry: dict[str, Any]) -> Coded:
    """A judgement with its reason."""
    return coded(entry["judgement"], rule["half_range"], f"judgement: {entry['why']}")


def _reading(record: Record, reading: dict[str, Any]) -> float:
    """What one poll says, as a share of 1."""
    rule = record.rule["opinion"]
    results = _poll(record, reading)["results_pct"]
    support = _number(results, reading["for"])
    if "against" in reading:
        support *= PERCENT / (support + _number(results, reading["against"]))
    factor = {"union": rule["factor_union"], "friend": rule["factor_friend"]}.get(reading.get("factor", ""), 1.0)
    return factor * support / PERCENT


def _poll(record: Record, reading: dict[str, Any]) -> dict[str, Any]:
    """The poll named by state, words of its question and, at need, date. ValueError unless one is found."""
    state, question, when = reading["poll"], reading["question"], str(reading.get("when", ""))
    found = [
        poll
        for poll in record.polls
        if poll["state"] == state and question in poll["question"] and str(poll["date"]).startswith(when)
    ]
    if len(found) != 1:
        raise ValueError(f"opinion.yaml has {len(found)} polls of {state} that ask {question!r} {when}")
    return found[0]


def _number(results: Any, way: list[Any]) -> float:
    """The number at the end of a way of keys."""
    for step in way:
        results = {str(key): value for key, value in results.items()}[str(step)]
    return float(results)
