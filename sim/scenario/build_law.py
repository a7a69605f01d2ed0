"""Organisations, their law and their seats as they are on the first day."""

from datetime import date
from typing import Any

from sim.scenario.names import Names
from sim.scenario.parts import CharterEntry, Procedure
from sim.scenario.schema import OrganisationEntry, Scenario, SeatEntry
from sim.scenario.series import knots, ordinal, value_on
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.layout import World
from sim.world.layout_polity import CHARTERS
from sim.world.luck import number_of

NOBODY = -1
LONG_AGO = 1
"""The day of what has not happened yet but is looked back on (1 January 1): every pause since then is over."""
MONTHS_IN_YEAR = 12
LAST_DAY_OF_EVERY_MONTH = 28
MEMBERS = (kinds.MEMBER, kinds.SUSPENDED, kinds.FROZEN, kinds.LEAVING)

CHOSEN = ("exclusivity", "scope_internal", "arbiter", "tasks", "instruments")
"""Fields of a charter that are written otherwise in a file than in the world."""


def fill_organisations(world: World, scenario: Scenario, names: Names) -> None:
    """Each organisation: who leads it, and the dates of its offices, terms and sessions."""
    first = scenario.span.first
    for place, (name, entry) in enumerate(scenario.organisations.items()):
        row = world.organisations[place]
        row.number = number_of(name)
        row.kind = kinds.ORGANISATION_KINDS.index(entry.kind)
        row.present = entry.appears is None or entry.appears <= first
        row.in_force = in_force_day(entry, first)
        row.credibility, row.cohesion, row.interoperability = entry.credibility, entry.cohesion, entry.interoperability
        row.leading = names.state(entry.leading)
        row.chair, row.secretary = names.state(entry.chair), names.state(entry.secretary)
        begun = row.in_force <= first.toordinal()  # offices of a treaty to come are held from its entry into force
        years = entry.charter.secretary_years * MONTHS_IN_YEAR
        row.chair_until = months_on(first.toordinal(), entry.charter.chair_months) if entry.chair and begun else NEVER
        row.secretary_until = months_on(first.toordinal(), years) if entry.secretary and begun else NEVER
        row.next_renewal = renewal_day(entry, row.in_force)
        row.next_session = session_day(first, entry.charter.session_month)
        row.budget_paid = 1.0
        row.force_created = "rapid_reaction_force" in entry.charter.instruments
        row.peacekeepers_created = "peacekeepers" in entry.charter.instruments
        row.channel, row.air_defence, row.arms_discount = entry.channel, entry.air_defence, entry.arms_discount


def in_force_day(entry: OrganisationEntry, first: date) -> int:
    """When the treaty takes effect: as documented; else from the beginning, unless it still waits for ratifications."""
    if entry.in_force is not None:
        return entry.in_force.toordinal()
    if entry.charter.ratifications_needed > 0:
        return NEVER
    return ordinal(entry.appears, first.toordinal())


def renewal_day(entry: OrganisationEntry, in_force: int) -> int:
    """When the treaty's term ends: as documented, else a term after it took effect; never without a term."""
    if entry.next_renewal is not None:
        return entry.next_renewal.toordinal()
    if entry.charter.term_years > 0.0 and in_force < NEVER:
        return months_on(in_force, entry.charter.term_years * MONTHS_IN_YEAR)
    return NEVER


def session_day(first: date, month: int) -> int:
    """The first day of the month of the yearly session, on or after the first day."""
    this_year = date(first.year, month, 1)
    return (this_year if this_year >= first else date(first.year + 1, month, 1)).toordinal()


def months_on(day: int, months: float) -> int:
    """The same day of the month some whole months later; as `sim.words.calendar.add_months`, without compiling it."""
    begun = date.fromordinal(day)
    years, month = divmod(begun.year * MONTHS_IN_YEAR + begun.month - 1 + round(months), MONTHS_IN_YEAR)
    return date(years, month + 1, min(begun.day, LAST_DAY_OF_EVERY_MONTH)).toordinal()


def fill_charters(world: World, scenario: Scenario, names: Names) -> None:
    """The law of each organisation as numbers."""
    for place, organisation in enumerate(scenario.organisations.values()):
        charter, row = organisation.charter, world.charters[place]
        for field in CHARTERS.fields:
            if field.name not in CHOSEN:
                row[field.name] = getattr(charter, field.name)
        row.exclusivity = kinds.EXCLUSIVITY.index(charter.exclusivity)
        row.scope_internal = "internal" in charter.scope
        row.arbiter = names.organisation(charter.arbiter)
        row.tasks = bits(charter.tasks, kinds.TASKS)
        row.instruments = bits(charter.instruments, kinds.INSTRUMENTS)


def bits(chosen: list[str], names: tuple[str, ...]) -> int:
    """A whole number in which bit i is set for each chosen name, i its place among the names."""
    return sum(1 << names.index(name) for name in set(chosen))


def fill_procedures(world: World, scenario: Scenario, names: Names) -> None:
    """How each council decides on each matter; by consensus where the charter says nothing."""
    for place, organisation in enumerate(scenario.organisations.values()):
        for matter, name in enumerate(kinds.MATTERS):
            procedure = procedure_on(organisation.charter, name)
            row = world.procedures[place, matter]
            for key in ("majority", "quorum", "limited_format", "absence_blocks", "parties_vote", "abstention_counts"):
                row[key] = getattr(procedure, key)
            row.rule = kinds.DECISION_RULES.index(procedure.rule)
            row.veto = names.state(procedure.veto)


def procedure_on(charter: CharterEntry, matter: str) -> Procedure:
    """The procedure of a council on a matter."""
    return charter.council.get(matter) or Procedure.model_validate({})


def fill_seats(world: World, scenario: Scenario) -> None:
    """Each state's seat in each organisation; support at home begins at the state's own series unless the seat says it."""
    first_day = scenario.span.first.toordinal()
    table = world.seats
    table["since"] = table["moved_on"] = table["boycott_until"] = LONG_AGO
    table["joined"] = table["ratify_on"] = table["leaves_on"] = NEVER
    for place, state in enumerate(scenario.states.values()):
        table["opinion"][:, place] = value_on(knots(state.opinion, first_day), first_day)
    order = {name: place for place, name in enumerate(scenario.states)}
    for group, organisation in enumerate(scenario.organisations.values()):
        table["weight"][group] = 1.0
        for name, seat in organisation.members.items():
            _fill_seat(table[group, order[name]], seat, organisation.charter, first_day)


def _fill_seat(row: Any, seat: SeatEntry, charter: CharterEntry, first_day: int) -> None:
    """One seat that the scenario gives."""
    row.status = kinds.SEAT_STATUSES.index(seat.status)
    row.since = first_day
    if row.status in MEMBERS:
        row.joined = first_day
        row.pays = 1
    elif row.status == kinds.SIGNATORY:
        row.ratify_on = months_on(first_day, charter.ratification_months)
    if row.status == kinds.LEAVING:
        row.leaves_on = months_on(first_day, charter.notice_months)
    row.weight, row.dues_share, row.grievance = seat.weight, seat.dues_share, seat.grievance
    row.signed_force, row.case_by_case = seat.signed_force, seat.case_by_case
    if seat.opinion is not None:
        row.opinion = seat.opinion
