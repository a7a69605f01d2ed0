"""The layout of what cannot change in a run: traits, documented courses, rates of crises, roads."""

from sim.world.fields import UNIT, Table, day, flag, identity, index, real, whole

TRAITS = Table("traits", ("S",), "What does not change about a state in a run.", (
    identity("number", "stable number from the state's id"),
    real("latitude", "degrees", "-90..90", "of the capital"),
    real("longitude", "degrees", "-180..180", "of the capital"),
    flag("neutral", "whether it stays out of alliances by its own law"),
    flag("great_power", "whether it is a permanent member of the arbiter"),
))

TRENDS = Table("trends", ("S", "Q", "T"), "Dated values of a state's quantities (`TREND_NAMES`), interpolated between.", (
    day("day", "day of the value; far away for an unused knot"),
    real("value", "", "", "the value"),
    real("spread", "", "0..", "half width of the coding range"),
))

PAIR_COURSES = Table("pair_courses", ("S", "S", "2"), "Which course the affinity (0) and dependence (1) of a pair follow.", (
    whole("course", "0..", "its row of `pair_trends`, counted from 1; 0 where none is documented"),
))

PAIR_TRENDS = Table("pair_trends", ("L", "G"), "Dated values of the documented courses of pairs.", TRENDS.fields)

TREND_NAMES = ("population", "gdp", "active_military", "democracy", "stability", "readiness", "opinion")
T_POPULATION, T_GDP, T_ACTIVE_MILITARY, T_DEMOCRACY, T_STABILITY, T_READINESS, T_SUPPORT = range(7)
"""opinion: support at home for the organisation in focus."""

PAIR_PLACES = Table("pair_places", ("L",), "Which pair each documented course belongs to.", (
    whole("first", "0..", "the place of the first state"),
    whole("second", "0..", "the place of the second state"),
    whole("quantity", "0..1", "affinity (0, alike both ways) or dependence (1, of the first on the second)"),
))

HAZARDS = Table("hazards", ("H",), "A kind of crisis that is drawn at a yearly rate.", (
    identity("number", "stable number from its id"),
    whole("kind", "0..8", "`kinds.CRISIS_KINDS`"),
    index("state", "the state it hits; -1 for every member of the focus"),
    index("aggressor", "the state it comes from"),
    real("rate", "per year", "0..", "rate for a state of middling stability"),
    real("low", "per year", "0..", "5 % point of the rate"),
    real("high", "per year", "0..", "95 % point of the rate"),
    real("intensity", "index", UNIT, "typical intensity"),
    real("external", "index", UNIT, "typical evidence of an outside hand"),
    day("since", "first day"),
    day("until", "last day"),
    flag("by_dispute", "whether it is drawn for each declared dispute instead of each state"),
))

ROADS = Table("roads", ("S", "S"), "The way between two states.", (
    real("distance", "km", "0..20040", "great circle between capitals"),
    flag("neighbours", "whether they share a land border"),
))
