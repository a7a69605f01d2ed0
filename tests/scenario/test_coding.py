"""The coded files of the real timeline are what the written rule gives, and the rule keeps to its cut-offs and signs."""

import copy
from datetime import date

import pytest

from sim.history.coding.affinity import affinity
from sim.history.coding.coded import Term, coded, summed, without_repeats
from sim.history.coding.dates import first_day, last_day, years_of
from sim.history.coding.dependence import dependence
from sim.history.coding.disputed import declared
from sim.history.coding.emit import FILES
from sim.history.coding.opinion import opinion
from sim.history.coding.pairs import garrison, known
from sim.history.coding.record import SCENARIO, Record
from sim.history.coding.regimes import readiness, stability


@pytest.fixture(scope="module")
def record() -> Record:
    return Record(SCENARIO)


def changed(record: Record, **files: object) -> Record:
    """The same record with some of its tables replaced."""
    fresh = Record(record.folder)
    for name in ("rule", "states", "regimes", "dyad_file", "dyads", "polls", "hazards"):
        fresh.__dict__[name] = files.get(name, getattr(record, name))
    return fresh


@pytest.mark.parametrize("name", FILES)
def test_committed_files_equal_what_the_rule_gives(record: Record, name: str) -> None:
    assert (SCENARIO / name).read_text(encoding="utf-8") == FILES[name](record)


def test_the_rule_is_deterministic(record: Record) -> None:
    assert FILES["pairs.yaml"](record) == FILES["pairs.yaml"](Record(SCENARIO))


def before(record: Record, knot: date) -> Record:
    """The record with everything dated on or after the knot struck out of the pairs."""
    dyads = copy.deepcopy(record.dyads)
    for dyad in dyads.values():
        distances = dyad["un_ideal_point_distance"]
        dyad["un_ideal_point_distance"] = {year: far for year, far in distances.items() if date(year + 1, 1, 1) <= knot}
        disputes = dyad["mid_1992_2014"]
        disputes["onset_years"] = [year for year in disputes.get("onset_years", []) if year < knot.year]
        trade = dyad.get("trade", {})
        for side in ("share_of_first_pct", "share_of_second_pct"):
            if trade.get(side):
                trade[side] = {year: share for year, share in trade[side].items() if year < knot.year}
    votes = [vote for vote in record.dyad_file["key_votes"] if first_day(vote["date"]) < knot]
    return changed(record, dyads=dyads, dyad_file={**record.dyad_file, "key_votes": votes})


def test_no_knot_after_the_beginning_uses_what_came_later(record: Record) -> None:
    for knot in record.knots("pairs")[2:]:
        past = before(record, knot)
        for pair in record.dyads:
            assert affinity(past, pair)[knot] == affinity(record, pair)[knot], (pair, knot)
            assert dependence(past, *pair)[knot] == dependence(record, *pair)[knot], (pair, knot)


def test_values_are_held_after_the_cut_off(record: Record) -> None:
    assert max(record.knots("pairs")) == date(2020, 1, 1)
    assert max(record.knots("states")) == date(2022, 1, 1)
    assert max(max(opinion(record, state)) for state in record.codes) <= date(2020, 1, 1)


def test_every_value_lies_in_its_range_and_names_its_source(record: Record) -> None:
    series = [affinity(record, pair) for pair in record.dyads]
    for rule in (stability, readiness, opinion):
        series += [rule(record, state) for state in record.codes]
    for one in series:
        assert one
        for value in one.values():
            assert -1.0 <= value.low <= value.value <= value.high <= 1.0
            assert value.source


def test_membership_of_the_alliance_does_not_enter_affinity(record: Record) -> None:
    states = copy.deepcopy(record.states)
    for state in states.values():
        state["alliances"] = [line for line in state["alliances"] if not line["name"].startswith("CST")]
    without = changed(record, states=states)
    for pair in record.dyads:
        assert affinity(without, pair) == affinity(record, pair)


@pytest.mark.parametrize(
    ("strike", "higher"),
    [
        (lambda dyad: dyad.pop("rivalry"), True),
        (lambda dyad: dyad["mid_1992_2014"].pop("onset_years"), True),
        (lambda dyad: dyad.pop("cow_interstate_war"), True),
        (lambda dyad: dyad.update(un_ideal_point_distance={1993: 0.0}), True),
        (lambda dyad: dyad.update(un_ideal_point_distance={1993: 4.0}), False),
    ],
)
def test_what_keeps_armenia_and_azerbaijan_apart(record: Record, strike: object, higher: bool) -> None:
    dyads = copy.deepcopy(record.dyads)
    strike(dyads[("ARM", "AZE")])
    knot = date(1999, 4, 1)
    moved = affinity(changed(record, dyads=dyads), ("ARM", "AZE"))[knot].value
    as_it_is = affinity(record, ("ARM", "AZE"))[knot].value
    assert moved > as_it_is if higher else moved < as_it_is


def test_garrisons_count_only_with_leave(record: Record) -> None:
    assert garrison(record, "TJK", "RUS", date(2011, 1, 1)) is not None
    assert garrison(record, "MDA", "RUS", date(2011, 1, 1)) is None
    assert garrison(record, "KGZ", "USA", date(2011, 1, 1)) is not None
    assert garrison(record, "KGZ", "USA", date(2016, 1, 1)) is None


def test_dependence_runs_one_way(record: Record) -> None:
    knot = date(2016, 1, 1)
    for member in ("ARM", "BLR", "KAZ", "KGZ", "TJK"):
        assert dependence(record, member, "RUS")[knot].value > 5 * dependence(record, "RUS", member)[knot].value


def test_remittances_gas_and_arms_tie(record: Record) -> None:
    knot = date(2016, 1, 1)
    regimes = copy.deepcopy(record.regimes)
    regimes["TJK"]["remittances_received_pct_gdp"] = {}
    assert (
        dependence(changed(record, regimes=regimes), "TJK", "RUS")[knot].value < dependence(record, "TJK", "RUS")[knot].value
    )
    rule = {**record.rule, "supplies": []}
    assert dependence(changed(record, rule=rule), "ARM", "RUS")[knot].value < dependence(record, "ARM", "RUS")[knot].value


def test_fighting_falls_and_protests_lower_stability(record: Record) -> None:
    regimes = copy.deepcopy(record.regimes)
    regimes["KGZ"]["events"]["list"] = []
    regimes["TJK"]["ucdp_conflicts_1990_2024"] = []
    calm = changed(record, regimes=regimes)
    assert stability(calm, "KGZ")[date(2010, 4, 1)].value > stability(record, "KGZ")[date(2010, 4, 1)].value
    assert stability(calm, "TJK")[date(1994, 1, 1)].value > stability(record, "TJK")[date(1994, 1, 1)].value


def test_stability_knows_nothing_of_the_crisis_to_come(record: Record) -> None:
    regimes = copy.deepcopy(record.regimes)
    for state in regimes.values():
        listed = state.get("events", {}).get("list", [])
        state.setdefault("events", {})["list"] = [event for event in listed if first_day(event["date"]) < date(2022, 1, 1)]
    knot = date(2022, 1, 1)
    assert stability(changed(record, regimes=regimes), "KAZ")[knot] == stability(record, "KAZ")[knot]


def test_readiness_follows_the_burden(record: Record) -> None:
    series = readiness(record, "GEO")
    assert series[date(2006, 1, 1)].value > series[date(2001, 1, 1)].value
    assert readiness(record, "TKM")[record.beginning].source.startswith("judgement")


def test_support_in_armenia_falls_before_the_cut_off_and_kazakhstan_stands_as_polled(record: Record) -> None:
    armenia = opinion(record, "ARM")
    assert armenia[date(2018, 1, 1)].value < armenia[date(2016, 1, 1)].value < armenia[date(2014, 1, 1)].value
    assert opinion(record, "KAZ")[date(2020, 1, 1)].value == 0.55


def test_a_poll_that_is_not_there_is_told(record: Record) -> None:
    rule = copy.deepcopy(record.rule)
    rule["opinion"]["knots"]["ARM"]["2014-01-01"][0]["question"] = "who will win the cup"
    with pytest.raises(ValueError, match="who will win the cup"):
        opinion(changed(record, rule=rule), "ARM")


def test_a_dispute_that_is_not_there_is_told(record: Record) -> None:
    rule = copy.deepcopy(record.rule)
    rule["disputes"]["listed"][0]["over"] = "Atlantis"
    with pytest.raises(ValueError, match="Atlantis"):
        _ = changed(record, rule=rule).disputes


def test_fought_over_disputes_are_the_severe_ones(record: Record) -> None:
    by_id = {entry.dispute.id: entry for entry in declared(record)}
    assert by_id["karabakh"].severity > by_id["vorukh"].severity > by_id["pamir-border"].severity
    assert by_id["karabakh"].tension > by_id["vorukh"].tension


def test_dates_in_whole_and_in_part() -> None:
    assert first_day("1992") == date(1992, 1, 1)
    assert last_day("1992-02") == date(1992, 2, 29)
    assert last_day(None) == date.max
    assert years_of(["1994-1996", "1999"]) == {1994, 1995, 1996, 1999}
    with pytest.raises(ValueError, match="is no date"):
        first_day("soon")


def test_the_last_figure_known() -> None:
    series = {1993: 0.1, 2000: 0.2}
    assert known(series, date(2001, 1, 1), 1) == 2000
    assert known(series, date(2000, 12, 31), 1) == 1993
    assert known(series, date(1992, 5, 15), 1) == 1993
    assert known({2002: 1.0}, date(1999, 1, 1), 1) is None
    assert known(None, date(1999, 1, 1), 1) is None


def test_sums_tell_their_terms_and_stay_in_bounds() -> None:
    value = summed([Term("trade", 0.9), Term("gas", 0.3), Term("nothing", 0.001)], 0.1, 0.0, 0.95)
    assert (value.value, value.high) == (0.95, 0.95)
    assert value.source == "trade +0.90; gas +0.30"


def test_flat_stretches_keep_the_days_on_which_they_begin_and_end() -> None:
    days = [date(year, 1, 1) for year in (1992, 1995, 1999, 2003, 2010)]
    series = {day: coded(value, 0.1, "x") for day, value in zip(days, (0.3, 0.3, 0.3, 0.5, 0.5), strict=True)}
    assert sorted(without_repeats(series)) == [days[0], days[2], days[3]]
