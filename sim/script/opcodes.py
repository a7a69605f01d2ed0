"""The op-codes of the script: every step of a condition and every effect, with its operands and its meaning, as data.

The number of an op-code is its place in `OPCODES`; it is written into compiled scenarios only, never into a save, so the
order may change with the code. The reference of the scenario language is generated from these rows.

How operands lie in an instruction (`op, a, b, c, x, y`): a condition's step reads `a` and `b` and works on the register
`c` of `world.scratch`, with constants in `x`. An effect names its operands in its row below.
"""

from typing import NamedTuple

STATE, ORGANISATION, EVENT, VARIABLE, FLAG = "state", "organisation", "event", "variable", "flag"
BASE, UNIT, PIECE = "base", "unit", "piece"
"""Sorts of name that a function takes."""

A_NUMBER, A_TRUTH, A_STATUS, AN_INSTRUMENT, A_DATE = "number", "truth", "status", "instrument", "date"
"""Sorts of value that a step gives."""

ANY = 1e300
"""A bound that does not bind."""


class Operation(NamedTuple):
    """One op-code.

    `word` is how an author writes it; `takes` are the sorts of the names in its brackets (functions) or its operands
    in words (effects); `gives` is the sort of its value ("" for an effect); `low` and `high` hold a quantity that effects
    write; `example` shows it in an expression.
    """

    name: str
    group: str
    word: str
    takes: tuple[str, ...]
    gives: str
    meaning: str
    low: float = 0.0
    high: float = 0.0
    example: str = ""


def step(name: str, word: str, gives: str, meaning: str) -> Operation:
    """A step of arithmetic, comparison or logic."""
    return Operation(name, "step", word, (), gives, meaning)


def quantity(name: str, takes: tuple[str, ...], low: float, high: float, meaning: str, gives: str = A_NUMBER) -> Operation:
    """A quantity that conditions read by this name and that `shift` and `set` write."""
    return Operation(name, "quantity", name, takes, gives, meaning, low, high)


def question(name: str, takes: tuple[str, ...], gives: str, meaning: str, word: str = "", example: str = "") -> Operation:
    """Something that conditions can ask and no effect writes directly."""
    return Operation(name, "question", word or name, takes, gives, meaning, example=example)


def effect(name: str, takes: tuple[str, ...], meaning: str) -> Operation:
    """Something that an event does."""
    return Operation(name, "effect", name, takes, "", meaning)


PAIR = (STATE, STATE)
SEAT = (STATE, ORGANISATION)

OPCODES: tuple[Operation, ...] = (
    Operation("end", "control", "", (), "", "ends a condition (`a`: the last register used) or the effects of an event"),
    Operation("more", "control", "", (), "", "further operands of the effect before it; does nothing itself"),
    step("number", "0.5", A_NUMBER, "register c becomes x"),
    step("add", "+", A_NUMBER, "register c becomes its sum with the next register"),
    step("subtract", "-", A_NUMBER, "register c becomes its difference from the next register"),
    step("multiply", "*", A_NUMBER, "register c becomes its product with the next register"),
    step("divide", "/", A_NUMBER, "register c becomes its quotient by the next register; 0 where that is 0"),
    step("negate", "-", A_NUMBER, "register c changes its sign"),
    step("equal", "==", A_TRUTH, "whether register c and the next are equal"),
    step("unequal", "!=", A_TRUTH, "whether register c and the next differ"),
    step("less", "<", A_TRUTH, "whether register c is less than the next"),
    step("at_most", "<=", A_TRUTH, "whether register c is at most the next"),
    step("greater", ">", A_TRUTH, "whether register c is greater than the next"),
    step("at_least", ">=", A_TRUTH, "whether register c is at least the next"),
    step("negation", "not", A_TRUTH, "register c becomes true where it was false, false where it was true"),
    step("skip_if_false", "and", A_TRUTH, "leaves out the next a steps where register c is false"),
    step("skip_if_true", "or", A_TRUTH, "leaves out the next a steps where register c is true"),
    step("greater_of", "max", A_NUMBER, "register c becomes the greater of itself and the next"),
    step("lesser_of", "min", A_NUMBER, "register c becomes the lesser of itself and the next"),
    quantity("affinity", PAIR, -1.0, 1.0, "how close two governments are, -1 to 1 (the same both ways)"),
    quantity("dependence", PAIR, 0.0, 1.0, "how far the first state depends on the second, 0 to 1"),
    quantity("grievance", PAIR, 0.0, 1.0, "what the first state holds against the second, 0 to 1"),
    quantity("debt", PAIR, -1.0, 1.0, "favours that the first state owes the second, -1 to 1"),
    quantity("stability", (STATE,), 0.0, 1.0, "hold of the government on the country, 0 to 1"),
    quantity("readiness", (STATE,), 0.0, 1.0, "share of the forces fit to move at once, 0 to 1"),
    quantity("legitimacy", (STATE,), 0.0, 1.0, "standing of the government with its own civil society, 0 to 1"),
    quantity("engaged", (STATE,), 0.0, 1.0, "share of the forces bound by its own wars, 0 to 1"),
    quantity("boldness", (STATE,), -1.0, 1.0, "readiness to use force against neighbours beyond habit, -1 to 1"),
    quantity("treasury", (STATE,), 0.0, ANY, "million USD free for foreign policy, 0 or more"),
    quantity("opinion", SEAT, 0.02, 0.98, "support in the state for being in the organisation, 0.02 to 0.98"),
    quantity("grievance_with", SEAT, 0.0, 1.0, "disappointment of the state with the organisation, 0 to 1"),
    quantity("credibility", (ORGANISATION,), 0.0, 1.0, "how far others believe that the organisation would act, 0 to 1"),
    quantity("cohesion", (ORGANISATION,), 0.0, 1.0, "how far its members act together, 0 to 1"),
    quantity("interoperability", (ORGANISATION,), 0.0, 1.0, "how well its forces work together, 0 to 1"),
    quantity("channel", (ORGANISATION,), 0.0, 1.0, "strength of its standing operation against drugs and crime, 0 to 1"),
    quantity("air_defence", (ORGANISATION,), 0.0, 1.0, "joint air defence, 0 to 1"),
    quantity("arms_discount", (ORGANISATION,), 0.0, 1.0, "discount on the leading power's arms for members, 0 to 1"),
    quantity("variable", (VARIABLE,), -ANY, ANY, "a number of the author's own"),
    quantity("flag", (FLAG,), 0.0, 1.0, "a flag of the author's own", gives=A_TRUTH),
    question("democracy", (STATE,), A_NUMBER, "electoral democracy index, 0 to 1"),
    question("state_present", (STATE,), A_TRUTH, "whether the state exists yet", word="present"),
    question("organisation_present", (ORGANISATION,), A_TRUTH, "whether the organisation exists yet", word="present"),
    question("in_force", (ORGANISATION,), A_TRUTH, "whether the organisation exists and its treaty is in force"),
    question("members", (ORGANISATION,), A_NUMBER, "how many members the organisation has"),
    question("member", SEAT, A_TRUTH, "whether the state is a member (also under notice or frozen)"),
    question("status", SEAT, A_STATUS, 'the status of the seat, compared with its name: `status(UZB, CSTO) == "frozen"`'),
    question("at_war", PAIR, A_TRUTH, "whether an open aggression or border clash stands between the two states"),
    question("chairs", SEAT, A_TRUTH, "whether the state is in the chair of the organisation"),
    question("heads", SEAT, A_TRUTH, "whether the secretary general of the organisation is from the state"),
    question("allied", PAIR, A_TRUTH, "whether both are members of one alliance in force"),
    question("fired", (EVENT,), A_TRUTH, "whether the event has happened"),
    question("days_since", (EVENT,), A_NUMBER, "days since the event last happened; 4,000,000 if it has not"),
    question("crisis_open", (EVENT,), A_TRUTH, "whether a crisis that the event opened is still open"),
    question(
        "granted",
        (EVENT,),
        AN_INSTRUMENT,
        'the highest instrument granted so far for the event\'s crisis, compared by rank: `granted(osh) >= "mission"`',
    ),
    question("year", (), A_NUMBER, "the present year, written without brackets", example="year >= 2010"),
    question("month", (), A_NUMBER, "the present month, 1 to 12, written without brackets", example="month == 12"),
    question("today", (), A_DATE, "the present day, compared with a date in quotes", example="today >= '2010-06-11'"),
    question("population", (STATE,), A_NUMBER, "inhabitants"),
    question("gdp", (STATE,), A_NUMBER, "gross domestic product, USD at current prices"),
    question("active_military", (STATE,), A_NUMBER, "active armed forces, persons"),
    question("reputation", (STATE,), A_NUMBER, "share of promises kept as others see it, 0 to 1"),
    question("protest", (STATE,), A_NUMBER, "anger in the streets, 0 to 1"),
    question("troops_abroad", (STATE,), A_NUMBER, "troops in collective deployments, persons"),
    question("outside_patron", (STATE,), A_NUMBER, "strongest tie to a power outside the alliance in focus, 0 to 1"),
    question("leader_days", (STATE,), A_NUMBER, "days for which the present leader has been in power"),
    question("crises", (STATE,), A_NUMBER, "how many crises of the state are open", example="crises(KGZ) > 0"),
    question(
        "pressed", PAIR, A_NUMBER, "pressure (below 0) or reward from the second state on the first, -1 to 1", word="pressure"
    ),
    question("threat", PAIR, A_NUMBER, "how much the first state fears the second, 0 to 1"),
    question("recognised", PAIR, A_TRUTH, "whether the first state has recognised what the second asked it to recognise"),
    question("arrears", SEAT, A_NUMBER, "years of unpaid dues"),
    question("asked", SEAT, A_NUMBER, "how many appeals the state has made to the organisation"),
    question("helped", SEAT, A_NUMBER, "how many of them brought more than words"),
    question("leads", SEAT, A_TRUTH, "whether the state is the organisation's leading power"),
    question("deployed", (ORGANISATION,), A_NUMBER, "troops of the organisation in place or on the way, persons"),
    question("chosen", (EVENT,), A_NUMBER, "which option was last chosen in the event's choice, from 1; 0 for none"),
    question("base_open", (BASE,), A_TRUTH, "whether the base is open"),
    question("formed", (UNIT,), A_TRUTH, "whether the unit exists today"),
    question("owns", (STATE, PIECE), A_TRUTH, "whether an event of the run has given the piece of the map to the state by law"),
    question("holds", (STATE, PIECE), A_TRUTH, "whether an event of the run has brought the piece under the state's control"),
    effect("shift", ("a, b: subject", "c: quantity", "x: amount"), "adds an amount to a quantity, within its range"),
    effect("set", ("a, b: subject", "c: quantity", "x: value"), "gives a quantity a value, within its range"),
    effect(
        "crisis",
        (
            "a: kind",
            "b: target",
            "c: aggressor",
            "x: intensity",
            "y: decay",
            "more a: until",
            "more b: 1 treaty territory, 2 delimited, 4 self-inflicted",
            "more c: which crisis of the event",
            "more x: external",
            "more y: clarity",
            "more x: lowest intensity",
            "more y: highest intensity",
        ),
        "opens a crisis",
    ),
    effect("end_crisis", ("a: event",), "ends the open crises of an event"),
    effect("intensify", ("a: event", "x: amount"), "adds to the intensity of the open crises of an event, within 0 to 1"),
    effect("mandate", ("a: event", "b: arbiter"), "the arbiter gives a mandate for the open crises of an event"),
    effect(
        "offer_peacekeepers",
        ("a: organisation", "b: event"),
        "offers peacekeepers for the open crises of an event: the host, the law and the council decide",
    ),
    effect(
        "ask_mandate",
        ("a: arbiter", "b: event", "c: organisation that would act", "x: instrument"),
        "puts the mandate for the open crises of an event to the arbiter's vote",
    ),
    effect("ceasefire", ("a: state", "b: state"), "ends every open aggression and border clash between two states"),
    effect("sign", ("a: state", "b: organisation"), "signs the treaty; ratification follows by rule"),
    effect("join", ("a: state", "b: organisation"), "becomes a member as a documented fact"),
    effect("leave", ("a: state", "b: organisation"), "leaves as a documented fact"),
    effect("observer", ("a: state", "b: organisation"), "becomes an observer"),
    effect("partner", ("a: state", "b: organisation"), "becomes a partner"),
    effect("lapse", ("a: state", "b: organisation"), "its status as applicant, observer, partner or signatory lapses"),
    effect("invite", ("a: state", "b: organisation"), "the state has to decide by tomorrow whether to apply"),
    effect("sign_force", ("a: state", "b: organisation", "c: case by case"), "contributes to the force by treaty"),
    effect("suspend", ("a: state", "b: organisation"), "is suspended as a documented fact"),
    effect("freeze", ("a: state", "b: organisation"), "freezes its participation as a documented fact"),
    effect("resume", ("a: state", "b: organisation"), "a frozen, suspended or leaving member is a full member again"),
    effect("ask_signature", ("a: state", "b: organisation", "c: days"), "the state has to decide whether to sign the treaty"),
    effect("renewal", ("a: organisation",), "every member has to decide by tomorrow whether it renews the treaty"),
    effect("amend", ("a: organisation", "b: clause (`sim.world.law`)", "x: value"), "changes a clause as a dated fact"),
    effect(
        "propose_amendment",
        ("a: organisation", "b: clause (`sim.world.law`)", "c: proposer", "x: value"),
        "puts a change of a clause to the council",
    ),
    effect("create", ("a: organisation",), "an organisation that appears later begins to exist"),
    effect("enter_into_force", ("a: organisation",), "the treaty takes effect today"),
    effect("force", ("a: organisation", "b: instrument"), "a force of the organisation exists from today"),
    effect("exercise", ("a: organisation", "b: host", "x: troops"), "an exercise, if the host wants it; not all may come"),
    effect("session", ("a: organisation",), "an extraordinary session tomorrow"),
    effect("vacancy", ("a: organisation", "b: 0 chair, 1 secretary"), "an office falls vacant before its time is over"),
    effect(
        "office",
        ("a: organisation", "b: 0 chair, 1 secretary general", "c: state"),
        "an office passes to a state as a documented fact",
    ),
    effect(
        "propose",
        (
            "a: organisation",
            "b: matter",
            "c: proposer",
            "x: burden",
            "y: how far the text falls short",
            "more a: state it is about",
            "more b: state it names",
            "more c: event of the crisis; -1 for none",
            "more x: instrument",
        ),
        "a member puts a motion to the council",
    ),
    effect("base", ("a: base", "b: 1 open, 2 closed"), "a base is opened or closed as a documented fact"),
    effect("ask_base", ("a: base",), "the holder asks the host; where a charter demands it, the law asks a council too"),
    effect(
        "pressure",
        ("a: from", "b: on", "c: kind", "x: strength"),
        "one state presses or rewards another, as a decision that it has taken",
    ),
    effect("lift_pressure", ("a: from", "b: on", "c: kind", "x: strength"), "takes back at most that much of a pressure"),
    effect("leader", ("a: state", "x: shift of stability"), "a new leader comes to power"),
    effect("leader_exit", ("a: state", "b: how (`kinds.EXITS`)", "x: shift of stability"), "a leader leaves office"),
    effect("recognition", ("a: organisation", "b: state that asks"), "asks the members to recognise what a state wants"),
    effect("poll", ("a: state", "b: organisation"), "tells the present opinion in the chronicle"),
    effect("message", ("a: which message of the event",), "tells a message of the author's"),
    effect("appear", ("a: state",), "a declared state begins to exist"),
    effect(
        "unit",
        ("a: unit", "b: 0 formed, 1 moved, 2 disbanded", "c: state on whose land", "x: personnel, 0 as declared"),
        "a unit is formed, moved or disbanded",
    ),
    effect("land", ("a: piece", "b: what (`kinds.CLAIMS`)", "c: state, -1 nobody"), "a piece of the map changes hands"),
    effect("cancel", ("a: event",), "another event will not happen any more"),
    effect(
        "choice",
        ("a: state", "b: days", "c: number of options", "more a: condition", "more b: weight", "more c: effects"),
        "puts a choice to a government: a person chooses, or the computer by weights",
    ),
    effect("end_game", ("a: state, -1 all", "b: outcome (`kinds.OUTCOMES`)"), "ends the game with a verdict"),
)
(
    END, MORE,
    NUMBER, ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST, NEGATION,
    SKIP_IF_FALSE, SKIP_IF_TRUE, GREATER_OF, LESSER_OF,
    AFFINITY, DEPENDENCE, GRIEVANCE, DEBT, STABILITY, READINESS, LEGITIMACY, ENGAGED, BOLDNESS, TREASURY, OPINION,
    GRIEVANCE_WITH, CREDIBILITY, COHESION, INTEROPERABILITY, CHANNEL, AIR_DEFENCE, ARMS_DISCOUNT, A_VARIABLE, A_FLAG,
    DEMOCRACY, STATE_PRESENT, ORGANISATION_PRESENT, IN_FORCE, MEMBERS, IS_MEMBER, STATUS, AT_WAR, CHAIRS, HEADS, ALLIED,
    FIRED, DAYS_SINCE,
    CRISIS_OPEN, GRANTED, YEAR, MONTH, TODAY, POPULATION, GDP, ACTIVE_MILITARY, REPUTATION, PROTEST, TROOPS_ABROAD,
    OUTSIDE_PATRON, LEADER_DAYS, CRISES, PRESSED, THREAT, RECOGNISED, ARREARS, ASKED, HELPED, LEADS, DEPLOYED, CHOSEN,
    BASE_OPEN, FORMED, OWNS, HOLDS,
    SHIFT, SET, CRISIS, END_CRISIS, INTENSIFY, MANDATE, OFFER_PEACEKEEPERS, ASK_MANDATE, CEASEFIRE,
    SIGN, JOIN, LEAVE, OBSERVE, PARTNER_WITH, LAPSE, INVITE, SIGN_FORCE, SUSPEND, FREEZE, RESUME, ASK_SIGNATURE,
    RENEWAL, AMEND, PROPOSE_AMENDMENT, CREATE, ENTER_INTO_FORCE, FORCE, EXERCISE, SESSION, VACANCY, OFFICE, PROPOSE,
    SET_BASE, ASK_BASE, PRESSURE, LIFT_PRESSURE, LEADER, LEADER_EXIT, RECOGNITION, POLL, MESSAGE,
    APPEAR, SET_UNIT, LAND, CANCEL, CHOICE, END_GAME,
) = range(len(OPCODES))  # fmt: skip

LOWEST: tuple[float, ...] = tuple(operation.low for operation in OPCODES)
HIGHEST: tuple[float, ...] = tuple(operation.high for operation in OPCODES)
"""The range of each quantity, by op-code; rules read them."""

REGISTERS = 64
"""Rows of `world.scratch`: how deep a condition may nest."""

BY_DATE, BY_CONDITION, BY_HAZARD, BY_HOOK, BY_EVENT = range(5)
"""What sets an event off (`setting.script.trigger`); events stand in the script in this order."""

TRIGGERS = (
    "at a date",
    "when a condition turns true",
    "by hazard",
    "on something that the engine does",
    "after another event",
)

ON_TERRITORY, DELIMITED, SELF_INFLICTED = 1, 2, 4
"""Bits of a crisis effect's second row."""

YES_OR_NO = 3
"""The lawful answers 0 and 1 to a question, as bits."""
