"""What an event can do: the closed vocabulary of effects, each with its keys, an example and the rows that it becomes.

An effect is a mapping with one key, such as `join: {organisation: CSTO, state: ARM}`. To add one: a class in this package,
its row in `sim.script.opcodes`, its rule in `sim.script`, and a line in `EFFECTS`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import BeforeValidator, Discriminator, Tag, create_model

from sim.scenario.effects.base import EffectBody
from sim.scenario.effects.crises import Crisis, EndCrisis, Intensify, Mandate, OfferPeacekeepers
from sim.scenario.effects.diplomacy import AskBase, Base, Leader, Message, Poll, Pressure, Recognition, WarEffort
from sim.scenario.effects.organisations import (
    Amend,
    Create,
    Exercise,
    Force,
    InForce,
    ProposeAmendment,
    Renewal,
    Session,
    Vacancy,
)
from sim.scenario.effects.quantities import Set, Shift
from sim.scenario.effects.seats import Invite, Join, Lapse, Leave, Observer, Partner, Sign, SignForce
from sim.scenario.faults import did_you_mean, quote
from sim.scenario.parts import Strict

EFFECTS: tuple[type[EffectBody], ...] = (
    Shift,
    Set,
    Crisis,
    EndCrisis,
    Intensify,
    Mandate,
    OfferPeacekeepers,
    Sign,
    Join,
    Leave,
    Observer,
    Partner,
    Lapse,
    Invite,
    SignForce,
    Renewal,
    Amend,
    ProposeAmendment,
    Create,
    InForce,
    Force,
    Exercise,
    Session,
    Vacancy,
    Base,
    AskBase,
    Pressure,
    Leader,
    WarEffort,
    Recognition,
    Poll,
    Message,
)
"""Every effect."""

KEYS = tuple(body.key for body in EFFECTS)


class EffectEntry(Strict):
    """An effect: a mapping with one key."""

    def body(self) -> EffectBody:
        """What stands under the key."""
        (key,) = type(self).model_fields
        return getattr(self, key)

    def key(self) -> str:
        """The key."""
        (key,) = type(self).model_fields
        return key


def _wrapped(body: type[EffectBody]) -> Any:
    """The model of a mapping with the key of one effect, marked for the choice among effects."""
    fields: Any = {body.key: (body, ...)}
    name = f"{body.__name__}Effect"
    return Annotated[create_model(name, __base__=EffectEntry, __doc__=body.__doc__, **fields), Tag(f"effect {body.key}")]


def _sort_of(written: Any) -> str | None:
    """Which effect a mapping with one key is meant to be."""
    if isinstance(written, EffectEntry):
        return f"effect {written.key()}"
    return f"effect {next(iter(written))}" if isinstance(written, dict) and written else None


def _with_one_key(written: Any) -> Any:
    """Refuses what is no mapping with the key of an effect, in words that help."""
    if isinstance(written, EffectEntry):
        return written
    if not isinstance(written, dict) or len(written) != 1:
        found = f", not {len(written)} keys" if isinstance(written, dict) else ""
        raise ValueError(f"an effect is a mapping with exactly one key, such as {EFFECTS[0].example}{found}")
    (key,) = written
    if key not in KEYS:
        hint = did_you_mean(key, KEYS)
        raise ValueError(f"there is no effect {quote(key)}" + (f": {hint}" if hint else f"; there are {', '.join(KEYS)}"))
    return written


if TYPE_CHECKING:  # which models there are is data, which a type checker does not read
    Effect = EffectEntry
else:
    Effect = Annotated[
        Union[tuple(_wrapped(body) for body in EFFECTS)],  # noqa: UP007
        Discriminator(_sort_of),
        BeforeValidator(_with_one_key),
    ]
    """One of the effects."""


def messages(effects: Iterable[EffectEntry]) -> list[dict[str, str]]:
    """The texts of an event's messages, in the order of their numbers in the chronicle."""
    bodies = (effect.body() for effect in effects)
    return [{language: text for language, text in body.text.items()} for body in bodies if isinstance(body, Message)]
