"""The first morning of a scenario in a form that can be copied, kept and sent to another process.

Why apart from `sim.scenario.build.Start`: that one holds the validated scenario with all its classes, and views whose
addresses mean nothing elsewhere. An opening is kept as bytes and names, and lays its views over them anew.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.scenario.build import Start
from sim.scenario.names import Names
from sim.world.buffer import Plan, Space, over, plan, views
from sim.world.layout import Setting
from sim.world.parameters import SETTING


@dataclass(frozen=True, eq=False)
class Opening:
    """A world on its first day with its setting, its names and the digest of its scenario."""

    space: Space
    setting: Setting
    setting_buffer: np.ndarray
    names: Names
    digest: str

    def world(self, seed: int) -> Space:
        """A fresh world for a run with a seed, 0 to 2**64 - 1."""
        fresh = self.space.fork()
        fresh.world.now["seed"] = np.uint64(seed)
        return fresh

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept as bytes; copies lay their own views."""
        return lay, (self.space.content(), self.space.drawn, self.setting_buffer.tobytes(), self.names, self.digest)

    def __repr__(self) -> str:
        """The scenario's digest."""
        return f"<Opening of scenario {self.digest[:12]}>"


def opening_of(start: Start) -> Opening:
    """What a start holds, without the scenario as it was written."""
    return Opening(start.space, start.setting, start.setting_buffer, start.names, start.digest)


def lay(content: bytes, drawn: Plan, setting_bytes: bytes, names: Names, digest: str) -> Opening:
    """An opening over its bytes."""
    buffer = np.frombuffer(setting_bytes, np.uint8).copy()
    setting = Setting(*views(buffer, plan(SETTING, dict(drawn.sizes))))
    return Opening(over(np.frombuffer(content, np.uint8).copy(), drawn), setting, buffer, names, digest)
