"""Clauses of a charter by number: the one place where law is written, by dated fact or by vote.

The number of a clause is the place of its field in `layout.CHARTERS`; after those come the procedures of the council,
matter by matter, each with the fields of `layout.PROCEDURES`. An AMENDMENT motion has the number as `subject` and the new
text as `value`.
"""

from sim.words import kinds
from sim.words.jit import rule
from sim.world.fields import Table
from sim.world.layout_polity import CHARTERS, PROCEDURES

CHARTER_CLAUSES = len(CHARTERS.fields)
PROCEDURE_CLAUSES = len(PROCEDURES.fields)
CLAUSES = CHARTER_CLAUSES + len(kinds.MATTERS) * PROCEDURE_CLAUSES
"""How many clauses can be amended."""

MEASURES = tuple(int(field.kind == "f8") for field in CHARTERS.fields)
"""By clause of the charter: 1 where it holds a measure (a share, a time), 0 where a yes, a no, a choice or a count."""


def places(table: Table, *names: str) -> tuple[int, ...]:
    """The places of fields in a table."""
    order = [field.name for field in table.fields]
    return tuple(order.index(name) for name in names)


def charter_clause(name: str) -> int:
    """The clause of a field of the charter."""
    return places(CHARTERS, name)[0]


def procedure_clause(matter: int, name: str) -> int:
    """The clause of a field of the council's procedure on a matter."""
    return CHARTER_CLAUSES + matter * PROCEDURE_CLAUSES + places(PROCEDURES, name)[0]


def clause_name(clause: int) -> str:
    """What a clause is called: `scope_internal`, or `council.use_of_force.rule`."""
    if clause < CHARTER_CLAUSES:
        return CHARTERS.fields[clause].name
    matter, place = divmod(clause - CHARTER_CLAUSES, PROCEDURE_CLAUSES)
    return f"council.{kinds.MATTERS[matter]}.{PROCEDURES.fields[place].name}"


(
    EXCLUSIVITY, NO_FORCE_BETWEEN_MEMBERS, CONSULTATION, STABILITY_THREATS, COLLECTIVE_DEFENCE, SCOPE_INTERNAL,
    REQUEST_NEEDED, TREATY_TERRITORY_ONLY, EXTERNAL_EVIDENCE, BORDER_INCIDENTS_EXCLUDED, MEMBERS_ATTACK_EXCLUDED,
    MANDATE_OFF_TERRITORY, ARBITER, BASE_CONSENT, TASKS, INSTRUMENTS, TERM_YEARS, RENEWAL_BY_SIGNATURE, NOTICE_MONTHS,
    RATIFICATION_MONTHS, RATIFICATIONS_NEEDED, OPEN_TO_ACCESSION, FREEZE_KNOWN, SUSPENSION_KNOWN, BREACHES_TO_EXPEL,
    OBSERVERS_KNOWN, PARTNERS_KNOWN, ARREARS_YEARS, CONSIDERATION_DAYS, MANDATE_DAYS, CHAIR_MONTHS, SECRETARY_YEARS,
    SESSION_MONTH, LEADING_COST_SHARE,
) = places(
    CHARTERS,
    "exclusivity", "no_force_between_members", "consultation", "stability_threats", "collective_defence",
    "scope_internal", "request_needed", "treaty_territory_only", "external_evidence", "border_incidents_excluded",
    "members_attack_excluded", "mandate_off_territory", "arbiter", "base_consent", "tasks", "instruments",
    "term_years", "renewal_by_signature", "notice_months", "ratification_months", "ratifications_needed",
    "open_to_accession", "freeze_known", "suspension_known", "breaches_to_expel", "observers_known", "partners_known",
    "arrears_years", "consideration_days", "mandate_days", "chair_months", "secretary_years", "session_month",
    "leading_cost_share",
)  # fmt: skip
(RULE, MAJORITY, QUORUM, LIMITED_FORMAT, ABSENCE_BLOCKS, PARTIES_VOTE, ABSTENTION_COUNTS, VETO) = places(
    PROCEDURES, "rule", "majority", "quorum", "limited_format", "absence_blocks", "parties_vote", "abstention_counts", "veto"
)


@rule
def set_clause(world, organisation, clause, value):
    """Give a clause of an organisation's law a new text; a clause that holds a whole number takes the whole part."""
    if clause < CHARTER_CLAUSES:
        if MEASURES[clause] == 1:
            set_measure(world.charters[organisation], clause, value)
        else:
            set_provision(world.charters[organisation], clause, int(value))
    else:
        place = clause - CHARTER_CLAUSES
        set_procedure(world.procedures[organisation, place // PROCEDURE_CLAUSES], place % PROCEDURE_CLAUSES, value)


@rule
def set_measure(charter, clause, value):
    """Change a clause that holds a measure."""
    if clause == EXTERNAL_EVIDENCE:
        charter.external_evidence = value
    elif clause == TERM_YEARS:
        charter.term_years = value
    elif clause == NOTICE_MONTHS:
        charter.notice_months = value
    elif clause == RATIFICATION_MONTHS:
        charter.ratification_months = value
    elif clause == ARREARS_YEARS:
        charter.arrears_years = value
    elif clause == CONSIDERATION_DAYS:
        charter.consideration_days = value
    elif clause == MANDATE_DAYS:
        charter.mandate_days = value
    elif clause == CHAIR_MONTHS:
        charter.chair_months = value
    elif clause == SECRETARY_YEARS:
        charter.secretary_years = value
    elif clause == LEADING_COST_SHARE:
        charter.leading_cost_share = value


@rule
def set_provision(charter, clause, value):
    """Change a clause that holds a yes, a no, a choice or a count."""
    if clause == EXCLUSIVITY:
        charter.exclusivity = value
    elif clause == NO_FORCE_BETWEEN_MEMBERS:
        charter.no_force_between_members = value
    elif clause == CONSULTATION:
        charter.consultation = value
    elif clause == STABILITY_THREATS:
        charter.stability_threats = value
    elif clause == COLLECTIVE_DEFENCE:
        charter.collective_defence = value
    elif clause == SCOPE_INTERNAL:
        charter.scope_internal = value
    elif clause == REQUEST_NEEDED:
        charter.request_needed = value
    elif clause == TREATY_TERRITORY_ONLY:
        charter.treaty_territory_only = value
    elif clause == BORDER_INCIDENTS_EXCLUDED:
        charter.border_incidents_excluded = value
    elif clause == MEMBERS_ATTACK_EXCLUDED:
        charter.members_attack_excluded = value
    elif clause == MANDATE_OFF_TERRITORY:
        charter.mandate_off_territory = value
    elif clause == ARBITER:
        charter.arbiter = value
    elif clause == BASE_CONSENT:
        charter.base_consent = value
    elif clause == TASKS:
        charter.tasks = value
    elif clause == INSTRUMENTS:
        charter.instruments = value
    else:
        set_rule_of_seats(charter, clause, value)


@rule
def set_rule_of_seats(charter, clause, value):
    """Change a clause on seats, terms or sessions."""
    if clause == RENEWAL_BY_SIGNATURE:
        charter.renewal_by_signature = value
    elif clause == RATIFICATIONS_NEEDED:
        charter.ratifications_needed = value
    elif clause == OPEN_TO_ACCESSION:
        charter.open_to_accession = value
    elif clause == FREEZE_KNOWN:
        charter.freeze_known = value
    elif clause == SUSPENSION_KNOWN:
        charter.suspension_known = value
    elif clause == BREACHES_TO_EXPEL:
        charter.breaches_to_expel = value
    elif clause == OBSERVERS_KNOWN:
        charter.observers_known = value
    elif clause == PARTNERS_KNOWN:
        charter.partners_known = value
    elif clause == SESSION_MONTH:
        charter.session_month = value


@rule
def set_procedure(procedure, place, value):
    """Change how the council decides on a matter."""
    if place == RULE:
        procedure.rule = int(value)
    elif place == MAJORITY:
        procedure.majority = value
    elif place == QUORUM:
        procedure.quorum = value
    elif place == LIMITED_FORMAT:
        procedure.limited_format = int(value)
    elif place == ABSENCE_BLOCKS:
        procedure.absence_blocks = int(value)
    elif place == PARTIES_VOTE:
        procedure.parties_vote = int(value)
    elif place == ABSTENTION_COUNTS:
        procedure.abstention_counts = int(value)
    elif place == VETO:
        procedure.veto = int(value)
