"""What both the affinity and the dependence of a pair are read from: open disputes, garrisons, the last figure known."""

from datetime import date

from sim.history.coding.dates import first_day, last_day
from sim.history.coding.matched import Dispute, Pair
from sim.history.coding.record import Record

BEGINNING = 1996
"""A first figure of this year or before stands in for the time since May 1992, for which most series have none yet."""


def open_disputes(record: Record, pair: Pair, day: date) -> list[Dispute]:
    """The disputes of a pair that are open on a day."""
    mine = [dispute for dispute in record.disputes if set(dispute.between) == set(pair)]
    return [dispute for dispute in mine if dispute.since <= day <= dispute.until]


def garrison(record: Record, host: str, holder: str, day: date) -> str | None:
    """What the second state has on the first one's land by its leave on a day: none while a dispute is open between them."""
    if open_disputes(record, (host, holder), day):
        return None
    for presence in record.states[host]["foreign_presence"]:
        names = presence["holder"].split("/")
        if holder in names and first_day(presence["since"]) <= day <= last_day(presence["until"]):
            return presence["what"]
    return None


def known(series: dict[int, float] | None, knot: date, lag: int) -> int | None:
    """The last year of a series whose figure was there on the knot: a year's figure is there `lag` years after it began.

    Before its first figure a series has none, unless that figure is of `BEGINNING` or before: then it stands in for the
    first months of the scenario (the only look ahead; `CODING.md` says so).
    """
    years = [year for year in sorted(series or {}) if date(year + lag, 1, 1) <= knot]
    if years:
        return years[-1]
    return min((year for year in series or {} if year <= BEGINNING), default=None)
