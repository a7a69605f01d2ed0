"""How far one state depends on another: trade, remittances, gas, arms, loans and a garrison."""

from collections.abc import Iterator
from datetime import date

from sim.history.coding.coded import Series, Term, summed
from sim.history.coding.dates import first_day, last_day
from sim.history.coding.pairs import garrison, known
from sim.history.coding.record import Record

WINDOW_ENDS = {1993: 1994, 2000: 2001, 2005: 2006, 2010: 2011, 2014: 2014}
"""The last year of the trade window that is filed under a year."""


def dependence(record: Record, first: str, second: str) -> Series:
    """How far the first state depends on the second at each knot, 0 to 1."""
    rule = record.rule["dependence"]
    return {
        knot: summed(_terms(record, first, second, knot), rule["half_range"], 0.0, rule["most"])
        for knot in record.knots("pairs")
    }


def _terms(record: Record, first: str, second: str, knot: date) -> Iterator[Term]:
    """All that ties the first state to the second, as known on a day."""
    yield from _trade(record, first, second, knot)
    yield from _remittances(record, first, second, knot)
    yield from _supplies(record, first, second, knot)
    if garrison(record, first, second, knot) is not None:
        yield Term("garrison", record.rule["dependence"]["garrison"])


def _trade(record: Record, first: str, second: str, knot: date) -> Iterator[Term]:
    """The share of the first state's trade that is with the second."""
    dyad = record.dyad((first, second))
    side = "share_of_first_pct" if dyad["pair"][0] == first else "share_of_second_pct"
    shares = dyad.get("trade", {}).get(side)
    by_end = {WINDOW_ENDS[year]: share for year, share in (shares or {}).items()}
    year = known(by_end, knot, 1)
    if year is not None:
        yield Term(f"trade to {year} {by_end[year]:g} %", record.rule["dependence"]["trade"] * by_end[year] / 100.0)


def _remittances(record: Record, first: str, second: str, knot: date) -> Iterator[Term]:
    """Money sent home from the second state; none before the series begins."""
    rule = record.rule["dependence"]
    series = record.regimes[first].get("remittances_received_pct_gdp", {})
    past = [year for year in sorted(series) if date(year + 1, 1, 1) <= knot]
    from_russia = record.rule["remittances_from_russia"].get(first)
    if second == "RUS" and from_russia and past:
        amount = rule["remittances"] * from_russia["share"] * series[past[-1]] / 100.0
        yield Term(f"remittances {past[-1]}", min(rule["remittances_most"], amount))


def _supplies(record: Record, first: str, second: str, knot: date) -> Iterator[Term]:
    """Gas, arms and loans from the second state."""
    for supply in record.rule["supplies"]:
        holds = first_day(supply["since"]) <= knot <= last_day(supply.get("until"))
        if supply["of"] == first and supply["on"] == second and holds:
            yield Term(supply["kind"], record.rule["dependence"][supply["kind"]] * supply["share"])
