"""The declared disputes: how often they came to blows beside the common rate, and how hot they are."""

from typing import Any, NamedTuple

from sim.history.coding.coded import Coded
from sim.history.coding.dates import years_of
from sim.history.coding.matched import Dispute, Pair
from sim.history.coding.pairs import open_disputes
from sim.history.coding.record import Record


class Declared(NamedTuple):
    """A dispute as the scenario declares it."""

    dispute: Dispute
    severity: float
    tension: float
    source: str


def declared(record: Record) -> list[Declared]:
    """Every listed dispute over land or passage."""
    return [_declared(record, dispute) for dispute in record.disputes if dispute.kind != "policy"]


def _declared(record: Record, dispute: Dispute) -> Declared:
    """A dispute with its severity and tension."""
    onsets = record.dyad(dispute.between)["mid_1992_2014"].get("use_of_force_onsets", 0)
    source = f"states.yaml disputes; dyads.yaml: {onsets} disputes with force begun 1992 to 2014"
    if "why" in dispute.listed:
        source += f"; judgement: {dispute.listed['why']}"
    return Declared(dispute, severity(record, onsets), tension(record, dispute), source)


def severity(record: Record, onsets: int) -> float:
    """The pair's rate of disputes with force as a multiple of the common rate.

    The posterior mean of a Poisson rate whose gamma prior has shape 1 and the common rate as its mean, over that rate:
    (1 + onsets) / (1 + common rate * years). A pair without a fight comes to about a half.
    """
    rule = record.rule["disputes"]
    common: Any = record.hazards
    for step in rule["base_rate"]:
        common = common[step]
    return round((1.0 + onsets) / (1.0 + common["rate"] * rule["years"]), 2)


def tension(record: Record, dispute: Dispute) -> float:
    """How hot the dispute is at its beginning or on the first day: fighting and a standing rivalry add to it."""
    rule = record.rule["disputes"]
    total = rule["tension"]
    if fought_in_1992(record, dispute.between):
        total += rule["tension_fighting"]
    start = max(dispute.since, record.beginning).year
    rivalries = record.dyad(dispute.between).get("rivalry", [])
    if any(start in years_of([rivalry["years"]]) for rivalry in rivalries):
        total += rule["tension_rivalry"]
    return round(total, 2)


def fought_in_1992(record: Record, pair: Pair) -> bool:
    """True when the rule lists the pair among those that fought in 1992."""
    return any(set(listed) == set(pair) for listed in record.rule["grievance"]["fighting_in_1992"])


def grievance(record: Record, pair: Pair) -> Coded | None:
    """What two states hold against one another on the first day, or None."""
    rule = record.rule["grievance"]
    held = [dispute for dispute in open_disputes(record, pair, record.beginning) if dispute.kind != "policy"]
    if not held:
        return None
    kind = "fighting" if fought_in_1992(record, pair) else held[0].kind
    return Coded(rule[kind], rule[kind], rule[kind], f"{kind}: {held[0].over}")
