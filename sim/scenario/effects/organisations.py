"""Effects on an organisation: its law, its existence, its forces, its exercises and sessions."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.parts import CharterEntry, Identifier, Instrument, Matter, Positive, Procedure, Share, Text
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


class Found(EffectBody):
    """Founds a declared organisation: each signatory's government decides whether to sign; ratification follows by law."""

    key: ClassVar[str] = "found"
    example: ClassVar[str] = "found: {organisation: CSTO, signatories: [KGZ, ARM], days: 60}"
    organisation: Identifier
    signatories: Annotated[list[Identifier], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=3650)] = Field(30, description="days to decide")

    def encode(self, encoder: Encoder) -> None:
        """A row for the organisation and one for each signatory."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.CREATE, organisation)
        for place, state in enumerate(self.signatories):
            encoder.add(opcodes.ASK_SIGNATURE, encoder.state(state, "signatories", place), organisation, self.days)


class Office(EffectBody):
    """The chair or the secretary general passes to a state, as a documented fact."""

    key: ClassVar[str] = "office"
    example: ClassVar[str] = "office: {organisation: CSTO, office: chair, to: KGZ}"
    organisation: Identifier
    office: Literal["chair", "secretary"]
    to: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.OFFICE, organisation, int(self.office == "secretary"), encoder.state(self.to, "to"))


class Propose(EffectBody):
    """A member puts a motion to the council, such as the text of a statement that the others judge by what it says and omits."""

    key: ClassVar[str] = "propose"
    example: ClassVar[str] = (
        "propose: {organisation: CSTO, by: RUS, matter: statement, about: ARM, names: RUS, falls_short: 0.9, text: A declaration}"
    )
    organisation: Identifier
    by: Identifier = Field(description="the member that moves it")
    matter: Literal["statement", "aid", "use_of_force"] = "statement"
    instrument: Instrument | None = Field(None, description="rung of the ladder; `statement` for a statement")
    about: Identifier | None = Field(None, description="the state that it is about, and that judges it as its own case")
    names: Identifier | None = Field(None, description="the state that the text blames")
    falls_short: Share = Field(0.0, description="how far the text falls short of what the state it is about wants, 0 to 1")
    burden: Annotated[float, Field(ge=0, le=2)] = Field(1.0, description="cost and length asked of the members, 1 as usual")
    crisis: Identifier | None = Field(None, description="the event whose open crisis it answers; left out, it stands alone")
    text: Text | None = Field(None, description="what it says, in words")

    @model_validator(mode="after")
    def _sound(self) -> "Propose":
        if self.matter != "statement" and (self.instrument is None or self.crisis is None):
            raise ValueError(f"a motion on {self.matter} needs an `instrument` and the `crisis` that it answers")
        if self.crisis is not None and (self.names is not None or self.falls_short > 0.0):
            raise ValueError("`names` and `falls_short` go with a statement that stands alone; a crisis has its own sides")
        return self

    def encode(self, encoder: Encoder) -> None:
        """Two rows."""
        organisation = encoder.organisation(self.organisation, "organisation")
        matter = kinds.MATTERS.index(self.matter)
        instrument = kinds.INSTRUMENTS.index(self.instrument or "statement")
        crisis = -1 if self.crisis is None else encoder.event(self.crisis, "crisis")
        about, names = encoder.state(self.about, "about"), encoder.state(self.names, "names")
        encoder.add(opcodes.PROPOSE, organisation, matter, encoder.state(self.by, "by"), self.burden, self.falls_short)
        encoder.add(opcodes.MORE, about, names, crisis, instrument)
