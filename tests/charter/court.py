"""Reads law cases: builds the world that a case describes, lets the law run, and answers what the case asks.

A case is a sentence of YAML: `given` sets the small world of `small_world.py` by the names of its fields and says what
governments answer; `expect` asks questions, each answered by a function of the same name below.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from small_world import MEMBERS, Small, make

from sim.charter.articles import label_of
from sim.charter.charter_12_decisions import vote_bar
from sim.charter.enact import enact, next_due
from sim.charter.ladder import instrument_refusal
from sim.charter.treaty_01_no_force_no_alliances import alliance_refusal, exclusivity_refusal
from sim.charter.treaty_04_collective_defence import is_casus_foederis
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.law import CLAUSES, clause_name
from sim.world.layout_polity import CHARTERS
from sim.world.pools import open_crisis, open_decision, open_proposal
from sim.world.seats import count_awaited

HERE = Path(__file__).parent
FAR = 4_000_000
VOCABULARY = {
    "status": kinds.SEAT_STATUSES,
    "rule": kinds.DECISION_RULES,
    "exclusivity": kinds.EXCLUSIVITY,
    "kind": kinds.CRISIS_KINDS,
}


class Court(NamedTuple):
    """A world with a case before it, what governments answer, and the log of what came of it."""

    small: Small
    answers: dict[str, Any]
    told: list[dict[str, Any]]
    rulings: list[dict[str, Any]]


def cases_of(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def value_of(small: Small, field: str, value: Any) -> Any:
    """A number for what a case writes: a date, a name of the vocabulary, a state, an organisation, or the number itself."""
    if isinstance(value, date):
        return value.toordinal()
    if value == "never":
        return NEVER
    if isinstance(value, str) and field in VOCABULARY:
        return VOCABULARY[field].index(value)
    if isinstance(value, str) and value in small.states:
        return small.state(value)
    if isinstance(value, str) and value in small.organisations:
        return small.organisation(value)
    if field == "instruments":
        return sum(1 << kinds.INSTRUMENTS.index(name) for name in value)
    if field == "tasks":
        return sum(1 << kinds.TASKS.index(name) for name in value)
    return int(value) if isinstance(value, bool) else value


def put(small: Small, record: Any, fields: Mapping[str, Any]) -> None:
    """Write named fields into a record; a name that it does not have is an error of the case."""
    for field, value in fields.items():
        if field not in record.dtype.names:
            raise KeyError(f"{field} is no field of this record")
        record[field] = value_of(small, field, value)


def summon(case: Mapping[str, Any]) -> Court:
    """The world that a case describes, before anything has happened."""
    given = dict(case.get("given", {}))
    small = make(given.pop("day", date(2015, 6, 1)), members=given.pop("members", MEMBERS))
    court = Court(small, given.pop("answers", {}), [], [])
    for key, value in given.items():
        SETTERS[key](court, value)
    return court


def set_law(court: Court, fields: Mapping[str, Any]) -> None:
    """The charter of the CSTO; `of: NATO` names another organisation."""
    fields = dict(fields)
    organisation = court.small.organisation(fields.pop("of", "CSTO"))
    put(court.small, court.small.world.charters[organisation], fields)


def set_council(court: Court, matters: Mapping[str, Mapping[str, Any]]) -> None:
    """How the council decides on each matter."""
    matters = dict(matters)
    organisation = court.small.organisation(matters.pop("of", "CSTO"))
    for matter, fields in matters.items():
        put(court.small, court.small.world.procedures[organisation, kinds.MATTERS.index(matter)], fields)


def set_seats(court: Court, seats: Mapping[str, Mapping[str, Any]]) -> None:
    """Seats of states in the CSTO, or `KGZ in NATO`."""
    for name, fields in seats.items():
        state, _, organisation = name.partition(" in ")
        put(court.small, seat_of(court, state, organisation or "CSTO"), fields)


def seat_of(court: Court, state: str, organisation: str = "CSTO") -> Any:
    """The record of a seat."""
    return court.small.world.seats[court.small.organisation(organisation), court.small.state(state)]


def set_states(court: Court, states: Mapping[str, Mapping[str, Any]]) -> None:
    """Quantities of states."""
    for name, fields in states.items():
        put(court.small, court.small.world.states[court.small.state(name)], fields)


def set_organisations(court: Court, organisations: Mapping[str, Mapping[str, Any]]) -> None:
    """Quantities of organisations."""
    for name, fields in organisations.items():
        put(court.small, court.small.world.organisations[court.small.organisation(name)], fields)


def set_affinity(court: Court, pairs: Mapping[str, float]) -> None:
    """Affinity of pairs, written `ARM-AZE`."""
    for pair, value in pairs.items():
        first, second = (court.small.state(name) for name in pair.split("-"))
        court.small.world.pairs[first, second].affinity = court.small.world.pairs[second, first].affinity = value


def set_parameters(court: Court, fields: Mapping[str, float]) -> None:
    """Named numbers of the rules."""
    put(court.small, court.small.setting.parameters[0], fields)


def set_dispute(court: Court, fields: Mapping[str, Any]) -> None:
    """A declared dispute between two states."""
    fields = {"since": date(1992, 1, 1), "until": date(2100, 1, 1), **fields}
    put(court.small, court.small.world.disputes[0], fields)


def set_units(court: Court, units: Mapping[str, Mapping[str, float]]) -> None:
    """Personnel of assigned units by instrument and state."""
    place = 0
    for force, owners in units.items():
        for owner, personnel in owners.items():
            unit = court.small.world.units[place]
            unit.organisation, unit.owner, unit.force = 0, court.small.state(owner), kinds.INSTRUMENTS.index(force)
            unit.personnel, unit.since, unit.until = personnel, 1, NEVER
            place += 1


def set_base(court: Court, fields: Mapping[str, Any]) -> None:
    """A base that a state would have on another's land."""
    base = court.small.world.bases[0]
    put(court.small, base, {"since": date(2001, 1, 1), "until": date(2100, 1, 1), "personnel": 1000.0, **fields})


def set_crisis(court: Court, fields: Mapping[str, Any]) -> None:
    """A crisis that has opened today. `asked: false` says that its target has not turned to the CSTO."""
    small = court.small
    fields = {
        "kind": "aggression", "aggressor": -1, "intensity": 0.8, "external": 0.0, "clarity": 0.8, "treaty_territory": True,
        "delimited": True, "asked": True, "appeals": 1, **fields,
    }  # fmt: skip
    number = {key: value_of(small, key, value) for key, value in fields.items()}
    slot = call(
        open_crisis, small.world, number["kind"], number["target"], number["aggressor"], float(number["intensity"]),
        float(number["external"]), float(number["clarity"]), number["treaty_territory"], number["delimited"], FAR, 0.1, -1,
        -1, 77,
    )  # fmt: skip
    small.world.decisions["serial"] = 0
    crisis = small.world.crises[slot]
    crisis.organisation, crisis.appeals = small.organisation(fields.get("in", "CSTO")), fields["appeals"]
    crisis.appeal = kinds.APPEAL_ASKED if fields["asked"] else kinds.APPEAL_NONE
    for key in ("self_inflicted", "mandated", "host_consents"):
        crisis[key] = int(fields.get(key, False))
    if fields.get("ended"):
        crisis.stage = kinds.CRISIS_ENDED


def ask(court: Court, kind: int, state: str, subject: int, organisation: int, option: int, deadline: int = 0) -> None:
    """Enter a decision that a government has already taken, due today."""
    small = court.small
    today = int(small.world.now["day"][0])
    slot = call(open_decision, small.world, small.state(state), kind, subject, organisation, deadline or today, 0xFFFF)
    small.world.decisions[slot].option = option
    small.world.decisions[slot].chosen_by = kinds.BY_PERSON


def set_appeal(court: Court, sought: str) -> None:
    """The target of the crisis asks for an instrument, or for `none`."""
    crisis = court.small.world.crises[0]
    crisis.appeal = kinds.APPEAL_DECIDING
    target = court.small.states[crisis.target]
    ask(court, kinds.APPEAL, target, int(crisis.serial), 0, kinds.INSTRUMENTS.index(sought))


def set_offer(court: Court, consents: bool) -> None:
    """The CSTO offers peacekeepers to the state in trouble, which consents or not."""
    crisis = court.small.world.crises[0]
    ask(court, kinds.CONSENT, court.small.states[crisis.target], int(crisis.serial), 0, int(consents))


def set_base_request(court: Court, consents: bool) -> None:
    """The host answers the request for a base."""
    base = court.small.world.bases[0]
    ask(court, kinds.CONSENT, court.small.states[base.host], 0, -1, int(consents))


def set_moves(court: Court, moves: Mapping[str, str]) -> None:
    """Moves in membership: `KGZ: freeze`, or `KGZ in NATO: apply`."""
    for name, move in moves.items():
        state, _, organisation = name.partition(" in ")
        place = court.small.organisation(organisation or "CSTO")
        ask(court, kinds.CHANGE_MEMBERSHIP, state, court.small.state(state), place, kinds.MEMBERSHIP_MOVES.index(move))


def set_motion(court: Court, fields: Mapping[str, Any]) -> None:
    """A motion before a council, to be voted on today."""
    small = court.small
    matter = kinds.MATTERS.index(fields["matter"])
    instrument = kinds.INSTRUMENTS.index(fields.get("instrument", "none"))
    subject, value = fields.get("subject", -1), float(fields.get("value", 0.0))
    if fields["matter"] == "membership":
        subject = kinds.SEAT_STATUSES.index(subject)
    elif fields["matter"] == "amendment" and isinstance(subject, str):
        subject = next(clause for clause in range(CLAUSES) if clause_name(clause) == subject)
    organisation = small.organisation(fields.get("organisation", "CSTO"))
    target = small.state(fields["target"]) if "target" in fields else -1
    proposer = small.state(fields.get("proposer", fields.get("target", "RUS")))
    crisis = int(small.world.crises[0].serial) if instrument else 0
    slot = call(
        open_proposal, small.world, organisation, matter, instrument, instrument, crisis, target, proposer, subject, value,
        int(small.world.now["day"][0]), 7, 0,
    )  # fmt: skip
    small.world.proposals[slot].burden = float(fields.get("burden", 1.0))


def set_deployment(court: Court, fields: Mapping[str, Any]) -> None:
    """A force in place."""
    court.small.world.now["deployments_used"] = 1
    force = court.small.world.deployments[0]
    force.serial, force.stage, force.host = 900, kinds.IN_PLACE, court.small.state(fields["host"])
    force.instrument, force.troops = kinds.PEACEKEEPERS, 2000.0
    force.mandate_until = fields["mandate_until"].toordinal()


def set_live(court: Court, until: date | int) -> None:
    """Let the law run until a day, or for a number of days; governments answer as the case says."""
    now = court.small.world.now[0]
    last = until.toordinal() if isinstance(until, date) else int(now.day) + until
    while now.day <= last:
        answer_due(court)
        call(count_awaited, court.small.world)
        call(enact, court.small.world, court.small.setting)
        drain(court)
        now.day += 1
        now.day = min(max(int(now.day), due_day(court)), last + 1)


def due_day(court: Court) -> int:
    """The next day on which the law, a deadline or a new month is due."""
    world = court.small.world
    today = date.fromordinal(int(world.now["day"][0]))
    month = today if today.day == 1 else (today.replace(day=28) + 4 * date.resolution).replace(day=1)
    while month.day != 1:
        month += date.resolution
    deadlines = [int(row["deadline"]) for row in world.decisions if row["serial"] > 0]
    call(count_awaited, world)
    return min([call(next_due, world), month.toordinal(), *deadlines])


def answer_due(court: Court) -> None:
    """Fill every open answer that is due today from what the case says; what it does not say is yes."""
    world, answers = court.small.world, court.answers
    for decision in world.decisions:
        if decision.serial > 0 and decision.option < 0 and decision.deadline <= world.now[0].day:
            name = court.small.states[decision.state]
            if decision.kind == kinds.VOTE:
                votes = answers.get("votes", {})
                decision.option = kinds.CHOICES.index(votes.get(name, votes.get("others", "yes")))
                organisation = court.small.organisations[decision.organisation]
                inside = answers.get(f"votes in {organisation}", {})
                if inside:
                    decision.option = kinds.CHOICES.index(inside.get(name, inside.get("others", "yes")))
            else:
                word = {kinds.CONTRIBUTE: "contributes", kinds.RENEW: "renews"}[int(decision.kind)]
                option = int(answers.get(word, {}).get(name, answers.get(word, {}).get("others", True)))
                decision.option = option if (int(decision.legal) >> option) & 1 else 1 - option
            decision.chosen_by = kinds.BY_JUDGEMENT


def drain(court: Court) -> None:
    """Take what was told and ruled since the last time."""
    small, now = court.small, court.small.world.now[0]
    if now.fault:
        raise AssertionError(f"the world failed: {kinds.FAULTS[now.fault]}")
    for number in range(int(now.chronicle_drained), int(now.chronicle_written)):
        row = small.world.chronicle[number % len(small.world.chronicle)]
        court.told.append({name: row[name].item() for name in row.dtype.names})
    now.chronicle_drained = now.chronicle_written
    for number in range(int(now.rulings_drained), int(now.rulings_written)):
        place = number % len(small.world.rulings)
        row = small.world.rulings[place]
        votes = {name: kinds.CHOICES[small.world.ruling_votes[place, i].choice] for i, name in enumerate(small.states)}
        court.rulings.append({name: row[name].item() for name in row.dtype.names} | {"votes": votes})
    now.rulings_drained = now.rulings_written


SETTERS: dict[str, Callable[[Court, Any], None]] = {
    "law": set_law, "law elsewhere": set_law, "council": set_council, "council elsewhere": set_council, "seats": set_seats,
    "states": set_states, "organisations": set_organisations, "affinity": set_affinity, "parameters": set_parameters,
    "dispute": set_dispute, "units": set_units, "base": set_base, "crisis": set_crisis, "appeal": set_appeal,
    "offer": set_offer, "base_request": set_base_request, "moves": set_moves, "motion": set_motion,
    "deployment": set_deployment, "live": set_live, "and_then": lambda court, more: proceed(court, more),
}  # fmt: skip


def proceed(court: Court, more: Mapping[str, Any]) -> None:
    """Go on with the same world: set, ask and live again, with other answers if the case gives any."""
    more = dict(more)
    if "answers" in more:
        court.answers.clear()
        court.answers.update(more.pop("answers"))
    for key, value in more.items():
        SETTERS[key](court, value)


# Questions


def word_of(refusal: tuple[int, int]) -> tuple[str, str]:
    """The words for a (reason, article) pair."""
    reason, article = (int(part) for part in refusal)
    return kinds.REASONS[reason], label_of(article)


def is_admissible(court: Court, instrument: str) -> tuple[str, str]:
    """What the law says to an instrument in the crisis."""
    rung = kinds.INSTRUMENTS.index(instrument)
    return word_of(call(instrument_refusal, court.small.world, court.small.setting, 0, 0, rung))


def compare_refusal(refusal: tuple[str, str], expected: str | bool) -> tuple[Any, Any]:
    """`true` stands for no refusal; else `reason (article)` or the reason alone."""
    reason, article = refusal
    if expected is True:
        return (reason, True) if reason != "none" else (True, True)
    return (f"{reason} ({article})" if "(" in expected else reason), expected


def admissible(court: Court, expected: Mapping[str, str | bool]) -> list[tuple[Any, Any]]:
    """`peacekeepers: true`, or the reason of the refusal."""
    return [compare_refusal(is_admissible(court, rung), wanted) for rung, wanted in expected.items()]


def casus_foederis(court: Court, expected: bool) -> list[tuple[Any, Any]]:
    """Whether the crisis is an attack from outside on a member."""
    return [(bool(call(is_casus_foederis, court.small.world, 0, 0)), expected)]


def barred_from(court: Court, expected: Mapping[str, str | bool]) -> list[tuple[Any, Any]]:
    """`UZB in GUAM`: why a state may not enter a grouping, by all its duties; `true` when it may."""
    found = []
    for name, wanted in expected.items():
        state, _, other = name.partition(" in ")
        places = court.small.state(state), court.small.organisation(other)
        refusal = call(exclusivity_refusal, court.small.world, court.small.setting, *places)
        found.append(compare_refusal(word_of(refusal), wanted))
    return found


def alliance_barred(court: Court, expected: Mapping[str, str | bool]) -> list[tuple[Any, Any]]:
    """`KGZ in NATO`: what the charter of the CSTO alone says to it."""
    found = []
    for name, wanted in expected.items():
        state, _, other = name.partition(" in ")
        places = court.small.state(state), court.small.organisation(other)
        refusal = call(alliance_refusal, court.small.world, court.small.setting, 0, *places)
        found.append(compare_refusal(word_of(refusal), wanted))
    return found


def no_vote(court: Court, expected: Mapping[str, str | bool]) -> list[tuple[Any, Any]]:
    """`ARM: vote lost by arrears (Charter 25)`: why a member has no vote on the motion that is tabled; `true` when it has."""
    found = []
    for state, wanted in expected.items():
        refusal = call(vote_bar, court.small.world, 0, court.small.state(state))
        found.append(compare_refusal(word_of(refusal), wanted))
    return found


def rulings(court: Court, expected: list[str]) -> list[tuple[Any, Any]]:
    """Every ruling in turn: `peacekeepers: domestic affair`, `material_aid: adopted`, `membership: objection`."""
    return [([sentence_of(ruling) for ruling in court.rulings], expected)]


def sentence_of(ruling: Mapping[str, Any]) -> str:
    """A ruling as a case writes it."""
    about = kinds.INSTRUMENTS[ruling["instrument"]] if ruling["instrument"] else kinds.MATTERS[ruling["matter"]]
    result = kinds.REASONS[ruling["reason"]] if ruling["reason"] else kinds.VERDICTS[ruling["verdict"]]
    return f"{about}: {result}"


def ruling(court: Court, expected: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of the last ruling; `article` by label, `votes` by state."""
    last = court.rulings[-1]
    named = {
        "article": label_of(last["article"]),
        "verdict": kinds.VERDICTS[last["verdict"]],
        "reason": kinds.REASONS[last["reason"]],
        "instrument": kinds.INSTRUMENTS[last["instrument"]],
        "sought": kinds.INSTRUMENTS[last["sought"]],
    }
    found = []
    for field, wanted in expected.items():
        if field == "votes":
            found += [(last["votes"][state], choice) for state, choice in wanted.items()]
        else:
            found.append((named.get(field, last.get(field)), wanted))
    return found


def granted(court: Court, expected: str) -> list[tuple[Any, Any]]:
    """The highest instrument granted for the crisis."""
    return [(kinds.INSTRUMENTS[court.small.world.crises[0].granted], expected)]


def appeal(court: Court, expected: str) -> list[tuple[Any, Any]]:
    """How far the appeal has come."""
    return [(kinds.APPEAL_STAGES[court.small.world.crises[0].appeal], expected)]


def plain(court: Court, record: Any, fields: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of a record beside what a case expects of them."""
    found = []
    for field, wanted in fields.items():
        value = record[field].item()
        found.append((round(value, 6) if isinstance(value, float) else value, value_of(court.small, field, wanted)))
    return found


def seats(court: Court, expected: Mapping[str, Mapping[str, Any]]) -> list[tuple[Any, Any]]:
    """Fields of seats."""
    found = []
    for name, fields in expected.items():
        state, _, organisation = name.partition(" in ")
        found += plain(court, seat_of(court, state, organisation or "CSTO"), fields)
    return found


def law(court: Court, expected: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of the charter of the CSTO."""
    if not set(expected) <= {field.name for field in CHARTERS.fields}:
        raise KeyError("no such field of a charter")
    return plain(court, court.small.world.charters[0], expected)


def council(court: Court, expected: Mapping[str, Mapping[str, Any]]) -> list[tuple[Any, Any]]:
    """Fields of the council's procedures."""
    found = []
    for matter, fields in expected.items():
        found += plain(court, court.small.world.procedures[0, kinds.MATTERS.index(matter)], fields)
    return found


def crisis(court: Court, expected: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of the crisis."""
    return plain(court, court.small.world.crises[0], expected)


def organisation(court: Court, expected: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of the CSTO."""
    return plain(court, court.small.world.organisations[0], expected)


def states(court: Court, expected: Mapping[str, Mapping[str, Any]]) -> list[tuple[Any, Any]]:
    """Fields of states."""
    found = []
    for name, fields in expected.items():
        found += plain(court, court.small.world.states[court.small.state(name)], fields)
    return found


def base(court: Court, expected: str) -> list[tuple[Any, Any]]:
    """Whether the base is open."""
    return [(("not yet", "open", "closed", "refused")[court.small.world.bases[0].status], expected)]


def recognised_by(court: Court, expected: Mapping[str, list[str]]) -> list[tuple[Any, Any]]:
    """Which states have followed a request for recognition."""
    found = []
    for name, wanted in expected.items():
        column = court.small.world.pairs["recognition"][:, court.small.state(name)]
        found.append(([state for state, follows in zip(court.small.states, column, strict=True) if follows], wanted))
    return found


def told(court: Court, expected: Mapping[str, int]) -> list[tuple[Any, Any]]:
    """How often each kind of event was told."""
    names = [kinds.EVENT_KINDS[event["kind"]] for event in court.told]
    unknown = set(expected) - set(kinds.EVENT_KINDS)
    if unknown:
        raise KeyError(f"{unknown}: no such event")
    return [(names.count(name), wanted) for name, wanted in expected.items()]


def told_on(court: Court, expected: Mapping[str, date]) -> list[tuple[Any, Any]]:
    """The day on which a kind of event was first told."""
    found = []
    for name, wanted in expected.items():
        days = [event["day"] for event in court.told if kinds.EVENT_KINDS[event["kind"]] == name]
        found.append((date.fromordinal(days[0]) if days else None, wanted))
    return found


def asked(court: Court, expected: Mapping[str, float | bool]) -> list[tuple[Any, Any]]:
    """Troops asked of each state; `false` for a state that is not asked."""
    row = court.small.world.contingents[0]
    found = []
    for name, wanted in expected.items():
        value = round(float(row[court.small.state(name)].asked), 1)
        found.append(((value if value else False), wanted))
    return found


def deployment(court: Court, expected: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Fields of the deployment; `stage` and `task` by name."""
    force = court.small.world.deployments[0]
    words = {"stage": kinds.DEPLOYMENT_STAGES, "task": kinds.TASKS}
    found = []
    for field, wanted in expected.items():
        value = force[field].item()
        value = words[field][value] if field in words else value
        wanted = wanted.toordinal() if isinstance(wanted, date) else wanted
        found.append((round(value, 1) if isinstance(value, float) else value, wanted))
    return found


def mandates_sought(court: Court, expected: int) -> list[tuple[Any, Any]]:
    """How many motions on a mandate have gone to the arbiter."""
    mine = [ruling for ruling in court.rulings if court.small.organisations[ruling["organisation"]] == "UN"]
    return [(len(mine), expected)]


def due(court: Court, expected: date | str) -> list[tuple[Any, Any]]:
    """The next day on which the law has something due."""
    call(count_awaited, court.small.world)
    day = int(call(next_due, court.small.world))
    return [("never" if day >= NEVER else date.fromordinal(day), expected)]


QUESTIONS: dict[str, Callable[[Court, Any], list[tuple[Any, Any]]]] = {
    question.__name__: question
    for question in (
        admissible, casus_foederis, barred_from, alliance_barred, no_vote, rulings, ruling, granted, appeal, seats, law, council,
        crisis, organisation, states, base, recognised_by, told, told_on, asked, deployment, mandates_sought, due,
    )
}  # fmt: skip


def log_faults(court: Court) -> list[tuple[str, Any, Any]]:
    """What no log may show, whatever the case: wrong counts, untold votes, an appeal that ends twice, a motion left lying."""
    world, wrong = court.small.world, []
    words = {"yes": "yes", "no": "no", "abstain": "abstain", "absent": "absent", "barred": "barred"}
    untold = 0
    for ruling in court.rulings:
        votes = list(ruling["votes"].values())
        counted = {field: votes.count(word) for field, word in words.items()}
        if any(ruling[field] != number for field, number in counted.items()):
            wrong.append(("count of votes", {field: ruling[field] for field in words}, counted))
        if ruling["verdict"] != kinds.NO_VERDICT:
            untold += sum(counted.values()) - counted["yes"]
    told_votes = sum(event["kind"] == kinds.E_VOTE for event in court.told)
    if told_votes != untold:
        wrong.append(("votes told", told_votes, untold))
    for crisis in world.crises:
        lasts = [ruling["last"] for ruling in court.rulings if ruling["crisis"] == crisis.serial > 0]
        if lasts and crisis.appeal == kinds.APPEAL_ANSWERED and lasts != [0] * (len(lasts) - 1) + [1]:
            wrong.append(("last ruling on an appeal", lasts, "the last alone"))
        if crisis.appeal == kinds.APPEAL_ASKED and 1 in lasts:
            wrong.append(("ruling on an appeal that is still open", lasts, "no last"))
    yesterday = int(world.now["day"][0]) - 1
    if court.rulings and any(row["serial"] > 0 and row["deadline"] <= yesterday for row in world.proposals):
        wrong.append(("motion left lying", True, False))
    return wrong


def judge(case: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Every question of a case with what was found and what was expected, where they differ."""
    court = summon(case)
    wrong = log_faults(court)
    for question, expected in case["expect"].items():
        for found, wanted in QUESTIONS[question](court, expected):
            if found != wanted:
                wrong.append((question, found, wanted))
    return wrong
