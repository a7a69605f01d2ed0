"""The chronicle in sentences and as plain values: one template a kind of event, each guarded by a completeness test."""

from collections.abc import Callable

import numpy as np

from sim.report.names import date_text, spoken
from sim.scenario.names import Names
from sim.words import kinds
from sim.words.figures import percent
from sim.world.law import clause_name
from sim.world.layout_polity import CHARTERS, PROCEDURES


def state_or(names: Names, index: int, otherwise: str = "a state") -> str:
    """The name of a state, or a word for nobody."""
    return names.text("states", int(index)) if index >= 0 else otherwise


def organisation_or(names: Names, index: int, otherwise: str = "the organisation") -> str:
    """The short name of an organisation (its id), or a word for none."""
    return spoken(names.organisations[int(index)]) if index >= 0 else otherwise


def crisis_opened(e: np.record, names: Names) -> str:
    """A crisis began."""
    by = f", by {state_or(names, e.whom)}" if e.whom >= 0 else ""
    return f"{state_or(names, e.who)}: {spoken(kinds.CRISIS_KINDS[e.detail])}{by} (intensity {e.value:.2f})"


def crisis_ended(e: np.record, names: Names) -> str:
    """A crisis ended."""
    return f"{state_or(names, e.who)}: the {spoken(kinds.CRISIS_KINDS[e.detail])} is over (peak {e.value:.2f})"


def appeal(e: np.record, names: Names) -> str:
    """An appeal was made."""
    return (
        f"{state_or(names, e.who)} asks {organisation_or(names, e.organisation)} for {spoken(kinds.INSTRUMENTS[e.detail])}"
    )


def inadmissible(e: np.record, names: Names) -> str:
    """The law refused a rung."""
    reason = kinds.REASONS[e.detail] if 0 <= e.detail < len(kinds.REASONS) else "the law"
    return f"{organisation_or(names, e.organisation)}: the request of {state_or(names, e.who)} fails in law: {reason}"


def proposal_opened(e: np.record, names: Names) -> str:
    """A motion was tabled."""
    matter = spoken(kinds.MATTERS[int(e.value)]) if 0 <= e.value < len(kinds.MATTERS) else "a matter"
    what = spoken(kinds.INSTRUMENTS[e.detail]) if e.detail > 0 else matter
    about = f" concerning {state_or(names, e.whom)}" if e.whom >= 0 else ""
    return f"{organisation_or(names, e.organisation)} takes up {what}{about}"


def vote_cast(e: np.record, names: Names) -> str:
    """A vote."""
    return f"{state_or(names, e.who)} votes {kinds.CHOICES[e.detail]}"


def passed(e: np.record, names: Names) -> str:
    """A motion carried, with so many votes in favour."""
    return f"{organisation_or(names, e.organisation)} agrees on {motion(e, names)} ({e.value:.0f} in favour)"


def failed(e: np.record, names: Names) -> str:
    """A motion failed."""
    return f"{organisation_or(names, e.organisation)} does not agree on {motion(e, names)} ({e.value:.0f} in favour)"


def motion(e: np.record, names: Names) -> str:
    """What was voted on, and whom it was about."""
    what = spoken(kinds.INSTRUMENTS[e.detail]) if 0 < e.detail < len(kinds.INSTRUMENTS) else "the motion"
    about = e.who if e.who >= 0 else e.whom
    return f"{what} for {state_or(names, about)}" if about >= 0 else what


def arrived(e: np.record, names: Names) -> str:
    """A contingent is in place."""
    sent_by, place = organisation_or(names, e.organisation), state_or(names, e.whom)
    return f"{sent_by}: {e.value:,.0f} troops of {state_or(names, e.who)} are in {place}"


def amended(e: np.record, names: Names) -> str:
    """A clause of the law has a new text, or a proposer has cut its own motion."""
    if e.who >= 0:
        council = organisation_or(names, e.organisation)
        return f"{state_or(names, e.who)} cuts its motion in {council} to {percent(e.value)} of its burden"
    return f"{organisation_or(names, e.organisation)}: {clause_words(int(e.detail), float(e.value), names)}"


CHOICES = {"rule": kinds.DECISION_RULES, "exclusivity": kinds.EXCLUSIVITY}
MASKS = {"tasks": kinds.TASKS, "instruments": kinds.INSTRUMENTS}
"""Clauses that are a choice among words, and those that are several of them (a bit each)."""


def clause_words(clause: int, value: float, names: Names) -> str:
    """A clause and its new text in words: `council.aid.rule becomes simple majority`, `scope internal now holds`."""
    name = clause_name(clause)
    title, last = spoken(name), name.rpartition(".")[2]
    if last in CHOICES:
        return f"{title} becomes {spoken(CHOICES[last][int(value)])}"
    if last in MASKS:
        held = [spoken(word) for bit, word in enumerate(MASKS[last]) if int(value) >> bit & 1]
        return f"{title} become {', '.join(held) or 'none'}"
    if last == "arbiter":
        return f"{title} becomes {organisation_or(names, int(value), 'nobody')}"
    if last == "veto":
        return f"{title} becomes {state_or(names, int(value), 'nobody')}"
    fields = (*CHARTERS.fields, *PROCEDURES.fields)
    if any(field.name == last and field.span == "0..1" and field.kind == "i8" for field in fields):
        return f"{title} now holds" if value else f"{title} no longer holds"
    return f"{title} becomes {value:g}"


def casus_foederis(e: np.record, names: Names) -> str:
    """The duty to help exists; the arbiter is told. Trouble behind which no other state stands is no attack."""
    what = "the attack on" if e.whom >= 0 else "what happens in"
    return f"{organisation_or(names, e.organisation)} takes note: {what} {state_or(names, e.who)} concerns all members"


def renewed(e: np.record, names: Names) -> str:
    """A member signs again, or the term prolongs itself."""
    if e.who < 0:
        return f"the treaty of {organisation_or(names, e.organisation)} prolongs itself by {e.value:g} years"
    return f"{state_or(names, e.who)} renews the treaty of {organisation_or(names, e.organisation)}"


def force(verb: str) -> Callable[[np.record, Names], str]:
    """A step in the life of a deployment."""

    def sentence(e: np.record, names: Names) -> str:
        troops = f", {e.value:,.0f} troops" if e.value > 0 else ""
        return f"{organisation_or(names, e.organisation)}: a force for {state_or(names, e.who)} {verb}{troops}"

    return sentence


def about_state(text: str) -> Callable[[np.record, Names], str]:
    """A sentence with the state first and the organisation last; `{v}` is the value, `{share}` the same in hundredths."""

    def sentence(e: np.record, names: Names) -> str:
        return text.format(
            who=state_or(names, e.who),
            whom=state_or(names, e.whom, "nobody"),
            organisation=organisation_or(names, e.organisation),
            v=e.value,
            share=percent(float(e.value)),
            status=spoken(kinds.SEAT_STATUSES[e.detail]) if 0 <= e.detail < len(kinds.SEAT_STATUSES) else "",
            instrument=spoken(kinds.INSTRUMENTS[e.detail]) if 0 <= e.detail < len(kinds.INSTRUMENTS) else "",
            pressure=spoken(kinds.PRESSURES[e.detail]) if 0 <= e.detail < len(kinds.PRESSURES) else "pressure",
        )

    return sentence


def base(verb: str) -> Callable[[np.record, Names], str]:
    """A step in the life of a base."""

    def sentence(e: np.record, names: Names) -> str:
        place = int(e.subject)
        name = names.text("bases", place) if 0 <= place < len(names.bases) else "a base"
        return f"{state_or(names, e.who)}: the base {name} {verb}"

    return sentence


def script_text(names: Names, sort: str, event: int, number: int | None = None) -> str:
    """A text that belongs to an event of the script: its title, a message, its choice, an option; "" where there is none."""
    if not 0 <= event < len(names.events):
        return ""
    name = names.events[event]
    return names.words(sort, name if number is None else f"{name}/{number}")


def message(e: np.record, names: Names) -> str:
    """A message of the scenario's author."""
    return names.message(int(e.subject), int(e.detail)) or "a message from the author"


def answered(e: np.record, names: Names) -> str:
    """An appeal has its final answer."""
    got = spoken(kinds.INSTRUMENTS[e.detail]) if 0 < e.detail < len(kinds.INSTRUMENTS) else "nothing"
    return f"{organisation_or(names, e.organisation)} answers the appeal of {state_or(names, e.who)}: {got}"


def chosen(e: np.record, names: Names) -> str:
    """A government has made the choice that an event put to it."""
    what = script_text(names, "choices", int(e.subject)) or "a choice"
    option = script_text(names, "options", int(e.subject), int(e.detail)) or f"option {int(e.detail) + 1}"
    return f"{state_or(names, e.who)} decides on {what}: {option}"


def leader_left(e: np.record, names: Names) -> str:
    """A leader has left office."""
    how = {kinds.DIED: "dies in office", kinds.RESIGNED: "resigns", kinds.OUSTED: "is ousted"}.get(int(e.detail), "leaves office")
    return f"{state_or(names, e.who)}: the leader {how}"


def land(e: np.record, names: Names) -> str:
    """A piece of the map has changed hands."""
    place = int(e.subject)
    piece = names.text("pieces", place) if 0 <= place < len(names.pieces) else "a piece of land"
    if e.detail == kinds.OWNER:
        return f"{piece} now belongs to {state_or(names, e.who, 'nobody')}"
    return f"{piece} is now held by {state_or(names, e.who, 'nobody')}"


def unit_of(verb: str) -> Callable[[np.record, Names], str]:
    """A step in the life of a unit."""

    def sentence(e: np.record, names: Names) -> str:
        place = int(e.subject)
        name = names.text("units", place) if 0 <= place < len(names.units) else "a unit"
        where = f" in {state_or(names, e.whom)}" if e.whom >= 0 else ""
        return f"{state_or(names, e.who)} {verb} {name}{where} ({e.value:,.0f} troops)"

    return sentence


def game_over(e: np.record, names: Names) -> str:
    """The scenario has ended the game."""
    outcome = kinds.OUTCOMES[e.detail] if 0 < e.detail < len(kinds.OUTCOMES) else "over"
    title = script_text(names, "events", int(e.subject))
    why = f" ({title})" if title else ""
    return f"the game is {outcome} for {state_or(names, e.who, 'everybody')}{why}"


SENTENCES: dict[int, Callable[[np.record, Names], str]] = {
    kinds.E_CRISIS_OPENED: crisis_opened,
    kinds.E_CRISIS_ENDED: crisis_ended,
    kinds.E_APPEAL: appeal,
    kinds.E_NO_APPEAL: about_state("{who} does not ask for help"),
    kinds.E_INADMISSIBLE: inadmissible,
    kinds.E_PROPOSAL_OPENED: proposal_opened,
    kinds.E_VOTE: vote_cast,
    kinds.E_PASSED: passed,
    kinds.E_FAILED: failed,
    kinds.E_MOBILISED: force("is mobilised"),
    kinds.E_ARRIVED: arrived,
    kinds.E_LEAVING: force("begins to leave"),
    kinds.E_GONE: force("has gone home"),
    kinds.E_CONTRIBUTION_REFUSED: about_state("{who} sends no troops"),
    kinds.E_MANDATE_GRANTED: about_state("{organisation} grants a mandate for {who}"),
    kinds.E_MANDATE_REFUSED: about_state("{organisation} grants no mandate for {who}"),
    kinds.E_SIGNED: about_state("{who} signs the treaty of {organisation}"),
    kinds.E_RATIFIED: about_state("{who} ratifies the treaty of {organisation}"),
    kinds.E_JOINED: about_state("{who} is a member of {organisation}"),
    kinds.E_RENEWED: renewed,
    kinds.E_NOT_RENEWED: about_state("{who} does not renew the treaty of {organisation}"),
    kinds.E_NOTICE: about_state("{who} gives notice of withdrawal from {organisation}"),
    kinds.E_LEFT: about_state("{who} is out of {organisation}"),
    kinds.E_FROZE: about_state("{who} freezes its part in {organisation}"),
    kinds.E_UNFROZE: about_state("{who} takes part in {organisation} again"),
    kinds.E_SUSPENDED: about_state("the membership of {who} in {organisation} is suspended"),
    kinds.E_STOPPED_DUES: about_state("{who} stops paying its dues to {organisation}"),
    kinds.E_VOTE_LOST: about_state("{who} loses its vote in {organisation} by arrears"),
    kinds.E_VOTE_REGAINED: about_state("{who} has its vote in {organisation} back"),
    kinds.E_OBSERVER: about_state("{who} becomes an observer of {organisation}"),
    kinds.E_PARTNER: about_state("{who} becomes a partner of {organisation}"),
    kinds.E_STATUS_LAPSED: about_state("the status of {who} with {organisation} lapses"),
    kinds.E_CHAIR: about_state("{who} takes the chair of {organisation}"),
    kinds.E_SECRETARY: about_state("{organisation} has a secretary general from {who}"),
    kinds.E_AMENDED: amended,
    kinds.E_IN_FORCE: about_state("the treaty of {organisation} is in force"),
    kinds.E_EXERCISE: about_state("{organisation} holds an exercise with {v:,.0f} troops in {who}"),
    kinds.E_EXERCISE_BOYCOTTED: about_state("{who} stays away from an exercise of {organisation}"),
    kinds.E_EXERCISE_CANCELLED: about_state("an exercise of {organisation} in {who} is called off"),
    kinds.E_BASE_OPENED: base("opens"),
    kinds.E_BASE_CLOSED: base("closes"),
    kinds.E_BASE_REFUSED: base("is refused"),
    kinds.E_PRESSURE: about_state("{who} on {whom}: {pressure} (strength {v:.2f})"),
    kinds.E_LEADER: about_state("{who} has a new leader"),
    kinds.E_ESCALATED: about_state("{whom} escalates against {who}"),
    kinds.E_CEASEFIRE: about_state("{who} and {whom} hold their fire"),
    kinds.E_MEDIATED: about_state("{who} mediates for {whom}"),
    kinds.E_POLL: about_state("{who}: {share} support {organisation}"),
    kinds.E_AID: about_state("{who} gets material aid from {organisation}"),
    kinds.E_SESSION: about_state("{organisation} meets in session, {who} in the chair"),
    kinds.E_SESSION_BOYCOTTED: about_state("{who} stays away from the session of {organisation}"),
    kinds.E_MESSAGE: message,
    kinds.E_SEIZED: about_state("{organisation} has seized {v:.1f} tonnes of drugs this year"),
    kinds.E_CREATED: about_state("{organisation} comes into being"),
    kinds.E_POSTPONED: about_state("{who} has a vote of {organisation} put off by {v:.0f} days"),
    kinds.E_CASUS_FOEDERIS: casus_foederis,
    kinds.E_FORCE_CREATED: about_state("{organisation} has a force of its own: {instrument}"),
    kinds.E_HOST_CONSENTED: about_state("{who} lets the force of {organisation} in"),
    kinds.E_HOST_REFUSED: about_state("{who} does not let the force of {organisation} in"),
    kinds.E_LOBBIED: about_state("{who} lobbies {whom} ({v:.0f} points of influence)"),
    kinds.E_BUDGET: about_state("{who} spends {v:,.0f} million USD on its forces"),
    kinds.E_EDIT: about_state("an edit from outside"),
    kinds.E_PROTEST: about_state("{who}: protest in the streets ({v:.2f})"),
    kinds.E_APPLIED: about_state("{who} applies to join {organisation}"),
    kinds.E_EXPELLED: about_state("{who} is expelled from {organisation}"),
    kinds.E_MISSION_REPORTED: about_state("the mission of {organisation} to {who} reports"),
    kinds.E_ANSWERED: answered,
    kinds.E_NOT_SIGNED: about_state("{who} does not sign the treaty of {organisation}"),
    kinds.E_CHOSEN: chosen,
    kinds.E_LEADER_LEFT: leader_left,
    kinds.E_LAND: land,
    kinds.E_UNIT_FORMED: unit_of("forms"),
    kinds.E_UNIT_MOVED: unit_of("stations"),
    kinds.E_UNIT_DISBANDED: unit_of("disbands"),
    kinds.E_APPEARED: about_state("{who} comes into being"),
    kinds.E_GAME_OVER: game_over,
}

QUIET = frozenset(
    {kinds.E_VOTE, kinds.E_LOBBIED, kinds.E_BUDGET, kinds.E_EDIT, kinds.E_SESSION, kinds.E_POLL, kinds.E_PRESSURE}
)
"""Events that the short chronicle leaves out; `--all` shows them."""


def sentence(event: np.record, names: Names) -> str:
    """One event as a sentence, without its date."""
    return SENTENCES[int(event.kind)](event, names)


def line(event: np.record, names: Names) -> str:
    """One event as a line of the chronicle."""
    return f"{date_text(event.day)}  {sentence(event, names)}"


def as_values(event: np.record, names: Names) -> dict[str, object]:
    """One event as plain values, for JSON lines."""
    return {
        "serial": int(event.serial),
        "date": date_text(event.day),
        "kind": kinds.EVENT_KINDS[event.kind],
        "who": names.states[event.who] if event.who >= 0 else None,
        "whom": names.states[event.whom] if event.whom >= 0 else None,
        "organisation": names.organisations[event.organisation] if event.organisation >= 0 else None,
        "subject": int(event.subject),
        "detail": int(event.detail),
        "value": float(event.value),
        "text": sentence(event, names),
    }
