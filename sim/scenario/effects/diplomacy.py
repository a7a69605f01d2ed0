"""Effects on bases, pressure, leaders and recognition, and what the chronicle is told."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.lookup import Row
from sim.scenario.parts import Identifier, Share, Signed, Text
from sim.script import opcodes
from sim.words import kinds


class Base(EffectBody):
    """A base is opened or closed, as a documented arrangement."""

    key: ClassVar[str] = "base"
    example: ClassVar[str] = "base: {base: manas, state: close}"
    base: Identifier
    state: Literal["open", "close"]

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        place = encoder.lookup.place("base", self.base, (*encoder.path, "base"))
        encoder.add(opcodes.SET_BASE, place, 1 if self.state == "open" else 2)


class AskBase(EffectBody):
    """The holder of a base asks the host and, where a charter demands it, the host's council."""

    key: ClassVar[str] = "ask_base"
    example: ClassVar[str] = "ask_base: {base: manas}"
    base: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.ASK_BASE, encoder.lookup.place("base", self.base, (*encoder.path, "base")))


class Pressure(EffectBody):
    """One state presses another or rewards it; after `days` what is left of it ends."""

    key: ClassVar[str] = "pressure"
    example: ClassVar[str] = "pressure: {kind: gas_cut, from: RUS, on: ARM, strength: 0.5, days: 90}"
    kind: Literal[kinds.PRESSURES[1:]]  # type: ignore[valid-type]
    sender: Identifier = Field(alias="from")
    on: Identifier
    strength: Share
    days: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        None, description="days after which what is left of it ends; left out, it fades by itself"
    )

    @model_validator(mode="after")
    def _on_another(self) -> "Pressure":
        if self.sender == self.on:
            raise ValueError(f"{self.on} cannot press itself: name the other state under `on`")
        return self

    def encode(self, encoder: Encoder) -> None:
        """A row, and one for its end: the pressure begins on the day after the event."""
        sender, on = encoder.state(self.sender, "from"), encoder.state(self.on, "on")
        kind = kinds.PRESSURES.index(self.kind)
        encoder.add(opcodes.PRESSURE, sender, on, kind, self.strength)
        if self.days is not None:
            encoder.later.append((self.days + 1, Row(opcodes.LIFT_PRESSURE, sender, on, kind, self.strength)))


class Leader(EffectBody):
    """A new leader comes to power."""

    key: ClassVar[str] = "leader"
    example: ClassVar[str] = "leader: {state: KGZ, stability: -0.1}"
    state: Identifier
    stability: Signed = Field(0.0, description="added to the state's stability")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.LEADER, encoder.state(self.state, "state"), x=self.stability)


class LeaderExit(EffectBody):
    """A leader dies, resigns, is ousted or comes to the end of the term; after `vacancy` days a successor is in office."""

    key: ClassVar[str] = "leader_exit"
    example: ClassVar[str] = "leader_exit: {state: KGZ, how: died, stability: -0.1, vacancy: 40}"
    state: Identifier
    how: Literal[kinds.EXITS[1:]]  # type: ignore[valid-type]
    stability: Signed = Field(0.0, description="added to the state's stability at once")
    vacancy: Annotated[int, Field(ge=1, le=3650)] | None = Field(
        None, description="days until a successor is in office; left out, write an event with `leader`"
    )
    recovery: Signed = Field(0.0, description="added to the state's stability when the successor takes office")

    def encode(self, encoder: Encoder) -> None:
        """A row, and one for the successor."""
        state = encoder.state(self.state, "state")
        encoder.add(opcodes.LEADER_EXIT, state, kinds.EXITS.index(self.how), x=self.stability)
        if self.vacancy is not None:
            encoder.later.append((self.vacancy, Row(opcodes.LEADER, state, x=self.recovery)))


class WarEffort(EffectBody):
    """The share of a state's forces and attention that its own wars bind from today."""

    key: ClassVar[str] = "war_effort"
    example: ClassVar[str] = "war_effort: {state: RUS, engaged: 0.5}"
    state: Identifier
    engaged: Share

    def encode(self, encoder: Encoder) -> None:
        """One row: it sets the quantity `engaged`."""
        encoder.add(opcodes.SET, encoder.state(self.state, "state"), 0, opcodes.ENGAGED, self.engaged)


class Recognition(EffectBody):
    """A state asks the members to recognise something; it binds those who vote for it."""

    key: ClassVar[str] = "recognition"
    example: ClassVar[str] = "recognition: {by_request_of: RUS, organisation: CSTO, of: Abkhazia and South Ossetia}"
    by_request_of: Identifier
    organisation: Identifier
    of: Text = Field(description="what is to be recognised, in words")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.RECOGNITION, organisation, encoder.state(self.by_request_of, "by_request_of"))


class Poll(EffectBody):
    """Tells the present opinion in a state in the chronicle."""

    key: ClassVar[str] = "poll"
    example: ClassVar[str] = "poll: {state: ARM, organisation: CSTO}"
    state: Identifier
    organisation: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.POLL, encoder.state(self.state, "state"), organisation)


class Message(EffectBody):
    """Tells a message of the author's in the chronicle."""

    key: ClassVar[str] = "message"
    example: ClassVar[str] = "message: {text: {en: The lease of the base is not prolonged.}}"
    text: Text

    def encode(self, encoder: Encoder) -> None:
        """One row; the text is found by its number among the event's messages."""
        encoder.add(opcodes.MESSAGE, encoder.messages)
        encoder.messages += 1
