"""How a scenario is tried out. Apart from the trying itself, so that a check without runs loads no rules."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Trial:
    """How often a scenario is lived, from which seed on, and who is told how far it is."""

    runs: int
    seed: int = 1
    progress: Callable[[int, int], None] = lambda _done, _of: None
