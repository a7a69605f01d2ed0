"""Effects on an organisation: its law, its existence, its forces, its exercises and sessions."""

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.parts import CharterEntry, Identifier, Matter, Positive, Procedure
from sim.script import opcodes
from sim.words import kinds
from sim.world.law import charter_clause, procedure_clause


class Renewal(EffectBody):
    """Every member has to decide by the next day whether it renews the treaty."""

    key: ClassVar[str] = "renewal"
    example: ClassVar[str] = "renewal: {organisation: CSTO}"
    organisation: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.RENEWAL, encoder.organisation(self.organisation, "organisation"))


def clauses_of(charter: CharterEntry, encoder: Encoder, *inside: str) -> list[tuple[int, float]]:
    """The clauses that a part of a charter gives, with their values: only keys that are written count."""
    found = []
    for key in type(charter).model_fields:
        if key in charter.model_fields_set and key != "council":
            found.append(_clause(charter, key, encoder, *inside))
    return found + procedures_of(charter.council, encoder, *inside, "council")


def _clause(charter: CharterEntry, key: str, encoder: Encoder, *inside: str) -> tuple[int, float]:
    """One clause of a charter and its value as a number."""
    value: Any = getattr(charter, key)
    if key == "scope":
        return charter_clause("scope_internal"), float("internal" in value)
    if key == "exclusivity":
        value = kinds.EXCLUSIVITY.index(value)
    elif key == "arbiter":
        value = encoder.organisation(value, *inside, key)
    elif key in ("tasks", "instruments"):
        order = kinds.TASKS if key == "tasks" else kinds.INSTRUMENTS
        value = sum(1 << order.index(name) for name in set(value))
    return charter_clause(key), float(value)


def procedures_of(council: dict[str, Procedure], encoder: Encoder, *inside: str) -> list[tuple[int, float]]:
    """The clauses of the council's procedures that are written, with their values."""
    found = []
    for name, procedure in council.items():
        for key in type(procedure).model_fields:
            if key in procedure.model_fields_set:
                value: Any = getattr(procedure, key)
                if key == "rule":
                    value = kinds.DECISION_RULES.index(value)
                elif key == "veto":
                    value = encoder.state(value, *inside, name, key)
                found.append((procedure_clause(kinds.MATTERS.index(name), key), float(value)))
    return found


class Amend(EffectBody):
    """Changes the law of an organisation from today, as a dated fact."""

    key: ClassVar[str] = "amend"
    example: ClassVar[str] = "amend: {organisation: CSTO, set: {scope: [internal]}, council: {aid: {rule: ballot}}}"
    organisation: Identifier
    set: CharterEntry = Field(default_factory=CharterEntry, description="keys of the charter; only those written change")
    council: dict[Matter, Procedure] = Field(default_factory=dict, description="by matter; only keys written change")

    @model_validator(mode="after")
    def _something(self) -> "Amend":
        if not self.set.model_fields_set and not any(one.model_fields_set for one in self.council.values()):
            raise ValueError("it changes nothing: write keys of the charter under `set` or matters under `council`")
        return self

    def encode(self, encoder: Encoder) -> None:
        """A row for each clause."""
        organisation = encoder.organisation(self.organisation, "organisation")
        changes = clauses_of(self.set, encoder, "set") + procedures_of(self.council, encoder, "council")
        for clause, value in changes:
            encoder.add(opcodes.AMEND, organisation, clause, x=value)


class ProposeAmendment(EffectBody):
    """A member puts a change of one clause to the council's vote."""

    key: ClassVar[str] = "propose_amendment"
    example: ClassVar[str] = "propose_amendment: {organisation: CSTO, by: KAZ, set: {scope: [external, internal]}}"
    organisation: Identifier
    by: Identifier = Field(description="the member that proposes it")
    set: CharterEntry = Field(description="one key of the charter, or one key of one matter under `council`")

    @model_validator(mode="after")
    def _one_clause(self) -> "ProposeAmendment":
        written = len(self.set.model_fields_set - {"council"})
        written += sum(len(procedure.model_fields_set) for procedure in self.set.council.values())
        if written != 1:
            raise ValueError(f"a motion changes exactly one clause, and `set` has {written}")
        return self

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        proposer = encoder.state(self.by, "by")
        ((clause, value),) = clauses_of(self.set, encoder, "set")
        encoder.add(opcodes.PROPOSE_AMENDMENT, organisation, clause, proposer, value)


class _Organisation(EffectBody):
    """An organisation."""

    op: ClassVar[int]
    organisation: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(self.op, encoder.organisation(self.organisation, "organisation"))


class Create(_Organisation):
    """A declared organisation that `appears` later begins to exist."""

    key: ClassVar[str] = "create"
    example: ClassVar[str] = "create: {organisation: CSTO}"
    op: ClassVar[int] = opcodes.CREATE


class InForce(_Organisation):
    """The treaty of an organisation takes effect today."""

    key: ClassVar[str] = "in_force"
    example: ClassVar[str] = "in_force: {organisation: CSTO}"
    op: ClassVar[int] = opcodes.ENTER_INTO_FORCE


class Session(_Organisation):
    """The council meets in extraordinary session on the next day."""

    key: ClassVar[str] = "session"
    example: ClassVar[str] = "session: {organisation: CSTO}"
    op: ClassVar[int] = opcodes.SESSION


class Force(EffectBody):
    """A force of the organisation exists from today, and with it the rung of the ladder."""

    key: ClassVar[str] = "force"
    example: ClassVar[str] = "force: {organisation: CSTO, kind: rapid_reaction_force, signed_by: [ARM], case_by_case: [UZB]}"
    organisation: Identifier
    kind: Literal["peacekeepers", "rapid_reaction_force"]
    signed_by: list[Identifier] = Field(
        default_factory=list, description="members that contribute to the rapid reaction force by treaty"
    )
    case_by_case: list[Identifier] = Field(default_factory=list, description="those that decide on each use at home")

    @model_validator(mode="after")
    def _signed_for(self) -> "Force":
        if self.kind == "peacekeepers" and (self.signed_by or self.case_by_case):
            raise ValueError("nobody signs for peacekeepers: each member contributes of its own will; leave the list out")
        return self

    def encode(self, encoder: Encoder) -> None:
        """A row for the force and one for each contributor."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.FORCE, organisation, kinds.INSTRUMENTS.index(self.kind))
        for key, states in (("signed_by", self.signed_by), ("case_by_case", self.case_by_case)):
            for place, state in enumerate(states):
                careful = int(state in self.case_by_case)
                encoder.add(opcodes.SIGN_FORCE, encoder.state(state, key, place), organisation, careful)


class Vacancy(EffectBody):
    """An office falls vacant before its time, such as by a death. A secretary general is followed by one from the state in the
    chair; the chair passes to the next member in turn."""

    key: ClassVar[str] = "vacancy"
    example: ClassVar[str] = "vacancy: {organisation: CSTO, office: secretary}"
    organisation: Identifier
    office: Literal["chair", "secretary"]

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.VACANCY, organisation, int(self.office == "secretary"))


class Exercise(EffectBody):
    """An exercise, held if the host takes part; members attend by their own judgement."""

    key: ClassVar[str] = "exercise"
    example: ClassVar[str] = "exercise: {organisation: CSTO, host: KGZ, troops: 4000}"
    organisation: Identifier
    host: Identifier
    troops: Positive = Field(description="persons")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.EXERCISE, organisation, encoder.state(self.host, "host"), x=self.troops)
