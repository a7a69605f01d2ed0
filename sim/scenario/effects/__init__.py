"""What an event can do: the closed vocabulary of effects, each with its keys, an example and the rows that it becomes.

An effect is a mapping with one key, such as `join: {organisation: CSTO, state: ARM}`. To add one: a class in this package,
its row in `sim.script.opcodes`, its rule in `sim.script`, and a line in `PLAIN_EFFECTS`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.scenario.effects.base import EffectBody
from sim.scenario.effects.choices import Choice
from sim.scenario.effects.diplomacy import Message
from sim.scenario.effects.entry import EffectEntry, one_of
from sim.scenario.effects.plain import PLAIN_EFFECTS

EFFECTS: tuple[type[EffectBody], ...] = (*PLAIN_EFFECTS, Choice)
"""Every effect."""

KEYS = tuple(body.key for body in EFFECTS)

if TYPE_CHECKING:  # which models there are is data, which a type checker does not read
    Effect = EffectEntry
else:
    Effect = one_of(EFFECTS)
    """One of the effects."""


def bodies(effects: Iterable[EffectEntry]) -> Iterator[EffectBody]:
    """What an event does, in the order in which it is encoded: the effects of a choice's options stand before what follows."""
    for effect in effects:
        body = effect.body()
        yield body
        if isinstance(body, Choice):
            for option in body.options.values():
                yield from bodies(option.do)


def choice_in(effects: Iterable[EffectEntry]) -> Choice | None:
    """The choice among the effects of an event."""
    return next((body for body in bodies(effects) if isinstance(body, Choice)), None)


def messages(effects: Iterable[EffectEntry]) -> list[dict[str, str]]:
    """The texts of an event's messages, in the order of their numbers in the chronicle."""
    return [dict(body.text.items()) for body in bodies(effects) if isinstance(body, Message)]


__all__ = ["EFFECTS", "KEYS", "Effect", "EffectBody", "EffectEntry", "bodies", "choice_in", "messages"]
