"""The present world as its governments may know it: the past as it was, the future open.

Why: a fork of the world still holds the game's own dice, the script of what is to come, and the documented course of every
quantity. A forecast on it would be a look into the author's book. So a blind fork has other luck; its script is silent and
crises are drawn at their rates instead; crises that run end by their own course, not on a written day; and every documented
series stays at today's level. What is left is what anybody could know today.
"""

import hashlib
from typing import NamedTuple

import numpy as np

from sim.script.fire import cut
from sim.script.opcodes import BY_DATE, BY_EVENT
from sim.script.waiting import NOT_LISTED, NOT_WATCHED
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.buffer import Space, plan, views
from sim.world.layout import Setting
from sim.world.parameters import SETTING

DECAYS = {
    kinds.UNREST: "decay_unrest",
    kinds.INSURGENCY: "decay_insurgency",
    kinds.TERROR: "decay_terror",
    kinds.TRAFFICKING: "decay_trafficking",
    kinds.DISASTER: "decay_disaster",
}
"""How fast a crisis of a kind fades when nobody has written its course; attacks fade by `decay_attack`."""


class Blind(NamedTuple):
    """A world and a setting in which nothing of the future is written."""

    space: Space
    setting: Setting


def key_of(seed: int, branch: int, day: int, purpose: str = "forecast") -> int:
    """The key of the luck of forks made on a day of a branch: never that of the game, the same for the same question."""
    text = f"{purpose} {seed} {branch} {day}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "little")


def seeds_of(key: int, count: int) -> np.ndarray:
    """Seeds of so many forks (SplitMix64 over the key)."""
    with np.errstate(over="ignore"):
        z = np.uint64(key) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def blinded(space: Space, setting: Setting) -> Blind:
    """A fork of a world, with a setting of its own, from which all knowledge of the future is taken."""
    fork = space.fork()
    today = int(fork.world.now["day"][0])
    silence_script(fork)
    open_ends(fork, setting, today)
    return Blind(fork, setting_today(setting, dict(fork.drawn.sizes), today))


def silence_script(space: Space) -> None:
    """No dated event comes up and none that follows another; crises are drawn. Conditions and hazards: `setting_today`."""
    world = space.world
    world.now["crises_mode"] = kinds.DRAWN
    world.now["next_dated"] = len(world.events)
    world.due_days["day"] = NEVER
    world.now["events_due"] = NEVER
    world.now["script_due"] = world.now["day"]  # it still keeps what was granted, and takes readings
    world.now["awake"] = 0
    world.events["awake"] = 0
    world.watches["users"] = 0
    world.watches["row"] = NOT_LISTED
    world.events["barred"] = NOT_WATCHED
    world.now["reals_watched"] = world.now["wholes_watched"] = world.now["others_watched"] = world.now["always_watched"] = 0
    world.now["draws_stale"] = 1
    world.now["clock_due"] = NEVER


def open_ends(space: Space, setting: Setting, today: int) -> None:
    """Written ends are taken away: of crises, courses, disputes, units and bases. What has not begun has no date."""
    world = space.world
    written = (world.crises["stage"] == kinds.CRISIS_OPEN) & (world.crises["event"] >= 0)
    for place in np.flatnonzero(written):
        name = DECAYS.get(int(world.crises["kind"][place]), "decay_attack")
        world.crises["decay"][place] = setting.parameters[name][0]
    world.crises["until"][written] = NEVER
    for table in (world.stretches, world.pair_stretches):
        table["until"] = 0  # looked up again in a setting that ends today
    for table in (world.disputes, world.units, world.bases):
        table["until"][table["until"] >= today] = NEVER
        table["since"][table["since"] > today] = NEVER


def setting_today(setting: Setting, sizes: dict[str, int], today: int) -> Setting:
    """A setting of its own, whose documented series and hazards say nothing about days after today."""
    drawn = plan(SETTING, sizes)
    fresh = Setting(*views(np.zeros(drawn.bytes, np.uint8), drawn))
    for name in Setting._fields:
        getattr(fresh, name)[...] = getattr(setting, name)
    cut_series(fresh.trends, today)
    cut_series(fresh.pair_trends, today)
    hazards = fresh.hazards
    hazards["rate"][hazards["since"] > today] = 0.0
    hazards["until"][hazards["until"] >= today] = NEVER
    fresh.script["at"] = NEVER
    fresh.script["trigger"][fresh.script["trigger"] != BY_DATE] = BY_EVENT
    fresh.script["after"] = -1
    cut(fresh)
    fresh.script["decided"] = 1  # what runs goes on as the parties decide; what it was opened by is known and stays
    return fresh


def cut_series(series: np.ndarray, today: int) -> None:
    """Let every dated series (last axis) stay at its level of today for ever; those without dates stay without."""
    flat = series.reshape(-1, series.shape[-1])
    days = flat["day"]
    known = days < NEVER
    past = ((days <= today) & known).sum(axis=1)
    rows = np.flatnonzero(known.any(axis=1) & (past < known.sum(axis=1)))
    coming = past[rows]
    before = np.maximum(coming - 1, 0)
    length = days[rows, coming] - days[rows, before]
    way = np.where(coming > 0, (today - days[rows, before]) / np.maximum(length, 1), 0.0)
    for name in ("value", "spread"):
        level = flat[name]
        level[rows, coming] = level[rows, before] + way * (level[rows, coming] - level[rows, before])
    ahead = np.arange(days.shape[1]) >= coming[:, None]
    days[rows] = np.where(ahead, NEVER, days[rows])
    days[rows, coming] = today
