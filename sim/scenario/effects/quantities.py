"""Effects on quantities: of states, pairs, seats, organisations, and the author's own."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.lookup import Misstep
from sim.scenario.parts import Identifier
from sim.script import opcodes
from sim.script.opcodes import OPCODES

QUANTITIES = {row.name: (number, row) for number, row in enumerate(OPCODES) if row.group == "quantity"}
"""What `shift` and `set` can change."""

StatePair = Annotated[tuple[Identifier, Identifier], Field(strict=False)]


class _Subject(EffectBody):
    """A quantity of a state (one id), of two states or of a state and an organisation (a list of two), and an amount."""

    affinity: StatePair | None = Field(None, description=QUANTITIES["affinity"][1].meaning)
    dependence: StatePair | None = Field(None, description=QUANTITIES["dependence"][1].meaning)
    grievance: StatePair | None = Field(None, description=QUANTITIES["grievance"][1].meaning)
    debt: StatePair | None = Field(None, description=QUANTITIES["debt"][1].meaning)
    stability: Identifier | None = Field(None, description=QUANTITIES["stability"][1].meaning)
    readiness: Identifier | None = Field(None, description=QUANTITIES["readiness"][1].meaning)
    legitimacy: Identifier | None = Field(None, description=QUANTITIES["legitimacy"][1].meaning)
    engaged: Identifier | None = Field(None, description=QUANTITIES["engaged"][1].meaning)
    boldness: Identifier | None = Field(None, description=QUANTITIES["boldness"][1].meaning)
    treasury: Identifier | None = Field(None, description=QUANTITIES["treasury"][1].meaning)
    opinion: StatePair | None = Field(None, description=QUANTITIES["opinion"][1].meaning)
    grievance_with: StatePair | None = Field(None, description=QUANTITIES["grievance_with"][1].meaning)
    credibility: Identifier | None = Field(None, description=QUANTITIES["credibility"][1].meaning)
    cohesion: Identifier | None = Field(None, description=QUANTITIES["cohesion"][1].meaning)
    interoperability: Identifier | None = Field(None, description=QUANTITIES["interoperability"][1].meaning)
    channel: Identifier | None = Field(None, description=QUANTITIES["channel"][1].meaning)
    air_defence: Identifier | None = Field(None, description=QUANTITIES["air_defence"][1].meaning)
    arms_discount: Identifier | None = Field(None, description=QUANTITIES["arms_discount"][1].meaning)
    variable: Identifier | None = Field(None, description=QUANTITIES["variable"][1].meaning)

    @model_validator(mode="after")
    def _one_quantity(self) -> "_Subject":
        if len(self.quantities()) != 1:
            found = ", ".join(self.quantities()) or "none"
            raise ValueError(f"exactly one quantity is changed at a time; here {found}")
        return self

    def quantities(self) -> list[str]:
        """The quantities that are named."""
        return [name for name in QUANTITIES if getattr(self, name, None) is not None]

    def place(self, encoder: Encoder) -> tuple[int, int, int]:
        """(quantity, first subject, second subject) as numbers."""
        (name,) = self.quantities()
        number, row = QUANTITIES[name]
        subject = getattr(self, name)
        if isinstance(subject, str):
            return number, encoder.lookup.place(row.takes[0], subject, (*encoder.path, name)), 0
        if row.takes[0] != row.takes[1] and min(map(encoder.lookup.number, row.takes, subject[::-1])) >= 0:
            path, hint = (*encoder.path, name), f"write [{subject[1]}, {subject[0]}]"
            message = f"the names of {name} stand in the wrong order: {row.takes[0]}, then {row.takes[1]}"
            encoder.lookup.missteps.append(Misstep("wrong-operands", path, message, hint))
            return number, 0, 0
        first, second = (
            encoder.lookup.place(sort, one, (*encoder.path, name, place))
            for place, (sort, one) in enumerate(zip(row.takes, subject, strict=True))
        )
        return number, first, second


class Shift(_Subject):
    """Adds an amount to a quantity, which stays within its range."""

    key: ClassVar[str] = "shift"
    example: ClassVar[str] = "shift: {affinity: [KGZ, RUS], by: -0.1}"
    by: float = Field(description="the amount, negative to take away")

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        number, first, second = self.place(encoder)
        encoder.add(opcodes.SHIFT, first, second, number, self.by)


class Set(_Subject):
    """Gives a quantity a value, or raises or lowers a flag."""

    key: ClassVar[str] = "set"
    example: ClassVar[str] = "set: {flag: manas, to: true}"
    flag: Identifier | None = Field(None, description=QUANTITIES["flag"][1].meaning)
    to: bool | float = Field(description="the value; true or false for a flag")

    @model_validator(mode="after")
    def _within_range(self) -> "Set":
        if (self.flag is not None) != isinstance(self.to, bool):
            raise ValueError("a flag is set to true or false, a quantity to a number")
        name = self.quantities()[0]
        _, row = QUANTITIES[name]
        if not row.low <= self.to <= row.high:
            raise ValueError(f"{name} lies from {row.low:g} to {row.high:g}, so it cannot be set to {self.to:g}")
        return self

    def encode(self, encoder: Encoder) -> None:
        """One row."""
        number, first, second = self.place(encoder)
        encoder.add(opcodes.SET, first, second, number, float(self.to))
