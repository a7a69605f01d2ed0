"""An effect as it is written: a mapping with one key, chosen among the bodies of a vocabulary."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Union

from pydantic import BeforeValidator, Discriminator, Tag, create_model

from sim.scenario.effects.base import EffectBody
from sim.scenario.parts import Strict, unknown_word

EFFECTS_SAID_OTHERWISE = {
    "accede": "join",
    "admit": "join",
    "aggression": "war",
    "annex": "cede",
    "annexation": "cede",
    "armistice": "ceasefire",
    "attack": "war",
    "capture": "occupy",
    "conquer": "occupy",
    "coup": "leader",
    "declare_war": "war",
    "election": "leader",
    "embargo": "pressure",
    "end_war": "ceasefire",
    "exit": "leave",
    "increase": "shift",
    "invade": "war",
    "invasion": "war",
    "log": "message",
    "meeting": "session",
    "peace": "ceasefire",
    "sanction": "pressure",
    "sanctions": "pressure",
    "show": "message",
    "summit": "session",
    "tell": "message",
    "text": "message",
    "treaty": "found",
    "truce": "ceasefire",
    "vote": "propose",
    "withdraw": "leave",
}
"""Words that authors use for an effect of another name."""
OF_AN_EVENT = ("at", "after", "when", "if", "requires", "delay")
"""Keys that authors write beside an effect, and that stand at an event."""


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


@cache
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


def one_of(bodies: Iterable[type[EffectBody]]) -> Any:
    """The type of an effect that is one of some bodies."""
    bodies = tuple(bodies)
    keys = tuple(body.key for body in bodies)

    def with_one_key(written: Any) -> Any:
        """Refuses what is no mapping with the key of an effect, in words that help."""
        if isinstance(written, EffectEntry):
            return written
        if not isinstance(written, dict) or len(written) != 1:
            found = f", not {len(written)} keys" if isinstance(written, dict) else ""
            misplaced = [key for key in written if key in OF_AN_EVENT] if isinstance(written, dict) else []
            if misplaced:
                found += f"; `{misplaced[0]}` stands at an event, so write another event"
            raise ValueError(f"an effect is a mapping with exactly one key, such as {bodies[0].example}{found}")
        (key,) = written
        if key == "choice" and key not in keys:
            raise ValueError("a choice cannot stand inside a choice: let an event follow with `on: option_chosen`")
        if key not in keys:
            meant = EFFECTS_SAID_OTHERWISE.get(str(key).casefold())
            raise unknown_word("effect", key, keys, f'did you mean "{meant}"?' if meant in keys else None)
        return written

    union: Any = Union[tuple(_wrapped(body) for body in bodies)]  # noqa: UP007
    return Annotated[union, Discriminator(_sort_of), BeforeValidator(with_one_key)]
