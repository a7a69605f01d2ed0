"""What a state is in itself: stability from wealth and past, readiness from what it spends, democracy as measured."""

import math
from collections.abc import Iterator
from datetime import date

from sim.history.coding.coded import Coded, Series, Term, coded, summed
from sim.history.coding.dates import first_day, years_of
from sim.history.coding.pairs import known
from sim.history.coding.record import Record


def democracy(record: Record, state: str) -> Series:
    """The electoral democracy index as V-Dem gives it, each figure on the first day of its year."""
    half_range = record.rule["democracy"]["half_range"]
    series = record.regimes[state]["vdem_polyarchy"]
    return {_within(record, date(year, 1, 1)): coded(value, half_range, "V-Dem polyarchy") for year, value in series.items()}


def _within(record: Record, day: date) -> date:
    """The day, or the first day of the scenario when it lies before."""
    return max(day, record.beginning)


def stability(record: Record, state: str) -> Series:
    """The hold of the government on the country at each knot, from what had happened before it."""
    rule = record.rule["stability"]
    return {
        knot: summed(_stability_terms(record, state, knot), rule["half_range"], rule["least"], rule["most"])
        for knot in record.knots("states")
    }


def _stability_terms(record: Record, state: str, knot: date) -> Iterator[Term]:
    """Base, wealth, fighting, falls and protests."""
    rule = record.rule["stability"]
    yield Term("base", rule["base"])
    yield from _wealth(record, state, knot)
    yield from _fighting(record, state, knot)
    for kinds, name in (("fallen_kinds", "fallen"), ("protest_kinds", "protest")):
        count = _events(record, state, knot, rule[kinds])
        yield Term(f"{count} {name}", max(rule[f"{name}_most"], rule[name] * count))


def _wealth(record: Record, state: str, knot: date) -> Iterator[Term]:
    """GDP a head at the last snapshot, on a scale of tenfolds."""
    rule = record.rule["stability"]
    snapshots = record.states[state]["snapshots"]
    a_head = {
        year: snapshot["gdp_usd"] / snapshot["population"] for year, snapshot in snapshots.items() if snapshot["gdp_usd"]
    }
    year = known(a_head, knot, 1)
    if year is not None:
        yield Term(f"wealth {year}", rule["wealth"] * math.log10(a_head[year] / rule["wealth_middle"]))


def _fighting(record: Record, state: str, knot: date) -> Iterator[Term]:
    """War or armed conflict on the state's own land in the years before (on the first day: in 1992 itself)."""
    rule = record.rule["stability"]
    last = knot.year if knot.year == 1992 else knot.year - 1
    past = set(range(last - rule["years_conflict"] + 1, last + 1))
    conflicts = record.regimes[state]["ucdp_conflicts_1990_2024"]
    if any(years_of(conflict["war_years"]) & past for conflict in conflicts):
        yield Term("war", rule["war"])
    elif any(years_of(conflict["years"]) & past for conflict in conflicts):
        yield Term("armed conflict", rule["conflict"])


def _events(record: Record, state: str, knot: date, kinds: list[str]) -> int:
    """How many events of these kinds fall in the years before the knot."""
    listed = record.regimes[state].get("events", {}).get("list", [])
    since = date(knot.year - record.rule["stability"]["years_event"], knot.month, knot.day)
    return sum(event["kind"] in kinds and since <= first_day(event["date"]) < knot for event in listed)


def readiness(record: Record, state: str) -> Series:
    """The share of the forces fit to move, from the military burden; a judgement where the series says too little."""
    rule = record.rule["readiness"]
    series = record.regimes[state]["military_spending_pct_gdp"]
    judged = rule["judged"].get(state)
    if judged is not None:
        return {record.beginning: coded(judged["value"], rule["half_range"], f"judgement: {judged['why']}")}
    years = {knot: known(series, knot, 1) for knot in record.knots("readiness")}
    return {knot: _ready(record, series, year) for knot, year in years.items() if year is not None}


def _ready(record: Record, series: dict[int, float], year: int) -> Coded:
    """Readiness at the burden of a year."""
    rule = record.rule["readiness"]
    value = min(rule["most"], rule["base"] + rule["burden"] * series[year])
    return coded(value, rule["half_range"], f"military burden {year}: {series[year]:g} % of GDP")
