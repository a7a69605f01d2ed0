"""Conditions sleep until what they read has changed: the same events on the same days as if all were worked out weekly."""

import itertools
import math
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from script_world import BASE, FIRST, Play

from sim.run import Run
from sim.scenario.build import Start, build
from sim.scenario.evaluate import Expression
from sim.scenario.expressions import compile_condition
from sim.scenario.load import load_text
from sim.scenario.lookup import Lookup, Row
from sim.scenario.watches import Clause, clauses_of, watches
from sim.script import opcodes
from sim.script.machine import date_part, reading
from sim.script.readings import value_now
from sim.script.stored import CLOCK, OF_CRISES, OF_MEMBERS, REAL, STORED, WORKED_OUT, way_of, word_of
from sim.script.waiting import NOT_LISTED
from sim.script.watch import NOTHING_BARS, next_passing
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.buffer import empty_setting
from sim.world.layout import World, setting_tables
from sim.world.parameters import parameter_fields

STATES = ("ARD", "BOR", "CEL", "FEN")
PAIRS = tuple(itertools.permutations(STATES, 2))
LAST = FIRST + 900

number = st.sampled_from(["0", "0.05", "0.2", "0.35", "0.4", "0.5", "0.62", "0.7", "0.9"])
state = st.sampled_from(STATES)
quantity = st.one_of(
    st.builds("stability({})".format, state),
    st.builds("readiness({})".format, state),
    st.sampled_from([f"affinity({a}, {b})" for a, b in PAIRS]),
    st.sampled_from([f"grievance({a}, {b})" for a, b in PAIRS]),
    st.builds("opinion({}, PACT)".format, state),
    st.sampled_from(["credibility(PACT)", "cohesion(PACT)", "variable(count) / 10", "members(PACT) / 6", "month / 12"]),
    st.just("crises(CEL)"),
)
amount = st.one_of(
    quantity,
    st.builds("({} + {})".format, quantity, quantity),
    st.builds("-{}".format, quantity),
    st.builds("max({}, {})".format, quantity, number),
    st.sampled_from(["sum(members(PACT), opinion(it, PACT))", "most(states, stability(it))"]),
)
question = st.one_of(
    st.builds("member({}, PACT)".format, state),
    st.builds("status({}, PACT) == 'frozen'".format, state),
    st.sampled_from([f"at_war({a}, {b})" for a, b in PAIRS]),
    st.sampled_from(
        [
            "flag(alarm)",
            "fired(e-0)",
            "days_since(e-0) > 60",
            "crisis_open(trouble)",
            "today >= '2001-03-01'",
            "year == 2001",
            "days_since(trouble) <= 90",
            "leader_days(CEL) > 200",
            "month == 3",
            "allied(ARD, CEL)",
            "granted(trouble) >= 'statement'",
        ]
    ),
    st.builds("any(members(PACT), stability(it) < {})".format, number),
)
comparison = st.builds("{} {} {}".format, amount, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), number)
condition = st.recursive(
    st.one_of(comparison, question),
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not {}".format, inner),
    ),
    max_leaves=4,
)
effect = st.one_of(
    st.builds("shift: {{stability: {}, by: {}}}".format, state, st.sampled_from(["-0.2", "0.1"])),
    st.builds("shift: {{affinity: [{}, FEN], by: -0.3}}".format, st.sampled_from(STATES[:3])),
    st.sampled_from(
        [
            "shift: {variable: count, by: 1}",
            "set: {flag: alarm, to: false}",
            "set: {flag: alarm, to: true}",
            "freeze: {state: CEL, organisation: PACT}",
            "return: {state: CEL, organisation: PACT}",
        ]
    ),
)
trigger = st.one_of(
    st.builds('when: "{}", once: false, cooldown: {}'.format, condition, st.sampled_from(["0", "50", "200"])),
    st.builds('when: "{}"'.format, condition),
    st.builds('hazard: {{per_year: 9, if: "{}"}}, once: false'.format, condition),
    st.builds('hazard: {{per_year: 5, if: "{}", clock: waiting}}, once: false'.format, condition),
    st.builds('hazard: {{per_year: 5, if: "{}", times: "1 + stability(CEL)"}}'.format, condition),
)
TROUBLE = "  trouble: {hazard: 3, once: false, crisis: {kind: border_clash, target: CEL, aggressor: FEN, intensity: 0.4}}\n"


def start_of(events: list[tuple[str, str]]) -> Start:
    written = "".join(f"  e-{place}: {{{when}, do: [{{{do}}}]}}\n" for place, (when, do) in enumerate(events))
    return build(load_text(f"{BASE}{TROUBLE}{written}"))


def forget(run: Run, start: Start) -> None:
    """Let the script work out every condition at its next look, and list every hazard anew, whatever has changed."""
    world = run.space.world
    waiting = np.flatnonzero(start.space.world.events["awake"])
    world.events["awake"][waiting] = 1
    world.wakeful["event"][: len(waiting)] = waiting
    world.now["awake"] = len(waiting)
    world.now["draws_stale"] = 1


def history(start: Start, seed: int, *, works_out_all: bool) -> tuple[list[tuple[int, ...]], bytes]:
    """How often each event has happened at each look and when last, and the states and seats at the end."""
    run, seen = Run(start, seed), []
    for day in range(FIRST + 1, LAST, 7):
        if works_out_all:
            forget(run, start)
        for _ in run.live(day):
            pass
        events = run.space.world.events
        seen.append((*map(int, events["fired"]), *map(int, events["last_day"]), *map(int, events["was_true"])))
    world = run.space.world
    return seen, world.states.tobytes() + world.seats.tobytes() + world.pairs.tobytes()


def users_of(start: Start, world: World) -> np.ndarray:
    """How many conditions wait for each reading, counted anew from the clause that bars each."""
    counted = np.zeros(len(world.watches), np.int64)
    for place, clause in enumerate(start.setting.clauses):
        if clause["first"] > 0 and world.events["barred"][clause["event"]] in (place, NOTHING_BARS):
            counted[start.setting.reads["reading"][clause["reads_first"] : clause["reads_last"]]] += 1
    return counted


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(trigger, effect), min_size=1, max_size=8), st.integers(0, 2**32))
def test_what_is_looked_at_each_week_is_what_somebody_waits_for(events, seed):
    start = start_of(events)
    run, setting = Run(start, seed), start.setting
    for day in range(FIRST + 8, FIRST + 400, 28):
        for _ in run.live(day):
            pass
        world, now = run.space.world, run.space.world.now[0]
        users = users_of(start, world)
        assert (world.watches["users"] == users).all()
        reals = world.watching_reals["reading"][: now["reals_watched"]]
        wholes = world.watching_wholes["reading"][: now["wholes_watched"]]
        others = world.watching_others["reading"][: now["others_watched"]]
        assert now["always_watched"] == np.sum(setting.watched["way"][others] == WORKED_OUT)
        listed = [*reals, *wholes, *others]
        assert sorted(listed) == [place for place in np.flatnonzero(users) if setting.watched["way"][place] != CLOCK]
        for places in (reals, wholes, others):
            assert (world.watches["row"][places] == np.arange(len(places))).all()
        assert (np.delete(world.watches["row"], listed) == NOT_LISTED).all()
        for places, words in ((reals, world.real_words), (wholes, world.whole_words)):
            assert (words["word"][: len(places)] == setting.watched["word"][places]).all()
        assert (world.real_lows["low"][: len(reals)] == world.watches["low"][reals]).all()
        assert (world.real_highs["high"][: len(reals)] == world.watches["high"][reals]).all()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(trigger, effect), min_size=1, max_size=8), st.integers(0, 2**32))
def test_waking_gives_the_events_that_working_out_everything_gives(events, seed):
    start = start_of(events)
    sleeping, working = (history(start, seed, works_out_all=every) for every in (False, True))
    assert sleeping == working


def test_the_looks_of_this_test_fall_between_two_mondays():
    """Else a week's look would be forgotten on a day on which nothing is looked at, and the test above could not fail."""
    start = start_of([("when: 'year >= 2001'", "shift: {variable: count, by: 1}")])
    (place,) = (place for place, name in enumerate(start.names.events) if name == "e-0")
    seen, _ = history(start, 1, works_out_all=True)
    assert seen[0][place] == 0 and seen[-1][place] == 1


def played(condition: str) -> Play:
    return Play(f'  watch: {{when: "{condition}", once: false, do: [{{shift: {{variable: count, by: 1}}}}]}}\n')


def is_awake(play: Play) -> bool:
    return bool(play.world.events["awake"].any())


def levels_of(condition: str) -> set[tuple[str, float | None]]:
    """The readings of a condition with the levels that count, None for every change."""
    script = load_text(f'{BASE}  watch: {{when: "{condition}", do: [{{shift: {{variable: count, by: 1}}}}]}}\n').script
    return {
        (opcodes.OPCODES[row.op].name, None if level.every else level.level)
        for row in script.watched
        for level in script.levels[row.first : row.last]
    }


@pytest.mark.parametrize(
    ("condition", "levels"),
    [
        ("stability(CEL) < 0.4", {("stability", 0.4)}),
        ("0.4 > stability(CEL) or flag(alarm)", {("stability", 0.4), ("flag", 0.0)}),
        ("0.2 < stability(CEL) <= 0.4", {("stability", 0.2), ("stability", 0.4)}),
        ("stability(CEL) > -0.5", {("stability", -0.5)}),
        ("-stability(CEL) > 0.5", {("stability", None)}),
        ("stability(CEL) < stability(BOR)", {("stability", None)}),
        ("2 * stability(CEL) < 1 and year >= 2001", {("stability", None), ("year", 2001.0)}),
        ("not member(CEL, PACT)", {("member", 0.0)}),
        ("any(members(PACT), flag(alarm))", {("member", 0.0), ("flag", 0.0)}),
        ("count(members(PACT), flag(alarm)) > 2", {("member", 0.0), ("member", None), ("flag", None)}),
        ("max(stability(CEL), 0.3) < 0.5", {("stability", None)}),
        ("status(CEL, PACT) == 'frozen'", {("status", float(kinds.SEAT_STATUSES.index("frozen")))}),
    ],
)
def test_a_condition_knows_at_which_levels_it_may_turn(condition, levels):
    assert levels_of(condition) == levels


def test_a_level_lies_between_its_neighbours():
    script = load_text(f'{BASE}  watch: {{when: "stability(CEL) < 0.4", do: [{{shift: {{variable: count, by: 1}}}}]}}\n').script
    (level,) = script.levels
    assert math.nextafter(level.below, 1.0) == level.level == math.nextafter(level.above, 0.0) == 0.4


def steps_of(condition: str) -> list[Row]:
    """The compiled steps of a condition."""
    start = build(load_text(f"{BASE}  watch: {{at: 2000-02-01, do: [{{shift: {{variable: count, by: 1}}}}]}}\n"))
    lookup = Lookup(start.scenario, start.names)
    steps = compile_condition(condition, lookup, ("watch",))
    assert not lookup.missteps
    return steps


def test_conditions_share_what_they_read():
    (clause,) = clauses_of(steps_of("stability(CEL) < 0.4"))
    found = watches([Clause(0, 1, clause), Clause(1, 3, clause)])
    assert len(found.watched) == 1 and [level.event for level in found.levels] == [0, 1]
    assert [read.reading for read in found.reads] == [0, 0]
    assert [(read.first, read.last) for read in found.reads] == [(0, 1), (1, 2)]


def test_a_clause_knows_its_own_levels_of_each_reading():
    clauses = clauses_of(steps_of("stability(CEL) < 0.4 or stability(CEL) > readiness(CEL)"))
    found = watches([Clause(event, 1, clause) for event in range(3) for clause in clauses])
    for place, row in enumerate(found.clauses):
        for read in found.reads[row.reads_first : row.reads_last]:
            watched, own = found.watched[read.reading], found.levels[read.first : read.last]
            assert watched.first <= read.first < read.last <= watched.last
            assert own == tuple(level for level in found.levels[watched.first : watched.last] if level.clause == place)


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("stability(CEL) < 0.4", 1),
        ("stability(CEL) < 0.4 and flag(alarm) and year == 2001", 3),
        ("stability(CEL) < 0.4 and (flag(alarm) or year == 2001)", 2),
        ("(stability(CEL) < 0.4 and flag(alarm)) or year == 2001", 2),
        ("year == 2001 or (stability(CEL) < 0.4 and flag(alarm))", 2),
        ("(flag(calm) and year == 2001) or (stability(CEL) < 0.4 and flag(alarm))", 4),
        ("(flag(calm) and year == 2001 and month == 2) or (stability(CEL) < 0.4 and flag(alarm) and year == 2002)", 1),
        ("flag(alarm) and (year == 2001 or (stability(CEL) < 0.4 and flag(calm)))", 3),
        ("not (flag(alarm) and flag(calm))", 1),
        ("0.2 < stability(CEL) <= 0.4", 2),
        ("all(members(PACT), stability(it) < 0.4)", 5),
        ("any(members(PACT), stability(it) < 0.4)", 1),
        ("true", 1),
        ("true and flag(alarm)", 1),
        ("false and flag(alarm)", 2),
    ],
)
def test_a_condition_is_cut_where_all_parts_have_to_hold(condition, count):
    assert len(clauses_of(steps_of(condition))) == count


def test_the_calmest_clause_comes_first():
    clauses = clauses_of(
        steps_of("stability(CEL) + stability(BOR) < 1 and stability(CEL) < 0.4 and flag(alarm) and year == 2001")
    )
    asked = [next(row.op for row in clause if row.op >= opcodes.AFFINITY) for clause in clauses]
    assert asked == [opcodes.YEAR, opcodes.STABILITY, opcodes.A_FLAG, opcodes.STABILITY]


def test_what_comes_round_every_year_is_waited_for_last():
    first, second = clauses_of(steps_of("flag(alarm) or (month == 3 and stability(CEL) < 0.4)"))
    assert opcodes.STABILITY in [row.op for row in first] and opcodes.MONTH not in [row.op for row in first]
    assert opcodes.MONTH in [row.op for row in second]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(condition, st.integers(0, 3))
def test_the_clauses_hold_together_when_the_condition_holds(text, number):
    """Worked out one by one on worlds of a run, they give what the whole gives."""
    start = start_of([("when: 'year >= 2001'", "shift: {variable: count, by: 1}")])
    whole = Expression(start.scenario, start.names, text)
    run = Run(start, number)
    clauses = clauses_of(compile_condition(text, Lookup(start.scenario, start.names), ("watch",)))
    steps = [Row(opcodes.END), *(row for clause in clauses for row in clause)]
    tables = setting_tables(parameter_fields())
    sizes = {letter: 1 for table in tables for letter in table.shape if not letter.isdigit()}
    _, setting = empty_setting(tables, {**sizes, "I": len(steps)})
    for place, row in enumerate(steps):
        setting.instructions[place] = row
    begins = np.cumsum([1, *(len(clause) for clause in clauses)])[:-1]
    for world in worlds_of(run):
        assert whole.holds(world) == all(value_now(world, setting, int(begin)) != 0.0 for begin in begins)


def worlds_of(run: Run) -> Iterator[World]:
    """The world of a run at a few days."""
    for day in range(FIRST + 100, FIRST + 700, 150):
        for _ in run.live(day):
            pass
        yield run.space.world


@pytest.mark.parametrize("op", sorted(STORED))
def test_a_stored_reading_is_what_the_machine_reads(op):
    """A number that stands only there is read by the machine; and what follows from a whole number changes with it alone."""
    start = start_of([("when: 'year >= 2001'", "shift: {variable: count, by: 1}")])
    space = start.world(1)
    place = word_of(space.drawn, op, 1, 0)
    before = call(reading, space.world, op, 1, 0)
    if way_of(op) == REAL:
        space.world.reals[place] = 0.123
        assert call(reading, space.world, op, 1, 0) == 0.123 != before
    else:
        found = set()
        for number in range(6):
            space.world.wholes[place] = number
            found.add(call(reading, space.world, op, 1, 0))
        assert len(found) > 1


def test_every_reading_is_looked_at_in_a_known_way():
    """Stored, of the clock, or one of those that are worked out each time."""
    readings = range(opcodes.AFFINITY, opcodes.HOLDS + 1)
    looked_at = {
        way: [opcodes.OPCODES[op].name for op in readings if way_of(op) == way] for way in (OF_CRISES, OF_MEMBERS, WORKED_OUT)
    }
    assert looked_at == {
        OF_CRISES: ["at_war", "crisis_open", "crises"],
        OF_MEMBERS: ["members"],
        WORKED_OUT: ["in_force", "allied", "deployed", "formed"],
    }


@pytest.mark.parametrize("op", [opcodes.YEAR, opcodes.MONTH, opcodes.TODAY])
@given(st.integers(date(1992, 1, 1).toordinal(), date(2030, 1, 1).toordinal()), st.integers(-40, 40), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_part_of_the_date_passes_its_level_on_the_day_foretold(op, day, offset, is_half):
    found = call(date_part, day, op)
    level = found + offset + (0.5 if is_half else 0.0)
    low, high = -opcodes.ANY, opcodes.ANY
    if found < level:
        high = math.nextafter(level, -math.inf)
    elif found > level:
        low = math.nextafter(level, math.inf)
    else:
        low = high = level
    due = call(next_passing, day, op, found, low, high)
    passed = (later for later in range(day + 1, day + 16_000) if not low <= call(date_part, later, op) <= high)
    assert due == next(passed, due) and (due == NEVER or not low <= call(date_part, due, op) <= high)


def test_a_condition_sleeps_while_its_reading_moves_on_one_side_of_its_level():
    play = played("stability(CEL) < 0.2")
    monday = FIRST + 2
    play.fire(monday)
    states = play.world.states["stability"]
    for week, value in enumerate((0.3, 0.25, 0.9, 0.2), start=1):
        states[2] = value
        play.fire(monday + 7 * week)
        assert not is_awake(play)
    counted = play.world.variables["value"].copy()
    states[2] = 0.19
    play.fire(monday + 7 * 5)
    assert (play.world.variables["value"] != counted).any()
