"""Effects on the seat of a state in an organisation."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.parts import Identifier
from sim.script import opcodes


class Sign(EffectBody):
    """States sign a treaty, as a documented fact of its founding; each ratifies later by rule."""

    key: ClassVar[str] = "sign"
    example: ClassVar[str] = "sign: {organisation: CSTO, states: [ARM, KGZ]}"
    organisation: Identifier
    states: list[Identifier] = Field(min_length=1)

    def encode(self, encoder: Encoder) -> None:
        """A row for each state."""
        organisation = encoder.organisation(self.organisation, "organisation")
        for place, state in enumerate(self.states):
            encoder.add(opcodes.SIGN, encoder.state(state, "states", place), organisation)


class _Seat(EffectBody):
    """A state and an organisation."""

    op: ClassVar[int]
    organisation: Identifier
    state: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(self.op, encoder.state(self.state, "state"), organisation)


class Join(_Seat):
    """A documented founding membership; not for outcomes that the simulation should explain."""

    key: ClassVar[str] = "join"
    example: ClassVar[str] = "join: {organisation: CSTO, state: ARM}"
    op: ClassVar[int] = opcodes.JOIN


class Leave(_Seat):
    """A documented exit; not for outcomes that the simulation should explain."""

    key: ClassVar[str] = "leave"
    example: ClassVar[str] = "leave: {organisation: CSTO, state: UZB}"
    op: ClassVar[int] = opcodes.LEAVE


class Suspend(_Seat):
    """A documented suspension of a member."""

    key: ClassVar[str] = "suspend"
    example: ClassVar[str] = "suspend: {organisation: CSTO, state: UZB}"
    op: ClassVar[int] = opcodes.SUSPEND


class Freeze(_Seat):
    """A member freezes its participation, as a documented fact."""

    key: ClassVar[str] = "freeze"
    example: ClassVar[str] = "freeze: {organisation: CSTO, state: ARM}"
    op: ClassVar[int] = opcodes.FREEZE


class Resume(_Seat):
    """A frozen, suspended or leaving member is a full member again, as a documented fact."""

    key: ClassVar[str] = "return"
    example: ClassVar[str] = "return: {organisation: CSTO, state: ARM}"
    op: ClassVar[int] = opcodes.RESUME


class Observer(_Seat):
    """A state that is no member becomes an observer."""

    key: ClassVar[str] = "observer"
    example: ClassVar[str] = "observer: {organisation: CSTO, state: SRB}"
    op: ClassVar[int] = opcodes.OBSERVE


class Partner(_Seat):
    """A state that is no member becomes a partner."""

    key: ClassVar[str] = "partner"
    example: ClassVar[str] = "partner: {organisation: CSTO, state: SRB}"
    op: ClassVar[int] = opcodes.PARTNER_WITH


class Lapse(_Seat):
    """The status of an applicant, observer, partner, signatory or suspended member lapses."""

    key: ClassVar[str] = "lapse"
    example: ClassVar[str] = "lapse: {organisation: CSTO, state: SRB}"
    op: ClassVar[int] = opcodes.LAPSE


class Invite(_Seat):
    """A state that is no member has to decide by the next day whether to apply."""

    key: ClassVar[str] = "invite"
    example: ClassVar[str] = "invite: {organisation: CSTO, state: UZB}"
    op: ClassVar[int] = opcodes.INVITE


class SignForce(EffectBody):
    """A member contributes to the collective force by treaty."""

    key: ClassVar[str] = "sign_force"
    example: ClassVar[str] = "sign_force: {organisation: CSTO, state: UZB, case_by_case: true}"
    organisation: Identifier
    state: Identifier
    case_by_case: bool = Field(False, description="whether each use of its troops needs a decision at home")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.SIGN_FORCE, encoder.state(self.state, "state"), organisation, int(self.case_by_case))
