"""The world and the setting on the first day: every table holds what the scenario says, and nothing else."""

import datetime
import math
from pathlib import Path

import numpy as np
import pytest

from sim.dynamics import trends
from sim.scenario.build import build, great_circle
from sim.scenario.build_law import bits, months_on, renewal_day, session_day
from sim.scenario.load import load, load_text
from sim.scenario.names import SORTS
from sim.scenario.parts import Coded
from sim.scenario.series import knots, value_on
from sim.scenario.sizes import bytes_needed, sizes
from sim.words import kinds
from sim.words.calendar import NEVER, add_months
from sim.words.jit import call
from sim.world.layout import WORLD, setting_tables
from sim.world.layout_polity import CHARTERS
from sim.world.layout_setting import T_GDP, T_STABILITY, T_SUPPORT
from sim.world.luck import number_of
from sim.world.parameters import PARAMETERS, parameter_fields

ROOT = Path(__file__).resolve().parents[2]
WORLDS = ROOT / "tests" / "worlds"
FIRST_DAY = datetime.date(2000, 1, 1).toordinal()


def day(text: str) -> int:
    """The ordinal of a written date."""
    return datetime.date.fromisoformat(text).toordinal()


@pytest.fixture(scope="module")
def six():
    """The first day of the world of six states."""
    return build(load(WORLDS / "six.yaml"))


@pytest.fixture(scope="module")
def minimal():
    """The first day of the smallest world."""
    return build(load(WORLDS / "minimal.yaml"))


def changed(*overrides: str):
    """The first day of the world of six states with overrides."""
    return build(load(WORLDS / "six.yaml", overrides))


# -------------------------------------------------------------------------------------------------------------- sizes


def test_every_dimension_of_the_layout_has_a_length(six):
    letters = {letter for table in (*WORLD, *setting_tables(parameter_fields())) for letter in table.shape}
    lengths = sizes(six.scenario)
    assert {letter for letter in letters if not letter.isdigit()} == set(lengths)
    assert min(lengths.values()) >= 1
    assert (lengths["S"], lengths["O"], lengths["X"], lengths["T"], lengths["Y"]) == (6, 3, 2, 4, 11)


def test_a_world_without_extras_has_one_inert_row_of_each():
    quiet = build(load(WORLDS / "quiet.yaml"))
    world, setting = quiet.space.world, quiet.setting
    for table in (world.disputes, world.units, world.bases, setting.hazards):
        assert table.shape == (1,)
        assert table["since"][0] == NEVER
    assert world.disputes["first"][0] == world.units["owner"][0] == world.bases["host"][0] == -1
    assert setting.hazards["rate"][0] == 0.0
    assert setting.script["at"][0] == NEVER
    assert world.due_days["day"][0] == NEVER


def test_the_memory_needed_is_foreseen(six):
    script = six.setting.script.nbytes + six.setting.instructions.nbytes + six.space.world.events.nbytes
    taken = six.space.buffer.nbytes + six.setting_buffer.nbytes
    assert abs(bytes_needed(six.scenario) - taken) <= script


# ------------------------------------------------------------------------------------------------------------ the run


def test_the_clock_stands_on_the_first_day(six):
    now = six.space.world.now[0]
    assert (now.day, now.first_day, now.wake) == (FIRST_DAY, FIRST_DAY, FIRST_DAY)
    assert now.last_day == day("2009-12-31")
    assert (now.next_serial, now.focus, now.seed, now.fault) == (1, 0, 0, 0)


def test_pools_are_empty(six):
    world = six.space.world
    for table in (world.crises, world.proposals, world.decisions, world.deployments, world.rulings, world.chronicle):
        assert not table["serial"].any()


def test_a_run_is_a_copy_with_its_own_seed(six):
    before = six.space.digest()
    one, two, again = six.world(1), six.world(2), six.world(1)
    assert one.world.now[0].seed == 1
    assert one.digest() == again.digest() != two.digest()
    one.world.states["stability"][0] = 0.0
    assert six.space.digest() == before
    assert six.world(2**64 - 1).world.now[0].seed == 2**64 - 1


def test_the_modes_of_a_run_are_written():
    loaded = load(WORLDS / "six.yaml")
    for place, mode in enumerate(kinds.CRISES_MODES):
        assert build(loaded, crises=mode).space.world.now[0].crises_mode == place
    assert build(loaded, uncertain=True).space.world.now[0].uncertain == 1
    with pytest.raises(ValueError, match="scripted, drawn, both"):
        build(loaded, crises="none")


# --------------------------------------------------------------------------------------------------------- the states


def test_states_have_their_numbers_and_their_first_day_values(six):
    world, setting = six.space.world, six.setting
    assert list(world.states["number"]) == [number_of(name) for name in six.names.states] == list(setting.traits["number"])
    ardia, celia = world.states[0], world.states[2]
    assert (ardia.population, ardia.gdp, ardia.active_military) == (140e6, 500e9, 1e6)
    assert (ardia.stability, ardia.readiness, ardia.democracy) == (0.7, 0.35, 0.45)
    assert (celia.stability, celia.present) == (0.5, 1)
    assert list(setting.traits["great_power"]) == [1, 0, 0, 0, 0, 0]


def test_a_state_that_appears_later_is_not_there_yet():
    world = changed("states.FEN.appears=2003-01-01", "organisations.LEAGUE.members={}", "organisations.CONGRESS.members={}")
    assert list(world.space.world.states["present"]) == [1, 1, 1, 1, 1, 0]


def test_a_number_between_two_dates_is_read_off_the_line():
    start = changed("span.from=2001-01-01", "events.batken.at=2001-08-06")
    part = (day("2001-01-01") - day("2000-01-01")) / (day("2005-01-01") - day("2000-01-01"))
    assert start.space.world.states["gdp"][0] == 500e9 + part * 400e9


def test_trends_hold_the_knots_in_time_with_their_spread(six):
    stability = six.setting.trends[2, T_STABILITY]
    assert list(stability["day"]) == [day("2000-01-01"), day("2005-03-01"), day("2006-01-01"), NEVER]
    assert list(stability["value"][:3]) == [0.5, 0.3, 0.4]
    constant = six.setting.trends[0, T_STABILITY]
    assert list(constant["day"]) == [FIRST_DAY, NEVER, NEVER, NEVER]
    assert constant["spread"][0] == pytest.approx(0.1)
    assert list(six.setting.trends[1, T_SUPPORT]["value"][:3]) == [0.7, 0.6, 0.65]
    assert six.setting.trends[0, T_GDP]["value"][2] == 1.5e12


def test_knots_are_sorted_and_values_held_flat_outside():
    course = knots({"2005": 0.4, "2001-07-01": Coded(value=0.2, range=(0.1, 0.4))}, FIRST_DAY)
    assert [knot.day for knot in course] == [day("2001-07-01"), day("2005-01-01")]
    assert course[0].spread == pytest.approx(0.15)
    assert value_on(course, FIRST_DAY) == 0.2
    assert value_on(course, day("2030-01-01")) == 0.4
    assert value_on(course, course[1].day) == 0.4


def test_pairs_have_both_directions(six):
    pairs, courses, trends = six.space.world.pairs, six.setting.pair_courses["course"], six.setting.pair_trends
    ard, bor, cel, dun = 0, 1, 2, 3
    assert pairs["affinity"][ard, bor] == pairs["affinity"][bor, ard] == 0.7
    assert (pairs["dependence"][ard, bor], pairs["dependence"][bor, ard]) == (0.1, 0.8)
    assert (pairs["grievance"][cel, dun], pairs["grievance"][dun, cel]) == (0.2, 0.2)
    assert list(trends["value"][courses[bor, ard, 0] - 1, :3]) == [0.7, 0.5, 0.6]
    assert courses[ard, bor, 0] == courses[bor, ard, 0] > 0
    assert [trends["value"][courses[pair] - 1, 0] for pair in ((ard, bor, 1), (bor, ard, 1))] == [0.1, 0.8]
    assert np.array_equal(pairs["affinity"], pairs["affinity"].T)


def test_what_a_scenario_does_not_say_of_a_pair_has_no_documented_course(six):
    courses, trends = six.setting.pair_courses["course"], six.setting.pair_trends
    bor, cel, est, ard = 1, 2, 4, 0
    assert (courses[bor, cel] == 0).all()
    assert trends["day"][courses[ard, est, 0] - 1, 0] == FIRST_DAY
    assert courses[ard, est, 1] == 0
    assert (courses[range(6), range(6)] == 0).all()


def test_distances_are_great_circles(six):
    distance = six.setting.roads["distance"]
    assert np.array_equal(distance, distance.T)
    assert (np.diag(distance) == 0).all()
    moscow, minsk = (math.radians(55.0), math.radians(37.0)), (math.radians(53.9), math.radians(27.6))
    angle = math.acos(
        math.sin(moscow[0]) * math.sin(minsk[0]) + math.cos(moscow[0]) * math.cos(minsk[0]) * math.cos(moscow[1] - minsk[1])
    )
    assert distance[0, 1] == pytest.approx(6371.0 * angle, rel=1e-9)
    assert great_circle(0.0, 0.0, 0.0, math.pi) == pytest.approx(6371.0 * math.pi)
    assert great_circle(1.0, 2.0, 1.0, 2.0) == 0.0


def test_one_sides_word_makes_a_border():
    start = changed("states.FEN.neighbours=[BOR, ARD]")
    assert start.setting.roads["neighbours"][0, 5] == start.setting.roads["neighbours"][5, 0] == 1
    assert start.setting.roads["neighbours"][0, 0] == 0


# ------------------------------------------------------------------------------------------------------------ the law


def test_organisations_have_their_dates(six):
    pact, league, congress = six.space.world.organisations
    assert (pact.kind, congress.kind) == (kinds.ALLIANCE, kinds.ARBITER)
    assert (pact.in_force, league.in_force) == (day("1994-04-20"), FIRST_DAY)
    assert (pact.leading, pact.chair, pact.secretary, league.chair, congress.leading) == (0, 0, 0, -1, -1)
    assert (pact.chair_until, league.chair_until) == (day("2001-01-01"), NEVER)
    assert pact.secretary_until == day("2003-01-01")
    assert (pact.next_renewal, league.next_renewal) == (day("2004-04-20"), NEVER)
    assert pact.next_session == day("2000-12-01")
    assert (pact.force_created, pact.peacekeepers_created, league.force_created) == (1, 1, 0)
    assert (pact.channel, pact.air_defence, pact.arms_discount) == (0.3, 0.2, 0.1)


def test_a_treaty_that_waits_for_ratifications_is_not_in_force():
    start = changed("organisations.PACT.in_force=null", "organisations.PACT.charter.ratifications_needed=3")
    assert start.space.world.organisations[0].in_force == NEVER
    start = changed("organisations.PACT.in_force=null", "organisations.PACT.next_renewal=null")
    assert start.space.world.organisations[0].in_force == FIRST_DAY
    assert start.space.world.organisations[0].next_renewal == day("2005-01-01")


def test_an_organisation_that_appears_later_is_not_there_yet():
    start = changed("organisations.LEAGUE.appears=2003-01-01", "organisations.LEAGUE.members={}")
    assert list(start.space.world.organisations["present"]) == [1, 0, 1]
    assert start.space.world.organisations[1].in_force == day("2003-01-01")


def test_charters_are_numbers(six):
    pact, league, congress = six.space.world.charters
    assert (pact.exclusivity, league.exclusivity) == (kinds.DIRECTED_AGAINST, kinds.STRICT)
    assert (pact.arbiter, league.arbiter) == (2, -1)
    assert pact.tasks == 0b11110
    assert pact.instruments == 0b11111110
    assert league.instruments == 0b10000110
    assert (pact.scope_internal, pact.term_years, pact.renewal_by_signature) == (0, 5.0, 1)
    assert congress.collective_defence == 0
    assert bits(["statement", "statement"], kinds.INSTRUMENTS) == 1 << kinds.DECLARATION


def test_every_clause_of_a_charter_is_filled():
    """Each field, set to another value than its default, changes the charter's row."""
    other = {
        "exclusivity": "strict",
        "scope_internal": "[internal]",
        "arbiter": "CONGRESS",
        "tasks": "[guard]",
        "instruments": "[statement]",
    }
    plain = changed("organisations.LEAGUE.charter.instruments=[mission]").space.world.charters[1]
    for field in CHARTERS.fields:
        key = "scope" if field.name == "scope_internal" else field.name
        value = other.get(field.name)
        if value is None and field.span == "0..1" and field.kind == "i8":
            value = "false" if plain[field.name] else "true"
        elif value is None:
            value = "9" if field.kind == "i8" else "0.75" if field.unit in ("index", "share") else "9.0"
        if field.name == "exclusivity":
            value = "none"
        start = changed("organisations.LEAGUE.charter.instruments=[mission]", f"organisations.LEAGUE.charter.{key}={value}")
        assert start.space.world.charters[1][field.name] != plain[field.name], field.name


def test_procedures_are_those_of_the_charter_or_consensus(six):
    procedures = six.space.world.procedures
    force, aid, base = procedures[0, kinds.USE_OF_FORCE], procedures[0, kinds.AID], procedures[0, kinds.FOREIGN_BASE]
    assert (force.rule, force.quorum, force.limited_format) == (kinds.CONSENSUS, 0.66, 1)
    assert (aid.rule, aid.majority) == (kinds.QUALIFIED_MAJORITY, 0.6)
    assert base.rule == kinds.UNANIMITY
    assert (procedures["rule"][1] == kinds.CONSENSUS).all()
    assert procedures[2, kinds.USE_OF_FORCE].veto == 0
    assert procedures[0, kinds.AMENDMENT].veto == -1


def test_seats_are_those_of_the_first_day(six):
    seats = six.space.world.seats
    assert list(seats["status"][0]) == [kinds.MEMBER] * 4 + [kinds.OBSERVER, kinds.OUTSIDE]
    assert list(seats["opinion"][0]) == [0.6, 0.7, 0.6, 0.5, 0.5, 0.5]
    assert list(seats["opinion"][1]) == [0.6, 0.7, 0.55, 0.5, 0.5, 0.5]
    assert list(seats["dues_share"][0]) == [0.5, 0.2, 0.1, 0.2, 0.0, 0.0]
    assert list(seats["signed_force"][0]) == [1, 0, 1, 1, 0, 0]
    assert list(seats["case_by_case"][0]) == [0, 1, 0, 0, 0, 0]
    assert seats["grievance"][0, 3] == 0.1
    assert list(seats["pays"][0]) == [1, 1, 1, 1, 0, 0]
    assert list(seats["joined"][0] == FIRST_DAY) == [True] * 4 + [False] * 2
    assert (seats["leaves_on"] == NEVER).all()
    assert (seats["moved_on"] < FIRST_DAY).all()


def test_a_seat_under_way_has_the_day_on_which_its_way_ends():
    start = changed(
        "organisations.PACT.members.DUN.status=leaving",
        "organisations.PACT.members.FEN={status: signatory}",
        "organisations.LEAGUE.charter.exclusivity=none",
    )
    seats = start.space.world.seats[0]
    assert seats[3].leaves_on == day("2000-07-01")
    assert seats[5].ratify_on == day("2001-01-01")


def test_dates_of_terms_and_sessions():
    for begin in ("2000-01-31", "1999-12-01", "2004-02-29"):
        for months in (0, 1, 6, 12, 36, 121):
            assert months_on(day(begin), months) == call(add_months, day(begin), months)
    assert session_day(datetime.date(2000, 5, 2), 5) == day("2001-05-01")
    assert session_day(datetime.date(2000, 5, 1), 5) == day("2000-05-01")
    entry = load(WORLDS / "six.yaml").scenario.organisations["LEAGUE"]
    assert renewal_day(entry, FIRST_DAY) == NEVER


# ------------------------------------------------------------------------------------------------------------ the rest


def test_disputes_units_and_bases(six):
    world, names = six.space.world, six.names
    valley, river = world.disputes
    assert valley.number == number_of("CEL-DUN") and river.number == number_of("DUN-EST")
    assert (river.first, river.second, river.first_initiates) == (names.state("EST"), names.state("DUN"), 1)
    assert (valley.since, valley.until, valley.delimited, valley.tension) == (FIRST_DAY, NEVER, 0, 0.5)
    assert (valley.severity, river.since) == (2.0, day("2001-01-01"))
    assert list(world.units["force"]) == [kinds.RAPID_REACTION_FORCE] * 2 + [kinds.PEACEKEEPERS]
    assert (world.units["personnel"][0], world.units["readiness"][0], world.units["owner"][2]) == (5000.0, 0.7, 3)
    assert world.units["until"][2] == day("2008-01-01")
    assert list(world.bases["holder"]) == [0, 5, -2]
    assert list(world.bases["status"]) == [1, 0, 0]
    gone = changed("bases.ard-in-dun.until=1999-01-01")
    assert gone.space.world.bases["status"][0] == 2


def test_hazards_and_parameters(six):
    incursion, unrest, clash, _ = six.setting.hazards
    assert (incursion.kind, incursion.state, incursion.aggressor) == (kinds.INSURGENCY, 3, 4)
    assert (incursion.rate, incursion.low, incursion.high) == (0.2, 0.05, 0.5)
    assert (unrest.state, unrest.low, clash.by_dispute) == (-1, 0.05, 1)
    for parameter in PARAMETERS:
        assert six.setting.parameters[parameter.name][0] == parameter.default
    name = PARAMETERS[0].name
    start = changed(f"parameters.{name}={PARAMETERS[0].high}")
    assert start.setting.parameters[name][0] == PARAMETERS[0].high


def test_the_script_stands_dated_events_first(six):
    script, names = six.setting.script, six.names
    dated = [place for place in range(len(names.events)) if script["trigger"][place] == 0]
    assert dated == list(range(len(dated)))
    assert list(script["at"][dated]) == sorted(script["at"][dated])
    for place, name in enumerate(names.events):
        assert script["number"][place] == number_of(name)
    assert list(six.space.world.variables["value"]) == [0.0, 100.0]


def test_names_lead_there_and_back(six):
    for sort in SORTS:
        for place, name in enumerate(getattr(six.names, sort)):
            assert six.names.place(sort, name) == place
    assert six.names.state(None) == -1
    assert six.names.text("states", 0, "ru") == "Ардия"
    assert six.names.text("states", 1, "ru") == "Borland"
    assert six.names.text("events", six.names.event("bombs")) == "bombs"
    assert six.names.text("states", -1) == ""
    with pytest.raises(KeyError):
        six.names.state("XXX")


def test_adding_a_state_shifts_nobodys_number():
    text = (WORLDS / "six.yaml").read_text(encoding="utf-8")
    entry = '  AAA:\n    name: {en: "A"}\n    capital: {name: "A", latitude: 1, longitude: 1}\n'
    entry += "    population: 1\n    gdp: 1\n    active_military: 1\n"
    more = build(load_text(text.replace("states:\n", f"states:\n{entry}", 1)))
    fewer = build(load_text(text))
    assert list(more.space.world.states["number"][1:]) == list(fewer.space.world.states["number"])
    assert more.names.state("ARD") == 1


def test_everything_in_a_world_and_a_setting_is_finite(six):
    for tables, drawn in ((WORLD, six.space.world), (setting_tables(parameter_fields()), six.setting)):
        for table, array in zip(tables, drawn, strict=True):
            for field in table.fields:
                if field.kind == "f8":
                    assert np.isfinite(array[field.name]).all(), (table.name, field.name)


@pytest.mark.parametrize("name", ["six", "minimal"])
def test_the_first_day_is_the_one_that_the_rule_of_trends_sets(name):
    start = build(load(WORLDS / f"{name}.yaml", ["span.from=2000-03-01"]))
    space = start.world(7)
    call(trends.start, space.world, start.setting)
    before, after = start.world(7).world, space.world
    for field in ("population", "gdp", "active_military", "democracy", "stability", "readiness"):
        assert np.array_equal(before.states[field], after.states[field]), field
    for field in ("affinity", "dependence"):
        assert np.array_equal(before.pairs[field], after.pairs[field]), field
    assert np.array_equal(before.seats["opinion"], after.seats["opinion"])
