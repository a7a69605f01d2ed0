"""The layout of the world: every table and field with its unit, range and meaning. Docs and tooltips are derived from it.

Why: everything that can change lies in one buffer, so that fork is a copy, save a write and digest a hash. All fields are
8 bytes wide, so no record has padding and equal worlds have equal bytes. What cannot change in a run is `SETTING`.
An index of -1 means "nobody". A day is an ordinal, see `sim.words.calendar`.
"""

from typing import NamedTuple

import numpy as np

from sim.words import kinds
from sim.words.tables import Tables


class Field(NamedTuple):
    """One quantity of a record."""

    name: str
    kind: str  # f8, i8 or u8
    unit: str
    span: str
    meaning: str


class Table(NamedTuple):
    """One array of the world: its record (or plain number) and the dimensions it is spread over."""

    name: str
    shape: tuple[str, ...]
    meaning: str
    fields: tuple[Field, ...]


def real(name: str, unit: str, span: str, meaning: str) -> Field:
    """A field of 64-bit floating point."""
    return Field(name, "f8", unit, span, meaning)


def whole(name: str, span: str, meaning: str, unit: str = "") -> Field:
    """A field of 64-bit whole numbers."""
    return Field(name, "i8", unit, span, meaning)


def day(name: str, meaning: str) -> Field:
    """A field that holds an ordinal day."""
    return Field(name, "i8", "day", "1..4000000", meaning)


def index(name: str, meaning: str) -> Field:
    """A field that holds a place in another table, or -1."""
    return Field(name, "i8", "", "-1..", meaning)


def flag(name: str, meaning: str) -> Field:
    """A field that is 0 or 1."""
    return Field(name, "i8", "", "0..1", meaning)


def identity(name: str, meaning: str) -> Field:
    """A field that holds an unsigned key."""
    return Field(name, "u8", "", "0..2^64-1", meaning)


def place(name: str, meaning: str) -> Field:
    """A field that holds a place that is always there: without a sign, so that a look-up need not ask for one."""
    return Field(name, "u8", "", "0..", meaning)


UNIT = "0..1"

NOW = Table("now", ("1",), "The clock and the bookkeeping of the run.", (
    day("day", "today"),
    day("first_day", "first day of the scenario's span"),
    day("last_day", "last day of the scenario's span"),
    identity("seed", "key of all luck of this run"),
    whole("fault", "0..", "what made this run fail (`kinds.FAULTS`), 0 for nothing"),
    day("fault_day", "day of the fault"),
    whole("next_serial", "1..", "the next never-reused number of a crisis, proposal, decision or deployment"),
    whole("crises_used", "0..", "places of `crises` up to the last one taken: nobody looks beyond"),
    whole("proposals_used", "0..", "the same for `proposals`"),
    whole("decisions_used", "0..", "the same for `decisions`"),
    whole("deployments_used", "0..", "the same for `deployments`"),
    whole("seats_awaited", "0..", "seats with a date of their own to come: signatories, and members under notice"),
    day("wake", "next day on which an answer, the law or a force has something due"),
    day("events_due", "no event without a date is due before; looked up anew on that day"),
    day("month_due", "next first of a month, today or later, when the monthly processes run"),
    day("close_due", "next day, today or later, on which a year's row of statistics is closed"),
    day("script_due", "next day on which the script has something to look at"),
    identity("crises_mark", "tells which crises were open when the script last looked"),
    whole("awake", "0..", "conditions of the script that have to be worked out at the next look: the first rows of `wakeful`"),
    whole("reals_watched", "0..", "rows of `watching_reals` in use"),
    whole("wholes_watched", "0..", "rows of `watching_wholes` in use"),
    whole("others_watched", "0..", "rows of `watching_others` in use"),
    whole("told_before", "0..", "`chronicle_written` when the script last looked at how many members there are"),
    day("clock_due", "next day on which a part of the date passes a level for which a condition waits"),
    whole("draws", "0..", "hazards of the script that are drawn each week: the first rows of `drawn`"),
    flag("draws_stale", "whether `drawn` has to be listed anew"),
    whole("chronicle_written", "0..", "events written since the first day"),
    whole("chronicle_drained", "0..", "events that the caller has taken"),
    whole("rulings_written", "0..", "rulings written since the first day"),
    whole("rulings_drained", "0..", "rulings that the caller has taken"),
    whole("crises_mode", "0..2", "scripted, drawn or both (`kinds.CRISES_MODES`)"),
    flag("uncertain", "whether coded quantities are drawn from their ranges"),
    whole("next_dated", "0..", "first dated event of the script that has not come up"),
    whole("pairs_fading", "0..", "pairs that have something between them that fades (`fading`)"),
    whole("next_reading", "0..", "first reading that is still to be taken on the way, counted from 1; 0 for none"),
    index("focus", "the organisation in focus"),
    whole("year_count", "0..", "rows of `years` that are filled"),
    whole("orders", "0..", "orders taken from outside"),
    whole("heard", "0..", "events of the chronicle that the script has heard of"),
    day("over_on", "day on which the scenario ended the game; 0 while it goes on"),
    whole("outcome", "0..3", "how it ended (`kinds.OUTCOMES`)"),
    index("outcome_state", "for whom; -1 for all"),
    index("outcome_event", "the event that ended it"),
    flag("settling", "1 while a nested effect is carried out (guards against a script that triggers itself)"),
))

STATES = Table("states", ("S",), "What a state is and has, today.", (
    identity("number", "stable number from the state's id: the key of its luck"),
    flag("present", "whether it exists yet"),
    real("population", "persons", "0..", "inhabitants"),
    real("gdp", "USD", "0..", "gross domestic product at current prices"),
    real("active_military", "persons", "0..", "active armed forces"),
    real("democracy", "index", UNIT, "electoral democracy (V-Dem polyarchy)"),
    real("stability", "index", UNIT, "hold of the government on the country"),
    real("readiness", "share", UNIT, "share of the forces fit to move at once"),
    real("engaged", "share", UNIT, "share of the forces and of attention bound by its own wars: overstretch"),
    real("legitimacy", "index", UNIT, "standing of the government with its own civil society"),
    real("reputation", "index", UNIT, "share of promises kept, as others see it"),
    real("boldness", "index", "-1..1", "how ready it is to use force against its neighbours, beyond habit"),
    real("treasury", "million USD", "0..", "money free for foreign policy"),
    real("influence", "points", "0..100", "attention and favours free for foreign policy"),
    real("troops_abroad", "persons", "0..", "troops in collective deployments"),
    real("outside_patron", "index", UNIT, "strongest tie to a power outside the alliance in focus"),
    day("leader_since", "day on which the present leader came to power"),
    whole("played", "0..1", "1: orders come from a person or a policy first"),
    real("protest", "index", UNIT, "anger in the streets"),
))

SEATS = Table("seats", ("O", "S"), "The seat of a state in an organisation.", (
    whole("status", "0..10", "`kinds.SEAT_STATUSES`"),
    day("since", "day on which the status began"),
    day("joined", "day on which it last became a member"),
    day("ratify_on", "day on which its ratification falls due"),
    day("leaves_on", "day on which its notice runs out"),
    real("weight", "votes", "0..", "weight in a weighted vote"),
    real("dues_share", "share", UNIT, "share of the organisation's budget"),
    real("arrears", "years", "0..", "unpaid dues"),
    flag("pays", "whether it pays its dues"),
    flag("vote_lost", "whether arrears have cost it the vote"),
    real("opinion", "share", UNIT, "public support at home for being in"),
    real("grievance", "index", UNIT, "disappointment with the organisation: help asked and not given, slights, coercion"),
    whole("breaches", "0..", "breaches of the charter held against it"),
    flag("signed_force", "whether it contributes to the rapid reaction force by treaty"),
    flag("case_by_case", "whether each use of its troops needs a decision at home"),
    whole("asked", "0..", "appeals made"),
    whole("helped", "0..", "appeals that brought more than words"),
    real("boycott", "index", UNIT, "how far it stays away from sessions and exercises"),
    day("boycott_until", "day until which it stays away"),
    day("moved_on", "day of its last move in membership"),
))

ORGANISATIONS = Table("organisations", ("O",), "An organisation, today.", (
    identity("number", "stable number from the organisation's id"),
    whole("kind", "0..4", "`kinds.ORGANISATION_KINDS`"),
    flag("present", "whether it exists yet"),
    day("in_force", "day on which its treaty takes effect"),
    real("credibility", "index", UNIT, "how far others believe that it would act"),
    real("cohesion", "index", UNIT, "how far its members act together"),
    real("interoperability", "index", UNIT, "how well its forces work together"),
    index("leading", "the leading power"),
    index("chair", "the state in the chair"),
    day("chair_until", "day on which the chair passes"),
    index("secretary", "the state that the secretary general comes from"),
    day("secretary_until", "end of the secretary general's term"),
    day("next_renewal", "day on which the treaty's term ends"),
    day("next_session", "day of the next yearly session"),
    real("budget_paid", "share", UNIT, "share of this year's dues that was paid"),
    whole("rotation", "0..", "how often the chair has passed"),
    flag("force_created", "whether the rapid reaction force exists"),
    flag("peacekeepers_created", "whether the peacekeeping force exists"),
    real("channel", "index", UNIT, "strength of the standing operation against drugs and crime"),
    real("air_defence", "index", UNIT, "joint air defence: raises the price of an attack on a member"),
    real("arms_discount", "share", UNIT, "discount on the leading power's arms for members"),
))

CHARTERS = Table("charters", ("O",), "The law of an organisation as numbers that can be amended during a run.", (
    whole("exclusivity", "0..2", "Treaty 1: other alliances are free, barred if directed against a member, or barred"),
    flag("no_force_between_members", "Treaty 1: members renounce force against each other"),
    flag("consultation", "Treaty 2: consultations on a threat"),
    flag("stability_threats", "Treaty 2 (2010): consultations cover threats to stability"),
    flag("collective_defence", "Treaty 4: attack on one is attack on all"),
    flag("scope_internal", "Treaty 4 (2010): threats to stability from within are covered"),
    flag("request_needed", "Treaty 4: help only at the request of the victim"),
    flag("treaty_territory_only", "Treaty 4: only what happens on member land counts"),
    real("external_evidence", "index", UNIT, "Treaty 4: evidence of an outside hand from which a threat counts as external"),
    flag("border_incidents_excluded", "practice: fighting on an undelimited border is a border incident"),
    flag("members_attack_excluded", "practice: a quarrel between members is no casus foederis"),
    flag("mandate_off_territory", "Treaty 6, peacekeeping 3: off member land a mandate of the arbiter is needed"),
    index("arbiter", "the organisation whose mandate is needed"),
    flag("base_consent", "Charter 7 (2011): a third state's base needs the consent of all members"),
    whole("tasks", "0..63", "KSOR: bit t is set when task t is among those of the force (`kinds.TASKS`)"),
    whole("instruments", "0..255", "which rungs of the ladder exist (bit of `kinds.INSTRUMENTS`)"),
    real("term_years", "years", "0..100", "Treaty 11: length of a term; 0 for no term"),
    flag("renewal_by_signature", "Treaty 11: who does not sign the renewal is out; else it prolongs itself"),
    real("notice_months", "months", "0..60", "Charter 19: notice before leaving"),
    real("ratification_months", "months", "0..60", "Charter 26: months from signature to ratification, typical"),
    whole("ratifications_needed", "0..60", "Treaty 11: ratifications before it enters into force"),
    flag("open_to_accession", "Treaty 10: open to states that share its aims"),
    flag("freeze_known", "whether the charter knows a frozen membership"),
    flag("suspension_known", "Charter 20: whether participation can be suspended"),
    whole("breaches_to_expel", "0..99", "Charter 20: breaches after which expulsion is put to the vote; 0 never"),
    flag("observers_known", "Charter 21: whether there are observers"),
    flag("partners_known", "Charter 21 (2018): whether there are partners"),
    real("arrears_years", "years", "0..10", "Charter 25: arrears after which the vote is lost; 0 never"),
    real("consideration_days", "days", "0..60", "time from a request to the vote on it"),
    real("mandate_days", "days", "0..3650", "length of a deployment's mandate"),
    real("chair_months", "months", "1..120", "Charter 13: months in the chair"),
    real("secretary_years", "years", "1..60", "Charter 17: term of the secretary general"),
    whole("session_month", "1..12", "month of the yearly session"),
    real("leading_cost_share", "share", UNIT, "share of a deployment's cost that the leading power carries"),
))

PROCEDURES = Table("procedures", ("O", "K"), "Charter 12: how the council decides on each matter (`kinds.MATTERS`).", (
    whole("rule", "0..4", "`kinds.DECISION_RULES`"),
    real("majority", "share", UNIT, "share of yes that a ballot needs"),
    real("quorum", "share", UNIT, "share of the seats with a vote that must be present"),
    flag("limited_format", "a decision may bind only those who take part, if nobody objects to that"),
    flag("absence_blocks", "whether an absent member counts as an objection"),
    flag("parties_vote", "whether parties to the dispute vote"),
    flag("abstention_counts", "whether an abstention counts in the base of a ballot"),
    index("veto", "a state whose no blocks any decision"),
))

DISPUTES = Table("disputes", ("X",), "A declared dispute over land, water or rule between two states.", (
    identity("number", "stable number from both ids: the key of its luck"),
    index("first", "one side"),
    index("second", "the other side"),
    day("since", "first day"),
    day("until", "last day"),
    real("severity", "factor", "0..10", "multiplier of the base rate of clashes"),
    flag("delimited", "whether the border is agreed"),
    real("tension", "index", UNIT, "how hot it is now"),
    day("last_clash", "day of the last clash"),
    flag("first_initiates", "whether only the first side would open fire"),
))

CRISES = Table("crises", ("C",), "A crisis: who did what to whom, how hard and how clearly.", (
    whole("serial", "0..", "never-reused number; 0 for a free slot"),
    whole("stage", "0..2", "`kinds.CRISIS_STAGES`"),
    whole("kind", "0..8", "`kinds.CRISIS_KINDS`"),
    index("target", "the state in trouble"),
    index("aggressor", "the state behind it, -1 when none is named"),
    real("intensity", "index", UNIT, "how hard it is fought"),
    real("peak", "index", UNIT, "the highest intensity so far"),
    real("external", "index", UNIT, "evidence of an outside hand"),
    real("clarity", "index", UNIT, "how clear the facts are to the other members"),
    flag("treaty_territory", "whether it happens on the target's recognised land"),
    flag("delimited", "whether the border in question is agreed"),
    flag("self_inflicted", "whether the target itself began the war of which this is part"),
    index("event", "the scripted event it came from, -1 when drawn"),
    index("dispute", "the dispute it came from"),
    day("opened", "day on which it began"),
    day("until", "day on which outside circumstances end it; far away when none do"),
    real("decay", "per week", UNIT, "share of its intensity that fades in a week when nobody acts"),
    identity("occasion", "key of the luck of all that follows from it"),
    whole("appeal", "0..4", "`kinds.APPEAL_STAGES`"),
    index("organisation", "the organisation appealed to"),
    whole("sought", "0..7", "the instrument asked for"),
    whole("granted", "0..7", "the highest instrument granted"),
    flag("mandated", "whether the arbiter has given a mandate"),
    flag("host_consents", "whether the state on whose land it is agrees to troops"),
    day("reviewed", "day of the last decision to escalate or to appeal"),
    whole("appeals", "0..", "how often the target has asked"),
    flag("settled", "whether the aftermath has been drawn"),
))

PROPOSALS = Table("proposals", ("P",), "A motion before a council.", (
    whole("serial", "0..", "never-reused number; 0 for a free slot"),
    whole("stage", "0..5", "`kinds.PROPOSAL_STAGES`"),
    index("organisation", "whose council"),
    whole("matter", "0..7", "`kinds.MATTERS`"),
    whole("instrument", "0..7", "rung of the ladder"),
    whole("sought", "0..7", "the rung first asked for"),
    whole("crisis", "0..", "serial of the crisis, 0 for none"),
    index("target", "the state to be helped, admitted or judged"),
    index("proposer", "who moved it"),
    index("subject", "what it is about: a base, a state, a field of the charter"),
    real("value", "", "", "the new value of the field, or 0"),
    real("burden", "share", "0..2", "cost and length asked of the members, 1 as tabled; an amendment lowers it"),
    day("opened", "day on which it was tabled"),
    day("deadline", "day of the vote"),
    whole("attempt", "0..", "how often this rung was put before"),
    whole("verdict", "0..6", "`kinds.VERDICTS`"),
    whole("reason", "0..", "why the law refuses it (`kinds.REASONS`)"),
    whole("article", "0..", "which article says so (`sim.charter.articles`)"),
    identity("occasion", "key of its luck: cause, rung and attempt"),
))

VOTES = Table("votes", ("P", "S"), "The vote of a state on a motion, with its reasons.", (
    whole("choice", "0..5", "`kinds.CHOICES`"),
    whole("chosen_by", "0..4", "`kinds.DECIDERS`"),
    real("probability", "share", UNIT, "chance of a yes as judged"),
    real("utility", "logit", "", "sum of the terms"),
    real("lobbied", "points", "-20..20", "favour that others have spent on this vote"),
    *(real(f"term_{name}", "logit", "", f"the term {name.replace('_', ' ')}") for name in kinds.VOTE_TERMS),
))

DECISIONS = Table("decisions", ("D",), "What a government has to decide, or has decided, and who chose.", (
    whole("serial", "0..", "never-reused number; 0 for a free slot"),
    index("state", "who decides"),
    whole("kind", "0..16", "`kinds.DECISION_KINDS`"),
    whole("subject", "0..", "serial of the crisis or proposal, or index of the base or state"),
    index("organisation", "the organisation concerned"),
    day("opened", "day on which it came up"),
    day("deadline", "day on which the judgement fills it if nobody has"),
    whole("legal", "0..", "bit i is set when option i is lawful"),
    index("whom", "the other state concerned"),
    whole("option", "-1..", "the chosen option, -1 while open"),
    real("value", "", "", "an amount that goes with the option (troops, money)"),
    whole("chosen_by", "0..4", "`kinds.DECIDERS`"),
    real("probability", "share", UNIT, "chance of the affirmative option as judged"),
))

DEPLOYMENTS = Table("deployments", ("M",), "A collective force on its way, in place or on its way home.", (
    whole("serial", "0..", "never-reused number; 0 for a free slot"),
    whole("stage", "0..5", "`kinds.DEPLOYMENT_STAGES`"),
    index("organisation", "who sends it"),
    whole("instrument", "0..7", "peacekeepers, rapid reaction force or collective defence"),
    whole("crisis", "0..", "serial of the crisis"),
    index("event", "the scripted event of the crisis"),
    index("host", "on whose land"),
    whole("task", "0..5", "`kinds.TASKS`"),
    day("decided", "day of the decision"),
    day("arrives", "day on which the first troops are in place"),
    day("mandate_until", "day on which the mandate ends"),
    day("leaves", "day on which withdrawal begins"),
    day("gone", "day on which the last troops are home"),
    real("troops", "persons", "0..", "troops in place or on the way"),
    real("planned", "persons", "0..", "troops that the task asks for"),
    real("peak", "persons", "0..", "most troops so far"),
    real("cost", "million USD", "0..", "cost so far"),
    identity("occasion", "key of its luck"),
))

CONTINGENTS = Table("contingents", ("M", "S"), "What a state sends to a deployment.", (
    real("asked", "persons", "0..", "troops asked of it"),
    real("troops", "persons", "0..", "troops it sends"),
    day("arrives", "day of arrival"),
    real("probability", "share", UNIT, "chance of contributing as judged"),
    whole("answer", "0..2", "0 not asked, 1 contributes, 2 refuses"),
))

UNITS = Table("units", ("U",), "A unit assigned to a collective force.", (
    identity("number", "stable number from its id"),
    index("organisation", "which organisation's force"),
    index("owner", "whose unit"),
    whole("force", "0..7", "the instrument it serves (peacekeepers or rapid reaction force)"),
    real("personnel", "persons", "0..", "strength"),
    day("since", "first day"),
    day("until", "last day"),
    real("readiness", "share", UNIT, "share fit to move"),
    whole("deployment", "0..", "serial of the deployment it is in"),
    index("home", "on whose land it stands when it is not out; -1 for its owner's"),
))

BASES = Table("bases", ("B",), "A military base of one state on the land of another.", (
    identity("number", "stable number from its id"),
    index("host", "on whose land"),
    index("holder", "whose base; -2 - o for organisation o"),
    day("since", "first day of the documented presence"),
    day("until", "last day"),
    real("personnel", "persons", "0..", "strength"),
    whole("status", "0..3", "0 not yet, 1 open, 2 closed, 3 refused"),
    whole("requested", "0..", "serial of the proposal on it"),
))

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

EVENTS = Table("events", ("E",), "The state of each event of the script.", (
    whole("fired", "0..", "how often it has fired"),
    day("last_day", "day on which it last fired"),
    flag("was_true", "whether its condition held when last looked at"),
    flag("fell_away", "whether it was due and its requirement was not met"),
    flag("cancelled", "whether another event has cancelled it"),
    real("waited", "", "0..", "hazard that has gathered since it last happened (a hazard with a waiting time)"),
    whole("crisis", "0..", "serial of the latest crisis that it opened"),
    whole("chosen", "-1..", "option last chosen in its choice; -1 for none"),
    whole("granted", "0..7", "the highest instrument granted so far for the crises it opened"),
    flag("awake", "whether it stands in `wakeful`"),
    whole("barred", "-2..", "the clause that keeps its condition from holding; -1 when none does, -2 when nothing is watched"),
))


DUE_DAYS = Table("due_days", ("E",), "When each event of the script is due. One column: it is searched for the next of them.", (
    day("day", "day on which it is due, by its date or after another event; far away when on none"),
))

PAIRS = Table("pairs", ("S", "S"), "What the first state has with the second.", (
    real("affinity", "index", "-1..1", "how close the two governments are (kept symmetric)"),
    real("dependence", "index", UNIT, "how far the first depends on the second: trade, energy, remittances, arms"),
    real("grievance", "index", UNIT, "what the first holds against the second"),
    real("debt", "index", "-1..1", "favours that the first owes the second"),
    real("pressure", "index", "-1..1", "pressure (-) or reward (+) from the second on the first, now"),
    real("threat", "index", UNIT, "how much the first fears the second"),
    whole("recognition", "0..1", "1 when the first has recognised what the second asked it to recognise"),
))

FADING = Table("fading", ("F",), "The pairs with a grievance, a debt or a pressure that fades: the first `now.pairs_fading`.", (
    whole("first", "0..", "the first state; pairs stand in the order of their places"),
    whole("second", "0..", "the second state"),
))

VARIABLES = Table("variables", ("V",), "The author's flags and variables.", (
    real("value", "", "", "a flag (0 or 1) or a number"),
))

PIECES = Table("pieces", ("Z",), "Pieces of the map that events of the run have handed over.", (
    identity("number", "stable number from its id"),
    index("owner", "whose it is by law: -1 nobody's, -2 as the scenario dates it"),
    index("control", "who holds it: -1 nobody, -2 as the scenario dates it"),
    day("owned_since", "day on which the owner last changed in the run"),
    day("held_since", "day on which the holder last changed in the run"),
))

READINGS = Table("readings", ("W",), "What the measures and objectives of the scenario have gathered so far.", (
    real("value", "", "", "the number, or the sum of a mean"),
    whole("weeks", "0..", "how often it was looked at"),
    flag("taken", "whether nothing can change it any more"),
    whole("next", "0..", "the next reading that is still to be taken on the way, counted from 1; 0 behind the last"),
))

STRETCHES = Table("stretches", ("S", "Q"), "The stretch of the documented course of a state's quantity on which today lies.", (
    day("until", "first day after the stretch: a later one is then looked up; 0 before the first look"),
    day("since", "day on which `value` holds"),
    flag("documented", "whether the quantity has a documented course"),
    real("value", "", "", "level on that day, shifted inside its coding range where quantities are uncertain"),
    real("slope", "a day", "", "how much the level changes"),
))

PAIR_STRETCHES = Table("pair_stretches", ("L",), "The same for the documented courses of pairs.", STRETCHES.fields)

WATCHES = Table("watches", ("J",), "What the conditions of the script read, as it was when last looked at.", (
    real("seen", "", "", "what it was then"),
    real("low", "", "", "while it is no less than this,"),
    real("high", "", "", "and no more than that, no condition can turn"),
    whole("users", "0..", "how many conditions wait for it"),
    index("row", "its row of `watching_reals`, `watching_wholes` or `watching_others`; -1 while it has none"),
))

WATCHING_REALS = Table("watching_reals", ("J",), "The stored numbers that conditions wait for: `now.reals_watched` of them.", (
    index("reading", "its row of `watched` and `watches`"),
))

REAL_WORDS = Table("real_words", ("J",), "Where each of `watching_reals` is stored. One column, as the following two.", (
    place("word", "which word of 8 bytes of the world"),
))

REAL_LOWS = Table("real_lows", ("J",), "While each of `watching_reals` is no less than this,", (
    real("low", "", "", "as in `watches`"),
))

REAL_HIGHS = Table("real_highs", ("J",), "and no more than that, no condition can turn.", (
    real("high", "", "", "as in `watches`"),
))

WATCHING_WHOLES = Table("watching_wholes", ("J",), "The stored whole numbers that conditions wait for: `now.wholes_watched`.", (
    index("reading", "its row of `watched` and `watches`"),
))

WHOLE_WORDS = Table("whole_words", ("J",), "Where each of `watching_wholes` is stored.", (
    place("word", "which word of 8 bytes of the world"),
))

WHOLES_SEEN = Table("wholes_seen", ("J",), "What each of `watching_wholes` was at the last look.", (
    whole("seen", "", "the number"),
))

WATCHING_OTHERS = Table("watching_others", ("J",), "The readings that conditions wait for and that are worked out.", (
    index("reading", "its row of `watched` and `watches`"),
))

DRAWN = Table("drawn", ("h",), "The hazards that may come up this week: the first `now.draws` rows.", (
    index("draw", "its row of `draws`"),
))

DRAWN_KEYS = Table("drawn_keys", ("h",), "What each of `drawn` adds to the key of a week's luck.", (
    identity("key", "as in `draws`"),
))

DRAWN_BOUNDS = Table("drawn_bounds", ("h",), "The highest draw with which each of `drawn` may come up.", (
    identity("bound", "as in `draws`"),
))

WAKEFUL = Table("wakeful", ("E",), "Events whose condition has to be worked out at the next look: `now.awake` of them.", (
    index("event", "the event"),
))

SCRATCH = Table("scratch", ("64",), "Registers for conditions of the script; all zero between two conditions.", (
    real("value", "", "", "an intermediate result"),
))

WORLD: tuple[Table, ...] = (
    NOW, STATES, SEATS, ORGANISATIONS, CHARTERS, PROCEDURES, DISPUTES, CRISES, PROPOSALS, VOTES, DECISIONS, DEPLOYMENTS,
    CONTINGENTS, UNITS, BASES, YEARS, YEAR_SEATS, RULINGS, RULING_VOTES, CHRONICLE, EVENTS, DUE_DAYS, PAIRS, STRETCHES,
    PAIR_STRETCHES, VARIABLES, PIECES, READINGS, FADING, WATCHES, WATCHING_REALS, REAL_WORDS, REAL_LOWS, REAL_HIGHS,
    WATCHING_WHOLES, WHOLE_WORDS, WHOLES_SEEN, WATCHING_OTHERS, WAKEFUL, DRAWN, DRAWN_KEYS, DRAWN_BOUNDS, SCRATCH,
)

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

SCRIPT = Table("script", ("E",), "An event of the scenario, compiled.", (
    identity("number", "stable number from its id: the occasion of its luck"),
    whole("trigger", "0..4", "what sets it off (`sim.script.opcodes.TRIGGERS`); the script is sorted by it"),
    day("at", "date"),
    index("after", "the event it follows"),
    whole("delay", "0..", "days after it", "days"),
    whole("when", "0..", "first of the `clauses` of its condition, counted from 1; 0 for none"),
    whole("requires", "0..", "first instruction of its requirement; 0 for none"),
    whole("effects", "0..", "first instruction of its effects; 0 for none"),
    flag("once", "whether it fires once only"),
    whole("cooldown", "0..", "days before it may fire again", "days"),
    real("rate", "per year", "0..", "rate of a hazard"),
    flag("decided", "whether an agent's own decision brings it about (`occurs: decided`)"),
    index("decider", "the state whose decision that is"),
    flag("is_crisis", "whether it opens a crisis (left out when crises are drawn)"),
    whole("times", "0..", "first instruction of what multiplies the rate of a hazard; 0 for nothing"),
    flag("waits", "whether the hazard gathers to a waiting time instead of being drawn anew each week"),
    whole("hook", "0..76", "what in the chronicle sets it off (`kinds.EVENT_KINDS`); 0 for nothing"),
    index("hook_who", "the state it must be about; -1 for any"),
    index("hook_whom", "the other state; -1 for any"),
    index("hook_organisation", "the organisation; -1 for any"),
    index("hook_detail", "the detail it must have; -1 for any"),
    index("hook_matter", "the matter of the motion; -1 for any"),
    index("hook_event", "the scripted event of the crisis; -1 for any"),
))

SCRIPT_PARTS = Table("script_parts", ("5",), "Where in the script the events of each trigger begin.", (
    whole("first", "0..", "the place of the first event of the trigger, or of a later one where there is none"),
))

FOLLOWS = Table("follows", ("E",), "`script.after` once more, as one column: it is searched whenever an event happens.", (
    index("event", "the event that it follows"),
))

INSTRUCTIONS = Table("instructions", ("I",), "Conditions and effects of the script as op-codes.", (
    whole("op", "0..", "op-code (`sim.script.opcodes`)"),
    whole("a", "", "first operand"),
    whole("b", "", "second operand"),
    whole("c", "", "third operand"),
    real("x", "", "", "a number"),
    real("y", "", "", "a second number"),
))

ASKED = Table("asked", ("W",), "What the measures and objectives of the scenario ask of a run.", (
    whole("way", "0..7", "when it is taken (`sim.script.readings.WAYS`)"),
    whole("first", "0..", "first instruction of its expression; 0 for none"),
    day("day", "the date, where it has one"),
))

WATCHED = Table("watched", ("J",), "A reading of the world that conditions of the script have in common.", (
    whole("op", "0..", "op-code of the reading"),
    whole("a", "", "its first subject"),
    whole("b", "", "its second subject"),
    whole("first", "0..", "first of its `levels`"),
    whole("last", "0..", "the one after its last"),
    whole("way", "0..4", "how it is looked at (`sim.script.stored`); the table is sorted by it"),
    index("word", "where it is stored: which word of 8 bytes of the world; -1 where it is worked out"),
))

LEVELS = Table("levels", ("j",), "A number that a reading is compared with, in a clause of a condition.", (
    index("event", "the event"),
    index("clause", "the clause"),
    real("level", "", "", "the number; it counts on which side of it the reading lies"),
    real("below", "", "", "the greatest number less than the level"),
    real("above", "", "", "the least number more than the level"),
    flag("every", "whether every change of the reading counts, and no level"),
))

CLAUSES = Table("clauses", ("k",), "The clauses of conditions, all of which have to hold; those of an event side by side.", (
    index("event", "the event"),
    whole("first", "0..", "first instruction"),
    whole("reads_first", "0..", "first of its `reads`"),
    whole("reads_last", "0..", "the one after its last"),
))

READS = Table("reads", ("r",), "What each clause reads, once.", (
    index("reading", "the row of `watched`"),
    whole("first", "0..", "first of the `levels` with which the clause compares it"),
    whole("last", "0..", "the one after their last"),
))

DRAWS = Table("draws", ("h",), "The hazards of the script.", (
    index("event", "the event"),
    identity("key", "what it adds to the key of a week's luck"),
    identity("bound", "the highest draw with which it may come up, whatever multiplies its rate"),
))

LISTENERS = Table("listeners", ("A",), "The events on a hook, sorted by what they listen for.", (
    whole("kind", "0..76", "what in the chronicle sets it off (`kinds.EVENT_KINDS`)"),
    index("event", "the event"),
))

ROADS = Table("roads", ("S", "S"), "The way between two states.", (
    real("distance", "km", "0..20040", "great circle between capitals"),
    flag("neighbours", "whether they share a land border"),
))

def setting_tables(parameters: tuple[Field, ...]) -> tuple[Table, ...]:
    """The tables of the setting; `parameters` come from `sim.world.parameters`."""
    named = Table("parameters", ("1",), "The named numbers of dynamics and judgement.", parameters)
    dated = (TRAITS, TRENDS, PAIR_COURSES, PAIR_TRENDS, PAIR_PLACES, HAZARDS)
    script = (SCRIPT, SCRIPT_PARTS, FOLLOWS, INSTRUCTIONS, ASKED, WATCHED, LEVELS, CLAUSES, READS, DRAWS, LISTENERS)
    return (named, *dated, *script, ROADS)


def record(table: Table) -> np.dtype:
    """The dtype of a table: 8-byte fields without padding, whose scalars answer to attribute names."""
    plain = np.dtype([(field.name, field.kind) for field in table.fields])
    if plain.itemsize != 8 * len(table.fields):
        raise AssertionError(f"table {table.name} has padding: equal worlds would differ in their bytes")
    return np.dtype((np.record, plain))


class World(Tables):
    """Everything that can change, as views of one buffer."""

    _fields = tuple(table.name for table in WORLD)
    now: np.ndarray
    states: np.ndarray
    seats: np.ndarray
    organisations: np.ndarray
    charters: np.ndarray
    procedures: np.ndarray
    disputes: np.ndarray
    crises: np.ndarray
    proposals: np.ndarray
    votes: np.ndarray
    decisions: np.ndarray
    deployments: np.ndarray
    contingents: np.ndarray
    units: np.ndarray
    bases: np.ndarray
    years: np.ndarray
    year_seats: np.ndarray
    rulings: np.ndarray
    ruling_votes: np.ndarray
    chronicle: np.ndarray
    events: np.ndarray
    due_days: np.ndarray
    pairs: np.ndarray
    stretches: np.ndarray
    pair_stretches: np.ndarray
    variables: np.ndarray
    pieces: np.ndarray
    readings: np.ndarray
    fading: np.ndarray
    watches: np.ndarray
    watching_reals: np.ndarray
    real_words: np.ndarray
    real_lows: np.ndarray
    real_highs: np.ndarray
    watching_wholes: np.ndarray
    whole_words: np.ndarray
    wholes_seen: np.ndarray
    watching_others: np.ndarray
    wakeful: np.ndarray
    drawn: np.ndarray
    drawn_keys: np.ndarray
    drawn_bounds: np.ndarray
    scratch: np.ndarray
    reals: np.ndarray
    wholes: np.ndarray


class Setting(Tables):
    """Everything that cannot change in a run, as views of one buffer."""

    _fields = (
        "parameters", "traits", "trends", "pair_courses", "pair_trends", "pair_places", "hazards", "script", "script_parts",
        "follows", "instructions", "asked", "watched", "levels", "clauses", "reads", "draws", "listeners", "roads",
    )  # fmt: skip
    parameters: np.ndarray
    traits: np.ndarray
    trends: np.ndarray
    pair_courses: np.ndarray
    pair_trends: np.ndarray
    pair_places: np.ndarray
    hazards: np.ndarray
    script: np.ndarray
    script_parts: np.ndarray
    follows: np.ndarray
    instructions: np.ndarray
    asked: np.ndarray
    watched: np.ndarray
    levels: np.ndarray
    clauses: np.ndarray
    reads: np.ndarray
    draws: np.ndarray
    listeners: np.ndarray
    roads: np.ndarray


def dtypes_of(tables: tuple[Table, ...]) -> dict[str, tuple[np.dtype, int]]:
    """The dtype and number of dimensions of each table."""
    return {table.name: (record(table), len(table.shape)) for table in tables}


World.register(dtypes_of(WORLD))
