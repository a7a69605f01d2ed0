"""Effects on the stage itself: states that appear, units, land, other events, the end of the game."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.parts import Identifier, Positive
from sim.script import opcodes
from sim.words import kinds


class Appear(EffectBody):
    """A declared state that `appears` later begins to exist."""

    key: ClassVar[str] = "appear"
    example: ClassVar[str] = "appear: {state: KGZ}"
    state: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.APPEAR, encoder.state(self.state, "state"))


class _Unit(EffectBody):
    """A declared unit."""

    unit: Identifier

    def place(self, encoder: Encoder) -> int:
        """The place of the unit."""
        return encoder.lookup.place("unit", self.unit, (*encoder.path, "unit"))


class FormUnit(_Unit):
    """A declared unit (`formed: false`) exists from today, or again."""

    key: ClassVar[str] = "form_unit"
    example: ClassVar[str] = "form_unit: {unit: alfa-brigade, personnel: 3000}"
    personnel: Positive = Field(0.0, description="persons; 0 for the declared number")
    at: Identifier | None = Field(None, description="state on whose land it stands; its owner's when left out")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.SET_UNIT, self.place(encoder), 0, encoder.state(self.at, "at"), self.personnel)


class MoveUnit(_Unit):
    """A unit is stationed on the land of a state."""

    key: ClassVar[str] = "move_unit"
    example: ClassVar[str] = "move_unit: {unit: alfa-brigade, to: KGZ}"
    to: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.SET_UNIT, self.place(encoder), 1, encoder.state(self.to, "to"))


class DisbandUnit(_Unit):
    """A unit exists no more; what is out on a mission comes home with the mission."""

    key: ClassVar[str] = "disband_unit"
    example: ClassVar[str] = "disband_unit: {unit: alfa-brigade}"

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.SET_UNIT, self.place(encoder), 2, -1)


class _Land(EffectBody):
    """A piece of the map that the scenario declares."""

    claim: ClassVar[int]
    piece: Identifier

    def hand_to(self, state: str | None, key: str, encoder: Encoder) -> None:
        """One row."""
        place = encoder.lookup.place("piece", self.piece, (*encoder.path, "piece"))
        encoder.add(opcodes.LAND, place, self.claim, encoder.state(state, key))


class Cede(_Land):
    """A piece of the map belongs by law to another state from today."""

    key: ClassVar[str] = "cede"
    example: ClassVar[str] = "cede: {piece: hills, to: KGZ}"
    claim: ClassVar[int] = kinds.OWNER
    to: Identifier | None = Field(description="the state; `null` for nobody")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        self.hand_to(self.to, "to", encoder)


class Occupy(_Land):
    """A piece of the map is held by another from today, whoever owns it."""

    key: ClassVar[str] = "occupy"
    example: ClassVar[str] = "occupy: {piece: hills, by: KGZ}"
    claim: ClassVar[int] = kinds.CONTROL
    by: Identifier | None = Field(description="the state; `null` for nobody")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        self.hand_to(self.by, "by", encoder)


class Cancel(EffectBody):
    """Another event will not happen any more: an exercise is called off, a plan dropped."""

    key: ClassVar[str] = "cancel"
    example: ClassVar[str] = "cancel: {event: osh-2010}"
    event: Identifier

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.CANCEL, encoder.event(self.event, "event"))


class EndGame(EffectBody):
    """Ends the game with a verdict, told by the event's title. Runs without a player live on to the end of the span."""

    key: ClassVar[str] = "end_game"
    example: ClassVar[str] = "end_game: {outcome: lost, state: KGZ}"
    outcome: Literal[kinds.OUTCOMES[1:]]  # type: ignore[valid-type]
    state: Identifier | None = Field(None, description="for whom; for all players when left out")

    @model_validator(mode="after")
    def _for_whom(self) -> "EndGame":
        if self.state is None and self.outcome == "won":
            raise ValueError("not everybody can win: name the `state`, or write drawn or lost")
        return self

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.END_GAME, encoder.state(self.state, "state"), kinds.OUTCOMES.index(self.outcome))
