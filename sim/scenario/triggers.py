"""What sets an event off, where that is more than a date or a condition: hazards with multipliers, and hooks."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from sim.scenario.parts import CrisisKind, Identifier, Instrument, Matter, Strict, unknown_word
from sim.script.hooks import HOOKS, TARGET, Hook

Rate = Annotated[float, Field(ge=0, le=365)]


class RateEntry(Strict):
    """A hazard: a yearly rate, with a condition and a multiplier."""

    per_year: Rate
    condition: str | None = Field(None, alias="if", description="condition without which it does not come up")
    times: str | None = Field(None, description="a number that multiplies the rate, such as `2 - stability(KGZ)`")
    clock: Literal["memoryless", "waiting"] = Field(
        "memoryless", description="drawn anew each week, or a waiting time that runs only while the condition holds"
    )


def _sort(written: Any) -> str | None:
    if isinstance(written, dict | RateEntry):
        return "entry"
    return "rate" if isinstance(written, int | float) and not isinstance(written, bool) else None


Hazard = Annotated[
    Annotated[Rate, Tag("rate")] | Annotated[RateEntry, Tag("entry")],
    Discriminator(
        _sort, custom_error_type="wrong_sort", custom_error_message="a yearly rate, or a mapping such as {per_year: 0.2}"
    ),
]

if TYPE_CHECKING:  # the words are data, which a type checker does not read
    HookName = str
else:
    HookName = Literal[tuple(hook.name for hook in HOOKS)]

OF_A_CRISIS = ("vote_passed", "vote_failed", "voted_no", "abstained", "host_consented", "host_refused", "option_chosen")
"""Hooks that concern the crisis (or the choice) of an event, beside those that name the state in trouble."""
HOOK = {hook.name: hook for hook in HOOKS}


def narrowed_by(hook: Hook) -> dict[str, bool]:
    """By which keys a hook can be narrowed down to whom it concerns."""
    return {
        "state": bool(hook.state),
        "other": bool(hook.other),
        "kind": hook.detail == "crisis",
        # The chronicle tells a force by its own number, not by its crisis: `other` and `instrument` narrow that down.
        "crisis": TARGET in (hook.state, hook.other) or hook.name in OF_A_CRISIS,
        "instrument": hook.detail == "instrument",
        "matter": hook.name.startswith(("vote", "abstained")),
    }


class HookEntry(Strict):
    """Something that the engine does, narrowed down by whom it concerns; what is left out may be anything."""

    what: HookName
    state: Identifier | None = None
    other: Identifier | None = Field(None, description="the other state concerned, such as the aggressor")
    organisation: Identifier | None = None
    crisis: Identifier | None = Field(None, description="the event that opened the crisis, or that put the choice")
    kind: CrisisKind | None = Field(None, description="kind of the crisis")
    instrument: Instrument | None = Field(None, description="rung of the ladder")
    matter: Matter | None = Field(None, description="matter of the motion")

    @model_validator(mode="after")
    def _askable(self) -> "HookEntry":
        hook = HOOK[self.what]
        for key, may in narrowed_by(hook).items():
            if getattr(self, key) is not None and not may:
                raise ValueError(f"`{key}` cannot be asked of {self.what} ({hook.meaning})")
        return self


def _named(written: object) -> object:
    """The name alone is the hook without more."""
    if isinstance(written, str):
        if written not in HOOK:
            raise unknown_word("hook", written, HOOK, "a date goes with `at`" if written[:1].isdigit() else None)
        return {"what": written}
    return written


Hooked = Annotated[HookEntry, BeforeValidator(_named, json_schema_input_type=HookName | HookEntry)]
