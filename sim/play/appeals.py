"""What an appeal for each instrument might bring: asked in a blind copy of the world, the motion it leads to is read there."""

from typing import NamedTuple

import numpy as np

from sim.game import council
from sim.game.blind import blinded, key_of
from sim.game.levers import interval, movers
from sim.game.session import Game
from sim.order_log import Desk, Orders
from sim.orders import OpenDecision
from sim.turn import live_until
from sim.words import kinds


class Prospect(NamedTuple):
    """The chance that what is asked for is granted, 0 to 1, and why the law would refuse it, where it would."""

    chance: float
    refusal: str
    low: float
    high: float
    """The 90 % interval of the chance, as for a motion in the council (`sim.game.levers.interval`)."""


def prospect(game: Game, decision: OpenDecision, option: str) -> Prospect | None:
    """What comes of asking for an instrument; None where no motion comes of it within a few days.

    The copy knows nothing of the future and has other luck than the game.
    """
    blind = blinded(game.space, game.setting)
    world = blind.space.world
    world.now["seed"] = np.uint64(key_of(game.setup.seed, game.course.number, game.day, "appeal"))
    desk = Desk(blind.space, blind.setting, game.names, Orders())
    asked = None if decision.organisation is None else str(decision.organisation)
    if desk.order(str(decision.state), "appeal", decision.subject, option, organisation=asked) is not None:
        return None
    serial = None
    for _ in range(3):
        live_until(world, blind.setting, int(world.now["day"][0]) + 1, 0)
        rows = world.proposals
        found = np.flatnonzero((rows["crisis"] == decision.subject) & (rows["stage"] == kinds.PROPOSAL_OPEN))
        if len(found):
            serial = int(rows["serial"][found[-1]])
            break
    if serial is None:
        return None
    motion = council.read(blind.space, blind.setting, game.names, serial)
    low, high = interval(motion.chance, movers(blind.space, blind.setting, game.names, serial))
    return Prospect(motion.chance, motion.refusal.text if motion.refusal else "", low, high)
