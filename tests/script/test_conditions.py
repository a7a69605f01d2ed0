"""Conditions: each function and operator reads what it says; the machine agrees with a plain reading of the same tree."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from script_world import FIRST, Play, faults

from sim.scenario.expression_text import MAX_LENGTH
from sim.scenario.expression_words import FUNCTIONS, WORDS, signature
from sim.scenario.expressions import compile_condition
from sim.scenario.lookup import Lookup
from sim.script import opcodes
from sim.script.machine import truth, value
from sim.script.opcodes import OPCODES, REGISTERS
from sim.words import kinds
from sim.words.jit import call

POLL = "do: [{poll: {state: ARD, organisation: PACT}}]"
EVENTS = """
  riot: {at: 2000-01-02, crisis: {kind: unrest, target: CEL, intensity: 0.6}}
  raid-in-2000: {at: 2000-01-03, crisis: {kind: border_clash, target: CEL, aggressor: FEN}}
  not: {at: 2009-01-02, do: [{poll: {state: ARD, organisation: PACT}}]}
"""

GOOD = {
    "affinity(ARD, BOR) == 0.7": True,
    "affinity(BOR, ARD) >= 0.7": True,
    "dependence(BOR, ARD) > dependence(ARD, BOR)": True,
    "grievance(ARD, FEN) == 0.2 and grievance(FEN, ARD) == 0.1": True,
    "debt(ARD, BOR) == 0": True,
    "stability(CEL) < 0.4": True,
    "readiness(ARD) == 0.35": True,
    "legitimacy(ARD) == stability(ARD)": True,
    "engaged(ARD) > 0": False,
    "boldness(ARD) != 0": False,
    "treasury(ARD) < 0": False,
    "opinion(BOR, PACT) == 0.55": True,
    "grievance_with(CEL, PACT) == 0.2": True,
    "credibility(PACT) == 0.6": True,
    "cohesion(PACT) == 0.5": True,
    "interoperability(PACT) <= 0.3": True,
    "channel(PACT) >= 0 and air_defence(PACT) >= 0": True,
    "arms_discount(PACT) > 1": False,
    "variable(price) / 2 == 50": True,
    "flag(alarm)": True,
    "not flag(calm)": True,
    "democracy(FEN) == 0.85": True,
    "present(CEL)": True,
    "present(GAR)": False,
    "present(PACT)": True,
    "present(LEAGUE)": False,
    "in_force(PACT)": True,
    "in_force(LEAGUE)": False,
    "members(PACT) == 3": True,
    "members(UN) - 1 == members(PACT)": True,
    "member(CEL, PACT)": True,
    "member(FEN, PACT)": False,
    'status(CEL, PACT) == "member"': True,
    'status(FEN, PACT) != "outside"': False,
    "at_war(CEL, FEN)": True,
    "at_war(FEN, CEL)": True,
    "at_war(CEL, ARD)": False,
    "chairs(ARD, PACT)": True,
    "chairs(BOR, PACT)": False,
    "heads(ARD, PACT)": False,
    "allied(ARD, CEL)": True,
    "allied(ARD, FEN)": False,
    "fired(riot)": True,
    "fired(raid-in-2000)": True,
    "fired(not)": False,
    "days_since(riot) == 1": True,
    "days_since(not) == 4000000": True,
    "crisis_open(riot)": True,
    "crisis_open(not)": False,
    'granted(riot) >= "mission"': True,
    'granted(riot) > "mission"': False,
    '"statement" < granted(riot)': True,
    "granted(riot) > granted(raid-in-2000)": True,
    "year == 2000": True,
    "year + 1 > 2000.5 and -year < 0": True,
    "month == 1 and today >= '2000-01-01' and '2000-02-01' > today": True,
    "max(1, 2) == 2 and min(1, 2) == 1 and max(year, 1) == 2000": True,
    "population(ARD) == 100000000 and gdp(ARD) == 500000000000 and active_military(CEL) == 9000": True,
    "reputation(ARD) == 0.5 and protest(ARD) == 0 and troops_abroad(ARD) == 0 and outside_patron(ARD) == 0": True,
    "leader_days(CEL) == 2": True,
    "crises(CEL) > 0 and crises(ARD) == 0": True,
    "pressure(BOR, ARD) == 0 and threat(CEL, FEN) == 0 and not recognised(ARD, CEL)": True,
    "arrears(BOR, PACT) == 0 and asked(CEL, PACT) == 0 and helped(CEL, PACT) == 0": True,
    "leads(ARD, PACT) and chairs(ARD, PACT) and not leads(BOR, PACT)": True,
    "deployed(PACT) == 0 and chosen(riot) == 0": True,
    "base_open(pact-in-cel) and not base_open(fen-in-cel)": True,
    "formed(ard-brigade) and not formed(bor-company)": True,
    "owns(ARD, hills) or holds(ARD, hills)": False,
    "any(members(PACT), stability(it) < 0.4)": True,
    "any(members(PACT), stability(it) < 0.3)": False,
    "all(members(PACT), stability(it) > 0.3)": True,
    "all(members(PACT), stability(it) > 0.4)": False,
    "any(members(LEAGUE), true) or not all(members(LEAGUE), false)": False,
    "count(states) == 4 and count(members(PACT)) == 3 and count(organisations) == 2": True,
    "count(members(PACT), opinion(it, PACT) >= 0.55) == 2": True,
    "sum(members(PACT), 1) == 3 and sum(members(LEAGUE), 1) == 0": True,
    "mean(members(PACT), active_military(it)) == 979000 / 3": True,
    "most(states, active_military(it)) == 900000 and least(states, active_military(it)) == 9000": True,
    "most(members(LEAGUE), 5) == 0 and least(members(LEAGUE), 5) == 0 and mean(members(LEAGUE), 5) == 0": True,
    "any(members(PACT), any(members(PACT), affinity(it, outer) > 0.6))": True,
    "any(members(PACT), any(members(PACT), affinity(it, outer) > 0.8))": False,
    "count(neighbours(ARD)) == 0": True,
    "any(organisations, member(CEL, it) and credibility(it) > 0.5)": True,
    "true and not false": True,
    "0.2 < stability(CEL) <= 0.35 < 1": True,
    "0.2 < stability(CEL) <= 0.3 < 1": False,
    "1 / 0 == 0": True,
    "2 - 3 * 4 == -(5 * 2)": True,
    "(1 - 2) - 3 == -4": True,
    "1 - (2 - 3) == 2": True,
    "false or false or year > 1999": True,
    "true and true and year < 2000": False,
    "flag(calm) or flag(alarm) and flag(calm)": False,
    "(flag(calm) or flag(alarm)) and not (flag(calm))": True,
    "+1 < 1e1": True,
    "  member( CEL ,\n PACT )\tand year>0 ": True,
}

BAD = {
    "": "this condition is empty",
    "   ": "this condition is empty",
    "member(KZG, PACT)": 'there is no state "KZG"',
    "member(ARD, PCT)": 'there is no organisation "PCT"',
    "member(PACT, ARD)": "the names of member stand in the wrong order",
    "affinity(PACT, ARD) > 0": 'there is no state "PACT"',
    "present(NOBODY)": 'there is no state or organisation "NOBODY"',
    "fired(riots)": 'there is no event "riots"',
    "flag(price)": 'there is no flag "price"',
    "variable(alarm) > 1": 'there is no variable "alarm"',
    "stabilty(ARD) > 1": 'there is no function "stabilty"',
    "stability(ARD, BOR) > 1": "stability is written stability(state)",
    "stability() > 1": "stability is written stability(state)",
    "member(ARD)": "member is written member(state, organisation)",
    "stability(0.5) > 1": 'the name of a state is needed, not "0.5"',
    "stability(stability(ARD)) > 1": "the name of a state is needed",
    "stability(ARD)": "a truth is needed here, and this is a number",
    "year": "a truth is needed here, and this is a number",
    "year()": "year is written without brackets",
    "alarm": "alarm is a flag",
    "member and true": "member is a function",
    "status(ARD, PACT)": "a truth is needed here, and this is a status",
    '"member"': "a truth is needed here, and this is a text",
    'status(ARD, PACT) == "membre"': 'there is no status "membre"',
    'status(ARD, PACT) > "member"': "statuses have no order",
    'granted(riot) == "misson"': 'there is no instrument "misson"',
    "granted(riot) > 2": "an instrument cannot be compared with a number",
    'stability(ARD) > "high"': "a number cannot be compared with a text",
    "flag(alarm) == true": "needs no comparison",
    "flag(alarm) > 1": "a truth cannot be compared with a number",
    "not stability(ARD)": '"stability(ARD)" is a number, and a truth is needed here',
    "flag(alarm) + 1 > 0": '"flag(alarm)" is a truth, and a number is needed here',
    "member(ARD, PACT) and 1": '"1" is a number, and a truth is needed here',
    "stability(ARD) = 1": '"=" cannot stand in a condition',
    "flag(alarm) && flag(calm)": '"&" cannot stand in a condition',
    "!flag(alarm)": '"!" cannot stand in a condition',
    "stability(ARD) > 50 %": '"%" cannot stand in a condition',
    "stability(ÄRD) > 1": "cannot stand in a condition",
    "stability(ARD) > 2 ** 3": "cannot stand in a condition",
    "7 // 2 > 1": "cannot stand in a condition",
    "year in year": "cannot stand in a condition",
    "year is year": "cannot stand in a condition",
    "true if true else false": "cannot stand in a condition",
    "(true, false)": "cannot stand in a condition",
    "stability.ARD > 1": "cannot stand in a condition",
    "f'x' == 1": "cannot stand in a condition",
    "None": '"None" is no plain number',
    "0x10 > 1": '"0x10" is no plain number',
    "1_000 > 1": '"1_000" is no plain number',
    "1e999 > 1": '"1e999" is no plain number',
    "1j == 1": '"1j" is no plain number',
    "member(ARD, PACT": "'(' was never closed",
    "member(ARD, PACT))": "unmatched ')'",
    'status(ARD, PACT) == "member': "unterminated string literal",
    "stability(ARD) >": "something is missing or stands in the wrong order here",
    "and true": "something is missing or stands in the wrong order here",
    "stability(ARD) > 1 stability(BOR) > 1": "something is missing or stands in the wrong order here",
    "(" * 300 + "true" + ")" * 300: "this condition is nested too deeply",
    "-" * 500 + "1 > 0": "this condition is nested too deeply",
    "not " * 400 + "true": "this condition is nested too deeply",
    "1 > " + "(1 + " * 90 + "1" + ")" * 90: "this condition is nested too deeply",
    "true or " * 300 + "true": f"a condition has at most {MAX_LENGTH} characters",
    "any(members(PACT))": "any is written any(members(CSTO), stability(it) < 0.3)",
    "mean(members(PACT), member(it, PACT)) > 0": '"member(it, PACT)" is a truth, and a number is needed here',
    "any(members(PATC), true)": 'there is no organisation "PATC"',
    "any(PACT, true)": '"PACT" cannot be gone through',
    "any(members(PACT), stability(PACT) > 0)": 'there is no state "PACT"',
    "any(members(PACT), stability(outer) > 0)": 'there is no state "outer"',
    "stability(it) > 0": 'there is no state "it"',
    "count(fired(riot)) > 0": "cannot be gone through",
    "any and true": "any is a function",
    "max(1) > 0": "max is written max(number, number)",
    "today > '2010-02-30'": "is no day of the calendar",
    "today > 2010": "a date cannot be compared with a number",
    "__import__(ARD)": 'there is no function "__import__"',
    "(lambda)": "something is missing or stands in the wrong order here",
}


@pytest.fixture(scope="module")
def play():
    play = Play(EVENTS)
    play.fire(FIRST + 1)
    play.crises()[0].granted = kinds.MISSION
    play.fire(FIRST + 2)
    return play


class Compiled:
    """Conditions compiled into the room that a setting has for one."""

    def __init__(self, play):
        self.play = play
        self.room = play.setting.instructions

    def rows(self, text, wanted=(opcodes.A_TRUTH,)):
        lookup = Lookup(self.play.start.scenario, self.play.start.names)
        rows = compile_condition(text, lookup, ("events", "riot", "requires"), wanted)
        assert lookup.missteps == [], text
        return rows

    def value(self, text, wanted=(opcodes.A_TRUTH,)):
        rows = self.rows(text, wanted)
        kept = self.room.copy()
        if len(rows) >= len(self.room):
            raise AssertionError("the setting has too little room for this condition")
        for place, row in enumerate(rows):
            self.room[place + 1] = row
        try:
            return call(value, self.play.world, self.play.setting, 1)
        finally:
            self.room[:] = kept


@pytest.fixture(scope="module")
def compiled():
    """A world like `play` whose setting has room for a long condition."""
    long = " or ".join(["true"] * 250)
    room = f"  long: {{at: 2009-12-01, requires: '{long}', {POLL}}}\n"
    play = Play(EVENTS + room)
    play.fire(FIRST + 1)
    play.crises()[0].granted = kinds.MISSION
    play.fire(FIRST + 2)
    return Compiled(play)


@pytest.mark.parametrize("text", GOOD, ids=str)
def test_a_condition_reads_the_world(compiled, text):
    assert compiled.value(text) == float(GOOD[text])


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:40] or "empty")
def test_a_bad_condition_is_one_clear_fault(text):
    quoted = text.replace("'", "''").replace("\n", " ")
    found = faults(EVENTS + f"  bad: {{at: 2000-01-02, requires: '{quoted}', {POLL}}}\n")
    assert len(found) == 1
    assert BAD[text] in found[0]


def test_every_function_and_operator_has_an_example():
    text = " ".join(GOOD)
    assert [name for name in FUNCTIONS if f"{name}(" not in text] == []
    assert [word for word in WORDS if word not in text] == []
    assert [row.word for row in OPCODES if row.group == "step" and row.name != "number" and row.word not in text] == []


def test_every_step_of_a_condition_is_compiled_from_the_examples(compiled):
    produced = {row.op for text in GOOD for row in compiled.rows(text)}
    needed = {number for number, row in enumerate(OPCODES) if row.group in ("step", "quantity", "question")}
    assert needed - produced == set()
    assert opcodes.END in produced


def test_a_function_that_nobody_documented_would_be_seen():
    for name in FUNCTIONS:
        for number, way in FUNCTIONS[name]:
            assert way.meaning and way.gives and way.takes, name
            assert OPCODES[number] is way
    assert signature("member") == "member(state, organisation)"
    assert signature("present") == "present(state or organisation)"


def test_all_faults_of_a_condition_come_at_once_with_their_columns():
    text = "member(KZG, PACT) and stabilty(ARD) < 3 and year"
    (first, second, third) = faults(f"  bad: {{at: 2000-01-02, requires: '{text}', {POLL}}}\n")
    begin = len("  bad: {at: 2000-01-02, requires: '") + 1
    for found, word in ((first, "KZG"), (second, "stabilty"), (third, "year")):
        assert found.split(":")[2] == str(begin + text.index(word)), found
    assert 'did you mean "stability"?' in second


def test_faults_of_several_events_and_effects_come_together():
    found = faults(
        "  one: {at: 2000-01-02, requires: 'member(XXX, PACT)', do: [{join: {organisation: PCT, state: ARD}}]}\n"
        "  two: {when: 'fired(tree)', do: [{end_crisis: {of: tow}}]}\n"
    )
    assert ["XXX" in found[1], "PCT" in found[0], '"tow"' in found[2], "tree" in found[3]] == [True] * 4
    assert 'did you mean "two"?' in found[2]


def test_evaluating_leaves_the_bytes_of_the_world_alone(play, compiled):
    before = compiled.play.space.digest()
    for text in GOOD:
        compiled.value(text)
    assert compiled.play.space.digest() == before
    assert not compiled.play.world.scratch["value"].any()


def test_no_condition_always_holds(play):
    assert call(truth, play.world, play.setting, 0) is True


def test_the_deepest_condition_that_is_accepted_stays_within_the_registers(compiled):
    depth = REGISTERS - 3
    text = "1 < " + "1 + (" * depth + "1" + ")" * depth
    rows = compiled.rows(text)
    assert max(row.c for row in rows) == REGISTERS - 2
    assert compiled.value(text) == 1.0
    assert not compiled.play.world.scratch["value"].any()


# ------------------------------------------------------------- a plain reading of random conditions, against the machine

LEAVES = {
    "year": 2000.0, "0.5": 0.5, "3": 3.0, "0": 0.0, "stability(CEL)": 0.35, "members(PACT)": 3.0, "variable(price)": 100.0,
    "democracy(ARD)": 0.45, "affinity(ARD, FEN)": -0.3,
}  # fmt: skip
TRUTHS = {
    "true": True, "false": False, "flag(alarm)": True, "flag(calm)": False, "member(BOR, PACT)": True, "fired(not)": False,
}  # fmt: skip

numbers = st.recursive(
    st.sampled_from(sorted(LEAVES)).map(lambda leaf: (leaf, LEAVES[leaf])),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: combine(*parts)),
        inner.map(lambda part: (f"(-{part[0]})", -part[1])),
    ),
    max_leaves=6,
)


def combine(left, sign, right):
    text = f"({left[0]} {sign} {right[0]})"
    if sign == "+":
        return text, left[1] + right[1]
    if sign == "-":
        return text, left[1] - right[1]
    if sign == "*":
        return text, left[1] * right[1]
    return text, left[1] / right[1] if right[1] != 0.0 else 0.0


def compare(left, sign, right):
    a, b = left[1], right[1]
    outcome = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}[sign]
    return f"{left[0]} {sign} {right[0]}", outcome


signs = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
comparisons = st.tuples(numbers, signs, numbers).map(lambda parts: compare(*parts))
conditions = st.recursive(
    st.one_of(comparisons, st.sampled_from(sorted(TRUTHS)).map(lambda leaf: (leaf, TRUTHS[leaf]))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: (" and ".join(f"({part[0]})" for part in parts), all(part[1] for part in parts))
        ),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: (" or ".join(f"({part[0]})" for part in parts), any(part[1] for part in parts))
        ),
        inner.map(lambda part: (f"not ({part[0]})", not part[1])),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(conditions)
def test_the_machine_agrees_with_a_plain_reading(compiled, condition):
    text, expected = condition
    if len(text) <= MAX_LENGTH and len(compiled.rows(text)) < len(compiled.room):
        assert compiled.value(text) == float(expected)


@settings(max_examples=300, deadline=None)
@given(numbers)
def test_an_expression_gives_the_number_that_arithmetic_gives(compiled, expression):
    text, expected = expression
    assert compiled.value(text, (opcodes.A_NUMBER,)) == expected


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="()+-*/<>=!\"' .,_axARDPCT01and or not\n", max_size=80))
def test_any_text_compiles_or_is_refused_with_its_column(play, text):
    lookup = Lookup(play.start.scenario, play.start.names)
    compile_condition(text, lookup, ("events", "riot", "requires"))
    for misstep in lookup.missteps:
        assert misstep.message and 0 <= misstep.offset <= len(text)


def test_the_day_is_that_of_the_clock():
    play = Play("  later: {at: 2004-02-29, requires: 'year == 2004', do: [{set: {variable: count, to: 1}}]}\n")
    play.fire(date(2004, 2, 29))
    assert play.variable("count") == 1.0
