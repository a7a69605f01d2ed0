"""The real timeline holds every documented crisis as a fact, and no outcome that has to emerge."""

from datetime import date, timedelta

import pytest

from sim.history.coding.dates import first_day, last_day
from sim.history.coding.record import SCENARIO, Record
from sim.scenario.load import Loaded, load
from sim.scenario.schema import EventEntry

OUTCOMES = (
    "aze_accession_1993",
    "geo_accession_1993",
    "blr_accession_1993",
    "renewal_1999",
    "uzb_return_2006",
    "blr_boycott_2009",
    "uzb_suspension_2012",
    "arm_skips_exercise_2022",
    "kgz_cancels_exercise_2022",
    "arm_recalls_2023",
    "arm_refuses_host_2023",
    "lavrov_mission_2023",
    "blr_admits_2023",
    "arm_skips_minsk_2023",
    "arm_freeze_2024",
    "arm_no_dues_2024",
    "arm_exit_words_2024",
    "astana_2024",
)
"""Records of decisions.yaml that say what members or the council made of things."""

SEAT_EFFECTS = ("join", "leave", "sign")
EVE = timedelta(days=5)
"""How long before its record's date a crisis may stand: the record may give the day of the request or of an offer."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SCENARIO)


@pytest.fixture(scope="module")
def decisions() -> dict[str, dict]:
    return {record["id"]: record for record in Record(SCENARIO).file("decisions.yaml")["records"]}


def effects(event: EventEntry) -> list[tuple[str, dict]]:
    """The effects of an event as (key, what stands under it)."""
    return [pair for effect in event.do for pair in effect.model_dump(exclude_unset=True, by_alias=True).items()]


def test_it_loads_without_a_word_of_complaint(loaded: Loaded) -> None:
    assert [fault.render() for fault in loaded.warnings] == []
    assert (loaded.scenario.span.first, loaded.scenario.span.last) == (date(1992, 5, 15), date(2024, 12, 31))


def test_all_states_and_blocs_of_the_record_are_there(loaded: Loaded) -> None:
    states = Record(SCENARIO).file("states.yaml")
    by_hand = {"SRB"}  # an observer that the record does not code (observers.yaml)
    assert set(loaded.scenario.states) == {state["iso3"] for state in states["states"]} | by_hand
    assert {bloc["id"] for bloc in states["blocs"]} <= set(loaded.scenario.organisations)


def test_every_crisis_of_the_record_is_scripted_under_its_id(loaded: Loaded, decisions: dict[str, dict]) -> None:
    crises = {name for name, record in decisions.items() if record["type"] == "crisis"}
    assert crises <= set(loaded.scenario.events)
    without = {name for name in crises if loaded.scenario.events[name].crisis is None}
    assert without == {"donbas_2015"}, "an offer within the war of donbas_2014"


def test_crises_stand_on_their_documented_day_or_its_eve(loaded: Loaded, decisions: dict[str, dict]) -> None:
    for name, event in loaded.scenario.events.items():
        record = decisions.get(name)
        if record is not None and event.crisis is not None and record["type"] == "crisis":
            earliest, latest = first_day(record["date"]), last_day(record["date"])
            late = 60 if name == "tajik_civil_war" else 1
            assert earliest - EVE <= event.at <= latest + timedelta(days=late), (name, event.at, record["date"])


def test_the_sides_are_those_of_the_record(loaded: Loaded, decisions: dict[str, dict]) -> None:
    for name, event in loaded.scenario.events.items():
        record = decisions.get(name)
        if event.crisis is None or record is None or record["target"] is None or name == "syria_2017":
            continue
        assert event.crisis.target in record["target"], name
        if record["on_treaty_territory"] is not None:
            assert event.crisis.treaty_territory == record["on_treaty_territory"], name


def test_no_outcome_is_scripted(loaded: Loaded) -> None:
    assert not set(OUTCOMES) & set(loaded.scenario.events)


def test_no_event_moves_a_seat_in_the_alliance_but_the_signature_of_1992(loaded: Loaded) -> None:
    for name, event in loaded.scenario.events.items():
        for verb, body in effects(event):
            if verb in SEAT_EFFECTS and body["organisation"] == "CSTO":
                assert (name, verb) == ("cst_signed_1992", "sign")


def test_nothing_after_2018_pushes_armenia_from_russia_but_the_rule_for_all(loaded: Loaded) -> None:
    pushing = []
    for name, event in loaded.scenario.events.items():
        for verb, body in effects(event):
            pair = body.get("affinity", body.get("grievance", ()))
            seat = body.get("grievance_with", body.get("opinion", ()))
            about = set(pair) == {"ARM", "RUS"} or tuple(seat) == ("ARM", "CSTO")
            if verb in ("shift", "set") and about and (event.at is None or event.at >= date(2019, 1, 1)):
                pushing.append(name)
    assert pushing == ["un_vote_2022"]


def test_what_members_feel_about_the_alliance_is_written_in_twice_only(loaded: Loaded) -> None:
    found = set()
    for name, event in loaded.scenario.events.items():
        for verb, body in effects(event):
            if verb in ("shift", "set") and {"grievance_with", "opinion"} & set(body):
                found.add((name, *body.get("grievance_with", body.get("opinion"))))
    assert found == {("ksor_signed_2009", "UZB", "CSTO"), ("amendments_2010", "UZB", "CSTO")}


def test_every_scripted_crisis_can_fall_away_and_names_its_source(loaded: Loaded) -> None:
    for name, event in loaded.scenario.events.items():
        assert event.source, name
        if event.crisis is not None:
            assert event.requires, name
            assert event.crisis.intensity.range, name


def test_every_unit_base_and_hazard_names_its_source(loaded: Loaded) -> None:
    for table in (loaded.scenario.units, loaded.scenario.bases, loaded.scenario.hazards, loaded.scenario.disputes):
        assert all(entry.source for entry in table.values())


def test_each_exercise_of_the_record_is_planned(loaded: Loaded) -> None:
    held = [
        (event.at.year, body["troops"])
        for event in loaded.scenario.events.values()
        for verb, body in effects(event)
        if verb == "exercise"
    ]
    for entry in Record(SCENARIO).file("ksor.yaml")["exercises"]:
        if entry["troops"]:
            assert (entry["year"], entry["troops"]) in held, entry["name"]
        else:
            assert entry["year"] in {year for year, _ in held}


def test_the_law_changes_on_its_documented_days(loaded: Loaded, decisions: dict[str, dict]) -> None:
    events = loaded.scenario.events
    for name in (
        "ksor_signed_2009",
        "blr_signs_ksor_2009",
        "amendments_2010",
        "bases_rule_2011",
        "peacekeeping_agreement_2007",
    ):
        assert events[name].at == first_day(decisions[name]["date"])
    assert events["cst_in_force_1994"].at == first_day(decisions["cst_in_force_1994"]["date"])
    assert loaded.scenario.organisations["CSTO"].next_renewal == last_day(decisions["renewal_1999"]["end_date"])
