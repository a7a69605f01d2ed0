"""The layout of what a run writes down for its caller: years, rulings with their votes, the chronicle."""

from sim.world.fields import UNIT, Table, day, index, real, whole
from sim.world.layout_polity import VOTES

YEARS = Table("years", ("Y",), "Statistics of the organisation in focus, a row a year.", (
    whole("year", "0..", "the year"),
    whole("crises", "0..", "crises that hit members", "count"),
    whole("appeals", "0..", "appeals to the organisation", "count"),
    whole("granted_words", "0..", "appeals answered by consultation or statement", "count"),
    whole("granted_mission", "0..", "appeals answered by a mission", "count"),
    whole("granted_aid", "0..", "appeals answered by material aid", "count"),
    whole("granted_force", "0..", "appeals answered by troops", "count"),
    whole("refused", "0..", "appeals that brought nothing", "count"),
    whole("deployments", "0..", "deployments begun", "count"),
    real("troops_peak", "persons", "0..", "most troops in deployments at once"),
    real("deployment_days", "days", "0..", "days with a force in place"),
    real("credibility", "index", UNIT, "credibility on 31 December"),
    real("cohesion", "index", UNIT, "cohesion on 31 December"),
    real("interoperability", "index", UNIT, "interoperability on 31 December"),
    whole("members", "0..", "members on 31 December", "count"),
    real("drugs_seized", "tonnes", "0..", "seizures by the standing operation"),
))

YEAR_SEATS = Table("year_seats", ("Y", "S"), "The seat of each state in the organisation in focus at the end of each year.", (
    whole("status", "0..10", "`kinds.SEAT_STATUSES`"),
    real("opinion", "share", UNIT, "support at home"),
    real("grievance", "index", UNIT, "disappointment"),
    real("stability", "index", UNIT, "stability of the state"),
))

RULINGS = Table("rulings", ("N",), "The log of what councils decided: a ring that the caller drains.", (
    whole("serial", "1..", "serial of the proposal"),
    day("day", "day of the ruling"),
    index("organisation", "whose council"),
    whole("matter", "0..7", "`kinds.MATTERS`"),
    index("event", "scripted event behind it"),
    whole("crisis_kind", "0..8", "`kinds.CRISIS_KINDS`"),
    index("target", "the state concerned"),
    index("aggressor", "the aggressor named"),
    whole("sought", "0..7", "the instrument first asked for"),
    whole("instrument", "0..7", "the rung put to the vote"),
    whole("verdict", "0..6", "`kinds.VERDICTS`"),
    whole("reason", "0..", "why the law refuses, 0 when it does not"),
    whole("article", "0..", "the article that decided"),
    whole("yes", "0..", "votes in favour"),
    whole("no", "0..", "votes against"),
    whole("abstain", "0..", "abstentions"),
    whole("absent", "0..", "absent"),
    whole("barred", "0..", "seats without a vote"),
    whole("attempt", "0..", "how often this rung was put before"),
    whole("last", "0..1", "1 when the ladder ends here: this is the answer to the appeal"),
    whole("crisis", "0..", "serial of the crisis"),
    day("asked_on", "day on which the motion was tabled"),
))

RULING_VOTES = Table("ruling_votes", ("N", "S"), "The votes of a ruling with their reasons.", VOTES.fields)

CHRONICLE = Table("chronicle", ("R",), "What happened: a ring of events that the caller drains.", (
    whole("serial", "1..", "number of the event"),
    day("day", "when"),
    whole("kind", "0..76", "`kinds.EVENT_KINDS`"),
    index("who", "the state that acts or suffers"),
    index("whom", "the other state"),
    index("organisation", "the organisation concerned"),
    whole("subject", "0..", "serial of the crisis, proposal or deployment, or the index of a base or event"),
    whole("detail", "", "a kind of its own: instrument, choice, reason, status"),
    real("value", "", "", "an amount: troops, support, intensity"),
))
