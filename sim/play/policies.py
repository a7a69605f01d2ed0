"""What a player is told, by kind of event: kept in the log only, noted below the bar, or noted and time stops."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Policy = Literal["log", "note", "pause"]
POLICIES: tuple[Policy, ...] = ("log", "note", "pause")


class Group(NamedTuple):
    """Kinds of events that are treated alike, with what is done unless the player says otherwise."""

    name: str
    usual: Policy
    kinds: tuple[str, ...]


GROUPS: tuple[Group, ...] = (
    Group("message", "pause", ("message",)),
    Group("crisis", "pause", ("crisis opened",)),
    Group("escalation", "note", ("clash escalated", "ceasefire", "crisis ended")),
    Group("vote", "pause", ("proposal opened",)),
    Group("ruling", "note", ("proposal passed", "proposal failed", "appeal inadmissible", "mandate granted", "mandate refused")),
    Group("force", "note", ("force mobilised", "force arrived", "force gone", "contribution refused")),
    Group(
        "membership", "note",
        ("joined", "left", "did not renew", "notice of withdrawal", "froze participation", "returned to participation",
         "suspended", "expelled", "applied to join", "vote lost"),
    ),
    Group("base", "log", ("base opened", "base closed", "base refused")),
    Group("office", "log", ("chair passed", "secretary general took office", "leader changed")),
    Group("home", "log", ("protest", "poll")),
    Group("exercise", "log", ("exercise held", "exercise boycotted", "exercise cancelled")),
)  # fmt: skip
"""The groups in the order of the settings."""


def policy_of(group: Group, chosen: Mapping[str, Policy]) -> Policy:
    """What is done at a group's events."""
    return chosen.get(group.name, group.usual)


def kinds_told(chosen: Mapping[str, Policy], policy: Policy) -> tuple[str, ...]:
    """The kinds of events that are treated in a way."""
    return tuple(kind for group in GROUPS if policy_of(group, chosen) == policy for kind in group.kinds)
