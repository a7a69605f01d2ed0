"""Checks of organisations: contradictory memberships, and law that contradicts itself."""

from sim.scenario.document import KeyPath
from sim.scenario.effects.base import EffectBody
from sim.scenario.effects.organisations import Amend, Force, ProposeAmendment
from sim.scenario.parts import Procedure
from sim.scenario.review import MEMBERS, Review
from sim.scenario.schema import OrganisationEntry

HALF = 0.5


def check_focus(review: Review) -> None:
    """The organisation in focus is an alliance."""
    focus = review.scenario.organisations.get(review.scenario.focus)
    if focus is not None and focus.kind != "alliance":
        message = f"{review.scenario.focus} is of kind {focus.kind}; the organisation in focus is an alliance"
        review.error("focus-no-alliance", ("focus",), message)


def check_beginnings(review: Review) -> None:
    """Nobody is a member before state and organisation exist; no treaty is in force before its organisation exists."""
    first_day = review.scenario.span.first
    for name, organisation in review.scenario.organisations.items():
        later = organisation.appears is not None and organisation.appears > first_day
        for state in organisation.members:
            path: KeyPath = ("organisations", name, "members", state)
            if later:
                message = f"{name} exists only from {organisation.appears} on: give this seat by an event of that day"
                review.error("early-member", path, message, at_key=True)
                break
            if not review.is_there(state):
                appears = review.scenario.states[state].appears
                review.error("early-member", path, f"{state} exists only from {appears} on", at_key=True)
        if organisation.in_force and organisation.appears and organisation.in_force < organisation.appears:
            message = f"{organisation.in_force} is before {name} appears, on {organisation.appears}"
            review.error("early-treaty", ("organisations", name, "in_force"), message)


def check_seats(review: Review) -> None:
    """Seats agree with the charter's statuses, dues add up, and the neutral are in no alliance."""
    for name, organisation in review.scenario.organisations.items():
        path: KeyPath = ("organisations", name, "members")
        charter = organisation.charter
        unknown = {
            "observer": not charter.observers_known,
            "partner": not charter.partners_known,
            "suspended": not charter.suspension_known,
        }
        for state, seat in organisation.members.items():
            if unknown.get(seat.status, False):
                message = f"the charter of {name} knows no status {seat.status}"
                review.error("unknown-status", (*path, state), message, at_key=True)
            entry = review.scenario.states.get(state)
            if entry is not None and entry.neutral and seat.status in MEMBERS and organisation.kind == "alliance":
                review.warn("neutral-member", (*path, state), f"{state} is neutral by its own law", at_key=True)
        dues = sum(seat.dues_share for seat in organisation.members.values())
        if dues > 1.0 + 1e-6:
            review.error("dues", path, f"the dues shares add up to {dues:.3g}, more than the whole budget", at_key=True)


def check_offices(review: Review) -> None:
    """Chair and secretary general come from among the members; a veto belongs to one."""
    for name, organisation in review.scenario.organisations.items():
        members = review.members(organisation)
        path: KeyPath = ("organisations", name)
        exists = organisation.appears is None or organisation.appears <= review.scenario.span.first
        exists = exists and organisation.charter.ratifications_needed == 0  # before that there is no council to hold office in
        known = all(state in review.scenario.states for state in organisation.members)
        for office in ("chair", "secretary"):
            holder = getattr(organisation, office)
            if exists and known and holder is not None and holder in review.scenario.states and holder not in members:
                review.error("office-of-outsider", (*path, office), f"{holder} is no member of {name} on the first day")
        for matter, procedure in organisation.charter.council.items():
            veto = procedure.veto
            if veto is not None and veto in review.scenario.states and veto not in members:
                where = (*path, "charter", "council", matter, "veto")
                review.warn("office-of-outsider", where, f"{veto} is no member of {name} on the first day")


def check_exclusivity(review: Review) -> None:
    """A member of a strictly exclusive alliance is in no other alliance."""
    organisations = review.scenario.organisations
    alliances = {name: one for name, one in organisations.items() if one.kind == "alliance"}
    for name, alliance in alliances.items():
        if alliance.charter.exclusivity != "strict":
            continue
        for state in review.members(alliance):
            others = [other for other, one in alliances.items() if other != name and state in review.members(one)]
            both_strict = [other for other in others if organisations[other].charter.exclusivity == "strict"]
            if others and not any(list(alliances).index(other) < list(alliances).index(name) for other in both_strict):
                message = f"{name} is strictly exclusive, and {state} is a member of {' and '.join(others)} too"
                review.error("two-alliances", ("organisations", name, "members", state), message, at_key=True)


def check_terms(review: Review) -> None:
    """Renewals need a term; a first renewal lies ahead."""
    for name, organisation in review.scenario.organisations.items():
        path: KeyPath = ("organisations", name)
        charter = organisation.charter
        if charter.renewal_by_signature and charter.term_years == 0.0:
            message = "there is nothing to renew: term_years is 0"
            review.warn("no-term", (*path, "charter", "renewal_by_signature"), message)
        if organisation.next_renewal is None:
            continue
        if charter.term_years == 0.0:
            review.error("no-term", (*path, "next_renewal"), "a treaty without term_years is not renewed")
        elif organisation.next_renewal < review.scenario.span.first:
            message = f"{organisation.next_renewal} lies before the span, which begins on {review.scenario.span.first}"
            review.error("outside-span", (*path, "next_renewal"), message)


def check_instruments(review: Review) -> None:
    """The rungs of the ladder agree with the rest of the charter, and forces have units, tasks and an arbiter."""
    for name, organisation in review.scenario.organisations.items():
        path: KeyPath = ("organisations", name, "charter")
        charter = organisation.charter
        rungs = charter.instruments
        for place, rung in enumerate(rungs):
            if rung in ("collective_defence", "consultation") and not getattr(charter, rung):
                review.error("no-such-duty", (*path, "instruments", place), f"the charter says {rung}: false")
        if charter.arbiter is not None:
            _check_arbiter(review, name, organisation)
        elif "peacekeepers" in rungs and charter.mandate_off_territory:
            message = "peacekeepers need a mandate off member land, and there is no arbiter to give one"
            review.warn("no-arbiter", (*path, "instruments"), message)
        if "rapid_reaction_force" in rungs and not charter.tasks:
            review.error("no-tasks", (*path, "instruments"), "a rapid reaction force without tasks can be sent for nothing")
        if name == review.scenario.focus:
            _check_units_of_forces(review, name, organisation)
        if charter.collective_defence and not charter.scope:
            review.error("no-scope", (*path, "scope"), "collective defence covers neither external nor internal threats")
        if name == review.scenario.focus and not rungs and not _is_amended(review, name):
            review.warn("no-instruments", path, "the alliance in focus has no instruments: every appeal fails", at_key=True)


def _check_arbiter(review: Review, name: str, organisation: OrganisationEntry) -> None:
    """The arbiter is another organisation, of that kind."""
    arbiter = organisation.charter.arbiter
    entry = review.scenario.organisations.get(arbiter or "")
    if entry is not None and entry.kind != "arbiter":
        path: KeyPath = ("organisations", name, "charter", "arbiter")
        review.error("no-arbiter", path, f"{arbiter} is of kind {entry.kind}, not an arbiter")


def _check_units_of_forces(review: Review, name: str, organisation: OrganisationEntry) -> None:
    """A force of the alliance in focus that exists from the start has units."""
    rungs: list[str] = [*organisation.charter.instruments]
    for place, rung in enumerate(rungs):
        if rung not in ("peacekeepers", "rapid_reaction_force"):
            continue
        if not any(unit.organisation == name and unit.force == rung for unit in review.scenario.units.values()):
            path: KeyPath = ("organisations", name, "charter", "instruments", place)
            review.warn("no-units", path, f"no unit is assigned to the {rung.replace('_', ' ')} of {name}")


def _is_amended(review: Review, name: str) -> bool:
    """True when an event changes the charter or creates a force."""
    bodies: list[EffectBody] = [effect.body() for event in review.scenario.events.values() for effect in event.do]  # type: ignore[attr-defined]
    changes = [body for body in bodies if isinstance(body, Amend | Force | ProposeAmendment)]
    return any(change.organisation == name for change in changes)


def check_procedures(review: Review) -> None:
    """Rule, majority and quorum of each matter agree."""
    for name, organisation in review.scenario.organisations.items():
        for matter, procedure in organisation.charter.council.items():
            path: KeyPath = ("organisations", name, "charter", "council", matter)
            _check_majority(review, path, procedure)
            _check_presence(review, path, procedure)
            weights = sum(organisation.members[state].weight for state in review.members(organisation))
            if procedure.rule == "weighted_majority" and review.members(organisation) and weights == 0.0:
                review.error("no-weights", (*path, "rule"), "every member has the weight 0")


def _check_majority(review: Review, path: KeyPath, procedure: Procedure) -> None:
    """A majority is of use to ballots only, and is at least half: else two opposite motions could both carry."""
    given = "majority" in procedure.model_fields_set
    if procedure.rule in ("consensus", "unanimity"):
        if given:
            review.error("rule-and-majority", (*path, "majority"), f"under {procedure.rule} no majority is counted")
    elif procedure.majority < HALF:
        message = (
            f"{procedure.rule} with {procedure.majority:g}: less than half, so a motion and its opposite could both carry"
        )
        review.error("rule-and-majority", (*path, "majority"), message)
    elif procedure.rule == "qualified_majority" and procedure.majority == HALF:
        review.warn("rule-and-majority", path, "a qualified majority of 0.5 is less than a simple one", at_key=True)


def _check_presence(review: Review, path: KeyPath, procedure: Procedure) -> None:
    """Under unanimity every member must be there and say yes: quorum, abstention and absence add nothing."""
    if procedure.rule != "unanimity":
        return
    for key in ("quorum", "limited_format", "abstention_counts"):
        if key in procedure.model_fields_set and getattr(procedure, key):
            review.error("rule-and-presence", (*path, key), f"unanimity needs every member's yes, so {key} means nothing")
            return
