"""Effects on crises: opening, ending, changing them, mandates and offers of help."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.parts import Coded, CrisisEffect, Day, Identifier, Quantity, Share, Signed
from sim.script import opcodes
from sim.words import kinds
from sim.words.calendar import NEVER


class Crisis(CrisisEffect, EffectBody):
    """Opens a crisis; the short form is the key `crisis` of the event itself."""

    key: ClassVar[str] = "crisis"
    example: ClassVar[str] = "crisis: {kind: unrest, target: KGZ, intensity: 0.7, external: 0.15}"

    def encode(self, encoder: Encoder) -> None:
        """Three rows."""
        encode_crisis(self, encoder)


def encode_crisis(crisis: CrisisEffect, encoder: Encoder) -> None:
    """The rows of a crisis: its sides, its course, and the range of its intensity."""
    low, middle, high = bounds_of(crisis.intensity)
    target = encoder.state(crisis.target, "target")
    aggressor = encoder.state(crisis.aggressor, "aggressor")
    facts = opcodes.ON_TERRITORY * crisis.treaty_territory + opcodes.DELIMITED * crisis.delimited
    facts += opcodes.SELF_INFLICTED * crisis.self_inflicted
    until = NEVER if crisis.until is None else crisis.until.toordinal()
    encoder.add(opcodes.CRISIS, kinds.CRISIS_KINDS.index(crisis.kind), target, aggressor, middle, crisis.decay)
    encoder.add(opcodes.MORE, until, facts, encoder.crises, crisis.external, crisis.clarity)
    encoder.add(opcodes.MORE, x=low, y=high)
    encoder.crises += 1


def bounds_of(quantity: Quantity) -> tuple[float, float, float]:
    """(lowest, stated, highest) value of a quantity."""
    if not isinstance(quantity, Coded):
        return quantity, quantity, quantity
    low, high = quantity.range or (quantity.value, quantity.value)
    return low, quantity.value, high


class EndCrisis(EffectBody):
    """Outside circumstances end the crisis of an event, such as a ceasefire brokered by others."""

    key: ClassVar[str] = "end_crisis"
    example: ClassVar[str] = "end_crisis: {of: osh-2010}"
    of: Identifier = Field(description="the event that opened the crisis")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.END_CRISIS, encoder.event(self.of, "of"))


class Intensify(EffectBody):
    """The crisis of an event grows fiercer or calmer."""

    key: ClassVar[str] = "intensify"
    example: ClassVar[str] = "intensify: {of: osh-2010, by: 0.2}"
    of: Identifier = Field(description="the event that opened the crisis")
    by: Signed = Field(description="added to its intensity")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.INTENSIFY, encoder.event(self.of, "of"), x=self.by)


class Mandate(EffectBody):
    """An arbiter gives a mandate for the crisis of an event, as a documented fact."""

    key: ClassVar[str] = "mandate"
    example: ClassVar[str] = "mandate: {crisis: osh-2010, by: UN}"
    crisis: Identifier = Field(description="the event that opened the crisis")
    by: Identifier = Field(description="the arbiter")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        encoder.add(opcodes.MANDATE, encoder.event(self.crisis, "crisis"), encoder.organisation(self.by, "by"))


class OfferPeacekeepers(EffectBody):
    """An organisation offers peacekeepers for the crisis of an event; the host, the law and the council decide. A member asks
    for itself: an offer to it falls under `request_needed`."""

    key: ClassVar[str] = "offer_peacekeepers"
    example: ClassVar[str] = "offer_peacekeepers: {organisation: CSTO, crisis: osh-2010}"
    organisation: Identifier
    crisis: Identifier = Field(description="the event that opened the crisis")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        organisation = encoder.organisation(self.organisation, "organisation")
        encoder.add(opcodes.OFFER_PEACEKEEPERS, organisation, encoder.event(self.crisis, "crisis"))


class War(EffectBody):
    """One state attacks another: a crisis of the kind `aggression`."""

    key: ClassVar[str] = "war"
    example: ClassVar[str] = "war: {from: RUS, on: KGZ, intensity: 0.8}"
    sender: Identifier = Field(alias="from", description="the aggressor")
    on: Identifier = Field(description="the state attacked")
    intensity: Quantity = 0.7
    clarity: Share = Field(0.9, description="how clear the facts are to the other members")
    treaty_territory: bool = True
    until: Day | None = Field(None, description="day on which outside circumstances end it")
    decay: Share = Field(0.05, description="share of its intensity that fades in a week when nobody acts")

    @model_validator(mode="after")
    def _two(self) -> "War":
        if self.sender == self.on:
            raise ValueError(f"{self.on} cannot attack itself: open a crisis of the kind unrest or insurgency")
        return self

    def encode(self, encoder: Encoder) -> None:
        """The rows of a crisis."""
        encoder.state(self.sender, "from")
        encoder.state(self.on, "on")
        known = len(encoder.lookup.missteps)
        crisis = CrisisEffect(
            kind="aggression",
            target=self.on,
            aggressor=self.sender,
            intensity=self.intensity,
            external=1.0,
            clarity=self.clarity,
            treaty_territory=self.treaty_territory,
            until=self.until,
            decay=self.decay,
        )
        encode_crisis(crisis, encoder)
        del encoder.lookup.missteps[known:]


class Ceasefire(EffectBody):
    """Ends every open aggression and border clash between two states, by whatever outside agreement."""

    key: ClassVar[str] = "ceasefire"
    example: ClassVar[str] = "ceasefire: {between: [RUS, KGZ]}"
    between: Annotated[tuple[Identifier, Identifier], Field(strict=False)]

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        first, second = (encoder.state(state, "between", place) for place, state in enumerate(self.between))
        encoder.add(opcodes.CEASEFIRE, first, second)


class AskMandate(EffectBody):
    """Puts the mandate for the crisis of an event to the arbiter's vote; what it grants, the organisation then offers."""

    key: ClassVar[str] = "ask_mandate"
    example: ClassVar[str] = "ask_mandate: {crisis: osh-2010, of: UN, organisation: CSTO}"
    crisis: Identifier = Field(description="the event that opened the crisis")
    of: Identifier = Field(description="the arbiter")
    organisation: Identifier = Field(description="who would act under the mandate")
    instrument: Literal["peacekeepers", "rapid_reaction_force", "collective_defence"] = "peacekeepers"

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        arbiter, acting = encoder.organisation(self.of, "of"), encoder.organisation(self.organisation, "organisation")
        event = encoder.event(self.crisis, "crisis")
        encoder.add(opcodes.ASK_MANDATE, arbiter, event, acting, kinds.INSTRUMENTS.index(self.instrument))
