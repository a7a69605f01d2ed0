"""Affinity of two governments: voting, ties, garrisons and key votes bring them near; rivalry, disputes and fights apart."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sim.history.coding.coded import Series, Term, added, summed
from sim.history.coding.dates import first_day, last_day, years_of
from sim.history.coding.matched import Pair
from sim.history.coding.pairs import garrison, known, open_disputes
from sim.history.coding.record import Record

UN_LAG = 1
"""The votes of an autumn's session are known from the next January on."""


def affinity(record: Record, pair: Pair) -> Series:
    """The affinity of a pair at each knot, -1 to 1."""
    rule = record.rule["affinity"]
    thin = bool(set(pair) & set(rule["thin"])) or not record.dyads[pair]["un_ideal_point_distance"]
    half_range = rule["half_range_thin"] if thin else rule["half_range"]
    return {
        knot: summed(_terms(record, pair, knot), half_range, -rule["most"], rule["most"]) for knot in record.knots("pairs")
    }


def _terms(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """All that counts between two states, as known on a day."""
    yield from _voting(record, pair, knot)
    yield from _ties(record, pair, knot)
    yield from _garrisons(record, pair, knot)
    yield from _key_votes(record, pair, knot)
    yield from _rivalry(record, pair, knot)
    yield from _disputes(record, pair, knot)
    yield from _fights(record, pair, knot)


def _voting(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Closeness of ideal points in the UN General Assembly."""
    rule = record.rule["affinity"]
    distances = record.dyads[pair]["un_ideal_point_distance"]
    session = known(distances, knot, UN_LAG)
    if session is not None:
        closeness = max(-1.0, 1.0 - distances[session] / rule["voting_scale"])
        yield Term(f"UN {session}", rule["voting"] * closeness)


def _ties(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Common organisations and treaties other than the one to be explained."""
    yield from _common_groups(record, pair, knot)
    yield from _treaties(record, pair, knot)
    for tie in record.rule["further_ties"]:
        if set(pair) <= set(tie["between"]) and tie.get("of", pair[0]) in pair and _holds(tie, knot):
            yield Term(tie["name"], tie["weight"])
    neutrality = record.dyads[pair].get("alliance", {}).get("atop_1992_2018", {}).get("neutral", [])
    if knot.year - 1 in years_of(neutrality) or (knot.year == 1992 and 1992 in years_of(neutrality)):
        yield Term("neutrality pact", record.rule["affinity"]["neutrality"])


def _holds(line: dict[str, Any], day: date) -> bool:
    """True when a dated line holds on a day."""
    return first_day(line["since"]) <= day <= last_day(line.get("until"))


def _alliances(record: Record, state: str, day: date) -> list[str]:
    """The names of the alliances of a state on a day."""
    return [line["name"] for line in record.states[state]["alliances"] if _holds(line, day)]


def _common_groups(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Groups of the rule's list to which both belong."""
    first, second = (_alliances(record, state, knot) for state in pair)
    for group, entry in record.rule["ties"]["groups"].items():
        if set(entry["names"]) & set(first) and set(entry["names"]) & set(second):
            yield Term(group, entry["weight"])


def _treaties(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Bilateral treaties, told by either side and counted once."""
    known_treaties = record.rule["ties"]["pairs"]
    for state, other in (pair, pair[::-1]):
        names = [name for name in _alliances(record, state, knot) if known_treaties.get(name, {}).get("with") == other]
        if names:
            yield from (Term(name, known_treaties[name]["weight"]) for name in names)
            return


def _garrisons(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """A base of one on the land of the other."""
    for host, holder in (pair, pair[::-1]):
        what = garrison(record, host, holder, knot)
        if what is not None:
            yield Term(f"{what} in {host}", record.rule["affinity"]["garrison"])
            return


def _key_votes(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Agreement in the key votes taken before a day."""
    votes = [vote for vote in record.dyad_file["key_votes"] if first_day(vote["date"]) < knot]
    if votes:
        agreement = added(_agreement(vote, pair) for vote in votes) / len(votes)
        yield Term(f"{len(votes)} key votes", record.rule["affinity"]["key_votes"] * agreement)


def _agreement(vote: dict[str, Any], pair: Pair) -> float:
    """1 when both were for or both against, -1 when they stood against one another, else 0."""
    sides = [("in_favour", "against"), ("against", "in_favour")]
    for mine, opposed in sides:
        if pair[0] in vote[mine]:
            return 1.0 if pair[1] in vote[mine] else -1.0 if pair[1] in vote[opposed] else 0.0
    return 0.0


def _rivalry(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """A strategic rivalry in the year before (on the first day: in its year)."""
    year = (knot - timedelta(days=365)).year if knot.year > 1992 else 1992
    if any(year in years_of([rivalry["years"]]) for rivalry in record.dyads[pair].get("rivalry", [])):
        yield Term("rivalry", record.rule["affinity"]["rivalry"])


def _disputes(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Open disputes, by what is at stake."""
    rule = record.rule["affinity"]
    for dispute in open_disputes(record, pair, knot):
        weight = rule["dispute_border"] if dispute.kind == "border" else rule["dispute_contested"]
        yield Term(f"dispute over {dispute.over}", weight)


def _fights(record: Record, pair: Pair, knot: date) -> Iterator[Term]:
    """Militarised disputes and wars begun in the years before."""
    rule = record.rule["affinity"]
    past = range(knot.year - rule["militarised_years"], knot.year)
    onsets = record.dyads[pair]["mid_1992_2014"].get("onset_years", [])
    count = sum(year in past for year in onsets)
    yield Term(f"{count} militarised disputes", max(rule["militarised_most"], rule["militarised"] * count))
    for war in record.dyads[pair].get("cow_interstate_war", []):
        if years_of(war["years"]) & set(past):
            yield Term("war", rule["war"])
