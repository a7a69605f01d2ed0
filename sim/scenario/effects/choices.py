"""The choice that an event puts to a government."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from sim.scenario.effects.base import EffectBody, Encoder
from sim.scenario.effects.plain import PlainEffect
from sim.scenario.lookup import Misstep, Row
from sim.scenario.parts import Identifier, Strict, Text
from sim.script import opcodes
from sim.script.opcodes import A_NUMBER, A_TRUTH

MOST_OPTIONS = 12


class OptionEntry(Strict):
    """One option of a choice."""

    title: Text
    text: Text | None = Field(None, description="what the player is told about it")
    condition: str | None = Field(None, description="without which it is not open")
    weight: str | float = Field(1.0, description="number or expression: how readily the computer takes it, against the others")
    do: list[PlainEffect] = Field(default_factory=list, description="what follows when it is taken")


class Choice(EffectBody):
    """Puts a choice to a government: a person chooses, or the computer draws by the weights of the open options."""

    key: ClassVar[str] = "choice"
    example: ClassVar[str] = (
        "choice: {state: KGZ, title: Prolong the lease?, options: {"
        "prolong: {title: Yes, weight: 2, do: [{shift: {affinity: [KGZ, USA], by: 0.1}}]}, end: {title: No}}}"
    )
    state: Identifier
    title: Text
    text: Text | None = Field(None, description="what the player is told")
    days: Annotated[int, Field(ge=1, le=3650)] = Field(7, description="days to decide")
    options: Annotated[dict[Identifier, OptionEntry], Field(min_length=2, max_length=MOST_OPTIONS)]

    @model_validator(mode="after")
    def _of_consequence(self) -> "Choice":
        if not any(option.do for option in self.options.values()):
            raise ValueError("no option does anything: write effects under `do`")
        return self

    def encode(self, encoder: Encoder) -> None:
        """A row, and one for each option: its condition, its weight, its effects."""
        base = encoder.path
        if encoder.choices:
            encoder.misstep("two-choices", "an event puts one choice; write a second event `after` it")
        encoder.choices += 1
        options = []
        for name, option in self.options.items():
            inside = (*base, "options", name)
            condition = encoder.expression(option.condition, (*inside, "condition"), (A_TRUTH,))
            if isinstance(option.weight, str):
                weight = encoder.expression(option.weight, (*inside, "weight"), (A_NUMBER,))
            else:
                weight = encoder.put([Row(opcodes.NUMBER, x=option.weight), Row(opcodes.END)])
            options.append(Row(opcodes.MORE, condition, weight, self._effects(option, encoder, (*inside, "do"))))
        encoder.path = base
        encoder.add(opcodes.CHOICE, encoder.state(self.state, "state"), self.days, len(options))
        encoder.rows += options

    def _effects(self, option: OptionEntry, encoder: Encoder, path: tuple[str | int, ...]) -> int:
        """The place of an option's effects; what would end by itself later cannot be among them."""
        outer, encoder.rows = encoder.rows, []
        later = len(encoder.later)
        for place, effect in enumerate(option.do):
            encoder.path = (*path, place, effect.key())
            effect.body().encode(encoder)
            if len(encoder.later) > later:
                message = "what ends after some days cannot stand in an option: write an event with `on: option_chosen`"
                encoder.lookup.missteps.append(Misstep("later-in-option", encoder.path, message))
                del encoder.later[later:]
        rows, encoder.rows = encoder.rows, outer
        return encoder.put([*rows, Row(opcodes.END)]) if rows else 0
